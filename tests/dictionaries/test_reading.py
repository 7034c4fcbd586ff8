"""From categories to frames: ids, names that meet, lines, what is left out."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import Category, Dictionary, Entry
from mediakit.dictionaries._reading import as_told, codebook_of


def one(name: str, *words: str, **more) -> Category:
    return Category(name, entries=[Entry(word) for word in words], **more)


def test_categories_of_one_name_beside_each_other_are_one():
    """Their words and what stands below them, once; what was read stays as it was, and gives the same again."""
    dictionary = Dictionary([one("A", "x", below=[one("B", "y")]), one("A", "X", "z", below=[one("B", "w")])])
    book, left_out = codebook_of(dictionary)
    assert [entry.text for entry in dictionary.categories[0].entries] == ["x"]
    assert codebook_of(dictionary)[0] == book
    assert {key: frame.patterns for key, frame in book.frames.items()} == {"A": ("x", "z"), "A.B": ("y", "w")}
    assert not left_out


def test_names_that_give_the_same_id_stay_apart():
    """'A B', 'A_B' and 'A.B' get numbers; an id in another place does not meet them."""
    book, _ = codebook_of(
        Dictionary([one("A B", "x"), one("A_B", "y"), one("A.B", "z"), one("C", below=[one("A B", "w")])])
    )
    assert list(book.frames) == ["A_B", "A_B_2", "A_B_3", "C", "C.A_B"]
    assert book.labels["A_B_3"] == "A.B"


def test_lines_of_the_file_are_known():
    """Of frames and of their patterns, for messages about them."""
    category = Category("A", line=3, entries=[Entry(":)", line=4), Entry("x", line=5)])
    book, _ = codebook_of(Dictionary([category]))
    assert (book.line("A"), book.line("A", "patterns", 0)) == (3, 5)


def test_what_is_left_out_is_listed_by_line():
    """As entry, reason and line."""
    category = Category(
        "A", entries=[Entry("x"), Entry("3.5", line=9), Entry(":-(", 2.0, 4), Entry("y" * 1_001, line=1)]
    )
    book, left_out = codebook_of(Dictionary([category, Category("B", line=7)]))
    assert book.left_out == tuple(as_told(left) for left in left_out)
    assert book.left_out[0].startswith("line 1: yyy")
    assert book.left_out[1:] == (
        "line 4: :-( (2) (entry with punctuation that no match can hold)",
        "line 7: B (category without words)",
        "line 9: 3.5 (entry with punctuation that no match can hold)",
    )


def test_a_dictionary_without_words_is_refused():
    """The first reason is told."""
    with pytest.raises(CodebookError, match=r"no category with a word .* Left out: :\) \(entry with punctuation"):
        codebook_of(Dictionary([one("A", ":)")]))


def test_depth_has_an_end():
    """More than 30 categories inside each other are refused."""
    category = one("A", "x")
    for _ in range(30):
        category = one("A", below=[category])
    with pytest.raises(CodebookError, match="more than 30 deep"):
        codebook_of(Dictionary([category]))
