"""Words that two articles have in one order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.stories import _aligned
from mediakit.stories._aligned import aligned

CODES = st.lists(st.integers(0, 5), max_size=40).map(lambda codes: np.array(codes, dtype=np.int32))


@given(CODES, CODES)
def test_places_rise_and_agree(a, b):
    """The places rise in both, hold equal words, and are as many from either side when the two are the same."""
    i, j = aligned(a, b)
    assert (np.diff(i) > 0).all()
    assert (np.diff(j) > 0).all()
    assert (a[i] == b[j]).all()
    assert len(aligned(a, a)[0]) == (len(a) if len(a) >= 3 else 0)


def test_single_words_count_between_near_runs_only():
    """By hand: a word eleven apart from the next run does not count, one between runs ten apart does."""
    run, other = [1, 2, 3], [4, 5, 6]
    near = aligned(np.array([*run, 9, 7, *range(20, 28), *other]), np.array([*run, 8, 7, *range(30, 38), *other]))
    assert len(near[0]) == 7
    far = aligned(np.array([*run, 9, 7, *range(20, 29), *other]), np.array([*run, 8, 7, *range(30, 39), *other]))
    assert len(far[0]) == 6


def test_long_articles_are_cut_where_they_agree(monkeypatch):
    """Cut into pieces, an article of 6,000 words and its edited copy align all but the same; so do unlike ones."""
    rng = np.random.default_rng(1)
    a = rng.integers(0, 3000, 6000).astype(np.int32)
    b = np.where(rng.random(6000) < 0.2, 5000, a)[300:]
    whole = len(aligned(a, b)[0])
    monkeypatch.setattr(_aligned, "LARGEST", 1_000_000)
    assert len(aligned(a, b)[0]) == pytest.approx(whole, rel=0.01)
    assert len(aligned(a, a + 6000)[0]) == 0


def test_many_different_words():
    """Word numbers beyond a million are told apart, and surrogates are no words."""
    a = np.array([0xD800, 2_000_000, 2_000_001, 5, 6], dtype=np.int32)
    assert aligned(a, a)[0].tolist() == [0, 1, 2, 3, 4]
    assert len(aligned(a, a + 100)[0]) == 0
    small = np.array([0xD7FF, 0xD800, 0xDFFF, 0xE000])
    assert len(aligned(small, small)[0]) == 4
