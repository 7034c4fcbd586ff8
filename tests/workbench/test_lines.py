"""The order of lines, and what each shows."""

import numpy as np
import pytest

from mediakit.patterns import Index, find
from mediakit.workbench.lines import LONGEST, PASSAGE, Lines

TEXTS = ["Zebra swap today. Apple swap now.", "apple swap after.", "swap"]


@pytest.fixture
def lines():
    return Lines(Index(TEXTS), ["a", "b", "c"], np.array([1, 0, 1]))


def order(lines, sort, seed=1):
    found = find(lines.index, "swap")
    return lines.order(found.first, found.last, sort, seed).tolist()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("place", [0, 1, 2, 3]), ("left", [3, 2, 1, 0]), ("right", [3, 2, 1, 0]), ("outlet", [2, 0, 1, 3])],
)
def test_lines_are_sorted(lines, sort, expected):
    """By place, by the words before or after without regard to case (none first), by outlet."""
    assert order(lines, sort) == expected


def test_the_random_order_depends_on_the_seed_and_on_nothing_else():
    """The same seed gives the same order; other articles beside them do not change the order of two lines."""
    texts = ["swap"] * 50
    few, many = (Lines(Index(texts[:n]), [f"d{i}" for i in range(n)], np.zeros(n, "int64")) for n in (30, 50))
    assert order(few, "random") == order(few, "random") != order(few, "random", seed=2)
    assert [place for place in order(many, "random") if place < 30] == order(few, "random")


def test_the_random_order_favours_no_place():
    """Over many seeds each line comes first about as often (20 expected in each of 10; chi-squared, p > .001)."""
    lines = Lines(Index(["swap"] * 10), [f"d{i}" for i in range(10)], np.zeros(10, "int64"))
    first = np.bincount([order(lines, "random", seed)[0] for seed in range(200)], minlength=10)
    assert ((first - 20) ** 2 / 20).sum() < 27.9


def test_a_line_shows_words_beside_the_match(lines):
    """So many words on each side, with the sign that touches the last, and never those of another article."""
    found = find(lines.index, "swap")
    told = [lines.line(int(f), int(e), 1) for f, e in zip(found.first, found.last, strict=True)]
    assert [(one["left"], one["match"], one["right"]) for one in told] == [
        ("Zebra ", "swap", " today."), ("Apple ", "swap", " now."), ("apple ", "swap", " after."), ("", "swap", ""),
    ]  # fmt: skip
    assert lines.line(1, 1, 0)["left"] == lines.line(1, 1, 0)["right"] == ""


def test_huge_words_are_shortened():
    """A word of a million letters does not go to the browser."""
    lines = Lines(Index(["x" * 10**6 + " swap " + "y" * 10**6]), ["a"], np.array([0]))
    told = lines.line(1, 1, 8)
    assert len(told["left"]) <= LONGEST + 1
    assert told["left"].startswith("…")
    assert len(told["right"]) <= LONGEST + 1


def test_the_context_is_the_paragraph_then_the_article():
    """Its own paragraph; whole, everything; n_before and n_after count what is left out."""
    text = "First.\nThe land swap.\nLast."
    lines = Lines(Index([text]), ["a"], np.array([0]))
    start = text.index("land")
    told = lines.context(0, start, start + 9)
    assert (told["before"], told["match"], told["after"]) == ("The ", "land swap", ".")
    assert not told["is_whole"]
    whole = lines.context(0, start, start + 9, whole=True)
    assert whole["before"] + whole["match"] + whole["after"] == text
    assert whole["is_whole"]


def test_a_long_paragraph_is_cut_at_words():
    """About as much on each side, from the edge of a word, and how much is not shown."""
    text = "word " * 1000 + "swap" + " word" * 1000
    told = Lines(Index([text]), ["a"], np.array([0])).context(0, 5000, 5004)
    assert told["before"].startswith("word")
    assert told["after"].endswith("word")
    assert len(told["before"]) + len(told["after"]) <= PASSAGE
    assert told["n_before"] + len(told["before"]) == 5000
    assert told["n_after"] + len(told["after"]) == 5000
