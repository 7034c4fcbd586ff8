"""Windows of words around what was found: the passages in which the tone near a frame or a name is scored."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns
from mediakit._coverage import places_of
from mediakit._groups import languages, texts
from mediakit._near_words import check_whole, matches_of
from mediakit._units import languages_for, spans_of
from mediakit.patterns import WITHIN, Index
from mediakit.text import text_column, tokens
from mediakit.voice import span_columns


class _Target(NamedTuple):
    """What was found: the place of its article, of its frame, and its characters."""

    row: int
    frame: int
    start: int
    end: int


def windows(
    articles: pd.DataFrame,
    found: pd.DataFrame | str | Sequence[str],
    *,
    words: int = 10,
    within: str = "sentence",
    merge: bool = True,
    field: str = "text",
) -> pd.DataFrame:
    """The passages of some words on each side of what was found, for the tone near it.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` (each once) and the column named by `field`; a missing text counts as empty. With
        ``language``, sentences are those of that language.
    found : DataFrame, str or list of str
        Mentions, lines of `kwic`, or any table with ``doc_id``, ``start`` and ``end``; or a pattern in the language
        of codebooks, such as ``"land swap*"``, or several that act as one frame's.
    words : int
        Words on each side, 1 or more.
    within : {"sentence", "paragraph", "article"}
        A window does not leave the sentence of what was found, as words beyond it are often about something else;
        or it stays in the paragraph, or in the article.
    merge : bool
        Make one window of those of one article and frame that overlap, so that no word counts twice. Without it
        each find has its own.
    field : str
        The column that was searched.

    Returns
    -------
    DataFrame
        One row per window, by article, place and frame: ``doc_id``, ``frame`` where `found` has it, ``start``,
        ``end``, ``text`` and ``n_targets``, how many finds it is around. ``articles[field][start:end] == text``. Marks
        that touch the outermost words belong to it.

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        A column is missing, a ``doc_id`` stands twice in `articles`, or what was found stands outside its text.

    Warns
    -----
    UserWarning
        Finds in articles that are not in `articles`, with their count; they are left out. With ``within="sentence"``,
        articles in languages whose sentences are not known, which are split by the English rules.

    Notes
    -----
    The words that were found are in the window. A frame's own words often carry a tone, ``crisis`` a negative one,
    which is then the tone of every window: ``sentiment(articles, unit=windows(articles, found), without=found)``
    leaves them out of the score.

    Examples
    --------
    >>> text = "Talks on the land swap failed. A land swap is a land swap."
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    >>> windows(articles, "land swap", words=2)
      doc_id  start  end                     text  n_targets
    0      a      6   30  on the land swap failed.          1
    1      a     31   58  A land swap is a land swap.          2
    """
    check_columns(articles, ["doc_id", field], "articles")
    check_whole(words, "words", 1, "a whole number of words")
    check_choice(within, WITHIN, "within")
    contents = texts(articles, field)
    targets, frames = _targets(articles, found, contents)
    rows, spoken = [], languages_for(articles, within)
    for row, here in groupby(targets, key=itemgetter(0)):
        spans = _windows(contents[row], list(here), words, spans_of(contents[row], within, spoken[row]))
        rows += [(row, *span) for span in (_merged(spans) if merge else spans)]
    rows.sort(key=lambda one: (one[0], one[2], one[1], one[3]))
    places, codes, starts, ends, counts = (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 5
    table = pd.DataFrame(
        {
            "doc_id": articles["doc_id"].iloc[places].reset_index(drop=True),
            "start": np.array(starts, dtype="int64"),
            "end": np.array(ends, dtype="int64"),
            "text": text_column([contents[row][start:end] for row, _, start, end, _ in rows]),
            "n_targets": np.array(counts, dtype="int64"),
        }
    )
    if frames is not None:
        table.insert(1, "frame", pd.Categorical.from_codes(codes, categories=frames))
    return table


def _targets(articles: pd.DataFrame, found: object, contents: list[str]) -> tuple[list[_Target], pd.Index | None]:
    """What was found, by article, and the names of its frames."""
    if not isinstance(found, pd.DataFrame):
        matches = matches_of(Index(contents, languages(articles)), found)
        return [_Target(match.row, 0, match.start, match.end) for match in matches], None
    check_columns(found, ["doc_id", "start", "end"], "found")
    place = places_of(found, articles, "finds")
    start, end = span_columns(found, "found")
    frames, codes = None, np.zeros(len(found), dtype="int64")
    if "frame" in found.columns:
        column = found["frame"].astype("category")
        frames, codes = column.cat.categories, column.cat.codes.to_numpy("int64")
    targets = [_Target(*one) for one in zip(place.tolist(), codes.tolist(), start.tolist(), end.tolist(), strict=True)]
    for row, _, first, last in targets:
        if row >= 0 and not 0 <= first <= last <= len(contents[row]):
            raise MediakitError(
                f"found holds the span {first} to {last} of {articles['doc_id'].iloc[row]!r}, whose text has "
                f"{len(contents[row])} characters. Give the field that was searched: field='title'."
            )
    return sorted(target for target in targets if target.row >= 0), frames


def _windows(
    text: str, targets: list[_Target], words: int, units: list[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """frame, start, end and 1 for the window of each target of one text, in their order."""
    spans = tokens(text)
    begins, ends = [start for start, _ in spans], [end for _, end in spans]
    unit_begins = [start for start, _ in units]
    windows = []
    for _, frame, start, end in targets:
        first, last = bisect_right(ends, start), bisect_left(begins, end)  # the words of the target: first to last - 1
        least = _unit(units, unit_begins, start)[0]
        most = _unit(units, unit_begins, max(end - 1, start))[1]
        left, right = max(first - words, bisect_left(begins, least)), min(last + words, bisect_right(ends, most))
        begin = min(begins[left], start) if left < len(begins) else start
        stop = max(ends[right - 1], end) if right else end
        before, behind = (ends[left - 1] if left else 0), (begins[right] if right < len(begins) else len(text))
        while begin > max(before, least) and not text[begin - 1].isspace():
            begin -= 1
        while stop < min(behind, most) and not text[stop].isspace():
            stop += 1
        windows.append((frame, begin, stop, 1))
    return windows


def _unit(units: list[tuple[int, int]], begins: list[int], place: int) -> tuple[int, int]:
    """The stretch that holds a character, or the one before it."""
    return units[max(bisect_right(begins, place) - 1, 0)] if units else (0, 0)


def _merged(windows: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The windows of one text with those of one frame that overlap made one."""
    merged: list[tuple[int, int, int, int]] = []
    for frame, start, end, n in sorted(windows):
        if merged and merged[-1][0] == frame and start < merged[-1][2]:
            _, first, last, before = merged[-1]
            merged[-1] = (frame, first, max(last, end), before + n)
        else:
            merged.append((frame, start, end, n))
    return merged
