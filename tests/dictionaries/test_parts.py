"""Numbers and ids of dictionaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.dictionaries._parts import id_of, number, number_text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_all_their_digits(value):
    """Written and read."""
    assert number(number_text(value)) == value


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "nan", "inf", "1e999", "٣", "1_000", "-", "1,2,3"])
def test_what_is_no_number(text):
    """Python's other spellings are none, nor is what has no end."""
    assert number(text) is None


@given(st.text())
def test_ids_hold_no_white_space_and_no_dot(name):
    """And an id makes itself."""
    made = id_of(name)
    assert made.split() == [made]
    assert "." not in made
    assert id_of(made) == made
