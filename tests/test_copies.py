"""Three ways to count."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.copies import select_copies

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["c", "a", "b", "d"],
        "outlet": ["Courier", "Meridian", "Harbour Post", None],
        "origin": ["Meridian", "meridian ", "Harbour Post", "Meridian"],
        "published": pd.to_datetime(["2026-01-03", "2026-01-01", "2026-01-02", None], utc=True),
    },
    index=[7, 7, 9, 2],
)
STORIES = pd.DataFrame(
    {"doc_id": [*"abcd"], "story_id": [*"abaa"], "is_first": [True, True, False, False], "n_copies": [3, 1, 3, 3]}
)


def test_all_keeps_every_article():
    """All copies: the articles as they are, as a copy."""
    kept = select_copies(ARTICLES)
    pd.testing.assert_frame_equal(kept, ARTICLES)
    assert kept is not ARTICLES


def test_one_per_story_keeps_the_first():
    """Four articles tell two stories; the first of each stays, in the order and with the index of the input."""
    kept = select_copies(ARTICLES, STORIES, copies="one_per_story")
    assert kept["doc_id"].tolist() == ["a", "b"] and kept.index.tolist() == [7, 9]


def test_a_story_is_not_lost_where_its_first_is_not_among_the_articles():
    """Without the story's first, the earliest dated of those that are there stands for it."""
    kept = select_copies(ARTICLES.iloc[[3, 0]], STORIES, copies="one_per_story")
    assert kept["doc_id"].tolist() == ["c"]


def test_own_keeps_what_an_outlet_wrote_itself_and_counts_the_unknown():
    """Case and outer space do not make another outlet; an article without an outlet is counted in a warning."""
    with pytest.warns(UserWarning, match="left out 1 of 4 articles"):
        kept = select_copies(ARTICLES, copies="own")
    assert kept["doc_id"].tolist() == ["a", "b"]


def test_empty_tables_stay_empty():
    """No articles: no articles, in all three ways, with the same columns."""
    for copies in ("all", "one_per_story", "own"):
        kept = select_copies(ARTICLES.iloc[:0], STORIES, copies=copies)
        assert kept.empty and list(kept) == list(ARTICLES)


def test_wrong_input_is_told_how_to_mend():
    """An unknown way, no stories, and articles that stories does not know each end in one sentence."""
    with pytest.raises(MediakitError, match="Allowed: all, one_per_story, own"):
        select_copies(ARTICLES, copies="unique")
    with pytest.raises(MediakitError, match="pass stories"):
        select_copies(ARTICLES, copies="one_per_story")
    with pytest.raises(MediakitError, match="does not know 2 of the 4 articles"):
        select_copies(ARTICLES, STORIES.iloc[:2], copies="one_per_story")


def test_input_is_not_changed():
    """select_copies leaves both tables alone."""
    articles, stories = ARTICLES.copy(), STORIES.copy()
    kept = select_copies(articles, stories, copies="one_per_story")
    kept["doc_id"] = "changed"
    pd.testing.assert_frame_equal(articles, ARTICLES)
    pd.testing.assert_frame_equal(stories, STORIES)
