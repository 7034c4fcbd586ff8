"""Who is quoted: the share of each group's quoted words that each speaker has."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_columns
from mediakit._groups import group_labels
from mediakit._phrases import bracketed_percent, counted, does, percent
from mediakit.plots._style import (
    ACCENT,
    GREY,
    INK,
    SMALL,
    canvas,
    chosen,
    enumerated,
    finish,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
)  # fmt: skip
from mediakit.share_of_voice import UNKNOWN


@styled
def plot_share_of_voice(
    share_of_voice: pd.DataFrame,
    *,
    by: str = "outlet",
    max_groups: int = 4,
    max_speakers: int = 6,
    ax: Axes | None = None,
) -> Axes:
    """Show who is quoted most in each group: the share of its quoted words, with the 95% interval.

    Parameters
    ----------
    share_of_voice : DataFrame
        ``share_of_voice(articles, quotes)``.
    by : str
        The column of groups.
    max_groups : int
        At most so many groups, those with most quoted words.
    max_speakers : int
        At most so many named speakers in each; all others are one bar, and those that are not known another.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        A bar for each speaker, with a line for its interval where it has one; hatched bars are others and unknown
        ones. The alt text is in ``ax.figure.mediakit_alt``.
    """
    check_columns(share_of_voice, [by, "speaker", "n_quotes", "n_words", "share", "low", "high"], "share_of_voice")
    table = share_of_voice.assign(group=group_labels(share_of_voice, by))
    sizes = table.groupby("group", sort=False)["n_words"].sum()
    groups = chosen(list(sizes.index), list(sizes), max_groups)
    if not groups or not sizes.sum():
        return nothing(ax, "nobody is quoted")
    bars = [_bars(table[table["group"] == group], max_speakers) for group in groups]
    own = ax is None
    ax = canvas(ax, 1.0 + 0.24 * sum(len(found) + 1.6 for found in bars))
    place, names, places = 0.0, [], []
    for group, found in zip(groups, bars, strict=True):
        ax.text(
            0, place, f"{shortened(group, 40, 1)}: {_much(table[table['group'] == group])}", va="center",
            fontsize=SMALL + 0.5, fontweight="bold", parse_math=False,
        )  # fmt: skip
        for bar in found.itertuples():
            place += 1
            names.append(shortened(bar.speaker, 30, 1))
            places.append(place)
            _bar(ax, place, bar)
        place += 1.6
    name_rows(ax, names, places)
    highest = max(found[["share", "high"]].max(axis=None) for found in bars)
    ax.set_xlim(0, 1.02 * min(max(highest, 0.1), 1))
    ax.set_ylim(place - 0.9, -0.7)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value * 100:.0f}%")
    ax.set_xlabel("share of the group's quoted words", parse_math=False)
    notes = [
        "Line: 95% interval, where 5 stories or more quote the speaker. Hatched: several or unknown speakers.",
        _not_shown(by, len(sizes) - len(groups), int(sizes.sum() - sizes[groups].sum())),
    ]
    return finish(ax, _tell_shares(groups, bars, by), notes, own=own)


def _much(rows: pd.DataFrame) -> str:
    """How many words of a group are quoted, and how much of its text that is where the table says so."""
    words = counted(int(rows["n_words"].sum()), "quoted word")
    return f"{words}, {percent(rows['per_1000'].sum() / 1000)} of its text" if "per_1000" in rows.columns else words


def _bars(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The bars of one group: its speakers, all others together, those that are not known."""
    named = rows[rows["speaker"] != UNKNOWN].sort_values("n_words", ascending=False, kind="stable")
    columns = ["speaker", "n_quotes", "share", "low", "high"]
    parts = [named.head(most)[columns].assign(one=True)]
    rest = named.iloc[most:]
    for name, some in ((f"{len(rest):,} others", rest), (UNKNOWN, rows[rows["speaker"] == UNKNOWN])):
        if len(some) == 1 and some is rest:
            parts.append(some[columns].assign(one=True))
        elif len(some):
            bounds = [np.nan, np.nan] if len(some) > 1 else [some["low"].iloc[0], some["high"].iloc[0]]
            figures = [name, int(some["n_quotes"].sum()), some["share"].sum(), *bounds, False]
            parts.append(pd.DataFrame([figures], columns=[*columns, "one"]))
    return pd.concat(parts, ignore_index=True)


def _bar(ax: Axes, place: float, bar: tuple) -> None:
    """One speaker: bar, interval, figures."""
    ax.barh(
        place, bar.share, height=0.62, color=ACCENT if bar.one else "white", alpha=0.55 if bar.one else 1,
        edgecolor=ACCENT if bar.one else GREY, hatch=None if bar.one else "////", linewidth=0.7, zorder=2,
    )  # fmt: skip
    if bar.low == bar.low:
        ax.plot([bar.low, bar.high], [place, place], color=INK, linewidth=1.2, zorder=3, solid_capstyle="butt")
    text = bracketed_percent(bar.share, bar.low, bar.high)
    ax.text(
        1.02, place, f"{text}, {counted(int(bar.n_quotes), 'quotation')}", transform=ax.get_yaxis_transform(),
        va="center", fontsize=SMALL, parse_math=False,
    )  # fmt: skip


def _not_shown(by: str, groups: int, words: int) -> str:
    if not groups:
        return ""
    what = counted(groups, "more outlet") if by == "outlet" else f"{counted(groups, 'more group')} by {by}"
    return f"{what} with {counted(words, 'quoted word')} {does(groups, 'is', 'are')} not shown."


def _tell_shares(groups: list[str], bars: list[pd.DataFrame], by: str) -> str:
    """What the figure shows, in words."""
    parts = [
        f"{spoken(group)}: {', '.join(f'{spoken(bar.speaker)} {100 * bar.share:.0f}%' for bar in found.itertuples())}"
        for group, found in zip(groups, bars, strict=True)
    ]
    return (
        f"Share of quoted words by speaker, for {counted(len(groups), 'group')} by {spoken(by)}: {enumerated(parts)}."
    )
