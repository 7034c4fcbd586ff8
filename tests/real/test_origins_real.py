"""Origins and lines of credit of real articles; nothing of them is copied here, only counts."""

import warnings
from pathlib import Path

import mediakit as mk
from mediakit.origin import credit_lines, origins
from mediakit.readers import Corpus


def read(path: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return mk.read_corpus(path).articles


def test_the_page_and_the_exports(real: Path):
    """The origins of the aggregator's page; the table says of every export what the readers say."""
    page = read(real / "aggregator" / "daily8_alaska.txt")
    assert origins(page.drop(columns="origin"))["origin"].tolist() == ["Euronews", "Al Arabiya", "BBC", "BBC"]
    for part in ("aggregator/invented", "nexis", "europresse"):
        articles = read(real / part)
        found = origins(articles.drop(columns="origin"))["origin"]
        assert found.fillna("-").tolist() == articles["origin"].fillna("-").tolist()


def test_four_thousand_articles(four_thousand: Corpus):
    """The places of all lines are exact, and the articles' origins are those of the table."""
    articles = four_thousand.articles
    found = origins(articles.drop(columns="origin"))
    assert found["origin"].fillna("-").tolist() == articles["origin"].fillna("-").tolist()
    assert found["origin_from"].value_counts()[["dateline", "end", "byline"]].tolist() == [335, 17, 9]
    lines = credit_lines(articles).dropna(subset=["start"])
    texts = articles.set_index("doc_id")["text"]
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in lines.itertuples())
    assert (lines["role"] == "contributed").sum() > 150
