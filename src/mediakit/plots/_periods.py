"""Time on an axis: the unit that a figure can show, periods put together, and their names."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._coverage_intervals import wilson
from mediakit._phrases import counted
from mediakit.plots._style import clean

BARS = 130  # more bars than this across a figure cannot be told apart
POINTS = 60  # more points than this make a thicket of a line
MARKS = 10  # more dates than this run into one another
UNITS = (
    ("h", "hour"), ("3h", "3 hours"), ("6h", "6 hours"), ("D", "day"), ("W", "week"), ("M", "month"), ("Q", "quarter"),
    ("Y", "year"),
)  # fmt: skip
HOURS = {"hour": 1, "3 hours": 3, "6 hours": 6}  # the units within a day
LENGTHS = {unit: pd.Timedelta(hours=hours) for unit, hours in HOURS.items()} | {
    "day": pd.DateOffset(days=1), "week": pd.DateOffset(days=7), "month": pd.DateOffset(months=1),
    "quarter": pd.DateOffset(months=3), "year": pd.DateOffset(years=1),
}  # fmt: skip
STEPS = (1, 2, 3, 6, 12)  # hours between the marks of an axis of hours, where they are less than a day


def binned(time: pd.Series, most: int, finest: str = "day") -> tuple[str, np.ndarray, pd.DatetimeIndex]:
    """The finest unit with at most so many periods (else the year), each time's place in it, and their begins (UTC).

    >>> unit, place, days = binned(pd.Series(pd.to_datetime(["2026-01-05", "2026-03-31"], utc=True)), 4)
    >>> unit, place.tolist(), [str(day.date()) for day in days]
    ('month', [0, 2], ['2026-01-01', '2026-02-01', '2026-03-01'])
    """
    naive = time.dt.tz_convert(None) if time.dt.tz is not None else time
    names = [unit for _, unit in UNITS]
    for code, unit in UNITS[names.index(finest) :]:
        if unit in HOURS:
            begin = naive.dt.floor(code)  # pandas' own periods of 6 hours may begin at any hour
            begins = pd.date_range(begin.min(), begin.max(), freq=code)
            found = unit, begins.get_indexer(pd.Index(begin)), begins
        else:
            period = pd.PeriodIndex(naive.dt.to_period(code))
            periods = pd.period_range(period.min(), period.max(), freq=code)
            found = unit, periods.get_indexer(period), periods.to_timestamp()
        if len(found[2]) <= most:
            break
    return found


def unit_of(over_time: pd.DataFrame) -> str:
    """The unit of a table's periods: what the table says, else the one that their distance shows.

    >>> unit_of(pd.DataFrame({"period": pd.to_datetime(["2026-03-02", "2026-03-16", "2026-03-09"])}))
    'week'
    """
    told = over_time.attrs.get("frequency")
    if told in LENGTHS:
        return told
    begins = over_time["period"].drop_duplicates().sort_values()
    if (begins != begins.dt.normalize()).any():
        return "hour"
    apart = begins.diff().min() / pd.Timedelta(days=1)
    return next((unit for days, unit in ((0.9, "hour"), (1, "day"), (7, "week"), (31, "month"), (92, "quarter"))
                 if apart <= days), "day" if pd.isna(apart) else "year")  # fmt: skip


def on_axis(periods: list, unit: str, when: pd.Timestamp) -> float:
    """Where a time stands among periods that stand at 0, 1 ...: each from half before to half behind; nan outside.

    >>> days = [pd.Timestamp("2026-03-02"), pd.Timestamp("2026-03-03")]
    >>> [float(on_axis(days, "day", pd.Timestamp(time))) for time in ("2026-03-02", "2026-03-03 12:00", "2026-03-05")]
    [-0.5, 1.0, nan]
    """
    ends = [_utc(period) for period in [*periods, periods[-1] + LENGTHS[unit]]]
    hours = [(end - ends[0]) / pd.Timedelta(hours=1) for end in [*ends, _utc(when)]]
    return float(np.interp(hours[-1], hours[:-1], np.arange(len(ends)) - 0.5, left=np.nan, right=np.nan))


def _utc(time: pd.Timestamp) -> pd.Timestamp:
    return time.tz_localize("UTC") if time.tzinfo is None else time


def put_together(over_time: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """A table of coverage over time with at most POINTS periods, and the unit they were put together by.

    An article stands in one period only, so counts add up, and shares are made anew; so are intervals (Wilson's),
    but not where stories are told apart: one story may stand in several periods. The unit is empty where the
    periods are as they were: few, or no dates.
    """
    period = over_time["period"]
    if period.nunique() <= POINTS or not pd.api.types.is_datetime64_any_dtype(period):
        return "", over_time
    unit, place, days = binned(period, POINTS, "hour" if unit_of(over_time) == "hour" else "day")
    counts = over_time.assign(period=place)
    counts = counts.groupby(["frame", "period"], sort=False)[["n_articles", "n_with"]].sum()
    every = pd.MultiIndex.from_product([over_time["frame"].unique(), range(len(days))], names=["frame", "period"])
    table = counts.reindex(every, fill_value=0).reset_index()
    table["period"] = days[table["period"]]
    n = table["n_articles"].to_numpy()
    told = "n_stories" in over_time.columns and bool(over_time["n_stories"].notna().any())
    none = np.full(len(table), np.nan)
    table["low"], table["high"] = (none, none) if told else wilson(table["n_with"].to_numpy(), n)
    return unit, table.assign(share=table["n_with"] / np.where(n > 0, n, np.nan))


def period_axis(ax: Axes, periods: list, unit: str = "") -> None:
    """Periods along the axis by their first day, or by the name of the unit; the year where it begins."""
    if unit in HOURS:
        _hour_axis(ax, periods, unit)
        return
    shown, marked = _thinned(list(range(len(periods)))), unit
    years = [i for i in range(len(periods)) if unit in ("month", "quarter") and periods[i].month == 1]
    if len(periods) > MARKS and len(years) > 2:
        shown, marked = _thinned(years), "year"
    texts = []
    for before, i in zip([None, *shown], shown, strict=False):
        new = before is None or getattr(periods[before], "year", None) != getattr(periods[i], "year", None)
        texts.append(_marked(periods[i], marked, year=new))
    ax.set_xticks(shown, texts, parse_math=False)
    ax.set_xlim(-0.8, len(periods) - 0.2)
    ax.set_xlabel(f"{unit} (UTC)" if unit else "first day of the period (UTC)", parse_math=False)


def _hour_axis(ax: Axes, periods: list, unit: str) -> None:
    """Hours along the axis: full hours, the day where it begins, the year at the first; days where they are many."""
    hours = [(period - pd.Timestamp(0, tz=period.tzinfo)) // pd.Timedelta(hours=1) for period in periods]
    days = (24 * (1 + k) for k in range(len(hours)))
    for step in (*(step for step in STEPS if step % HOURS[unit] == 0), *days):
        shown = [i for i, hour in enumerate(hours) if hour % step == 0]
        if len(shown) <= MARKS:
            break
    shown = shown or [0]
    texts = []
    for before, i in zip([None, *shown], shown, strict=False):
        begin, last = periods[i], None if before is None else periods[before]
        new_day = last is None or last.date() != begin.date()
        lines = [f"{begin:%H:%M}"] if step < 24 else []
        lines += [f"{begin.day} {begin:%b}"] if new_day else []
        lines += [f"{begin:%Y}"] if last is None or last.year != begin.year else []
        texts.append("\n".join(lines))
    ax.set_xticks([i - 0.5 for i in shown] if step >= 24 else shown, texts, parse_math=False)
    ax.set_xlim(-0.8, len(periods) - 0.2)
    ax.set_xlabel(f"{unit} (UTC)", parse_math=False)


def _thinned(places: list[int]) -> list[int]:
    """Every second, third ... place, so that at most MARKS are left."""
    return places[:: max(1, -(-len(places) // MARKS))]


def _marked(period: object, unit: str, *, year: bool) -> str:
    if not isinstance(period, pd.Timestamp):
        return clean(period)
    if unit == "year":
        return f"{period:%Y}"
    part = {"month": f"{period:%b}", "quarter": f"Q{period.quarter}"}.get(unit, f"{period.day} {period:%b}")
    return part + (f"\n{period:%Y}" if year else "")


def period_named(period: object, unit: str) -> str:
    """A period in a sentence.

    >>> day = pd.Timestamp("2026-04-01")
    >>> period_named(day, "quarter"), period_named(day, "year"), period_named(day, "")
    ('in Q2 2026', 'in 2026', 'from 2026-04-01')
    """
    if not isinstance(period, pd.Timestamp):
        return f"in {clean(period)}"
    if unit in HOURS:
        return f"from {period:%Y-%m-%d %H:%M}"
    part = {"month": f"{period:%B} ", "quarter": f"Q{period.quarter} ", "year": ""}
    return f"in {part[unit]}{period:%Y}" if unit in part else f"from {period:%Y-%m-%d}"


def units_counted(n: int, unit: str) -> str:
    """So many periods of a unit.

    >>> units_counted(2, "day"), units_counted(1, ""), units_counted(28, "6 hours")
    ('2 days', '1 period', '28 stretches of 6 hours')
    """
    if unit in HOURS and HOURS[unit] > 1:
        return counted(n, f"stretch of {unit}", f"stretches of {unit}")
    return counted(n, unit or "period")
