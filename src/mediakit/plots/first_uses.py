"""The first uses of a phrase: outlet after outlet along time."""

from collections.abc import Mapping, Sequence

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._check import MediakitError, check_columns
from mediakit._first_uses_said import lag, rows_of, whose
from mediakit._groups import group_labels
from mediakit._periods import published_times
from mediakit._phrases import counted, does
from mediakit._times import time_ranges
from mediakit.milestones import Milestone, read_milestones
from mediakit.plots._event_lines import LINE, PITCH, draw_milestones
from mediakit.plots._style import (
    ACCENT,
    GREY,
    PALE,
    canvas,
    enumerated,
    finish,
    name_rows,
    nothing,
    right_column,
    shortened,
    spoken,
    styled,
    with_n,
)

SPAN = "#9dc3dd"  # the day, or the hour, in which a first use lies
HALF_A_DAY = pd.Timedelta(hours=12)
MARKS = {
    "own": ("Filled: in a text of its own.", {"fillstyle": "full"}),
    "copy": ("Hollow: in a text credited to somebody else, or a later copy of a story.", {"fillstyle": "none"}),
    "unclear": ("Half filled: dates do not tell whether in its own text or in a copy.", {"fillstyle": "left"}),
    "unknown": ("Square: it is not known whether in its own text or in a copy.", {"marker": "s"}),
}
STEPS = (
    ("h", "2h", "3h", "6h", "12h"), ("D", "2D", "7D", "14D"), ("MS", "3MS", "6MS"),
    ("YS", "2YS", "5YS", "10YS", "50YS", "200YS"),
)  # fmt: skip
TICKS = 8
NEAR = 5  # the axis reaches to milestones a fifth of its time outside


@styled
def plot_first_uses(
    table: pd.DataFrame,
    *,
    frame: str | None = None,
    label: str = "",
    uses: pd.DataFrame | None = None,
    by: str = "outlet",
    max_groups: int = 12,
    milestones: Mapping[object, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Show when each outlet first used a phrase, or words of a frame, a row for each in the order of first use.

    Parameters
    ----------
    table : DataFrame
        From `first_uses`.
    frame : str, optional
        The frame's id, where the table holds several.
    label : str
        What the phrase, or the frame, is called in the notes; the frame's id where it is empty.
    uses : DataFrame, optional
        The articles with a match, with ``published`` and `by`: each is a small tick. For example
        ``articles[articles["doc_id"].isin(found["doc_id"])]``.
    by : str
        The column of `uses` that holds the groups, and what they are called.
    max_groups : int
        At most so many rows, those that used it first; a line under the figure counts the rest.
    milestones : mapping, optional
        What happened when, as in `plot_over_time`. The axis reaches to those at most a fifth of the time shown
        before the first use or after the last.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        A mark at the first use: filled where it came in the group's own text, hollow where the text is credited to
        somebody else or a later copy. A bar is the day, or about the hour, that its date says; a day that comes from an
        age such as "a day ago" may be half a day off, which lags count and bars do not show. Thin lines join outlets to
        which it may have come by one story. At the right are the hours or days after the first use of all. The alt
        text is in ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, several frames and none named, an unknown frame, or a milestone that is no day or time.
    """
    rows, name = rows_of(table, frame, spoken(label))
    events = read_milestones(milestones)
    if uses is not None:
        check_columns(uses, ["published", by], "uses")
    if isinstance(max_groups, bool) or not isinstance(max_groups, int) or max_groups < 1:
        raise MediakitError(f"max_groups={max_groups!r} is not allowed. Allowed: 1 and up.")
    dated = rows[rows["rank"].notna()]
    if dated.empty:
        none = "none of its articles has a date" if rows["n_articles"].sum() else "no article has it"
        return nothing(ax, f"the first use of {name} is not known, {none}")
    shown = dated.head(max_groups).reset_index(drop=True)
    own = ax is None
    ax = canvas(ax, 1.0 + 0.3 * len(shown))
    begin, end = _ranges(shown)
    middle = begin + (end - begin) / 2
    ticks = _ticks(uses, by, list(shown["group"])) if uses is not None else {}
    times = [*begin, *(time for times in ticks.values() for time in times)]
    low, high = _axis(ax, [*times, *_near(events, min(times), max([*times, *end]))], [*end])
    _joined(ax, shown, middle)
    kinds = [whose(row) for row in shown.to_dict("records")]
    for row, kind in enumerate(kinds):
        ax.axhline(row, color=PALE, linewidth=0.6, zorder=0.6)
        if row in ticks:
            ax.plot(_numbers(ticks[row]), [row] * len(ticks[row]), "|", color=GREY, markersize=6, markeredgewidth=0.8,
                    zorder=2)  # fmt: skip
        ax.hlines(row, *_numbers([begin[row], end[row]]), color=SPAN, linewidth=5, zorder=2.6)
        look = {"marker": "o", "markersize": 6.5, "markerfacecoloralt": "white"} | MARKS[kind][1]
        face = "white" if kind == "copy" else ACCENT
        look |= {"fillstyle": "full"} if kind == "copy" else {}
        ax.plot(
            _numbers([middle[row]]), [row], color=ACCENT, markerfacecolor=face, markeredgewidth=1.3, zorder=3, **look
        )
    name_rows(ax, [with_n(shortened(g, 24, 1), n) for g, n in zip(shown["group"], shown["n_articles"], strict=True)],
              range(len(shown)))  # fmt: skip
    ax.set_ylim(len(shown) - 0.4, -0.6)
    alone = int((dated["rank"] == 1).sum()) == 1
    lags = [lag(row, alone=alone) for row in shown.to_dict("records")]
    right_column(ax, lags, "after the first")
    within = (low, high)
    place = lambda when: _number(when) if within[0] <= _number(when) <= within[1] else np.nan  # noqa: E731
    lines = draw_milestones(ax, events, place, hours=high - low < 12, own=own, column=True)
    notes = [*_notes(rows, shown, dated, kinds, name, by), *lines.notes]
    notes.insert(1, "Ticks: all articles with it that have a date." if ticks else "")
    said = [f"{spoken(g)} {_when(row)} ({told})"
            for g, row, told in zip(shown["group"], shown.to_dict("records"), lags, strict=True)]  # fmt: skip
    alt = f"First uses of {name} by {spoken(by)}: {enumerated(said)}. {lines.alt}"
    if own:
        width, height = ax.figure.get_size_inches()
        ax.figure.set_size_inches(width, height + 0.13 * (len(" ".join(notes)) // LINE))
    with plt.rc_context({"axes.titlepad": 14 + PITCH * lines.rows}):
        return finish(ax, alt, notes, own=own)


def _ranges(shown: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """From when to when the first uses lie."""
    exact = pd.to_datetime(shown["published"], utc=True)
    begin, end = (pd.Series(pd.to_datetime((60 * hours).round(), unit="m", utc=True), index=shown.index)
                  for hours in time_ranges(shown))  # fmt: skip
    narrow = ~shown["published_precision"].isin(["day", "hour"])  # a minute is a point
    return begin.mask(narrow, exact), end.mask(narrow, exact)


def _ticks(uses: pd.DataFrame, by: str, groups: list[str]) -> dict[int, list[pd.Timestamp]]:
    """The times of all uses by row; those dated to the day stand at its noon, the middle of what is known."""
    times = published_times(uses)
    precision = uses["published_precision"].to_numpy() if "published_precision" in uses.columns else None
    day = pd.Series(precision == "day" if precision is not None else False, index=times.index)
    times = times.mask(day, times.dt.floor("D") + HALF_A_DAY)
    table = pd.DataFrame({"group": group_labels(uses, by), "time": times}).dropna()
    return {row: sorted(table.loc[table["group"] == group, "time"]) for row, group in enumerate(groups)}


def _near(events: Sequence[Milestone], first: pd.Timestamp, last: pd.Timestamp) -> list[pd.Timestamp]:
    """The milestones inside the time shown and a little outside of it, where the axis may reach to them."""
    room = (last - first) / NEAR
    times = [event.when + (HALF_A_DAY if event.is_day else pd.Timedelta(0)) for event in events]
    return [time for time in times if first - room <= time <= last + room]


def _number(time: pd.Timestamp) -> float:
    return float(mdates.date2num(time.tz_convert(None).to_pydatetime()))


def _numbers(times: list[pd.Timestamp]) -> list[float]:
    return [_number(time) for time in times]


def _axis(ax: Axes, begins: list[pd.Timestamp], ends: list[pd.Timestamp]) -> tuple[float, float]:
    """The axis of time: at most TICKS marks, with the day and the year where they begin."""
    first, last = min(begins), max([*begins, *ends])
    pad = max((last - first) * 0.03, pd.Timedelta(minutes=30))
    first, last = first - pad, last + pad
    for kind, steps in enumerate(STEPS):
        for step in steps:
            from_when = first.floor("D") if kind < 2 else pd.Timestamp(first.year, 1, 1, tz="UTC")
            marks = [mark for mark in pd.date_range(from_when, last, freq=step) if mark >= first]
            if 1 <= len(marks) <= TICKS:
                break
        else:
            continue
        break
    texts = []
    for before, mark in zip([None, *marks], marks, strict=False):
        new_day = before is None or before.date() != mark.date()
        new_year = before is None or before.year != mark.year
        lines = [f"{mark:%H:%M}"] if kind == 0 else []
        lines += [f"{mark.day} {mark:%b}"] if kind < 2 and new_day else [f"{mark:%b}"] if kind == 2 else []
        texts.append("\n".join([*lines, *([f"{mark:%Y}"] if new_year else [])]))
    ax.set_xticks(_numbers(marks), texts, parse_math=False)
    ax.set_xlim(_number(first), _number(last))
    ax.set_xlabel("first article with it (UTC)", parse_math=False)
    return _number(first), _number(last)


def _joined(ax: Axes, shown: pd.DataFrame, middle: pd.Series) -> None:
    """Thin lines from row to row between groups to which it may have come by one story."""
    for _, part in shown[shown["shared_story"].notna()].groupby("shared_story"):
        if len(part) > 1:
            ax.plot(_numbers(list(middle[part.index])), part.index, color=GREY, linewidth=0.9, linestyle=(0, (1, 1.5)),
                    zorder=1.5)  # fmt: skip


def _when(row: Mapping[str, object]) -> str:
    """The date of a row as far as it is known."""
    time = pd.Timestamp(row["published"])
    day = f"{time.day} {time:%B %Y}"
    return day if row["published_precision"] == "day" else f"{day} {time:%H:%M}"


def _notes(
    rows: pd.DataFrame, shown: pd.DataFrame, dated: pd.DataFrame, kinds: list[str], name: str, by: str
) -> list[str]:
    """What the marks mean, what is not shown, and what dates do not tell."""
    groups = "outlet" if by == "outlet" else f"group by {by}"
    used = rows[rows["n_articles"] > 0]
    never, undated = int((rows["n_articles"] == 0).sum()), int(used["n_undated"].sum())
    lost, more = len(used) - len(dated), len(dated) - len(shown)
    bar = shown["published_precision"].isin(["day", "hour"]).any()
    joined = shown["shared_story"].dropna().duplicated().any()
    begin, end = _ranges(shown)
    after = (begin > end.min()) | ((begin == end.min()) & (end > begin))  # a minute is its own end
    aged = (after & (shown["rank"] == 1)).any()
    return [
        f"First articles with {name} in this corpus; n: articles with it.",
        *(MARKS[kind][0] for kind in MARKS if kind in kinds),
        "Bar: the day, or about the hour, that its date says." if bar else "",
        "A day that comes from an age such as “2 days ago” may be half a day off." if aged else "",
        "Dotted line: it may have come by one story." if joined else "",
        f"{counted(more, f'later {groups}')} not shown." if more else "",
        f"{counted(never, groups)} {does(never, 'does', 'do')} not have it." if never else "",
        f"{counted(undated, 'undated article')} with it {does(undated, 'is', 'are')} not placed." if undated else "",
        f"{counted(lost, groups)} {does(lost, 'has', 'have')} it in undated articles only." if lost else "",
    ]
