"""The figure of who is quoted: what must stand in it, whatever the table holds."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit.plots.share_of_voice import plot_share_of_voice

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")

NAMES = [
    "Courier", "The Harbour Post and Evening Mail of the Northern Islands", "a_b_$c_{d}$ $", "المصري اليوم", "人民",
    "<b>&amp;",
]  # fmt: skip


def _shares(names, unknown=10):
    words = [*range(20, 20 - len(names), -1), unknown]
    share = np.array(words) / sum(words)
    return pd.DataFrame(
        {
            "outlet": "Courier", "speaker": [*names, "(unknown)"], "n_quotes": 3, "n_words": words, "share": share,
            "low": [share[0] / 2] + [np.nan] * len(names), "high": [share[0] * 2] + [np.nan] * len(names),
        }
    )  # fmt: skip


def test_bars_of_speakers():
    """The most quoted, the others together, then those not known; all bars of a group add up to one."""
    names = [f"speaker {i}" for i in range(10)]
    ax = plot_share_of_voice(_shares(names), max_speakers=3)
    texts = drawn(ax)
    assert [label.get_text() for label in ax.get_yticklabels()] == [*names[:3], "7 others", "(unknown)"]
    assert sum(bar.get_width() for bar in ax.patches) == pytest.approx(1)
    assert [bar.get_hatch() for bar in ax.patches] == [None, None, None, "////", "////"]
    assert "Courier: 165 quoted words" in texts
    assert "12% [6, 24], 3 quotations" in texts and "59%, 21 quotations" in texts
    assert "7 others 59%, (unknown) 6%" in ax.figure.mediakit_alt


def test_how_much_of_the_text_is_quoted():
    """Beside the words, where the table has it."""
    table = _shares(["a"]).assign(per_1000=[120.0, 80.0])
    assert "Courier: 30 quoted words, 20% of its text" in drawn(plot_share_of_voice(table))


def test_a_single_other_is_named():
    """One more speaker is no crowd."""
    ax = plot_share_of_voice(_shares(["a", "b", "c"]), max_speakers=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b", "c", "(unknown)"]


def test_groups_that_are_not_shown_are_counted():
    """With their quoted words."""
    table = pd.concat([_shares(["a"]).assign(outlet=f"g{i}") for i in range(6)])
    assert "2 more outlets with 60 quoted words are not shown." in plot_share_of_voice(table).figure.mediakit_alt


@pytest.mark.parametrize("names", [NAMES, [""], ["(not stated)", "x" * 300]])
def test_any_names_of_speakers_and_groups(names):
    """Every name can be drawn, with warnings as errors."""
    table = pd.concat([_shares(names).assign(outlet=name) for name in names])
    drawn(plot_share_of_voice(table))


def test_nobody_is_quoted():
    """A sentence in place of a figure."""
    assert "nobody is quoted" in plot_share_of_voice(_shares(["a"]).head(0)).figure.mediakit_alt


def test_shares_in_the_axes_that_are_given():
    """Drawn into the axes of a figure of one's own; its settings stay."""
    _, axes = plt.subplots(1, 2)
    before = matplotlib.rcParams["font.size"]
    assert plot_share_of_voice(_shares(["a"]), ax=axes[1]) is axes[1]
    assert matplotlib.rcParams["font.size"] == before
    drawn(axes[1])
