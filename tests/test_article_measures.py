"""One row per article with all that is measured of it."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.article_measures import article_measures
from mediakit.compare import compare
from mediakit.readability import readability

ARTICLES = pd.DataFrame({
    "doc_id": ["a", "b", "c"], "outlet": ["Post", "Courier", None],
    "text": ["“Go now,” she said. The swap is a swap.", "Rain.", None],
}, index=["x", "x", "y"])  # fmt: skip
MENTIONS = pd.DataFrame({"doc_id": ["a", "a"], "frame": pd.Categorical(["swap", "swap"], ["swap", "never"])})
QUOTES = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [9], "kind": ["direct"]})
TONES = pd.DataFrame({
    "doc_id": ["b", "a", "a"], "analyzer": "vader", "voice": ["all", "all", "narrator"], "polarity": [0.1, 0.2, 0.3],
})  # fmt: skip


def test_every_measure_by_hand():
    """Words, quoted words, frames and scores of three articles; what is missing stays missing."""
    table = article_measures(ARTICLES, mentions=MENTIONS, tones=TONES, quotes=QUOTES)
    assert list(table) == [
        "doc_id", "outlet", "n_words", "words_per_sentence", "lix", "quoted_words", "swap", "swap_n", "never",
        "never_n", "polarity_vader_all", "polarity_vader_narrator",
    ]  # fmt: skip
    assert table.index.tolist() == ["x", "x", "y"]
    assert table["n_words"].tolist() == [9, 1, 0]
    assert table["quoted_words"].tolist() == [2, 0, 0]
    assert table[["swap", "swap_n", "never", "never_n"]].to_numpy().tolist() == [[1, 2, 0, 0], [0] * 4, [0] * 4]
    assert table["polarity_vader_all"].fillna(9).tolist() == [0.2, 0.1, 9]
    assert table["polarity_vader_narrator"].fillna(9).tolist() == [0.3, 9, 9]
    assert table["lix"].iloc[:2].tolist() == readability(ARTICLES)["lix"].iloc[:2].tolist()


def test_without_options_there_are_lengths_alone():
    """No mentions, tones or quotes: no columns of them; an empty table has the same columns."""
    table = article_measures(ARTICLES)
    assert list(table) == ["doc_id", "outlet", "n_words", "words_per_sentence", "lix"]
    assert list(article_measures(ARTICLES.iloc[:0], mentions=MENTIONS.iloc[:0]))[-2:] == ["never", "never_n"]


def test_articles_in_other_languages_have_no_quoted_words():
    """Where quotations are not known their number is missing, not 0."""
    with pytest.warns(UserWarning, match="1 of 3 articles is not in English"):
        table = article_measures(ARTICLES.assign(language=["en", "fr", None]), quotes=QUOTES)
    assert table["quoted_words"].isna().tolist() == [False, True, False]


def test_scores_without_a_voice_are_those_of_all():
    """What sentiment gives has no column of voices."""
    assert "polarity_vader_all" in article_measures(ARTICLES, tones=TONES.iloc[:2].drop(columns="voice"))


def test_any_of_them_can_be_compared():
    """A mean, a share, a rate and a rate of quoted words, each with its own figures."""
    articles = pd.DataFrame({
        "doc_id": [f"d{i:02}" for i in range(12)], "outlet": ["Post", "Courier"] * 6,
        "text": ["“Go now,” she said. The swap is a swap.", "Rain fell and fell on the old ministry."] * 6,
    })  # fmt: skip
    mentions = pd.DataFrame({"doc_id": [f"d{i:02}" for i in range(0, 12, 2)] * 2, "frame": "swap"})
    quotes = pd.DataFrame({"doc_id": articles["doc_id"][::2], "start": 0, "end": 9, "kind": "direct"})
    table = article_measures(articles, mentions=mentions, quotes=quotes)
    for measure, post in (("swap", 1), (("swap_n", "n_words"), 2 / 9), (("quoted_words", "n_words"), 2 / 9)):
        groups = compare(table, measure=measure).groups.set_index("group")["estimate"]
        assert groups["Post"] == pytest.approx(post) and groups["Courier"] == 0
    assert compare(table, measure="lix").groups["estimate"].notna().all()


def test_input_is_not_changed_and_old_columns_are_replaced():
    """A column n_words that was there gives way to the kit's; the articles stay as they were."""
    articles = ARTICLES.assign(n_words=99)
    before = articles.copy(deep=True)
    table = article_measures(articles, mentions=MENTIONS)
    pd.testing.assert_frame_equal(articles, before)
    assert list(table).count("n_words") == 1 and table["n_words"].tolist() == [9, 1, 0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"mentions": MENTIONS.assign(frame="outlet")}, "name of another one: outlet"),
        ({"mentions": MENTIONS.assign(frame=["swap", "swap_n"])}, "name of another one: swap_n"),
        ({"tones": pd.concat([TONES, TONES])}, "several rows for one article"),
        ({"tones": TONES.drop(columns="analyzer")}, "no column 'analyzer'"),
        ({"mentions": QUOTES}, "no column 'frame'"),
    ],
)
def test_what_cannot_be_used_is_told(options, words):
    """Frames that would hide a column, scores of sentences, tables of another kind."""
    with pytest.raises(MediakitError, match=words):
        article_measures(ARTICLES, **options)


def test_an_article_that_stands_twice_is_refused():
    """It would not be known whose the mentions are."""
    with pytest.raises(MediakitError, match="'a' twice or more"):
        article_measures(pd.concat([ARTICLES, ARTICLES]))
