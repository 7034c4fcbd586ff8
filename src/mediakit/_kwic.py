"""Matches and mentions in their context (key word in context)."""

import warnings
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._check import CodebookError, MediakitError, check_columns
from mediakit._groups import languages, texts
from mediakit.patterns import Index, find
from mediakit.tables import columns
from mediakit.text import text_column, tokens


def kwic(articles: pd.DataFrame, pattern: str | Sequence[str], *, window: int = 8) -> pd.DataFrame:
    """Show a pattern's matches in their context (key word in context).

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text``. A missing text counts as empty.
    pattern : str or list of str
        A word or phrase with * and ? as in a codebook, or several. Several act as one frame's patterns:
        the longest match wins, and no character is shown as a match twice.
    window : int
        Words on each side, 0 or more; fewer where the text begins or ends.

    Returns
    -------
    DataFrame
        One row per match, by article and place: ``doc_id``, ``start``, ``end`` (characters of the match
        in ``articles.text``), ``left``, ``match``, ``right``. ``match`` is the text as it stands;
        ``left`` and ``right`` too, with the punctuation beside their words, but each run of white space
        that holds a line break is shown as one space. They are empty where there is nothing.

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        `articles` lacks a column, or `window` is no whole number from 0 up.

    Notes
    -----
    Checked against quanteda's expected values for ``kwic``.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["They called the land swap, at last, a deal."]})
    >>> kwic(articles, "swap", window=2)
      doc_id  start  end      left match       right
    0      a     21   25  the land  swap  , at last,
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    if isinstance(window, bool) or not isinstance(window, int | np.integer) or window < 0:
        raise MediakitError(f"window={window!r} is not allowed. Allowed: a whole number of words from 0 up.")
    patterns = [pattern] if isinstance(pattern, str) else pattern
    if not isinstance(patterns, Sequence) or not patterns or not all(isinstance(one, str) for one in patterns):
        raise CodebookError(f"pattern={pattern!r} is no pattern. Allowed: text such as 'land swap*', or a list.")
    places: list[list[tuple[int, int]]] = [[] for _ in range(len(articles))]
    for match in find(Index(texts(articles), languages(articles)), patterns):
        places[match.row].append((match.start, match.end))
    return _in_context(articles, places, window)


def kwic_of_mentions(mentions: pd.DataFrame, articles: pd.DataFrame, *, window: int = 8) -> pd.DataFrame:
    """Show mentions in their context: the kwic table, with the frame of each.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id``, ``frame``, ``start`` and ``end``.
    articles : DataFrame
        The articles that they were found in: ``doc_id`` (each once) and ``text``.
    window : int
        Words on each side, 0 or more.

    Returns
    -------
    DataFrame
        As `kwic`, and ``frame``; by article and place.

    Examples
    --------
    >>> from mediakit import mentions
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["They called the land swap a deal."]})
    >>> found = mentions(articles, {"frames": {"swap": {"patterns": ["land swap*"]}}})
    >>> kwic_of_mentions(found, articles, window=1)
      doc_id  start  end left      match right frame
    0      a     16   25  the  land swap     a  swap
    """
    check_columns(mentions, ["doc_id", "frame", "start", "end"], "mentions")
    check_columns(articles, ["doc_id", "text"], "articles")
    ordered = mentions.sort_values(["doc_id", "start", "end"], kind="stable")
    places: list[list[tuple[int, int]]] = [[] for _ in range(len(articles))]
    frames: list[list[str]] = [[] for _ in range(len(articles))]
    row_of = {doc_id: row for row, doc_id in enumerate(articles["doc_id"])}
    strange = ~mentions["doc_id"].isin(row_of)
    if strange.any():
        warnings.warn(
            f"{int(strange.sum())} mentions are of articles that are not here; they are not shown.", stacklevel=2
        )
    for doc_id, frame, start, end in ordered[["doc_id", "frame", "start", "end"]].itertuples(index=False):
        if doc_id in row_of:
            places[row_of[doc_id]].append((start, end))
            frames[row_of[doc_id]].append(str(frame))
    return _in_context(articles, places, window).assign(frame=text_column([f for row in frames for f in row]))


def _in_context(articles: pd.DataFrame, places: list[list[tuple[int, int]]], window: int) -> pd.DataFrame:
    """The kwic table of the given places, one list of them per article."""
    rows, lines = [], []
    for row, (text, found) in enumerate(zip(texts(articles), places, strict=True)):
        words = tokens(text) if found else []
        begins = [begin for begin, _ in words]
        for begin, stop in found:
            first, last = bisect_left(begins, begin), bisect_left(begins, stop) - 1
            left, right = _left(text, words, first, window), _right(text, words, last, window)
            rows.append(row)
            lines.append((begin, stop, _shown(text[left:begin]), text[begin:stop], _shown(text[stop:right])))
    start, end, left, middle, right = zip(*lines, strict=True) if lines else ((),) * 5
    return pd.DataFrame(
        {
            "doc_id": articles["doc_id"].iloc[rows].reset_index(drop=True),
            "start": np.array(start, dtype="int64"),
            "end": np.array(end, dtype="int64"),
            "left": text_column(list(left)),
            "match": text_column(list(middle)),
            "right": text_column(list(right)),
        },
        columns=columns("kwic"),
    )


def _left(text: str, words: list[tuple[int, int]], first: int, window: int) -> int:
    """Where the left context begins: `window` words before, with what touches the outermost."""
    if not words:
        return 0
    i = min(max(first - window, 0), len(words) - 1)
    gap = text[words[i - 1][1] if i else 0 : words[i][0]]
    touching = gap.split()[-1] if window and gap and not gap[-1].isspace() else ""
    return words[i][0] - len(touching)


def _right(text: str, words: list[tuple[int, int]], last: int, window: int) -> int:
    """Where the right context ends: `window` words after, with what touches the outermost."""
    if not words:
        return len(text)
    i = min(last + window, len(words) - 1)
    gap = text[words[i][1] : words[i + 1][0] if i + 1 < len(words) else len(text)]
    touching = gap.split(maxsplit=1)[0] if window and gap and not gap[0].isspace() else ""
    return words[i][1] + len(touching)


def _shown(context: str) -> str:
    """The context on one line: a run of white space with a line break becomes one space."""
    return " ".join(line.strip() for line in context.splitlines() if line.strip())
