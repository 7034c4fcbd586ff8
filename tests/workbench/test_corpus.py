"""The articles of a workbench."""

import pytest

from mediakit import MediakitError
from mediakit.workbench.corpus import Articles


def test_what_is_told_of_an_article(articles):
    """Group, day and title; empty where they are not stated."""
    corpus = Articles(articles, "outlet", 8)
    assert corpus.told(0) == {"group": "Courier", "day": "2026-03-02", "title": "Swap talks"}
    assert corpus.told(2)["day"] == corpus.told(3)["title"] == ""
    assert corpus.told(3)["group"] == "(not stated)"


def test_articles_need_no_title_and_no_date(articles):
    """Three columns are enough."""
    corpus = Articles(articles[["doc_id", "outlet", "text"]], "outlet", 8)
    corpus.warm()
    assert corpus.told(0) == {"group": "Courier", "day": "", "title": ""}


def test_a_mark_fits_only_the_words_that_were_marked(articles):
    """Not another passage, and not an article that is not here."""
    corpus = Articles(articles, "outlet", 8)
    key = corpus.key(0, "swap", 4, 13)
    assert corpus.fits(key, "land swap")
    assert not corpus.fits(key, "land deal")
    assert not corpus.fits(("z", "swap", 4, 13), "land swap")


@pytest.mark.parametrize("span", [(0, 5, 5), (0, -1, 3), (0, 0, 10**6), (True, 0, 1), (0, 0.0, 1)])
def test_a_passage_that_is_not_there_is_refused(articles, span):
    """Whatever the browser sends."""
    with pytest.raises(MediakitError, match="no such passage"):
        Articles(articles, "outlet", 8).check_span(*span)
