"""How two analyzers agree, article by article: the difference of their standardised scores against its mean."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._phrases import counted, does, number, percent
from mediakit.analyzers import title_of
from mediakit.compare_analyzers import LEAST, check_scores, joined, limit_of, standardised, turned
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    SECOND,
    SMALL,
    canvas,
    clean,
    finish,
    nothing,
    shortened,
    spoken,
    styled,
)  # fmt: skip

MANY = 1500  # points; from here on they are drawn as pixels, thin


@styled
def plot_bland_altman(first: pd.DataFrame, second: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Show how two analyzers agree: each article's difference of the two against their mean, both standardised.

    Parameters
    ----------
    first, second : DataFrame
        One row per article with ``doc_id`` and ``polarity``, as `compare_analyzers` takes them; a column
        ``analyzer`` names them.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        The alt text is in ``ax.figure.mediakit_alt``. A circle is an article whose score has the same sign under
        both or is 0 under one, a triangle one that the two put on opposite sides of zero. The dashed lines are the
        limits of agreement, ±1.96 sqrt(2 (1 - r)) standard deviations.
    """
    both = joined(check_scores(first, "first"), check_scores(second, "second"))
    names = [_title(table, place) for table, place in ((first, "first"), (second, "second"))]
    a, b = both["a"].to_numpy(), both["b"].to_numpy()
    x, y = standardised(a), standardised(b)
    if len(both) < LEAST or np.isnan(x).any() or np.isnan(y).any():
        return nothing(ax, f"{counted(len(both), 'article')} scored by both bear no picture of their agreement")
    own = ax is None
    ax = canvas(ax, 4.2)
    gap, mean, flips = x - y, (x + y) / 2, turned(a, b)
    limit = limit_of(float(np.corrcoef(a, b)[0, 1]))
    many = len(both) > MANY
    ax.axhline(0, color=GREY, linewidth=0.8, zorder=1)
    for place in (-limit, limit):
        ax.axhline(place, color=INK, linewidth=1.0, linestyle=(0, (5, 3)), zorder=3)
    edge = 1.12 * max(limit, float(np.abs(gap).max()))
    ax.set_ylim(-edge, edge)
    for chosen, marker, colour in ((~flips, "o", ACCENT), (flips, "^", SECOND)):
        ax.scatter(
            mean[chosen], gap[chosen], marker=marker, s=9 if many else 20, alpha=0.5 if many else 0.75,
            facecolors=colour if marker == "^" else "none", edgecolors=colour, linewidths=0.5 if many else 0.8,
            rasterized=many, zorder=4 if marker == "^" else 2,
        )  # fmt: skip
    where = ax.get_yaxis_transform()
    for place in (-limit, limit):
        text = f"{number(place, 1, sign=True)} sd"
        ax.text(1.01, place, text, transform=where, va="center", fontsize=SMALL, parse_math=False)
    ax.set_xlabel("mean of both, standard deviations  (− negative, + positive)", parse_math=False)
    drawn = [shortened(name, 24, 1) for name in names]
    ax.set_ylabel(f"{drawn[0]} − {drawn[1]}, standard deviations", parse_math=False)
    beyond = int((np.abs(gap) > limit).sum())
    n_flips = int(flips.sum())
    notes = [
        f"Each mark is an article. Dashed: limits of agreement; {beyond:,} of {len(both):,} {_lie(beyond)} beyond.",
        f"Filled triangle: on opposite sides of zero ({n_flips:,} of {len(both):,}, {percent(n_flips / len(both))}).",
        "Both scores are standardised, so the mean difference is 0.",
    ]
    alt = (
        f"Difference of {spoken(names[0])} and {spoken(names[1])} against their mean, {counted(len(both), 'article')}, "
        f"both in standard deviations: from {number(gap.min(), 1)} to {number(gap.max(), 1)}, limits of agreement "
        f"±{number(limit, 1)}."
    )
    return finish(ax, alt, notes, own=own)


def _lie(n: int) -> str:
    return does(n, "lies", "lie")


def _title(table: pd.DataFrame, place: str) -> str:
    """The analyzer's name in prose; where the table does not say it, first or second."""
    names = table["analyzer"].dropna().unique() if "analyzer" in table.columns else []
    return clean(title_of(str(names[0]))) if len(names) == 1 else place
