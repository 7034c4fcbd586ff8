"""What stands around the articles of a classic export: cover pages, beginnings and headings that are lost."""

import pytest

from mediakit.readers import nexis
from mediakit.readers._nexis_blocks import rows_of
from mediakit.readers._nexis_file import heading_numbers, is_heading

ARTICLE = (
    "                  {} of 2 DOCUMENTS\n\n\n          Courier\n\n          May 2, 2011 Monday\n\nTitle {}\n\n"
    "LENGTH: 6 words\n\nIt rained on day {}.\n\nLOAD-DATE: May 3, 2011\n\n          Copyright 2011 Courier\n\n"
)
FIRST, SECOND = (ARTICLE.format(n, n, n) for n in (1, 2))
COVERS = {
    "en": "Download Request: Selected Items: 1-2\nTime Of Request: Monday\n\nSend To:\nLIBRARY\n\nTerms: (a and\nb)\n",
    "en email": "Email Request: All Documents: 1-2\nTime of Request: Monday\nJob Number: 1\nResearch Information: x\n",
    "de": "Ausgabeauftrag: Dokument(e): 1-2\nZeitpunkt der Anforderung: Montag\nBegriffe: Fähre\nQuelle: Kurier\n",
    "fr": "Demande de téléchargement: Documents: 1-2\nHeure de la demande: lundi\nTermes: bac\nSource: Courrier\n",
    "nl": "Printopdracht: Alle documenten: 1-2\nZoektermen: veerpont\nBron: Havenbode\n",
    "es": "Solicitud de descarga: Documentos: 1-2\nHora de solicitud: lunes\nTérminos: barco\nFuente: Correo\n",
}


@pytest.mark.parametrize("language", COVERS)
def test_the_cover_page_is_dropped_as_such(language):
    """In the languages of the interface, with a note that somebody put above it."""
    text = f"NOTE: a sample for class.\n\n{COVERS[language]}\n\n{FIRST}{SECOND}"
    assert nexis.recognises(text)
    parsed = nexis.read(text)
    assert [article["title"] for article in parsed.articles] == ["Title 1", "Title 2"]
    assert [reason for _, _, reason in parsed.dropped] == ["cover page"]
    assert parsed.n_expected == 2


def test_a_file_without_its_beginning_keeps_what_is_left():
    """The rest of an article above the first heading, and the number that is missing."""
    parsed = nexis.read("was a day of rain, as days go. " * 10 + "\n\nLOAD-DATE: May 3, 2011\n\n" + SECOND)
    assert [article["title"] for article in parsed.articles] == [None, "Title 2"]
    assert parsed.articles[0]["text"].startswith("was a day of rain")
    assert parsed.articles[0]["load_date"] == "May 3, 2011"
    assert "Without a heading of its own" in parsed.warnings[0]


def test_a_few_words_above_the_first_heading_are_no_article():
    """They are dropped with a reason."""
    parsed = nexis.read(f"rain.\n\n{FIRST}{SECOND}")
    assert len(parsed.articles) == 2
    assert parsed.dropped == [(0, 5, "before the first article")]


def test_the_first_article_without_its_heading_is_read_below_the_cover_page():
    """Its labels show where it is."""
    text = COVERS["en"] + "\n\n" + FIRST.replace("1 of 2 DOCUMENTS", "") + SECOND
    parsed = nexis.read(text)
    assert [article["title"] for article in parsed.articles] == ["Title 1", "Title 2"]
    assert parsed.articles[0]["outlet"] == "Courier"
    assert parsed.n_expected == 2


def test_a_request_in_the_words_of_an_article_is_no_cover_page():
    """One line that begins like a cover's, without the lines that a cover has."""
    body = "Download Request: nobody knew what the note meant, and nobody asked for it twice."
    parsed = nexis.read(FIRST.replace("It rained on day 1.", body) + SECOND)
    assert parsed.articles[0]["text"] == body
    assert parsed.dropped == []


def test_numbers_may_be_grouped():
    """With commas, points or spaces."""
    assert heading_numbers("1,001 of 2,146 DOCUMENTS") == (1001, 2146)
    assert heading_numbers("1.001 von 2.146 DOKUMENTEN") == (1001, 2146)
    assert heading_numbers("no heading") == (0, 0)


def test_a_heading_in_small_letters_needs_an_empty_line_above_it():
    """Prose may wrap so that a line holds just these words."""
    prose, heading = rows_of("they signed\n3 of 10 documents\n\nDokument 3 von 10\n")[1:]
    assert not is_heading(prose)
    assert is_heading(heading)
