"""Marked lines as a codebook's examples: the sentence of each, and whether the frame finds it there."""

from typing import NamedTuple

from mediakit.codebook import Codebook
from mediakit.patterns import Index, find_frames
from mediakit.text import punkt_language, sentence_spans
from mediakit.workbench.marks import RIGHT, Key, Marks
from mediakit.workbench.shown import plain

LONGEST = 400  # characters of a sentence that a reader of the codebook takes in at a glance
PRE_CHOSEN = 3  # of each kind and frame, if nothing else is said


class Example(NamedTuple):
    """A sentence that may go into ``examples``."""

    text: str
    kind: str  # yes or no
    holds: bool  # whether the frame does what the example says
    key: Key


def sentence_of(text: str, start: int, language: str | None) -> str:
    """The sentence of a text that holds a character, on one line.

    >>> sentence_of("They met. The land  swap is off. Rain.", 14, None)
    'The land swap is off.'
    """
    spans = sentence_spans(text, punkt_language(language) or "english")
    held = next(((first, last) for first, last in spans if first <= start < last), (start, start))
    return " ".join(plain(text[held[0] : held[1]]).split())


def examples_of(
    marks: Marks,
    frame_id: str,
    codebook: Codebook,
    passages: dict[Key, tuple[str, str | None]],
) -> tuple[list[Example], int]:
    """The sentences of a frame's marked lines that are not among its examples yet, in the order of marking.

    Parameters
    ----------
    marks : Marks
        All marks.
    frame_id : str
        The frame.
    codebook : Codebook
        As it will be saved.
    passages : dict
        For each mark that still fits its article the article's text and language.

    Returns
    -------
    list of Example
        Each sentence once. One that was marked both right and wrong is no example.
    int
        How many sentences are too long to be one.
    """
    frame = codebook.frames[frame_id]
    known = {" ".join(text.split()) for text in (*frame.yes, *frame.no)}
    kinds: dict[str, set[str]] = {}
    keys: dict[str, Key] = {}
    for key, judgement in marks.of_frame(frame_id):
        if key in passages:
            text = sentence_of(passages[key][0], key[2], passages[key][1])
            kinds.setdefault(text, set()).add("yes" if judgement == RIGHT else "no")
            keys.setdefault(text, key)
    new = [text for text, judged in kinds.items() if text and text not in known and len(judged) == 1]
    short = [text for text in new if len(text) <= LONGEST]
    found = _found_in(short, frame_id, codebook)
    told = []
    for text in short:
        (kind,) = kinds[text]
        told.append(Example(text, kind, (text in found) == (kind == "yes"), keys[text]))
    return told, len(new) - len(short)


def _found_in(sentences: list[str], frame_id: str, codebook: Codebook) -> set[str]:
    """The sentences in which the frame finds a mention."""
    if not sentences:
        return set()
    matches = find_frames(Index(sentences), codebook)
    place = list(codebook.frames).index(frame_id)
    return {sentences[row] for row in matches.row[matches.frame == place].tolist()}
