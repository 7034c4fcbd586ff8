"""Windows of words around what was found, counted by hand and with other means."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import CodebookError, MediakitError
from mediakit.frames import kwic, mentions
from mediakit.text import sentences, tokens, words
from mediakit.windows import windows

TEXT = "One two three swap four five six. Seven eight swap nine swap ten.\n\nA swap! Eleven."
PARTS = ["swap", "Swap", "a", "b.", "C!", "\n", "\n\n", "“", "”", "…", "\ud800", "é", " ", "(swap)"]
HOSTILE = st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join)


def one(*contents):
    text = pd.Series(contents, dtype="object")  # a str column cannot hold lone surrogates
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(contents))], "text": text})


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"words": 2}, ["two three swap four five", "Seven eight swap nine swap ten.", "A swap!"]),
        (
            {"words": 2, "merge": False},
            ["two three swap four five", "Seven eight swap nine swap", "swap nine swap ten.", "A swap!"],
        ),
        ({"words": 1}, ["three swap four", "eight swap nine swap ten.", "A swap!"]),
        (
            {"words": 1, "merge": False},
            ["three swap four", "eight swap nine", "nine swap ten.", "A swap!"],
        ),
        (
            {"words": 3, "within": "paragraph"},
            ["One two three swap four five six. Seven eight swap nine swap ten.", "A swap! Eleven."],
        ),
        ({"words": 9, "within": "article"}, [TEXT]),
    ],
)
def test_by_hand(options, expected):
    """Whole words, no sentence or paragraph left but where it is asked for, those that overlap made one."""
    assert windows(one(TEXT), "swap", **options)["text"].tolist() == expected


def test_how_many_finds_a_window_is_around():
    """The finds of the windows add up to all."""
    assert windows(one(TEXT), "swap", words=2)["n_targets"].tolist() == [1, 2, 1]
    assert windows(one(TEXT), "swap", words=2, merge=False)["n_targets"].tolist() == [1] * 4


@given(st.lists(HOSTILE, max_size=3), st.integers(1, 4), st.sampled_from(["sentence", "paragraph", "article"]))
def test_offsets_and_words_of_any_text(contents, n, within):
    """Each window holds its find, at most n words on each side, all of them inside its sentence, and is in its text."""
    articles = one(*contents)
    found = kwic(articles, "swap")
    table = windows(articles, found, words=n, within=within, merge=False)
    assert len(table) == len(found) and table["doc_id"].tolist() == found["doc_id"].tolist()
    spans = sentences(articles)
    texts = dict(zip(articles["doc_id"], articles["text"], strict=True))
    for window, target in zip(table.itertuples(), found.itertuples(), strict=True):
        text = texts[window.doc_id]
        assert text[window.start : window.end] == window.text == window.text.strip()
        assert window.start <= target.start and target.end <= window.end
        around = [(a, b) for a, b in tokens(text) if window.start <= a and b <= window.end]
        before = [a for a, b in around if b <= target.start]
        behind = [a for a, b in around if a >= target.end]
        assert len(before) <= n and len(behind) <= n
        if within == "sentence":
            held = spans[(spans["doc_id"] == window.doc_id) & (spans["start"] <= target.start)].iloc[-1]
            assert held["start"] <= window.start and window.end <= held["end"]
            inside = [(a, b) for a, b in tokens(text) if held["start"] <= a and b <= held["end"]]
            assert len(before) == min(n, sum(b <= target.start for _, b in inside))
            assert len(behind) == min(n, sum(a >= target.end for a, _ in inside))


@given(st.lists(HOSTILE, max_size=3), st.integers(1, 4))
def test_merged_windows_do_not_overlap_and_lose_nothing(contents, n):
    """They hold the characters of all windows, each once."""
    articles = one(*contents)
    apart, merged = windows(articles, "swap", words=n, merge=False), windows(articles, "swap", words=n)
    held = [
        {(row.doc_id, place) for row in table.itertuples() for place in range(row.start, row.end)}
        for table in (apart, merged)
    ]
    assert held[0] == held[1] and len(held[1]) == (merged["end"] - merged["start"]).sum()
    assert merged["n_targets"].sum() == len(apart)
    for _, rows in merged.groupby("doc_id"):
        assert all(
            a <= b for a, b in pairwise(v for pair in zip(rows["start"], rows["end"], strict=True) for v in pair)
        )


def test_frames_have_windows_of_their_own():
    """Windows of two frames are not made one; the frame stands beside each, all frames of the codebook known."""
    articles = one("A land swap and a deal.")
    book = {"frames": {"swap": {"patterns": ["swap"]}, "deal": {"patterns": ["deal"]}, "war": {"patterns": ["war"]}}}
    table = windows(articles, mentions(articles, book), words=2)
    assert table[["frame", "text"]].to_numpy().tolist() == [["swap", "A land swap and a"], ["deal", "and a deal."]]
    assert list(table["frame"].cat.categories) == ["swap", "deal", "war"]


def test_a_find_over_two_sentences():
    """The window stays in the sentences in which the find begins and ends."""
    text = "Rain. One swap. Two deal three four. Snow."
    found = pd.DataFrame({"doc_id": ["d0"], "start": [text.index("swap")], "end": [text.index(" three")]})
    assert windows(one(text), found, words=1)["text"].tolist() == ["One swap. Two deal three"]
    assert windows(one(text), found, words=5)["text"].tolist() == ["One swap. Two deal three four."]


def test_titles():
    """Of the column that is named."""
    articles = one("Rain.").assign(title="A swap of land")
    assert windows(articles, "swap", words=1, field="title")["text"].tolist() == ["A swap of"]


def test_nothing_found():
    """A table without a row, with its columns."""
    assert list(windows(one("Rain."), "swap")) == ["doc_id", "start", "end", "text", "n_targets"]
    assert windows(one(), "swap").empty


def test_finds_of_other_articles_are_told():
    """They are left out with a warning that counts them."""
    found = kwic(one(TEXT, "A swap."), "swap")
    with pytest.warns(UserWarning, match=r"1 of 5 finds are of articles that are not in the articles table"):
        assert len(windows(one(TEXT), found, merge=False)) == 4


def test_what_cannot_be_used_is_told():
    """A pattern that cannot be read, no words, an unknown unit, finds beyond the text."""
    with pytest.raises(CodebookError):
        windows(one(TEXT), 7)
    with pytest.raises(MediakitError, match="words=0 is not allowed"):
        windows(one(TEXT), "swap", words=0)
    with pytest.raises(MediakitError, match="Did you mean 'sentence'"):
        windows(one(TEXT), "swap", within="sentences")
    with pytest.raises(MediakitError, match=r"the span 14 to 18 of 'd0', whose text has 5 .*field='title'"):
        windows(one("Rain."), kwic(one(TEXT), "swap").head(1))


def test_the_window_of_kwic_has_the_same_words():
    """Inside an article, the words before and behind are those that kwic shows."""
    articles = one(TEXT)
    found = kwic(articles, "swap", window=3)
    table = windows(articles, found, words=3, within="article", merge=False)
    for window, line in zip(table["text"], found.itertuples(), strict=True):
        assert words(window) == words(f"{line.left} {line.match} {line.right}")


def test_a_language_without_rules_for_sentences_is_told():
    """As `sentences` and `sentiment` tell it; a window that leaves sentences does not ask for the language."""
    articles = one(TEXT).assign(language="xx")
    with pytest.warns(UserWarning, match="languages that Punkt has no rules for"):
        found = windows(articles, "swap", words=2)
    pd.testing.assert_frame_equal(found, windows(one(TEXT), "swap", words=2))
    assert len(windows(articles, "swap", within="paragraph")) == 2
