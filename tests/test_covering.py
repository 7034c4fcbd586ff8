"""Whether one pattern matches all that another does: what is said is true of every word and text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.codebook_check.changes import changes, written
from mediakit.codebook_check.covering import Reading, Shelf, may_hold, pieces, signature, word_covers
from mediakit.codebook_check.variants import Vocabulary
from mediakit.patterns import Index, find, parse

signs = st.text("abéß*?A\u030c", min_size=1, max_size=5).filter(lambda one: any(sign.isalpha() for sign in one))
words_ = st.lists(st.text("aAbéßjJ\u030c", min_size=1, max_size=4), min_size=1, max_size=8)


def matched(pattern, words, match_case):
    """The words that a word of a pattern matches, each alone in its text."""
    return {match.row for match in find(Index(words), pattern, match_case=match_case)}


def readable(word):
    """Whether a word can stand in a pattern."""
    try:
        return len(parse(word).expression.phrases()[0]) == 1
    except ValueError:
        return False


@settings(max_examples=400, deadline=None)
@given(signs.filter(readable), signs.filter(readable), words_, st.booleans(), st.booleans())
def test_a_word_that_covers_another_matches_what_it_matches(wide, narrow, words, wide_case, narrow_case):
    """For each word of any text, with and without case."""
    if word_covers(wide, narrow, wide_case, narrow_case):
        assert matched(narrow, words, narrow_case) <= matched(wide, words, wide_case)


@pytest.mark.parametrize(
    ("wide", "narrow", "covers"),
    [
        ("swap*", "swaps", True), ("swap*", "swap", True), ("*", "s?ap*", True), ("*wap", "*swap", True),
        ("s??p", "swap", True),
        ("s??p", "s?ap", True), ("s*p", "s*a*p", True), ("s*", "*s", False), ("swap", "swap*", False),
        ("s?*", "s*", False),
        ("s*a*p", "s*p", False), ("Straße", "strasse", True), ("territory's", "territory’s", True),
        ("café", "cafe", False),
        ("*a*", "a", True), ("a*b*c", "aXbYc", True), ("a*b*c", "acb", False), ("??", "?", False), ("?", "??", False),
    ],
)  # fmt: skip
def test_words_that_cover_words(wide, narrow, covers):
    """By hand, case not counted."""
    assert word_covers(wide, narrow, False, False) is covers


def test_alternatives_are_looked_at_one_by_one_while_they_are_few():
    """Many are looked at by reading, which says less and nothing wrong."""
    few, many = parse("(a|b) (c|d)").expression, parse(" ".join(["(a|b|c|d)"] * 5)).expression
    assert len(pieces(few)) == 4
    assert pieces(many) == list(many.readings)
    reading = Reading(parse(" ".join(["(a|b|c|d)"] * 5)), False, "sentence")
    assert Shelf([Reading(parse("* * * * *x*"), False, ""), reading]).covering(reading) == [1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("land swap", "Land-Swap", True), ("land ~5 swap", "swap ~5 land", True),
        ("land ~5 swap", "land ~4 swap", False),
        ("land ->5 swap", "land ~5 swap", False), ("a ~5 b ~5 c", "c ~5 b ~5 a", False),
        ("re:swaps?", "re:swaps?", True),
        ("re:swaps?", "case:re:swaps?", False), ("case:Swap", "swap", False), ("a ~5 a", "a ~5 b", False),
        ("(a|b c) d", "(b c|a) d", True), ("stra*", "STRA*", True), ("caf\u00e9", "cafe\u0301", True),
    ],
)  # fmt: skip
def test_signatures(one, other, same):
    """The same for patterns that say the same in other letters."""
    first, second = (Reading(parse(text), parse(text).match_case, "sentence") for text in (one, other))
    assert (signature(first) == signature(second)) is same


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["a", "b*", "a?b", "*b", "c"]), min_size=1, max_size=3),
       st.lists(st.sampled_from(["a", "b", "*c", "a*", "?b"]), min_size=1, max_size=2),
       st.lists(st.sampled_from(["a", "b", "c", "ab", "bc", "acb"]), min_size=1, max_size=7))  # fmt: skip
def test_what_a_phrase_may_hold(phrase, held, words):
    """Where a match lies inside another one in any text, it was said that it may."""
    index = Index([" ".join(words)])
    outer, inner = (list(find(index, " ".join(one), overlaps="all")) for one in (phrase, held))
    if any(a.start <= b.start and b.end <= a.end for a in outer for b in inner):
        assert may_hold(*(parse(" ".join(one)).expression for one in (phrase, held)))


@pytest.mark.parametrize(
    "pattern",
    [
        "land swap",
        "(land|sea) swap of (a|b c)",
        "land ~5 (swap|deal) ->2 of it",
        "((land|sea) swap|deal) of",
        "(a b|c d)",
    ],
)
def test_an_expression_is_written_as_it_is_read(pattern):
    """Read again it is the same expression."""
    expression = parse(pattern).expression
    assert parse(written(expression)).expression == expression


def test_each_word_of_each_part_is_changed():
    """In phrases, alternatives and on both sides of proximity; words like 'of' are not; case stays as it is."""
    words = Vocabulary(dict.fromkeys(("swaps", "lands", "deals", "ofs", "is"), 1))
    reading = Reading(parse("(swap|deal) of land ~3 swap"), False, "sentence")
    assert [change.reading.pattern.text for change in changes(reading, [words])] == [
        "swaps of land ~3 swap", "deals of land ~3 swap", "(swap|deal) of lands ~3 swap",
        "(swap|deal) of land ~3 swaps",
    ]  # fmt: skip
    for change in changes(reading, [words]):
        assert parse(change.reading.pattern.text).expression == change.reading.pattern.expression
    case = Reading(parse("case:Land swap"), True, "sentence")
    assert [change.reading.pattern.text for change in changes(case, [words])] == ["case:Lands swap", "case:Land swaps"]
