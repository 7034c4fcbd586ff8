"""A real capture and the pages in the site's other layouts, against what was written down for each."""

import json
import re
from pathlib import Path

import pytest

import mediakit as mk
from mediakit.readers import aggregator

PAGES = ["e01_plain", "e02_logo", "e03_logo_no_outlet", "e04_empty_main", "e05_french", "e06_hashtag_list"]


def expected_time(article: dict) -> str | None:
    """The time as the JSON writes it: a date alone where no more is known."""
    if article["published"] is None:
        return None
    shape = "%Y-%m-%d" if article["published_precision"] == "day" else "%Y-%m-%dT%H:%M:%SZ"
    return article["published"].strftime(shape)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_gives_its_articles_field_by_field(real: Path, name: str):
    """Every article and every field of the JSON, and exactly its furniture lines."""
    folder = real / "aggregator" / "invented"
    expected = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    corpus = mk.read_corpus(folder / f"{name}.txt", captured=expected["captured"])
    rows = corpus.articles.astype(object).where(corpus.articles.notna(), None).to_dict("records")
    assert len(rows) == len(expected["articles"])
    for row, article in zip(rows, expected["articles"], strict=True):
        text = row["text"]
        found = {column: row.get(column) for column in article}
        found["published"] = expected_time(row)
        found["text_starts_with"] = text[:40] or None
        found["text_ends_with"] = text[-40:] or None
        found["n_chars"] = len(text)
        assert found == article
    dropped = corpus.dropped[corpus.dropped["reason"] == aggregator.FURNITURE]
    assert dropped["text"].tolist() == expected["furniture"]
    assert set(corpus.dropped["reason"]) <= {aggregator.FURNITURE, aggregator.REPEATED}


@pytest.mark.parametrize("captured", [None, "2025-08-15T09:30Z"])
def test_the_real_page(real: Path, captured: str | None):
    """Four articles; origins from credit lines, the outlet's own else; dates only with a capture time."""
    corpus = mk.read_corpus(real / "aggregator" / "daily8_alaska.txt", captured=captured)
    articles = corpus.articles
    assert articles["title"].str.split().str[0].tolist() == ["Kim", "Ukraine", "Left", "Trump"]
    assert articles["origin"].tolist() == ["Euronews", "Al Arabiya", "BBC", "BBC"]
    assert articles["outlet"].fillna("").tolist() == ["", "Al Arabiya", "Saudi Gazette", "Saudi Gazette"]
    assert articles["dateline"].fillna("").tolist() == ["", "", "KYIV", "WASHINGTON"]
    assert articles["age_text"].fillna("").tolist() == ["", "an hour ago", "2 hours ago", "2 hours ago"]
    hours = articles["published"].dt.strftime("%H:%M").fillna("").tolist()
    assert hours == (["", "08:30", "07:30", "07:30"] if captured else [""] * 4)
    assert [len(re.findall("land swap", text)) for text in articles["text"]] == [0, 0, 1, 0]
    assert [len(re.findall("listening exercise", text)) for text in articles["text"]] == [0, 0, 0, 1]
    audit = corpus.audit.iloc[0]
    assert audit["n_kept_chars"] + audit["n_metadata_chars"] + audit["n_dropped_chars"] == audit["n_chars"]


def test_all_pages_in_one_folder(real: Path):
    """The invented pages are read together too, and every character is accounted for."""
    with pytest.warns(UserWarning, match="6 files without an article"):  # the JSON files beside them
        corpus = mk.read_corpus(real / "aggregator" / "invented")
    pages = corpus.audit[corpus.audit["format"] == aggregator.NAME]
    assert len(pages) == len(PAGES)
    total = pages["n_kept_chars"] + pages["n_metadata_chars"] + pages["n_dropped_chars"]
    assert (total == pages["n_chars"]).all()
