"""Real Nexis exports: the values that other programs' tests expect of them."""

import csv
import re
import warnings

import pandas as pd
import pytest

import mediakit as mk
from mediakit.readers import nexis, nexis_html, nexis_uni
from mediakit.readers._documents import docx_text

PEER = {"Newspaper": "outlet", "Length": "length", "Section": "section", "Author": "author", "Edition": "edition"}
PEER |= {"Headline": "title"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sample(real):
    """The classic sample as text."""
    return (real / "nexis" / "classic_sample.TXT").read_bytes().decode("utf-8-sig")


@pytest.fixture(scope="module")
def expected(real):
    """What LexisNexisTools gives for it."""
    with (real / "nexis" / "classic_sample_expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_classic_sample_agrees_cell_for_cell(sample, expected):
    """Outlet, length, section, author, edition and headline; texts as long as the peer's, with as many paragraphs."""
    parsed = nexis.read(sample)
    assert len(parsed.articles) == len(expected) == parsed.n_expected == 10
    for article, row in zip(parsed.articles, expected, strict=True):
        for theirs, ours in PEER.items():
            assert article.get(ours) == (None if row[theirs] == "NA" else row[theirs]), (row["ID"], ours)
        paragraphs = article["text"].split("\n\n")
        assert len(paragraphs) == int(row["n_paragraphs"])
        assert len(" ".join(article["text"].split())) == int(row["nchar_article"])
    assert sum(len(article["text"].split("\n\n")) for article in parsed.articles) == 122


def test_the_classic_sample_imports_with_its_dates(real, expected):
    """Through read_corpus: the peer's dates, nothing unrecognised, the one odd heading said."""
    with warnings.catch_warnings(action="ignore"):
        corpus = mk.read_corpus(real / "nexis" / "classic_sample.TXT")
    found = corpus.articles.sort_values("start")
    assert found["published"].dt.date.astype(str).tolist() == [row["Date"] for row in expected]
    assert found["published_precision"].eq("day").all()
    assert found["language"].eq("en").all()
    audit = corpus.audit.iloc[0]
    assert (audit["format"], audit["n_expected"], audit["n_articles"]) == ("Nexis", 10, 10)
    assert audit["n_kept_chars"] + audit["n_metadata_chars"] + audit["n_dropped_chars"] == audit["n_chars"]
    assert corpus.dropped["reason"].tolist() == ["cover page"]
    assert "number 8 counts 383 documents" in audit["warnings"]


@pytest.mark.parametrize("number", range(1, 11))
def test_any_article_taken_out_of_the_sample_is_missed(sample, number):
    """By its number, at its place."""
    starts = [found.start() for found in re.finditer(r"^ *\d+ of \d+ DOCUMENTS", sample, re.MULTILINE)]
    ends = [*starts[1:], len(sample)]
    parsed = nexis.read(sample[: starts[number - 1]] + sample[ends[number - 1] :])
    assert (len(parsed.articles), parsed.n_expected) == (9, 10)
    assert f"number {number} is missing" in parsed.warnings[0]


def test_the_html_sample_has_two_articles_of_a_part_of_a_list(real):
    """Their headlines, authors, editions, and the 144 that the page announces and does not hold."""
    page = (real / "nexis" / "classic_sample_en.html").read_bytes().decode("utf-8")
    assert nexis_html.recognises(page)
    parsed = nexis_html.read(page)
    found = [[a.get(name) for name in ("title", "author", "edition", "length")] for a in parsed.articles]
    assert found == [
        ["Heading One", "By PAPER AUTHOR", "An Edition", "584 words"],
        ["First part; Second part", None, "Late Edition - Final; Correction Appended", "121 words"],
    ]
    assert parsed.n_expected == 146
    assert "numbers 2,003 to 2,146 are missing" in parsed.warnings[0]


def test_the_uni_sample_has_ten_articles(real):
    """All of the document's words are in the text; 71 paragraphs stand below Body, 11 rows close articles.

    LexisNexisTools' test expects 83 paragraphs: it counts these 82 rows and, as one each, the lines drawn below
    Body and Classification (their position is text to it), and lacks the last row of each of the ten documents.
    Without the nine rows of the classification block that is 74.
    """
    docx = pytest.importorskip("docx")
    path = real / "nexis" / "uni_sample.DOCX"
    text = docx_text(path.read_bytes())
    body = docx.Document(str(path)).element.body
    assert re.sub(r"\s", "", "".join(t.text or "" for t in body.iter(f"{W}t"))) == re.sub(r"\s", "", text)
    assert nexis_uni.recognises(text)
    parsed = nexis_uni.read(text)
    assert (len(parsed.articles), parsed.n_expected, parsed.warnings) == (10, 10, [])
    assert {article["outlet"] for article in parsed.articles} == {"The Guardian(London)"}
    n_paragraphs = sum(len(article["text"].split("\n\n")) for article in parsed.articles)
    closing = [
        "language",
        "publication_type",
        "journal_code",
        "subject",
        "organization",
        "person",
        "geographic",
        "load_date",
    ]
    n_labels = sum(1 for article in parsed.articles for name in closing if article.get(name))
    n_headings = text.count("\nClassification\n")
    n_drawn = text.count("\nBody\n") + n_headings
    assert (n_paragraphs, n_labels, n_headings) == (71, 10, 1)
    assert n_paragraphs + n_labels + n_headings + n_drawn - len(parsed.articles) == 83
    block = [name for name in closing if parsed.articles[6].get(name)]
    assert 83 - len(block) - n_headings == 74


def test_the_uni_sample_imports_with_times(real):
    """Through read_corpus: GMT times, the outlet's name as outlets.yml has it or as written."""
    with warnings.catch_warnings(action="ignore"):
        corpus = mk.read_corpus(real / "nexis" / "uni_sample.DOCX")
    found = corpus.articles.sort_values("start")
    assert found["published"].iloc[0] == pd.Timestamp("2019-07-01T09:20", tz="UTC")
    assert found["published_precision"].eq("minute").all()
    assert corpus.audit["format"].tolist() == ["Nexis Uni (DOCX)"]
    assert set(corpus.dropped["reason"]) == {"cover page", "list of documents"}
