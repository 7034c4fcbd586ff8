"""The detector on real articles: all of this corpus are English."""

import gzip
import itertools
import json

from mediakit.readers._languages import detect


def test_english_articles_are_english(real):
    """Each of the first 500 articles."""
    with gzip.open(real / "corpora" / "allsides_4000.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, 500)]
    assert [text[:80] for text in texts if detect(text) != "en"] == []


def test_no_headline_is_taken_for_another_language(real):
    """A headline may be too short to tell, but is never told wrong."""
    with gzip.open(real / "corpora" / "allsides_4000.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = [json.loads(line)["title"] for line in itertools.islice(lines, 500)]
    assert {detect(title) for title in titles} == {"en", None}
