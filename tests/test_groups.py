"""Labels of groups and texts of any DataFrame, half characters too."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit._groups import group_labels, languages, texts

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "outlet": pd.Series(["\ud800bad", "Post", None], dtype=object),
        "origin": pd.Series(["\ud800bad", "Post", None], dtype=object),
        "title": "Talks",
        "published": pd.to_datetime(["2026-03-02"] * 3, utc=True),
        "text": ["A land swap is on."] * 3,
        "story_id": ["a", "a", "c"],
        "is_first": [True, False, True],
    }
)
FOUND = pd.DataFrame({"doc_id": ["a", "b"], "start": 2, "end": 11, "frame": "swap"})


def test_a_label_is_text_that_any_column_can_hold():
    """A half character becomes U+FFFD, a missing label is named, a number is its digits."""
    assert group_labels(ARTICLES, "outlet") == ["\ufffdbad", "Post", "(not stated)"]
    assert group_labels(pd.DataFrame({"n": [1]}), "n") == ["1"]
    assert texts(pd.DataFrame({"text": ["x", None]})) == ["x", ""]
    assert languages(ARTICLES) == [None] * 3


@pytest.mark.parametrize(
    "measure",
    [
        lambda: mk.coverage(FOUND, ARTICLES),
        lambda: mk.coverage_over_time(FOUND, ARTICLES, by="outlet"),
        lambda: mk.in_three_ways(mk.coverage, FOUND, ARTICLES),
        lambda: mk.first_uses(ARTICLES, FOUND),
        lambda: mk.origins(ARTICLES),
        lambda: mk.plot_copying(mk.copying(ARTICLES)),
        lambda: mk.plot_republished(mk.republished(ARTICLES)),
        lambda: mk.plot_articles_over_time(ARTICLES),
        lambda: mk.share_of_voice(ARTICLES, mk.quotes(ARTICLES)),
        lambda: mk.stories(ARTICLES),
    ],
)
@pytest.mark.filterwarnings("ignore:copies='own' left out")
def test_half_a_character_in_an_outlets_name_stops_no_measure(measure):
    """Tables made by hand can hold one; files that the kit reads cannot."""
    assert measure() is not None


def test_the_outlets_own_name_stays_its_origin():
    """Whatever it is written with."""
    assert mk.origins(ARTICLES)["origin"].tolist()[:2] == ["\ud800bad", "Post"]
