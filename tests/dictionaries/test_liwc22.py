"""LIWC-22's .dicx: X, weights, and what is neither."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries import liwc22
from mediakit.dictionaries._parts import Category, Entry


def test_x_and_1_say_that_a_word_belongs_and_0_that_it_does_not():
    """Other numbers are valences; an empty cell is none."""
    found = liwc22.read("DicTerm,good,bad\npeace,X,0\nhope,1,\nwar,,x\nrow,-2.5,\n")
    assert [[(entry.text, entry.valence) for entry in one.entries] for one in found.categories] == [
        [("peace", None), ("hope", None), ("row", -2.5)],
        [("war", None)],
    ]
    assert found.left_out == []


def test_other_cells_are_left_out_with_their_line():
    """A unreadable cell, one beyond the header, and a word with no mark."""
    found = liwc22.read("DicTerm,good\npeace,yes\nhope,X,X\nwar,\n")
    assert [(left.entry, left.line) for left in found.left_out] == [("peace: yes", 2), ("hope: X", 3), ("war", 4)]


def test_a_weighted_table_of_other_programs_is_known_by_its_cells():
    """term, then columns of numbers only; a table of key and word is none, nor is word and score."""
    assert liwc22.recognises("term;joy;fear\ncalm;0.8;0\n")
    assert not liwc22.recognises("term;joy\ncalm;much\n")
    assert not liwc22.recognises("word,score\ncalm,1\n")


def test_a_header_without_categories_is_refused():
    """The sentence says what it holds."""
    with pytest.raises(CodebookError, match="The header is DicTerm"):
        liwc22.read("DicTerm\npeace\n")


def test_words_are_written_in_rows_and_cells_are_safe():
    """One row a word; a category's name that a spreadsheet could take for a formula gets an apostrophe."""
    categories = [Category("=a", "=a", entries=[Entry("x", 2.0), Entry("y")]), Category("b", "b", entries=[Entry("y")])]
    assert liwc22.write(categories) == "DicTerm,'=a,b\nx,2,\ny,X,X\n"
