"""Quotations in real articles, and against the expectations of textacy's tests."""

import gzip
import json
import re

import pandas as pd
import pytest

from mediakit.quotes import quotes
from mediakit.quotes.marks import quoted_stretches


@pytest.fixture(scope="module")
def allsides(real):
    with gzip.open(real / "corpora" / "allsides_4000.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


@pytest.fixture(scope="module")
def marked(allsides):
    """Texts whose only quotation marks are curly double ones, in pairs in each paragraph: these tell for sure."""
    return [
        text
        for text in allsides
        if text.count("“") > 1
        and not re.search("[\"‘]|''|’’", text)
        and all(re.fullmatch("(?:“”)*", re.sub("[^“”]", "", paragraph)) for paragraph in text.split("\n"))
    ]


def test_expectations_of_textacy(real):
    """The 7 English ones: the same quotations, speakers and cues; a book's title and "cuties" are none."""
    cases = [
        case for case in json.loads((real / "gold" / "textacy_quotes.json").read_text("utf-8")) if case["lang"] == "en"
    ]
    assert len(cases) == 7
    for case in cases:
        found = quotes(pd.DataFrame({"doc_id": ["a"], "text": [case["text"]]}))
        expected = case["expected"]
        assert list(found["text"]) == [quote["content"] for quote in expected], case["text"]
        assert list(found["speaker"]) == [" and ".join(quote["speaker"]) for quote in expected]
        assert list(found["cue"]) == [" ".join(quote["cue"]) for quote in expected]


@pytest.mark.parametrize("signs", ["“”", '""', "''", "‘’", "””"])
def test_marks_of_one_kind_turned_into_another(marked, signs):
    """As single marks or as straight ones at least 99.5% of the quotations of 1,100 texts are found again."""
    n = found = 0
    for text in marked[::5]:
        spans = {match.span() for match in re.finditer("“[^“”]*”", text)}
        turned = text.replace("“", "\N{NULL}").replace("”", signs[1]).replace("\N{NULL}", signs[0])
        if signs == "''":
            turned = turned.replace("’", "'")
        n += len(spans)
        found += len(spans & {(stretch.start, stretch.end) for stretch in quoted_stretches(turned)})
    assert n > 1_000
    assert found / n >= 0.995


def test_a_lost_mark_costs_one_quotation(marked):
    """Without every third text's mark in the middle, the other quotations stay as they were (99.5% and more)."""
    n = found = 0
    for text in marked[::3]:
        spans = [match.span() for match in re.finditer("“[^“”]*”", text)]
        lost = spans[len(spans) // 2]
        less = text[: lost[1] - 1] + text[lost[1] :]
        kept = {(start - (start > lost[0]), end - (start > lost[0])) for start, end in spans if (start, end) != lost}
        n += len(kept)
        found += len(kept & {(stretch.start, stretch.end) for stretch in quoted_stretches(less)})
    assert n > 1_000
    assert found / n >= 0.995


def test_offsets_and_order_on_real_articles(allsides):
    """Every row of 80 articles is the text between its offsets, its speaker too."""
    articles = pd.DataFrame({"doc_id": range(80), "text": allsides[::50]})
    found = quotes(articles, indirect=True, scare=True)
    assert len(found) > 800
    assert found[["doc_id", "start"]].equals(found[["doc_id", "start"]].sort_values(["doc_id", "start"]))
    for row in found.itertuples():
        text = articles["text"][row.doc_id]
        assert text[row.start : row.end] == row.text
        if not pd.isna(row.speaker):
            assert text[row.speaker_start : row.speaker_end] == row.speaker
