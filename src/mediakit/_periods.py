"""Days and weeks of publication, and the order in which groups stand."""

import pandas as pd

from mediakit._check import MediakitError
from mediakit.tables import NOT_STATED

DAYS = {"day": 1, "week": 7}


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


def period_begins(day: pd.Series, frequency: str) -> pd.Series:
    """The first day of the week, which is a Monday, or the day itself."""
    return day - pd.to_timedelta(day.dt.day_of_week, unit="D") if frequency == "week" else day


def with_periods(articles: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """The articles with the week or day of their publication, where it is asked for and no column, and its name."""
    asked = [name for name in names if name in DAYS and name not in articles.columns]
    if not asked or "published" not in articles.columns:
        return articles, []
    if len(asked) > 1:
        raise MediakitError("by names week and day. A day is in one week: name one of them.")
    begins = period_begins(published_times(articles).dt.floor("D"), asked[0])
    return articles.assign(**{asked[0]: begins.dt.strftime("%Y-%m-%d").array}), asked


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
        step = f"{DAYS[name]}D"
        days = [f"{day:%Y-%m-%d}" for day in pd.date_range(dated[0], dated[-1], freq=step)] if dated else []
        days += [NOT_STATED] * (NOT_STATED in set(labels[name]))
        groups = groups.merge(pd.DataFrame({name: pd.Series(days, dtype="str")}), how="cross")
    return groups[names].reset_index(drop=True)
