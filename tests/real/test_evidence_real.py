"""Evidence on real articles: words stand where they say, and make the libraries' scores to the last bit."""

import gzip
import json

import pandas as pd
import pytest
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from textblob import TextBlob

from mediakit import _language_data
from mediakit.evidence import evidence, score_of
from mediakit.text import sentences


@pytest.fixture(scope="module")
def allsides(real):
    with gzip.open(real / "corpora" / "allsides_4000.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return pd.DataFrame({"doc_id": [row["ID"] for row in rows], "text": [row["text"] for row in rows]})


def library(name):
    """The library's own polarity of a text, without anything of ours."""
    if name == "textblob":
        return lambda text: TextBlob(text).sentiment.polarity
    _language_data.prepare()
    vader = SentimentIntensityAnalyzer()
    return lambda text: vader.polarity_scores(text)["compound"]


def check(articles, unit):
    table = articles if unit == "article" else sentences(articles)
    keys = ["doc_id"] if unit == "article" else ["doc_id", "sent_id"]
    text_of_doc = dict(zip(articles["doc_id"], articles["text"], strict=True))
    text_of_unit = dict(zip(table[keys].itertuples(index=False, name=None), table["text"], strict=True))
    for name in ("textblob", "vader"):
        found = evidence(articles, analyzer=name, unit=unit)
        for doc_id, start, end, word in zip(found["doc_id"], found["start"], found["end"], found["word"], strict=True):
            assert text_of_doc[doc_id][start:end] == word
        scored, score = score_of(found, name), library(name)
        ids = list(scored[keys].itertuples(index=False, name=None))
        assert scored["polarity"].tolist() == [score(text_of_unit[one]) for one in ids]
        assert len(ids) > 0.5 * len(table)
        # NLTK rounds to four decimals
        sums = found.groupby(keys, sort=False)["contribution"].sum().to_numpy()
        assert abs(sums - scored["polarity"].to_numpy()).max() < 0.0000501


def test_some_articles(allsides):
    """Every 100th article, by article and by sentence."""
    check(allsides.iloc[::100], "article")
    check(allsides.iloc[::100], "sentence")


@pytest.mark.slow
def test_all_articles(allsides):
    """All 4,000 by article, and every fourth by sentence."""
    check(allsides, "article")
    check(allsides.iloc[::4], "sentence")
