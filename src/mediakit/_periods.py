"""Hours, days, weeks and longer periods of publication, and the order in which groups stand."""

import numpy as np
import pandas as pd

from mediakit._check import MediakitError
from mediakit._times import published_times, time_ranges
from mediakit.tables import NOT_STATED

# a week begins on Monday
PERIODS = {"hour": "h", "day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
MOST_HOURS = 366 * 24  # a year of hours; a single misread date would make hundreds of thousands of rows


def in_an_hour(articles: pd.DataFrame) -> np.ndarray:
    """Whether each article can be placed in an hour: its date says more than the day.

    >>> published = pd.to_datetime(["2026-03-04 14:10", "2026-03-04", None], utc=True, format="ISO8601")
    >>> in_an_hour(pd.DataFrame({"published": published, "published_precision": ["minute", "day", None]})).tolist()
    [True, False, False]
    """
    earliest, latest = time_ranges(articles)
    return latest - earliest < 2  # an hour's range may be wider than one; missing without a date, and then not


def period_begins(time: pd.Series, period: str) -> pd.Series:
    """When each time's period begins, as text: its first day, or the hour; missing where the time is.

    >>> times = pd.Series(pd.to_datetime(["2026-03-04 14:10", None], utc=True))
    >>> period_begins(times, "week").tolist(), period_begins(times, "quarter").tolist()
    (['2026-03-02', nan], ['2026-01-01', nan])
    >>> period_begins(times, "hour").tolist()
    ['2026-03-04T14:00Z', nan]
    """
    return time.dt.tz_convert(None).dt.to_period(PERIODS[period]).dt.start_time.dt.strftime(_written(period))


def _written(period: str) -> str:
    return "%Y-%m-%dT%H:%MZ" if period == "hour" else "%Y-%m-%d"


def with_periods(articles: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """The articles with the period of their publication, where one is asked for and is no column, and its name.

    An article that is dated to the day has no hour.
    """
    asked = [name for name in names if name in PERIODS and name not in articles.columns]
    if not asked or "published" not in articles.columns:
        return articles, []
    if len(asked) > 1:
        raise MediakitError(f"by names {' and '.join(asked)}. One is part of the other: name one of them.")
    period, times = asked[0], published_times(articles)
    if period == "hour":
        times = times.where(in_an_hour(articles))
        _check_hours(times.dropna())
    return articles.assign(**{period: period_begins(times, period).array}), asked


def _check_hours(times: pd.Series) -> None:
    """Raise a MediakitError where the hours from the first time to the last are too many for a table."""
    begins = times.dt.floor("h")
    hours = int((begins.max() - begins.min()) / pd.Timedelta(hours=1)) + 1 if len(times) else 0
    if hours > MOST_HOURS:
        raise MediakitError(
            f"From {times.min():%Y-%m-%d} to {times.max():%Y-%m-%d} are {hours:,} hours, more than the {MOST_HOURS:,} "
            "of a year. Count by day, or choose the articles of a shorter time."
        )


def ordered_groups(labels: pd.DataFrame, names: list[str], periods: list[str]) -> pd.DataFrame:
    """The groups, the largest first, then by name, those not stated last; periods in their order, without gaps."""
    others = [name for name in names if name not in periods]
    sizes = labels.groupby(others, sort=False).size() if others else None
    keys = [] if sizes is None else [key if isinstance(key, tuple) else (key,) for key in sizes.index]
    keys.sort(key=lambda key: (NOT_STATED in key, -sizes[key if len(key) > 1 else key[0]], key))
    groups = (
        pd.DataFrame(keys, columns=others, dtype="str") if others else pd.DataFrame(index=range(min(len(labels), 1)))
    )
    for name in periods:
        dated = sorted(set(labels[name]) - {NOT_STATED})
        every = (
            pd.period_range(dated[0].removesuffix("Z"), dated[-1].removesuffix("Z"), freq=PERIODS[name]).start_time
            if dated
            else []
        )
        begins = [begin.strftime(_written(name)) for begin in every] + [NOT_STATED] * (NOT_STATED in set(labels[name]))
        groups = groups.merge(pd.DataFrame({name: pd.Series(begins, dtype="str")}), how="cross")
    return groups[names].reset_index(drop=True)
