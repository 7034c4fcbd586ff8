"""Milestones as a study or a notebook writes them."""

import datetime

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.milestones import Milestone, read_milestones

UTC = "UTC"


def test_days_and_times_in_any_form():
    """Texts, dates and times are read; those without a zone are UTC, a date is a day; in order of time."""
    zone = datetime.timezone(datetime.timedelta(hours=1))
    read = read_milestones({
        "2026-03-09 14:00": "c", " 2026-03-05 ": " a\n b ", datetime.date(2026, 3, 6): "day",
        datetime.datetime(2026, 3, 7, 0, 30, tzinfo=zone): "before midnight", "2026-03-08T10:00:30Z": "seconds",
        pd.Timestamp("2026-03-10", tz="UTC"): "midnight sharp", "2026-03-11T10:00-0230": "west",
    })  # fmt: skip
    assert read == (
        Milestone(pd.Timestamp("2026-03-05", tz=UTC), "a b", True),
        Milestone(pd.Timestamp("2026-03-06", tz=UTC), "day", True),
        Milestone(pd.Timestamp("2026-03-06 23:30", tz=UTC), "before midnight", False),
        Milestone(pd.Timestamp("2026-03-08 10:00:30", tz=UTC), "seconds", False),
        Milestone(pd.Timestamp("2026-03-09 14:00", tz=UTC), "c", False),
        Milestone(pd.Timestamp("2026-03-10", tz=UTC), "midnight sharp", False),
        Milestone(pd.Timestamp("2026-03-11 12:30", tz=UTC), "west", False),
    )


@pytest.mark.parametrize("zero", [pd.Timestamp("2026-03-10"), datetime.datetime(2026, 3, 10)])
def test_midnight_without_a_zone_is_a_day(zero):
    """As the text of that day is; a nanosecond later, or with a zone, it is a time."""
    assert read_milestones({zero: "talks"}) == read_milestones({"2026-03-10": "talks"})
    assert read_milestones({"2026-03-10": "talks"})[0].is_day
    later = read_milestones({pd.Timestamp(zero) + pd.Timedelta(1): "a", pd.Timestamp(zero, tz=UTC): "b"})
    assert [milestone.is_day for milestone in later] == [False, False]


def test_none_and_nothing():
    """No milestones are none."""
    assert read_milestones(None) == read_milestones({}) == ()


@pytest.mark.parametrize(
    "key",
    ["2026-13-05", "2026-02-30", "5 March 2026", "2026", "2026-03", "", "soon", "2026-03-05T25:00", "99999-01-01",
     "2026-03-05T14:00 CET", 20260305, 5.0, True, None, np.nan, pd.NaT, datetime.time(14), ("2026-03-05",), "\ud800"],
)  # fmt: skip
def test_what_is_no_day_is_named_with_its_label(key):
    """Anything that is no day or time is an error with the entry and what is allowed."""
    with pytest.raises(MediakitError, match=r"^summit.yml: milestones: .*\('signing'\) is no day or time. Allowed: a"):
        read_milestones({"2026-03-05": "talks", key: "signing"}, where="summit.yml: milestones")


@pytest.mark.parametrize("label", ["", "  ", None, 5, ["signing"], True])
def test_a_label_is_a_text(label):
    """An entry without words is an error that names its day."""
    with pytest.raises(MediakitError, match="milestones: the label of 2026-03-05 is .*what happened"):
        read_milestones({"2026-03-05": label})


@pytest.mark.parametrize("milestones", [["2026-03-05"], "2026-03-05", 5, True])
def test_milestones_are_a_mapping(milestones):
    """A list or a text is an error that shows a mapping."""
    with pytest.raises(MediakitError, match="not a mapping. Write the label by its day"):
        read_milestones(milestones)
