"""Sentences, tone and stories on real articles."""

import gzip
import json
import math

import pandas as pd
import pytest
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from textblob import TextBlob

from mediakit.sentiment import sentiment
from mediakit.stories import stories
from mediakit.text import damaged_joints, sentences


@pytest.fixture(scope="module")
def allsides(real):
    with gzip.open(real / "corpora" / "allsides_4000.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return pd.DataFrame({"doc_id": [row["ID"] for row in rows], "text": [row["text"] for row in rows]})


def check_offsets(articles):
    text_of = dict(zip(articles["doc_id"], articles["text"], strict=True))
    found = sentences(articles)
    for doc_id, start, end, text in zip(found["doc_id"], found["start"], found["end"], found["text"], strict=True):
        assert text_of[doc_id][start:end] == text == text.strip()
    kept = sum(len("".join(text.split())) for text in found["text"])
    assert kept == sum(len("".join(text.split())) for text in articles["text"] if isinstance(text, str))


def check_scores(articles, unit):
    """Every score equals the library's on the same stretch of text."""
    table = articles if unit == "article" else sentences(articles)
    nltk_vader = None
    for analyzer in ("textblob", "vader"):
        found = sentiment(articles, analyzer=analyzer, unit=unit)
        nltk_vader = nltk_vader or SentimentIntensityAnalyzer()
        for text, row in zip(table["text"], found.itertuples(), strict=True):
            if not row.n_words:
                assert math.isnan(row.polarity)
            elif analyzer == "textblob":
                assert (row.polarity, row.subjectivity) == tuple(TextBlob(text).sentiment)
            else:
                assert row.polarity == nltk_vader.polarity_scores(text)["compound"]


def test_joints_of_a_scraped_page(real):
    """The page has 15 joints without a space, counted by eye, and no other place is taken for one."""
    page = (real / "aggregator" / "daily8_alaska.txt").read_text(encoding="utf-8-sig")
    joints = damaged_joints(page)
    assert len(joints) == 15
    assert all(page[joint - 1] in "\"'.?!" and not page[joint].isspace() for joint in joints)
    check_offsets(pd.DataFrame({"doc_id": ["page"], "text": [page]}))


def test_some_articles(allsides):
    """Offsets, coverage and both libraries' scores on every 100th article."""
    some = allsides.iloc[::100]
    check_offsets(some)
    check_scores(some, "article")
    check_scores(some, "sentence")


@pytest.mark.slow
def test_all_articles(allsides):
    """Offsets, coverage and both libraries' scores on all 4,000."""
    check_offsets(allsides)
    check_scores(allsides, "article")
    check_scores(allsides.iloc[::4], "sentence")


@pytest.mark.slow
def test_real_copies(allsides, real):
    """Pairs alike all over (Jaccard .5 and more, computed beside the corpus) are copies; few others are."""
    pairs = pd.read_csv(real / "corpora" / "allsides_4000_similar_pairs.csv")
    story_of = stories(allsides).set_index("doc_id")["story_id"]
    alike = pairs[pairs["jaccard"] >= 0.5]
    assert len(alike) == 7
    assert all(story_of[a] == story_of[b] for a, b in zip(alike["id1"], alike["id2"], strict=True))
    known = set(pairs["id1"]) | set(pairs["id2"])
    unknown = [doc_id for doc_id, story_id in story_of.items() if doc_id != story_id and doc_id not in known]
    assert len(unknown) <= 4
