"""The search summary in five languages, and which of its numbers announces the articles of the file."""

import pytest

from mediakit.readers._factiva_summary import announced, shortfall, summaries

SUMMARIES = {
    "en": ["Search Summary", "Text", "Date", "Source", "Results Found", "Timestamp"],
    "de": ["Zusammenfassung der Suche", "Text", "Datum", "Quelle", "Gefundene Ergebnisse", "Zeitstempel"],
    "fr": ["Résumé de la recherche", "Texte", "Date", "Source", "Résultats trouvés", "Horodatage"],
    "nl": ["Zoekoverzicht", "Tekst", "Datum", "Bron", "Gevonden resultaten", "Tijdstempel"],
    "es": ["Resumen de búsqueda", "Texto", "Fecha", "Fuente", "Resultados encontrados", "Marca de tiempo"],
}


@pytest.mark.parametrize("labels", SUMMARIES.values(), ids=SUMMARIES)
@pytest.mark.parametrize("sign", ["|", "\t", "  ", "|\n"], ids=["bar", "tab", "spaces", "next line"])
def test_a_summary_is_known_in_each_language(labels, sign):
    """Query and number are read, and it ends at its time stamp, however the cells of the table came through."""
    values = ["dam OR\nweir", "01/01/2023", "all", "1,771", "1 May 2023 10:00"]
    rows = [f"{label}{sign}{value}" for label, value in zip(labels[1:], values, strict=True)]
    lines = "\n".join(["It rained.", labels[0], *rows, "More."]).split("\n")
    [found] = summaries(lines)
    assert (found.terms, found.n_results) == ("dam OR weir", 1771)
    assert lines[found.first] == labels[0]
    assert lines[found.stop :] == ["More."]


def test_words_of_a_text_are_no_summary():
    """A line that begins like a label, or a heading alone, takes nothing out of a text."""
    assert summaries(["Text messages came in.", "Date of the talks: Monday.", "Source said so."]) == []
    assert summaries(["Search summary", "The police told it."]) == []


def test_only_what_fits_in_a_download_announces_its_articles():
    """The same search twice counts once; a number above what a download can hold speaks of other files too."""
    assert announced([("a", 3), ("b", 2), ("a", 3)], 5) == (5, [])
    expected, [remark] = announced([("a", 250)], 100)
    assert expected is None
    assert "250" in remark
    assert announced([("a", 250)], 250) == (250, [])


def test_a_shortfall_says_where_the_last_article_stands():
    """With both readings: lost, or not chosen."""
    [said] = shortfall(5, 3, "Rain", 1234)
    assert "Announces 5 articles, holds 3: 2 are missing" in said
    assert "'Rain' (character 1,234)" in said
    assert shortfall(3, 3, "Rain", 0) == shortfall(None, 3, "Rain", 0) == []
