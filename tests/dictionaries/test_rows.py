"""Rows of tables: apostrophes before risky cells come and go without a trace."""

import csv

from hypothesis import given
from hypothesis import strategies as st

from mediakit.dictionaries._rows import head_of, rows_of, shielded, table_text, unshielded
from mediakit.tables import RISKY_STARTS


@given(st.text("'=+-@ab\t", max_size=6))
def test_shielding_is_undone(text):
    """Whatever apostrophes a cell begins with itself; and no shielded cell begins with a risky sign."""
    assert unshielded(shielded(text)) == text
    assert not shielded(text).startswith(RISKY_STARTS)


@given(
    st.lists(
        st.lists(st.text("ab,;\"'|\n", min_size=1).filter(lambda t: t == t.strip()), min_size=2, max_size=2), min_size=1
    )
)
def test_rows_read_back(rows):
    """Quotes, separators and line ends inside cells."""
    text = table_text([["key", "word"], *rows], ",")
    assert [row.fields for row in rows_of(text, names={"key", "word"})][1:] == rows


def test_no_other_separator_parts_a_key():
    """A spreadsheet that parts by ; sees no cell that begins with = where the table is parted by commas."""
    text = table_text([["land;=1+1", "swap"], ["sea|-1", "calm"]], ",")
    for separator in ";|":
        cells = [cell for row in csv.reader(text.splitlines(), delimiter=separator) for cell in row]
        assert not [cell for cell in cells if cell.startswith(RISKY_STARTS)]


def test_the_head_of_what_is_no_table_is_empty():
    """A quotation mark that is not closed; one closed behind the rows that are looked at costs them, not the header."""
    assert head_of('"a\n') == []
    assert [row.fields for row in head_of('key,word\na,"b' + "\n" * 60 + '"\n')] == [["key", "word"]]


def test_lines_are_those_of_the_file():
    """Where a row begins, line ends inside cells counted."""
    assert [row.line for row in rows_of('a,"b\nc"\n\nd,e\n')] == [1, 4]
