"""Pairs by cosine, against the full matrix."""

from collections import Counter

import numpy as np
import pytest

from mediakit.events import nearness
from mediakit.events.nearness import near_pairs
from mediakit.events.terms import Vectors


def _vectors(n, seed):
    rng = np.random.default_rng(seed)
    return Vectors([Counter(f"w{int(w)}" for w in rng.zipf(1.4, size=30) if w < 400) for _ in range(n)])


def _full(vectors):
    matrix = np.zeros((vectors.n, len(vectors.terms)))
    matrix[vectors.rows, vectors.columns] = vectors.weights
    return matrix @ matrix.T


@pytest.mark.parametrize("cells", [4_000_000, 50])
def test_pairs_are_those_of_the_full_matrix(cells, monkeypatch):
    """Within windows of ten stories, in one piece and in very small ones: each pair once, each cosine exact."""
    monkeypatch.setattr(nearness, "CELLS", cells)
    vectors = _vectors(60, 1)
    ends = np.minimum(np.arange(60) + 10, 60)
    found = near_pairs(vectors, ends, 0.2)
    full = _full(vectors)
    expected = {(i, j): full[i, j] for i in range(60) for j in range(i + 1, ends[i]) if full[i, j] >= 0.2}
    got = dict(zip(zip(found.first.tolist(), found.second.tolist(), strict=True), found.similarity, strict=True))
    assert len(expected) > 20 and got.keys() == expected.keys()
    assert all(np.isclose(got[pair], expected[pair]) for pair in expected)


def test_windows_may_lie_before():
    """With starts, late stories are compared with early ones."""
    vectors = _vectors(20, 2)
    starts = np.where(np.arange(20) < 15, np.arange(20) + 1, 0)
    found = near_pairs(vectors, np.where(np.arange(20) < 15, 0, 15), 0.01, starts=starts)
    assert set(found.first) == set(range(15, 20)) and found.second.max() < 15


def test_nothing_to_compare():
    """No stories, or none with a term, give no pairs."""
    for counts in ([], [Counter(), Counter()]):
        assert len(near_pairs(Vectors(counts), np.full(len(counts), len(counts)), 0.1).first) == 0
