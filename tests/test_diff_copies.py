"""The least alike copies of stories: shown, or told without their texts."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.diff.copies import diff_copies

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "outlet": ["Post", "Courier", None],
        "title": ["Dam", "Dam", "Dam"],
        "text": ["The dam holds for now.", "The dam holds for now & ever.", "The dam broke."],
    },
    index=["x", "x", "y"],
)
STORIES = pd.DataFrame({
    "doc_id": ["a", "b", "c"], "story_id": ["a", "a", "a"], "is_first": [True, False, False],
    "similarity": [1.0, 0.9, 0.2],
})  # fmt: skip


def test_the_least_alike_copy_is_shown_beside_the_first():
    """One per story: of b and c it is c."""
    shown = diff_copies(ARTICLES, STORIES)
    assert "<del" in shown.markup and "broke" in shown.markup and "ever" not in shown.markup


def test_without_texts_only_counts_are_told():
    """What most licences allow: words kept, cut and added, and why no more."""
    told = str(diff_copies(ARTICLES, STORIES, whole=False))
    assert told.startswith("A (Post) and B: 2 words kept, 3 cut, 1 added.")
    assert "include_texts: true" in told and "broke" not in told


def test_nothing_to_compare_is_said():
    """Where no article is a copy."""
    assert "no two versions" in str(diff_copies(ARTICLES, STORIES.assign(is_first=True)))


@pytest.mark.parametrize("n", [0, True, 1.5])
def test_a_wrong_number_of_copies_is_refused(n):
    """With what is allowed."""
    with pytest.raises(MediakitError, match="Allowed: 1 and up"):
        diff_copies(ARTICLES, STORIES, n=n)


def test_stories_of_other_articles_are_refused():
    """With the article that is not there."""
    with pytest.raises(MediakitError, match="no doc_id 'c'"):
        diff_copies(ARTICLES.iloc[:2], STORIES)


def test_an_order_that_dates_do_not_tell_is_said():
    """Where the copy may have been first as well."""
    told = "Dates do not tell which of the two was earlier"
    assert told in str(diff_copies(ARTICLES, STORIES.assign(may_be_first=True)))
    assert told not in str(diff_copies(ARTICLES, STORIES.assign(may_be_first=[True, False, False])))
