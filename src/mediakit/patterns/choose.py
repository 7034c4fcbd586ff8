"""Which of overlapping matches count."""

from typing import NamedTuple

import numpy as np

from mediakit.patterns.index import Index

OVERLAPS = ("longest", "leftmost", "all")


class Found(NamedTuple):
    """Matches in one frame: first and last word among all words of the index, and the pattern's rank."""

    first: np.ndarray
    last: np.ndarray
    rank: np.ndarray

    def take(self, keep: np.ndarray) -> "Found":
        """Some of them, by place or by whether they are kept."""
        return Found(self.first[keep], self.last[keep], self.rank[keep])


def outside(found: Found, excluded: tuple[np.ndarray, np.ndarray]) -> Found:
    """Those that lie inside none of the excluded runs."""
    if not len(excluded[0]) or not len(found.first):
        return found
    order = np.argsort(excluded[0], kind="stable")
    begins = excluded[0][order]
    reach = np.maximum.accumulate(excluded[1][order])  # the furthest end so far
    before = np.searchsorted(begins, found.first, "right")
    inside = (before > 0) & (reach[np.maximum(before - 1, 0)] >= found.last)
    return found.take(~inside)


def settle(index: Index, found: Found, overlaps: str) -> Found:
    """Those that count, by place: of matches that overlap, the longest, the leftmost, or all.

    longest: the one of most characters, then the leftmost, then the pattern of the lowest rank. leftmost: the one
    that begins first, then the longest, then the lowest rank. all: each, but the same words once for a pattern.
    """
    if (found.first[1:] > found.last[:-1]).all():  # by place already, and none overlap
        return found
    found = found.take(np.lexsort((found.rank, -found.last, found.first)))
    if overlaps == "all":
        return found
    reach = np.maximum.accumulate(found.last)
    new = np.ones(len(found.first), "bool")
    new[1:] = found.first[1:] > reach[:-1]  # begins behind all before it
    begins = np.flatnonzero(new)
    sizes = np.diff(begins, append=len(new))
    keep = new.copy()
    crowded = sizes > 1
    keep[begins[crowded]] = False
    for begin, size in zip(begins[crowded].tolist(), sizes[crowded].tolist(), strict=True):
        for place in _chosen(index, found, begin, begin + size, overlaps):
            keep[place] = True
    return found.take(keep)


def _chosen(index: Index, found: Found, begin: int, end: int, overlaps: str) -> list[int]:
    """The places of those that count among matches that hang together."""
    first, last, rank = (part[begin:end].tolist() for part in found)
    starts, ends = index.starts, index.ends

    def order(i: int) -> tuple[int, int, int]:
        length = int(ends[last[i]]) - int(starts[first[i]])
        return (-length, first[i], rank[i]) if overlaps == "longest" else (first[i], -length, rank[i])

    taken: set[int] = set()
    chosen = []
    for i in sorted(range(end - begin), key=order):
        words = range(first[i], last[i] + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(begin + i)
    return chosen
