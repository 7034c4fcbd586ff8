"""Lines at milestones in figures of time, with labels above the panels that meet neither each other nor the data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._phrases import counted
from mediakit.milestones import Milestone
from mediakit.plots._style import INK, enumerated, shortened, spoken

MOST_LABELS = 8  # more labels than this, or more rows of them, become numbers with a key under the figure
MOST_ROWS = 4
PITCH = 11.0  # points from one row of labels to the next
SIZE = 7.5
LETTERS = 34  # of a label
LINE = 112  # letters of a line under the figure
BAND = "#ececec"  # the day of a milestone whose time of day is not known, on an axis of hours


@dataclass
class EventLines:
    """What was drawn: the rows of labels above the panels, the lines under the figure, and the alt text."""

    rows: int = 0
    notes: list[str] = field(default_factory=list)
    alt: str = ""


def draw_milestones(
    ax: Axes,
    milestones: Sequence[Milestone],
    place: Callable[[pd.Timestamp], float],
    *,
    hours: bool,
    own: bool,
    column: bool = False,
) -> EventLines:
    """Draw the milestones into a finished figure of time, before its notes.

    Parameters
    ----------
    ax : matplotlib Axes
        With its limits, marks and names.
    milestones : sequence of Milestone
        From `read_milestones`.
    place : callable
        Where a time stands on the axis; nan outside of what is shown.
    hours : bool
        The axis tells hours apart: a milestone that is known to the day is a band as wide as its day.
    own : bool
        The figure holds nothing else: it grows by the rows of labels.
    column : bool
        A column of numbers with a heading stands at the right, over which no label may reach.

    Returns
    -------
    EventLines
    """
    if not milestones:
        return EventLines()
    spans = [_span(milestone, place, ax, hours=hours) for milestone in milestones]
    shown = [(milestone, span) for milestone, span in zip(milestones, spans, strict=True) if span is not None]
    outside = [milestone for milestone, span in zip(milestones, spans, strict=True) if span is None]
    for _, (left, right) in shown:
        if right > left:
            ax.axvspan(left, right, facecolor=BAND, edgecolor="white", linewidth=0.8, zorder=0.5)
        else:
            ax.axvline(left, color=INK, linewidth=0.6, linestyle=(0, (4, 2)), zorder=2.5)
    lines = EventLines()
    if shown:
        lines = _labelled(ax, shown, own=own, column=column) or _numbered(ax, shown)
        lines.alt = f"Milestones: {enumerated([f'{m.written}, {spoken(m.label)}' for m, _ in shown])}."
        if any(right > left for _, (left, right) in shown):
            lines.notes.append("A band is a day of which the time is not known.")
    if outside:
        named = enumerated([f"{milestone.written}, {spoken(milestone.label)}" for milestone in outside], 6)
        lines.notes.append(f"Outside of the time shown: {counted(len(outside), 'milestone')} ({named}).")
    if own:
        width, height = ax.figure.get_size_inches()
        under = len(" ".join(lines.notes)) / LINE
        ax.figure.set_size_inches(width, height + (lines.rows * PITCH + np.ceil(under) * SIZE * 1.3) / 72)
    return lines


def _span(
    milestone: Milestone, place: Callable[[pd.Timestamp], float], ax: Axes, *, hours: bool
) -> tuple[float, float] | None:
    """From where to where a milestone is drawn, None where it is outside; a day stands at its noon, or is a band."""
    if not milestone.is_day:
        at = place(milestone.when)
        return None if np.isnan(at) else (at, at)
    if not hours:
        at = place(milestone.when + pd.Timedelta(hours=12))
        return None if np.isnan(at) else (at, at)
    inside = [place(milestone.when + pd.Timedelta(hours=hour)) for hour in range(25)]
    inside = [at for at in inside if not np.isnan(at)]
    return (min(inside), max(inside)) if len(inside) > 1 else None


def _labelled(
    ax: Axes, shown: list[tuple[Milestone, tuple[float, float]]], *, own: bool, column: bool
) -> EventLines | None:
    """Labels in rows above the panels, each beside its line; None where there is no room for them."""
    if len(shown) > MOST_LABELS:
        return None
    with_time = any(not milestone.is_day for milestone, _ in shown)
    years = len({milestone.when.year for milestone, _ in shown}) > 1
    texts = [_short(milestone, with_time=with_time, with_year=years) for milestone, _ in shown]
    drawn = [ax.text(0, 0, text, transform=ax.transAxes, fontsize=SIZE, parse_math=False) for text in texts]
    for label in drawn:
        label.set_in_layout(False)
    at = np.array([left for _, (left, _) in shown])
    ax.figure.draw_without_rendering()  # only now is it known how wide the panels and the labels are
    panel = ax.get_window_extent()
    pixels = panel.width / (ax.get_xlim()[1] - ax.get_xlim()[0])
    widths = np.array([label.get_window_extent().width for label in drawn]) + 8 * ax.figure.dpi / 72
    x = panel.x0 + (at - ax.get_xlim()[0]) * pixels
    for label in drawn:
        label.remove()
    edges = (4 if own else panel.x0, ax.figure.bbox.width - 4 if own and not column else panel.x1)
    laid = lay_out(x, widths, edges)
    if laid is None:
        return None
    for text, place, to_the_left, row in zip(texts, at, *laid, strict=True):
        up = 3 + PITCH * row
        side = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "annotation_clip": False}
        ax.annotate("", (place, 1), (0, up + 8), **side, arrowprops={
            "arrowstyle": "-", "color": INK, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
        ax.annotate(text, (place, 1), (-3 if to_the_left else 3, up), **side, fontsize=SIZE, color=INK,
                    ha="right" if to_the_left else "left", va="bottom", parse_math=False)  # fmt: skip
    return EventLines(rows=max(laid[1]) + 1)


def lay_out(x: np.ndarray, widths: np.ndarray, edges: tuple[float, float]) -> tuple[list[bool], list[int]] | None:
    """For each label whether it stands left of its line, and its row, 0 the lowest; None where there is no way.

    A label stands above the rows of all lines that it reaches over, so that no line runs through a label. Of all
    ways the one with the fewest rows is taken, then the one with most labels at the right.

    >>> lay_out(np.array([10.0, 20.0, 200.0]), np.array([50.0, 50.0, 50.0]), (0, 210))
    ([False, False, True], [1, 0, 0])
    """
    best = None
    for sides in product((False, True), repeat=len(x)):
        left = np.where(sides, x - widths, x)
        right = left + widths
        if (left < edges[0]).any() or (right > edges[1]).any():
            continue
        rows = _rows(x, left, right, sides)
        if rows is not None and (best is None or (max(rows), sum(sides)) < (max(best[1]), sum(best[0]))):
            best = list(sides), rows
    return best if best is None or max(best[1]) < MOST_ROWS else None


def _rows(x: np.ndarray, left: np.ndarray, right: np.ndarray, sides: Sequence[bool]) -> list[int] | None:
    """The lowest rows in which no label lies on another label or line; None where two would reach over each other."""
    n = len(x)
    above = np.zeros((n, n), dtype=bool)  # the label i must stand above the label j
    for i in range(n):
        for j in range(n):
            if i == j:
                continue
            at_once = abs(x[i] - x[j]) < 1
            over = left[i] - 1 <= x[j] <= right[i] + 1
            if at_once:
                above[i, j] = i < j and sides[i] == sides[j]
            elif over:
                above[i, j] = True
            elif right[i] > left[j] and right[j] > left[i] and not left[j] - 1 <= x[i] <= right[j] + 1:
                above[i, j] = x[i] < x[j]
    rows = np.zeros(n, dtype=int)
    for _ in range(n + 1):
        higher = np.array([max((rows[j] + 1 for j in range(n) if above[i, j]), default=0) for i in range(n)])
        if (higher == rows).all():
            return rows.tolist()
        rows = higher
    return None


def _numbered(ax: Axes, shown: list[tuple[Milestone, tuple[float, float]]]) -> EventLines:
    """One row of numbers above the panels, those of near lines together, and a key under the figure."""
    apart = 0.07 * (ax.get_xlim()[1] - ax.get_xlim()[0])
    order = sorted(range(len(shown)), key=lambda i: (shown[i][1][0], i))
    groups = [[order[0]]]
    for i in order[1:]:
        if shown[i][1][0] - shown[groups[-1][0]][1][0] < apart:
            groups[-1].append(i)
        else:
            groups.append([i])
    number = {i: k + 1 for k, i in enumerate(order)}
    for group in groups:
        first, last = number[group[0]], number[group[-1]]
        text = f"{first}" if first == last else f"{first}\N{EN DASH}{last}"
        ax.annotate(
            text, (shown[group[0]][1][0], 1), (-2, 3), xycoords=("data", "axes fraction"), textcoords="offset points",
            annotation_clip=False, fontsize=SIZE, color=INK, va="bottom", parse_math=False,
        )  # fmt: skip
    key = [f"({number[i]}) {shown[i][0].written}, {shortened(shown[i][0].label, 60, 1)}" for i in order]
    return EventLines(rows=1, notes=[f"Lines: {'; '.join(key)}."])


def _short(milestone: Milestone, *, with_time: bool, with_year: bool) -> str:
    """A label with its day, its year where there are several, and its time where it has one."""
    when = f"{milestone.when.day} {milestone.when:%b}{f' {milestone.when.year}' if with_year else ''}"
    if with_time and not milestone.is_day:
        when += f" {milestone.when:%H:%M}"
    return f"{shortened(milestone.label, LETTERS, 1)} ({when})"
