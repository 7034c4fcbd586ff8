"""Three ways to count articles that tell one story."""

import warnings

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns

COPIES = ("all", "one_per_story", "own")


def select_copies(articles: pd.DataFrame, stories: pd.DataFrame | None = None, *, copies: str = "all") -> pd.DataFrame:
    """The articles that count, in one of three ways.

    Parameters
    ----------
    articles : pandas.DataFrame
        One row per article. "one_per_story" uses `doc_id` and, where it is there, `published`; "own"
        uses `outlet` and `origin`. Not changed.
    stories : pandas.DataFrame, optional
        What `stories` found for these articles: `doc_id`, `story_id`, `is_first`. Only "one_per_story"
        needs it.
    copies : {"all", "one_per_story", "own"}
        "all": every article. "one_per_story": the first of each story; where that one is not among
        `articles`, the earliest published of those that are, then the one that stands first. "own":
        only what an outlet wrote itself, that is where origin and outlet are the same but for case and
        outer white space.

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
        An unknown way to count, a missing column, or an article that `stories` does not know.

    Examples
    --------
    Three articles tell two stories; the Courier printed one of the agency's:

    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"],
    ...     "outlet": ["Meridian", "Courier", "Courier"],
    ...     "origin": ["Meridian", "Meridian", "Courier"],
    ... })
    >>> stories = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"], "is_first": [True, False, True],
    ... })
    >>> [select_copies(articles, stories, copies=c)["doc_id"].tolist() for c in COPIES]
    [['a', 'b', 'c'], ['a', 'c'], ['a', 'c']]
    """
    check_choice(copies, COPIES, "copies")
    check_columns(articles, {"all": [], "one_per_story": ["doc_id"], "own": ["outlet", "origin"]}[copies], "articles")
    if copies == "all":
        return articles.copy()
    if copies == "own":
        return _own(articles)
    if stories is None:
        raise MediakitError("copies='one_per_story' needs stories: pass stories(articles) as the second argument.")
    return _one_per_story(articles, stories)


def _one_per_story(articles: pd.DataFrame, stories: pd.DataFrame) -> pd.DataFrame:
    """One article per story: its first, or the earliest that is there."""
    check_columns(stories, ["doc_id", "story_id", "is_first"], "stories")
    known = stories.drop_duplicates("doc_id").set_index("doc_id")
    strange = ~articles["doc_id"].isin(known.index)
    if strange.any():
        raise MediakitError(
            f"stories does not know {int(strange.sum())} of the {len(articles)} articles, the first of them "
            f"{articles.loc[strange, 'doc_id'].iloc[0]!r}. Call stories(articles) with these articles."
        )
    told = known.loc[articles["doc_id"]]
    order = pd.DataFrame({
        "story": told["story_id"].to_numpy(),
        "copy": ~told["is_first"].to_numpy(dtype=bool),
        "place": np.arange(len(articles)),
    })  # fmt: skip
    order["published"] = articles["published"].to_numpy() if "published" in articles.columns else pd.NaT
    first = order.sort_values(["copy", "published", "place"]).drop_duplicates("story")["place"]
    return articles.iloc[np.sort(first.to_numpy())].copy()


def _own(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles whose origin is their outlet."""
    unknown = articles["outlet"].isna() | articles["origin"].isna()
    if unknown.any():
        warnings.warn(
            f"copies='own' left out {int(unknown.sum())} of {len(articles)} articles: their outlet or origin "
            "is not stated.",
            UserWarning,
            stacklevel=3,
        )
    same = [
        not missing and str(outlet).strip().casefold() == str(origin).strip().casefold()
        for outlet, origin, missing in zip(articles["outlet"], articles["origin"], unknown, strict=True)
    ]
    return articles[np.array(same, dtype=bool)].copy()
