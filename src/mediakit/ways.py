"""One comparison under three ways of counting the copies of a story."""

import pandas as pd

from mediakit._check import check_columns
from mediakit.compare import Comparison, compare
from mediakit.copies import select_copies
from mediakit.study import CHOICES, Study


def compare_ways(
    values: pd.DataFrame, stories: pd.DataFrame, *, study: Study, measure: str = "polarity"
) -> dict[str, Comparison]:
    """Compare a study's groups with all copies, one per story, and only what each outlet wrote itself.

    Parameters
    ----------
    values : DataFrame
        One row per article: ``doc_id``, ``outlet``, ``origin``, the study's group and the measure.
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
    """
    check_columns(values, ["doc_id", study.by, measure], "values")
    told = values.drop(columns="story_id", errors="ignore").merge(stories[["doc_id", "story_id"]], on="doc_id")
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


def ways_table(ways: dict[str, Comparison]) -> pd.DataFrame:
    """The pairs of several comparisons in one table, one row per pair and way.

    Returns
    -------
    DataFrame
        ``group_a``, ``group_b``, ``copies`` (the way), ``n_a``, ``n_b``, ``difference``, ``low``, ``high``,
        ``p_adjusted``; the ways of one pair stand together.
    """
    shown = ["group_a", "group_b", "copies", "n_a", "n_b", "difference", "low", "high", "p_adjusted"]
    tables = [found.pairs.assign(copies=way) for way, found in ways.items()]
    table = pd.concat([_in_one_order(t) for t in tables], ignore_index=True)
    order = {way: i for i, way in enumerate(ways)}
    table = table.assign(order=table["copies"].map(order))
    return table.sort_values(["group_a", "group_b", "order"], ignore_index=True)[shown]


def _in_one_order(pairs: pd.DataFrame) -> pd.DataFrame:
    """Each pair with its groups in alphabetical order, since group sizes change from way to way."""
    turned = pairs["group_a"] > pairs["group_b"]
    swap = {"group_a": "group_b", "group_b": "group_a", "n_a": "n_b", "n_b": "n_a"}
    other = pairs.rename(columns=swap).assign(
        difference=-pairs["difference"], low=-pairs["high"], high=-pairs["low"], effect_size=-pairs["effect_size"]
    )
    return pairs.where(~turned, other[pairs.columns]) if len(pairs) else pairs
