"""Groups side by side."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from mediakit._check import MediakitError
from mediakit._resampling import bootstrap_t, generator, permutation_p, pooled
from mediakit.compare import compare
from mediakit.tables import columns


def _values(**groups):
    """One row per article from the values of each group."""
    return pd.DataFrame(
        [(group, value) for group, numbers in groups.items() for value in numbers],
        columns=["outlet", "polarity"],
    )


A = [0.31, -0.12, 0.44, 0.05, 0.27, 0.18]
B = [-0.22, 0.03, -0.35, 0.10, -0.08]


def test_tables_have_the_columns_of_the_data_dictionary():
    """groups and pairs have exactly the columns of tables.py, empty input included, and their kinds."""
    full, empty = compare(_values(Courier=A, Meridian=B)), compare(_values())
    for found in (full, empty):
        assert list(found.groups) == columns("comparison_groups")
        assert list(found.pairs) == columns("comparison_pairs")
    assert full.groups.dtypes.equals(empty.groups.dtypes)
    assert full.pairs.dtypes.equals(empty.pairs.dtypes)
    assert empty.groups.empty and empty.pairs.empty


def test_means_and_counts_by_hand():
    """Six and five articles: n, mean, and the difference of the means, largest group first."""
    found = compare(_values(Meridian=B, Courier=A))
    assert found.groups["group"].tolist() == ["Courier", "Meridian"]
    assert found.groups["n_articles"].tolist() == [6, 5]
    assert found.groups["n_stories"].isna().all()
    np.testing.assert_allclose(found.groups["estimate"], [1.13 / 6, -0.52 / 5])
    np.testing.assert_allclose(found.pairs["difference"], [1.13 / 6 + 0.52 / 5])


def test_p_is_scipys_exact_permutation_p():
    """With 462 ways to deal the values, p is SciPy's for the same statistic, Welch's t."""

    def welch(x, y, axis):
        return stats.ttest_ind(x, y, equal_var=False, axis=axis).statistic

    theirs = stats.permutation_test((A, B), welch, vectorized=True, n_resamples=np.inf)
    ours = compare(_values(Courier=A, Meridian=B)).pairs["p"].iloc[0]
    # SciPy doubles the smaller tail; ours counts both tails
    assert theirs.null_distribution.size == 462
    assert ours == np.mean(np.abs(theirs.null_distribution) >= abs(theirs.statistic) * (1 - 1e-9))


def test_p_of_many_articles_is_near_scipys():
    """Where permutations are drawn, p agrees with SciPy's drawn ones and with Welch's t test."""
    rng = np.random.default_rng(3)
    a, b = rng.normal(0.25, 1, 60), rng.normal(0, 1.5, 45)
    ours = compare(_values(Courier=a, Meridian=b)).pairs["p"].iloc[0]
    assert ours == pytest.approx(stats.ttest_ind(a, b, equal_var=False).pvalue, abs=0.02)


def test_p_of_shared_stories_is_the_sign_test_of_pairs():
    """Where both carried every story, only the versions trade places: SciPy's paired permutation test."""
    a = np.array([0.31, -0.12, 0.44, 0.05, 0.27, 0.18, 0.02, 0.11])
    b = a - np.array([0.05, 0.02, -0.01, 0.07, 0.03, 0.04, 0.06, 0.01])
    values = _values(Courier=a, Meridian=b).assign(story_id=[*"abcdefgh"] * 2)
    theirs = stats.permutation_test(
        (a, b), lambda x, y, axis: stats.ttest_rel(x, y, axis=axis).statistic,
        vectorized=True, permutation_type="samples", n_resamples=np.inf,
    )  # fmt: skip
    found = compare(values)
    assert found.pairs["p"].iloc[0] == pytest.approx(theirs.pvalue, abs=0.01)
    spread = np.std(a - b, ddof=1) / np.sqrt(8)
    assert found.pairs["high"].iloc[0] - found.pairs["low"].iloc[0] == pytest.approx(
        2 * spread * stats.t.ppf(0.975, 7), rel=0.35
    )


def test_standard_errors_are_welchs_and_the_paired_one():
    """The variance behind the interval: Welch's for own stories, the paired one for shared stories."""
    a, b = np.array(A[:5]), np.array(B)
    one, none = np.ones(5), np.zeros(5)
    own = [np.column_stack([a, one, none, none]), np.column_stack([none, none, b, one])]
    shared = [np.column_stack([a, one, b, one])]
    contrast = np.array([1.0, -1.0])
    weights = [np.ones((1, 5))] * 2
    difference, variance = pooled(own, weights, contrast)
    assert difference[0] == pytest.approx(a.mean() - b.mean())
    assert variance[0] == pytest.approx(np.var(a, ddof=1) / 5 + np.var(b, ddof=1) / 5)
    _, variance = pooled(shared, weights[:1], contrast)
    assert variance[0] == pytest.approx(np.var(a - b, ddof=1) / 5)


def test_interval_is_students_for_a_bell():
    """For 40 values from a bell the bootstrap-t interval is near Student's."""
    values = np.random.default_rng(5).normal(0.1, 0.3, 40)
    found = compare(_values(Courier=values)).groups.iloc[0]
    theirs = stats.t.interval(0.95, 39, values.mean(), stats.sem(values))
    np.testing.assert_allclose([found["low"], found["high"]], theirs, atol=0.02)


def test_few_articles_get_figures_but_no_interval_and_no_test():
    """Four articles: n and mean are shown, and a sentence in place of the interval."""
    found = compare(_values(Courier=A, Meridian=B[:4]))
    small = found.groups.set_index("group").loc["Meridian"]
    assert small["n_articles"] == 4 and np.isfinite(small["estimate"])
    assert np.isnan(small["low"]) and np.isnan(small["high"])
    assert small["note"] == "4 articles: no interval or test below 5"
    assert found.pairs.empty
    assert "Fewer than two groups have enough articles: no test is possible." in found.notes


def test_few_stories_are_few_however_many_copies():
    """Twenty articles that tell four stories bear no interval."""
    values = _values(Courier=np.arange(20) / 20, Meridian=A).assign(story_id=[*("abcd" * 5), *"efghij"])
    row = compare(values).groups.iloc[0]
    assert (row["n_articles"], row["n_stories"]) == (20, 4)
    assert np.isnan(row["low"]) and row["note"] == "4 stories: no interval or test below 5"


def test_not_stated_is_last_and_outside_tests():
    """Articles without an outlet are a row of their own, largest or not, in no pair."""
    values = _values(Courier=A, Meridian=B)
    lost = pd.DataFrame({"outlet": [None] * 9, "polarity": np.linspace(-1, 1, 9)})
    found = compare(pd.concat([lost, values]))
    row = found.groups.iloc[-1]
    assert row["group"] == "(not stated)" and row["n_articles"] == 9
    assert np.isnan(row["low"]) and "no interval or test" in row["note"]
    assert not found.pairs[["group_a", "group_b"]].isin(["(not stated)"]).any().any()


def test_missing_values_are_counted():
    """Articles without a score are left out and the notes say how many."""
    found = compare(_values(Courier=[*A, None, np.inf], Meridian=B))
    assert found.groups["n_articles"].tolist() == [6, 5]
    assert "2 articles without polarity were left out." in found.notes


def test_many_groups_do_not_explode():
    """Of 30 outlets the 12 largest are compared in 66 pairs, and the notes count the rest."""
    rng = np.random.default_rng(0)
    values = _values(**{f"Outlet {i:02}": rng.normal(size=5 + i) for i in range(30)})
    found = compare(values, max_groups=4)
    assert len(found.groups) == 30 and len(found.pairs) == 6
    assert found.groups["low"].notna().all()
    assert any("26 more groups with enough articles are not tested" in note for note in found.notes)


def test_corrected_p_is_never_below_p():
    """Holm multiplies the smallest of three p by three; Benjamini-Hochberg is never above it; both as statsmodels."""
    rng = np.random.default_rng(1)
    values = _values(**{name: rng.normal(size=12) for name in ("Courier", "Meridian", "Harbour Post")})
    holm, bh = (compare(values, correction=c).pairs for c in ("holm", "bh"))
    assert holm["p_adjusted"].min() == pytest.approx(min(1, holm["p"].min() * 3))
    assert (bh["p_adjusted"] <= holm["p_adjusted"] + 1e-12).all()
    for found, theirs in ((holm, "holm"), (bh, "fdr_bh")):
        np.testing.assert_allclose(found["p_adjusted"], multipletests(found["p"], method=theirs)[1])


def test_one_value_only_gives_no_interval_and_no_warning():
    """A group in which all articles score the same has a mean, and a note in place of an interval."""
    found = compare(_values(Courier=[0.1] * 7, Meridian=[0.1] * 6, Harbour=[0.3, *[0.1] * 7]))
    notes = found.groups.set_index("group")["note"]
    assert notes["Courier"] == "no interval: all values are the same"
    assert notes["Harbour"] == "no interval: nearly all values are the same"
    flat = found.pairs[(found.pairs["group_a"] == "Courier") & (found.pairs["group_b"] == "Meridian")].iloc[0]
    assert flat["difference"] == 0 and flat["p"] == 1 and np.isnan(flat["effect_size"])


def test_two_different_constants_are_as_far_apart_as_can_be():
    """Five times 1 against five times 2: no interval, and p = 2 / 252."""
    found = compare(_values(Courier=[1.0] * 5, Meridian=[2.0] * 5)).pairs.iloc[0]
    assert np.isnan(found["low"]) and found["p"] == pytest.approx(2 / 252)


def test_a_single_own_story_cannot_be_tested():
    """Where one outlet has one story that the other has not, no interval and no p: the notes say so."""
    values = _values(Courier=A, Meridian=A).assign(story_id=[*"abcdef", *"abcdeg"])
    found = compare(values)
    assert found.pairs[["low", "high", "p", "p_adjusted"]].isna().all(axis=None)
    assert found.pairs[["effect_low", "cliffs_low", "detectable"]].isna().all(axis=None)
    assert found.pairs["effect_size"].notna().all()
    assert any("1 pair could not be tested" in note and "(Courier and Meridian)" in note for note in found.notes)


def test_same_bits_in_any_order_and_beside_any_other_group():
    """Shuffled rows, other outlets beside them, another index: the same bits. Another seed: others."""
    rng = np.random.default_rng(2)
    values = _values(Courier=rng.normal(size=14), Meridian=rng.normal(size=11)).assign(
        story_id=[*"abcdefghijklmm", *"abcdefnopq", None]
    )
    first = compare(values)
    mixed = values.sample(frac=1, random_state=1)
    mixed.index = ["x"] * len(mixed)
    pd.testing.assert_frame_equal(first.groups, compare(mixed).groups, check_exact=True)
    pd.testing.assert_frame_equal(first.pairs, compare(mixed).pairs, check_exact=True)
    more = pd.concat([_values(Alpha=rng.normal(size=12)).assign(story_id="z"), values])
    beside = compare(more.assign(story_id=more["story_id"]))
    pd.testing.assert_frame_equal(
        first.groups, beside.groups[beside.groups["group"] != "Alpha"].reset_index(drop=True), check_exact=True
    )
    pd.testing.assert_frame_equal(first.pairs, beside.pairs, check_exact=True)
    assert first.pairs["low"].iloc[0] != compare(values, seed=1).pairs["low"].iloc[0]


def test_copies_widen_the_interval():
    """Eight stories printed five times are eight stories: the interval is that of the eight."""
    scores = np.random.default_rng(8).normal(size=8)
    copies = _values(Courier=np.repeat(scores, 5)).assign(story_id=np.repeat([*"abcdefgh"], 5))
    once = _values(Courier=scores).assign(story_id=[*"abcdefgh"])
    columns_ = ["estimate", "low", "high"]
    np.testing.assert_allclose(compare(copies).groups[columns_], compare(once).groups[columns_])
    naive = compare(copies.drop(columns="story_id")).groups.iloc[0]
    wide = compare(copies).groups.iloc[0]
    assert naive["high"] - naive["low"] < (wide["high"] - wide["low"]) / 1.5


RATES = pd.DataFrame({
    "outlet": ["Courier"] * 6 + ["Meridian"] * 6, "n": [2, 0, 1, 3, 1, 5, 0, 0, 1, 0, 2, 0],
    "words": [100, 50, 200, 250, 150, 250, 100, 100, 200, 50, 500, 50], "doc_id": [*"abcdefghijkl"],
})  # fmt: skip


def test_a_rate_is_sum_over_sum():
    """12 mentions in 1,000 words against 3 in 1,000: .012 and .003, four times as many; g and delta are missing."""
    found = compare(RATES, measure=("n", "words"))
    assert found.groups["measure"].unique().tolist() == ["n / words"]
    assert found.groups["estimate"].tolist() == pytest.approx([0.012, 0.003])
    pair = found.pairs.iloc[0]
    assert pair["difference"] == pytest.approx(0.009) and pair["risk_ratio"] == pytest.approx(4)
    assert pair[["effect_size", "effect_low", "cliffs_delta", "cliffs_low"]].isna().all()
    assert pair[["low", "high", "p", "detectable"]].notna().all()


def test_a_rate_per_one_of_each_article_is_the_mean():
    """Where every article counts once the rate's interval and p are the mean's, to the last bit."""
    values = _values(Courier=A, Meridian=B).assign(one=1)
    mean, rate = compare(values), compare(values, measure=["polarity", "one"])
    shown = ["estimate", "low", "high"]
    pd.testing.assert_frame_equal(mean.groups[shown], rate.groups[shown], check_exact=True)
    shown = ["difference", "low", "high", "p", "detectable"]
    pd.testing.assert_frame_equal(mean.pairs[shown], rate.pairs[shown], check_exact=True)
    assert "No ratio of rates is given: there are values below 0." in rate.notes


def test_a_rate_s_standard_error_is_that_of_a_ratio():
    """The interval of 60 articles' rate is near the linearised one by hand."""
    rng = np.random.default_rng(9)
    words = rng.integers(100, 900, 60)
    n = rng.poisson(words * 0.01)
    found = compare(pd.DataFrame({"outlet": "Post", "n": n, "words": words}), measure=("n", "words")).groups.iloc[0]
    rate = n.sum() / words.sum()
    error = np.sqrt(60 / 59 * ((n - rate * words) ** 2).sum()) / words.sum()
    assert found["estimate"] == pytest.approx(rate)
    assert found["high"] - found["low"] == pytest.approx(2 * stats.t.ppf(0.975, 59) * error, rel=0.12)


def test_articles_that_a_rate_cannot_count_are_left_out_and_counted():
    """No words, or a missing figure: out of n, and in the notes."""
    words = RATES["words"].astype(float).where(RATES.index > 0, 0).where(RATES.index != 3)
    found = compare(RATES.assign(words=words), measure=("n", "words"))
    assert found.groups.set_index("group").loc["Courier", "n_articles"] == 4
    assert "1 article without n or words was left out." in found.notes
    assert "1 article with 0 words was left out." in found.notes
    with pytest.raises(MediakitError, match="below 0"):
        compare(RATES.assign(words=-RATES["words"]), measure=("n", "words"))


def test_ways_of_counting_are_those_of_select_copies():
    """One per story: what compare gives for the selected rows, with a note that counts the others."""
    stories = [*"abcdefghijk", "a"]
    values = RATES.assign(story_id=stories, is_first=[True] * 11 + [False], polarity=RATES["n"] / 10)
    found = compare(values, copies="one_per_story")
    alone = compare(values.iloc[:11])
    pd.testing.assert_frame_equal(found.pairs, alone.pairs)
    assert "Of each story only the first article counts: 1 of 12 articles was left out." in found.notes
    with pytest.raises(MediakitError, match="origin"):
        compare(values, copies="own")


def test_a_measure_of_ones_and_zeros_has_a_risk_ratio_and_others_have_none():
    """4 of 6 against 2 of 6: twice the share; a tone has no such figure."""
    values = _values(Courier=[1, 1, 1, 1, 0, 0], Meridian=[1, 1, 0, 0, 0, 0])
    assert compare(values).pairs["risk_ratio"].tolist() == pytest.approx([2])
    assert compare(values.assign(polarity=values["polarity"] == 1)).pairs["risk_ratio"].tolist() == pytest.approx([2])
    assert compare(_values(Courier=A, Meridian=B)).pairs["risk_ratio"].isna().all()


def test_swapping_the_groups_turns_every_figure():
    """With the names changed round the difference, g, delta and their bounds change sign; the ratio is inverted."""
    values = _values(Courier=[1.0] * 7 + [0.0] * 5, Meridian=[1.0] * 4 + [0.0] * 8)
    one = compare(values).pairs.iloc[0]
    two = compare(values.assign(outlet=values["outlet"].map({"Courier": "Meridian", "Meridian": "Courier"}))).pairs
    two = two.iloc[0]
    assert (one["group_a"], one["difference"]) == (two["group_a"], pytest.approx(-two["difference"]))
    assert one["effect_size"] == pytest.approx(-two["effect_size"])
    assert one["cliffs_delta"] == pytest.approx(-two["cliffs_delta"])
    assert one["risk_ratio"] == pytest.approx(1 / two["risk_ratio"])
    assert one["cliffs_low"] == pytest.approx(-two["cliffs_high"], abs=0.1)  # steps of a twelfth
    assert one["effect_low"] == pytest.approx(-two["effect_high"], abs=0.15)


def test_input_is_not_changed():
    """compare leaves the table alone."""
    values = _values(Courier=[*A, None], Meridian=B)
    before = values.copy(deep=True)
    compare(values)
    pd.testing.assert_frame_equal(values, before)


def test_any_kind_of_group_and_number():
    """Categories, numbers as groups, booleans and nullable numbers as measures are fine."""
    values = pd.DataFrame({
        "year": pd.Categorical([2024] * 6 + [2025] * 6),
        "hit": [True, False, True, True, False, True, False, False, True, False, True, False],
        "rate": pd.array([1, 2, 3, 4, None, 6, 7, 8, 9, 1, 2, 3], dtype="Int64"),
    })  # fmt: skip
    assert compare(values, by="year", measure="hit").groups["estimate"].tolist() == pytest.approx([4 / 6, 2 / 6])
    assert compare(values, by="year", measure="rate").groups["n_articles"].tolist() == [6, 5]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"measure": "polarty"}, "Did you mean 'polarity'"),
        ({"by": "outlets"}, "Did you mean 'outlet'"),
        ({"copies": "once"}, "copies='once'"),
        ({"measure": "outlet"}, "not numbers"),
        ({"measure": ("polarity", "polarity")}, "two different ones"),
        ({"measure": ("polarity",)}, "no pair of two columns"),
        ({"measure": 3}, "a pair of names"),
        ({"measure": None}, "a pair of names"),
        ({"by": ["outlet"]}, "not the name of a column"),
        ({"max_groups": True}, "2 and up"),
        ({"seed": float("nan")}, "0 and up"),
        ({"copies": ["all"]}, "copies="),
        ({"correction": "bonferroni"}, "Allowed: holm, bh"),
        ({"min_articles": 3}, "5 and up"),
        ({"max_groups": 1.5}, "2 and up"),
        ({"seed": -1}, "0 and up"),
    ],
)
def test_wrong_arguments_are_told_how_to_mend(change, words):
    """Each wrong argument ends in one sentence that names what is allowed."""
    with pytest.raises(MediakitError, match=words):
        compare(_values(Courier=A), **change)


def test_two_rows_for_an_article_are_refused():
    """Two analyzers' rows in one table would count every article twice."""
    values = _values(Courier=A).assign(doc_id=["a", "a", "b", "c", "d", "e"])
    with pytest.raises(MediakitError, match="one row per article"):
        compare(values)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-1, 1), min_size=5, max_size=12), st.lists(st.floats(-1, 1), min_size=5, max_size=12))
def test_any_scores_give_p_between_0_and_1_and_no_warning(a, b):
    """Whatever the scores: 0 < p <= 1, the interval is in order, and swapping signs mirrors it."""
    rng = generator(0, "test")
    ones_a, ones_b, zeros_a, zeros_b = (f(len(x)) for f in (np.ones, np.zeros) for x in (a, b))
    lots = [np.column_stack([a, ones_a, zeros_a, zeros_a]), np.column_stack([zeros_b, zeros_b, b, ones_b])]
    p = permutation_p([*lots, np.empty((0, 4))], rng, permutations=199)
    assert 0 < p <= 1
    low, high = bootstrap_t(lots, (1, -1), rng, resamples=199)
    assert np.isnan(low) == np.isnan(high) and not low > high


def test_intervals_end_where_the_range_of_the_measure_does():
    """Polarity lies between -1 and 1 and a share between 0 and 1; another measure has no known range."""
    a = [-1, -0.97, -0.93, -0.99, -0.91, 0.6]
    values = pd.DataFrame({"outlet": ["A"] * 6 + ["B"] * 6, "polarity": [*a, *(-x for x in a)]})
    found = compare(values)
    free = compare(values.rename(columns={"polarity": "score"}), measure="score")
    assert free.groups["high"].max() > 6  # what the range cuts off
    assert np.array_equal(found.groups[["low", "high"]], free.groups[["low", "high"]].clip(-1, 1))
    assert np.array_equal(found.pairs[["low", "high"]], free.pairs[["low", "high"]].clip(-2, 2))
    shares = compare(values.assign(polarity=[0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1])).groups
    assert not (shares["low"] < 0).any() and not (shares["high"] > 1).any()
