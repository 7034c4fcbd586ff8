"""What each pattern brings to its frame."""

import pandas as pd
import pytest

from mediakit import mentions
from mediakit.hits import hits
from mediakit.tables import columns

BOOK = {
    "frames": {
        "peace": {
            "patterns": ["peace"],
            "frames": {"talks": {"patterns": ["talks", "peace talks"]}, "truce": {"patterns": ["ceasefire"]}},
        },
        "rain": {"patterns": ["rain"]},
    }
}
ARTICLES = pd.DataFrame({"doc_id": ["a", "b"], "text": ["Peace talks. Talks.", "Peace, and talks."]})


def test_hits_by_hand():
    """Dead patterns are rows; a frame above others has theirs; what a pattern brings alone is counted."""
    table = hits(mentions(ARTICLES, BOOK), BOOK)
    assert table.columns.tolist() == columns("hits")
    assert table.iloc[:, :5].to_numpy().tolist() == [
        ["peace", "peace", 1, 1, 0], ["peace", "talks", 2, 2, 0], ["peace", "peace talks", 1, 1, 0],
        ["peace", "ceasefire", 0, 0, 0],
        ["peace.talks", "talks", 2, 2, 1], ["peace.talks", "peace talks", 1, 1, 0],
        ["peace.truce", "ceasefire", 0, 0, 0], ["rain", "rain", 0, 0, 0],
    ]  # fmt: skip
    assert table["share"].round(2).fillna(-1).tolist() == [0.25, 0.5, 0.25, 0, 0.67, 0.33, -1, -1]


def test_no_mentions_no_shares():
    """Without a mention every pattern is a row with 0."""
    table = hits(mentions(ARTICLES.iloc[:0], BOOK), BOOK)
    assert table["n_mentions"].sum() == 0
    assert table["share"].isna().all()


def test_mentions_of_another_codebook_are_counted():
    """Patterns that were changed since are not lost in silence."""
    found = mentions(ARTICLES, {"frames": {"rain": {"patterns": ["talks", "rain"]}}})
    with pytest.warns(UserWarning, match="3 of 3 mentions are of frames or patterns that the codebook does not have"):
        assert hits(found, BOOK)["n_mentions"].sum() == 0
