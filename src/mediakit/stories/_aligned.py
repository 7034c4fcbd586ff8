"""Which words of two articles stand in both in the same order."""

from bisect import bisect_left
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from mediakit.stories._grams import hashes

RUN = 3  # words in common that are no chance
GAP = 10  # words between two such runs within which single words count too
LARGEST = 16_000_000  # words of one times words of the other up to which they are aligned at once

_MOST_CODES = 0x10F000  # word numbers that have a character of their own


def _as_characters(a: np.ndarray, b: np.ndarray) -> tuple[str, str]:
    """Word numbers of two articles as texts of one character each."""
    if max(a.max(initial=0), b.max(initial=0)) >= _MOST_CODES:
        _, codes = np.unique(np.concatenate([a, b]), return_inverse=True)
        a, b = codes[: len(a)], codes[len(a) :]
    return _characters(a, 0), _characters(b, 1)


def _characters(codes: np.ndarray, spare: int) -> str:
    points = np.where(codes < 0xD800, codes, codes + 0x800)  # no surrogates
    # words beyond a million different ones are equal to none in the other article
    points = np.where(codes < _MOST_CODES, points, 0x10FFF0 + spare).astype("<u4")
    return points.tobytes().decode("utf-32-le")


def aligned(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places in `a` and in `b` of the words that both have in one order, in runs.

    Runs of three and more words count, and between two of them, where neither article has more than ten words there,
    single ones too.

    Parameters
    ----------
    a, b : numpy.ndarray
        The word numbers of two articles.

    >>> first, second = aligned(np.array([1, 2, 3, 4, 5, 6, 7, 8]), np.array([9, 1, 2, 3, 0, 5, 6, 7, 8]))
    >>> first.tolist(), second.tolist()
    ([0, 1, 2, 4, 5, 6, 7], [1, 2, 3, 5, 6, 7, 8])
    """
    i, j, n = (np.array(part, dtype=np.int64) for part in _blocks(a, b))
    return _in_runs(i, j, n)


def _blocks(a: np.ndarray, b: np.ndarray) -> tuple[list[int], list[int], list[int]]:
    """Runs of equal words in order: where they begin in both, and their lengths."""
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    for a_from, a_to, b_from, b_to in _pieces(a, b):
        left, right = _as_characters(a[a_from:a_to], b[b_from:b_to])
        for tag, i, i_end, j, _ in LCSseq.opcodes(left, right).as_list():
            if tag == "equal":
                i, j, n = i + a_from, j + b_from, i_end - i
                if found[0] and found[0][-1] + found[2][-1] == i and found[1][-1] + found[2][-1] == j:
                    found[2][-1] += n  # a cut went through it
                else:
                    found[0].append(i), found[1].append(j), found[2].append(n)
    return found


def _pieces(a: np.ndarray, b: np.ndarray) -> list[tuple[int, int, int, int]]:
    """What is aligned with what: all of both, or, of long ones, what lies between 5-grams that each has once."""
    if len(a) * len(b) <= LARGEST:
        return [(0, len(a), 0, len(b))]
    i, j = _unique_in_both(hashes(a), hashes(b))
    kept = _longest_rise(j)
    cuts = [(0, 0)]
    for x, y in zip(i[kept].tolist(), j[kept].tolist(), strict=True):
        if x - cuts[-1][0] >= 500 and y - cuts[-1][1] >= 500:
            cuts.append((x, y))
    cuts.append((len(a), len(b)))
    pieces = []
    for (a_from, b_from), (a_to, b_to) in pairwise(cuts):
        parts = int(np.ceil(np.sqrt((a_to - a_from) * (b_to - b_from) / LARGEST)))
        a_cuts, b_cuts = (
            np.linspace(*ends, max(parts, 1) + 1).astype(int) for ends in ((a_from, a_to), (b_from, b_to))
        )
        pieces += zip(a_cuts[:-1].tolist(), a_cuts[1:].tolist(), b_cuts[:-1].tolist(), b_cuts[1:].tolist(), strict=True)
    return pieces


def _unique_in_both(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places of values that stand once in each, in the order of `a`."""
    values_a, at_a, n_a = np.unique(a, return_index=True, return_counts=True)
    values_b, at_b, n_b = np.unique(b, return_index=True, return_counts=True)
    _, in_a, in_b = np.intersect1d(values_a[n_a == 1], values_b[n_b == 1], assume_unique=True, return_indices=True)
    i, j = at_a[n_a == 1][in_a], at_b[n_b == 1][in_b]
    order = np.argsort(i)
    return i[order], j[order]


def _longest_rise(values: np.ndarray) -> np.ndarray:
    """The places of the longest rising series of values, all of them different."""
    tails: list[int] = []
    ends: list[int] = []
    before = np.full(len(values), -1, dtype=np.int64)
    for place, value in enumerate(values.tolist()):
        rank = bisect_left(tails, value)
        if rank:
            before[place] = ends[rank - 1]
        tails[rank : rank + 1] = [value]
        ends[rank : rank + 1] = [place]
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(place)
        place = int(before[place])
    return np.array(chain[::-1], dtype=np.int64)


def _in_runs(i: np.ndarray, j: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The words of the blocks that are runs, or lie between two runs near each other."""
    sure = np.flatnonzero(n >= RUN)
    keep = n >= RUN
    if len(sure) > 1:
        after = np.searchsorted(sure, np.arange(len(n)))  # the first run at or after each block
        inside = (after > 0) & (after < len(sure))
        left, right = sure[np.maximum(after - 1, 0)], sure[np.minimum(after, len(sure) - 1)]
        close = (i[right] - i[left] - n[left] <= GAP) & (j[right] - j[left] - n[left] <= GAP)
        keep |= inside & close
    i, j, n = i[keep], j[keep], n[keep]
    steps = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    return np.repeat(i, n) + steps, np.repeat(j, n) + steps
