"""Frames over time, period after period."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import MediakitError, check_columns
from mediakit._coverage_intervals import interval_named
from mediakit._groups import group_labels
from mediakit._periods import PERIODS
from mediakit._phrases import counted
from mediakit.milestones import Milestone, read_milestones
from mediakit.plots._event_lines import PITCH, EventLines, draw_milestones
from mediakit.plots._periods import (
    HOURS,
    on_axis,
    period_axis,
    period_named,
    put_together,
    unit_of,
    units_counted,
)
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    PALE,
    canvas,
    enumerated,
    finish,
    left_out,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
)

SPAN = "#9dc3dd"  # an interval, behind its point
ROW = 0.74  # of a row's height, the part that its line or bars may fill


@styled
def plot_over_time(
    over_time: pd.DataFrame,
    *,
    by: str | None = None,
    labels: dict[str, str] | None = None,
    max_frames: int = 6,
    milestones: Mapping[object, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Show the share of articles that mention each frame, period after period, a row for each frame.

    Parameters
    ----------
    over_time : DataFrame
        ``coverage_over_time(mentions, articles)``: period, frame, n_articles, n_with, share, low, high.
    by : str, optional
        The column of groups of ``coverage_over_time(..., by=...)``, of which `over_time` holds the rows of one
        frame: then each group is a row.
    labels : dict of str to str, optional
        A frame's name by its id; the id stands for itself where there is none.
    max_frames : int
        At most so many rows: the frames that most articles mention, or the groups with most articles; a line under
        the figure counts the rest.
    milestones : mapping, optional
        What happened when, drawn as thin lines with labels above the panels: ``{"2026-03-05": "talks begin"}``, or
        with a time, ``"2026-03-05T14:00"`` (UTC). Those outside of the time shown are named under the figure.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        All rows have one scale, whose top stands at the right: no share lies above it, and no 95%
        interval (thin lines) but those of periods with few articles, which end in an arrow there. A period
        without articles is a gap. The bars are the articles of each period. More than 60 periods are put
        together, hours by 3 hours, 6 hours or day, all others by week, month, quarter or year, with shares of the
        sums, and with their intervals where stories are not told apart; a line under the figure says so. The alt
        text is in ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, several rows of one period and row, or a milestone that is no day or time.
    """
    events = read_milestones(milestones)
    rows_of = by or "frame"
    _check_over_time(over_time, by, max_frames)
    if over_time.empty:
        return nothing(ax, "no article has a date")
    finest = unit_of(over_time) if pd.api.types.is_datetime64_any_dtype(over_time["period"]) else ""
    unit, table = put_together(over_time.assign(frame=group_labels(over_time, rows_of)))
    table = table.sort_values("period", kind="stable")
    total = table.groupby("frame", sort=False)[["n_with", "n_articles"]].sum()
    order = "n_articles" if by else "n_with"
    total = total.sort_values(order, ascending=False, kind="stable")
    frames = [frame for frame in total.index[:max_frames] if total.loc[frame, order] > 0]
    parts = {frame: table[table["frame"] == frame].set_index("period") for frame in total.index}
    n = table.groupby("period")["n_articles"].sum() if by else parts[total.index[0]]["n_articles"]
    own = ax is None
    ax = canvas(ax, 1.5 + 0.62 * len(frames))
    ceiling = _ceiling(table[table["frame"].isin(frames)])
    for row, frame in enumerate(frames):
        _share_line(ax, row, parts[frame], ceiling)
    bars(ax, len(frames), n.to_numpy(), numbers=True)
    names = [shortened((labels or {}).get(frame, frame), 24) for frame in frames]
    if by:
        names = [f"{name}\n(n = {total.loc[group, 'n_articles']:,})" for name, group in zip(names, frames, strict=True)]
    name_rows(ax, [*names, f"articles\n(n = {n.sum():,})"], np.arange(len(frames) + 1) + 0.5 - ROW / 2)
    ax.set_ylim(len(frames) + 0.56, -0.42)
    on_it = unit or ("hour" if finest == "hour" else "")
    period_axis(ax, list(n.index), on_it)
    lines = event_lines(ax, events, list(n.index), unit or finest, own=own)
    notes = _notes(over_time, table, unit, by, labels)
    beyond = any((parts[frame]["high"] > ceiling).any() for frame in frames)
    notes += ["Arrow: the interval goes on beyond the scale."] if beyond else []
    notes += _left_out(total, frames, by)
    for kind, what in (("n_undated", "undated article"), ("n_day_only", "article")):
        if left := int(over_time.attrs.get(kind, 0)):
            notes.append(f"{counted(left, what)}{' dated to the day' if kind == 'n_day_only' else ''} left out.")
    return finished(ax, _tell_time(parts, n, frames, labels, on_it), notes, lines, own=own)


def event_lines(ax: Axes, events: tuple[Milestone, ...], periods: list, unit: str, *, own: bool) -> EventLines:
    """The milestones, drawn among the periods."""
    if events and not unit:
        raise MediakitError("Milestones need times: the periods of over_time are no dates. Leave milestones out.")
    return draw_milestones(ax, events, lambda when: on_axis(periods, unit, when), hours=unit in HOURS, own=own)


def finished(ax: Axes, alt: str, notes: list[str], lines: EventLines, *, own: bool) -> Axes:
    """The figure with its notes and those of its milestones; what stands above a panel makes room for their rows."""
    with plt.rc_context({"axes.titlepad": 6 + PITCH * lines.rows}):
        return finish(ax, f"{alt} {lines.alt}", [*notes, *lines.notes], own=own)


def _check_over_time(over_time: pd.DataFrame, by: str | None, max_frames: int) -> None:
    needed = ["period", "frame", "n_articles", "n_with", "share", "low", "high"]
    check_columns(over_time, [*([by] if by else []), *needed], "over_time")
    if max_frames < 1:
        raise MediakitError(f"max_frames={max_frames!r} is not allowed. Allowed: 1 and up.")
    if over_time.duplicated(["period", by or "frame"]).any():
        mend = (
            f"With by={by!r} give the rows of one frame: over_time[over_time['frame'] == 'land_swap']."
            if by
            else "Name the column of its groups with by=, or make it without groups."
        )
        raise MediakitError(f"over_time has several rows of one period and {by or 'frame'}. {mend}")


def _notes(
    over_time: pd.DataFrame, table: pd.DataFrame, unit: str, by: str | None, labels: dict[str, str] | None
) -> list[str]:
    """What is shown, with which interval, and what was put together."""
    frame = str(over_time["frame"].iloc[0])
    what = f"“{spoken((labels or {}).get(frame, frame))}”" if by else "the frame"
    with_one = table["low"].notna().any()
    interval = f", with {interval_named(over_time)}" if with_one else ""
    notes = [f"Share of articles that mention {what}{interval}; no mark where there are no articles."]
    if unit:
        what = "hour" if unit_of(over_time) == "hour" else "period"
        n = over_time["period"].nunique()
        notes.append(f"{counted(n, what)} are put together by {unit}, each where it begins.")
        if not with_one and unit in PERIODS:
            notes.append(f"A story may stand in several: coverage_over_time(frequency='{unit}') has their intervals.")
    return notes


def _left_out(total: pd.DataFrame, frames: list[str], by: str | None) -> list[str]:
    """The rows that are not shown, and the frames that no article mentions."""
    if by:
        rest = total.drop(frames)
        return [left_out(by, len(rest), int(rest["n_articles"].sum()))]
    never = int((total["n_with"] == 0).sum())
    more = len(total) - never - len(frames)
    return [
        f"{counted(more, 'rarer frame')} not shown." if more else "",
        f"{counted(never, 'frame')} never mentioned." if never else "",
    ]


def _ceiling(table: pd.DataFrame) -> float:
    """The top of the scale: every share, and every interval but those of periods with few articles."""
    many = table["n_articles"] >= table.loc[table["n_articles"] > 0, "n_articles"].median()
    top = pd.Series([0.1, table["share"].max(), table.loc[many, "high"].max()]).max()
    return min(1.0, np.ceil(20 * top - 1e-9) / 20)


def _share_line(ax: Axes, row: int, part: pd.DataFrame, ceiling: float) -> None:
    """One frame: shares from the row's ground upwards, with their intervals."""
    ground, x = row + 0.5, np.arange(len(part))
    high = part["high"].to_numpy(float)
    height = {column: ground - ROW * np.minimum(part[column].to_numpy(float) / ceiling, 1)
              for column in ("share", "low", "high")}  # fmt: skip
    ax.axhline(ground, color=PALE, linewidth=0.7, zorder=1)
    ax.axhline(ground - ROW, color=PALE, linewidth=0.7, linestyle=(0, (2, 3)), zorder=1)
    ax.vlines(x, height["low"], height["high"], color=SPAN, linewidth=2, zorder=2)
    ax.plot(x, height["share"], color=ACCENT, linewidth=1.3, marker="o", markersize=3.6, zorder=3, clip_on=False)
    for place in x[high > ceiling]:
        ax.plot(place, ground - ROW, color=SPAN, marker="^", markersize=4, zorder=2, clip_on=False)
    side = ax.get_yaxis_transform()
    ax.text(1.01, ground, "0", transform=side, va="center", fontsize=7, color=GREY)
    ax.text(1.01, ground - ROW, f"{ceiling * 100:.0f}%", transform=side, va="center", fontsize=7, color=GREY)


def bars(ax: Axes, row: float, n: np.ndarray, *, most: int | None = None, numbers: bool = False) -> None:
    """Bars of one row, upwards from its ground; with their numbers where there is room."""
    ground, most = row + 0.5, most or max(1, int(n.max(initial=0)))
    reach = (ROW - 0.2) if numbers else ROW
    ax.bar(
        np.arange(len(n)), -reach * n / most, bottom=ground, width=0.7 if len(n) < 60 else 1.0,
        color=GREY if numbers else ACCENT, linewidth=0, zorder=2,
    )  # fmt: skip
    ax.axhline(ground, color=PALE, linewidth=0.7, zorder=1)
    if numbers and len(n) <= 31:
        for place, value in enumerate(n):
            ax.text(
                place, ground - reach * value / most - 0.03, f"{value:,}",
                ha="center", va="bottom", fontsize=7, color=INK, zorder=4,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},  # no milestone runs through it
            )  # fmt: skip
    elif numbers:
        side = ax.get_yaxis_transform()
        ax.text(1.01, ground - reach, f"{most:,}", transform=side, va="center", fontsize=7, color=GREY)


def _tell_time(parts: dict, n: pd.Series, frames: list[str], labels: dict[str, str] | None, unit: str) -> str:
    """What the figure shows, in words: per frame its highest share and when."""
    said = []
    for frame in frames:
        when = parts[frame]["share"].idxmax()
        name = spoken((labels or {}).get(frame, frame))
        said.append(f"{name} highest at {parts[frame]['share'].max() * 100:.0f}% {period_named(when, unit)}")
    return (
        f"Share of articles that mention a frame over {units_counted(len(n), unit)}, "
        f"{counted(int(n.sum()), 'article')} in all: {enumerated(said) or 'no frame is mentioned'}."
    )
