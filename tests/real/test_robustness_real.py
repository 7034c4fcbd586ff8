"""Tone under two analyzers and in each voice on real articles."""

import pandas as pd
import pytest

from mediakit.compare_analyzers import compare_analyzers
from mediakit.quotes import quotes
from mediakit.robustness import tone_by_voice
from mediakit.sentiment import sentiment


@pytest.fixture(scope="module")
def articles(four_thousand):
    return four_thousand.articles.iloc[:400].reset_index(drop=True)


def test_scores_that_are_remembered_are_those_of_sentiment(articles):
    """Sixty articles, each analyzer and voice: what tone_by_voice says equals a call of its own, to the last bit."""
    some = articles.iloc[:60]
    said = quotes(some)
    tones = tone_by_voice(some, quotes=said)
    for (name, voice), rows in tones.groupby(["analyzer", "voice"]):
        alone = sentiment(some, analyzer=name, unit="sentence_mean", quotes=said, voice=voice)
        common = [column for column in alone.columns if column != "voice"]
        pd.testing.assert_frame_equal(rows[common].reset_index(drop=True), alone[common], check_exact=True)


def test_textblob_and_vader_turn_the_sign_of_four_articles_in_ten(articles):
    """Of 400 articles 163 are below zero under one and above it under the other; rho is .48, r .47."""
    found = compare_analyzers(tone_by_voice(articles)).iloc[0]
    assert (found["n_articles"], found["n_flips"]) == (400, 163)
    assert found["spearman"] == pytest.approx(0.481, abs=5e-4)
    assert found["pearson"] == pytest.approx(0.470, abs=5e-4)
