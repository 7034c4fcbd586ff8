"""When an article was published, as far as its date tells: from when at the earliest until when at the latest."""

import numpy as np
import pandas as pd

_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}
_DAY = 24 * 60


def time_ranges(articles: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each article the earliest time of publication and the latest, in hours since 1970 UTC.

    Which of two articles came first is known only where their ranges do not overlap: `a` came before `b` where
    ``latest[a] <= earliest[b]``.

    Parameters
    ----------
    articles : DataFrame
        ``published`` (times, or texts that say one; without a zone they are UTC) and ``published_precision`` (minute,
        hour or day). Neither must be there. Without a precision a time is exact to the minute, but midnight UTC may
        be any time of its day.

    Returns
    -------
    tuple of numpy.ndarray
        Earliest and latest, each one number per row, in their order. The latest is exclusive: an article of the day
        2026-03-02 was published before 2026-03-03 00:00. Both are nan without a date.

    Examples
    --------
    The first hour of 1970, its minute 00:30, its whole day, and no date:

    >>> published = pd.to_datetime(["1970-01-01 00:00", "1970-01-01 00:30", "1970-01-01 00:00", None], utc=True)
    >>> precision = ["hour", "minute", "day", None]
    >>> earliest, latest = time_ranges(pd.DataFrame({"published": published, "published_precision": precision}))
    >>> earliest
    array([0. , 0.5, 0. , nan])
    >>> latest.round(2)
    array([ 1.  ,  0.52, 24.  ,   nan])
    """
    minutes = _minutes(articles)
    widths = _widths(articles, minutes)
    # whole minutes are divided last, so that two ranges that meet have one and the same number there
    begin = np.floor(minutes / widths) * widths
    return begin / 60, (begin + widths) / 60


def _minutes(articles: pd.DataFrame) -> np.ndarray:
    """Whole minutes since 1970, nan without a date."""
    if "published" not in articles.columns:
        return np.full(len(articles), np.nan)
    times = pd.to_datetime(articles["published"], utc=True, errors="coerce", format="mixed")
    return np.floor(((times - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(minutes=1)).to_numpy(float))


def _widths(articles: pd.DataFrame, minutes: np.ndarray) -> np.ndarray:
    """How many minutes each time may stand for."""
    unstated = np.where(minutes % _DAY == 0, _DAY, 1)
    if "published_precision" not in articles.columns:
        return unstated
    stated = np.array([_MINUTES.get(word, 0) for word in articles["published_precision"]], dtype=np.int64)
    return np.where(stated > 0, stated, unstated)
