"""Days, weeks and longer periods of publication, and the order in which groups stand."""

import pandas as pd

from mediakit._check import MediakitError
from mediakit.tables import NOT_STATED

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}  # a week begins on Monday


def published_times(articles: pd.DataFrame) -> pd.Series:
    """When the articles were published, in UTC, on a fresh index."""
    column = articles["published"].reset_index(drop=True)
    if pd.api.types.is_numeric_dtype(column) and column.notna().any():
        unread = column.notna()  # 2026 would be read as nanoseconds of 1970
    else:
        times = pd.to_datetime(column, utc=True, format="ISO8601", errors="coerce").dt.as_unit("us")
        unread = times.isna() & column.notna()
    if unread.any():
        raise MediakitError(
            f"articles.published holds {int(unread.sum())} values that are no ISO date, the first is "
            f"{column[unread].iloc[0]!r}. Convert the column with pd.to_datetime(..., utc=True)."
        )
    return times


def period_begins(time: pd.Series, period: str) -> pd.Series:
    """The first day of each time's period as text; missing where the time is.

    >>> times = pd.Series(pd.to_datetime(["2026-03-04", None], utc=True))
    >>> period_begins(times, "week").tolist(), period_begins(times, "quarter").tolist()
    (['2026-03-02', nan], ['2026-01-01', nan])
    """
    return time.dt.tz_convert(None).dt.to_period(PERIODS[period]).dt.start_time.dt.strftime("%Y-%m-%d")


def with_periods(articles: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """The articles with the period of their publication, where one is asked for and is no column, and its name."""
    asked = [name for name in names if name in PERIODS and name not in articles.columns]
    if not asked or "published" not in articles.columns:
        return articles, []
    if len(asked) > 1:
        raise MediakitError(f"by names {' and '.join(asked)}. One is part of the other: name one of them.")
    return articles.assign(**{asked[0]: period_begins(published_times(articles), asked[0]).array}), asked


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
        every = pd.period_range(dated[0], dated[-1], freq=PERIODS[name]).start_time if dated else []
        days = [f"{day:%Y-%m-%d}" for day in every] + [NOT_STATED] * (NOT_STATED in set(labels[name]))
        groups = groups.merge(pd.DataFrame({name: pd.Series(days, dtype="str")}), how="cross")
    return groups[names].reset_index(drop=True)
