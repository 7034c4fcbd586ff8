"""Coverage in one voice: mentions, words and articles counted by hand."""

import warnings

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.frames import coverage, coverage_over_time, mentions

BOOK = {"frames": {"swap": {"patterns": ["swap"]}, "loss": {"patterns": ["loss"]}}}
# words and swaps of the paper: 6 and 1, 4 and 0, 4 and 2; of the quoted: 2 and 1, 1 and 0, none
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "outlet": ["Courier", "Courier", "Harbour Post"],
        "title": ["“Swap,” says Brandt", "Talks end", "A swap"],
        "text": ["She said: “No swap.” The swap is off.", "“Loss!” he said at noon.", "A swap, a swap."],
        "published": pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-10"], utc=True),
    }
)
QUOTES = pd.DataFrame(
    {"doc_id": ["a", "b"], "start": [10, 0], "end": [20, 7], "kind": "direct", "text": ["“No swap.”", "“Loss!”"]}
)


def figures(table, frame, *columns):
    rows = table[table["frame"].astype(str) == frame]
    return rows[["outlet", *columns]].round(3).to_numpy().tolist()


@pytest.mark.parametrize("columns", [["voice"], ["start", "end"]])
def test_each_voice_has_its_mentions_and_its_words(columns):
    """By hand, whether mentions say their voice or it is looked up by their place."""
    found = mentions(ARTICLES, BOOK, quotes=QUOTES)[["doc_id", "frame", *columns]]
    narrator = coverage(found, ARTICLES, quotes=QUOTES, voice="narrator")
    quoted = coverage(found, ARTICLES, quotes=QUOTES, voice="quoted")
    columns = "n_articles", "n_with", "share", "rate_per_1000"
    assert figures(narrator, "swap", *columns) == [["Courier", 2, 1, 0.5, 100.0], ["Harbour Post", 1, 1, 1.0, 500.0]]
    assert figures(narrator, "loss", *columns)[0] == ["Courier", 2, 0, 0.0, 0.0]
    assert figures(quoted, "swap", *columns)[0] == ["Courier", 2, 1, 0.5, 333.333]
    assert figures(quoted, "loss", *columns)[0] == ["Courier", 2, 1, 0.5, 333.333]
    # without a word in that voice there is no rate
    assert figures(quoted, "swap", "n_articles", "n_with", "share")[1] == ["Harbour Post", 1, 0, 0.0]
    assert np.isnan(quoted["rate_per_1000"].iloc[2])


def test_all_voices_are_as_without_quotes():
    """Quotes alone change nothing."""
    found = mentions(ARTICLES, BOOK)
    pd.testing.assert_frame_equal(coverage(found, ARTICLES, quotes=QUOTES), coverage(found, ARTICLES))


def test_mixed_mentions_count_for_neither_voice_and_are_told():
    """A match over the edge of a quotation: a warning counts it, and so does the table."""
    book = {"frames": {"edge": {"patterns": ["said ~2 swap"]}, "swap": {"patterns": ["swap"]}}}
    found = mentions(ARTICLES, book, quotes=QUOTES)
    for voice in ("narrator", "quoted"):
        with pytest.warns(UserWarning, match=r"1 of 5 mentions lies in part in a quotation and counts for neither"):
            table = coverage(found, ARTICLES, quotes=QUOTES, voice=voice)
        assert table.attrs == {"n_mixed": 1}
        assert table.loc[table["frame"] == "edge", "n_with"].sum() == 0


def test_over_time_by_voice():
    """The same counts, week by week."""
    found = mentions(ARTICLES, BOOK, quotes=QUOTES)
    table = coverage_over_time(found, ARTICLES, frames=["swap"], quotes=QUOTES, voice="narrator")
    assert table[["n_articles", "n_with"]].to_numpy().tolist() == [[2, 1], [1, 1]]
    assert table["rate_per_1000"].round(3).tolist() == [100.0, 500.0]
    assert table.attrs == {"n_mixed": 0, "n_undated": 0, "frequency": "week"}


def test_titles_have_their_own_words():
    """With field="title" rates are per 1,000 words of titles, in each voice of the title."""
    quotes = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [7], "kind": ["direct"]})
    found = mentions(ARTICLES, BOOK, field="title", quotes=quotes)
    table = coverage(found, ARTICLES, frames=["swap"], field="title")
    assert figures(table, "swap", "n_with", "rate_per_1000") == [["Courier", 1, 200.0], ["Harbour Post", 1, 500.0]]
    table = coverage(found, ARTICLES, frames=["swap"], field="title", quotes=quotes, voice="narrator")
    assert figures(table, "swap", "n_with", "rate_per_1000") == [["Courier", 0, 0.0], ["Harbour Post", 1, 500.0]]


def test_mentions_of_other_articles_are_counted_once():
    """The usual warning, and no other."""
    found = mentions(ARTICLES, BOOK, quotes=QUOTES)
    with pytest.warns(UserWarning) as told:
        table = coverage(found, ARTICLES.head(2), quotes=QUOTES, voice="narrator")
    assert [str(one.message)[:18] for one in told] == ["2 of 5 mentions ar"]
    assert table["n_with"].tolist() == [1, 0]


def test_a_voice_without_quotes_is_refused():
    """And so is one that is not known; the table of articles is not changed."""
    found = mentions(ARTICLES, BOOK)
    before = ARTICLES.copy()
    with pytest.raises(MediakitError, match="needs the quotations"):
        coverage(found, ARTICLES, voice="quoted")
    with pytest.raises(MediakitError, match="voice='quote' is not known"):
        coverage(found, ARTICLES, quotes=QUOTES, voice="quote")
    with warnings.catch_warnings():
        coverage(found, ARTICLES, quotes=QUOTES, voice="quoted")
    pd.testing.assert_frame_equal(ARTICLES, before)
