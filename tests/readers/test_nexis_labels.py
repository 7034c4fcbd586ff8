"""The labels of Nexis: known in seven languages and where letters are damaged, strange to the words of articles."""

import pytest

from mediakit.readers._nexis_labels import COPYRIGHT, END, HEAD, MAYBE, heading_of, label_of, looks_like_label


@pytest.mark.parametrize(
    ("line", "column", "role"),
    [
        ("LENGTH: 3 words", "length", HEAD),
        ("LÄNGE: 3 Wörter", "length", HEAD),
        ("LAENGE: 3 Woerter", "length", HEAD),
        ("L\ufffdNGE: 3 Wörter", "length", HEAD),
        ("LONGUEUR : 3 mots", "length", HEAD),
        ("LENGTE: 3 woorden", "length", HEAD),
        ("LONGITUD: 3 palabras", "length", HEAD),
        ("LUNGHEZZA: 3 parole", "length", HEAD),
        ("COMPRIMENTO: 3 palavras", "length", HEAD),
        ("AUTEUR: X", "author", HEAD),
        ("SECCIÓN: X", "section", HEAD),
        ("SECCI\ufffdN: X", "section", HEAD),
        ("KOP: X", "headline", HEAD),
        ("ENCART: X", "highlight", HEAD),
        ("VOLLEDIGE TEKST:", "body", HEAD),
        ("LOAD DATE: X", "load_date", END),
        ("UPDATE: X", "load_date", END),
        ("DATE-CHARGEMENT: X", "load_date", END),
        ("SPRACHE: X", "language", END),
        ("TIPO-PUBLICACIÓN: X", "publication_type", END),
        ("CODE-REVUE: X", "journal_code", END),
        ("GRAFIK: X", "graphic", END),
        ("NOTE: X", "notes", MAYBE),
        ("FOTO: X", "photo", MAYBE),
    ],
)
def test_labels_are_known(line, column, role):
    """With their column and what they say of where the body is."""
    label = label_of(line)
    assert (label.column, label.role) == (column, role)


@pytest.mark.parametrize(
    "line",
    ["SMITH: I think so.", "Length: 3 words", "LENGTH 3", "HTTP://X", "The LENGTH: 3", "A" * 50 + ": x", ":", ""],
)
def test_what_articles_say_is_no_label(line):
    """Speakers, prose, addresses; in the classic form capitals are needed."""
    assert label_of(line) is None


def test_nexis_uni_writes_labels_in_lower_case_and_headings_without_a_colon():
    """Load-Date, and Body or Graphic on a line of their own."""
    assert label_of("Journal Code:\xa0COU", capitals=False) == ("journal_code", END, "COU")
    assert heading_of("Textkörper").column == "body"
    assert heading_of("Klassifizierung").column == "classification"
    assert heading_of("Length") is None


def test_a_copyright_notice_is_told_from_a_text_about_copyright():
    """A year or a sign behind the word, or the reservation of rights."""
    for notice in ("Copyright 2011 X", "© 2011 X", "(c) 2011 X", "Tous droits réservés", "Alle Rechte vorbehalten"):
        assert COPYRIGHT.match(notice), notice
    for prose in ("Copyright law is old.", "The copyright of 2011", "Rights are reserved for few."):
        assert not COPYRIGHT.match(prose), prose


def test_unknown_labels_are_seen_by_their_look():
    """One to three words in capitals before a colon."""
    assert looks_like_label("ACC NO: 1")
    assert not looks_like_label("He said: no")
    assert not looks_like_label("THIS IS A VERY LOUD SENTENCE: x")
