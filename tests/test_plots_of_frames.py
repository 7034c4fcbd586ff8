"""Figures of frames: pairs that occur together, groups over time, and which interval a line is."""

import matplotlib
import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit._check import MediakitError
from mediakit._coverage_intervals import interval_named
from mediakit.frames import coverage_over_time
from mediakit.plots import plot_cooccurrence, plot_over_time

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")

PAIRS = pd.DataFrame(
    [
        ["article", "land", "peace", 80, 30, 40, 25, 15.0, 1.7, 0.5, 0.3, 0.7],
        ["article", "land", "rain", 80, 30, 20, 1, 7.5, 0.1, -0.4, -0.6, -0.2],
        ["article", "peace", "rain", 80, 40, 20, 11, 10.0, 1.1, 0.1, -0.1, 0.3],
        ["article", "land", "snow", 80, 30, 2, 1, 0.75, 1.3, 0.05, np.nan, np.nan],
        ["article", "land", "never", 80, 30, 0, 0, 0.0, np.nan, np.nan, np.nan, np.nan],
    ],
    columns=["unit", "frame_a", "frame_b", "n_units", "n_a", "n_b", "n_both", "expected", "lift", "phi", "low", "high"],
)


def test_pairs_differ_in_shape_not_in_colour_alone():
    """Diamond above chance, square below, circle where none can be told, cross without an interval; all explained."""
    ax = plot_cooccurrence(PAIRS, labels={"land": "Land swap"})
    marks = {tuple(line.get_xdata()): line.get_marker() for line in ax.lines if line.get_marker() != "None"}
    assert marks == {(0.5,): "D", (-0.4,): "s", (0.1,): "o", (0.05,): "x"}
    told = " ".join(drawn(ax))
    for word in (
        "Diamond",
        "Square",
        "Hollow circle",
        "Cross",
        "Of 80 articles",
        "1 pair with a frame that is nowhere",
    ):
        assert word in told
    assert "25 (15)" in told and "1 (7.5)" in told
    assert ax.figure.mediakit_alt.startswith("Phi of 4 pairs of frames in one article: Land swap with peace 0.50")


def test_many_pairs_are_cut_with_a_count_and_the_farthest_stay():
    """Those with an interval first, the farthest from 0; in order of phi."""
    ax = plot_cooccurrence(PAIRS, max_pairs=2)
    names = [label.get_text().replace("\u200e", "") for label in ax.get_yticklabels()]
    assert names == ["land (30)\n+ peace (40)", "land (30)\n+ rain (20)"]
    assert "2 more pairs, nearer to chance, are not shown." in " ".join(drawn(ax))


def test_pairs_that_cannot_be_drawn():
    """None with a measure is a sentence; two units at once, and no row at all, are errors."""
    assert plot_cooccurrence(PAIRS.tail(1)).figure.mediakit_empty
    with pytest.raises(MediakitError, match="article, sentence. Plot one at a time"):
        plot_cooccurrence(pd.concat([PAIRS, PAIRS.assign(unit="sentence")]))
    with pytest.raises(MediakitError, match="1 and up"):
        plot_cooccurrence(PAIRS, max_pairs=0)


def _over_time(weeks=3, stories=False):
    days = pd.date_range("2026-03-02", periods=weeks, freq="7D", tz="UTC")
    rows = [(f"{week}{k}", "AB"[k % 2], day) for week, day in enumerate(days) for k in range(5)]
    articles = pd.DataFrame(rows, columns=["doc_id", "outlet", "published"]).assign(text="A land swap.")
    if stories:
        articles["story_id"] = articles["doc_id"].str[-1]
    found = pd.DataFrame({"doc_id": articles["doc_id"][::2], "frame": "swap"})
    return found, articles


def test_groups_over_time_have_a_row_each():
    """With by= the rows are groups, largest first, each with its n, and the bars count all articles."""
    table = coverage_over_time(*_over_time(), by="outlet")
    ax = plot_over_time(table, by="outlet")
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["A\n(n = 9)", "B\n(n = 6)", "articles\n(n = 15)"]
    assert any("mention “swap”" in text.replace("\n", " ") for text in drawn(ax))
    with pytest.raises(MediakitError, match="with by="):
        plot_over_time(table)


def test_put_together_periods_have_no_interval_where_stories_are_told_apart():
    """One story may stand in several weeks, so that sums have no interval, and the figure says where to get it."""
    with_stories = drawn(plot_over_time(coverage_over_time(*_over_time(130, stories=True))))
    without = drawn(plot_over_time(coverage_over_time(*_over_time(130))))
    assert any("frequency='month'" in text.replace("\n", " ") for text in with_stories)
    assert not any("95%" in text for text in with_stories)
    assert any("95% Wilson interval" in text.replace("\n", " ") for text in without)


@pytest.mark.parametrize(
    ("method", "said"),
    [(["wilson"], "95% Wilson interval"), (["stories", ""], "95% interval, whole stories resampled"),
     (["wilson", "stories"], "95% interval; where a story repeats"), ([""], "95% interval")],
)  # fmt: skip
def test_the_interval_is_named(method, said):
    """By the method that all rows have; where they differ, what is done about stories is said."""
    assert interval_named(pd.DataFrame({"method": method})).startswith(said)
