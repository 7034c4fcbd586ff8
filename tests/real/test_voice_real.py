"""Two voices on real articles: nothing is lost between them, whatever their quotation marks."""

import pandas as pd
import pytest

from mediakit.frames import coverage, mentions
from mediakit.quotes import quotes
from mediakit.sentiment import sentiment
from mediakit.share_of_voice import share_of_voice
from mediakit.text import sentences, words
from mediakit.tone import article_tone
from mediakit.voice import quotations

BOOK = {"frames": {"tax": {"patterns": ["tax*", "tax* ~5 cut*"]}, "war": {"patterns": ["war*"]}}}


@pytest.fixture(scope="module")
def articles(four_thousand):
    return four_thousand.articles.iloc[::40].reset_index(drop=True)


@pytest.fixture(scope="module")
def found(articles):
    return quotes(articles)


def test_the_words_of_the_two_voices_are_those_of_the_texts(articles, found):
    """Every word is in one voice, but for the few that a mark of quotation cuts in two."""
    quoted = quotations(articles, found)
    whole = sum(len(words(text)) for text in quoted.texts)
    apart = sum(len(words(text)) for voice in ("narrator", "quoted") for text in quoted.masked(voice))
    assert 0.05 < sum(len(words(text)) for text in quoted.masked("quoted")) / whole < 0.5
    assert abs(apart - whole) <= whole / 5_000


def test_sentences_in_one_voice_hold_no_word_of_the_other(articles, found):
    """The voice that a sentence is said to be in is that of the words that are scored of it."""
    voice = sentences(articles, quotes=found)["voice"]
    n_words = {
        name: sentiment(articles, analyzer="vader", unit="sentence", quotes=found, voice=name)["n_words"]
        for name in ("narrator", "quoted")
    }
    assert (n_words["quoted"][voice == "narrator"] == 0).all()
    assert (n_words["narrator"][voice == "quoted"] == 0).all()
    assert (n_words["narrator"][voice == "mixed"] > 0).all() and (n_words["quoted"][voice == "mixed"] > 0).all()
    assert set(voice) == {"narrator", "quoted", "mixed"}


def test_the_mean_of_one_voice_is_near_that_of_sentences_wholly_in_it(articles, found):
    """The shares of the two voices add up to the sentences; weighted by them the mean is nearer than unweighted."""
    options = {"analyzer": "vader", "unit": "sentence", "quotes": found}
    whole = sentiment(articles, **options)
    own, said = (sentiment(articles, voice=voice, **options) for voice in ("narrator", "quoted"))
    with_word = whole["n_words"] > 0
    both = own["share_in_voice"] + said["share_in_voice"]
    assert both[with_word].to_numpy() == pytest.approx(1) and both[~with_word].isna().all()
    wholly = article_tone(articles, whole[whole["voice"] == "narrator"])["polarity"]
    weighted = article_tone(articles, own)["polarity"]
    plain = article_tone(articles, own.drop(columns="share_in_voice"))["polarity"]
    assert (weighted - wholly).abs().mean() < 0.8 * (plain - wholly).abs().mean()
    assert plain.std() < weighted.std()


def test_mentions_of_the_two_voices_are_all_but_the_mixed(articles, found):
    """Counted by coverage in either voice."""
    table = mentions(articles, BOOK, quotes=found)
    counts = table["voice"].value_counts()
    assert counts["narrator"] > counts["quoted"] > 0
    for voice in ("narrator", "quoted"):
        mine = table[table["voice"] == voice]
        rows = coverage(mine, articles, by="outlet", quotes=found, voice=voice)
        pairs = pd.MultiIndex.from_frame(mine[["doc_id", "frame"]].astype(str)).nunique()
        assert rows["n_with"].sum() == pairs


def test_share_of_voice_holds_all_quoted_words(articles, found):
    """The words of all speakers of all outlets are the words in quotations."""
    quoted = quotations(articles, found).masked("quoted")
    assert share_of_voice(articles, found)["n_words"].sum() == pytest.approx(
        sum(len(words(t)) for t in quoted), rel=1e-3
    )
