"""VADER's evidence: the valences that NLTK sums up, and what its rules changed."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer

from mediakit import _language_data
from mediakit.analyzers import as_analyzer
from mediakit.analyzers.vader import is_emphasis

VADER = as_analyzer("vader")
PARTS = (
    "good bad NOT not never so this very kind of sort least at great HATE hate, 'love' but But BUT ! !! ? ??? ?!? :) "
    ":( 'good' good. isn't without yeah right the bomb kiss of death cut mustard hand to mouth shit a I \ud800 é \n"
)
HOSTILE = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PARTS.split(" ")), max_size=25).map(" ".join))


def compound(text):
    _language_data.prepare()
    return SentimentIntensityAnalyzer().polarity_scores(text)["compound"]


@given(HOSTILE)
@settings(deadline=None)
def test_words_make_the_score(text):
    """The valences through s / sqrt(s² + 15) are NLTK's compound to the last bit, and the words stand where said."""
    words = VADER.words(text)
    assert VADER.of(words) == VADER.score(text).polarity == compound(text)
    assert [text[word.start : word.end] for word in words] == [word.word for word in words]
    assert abs(sum(word.contribution for word in words) - VADER.of(words)) < 0.0000501  # it is rounded to 4 decimals
    assert [word.start for word in words] == sorted(word.start for word in words)


@given(HOSTILE)
@settings(deadline=None)
def test_what_changed_a_word_is_said(text):
    """A valence that is not the lexicon's has words that changed it, or capitals; a turned sign is negated."""
    lexicon = SentimentIntensityAnalyzer().lexicon
    for word in VADER.words(text):
        if is_emphasis(word.word):
            continue
        own = lexicon[word.word.lower()]
        if word.booster is None and not word.word.isupper():
            assert word.weight == own and not word.negated
        if word.booster is not None and not {"the", "kiss", "yeah", "cut", "hand", "bad"} & set(text.lower().split()):
            assert word.negated == (word.weight * own < 0)


def shown(text):
    return [(word.word, round(word.weight, 6), word.negated, word.booster) for word in VADER.words(text)]


def test_what_changed_a_word():
    """By hand from lexicon and rules: good 1.9, bad -2.5, very +.293, not ×-.74, capitals +.733, but ×.5 and ×1.5."""
    assert shown("A good deal") == [("good", 1.9, False, None)]
    assert shown("not a good deal") == [("good", -1.406, True, "not")]
    assert shown("a very good deal") == [("good", 2.193, False, "very")]
    assert shown("a GOOD deal") == [("GOOD", 2.633, False, None)]
    assert shown("good but bad") == [("good", 0.95, False, "but"), ("bad", -3.75, False, "but")]
    assert shown("Was never so good") == [("good", 4.111875, False, "never so")]  # ×1.5, and ×1.25 for so before it
    assert shown("it is the least good") == [("good", -1.406, True, "least")]
    assert shown("It is a kind of good deal") == [("good", 1.607, False, "kind of")]
    assert shown("that is a kiss of death") == [("kiss", 1.8, False, None), ("death", -1.5, False, "kiss of")]


def test_emphasis_is_a_row_of_its_own():
    """Each of the first four ! adds .292 on the side of the sum, and each of two or three ? .18."""
    assert shown("bad!! deal") == [("bad", -2.5, False, None), ("!!", -0.584, False, None)]
    assert shown("good!!! or!!!") == [
        ("good", 1.9, False, None),
        ("!!!", 0.876, False, None),
        ("!!!", 0.292, False, None),
    ]
    assert shown("good? Is it?") == [("good", 1.9, False, None), ("?", 0.18, False, None), ("?", 0.18, False, None)]
    assert shown("good?") == [("good", 1.9, False, None)]
    assert shown("They met!!!") == []


def test_a_word_that_comes_again_is_judged_at_its_first_place():
    """As NLTK does: the second good is not negated in the text, and yet in the score."""
    assert shown("not good, later on they had fine good") == [
        ("good", -1.406, True, "not"),
        ("fine", 0.8, False, None),
        ("good", -1.406, True, "not"),
    ]


@pytest.mark.parametrize("text", ["good bad! !", "hope"])
def test_contributions_add_up(text):
    """Each is its valence over sqrt(s² + 15)."""
    words = VADER.words(text)
    s = sum(word.weight for word in words)
    assert [word.contribution for word in words] == pytest.approx([w.weight / math.sqrt(s * s + 15) for w in words])
