"""What share of an outlet's articles is somebody else's text."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from mediakit._check import MediakitError
from mediakit.republished import republished
from mediakit.tables import columns


def _articles(n, n_credited, outlet="Courier", start=0):
    return pd.DataFrame(
        {
            "doc_id": [f"{outlet}{i + start}" for i in range(n)],
            "outlet": outlet,
            "origin": ["Wire"] * n_credited + [outlet] * (n - n_credited),
            "published": pd.to_datetime("2026-03-02 08:00", utc=True),
            "story_id": [f"{outlet}{i + start}" for i in range(n)],
        }
    )


def test_single_stories_have_wilsons_interval():
    """As SciPy has it, 6 of 24."""
    row = republished(_articles(24, 6)).iloc[0]
    bounds = binomtest(6, 24).proportion_ci(method="wilson")
    assert row["share"] == 0.25
    assert row[["low", "high"]].tolist() == pytest.approx([bounds.low, bounds.high], abs=1e-12)


def test_versions_of_one_story_count_together():
    """Twelve versions of one story say no more than one: the interval is wider than that of 24 stories."""
    articles = _articles(24, 12)
    repeated = articles.assign(story_id=["s"] * 12 + articles["story_id"].tolist()[12:])
    wide, narrow = republished(repeated).iloc[0], republished(articles).iloc[0]
    assert wide["share"] == narrow["share"] == 0.5
    assert wide["high"] - wide["low"] > 1.5 * (narrow["high"] - narrow["low"])


def test_counts_by_hand():
    """One credited, one later copy without a credit, one that nothing tells, one own; the parts add up."""
    articles = _articles(4, 1)
    post = _articles(2, 0, outlet="Post").assign(story_id=["Courier1", "Courier2"])
    post["published"] = pd.to_datetime(["2026-03-02 07:00", "2026-03-02 08:00"], utc=True)
    table = republished(pd.concat([articles, post], ignore_index=True))
    assert table.columns.tolist() == columns("republished")
    assert table.iloc[0, :7].tolist() == ["Courier", 4, 2, 1, 1, 1, 0.5]
    assert table.iloc[1, :7].tolist() == ["Post", 2, 0, 0, 0, 1, 0.0]


def test_small_groups_have_no_interval():
    """Below the least n; the share stands."""
    row = republished(_articles(4, 1), min_articles=5).iloc[0]
    assert row["share"] == 0.25 and np.isnan(row["low"]) and np.isnan(row["high"])
    assert republished(_articles(4, 1), min_articles=4)["low"].notna().all()


def test_groups_are_in_order_and_any_column():
    """By size, "(not stated)" last; by another column under its name."""
    articles = pd.concat([_articles(2, 2, outlet=None), _articles(1, 0, "Post"), _articles(3, 0)], ignore_index=True)
    articles["origin"] = articles["origin"].where(articles["origin"].notna(), None)
    assert republished(articles)["outlet"].tolist() == ["Courier", "Post", "(not stated)"]
    table = republished(articles.assign(country=["N", "N", None, "S", "S", "S"]), by="country")
    assert table["country"].tolist() == ["S", "N", "(not stated)"]


def test_same_seed_same_figures_in_any_order():
    """The order of rows and the index change nothing."""
    articles = _articles(40, 15).assign(story_id=[f"s{i // 2}" for i in range(40)])
    mixed = articles.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(republished(articles), republished(mixed))


def test_no_articles():
    """No row, the right columns."""
    table = republished(_articles(3, 1).head(0))
    assert len(table) == 0 and table.columns.tolist() == columns("republished")


@pytest.mark.parametrize(
    "options", [{"by": "share"}, {"by": "origin"}, {"min_articles": -1}, {"min_articles": True}, {"seed": 1.5}]
)
def test_what_is_not_allowed(options):
    """Is named."""
    articles = _articles(3, 1).assign(share=1)
    with pytest.raises(MediakitError, match=next(iter(options))):
        republished(articles, **options)
