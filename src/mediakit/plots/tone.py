"""A measure by group: every article, the mean or rate and its interval; and the differences between groups."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_columns
from mediakit._groups import group_labels
from mediakit._headings import heading
from mediakit._phrases import bracketed, counted
from mediakit.compare._rows import measure_columns
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    canvas,
    chosen,
    clean,
    enumerated,
    finish,
    left_out,
    name_rows,
    nothing,
    right_column,
    shortened,
    spoken,
    styled,
)  # fmt: skip

MANY = 1500  # points; from here on they are drawn as pixels, thin
LEVEL = 0.05
PER = 1000  # rates that are small are shown per so many
SMALL_RATE = 1.0


@styled
def plot_tone(
    values: pd.DataFrame,
    groups: pd.DataFrame,
    *,
    measure: str | Sequence[str] = "polarity",
    by: str = "outlet",
    max_groups: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Show a measure by group: each article a point, the mean a diamond, its 95% interval a line.

    Parameters
    ----------
    values : DataFrame
        One row per article with the columns `measure` and `by`; articles without a value are not shown.
    groups : DataFrame
        ``compare(values, ...).groups``; its order, largest first, is the figure's.
    measure : str or pair of str
        What was compared: a column, or a pair for a rate; small rates are shown per 1,000.
    by : str
        The column of groups.
    max_groups : int
        At most so many rows; a line under the figure counts the rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        The alt text is in ``ax.figure.mediakit_alt``. A hollow diamond has no interval. An interval
        that runs out of the figure ends in an arrow; its bounds stand at the right.
    """
    names = measure_columns(measure)
    check_columns(values, [*names, by], "values")
    check_columns(groups, ["group", "n_articles", "estimate", "low", "high"], "groups")
    shown = groups[groups["group"].isin(chosen(groups["group"], groups["n_articles"], max_groups))]
    if shown.empty:
        return nothing(ax, f"no article has both a value of {' / '.join(names)} and a place in the table of groups")
    shown, times = _readable(shown, ["estimate", "low", "high"], is_rate=len(names) == 2)
    called = _called(names, times)
    own = ax is None
    ax = canvas(ax, 0.9 + 0.52 * len(shown))
    number_of = _values(values, names) * times
    label = np.array(group_labels(values, by), dtype=object)
    points = [np.sort(number_of[(label == group) & np.isfinite(number_of)]) for group in shown["group"]]
    least = [-0.2, 0.2] if names == ["polarity"] else []  # a hundredth must not look like a gulf
    limits = _limits(np.concatenate([*points, shown["estimate"].to_numpy(float), least]), shown)
    many = sum(map(len, points)) > MANY
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    for row, (found, group) in enumerate(zip(points, shown.itertuples(), strict=True)):
        _swarm(ax, row, found, limits, many=many)
        _mean(ax, row + 0.31, group.estimate, group.low, group.high, limits)
    name_rows(
        ax,
        [f"{shortened(g.group)}\nn = {g.n_articles:,}" for g in shown.itertuples()],
        range(len(shown)),
    )
    ax.set_xlim(*limits)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_xlabel(_axis_name(called), parse_math=False)
    what = "mean" if len(names) == 1 else "rate"
    right_column(ax, [bracketed(g.estimate, g.low, g.high) for g in shown.itertuples()], f"{what} [95% interval]")
    bare = int(shown["low"].isna().sum())
    notes = [
        "Each point is an article.",
        f"Hollow: no interval ({counted(bare, 'group')})." if bare else "",
        left_out(by, len(groups) - len(shown), int(groups["n_articles"].sum() - shown["n_articles"].sum())),
    ]
    return finish(ax, _tell_tone(shown, called, by, what), notes, own=own)


def _values(values: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Each article's value; of a rate its own one, missing where there is nothing that it could be counted per."""
    over, *under = (pd.to_numeric(values[name]).astype("Float64").to_numpy(float, na_value=np.nan) for name in names)
    return over / np.where(under[0] > 0, under[0], np.nan) if under else over


def _readable(table: pd.DataFrame, columns: list[str], *, is_rate: bool) -> tuple[pd.DataFrame, int]:
    """The table with these columns per 1,000 where they are those of a small rate, and per how many they are."""
    seen = table[columns[0]].abs().max()
    times = PER if is_rate and seen < SMALL_RATE else 1
    return table.assign(**{name: table[name] * times for name in columns}), times


def _called(names: list[str], times: int) -> str:
    """What a measure is called: a column, or a rate with what it is per.

    >>> _called(["lix"], 1), _called(["land_swap_n", "n_words"], 1000)
    ('LIX', 'land swap n per 1,000 words')
    """
    if len(names) == 1:
        return heading(names[0])
    many = f"{times:,} " if times > 1 else ""
    return f"{heading(names[0])} per {many}{heading(names[1])}"


def _axis_name(called: str) -> str:
    """The measure with its direction where it is known."""
    return "polarity  (− negative, + positive)" if called == "polarity" else clean(called)


def _tell_tone(shown: pd.DataFrame, called: str, by: str, what: str) -> str:
    """What the figure shows, in words."""
    first = f"{spoken(called)} of {counted(int(shown['n_articles'].sum()), 'article')} by {spoken(by)}:"
    means = [
        f"{spoken(g.group)}, n = {g.n_articles}, {what} {bracketed(g.estimate, g.low, g.high)}"
        for g in shown.itertuples()
    ]
    return f"{first} {enumerated(means)}."


def _limits(seen: np.ndarray, shown: pd.DataFrame) -> tuple[float, float]:
    """The range of the axis: all points and zero, and intervals up to half as much again."""
    low, high = min(seen.min(), 0.0), max(seen.max(), 0.0)
    width = (high - low) or 1.0
    low = min(low, max(np.nanmin([*shown["low"], low]), low - width / 2))
    high = max(high, min(np.nanmax([*shown["high"], high]), high + width / 2))
    edge = 0.04 * (high - low or 1.0)
    return low - edge, high + edge


def _swarm(ax: Axes, row: int, found: np.ndarray, limits: tuple[float, float], *, many: bool) -> None:
    """The points of one row, side by side where they would cover one another."""
    if not len(found):
        return
    step = (limits[1] - limits[0]) / 130
    column = np.floor((found - limits[0]) / step).astype(int)
    _, start, size = np.unique(column, return_index=True, return_counts=True)
    place = np.arange(len(found)) - np.repeat(start, size)
    offset = (place - (np.repeat(size, size) - 1) / 2) * min(0.075, 0.6 / size.max())
    ax.scatter(
        found, row - 0.1 + offset, s=5 if many else 11, color=GREY, alpha=0.35 if many else 0.55,
        linewidths=0, rasterized=many, zorder=2,
    )  # fmt: skip


def _mean(ax: Axes, row: float, mean: float, low: float, high: float, limits: tuple[float, float]) -> None:
    """A diamond and its interval, with an arrow where the interval leaves the figure."""
    sure = low == low
    if sure:
        ends = max(low, limits[0]), min(high, limits[1])
        ax.plot(ends, [row, row], color=ACCENT, linewidth=2.2, zorder=4, solid_capstyle="butt")
        for end, bound, mark in ((limits[0], low, "<"), (limits[1], high, ">")):
            if (bound < end) if mark == "<" else (bound > end):
                ax.plot(end, row, marker=mark, color=ACCENT, markersize=6, zorder=5, clip_on=False)
    ax.plot(
        mean, row, marker="D", markersize=5 if sure else 6, markerfacecolor=ACCENT if sure else "white",
        markeredgecolor=ACCENT if sure else INK, markeredgewidth=0.9, zorder=6, clip_on=False,
    )  # fmt: skip


@styled
def plot_differences(pairs: pd.DataFrame, *, max_pairs: int = 24, ax: Axes | None = None) -> Axes:
    """Show the differences between groups, each with its 95% interval.

    Parameters
    ----------
    pairs : DataFrame
        ``compare(...).pairs``.
    max_pairs : int
        At most so many rows, the smallest corrected p first; a line under the figure counts the rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        The alt text is in ``ax.figure.mediakit_alt``. A filled diamond is a pair whose corrected p is
        below .05, a hollow circle one whose is not, a cross one that could not be tested.
    """
    needed = ["measure", "group_a", "group_b", "n_a", "n_b", "difference", "low", "high", "p", "p_adjusted"]
    check_columns(pairs, needed, "pairs")
    if pairs.empty:
        return nothing(ax, "fewer than two groups have enough articles to compare")
    shown = pairs
    if len(pairs) > max_pairs:
        shown = pairs.sort_values(["p_adjusted", "p", "group_a", "group_b"], kind="stable").head(max_pairs)
    names = str(shown["measure"].iloc[0]).split(" / ")
    shown, times = _readable(shown, ["difference", "low", "high"], is_rate=len(names) == 2)
    measure = f"{'mean ' if len(names) == 1 else ''}{clean(_called(names, times))}"
    own = ax is None
    ax = canvas(ax, 0.95 + 0.42 * len(shown))
    limits = _limits(shown["difference"].to_numpy(float), shown)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    for row, pair in enumerate(shown.itertuples()):
        _difference(ax, row, pair, limits)
    name_rows(ax, [_pair_name(pair) for pair in shown.itertuples()], range(len(shown)))
    ax.set_xlim(*limits)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_xlabel(f"difference in {measure}  (+ first is higher)", parse_math=False)
    right_column(ax, [bracketed(p.difference, p.low, p.high) for p in shown.itertuples()], "difference [95%]")
    found = int((pairs["p_adjusted"] < LEVEL).sum())
    more = len(pairs) - len(shown)
    notes = [
        "Filled diamond: corrected p below .05. Hollow circle: not below.",
        "Cross: could not be tested." if shown["p_adjusted"].isna().any() else "",
        f"{counted(more, 'more pair')} with larger p {'is' if more == 1 else 'are'} not shown." if more else "",
    ]
    said = [
        f"{spoken(p.group_a)} minus {spoken(p.group_b)} {bracketed(p.difference, p.low, p.high)}"
        for p in shown.itertuples()
    ]
    alt = (
        f"Differences in {measure} of {counted(len(pairs), 'pair')}, {found} with corrected p "
        f"below .05: {enumerated(said)}."
    )
    return finish(ax, alt, notes, own=own)


def _pair_name(pair: tuple) -> str:
    """Both groups with their n, one a line."""
    a, b = shortened(pair.group_a, 26, 1), shortened(pair.group_b, 26, 1)
    # the marks keep sign and number in place beside a name that runs from right to left
    return f"\u200e{a}\u200e ({pair.n_a:,})\n\u200e− {b}\u200e ({pair.n_b:,})"


def _difference(ax: Axes, row: int, pair: tuple, limits: tuple[float, float]) -> None:
    """One row: the interval, and a mark whose shape says what the test found."""
    untested, below = pair.p_adjusted != pair.p_adjusted, pair.p_adjusted < LEVEL
    colour = ACCENT if below else INK
    if pair.low == pair.low:
        ends = max(pair.low, limits[0]), min(pair.high, limits[1])
        ax.plot(ends, [row, row], color=colour, linewidth=2.2 if below else 1.1, zorder=3)
        for end, bound, mark in ((limits[0], pair.low, "<"), (limits[1], pair.high, ">")):
            if (bound < end) if mark == "<" else (bound > end):
                ax.plot(end, row, marker=mark, color=colour, markersize=6, zorder=5, clip_on=False)
    ax.plot(
        pair.difference, row, marker="x" if untested else "D" if below else "o",
        markersize=6.5 if below else 5.5, markerfacecolor=ACCENT if below else "white",
        markeredgecolor=colour, zorder=6, clip_on=False,
    )  # fmt: skip
