"""Where an article of a text begins and ends, also where its number or its header is lost."""

import pytest

from mediakit.readers._factiva_articles import articles_of, field_of
from mediakit.readers._factiva_rows import rows_of

BARE = """Local
The dam at Tarn holds
By Ada Lund
204 words
9 January 2023
Harbour Post
HARPOS
English
(c) 2023 Harbour Post
The dam holds.
It rains.
Document HARPOS0020230109ej1900001
Ferry back
30 words
10 January 2023
Meridian
MERID
English
(c) 2023 Meridian
The ferry sails.
Document MERID00020230110ej1a00002
"""
CODED = """SE{0}Local
HD{0}The dam at Tarn holds
PG{0}4
WC{0}204 words
PD{0}9 January 2023
SN{0}Harbour Post
LP{0}The dam holds.
IN BRIEF, all is well.
TD{0}It rains.
CO is short for company.
NS{0}gcat : News
AN{0}Document HARPOS0020230109ej1900001

HD{0}Ferry back
PD{0}10 January 2023
SN{0}Meridian
LP{0}The ferry sails.
AN{0}Document MERID00020230110ej1a00002
"""
SIGNS = ["|", "\t", " ", "\n"]


def titles(text):
    return [" ".join(piece.values.get("HD", [])) for piece in articles_of(rows_of(text))]


@pytest.mark.parametrize("sign", SIGNS, ids=["bar", "tab", "space", "next line"])
def test_codes_however_the_table_came_through(sign):
    """Cells by bars, tabs, spaces or lines of their own; words of the text that look like codes stay in the text."""
    first, second = articles_of(rows_of(CODED.format(sign)))
    assert [row.text for row in first.body if row.text not in ("LP", "TD")] == [
        "The dam holds.",
        "IN BRIEF, all is well.",
        "It rains.",
        "CO is short for company.",
    ]
    assert (first.values["NS"][-1], first.values["AN"][-1]) == ("gcat : News", "Document HARPOS0020230109ej1900001")
    assert (first.values["SE"][-1], second.values["HD"][-1]) == ("Local", "Ferry back")
    assert [row.text for row in second.body] == ["The ferry sails."]


@pytest.mark.parametrize("text", [BARE, *(CODED.format(sign) for sign in SIGNS[:3])])
def test_a_lost_number_does_not_swallow_the_next_article(text):
    """The next header begins the next article, and the first one knows that it is open."""
    lost = "".join(line for line in text.splitlines(keepends=True) if "HARPOS0020230109" not in line)
    found = articles_of(rows_of(lost))
    assert titles(lost) == ["The dam at Tarn holds", "Ferry back"]
    assert [piece.ended for piece in found] == [False, True]
    assert "It rains." in [row.text for row in found[0].body]
    assert "Ferry back" not in [row.text for row in found[0].body]


@pytest.mark.parametrize("text", [BARE, *(CODED.format(sign) for sign in SIGNS[:3])])
def test_a_lost_header_leaves_the_text(text):
    """The body at the start of a cut file is an article without a headline."""
    found = articles_of(rows_of(text[text.index("The dam holds.") :]))
    assert [bool(piece.values.get("HD")) for piece in found] == [False, True]
    assert [row.text for row in found[0].body][-1] in ("It rains.", "CO is short for company.")


def test_every_line_lost_once():
    """Whichever line is gone, both articles are there, and the second text is whole."""
    for text in (BARE, CODED.format("|")):
        lines = text.splitlines(keepends=True)
        for gone in range(len(lines)):
            found = articles_of(rows_of("".join(lines[:gone] + lines[gone + 1 :])))
            rest = [row.text for piece in found for row in piece.body]
            assert len(found) == 2, lines[gone]
            assert "The ferry sails." in rest or "ferry sails" in lines[gone]


def test_a_code_is_more_than_two_capitals():
    """Only Factiva's own codes count."""
    [row] = rows_of("US|Senate")
    assert field_of(row) is None
