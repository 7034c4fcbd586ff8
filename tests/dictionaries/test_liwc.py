"""LIWC's .dic: numbers, indents, conditions, and words in an order that keeps every category's."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries import liwc
from mediakit.dictionaries._parts import Category, Entry


def entries(category: Category) -> list[str]:
    return [entry.text for entry in category.entries]


def test_tabs_make_the_hierarchy_and_zeros_and_spaces_do_not_matter():
    """A category below another is indented by a tab; 01 and 1 are one code; spaces part numbers as tabs do."""
    found = liwc.read("%\n01  sea\n\t2 fish\n\t\t003\therring kinds\n4 land \n%\ncod 2 3\nfarm\t\t04  01\nsea\t1\t1\n")
    sea, land = found.categories
    assert [sea.name, land.name, sea.below[0].below[0].name] == ["sea", "land", "herring kinds"]
    assert [entries(sea), entries(sea.below[0]), entries(land)] == [["farm", "sea"], ["cod"], ["farm"]]
    assert found.left_out == []


def test_a_heading_without_a_number_holds_those_below_it():
    """A category without a code is a heading."""
    found = liwc.read("%\nWORLD\n\t1\tsea\n%\ncod\t1\n")
    assert (found.categories[0].name, entries(found.categories[0].below[0])) == ("WORLD", ["cod"])


def test_conditional_codes_are_left_out_and_the_others_of_the_line_stand():
    """kind <of>1/2 and like (1 2)3/4 depend on the words beside them; 5 behind them does not."""
    found = liwc.read("%\n1\ta\n2\tb\n5\tc\n%\nkind\t<of>1/2\t<of>2\nlike\t(01 2)1/2\t( 2 ) 1\t5\nas 1/2 5\n")
    assert [entries(category) for category in found.categories] == [[], [], ["like", "as"]]
    told = [(left.entry, left.line) for left in found.left_out]
    assert told == [("kind <of>1/2", 6), ("kind <of>2", 6), ("like (01 2)1/2", 7), ("like ( 2 ) 1", 7), ("as 1/2", 8)]


def test_what_has_no_category_is_left_out_with_the_reason():
    """A code that is not defined, one that is no number, a word without a code, a code that stands twice."""
    found = liwc.read("%\n1\ta\n1\tb\n%\nsea\t1\t9\tx\ncod\n")
    assert [(left.entry, left.reason) for left in found.left_out] == [
        ("1 b", "repeated code"),
        ("sea 9", "undefined code"),
        ("sea x", "undefined code"),
        ("cod", "word without a category"),
    ]


def test_a_phrase_that_ends_with_a_number_is_whole_before_a_tab():
    """With a tab in the line, what stands before it is the word."""
    found = liwc.read("%\n1\ta\n%\nseven 11\t1\nkind of\t1\n(:\t1\n")
    assert entries(found.categories[0]) == ["seven 11", "kind of", "(:"]


def test_a_label_may_stand_in_brackets():
    """'function (Function Words)', as in LIWC's dictionary of 2015; without it _ is read as a space."""
    found = liwc.read("%\n1\tfunction (Function Words)\n2\tLAND_SWAP\n%\nsea\t1\t2\n").categories
    assert [(one.name, one.label) for one in found] == [("function", "Function Words"), ("LAND_SWAP", "LAND SWAP")]
    assert [liwc.name_of(one) for one in found] == ["function (Function Words)", "LAND_SWAP"]


def test_a_file_without_its_percent_signs_is_refused():
    """The sentence says what the format has."""
    with pytest.raises(CodebookError, match="two lines of %"):
        liwc.read("1\nswap/S\n")


def test_each_word_is_written_once_with_all_its_codes():
    """As LIWC wants it; the order of every category is kept."""
    categories = [Category("a", "a", entries=[Entry("x"), Entry("y")]), Category("b", "b", entries=[Entry("y")])]
    assert liwc.write(categories) == "%\n1\ta\n2\tb\n%\nx\t1\ny\t1\t2\n"


def test_orders_that_contradict_each_other_are_kept_by_writing_words_twice():
    """x before y in one category, y before x in the other."""
    assert liwc.in_one_order({1: ["x", "y"], 2: ["y", "x"]}) == [("x", [1]), ("y", [1]), ("y", [2]), ("x", [2])]
