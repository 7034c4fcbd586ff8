"""How large a difference a test would have found."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.power import tt_ind_solve_power

from mediakit.compare import compare
from mediakit.compare._detectable import detectable, student_quantile


@settings(max_examples=60, deadline=None)
@given(st.floats(2, 2000), st.sampled_from([0.8, 0.9, 0.975]))
def test_students_quantiles_are_scipys(freedom, level):
    """From 2 degrees of freedom on, whole or not, within .2%; within .01% from 3 on."""
    theirs = stats.t.ppf(level, freedom)
    assert student_quantile(level, freedom) == pytest.approx(theirs, rel=1e-4 if freedom >= 3 else 2e-3)


@pytest.mark.parametrize("n", [5, 8, 20, 100])
def test_of_independent_articles_it_is_statsmodels_own(n):
    """Two groups of one size and spread: statsmodels' effect for 80% power, in units of the measure, within 1%."""
    base = np.arange(n) - (n - 1) / 2
    values = pd.DataFrame({"outlet": ["Courier"] * n + ["Meridian"] * n, "polarity": [*base, *(base + 1)]})
    theirs = tt_ind_solve_power(nobs1=n, alpha=0.05, power=0.8) * np.std(base, ddof=1)
    assert compare(values).pairs["detectable"].iloc[0] == pytest.approx(theirs, rel=0.012)


def test_copies_and_shared_stories_change_it_as_they_change_the_standard_error():
    """Five copies of each story change nothing; stories that both carried, with like versions, make it small."""
    rng = np.random.default_rng(4)
    a, b = rng.normal(size=(2, 12))
    values = pd.DataFrame({"outlet": ["Courier"] * 12 + ["Meridian"] * 12, "polarity": [*a, *b]})
    once = compare(values).pairs["detectable"].iloc[0]
    many = pd.concat([values.assign(story_id=range(24))] * 5)
    assert compare(many).pairs["detectable"].iloc[0] == pytest.approx(once)
    paired = values.assign(polarity=[*a, *(a + 0.1 * b)], story_id=[*range(12)] * 2)
    assert compare(paired).pairs["detectable"].iloc[0] == pytest.approx(
        (stats.t.ppf(0.975, 11) + stats.t.ppf(0.8, 11)) * np.std(0.1 * b, ddof=1) / np.sqrt(12), rel=1e-3
    )


def test_it_is_missing_where_there_is_no_spread_or_next_to_no_freedom():
    """Two constant groups; and two stories that alone vary."""
    one, zero = np.ones(5), np.zeros(5)
    flat = [np.column_stack([one, one, zero, zero]), np.column_stack([zero, zero, 2 * one, one])]
    assert np.isnan(detectable(flat))
    two = np.array([[0.0, 1, 0, 0], [9, 1, 0, 0]])
    assert np.isnan(detectable([two, flat[1]]))
