"""Tone: the scores of the real libraries, and what is counted beside them."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from textblob import TextBlob

from mediakit import _language_data
from mediakit._check import MediakitError
from mediakit.sentiment import sentiment, tell_other_languages
from mediakit.text import sentences, words

ORDINARY = [
    "A humiliating, reckless surrender! The WORST deal ever, but hardly a disaster.",
    "Not good. Not very good!! It isn't bad at all; never so happy :) said: (",
    "The great hope of peace?! KIND of good, the least dangerous, at least wonderful???",
    "They met on Monday at the dam.\nThe talks go on.",
    "the bomb, a bad ass and the upper hand — he was never so happy, this is yeah right the shit",
    "“Betrayal,” she said. “A weak, dangerous (!) betrayal!” :D ❤ 😀",
]
PARTS = (
    "good bad NOT not never very really great terrible but least at kind of hope ! !! ?? ?!? :) :( (!) . , ' \" n't "
    "isn't war peace happy HATE hate; love, 'love' “love” so this without doubt \ud800 \x00 é \n ratio: 3 0"
)
HOSTILE = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PARTS.split(" ")), max_size=25).map(" ".join))


def table(*texts, **columns):
    text = pd.Series(texts, dtype="object")  # a str column cannot hold lone surrogates
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": text, **columns})


def vader(text):
    _language_data.prepare()
    return SentimentIntensityAnalyzer().polarity_scores(text)["compound"]


def check_equal(texts):
    blob, nltk_vader = sentiment(table(*texts)), sentiment(table(*texts), analyzer="vader")
    for text, b, v in zip(texts, blob.itertuples(), nltk_vader.itertuples(), strict=True):
        if not words(text):
            assert math.isnan(b.polarity) and math.isnan(b.subjectivity) and math.isnan(v.polarity)
            assert (b.n_words, b.n_scored, v.n_scored) == (0, 0, 0)
            continue
        assert (b.polarity, b.subjectivity) == tuple(TextBlob(text).sentiment)
        assert v.polarity == vader(text)
        assert b.n_words == v.n_words == len(words(text))


def test_ordinary_texts_equal_the_libraries():
    """Polarity and subjectivity are TextBlob's and NLTK's, to the last bit."""
    check_equal(ORDINARY)


@given(HOSTILE)
@settings(deadline=None)
def test_hostile_texts_equal_the_libraries(text):
    """The same on any text; nothing raises, and a text without a word has no score."""
    check_equal([text])


def test_order_of_texts_does_not_matter():
    """One analyzer serves all texts: what came before does not change a score."""
    forwards = sentiment(table(*ORDINARY), analyzer="vader")["polarity"].tolist()
    backwards = sentiment(table(*ORDINARY[::-1]), analyzer="vader")["polarity"].tolist()
    assert forwards == backwards[::-1]


def test_unit_sentence():
    """Each row is a sentence of sentences(), scored as the library scores that sentence alone."""
    articles = table(*ORDINARY)
    expected = sentences(articles)
    for analyzer in ("textblob", "vader"):
        found = sentiment(articles, analyzer=analyzer, unit="sentence")
        assert list(found["doc_id"]) == list(expected["doc_id"])
        assert list(found["sent_id"]) == list(expected["sent_id"])
        score = vader if analyzer == "vader" else lambda text: TextBlob(text).sentiment.polarity
        scores = [score(text) if words(text) else None for text in expected["text"]]
        assert [None if math.isnan(p) else p for p in found["polarity"]] == scores


def test_sentence_mean():
    """The mean over the sentences that hold a word; a sentence without a scored word counts as 0."""
    articles = table("A good deal. They met. …! 'Awful.", "…", None, "!")
    for analyzer in ("textblob", "vader"):
        by_sentence = sentiment(articles, analyzer=analyzer, unit="sentence").query("n_words > 0")
        mean = sentiment(articles, analyzer=analyzer, unit="sentence_mean")
        first = by_sentence[by_sentence["doc_id"] == "d0"]
        assert mean["n_sentences"].tolist() == [3, 0, 0, 0]
        assert mean["polarity"][0] == pytest.approx(first["polarity"].mean(), abs=1e-15)
        assert mean["n_scored"][0] == first["n_scored"].sum()
        assert mean["polarity"][1:].isna().all()


def test_vader_saturates_on_long_texts():
    """The reason for sentence_mean: ten mild sentences score beyond .9 at once, yet mildly one by one."""
    articles = table("The good people met. They left the old hall on Monday. " * 10)
    assert sentiment(articles, analyzer="vader")["polarity"][0] > 0.9
    assert sentiment(articles, analyzer="vader", unit="sentence_mean")["polarity"][0] < 0.3


def test_n_scored():
    """Counted by hand: 'not', 'very', 'good' with TextBlob, 'good' with VADER; marks are no words."""
    texts = ["It is not very good!", "The good hate nobody!!!", "They met at noon."]
    assert sentiment(table(*texts))["n_scored"].tolist() == [3, 2, 0]
    assert sentiment(table(*texts), analyzer="vader")["n_scored"].tolist() == [1, 2, 0]


def test_n_scored_is_what_nltk_counts():
    """With neutral words only beside it, VADER's own neu share is the rest of the tokens."""
    text = "The good people of the valley hate waiting"
    row = sentiment(table(text), analyzer="vader").iloc[0]
    scores = SentimentIntensityAnalyzer().polarity_scores(text)
    # one good (1.9), one hate (-2.7): pos = 2.9, neg = 3.7, neu = tokens - n_scored
    neutral = 8 - row["n_scored"]
    assert scores["neu"] == round(neutral / (2.9 + 3.7 + neutral), 3)


def test_any_table():
    """Any index, other fields, odd cells and empty tables are served, and nothing is changed."""
    articles = table("Good.", None, 3.5, ["a"], title=["Bad news", "", None, "x"]).set_index(pd.Index([9, 9, 1, 2]))
    before = articles.copy(deep=True)
    assert sentiment(articles)["n_words"].tolist() == [1, 0, 0, 0]
    assert sentiment(articles, field="title")["polarity"][0] < 0
    pd.testing.assert_frame_equal(articles, before)
    for unit in ("article", "sentence", "sentence_mean"):
        full, empty = sentiment(articles, unit=unit), sentiment(articles.iloc[:0], unit=unit)
        assert list(full.columns) == list(empty.columns)
        assert list(full.dtypes) == list(empty.dtypes)
    assert sentiment(articles, analyzer="vader")["subjectivity"].isna().all()


def test_errors_and_warnings():
    """Wrong options name the right ones; articles in other languages are counted in a warning."""
    with pytest.raises(MediakitError, match="Did you mean 'vader'"):
        sentiment(table("x"), analyzer="vadr")
    with pytest.raises(MediakitError, match="sentence_mean"):
        sentiment(table("x"), unit="sentences")
    with pytest.raises(MediakitError, match="no column 'titel'"):
        sentiment(table("x"), field="titel")
    with pytest.warns(UserWarning) as caught:
        sentiment(table("x", "y", "z", language=["fr", "en", None]))
    assert [str(warning.message) for warning in caught] == [
        "1 of 3 articles is not in English (fr 1); TextBlob knows English words only, so its score says little. "
        'Select articles[articles["language"] == "en"] to leave them out.'
    ]


@pytest.mark.parametrize("unit", ["article", "sentence", "sentence_mean"])
@pytest.mark.parametrize("analyzer", ["vader", "textblob"])
def test_no_warning_without_a_language(unit, analyzer):
    """A missing language, none at all, and English under any of its codes say nothing."""
    sentiment(table("x", "y", "z", language=["en", None, " "]), unit=unit, analyzer=analyzer)
    sentiment(table("x", "y", "z", language=["en-GB", "EN", "english"]), unit=unit, analyzer=analyzer)
    sentiment(table("x"), unit=unit, analyzer=analyzer)


def test_other_languages_are_told_by_their_number():
    """The commonest first, so that a French corpus under an English lexicon is seen at once."""
    articles = pd.DataFrame({"language": ["de"] * 12 + ["fr"] * 300 + ["en"] * 88})
    assert tell_other_languages(articles, "vader") == (
        "312 of 400 articles are not in English (fr 300, de 12); VADER knows English words only, "
        "so their scores say little."
    )
    assert tell_other_languages(articles[articles["language"] == "en"], "vader") == ""
