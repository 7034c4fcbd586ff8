"""The line that a warning names."""

import warnings

import pytest

from mediakit._callers import outside


def test_the_line_outside_is_named():
    """Asked outside the package it is the line that asks."""
    assert outside() == 1
    with pytest.warns(UserWarning) as told:
        warnings.warn("Rain.", stacklevel=outside())
    assert told[0].filename == __file__
