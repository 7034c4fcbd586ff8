"""Three ways to count articles that tell one story, and the keyword by which every measure counts in them."""

import functools
import inspect
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd

from mediakit._callers import outside
from mediakit._check import MediakitError, check_choice, check_columns
from mediakit._rows_of import rows_of
from mediakit._times import time_ranges
from mediakit.origin.agencies import packaged_agencies
from mediakit.origin.houses import same_house

COPIES = ("all", "one_per_story", "own")


def select_copies(articles: pd.DataFrame, stories: pd.DataFrame | None = None, *, copies: str = "all") -> pd.DataFrame:
    """The articles that count, in one of three ways.

    Parameters
    ----------
    articles : pandas.DataFrame
        One row per article. "one_per_story" uses `doc_id`, `published` where it is there, and without `stories`
        `story_id` and `is_first`; "own" uses `outlet` and `origin`. Not changed.
    stories : pandas.DataFrame, optional
        What `stories` found for these articles: `doc_id`, `story_id`, `is_first`; then columns of these names in
        articles do not matter. Without it articles say their `story_id` themselves.
    copies : {"all", "one_per_story", "own"}
        "all": every article. "one_per_story": the first of each story; where that one is not among
        `articles`, the earliest published of those that are, then that of the first `doc_id`. An article whose story
        is missing is a story of its own. "own": only what an outlet wrote itself, that is where origin and outlet are
        one: the same but for case, *The*, edition words, *News*, or one being the other's web address.

    Returns
    -------
    pandas.DataFrame
        The rows of `articles` that count, with their index and in their order.

    Warns
    -----
    UserWarning
        With "own", how many articles were left out because their outlet or origin is missing.

    Raises
    ------
    MediakitError
        An unknown way to count, a missing column, an article that `stories` does not know, or an `is_first` that is
        neither true nor false.

    Notes
    -----
    Every measure over articles has the same keyword: ``coverage(mentions, articles, copies="one_per_story")`` is
    coverage over ``select_copies(articles, copies="one_per_story")``, and over the mentions of these alone. Where
    articles have no `is_first`, the first of a story is the one whose `doc_id` is its `story_id`, as `stories` names
    it. Which outlet a story is counted for, once, follows from dates: its first publisher's.

    Examples
    --------
    Three articles tell two stories; the Courier printed one of the agency's:

    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"],
    ...     "outlet": ["Meridian", "Courier", "Courier"],
    ...     "origin": ["Meridian", "Meridian", "The Courier"],
    ...     "story_id": ["a", "a", "c"],
    ... })
    >>> [select_copies(articles, copies=c)["doc_id"].tolist() for c in COPIES]
    [['a', 'b', 'c'], ['a', 'c'], ['a', 'c']]
    """
    _check_way(copies)
    check_columns(articles, {"own": ["outlet", "origin"]}.get(copies, []), "articles")
    if copies == "all":
        return articles.copy()
    if copies == "own":
        return _own(articles)
    return _one_per_story(articles, *_told(articles, stories))


def counts_copies(*found: str, rows: str = "articles") -> Callable[[Callable], Callable]:
    """Give a measure over ``articles`` the keyword ``copies``, the same for all measures.

    The measure gets the articles that count; `rows` names the argument that holds them, a row per article. Of the
    tables named in `found`, it gets the rows but those of articles that do not count; what they hold of articles that
    are in no table at all stays, so that the measure can say so.

    >>> @counts_copies("mentions")
    ... def n_mentions(mentions, articles):
    ...     return len(articles), len(mentions)
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "story_id": ["a", "a"]})
    >>> n_mentions(articles[["doc_id"]], articles), n_mentions(articles[["doc_id"]], articles, copies="one_per_story")
    ((2, 2), (1, 1))
    """

    def with_copies(measure: Callable) -> Callable:
        known = inspect.signature(measure)

        @functools.wraps(measure)
        def counted(*given: object, copies: str = "all", **options: object) -> object:
            _check_way(copies)
            if copies == "all":
                return measure(*given, **options)
            return measure(**_counting(known.bind(*given, **options).arguments, found, copies, rows))

        keyword = inspect.Parameter("copies", inspect.Parameter.KEYWORD_ONLY, default="all", annotation=str)
        counted.__signature__ = known.replace(parameters=[*known.parameters.values(), keyword])
        return counted

    return with_copies


def check_once(articles: pd.DataFrame) -> None:
    """Raise a MediakitError where a doc_id stands twice."""
    ids = articles["doc_id"]
    twice = ids[ids.duplicated()]
    if len(twice):
        raise MediakitError(
            f"articles.doc_id holds {twice.iloc[0]!r} twice or more ({len(twice)} such rows). "
            "Each article must stand once: articles.drop_duplicates('doc_id')."
        )


def unsettled_firsts(stories: pd.DataFrame) -> tuple[int, int]:
    """In how many of the stories with several articles the dates do not tell which was first, and of how many.

    `stories` is any table with `story_id` and `may_be_first`, a row per article; without these columns none is known.

    >>> unsettled_firsts(pd.DataFrame({"story_id": ["a", "a", "b", "b", "c"], "may_be_first": [1, 1, 1, 0, 1]}))
    (1, 2)
    """
    if not {"story_id", "may_be_first"} <= set(stories.columns):
        return 0, 0
    may = stories["may_be_first"].astype("boolean").fillna(False)
    counts = may.groupby(stories["story_id"].astype(object)).agg(["size", "sum"])
    return int(((counts["size"] > 1) & (counts["sum"] > 1)).sum()), int((counts["size"] > 1).sum())


def _check_way(copies: object) -> None:
    check_choice(copies if isinstance(copies, str) else repr(copies), COPIES, "copies")


def _counting(arguments: dict[str, object], found: tuple[str, ...], copies: str, rows: str) -> dict[str, object]:
    """A measure's arguments with only the articles that count, and what is of them."""
    articles = arguments.get(rows)
    if articles is None:
        raise MediakitError(f"copies={copies!r} needs the articles: pass the table as {rows}=.")
    if arguments.get("index") is not None:
        raise MediakitError(
            f"copies={copies!r} with an index of all articles. Leave index out, or index what select_copies(articles, "
            f"copies={copies!r}) gives."
        )
    tables = {name: arguments[name] for name in found if arguments.get(name) is not None}
    check_columns(articles, ["doc_id"] if tables else [], "articles")
    if tables:
        check_once(articles)
    kept = select_copies(articles, arguments.get("stories"), copies=copies)
    for name, table in tables.items():
        check_columns(table, ["doc_id"], name)
        left_out = table["doc_id"].isin(articles["doc_id"]) & ~table["doc_id"].isin(kept["doc_id"])
        tables[name] = table[~left_out]
    return {**arguments, rows: kept, **tables}


def _told(articles: pd.DataFrame, stories: pd.DataFrame | None) -> tuple[np.ndarray, np.ndarray | None]:
    """Each article's story, and whether it is the story's first; None where nothing says so."""
    if stories is None:
        check_columns(articles, [], "articles")
        if "story_id" not in articles.columns:
            raise MediakitError(
                "copies='one_per_story' needs stories, and articles has no column 'story_id'. Merge them: "
                "articles.merge(stories(articles)[['doc_id', 'story_id', 'is_first']], on='doc_id'); or pass "
                "stories(articles) to select_copies as the second argument."
            )
        told, firsts = articles, "is_first" in articles.columns
    else:
        told, firsts = rows_of(articles, stories, "stories", ["story_id", "is_first"]), True
    story = told["story_id"].astype(object).to_numpy()
    if firsts:
        return story, _truths(told["is_first"])
    return story, (story == articles["doc_id"].astype(object).to_numpy()) if "doc_id" in articles.columns else None


def _truths(column: pd.Series) -> np.ndarray:
    """A column of true and false, missing ones false."""
    values = column.fillna(False) if column.dtype == bool else column.astype(object).where(column.notna(), False)
    strange = [value for value in values if value not in (True, False)]
    if strange:
        raise MediakitError(
            f"is_first holds {strange[0]!r}. Allowed: True and False, as stories(articles) gives them. Read a CSV's "
            "column with dtype={'is_first': 'boolean'}."
        )
    return values.to_numpy(dtype=bool)


def _one_per_story(articles: pd.DataFrame, story: np.ndarray, first: np.ndarray | None) -> pd.DataFrame:
    """One article per story: its first, or the earliest that is there."""
    alone = pd.isna(story)
    place = np.arange(len(articles))
    known, _ = pd.factorize(pd.Series(story, dtype=object).astype(str))
    order = pd.DataFrame({
        "story": np.where(alone, len(articles) + place, known),  # a number that no story has
        "copy": np.ones(len(articles), dtype=bool) if first is None else ~first,
        "published": time_ranges(articles)[0],
        "doc_id": articles["doc_id"].astype(str).to_numpy() if "doc_id" in articles.columns else "",
        "place": place,
    })  # fmt: skip
    kept = order.sort_values(["copy", "published", "doc_id", "place"]).drop_duplicates("story")["place"]
    return articles.iloc[np.sort(kept.to_numpy())].copy()


def _own(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles whose origin is their outlet."""
    unknown = articles["outlet"].isna() | articles["origin"].isna()
    if unknown.any():
        warnings.warn(
            f"copies='own' left out {int(unknown.sum())} of {len(articles)} articles: their outlet or origin "
            "is not stated.",
            UserWarning,
            stacklevel=outside(),
        )
    same, agencies = {}, packaged_agencies()
    pairs = zip(articles["outlet"].astype(object), articles["origin"].astype(object), strict=True)
    named = [None if gone else (str(a), str(b)) for (a, b), gone in zip(pairs, unknown, strict=True)]
    for pair in set(named) - {None}:
        same[pair] = same_house(pair[1], pair[0], agencies)
    return articles[np.array([pair is not None and same[pair] for pair in named], dtype=bool)].copy()
