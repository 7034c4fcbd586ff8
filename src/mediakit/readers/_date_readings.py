"""What one date means: a day among those that its line allows, or none with the reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from mediakit.readers._date_clocks import Clock, in_utc
from mediakit.readers._date_shapes import Candidate, Parts, parse

EARLIEST, LATEST = 1700, 2100  # years outside are slips of the pen, not newspapers
# Languages whose own short dates begin with the day everywhere they are written (CLDR). English is not among them:
# 03/04/2025 is 3 April in London and March 4 in New York.
_DAY_FIRST = "de fr nl es pt it da no nb nn fi pl cs sk ro tr ru uk bg hr sl el ca ar"
DAY_FIRST = frozenset(_DAY_FIRST.split())


class Reading(NamedTuple):
    """One value read as a time: UTC, how finely it is known, what to say about it, and as its clock had it."""

    when: datetime | None = None
    precision: str | None = None
    odd: str = ""  # why a value that is there gives no date
    short_year: bool = False
    local: datetime | None = None  # without a zone; None for seconds since 1970
    off_weekday: bool = False  # the weekday beside the date is another one
    zone: str = ""  # a zone's name that is not known
    open_order: bool = False  # day or month may come first


def read_date(text: str, *, day_first: bool | None = None, language: str | None = None) -> Reading:
    """Read one date as text.

    Parameters
    ----------
    text : str
        One date as an export writes it, with or without a time, a zone, a weekday and an edition.
    day_first : bool, optional
        How 03/04/2025 is meant; None: a weekday beside it settles it, else what is certain in the language.
    language : str, optional
        Two-letter code of the article's language. Its names of months go before those of others. Without it all
        languages are tried, and a name that is two months (listopad: November in Polish, October in Croatian)
        gives no date.

    Returns
    -------
    Reading
        ``when`` is None where the text holds no date or ``odd`` says why it gives none.

    Examples
    --------
    >>> read_date("22 Jun 2025 12:00am").when.isoformat()
    '2025-06-22T00:00:00+00:00'
    >>> read_date("3 Julho 2018 Terça-feira 10:27 AM GMT").when.isoformat()
    '2018-07-03T10:27:00+00:00'
    >>> read_date("03/04/2025").odd
    '2025-04-03 or 2025-03-04'
    >>> read_date("Thu 03/04/2025").when.day, read_date("03/04/2025", language="fr").when.day
    (3, 3)
    """
    parts = parse(text, language)
    if day_first is None:
        day_first = by_convention(language, parts.separator)
    return settle(parts, day_first)


def by_convention(language: str | None, separator: str) -> bool | None:
    """Whether a language's dates in numbers begin with the day; None where that is not certain.

    With dots they do in every language of CLDR, but in those that begin with the year; an English date with dots
    may be either, since Americans write them too.

    >>> by_convention("de", "."), by_convention(None, "."), by_convention("en", "."), by_convention("fr", "/")
    (True, True, None, True)
    """
    return True if language in DAY_FIRST or (separator == "." and language != "en") else None


def settle(parts: Parts, day_first: bool | None) -> Reading:
    """The day that a line means: by its weekday, then by the order that is known."""
    if parts.odd or not parts.candidates:
        return Reading(odd=parts.odd)
    days = [(c, day) for c in parts.candidates if (day := _day(c))]
    if not days:
        return Reading(odd="no such day")
    if parts.span:
        first, last = days[0][1], days[-1][1]
        return Reading(odd=f"{first} or {last}: more than one day" if first != last else "no known shape")
    days = [(c, day) for c, day in days if EARLIEST <= day.year <= LATEST]
    if not days:
        return Reading(odd=f"outside {EARLIEST} to {LATEST}")
    if len(days) > 1:
        days = [(c, day) for c, day in days if day.weekday() in parts.weekdays] or days
    if len(days) > 1 and day_first is not None and all(c.order in ("day", "month") for c, _ in days):
        days = [(c, day) for c, day in days if (c.order == "day") == day_first]
    if len(days) > 1:
        readings, is_order = " or ".join(str(day) for _, day in days), any(c.order for c, _ in days)
        return Reading(odd=readings + ("" if is_order else ": the month's name has two meanings"), open_order=is_order)
    day = days[0][1]
    clock = parts.clock or Clock()
    local = datetime.combine(day, clock.time)
    off = bool(parts.weekdays) and day.weekday() not in parts.weekdays
    return Reading(in_utc(local, clock.zone), clock.precision, "", parts.short_year, local, off, parts.zone)


def order_of(parts: Parts) -> bool | None:
    """Whether a date in numbers begins with the day, where it says so itself: by a day over 12 or its weekday.

    >>> order_of(parse("22/06/2025")), order_of(parse("Thu 03/04/2025")), order_of(parse("03/04/2025"))
    (True, True, None)
    """
    orders = [c.order for c in parts.candidates if (day := _day(c)) and _fits(day, parts)]
    return orders[0] == "day" if len(orders) == 1 and orders[0] in ("day", "month") else None


def _fits(day: date, parts: Parts) -> bool:
    return len(parts.candidates) == 1 or not parts.weekdays or day.weekday() in parts.weekdays


def _day(candidate: Candidate) -> date | None:
    try:
        return date(candidate.year, candidate.month, candidate.day)
    except ValueError:
        return None
