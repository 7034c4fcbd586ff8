"""The lines of a concordance: in which order they stand, and what each shows."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import numpy as np

from mediakit._check import check_choice
from mediakit._paragraphs import paragraph_spans
from mediakit.patterns import Index, lower
from mediakit.workbench.shown import direction, plain, shortened

SORTS = ("place", "left", "right", "outlet", "random")
SORTED_BY = 4  # words beside a match that decide about its place
LONGEST = 240  # characters of a context or a match
ARTICLE = 40_000  # characters of an article that are shown around a match
PASSAGE = 2_000  # of a paragraph
LITTLE = 400  # characters that are shown, too, before any are left out
_TOUCHING = re.compile(r"[^\w\s]{0,3}")  # a quotation mark and a stop behind the last word


class Lines:
    """The lines of any matches in the articles of an index.

    Parameters
    ----------
    index : Index
        The articles' words.
    doc_ids : sequence
        The articles' ids, from which the random order is made.
    groups : ndarray of int
        The place of each article's outlet among all outlets by name.
    """

    def __init__(self, index: Index, doc_ids: Sequence[object], groups: np.ndarray) -> None:
        self.index = index
        self._groups = groups
        self._ids = np.array([_hash(str(doc_id)) for doc_id in doc_ids], "uint64")
        self._alphabetical: np.ndarray | None = None

    def order(self, first: np.ndarray, last: np.ndarray, sort: str, seed: int = 1) -> np.ndarray:
        """The places of matches, given by their first and last words, in the order of the lines.

        Parameters
        ----------
        first, last : ndarray of int
            The matches, by place.
        sort : {"place", "left", "right", "outlet", "random"}
            By place; by the words before the match, the nearest first; by those after it; by outlet; or at random.
        seed : int
            Of the random order. It puts each match in its place by a number made of seed, article and place of the
            match, so that the order of two lines does not change when others come or go.
        """
        check_choice(sort, SORTS, "sort")
        if sort == "outlet":
            return np.argsort(self._groups[self.index.rows(first)], kind="stable")
        if sort == "random":
            row = self.index.rows(first)
            start, end = (part.astype("uint64") for part in (self.index.starts[first], self.index.ends[last]))
            place = start * np.uint64(1 << 32) + end
            return np.argsort(_mixed(_mixed(self._ids[row] ^ _mixed(place)) + np.uint64(seed)), kind="stable")
        if sort in ("left", "right"):
            return np.lexsort(self._words_beside(first, last, sort)[::-1])
        return np.arange(len(first))

    def _words_beside(self, first: np.ndarray, last: np.ndarray, side: str) -> list[np.ndarray]:
        """For each match the places in the alphabet of the words beside it, the nearest first; -1 where none is."""
        if self._alphabetical is None:
            forms = [lower(kind) for kind in self.index.kinds]
            place = {form: i for i, form in enumerate(sorted(set(forms)))}
            self._alphabetical = np.array([place[form] for form in forms], "int64")
        row = self.index.rows(first)
        begin, end = self.index.first[row], self.index.first[row + 1]
        told = []
        for step in range(1, SORTED_BY + 1):
            word = first - step if side == "left" else last + step
            there = (word >= begin) & (word < end)
            code = self.index.codes[np.where(there, word, 0)]
            told.append(np.where(there, self._alphabetical[code], -1))
        return told

    def line(self, first: int, last: int, window: int) -> dict[str, Any]:
        """What one line shows: the match and so many words on each side, with where it stands."""
        row, start, end = self.span(first, last)
        text, begin, stop = self.index.texts[row], self.index.first[row], self.index.first[row + 1]
        left = int(self.index.starts[max(begin, first - window)])
        right = int(self.index.ends[min(stop - 1, last + window)])
        right = _TOUCHING.match(text, right).end() if window else end
        match = text[start:end]
        return {
            "row": row,
            "start": start,
            "end": end,
            "left": shortened(plain(text[left:start]), LONGEST, keep="end"),
            "match": shortened(plain(match), LONGEST),
            "right": shortened(plain(text[end:right]), LONGEST),
            "dir": direction(match),
        }

    def span(self, first: int, last: int) -> tuple[int, int, int]:
        """Row, start and end of a match that is given by its words."""
        row = int(self.index.rows(np.array([first]))[0])
        return row, int(self.index.starts[first]), int(self.index.ends[last])

    def context(self, row: int, start: int, end: int, *, whole: bool = False) -> dict[str, Any]:
        """The paragraph around a match, or its whole article, in three parts, and how much is left out."""
        text = self.index.texts[row]
        begin, stop = 0, len(text)
        if not whole:
            spans = [span for span in paragraph_spans(text) if span[0] < end and start < span[1]]
            begin, stop = spans[0][0], spans[-1][1]  # a match may reach into the next one
        most = ARTICLE if whole else PASSAGE
        first, last = begin, stop
        if stop - begin > most + LITTLE:
            first, last = max(begin, start - most // 2), min(stop, end + most // 2)
            first = max(first, text.find(" ", first, start) + 1) if first > begin else first  # at the edge of a word
            last = max(end, text.rfind(" ", end, last)) if last < stop else last
        return {
            "before": plain(text[first:start], breaks=True),
            "match": shortened(plain(text[start:end], breaks=True), most),
            "after": plain(text[end:last], breaks=True),
            "n_before": first - begin,
            "n_after": stop - last,
            "is_whole": first == 0 and last == len(text),
            "dir": direction(text[start:end]),
        }


def _hash(text: str) -> int:
    """A number of 64 bits for a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Numbers of 64 bits, each mapped to another that looks random (the finalizer of SplitMix64)."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
