"""From when until when an article may have been published."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._times import time_ranges


def ranges(published, precision=None):
    """The ranges of some articles as pairs of hours after 2026-03-02 00:00 UTC."""
    articles = pd.DataFrame({"published": pd.Series(published, dtype="object")})
    if precision is not None:
        articles["published_precision"] = pd.Series(precision, dtype="str")
    start = pd.Timestamp("2026-03-02", tz="UTC").timestamp() / 3600
    return [(round(a - start, 4), round(b - start, 4)) for a, b in zip(*time_ranges(articles), strict=True)]


def test_precision_is_the_width():
    """A time of 14:35:20 is its minute, its hour or its day, as the precision says."""
    found = ranges(["2026-03-02T14:35:20Z"] * 3, ["minute", "hour", "day"])
    assert found == [(14.5833, 14.6), (14, 15), (0, 24)]


def test_without_a_precision_midnight_is_a_day():
    """Without a precision, or with a missing one, a time is exact to the minute and midnight UTC is a whole day."""
    times = ["2026-03-02T14:30:00Z", "2026-03-02", "2026-03-02T02:00:00+02:00"]
    expected = [(14.5, 14.5167), (0, 24), (0, 24)]
    assert ranges(times) == expected
    assert ranges(times, [None] * 3) == expected


def test_undated():
    """No date, and what is no date, is not a number; a table without the column has none; nor has an empty one rows."""
    assert np.isnan(ranges([None, "soon"])).all()
    earliest, latest = time_ranges(pd.DataFrame({"doc_id": ["a", "b"]}))
    assert np.isnan([*earliest, *latest]).all()
    assert len(earliest) == 2
    assert ranges([]) == []


@given(st.integers(0, 10**8), st.sampled_from(["minute", "hour", "day"]))
def test_neighbours_meet_exactly(minute, precision):
    """The end of one minute, hour or day is the very number that the next begins with: no overlap by rounding."""
    width = {"minute": 1, "hour": 60, "day": 1440}[precision]
    times = pd.to_datetime([minute * 60, (minute + width) * 60], unit="s", utc=True)
    earliest, latest = time_ranges(pd.DataFrame({"published": times, "published_precision": precision}))
    assert latest[0] == earliest[1]


@pytest.mark.parametrize("index", [[5, 5], ["x", "y"]])
def test_index_and_input_do_not_matter(index):
    """The index may be anything, and the table is not changed."""
    articles = pd.DataFrame({"published": pd.to_datetime(["2026-03-02", None], utc=True)}, index=index)
    before = articles.copy()
    assert np.isnan(time_ranges(articles)[0]).tolist() == [False, True]
    pd.testing.assert_frame_equal(articles, before)
