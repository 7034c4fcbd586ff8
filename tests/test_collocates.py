"""Words near a pattern's matches, counted by hand and measured by SciPy."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

import mediakit
from mediakit._check import MediakitError
from mediakit.collocates import collocates
from mediakit.patterns import Index
from mediakit.tables import columns

# swap: 3 matches; words that are not theirs: 14
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "text": ["The valley swap and a Swap. Valley folk sang.", "No swap: the valley waits, the end", None],
    }
)


def counts(table):
    return {row.feature: (row.n_near, row.n_other, row.n_docs) for row in table.itertuples()}


def test_counts_by_hand():
    """A word between two matches counts once; the matches' own words nowhere; other articles are not near."""
    table = collocates(ARTICLES, "swap", window=2, min_count=1)
    assert list(table.columns) == columns("collocates")
    assert counts(table) == {
        "the": (2, 1, 2),
        "valley": (3, 0, 2),
        "and": (1, 0, 1),
        "a": (1, 0, 1),
        "folk": (1, 0, 1),
        "no": (1, 0, 1),
    }
    assert table.attrs == {
        "n_matches": 3, "n_articles_with": 2, "n_words_near": 9, "n_words": 13, "n_below_min_count": 0,
        "n_function_words": 0,
    }  # fmt: skip
    assert (table["window"] == 2).all()


def test_measures_by_hand():
    """valley: f(x) = 3 matches, f(y) = 3, f(x, y) = 3, so log_dice is 14; the: 14 + log2(4 / 6)."""
    table = collocates(ARTICLES, "swap", window=2, min_count=1).set_index("feature")
    assert table.loc["valley", "log_dice"] == 14
    assert table.loc["the", "log_dice"] == pytest.approx(14 + math.log2(4 / 6))
    assert table.loc["the", "expected"] == pytest.approx(9 * 3 / 13)
    assert table.loc["the", "g2"] < 0  # 2 near, where 2.08 were expected


def test_a_sentence_ends_what_is_near():
    """With within='sentence' the words of the next sentence are not near."""
    table = collocates(ARTICLES, "swap", window=2, min_count=1, within="sentence")
    assert counts(table) == {
        "the": (2, 1, 2), "valley": (2, 1, 2), "and": (1, 0, 1), "a": (1, 0, 1), "no": (1, 0, 1),
    }  # fmt: skip


def test_order_least_count_and_function_words():
    """Highest first, ties by the word; what is not shown is counted."""
    table = collocates(ARTICLES, "swap", window=2, min_count=1)
    assert table["feature"].tolist() == ["valley", "the", "a", "and", "folk", "no"]
    assert collocates(ARTICLES, "swap", window=2, min_count=1, order="g2")["feature"].tolist()[-1] == "the"
    table = collocates(ARTICLES, "swap", window=2, min_count=2, exclude_function_words=True)
    assert table["feature"].tolist() == ["valley"]
    assert table.attrs["n_below_min_count"] == 4 and table.attrs["n_function_words"] == 1
    assert table.attrs["n_words_near"] == 9


def test_several_patterns_act_as_one():
    """Phrases too; a longer match wins."""
    both = collocates(ARTICLES, ["swap", "valley swap"], window=1, min_count=1)
    assert both.attrs["n_matches"] == 3
    assert counts(both)["valley"] == (1, 1, 1)  # one of three is a match's own


def test_a_word_twice_near_one_match_stays_below_14():
    """log_dice has an upper bound."""
    table = collocates(pd.DataFrame({"text": ["wait swap wait"]}), "swap", min_count=1)
    assert table["log_dice"].tolist() == [pytest.approx(14 + math.log2(2 / 3))]


WORDS = st.lists(st.sampled_from(["swap", "Land", "land", "deal", "of", "valley"]), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=5), st.integers(1, 4))
def test_the_same_as_counted_word_by_word_and_by_scipy(texts, window):
    """Counts by a plain loop; G2 is SciPy's over the four cells."""
    table = collocates(pd.DataFrame({"text": texts}, dtype=object), "swap", window=window, min_count=1)
    near, other = {}, {}
    for text in texts:
        words = text.lower().split()
        for i, word in enumerate(words):
            if word != "swap":
                held = near if "swap" in words[max(i - window, 0) : i + window + 1] else other
                held[word] = held.get(word, 0) + 1
    assert {row.feature: (row.n_near, row.n_other) for row in table.itertuples()} == {
        word: (n, other.get(word, 0)) for word, n in near.items()
    }
    c, d = sum(near.values()), sum(other.values())
    for row in table.itertuples():
        cells = np.array([[row.n_near, row.n_other], [c - row.n_near, d - row.n_other]])
        if (cells.sum(axis=0) > 0).all() and (cells.sum(axis=1) > 0).all():
            found = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
            assert abs(row.g2) == pytest.approx(found.statistic, abs=1e-9)
            assert row.expected == pytest.approx(found.expected_freq[0, 0])
            assert row.g2 * (row.n_near - row.expected) >= -1e-9
        else:
            assert row.g2 == pytest.approx(0, abs=1e-9)
        assert row.log_dice <= 14


def test_a_prepared_index_makes_no_difference():
    """Nor does the index of the rows."""
    index = Index([*ARTICLES["text"].iloc[:2], ""])
    moved = ARTICLES.set_axis([7, 7, 1])
    pd.testing.assert_frame_equal(collocates(moved, "swap", index=index), collocates(ARTICLES, "swap"))


def test_no_match_gives_an_empty_table():
    """With its columns and kinds; no article at all, too."""
    full = collocates(ARTICLES, "swap", min_count=1)
    for articles in (ARTICLES, ARTICLES.iloc[:0]):
        table = mediakit.collocates(articles, "nobody")
        assert table.empty and table.dtypes.equals(full.dtypes)
        assert table.attrs["n_matches"] == 0


def test_settings_that_are_not_allowed():
    """Each names what is allowed."""
    for setting, told in (
        ({"window": 0}, "window=0"),
        ({"min_count": 0}, "min_count=0"),
        ({"within": "page"}, "within='page'"),
        ({"order": "gg2"}, "Did you mean 'g2'"),
    ):
        with pytest.raises(MediakitError, match=told):
            collocates(ARTICLES, "swap", **setting)
    with pytest.raises(MediakitError, match="no column 'text'"):
        collocates(ARTICLES[["doc_id"]], "swap")
