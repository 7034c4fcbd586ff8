"""In how many articles each frame is mentioned, by group."""

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._callers import outside
from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._coverage_intervals import StoryCounts, coverage_columns
from mediakit._groups import column_names, group_labels, texts
from mediakit._periods import ordered_groups, with_periods
from mediakit._phrases import counted, does
from mediakit._story_draws import story_numbers
from mediakit.copies import check_once, counts_copies
from mediakit.tables import columns
from mediakit.text import WORD, text_column
from mediakit.voice import MIXED, Quotations, check_voice, quotations, span_columns


@counts_copies("mentions", "quotes")
def coverage(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str | Sequence[str] = "outlet",
    frames: Sequence[str] | None = None,
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
    field: str = "text",
    seed: int = 1,
) -> pd.DataFrame:
    """Count, per group, the articles that mention each frame.

    Parameters
    ----------
    mentions : DataFrame
        From `mentions`, or any table with ``doc_id`` and ``frame``.
    articles : DataFrame
        All articles, those without a mention too: ``doc_id`` (each once), the column named by `field` and `by`; with
        ``story_id``, from `stories`, copies of one story are not taken as independent.
    by : str or list of str
        The column, or columns, whose groups are counted. Where articles have no such column, "day", "week",
        "month", "quarter" and "year" are those of ``published`` (UTC; a week begins on Monday), each by its first
        day, and a period without an article is a row with 0; so is "hour", in which an article that is dated to the
        day stands under "(not stated)".
    frames : list of str, optional
        The frames counted, in this order; left out, all categories of ``mentions.frame``, or where it is no
        Categorical the frames in it, by name.
    quotes : DataFrame, optional
        ``quotes(articles)``; needed for one voice.
    voice : {"all", "narrator", "quoted"}
        Whose mentions count: all; those in the paper's own words; or those in direct quotations. Mentions without
        ``voice`` need ``start`` and ``end``. One that is mixed, in part in a quotation, counts for neither voice: a
        warning, and ``attrs["n_mixed"]``, say how many. ``n_articles`` is the same for both voices; rates are per
        1,000 words of that voice. Articles in other languages than English, of which `quotes` has no row, have no
        voice and are left out of ``n_articles``; a warning counts them.
    field : str
        The column that was searched, for example ``title``.
    seed : int
        Seed of the resamples.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. What was
        found in the others is left out.

    Returns
    -------
    DataFrame
        One row per group and frame, the groups in order of size, then name (periods in their order); articles whose
        group is missing are the group "(not stated)", last.

        - The group's column or columns, as text.
        - ``frame``: Categorical in the order of `frames`.
        - ``n_articles``: articles of the group; ``n_stories``: stories among them, missing where they were not
          looked for; ``n_with``: articles with a mention or more.
        - ``share``: n_with / n_articles, 0 to 1; ``low``, ``high``: its 95% interval; ``method``: which.
        - ``rate_per_1000``: mentions per 1,000 words of the group's articles (in that voice), missing where they
          have none; ``rate_low``, ``rate_high``: its 95% interval, missing where fewer than 5 stories mention the
          frame.

    Warns
    -----
    UserWarning
        Mentions whose ``doc_id`` is not in `articles`, or that are mixed, are left out; the warning counts them.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice in `articles`, an unknown frame or voice, a voice without
        quotes.

    Notes
    -----
    With p = n_with / n and z = 1.96 the Wilson (1927) interval is::

        (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)

    It takes articles as independent, and is used where no story repeats in the group (``wilson``). Where one does,
    n is not the number of articles but the effective number of stories, M^2 / sum(m^2), for stories of m articles
    and M in all (Kish 1965): as many stories of one size would weigh as much (``wilson, effective n``). Where 5 or
    more such stories mention the frame and 5 or more do not, whole stories are resampled instead (``stories``): a
    bootstrap-t interval on the scale of logarithms. Rates are always resampled by story, or by article where
    stories were not looked for: a bootstrap-t interval, cut at 0. 1,999 resamples; they depend on the seed and the
    number of stories only, not on the order of rows or on what else is counted. What the intervals hold in
    simulations stands in docs/measures.md. Wilson was checked against
    ``scipy.stats.binomtest(...).proportion_ci(method="wilson")``.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "outlet": ["Courier", "Courier", None],
    ...     "text": ["A land swap, a swap of land.", "Orchards.", "Rain."],
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a", "a"], "frame": ["swap", "swap"]})
    >>> table = coverage(found, articles).round(2)
    >>> table[["outlet", "n_articles", "n_with", "share", "low", "high", "rate_per_1000"]]
             outlet  n_articles  n_with  share   low  high  rate_per_1000
    0       Courier           2       1    0.5  0.09  0.91          250.0
    1  (not stated)           1       0    0.0  0.00  0.79            0.0
    """
    names = column_names(by)
    articles, periods = with_periods(articles, names)
    check_columns(articles, ["doc_id", field, *names], "articles")
    check_voice(voice, quotes)
    taken = [name for name in names if name in columns("coverage")]
    if taken:
        raise MediakitError(f"by={taken[0]!r} is a column of coverage itself. Rename the column in articles.")
    frames = frames_counted(mentions, frames)
    place = places_of(mentions, articles)
    articles = articles if field == "text" else articles.assign(text=articles[field])
    n_mixed, has_voice = 0, np.ones(len(articles), dtype=bool)
    if voice != "all":
        quoted = quotations(articles, quotes)
        has_voice = quoted.known
        keep, n_mixed, contents = _in_voice(mentions, place, quoted, voice)
        mentions, place, articles = mentions[keep], place[keep], articles.assign(text=text_column(contents).array)
    labels = pd.DataFrame({name: group_labels(articles, name) for name in names}, dtype="str")
    groups = ordered_groups(labels, names, periods)
    code = pd.MultiIndex.from_frame(groups).get_indexer(pd.MultiIndex.from_frame(labels))
    code = np.where(has_voice, code, -1)  # those in other languages than English have none, and are not counted
    figures = _counted(mentions, frames, place, code, articles, len(groups), seed)
    heads = groups.loc[groups.index.repeat(len(frames))].reset_index(drop=True)
    table = pd.concat([heads, figures], axis=1)
    if voice != "all":
        table.attrs = {"n_mixed": n_mixed}
    return table


def frames_counted(mentions: pd.DataFrame, frames: Sequence[str] | None) -> list[str]:
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


def places_of(mentions: pd.DataFrame, articles: pd.DataFrame, named: str = "mentions") -> np.ndarray:
    """The place in `articles` of each mention's article, -1 where it is not there."""
    check_once(articles)
    place = pd.Index(articles["doc_id"]).get_indexer(pd.Index(mentions["doc_id"]))
    lost = int((place < 0).sum())
    if lost:
        warnings.warn(
            f"{lost} of {len(place)} {named} are of articles that are not in the articles table; they are left out.",
            stacklevel=outside(),
        )
    return place


def _in_voice(
    mentions: pd.DataFrame, place: np.ndarray, quoted: Quotations, voice: str
) -> tuple[np.ndarray, int, list[str]]:
    """Which mentions are in one voice, how many are in neither, and the texts in that voice alone."""
    known = place >= 0
    voices = np.full(len(mentions), "", dtype=object)
    if "voice" in mentions.columns:
        voices[known] = mentions["voice"].astype(str).to_numpy()[known]
    else:
        check_columns(mentions, ["start", "end"], "mentions")
        start, end = span_columns(mentions, "mentions")
        voices[known] = quoted.voices(place[known], start[known], end[known])
    n_mixed = int((voices == MIXED).sum())
    if n_mixed:
        warnings.warn(
            f"{n_mixed} of {counted(int(known.sum()), 'mention')} {does(n_mixed, 'lies', 'lie')} in part in a "
            f"quotation and {does(n_mixed, 'counts', 'count')} for neither voice.",
            stacklevel=outside(),
        )
    return voices == voice, n_mixed, quoted.masked(voice)


def _counted(
    mentions: pd.DataFrame,
    frames: list[str],
    place: np.ndarray,
    group: np.ndarray,
    articles: pd.DataFrame,
    n_groups: int,
    seed: int,
) -> pd.DataFrame:
    """The columns of coverage for groups 0, 1 ... (-1: in none), all frames of a group side by side."""
    sizes = np.array([len(WORD.findall(text)) for text in texts(articles)], dtype="int64")
    frame = pd.Index(frames, dtype="object").get_indexer(pd.Index(mentions["frame"].astype("object")))
    keep = (place >= 0) & (frame >= 0)
    story, known = story_numbers(articles)
    counts = StoryCounts(group, story, sizes, place[keep], frame[keep], n_groups, len(frames))
    table = coverage_columns(counts, seed)
    table["n_stories"] = table["n_stories"].astype("Int64") if known else pd.array([pd.NA] * len(table), dtype="Int64")
    table["frame"] = pd.Categorical(frames * n_groups, categories=pd.Index(frames, dtype="str"))
    return table[columns("coverage")]
