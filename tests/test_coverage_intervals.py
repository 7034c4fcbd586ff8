"""Coverage with copies, in time and by group: which interval, and what it holds."""

import numpy as np
import pandas as pd
import pytest

from mediakit._coverage_intervals import wilson
from mediakit._story_draws import LEAST_STORIES, log_ratio_intervals
from mediakit.frames import coverage

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
    assert row["method"] == "wilson, n stories"
    low, high = wilson(np.array([10 * share]), np.array([10]))
    assert row[["low", "high"]].tolist() == pytest.approx([low[0], high[0]])
    assert np.isnan(row["rate_low"]) or share * 10 >= LEAST_STORIES


def test_the_same_input_gives_the_same_bounds_whatever_the_order():
    """Bounds depend on the seed, not on the order of the groups or of other rows."""
    articles, found = corpus(30, 2)
    other = articles.assign(doc_id=articles["doc_id"] + 1000, story_id=articles["story_id"] + 500, outlet="Courier")
    both = coverage(found, pd.concat([other, articles], ignore_index=True)).set_index("outlet").loc["Post"]
    alone = coverage(found, articles).set_index("outlet").loc["Post"]
    assert both[["low", "high", "rate_low", "rate_high"]].tolist() == (
        alone[["low", "high", "rate_low", "rate_high"]].tolist()
    )
    lengths = articles.assign(text=[" word" * (3 + i % 7) for i in range(len(articles))])
    assert coverage(found, lengths, seed=2).loc[0, "rate_low"] != coverage(found, lengths).loc[0, "rate_low"]


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


@pytest.mark.parametrize("n_stories", [15, 50])
def test_the_interval_of_a_rate_holds_what_it_says(n_stories):
    """Over 200 simulated corpora, 90% or more of the 95% intervals hold the true rate."""
    rng = np.random.default_rng(n_stories)
    held, made = 0, 0
    for _ in range(200):
        copies = rng.geometric(0.6, n_stories)
        words = rng.integers(200, 900, n_stories) * copies
        mentions = np.where(rng.random(n_stories) < 0.5, 1 + rng.poisson(3, n_stories), 0) * copies
        low, high = log_ratio_intervals(mentions[:, None], words, rng)
        if not np.isnan(low[0]):
            made += 1
            held += low[0] <= 0.5 * 4 / 549.5 <= high[0]
    assert made > 150
    assert held / made >= 0.9
