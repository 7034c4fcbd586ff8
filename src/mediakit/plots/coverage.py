"""Frames by group."""

import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_columns
from mediakit._coverage_intervals import interval_named
from mediakit._groups import group_labels
from mediakit._phrases import counted
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    PALE,
    SMALL,
    canvas,
    chosen,
    enumerated,
    finish,
    left_out,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
    with_n,
)

ACROSS = 4  # frames side by side; more would leave less than an inch to each
STEP = 1.42  # from one frame's zero to the next's, in units of 100%


@styled
def plot_coverage(
    coverage: pd.DataFrame,
    *,
    by: str = "outlet",
    labels: dict[str, str] | None = None,
    max_groups: int = 12,
    min_articles: int = 5,
    ax: Axes | None = None,
) -> Axes:
    """Show the share of articles that mention each frame, by group, with their 95% intervals.

    Parameters
    ----------
    coverage : DataFrame
        ``coverage(mentions, articles, by=...)``: `by`, frame, n_articles, share, low, high.
    by : str
        The column of groups.
    labels : dict of str to str, optional
        A frame's name by its id; the id stands for itself where there is none.
    max_groups : int
        At most so many groups, the largest; a line under the figure counts the rest.
    min_articles : int
        Smaller groups are shown only where no group is larger; always with hollow circles.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        One small panel per frame, 0 to 100%. The alt text is in ``ax.figure.mediakit_alt``.
    """
    check_columns(coverage, [by, "frame", "n_articles", "share", "low", "high"], "coverage")
    table = coverage.assign(group=group_labels(coverage, by), frame=coverage["frame"].astype(str))
    sizes = table.groupby("group", sort=False)["n_articles"].max()
    enough = sizes[sizes >= min_articles]
    rows = chosen(list((enough if len(enough) else sizes).index), list(enough if len(enough) else sizes), max_groups)
    frames = list(dict.fromkeys(table["frame"]))
    if not rows or sizes.sum() == 0:
        return nothing(ax, "the table of coverage has no article and no frame")
    own = ax is None
    bands = -(-len(frames) // ACROSS)
    across = -(-len(frames) // bands)
    gap = 2.5  # rows between two bands: the scale of the upper, the names of the lower
    ax = canvas(ax, 1.35 + 0.3 * (bands * len(rows) + (bands - 1) * gap))
    cells = table.set_index(["group", "frame"])[["share", "low", "high", "n_articles"]]
    places = []
    for number, frame in enumerate(frames):
        band, column = divmod(number, across)
        top = band * (len(rows) + gap)
        places += [top + row for row in range(len(rows))] if column == 0 else []
        _panel(ax, STEP * column, top, len(rows), shortened((labels or {}).get(frame, frame), 60 // across, 3))
        for row, group in enumerate(rows):
            if (group, frame) in cells.index:
                _cell(ax, STEP * column, top + row, cells.loc[(group, frame)], min_articles)
    name_rows(ax, [with_n(shortened(g, 22, 1), sizes[g]) for g in rows] * bands, places)
    ax.set_xlim(-0.06, STEP * across - 0.1)
    ax.set_ylim(bands * (len(rows) + gap) - gap - 0.1, -0.6)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel("articles that mention the frame, % of the group's articles", parse_math=False)
    few = sum(sizes[g] < min_articles for g in rows)
    notes = [
        f"Line: {interval_named(table[table['group'].isin(rows)])}.",
        f"Hollow: fewer than {min_articles} articles ({counted(few, 'group')})." if few else "",
        left_out(by, len(sizes) - len(rows), int(sizes.sum() - sizes[rows].sum())),
    ]
    return finish(ax, _tell_coverage(cells, frames, rows, labels, by), notes, own=own)


def _panel(ax: Axes, left: float, top: float, rows: int, name: str) -> None:
    """The ground of one frame: its name, faint lines at 0, 50 and 100%, and the scale below."""
    for share in (0, 0.5, 1):
        ax.plot([left + share] * 2, [top - 0.5, top + rows - 0.5], color=PALE, linewidth=0.7, zorder=1)
        ax.text(
            left + share, top + rows - 0.4, f"{share * 100:.0f}{'%' if share == 1 else ''}",
            ha="center", va="top", fontsize=7, color=GREY,
        )  # fmt: skip
    ax.text(
        left, top - 0.62, name, va="bottom", fontsize=SMALL + 0.5, fontweight="bold", parse_math=False,
        linespacing=0.95,
    )  # fmt: skip


def _cell(ax: Axes, left: float, row: int, cell: pd.Series, min_articles: int) -> None:
    """One share: a point, its interval and its number."""
    if cell["share"] != cell["share"]:
        return
    enough = cell["n_articles"] >= min_articles
    ax.plot(
        [left + cell["low"], left + cell["high"]], [row, row], color=ACCENT if enough else GREY,
        linewidth=1.6 if enough else 0.9, zorder=3, solid_capstyle="butt",
    )  # fmt: skip
    ax.plot(
        left + cell["share"], row, marker="o", markersize=5, markerfacecolor=ACCENT if enough else "white",
        markeredgecolor=ACCENT if enough else INK, zorder=4,
    )  # fmt: skip
    ax.text(left + 1.06, row, f"{cell['share'] * 100:.0f}%", va="center", fontsize=SMALL)


def _tell_coverage(
    cells: pd.DataFrame, frames: list[str], rows: list[str], labels: dict[str, str] | None, by: str
) -> str:
    """What the figure shows, in words: per frame the groups with the smallest and the largest share."""
    said = []
    for frame in frames:
        shares = [(cells.loc[(g, frame), "share"], g) for g in rows if (g, frame) in cells.index]
        shares = [(share, g) for share, g in shares if share == share]
        if shares:
            (low, first), (high, last) = min(shares), max(shares)
            said.append(
                f"{spoken((labels or {}).get(frame, frame))} from {low * 100:.0f}% ({spoken(first)}) "
                f"to {high * 100:.0f}% ({spoken(last)})"
            )
    return (
        f"Share of articles that mention each of {counted(len(frames), 'frame')}, for "
        f"{counted(len(rows), 'group')} by {spoken(by)}: {enumerated(said)}."
    )
