"""Times of day and zones: to UTC where the zone is known, never guessed where it is not."""

from datetime import UTC, datetime, time, timedelta

import pytest

from mediakit.readers._date_clocks import PLACES, TIME, ZONES, Clock, clock_of, in_utc, offset
from mediakit.readers._date_names import plain

NOON = datetime(2025, 6, 22, 12)


def _clock(text):
    found = TIME.search(plain(text))
    return clock_of(found.groupdict(), text) if found else "no time"


@pytest.mark.parametrize(
    ("text", "read", "precision", "zone"),
    [
        ("20:15", time(20, 15), "minute", ""),
        ("9:20 AM GMT", time(9, 20), "minute", "gmt"),
        ("12:05 a.m.", time(0, 5), "minute", ""),
        ("12 p.m.", time(12), "hour", ""),
        ("3.05 pm", time(15, 5), "minute", ""),
        ("20h15", time(20, 15), "minute", ""),
        ("à 8 h 05", time(8, 5), "minute", ""),
        ("20h", time(20), "hour", ""),
        ("20:15 Uhr MESZ", time(20, 15), "minute", "mesz"),
        ("20.15 Uhr", time(20, 15), "minute", ""),
        ("kl. 20.15", time(20, 15), "minute", ""),
        ("20.15 uur", time(20, 15), "minute", ""),
        ("8:15 μ.μ.", time(20, 15), "minute", ""),
        ("8:15 م", time(20, 15), "minute", ""),
        ("20:15:30,250 +0200", time(20, 15, 30, 250_000), "minute", "+0200"),
        ("20:15:30 +0200 (CEST)", time(20, 15, 30), "minute", "+0200"),
        ("20:15 UTC+2", time(20, 15), "minute", "utc+2"),
        ("20:15 (CET)", time(20, 15), "minute", "cet"),
        ("20:15 et plus", time(20, 15), "minute", ""),
        ("20:15 est", time(20, 15), "minute", ""),
        ("20:15 EST", time(20, 15), "minute", "est"),
    ],
)
def test_times_as_they_are_written(text, read, precision, zone):
    """Colon, h and dot; halves of the day; a zone only in capitals, since est, et and met are words too."""
    assert _clock(text) == Clock(read, precision, zone)


@pytest.mark.parametrize("text", ["25:00", "13:00 pm", "20:61", "0:30 am", "20:15 +1700", "20:15 UTC+19"])
def test_times_that_are_none(text):
    """No clock shows them."""
    assert _clock(text) is None


@pytest.mark.parametrize("text", ["22.06.2025", "2025-06-22", "5 heure de Paris", "20.15", "Section 12"])
def test_what_is_no_time(text):
    """A date, a number and a word that begins with h are no times."""
    assert _clock(text) == "no time"


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        ("", 0), ("gmt", 0), ("bst", 60), ("mez", 60), ("cest", 120), ("edt", -240), ("+0200", 120), ("-04:30", -270),
        ("+02", 120), ("utc+2", 120), ("gmt-5", -300), ("utc +0530", 330), ("et", -240), ("pt", -420),
    ],
)  # fmt: skip
def test_offsets(zone, minutes):
    """Minutes east of Greenwich, by hand; ET and PT are on summer time in June."""
    assert offset(zone, NOON) == timedelta(minutes=minutes)
    assert in_utc(NOON, zone) == NOON.replace(tzinfo=UTC) - timedelta(minutes=minutes)


def test_american_zones_follow_the_season():
    """3 p.m. ET is 20:00 UTC in January and 19:00 UTC in June."""
    assert in_utc(datetime(2025, 1, 22, 15), "et").hour == 20
    assert in_utc(datetime(2025, 6, 22, 15), "et").hour == 19


def test_no_system_zones_no_crash(monkeypatch):
    """Where the system has no zone data, standard time is taken."""

    def missing(key):
        from zoneinfo import ZoneInfoNotFoundError

        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr("mediakit.readers._date_clocks.ZoneInfo", missing)
    assert [offset(zone, NOON) for zone in PLACES] == [timedelta(minutes=ZONES[f"{z[0]}st"]) for z in PLACES]
