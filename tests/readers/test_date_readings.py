"""Which day a line means: its weekday, then the order that is known, then what is certain in its language."""

import pytest

from mediakit.readers._date_readings import Reading, by_convention, order_of, read_date
from mediakit.readers._date_shapes import parse


def _day(text, **options):
    when = read_date(text, **options).when
    return None if when is None else str(when.date())


@pytest.mark.parametrize("code", ["de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr"])
@pytest.mark.parametrize("text", ["03.04.2025", "03/04/2025", "03-04-2025", "3.4.25"])
def test_days_come_first_where_that_is_certain(code, text):
    """In these languages all dates in numbers begin with the day."""
    assert _day(text, language=code) == "2025-04-03"


@pytest.mark.parametrize("code", ["en", "sv", "hu", "zh", None])
@pytest.mark.parametrize("text", ["03/04/2025", "03-04-2025"])
def test_elsewhere_both_readings_are_named(code, text):
    """English has both orders, languages that begin with the year have no rule for it, and no language no rule."""
    assert read_date(text, language=code).odd == "2025-04-03 or 2025-03-04"
    assert read_date(text, language=code).open_order


def test_dots_begin_with_the_day_but_in_english():
    """No language of CLDR writes month.day.year; Americans do, so an English date with dots stays open."""
    assert _day("03.04.2025") == _day("03.04.2025", language="cs") == "2025-04-03"
    assert read_date("03.04.2025", language="en").odd == "2025-04-03 or 2025-03-04"
    assert by_convention("en", ".") is None


def test_what_the_caller_knows_goes_before_the_convention():
    """day_first says how the rest of the file writes."""
    assert _day("03/04/2025", day_first=False, language="fr") == "2025-03-04"
    assert _day("03/04/2025", day_first=True) == "2025-04-03"
    assert _day("13/04/2025", day_first=False) == "2025-04-13"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu 03/04/2025", "2025-04-03"),
        ("03/04/2025 (Tuesday)", "2025-03-04"),
        ("mardi 03/04/2025", "2025-03-04"),
        ("Donnerstag, 3.4.2025", "2025-04-03"),
        ("03/04/2025 10:15 AM Tuesday", "2025-03-04"),
    ],
)
def test_a_weekday_settles_the_order(text, day):
    """3 April 2025 was a Thursday, 4 March 2025 a Tuesday (by the calendar)."""
    assert _day(text) == _day(text, language="fr") == day
    assert not read_date(text).off_weekday


def test_a_weekday_that_fits_neither_settles_nothing():
    """Neither day was a Friday."""
    assert read_date("Friday 03/04/2025").odd == "2025-04-03 or 2025-03-04"


def test_a_weekday_at_odds_is_told_and_the_date_kept():
    """22 June 2025 was a Sunday."""
    assert read_date("Monday 2025-06-22").off_weekday
    assert _day("Monday 2025-06-22") == "2025-06-22"
    assert read_date("lundi 22 juin 2025", language="fr").off_weekday
    assert not read_date("Sunday 2025-06-22").off_weekday


def test_a_month_that_two_languages_know():
    """Listopad: November for Poles, October for Croats; the language, the weekday or the calendar settles it."""
    assert read_date("5 listopada 2018").odd == "2018-10-05 or 2018-11-05: the month's name has two meanings"
    assert not read_date("5 listopada 2018").open_order
    assert _day("5 listopada 2018", language="pl") == "2018-11-05"
    assert _day("5 listopada 2018", language="hr") == "2018-10-05"
    assert _day("poniedziałek 5 listopada 2018") == "2018-11-05"
    assert _day("31 listopada 2018") == "2018-10-31"


def test_other_languages_are_tried_where_the_own_one_has_no_such_name():
    """An English interface around French articles, and a code that nobody knows."""
    assert _day("July 3, 2018 Tuesday", language="fr") == "2018-07-03"
    assert _day("3 juillet 2018", language="en") == _day("3 juillet 2018", language="xx") == "2018-07-03"


def test_orders_that_a_date_shows_itself():
    """A day over 12 or a weekday; the same number twice, a month's name or the year in front show none."""
    assert order_of(parse("06/22/2025")) is False
    assert order_of(parse("Tue 03/04/2025")) is False
    for text in ("04/04/2025", "Fri 03/04/2025", "22 June 2025", "2025-06-22", "31/31/2025", "soon", ""):
        assert order_of(parse(text)) is None


def test_nothing_is_no_date_and_not_odd():
    """An empty line."""
    assert read_date(" ") == Reading()
