"""The rows that another table has for these articles, one each and in their order."""

from collections.abc import Sequence

import pandas as pd

from mediakit._check import MediakitError, check_columns


def rows_of(articles: pd.DataFrame, table: pd.DataFrame, name: str, needed: Sequence[str]) -> pd.DataFrame:
    """The table's row of each article; a MediakitError where it lacks a column or an article.

    `name` is the table's and that of the function which makes it from articles, such as stories.

    >>> articles = pd.DataFrame({"doc_id": ["b", "a"]})
    >>> stories = pd.DataFrame({"doc_id": ["a", "b"], "story_id": ["a", "a"]})
    >>> rows_of(articles, stories, "stories", ["story_id"])["story_id"].to_dict()
    {'b': 'a', 'a': 'a'}
    """
    check_columns(articles, ["doc_id"], "articles")
    check_columns(table, ["doc_id", *needed], name)
    if articles["doc_id"].isna().any():
        raise MediakitError("articles has a row without a doc_id, so that nothing can be known of it.")
    known = table.drop_duplicates("doc_id").set_index("doc_id")
    strange = ~articles["doc_id"].isin(known.index).to_numpy()
    if strange.any():
        raise MediakitError(
            f"{name} does not know {int(strange.sum())} of the {len(articles)} articles, the first of them "
            f"{articles['doc_id'].to_numpy()[strange][0]!r}. Call {name}(articles) with these articles."
        )
    return known.loc[articles["doc_id"]]
