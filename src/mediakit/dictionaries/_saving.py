"""From a codebook to a dictionary of another program: what the format cannot hold, and what would be lost."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType

from mediakit._check import CodebookError
from mediakit._phrases import counted
from mediakit.codebook import Codebook, Frame
from mediakit.dictionaries._parts import Category, Entry, Holds, id_of
from mediakit.patterns import Pattern, parse
from mediakit.patterns.language import Near, Phrase

MOST_PHRASES = 1_000  # that the alternatives of one pattern are multiplied out to
_INNER_STAR = re.compile(r"\*(?!\Z|[ -])|(?:\A|[ -])\*")


@dataclass
class Saved:
    """A codebook as categories, what the format cannot hold of it, and what would be lost.

    Attributes
    ----------
    categories : list of Category
    refused : list of str
        What would count something else, or could not be read back.
    lost : dict of str to int
        What is not written, with its count.
    """

    categories: list[Category] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost: dict[str, int] = field(default_factory=dict)

    def lose(self, what: str, n: int = 1) -> None:
        """Count something that is not written."""
        if n:
            self.lost[what] = self.lost.get(what, 0) + n


def saved(codebook: Codebook, form: ModuleType) -> Saved:
    """What a codebook becomes in a format."""
    holds: Holds = form.HOLDS
    result = Saved()
    by_id: dict[str, Category] = {}
    if holds.language == "words or regex":
        holds = _one_of_both(codebook, holds)
    for frame_id, frame in codebook.frames.items():
        own_id = frame_id if frame.parent is None else frame_id.removeprefix(f"{frame.parent}.")
        by_id[frame_id] = category = _category(own_id, frame, holds, result)
        (by_id[frame.parent].below if frame.parent is not None else result.categories).append(category)
        if frame.parent is not None and not holds.nested:
            result.refused.append(f"frame '{frame_id}' stands below another")
        if frame.exclude:
            result.refused.append(f"frame '{frame_id}' excludes phrases")
        if frame.match_case:
            result.refused.append(f"upper and lower case count in frame '{frame_id}'")
        for pattern in dict.fromkeys(frame.patterns):
            try:
                texts = list(_entries(parse(pattern), frame, holds))
            except _Refused as reason:
                result.refused.append(f"{pattern!r} of frame '{frame_id}' {reason}")
                continue
            valence = frame.valences.get(pattern) if holds.valences else None
            category.entries += [Entry(text, valence) for text in texts]
    _lose_the_rest(codebook, holds, result)
    return result


class _Refused(Exception):
    """What about a pattern a format cannot hold."""


def _one_of_both(codebook: Codebook, holds: Holds) -> Holds:
    """The format's abilities for this codebook: regular expressions, where all patterns are some; else words."""
    patterns = [parse(pattern) for frame in codebook.frames.values() for pattern in frame.patterns]
    language = "regex" if all(pattern.is_regex for pattern in patterns) else "words"
    return Holds(**(vars(holds) | {"language": language}))


def _category(own_id: str, frame: Frame, holds: Holds, result: Saved) -> Category:
    """A frame as a category without entries; its name is the label wherever the id can be made from it again."""
    definition = frame.definition if holds.definitions else ""
    if holds.labels:
        return Category(own_id, frame.label, definition=definition)
    name = frame.label if id_of(frame.label) == own_id else own_id
    if name != frame.label:
        result.lose("label")
    return Category(name, name, definition=definition)


def _entries(pattern: Pattern, frame: Frame, holds: Holds) -> Iterator[str]:
    """The entries that say the same as a pattern."""
    if holds.language == "patterns":
        if isinstance(pattern.expression, Near) and frame.within != "sentence":
            raise _Refused(f"reaches as far as the {frame.within} (within)")
        yield " ".join(pattern.text.split()) if not pattern.is_regex else pattern.text.strip()
        return
    if pattern.match_case:
        raise _Refused("lets upper and lower case count")
    if pattern.is_regex:
        if holds.language != "regex":
            raise _Refused("is a regular expression")
        yield f"re:{pattern.text.strip().removeprefix('re:').strip()}"
        return
    if not isinstance(pattern.expression, Phrase):
        raise _Refused("looks for words near each other")
    if "(" in pattern.text:
        n_phrases = sum(math.prod(map(len, reading)) for reading in pattern.expression.readings)
        if n_phrases > MOST_PHRASES:
            raise _Refused(f"makes {n_phrases:,} phrases, more than {MOST_PHRASES:,}")
        texts = dict.fromkeys(" ".join(words) for words in pattern.expression.phrases())
    else:
        texts = {" ".join(pattern.text.split()): None}
    for text in texts:
        if "?" in text and "?" not in holds.globs:
            raise _Refused("holds ?, which stands for no letter there")
        if holds.globs == "end" and _INNER_STAR.search(text):
            raise _Refused("holds * before a word's end")
        yield text


def _lose_the_rest(codebook: Codebook, holds: Holds, result: Saved) -> None:
    """Count what the frames and the book say beside names and patterns."""
    for frame in codebook.frames.values():
        result.lose("definition", bool(frame.definition) and not holds.definitions)
        result.lose("rule", bool(frame.rule))
        result.lose("source", bool(frame.source))
        result.lose("example", len(frame.yes) + len(frame.no))
        result.lose("reach of proximity (within)", frame.within != "sentence")
        kept = [value for value in frame.valences.values() if holds.valences and value != holds.usual_valence]
        result.lose("valence", len(frame.valences) - len(kept))
    result.lose("version", bool(codebook.version))
    result.lose("choice of overlaps", codebook.overlaps != "longest")
    usual = {"codebook", codebook.path.stem if codebook.path else ""}
    result.lose("name of the codebook", codebook.name not in usual)


def told_lost(lost: dict[str, int], title: str) -> str:
    """The sentence that says what is not written.

    >>> told_lost({"label": 2, "rule": 1}, "LIWC")
    'LIWC has no place for 2 labels, 1 rule: not written.'
    """
    plurals = {"reach of proximity (within)": "reaches of proximity (within)"}
    listed = ", ".join(counted(n, what, plurals.get(what, "")) for what, n in lost.items())
    return f"{title} has no place for {listed}: not written."


def check_same(codebook: Codebook, categories: list[Category], again: Codebook, holds: Holds) -> None:
    """Raise a CodebookError unless what was written reads back as it should."""
    wanted: list[tuple[str, Category]] = []
    for above, category in _with_ids(categories, ""):
        wanted.append((above, category))
    if [frame_id for frame_id, _ in wanted] != list(codebook.frames):
        ids = {frame_id for frame_id, _ in wanted}
        bad = next((own for own in codebook.frames if own not in ids), next(iter(codebook.frames)))
        raise CodebookError(_about(bad))
    for frame_id, category in wanted:
        frame = again.frames.get(frame_id)
        entries: dict[str, float | None] = {}
        for entry in category.entries:
            text = entry.text.lower() if holds.language.startswith("words") and entry.text[:3] != "re:" else entry.text
            entries.setdefault(text, None if entry.valence == holds.usual_valence else entry.valence)
        if frame is None or frame.label != category.label:
            raise CodebookError(_about(frame_id))
        if list(frame.patterns) != list(entries):
            odd = next((text for text in entries if text not in frame.patterns), next(iter(entries), ""))
            raise CodebookError(f"the pattern {odd!r} of frame '{frame_id}' would not read back the same.")
        if dict(frame.valences) != {text: value for text, value in entries.items() if value is not None}:
            raise CodebookError(f"the valences of frame '{frame_id}' would not read back the same.")
    if len(again.frames) != len(wanted):
        raise CodebookError(_about(next(frame_id for frame_id in again.frames if frame_id not in codebook.frames)))


def _with_ids(categories: list[Category], above: str) -> Iterator[tuple[str, Category]]:
    for category in categories:
        frame_id = f"{above}{id_of(category.name)}"
        yield frame_id, category
        yield from _with_ids(category.below, f"{frame_id}.")


def _about(frame_id: str) -> str:
    return (
        f"the id or label of frame '{frame_id[:60]}' holds something that would not read back the same. Use letters, "
        "digits, _ and spaces."
    )
