"""Figures of measures other than tone, and of rates."""

import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit.compare import compare
from mediakit.plots import plot_differences, plot_tone


def _values():
    rng = np.random.default_rng(1)
    table = pd.DataFrame({"outlet": ["Courier"] * 9 + ["Meridian"] * 8, "n_words": rng.integers(200, 900, 17)})
    table["swap_n"] = rng.poisson(table["n_words"] * 0.004)
    table["quoted_words"] = rng.binomial(table["n_words"], 0.3)
    return table.assign(lix=rng.normal(45, 5, 17))


@pytest.mark.parametrize(
    ("measure", "called", "digits"),
    [
        ("lix", "LIX", "mean"),
        (("swap_n", "n_words"), "swap n per 1,000 words", "rate"),
        (("quoted_words", "n_words"), "quoted words per 1,000 words", "rate"),
    ],
)
def test_the_axis_says_the_measure_and_its_unit(measure, called, digits):
    """A column by its name, a rate with what it is per, small ones per 1,000; in the alt text, too."""
    values = _values()
    found = compare(values, measure=measure)
    ax = plot_tone(values, found.groups, measure=measure)
    texts = drawn(ax)
    assert called in texts and f"{digits} [95% interval]" in texts
    assert ax.figure.mediakit_alt.startswith(f"{called} of 17 articles by outlet:")
    ax = plot_differences(found.pairs)
    mean = "mean " if digits == "mean" else ""
    assert f"difference in {mean}{called}  (+ first is higher)" in drawn(ax)
    assert ax.figure.mediakit_alt.startswith(f"Differences in {mean}{called} of 1 pair")


def test_a_small_rate_is_drawn_in_its_unit():
    """Per 1,000 words the points, the mean and its interval are a thousand times the table's figures."""
    values = _values()
    found = compare(values, measure=("swap_n", "n_words")).groups
    ax = plot_tone(values, found, measure=("swap_n", "n_words"))
    drawn(ax)
    points = np.sort(np.concatenate([dots.get_offsets()[:, 0] for dots in ax.collections]))
    np.testing.assert_allclose(points, np.sort(1000 * values["swap_n"] / values["n_words"]))
    diamonds = [line.get_xdata()[0] for line in ax.get_lines() if line.get_marker() == "D"]
    np.testing.assert_allclose(diamonds, 1000 * found["estimate"])
