"""What one did not think of."""

import pandas as pd
import pytest

from mediakit import MediakitError
from mediakit.patterns import Index
from mediakit.workbench.suggestions import Suggestions


@pytest.fixture
def suggestions():
    texts = ["They want a land swap soon.", "They want a border deal soon.", "He saw a red bird today."] * 5
    articles = pd.DataFrame({"text": texts, "outlet": ["Courier", "Post", "Post"] * 5})
    return Suggestions(articles, "outlet", Index(texts))


@pytest.mark.parametrize(
    ("kind", "wanted", "expected"),
    [("collocates", "land", "swap"), ("similar_phrases", "land swap", "border deal"), ("keyness", "Courier", "land")],
)
def test_each_kind_offers_patterns(suggestions, kind, wanted, expected):
    """Words near it, phrases like it, words of one outlet, each with its figures in words."""
    told = suggestions.of(kind, wanted)
    (item,) = (one for one in told["items"] if one["pattern"] == expected)
    assert "5" in item["told"]
    assert wanted in told["told"]
    assert suggestions.of(kind, wanted) is told


def test_nothing_to_go_on_is_said(suggestions):
    """An empty pattern, an unknown kind, an unknown outlet."""
    with pytest.raises(MediakitError, match="Type a pattern first"):
        suggestions.of("collocates", " ")
    with pytest.raises(MediakitError, match="kind='colocates'"):
        suggestions.of("colocates", "land")
    with pytest.raises(MediakitError, match="Did you mean 'Courier'"):
        suggestions.of("keyness", "Currier")
