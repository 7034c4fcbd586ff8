"""The sample corpus in data/raw/sample keeps the promises of its README."""

import csv
import json
import warnings
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from mediakit.frames import mentions
from mediakit.readers import read_corpus
from mediakit.stories import stories
from mediakit.text import damaged_joints

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "raw" / "sample"
CODEBOOK = ROOT / "studies" / "summit_frames.yml"
OUTLETS = {"Brennholm Courier", "Harbour Post", "Tavar Herald", "Valley Tribune"}
READ = ["title", "outlet", "origin", "author", "dateline", "category", "age_text", "published_precision"]
FIELDS = [*READ, "published", "n_chars", "text_starts_with", "text_ends_with"]


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / "gold" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(value: object) -> object:
    """None for any missing value."""
    return None if pd.isna(value) else value


def _found(row: pd.Series) -> dict[str, object]:
    """An article as the reader gives it, in the gold's words."""
    text = row["text"]
    found = {field: _plain(row[field]) for field in READ}
    precision = found["published_precision"]
    style = "%Y-%m-%d" if precision == "day" else "%Y-%m-%dT%H:%M:%SZ"
    published = None if pd.isna(row["published"]) else row["published"].strftime(style)
    ends = {"text_starts_with": text[:40], "text_ends_with": text[-40:]}
    return found | ends | {"published": published, "n_chars": len(text)}


def _wrong(articles: pd.DataFrame, gold: list[dict], field: str) -> list[tuple]:
    """File, place, what was read and what was planted, where the two differ."""
    pairs = zip(articles.iterrows(), gold, strict=True)
    read = [(line, _found(row)[field]) for (_, row), line in pairs]
    return [(line["file"], line["place"], got, line[field]) for line, got in read if got != line[field]]


@pytest.fixture(scope="module")
def gold() -> list[dict]:
    """The expected articles, in order of file and place."""
    lines = (SAMPLE / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    return [line | {"title": line["expected_title"]} for line in gold]


@pytest.fixture(scope="module")
def corpus():
    """The sample as read_corpus reads it; its warnings about planted dates are not this file's matter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus([SAMPLE / "pages", SAMPLE / "tribune_archive.csv"])


@pytest.fixture(scope="module")
def articles(corpus, gold) -> pd.DataFrame:
    """The articles that were read, in the gold's order, with the gold's key."""
    table = corpus.articles.assign(name=[Path(file).name for file in corpus.articles["file"]])
    places = table.sort_values("start").groupby("name").cumcount()
    table = table.assign(place=places).set_index(["name", "place"])
    assert table.index.is_unique
    wanted = [(Path(line["file"]).name, line["place"]) for line in gold]
    assert sorted(table.index) == sorted(wanted)
    return table.loc[wanted].reset_index().assign(key=[line["key"] for line in gold])


def test_enough_articles_of_newspaper_length(articles, gold):
    """At least 64 different articles, each of 150 to 450 words between white space."""
    lengths = [len(text.split()) for text in articles["text"]]
    assert min(lengths) >= 150
    assert max(lengths) <= 450
    assert len({line["key"] for line in gold}) >= 64


def test_each_outlet_wrote_twelve_stories_and_printed_the_agency(articles, gold):
    """Each of the four outlets has 12 stories of its own, named as its own, and 4 agency copies or more."""
    pairs = [line for line in gold if line["on_topic"] and "duplicate" not in line["plants"]]
    own = Counter(line["outlet"] for line in pairs if line["copy_of"] is None and line["outlet"])
    printed = Counter(line["key"].rsplit("-", 1)[1] for line in pairs if line["copy_of"])
    assert set(own) == OUTLETS
    assert min(own.values()) >= 12
    assert len(printed) == 4
    assert min(printed.values()) >= 4
    agency = [line for line in pairs if line["copy_of"]]
    assert {line["origin"] for line in agency if "no_credit" not in line["plants"]} == {"Meridian Wire"}


def test_the_corpus_spans_three_weeks(gold):
    """The dates that can be known run from 2 to 22 March 2026."""
    days = sorted(line["published"][:10] for line in gold if line["published"])
    assert (days[0], days[-1]) == ("2026-03-02", "2026-03-22")


@pytest.mark.parametrize("field", FIELDS)
def test_every_article_is_read_as_planted(articles, gold, field):
    """Each field of each article is what its author put there."""
    assert _wrong(articles, gold, field) == []


def test_nothing_of_a_page_is_lost_but_its_furniture(corpus):
    """The audit adds up, and what was dropped is the aggregator's furniture."""
    audit = corpus.audit
    parts = audit["n_kept_chars"] + audit["n_metadata_chars"] + audit["n_dropped_chars"]
    assert (parts == audit["n_chars"]).all()
    assert "not recognised" not in set(corpus.dropped["reason"])


def test_the_gold_beside_the_articles_is_not_read_as_articles(corpus):
    """Reading the whole folder gives the same articles as its pages and its table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        whole = read_corpus(SAMPLE)
    assert sorted(whole.articles["doc_id"]) == sorted(corpus.articles["doc_id"])


def test_lost_joints_are_found_where_they_were_made(articles, gold):
    """damaged_joints finds the planted places, by the 12 characters on each side, and no other."""
    found = []
    for text, line in zip(articles["text"], gold, strict=True):
        where = (line["file"], str(line["place"]))
        found += [(*where, text[max(at - 12, 0) : at], text[at : at + 12]) for at in damaged_joints(text)]
    assert found == [tuple(row.values()) for row in _rows("joints.csv")]


def test_frames_are_mentioned_as_often_as_their_author_wrote_them(articles):
    """mentions() under the study's codebook counts what the authors counted, article by article."""
    once = articles.drop_duplicates("key")
    table = mentions(once, CODEBOOK)
    keys = once.set_index("doc_id")["key"]
    found = Counter(zip(table["doc_id"].map(keys), table["frame"].astype(str), strict=True))
    planted = {(row["key"], row["frame"]): int(row["n"]) for row in _rows("frames.csv")}
    assert dict(found) == planted


def test_near_copies_are_one_story(articles, gold):
    """Copies of an agency story with up to 30% of the words edited, shortened or led anew, share a story_id."""
    ids = stories(articles).set_index("doc_id")["story_id"].reindex(articles["doc_id"]).tolist()
    of_story: dict[str, set[str]] = {}
    for story_id, line in zip(ids, gold, strict=True):
        of_story.setdefault(line["story_key"], set()).add(story_id)
    assert {story: len(found) for story, found in of_story.items() if len(found) > 1} == {}


def test_different_stories_stay_apart(articles, gold):
    """No two stories that were written apart get one story_id."""
    ids = stories(articles).set_index("doc_id")["story_id"].reindex(articles["doc_id"]).tolist()
    in_group: dict[str, set[str]] = {}
    for story_id, line in zip(ids, gold, strict=True):
        in_group.setdefault(story_id, set()).add(line["story_key"])
    assert [sorted(found) for found in in_group.values() if len(found) > 1] == []
