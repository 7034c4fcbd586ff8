"""LIX and what it is made of."""

import math

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.readability import readability
from mediakit.tables import columns


def _of(*given):
    return readability(
        pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(given))], "text": pd.Series(given, dtype=object)})
    )


def test_lix_by_hand():
    """Ten words in two sentences, of which *ministers* and *yesterday* have more than six letters: 5 + 20."""
    row = _of("The ministers met in the hall yesterday. They were late.").iloc[0]
    assert (row["n_words"], row["n_sentences"]) == (10, 2)
    assert row["words_per_sentence"] == 5 and row["lix"] == pytest.approx(25)


def test_six_letters_are_not_long_and_neither_are_digits_and_apostrophes():
    """Six letters with an apostrophe and a number of seven digits are short; seven letters of any script are long."""
    table = _of("people's", "1234567", "Москвич", "couldn’t")
    # people's: seven letters; couldn't: seven letters
    assert (table["lix"] - table["words_per_sentence"]).tolist() == [100, 0, 100, 100]
    assert _of("parent", "it's’s").eval("lix - words_per_sentence").tolist() == [0, 0]


def test_a_text_without_a_word_has_no_figures():
    """Missing, empty and wordless texts: no words, no sentence, and the two means are missing."""
    table = _of(None, "", "*** — !", math.nan)
    assert table[["n_words", "n_sentences"]].to_numpy().sum() == 0
    assert table[["words_per_sentence", "lix"]].isna().all(axis=None)


def test_a_sentence_without_a_word_does_not_count():
    """A row of stars between two paragraphs is no sentence."""
    assert _of("Talks resume.\n\n* * *\n\nBoth met.")["n_sentences"].tolist() == [2]


def test_columns_order_and_index():
    """The columns of the data dictionary, the articles' order, whatever their index; no article, no row."""
    articles = pd.DataFrame({"doc_id": ["b", "a"], "text": ["One.", "Two. Three."], "title": ["x", "Four five"]})
    articles.index = ["same", "same"]
    table = readability(articles)
    assert list(table) == columns("readability") and table["doc_id"].tolist() == ["b", "a"]
    assert readability(articles, field="title")["n_words"].tolist() == [1, 2]
    empty = readability(articles.iloc[:0])
    assert list(empty) == columns("readability") and empty.empty
    assert empty.dtypes.equals(table.dtypes)


def test_hostile_text_is_read():
    """Half characters, control characters and marks from right to left are no words and stop nothing."""
    assert _of("A \ud800 talk\x00 \u202e now.")["n_words"].tolist() == [3]


def test_a_missing_column_is_named():
    """The error says which."""
    with pytest.raises(MediakitError, match="no column 'body'"):
        readability(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}), field="body")
