"""The tone near each frame, group by group."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.tone_near import tone_near

BOOK = {
    "frames": {"swap": {"patterns": ["land swap"]}, "talks": {"patterns": ["talks"]}, "rain": {"patterns": ["rain"]}}
}
TEXTS = ["A good land swap. Bad talks.", "An awful land swap, and a good land swap.", "Good talks.", "Nothing here."]
ARTICLES = pd.DataFrame({"doc_id": list("abcd"), "outlet": ["Courier", "Courier", None, "Post"], "text": TEXTS})


def scored():
    found = mk.mentions(ARTICLES, BOOK)
    return mk.sentiment(ARTICLES, unit=mk.windows(ARTICLES, found, words=1), without=found)


def test_means_are_over_articles():
    """Two passages of one article are one value; a frame without a mention has no row; none is lost for its group."""
    table = tone_near(scored(), ARTICLES)
    assert table[["frame", "group", "n_articles", "n_passages"]].to_numpy().tolist() == [
        ["swap", "Courier", 2, 3], ["talks", "Courier", 1, 1], ["talks", "(not stated)", 1, 1],
    ]  # fmt: skip
    # good .7, awful -1, bad -.7; the windows of one word on each side hold the adjective alone
    assert table["estimate"].tolist() == pytest.approx([(0.7 + (-1 + 0.7) / 2) / 2, -0.7, 0.7])
    assert table["low"].isna().all()


def test_stories_are_those_of_the_articles():
    """With story_id, copies of one story are counted as one."""
    table = tone_near(scored(), ARTICLES.assign(story_id="a"))
    assert table["n_stories"].tolist() == [1, 1, 1]


def test_in_one_voice_a_passage_counts_by_its_share():
    """Of *“Good talks,” they say* half is quoted: (.7 / 2 - .7) / (1/2 + 1) in the article's quoted words."""
    text = "“Good talks,” they say. “Bad talks.”"
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": [text]})
    quotes = pd.DataFrame({"doc_id": "a", "start": [0, 24], "end": [13, 36], "kind": "direct"})
    near = mk.windows(articles, mk.mentions(articles, BOOK), words=2)
    scores = mk.sentiment(articles, unit=near, quotes=quotes, voice="quoted")
    assert tone_near(scores, articles)["estimate"].tolist() == pytest.approx([-0.35 / 1.5])


def test_nothing_found_is_an_empty_table():
    """With all of its columns."""
    table = tone_near(scored().iloc[:0], ARTICLES)
    assert len(table) == 0
    assert {"frame", "group", "estimate"} <= set(table.columns)
    with pytest.raises(mk.MediakitError, match="has no column 'start'"):
        tone_near(scored().drop(columns="start"), ARTICLES)


def test_near_a_pattern():
    """Passages without a frame are one row a group, with the figures of a frame of that pattern, and can be told."""
    near = mk.windows(ARTICLES, "land swap", words=1)
    of_pattern = mk.sentiment(ARTICLES, unit=near, without=mk.kwic(ARTICLES, "land swap"))
    table = tone_near(of_pattern, ARTICLES)
    assert table[["frame", "group", "n_articles", "n_passages"]].to_numpy().tolist() == [["pattern", "Courier", 2, 3]]
    expected = tone_near(scored(), ARTICLES).query("frame == 'swap'").reset_index(drop=True)
    pd.testing.assert_frame_equal(table.drop(columns="frame"), expected.drop(columns="frame"))
    assert mk.tell_tone_near(table, labels={"pattern": "land swap"})[0].startswith("Near “land swap” (3 passages")
