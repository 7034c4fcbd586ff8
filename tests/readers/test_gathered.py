"""Rows held as columns come back as they were, whatever their kinds."""

import datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers._gathered import Gathered, column_of

VALUE = (
    st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5) | st.integers() | st.booleans()
    | st.floats(allow_nan=False) | st.datetimes()
)  # fmt: skip
ROWS = st.lists(st.dictionaries(st.sampled_from(["title", "a", "b"]), VALUE), max_size=6)


@given(st.lists(ROWS, max_size=4))
def test_values_come_back(pieces):
    """Kinds are kept, and what a row lacks is missing."""
    rows = Gathered()
    for piece in pieces:
        rows.add(piece)
    flat = [row for piece in pieces for row in piece]
    assert len(rows) == len(flat)
    for name in ("title", "a", "b"):
        wanted = [row.get(name) for row in flat]
        assert [(type(v), v) for v in rows.values(name)] == [(type(v), v) for v in wanted]


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_pieces_change_no_column(pieces):
    """A carried column has the same kind and values from one piece as from many."""
    many, one = Gathered(), Gathered()
    for piece in pieces:
        many.add(piece)
    one.add([row for piece in pieces for row in piece])
    for name in ("title", "a", "b"):
        pd.testing.assert_series_equal(column_of(name, many.chunks(name)), column_of(name, one.chunks(name)))


def test_kinds_of_columns():
    """Numbers, truths and times where all are, text else; a text column of pandas' own kind."""
    rows = Gathered()
    rows.add([{"n": 1, "x": 1, "t": True, "d": datetime.datetime(2025, 6, 22), "m": 1, "title": "T"}])
    rows.add([{"n": None, "x": 0.5, "t": False, "d": None, "m": "one"}])
    kinds = {name: str(column_of(name, rows.chunks(name)).dtype) for name in rows.names}
    assert kinds == {
        "n": "Int64",
        "x": "float64",
        "t": "boolean",
        "d": "datetime64[us, UTC]",
        "m": "str",
        "title": "str",
    }
    assert column_of("m", rows.chunks("m")).tolist() == ["1", "one"]
    assert column_of("title", rows.chunks("title")).dtype == pd.Series(["T"], dtype="str").dtype


def test_columns_can_be_replaced_and_removed():
    """As the dates are, once all are read."""
    rows = Gathered()
    rows.add([{"a": "\ud800b", "c": 2**70}])
    assert rows.values("a") == ["\ufffdb"]
    assert rows.values("c") == [2**70]
    rows.set("a", ["x"])
    rows.remove("c")
    assert (rows.values("a"), "c" in rows, rows.values("c")) == (["x"], False, [None])
