"""Sentences on words near a pattern and phrases like it."""

import pandas as pd

from mediakit import collocates, similar_phrases, tell_collocates, tell_similar

ARTICLES = pd.DataFrame(
    {
        "text": [
            "The valley swap failed. They want a land swap soon.",
            "A swap: valley folk wait. They want a border deal soon.",
            "They want a border deal soon.",
        ]
    }
)


def test_collocates_in_a_sentence():
    """Counts beside each word, and how near is near."""
    table = collocates(ARTICLES, "swap", window=1, min_count=2)
    assert tell_collocates(table, "swap") == (
        "“swap” has 3 matches in 2 articles. Of the 1 word within 1 word of one, this one comes first: "
        "“valley” (2 of 2 times)."
    )
    assert tell_collocates(collocates(ARTICLES, "swap", min_count=99), "swap").endswith(
        "No word stands near them often enough to be shown."
    )
    assert tell_collocates(collocates(ARTICLES, "pact"), "pact") == (
        "“pact” is in no article, so there are no words beside it."
    )


def test_similar_phrases_in_a_sentence():
    """With the similarity, the articles, and what it does not bear."""
    texts = ["They want a land swap soon."] + ["They want a border deal soon."] * 2 + ["He saw a red bird today."] * 3
    told = tell_similar(similar_phrases(pd.DataFrame({"text": texts}), "land swap", min_count=2), "land swap", n=1)
    assert told.startswith("“land swap” has 1 match in 1 article. In contexts most like theirs stands “border deal” (")
    assert "; 2 articles); like contexts are not the same meaning" in told
    assert told.endswith("With so few matches the order says little.")
    assert tell_similar(similar_phrases(ARTICLES, "pact"), "pact") == (
        "“pact” is in no article, so there are no words beside it."
    )
    assert tell_similar(similar_phrases(ARTICLES, "land swap", min_count=99), "land swap").endswith(
        "No other phrase stands in like contexts."
    )


def test_a_table_read_from_a_file_says_less():
    """Its counts of matches are gone, so none is told."""
    table = pd.DataFrame(collocates(ARTICLES, "swap", window=1, min_count=2).to_dict("list"))
    assert tell_collocates(table, "swap").startswith("“swap”: Of the 1 word within 1 word of one")
