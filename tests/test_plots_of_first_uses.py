"""Figures of first uses: marks, order, margins, and what is left out."""

import matplotlib
import pandas as pd
import pytest
from drawing import drawn
from test_first_uses import ARTICLES, FOUND, STORIES, UNDATED

from mediakit._check import MediakitError
from mediakit.first_uses import first_uses
from mediakit.frames import kwic, mentions
from mediakit.plots.first_uses import plot_first_uses

matplotlib.use("agg")
pytestmark = [pytest.mark.usefixtures("figures_closed"), pytest.mark.filterwarnings(UNDATED)]


def _table():
    return first_uses(ARTICLES, FOUND, STORIES)


def _marks(ax):
    """The mark of each row: its shape, how it is filled and with what."""
    return [(line.get_marker(), line.get_fillstyle(), line.get_markerfacecolor())
            for line in ax.lines if line.get_marker() in ("o", "s")]  # fmt: skip


def test_rows_by_first_use():
    """Names with n from the first down, the lag in the margin, and all of it in the alt text."""
    ax = plot_first_uses(_table(), label="land swap")
    names = [label.get_text().replace("\u200e", "") for label in ax.get_yticklabels()]
    assert names == ["Herald (n = 1)", "Post (n = 2)", "Courier (n = 2)", "(not stated) (n = 1)"]
    told = drawn(ax)
    assert [text for text in told if text.startswith(("+", "may"))] == [
        "may be first", "may be first", "+1 to 16 h", "+2 days",
    ]  # fmt: skip
    assert ax.figure.mediakit_alt.startswith(
        "First uses of “land swap” by outlet: Herald 2 March 2026 (may be first); Post 2 March 2026 14:10 (may be fi"
    )
    for note in ("1 outlet does not have it.", "1 undated article with it is not placed.", "Dotted line: it may have"):
        assert note in ax.figure.mediakit_alt


def test_marks_differ_in_shape_not_in_colour_alone():
    """Hollow for a copy, half filled where dates do not tell, full for its own text, a square where unknown."""
    rows = _table().iloc[:4].assign(
        in_copy=pd.array([True, pd.NA, False, pd.NA], dtype="boolean"),
        is_credited=pd.array([pd.NA] * 4, dtype="boolean"),
        story_id=["b", "b", "c", None],
    )  # fmt: skip
    ax = plot_first_uses(rows)
    assert [(shape, fill) for shape, fill, _ in _marks(ax)] == [
        ("o", "full"),
        ("o", "left"),
        ("o", "full"),
        ("s", "full"),
    ]
    assert [face == "white" for _, _, face in _marks(ax)] == [True, False, False, False]
    told = " ".join(drawn(ax)).replace("\n", " ")
    for word in ("Hollow", "Half filled", "Filled", "Square"):
        assert word in told


def test_a_day_is_a_bar():
    """The Herald's day is 24 hours wide with its mark at noon; a minute has no bar to see."""
    ax = plot_first_uses(_table())
    widths = [segment[:, 0].tolist() for part in ax.collections for segment in part.get_segments()]
    assert [round(24 * (end - begin), 6) for begin, end in widths] == [24, 0, 1, 0]
    first = next(line for line in ax.lines if line.get_marker() == "o")
    assert first.get_xdata()[0] == pytest.approx(sum(widths[0]) / 2)


def test_days_of_ages_are_told():
    """Where one may be the first whose bar begins when another's has ended, a note says why."""
    articles = pd.DataFrame({
        "doc_id": ["a", "b"], "outlet": ["X", "Y"], "text": "A swap.", "published_precision": "day",
        "published": ["2026-03-02", "2026-03-03"], "age_text": ["2 days ago", "a day ago"],
    })  # fmt: skip
    note = "may be half a day off"
    for table, told in ((articles, True), (articles.drop(columns="age_text"), False)):
        ax = plot_first_uses(first_uses(table, kwic(table, "swap")))
        assert (note in ax.figure.mediakit_alt) == told
    assert note not in plot_first_uses(_table()).figure.mediakit_alt


def test_later_uses_and_milestones():
    """Each dated article with a match is a tick of its row; milestones stand at their time, those outside are told."""
    uses = ARTICLES[ARTICLES["doc_id"].isin(FOUND["doc_id"])]
    ax = plot_first_uses(_table(), uses=uses, milestones={"2026-03-03T12:00": "vote", "2027-01-01": "later"})
    assert [len(line.get_xdata()) for line in ax.lines if line.get_marker() == "|"] == [1, 2, 2, 1]
    assert "3 March 2026, 12:00 UTC, vote" in ax.figure.mediakit_alt
    assert "Outside of the time shown: 1 milestone (1 January 2027, later)" in ax.figure.mediakit_alt
    drawn(ax)


def test_a_milestone_shortly_outside_is_reached():
    """The axis reaches to a milestone a few hours before the first use; no label lies on the heading at the right."""
    far = {"2026-03-01T20:00": "eve", "2026-03-04T12:00": "the day after", "2026-03-20": "later"}
    ax = plot_first_uses(_table(), milestones=far)
    drawn(ax)
    assert ax.get_xlim()[0] < 20514 - 4 / 24 < ax.get_xlim()[1] < 20520  # 2 March 2026 is day 20514 since 1970
    assert "(20 March 2026, later)" in ax.figure.mediakit_alt
    heading, *labels = (
        next(text for text in ax.texts if text.get_text().startswith(words)).get_window_extent()
        for words in ("after the first", "eve", "the day after")
    )
    assert not any(heading.overlaps(label) for label in labels)


def test_a_frame_is_no_phrase():
    """A table of frames is said to be of words of a frame, in the notes and in the alt text."""
    table = first_uses(ARTICLES, mentions(ARTICLES, {"frames": {"swap": {"patterns": ["swap"]}}}), STORIES)
    ax = plot_first_uses(table, label="Land swap")
    assert ax.figure.mediakit_alt.startswith("First uses of words of the frame “Land swap” by outlet: Herald")
    assert "First articles with words of the frame “Land swap” in this" in " ".join(drawn(ax)).replace("\n", " ")


@pytest.mark.parametrize("days", [0, 1, 9, 40, 400, 4000, pytest.param(40000, marks=pytest.mark.slow)])
def test_any_span_has_few_marks(days):
    """From minutes to a century: one to eight marks, the first with its year."""
    articles = pd.DataFrame({
        "doc_id": [0, 1], "outlet": ["X", "Y"], "text": "A swap.", "published_precision": "minute",
        "published": [pd.Timestamp("1926-03-02 10:00"), pd.Timestamp("1926-03-02 10:07") + pd.Timedelta(days=days)],
    })  # fmt: skip
    ax = plot_first_uses(first_uses(articles, kwic(articles, "swap")))
    drawn(ax)
    texts = [label.get_text() for label in ax.get_xticklabels()]
    assert 1 <= len(texts) <= 8
    assert texts[0][-4:].isdigit()


def test_many_long_and_hostile_names():
    """At most max_groups rows, the others counted; names of any letters draw without a warning."""
    names = ["Обозреватель", "$x_1$ & <b>", "日报", "صحيفة\u202e", "x" * 200, *(f"Paper {i}" for i in range(20))]
    articles = pd.DataFrame({
        "doc_id": range(len(names)), "outlet": names, "text": "A swap.", "published_precision": "day",
        "published": pd.date_range("2026-03-02", periods=len(names), tz="UTC"),
    })  # fmt: skip
    ax = plot_first_uses(first_uses(articles, kwic(articles, "swap")))
    assert len(ax.get_yticklabels()) == 12
    assert "13 later outlets not shown" in " ".join(drawn(ax)).replace("\n", " ")


def test_nothing_to_show_and_wrong_input():
    """No date and no match are sentences; wrong arguments are errors."""
    with pytest.warns(UserWarning, match="7 of 7"):
        undated = first_uses(ARTICLES.assign(published=None), FOUND)
    assert "none of its articles has a date" in plot_first_uses(undated).figure.mediakit_alt
    assert "no article has it" in plot_first_uses(first_uses(ARTICLES, FOUND.iloc[:0])).figure.mediakit_alt
    for wrong in (0, True, 2.5, "3"):
        with pytest.raises(MediakitError, match="1 and up"):
            plot_first_uses(_table(), max_groups=wrong)
    with pytest.raises(MediakitError, match="uses has no column 'outlet'"):
        plot_first_uses(_table(), uses=ARTICLES.drop(columns="outlet"))
    with pytest.raises(MediakitError, match="is no day or time"):
        plot_first_uses(_table(), milestones={"soon": "vote"})
