"""Coverage with copies, in time and by group: which interval, and what it holds."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit._coverage_intervals import wilson
from mediakit._story_draws import N_DRAWS, ratio_intervals
from mediakit.frames import coverage, coverage_over_time

FRAMES = ["swap"]


def corpus(n_stories: int, copies: int, share: float = 0.5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Stories, each printed so many times, and the mentions in the first of them."""
    story = np.repeat(np.arange(n_stories), copies)
    articles = pd.DataFrame({"doc_id": np.arange(len(story)), "outlet": "Post", "text": "One two three four.",
                             "story_id": story})  # fmt: skip
    found = articles.loc[articles["story_id"] < share * n_stories, ["doc_id"]].assign(frame="swap")
    return articles, found


def test_no_copies_no_bootstrap():
    """Where no story repeats the share's interval is Wilson's, with or without story_id."""
    articles, found = corpus(20, 1)
    for table in (coverage(found, articles), coverage(found, articles.drop(columns="story_id"))):
        low, high = wilson(np.array([10]), np.array([20]))
        assert table.loc[0, "method"] == "wilson"
        assert table.loc[0, ["low", "high"]].tolist() == [low[0], high[0]]
    assert coverage(found, articles).loc[0, "n_stories"] == 20


def test_copies_do_not_narrow_the_interval():
    """Every story printed five times: as many articles more, but the interval is that of the stories."""
    once = coverage(corpus(40, 1)[1], corpus(40, 1)[0]).loc[0]
    five = coverage(corpus(40, 5)[1], corpus(40, 5)[0]).loc[0]
    assert five["method"] == "stories"
    assert five["n_articles"] == 200
    assert five["n_stories"] == 40
    width = five["high"] - five["low"]
    assert 0.8 < width / (once["high"] - once["low"]) < 1.3
    low, high = wilson(np.array([100]), np.array([200]))
    assert width > 2 * (high - low)[0]


@pytest.mark.parametrize("share", [0.0, 1.0, 0.1])
def test_few_stories_with_or_without_the_frame(share):
    """Where a bootstrap would have no width or no ground, Wilson with the number of stories stands in."""
    articles, found = corpus(10, 3, share)
    row = coverage(found, articles, frames=FRAMES).loc[0]
    assert row["method"] == "wilson, effective n"
    low, high = wilson(np.array([10 * share]), np.array([10]))
    assert row[["low", "high"]].tolist() == pytest.approx([low[0], high[0]])
    assert row["low"] < row["high"]
    assert np.isnan(row["rate_low"])  # few stories with a mention, or one rate in all


def test_a_story_printed_often_makes_the_others_count_for_less():
    """Eight articles, five of one story: 8^2 / (5^2 + 1 + 1 + 1) = 16 / 7 stories of one size, by hand."""
    articles = pd.DataFrame({"doc_id": range(8), "outlet": "Post", "text": "Rain.", "story_id": [0] * 5 + [1, 2, 3]})
    row = coverage(pd.DataFrame({"doc_id": [0, 1], "frame": "swap"}), articles).loc[0]
    low, high = wilson(np.array([2 / 8 * 16 / 7]), np.array([16 / 7]))
    assert (row["n_stories"], row["method"]) == (4, "wilson, effective n")
    assert row[["low", "high"]].tolist() == pytest.approx([low[0], high[0]])


def test_the_same_input_gives_the_same_bounds_whatever_the_order():
    """Bounds depend on seed and stories, not on the order of rows, on other groups, or on other frames."""
    articles, found = corpus(30, 2)
    articles["text"] = [" word" * (3 + i % 7) for i in range(len(articles))]
    bounds = ["low", "high", "rate_low", "rate_high"]
    alone = coverage(found, articles).loc[0, bounds].tolist()
    assert not np.isnan(alone).any()
    other = articles.assign(doc_id=articles["doc_id"] + 1000, story_id=articles["story_id"] + 500, outlet="Courier")
    more = pd.concat([found, found.head(9).assign(frame="another")])
    both = coverage(more, pd.concat([other, articles]).sample(frac=1, random_state=3)).set_index(["outlet", "frame"])
    assert both.loc[("Post", "swap"), bounds].tolist() == alone
    assert coverage(found, articles, seed=2).loc[0, bounds].tolist() != alone


def test_the_bootstrap_is_that_of_one_ratio_at_a_time():
    """A plain loop over the same resamples, one frame, one group, gives the same bounds."""
    rng = np.random.default_rng(4)
    over, under = rng.poisson(2, (12, 2)).astype(float), rng.integers(200, 900, (12, 2)).astype(float)
    low, high = ratio_intervals(over, under, np.random.default_rng(9))
    draws = np.random.default_rng(9).integers(12, size=(N_DRAWS, 12))
    for column in range(2):
        x, w = over[:, column], under[:, column]
        t = np.sort([_studentised(x[rows], w[rows], x.sum() / w.sum()) for rows in draws])
        ratio, error = x.sum() / w.sum(), _error(x, w)
        assert low[column] == pytest.approx(max(0, ratio - t[1949] * error))
        assert high[column] == pytest.approx(ratio - t[49] * error)


def _error(x, w):
    rest = x - x.sum() / w.sum() * w
    return np.sqrt(len(x) / (len(x) - 1) * (rest**2).sum()) / w.sum()


def _studentised(x, w, ratio):
    return (x.sum() / w.sum() - ratio) / _error(x, w)


def test_by_week_and_by_both():
    """Weeks and days of publication are groups in their order, gaps in time are rows with no article."""
    published = pd.to_datetime(["2026-03-04", "2026-03-18", None], utc=True)
    articles = pd.DataFrame({"doc_id": list("abc"), "outlet": ["Post", "Courier", "Post"], "text": "One two.",
                             "published": published})  # fmt: skip
    found = pd.DataFrame({"doc_id": ["a"], "frame": ["swap"]})
    week = coverage(found, articles, by="week")
    assert week[["week", "n_articles"]].to_numpy().tolist() == [
        ["2026-03-02", 1], ["2026-03-09", 0], ["2026-03-16", 1], ["(not stated)", 1],
    ]  # fmt: skip
    assert week["share"].isna().tolist() == [False, True, False, False]
    both = coverage(found, articles, by=["outlet", "week"])
    assert len(both) == 2 * 4
    assert both.groupby("outlet")["n_articles"].sum().to_dict() == {"Post": 2, "Courier": 1}
    assert len(coverage(found, articles.assign(week="first"), by="week")) == 1  # a column of that name wins
    days = coverage(found, articles, by="day")
    assert len(days) == 16  # 4 to 18 March, and the one without a date


@pytest.mark.parametrize(
    ("period", "first", "n"), [("month", "2025-11-01", 5), ("quarter", "2025-10-01", 2), ("year", "2025-01-01", 2)]
)
def test_longer_periods(period, first, n):
    """Months, quarters and years by their first days, those without an article too."""
    articles = pd.DataFrame({"doc_id": list("ab"), "text": "Rain.",
                             "published": pd.to_datetime(["2025-11-30T23:59Z", "2026-03-01"], format="ISO8601",
                                                         utc=True)})  # fmt: skip
    table = coverage(pd.DataFrame({"doc_id": ["a"], "frame": ["swap"]}), articles, by=period)
    assert (table[period].iloc[0], len(table), table["n_articles"].sum()) == (first, n, 2)


def test_a_column_that_is_named_week_is_taken_as_it_is():
    """Days in it that are not seven apart are groups all the same, and no article is lost."""
    articles = pd.DataFrame({"doc_id": list("ab"), "text": "Rain.", "week": ["2026-03-02", "2026-03-05"],
                             "published": pd.to_datetime(["2026-03-02", "2026-03-30"])})  # fmt: skip
    table = coverage(pd.DataFrame({"doc_id": ["a"], "frame": ["swap"]}), articles, by="week")
    assert table[["week", "n_articles"]].to_numpy().tolist() == [["2026-03-02", 1], ["2026-03-05", 1]]
    with pytest.raises(MediakitError, match="week and day. One is part of the other"):
        coverage(pd.DataFrame({"doc_id": ["a"], "frame": ["swap"]}), articles.drop(columns="week"), by=["week", "day"])


def test_over_time_by_group():
    """Each group has a row for every period of the corpus; the undated are counted once for all."""
    published = pd.to_datetime(["2026-03-04", "2026-03-18", None, "2026-03-19"], utc=True)
    articles = pd.DataFrame({"doc_id": list("abcd"), "outlet": ["Post", "Courier", "Post", "Courier"],
                             "text": "One two.", "published": published, "week": "as the archive says"})  # fmt: skip
    found = pd.DataFrame({"doc_id": ["a", "c", "d"], "frame": "swap"})
    with pytest.warns(UserWarning, match="1 of 4 articles have no date"):
        table = coverage_over_time(found, articles, by="outlet")
    shown = table.assign(period=table["period"].dt.day)[["outlet", "period", "n_articles", "n_with"]]
    assert shown.to_numpy().tolist() == [
        ["Courier", 2, 0, 0], ["Courier", 9, 0, 0], ["Courier", 16, 2, 1],
        ["Post", 2, 1, 1], ["Post", 9, 0, 0], ["Post", 16, 0, 0],
    ]  # fmt: skip
    assert table["share"].isna().tolist() == [True, True, False, False, True, True]
    assert table.attrs["n_undated"] == 1
    with pytest.raises(MediakitError, match="time line itself"):
        coverage_over_time(found, articles.dropna(), by="week")
