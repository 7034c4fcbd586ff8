"""The bare lines of a header: each is known by its place among the others."""

import pytest

from mediakit.readers._factiva_header import after_title, before_words, is_header_at

HEADERS = {
    "en": ["204 words", "9 January 2023", "06:50 PM", "Harbour Post", "HARPOS", "Late Edition", "B1", "English"],
    "fr": ["204 mots", "9 janvier 2023", "06:50", "Courrier du Port", "COURP", "Édition du soir", "26", "Français"],
    "de": ["204 Wörter", "9 Januar 2023", "06:50", "Hafenbote", "HAFBO", "Spätausgabe", "S. 4", "Deutsch"],
    "nl": ["204 woorden", "9 januari 2023", "06:50", "De Havenbode", "HAVBOD", "Avondeditie", "4", "Nederlands"],
    "es": ["204 palabras", "9 enero 2023", "06:50", "El Correo del Puerto", "CORPU", "Nacional", "12", "Español"],
}
CODES = ["WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY"]


@pytest.mark.parametrize("lines", HEADERS.values(), ids=HEADERS)
def test_the_lines_below_the_title(lines):
    """Length, date, time, outlet, code, edition, page, language and copyright, and where the text begins."""
    whole = [*lines, "(c) 2023 Courier Press", "The dam holds."]
    values, used = after_title(whole)
    assert values == {code: [line] for code, line in zip(CODES, whole, strict=False)}
    assert whole[used:] == ["The dam holds."]
    assert is_header_at(whole, 0)


@pytest.mark.parametrize("lost", range(1, 9))
def test_a_lost_line_costs_its_own_value_only(lost):
    """The outlet and the text keep their places, whichever of the other lines is gone."""
    whole = [*HEADERS["en"], "(c) 2023 Courier Press"]
    gone = whole.pop(lost)
    values, used = after_title([*whole, "The dam holds."])
    assert used == len(whole)
    assert all(gone not in lines for lines in values.values())
    if gone != "Harbour Post":
        assert values["SN"] == ["Harbour Post"]


def test_a_language_without_a_name_in_the_interface():
    """It is the line above the copyright."""
    values, _ = after_title(["9 words", "9 mei 2020", "Courier", "COUR", "Vessarisch", "(c) 2020 Courier"])
    assert values["LA"] == ["Vessarisch"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The dam holds"], {"HD": ["The dam holds"]}),
        (["Local", "The dam holds as rain goes on"], {"SE": ["Local"], "HD": ["The dam holds as rain goes on"]}),
        (["The dam holds", "By Ada Lund"], {"HD": ["The dam holds"], "BY": ["By Ada Lund"]}),
        (["Politik", "Der Damm hält trotz Regen", "Ada Lund"], {"SE": ["Politik"], "BY": ["Ada Lund"]}),
        (["The dam holds,", "for now"], {"HD": ["The dam holds,", "for now"]}),
        ([], {}),
    ],
)
def test_the_lines_above_the_words_line(lines, expected):
    """Section, headline and author, as far as they are there."""
    found = before_words(lines)
    assert {code: found[code] for code in expected} == expected
