"""The rule of negation: which words before a word turn it."""

import pytest

from mediakit._check import MediakitError
from mediakit.analyzers.negation import Negation
from mediakit.patterns import Index


def before(text, word, rule):
    """The negating words in reach before the last word that reads so."""
    index = Index(["Not.", text])
    words = index.words(1)
    place = len(words) - 1 - words[::-1].index(word)
    return [words[found - 1] for found in rule.before(index, place + 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("not good", ["not"]),
        ("NOT at all good", ["NOT"]),
        ("not a b c good", []),
        ("isn’t good", ["isn’t"]),
        ("never, good", []),
        ("not (good)", []),
        ("no. good", []),
        ("not—good", []),
        ("not - good", []),
        ("no “good” good", ["no"]),
        ("not-so-good good", ["not"]),
        ("never not good", ["never", "not"]),
        ("good", []),
    ],
)
def test_words_before(text, found):
    """Within three words, in any case, and never across a comma, a stop, a bracket or a dash, or another text."""
    assert before(text, "good", Negation()) == found


def test_own_words_and_reach():
    """Words of another language, and how far they reach; n't goes with not."""
    rule = Negation(words=("kein", "Nicht"), reach=1)
    assert before("nicht gut", "gut", rule) == ["nicht"]
    assert before("nicht so gut", "gut", rule) == []
    assert before("isn't good", "good", rule) == []


@pytest.mark.parametrize(
    "wrong", [{"reach": 0}, {"reach": True}, {"reach": 1.5}, {"words": ("not at",)}, {"words": [3]}]
)
def test_errors(wrong):
    """A reach below one, and words that are none, are refused by name."""
    with pytest.raises(MediakitError, match=next(iter(wrong))):
        Negation(**wrong)
