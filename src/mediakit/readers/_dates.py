"""The dates of a table's column: an explicit list of shapes, and nothing guessed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

import pandas as pd

from mediakit._check import listed
from mediakit._phrases import counted

EARLIEST, LATEST = 1700, 2100  # years outside are slips of the pen, not newspapers
NO_DATE = {"", "-", "--", "n/a", "na", "nan", "nat", "none", "null", "unknown", "undated", "0000-00-00"}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ZONES = {"z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}  # RFC 822, section 5.1

_ZONE = rf"\s*(?P<zone>[+-]\d\d:?(?:\d\d)?|(?:{'|'.join(ZONES)})\b)"
_TIME = (
    r"(?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?)?"
    rf"(?:\s*(?P<half>[ap])\.?m\.?)?(?:{_ZONE})?)?"
)
_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH = rf"(?P<name>{'|'.join(MONTHS)})\b\.?"
_SHAPES = [
    re.compile(shape, re.IGNORECASE | re.ASCII)
    for shape in (
        rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
        rf"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:{_ZONE})?)?",
        rf"{_DAY}{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?{_MONTH}[\s,-]*"
        rf"(?P<year>\d{{4}}|\d\d){_TIME}",
        rf"(?P<year>\d{{4}})[\s-]+{_MONTH}[\s-]+(?P<day>\d{{1,2}}){_TIME}",
    )
]
_NUMERIC = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}|\d\d){_TIME}",
    re.IGNORECASE | re.ASCII,
)


class Reading(NamedTuple):
    """One value read as a time: UTC, how finely it is known, what to say about it, and as its clock had it."""

    when: datetime | None = None
    precision: str | None = None
    odd: str = ""  # why a value that is there gives no date
    short_year: bool = False
    local: datetime | None = None  # without a zone; None for seconds since 1970


@dataclass
class Dates:
    """A column of dates: for each value the time and its precision, and the raw text of the odd ones."""

    published: list[pd.Timestamp | None] = field(default_factory=list)
    precision: list[str | None] = field(default_factory=list)
    raw: list[str | None] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    n_odd: int = 0


def read_date(text: str, *, day_first: bool | None = None) -> Reading:
    """Read one date as text; `day_first` says how 03/04/2025 is meant, None that nobody knows.

    >>> read_date("22 Jun 2025 12:00am").when.isoformat()
    '2025-06-22T00:00:00+00:00'
    >>> read_date("03/04/2025").odd
    '2025-04-03 or 2025-03-04'
    """
    text = text.strip()
    if text.casefold() in NO_DATE:
        return Reading()
    if len(text) > 60:
        return Reading(odd="no known shape")
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
            return _built(parts, month, int(parts["day"]))
    if not (found := _NUMERIC.fullmatch(text)):
        return Reading(odd="no known shape")
    parts, a, b = found.groupdict(), int(found["a"]), int(found["b"])
    if a > 12 or b > 12 or a == b:
        return _built(parts, *((b, a) if a > 12 else (a, b)))
    if day_first is None:
        first, second = _built(parts, b, a), _built(parts, a, b)
        if first.when is None or second.when is None:
            return first if first.when is None else second
        return Reading(odd=f"{first.when.date()} or {second.when.date()}")
    return _built(parts, *((b, a) if day_first else (a, b)))


def _built(parts: dict[str, str | None], month: int, day: int) -> Reading:
    year, short = int(parts["year"] or 0), len(parts["year"] or "") == 2
    if short:
        year += 2000 if year < 69 else 1900  # the turning point of POSIX
    hour, minute, precision = int(parts.get("hour") or 0), int(parts.get("minute") or 0), "day"
    if parts.get("hour"):
        precision = "minute" if parts.get("minute") else "hour"
    if half := (parts.get("half") or "").lower():
        if not 1 <= hour <= 12:
            return Reading(odd="no such time")
        hour = hour % 12 + (12 if half == "p" else 0)
    micro, second = int((parts.get("fraction") or "0").ljust(6, "0")[:6]), int(parts.get("second") or 0)
    try:
        when = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return Reading(odd="no such day")
    if not EARLIEST <= year <= LATEST:
        return Reading(odd=f"outside {EARLIEST} to {LATEST}")
    try:
        clock = time(hour, minute, 59 if second == 60 else second, micro)  # 60 is a leap second
        local = datetime.combine(when, clock)
        when = local.replace(tzinfo=UTC) - _offset(parts.get("zone"))
    except (ValueError, OverflowError):
        return Reading(odd="no such time")
    return Reading(when, precision, short_year=short, local=local)


def _offset(zone: str | None) -> timedelta:
    if not zone:
        return timedelta(0)
    if zone.lower() in ZONES:
        return timedelta(hours=ZONES[zone.lower()])
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        raise ValueError(zone)
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -offset if zone[0] == "-" else offset


def read_dates(values: Iterable[Any], name: str) -> Dates:
    """Read a column of dates, the order of 03/04/2025 settled by those whose day is over 12.

    Parameters
    ----------
    values : iterable
        Text, numbers, dates or missing, as the file holds them.
    name : str
        The column's name; only one like 'timestamp' lets whole numbers be seconds since 1970.
    """
    values = list(values)
    texts = {v for v in values if isinstance(v, str)}
    day_first, both_orders = _order(texts)
    epochs = _is_epochs(values, name)
    known: dict[tuple[type, Any, Any], Reading] = {}
    readings: list[Reading] = []
    for value in values:
        key = (type(value), value, getattr(value, "tzinfo", None))
        if (reading := known.get(key)) is None:
            reading = known[key] = _read_value(value, day_first, epochs)
        readings.append(reading)
    readings = _whole_days(readings)
    times = {r.when: pd.Timestamp(r.when).as_unit("us") for r in readings if r.when is not None}
    dates = Dates(
        published=[None if r.when is None else times[r.when] for r in readings],
        precision=[r.precision for r in readings],
        raw=[str(value) if r.odd else None for value, r in zip(values, readings, strict=True)],
        n_odd=sum(1 for r in readings if r.odd),
    )
    dates.warnings += _remarks(values, readings, name, both_orders)
    return dates


def _read_value(value: Any, day_first: bool | None, epochs: bool) -> Reading:
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return Reading()
    if isinstance(value, str):
        if epochs and value.strip():
            return _epoch(float(value))
        return read_date(value, day_first=day_first)
    if isinstance(value, datetime):
        try:
            when = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        except (OverflowError, ValueError):  # the zone moves it out of the years 1 to 9999
            return Reading(odd=f"outside {EARLIEST} to {LATEST}")
        when = when.to_pydatetime(warn=False) if isinstance(when, pd.Timestamp) else when
        if not EARLIEST <= when.year <= LATEST:
            return Reading(odd=f"outside {EARLIEST} to {LATEST}")
        return Reading(when, "minute", local=datetime.combine(value.date(), value.time()))
    if isinstance(value, date):
        return read_date(value.isoformat())
    if isinstance(value, int | float) and not isinstance(value, bool):
        if epochs:
            return _epoch(float(value))
        if float(value).is_integer() and len(str(int(value))) == 8:
            return read_date(str(int(value)))
        return Reading(odd="a bare number")
    return Reading(odd="no known shape")


def _epoch(seconds: float) -> Reading:
    """Seconds since 1970, or thousandths, millionths, billionths of them where the number is that large."""
    for scale, least in ((1e9, 1e17), (1e6, 1e14), (1e3, 1e11)):
        if abs(seconds) >= least:
            seconds /= scale
            break
    try:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return Reading(odd=f"outside {EARLIEST} to {LATEST}")
    if not EARLIEST <= when.year <= LATEST:
        return Reading(odd=f"outside {EARLIEST} to {LATEST}")
    return Reading(when, "minute")


def _is_epochs(values: list[Any], name: str) -> bool:
    plain = re.sub(r"[\W_]", "", name.casefold())
    if not any(word in plain for word in ("timestamp", "epoch", "unix", "createdutc")) and plain != "ts":
        return False
    number = re.compile(r"\s*-?\d{9,19}(?:\.\d*)?\s*", re.ASCII)
    there = [v for v in values if not (v is None or v == "" or v != v)]
    return bool(there) and all(
        (isinstance(v, int | float) and not isinstance(v, bool)) or (isinstance(v, str) and number.fullmatch(v))
        for v in there
    )


def _order(texts: set[str]) -> tuple[bool | None, bool]:
    """Whether days come first in dates like 13/04/2025, and whether the column holds both orders."""
    orders = set()
    for text in texts:
        if len(text) <= 60 and (found := _NUMERIC.fullmatch(text.strip())):
            a, b = int(found["a"]), int(found["b"])
            if max(a, b) > 12 >= min(a, b):
                orders.add(a > 12)
    return (orders.pop(), False) if len(orders) == 1 else (None, len(orders) == 2)


def _whole_days(readings: list[Reading]) -> list[Reading]:
    """Many programs write a date as its midnight: where every time of a column is midnight, only days are known.

    It is the midnight of the column's own zone, and the day is the one that its calendar has.
    """
    read = [r for r in readings if r.when is not None]
    if all(r.precision == "day" for r in read) or any(r.local is None or r.local.time() != time(0) for r in read):
        return readings
    return [r if r.local is None else r._replace(when=r.local.replace(tzinfo=UTC), precision="day") for r in readings]


def _remarks(values: list[Any], readings: list[Reading], name: str, both_orders: bool) -> list[str]:
    remarks = []
    pairs = list(zip(values, readings, strict=True))
    if n_none := sum(1 for r in readings if r.when is None and not r.odd):
        remarks.append(f"No date in {n_none:,} of {counted(len(readings), 'row')}.")
    odd = Counter((str(value)[:40], r.odd) for value, r in pairs if r.odd)
    if odd:
        shown = listed((f"'{value}' ({why})" for value, why in odd), most=5)
        n_odd = sum(odd.values())
        stand = f"{counted(n_odd, 'date')} could not be read and {'stands' if n_odd == 1 else 'stand'}"
        remarks.append(f"In '{name}', {stand} in published_text: {shown}.")
    if any(" or " in why for _, why in odd):
        why = "the column holds both orders" if both_orders else "no date in the column has a day over 12"
        remarks.append(f"Whether day or month comes first is not settled ({why}).")
    short = Counter((str(value)[:40], str(r.when)[:10]) for value, r in pairs if r.short_year)
    if short:
        shown = listed((f"'{value}' as {when}" for value, when in short), most=5)
        remarks.append(f"Read with a two-digit year, {counted(sum(short.values()), 'date')}: {shown}.")
    return remarks
