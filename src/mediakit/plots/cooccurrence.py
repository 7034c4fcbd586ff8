"""Frames that occur together."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import MediakitError, check_columns
from mediakit._phrases import bracketed, counted, number
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    SECOND,
    canvas,
    enumerated,
    finish,
    name_rows,
    nothing,
    right_column,
    shortened,
    spoken,
    styled,
)

MORE, LESS, CHANCE, NONE = "D", "s", "o", "x"  # marks: told apart by shape, not by colour alone


@styled
def plot_cooccurrence(
    cooccurrence: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    max_pairs: int = 20,
    ax: Axes | None = None,
) -> Axes:
    """Show how far pairs of frames occur together from what chance would bring, each with its 95% interval.

    Parameters
    ----------
    cooccurrence : DataFrame
        ``cooccurrence(mentions, articles)``, of one unit.
    labels : mapping of str to str, optional
        A frame's name by its id; the id stands for itself where there is none.
    max_pairs : int
        At most so many rows: pairs with an interval first, those whose phi is farthest from 0; a line under the
        figure counts the rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        One row per pair, the highest phi on top. A filled diamond is a pair whose interval lies above 0, a filled
        square one whose interval lies below, a hollow circle one whose interval holds 0, a cross one that has no
        interval. At the right the units with both, and how many chance would bring. The alt text is in
        ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, several units in one table, or `max_pairs` below 1.
    """
    needed = ["unit", "frame_a", "frame_b", "n_units", "n_a", "n_b", "n_both", "expected", "phi", "low", "high"]
    check_columns(cooccurrence, needed, "cooccurrence")
    if max_pairs < 1:
        raise MediakitError(f"max_pairs={max_pairs!r} is not allowed. Allowed: 1 and up.")
    if cooccurrence["unit"].nunique() > 1:
        units = ", ".join(cooccurrence["unit"].unique())
        raise MediakitError(f"cooccurrence holds several units: {units}. Plot one at a time.")
    told = cooccurrence[cooccurrence["phi"].notna()]
    if told.empty:
        return nothing(ax, "no two frames could occur together: fewer than two are in some units and not in all")
    names = {frame: (labels or {}).get(frame, frame) for frame in [*told["frame_a"], *told["frame_b"]]}
    shown = _chosen(told, max_pairs)
    own = ax is None
    ax = canvas(ax, 1.05 + 0.36 * len(shown))
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    for row, pair in enumerate(shown.itertuples()):
        _pair(ax, row, pair)
    name_rows(ax, [_name(pair, names) for pair in shown.itertuples()], range(len(shown)))
    ends = shown[["phi", "low", "high"]].to_numpy(float)
    ax.set_xlim(min(-0.1, np.nanmin(ends)) - 0.04, max(0.1, np.nanmax(ends)) + 0.04)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_xlabel("phi  (0: as often together as by chance; + more, − less)", parse_math=False)
    both = [f"{pair.n_both:,} ({number(pair.expected, 1 if pair.expected < 10 else 0)})" for pair in shown.itertuples()]
    right_column(ax, both, "both (by chance)")
    unit = str(told["unit"].iloc[0])
    kinds = {_mark(pair) for pair in told.itertuples()}
    notes = [
        f"Of {counted(int(told['n_units'].iloc[0]), unit)}; in brackets those with the frame. "
        "Line: 95% interval, whole stories resampled, not corrected for the number of pairs.",
        *(what for mark, what in _MARKS if mark in kinds),
        _rest(len(told) - len(shown), len(cooccurrence) - len(told)),
    ]
    return finish(ax, _tell(shown, names, unit, len(told)), notes, own=own)


_MARKS = (
    (MORE, "Diamond: more often than by chance."),
    (LESS, "Square: less often."),
    (CHANCE, "Hollow circle: no more than chance can be told."),
    (NONE, "Cross: too few for an interval."),
)


def _chosen(told: pd.DataFrame, max_pairs: int) -> pd.DataFrame:
    """The pairs farthest from 0, those with an interval first; then in order of phi."""
    far = told.assign(without=told["low"].isna(), far=told["phi"].abs())
    keys, ascending = ["without", "far", "frame_a", "frame_b"], [True, False, True, True]
    far = far.sort_values(keys, ascending=ascending, kind="stable").head(max_pairs)
    return far.sort_values("phi", ascending=False, kind="stable")


def _mark(pair: tuple) -> str:
    if pair.low != pair.low:
        return NONE
    return MORE if pair.low > 0 else LESS if pair.high < 0 else CHANCE


def _pair(ax: Axes, row: int, pair: tuple) -> None:
    """One row: the interval, and a mark whose shape says where it lies."""
    mark = _mark(pair)
    colour = {MORE: ACCENT, LESS: SECOND}.get(mark, INK)
    sure = mark in (MORE, LESS)
    if mark != NONE:
        ax.plot([pair.low, pair.high], [row, row], color=colour, linewidth=2.2 if sure else 1.1, zorder=3)
    ax.plot(
        pair.phi, row, marker=mark, markersize=6 if sure else 5.5, markerfacecolor=colour if sure else "white",
        markeredgecolor=colour, zorder=4, clip_on=False,
    )  # fmt: skip


def _name(pair: tuple, names: Mapping[str, str]) -> str:
    """Both frames with their n, one a line."""
    a, b = (shortened(names[frame], 28, 1) for frame in (pair.frame_a, pair.frame_b))
    # the marks keep number and name in place where a name runs from right to left
    return f"\u200e{a}\u200e ({pair.n_a:,})\n\u200e+ {b}\u200e ({pair.n_b:,})"


def _rest(more: int, without: int) -> str:
    parts = []
    if more:
        parts.append(f"{counted(more, 'more pair')}, nearer to chance, {'is' if more == 1 else 'are'} not shown.")
    if without:
        parts.append(f"{counted(without, 'pair')} with a frame that is nowhere or everywhere left out.")
    return " ".join(parts)


def _tell(shown: pd.DataFrame, names: Mapping[str, str], unit: str, n_pairs: int) -> str:
    """What the figure shows, in words."""
    said = [
        f"{spoken(names[pair.frame_a])} with {spoken(names[pair.frame_b])} {bracketed(pair.phi, pair.low, pair.high)}"
        for pair in shown.itertuples()
    ]
    return f"Phi of {counted(n_pairs, 'pair')} of frames in one {unit}: {enumerated(said)}."
