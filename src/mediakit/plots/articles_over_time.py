"""Articles over time: how many each group published."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import check_choice, check_columns
from mediakit._groups import group_labels
from mediakit._periods import in_an_hour
from mediakit._phrases import counted, does
from mediakit.milestones import read_milestones
from mediakit.plots._periods import BARS, binned, period_axis
from mediakit.plots._style import (
    canvas,
    chosen,
    enumerated,
    left_out,
    name_rows,
    nothing,
    shortened,
    spoken,
    styled,
    with_n,
)
from mediakit.plots.over_time import ROW, bars, event_lines, finished


@styled
def plot_articles_over_time(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    frequency: str = "day",
    max_groups: int = 12,
    milestones: Mapping[object, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Show how many articles each group published, day after day or hour after hour.

    Parameters
    ----------
    articles : DataFrame
        One row per article: ``published`` (UTC; a time without a zone counts as UTC) and `by`.
    by : str
        The column of groups.
    frequency : {"day", "hour"}
        The finest step. Articles that are dated to the day cannot be placed in an hour: they are counted under the
        figure, never put at midnight.
    max_groups : int
        At most so many groups, the largest; a line under the figure counts the rest.
    milestones : mapping, optional
        What happened when, as in `plot_over_time`.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        One row of bars per group, all with one scale. Spans of more than 130 days are counted by week,
        month, quarter or year; of more than 130 hours by 3 or 6 hours, then by day. Articles without a date are
        counted under the figure. The alt text is in ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, an unknown frequency, or a milestone that is no day or time.
    """
    check_columns(articles, ["published", by], "articles")
    check_choice(frequency, ("day", "hour"), "frequency")
    events = read_milestones(milestones)
    day = pd.to_datetime(articles["published"], utc=True, errors="coerce")
    dated = day.notna()
    undated = int((~dated).sum())
    if frequency == "hour":
        dated &= in_an_hour(articles)
    day_only = len(articles) - undated - int(dated.sum())
    if not dated.any():
        return nothing(ax, f"none of {counted(len(articles), 'article')} has a {'time of day' if day_only else 'date'}")
    what, place, days = binned(day[dated], BARS, frequency)
    table = pd.DataFrame({"group": group_labels(articles[dated.to_numpy()], by), "bin": place})
    sizes = table.groupby("group").size()
    rows = chosen(list(sizes.index), list(sizes), max_groups)
    own = ax is None
    ax = canvas(ax, 0.95 + 0.46 * len(rows))
    counts = [
        table.loc[table["group"] == group, "bin"].value_counts().reindex(range(len(days)), fill_value=0).to_numpy()
        for group in rows
    ]
    most = int(max(count.max() for count in counts))
    for row, count in enumerate(counts):
        bars(ax, row, count, most=most)
    names = [with_n(shortened(group, 24, 1), sizes[group]) for group in rows]
    name_rows(ax, names, np.arange(len(rows)) + 0.5 - ROW / 3)
    ax.set_ylim(len(rows) - 0.44, -0.36)
    period_axis(ax, list(days), what)
    ax.set_xlabel(f"articles per {what} (UTC)", parse_math=False)
    lines = event_lines(ax, events, list(days), what, own=own)
    notes = [
        f"All rows have one scale: the tallest bar is {counted(most, 'article')}.",
        f"{counted(undated, 'article')} without a date {'is' if undated == 1 else 'are'} not shown." if undated else "",
        f"{counted(day_only, 'article')} dated to the day {does(day_only, 'is', 'are')} not shown." if day_only else "",
        left_out(by, len(sizes) - len(rows), int(sizes.sum() - sizes[rows].sum())),
    ]
    first, last = day.min(), day.max()
    said = [f"{spoken(group)} {sizes[group]:,}" for group in rows]
    alt = (
        f"Articles per {what} by {spoken(by)}, {first:%Y-%m-%d} to {last:%Y-%m-%d}, "
        f"{counted(int(dated.sum()), 'dated article')}: {enumerated(said)}."
    )
    return finished(ax, alt, notes, lines, own=own)
