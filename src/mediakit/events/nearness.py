"""Which stories are alike, among those that may have been published close together."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from mediakit.events.terms import Vectors

CELLS = 4_000_000  # numbers at once


class Pairs(NamedTuple):
    """Pairs of stories, by their numbers, the first the smaller, and how alike they are."""

    first: np.ndarray
    second: np.ndarray
    similarity: np.ndarray


def near_pairs(vectors: Vectors, ends: np.ndarray, least: float, *, starts: np.ndarray | None = None) -> Pairs:
    """The pairs of stories that lie close enough together and are alike enough.

    Parameters
    ----------
    vectors : Vectors
        The stories, in the order of their times.
    ends : numpy.ndarray
        For each story the number of the first that it is not compared with, nor any after it.
    least : float
        The least cosine similarity, above 0.
    starts : numpy.ndarray, optional
        For each story the number of the first that it is compared with; without it the one after itself.

    Returns
    -------
    Pairs

    Notes
    -----
    Only entries of one term meet: no story is compared with one that it shares no term with, and no more is held at a
    time than a block of stories against those of their window.

    Examples
    --------
    >>> from collections import Counter
    >>> vectors = Vectors([Counter(dam=1, rain=1), Counter(dam=1, rain=2), Counter(sun=1)])
    >>> near_pairs(vectors, np.array([3, 3, 3]), 0.5).similarity.round(2)
    array([0.97])
    """
    n = vectors.n
    starts = np.arange(1, n + 1) if starts is None else starts
    order = np.lexsort((vectors.rows, vectors.columns))
    # one sorted list of (term, story): where a term meets the stories of a window is found by bisection
    keys = vectors.columns[order] * n + vectors.rows[order]
    weights = vectors.weights[order]
    edges = np.searchsorted(vectors.rows, np.arange(n + 1))
    found = []
    for low, high in _blocks(starts, ends):
        entries = slice(edges[low], edges[high])
        rows, columns = vectors.rows[entries], vectors.columns[entries]
        begin = np.searchsorted(keys, columns * n + starts[rows])
        stop = np.searchsorted(keys, columns * n + ends[rows])
        left, right = int(starts[low:high].min()), int(ends[low:high].max())
        sums = np.zeros((high - low) * max(right - left, 0))
        for part in _parts(np.maximum(stop - begin, 0)):
            size = np.maximum(stop[part] - begin[part], 0)
            places = np.arange(size.sum()) + np.repeat(begin[part] - (np.cumsum(size) - size), size)
            cells = np.repeat((rows[part] - low) * (right - left) - left, size) + keys[places] % n
            products = np.repeat(vectors.weights[entries][part], size) * weights[places]
            sums += np.bincount(cells, weights=products, minlength=len(sums))
        hits = np.flatnonzero(sums >= least - 1e-12)
        if len(hits):
            width = right - left
            found.append((hits // width + low, hits % width + left, np.minimum(sums[hits], 1.0)))
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    return Pairs(*(np.concatenate(part) for part in zip(*found, strict=True)))


def _blocks(starts: np.ndarray, ends: np.ndarray) -> Iterator[tuple[int, int]]:
    """Runs of stories whose windows together are no more than CELLS numbers."""
    low, n = 0, len(ends)
    while low < n:
        high = low + 1
        left, right = starts[low], ends[low]
        while high < n and high - low < 500:
            left, right = min(left, starts[high]), max(right, ends[high])
            if (high + 1 - low) * (right - left) > CELLS:
                break
            high += 1
        yield low, high
        low = high


def _parts(sizes: np.ndarray) -> Iterator[slice]:
    """Runs of entries that meet no more than CELLS others together."""
    total = np.cumsum(sizes)
    low = 0
    while low < len(sizes):
        before = total[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(total, before + CELLS, side="right")))
        yield slice(low, high)
        low = high
