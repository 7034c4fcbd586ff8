"""Figures of hours: their marks, how many are put together, and what cannot be placed."""

import matplotlib
import pandas as pd
import pytest
from drawing import drawn

from mediakit._check import MediakitError
from mediakit.frames import coverage_over_time
from mediakit.plots import plot_articles_over_time, plot_over_time

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")


def _articles(hours, first="2026-03-02 22:00"):
    times = pd.date_range(first, periods=hours, freq="1h", tz="UTC")
    return pd.DataFrame({
        "doc_id": range(hours), "outlet": "Post", "text": "A swap.", "published": times, "published_precision": "hour",
    })  # fmt: skip


def _hourly(articles):
    found = pd.DataFrame({"doc_id": articles["doc_id"].iloc[::2], "frame": "swap"})
    return coverage_over_time(found, articles, frequency="hour")


def _marks(ax):
    drawn(ax)
    return [label.get_text().replace("\n", " ") for label in ax.get_xticklabels()]


def test_hours_have_their_day_where_it_begins():
    """Every hour of few has its mark; the day stands at the first and at midnight, the year at the first."""
    ax = plot_over_time(_hourly(_articles(4)))
    assert _marks(ax) == ["22:00 2 Mar 2026", "23:00", "00:00 3 Mar", "01:00"]
    assert ax.get_xlabel() == "hour (UTC)"


@pytest.mark.parametrize(
    ("hours", "said", "marks"),
    [
        (33, "hour (UTC)", ["00:00 3 Mar 2026", "06:00", "12:00", "18:00", "00:00 4 Mar", "06:00"]),
        (60, "hour (UTC)", ["00:00 3 Mar 2026", "06:00", "12:00", "18:00", "00:00 4 Mar", "06:00", "12:00", "18:00",
                            "00:00 5 Mar", "06:00"]),
        (61, "3 hours (UTC)", None),
        (179, "3 hours (UTC)", None),
        (200, "6 hours (UTC)", None),
        (400, "day (UTC)", None),
        (8784, "week (UTC)", None),
    ],
)  # fmt: skip
def test_hours_are_put_together(hours, said, marks):
    """More than 60 by 3 hours, 6 hours, day, and a year of hours by week; nothing is lost."""
    table = _hourly(_articles(hours))
    ax = plot_over_time(table)
    shown = _marks(ax)
    assert ax.get_xlabel() == said
    assert len(shown) <= 10 and (marks is None or shown == marks)
    assert f"{hours:,} articles in all" in ax.figure.mediakit_alt
    if hours > 60:
        assert f"{hours:,} hours are put together by {said.removesuffix(' (UTC)')}" in ax.figure.mediakit_alt


def test_stretches_of_six_hours_begin_at_midnight():
    """The first article stands in the stretch from 18:00, the third in that from 00:00 (by hand)."""
    ax = plot_over_time(_hourly(_articles(200)))
    assert "over 34 stretches of 6 hours" in ax.figure.mediakit_alt
    assert "from 2026-03-02 18:00" in ax.figure.mediakit_alt  # 22:00 has a mention, 23:00 has none: 50%, as later ones
    assert ax.patches[0].get_height() == pytest.approx(ax.patches[1].get_height() / 3)  # 2 articles, then 6


def test_articles_by_hour():
    """Those dated to the day are counted and told, in the alt text too, and no bar holds them."""
    articles = _articles(6).assign(published_precision=["hour"] * 4 + ["day", None])
    articles.loc[5, "published"] = pd.NaT
    ax = plot_articles_over_time(articles, frequency="hour")
    assert ax.get_xlabel() == "articles per hour (UTC)"
    assert sum(bar.get_height() != 0 for bar in ax.patches) == 4
    for words in (" ".join(drawn(ax)), ax.figure.mediakit_alt):
        assert "1 article dated to the day is not shown" in words.replace("\n", " ")
        assert "1 article without a date is not shown" in words.replace("\n", " ")
    assert "4 dated articles" in ax.figure.mediakit_alt


def test_no_hour_at_all():
    """Days alone have no hours: a sentence in place of the figure; days are drawn as ever."""
    articles = _articles(3).assign(published_precision="day")
    ax = plot_articles_over_time(articles, frequency="hour")
    assert ax.figure.mediakit_alt == "Nothing to show: none of 3 articles has a time of day."
    assert plot_articles_over_time(articles).get_xlabel() == "articles per day (UTC)"
    with pytest.raises(MediakitError, match="Allowed: day, hour"):
        plot_articles_over_time(articles, frequency="week")


def test_what_has_no_hour_is_told_under_the_figure():
    """plot_over_time counts the articles that are dated to the day."""
    articles = _articles(4).assign(published_precision=["hour", "hour", "day", "day"])
    with pytest.warns(UserWarning, match="2 of 4 articles have a day"):
        table = _hourly(articles)
    assert "2 articles dated to the day left out." in plot_over_time(table).figure.mediakit_alt
