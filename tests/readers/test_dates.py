"""Columns of dates: the shapes that are read, what settles an open one, and those that stay missing."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import _dates
from mediakit.readers._dates import Reading, read_date, read_dates


@pytest.mark.parametrize(
    ("text", "when", "precision"),
    [
        ("2025-06-22", "2025-06-22T00:00", "day"),
        ("2025/6/2", "2025-06-02T00:00", "day"),
        ("20250622", "2025-06-22T00:00", "day"),
        ("20250622T101500Z", "2025-06-22T10:15", "minute"),
        ("2025-06-22T10:15:30", "2025-06-22T10:15:30", "minute"),
        ("2025-06-22 10:15:30.250+02:00", "2025-06-22T08:15:30.250", "minute"),
        ("2025-06-22T10:15-0430", "2025-06-22T14:45", "minute"),
        ("2025-06-22T10Z", "2025-06-22T10:00", "hour"),
        ("2025-06-22T23:59:60Z", "2025-06-22T23:59:59", "minute"),
        ("June 22, 2025", "2025-06-22T00:00", "day"),
        ("Sunday, June 22nd, 2025 at 3:05 p.m.", "2025-06-22T15:05", "minute"),
        ("22 Jun 2025 12:00am", "2025-06-22T00:00", "minute"),
        ("22 June 2025, 12:30 pm", "2025-06-22T12:30", "minute"),
        ("Sun, 22 Jun 2025 10:00:00 -0400", "2025-06-22T14:00", "minute"),
        ("Sun, 22 Jun 2025 10:00:00 EDT", "2025-06-22T14:00", "minute"),
        ("22-Jun-25", "2025-06-22T00:00", "day"),
        ("2025 Sept. 4", "2025-09-04T00:00", "day"),
        ("22/06/2025", "2025-06-22T00:00", "day"),
        ("6/22/2025 10:15 AM", "2025-06-22T10:15", "minute"),
        ("04/04/2025", "2025-04-04T00:00", "day"),
        ("9/28/16", "2016-09-28T00:00", "day"),
    ],
)
def test_known_shapes(text, when, precision):
    """Each shape of the list gives its time in UTC and how finely it is known (counted by hand)."""
    reading = read_date(text)
    assert reading.when == datetime.fromisoformat(when).replace(tzinfo=UTC)
    assert reading.precision == precision


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-02-30", "no such day"),
        ("31/02/2025", "no such day"),
        ("13/13/2025", "no such day"),
        ("2025-06-22 25:10", "no such time"),
        ("22 Jun 2025 13:00pm", "no such time"),
        ("1066-10-14", "outside 1700 to 2100"),
        ("9999-12-31", "outside 1700 to 2100"),
        ("last Tuesday", "no known shape"),
        ("June 2025", "no known shape"),
        ("10:00 22 June 2025 CEST", "no known shape"),
        ("2" * 1000, "no known shape"),
        ("03/04/2025", "2025-04-03 or 2025-03-04"),
    ],
)
def test_odd_dates_are_missing_with_a_reason(text, why):
    """What cannot be a date, or can be two, is missing and says why."""
    assert read_date(text).when is None
    assert read_date(text).odd == why


@pytest.mark.parametrize("text", ["", "  ", "n/a", "NULL", "0000-00-00"])
def test_no_date_is_not_an_odd_date(text):
    """An empty cell is undated, nothing more."""
    assert read_date(text) == Reading()


def test_a_day_over_twelve_settles_the_column():
    """One 22/06/2025 tells how 03/04/2025 is meant in the same column."""
    dates = read_dates(["03/04/2025", "22/06/2025", ""], "date")
    assert [str(p)[:10] for p in dates.published] == ["2025-04-03", "2025-06-22", "None"]
    american = read_dates(["03/04/2025", "06/22/2025"], "date")
    assert str(american.published[0])[:10] == "2025-03-04"


def test_unsettled_dates_name_both_readings():
    """Without such a day both readings are named and the date is missing."""
    dates = read_dates(["03/04/2025", "05/06/2025"], "date")
    assert dates.published == [None, None]
    assert dates.raw == ["03/04/2025", "05/06/2025"]
    assert "'03/04/2025' (2025-04-03 or 2025-03-04)" in " ".join(dates.warnings)
    assert dates.n_odd == 2


def test_a_column_of_both_orders_settles_nothing():
    """22/06 and 06/22 in one column contradict each other: only they are read."""
    dates = read_dates(["22/06/2025", "06/23/2025", "03/04/2025"], "date")
    assert [p is None for p in dates.published] == [False, False, True]
    assert "both orders" in " ".join(dates.warnings)


def _days(values, **options):
    return [str(p)[:10] if p is not None else None for p in read_dates(values, "date", **options).published]


def test_each_value_is_read_in_its_own_language():
    """One language for all, or one for each value; None tries all."""
    assert _days(["5 listopada 2018", "8. März 2001"], languages=["pl", None]) == ["2018-11-05", "2001-03-08"]
    assert _days(["5 listopada 2018", "5 listopada 2018"], languages=["pl", "hr"]) == ["2018-11-05", "2018-10-05"]
    assert _days(["03/04/2025", "4 mars 2025"], languages="fr") == ["2025-04-03", "2025-03-04"]
    assert _days(["03/04/2025", "03/04/2025"], languages=iter(["fr", "en"])) == ["2025-04-03", None]
    with pytest.raises(ValueError):
        read_dates(["2025-06-22"], "date", languages=["en", "fr"])


def test_the_rest_of_the_file_goes_before_a_language():
    """A database writes all its dates in one order: 06/22/2025 settles that of a French article too."""
    assert _days(["06/22/2025", "03/04/2025"], languages=["en", "fr"]) == ["2025-06-22", "2025-03-04"]


def test_where_a_file_has_both_orders_each_language_has_its_own():
    """English articles by month, French ones by day; a third language goes by what is certain in it."""
    values = ["06/22/2025", "22/06/2025", "03/04/2025", "03/04/2025", "03/04/2025", "03/04/2025"]
    days = _days(values, languages=["en", "fr", "en", "fr", "de", None])
    assert days[2:] == ["2025-03-04", "2025-04-03", "2025-04-03", None]


def test_dots_and_slashes_tell_nothing_about_each_other():
    """22.06.2025 is how all write with dots; it does not settle 03/04/2025."""
    assert _days(["22.06.2025", "03/04/2025"]) == ["2025-06-22", None]
    assert _days(["06/22/2025", "03.04.2025"]) == ["2025-06-22", "2025-04-03"]
    assert _days(["22/06/2025", "03.04.2025"], languages="en") == ["2025-06-22", "2025-04-03"]


def test_a_weekday_settles_its_own_date_and_those_beside_it():
    """3 April 2025 was a Thursday."""
    assert _days(["Thu 03/04/2025", "05/06/2025"]) == ["2025-04-03", "2025-06-05"]


def test_weekdays_at_odds_are_counted():
    """22 June 2025 was a Sunday: day and month may be swapped somewhere."""
    dates = read_dates(["Monday 2025-06-22", "Monday 2025-06-22", "Sunday 2025-06-22"], "date")
    assert dates.n_odd == 0
    assert dates.warnings == [
        "In 2 dates the weekday is not that of the day ('Monday 2025-06-22'); day and month may be swapped "
        "in the file. They were read as written."
    ]


def test_unknown_zones_are_counted():
    """IST is India's, Israel's and Ireland's."""
    dates = read_dates(["2 Jul 2018 13:30 IST", "2 Jul 2018 13:30 GMT"], "date")
    assert dates.warnings == ["An unknown time zone in 1 date ('IST'): taken as UTC."]


def test_several_days_and_two_meanings_are_no_question_of_order():
    """They are missing with both readings, and nothing is said about day and month."""
    dates = read_dates(["July 4-5, 2019", "5 listopada 2018"], "date")
    assert dates.published == [None, None]
    assert len(dates.warnings) == 1 and "2019-07-04 or 2019-07-05: more than one day" in dates.warnings[0]


def test_dates_that_repeat_are_read_once(monkeypatch):
    """Of 100,000 dates two differ: two are read, and all are given."""
    looked_at = []
    parse = _dates.parse
    monkeypatch.setattr(_dates, "parse", lambda *given: looked_at.append(given) or parse(*given))
    values = [f"July {day}, 2019 {name}" for day, name in ((1, "Monday"), (2, "Tuesday"))] * 50_000
    dates = read_dates(values, "date", ["en"] * len(values))
    assert (len(dates.published), dates.n_odd, len(looked_at)) == (100_000, 0, 2)


def test_epochs_only_in_columns_named_like_timestamps():
    """1750587300 is 22 June 2025 10:15 UTC in 'timestamp' (date -u -d @1750587300), a bare number elsewhere."""
    for value in (1750587300, 1750587300000, "1750587300", 1750587300.0):
        assert str(read_dates([value], "timestamp").published[0]) == "2025-06-22 10:15:00+00:00"
    assert read_dates([1750587300], "date").published == [None]
    assert read_dates([20250622], "date").precision == ["day"]
    assert read_dates(["1750587300", "2025-06-22"], "timestamp").published[0] is None


def test_typed_dates():
    """Dates and times of Parquet and Excel; a column of midnights knows only the day."""
    times = [datetime(2025, 6, 22, 10, 15), pd.Timestamp("2025-06-22T10:15+02:00"), date(2025, 6, 22), None]
    dates = read_dates(times, "date")
    assert [str(p) for p in dates.published] == [
        "2025-06-22 10:15:00+00:00", "2025-06-22 08:15:00+00:00", "2025-06-22 00:00:00+00:00", "None",
    ]  # fmt: skip
    assert dates.precision == ["minute", "minute", "day", None]
    midnights = read_dates([datetime(2025, 6, 22), datetime(2025, 6, 23)], "date")
    assert midnights.precision == ["day", "day"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "US/Eastern", "UTC", "Pacific/Auckland"])
@pytest.mark.parametrize("as_text", [True, False])
def test_local_midnights_keep_their_calendar_date(zone, as_text):
    """22 June at midnight in Berlin is 21 June 22:00 UTC, yet the column means 22 June; winter time likewise."""
    times = [pd.Timestamp("2025-06-22", tz=zone), pd.Timestamp("2025-01-05", tz=zone)]
    values = [time.isoformat() for time in times] if as_text else times
    dates = read_dates([*values, None], "date")
    assert [str(p) for p in dates.published] == ["2025-06-22 00:00:00+00:00", "2025-01-05 00:00:00+00:00", "None"]
    assert dates.precision == ["day", "day", None]


@pytest.mark.parametrize("as_text", [True, False])
def test_one_time_of_day_makes_midnights_times(as_text):
    """Where one value of the column has a time of day, midnight in Berlin is 22:00 UTC of the day before."""
    times = [pd.Timestamp("2025-06-22", tz="Europe/Berlin"), pd.Timestamp("2025-06-22T09:30", tz="Europe/Berlin")]
    dates = read_dates([time.isoformat() if as_text else time for time in times], "date")
    assert [str(p)[:16] for p in dates.published] == ["2025-06-21 22:00", "2025-06-22 07:30"]
    assert dates.precision == ["minute", "minute"]


def test_a_time_at_the_end_of_the_calendar_is_far_off():
    """The first hour of the year 1 in a zone east of Greenwich has no time in UTC: odd, not an error."""
    dates = read_dates([datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2)))], "date")
    assert dates.n_odd == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (["soon"], "In 'date', 1 date could not be read and stands in published_text: 'soon' (no known shape)."),
        (["soon", "late"], "In 'date', 2 dates could not be read and stand in published_text: "),
        (["9/28/16"], "Read with a two-digit year, 1 date: '9/28/16' as 2016-09-28."),
    ],
)
def test_sentences_agree_with_their_counts(values, sentence):
    """One date stands, two dates stand."""
    assert sentence in " ".join(read_dates(values, "date").warnings)


@settings(deadline=None)
@given(st.lists(st.text(max_size=30) | st.integers() | st.floats() | st.booleans() | st.none(), max_size=6))
def test_any_column_is_read_without_an_error(values):
    """Whatever stands in a date column gives as many times, precisions and raw values."""
    for name in ("date", "timestamp"):
        dates = read_dates(values, name)
        assert len(dates.published) == len(dates.precision) == len(dates.raw) == len(values)
        assert all((p is None) == (q is None) for p, q in zip(dates.published, dates.precision, strict=True))


@given(st.datetimes(datetime(1700, 1, 2), datetime(2100, 12, 30)))
def test_iso_times_come_back(when):
    """Any ISO time is read as Python's own parser reads it."""
    reading = read_date(when.isoformat())
    assert reading.when == when.replace(tzinfo=UTC)
