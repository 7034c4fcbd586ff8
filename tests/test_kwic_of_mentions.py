"""Mentions in their context."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.frames import kwic, kwic_of_mentions, mentions

BOOK = {
    "frames": {
        "swap": {"patterns": ["swap", "land swap*"]},
        "deal": {"patterns": ["land swap deal", "deal*"]},
        "silent": {"patterns": ["nobody says this"]},
    }
}
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["b", "a", "c"],
        "text": ["They called the land swap, at last, a deal.", "A\nswap! The land-swap deal is off.", None],
    },
    index=[4, 4, 0],
)


def test_mentions_in_context_by_hand():
    """By article as they stand in the corpus, then by place; what two frames share is shown for each."""
    table = kwic_of_mentions(mentions(ARTICLES, BOOK), ARTICLES, window=1)
    assert table.drop(columns=["start", "end"]).to_numpy().tolist() == [
        ["b", "the", "land swap", ", at", "swap"],
        ["b", "a", "deal", ".", "deal"],
        ["a", "A", "swap", "! The", "swap"],
        ["a", "The", "land-swap", "deal", "swap"],
        ["a", "The", "land-swap deal", "is", "deal"],
    ]
    texts = dict(zip(ARTICLES["doc_id"], ARTICLES["text"], strict=True))
    for row in table.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.match


WORDS = st.sampled_from(["land", "swap", "swaps", "deal", "land-swap", "“swap,”", "talks", "\n", "été"])
TEXT = st.none() | st.lists(WORDS, max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=4), st.integers(0, 3))
def test_one_frame_is_what_kwic_shows(texts, window):
    """For a frame's mentions the lines are those of kwic with its patterns."""
    articles = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": pd.Series(texts, dtype=object)})
    found = mentions(articles, {"frames": {"swap": {"patterns": ["swap", "land swap*"]}}})
    lines = kwic_of_mentions(found, articles, window=window)
    pd.testing.assert_frame_equal(lines.drop(columns="frame"), kwic(articles, ["swap", "land swap*"], window=window))
    assert (lines["frame"] == "swap").all()


def test_the_order_of_mentions_makes_no_difference():
    """Shuffled mentions give the same lines, but for frames at one place, which keep the order given."""
    found = mentions(ARTICLES, BOOK)
    shuffled = found.sample(frac=1, random_state=5)
    pd.testing.assert_frame_equal(kwic_of_mentions(shuffled, ARTICLES), kwic_of_mentions(found, ARTICLES))


def test_hand_coded_mentions_are_shown_too():
    """Any table with doc_id, frame and the place will do, frames being plain text."""
    coded = pd.DataFrame({"doc_id": ["b"], "frame": ["other"], "start": [5], "end": [11]})
    assert kwic_of_mentions(coded, ARTICLES, window=0)[["match", "frame"]].to_numpy().tolist() == [["called", "other"]]


def test_no_mention_gives_no_line():
    """The columns are there, with their kinds."""
    none = mentions(ARTICLES.iloc[2:], BOOK)
    table = kwic_of_mentions(none, ARTICLES)
    assert table.empty
    full = kwic_of_mentions(mentions(ARTICLES, BOOK), ARTICLES)
    assert table.dtypes.drop("doc_id").equals(full.dtypes.drop("doc_id"))


def test_mentions_of_other_articles_are_counted_in_a_warning():
    """A filtered corpus shows its own mentions only, and says how many it does not show."""
    found = mentions(ARTICLES, BOOK)
    with pytest.warns(UserWarning, match="2 of 5 mentions are of articles that are not in the articles table"):
        table = kwic_of_mentions(found, ARTICLES.iloc[1:])
    assert set(table["doc_id"]) == {"a"}


def test_a_missing_column_is_named():
    """Both tables are checked."""
    with pytest.raises(MediakitError, match="mentions has no column 'frame'"):
        kwic_of_mentions(kwic(ARTICLES, "swap"), ARTICLES)
    with pytest.raises(MediakitError, match="articles has no column 'text'"):
        kwic_of_mentions(mentions(ARTICLES, BOOK), ARTICLES.drop(columns="text"))


def test_an_article_that_stands_twice_is_refused():
    """The passage of the one would be shown from the text of the other."""
    twice = pd.DataFrame({"doc_id": ["a", "a"], "text": ["land swap one", "rain and more rain"]})
    found = pd.DataFrame({"doc_id": ["a"], "frame": ["swap"], "start": [0], "end": [9]})
    with pytest.raises(MediakitError, match="Each article must stand once"):
        kwic_of_mentions(found, twice)
