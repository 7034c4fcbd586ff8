"""ProQuest's labels: the same column in each language of the interface, and no label in running text."""

import pytest

from mediakit.readers._proquest_labels import COVER, FOOTER, LIST, RULE, label_of, numbered


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        ("text", ["Full text: a", "Full Text: a", "Texte intégral : a", "Volltext: a", "Texto completo: a"]),
        ("outlet", ["Publication title: a", "Titre de la publication: a", "Titel der Publikation: a"]),
        ("outlet", ["Título de publicación: a", "Titel van publicatie: a"]),
        ("published_text", ["Publication date: a", "Publicationdate: a", "Date de publication\u00a0: a"]),
        ("published_text", ["Erscheinungsdatum: a", "Publikationsdatum: a", "Fecha de publicación: a"]),
        ("source_id", ["ProQuest document ID: 1", "ID du document ProQuest : 1", "ProQuest-Dokument-ID: 1"]),
        ("source_id", ["ID del documento de ProQuest: 1", "ID do documento ProQuest: 1"]),
        ("url", ["Document URL: a", "URL du document : a", "Dokument-URL: a", "URL del documento: a"]),
        ("language", ["Language of publication: a", "Langue de publication : a", "Sprache der Publikation: a"]),
        ("abstract", ["Abstract: a", "Résumé : a", "Re\u0301sume\u0301 : a", "Zusammenfassung: a", "Resumen: a"]),
    ],
)
def test_each_language_gives_the_same_column(column, lines):
    """Accents, case, blanks and hyphens make no difference; the value begins behind the colon."""
    for line in lines:
        found = label_of(line)
        assert found is not None and found[0] == column
        assert line[found[1] :] in ("a", "1")


@pytest.mark.parametrize(
    "line", ["He said: no", "https://a.example", "FULL", "Title", "Note: Title: a", "1: Title", ":"]
)
def test_other_lines_have_no_label(line):
    """Words before a colon are a label only where the service prints them so."""
    assert label_of(line) is None


def test_headings_in_capitals():
    """Documents saved from pages have the headings without a colon."""
    assert label_of("FULL TEXT") == ("text", 9)
    assert label_of("DETAILS") == ("details", 7)
    assert label_of("SUBJECT") is None


def test_lines_between_documents():
    """Rules, covers, lists, footers and numbers are told from titles that only begin so."""
    assert RULE.fullmatch("_" * 60) and not RULE.fullmatch("____ a ____")
    assert COVER.fullmatch("Report Information from ProQuest")
    assert not COVER.fullmatch("Report Information from ProQuest is late")
    assert LIST.fullmatch("Table of contents") and not LIST.fullmatch("Table of contents lost")
    assert FOOTER.fullmatch("Database copyright © 2019 ProQuest LLC.") and not FOOTER.fullmatch("Contact lost")
    assert numbered("Documento 2 de 3") == (2, 3) and numbered("Document 2 of 3 is lost") is None
