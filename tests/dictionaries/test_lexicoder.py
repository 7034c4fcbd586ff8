"""Lexicoder 3's .lc3: categories on lines with +."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries import codebook_of, lexicoder


def test_spaces_around_words_do_not_matter_and_names_keep_theirs():
    """' more ' is the word more; '+A CATEGORY' is called A CATEGORY, '++A+' +A+."""
    book, left_out = codebook_of(lexicoder.read("stray\r\n\r\n+CALM SEA\r\n calm \r\nlull*\r\n++A+\r\n b"))
    assert [(key, frame.label, frame.patterns) for key, frame in book.frames.items()] == [
        ("CALM_SEA", "CALM SEA", ("calm", "lull*")),
        ("+A+", "+A+", ("b",)),
    ]
    assert [left.entry for left in left_out] == ["stray"]


def test_a_file_without_a_plus_is_refused():
    """The sentence says what the format has."""
    with pytest.raises(CodebookError, match="begin with \\+"):
        lexicoder.read("calm\n")
