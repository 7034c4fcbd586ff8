"""The dates of a column or a file: read one by one, and what is open in one settled by the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._date_readings import (
    EARLIEST,
    LATEST,
    Reading,
    by_convention,
    order_of,
    read_date,
    settle,
)
from mediakit.readers._date_shapes import Parts, parse

__all__ = ["Dates", "Reading", "read_date", "read_dates"]


@dataclass
class Dates:
    """A column of dates: for each value the time and its precision, and the raw text of the odd ones."""

    published: list[pd.Timestamp | None] = field(default_factory=list)
    precision: list[str | None] = field(default_factory=list)
    raw: list[str | None] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    n_odd: int = 0


def read_dates(values: Iterable[Any], name: str, languages: str | Iterable[str | None] | None = None) -> Dates:
    """Read a column of dates, the order of 03/04/2025 settled by those whose day is over 12.

    Parameters
    ----------
    values : iterable
        Text, numbers, dates or missing, as the file holds them.
    name : str
        The column's name; only one like 'timestamp' lets whole numbers be seconds since 1970.
    languages : str or iterable, optional
        The two-letter code of the articles' language: one for all or one, or None, for each value.

    Notes
    -----
    The order of a date in numbers is taken, in this turn, from its own weekday; from the rest of the column,
    where all that tell agree; from those of its language and separator, where they do; from what is certain in
    its language. Where the column holds both orders and its own kind too, or nobody tells, the date stays missing.
    """
    values = list(values)
    codes = [languages] * len(values) if languages is None or isinstance(languages, str) else list(languages)
    keys = [(value, code) if isinstance(value, str) else None for value, code in zip(values, codes, strict=True)]
    lines = {key: parse(*key) for key in dict.fromkeys(keys) if key is not None}
    orders = _Orders(lines)
    epochs = _is_epochs(values, name)
    known: dict[Any, Reading] = {}
    places = []
    for value, key in zip(values, keys, strict=True):
        place = key or (type(value), value, getattr(value, "tzinfo", None))
        places.append(place)
        if place in known:
            continue
        if key is None or (epochs and key[0].strip()):
            known[place] = _read_value(value, epochs)
        else:
            known[place] = settle(lines[key], orders.day_first(key[1], lines[key].separator))
    known = _whole_days(known)
    readings = [known[place] for place in places]
    times = {r.when: pd.Timestamp(r.when).as_unit("us") for r in readings if r.when is not None}
    dates = Dates(
        published=[None if r.when is None else times[r.when] for r in readings],
        precision=[r.precision for r in readings],
        raw=[str(value) if r.odd else None for value, r in zip(values, readings, strict=True)],
        n_odd=sum(1 for r in readings if r.odd),
    )
    dates.warnings += _remarks(values, readings, name, orders.are_mixed)
    return dates


class _Orders:
    """Which order the dates in numbers of a column show, by language and separator."""

    def __init__(self, lines: dict[tuple[str, str | None], Parts]):
        self._seen = {
            (code, parts.separator, order)
            for (_, code), parts in lines.items()
            if parts.separator and (order := order_of(parts)) is not None
        }
        self._known: dict[tuple[str | None, str], bool | None] = {}
        self.are_mixed = any(len(self._of(dots=dots)) == 2 for dots in (True, False))

    def _of(self, *, dots: bool) -> set[bool]:
        """The orders of dates with dots, or of those with other marks: they tell nothing about each other."""
        return {order for _, mark, order in self._seen if (mark == ".") == dots}

    def day_first(self, language: str | None, separator: str) -> bool | None:
        """Whether a date in numbers that does not say so itself begins with the day."""
        key = (language, separator)
        if key not in self._known:
            self._known[key] = self._settled(language, separator)
        return self._known[key]

    def _settled(self, language: str | None, separator: str) -> bool | None:
        own = {order for code, mark, order in self._seen if (code, mark) == (language, separator)}
        for orders in (self._of(dots=separator == "."), own):
            if len(orders) == 1:
                return next(iter(orders))
        if len(own) == 2:
            return None
        certain = by_convention(language, separator)
        others = self._of(dots=False) if separator == "." else set()
        return next(iter(others)) if certain is None and len(others) == 1 else certain


def _read_value(value: Any, epochs: bool) -> Reading:
    """A value that is no line of text, or that counts seconds."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return Reading()
    if isinstance(value, str):
        return _epoch(float(value))
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


def _whole_days(known: dict[Any, Reading]) -> dict[Any, Reading]:
    """Many programs write a date as its midnight: where every time of a column is midnight, only days are known.

    It is the midnight of the column's own zone, and the day is the one that its calendar has.
    """
    read = [r for r in known.values() if r.when is not None]
    if all(r.precision == "day" for r in read) or any(r.local is None or r.local.time() != time(0) for r in read):
        return known
    return {
        place: r if r.local is None else r._replace(when=r.local.replace(tzinfo=UTC), precision="day")
        for place, r in known.items()
    }


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
    if any(r.open_order for r in readings):
        why = "the column holds both orders" if both_orders else "no date in the column has a day over 12"
        remarks.append(f"Whether day or month comes first is not settled ({why}).")
    if off := Counter(str(value)[:60] for value, r in pairs if r.off_weekday):
        n_off, shown = off.total(), listed((f"'{value}'" for value in off), most=5)
        remarks.append(
            f"In {counted(n_off, 'date')} the weekday is not that of the day ({shown}); "
            f"day and month may be swapped in the file. {'It was' if n_off == 1 else 'They were'} read as written."
        )
    if zones := Counter(r.zone for r in readings if r.zone):
        shown = listed(f"'{zone}'" for zone in zones)
        remarks.append(f"An unknown time zone in {counted(zones.total(), 'date')} ({shown}): taken as UTC.")
    short = Counter((str(value)[:40], str(r.when)[:10]) for value, r in pairs if r.short_year)
    if short:
        shown = listed((f"'{value}' as {when}" for value, when in short), most=5)
        remarks.append(f"Read with a two-digit year, {counted(sum(short.values()), 'date')}: {shown}.")
    return remarks
