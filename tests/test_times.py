"""From when until when an article may have been published."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit._times import hours_between, time_ranges
from mediakit.readers import ages


def ranges(published, precision=None, age=None):
    """The ranges of some articles as pairs of hours after 2026-03-02 00:00 UTC."""
    articles = pd.DataFrame({"published": pd.Series(published, dtype="object")})
    if precision is not None:
        articles["published_precision"] = pd.Series(precision, dtype="str")
    if age is not None:
        articles["age_text"] = pd.Series(age, dtype="str")
    start = pd.Timestamp("2026-03-02", tz="UTC").timestamp() / 3600
    return [(round(a - start, 4), round(b - start, 4)) for a, b in zip(*time_ranges(articles), strict=True)]


def test_precision_is_the_width():
    """A time of 14:35:20 is its minute, half an hour around it, or its day, as the precision says."""
    found = ranges(["2026-03-02T14:35:20Z"] * 3, ["minute", "hour", "day"])
    assert found == [(14.5833, 14.6), (14.0833, 15.0833), (0, 24)]


def test_an_hour_may_be_an_age_or_a_clock_hour():
    """17:40 is 17:10 to 18:10; 18:00 is 17:30, if it is an age, to 19:00, if it is a clock hour."""
    assert ranges(["2026-03-02T17:40Z", "2026-03-02T18:00Z"], ["hour"] * 2) == [(17.1667, 18.1667), (17.5, 19)]


def test_days_of_ages_are_wider():
    """An age in days lies from noon of the day before to noon of the day after; a printed date is its day."""
    age = ["a day ago", "منذ 3 أيام", "02-03-2026", None, "Yesterday"]
    expected = [(-12, 36), (-12, 36), (0, 24), (0, 24), (0, 24)]
    assert ranges(["2026-03-02"] * 5, ["day"] * 5, age) == expected
    assert ranges(["2026-03-02T10:00Z"], ["minute"], ["a day ago"]) == [(10, 10.0167)]


@given(st.integers(0, 2 * 24 * 60), st.integers(46, 26 * 24 * 60 - 1))
def test_ranges_hold_the_truth(captured, since):
    """Whatever is read when: the age that a site prints, rounded as it does, gives a range with the true time in it."""
    read = pd.Timestamp("2026-03-02", tz="UTC") + pd.Timedelta(minutes=captured)
    n_hours, n_days = (since + 30) // 60, (since + 720) // 1440
    age = f"{n_hours} hours ago" if n_hours < 22 else f"{max(n_days, 1)} days ago"
    when, precision = ages.published(age, read)
    (begin, end), true = ranges([when], [precision], [age])[0], (captured - since) / 60
    assert begin - 1e-4 <= true <= end + 1e-4


def test_hours_between_middles():
    """From the middle of a day to the middle of the next but one are 48; days that overlap, and no date, have none."""
    earliest, latest = np.array([0.0, 48.0, 12.0, np.nan]), np.array([24.0, 72.0, 60.0, np.nan])
    a, b = np.array([0, 1, 0, 0]), np.array([1, 0, 2, 3])
    np.testing.assert_array_equal(hours_between(earliest, latest, a, b), [48, -48, np.nan, np.nan])


def test_without_a_precision_midnight_is_a_day():
    """Without a precision, or with a missing one, a time is exact to the minute and midnight UTC is a whole day."""
    times = ["2026-03-02T14:30:00Z", "2026-03-02", "2026-03-02T02:00:00+02:00"]
    expected = [(14.5, 14.5167), (0, 24), (0, 24)]
    assert ranges(times) == expected
    assert ranges(times, [None] * 3) == expected


def test_undated():
    """No date is not a number; a table without the column has none; nor has an empty one rows."""
    assert np.isnan(ranges([None, None])).all()
    earliest, latest = time_ranges(pd.DataFrame({"doc_id": ["a", "b"]}))
    assert np.isnan([*earliest, *latest]).all()
    assert len(earliest) == 2
    assert ranges([]) == []


@pytest.mark.parametrize("published", ["soon", "03/04/2026", 1772445600])
def test_what_is_no_iso_date_is_refused(published):
    """It would pass for no date, for March or April, or for a moment of 1970."""
    with pytest.raises(MediakitError, match="1 values that are no ISO date"):
        time_ranges(pd.DataFrame({"published": [published]}))


def test_dates_of_any_year_have_a_range():
    """Nanoseconds would end in 2262 and begin in 1677."""
    (a, _), (b, _) = ranges(["0001-01-01", "9999-12-31"])
    assert a < -17_000_000 and b > 69_000_000


def test_precisions_are_read_whatever_their_case_and_no_others():
    """A misspelt one would pass for the minute and make a sure first."""
    articles = pd.DataFrame({"published": ["2026-03-02T10:05"], "published_precision": ["Day "]})
    earliest, latest = time_ranges(articles)
    assert latest[0] - earliest[0] == 24
    with pytest.raises(MediakitError, match="holds second. Allowed: minute, hour, day"):
        time_ranges(articles.assign(published_precision="second"))


@given(st.integers(0, 10**8), st.sampled_from(["minute", "hour", "day"]))
def test_neighbours_meet_exactly(minute, precision):
    """The end of one minute, hour or day is the very number that the next begins with: no overlap by rounding."""
    width = {"minute": 1, "hour": 60, "day": 1440}[precision]
    minute += minute % 60 == 0
    times = pd.to_datetime([minute * 60, (minute + width) * 60], unit="s", utc=True)
    earliest, latest = time_ranges(pd.DataFrame({"published": times, "published_precision": precision}))
    assert latest[0] == earliest[1]


@pytest.mark.parametrize("index", [[5, 5], ["x", "y"]])
def test_index_and_input_do_not_matter(index):
    """The index may be anything, and the table is not changed."""
    articles = pd.DataFrame({"published": pd.to_datetime(["2026-03-02", None], utc=True)}, index=index)
    before = articles.copy()
    assert np.isnan(time_ranges(articles)[0]).tolist() == [False, True]
    pd.testing.assert_frame_equal(articles, before)
