"""Lines at milestones: where they stand, that labels meet nothing, and what is told where they cannot be drawn."""

import matplotlib
import numpy as np
import pandas as pd
import pytest
from drawing import drawn
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.text import Annotation

from mediakit._check import MediakitError
from mediakit.plots import plot_articles_over_time, plot_over_time
from mediakit.plots._event_lines import MOST_ROWS, lay_out

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")


def _articles(days=10, step="1D"):
    times = pd.date_range("2026-03-02 06:00", periods=days, freq=step, tz="UTC")
    return pd.DataFrame({"outlet": "Post", "published": times, "published_precision": "minute"})


def _lines(ax):
    """Where the dashed lines stand."""
    return [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == "--" and line.get_linewidth() == 0.6]


def _labels(ax):
    return [text for text in ax.texts if isinstance(text, Annotation) and text.get_text()]


def _over_time(periods):
    rows = [(pd.Timestamp(period, tz="UTC"), "swap", 4, 2, 0.5, 0.2, 0.8) for period in periods]
    return pd.DataFrame(rows, columns=["period", "frame", "n_articles", "n_with", "share", "low", "high"])


def test_lines_stand_at_their_time():
    """Days stand at 0, 1 ...: a day's milestone at the day, 18:00 a quarter of a day behind it (by hand)."""
    ax = plot_articles_over_time(_articles(), milestones={"2026-03-05": "talks", "2026-03-06T18:00": "signing"})
    np.testing.assert_allclose(_lines(ax), [3, 4.25])
    assert [text.get_text() for text in _labels(ax)] == ["talks (5 Mar)", "signing (6 Mar 18:00)"]
    assert "Milestones: 5 March 2026, talks; 6 March 2026, 18:00 UTC, signing." in ax.figure.mediakit_alt


def test_lines_among_weeks():
    """A week is shown at its middle: its Thursday noon is there, and Monday noon 3 days, 3/7 of a week, before."""
    ax = plot_over_time(_over_time(["2026-03-02", "2026-03-09"]), milestones={"2026-03-12": "a", "2026-03-09": "b"})
    np.testing.assert_allclose(_lines(ax), [1 - 3 / 7, 1])


def test_a_day_is_a_band_among_hours():
    """Where hours are told apart, the day of a milestone is a band over its hours, never a line at midnight."""
    articles = _articles(40, "1h")  # from 2 March 06:00 to 3 March 21:00
    milestones = {"2026-03-03": "talks", "2026-03-02T14:30": "vote"}
    ax = plot_articles_over_time(articles, frequency="hour", milestones=milestones)
    np.testing.assert_allclose(_lines(ax), [8])  # half past two is the middle of the ninth hour
    [band] = [patch for patch in ax.patches if patch.get_zorder() == 0.5]
    assert (band.get_x(), band.get_x() + band.get_width()) == (17.5, 39.5)
    assert "A band is a day of which the time is not known." in " ".join(drawn(ax)).replace("\n", " ")


def test_milestones_outside_are_told_not_drawn():
    """They are named under the figure and in the alt text, and the axis stays as it was."""
    ax = plot_articles_over_time(_articles(), milestones={"2026-03-30": "referendum", "2025-01-01T10:00": "prelude"})
    told = " ".join(drawn(ax)).replace("\n", " ")
    for words in (told, ax.figure.mediakit_alt):
        assert (
            "Outside of the time shown: 2 milestones (1 January 2025, 10:00 UTC, prelude; 30 March 2026, ref" in words
        )
    assert not _lines(ax) and not _labels(ax)
    assert ax.get_xlim() == plot_articles_over_time(_articles()).get_xlim()


def test_bad_milestones_are_named():
    """A date that cannot be read is an error with its entry; so are milestones on periods that are no dates."""
    with pytest.raises(MediakitError, match=r"'2026-13-05' \('signing'\) is no day"):
        plot_articles_over_time(_articles(), milestones={"2026-13-05": "signing"})
    with pytest.raises(MediakitError, match="Milestones need times"):
        plot_over_time(_over_time(["2026-03-02"]).assign(period="early"), milestones={"2026-03-05": "signing"})


LONG = "A very long name for a day on which hardly anything of note took place"


@pytest.mark.parametrize(
    "milestones",
    [
        {f"2026-03-{day:02}": f"Milestone no. {day}" for day in range(2, 9)},
        {"2026-03-02": LONG, "2026-03-11": LONG, "2026-03-06": LONG},
        {"2026-03-05": "a", "2026-03-05T12:00": "the same place", "2026-03-05T12:01": "a minute later"},
        {f"2026-03-{day:02}T{hour}:00": "WWWW MMMM" for day in range(2, 12) for hour in ("09", "10")},
        {"2026-03-11T06:00": "at the very end"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("given_axes", [False, True])
def test_labels_meet_nothing(milestones, given_axes):
    """No label lies on another, on the panel, on the notes or outside of the figure; all milestones are told."""
    ax = None
    if given_axes:
        figure, ax = matplotlib.pyplot.subplots(figsize=(7, 3))
        figure.subplots_adjust(left=0.2, top=0.6)
    ax = plot_articles_over_time(_articles(), milestones=milestones, ax=ax)
    drawn(ax)
    boxes = [label.get_window_extent() for label in _labels(ax)]
    assert boxes
    others = [ax.get_window_extent(), *(text.get_window_extent() for text in (ax._left_title, *ax.figure.texts))]
    for i, box in enumerate(boxes):
        assert box.x0 >= 0 and box.x1 <= ax.figure.bbox.width and box.y1 <= ax.figure.bbox.height + 1
        for other in [*boxes[:i], *others]:
            assert not (box.overlaps(other) and min(box.y1, other.y1) - max(box.y0, other.y0) > 1)
    assert len(_lines(ax)) == len(milestones)
    assert all(label.split()[0] in ax.figure.mediakit_alt for label in milestones.values())


def test_many_milestones_are_numbered():
    """More than eight have numbers, those of near lines together, and a key under the figure."""
    ax = plot_articles_over_time(_articles(), milestones={f"2026-03-{day:02}": f"day {day}" for day in range(2, 11)})
    assert [text.get_text() for text in _labels(ax)] == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    key = " ".join(drawn(ax)).replace("\n", " ")
    assert "Lines: (1) 2 March 2026, day 2; (2) 3 March 2026, day 3" in key
    near = {f"2026-03-05T{hour:02}:00": f"hour {hour}" for hour in range(9)}
    assert [text.get_text() for text in _labels(plot_articles_over_time(_articles(), milestones=near))] == ["1–9"]


LABELS = st.lists(st.tuples(st.floats(0, 500), st.floats(5, 200)), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(LABELS)
def test_no_line_runs_through_a_label(labels):
    """Whatever the places and widths: labels do not overlap in their row, and no line crosses a label below it."""
    x, widths = (np.array(part) for part in zip(*labels, strict=True))
    laid = lay_out(x, widths, (-100, 600))
    if laid is None:
        return
    sides, rows = laid
    assert max(rows) < MOST_ROWS
    left = np.where(sides, x - widths, x)
    right = left + widths
    for i in range(len(x)):
        assert left[i] >= -100 and right[i] <= 600
        for j in range(len(x)):
            if i != j and abs(x[i] - x[j]) >= 1:
                assert not (left[i] < x[j] < right[i]) or rows[j] < rows[i]
                assert rows[i] != rows[j] or right[i] <= left[j] or right[j] <= left[i]


def test_labels_that_only_fit_at_the_left_stand_in_steps():
    """Each reaches over the line before it, so each stands one row higher; three labels need no numbers."""
    x, widths = np.array([404.0, 551.0, 673.0]), np.array([157.0, 157.0, 178.0])
    assert lay_out(x, widths, (4, 696)) == ([True, True, True], [0, 1, 2])


def test_one_label_too_wide_for_either_side():
    """It has no place, and a number stands for it."""
    assert lay_out(np.array([50.0]), np.array([80.0]), (0, 100)) is None
