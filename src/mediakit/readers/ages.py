"""The ages that an aggregator page prints ("2 hours ago", "27-05-2025"), and the dates they give."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

import pandas as pd


class Age(NamedTuple):
    """An age in words: so many units before the capture, or a calendar day."""

    unit: str  # second, minute, hour, day or date
    count: int
    date: pd.Timestamp | None = None


# moment.js moves on to the next unit above these: 44 minutes, then "an hour"; 21 hours, then "a day";
# 25 days, then "a month", where the site prints the date instead. Needed where a number is fused to a name.
RANGES = {"minute": range(2, 45), "hour": range(2, 22), "day": range(2, 26)}

LONGEST = 40  # characters; no age is longer, so long lines need no look
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
_MARK = re.compile(r"ago|\d-\d|منذ", re.IGNORECASE)  # every age has one of these: a quick look saves the slow ones
_ENGLISH = re.compile(r"(?:an?|(\d{1,2})) (minute|hour|day)s? ago", re.IGNORECASE)
_MOMENT = re.compile(r"(?:a few seconds|just now|seconds) ago", re.IGNORECASE)
_DATE = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_ARABIC = re.compile(r"منذ (?:(\d{1,2}) )?(\w+)(?: (?:واحدة|واحد))?")
_ARABIC_UNITS = {
    "minute": (("دقيقة",), ("دقيقتين", "دقيقتان"), ("دقائق", "دقيقة")),
    "hour": (("ساعة",), ("ساعتين", "ساعتان"), ("ساعات", "ساعة")),
    "day": (("يوم",), ("يومين", "يومان"), ("أيام", "ايام", "يوم", "يوما", "يومًا", "يوماً")),
    "second": (("ثانية", "ثوان", "ثوانٍ", "لحظات"), ("ثانيتين", "ثانيتان"), ("ثوان", "ثوانٍ", "ثانية")),
}
_ARABIC_MOMENT = ("منذ بضع ثوان", "منذ بضع ثوانٍ", "منذ أقل من دقيقة")

_FUSED_NUMBER = re.compile(r"(\d+)( (minute|hour|day)s ago)$")
_FUSED_ONE = re.compile(r"(?:a minute|an hour|a day|a few seconds) ago$")
_FUSED_DATE = re.compile(r"\d\d-\d\d-\d{4}$")


def parse_age(text: str) -> Age | None:
    """Read one age, English or Arabic, or None where the text is none.

    >>> parse_age("43 minutes ago")
    Age(unit='minute', count=43, date=None)
    >>> parse_age("an hour ago").count, parse_age("منذ 13 ساعات").count
    (1, 13)
    >>> parse_age("27-05-2025").date
    Timestamp('2025-05-27 00:00:00+0000', tz='UTC')
    >>> parse_age("Yesterday") is None
    True
    """
    if len(text) > LONGEST or not _MARK.search(text):
        return None
    text = _levelled(text)
    if found := _ENGLISH.fullmatch(text):
        return Age(found[2].lower(), int(found[1] or 1))
    if _MOMENT.fullmatch(text) or text in _ARABIC_MOMENT:
        return Age("second", 0)
    if found := _DATE.fullmatch(text):
        return _calendar(*(int(part) for part in found.groups()))
    return _parse_arabic(text)


def _levelled(text: str) -> str:
    return " ".join(text.translate(_UNSEEN).split())


def _calendar(day: int, month: int, year: int) -> Age | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return Age("date", 0, pd.Timestamp(year=year, month=month, day=day, tz="UTC"))
    except ValueError:  # 31-02-2025 looks like a date and is none
        return None


def _parse_arabic(text: str) -> Age | None:
    found = _ARABIC.fullmatch(text)
    if not found:
        return None
    for unit, (one, two, many) in _ARABIC_UNITS.items():
        if found[1] and found[2] in many:
            return Age(unit, int(found[1]))
        if not found[1] and found[2] in one:
            return Age(unit, 0 if unit == "second" else 1)
        if not found[1] and found[2] in two:
            return Age(unit, 2)
    return None


def is_age(text: str) -> bool:
    """Whether a line is an age and nothing else."""
    return parse_age(text) is not None


def is_age_like(text: str) -> bool:
    """Whether a line is an age, or printed as a date although no such day is known.

    >>> is_age_like("31-02-2025"), is_age_like("05-07-1850"), is_age_like("Yesterday")
    (True, True, False)
    """
    return is_age(text) or (len(text) <= LONGEST and _DATE.fullmatch(_levelled(text)) is not None)


def published(age_text: str | None, captured: pd.Timestamp | None) -> tuple[pd.Timestamp | None, str | None]:
    """Turn an age into a date: the capture time less the age.

    Parameters
    ----------
    age_text : str or None
        The age as the page prints it.
    captured : pandas.Timestamp or None
        When the page was captured; UTC where it has no zone. Without it only DD-MM-YYYY gives a date.

    Returns
    -------
    tuple of (Timestamp or None, str or None)
        The time in UTC and its precision: minute, hour or day. With precision day it is midnight UTC of
        the day, since "2 days ago" says no more. None, None where the age gives no date.

    Notes
    -----
    The site rounds as moment.js does: "an hour" is 45 to 89 minutes, "a day" 22 to 35 hours; the date is
    off by at most half of its unit.

    Examples
    --------
    >>> published("2 hours ago", pd.Timestamp("2025-07-30T14:20Z"))
    (Timestamp('2025-07-30 12:20:00+0000', tz='UTC'), 'hour')
    >>> published("a day ago", pd.Timestamp("2025-07-30T14:20Z"))
    (Timestamp('2025-07-29 00:00:00+0000', tz='UTC'), 'day')
    >>> published("2 hours ago", None)
    (None, None)
    """
    age = parse_age(age_text) if age_text else None
    if age is None:
        return None, None
    if age.date is not None:
        return age.date, "day"
    if captured is None or pd.isna(captured):
        return None, None
    captured = pd.Timestamp(captured)
    captured = captured.tz_localize("UTC") if captured.tzinfo is None else captured.tz_convert("UTC")
    then = captured - pd.Timedelta(**{f"{age.unit}s": age.count})
    if age.unit == "day":
        return then.normalize(), "day"
    return then, "minute" if age.unit == "second" else age.unit


def fused_splits(line: str) -> list[tuple[str, str]]:
    """List every way to part a fused line into an outlet and an age, the shortest outlet first.

    Nothing stands between the two, so an outlet that would end in white space is no candidate; and a
    number must be one that the site would print.

    >>> fused_splits("Tarn Daily2 days ago")
    [('Tarn Daily', '2 days ago')]
    >>> fused_splits("Canal212 hours ago")
    [('Canal2', '12 hours ago'), ('Canal21', '2 hours ago')]
    >>> fused_splits("He left 2 days ago")
    []
    """
    tail = line[-LONGEST:]
    cuts: list[int] = []  # counted from the end of the line
    if found := _FUSED_NUMBER.search(tail):
        digits = found[1]
        for length in (2, 1):
            number = digits[-length:]
            if len(number) == length and number[0] not in "0٠۰" and int(number) in RANGES[found[3]]:
                cuts.append(length + len(found[2]))
    elif found := _FUSED_ONE.search(tail) or _FUSED_DATE.search(tail):
        cuts.append(len(found[0]))
    elif (at := tail.rfind("منذ")) >= 0:
        cuts.append(len(tail) - at)
    splits = [(line[:-cut], line[-cut:]) for cut in cuts if cut < len(line)]
    return [(outlet, age) for outlet, age in splits if not outlet[-1].isspace() and is_age(age)]


def _same_name(outlet: str) -> str:
    """Give the form in which outlets are compared: "The Post" and "Post" are one."""
    return outlet.casefold().removeprefix("the ").strip()


def split_fused(line: str, known: Collection[str] = ()) -> tuple[str, str, bool] | None:
    """Part a fused line into outlet and age; None where it is no such line.

    Parameters
    ----------
    line : str
        The line, for instance ``Canal 24a day ago``.
    known : collection of str
        Outlets that stand elsewhere on the page; of several splits, one with such an outlet is taken,
        else the one with the shorter outlet.

    Returns
    -------
    tuple of (outlet, age, settled) or None
        `settled` is True where more than one split was possible and the choice had to be made by rule.

    Examples
    --------
    >>> split_fused("Canal212 hours ago")
    ('Canal2', '12 hours ago', True)
    >>> split_fused("Canal212 hours ago", known=["Canal21"])
    ('Canal21', '2 hours ago', True)
    """
    splits = fused_splits(line)
    if not splits:
        return None
    names = {_same_name(outlet) for outlet in known}
    best = next((split for split in splits if _same_name(split[0]) in names), splits[0])
    return *best, len(splits) > 1
