"""Factiva's own HTML and XML give what their tests expect."""

from mediakit.readers import factiva_html, factiva_xml


def test_html(real):
    """Two articles by their headlines, in French: LP and TD are one text, dates and numbers as written."""
    text = (real / "factiva" / "factiva_test.html").read_text(encoding="utf-8")
    assert factiva_html.recognises(text)
    first, second = factiva_html.read(text).articles
    assert (first["title"], second["title"]) == ("Test 1", "Test 2")
    assert (first["published_text"], second["published_text"]) == ("29 décembre 2011 15:32", "29 décembre 2011")
    assert (first["text"].count("\n\n"), second["text"].count("\n\n")) == (3, 1)
    assert (second["section"], second["edition"], first["length"]) == ("Infolocale", "something", "295 mots")
    assert first["source_id"] == "TESTFR0020111229e7ct0001r"


def test_xml(real):
    """Three articles, as the result set announces: lead and tail paragraphs are the text."""
    text = (real / "factiva" / "factiva_test.xml").read_text(encoding="utf-8-sig")
    assert factiva_xml.recognises(text)
    parsed = factiva_xml.read(text)
    assert (parsed.n_expected, parsed.warnings) == (3, [])
    assert [article["source_id"][-2:] for article in parsed.articles] == ["30", "31", "32"]
    assert [article["language"] for article in parsed.articles] == ["EN", "FR", "EN"]
    assert [article["length"] for article in parsed.articles] == ["942", "780", "531"]
    assert [article["text"].count("\n\n") for article in parsed.articles] == [1, 1, 1]
    assert parsed.articles[0]["published_text"] == "2012-01-09T01:35:58Z"
    assert parsed.articles[2]["pages"] == "85"
