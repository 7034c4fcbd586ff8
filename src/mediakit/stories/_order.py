"""The order of articles in time: which is the first of a story, and which may be, as far as their dates tell."""

import re

import numpy as np
import pandas as pd

from mediakit._times import time_ranges

_DIGITS = re.compile(r"(\d+)")


def ranks(articles: pd.DataFrame) -> np.ndarray:
    """The place of each article: by the earliest time of its date, undated last, then by file, place and doc_id.

    Where its row stands in the table makes no difference, unless two have one doc_id and one text.
    """
    earliest, _ = time_ranges(articles)
    files, places, texts = (_column(articles, name) for name in ("file", "start", "text"))
    keys = []
    for row, doc_id in enumerate(articles["doc_id"]):
        hour = earliest[row]
        when = (1, 0.0) if np.isnan(hour) else (0, float(hour))
        keys.append((*when, str(files[row]), _number(places[row]), _natural(doc_id), str(texts[row]), row))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.empty(len(keys), dtype=np.int64)
    rank[order] = np.arange(len(keys))
    return rank


def _column(articles: pd.DataFrame, name: str) -> list[object]:
    if name not in articles.columns:
        return [""] * len(articles)
    return ["" if missing else value for value, missing in zip(articles[name], articles[name].isna(), strict=True)]


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float | np.number) else float("inf")


def _natural(doc_id: object) -> list[tuple[str, int, str]]:
    """What a doc_id is ordered by.

    >>> sorted(["a10", "a9", "a"], key=_natural)
    ['a', 'a9', 'a10']
    """
    parts = _DIGITS.split(str(doc_id))
    numbers = [part.lstrip("0") for part in [*parts[1::2], ""]]
    return [(word, len(number), number) for word, number in zip(parts[::2], numbers, strict=True)]


def may_be_first(articles: pd.DataFrame, story: np.ndarray) -> np.ndarray:
    """Per article whether no other one of its story (a number per article) was published before it for sure."""
    earliest, latest = time_ranges(articles)
    end = np.full(int(story.max(initial=-1)) + 1, np.inf)
    np.fmin.at(end, story, latest)
    return ~(earliest >= end[story])
