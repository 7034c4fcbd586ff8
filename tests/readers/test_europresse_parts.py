"""The head and foot lines of Europresse documents: what each part of them says."""

import pytest

from mediakit.readers._europresse_parts import COPYRIGHT, NUMBER, folded, header_of, outlet_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Other, Monday, March 13, 2006, p. MDE6", ("Other", "Monday, March 13, 2006", None, "MDE6")),
        ("lundi 13 mars 2006 - 12:05 UTC +01:00, p. 3", (None, "lundi 13 mars 2006 - 12:05 UTC +01:00", None, "3")),
        ("Une, mardi 2 janvier 2024, 06h12, 1 234 mots", ("Une", "mardi 2 janvier 2024, 06h12", "1 234 mots", None)),
        (
            "France, 14 juillet 2022, jeudi 5 octobre 2023",
            ("France, 14 juillet 2022", "jeudi 5 octobre 2023", None, None),
        ),
        ("Donnerstag, 5. Oktober 2023 512 Wörter, S. 3", (None, "Donnerstag, 5. Oktober 2023", "512 Wörter", "3")),
        ("jueves 5 de octubre de 2023", (None, "jueves 5 de octubre de 2023", None, None)),
        ("Vol. 14, no 4, mars 2012", ("Vol. 14, no 4", "mars 2012", None, None)),
        ("A1, lundi 5 mai 2003, p. A3", ("A1", "lundi 5 mai 2003", None, "A3")),
        ("Le Courrier 2", ("Le Courrier 2", None, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_header_lines(line, expected):
    """Section, date as written, length and pages of a header line in several languages and orders."""
    assert tuple(header_of(line)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Courier, no. 43 018", ("Courier", "43 018", None)),
        ("Law Review, Vol. 14, no 4", ("Law Review", "Vol. 14, no 4", None)),
        ("Courier, The", ("Courier, The", None, None)),
        ("Courier\n                Nord ; Sud", ("Courier", None, "Nord ; Sud")),
        ("Harbour\nPost (site web)", ("Harbour Post (site web)", None, None)),
        ("  ", (None, None, None)),
    ],
)
def test_outlets(name, expected):
    """The issue and the edition leave the outlet's name; its web suffix and what belongs to it stay."""
    assert outlet_of(name) == expected


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Numéro de document : news·20030505·CO·1", "news·20030505·CO·1"),
        ("Document number: web·20030505·CO·a_1", "web·20030505·CO·a_1"),
        ("Doc. : 20030505CO0001", "20030505CO0001"),
        ("NumÃ©ro de document : newsÂ·20030505Â·COÂ·1", "newsÂ·20030505Â·COÂ·1"),
        ("news·20030505·CO·1", "news·20030505·CO·1"),
        ("Le numéro de document manque.", None),
        ("Doc. : il viendra.", None),
    ],
)
def test_document_numbers(line, number):
    """Only a line that is a document's number, labelled or bare, counts as one."""
    found = NUMBER.fullmatch(line)
    assert (found and (found["said"] or found["bare"])) == number


def test_copyright_lines():
    """A sign with a year or the words for all rights; a sentence about copyright is none."""
    assert COPYRIGHT.fullmatch("© 2003 Courier. Tous droits réservés.")
    assert COPYRIGHT.fullmatch("Courier. Alle Rechte vorbehalten.")
    assert not COPYRIGHT.fullmatch("Copyright is what the court spoke about.")


def test_titles_are_compared_without_marks():
    """Case, accents, spaces and marks do not keep a list's title from its article's."""
    assert folded("L'ÉTÉ, déjà !") == folded("L’été déjà")
