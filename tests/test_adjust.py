"""p values corrected for the number of tests."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from mediakit._adjust import adjust
from mediakit._check import MediakitError

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@settings(max_examples=100)
@given(p_values)
def test_bh_is_scipys(p):
    """Benjamini-Hochberg gives SciPy's values."""
    np.testing.assert_allclose(adjust(p, "bh"), false_discovery_control(p, method="bh"), atol=1e-15)


def test_holm_by_hand():
    """Holm takes m, m-1, ... 1 times the sorted values, never falling, at most 1."""
    # sorted: .005 x5 = .025, .01 x4 = .04, .03 x3 = .09, .04 x2 = .08 -> .09, .9 x1 = .9
    np.testing.assert_allclose(adjust([0.01, 0.9, 0.04, 0.005, 0.03], "holm"), [0.04, 0.9, 0.09, 0.025, 0.09])
    np.testing.assert_allclose(adjust([0.5, 0.6, 0.7], "holm"), [1, 1, 1])


@settings(max_examples=100)
@given(p_values, st.sampled_from(["holm", "bh"]))
def test_never_smaller_and_in_order(p, method):
    """A corrected value is never below its p value, and the order of size is kept."""
    adjusted = adjust(p, method)
    assert (adjusted >= np.asarray(p) * (1 - 1e-12)).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(p, kind="stable")]) >= 0).all()


@pytest.mark.parametrize("method", ["holm", "bh"])
def test_missing_is_no_test(method):
    """A missing p value stays missing and does not count among the tests."""
    adjusted = adjust([0.01, np.nan, 0.04], method)
    assert np.isnan(adjusted[1])
    np.testing.assert_array_equal(adjusted[[0, 2]], adjust([0.01, 0.04], method))


@pytest.mark.parametrize("method", ["holm", "bh"])
def test_nothing_to_correct(method):
    """No p values, or only missing ones, give the same back."""
    assert adjust([], method).shape == (0,)
    assert np.isnan(adjust([np.nan], method)).all()


def test_errors_name_the_mend():
    """An unknown method and an impossible p value are named."""
    with pytest.raises(MediakitError, match=r"correction='homl'.*holm, bh.*Did you mean 'holm'"):
        adjust([0.1], "homl")
    with pytest.raises(MediakitError, match=r"p holds 1\.2"):
        adjust([0.1, 1.2])
