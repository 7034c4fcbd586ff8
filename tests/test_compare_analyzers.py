"""How far several analyzers agree: against SciPy and by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediakit._check import MediakitError
from mediakit.compare_analyzers import compare_analyzers, standardised
from mediakit.sentiment import sentiment

VALUE = st.sampled_from([-1.0, -0.5, -0.25, 0.0, 0.125, 0.3, 0.7, 1.0])


def _scores(values, **more):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(values))], "polarity": values, **more})


def _row(a, b, **more):
    return compare_analyzers({"one": _scores(a, **more), "two": _scores(b)}).iloc[0]


def _drawn(n, seed=3):
    draws = np.random.default_rng(seed)
    a = draws.normal(0.05, 0.2, n)
    return a, 0.6 * a + draws.normal(0, 0.15, n)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(VALUE, VALUE), min_size=4, max_size=30))
def test_correlations_are_scipys(pairs):
    """r and rho for any scores; flips by counting."""
    a, b = np.array(pairs).T
    found = _row(a, b[::1])
    assert (found["n_articles"], found["n_flips"]) == (len(pairs), sum(x * y < 0 for x, y in pairs))
    if len(set(a)) < 2 or len(set(b)) < 2:
        assert found[["pearson", "spearman", "limit", "widening"]].isna().all()
        return
    assert found["pearson"] == pytest.approx(stats.pearsonr(a, b).statistic, abs=1e-12)
    assert found["spearman"] == pytest.approx(stats.spearmanr(a, b).statistic, abs=1e-12)


def test_intervals_are_fishers_bonetts_and_wilsons():
    """SciPy's for r and for the share of flips; for rho by the formula."""
    a, b = _drawn(60)
    found = _row(a, b)
    expected = stats.pearsonr(a, b).confidence_interval(0.95)
    assert found[["pearson_low", "pearson_high"]].tolist() == pytest.approx([expected.low, expected.high])
    flips = stats.binomtest(int(found["n_flips"]), 60).proportion_ci(method="wilson")
    assert found[["flips_low", "flips_high"]].tolist() == pytest.approx([flips.low, flips.high])
    assert found["flips"] == found["n_flips"] / 60
    half = 1.959963984540054 * math.sqrt((1 + found["spearman"] ** 2 / 2) / 57)
    low, high = (math.tanh(math.atanh(found["spearman"]) + sign * half) for sign in (-1, 1))
    assert found[["spearman_low", "spearman_high"]].tolist() == pytest.approx([low, high])


def test_the_limits_are_those_of_the_differences():
    """1.96 standard deviations of the differences of z-scores, whose mean and slope are 0 whatever the data."""
    a, b = _drawn(80)
    gap, mean = standardised(a) - standardised(b), (standardised(a) + standardised(b)) / 2
    found = _row(a, b)
    assert found["limit"] == pytest.approx(1.959963984540054 * gap.std(ddof=1))
    assert found["limit_low"] < found["limit"] < found["limit_high"]
    assert gap.mean() == pytest.approx(0, abs=1e-12)
    assert np.polyfit(mean, gap, 1)[0] == pytest.approx(0, abs=1e-12)
    assert found["widening"] == pytest.approx(stats.spearmanr(np.abs(gap), np.abs(mean)).statistic, abs=1e-9)


def test_a_difference_that_grows_towards_the_ends_is_seen():
    """Noise in proportion to the score widens; even noise does not."""
    draws = np.random.default_rng(8)
    a = draws.normal(size=400)
    noise = draws.normal(size=400)
    assert _row(a, a + 0.5 * np.abs(a) * noise)["widening"] > 0.25
    assert abs(_row(a, a + 0.5 * noise)["widening"]) < 0.15


def test_each_pair_has_a_row():
    """Three analyzers make three pairs, in the order given; each over the articles that both score."""
    a, b = _drawn(20)
    c = np.where(np.arange(20) < 5, np.nan, b)
    found = compare_analyzers({"textblob": _scores(a), "vader": _scores(b)[::-1], "own": _scores(c)})
    assert found[["analyzer_a", "analyzer_b"]].to_numpy().tolist() == [
        ["textblob", "vader"], ["textblob", "own"], ["vader", "own"],
    ]  # fmt: skip
    assert found["n_articles"].tolist() == [20, 15, 15]
    assert found["n_stories"].isna().all()
    assert found.loc[2, "pearson"] == pytest.approx(1)


def test_one_table_of_all_analyzers_says_the_same():
    """With a column analyzer; rows of two voices are refused."""
    a, b = _drawn(20)
    one, two = _scores(a, analyzer="textblob", voice="all"), _scores(b, analyzer="vader", voice="all")
    found = compare_analyzers(pd.concat([one, two]))
    pd.testing.assert_frame_equal(found, compare_analyzers({"textblob": one, "vader": two}))
    with pytest.raises(MediakitError, match="several rows for one article.*choose one analyzer and voice"):
        compare_analyzers(pd.concat([one, two, two.assign(voice="quoted")]))
    with pytest.raises(MediakitError, match="scores has no column 'analyzer'"):
        compare_analyzers(one.drop(columns="analyzer"))


def test_copies_do_not_narrow_the_intervals():
    """Each article printed four times in one story: the intervals are about as wide as those of one copy each, and
    that of the flips exactly."""
    a, b = _drawn(60)
    once = _row(a, b)
    story = np.repeat(np.arange(60), 4)
    four = _row(np.repeat(a, 4), np.repeat(b, 4), story_id=story)
    assert (four["n_articles"], four["n_stories"]) == (240, 60)
    assert four[["flips_low", "flips_high"]].tolist() == pytest.approx(once[["flips_low", "flips_high"]].tolist())
    for name in ("pearson", "spearman"):
        widths = [row[f"{name}_high"] - row[f"{name}_low"] for row in (once, four)]
        assert widths[1] == pytest.approx(widths[0], rel=0.3)
        assert four[f"{name}_low"] < four[name] < four[f"{name}_high"]


def test_few_articles_bear_little():
    """Fewer than four articles have no correlation; none at all have no share either."""
    few = _row([0.1, -0.2, 0.3], [0.1, 0.2, 0.3])
    assert few[["pearson", "spearman", "limit", "widening"]].isna().all()
    assert few["flips"] == pytest.approx(1 / 3)
    none = _row([math.nan], [0.1])
    assert none["n_articles"] == 0 and math.isnan(none["flips"]) and math.isnan(none["flips_low"])


def test_signs_are_compared_not_products():
    """Small scores differ in sign as large ones do."""
    assert _row([1e-11, 0.0], [-1e-11, -1.0])["n_flips"] == 1


def test_what_is_wrong_is_said():
    """A single analyzer, a table without polarity, rows of sentences."""
    one = _scores([0.1, 0.2])
    with pytest.raises(MediakitError, match="two analyzers or more"):
        compare_analyzers({"vader": one})
    with pytest.raises(MediakitError, match="scores of two has no column 'polarity'"):
        compare_analyzers({"one": one, "two": one.rename(columns={"polarity": "tone"})})
    with pytest.raises(MediakitError, match="scores of two has several rows for one article.*article_tone"):
        compare_analyzers({"one": one, "two": one.assign(doc_id="d0")})


def test_nothing_changes_its_input():
    """The tables stay as they were."""
    one = _scores([0.1, 0.2, -0.1, 0.4], story_id=list("aabb"))
    before = one.copy()
    compare_analyzers({"one": one, "two": one})
    pd.testing.assert_frame_equal(one, before)


def test_what_is_left_of_words_that_cancel_out_is_no_sign():
    """Good and bad leave 5.6e-17 in TextBlob's mean of two sentences."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good day. A bad day."]})
    scores = {name: sentiment(articles, unit="sentence_mean", analyzer=name) for name in ("textblob", "vader")}
    assert scores["vader"]["polarity"].iloc[0] < 0 <= scores["textblob"]["polarity"].iloc[0] < 1e-15
    assert compare_analyzers(scores)["n_flips"].tolist() == [0]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ({"doc_id": [1, 2], "polarity": [0.1, 0.2]}, "a number in one table of scores and text in the other"),
        ({"doc_id": ["a", "b"], "polarity": ["0.1", "high"]}, "not as numbers"),
    ],
)
def test_tables_that_do_not_fit_are_told(second, says):
    """With the repair."""
    first = pd.DataFrame({"doc_id": ["a", "b"], "polarity": [0.1, 0.2]})
    with pytest.raises(MediakitError, match=says):
        compare_analyzers({"one": first, "two": pd.DataFrame(second)})


def test_rows_without_an_analyzer_are_not_lost():
    """They are refused, with their count."""
    table = pd.DataFrame({"doc_id": ["a", "a", "a"], "analyzer": ["x", "y", None], "polarity": 0.1})
    with pytest.raises(MediakitError, match="does not say the analyzer in 1 row"):
        compare_analyzers(table)
