"""In how many articles each frame is mentioned, hour by hour, day by day or in longer periods."""

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._callers import outside
from mediakit._check import MediakitError, check_choice, check_columns
from mediakit._coverage import coverage, frames_counted, places_of
from mediakit._groups import column_names
from mediakit._periods import PERIODS, in_an_hour, published_times
from mediakit.copies import counts_copies


@counts_copies("mentions", "quotes")
def coverage_over_time(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    frequency: str = "week",
    by: str | Sequence[str] | None = None,
    frames: Sequence[str] | None = None,
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
    seed: int = 1,
) -> pd.DataFrame:
    """Count, per week or another period, the articles that mention each frame.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id`` and ``frame``.
    articles : DataFrame
        All articles: ``doc_id`` (each once), ``text`` and ``published`` (UTC; a time without a zone
        counts as UTC).
    frequency : {"hour", "day", "week", "month", "quarter", "year"}
        The periods, in UTC; a week begins on Monday. An article that is dated to the day cannot be placed in an hour
        and is left out there, never put at midnight.
    by : str or list of str, optional
        The column, or columns, of groups that are counted apart; each group has a row for every period.
    frames : list of str, optional
        As in `coverage`.
    quotes, voice
        As in `coverage`.
    seed : int
        Seed of the resamples.
    copies : {"all", "one_per_story", "own"}
        As in `coverage`.

    Returns
    -------
    DataFrame
        One row per period and frame, from the first period with an article to the last: the groups' columns, if
        any, ``period`` (when it begins, UTC) and the columns of `coverage`. A period without articles is a row
        with ``n_articles`` 0 whose share, interval and rate are missing, so that a gap shows as a gap.
        ``attrs["n_undated"]`` counts the articles without a date, which are left out, and, of hours,
        ``attrs["n_day_only"]`` those dated to the day.

    Warns
    -----
    UserWarning
        Articles without a date, or for hours without a time of day, and mentions whose ``doc_id`` is not in
        `articles` or that are mixed, with their count.

    Raises
    ------
    MediakitError
        A missing column, a date that cannot be read, a ``doc_id`` that stands twice in `articles`, an
        unknown frame or frequency, or more hours than those of a year (8,784).

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b"], "text": ["A land swap.", "Rain."],
    ...     "published": pd.to_datetime(["2026-03-04", "2026-03-16"], utc=True),
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a"], "frame": ["swap"]})
    >>> table = coverage_over_time(found, articles)
    >>> table["period"] = table["period"].dt.strftime("%d %b")
    >>> table[["period", "frame", "n_articles", "n_with", "share"]]
       period frame  n_articles  n_with  share
    0  02 Mar  swap           1       1    1.0
    1  09 Mar  swap           0       0    NaN
    2  16 Mar  swap           1       0    0.0
    """
    names = [] if by is None else column_names(by)
    check_columns(articles, ["doc_id", "text", "published", *names], "articles")
    check_choice(frequency, list(PERIODS), "frequency")
    if {"period", frequency} & set(names):
        raise MediakitError(f"by={by!r} names a column of the time line itself. Rename the column in articles.")
    frames = frames_counted(mentions, frames)
    dated, left_out = _placed(articles, frequency)
    place = places_of(mentions, articles)
    kept = mentions[np.append(dated, False)[place]]  # those of no article are at -1
    articles = articles[dated].drop(columns=frequency, errors="ignore")
    table = coverage(kept, articles, by=[*names, frequency], frames=frames, quotes=quotes, voice=voice, seed=seed)
    table = table.rename(columns={frequency: "period"})
    table["period"] = pd.to_datetime(table["period"], utc=True).dt.as_unit("us")
    table.attrs |= {"frequency": frequency} | left_out
    return table


def _placed(articles: pd.DataFrame, frequency: str) -> tuple[np.ndarray, dict[str, int]]:
    """Which articles can be placed in a period, and how many cannot, by why; a warning counts them."""
    dated = published_times(articles).notna().to_numpy()
    left_out = {"n_undated": int((~dated).sum())}
    told = [(left_out["n_undated"], "no date")]
    if frequency == "hour":
        placed = in_an_hour(articles)
        left_out["n_day_only"] = int((dated & ~placed).sum())
        told.append((left_out["n_day_only"], "a day but no time of day"))
        dated = placed
    for n, why in told:
        if n:
            warnings.warn(
                f"{n} of {len(articles)} articles have {why} and are left out of the time line.", stacklevel=outside()
            )
    return dated, left_out
