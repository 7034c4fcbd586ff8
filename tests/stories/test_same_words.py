"""Articles of the same words taken together."""

import numpy as np

from mediakit.stories._grams import Near, numbered
from mediakit.stories._same_words import Kinds


def test_kinds_in_the_order_of_their_first():
    """By hand: a at 0 and 50 hours, b at 10 and without a date, c at 100; 24 hours are the limit."""
    texts = numbered(["a", "b", "a", "c", "b"])
    kinds = Kinds(texts, Near(np.array([0, 10, 50, 100, np.nan]), 24))
    assert [members.tolist() for members in kinds.members] == [[0, 2], [1, 4], [3]]
    assert kinds.repeated() == [0, 1]
    assert kinds.near(np.array([0, 0, 1]), np.array([1, 2, 2])).tolist() == [True, False, True]
    assert [side.tolist() for side in kinds.pairs(0, 0)] == [[], []]
    assert sorted(zip(*(side.tolist() for side in kinds.pairs(0, 1)), strict=True)) == [(0, 1), (0, 4), (2, 4)]


def test_no_articles():
    """None have no kinds."""
    assert Kinds(numbered([]), Near(np.empty(0), 24)).members == []
