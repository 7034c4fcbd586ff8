"""Matches and mentions in their context (key word in context)."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._coverage import places_of
from mediakit._groups import texts
from mediakit._near_words import check_whole, index_of, matches_of, several_patterns
from mediakit.patterns import Index, lower
from mediakit.tables import columns as table_columns
from mediakit.text import text_column, tokens

SORTS = ("place", "left", "right")


def kwic(
    articles: pd.DataFrame,
    pattern: str | Sequence[str],
    *,
    window: int = 8,
    sort: str = "place",
    columns: Sequence[str] = (),
    index: Index | None = None,
) -> pd.DataFrame:
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
    sort : {"place", "left", "right"} or str
        ``place``: by article, as they stand in `articles`, and place. ``left``: by the words shown before the
        match, the nearest first, letters alike be they upper or lower case, with an accent or without, so that the
        same words stand together; then by those behind it. ``right``: by the words behind it, then by those before
        it. Or a column of `articles`, its texts likewise, missing values last; it is then in the table too. Ties are
        by place.
    columns : sequence of str
        Columns of `articles`, such as ``outlet``, that the table shows behind its own.
    index : Index, optional
        The index of the articles' texts, in their order, so that it is not made for each pattern anew.

    Returns
    -------
    DataFrame
        One row per match, in the order of `sort`: ``doc_id``, ``start``, ``end`` (characters of the match
        in ``articles.text``), ``left``, ``match``, ``right``. ``match`` is the text as it stands;
        ``left`` and ``right`` too, with the punctuation beside their words, but each run of white space
        that holds a line break is shown as one space. They are empty where there is nothing.

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        `articles` lacks a column, or `window` is no whole number from 0 up. A column that is asked for has the
        name of one of the table's own.

    Notes
    -----
    Checked against quanteda's expected values for ``kwic``.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["They called the land swap, at last, a deal."]})
    >>> kwic(articles, "swap", window=2)
      doc_id  start  end      left match       right
    0      a     21   25  the land  swap  , at last,
    >>> kwic(articles, ["the", "a"], window=1, sort="left")[["left", "match"]]
          left match
    0  called   the
    1   last,     a
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    check_whole(window, "window", 0, "a whole number of words")
    shown = _shown_columns(articles, sort, columns)
    patterns = several_patterns(pattern)
    places: list[list[tuple[int, int]]] = [[] for _ in range(len(articles))]
    for match in matches_of(index_of(articles, index), patterns):
        places[match.row].append((match.start, match.end))
    table, order = _in_context(articles, places, window, sort)
    return _finished(table, order, articles, sort, shown)


def kwic_of_mentions(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    window: int = 8,
    sort: str = "place",
    columns: Sequence[str] = (),
) -> pd.DataFrame:
    """Show mentions in their context: the kwic table, with the frame of each.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id``, ``frame``, ``start`` and ``end``.
    articles : DataFrame
        The articles that they were found in: ``doc_id`` (each once) and ``text``.
    window : int
        Words on each side, 0 or more.
    sort : {"place", "left", "right"} or str
        As in `kwic`.
    columns : sequence of str
        Columns of `articles` to show, as in `kwic`.

    Returns
    -------
    DataFrame
        As `kwic`, with ``frame`` behind ``right``, and ``voice`` where mentions has it.

    Raises
    ------
    MediakitError
        As `kwic`, and where a ``doc_id`` stands twice in `articles`.

    Warns
    -----
    UserWarning
        Mentions of articles that are not in `articles`, with their count; they are left out.

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
    check_whole(window, "window", 0, "a whole number of words")
    shown = _shown_columns(articles, sort, columns)
    ordered = mentions.sort_values(["doc_id", "start", "end"], kind="stable")
    places: list[list[tuple[int, int]]] = [[] for _ in range(len(articles))]
    carried = ["frame", *(["voice"] if "voice" in mentions.columns else [])]
    beside: list[list[list[str]]] = [[] for _ in range(len(articles))]
    told = zip(ordered["start"], ordered["end"], *(ordered[column].astype(str) for column in carried), strict=True)
    for row, (start, end, *values) in zip(places_of(ordered, articles).tolist(), told, strict=True):
        if row >= 0:
            places[row].append((start, end))
            beside[row].append(values)
    table, order = _in_context(articles, places, window, sort)
    for i, column in enumerate(carried):
        table[column] = text_column([values[i] for row in beside for values in row])
    return _finished(table, order, articles, sort, shown)


def _shown_columns(articles: pd.DataFrame, sort: str, columns: Sequence[str]) -> list[str]:
    """The columns of articles that the table shows, the one that it is sorted by among them."""
    if isinstance(columns, str) or not isinstance(columns, Sequence):
        raise MediakitError(f"columns={columns!r} is no list of columns. Write columns=['outlet'].")
    check_columns(articles, columns, "articles")
    own = [*table_columns("kwic"), "frame", "voice"]
    if not isinstance(sort, str):
        raise MediakitError(f"sort={sort!r} is no way to sort. Allowed: {listed(SORTS)}, or one column of articles.")
    if sort not in SORTS and (sort not in articles.columns or (sort in own and sort != "doc_id")):
        allowed = [*SORTS, *(column for column in articles.columns if column not in own[1:])]
        raise MediakitError(f"sort={sort!r} is not known. Allowed: {listed(allowed)}.{nearest(sort, allowed)}")
    for column in columns:
        if column in own:
            raise MediakitError(f"columns: the kwic table has a column '{column}' of its own. Rename that of articles.")
    wanted = [*columns, *([] if sort in (*SORTS, "doc_id") else [sort])]
    return list(dict.fromkeys(wanted))


def _finished(
    table: pd.DataFrame, order: list[tuple], articles: pd.DataFrame, sort: str, shown: list[str]
) -> pd.DataFrame:
    """The table in its order, with the columns of its articles."""
    rows = table.pop("row").to_numpy()
    for column in shown:
        table[column] = articles[column].iloc[rows].array
    if sort == "place":
        return table
    if sort in ("left", "right"):
        return table.iloc[sorted(range(len(table)), key=order.__getitem__)].reset_index(drop=True)
    if pd.api.types.is_object_dtype(table[sort]) or pd.api.types.is_string_dtype(table[sort]):
        # numbers and texts may stand in one column
        return table.sort_values(
            sort, kind="stable", ignore_index=True, key=lambda values: values.map(_like, na_action="ignore")
        )
    return table.sort_values(sort, kind="stable", ignore_index=True)


def _in_context(
    articles: pd.DataFrame, places: list[list[tuple[int, int]]], window: int, sort: str
) -> tuple[pd.DataFrame, list[tuple]]:
    """The kwic table of the given places, one list of them per article, and what its lines are sorted by."""
    rows, lines, order = [], [], []
    for row, (text, found) in enumerate(zip(texts(articles), places, strict=True)):
        words = tokens(text) if found else []
        begins = [begin for begin, _ in words]
        for begin, stop in found:
            first, last = bisect_left(begins, begin), bisect_left(begins, stop) - 1
            left, right = _left(text, words, first, window), _right(text, words, last, window)
            rows.append(row)
            lines.append((begin, stop, _shown(text[left:begin]), text[begin:stop], _shown(text[stop:right])))
            if sort in ("left", "right"):
                before = _alike(text, words[max(first - window, 0) : first])[::-1]
                behind = _alike(text, words[last + 1 : last + 1 + window])
                order.append((before, behind) if sort == "left" else (behind, before))
    start, end, left, middle, right = zip(*lines, strict=True) if lines else ((),) * 5
    table = pd.DataFrame(
        {
            "doc_id": articles["doc_id"].iloc[rows].reset_index(drop=True),
            "start": np.array(start, dtype="int64"),
            "end": np.array(end, dtype="int64"),
            "left": text_column(list(left)),
            "match": text_column(list(middle)),
            "right": text_column(list(right)),
            "row": np.array(rows, dtype="int64"),
        },
        columns=[*table_columns("kwic"), "row"],
    )
    return table, order


def _alike(text: str, words: list[tuple[int, int]]) -> list[str]:
    return [_like(text[begin:end]) for begin, end in words]


def _like(value: object) -> str:
    """A word or other value as its order sees it: in lower case, without accents.

    >>> _like("Été"), _like("STRAßE"), _like(10)
    ('ete', 'strasse', '10')
    """
    word = lower(str(value)).casefold()
    if word.isascii():
        return word
    # from class 10 up they are accents and points; those below tell letters apart (Devanagari, kana)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.combining(c) < 10)


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
