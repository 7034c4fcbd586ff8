"""Coverage hour by hour: what can be placed in an hour, what is told instead, and how many hours a table may have."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.frames import coverage, coverage_over_time
from mediakit.prose.frames import tell_time

# Hand count. Of six articles, a and b stand in the hour from 14:00 UTC (b's 15:59 is that of a clock one hour ahead),
# c in that from 16:00; d has a day only, e no date, f midnight sharp without a precision, which says the day only.
ARTICLES = pd.DataFrame(
    {
        "doc_id": list("abcdef"),
        "outlet": ["Post", "Courier", "Post", "Post", "Courier", "Courier"],
        "published": [
            "2026-03-02T14:10Z", "2026-03-02T15:59+01:00", "2026-03-02T16:00Z", "2026-03-02T00:00Z", None, "2026-03-02",
        ],
        "published_precision": ["minute", "hour", "minute", "day", None, None],
        "text": "Rain, and a land swap.",
    },
    index=[3, 3, 0, 1, 2, 4],
)  # fmt: skip
FOUND = pd.DataFrame({"doc_id": ["a", "c", "d", "e"], "frame": "swap"})


def hourly(articles=ARTICLES, **options):
    with pytest.warns(UserWarning) as told:
        table = coverage_over_time(FOUND, articles, frequency="hour", **options)
    return table, sorted(str(warning.message) for warning in told)


def test_hours_by_hand():
    """Every hour from the first to the last is a row, in UTC; articles dated to the day are counted and told."""
    table, told = hourly()
    assert table["period"].dt.strftime("%d %H:%M").tolist() == ["02 14:00", "02 15:00", "02 16:00"]
    assert table["n_articles"].tolist() == [2, 0, 1]
    assert table["n_with"].tolist() == [1, 0, 1]
    assert table["share"].fillna(-1).tolist() == [0.5, -1, 1]
    assert str(table["period"].dtype) == "datetime64[us, UTC]"
    assert table.attrs == {"frequency": "hour", "n_undated": 1, "n_day_only": 2}
    assert told == [
        "1 of 6 articles have no date and are left out of the time line.",
        "2 of 6 articles have a day but no time of day and are left out of the time line.",
    ]


def test_hours_of_groups():
    """Each group has a row for every hour; the order of the articles does not matter."""
    table, _ = hourly(by="outlet")
    assert table[["outlet", "n_articles"]].to_numpy().tolist() == [
        ["Post", 1], ["Post", 0], ["Post", 1], ["Courier", 1], ["Courier", 0], ["Courier", 0],
    ]  # fmt: skip
    pd.testing.assert_frame_equal(hourly(ARTICLES.iloc[::-1], by="outlet")[0], table)


def test_hours_are_a_group_of_coverage_too():
    """by="hour" writes when the hour begins; what has no hour is not stated and comes last."""
    table = coverage(FOUND, ARTICLES, by="hour")
    assert table[["hour", "n_articles", "n_with"]].to_numpy().tolist() == [
        ["2026-03-02T14:00Z", 2, 1], ["2026-03-02T15:00Z", 0, 0], ["2026-03-02T16:00Z", 1, 1], ["(not stated)", 3, 2],
    ]  # fmt: skip


def test_a_year_of_hours_is_the_most():
    """8,784 hours are a table, one more is an error that says what to do instead."""
    ends = pd.DataFrame({"doc_id": ["a", "b"], "text": "", "published_precision": "minute"})
    year = ends.assign(published=["2024-01-01T00:10Z", "2024-12-31T23:50Z"])
    assert len(coverage_over_time(FOUND.iloc[:1], year, frequency="hour")) == 366 * 24
    with pytest.raises(MediakitError, match=r"From 2024-01-01 to 2025-01-01 are 8,785 hours.*Count by day"):
        coverage_over_time(
            FOUND.iloc[:1], ends.assign(published=["2024-01-01T00:10Z", "2025-01-01T00:00Z"]), frequency="hour"
        )


def test_no_article_has_an_hour():
    """Days alone give no row of hours, with the columns of other periods."""
    with pytest.warns(UserWarning, match="2 of 2 articles have a day but no time of day"):
        table = coverage_over_time(FOUND.iloc[2:3], ARTICLES.iloc[[3, 5]], frequency="hour")
    assert len(table) == 0
    assert table.columns.tolist() == hourly()[0].columns.tolist()
    assert table.attrs == {"frequency": "hour", "n_undated": 0, "n_day_only": 2}


def test_hours_are_told_with_their_time():
    """The sentence on the largest share says the hour, where periods are hours."""
    told = tell_time(hourly()[0], "swap")
    assert "begins on 2 March 2026, 16:00 UTC: 1 of 1 article (100%" in told
    assert "1 period without an article is shown as" in told
