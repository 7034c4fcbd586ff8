"""An article's tone from its sentences, and how far two analyzers agree."""

import math
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediakit._check import MediakitError
from mediakit.compare import compare
from mediakit.prose import tell_spread
from mediakit.sentiment import sentiment
from mediakit.tone import analyzer_agreement, article_tone, select_tone

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


def test_stories_are_carried_along():
    """With stories each article gets its story_id, in place of one that it had; the rows stay in order."""
    stories = pd.DataFrame({"doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"]})
    scored = sentiment(ARTICLES, unit="sentence")
    table = article_tone(ARTICLES.assign(story_id="old"), scored, stories)
    assert table["doc_id"].tolist() == ["c", "a", "b", "d"]
    assert table["story_id"].fillna("").tolist() == ["c", "a", "a", ""]
    assert "story_id" not in article_tone(ARTICLES.assign(story_id="old"), scored)


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


def _scores(values):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(values))], "polarity": values})


SCORES = st.lists(
    st.tuples(*[st.sampled_from([-1.0, -0.5, -0.25, 0.0, 0.125, 0.3, 0.7, 1.0])] * 2), min_size=4, max_size=30
)


@settings(max_examples=100, deadline=None)
@given(SCORES)
def test_rho_is_scipys(pairs):
    """Spearman's rho with ties, against scipy.stats.spearmanr; flips by counting."""
    a, b = (np.array(values) for values in zip(*pairs, strict=True))
    found = analyzer_agreement(_scores(a), _scores(b).iloc[::-1])
    assert found.n == len(pairs)
    assert found.flips == sum(x * y < 0 for x, y in pairs)
    if len(set(a)) < 2 or len(set(b)) < 2:
        assert math.isnan(found.rho) and math.isnan(found.low) and math.isnan(found.high)
        return
    assert found.rho == pytest.approx(stats.spearmanr(a, b).statistic, abs=1e-12)
    assert -1 <= found.rho <= 1
    assert -1 <= found.low <= found.high <= 1


def test_the_interval_is_that_of_bonett_and_wright():
    """By hand: rho = 0.9 for five articles, so z = 1.472219 and its standard error sqrt(1.405 / 2) = 0.838153;
    1.472219 -+ 1.959964 * 0.838153 are -0.170530 and 3.114969, and their tanh -0.168896 and 0.996069."""
    found = analyzer_agreement(_scores([-0.2, -0.1, 0.0, 0.1, 0.2]), _scores([-0.3, 0.1, 0.0, 0.2, 0.3]))
    assert found.rho == pytest.approx(0.9)
    assert (found.low, found.high) == pytest.approx((-0.168896, 0.996069), abs=1e-6)


@pytest.mark.slow
def test_the_interval_holds_what_it_promises():
    """Of 2,000 samples of 40 from a normal pair with r = 0.6, whose Spearman rho is 6/pi asin(0.3) = 0.582, the
    interval covers it in 93 to 97 of 100."""
    rho, inside = 6 / math.pi * math.asin(0.3), 0
    draws = np.random.default_rng(7)
    for _ in range(2000):
        a, b = draws.multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], 40).T
        found = analyzer_agreement(_scores(a), _scores(b))
        inside += found.low <= rho <= found.high
    assert 0.93 <= inside / 2000 <= 0.97


def test_articles_without_a_score_are_left_out():
    """Only articles that both score count; below four there is no rho."""
    a, b = _scores([0.1, None, 0.3, -0.2, 0.5]), _scores([0.2, 0.1, None, 0.4, 0.6])
    found = analyzer_agreement(a, b.iloc[:4])
    assert (found.n, found.flips) == (2, 1)
    assert math.isnan(found.rho)
    assert analyzer_agreement(_scores([]), _scores([])).n == 0


def test_signs_are_compared_not_products():
    """Scores so small that their product is zero still differ in sign."""
    assert analyzer_agreement(_scores([1e-200, 0.0]), _scores([-1e-200, -1.0])).flips == 1


def test_sentences_are_no_articles():
    """Scores of sentences would be paired crosswise; they are refused with what to do instead."""
    scored = sentiment(ARTICLES, unit="sentence")
    whole = sentiment(ARTICLES, unit="article")
    with pytest.raises(MediakitError, match="second has several rows for one article.*article_tone"):
        analyzer_agreement(whole, scored)
    with pytest.raises(MediakitError, match="first has no column 'polarity'"):
        analyzer_agreement(ARTICLES, whole)


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
