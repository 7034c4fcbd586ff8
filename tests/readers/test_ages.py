"""Ages of aggregator pages. The ranges are moment.js's documented steps; dates were counted by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers.ages import fused_splits, is_age, parse_age, published, split_fused

CAPTURED = pd.Timestamp("2025-03-01T14:20Z")


@pytest.mark.parametrize(
    ("age", "time", "precision"),
    [
        ("a few seconds ago", "2025-03-01T14:20", "minute"),
        ("a minute ago", "2025-03-01T14:19", "minute"),
        ("44 minutes ago", "2025-03-01T13:36", "minute"),
        ("an hour ago", "2025-03-01T13:20", "hour"),
        ("20 hours ago", "2025-02-28T18:20", "hour"),
        ("a day ago", "2025-02-28", "day"),
        ("6 days ago", "2025-02-23", "day"),
        ("27-05-2025", "2025-05-27", "day"),
        ("منذ دقيقة واحدة", "2025-03-01T14:19", "minute"),
        ("منذ 13 ساعات", "2025-03-01T01:20", "hour"),
        ("منذ ساعة واحدة", "2025-03-01T13:20", "hour"),
        ("منذ ساعة", "2025-03-01T13:20", "hour"),
        ("منذ ساعتين", "2025-03-01T12:20", "hour"),
        ("منذ ١٣ ساعة", "2025-03-01T01:20", "hour"),
        ("منذ 5 دقائق", "2025-03-01T14:15", "minute"),
        ("منذ يوم واحد", "2025-02-28", "day"),
        ("منذ يومين", "2025-02-27", "day"),
        ("منذ 3 أيام", "2025-02-26", "day"),
        ("منذ ثوان", "2025-03-01T14:20", "minute"),
        ("٠٩-٠٦-٢٠٢٥", "2025-06-09", "day"),
        ("\u200f٠٩-٠٦-٢٠٢٥\u200e", "2025-06-09", "day"),
        (" 2  hours ago ", "2025-03-01T12:20", "hour"),
    ],
)
def test_every_shape_of_age_gives_its_time(age, time, precision):
    """The date is the capture time less the age; with precision day it is that day's midnight UTC."""
    assert published(age, CAPTURED) == (pd.Timestamp(time, tz="UTC"), precision)


@pytest.mark.parametrize(
    "text",
    ["", "Yesterday", "3 weeks ago", "05:45", "24/07/2025", "22 Jun 2025 12:00am", "2 hours", "hours ago",
     "31-02-2025", "00-01-2025", "05-13-2025", "1-1-2025", "01-01-0001", "100 hours ago", "He left 2 hours ago",
     "منذ", "منذ 2020", "منذ فترة طويلة", "a day ago " * 1000, "²² hours ago"],
)  # fmt: skip
def test_what_is_no_age(text):
    """Dates within text, impossible dates and other words for time are no ages, and give no date."""
    assert not is_age(text)
    assert published(text, CAPTURED) == (None, None)


def test_without_a_capture_time_only_dates_are_dated():
    """A relative age says nothing without the capture time; DD-MM-YYYY does, day first."""
    assert published("2 hours ago", None) == (None, None)
    assert published("2 hours ago", pd.NaT) == (None, None)
    assert published("05-07-2025", None) == (pd.Timestamp("2025-07-05", tz="UTC"), "day")
    assert published(None, CAPTURED) == (None, None)


def test_the_capture_time_is_taken_as_utc():
    """A time without a zone is UTC; one with a zone is moved to UTC before a day is counted."""
    east = pd.Timestamp("2025-03-01T01:00+03:00")  # 22:00 UTC the day before
    assert published("a day ago", east) == (pd.Timestamp("2025-02-27", tz="UTC"), "day")
    assert published("an hour ago", pd.Timestamp("2025-03-01T14:20")) == published("an hour ago", CAPTURED)


@pytest.mark.parametrize(
    ("line", "outlet", "age"),
    [
        ("Tarn Daily2 days ago", "Tarn Daily", "2 days ago"),
        ("Name24a day ago", "Name24", "a day ago"),
        ("Name 2418-07-2025", "Name 24", "18-07-2025"),
        ("X2418-07-2025", "X24", "18-07-2025"),
        ("9 Carrow6 days ago", "9 Carrow", "6 days ago"),
        ("Name 73 hours ago", "Name 7", "3 hours ago"),  # "Name " would end in a space
        ("Name243 days ago", "Name24", "3 days ago"),  # 43 days are no age, nor are 243
        ("Canal212 hours ago", "Canal2", "12 hours ago"),  # the shorter name, so the longer number
        ("Canal5545 minutes ago", "Canal554", "5 minutes ago"),  # 45 minutes are "an hour"
        ("Post22 hours ago", "Post2", "2 hours ago"),  # 22 hours are "a day"
        ("Post26 days ago", "Post2", "6 days ago"),  # 26 days are "a month"
        ("Post10 days ago", "Post", "10 days ago"),  # no number begins with 0, so not "Post1"
        ("Urbana day ago", "Urban", "a day ago"),
        ("Arabian hour ago", "Arabi", "an hour ago"),
        ("L'Écho-Le Port44 minutes ago", "L'Écho-Le Port", "44 minutes ago"),
        ("See - Q Ra minute ago", "See - Q R", "a minute ago"),
        ("Posta few seconds ago", "Post", "a few seconds ago"),
        ("الميناءمنذ ساعة واحدة", "الميناء", "منذ ساعة واحدة"),
        ("قناة 24منذ 3 ساعات", "قناة 24", "منذ 3 ساعات"),
        ("الميناء٠٩-٠٦-٢٠٢٥", "الميناء", "٠٩-٠٦-٢٠٢٥"),
        ("أخبار ٢٤٠٩-٠٦-٢٠٢٥", "أخبار ٢٤", "٠٩-٠٦-٢٠٢٥"),
    ],
)
def test_a_fused_line_is_parted(line, outlet, age):
    """Outlet and age are parted where nothing stands between them, digits at the outlet's end included."""
    assert split_fused(line)[:2] == (outlet, age)


@pytest.mark.parametrize(
    "line",
    ["", "2 hours ago", "a day ago", "He left 2 hours ago", "She saw it a day ago", "It closed on 12-07-2025",
     "The ferry sailed again.", "Post1 hours ago", "Post30 hours ago", "Post99-99-2025", "Post2 weeks ago",
     "غادر منذ ساعة واحدة"],
)  # fmt: skip
def test_a_body_line_is_not_parted(line):
    """A line of a body that ends in an age has a space before it, and an age out of range is none."""
    assert split_fused(line) is None or line == "2 hours ago"


def test_of_several_splits_the_one_the_page_knows_is_taken():
    """A related article's outlet settles the split, "The" or not; else the shorter outlet; and it is said."""
    assert fused_splits("Canal212 hours ago") == [("Canal2", "12 hours ago"), ("Canal21", "2 hours ago")]
    assert split_fused("Canal212 hours ago", ["The Canal21"]) == ("Canal21", "2 hours ago", True)
    assert split_fused("Canal212 hours ago", ["Other"]) == ("Canal2", "12 hours ago", True)
    assert split_fused("Canal2 hours ago", ["Other"]) == ("Canal", "2 hours ago", False)


@given(st.text(), st.text(alphabet="0123456789 adyshourminteg-منذ", max_size=45))
def test_any_text_is_survived(free, near):
    """No text raises; a split is the line in two parts, the second an age."""
    for line in (free, near, free + near):
        published(line, CAPTURED)
        for outlet, age in fused_splits(line):
            assert outlet + age == line
            assert outlet and not outlet[-1].isspace() and parse_age(age)
