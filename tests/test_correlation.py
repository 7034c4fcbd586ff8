"""Correlations and their intervals, against SciPy."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediakit._correlation import coefficient, drawn_correlations, midranks, pearson, percentiles, spearman

VALUE = st.sampled_from([-1.0, -0.5, -0.25, 0.0, 0.125, 0.3, 0.7, 1.0])
PAIRS = st.lists(st.tuples(VALUE, VALUE), min_size=4, max_size=30)


@settings(max_examples=100, deadline=None)
@given(PAIRS)
def test_estimates_are_scipys(pairs):
    """r, rho and mid-ranks equal SciPy's; missing where one side does not vary."""
    a, b = np.array(pairs).T
    np.testing.assert_allclose(midranks(a), stats.rankdata(a), rtol=0, atol=0)
    if len(set(a)) < 2 or len(set(b)) < 2:
        assert all(map(math.isnan, [*pearson(a, b), *spearman(a, b)]))
        return
    assert pearson(a, b).estimate == pytest.approx(stats.pearsonr(a, b).statistic, abs=1e-12)
    assert spearman(a, b).estimate == pytest.approx(stats.spearmanr(a, b).statistic, abs=1e-12)


def test_pearsons_interval_is_scipys():
    """Fisher's, as scipy.stats.pearsonr gives it."""
    draws = np.random.default_rng(3)
    a = draws.normal(size=40)
    b = 0.5 * a + draws.normal(size=40)
    expected = stats.pearsonr(a, b).confidence_interval(0.95)
    assert pearson(a, b)[1:] == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_spearmans_interval_is_that_of_bonett_and_wright():
    """By hand: rho = 0.9 for five articles, so z = 1.472219 and its standard error sqrt(1.405 / 2) = 0.838153;
    1.472219 -+ 1.959964 * 0.838153 are -0.170530 and 3.114969, and their tanh -0.168896 and 0.996069."""
    found = spearman(np.array([-0.2, -0.1, 0.0, 0.1, 0.2]), np.array([-0.3, 0.1, 0.0, 0.2, 0.3]))
    assert found == pytest.approx((0.9, -0.168896, 0.996069), abs=1e-6)


@pytest.mark.slow
def test_spearmans_interval_holds_what_it_promises():
    """Of 2,000 samples of 40 from a normal pair with r = 0.6, whose Spearman rho is 6/pi asin(0.3) = 0.582, the
    interval covers it in 93 to 97 of 100."""
    rho, inside = 6 / math.pi * math.asin(0.3), 0
    draws = np.random.default_rng(7)
    for _ in range(2000):
        found = spearman(*draws.multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], 40).T)
        inside += found.low <= rho <= found.high
    assert 0.93 <= inside / 2000 <= 0.97


def test_very_small_scores_still_correlate():
    """Their squares would be zero; r is that of the same scores in a larger unit."""
    a, b = np.array([0.0, 1.0, 2.0, 4.0]), np.array([0.0, 2.0, 1.0, 3.0])
    assert coefficient(a * 1e-200, b) == pytest.approx(coefficient(a, b), abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(PAIRS, st.integers(0, 99))
def test_a_resample_is_the_units_written_out(pairs, seed):
    """r and rho of weighted units equal SciPy's over the units repeated as often as they are drawn."""
    a, b = np.array(pairs).T
    weights = np.random.default_rng(seed).integers(0, 3, size=(3, len(a))).astype(float)
    for ranks, oracle in ((False, stats.pearsonr), (True, stats.spearmanr)):
        for found, weight in zip(drawn_correlations(a, b, weights, ranks=ranks), weights, strict=True):
            x, y = (np.repeat(v, weight.astype(int)) for v in (a, b))
            if len(set(x)) > 1 and len(set(y)) > 1:
                assert found == pytest.approx(oracle(x, y).statistic, abs=1e-9)


def test_percentiles_need_ten_clusters_and_nearly_all_resamples():
    """No interval below ten clusters, nor where more than one resample in a hundred has no figure."""
    drawn = np.linspace(0, 1, 2001)
    low, high = percentiles(drawn, 10_000)
    assert (low, high) == pytest.approx((0.025, 0.975), abs=1e-3)
    assert percentiles(drawn, 20)[0] < low, "few clusters: wider"
    assert all(map(math.isnan, percentiles(drawn, 9)))
    assert all(map(math.isnan, percentiles(np.append(drawn, [np.nan] * 30), 100)))
    assert not math.isnan(percentiles(np.append(drawn, [np.nan] * 3), 100)[0])
