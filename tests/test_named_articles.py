"""Names of articles in tables that people read."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.named_articles import named_articles

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b"],
        "outlet": ["Post", None],
        "title": ["Dam & bridge", None],
        "published": pd.to_datetime(["2026-03-02", None], utc=True),
    }
)


def test_both_articles_of_a_pair_are_named_and_the_table_keeps_its_index():
    """The input stays as it was."""
    pairs = pd.DataFrame({"doc_id_a": ["a"], "doc_id_b": ["b"], "jaccard": [0.5]}, index=["x"])
    told = named_articles(pairs, ARTICLES)
    assert told.loc["x"].tolist() == ["Post, 2 Mar: Dam & bridge", "(not stated)", 0.5]
    assert pairs.loc["x", "doc_id_a"] == "a"


def test_an_article_that_is_not_known_keeps_its_id():
    """Nothing is made up."""
    told = named_articles(pd.DataFrame({"doc_id": ["z", None]}), ARTICLES)["doc_id"]
    assert told.iloc[0] == "z" and pd.isna(told.iloc[1])


def test_titles_are_needed():
    """A table without them is refused."""
    with pytest.raises(MediakitError, match="title"):
        named_articles(pd.DataFrame({"doc_id": ["a"]}), ARTICLES.drop(columns="title"))
