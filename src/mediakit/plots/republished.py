"""How much of what each outlet prints is somebody else's text."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import MediakitError, check_columns
from mediakit._groups import group_labels
from mediakit._phrases import counted, does, percent
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    canvas,
    chosen,
    enumerated,
    finish,
    left_out,
    name_rows,
    nothing,
    right_column,
    shortened,
    spoken,
    styled,
    with_n,
)  # fmt: skip
from mediakit.tables import NOT_STATED


@styled
def plot_republished(
    republished: pd.DataFrame, *, by: str = "outlet", max_groups: int = 12, ax: Axes | None = None
) -> Axes:
    """Show the share of each outlet's articles that carry somebody else's text, with its 95% interval.

    Parameters
    ----------
    republished : DataFrame
        ``republished(articles, stories)``.
    by : str
        The column of groups.
    max_groups : int
        At most so many groups, those with most articles; a line under the figure counts the rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        One row per group, the highest share on top; hollow where there is no interval. The alt text is in
        ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, or `max_groups` that is no whole number from 1.
    """
    check_columns(republished, [by, "n_articles", "n_republished", "n_unclear", "share", "low", "high"], "republished")
    if isinstance(max_groups, bool) or not isinstance(max_groups, int | np.integer) or max_groups < 1:
        raise MediakitError(f"max_groups={max_groups!r} is not allowed. Allowed: whole numbers, 1 and up.")
    table = republished.assign(group=group_labels(republished, by))
    groups = chosen(list(table["group"]), list(table["n_articles"]), max_groups)
    if not groups:
        return nothing(ax, "there is no article")
    shown = table[table["group"].isin(groups)]
    shown = shown.assign(unstated=shown["group"] == NOT_STATED).sort_values(
        ["unstated", "share", "n_articles", "group"], ascending=[True, False, False, True], kind="stable"
    )
    own = ax is None
    ax = canvas(ax, 1.05 + 0.28 * len(shown))
    for place, row in enumerate(shown.itertuples()):
        sure = row.low == row.low
        if sure:
            ax.plot([row.low, row.high], [place] * 2, color=ACCENT, linewidth=1.6, zorder=3, solid_capstyle="butt")
        ax.plot(
            row.share, place, marker="o", markersize=5.5, markerfacecolor=ACCENT if sure else "white",
            markeredgecolor=ACCENT if sure else INK, zorder=4, clip_on=False,
        )  # fmt: skip
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    rows = list(shown.itertuples())
    name_rows(ax, [with_n(shortened(row.group, 24, 1), row.n_articles) for row in rows], range(len(rows)))
    right_column(
        ax, [f"{row.n_republished:,}: {_share(row)}" for row in rows],
        "articles: share",
    )  # fmt: skip
    top = min(1, 1.05 * max(0.1, float(np.nanmax(shown[["share", "high"]].to_numpy(float)))))
    ax.set_xlim(-0.02 * top, 1.02 * top)  # a mark at either end meets neither names nor numbers
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value * 100:.0f}%")
    ax.set_xlabel("share of the articles that carry somebody else's text", parse_math=False)
    few, unclear = int(shown["low"].isna().sum()), int(shown["n_unclear"].sum())
    notes = [
        "Line: 95% interval, copies of one story counted together.",
        f"Hollow: too few articles for one ({counted(few, 'group')})." if few else "",
        f"{counted(unclear, 'article')} more {does(unclear, 'shares its', 'share their')} text with another outlet's, "
        "and nothing says whose it is." if unclear else "",
        left_out(by, len(table) - len(shown), int(table["n_articles"].sum() - shown["n_articles"].sum())),
    ]  # fmt: skip
    said = [f"{spoken(row.group)} {_share(row)}" for row in rows]
    alt = f"Share of articles with somebody else's text, {counted(len(rows), 'group')} by {spoken(by)}"
    return finish(ax, f"{alt}: {enumerated(said)}.", notes, own=own)


def _share(row: tuple) -> str:
    """The share with its interval."""
    return percent(row.share) + (f" [{100 * row.low:.0f}, {100 * row.high:.0f}]" if row.low == row.low else "")
