"""In how many articles each frame is mentioned, by group and over time."""

import warnings
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed, nearest
from mediakit._groups import column_names, group_labels, texts
from mediakit.tables import NOT_STATED, columns
from mediakit.text import WORD

Z = NormalDist().inv_cdf(0.975)  # 1.96: 95% intervals
DAYS = {"day": 1, "week": 7}


def wilson(n_with: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bounds of the 95% Wilson interval of the share n_with / n; missing where n is 0.

    >>> low, high = wilson(np.array([0, 5]), np.array([10, 10]))
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.237], [0.278, 0.763])
    """
    n = np.where(n > 0, n, np.nan)
    share = n_with / n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    low = np.where(n_with == 0, 0 * share, middle - half)  # exact at the ends, missing stays missing
    high = np.where(n_with == n, 1.0, middle + half)
    return low, high


def coverage(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] = "outlet",
    frames: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Count, per group, the articles that mention each frame.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id`` and ``frame``.
    articles : DataFrame
        All articles, those without a mention too: ``doc_id`` (each once), ``text`` and `by`.
    by : str or list of str
        The column, or columns, whose groups are counted.
    frames : list of str, optional
        The frames counted, in this order; left out, all categories of ``mentions.frame``, or where it is no
        Categorical the frames in it, by name.

    Returns
    -------
    DataFrame
        One row per group and frame, the groups in order of size, then name; articles whose group is
        missing are the group "(not stated)", last.

        - The group's column or columns, as text.
        - ``frame``: Categorical in the order of `frames`.
        - ``n_articles``: articles of the group; ``n_with``: of these, those with a mention or more.
        - ``share``: n_with / n_articles, 0 to 1; ``low``, ``high``: its 95% Wilson interval.
        - ``rate_per_1000``: mentions per 1,000 words of the group's articles; missing where they have
          no word.

    Warns
    -----
    UserWarning
        Mentions whose ``doc_id`` is not in `articles` are left out; the warning counts them.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice in `articles`, an unknown frame.

    Notes
    -----
    With p = n_with / n and z = 1.96 the Wilson (1927) interval is::

        (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)

    It takes articles as independent; copies of one story are not, and make it too narrow. Checked
    against ``scipy.stats.binomtest(...).proportion_ci(method="wilson")``.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "outlet": ["Courier", "Courier", None],
    ...     "text": ["A land swap, a swap of land.", "Orchards.", "Rain."],
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a", "a"], "frame": ["swap", "swap"]})
    >>> coverage(found, articles).round(2)
             outlet frame  n_articles  n_with  share   low  high  rate_per_1000
    0       Courier  swap           2       1    0.5  0.09  0.91          250.0
    1  (not stated)  swap           1       0    0.0  0.00  0.79            0.0
    """
    names = column_names(by)
    check_columns(articles, ["doc_id", "text", *names], "articles")
    taken = [name for name in names if name in columns("coverage")]
    if taken:
        raise MediakitError(f"by={taken[0]!r} is a column of coverage itself. Rename the column in articles.")
    frames = _frames(mentions, frames)
    place = _places(mentions, articles)
    labels = pd.DataFrame({name: group_labels(articles, name) for name in names}, dtype="str")
    sizes = labels.groupby(names, sort=False).size()
    groups = sizes.index.to_frame(index=False)
    order = sorted(
        range(len(groups)),
        key=lambda i: (NOT_STATED in (key := tuple(groups.iloc[i])), -sizes.iloc[i], key),
    )
    groups = groups.iloc[order].reset_index(drop=True)
    code = pd.MultiIndex.from_frame(groups).get_indexer(pd.MultiIndex.from_frame(labels))
    counted = _counted(mentions, frames, place, code, articles, len(groups))
    heads = groups.loc[groups.index.repeat(len(frames))].reset_index(drop=True)
    return pd.concat([heads, counted], axis=1)


def coverage_over_time(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    frequency: str = "week",
    frames: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Count, per day or week, the articles that mention each frame.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id`` and ``frame``.
    articles : DataFrame
        All articles: ``doc_id`` (each once), ``text`` and ``published`` (UTC; a time without a zone
        counts as UTC).
    frequency : {"week", "day"}
        A week begins on Monday, 00:00 UTC.
    frames : list of str, optional
        As in `coverage`.

    Returns
    -------
    DataFrame
        One row per period and frame, from the first period with an article to the last: ``period`` (when
        it begins, UTC) and the columns of `coverage`. A period without articles is a row with
        ``n_articles`` 0 whose share, interval and rate are missing, so that a gap shows as a gap.
        ``attrs["n_undated"]`` counts the articles without a date, which are left out.

    Warns
    -----
    UserWarning
        Articles without a date, and mentions whose ``doc_id`` is not in `articles`, with their count.

    Raises
    ------
    MediakitError
        A missing column, a date that cannot be read, a ``doc_id`` that stands twice in `articles`, an
        unknown frame or frequency.

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
    check_columns(articles, ["doc_id", "text", "published"], "articles")
    check_choice(frequency, list(DAYS), "frequency")
    frames = _frames(mentions, frames)
    place = _places(mentions, articles)
    day = _published(articles).dt.floor("D")
    undated = int(day.isna().sum())
    if undated:
        warnings.warn(
            f"{undated} of {len(articles)} articles have no date and are left out of the time line.", stacklevel=2
        )
    begin = day - pd.to_timedelta(day.dt.day_of_week, unit="D") if frequency == "week" else day
    dated = begin.dropna()
    step = pd.Timedelta(days=DAYS[frequency])
    periods = pd.Series(pd.date_range(dated.min(), dated.max(), freq=step) if len(dated) else dated)
    code = ((begin - begin.min()) // step).fillna(-1).astype("int64")
    counted = _counted(mentions, frames, place, code.to_numpy(), articles, len(periods))
    counted.insert(0, "period", periods.repeat(len(frames)).reset_index(drop=True))
    counted.attrs = {"n_undated": undated}
    return counted


def _published(articles: pd.DataFrame) -> pd.Series:
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


def _frames(mentions: pd.DataFrame, frames: Sequence[str] | None) -> list[str]:
    """The frames to count: those asked for, else the categories of mentions.frame."""
    check_columns(mentions, ["doc_id", "frame"], "mentions")
    column = mentions["frame"]
    categorical = isinstance(column.dtype, pd.CategoricalDtype)
    known = list(column.cat.categories) if categorical else sorted(column.dropna().unique())
    if frames is None:
        return known
    frames = [frames] if isinstance(frames, str) else list(dict.fromkeys(frames))
    for frame in frames:
        if categorical and frame not in known:
            raise MediakitError(
                f"frame {frame!r} is not in the codebook. Known: {listed(known)}.{nearest(frame, known)}"
            )
    return frames


def _places(mentions: pd.DataFrame, articles: pd.DataFrame) -> np.ndarray:
    """The place in `articles` of each mention's article, -1 where it is not there."""
    ids = pd.Index(articles["doc_id"])
    if not ids.is_unique:
        twice = ids[ids.duplicated()]
        raise MediakitError(
            f"articles.doc_id holds {twice[0]!r} twice or more ({len(twice)} such rows). "
            "Each article must stand once: articles.drop_duplicates('doc_id')."
        )
    place = ids.get_indexer(pd.Index(mentions["doc_id"]))
    lost = int((place < 0).sum())
    if lost:
        warnings.warn(
            f"{lost} of {len(place)} mentions are of articles that are not in the articles table; they are left out.",
            stacklevel=3,
        )
    return place


def _counted(
    mentions: pd.DataFrame,
    frames: list[str],
    place: np.ndarray,
    group: np.ndarray,
    articles: pd.DataFrame,
    n_groups: int,
) -> pd.DataFrame:
    """The columns of coverage for groups 0, 1 ... (-1: in none), all frames of a group side by side."""
    inside = group >= 0
    n_articles = np.bincount(group[inside], minlength=n_groups)
    sizes = np.array([len(WORD.findall(text)) for text in texts(articles)], dtype="int64")
    n_words = np.bincount(group[inside], weights=sizes[inside], minlength=n_groups)
    frame = pd.Index(frames, dtype="object").get_indexer(pd.Index(mentions["frame"].astype("object")))
    keep = (place >= 0) & (frame >= 0)
    found = pd.DataFrame({"place": place[keep], "frame": frame[keep]})
    found["group"] = group[found["place"].to_numpy()]
    found = found[found["group"] >= 0]

    def table(rows: pd.DataFrame) -> np.ndarray:
        cells = np.bincount(rows["group"] * len(frames) + rows["frame"], minlength=n_groups * len(frames))
        return cells.astype("int64")

    n_articles = n_articles.repeat(len(frames)).astype("int64")
    n_with, n_mentions = table(found.drop_duplicates()), table(found)
    low, high = wilson(n_with, n_articles)
    n_words = n_words.repeat(len(frames))
    return pd.DataFrame(
        {
            "frame": pd.Categorical(frames * n_groups, categories=pd.Index(frames, dtype="str")),
            "n_articles": n_articles,
            "n_with": n_with,
            "share": n_with / np.where(n_articles > 0, n_articles, np.nan),
            "low": low,
            "high": high,
            "rate_per_1000": n_mentions * 1000 / np.where(n_words > 0, n_words, np.nan),
        },
        columns=columns("coverage"),
    )
