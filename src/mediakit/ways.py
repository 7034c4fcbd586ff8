"""A study's comparisons, with the copies of a story counted in three ways."""

from collections.abc import Sequence

import pandas as pd

from mediakit._check import check_columns
from mediakit._study_entries import CHOICES
from mediakit.compare import Comparison, compare
from mediakit.copies import select_copies
from mediakit.keyness import keyness
from mediakit.study import Study
from mediakit.text import WORD


def compare_ways(
    values: pd.DataFrame, stories: pd.DataFrame, *, study: Study, measure: str = "polarity"
) -> dict[str, Comparison]:
    """Compare a study's groups with all copies, one per story, and only what each outlet wrote itself.

    Parameters
    ----------
    values : DataFrame
        One row per article: ``doc_id``, ``outlet``, ``origin``, the study's group and the measure. Not changed.
    stories : DataFrame
        ``stories(articles)``.
    study : Study
        Says the group, the correction, the least n, the most groups and the seed.
    measure : str
        The column to average.

    Returns
    -------
    dict of str to Comparison
        By way: ``all``, ``one_per_story``, ``own``. In each, whole stories are resampled and permuted.

    Warns
    -----
    UserWarning
        How many articles ``own`` left out because their outlet or origin is missing.

    Raises
    ------
    MediakitError
        A column is missing, or an article that `stories` does not know.
    """
    check_columns(values, ["doc_id", study.by, measure], "values")
    check_columns(stories, ["doc_id", "story_id"], "stories")
    untold = values.drop(columns="story_id", errors="ignore")
    told = untold.merge(stories[["doc_id", "story_id"]], on="doc_id", how="left")
    return {
        way: compare(
            select_copies(told, stories, copies=way),
            measure=measure,
            by=study.by,
            min_articles=study.min_articles,
            max_groups=study.max_groups,
            correction=study.correction,
            seed=study.seed,
        )
        for way in CHOICES["copies"]
    }


def ways_table(ways: dict[str, Comparison], *, name: str = "copies") -> pd.DataFrame:
    """The pairs of several comparisons in one table, one row per pair and way.

    Parameters
    ----------
    ways : dict of str to Comparison
        From `compare_ways`, or any comparisons of the same groups by name.
    name : str
        The column for these names.

    Returns
    -------
    DataFrame
        ``group_a``, ``group_b``, `name` (the way), ``n_a``, ``n_b``, ``difference`` (mean of a minus mean of b),
        ``low``, ``high``, ``p_adjusted``. The ways of one pair stand together, in their order, and ``group_a`` is
        the first by name in all of them, so that a difference can be followed from way to way.

    Examples
    --------
    Post has more articles in the first comparison, Courier in the second:

    >>> values = pd.DataFrame({"outlet": ["Post"] * 6 + ["Courier"] * 5, "polarity": [0.1, 0.2, 0.3] * 2 + [0.3] * 5})
    >>> ways = {"once": compare(values), "twice": compare(pd.concat([values, values[6:]]))}
    >>> ways_table(ways)[["group_a", "group_b", "copies", "n_a", "n_b", "difference"]].round(2)
       group_a group_b copies  n_a  n_b  difference
    0  Courier    Post   once    5    6         0.1
    1  Courier    Post  twice   10    6         0.1
    """
    shown = ["group_a", "group_b", name, "n_a", "n_b", "difference", "low", "high", "p_adjusted"]
    tables = [found.pairs.assign(**{name: way}) for way, found in ways.items()]
    if not tables:
        return pd.DataFrame(columns=shown)
    table = pd.concat([_in_one_order(t) for t in tables], ignore_index=True)
    order = {way: i for i, way in enumerate(ways)}
    table = table.assign(order=table[name].map(order))
    return table.sort_values(["group_a", "group_b", "order"], ignore_index=True)[shown]


def _in_one_order(pairs: pd.DataFrame) -> pd.DataFrame:
    """Each pair with its groups in alphabetical order, since group sizes change from way to way."""
    turned = pairs["group_a"] > pairs["group_b"]
    swap = {"group_a": "group_b", "group_b": "group_a", "n_a": "n_b", "n_b": "n_a"}
    other = pairs.rename(columns=swap).assign(
        difference=-pairs["difference"], low=-pairs["high"], high=-pairs["low"], effect_size=-pairs["effect_size"]
    )
    return pairs.where(~turned, other[pairs.columns]) if len(pairs) else pairs


def frame_presence(articles: pd.DataFrame, mentions: pd.DataFrame, frames: Sequence[str]) -> pd.DataFrame:
    """The articles with a column of 1 and 0 for each frame: whether they mention it.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``; every column but ``text`` is carried along.
    mentions : DataFrame
        With ``doc_id`` and ``frame``.
    frames : list of str
        The frames' ids.

    Returns
    -------
    DataFrame
        One row per article, ready for `compare`: the mean of a frame's column is its share of articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Courier", "Post"]})
    >>> frame_presence(articles, pd.DataFrame({"doc_id": ["b"], "frame": ["swap"]}), ["swap"])
      doc_id   outlet  swap
    0      a  Courier   0.0
    1      b     Post   1.0
    """
    check_columns(articles, ["doc_id"], "articles")
    check_columns(mentions, ["doc_id", "frame"], "mentions")
    table = articles.drop(columns=["text", *frames], errors="ignore")
    named = mentions["frame"].astype(str)
    there = {frame: table["doc_id"].isin(mentions.loc[named == frame, "doc_id"]).astype(float) for frame in frames}
    return table.assign(**there)


def keyness_of_target(articles: pd.DataFrame, stories: pd.DataFrame, *, target: str, study: Study) -> pd.DataFrame:
    """Keyness of one of a study's groups against all others, over the articles that count.

    Parameters
    ----------
    articles, stories : DataFrame
        The study's articles and ``stories(articles)``; `study` says which copies count.
    target : str
        The group whose words are looked for.
    study : Study
        Says the group's column, which copies count, the least n and the seed. p is corrected as `keyness` does it.

    Returns
    -------
    DataFrame
        The keyness table, with the copies of a story as one unit of its test; empty where there is no other group or a
        side has no word. With fewer than ``study.min_articles`` articles or stories on a side ``p``, ``p_adjusted`` and
        ``p_words`` are missing and no word is marked: no test is possible.
    """
    counted = select_copies(articles, stories, copies=study.copies)
    group = counted[study.by].astype("str")
    sides = [counted[group == target], counted[group.notna() & (group != target)]]
    if not all(side["text"].fillna("").str.contains(WORD).any() for side in sides):
        return keyness(counted.iloc[:0], by=study.by, target=target)
    told = counted.drop(columns="story_id", errors="ignore").merge(
        stories[["doc_id", "story_id"]], on="doc_id", how="left"
    )
    table = keyness(told, by=study.by, target=target, seed=study.seed)
    n_stories = (table.attrs["n_stories_target"], table.attrs["n_stories_reference"])
    if min(*map(len, sides), *n_stories) < study.min_articles:
        table[["p", "p_adjusted", "p_words"]] = float("nan")
        table["marked"] = False
    return table
