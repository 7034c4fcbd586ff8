"""Shapes of dates: every one that exports print is read in its language; what is none is not guessed at."""

import datetime

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers._date_names import LOCALES
from mediakit.readers._date_readings import DAY_FIRST, read_date
from mediakit.readers._date_shapes import LONGEST, UNKNOWN_SHAPE, YEAR_FIRST, parse

READ = [
    ("January 11, 2010 Monday", "2010-01-11"),
    ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01T09:20"),
    ("8. März 2001", "2001-03-08"),
    ("8. Maerz 2001", "2001-03-08"),
    ("9 julio 2018 lunes", "2018-07-09"),
    ("mardi 10 juillet 2018 ", "2018-07-10"),
    ("10 Julho 2018 Terça-feira 10:27 AM GMT ", "2018-07-10T10:27"),
    ("10 luglio 2018 martedì 4:07 PM GMT", "2018-07-10T16:07"),
    ("December 19, 1991, Thursday, An Edition", "1991-12-19"),
    ("January 28, 1993, Thursday, Late Edition - Final", "1993-01-28"),
    ("July 11, 2018 Wednesday 2:15 AM GMT Final Edition", "2018-07-11T02:15"),
    ("May 5, 2018, Late Edition - Final, Section A; Column 1; Pg. 12", "2018-05-05"),
    ("Samstag 5. Mai 2018", "2018-05-05"),
    ("Freitag, den 5. Juli 2019", "2019-07-05"),
    ("lundi 1er juillet 2019", "2019-07-01"),
    ("1 mei 2019 woensdag", "2019-05-01"),
    ("Freitag 05. Juli 2019", "2019-07-05"),
    ("5 de julio de 2019", "2019-07-05"),
    ("1 d’abril de 2025", "2025-04-01"),
    ("22 juin 2025 20:15", "2025-06-22T20:15"),
    ("20:15, 22 juin 2025", "2025-06-22T20:15"),
    ("22/06/2025 à 20h15", "2025-06-22T20:15"),
    ("22.06.2025 20:15 Uhr", "2025-06-22T20:15"),
    ("2025-06-22T18:15:00+02:00", "2025-06-22T16:15"),
    ("2025-06-22T18:15:00.000+02:00[Europe/Berlin]", "2025-06-22T16:15"),
    ("Sun, 22 Jun 2025 18:15:00 GMT", "2025-06-22T18:15"),
    ("Sun Jun 22 18:15:00 +0200 2025", "2025-06-22T16:15"),
    ("3 juillet 2018 - 08:15:12 UTC +02:00", "2018-07-03T06:15:12"),
    ("20250622T181500Z", "2025-06-22T18:15"),
    ("Sunday 22nd June 2025", "2025-06-22"),
    ("Sunday the 22nd of June, 2025", "2025-06-22"),
    ("Jan. 5, 1998", "1998-01-05"),
    ("5-Jan-98", "1998-01-05"),
    ("22/Jun/2025", "2025-06-22"),
    ("22. 6. 2025", "2025-06-22"),
    ("2025. június 22., vasárnap", "2025-06-22"),
    ("2025年6月22日 星期日 20时15分", "2025-06-22T20:15"),
    ("2025年6月22日（日）午後8時", "2025-06-22T20:00"),
    ("2025年6月22日 午前0時5分", "2025-06-22T00:05"),
    ("2025년 6월 22일 (일) 오후 8:15", "2025-06-22T20:15"),
    ("٢٢ يونيو ٢٠٢٥", "2025-06-22"),
    ("الأحد، 22 يونيو/حزيران 2025", "2025-06-22"),
    ("22 كانون الثاني 2025", "2025-01-22"),
    ("воскресенье, 22 июня 2025 г., 20:15", "2025-06-22T20:15"),
    ("22 czerwca 2025", "2025-06-22"),
    ("søndag 22. juni 2025 kl. 20.15", "2025-06-22T20:15"),
    ("mar. 10 juil. 2018", "2018-07-10"),
]


@pytest.mark.parametrize(("text", "when"), READ)
def test_dates_of_exports(text, when):
    """Each gives the day and time it names, without being told its language; no weekday is at odds."""
    reading = read_date(text)
    assert reading.when is not None and reading.when.isoformat().startswith(when)
    assert not reading.off_weekday and not reading.zone


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("style", ["full", "long", "medium"])
def test_every_language_reads_its_own_dates(code, style):
    """Babel writes a year's days in a language (Gregorian calendar), and each comes back as that day."""
    locale = Locale.parse(LOCALES[code][0])
    for number in range(0, 365, 11):
        day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number)
        text = format_date(day, style, locale=locale)
        reading = read_date(text, language=code)
        assert reading.when is not None and reading.when.date() == day, text
        assert not reading.off_weekday


@pytest.mark.parametrize(
    "text",
    [
        "June 2025", "2025", "Spring 2019", "2025-06", "22 June", "8 mars 2001 xyz", "Published 5 July 2018",
        "3 June 2018, updated 5 June 2018", "2018-06-03, 2018-06-05", "2019-07-04-05", "10:00 22 June 2025 CEST",
        "9:20 to 10:30, 5 July 2018", "5 July 2018 9:20 AM, 6 July 2018", "Issue 12, 2018", "July/August 2019",
        "5 Brumaire 2019", "2025-W25-7",
    ],
)  # fmt: skip
def test_no_day_is_guessed(text):
    """A month, a season, two dates, or words that nobody knows give no date."""
    assert read_date(text).when is None
    assert read_date(text).odd == UNKNOWN_SHAPE


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("July 4-5, 2019", "2019-07-04", "2019-07-05"),
        ("4./5. Juli 2019", "2019-07-04", "2019-07-05"),
        ("4/5 July 2019", "2019-07-04", "2019-07-05"),
        ("Samstag/Sonntag, 4./5. Mai 2019", "2019-05-04", "2019-05-05"),
        ("samedi 4 et dimanche 5 mai 2019", "2019-05-04", "2019-05-05"),
        ("du 4 au 5 juillet 2019", "2019-07-04", "2019-07-05"),
        ("June 30 - July 1, 2019", "2019-06-30", "2019-07-01"),
        ("31 décembre 2019 - 1er janvier 2020", "2019-12-31", "2020-01-01"),
        ("4./5.7.2019", "2019-07-04", "2019-07-05"),
    ],
)
def test_a_weekend_edition_names_both_days(text, first, last):
    """A date of several days is missing, since one of them would be a guess; both are said."""
    assert read_date(text).when is None
    assert read_date(text).odd == f"{first} or {last}: more than one day"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31 June 2025", "no such day"),
        ("30 Februar 2025", "no such day"),
        ("5 July 1066", "outside 1700 to 2100"),
        ("5 July 2568", "outside 1700 to 2100"),
        ("5 July 2018 25:00", "no such time"),
    ],
)
def test_impossible_and_far_off_dates(text, why):
    """They are missing and say why."""
    assert read_date(text).odd == why


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("22 June 2025 10:00 XYZT", "XYZT"),
        ("02 Jul 2018, 01:30pm IST", "IST"),
        ("22 juin 2025 20:15 heure de Paris", "heure de paris"),
        ("22 June 2025 10:00 Europe/Berlin", "europe/berlin"),
    ],
)
def test_an_unknown_zone_is_named(text, zone):
    """The time stands as it is written."""
    reading = read_date(text)
    assert reading.zone == zone
    assert f"{reading.when:%H:%M}" in text or f"{reading.when:%I:%M}" in text


def test_orders_are_those_of_cldr():
    """DAY_FIRST are the languages whose short date begins with the day, YEAR_FIRST those with the year."""
    for code in LOCALES:
        pattern = Locale.parse(LOCALES[code][0]).date_formats["short"].pattern.strip("\u200f")
        assert (pattern[0] == "d") == (code in DAY_FIRST), code
        assert (pattern[0] == "y") == (code in YEAR_FIRST), code


def test_a_two_digit_year_may_come_first_in_some_languages():
    """25.06.22 is 25 June 2022 in German, and may be 22 June 2025 in Korean."""
    assert str(read_date("25.06.22", language="de").when.date()) == "2022-06-25"
    assert read_date("25.06.22", language="ko").odd == "2022-06-25 or 2025-06-22"


HOSTILE = [
    *["1" * n for n in (60, LONGEST, 10_000)], "1 " * 100, "W," * 100, "mon " * 50, "mon," * 50, "of " * 66,
    "july " * 40, "4-" * 100, "4/5 " * 50, "(" * LONGEST, "mar " * 50, "1h" * 100, "12:12 " * 33, "٢" * LONGEST,
    "\ufdfa" * LONGEST, "2025年" * 40, "e\u0301" * 100, "July 4, 2019, " + "x " * 90, "9:20 AM" + " " * 190,
    "\ud800" * LONGEST, "x" * 10_000, " " * 10_000 + "2019", "12:30 " + "time " * 38, "\0" * 100,
]  # fmt: skip


def test_long_hostile_values_are_no_dates():
    """Long and repetitive values, up to 10,000 characters; but words behind a date do not spoil it."""
    assert all(read_date(text).when is None or "July 4, 2019" in text for text in HOSTILE)


_PIECES = """
mon Montag mar. juin July листопада 4 05 22nd 1er 2019 98 20:15 20h15 9.20 AM GMT UTC+2 +0200 EST , . / - ( ) ; '
de of et Final Edition 2025年 6月 22日 오후 ٢٢ à 31 99 T Z 00:00:60
"""
PIECES = st.sampled_from(_PIECES.split())


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]), st.sampled_from([None, "en", "de", "fr", "ko", "xx"]))
def test_any_mixture_of_parts_is_read_or_refused(pieces, glue, code):
    """Never an error; a date or a reason; and a date that is read lies in the years that are allowed."""
    text = glue.join(pieces)
    reading = read_date(text, language=code)
    assert (reading.when is None) == (reading.precision is None)
    assert reading.when is None or not reading.odd
    assert parse(text, code) == parse(text, code)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    """Whatever stands there."""
    read_date(text)
