"""Analyzers under one name: by name, as made, or any function."""

import pytest

from mediakit._check import MediakitError
from mediakit.analyzers import NAMED, Analyzer, as_analyzer, dictionary_analyzer, title_of


def test_names():
    """Each analyzer with a name of its own is found by it and has a title for prose."""
    assert list(NAMED) == ["textblob", "vader"]
    for name, one in NAMED.items():
        assert as_analyzer(name) is one and one.name == name and one.language == "en"
        assert title_of(name) == one.title
    assert title_of("mine") == "mine"


def test_others():
    """An analyzer stays what it is; a function becomes one."""
    made = dictionary_analyzer({"frames": {"positive": {"patterns": ["a"]}, "negative": {"patterns": ["b"]}}})
    assert as_analyzer(made) is made
    assert isinstance(as_analyzer(lambda texts: [0.0] * len(texts)), Analyzer)


@pytest.mark.parametrize("wrong", ["vadr", "", None, 3, ["vader"], str, "model.bin"])
def test_errors(wrong):
    """What is none is told with what is allowed."""
    with pytest.raises(MediakitError, match=r"Allowed: textblob, vader, dictionary_analyzer\(\.\.\.\), or a function"):
        as_analyzer(wrong)
