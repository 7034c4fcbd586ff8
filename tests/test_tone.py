"""An article's tone from its sentences, and under one analyzer in one voice."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.compare import compare
from mediakit.prose import tell_spread
from mediakit.sentiment import sentiment
from mediakit.tone import article_tone, select_tone, weighted_mean

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["c", "a", "b", "d"],
        "outlet": ["Courier", "Post", None, "Post"],
        "text": ["A good deal. They met! “Awful,” he said.\nAll in all a fine day.", None, "... !!", "Not good."],
    },
    index=[7, 7, 1, 0],
)
FIGURES = ["doc_id", "analyzer", "polarity", "subjectivity", "n_words", "n_scored", "n_sentences"]


@pytest.mark.parametrize("analyzer", ["vader", "textblob"])
def test_the_figures_equal_those_of_sentence_means(analyzer):
    """To the last bit, and articles without a word too."""
    table = article_tone(ARTICLES, sentiment(ARTICLES, analyzer=analyzer, unit="sentence"))
    pd.testing.assert_frame_equal(
        table[FIGURES], sentiment(ARTICLES, analyzer=analyzer, unit="sentence_mean")[FIGURES], check_exact=True
    )
    assert list(table) == ["doc_id", "outlet", *FIGURES[1:]]


WORDS = st.sampled_from(["good", "bad", "awful", "great", "they", "met", "not", "very", "7", "—"])
SENTENCE = st.builds(lambda words, stop: " ".join(words) + stop, st.lists(WORDS, max_size=6), st.sampled_from(".!?\n"))
TEXT = st.none() | st.lists(SENTENCE, max_size=8).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=4), st.sampled_from(["vader", "textblob"]), st.randoms(use_true_random=False))
def test_the_figures_equal_sentence_means_for_any_text(texts, analyzer, random):
    """The mean does not depend on the order in which the sentences come."""
    articles = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": pd.Series(texts, dtype=object)})
    scored = sentiment(articles, analyzer=analyzer, unit="sentence")
    order = random.sample(range(len(scored)), len(scored))
    expected = sentiment(articles, analyzer=analyzer, unit="sentence_mean")[FIGURES]
    if scored.empty:
        expected["analyzer"] = None  # no row says which
    pd.testing.assert_frame_equal(
        article_tone(articles, scored.iloc[order])[FIGURES], expected, check_exact=True, check_dtype=len(scored) > 0
    )


def test_in_one_voice_a_sentence_counts_by_its_share():
    """(.5 - .3 / 5 + 0) / (1 + 1/5): one without a score weighs nothing, one without a word is not counted."""
    scored = pd.DataFrame(
        {
            "doc_id": "c", "sent_id": range(4), "analyzer": "vader", "voice": "quoted", "subjectivity": None,
            "polarity": [0.5, -0.3, None, None], "n_words": [4, 1, 3, 0], "share_in_voice": [1, 0.2, 0.5, 0],
            "n_scored": 1,
        }
    )  # fmt: skip
    table = article_tone(ARTICLES.assign(share_in_voice=9.0), scored)
    assert table["polarity"][0] == pytest.approx(0.44 / 1.2) and table["n_sentences"][0] == 3
    assert table["voice"].eq("quoted").all() and "share_in_voice" not in table
    plain = article_tone(ARTICLES, scored.drop(columns="share_in_voice"))
    assert plain["polarity"][0] == pytest.approx(0.1), "without the column each counts once"
    for share in (None, 0, 1.5):
        some = scored.assign(share_in_voice=[1, 0.2, share, None])
        with pytest.raises(MediakitError, match="share_in_voice is missing, .* in 1 of 3 rows with a word, .* 'c'"):
            article_tone(ARTICLES, some)


@given(st.lists(st.tuples(st.floats(-1, 1) | st.just(float("nan")), st.floats(0, 1)), max_size=8), st.randoms())
def test_weighted_means(pairs, random):
    """NumPy's average of what is known and weighs something, the same in any order."""
    found = weighted_mean(*zip(*pairs, strict=True)) if pairs else weighted_mean([], [])
    known = [(value, weight) for value, weight in pairs if not np.isnan(value)]
    if sum(weight for _, weight in known) == 0:
        assert np.isnan(found)
        return
    random.shuffle(pairs)
    assert weighted_mean(*zip(*pairs, strict=True)) == found
    values, weights = zip(*known, strict=True)
    if sum(weights) > 1e-300:
        assert found == pytest.approx(np.average(values, weights=weights), abs=1e-12)


def test_stories_are_carried_along():
    """With stories each article gets its story_id, in place of one that it had, which else stays; the rows stay in
    order."""
    stories = pd.DataFrame({"doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"]})
    scored = sentiment(ARTICLES, unit="sentence")
    table = article_tone(ARTICLES.assign(story_id="old"), scored, stories)
    assert table["doc_id"].tolist() == ["c", "a", "b", "d"]
    assert table["story_id"].fillna("").tolist() == ["c", "a", "a", ""]
    assert article_tone(ARTICLES.assign(story_id="old"), scored)["story_id"].tolist() == ["old"] * 4


def test_a_second_analyzer_takes_the_place_of_the_first():
    """The tone table itself can be scored again: no column stands twice."""
    first = article_tone(ARTICLES, sentiment(ARTICLES, analyzer="vader", unit="sentence"))
    scored = sentiment(ARTICLES, analyzer="textblob", unit="sentence")
    again = article_tone(first, scored)
    pd.testing.assert_frame_equal(again, article_tone(ARTICLES, scored))


def test_scores_of_two_analyzers_are_not_averaged():
    """Their mean would be on no scale; the message says which they are."""
    scored = pd.concat([sentiment(ARTICLES, analyzer=name, unit="sentence") for name in ("vader", "textblob")])
    with pytest.raises(MediakitError, match="scored holds scores of vader, textblob. Choose the rows of one"):
        article_tone(ARTICLES, scored)


def test_nothing_changes_its_input():
    """articles, scored and stories stay as they were."""
    tables = (
        ARTICLES.copy(), sentiment(ARTICLES, unit="sentence"), pd.DataFrame({"doc_id": ["a"], "story_id": ["a"]}),
    )  # fmt: skip
    before = [table.copy() for table in tables]
    article_tone(*tables)
    for table, was in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, was)


def test_the_report_says_which_articles_the_lexicon_cannot_read():
    """A French article under an English lexicon is told before the figures; without languages nothing is said."""
    articles = pd.DataFrame(
        {"doc_id": ["a", "b", "c"], "outlet": "Courier", "text": ["Bad news.", "Mal dit.", "Good."]}
    )
    told = {}
    for code in ("fr", "en"):
        named = articles.assign(language=["en", code, None])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tone = article_tone(named, sentiment(named, analyzer="vader", unit="sentence"))
        told[code] = tell_spread(tone, compare(tone, measure="polarity", by="outlet").groups)
    assert told["fr"].startswith(
        "1 of 3 articles is not in English (fr 1); VADER knows English words only, so its score says little. "
        "1 of 3 articles scores below zero."
    )
    assert told["en"].startswith("1 of 3 articles scores below zero.")


def test_the_tone_of_one_analyzer_in_one_voice():
    """Articles without a score stay; a misspelt name is told with the nearest; nothing is taken twice."""
    articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "outlet": ["x", "y", None], "polarity": 9.0})
    rows = [("a", "vader", "all", 0.1), ("a", "vader", "quoted", -0.5), ("b", "vader", "quoted", 0.2)]
    tones = pd.DataFrame(rows, columns=["doc_id", "analyzer", "voice", "polarity"])
    chosen = select_tone(tones, articles, analyzer="vader", voice="quoted")
    assert chosen["polarity"].tolist()[:2] == [-0.5, 0.2]
    assert chosen["polarity"].isna().tolist() == [False, False, True]
    assert list(chosen["doc_id"]) == ["a", "b", "c"]
    with pytest.raises(MediakitError, match="voice='quotes' is not known.*Did you mean 'quoted'"):
        select_tone(tones, articles, analyzer="vader", voice="quotes")
    with pytest.raises(MediakitError, match="an article twice"):
        select_tone(pd.concat([tones, tones]), articles, analyzer="vader")
