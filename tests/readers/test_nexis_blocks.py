"""Lines, blocks, paragraphs and dates of Nexis exports."""

import pytest

from mediakit.readers._nexis_blocks import blocks_of, body_text, level, rows_of, split_date


def text_of(raw, wrapped=True):
    """A body as an article has it."""
    return body_text(blocks_of(rows_of(raw)), wrapped)


def test_wrapped_lines_become_one_paragraph():
    """Lines that fill the page are joined by a space; empty lines part paragraphs."""
    raw = (
        "The ferry to Tarn sailed again on Monday, nine years after a storm had taken\nits pier.\n\n"
        "Two hundred people stood on the quay, and a band played what it knew\nby heart. It was short,\nbut loud.\n"
    )
    assert text_of(raw) == (
        "The ferry to Tarn sailed again on Monday, nine years after a storm had taken its pier.\n\n"
        "Two hundred people stood on the quay, and a band played what it knew by heart. It was short,\nbut loud."
    )


def test_verses_lists_and_tables_keep_their_lines():
    """Lines much shorter than the page were broken by their author; so were rows of columns."""
    verse = "The wind is up, the sail is down,\nthe captain walks about the town."
    assert text_of(verse) == verse
    table = "Boats                      Seats on the upper deck                 Crew\n" * 2
    assert text_of(table) == "Boats Seats on the upper deck Crew\nBoats Seats on the upper deck Crew"


def test_a_word_too_long_for_the_line_is_joined_too():
    """A short line before a long address was not broken by hand."""
    raw = (
        "All of it stands at\nhttp://courier.example/a-very-long-address-of-one-page-on-the-ferry-to-tarn and is free\n"
    )
    assert "\n" not in text_of(raw)


def test_an_indented_first_line_begins_a_paragraph():
    """Where paragraphs are told by indents alone."""
    raw = "The ferry to Tarn sailed again on Monday, nine years after the storm it had.\n   Nobody waved.\n"
    assert text_of(raw).split("\n\n")[1] == "Nobody waved."


def test_lines_that_are_paragraphs_are_not_joined():
    """In the text of an RTF a line is as long as it likes; what follows without an empty line is a new line."""
    long = "The ferry to Tarn sailed again on Monday. " * 10
    assert text_of(f"{long}\n{long}\n{long}\n") == "\n".join([long.strip()] * 3)
    assert text_of("A line\nanother", wrapped=False) == "A line\nanother"


def test_a_label_within_a_paragraph_does_not_part_it():
    """A wrapped line that begins like one stays in its paragraph."""
    raw = (
        "The paper printed the whole of the list that it had been sent on the day, and its\nSUBJECT: boats was blank.\n"
    )
    assert text_of(raw) == raw.strip().replace("\n", " ")


def test_rows_know_where_they_stand():
    """Levelled text, the place in the file, the indent, and whether an empty line stands above."""
    rows = rows_of("\ufeff  a  b\r\n\tc\r\n\r\n\x00d\xa0\n")
    assert [(row.text, row.opens) for row in rows] == [("a b", True), ("c", False), ("d", True)]
    assert [(row.start, row.end) for row in rows] == [(3, 7), (10, 11), (16, 17)]
    assert level("\x00a \t b\x00") == "a b"


@pytest.mark.parametrize(
    ("line", "date", "rest"),
    [
        ("January 11, 2010 Monday", "January 11, 2010 Monday", ""),
        ("Monday, January 11, 2010", "Monday, January 11, 2010", ""),
        ("January 28, 1993, Tuesday, Late Edition - Final", "January 28, 1993, Tuesday", "Late Edition - Final"),
        ("Montag 11. Januar 2010 Hauptausgabe", "Montag 11. Januar 2010", "Hauptausgabe"),
        ("8. Maerz 2001", "8. Maerz 2001", ""),
        ("Dienstag 10.Dezember 2019", "Dienstag 10.Dezember 2019", ""),
        ("11 janvier 2010 lundi 14h30", "11 janvier 2010 lundi 14h30", ""),
        ("1er août 2011 lundi Edition Nationale", "1er août 2011 lundi", "Edition Nationale"),
        ("décembre 10 2019", "décembre 10 2019", ""),
        ("maandag 11 januari 2010", "maandag 11 januari 2010", ""),
        ("lunes 11 de enero de 2010 10:27 AM GMT", "lunes 11 de enero de 2010 10:27 AM GMT", ""),
        ("3 Julho 2018 Terça-feira", "3 Julho 2018 Terça-feira", ""),
        ("3 luglio 2018 martedì 4:07 PM GMT", "3 luglio 2018 martedì 4:07 PM GMT", ""),
        ("2010-01-11", "2010-01-11", ""),
        ("11.01.2010", "11.01.2010", ""),
        ("January 2010", "January 2010", ""),
        ("Winter 2008/2009", "Winter 2008/2009", ""),
        ("Mittwoch 14. März 2012 8:05 Uhr", "Mittwoch 14. März 2012 8:05 Uhr", ""),
    ],
)
def test_dates_are_told_from_what_follows_them(line, date, rest):
    """In the languages of articles, with weekday, time and edition."""
    assert split_date(line) == (date, rest)


@pytest.mark.parametrize(
    "line", ["Sunday Mirror", "Courier 2010", "In May 2010 it rained", "May Day 2010", "2010 in boats", "12 boats", ""]
)
def test_other_lines_are_no_dates(line):
    """Outlets, headlines and prose that hold years and months."""
    assert split_date(line) is None
