"""Effect sizes and their intervals."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from scipy.stats.contingency import relative_risk

from mediakit.compare import compare
from mediakit.compare._effects import cliffs_delta, effect_intervals, hedges_g, risk_ratio
from mediakit.compare._pair import pair_of
from mediakit.compare._rows import groups_of, read_rows

RNG = np.random.default_rng(6)
A, B = RNG.normal(0.4, 1, 30), RNG.normal(0, 1, 24)


def _values(a, b):
    return pd.DataFrame({"outlet": ["Courier"] * len(a) + ["Meridian"] * len(b), "polarity": [*a, *b]})


def _pair(values, measure="polarity"):
    rows, _ = read_rows(values, [measure] if isinstance(measure, str) else list(measure), "outlet")
    return pair_of(*groups_of(rows).values())


def test_hedges_g_by_hand():
    """{2, 4, 6} and {1, 3, 5}: d = 1 / 2, J = 1 - 3 / 15, so 0.4; missing where neither varies."""
    assert hedges_g(np.array([2.0, 4.0, 6.0]), np.array([1.0, 3.0, 5.0])) == pytest.approx(0.4)
    assert np.isnan(hedges_g(np.array([0.1, 0.1, 0.1]), np.array([0.2, 0.2])))


def test_cliffs_delta_is_that_of_mann_whitneys_u():
    """delta = 2 U / (n_a n_b) - 1 with SciPy's U, ties counting half, and 1 where all of a is higher."""
    for a, b in ((A, B), (A.round(), B.round()), (A > 0, B > 0)):
        a, b = a.astype(float), b.astype(float)
        u = stats.mannwhitneyu(a, b).statistic
        assert cliffs_delta(a, b) == pytest.approx(2 * u / (len(a) * len(b)) - 1)
    assert cliffs_delta(A + 9, B) == 1 and cliffs_delta(A, B + 9) == -1


def test_intervals_of_independent_articles_are_near_scipys_bootstrap():
    """Without copies: g's interval near SciPy's BCa one, delta's near its percentiles, a tenth of a width apart."""
    found = compare(_values(A, B)).pairs.iloc[0]

    def g(x, y, axis):
        n = x.shape[axis] + y.shape[axis] - 2
        spread = np.sqrt((x.var(axis=axis, ddof=0) * x.shape[axis] + y.var(axis=axis) * y.shape[axis]) / n)
        return (1 - 3 / (4 * n - 1)) * (x.mean(axis=axis) - y.mean(axis=axis)) / spread

    theirs = stats.bootstrap((A, B), g, n_resamples=1999, rng=1).confidence_interval
    width = theirs.high - theirs.low
    np.testing.assert_allclose([found["effect_low"], found["effect_high"]], theirs, atol=0.12 * width)
    theirs = stats.bootstrap(
        (A, B), cliffs_delta, vectorized=False, method="percentile", n_resamples=999, rng=1
    ).confidence_interval
    width = theirs.high - theirs.low
    np.testing.assert_allclose([found["cliffs_low"], found["cliffs_high"]], theirs, atol=0.12 * width)
    assert found["effect_low"] < found["effect_size"] < found["effect_high"]
    assert found["cliffs_low"] < found["cliffs_delta"] < found["cliffs_high"]


def test_the_standard_error_of_g_is_the_textbooks():
    """For independent articles: (n_a + n_b) / (n_a n_b) + g^2 / (2 N), as Hedges and Olkin give it, within a tenth."""
    rng = np.random.default_rng(1)
    a, b = rng.normal(0.8, 1, 800), rng.normal(0, 1, 600)
    (low, high), _ = effect_intervals(_pair(_values(a, b)), rng)
    error = np.sqrt(1400 / (800 * 600) + hedges_g(a, b) ** 2 / 2800)
    assert high - low == pytest.approx(2 * 1.96 * error, rel=0.1)


def test_risk_ratio_is_scipys_and_its_interval_near_it():
    """30 of 60 against 18 of 60 articles: the ratio is SciPy's, the interval near its Wald interval of logarithms."""
    values = _values([1.0] * 30 + [0.0] * 30, [1.0] * 18 + [0.0] * 42)
    found = compare(values).pairs.iloc[0]
    theirs = relative_risk(30, 60, 18, 60)
    assert found["risk_ratio"] == pytest.approx(theirs.relative_risk)
    bounds = theirs.confidence_interval(0.95)
    np.testing.assert_allclose(np.log([found["risk_low"], found["risk_high"]]), np.log(bounds), atol=0.1)


def test_a_share_of_zero_has_no_upper_bound_and_is_never_infinite():
    """None in the second group: a lower bound alone, and the notes say so; none in the first: 0, from 0."""
    values = _values([1.0] * 6 + [0.0] * 4, [0.0] * 10)
    found = compare(values)
    pair = found.pairs.iloc[0]
    assert np.isnan(pair["risk_ratio"]) and np.isnan(pair["risk_high"]) and pair["risk_low"] > 1
    assert any("1 pair is without a risk ratio" in note and "Courier and Meridian" in note for note in found.notes)
    turned = compare(_values([0.0] * 10, [1.0] * 6 + [0.0] * 4)).pairs.iloc[0]
    assert turned["risk_ratio"] == 0 and turned["risk_low"] == 0 and 0 < turned["risk_high"] < 1
    neither = compare(_values([0.0] * 6, [0.0] * 6)).pairs.iloc[0]
    assert neither[["risk_ratio", "risk_low", "risk_high"]].isna().all()
    every = compare(_values([1.0] * 9, [1.0] * 9)).pairs.iloc[0]
    assert every["risk_ratio"] == 1 and every["risk_low"] < 1 < every["risk_high"]


def test_complete_separation_has_figures_without_intervals_of_ranks():
    """Where every article of one group is higher delta is 1, and resamples have nothing to vary."""
    found = compare(_values(A + 50, B)).pairs.iloc[0]
    assert found["cliffs_delta"] == 1 and np.isnan(found["cliffs_low"]) and np.isnan(found["cliffs_high"])
    assert np.isfinite(found["effect_low"])


def test_copies_widen_the_intervals():
    """Ten stories a group, printed five times each, are ten stories for g, delta and risk ratio."""
    rng = np.random.default_rng(2)
    a, b = rng.normal(0.5, 1, 10), rng.normal(0, 1, 10)
    for x, y in ((a, b), ((a > 0.2).astype(float), (b > 0.2).astype(float))):
        values = _values(np.repeat(x, 5), np.repeat(y, 5)).assign(story_id=np.repeat(np.arange(20), 5))
        once = compare(_values(x, y)).pairs.iloc[0]
        told = compare(values).pairs.iloc[0]
        naive = compare(values.drop(columns="story_id")).pairs.iloc[0]
        for low, high in (("effect_low", "effect_high"), ("cliffs_low", "cliffs_high"), ("risk_low", "risk_high")):
            widths = [found[high] - found[low] for found in (once, told, naive)]
            if not np.isnan(widths[0]):
                assert widths[1] == pytest.approx(widths[0], rel=0.15)
                assert widths[2] < widths[1] / 1.4


def test_shared_stories_are_drawn_for_both_at_once():
    """Where both groups carried every story the intervals are those of pairs: far narrower."""
    rng = np.random.default_rng(3)
    base = rng.normal(size=30)
    values = _values(base + 0.2 + rng.normal(scale=0.1, size=30), base)
    apart = effect_intervals(_pair(values), np.random.default_rng(0))
    paired = effect_intervals(_pair(values.assign(story_id=[*range(30)] * 2)), np.random.default_rng(0))
    for one, other in zip(apart, paired, strict=True):
        assert other[1] - other[0] < (one[1] - one[0]) / 3


def test_a_ratio_of_rates_has_an_interval_where_five_stories_bear_it():
    """Sum over sum in both groups; fewer than five stories with any: the ratio alone, and a note."""
    values = pd.DataFrame({
        "outlet": ["Courier"] * 10 + ["Meridian"] * 10, "n": [2, 4] * 5 + [1] * 8 + [0, 2], "words": [100, 300] * 10,
    })  # fmt: skip
    pair = _pair(values, ("n", "words"))
    ratio, low, high = risk_ratio(pair, np.random.default_rng(0), share=False)
    assert ratio == pytest.approx((30 / 2000) / (10 / 2000)) and low < ratio < high
    few = values.assign(n=[2, 4] * 5 + [1] * 4 + [0] * 6)
    found = compare(few, measure=("n", "words"))
    assert found.pairs["risk_ratio"].notna().all() and found.pairs[["risk_low", "risk_high"]].isna().all(axis=None)
    assert any("without an interval of the ratio of rates: fewer than five stories" in note for note in found.notes)
