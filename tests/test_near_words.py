"""The words around matches, by their numbers among all words."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import CodebookError, MediakitError
from mediakit._near_words import (
    around,
    check_whole,
    index_of,
    inside,
    is_small,
    lower_words,
    matches_of,
    small_words,
    small_words_of,
)
from mediakit.patterns import Index

INDEX = Index(["The swap. A land swap failed", "", "Swap"])


def test_the_words_around_by_hand():
    """Words of another text are not near; a match's own words are not near another match."""
    near, own = around(INDEX, matches_of(INDEX, ["swap"]), 2, "article")
    assert near.tolist() == [0, 2, 3, 5] and own.tolist() == [1, 4, 6]
    near, _ = around(INDEX, matches_of(INDEX, ["swap"]), 2, "sentence")
    assert near.tolist() == [0, 2, 3, 5]
    near, own = around(INDEX, matches_of(INDEX, ["the"]), 3, "sentence")
    assert near.tolist() == [1] and own.tolist() == [0]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5))))
def test_inside_is_the_union_of_runs(runs):
    """Each number once, in order."""
    low = np.array([first for first, _ in runs], "int64")
    found = inside(low, low + np.array([length for _, length in runs], "int64"))
    assert found.tolist() == sorted({n for first, length in runs for n in range(first, first + length + 1)})


def test_words_that_differ_in_case_are_one_form():
    """Counted together."""
    words = lower_words(INDEX)
    assert dict(zip(words.forms, words.counts.tolist(), strict=True)) == {
        "a": 1, "failed": 1, "land": 1, "swap": 3, "the": 1,
    }  # fmt: skip
    assert lower_words(INDEX) is words


def test_an_index_of_other_texts_is_refused():
    """It would count words that are not there."""
    articles = pd.DataFrame({"text": ["A swap", None]})
    assert index_of(articles, None).texts == ["A swap", ""]
    index = Index(["A swap", ""])
    assert index_of(articles, index) is index
    for other in (Index(["A swap"]), ["A swap", ""]):
        with pytest.raises(MediakitError, match="index is not that of these articles"):
            index_of(articles, other)


def test_what_is_no_pattern_or_number_is_refused():
    """With what is allowed."""
    for pattern in ([], 3, [3]):
        with pytest.raises(CodebookError, match="is no pattern"):
            matches_of(INDEX, pattern)
    for value in (True, 1.5, 0):
        with pytest.raises(MediakitError, match="window=.*Allowed: a whole number from 1 up"):
            check_whole(value, "window", 1)


def test_function_words_are_those_of_the_languages():
    """English where none is stated; German ones are not taken from English texts."""
    assert {"the", "of"} <= small_words([None, "en"])
    assert "der" in small_words(["de-AT"]) and "the" not in small_words(["de"])
    assert "der" not in small_words(["en"])
    assert small_words(["fi"]) == frozenset()


def test_languages_whose_function_words_are_not_known_are_counted():
    """A table of their words would hold function words without a word about it."""
    articles = pd.DataFrame({"text": ["Talks."] * 4, "language": ["fi", "en", "fi", None]})
    with pytest.warns(UserWarning, match=r"2 articles are in languages whose function words are not known \(fi\)"):
        assert small_words_of(articles) == small_words(["en"])
    assert small_words_of(articles.iloc[[1, 3]]) == small_words(["en"])


def test_function_words_of_german_and_french():
    """Articles and pronouns that other languages share are among them; what an elision leads is looked at, too."""
    german, french = small_words(["de"]), small_words(["fr"])
    assert {"die", "weil", "das"} <= german
    assert {"la", "que", "se"} <= french
    assert [is_small(form, french) for form in ("qu'il", "l'accord", "d'une")] == [True, False, True]
