"""Nexis exports that other programs test with, against those programs' values."""

import csv
import warnings

import pandas as pd
import pytest

from mediakit.readers import read_corpus


@pytest.fixture(scope="module")
def classic(real):
    """The classic TXT sample."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_corpus(real / "nexis" / "classic_sample.TXT")


def test_the_classic_sample_agrees_cell_for_cell(classic, real):
    """Outlet, date, length, section, author, edition and headline are LexisNexisTools' own expected values."""
    with (real / "nexis" / "classic_sample_expected.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    articles = classic.articles
    assert len(articles) == len(expected) == 10
    columns = {"Newspaper": "outlet", "Length": "length", "Section": "section", "Author": "author",
               "Edition": "edition", "Headline": "title"}  # fmt: skip
    for theirs, ours in columns.items():
        found = [None if pd.isna(value) else value for value in articles[ours]]
        assert found == [None if row[theirs] == "NA" else row[theirs] for row in expected], theirs
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == [row["Date"] for row in expected]


def test_the_classic_sample_has_its_paragraphs(classic):
    """122 in all, as the other program counts them, and each article's own number."""
    n = [len(text.split("\n\n")) for text in classic.articles["text"]]
    assert n == [5, 12, 8, 6, 12, 7, 6, 10, 7, 49]
    assert sum(n) == 122


def test_the_classic_sample_is_accounted_for(classic):
    """It announces ten documents and holds them; every character is in one place."""
    row = classic.audit.iloc[0]
    assert (row["n_expected"], row["n_articles"], row["n_unaccounted"]) == (10, 10, 0)
    assert row["n_kept_chars"] + row["n_metadata_chars"] + row["n_dropped_chars"] == row["n_chars"]


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_the_word_file_has_ten_articles(real):
    """71 paragraphs of text, counted by hand; cover and list of documents are in no article."""
    corpus = read_corpus(real / "nexis" / "uni_sample.DOCX")
    assert len(corpus.articles) == 10
    assert corpus.audit["n_expected"].tolist() == [10]
    assert [len(text.split("\n\n")) for text in corpus.articles["text"]] == [5, 7, 3, 9, 5, 14, 1, 16, 7, 4]
    assert corpus.articles["published"].notna().all()


def test_the_html_has_two_articles_of_those_announced(real):
    """And says loudly where the rest should stand."""
    with pytest.warns(UserWarning, match="missing|announce"):
        corpus = read_corpus(real / "nexis" / "classic_sample_en.html")
    assert corpus.articles["title"].tolist() == ["Heading One", "First part; Second part"]
    assert corpus.articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["1991-12-19", "1993-01-28"]
    assert corpus.audit["n_unaccounted"].iloc[0] > 0
