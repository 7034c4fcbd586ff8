"""When an article was published, as far as its date tells: from when at the earliest until when at the latest."""

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, listed
from mediakit.readers.ages import parse_age

PRECISIONS = ("minute", "hour", "day")

_HOUR, _HALF_A_DAY, _DAY = 60, 12 * 60, 24 * 60


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


def time_ranges(articles: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each article the earliest time of publication and the latest, in hours since 1970 UTC.

    Which of two articles came first is known only where their ranges do not overlap: `a` came before `b` where
    ``latest[a] <= earliest[b]``.

    Parameters
    ----------
    articles : DataFrame
        ``published`` (times, or texts that say one; without a zone they are UTC), ``published_precision`` (minute,
        hour or day) and ``age_text``, the age from which a date was made. None must be there. Without a precision a
        time is exact to the minute, but midnight UTC may be any time of its day.

    Returns
    -------
    tuple of numpy.ndarray
        Earliest and latest, each one number per row, in their order. The latest is exclusive: an article of the day
        2026-03-02 was published before 2026-03-03 00:00. Both are nan without a date.

    Raises
    ------
    MediakitError
        A date that is no ISO date, such as a number or 03/04/2026, or an unknown precision.

    Notes
    -----
    A minute is its minute. An hour is no clock hour: most come from ages, and "2 hours ago", read at 19:40, gives
    17:40 and is off by at most half an hour, 17:10 to 18:10. Where its minutes are 0 it may be such an age or a clock
    hour, and lies from half an hour before it to an hour after it: 18:00 is 17:30 to 19:00.

    A day is its calendar day, UTC, unless ``age_text`` says days, as "a day ago" does. The time of which that day was
    kept lies anywhere in it, and is off by at most half a day: from noon of the day before to noon of the day after. An
    age that is a date ("04-03-2026") is its calendar day. Aggregators print no weeks or months, and none are read.

    The half minute by which "26 minutes ago" is off is not counted.

    Examples
    --------
    An age of hours that gave 09:40, the minute 00:30, a whole day, one that is "a day ago", and no date:

    >>> articles = pd.DataFrame({
    ...     "published": ["1970-01-02 09:40", "1970-01-01 00:30", "1970-01-01", "1970-01-02", None],
    ...     "published_precision": ["hour", "minute", "day", "day", None],
    ...     "age_text": ["2 hours ago", None, None, "a day ago", None],
    ... })
    >>> earliest, latest = time_ranges(articles)
    >>> earliest.round(2)
    array([33.17,  0.5 ,  0.  , 12.  ,   nan])
    >>> latest.round(2)
    array([34.17,  0.52, 24.  , 60.  ,   nan])
    """
    minutes = _minutes(articles)
    precision = _precisions(articles, minutes)
    hour, day = precision == "hour", precision == "day"
    begin = np.where(day, np.floor(minutes / _DAY) * _DAY, minutes)
    end = begin + np.where(day, _DAY, 1)
    whole = minutes % _HOUR == 0
    begin, end = np.where(hour, minutes - 30, begin), np.where(hour, minutes + np.where(whole, 60, 30), end)
    aged = day & _days_ago(articles)
    begin, end = np.where(aged, begin - _HALF_A_DAY, begin), np.where(aged, end + _HALF_A_DAY, end)
    # whole minutes are divided last, so that two ranges that meet have one and the same number there
    return begin / 60, end / 60


def hours_between(earliest: np.ndarray, latest: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Hours from each a's publication to b's, from the middle of the one range to the middle of the other.

    Parameters
    ----------
    earliest, latest : numpy.ndarray
        From `time_ranges`.
    a, b : numpy.ndarray
        Which articles: places in these.

    Returns
    -------
    numpy.ndarray
        nan where the two ranges overlap, as their order is not known then, or where one has no date.

    Examples
    --------
    The day 0 to 24; 26 to 27 is 14.5 hours after its middle, 23 to 25 overlaps it:

    >>> earliest, latest = np.array([0.0, 26.0, 23.0]), np.array([24.0, 27.0, 25.0])
    >>> hours_between(earliest, latest, np.array([0, 0, 1]), np.array([1, 2, 0]))
    array([ 14.5,   nan, -14.5])
    """
    known = (latest[a] <= earliest[b]) | (latest[b] <= earliest[a])
    minutes = 30 * (earliest[b] + latest[b] - earliest[a] - latest[a])
    return np.where(known, np.round(2 * minutes) / 120, np.nan)  # no date is finer than a minute


def _minutes(articles: pd.DataFrame) -> np.ndarray:
    """Whole minutes since 1970, nan without a date."""
    if "published" not in articles.columns:
        return np.full(len(articles), np.nan)
    since = published_times(articles) - pd.Timestamp(0, tz="UTC").as_unit("us")  # nanoseconds end in 2262
    return np.floor((since / pd.Timedelta(minutes=1).as_unit("us")).to_numpy(float))


def _precisions(articles: pd.DataFrame, minutes: np.ndarray) -> np.ndarray:
    """Per article minute, hour or day: what it says, or what its time looks like."""
    unstated = np.where(minutes % _DAY == 0, "day", "minute")
    if "published_precision" not in articles.columns:
        return unstated
    stated = articles["published_precision"].astype("object")
    said = np.array([str(word).strip().lower() if pd.notna(word) is True else "" for word in stated], dtype=str)
    known = np.isin(said, PRECISIONS)
    if (strange := ~known & (said != "")).any():
        raise MediakitError(
            f"articles.published_precision holds {listed(sorted(set(said[strange])))}. Allowed: "
            f"{listed(PRECISIONS)}, or nothing."
        )
    return np.where(known, said, unstated)


def _days_ago(articles: pd.DataFrame) -> np.ndarray:
    """Whether each article's date comes from an age in days."""
    if "age_text" not in articles.columns:
        return np.zeros(len(articles), dtype=bool)
    told = articles["age_text"].astype("object")
    ages = {text: parse_age(text) for text in told.unique() if isinstance(text, str)}
    return np.array([(age := ages.get(text)) is not None and age.unit == "day" for text in told], dtype=bool)
