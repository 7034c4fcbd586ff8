"""The time of day in a date's line, and the zone that follows it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Minutes after Greenwich. RFC 822 settles the American names; BST is British Summer Time. A name that is used for
# several zones (IST, AST) is left out, so that it is remarked on, not guessed.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 60, "bst": 60,
    "cet": 60, "met": 60, "mez": 60, "cest": 120, "mest": 120, "mesz": 120, "sast": 120, "eet": 120, "eest": 180,
    "msk": 180, "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "hne": -300, "hae": -240, "brt": -180,
}  # fmt: skip
# Names for whichever of standard and summer time the date has.
PLACES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_IN_ANY_CASE = ("z", "utc", "gmt", "ut")  # the others are words too: est, met, et, west

_NAMED = "|".join(sorted([*ZONES, *PLACES], key=len, reverse=True))
ZONE = rf"(?:(?:utc|gmt)\s?[+-]\d{{1,2}}(?::?\d\d)?(?!\d)|[+-]\d\d(?::?\d\d)?(?!\d)|(?:{_NAMED})(?!\w))"
NOTE = r"(?:\s?[(\[][a-z0-9/_+:-]{1,40}[)\]])?"  # (CEST) or [Europe/Berlin] after an offset says it once more
_HALF = r"[ap]\.?\s?m(?!\w)\.?|[πμ]\.?\s?μ(?!\w)\.?|[صم](?!\w)"  # Greek and Arabic a.m. and p.m.
_MARK = rf"(?:{_HALF}|(?:uhr|uur|h|heures?|horas?|hours?|hrs?|hs)(?!\w| de )\.?)"
TIME = re.compile(
    r"(?:(?P<at>(?<!\w)(?:kl|klo|um|om|ore|alle|saat)\.?\s)|(?<=\d)t|(?<![\w.:/+-]))(?P<hour>\d{1,2})"
    rf"(?:(?::|\s?h\s?|\.(?=\d\d\s?{_MARK})|(?(at)\.|(?!)))(?P<minute>\d\d)(?!\d)"
    r"(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?(?!:?\d)"
    rf"|(?=\s?{_MARK}))"
    rf"(?:\s?(?:(?P<half>{_HALF})|{_MARK}))?"
    rf"(?:,?\s?[(\[]?(?P<zone>{ZONE})[)\]]?{NOTE})?"
)


class Clock(NamedTuple):
    """A time of day: as written, how finely it is known, and its zone in lower case where it is a known one."""

    time: time = time(0)
    precision: str = "day"
    zone: str = ""


def clock_of(parts: dict[str, str | None], original: str) -> Clock | None:
    """The clock of a match; None where there is no such time.

    Parameters
    ----------
    parts : dict
        The groups hour, minute, second, fraction, half and zone of a match.
    original : str
        The whole line as it is written: zones are in capitals, words such as est are not.
    """
    if not parts.get("hour"):
        return Clock()
    hour, minute = int(parts["hour"] or 0), int(parts.get("minute") or 0)
    if half := parts.get("half") or "":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pم" or half.startswith("μ") else 0)
    second, micro = int(parts.get("second") or 0), int((parts.get("fraction") or "0").ljust(6, "0")[:6])
    zone = parts.get("zone") or ""
    if zone.isalpha() and zone not in _IN_ANY_CASE and not re.search(rf"\b{zone.upper()}\b", original):
        zone = ""
    try:
        read = time(hour, minute, 59 if second == 60 else second, micro)  # 60 is a leap second
        offset(zone, datetime(2000, 1, 1))
    except ValueError:
        return None
    return Clock(read, "minute" if parts.get("minute") else "hour", zone)


def offset(zone: str, local: datetime) -> timedelta:
    """How far a zone's clock is ahead of Greenwich at a local time.

    Raises
    ------
    ValueError
        For an offset of more than 14 hours, which no zone has.

    >>> offset("utc+2", datetime(2025, 6, 22)), offset("et", datetime(2025, 6, 22, 12))
    (datetime.timedelta(seconds=7200), datetime.timedelta(days=-1, seconds=72000))
    """
    if zone in PLACES:
        try:
            return local.replace(tzinfo=ZoneInfo(PLACES[zone])).utcoffset() or timedelta(0)
        except ZoneInfoNotFoundError:  # a system without zone data: standard time
            return timedelta(minutes=ZONES[zone[0] + "st"])
    if zone in ZONES or not zone:
        return timedelta(minutes=ZONES.get(zone, 0))
    digits = re.sub(r"\D", "", zone)
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        raise ValueError(zone)
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if "-" in zone else ahead


def in_utc(local: datetime, zone: str) -> datetime:
    """A local time in UTC; without a zone it is taken as UTC.

    >>> in_utc(datetime(2025, 6, 22, 20, 15), "+02:00").isoformat()
    '2025-06-22T18:15:00+00:00'
    """
    return (local - offset(zone, local)).replace(tzinfo=UTC)
