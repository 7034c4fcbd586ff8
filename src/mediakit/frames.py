"""Frames in articles: where they are mentioned, in what words, and in how many articles."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit._coverage import coverage
from mediakit._coverage_over_time import coverage_over_time
from mediakit._groups import languages, texts
from mediakit._kwic import kwic, kwic_of_mentions
from mediakit.codebook import Codebook, as_codebook
from mediakit.patterns import Index, find_frames
from mediakit.tables import columns
from mediakit.text import sentences, text_column
from mediakit.voice import Quotations, quotations

BATCH = 10_000  # articles whose words are held at a time

__all__ = ["coverage", "coverage_over_time", "kwic", "kwic_of_mentions", "mentions"]


def mentions(
    articles: pd.DataFrame,
    codebook: Codebook | Mapping | str | Path,
    *,
    field: str = "text",
    quotes: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find every mention of a codebook's frames.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field` (and, for the sentences, ``language`` where it is there).
        A missing text counts as empty.
    codebook : Codebook, mapping or path
        From `read_codebook`, or a mapping in the shape of its YAML, or the path of the YAML file.
    field : str
        The column that is searched, for example ``title``. Give `coverage` the same.
    quotes : DataFrame, optional
        ``quotes(articles)``, of the same field; with it the table says in whose voice each mention is.

    Returns
    -------
    DataFrame
        One row per mention, by article, place and frame:

        - ``doc_id``: the article.
        - ``sent_id``: the sentence in which it begins, as `sentences` counts.
        - ``frame``: the frame's id, a Categorical whose categories are all frames of the codebook, in
          its order, so that a frame without a mention is not lost.
        - ``pattern``: the pattern as the codebook writes it.
        - ``start``, ``end``: ``articles[field][start:end] == text``.
        - ``text``: what matched.
        - ``voice``, with `quotes`: ``quoted`` where all letters and digits of the match lie in direct quotations,
          ``narrator`` where none does, else ``mixed``. Indirect speech and scare quotes are the paper's own words.

        No value is missing.

    Raises
    ------
    CodebookError
        The codebook cannot be used.
    MediakitError
        `articles` lacks a column, or the quotations do not stand in these texts.

    Notes
    -----
    What a pattern finds, and which of overlapping matches count, is said in docs/codebook.md. If the codebook does
    not say otherwise, case does not count, the longest match wins inside one frame, then the leftmost, and no
    character counts twice there. The same words may count for two frames, and what a frame counts the frames above
    it count, too. Checked against regular expressions written by hand.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["Talks went on. The land-swap was off."]})
    >>> mentions(articles, {"frames": {"swap": {"patterns": ["swap", "land swap*"]}}})
      doc_id  sent_id frame     pattern  start  end       text
    0      a        1  swap  land swap*     19   28  land-swap

    With the quotations it is also said whose words they are:

    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["“A swap?” she said. The swap is off."]})
    >>> quotes = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [9], "kind": ["direct"]})
    >>> mentions(articles, {"frames": {"swap": {"patterns": ["swap"]}}}, quotes=quotes)[["start", "voice"]]
       start     voice
    0      3    quoted
    1     24  narrator
    """
    check_columns(articles, ["doc_id", field], "articles")
    codebook = as_codebook(codebook)
    quoted = None if quotes is None else quotations(articles, quotes, field)
    if field != "text":
        articles = articles.assign(text=articles[field])
    batches = [
        _mentions(articles.iloc[start : start + BATCH], codebook, quoted, start)
        for start in range(0, max(len(articles), 1), BATCH)
    ]
    return pd.concat(batches, ignore_index=True) if len(batches) > 1 else batches[0]


def _mentions(articles: pd.DataFrame, codebook: Codebook, quoted: Quotations | None, first_row: int) -> pd.DataFrame:
    """The mentions of a batch of articles, the first of which has the number `first_row`."""
    contents = texts(articles)
    found = find_frames(Index(contents, languages(articles)), codebook)
    patterns = [frame.patterns for frame in codebook.frames.values()]
    rows, start, end = found.row, found.start, found.end
    table = pd.DataFrame(
        {
            "doc_id": articles["doc_id"].iloc[rows].reset_index(drop=True),
            "sent_id": _sentence_numbers(articles, rows, start),
            "frame": pd.Categorical.from_codes(found.frame, categories=pd.Index(list(codebook.frames), dtype="str")),
            "pattern": text_column([patterns[o][p] for o, p in zip(found.owner, found.pattern, strict=True)]),
            "start": start,
            "end": end,
            "text": text_column([contents[r][a:b] for r, a, b in zip(rows, start, end, strict=True)]),
        },
        columns=columns("mentions"),
    )
    if quoted is not None:
        table["voice"] = text_column(quoted.voices(rows + first_row, start, end))
    return table


def _sentence_numbers(articles: pd.DataFrame, rows: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The number of the sentence that holds the character `start` of the article at the place `rows`."""
    used = np.unique(rows)
    held = articles[[c for c in ("text", "language") if c in articles.columns]].iloc[used]
    table = sentences(held.assign(doc_id=used))  # by place: a hand-made doc_id may stand twice
    place, begins = table["doc_id"].to_numpy(), table["start"].to_numpy()
    numbers = np.zeros(len(rows), dtype="int64")
    first, last = np.searchsorted(place, used, "left"), np.searchsorted(place, used, "right")
    left, right = np.searchsorted(rows, used, "left"), np.searchsorted(rows, used, "right")
    for i in range(len(used)):
        inside = np.searchsorted(begins[first[i] : last[i]], start[left[i] : right[i]], "right")
        numbers[left[i] : right[i]] = np.maximum(inside - 1, 0)
    return numbers
