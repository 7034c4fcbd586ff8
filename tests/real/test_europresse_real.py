"""Europresse on an export of the old markup: the values of the file's own test, and the whole import."""

import pytest

import mediakit as mk
from mediakit.readers import europresse

FACTS = [
    ("l'Humanité", "A heading: some text", "Politique", None, None, None, "2013-10-05"),
    ("Mag", "Another heading with colored text inside", None, "Second Author", None, None, "2012-10-03"),
    ("Magazine 1", "Heading", "Éditorial", "Author Name", "03", "5968", "2012-10-04"),
]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_old_markup(real):
    """Three articles with their outlets, titles, sections, authors, pages, issues and days; nothing unaccounted for."""
    corpus = mk.read_corpus(real / "europresse" / "europresse_test1.html")
    articles = corpus.articles
    days = articles["published"].dt.strftime("%Y-%m-%d")
    names = ["outlet", "title", "section", "author", "pages", "issue"]
    found = articles[names].astype(object).where(articles[names].notna(), None).assign(day=days)
    assert list(found.itertuples(index=False, name=None)) == FACTS
    assert list(articles["source_id"].str.split("·").str[2]) == ["PO", "HU", "MAG"]
    audit = corpus.audit.iloc[0]
    assert (audit["format"], audit["n_unaccounted"]) == (europresse.NAME, 0)
    assert audit["n_kept_chars"] + audit["n_metadata_chars"] + audit["n_dropped_chars"] == audit["n_chars"]


def test_paragraphs(real):
    """Bold and highlighted words stay in their paragraphs; notes, copyright and certificate are no text."""
    text = (real / "europresse" / "europresse_test1.html").read_text(encoding="utf-8")
    assert [a["text"].count("\n\n") + 1 for a in europresse.read(text).articles] == [2, 2, 1]
    assert not any("Numéro" in a["text"] or "©" in a["text"] for a in europresse.read(text).articles)
