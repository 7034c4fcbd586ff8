"""Figures of two voices: what must stand in them, whatever the table holds."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit._check import MediakitError
from mediakit.plots.voice import plot_voices

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")

NAMES = [
    "Courier", "The Harbour Post and Evening Mail of the Northern Islands", "a_b_$c_{d}$ $", "المصري اليوم", "人民",
    "<b>&amp;",
]  # fmt: skip


def _groups(names, shift=0.0, n=9):
    estimate = np.linspace(-0.1, 0.1, len(names)) + shift
    return pd.DataFrame(
        {
            "measure": "polarity", "group": names, "n_articles": range(n, n + len(names)), "estimate": estimate,
            "low": estimate - 0.05, "high": estimate + 0.05,
        }
    )  # fmt: skip


def _coverage(names, frames=("swap",), share=0.4):
    rows = [(name, frame, 10, share, share - 0.2, share + 0.2) for name in names for frame in frames]
    return pd.DataFrame(rows, columns=["outlet", "frame", "n_articles", "share", "low", "high"])


def _marks(ax, mark):
    """The marks of one shape: where they stand and whether they are full."""
    lines = [line for line in ax.lines if line.get_marker() == mark and len(line.get_xdata())]
    return [(float(line.get_xdata()[0]), line.get_markerfacecolor() != "white") for line in lines]


def test_two_voices_have_two_shapes_at_their_values():
    """Circles are the paper's own words, triangles the quotations, at the estimates; figures stand at the right."""
    ax = plot_voices(_groups(["Courier", "Post"]), _groups(["Courier", "Post"], 0.2, n=7))
    texts = drawn(ax)
    assert sorted(round(x, 6) for x, _ in _marks(ax, "o")) == [-0.1, 0.1]
    assert sorted(round(x, 6) for x, _ in _marks(ax, "^")) == [0.1, 0.3]
    assert {"−0.10 [−0.15, −0.05]", "0.30 [0.25, 0.35]", "the paper's own words", "in quotations"} <= set(texts)
    assert "Courier\nn = 9 and 7" in texts
    low, high = ax.get_xlim()
    assert low < -0.15 and high > 0.35
    assert "Post, the paper's own words 0.10 [0.05, 0.15], in quotations 0.30" in ax.figure.mediakit_alt


def test_a_voice_without_interval_or_value():
    """Hollow without an interval and told; no mark where a group has no value in a voice."""
    quoted = _groups(["Courier"], 0.2).assign(low=np.nan, high=np.nan)
    ax = plot_voices(_groups(["Courier", "Post"]), quoted)
    drawn(ax)
    assert [full for _, full in _marks(ax, "^")] == [False]
    assert len(_marks(ax, "o")) == 2
    assert "Hollow: no interval (1 mark)." in ax.figure.mediakit_alt
    assert "Post, the paper's own words 0.10 [0.05, 0.15], in quotations –" in ax.figure.mediakit_alt


def test_coverage_in_two_voices():
    """Shares in percent; of several frames one is named."""
    both = ("swap", "deal")
    ax = plot_voices(_coverage(["Courier"], both), _coverage(["Courier"], both, 0.2), frame="deal")
    texts = drawn(ax)
    assert {"40% [20, 60]", "20% [0, 40]", "articles that mention deal, % of the group's articles"} <= set(texts)
    with pytest.raises(MediakitError, match=r"narrator holds swap, deal. Say which frame is shown: frame='swap'"):
        plot_voices(_coverage(["Courier"], both), _coverage(["Courier"], both))
    with pytest.raises(MediakitError, match="frame='dea' is not in narrator. .*Did you mean 'deal'"):
        plot_voices(_coverage(["Courier"], both), _coverage(["Courier"], both), frame="dea")


def test_groups_beyond_the_most_are_counted():
    """The largest are shown, in order, the others told with their articles."""
    names = [f"g{i}" for i in range(20)]
    ax = plot_voices(_groups(names), _groups(names), max_groups=3)
    labels = [label.get_text().split("\n")[0] for label in ax.get_yticklabels()]
    assert labels == ["g19", "g18", "g17"]
    assert "17 more outlets with 289 articles are not shown." in ax.figure.mediakit_alt


def test_two_measures_at_once_are_refused():
    """A group that stands twice has no single value."""
    twice = pd.concat([_groups(["Courier"]), _groups(["Courier"]).assign(measure="subjectivity")])
    with pytest.raises(MediakitError, match="narrator has several rows for 'Courier'"):
        plot_voices(twice, twice)


@pytest.mark.parametrize("names", [NAMES, [""], ["(not stated)", "x" * 300]])
def test_any_names(names):
    """Every name can be drawn, with warnings as errors."""
    drawn(plot_voices(_groups(names), _groups(names, 0.1)))


def test_nothing_to_show():
    """A sentence in place of a figure."""
    empty = _groups(["Courier"]).assign(estimate=np.nan, low=np.nan, high=np.nan)
    ax = plot_voices(empty, empty)
    assert "Nothing to show: no group has a value in either voice." in drawn(ax)


def test_the_axes_that_are_given():
    """Drawn into the axes of a figure of one's own; its settings stay."""
    _, axes = plt.subplots(1, 2)
    before = matplotlib.rcParams["font.size"]
    assert plot_voices(_groups(["Courier"]), _groups(["Courier"]), ax=axes[0]) is axes[0]
    assert matplotlib.rcParams["font.size"] == before
    drawn(axes[0])
