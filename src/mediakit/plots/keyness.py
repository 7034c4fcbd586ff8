"""Words that set two sides apart, as a figure."""

import pandas as pd
from matplotlib.axes import Axes

from mediakit._phrases import bracketed, counted, number
from mediakit.plots._style import (
    ACCENT,
    GREY,
    SECOND,
    SMALL,
    canvas,
    enumerated,
    finish,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
)
from mediakit.tables import check_table


@styled
def plot_keyness(
    keyness: pd.DataFrame,
    *,
    target: str,
    reference: str = "all others",
    n: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Show the marked words of the target and of the reference with the largest G2, on two sides of one axis.

    Parameters
    ----------
    keyness : DataFrame
        ``keyness(articles, target=...)``.
    target, reference : str
        What the two sides are called.
    n : int
        At most so many words a side, of those that `keyness` marks: corrected permutation p below .05.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        Bars are G2; behind each word stands how many articles of its side hold it, beside the bar its log ratio with
        the 95% interval. A hatched bar is a word that one story mostly carries. The alt text is in
        ``ax.figure.mediakit_alt``.
    """
    check_table(keyness, "keyness")
    sure = keyness[keyness["marked"] & (keyness["g2"] != 0)]
    if sure.empty:
        return nothing(ax, f"no word sets {target} apart after correction")
    n_tested = int(keyness["p"].notna().sum())
    order = ["g2", "feature"]
    first = sure[sure["g2"] > 0].sort_values(order, ascending=[False, True], kind="stable").head(n)
    second = sure[sure["g2"] < 0].sort_values(order, ascending=[True, True], kind="stable").head(n)
    shown = pd.concat([first, second])
    docs = [r.n_docs_target if r.g2 > 0 else r.n_docs_reference for r in shown.itertuples()]
    own = ax is None
    # a row between the two sides holds the second one's name
    places = [row + 1 + (row >= len(first)) * 1.2 for row in range(len(shown))]
    ax = canvas(ax, 1.2 + 0.24 * (len(shown) + 2.2))
    for row, word in zip(places, shown.itertuples(), strict=True):
        _bar(ax, row, word)
    names = [
        f"\u200e{shortened(word.feature, 22, 1)}\u200e ({held})"
        for word, held in zip(shown.itertuples(), docs, strict=True)
    ]
    name_rows(ax, names, places)
    for side, row, words, ha in ((target, 0.15, first, "left"), (reference, len(first) + 1.35, second, "right")):
        heading = f"more in {shortened(side, 30, 1)}" if len(words) else f"no word of {shortened(side, 24, 1)}"
        ax.text(0, row, f"  {heading}  ", ha=ha, va="center", fontweight="bold", parse_math=False)
    reach = 1.6 * shown["g2"].abs().max()
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(len(shown) + 1.9 + (not len(second)) * 0.6, -0.5)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):,.0f}")
    ax.set_xlabel("G2 of the word’s rates", parse_math=False)
    notes = [
        "Shown: words that whole stories dealt at random seldom set so far apart, corrected p < .05 over "
        f"{counted(n_tested, 'word')}.",
        "Behind a word: articles of its side that hold it. Beside a bar: log2 ratio of the rates, 95% interval.",
        "Hatched: more than half of the word’s times are in one story." if shown["one_story"].any() else "",
    ]
    told = [f"{spoken(w.feature)} {number(w.g2, 1)}" for w in first.itertuples()]
    others = [f"{spoken(w.feature)} {number(-w.g2, 1)}" for w in second.itertuples()]
    alt = (
        f"Words that set {spoken(target)} apart, by G2: {enumerated(told) or 'none'}. "
        f"Words of {spoken(reference)}: {enumerated(others) or 'none'}."
    )
    return finish(ax, alt, notes, own=own)


def _bar(ax: Axes, row: float, word: tuple) -> None:
    """One word: its G2 to its side, and its log ratio at the bar's end."""
    side = 1 if word.g2 > 0 else -1
    colour = ACCENT if side > 0 else SECOND
    ax.barh(
        row, word.g2, height=0.7, color="white" if word.one_story else colour, edgecolor=colour,
        hatch="/////" if word.one_story else None, linewidth=0.8,
    )  # fmt: skip
    ax.annotate(
        bracketed(word.log_ratio, word.low, word.high, 1), (word.g2, row), (4 * side, 0), textcoords="offset points",
        ha="left" if side > 0 else "right", va="center", fontsize=SMALL, color=GREY,
    )  # fmt: skip
