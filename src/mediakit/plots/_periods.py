"""Time on an axis: the unit that a figure can show, periods put together, and their names."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from mediakit._coverage_intervals import wilson
from mediakit.plots._style import clean

BARS = 130  # more bars than this across a figure cannot be told apart
POINTS = 60  # more points than this make a thicket of a line
MARKS = 10  # more dates than this run into one another
UNITS = (("D", "day"), ("W", "week"), ("M", "month"), ("Q", "quarter"), ("Y", "year"))


def binned(time: pd.Series, most: int) -> tuple[str, np.ndarray, pd.DatetimeIndex]:
    """The finest unit with at most so many periods (else the year), each time's place in it, and the first days (UTC).

    >>> unit, place, days = binned(pd.Series(pd.to_datetime(["2026-01-05", "2026-03-31"], utc=True)), 4)
    >>> unit, place.tolist(), [str(day.date()) for day in days]
    ('month', [0, 2], ['2026-01-01', '2026-02-01', '2026-03-01'])
    """
    naive = time.dt.tz_convert(None) if time.dt.tz is not None else time
    for code, unit in UNITS:
        period = pd.PeriodIndex(naive.dt.to_period(code))
        periods = pd.period_range(period.min(), period.max(), freq=code)
        found = unit, periods.get_indexer(period), periods.to_timestamp()
        if len(periods) <= most:
            break
    return found


def put_together(over_time: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """A table of coverage over time with at most POINTS periods, and the unit they were put together by.

    An article stands in one period only, so counts add up, and shares are made anew; so are intervals (Wilson's),
    but not where stories are told apart: one story may stand in several periods. The unit is empty where the
    periods are as they were: few, or no dates.
    """
    period = over_time["period"]
    if period.nunique() <= POINTS or not pd.api.types.is_datetime64_any_dtype(period):
        return "", over_time
    unit, place, days = binned(period, POINTS)
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
    shown, on_axis = _thinned(list(range(len(periods)))), unit
    years = [i for i in range(len(periods)) if unit in ("month", "quarter") and periods[i].month == 1]
    if len(periods) > MARKS and len(years) > 2:
        shown, on_axis = _thinned(years), "year"
    texts = []
    for before, i in zip([None, *shown], shown, strict=False):
        new = before is None or getattr(periods[before], "year", None) != getattr(periods[i], "year", None)
        texts.append(_on_axis(periods[i], on_axis, year=new))
    ax.set_xticks(shown, texts, parse_math=False)
    ax.set_xlim(-0.8, len(periods) - 0.2)
    ax.set_xlabel(f"{unit} (UTC)" if unit else "first day of the period (UTC)", parse_math=False)


def _thinned(places: list[int]) -> list[int]:
    """Every second, third ... place, so that at most MARKS are left."""
    return places[:: max(1, -(-len(places) // MARKS))]


def _on_axis(period: object, unit: str, *, year: bool) -> str:
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
    part = {"month": f"{period:%B} ", "quarter": f"Q{period.quarter} ", "year": ""}
    return f"in {part[unit]}{period:%Y}" if unit in part else f"from {period:%Y-%m-%d}"
