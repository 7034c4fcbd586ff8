"""Two voices side by side: the paper's own words and its quotations."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._groups import group_labels
from mediakit._phrases import bracketed, bracketed_percent, counted
from mediakit.plots._style import (
    ACCENT,
    GREY,
    SECOND,
    SMALL,
    canvas,
    chosen,
    clean,
    enumerated,
    finish,
    left_out,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
)  # fmt: skip

APART = 0.17  # rows between the marks of the two voices, so that their intervals can be told apart
OWN, SAID = "the paper's own words", "in quotations"


@styled
def plot_voices(
    narrator: pd.DataFrame,
    quoted: pd.DataFrame,
    *,
    by: str = "outlet",
    frame: str | None = None,
    label: str = "",
    max_groups: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Show a measure in the paper's own words and in quotations, group by group, each with its 95% interval.

    Parameters
    ----------
    narrator, quoted : DataFrame
        Both from ``compare(...).groups``, of the tone in either voice; or both from ``coverage(..., voice=...)``.
    by : str
        The column of groups in tables of coverage, and how groups are called.
    frame : str, optional
        The frame that is shown, of tables of coverage that hold several.
    label : str
        The name of the measure under the axis; left out, the measure's own, or the frame's.
    max_groups : int
        At most so many groups, those with most articles; a line under the figure counts the rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        A circle is the paper's own words, a triangle its quotations; a thin line joins the two. A hollow mark has no
        interval. The alt text is in ``ax.figure.mediakit_alt``.
    """
    tables = [_estimates(table, name, by, frame) for name, table in (("narrator", narrator), ("quoted", quoted))]
    is_share = "share" in narrator.columns and "estimate" not in narrator.columns
    both = pd.concat([table["n_articles"] for table in tables], axis=1).fillna(0).astype("int64")
    sizes = both.max(axis=1)
    rows = chosen(list(sizes.index), list(sizes), max_groups)
    tables = [table.reindex(rows) for table in tables]
    if all(table["estimate"].isna().all() for table in tables):
        return nothing(ax, "no group has a value in either voice")
    own = ax is None
    ax = canvas(ax, 1.1 + 0.5 * len(rows))
    if not is_share:
        ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    for row in range(len(rows)):
        ends = [table["estimate"].iloc[row] for table in tables]
        ax.plot(ends, [row - APART, row + APART], color=GREY, linewidth=0.7, zorder=2)
    kinds = ((tables[0], -APART, "o", ACCENT, OWN), (tables[1], APART, "^", SECOND, SAID))
    for table, offset, mark, colour, name in kinds:
        _marks(ax, table, offset, mark, colour, name)
    name_rows(ax, [f"{shortened(name)}\n{_sizes(*both.loc[name])}" for name in rows], range(len(rows)))
    ax.set_xlim(*_limits(tables, is_share))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlabel(clean(label) or _measure(narrator, frame, is_share), parse_math=False)
    if is_share:
        ax.xaxis.set_major_formatter(lambda value, _: f"{value * 100:.0f}%")
    _figures(ax, tables, is_share)
    if own:
        ax.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize=SMALL, handletextpad=0.3,
            borderaxespad=0.1,
        )  # fmt: skip
    bare = sum(int((table["low"].isna() & table["estimate"].notna()).sum()) for table in tables)
    notes = [
        f"Circle: {OWN}; triangle: {SAID}. Line: 95% interval.",
        f"Hollow: no interval ({counted(bare, 'mark')})." if bare else "",
        left_out(by, len(sizes) - len(rows), int(sizes.sum() - sizes[rows].sum())),
    ]
    return finish(ax, _tell_voices(tables, rows, _measure(narrator, frame, is_share), by, is_share), notes, own=own)


def _sizes(own: int, said: int) -> str:
    """How many articles a group has in either voice."""
    return f"n = {own:,}" if own == said else f"n = {own:,} and {said:,}"


def _estimates(table: pd.DataFrame, name: str, by: str, frame: str | None) -> pd.DataFrame:
    """n_articles, estimate, low and high of each group, from a comparison or from coverage."""
    check_columns(table, ["n_articles", "low", "high"], name)
    if "estimate" in table.columns:
        check_columns(table, ["group"], name)
        found = table.assign(group=table["group"].astype(str))
    else:
        check_columns(table, [by, "frame", "share"], name)
        frames = list(dict.fromkeys(table["frame"].astype(str)))
        if frame is None and len(frames) > 1:
            raise MediakitError(f"{name} holds {listed(frames)}. Say which frame is shown: frame={frames[0]!r}.")
        if frame is not None and frame not in frames:
            raise MediakitError(f"frame={frame!r} is not in {name}. It has: {listed(frames)}.{nearest(frame, frames)}")
        found = table[table["frame"].astype(str) == (frame or "".join(frames))]
        found = found.assign(group=group_labels(found, by), estimate=found["share"])
    found = found.set_index("group")[["n_articles", "estimate", "low", "high"]].astype(float)
    if not found.index.is_unique:
        twice = found.index[found.index.duplicated()][0]
        raise MediakitError(f"{name} has several rows for {twice!r}. Choose those of one measure.")
    return found


def _measure(table: pd.DataFrame, frame: str | None, is_share: bool) -> str:
    if is_share:
        name = frame or (str(table["frame"].iloc[0]) if len(table) else "the frame")
        return f"articles that mention {clean(name)}, % of the group's articles"
    measures = [str(one) for one in table["measure"].unique()] if "measure" in table.columns else []
    name = measures[0] if len(measures) == 1 else "value"
    return "polarity  (− negative, + positive)" if name == "polarity" else clean(name)


def _limits(tables: list[pd.DataFrame], is_share: bool) -> tuple[float, float]:
    """The range of the axis: all marks and intervals and zero; a hundredth must not look like a gulf."""
    seen = np.concatenate([table[["estimate", "low", "high"]].to_numpy().ravel() for table in tables])
    seen = seen[np.isfinite(seen)]
    least, most = (0.0, 0.1) if is_share else (-0.1, 0.1)
    low, high = min(seen.min(), least), max(seen.max(), most)
    edge = 0.04 * (high - low)
    return low - edge, high + edge


def _marks(ax: Axes, table: pd.DataFrame, offset: float, mark: str, colour: str, name: str) -> None:
    """The estimates of one voice with their intervals."""
    # the mark of the legend is always full
    ax.plot([], [], marker=mark, color=colour, linewidth=1.6, markersize=6, label=name)
    for row, (_, estimate, low, high) in enumerate(table.itertuples(index=False)):
        if estimate != estimate:
            continue
        sure = low == low
        if sure:
            ax.plot([low, high], [row + offset] * 2, color=colour, linewidth=1.8, zorder=3, solid_capstyle="butt")
        ax.plot(
            estimate, row + offset, marker=mark, markersize=6, markerfacecolor=colour if sure else "white",
            markeredgecolor=colour, zorder=4, clip_on=False,
        )  # fmt: skip


def _figures(ax: Axes, tables: list[pd.DataFrame], is_share: bool) -> None:
    """The numbers of each row at the right, one line for each voice."""
    where = ax.get_yaxis_transform()
    for table, offset in zip(tables, (-APART, APART), strict=True):
        for row, text in enumerate(_numbers(table, is_share)):
            ax.text(1.02, row + offset * 1.3, text, transform=where, va="center", fontsize=SMALL, parse_math=False)
    ax.annotate(
        "share [95% interval]" if is_share else "mean [95% interval]", (1.02, 1), xycoords="axes fraction",
        xytext=(0, 2), textcoords="offset points", fontsize=SMALL, color=GREY, va="bottom", parse_math=False,
    )  # fmt: skip


def _numbers(table: pd.DataFrame, is_share: bool) -> list[str]:
    shown = bracketed_percent if is_share else bracketed
    return [shown(row.estimate, row.low, row.high) for row in table.itertuples()]


def _tell_voices(tables: list[pd.DataFrame], rows: list[str], measure: str, by: str, is_share: bool) -> str:
    """What the figure shows, in words."""
    own, said = (_numbers(table, is_share) for table in tables)
    parts = [f"{spoken(name)}, {OWN} {own[i]}, {SAID} {said[i]}" for i, name in enumerate(rows)]
    return f"{spoken(measure)}, by {spoken(by)} and voice: {enumerated(parts)}."
