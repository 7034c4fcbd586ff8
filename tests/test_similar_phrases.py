"""Phrases in like contexts: measured by a plain computation, and what is left out."""

import math
from collections import Counter

import pandas as pd
import pytest

import mediakit
from mediakit._check import MediakitError
from mediakit.patterns import Index
from mediakit.similar_phrases import similar_phrases
from mediakit.tables import columns

ISSUES = ["They want a {} soon, says Marrow.", "No {} came of the talks.", "She praised the {} again and again."]
OTHER = ["A red bird sang in the old garden today.", "The old garden is red with birds, red with birds."]
TEXTS = [line.format(what) for line in ISSUES for what in ("land swap", "border deal", "truce")] + OTHER * 2
ARTICLES = pd.DataFrame({"doc_id": range(len(TEXTS)), "text": TEXTS})


def test_what_stands_in_the_same_sentences_comes_first():
    """Invented issues in the same places are as like as can be; what shares no neighbour is not there."""
    table = similar_phrases(ARTICLES, "land swap", min_count=3)
    assert list(table.columns) == columns("similar_phrases")
    assert table["phrase"].tolist()[:2] == ["border deal", "truce"]
    assert table["similarity"].tolist()[:2] == pytest.approx([1, 1])
    assert table.loc[0, ["n", "n_docs"]].tolist() == [3, 3]
    assert table.loc[0, "example"] == "They want a border deal soon, says Marrow"
    assert "… soon" in table.loc[0, "shared"]
    assert "bird" not in " ".join(table["phrase"])
    assert table.attrs["n_matches"] == 3 and table.attrs["n_articles_with"] == 3


def plain(texts, pattern, phrase):
    """The similarity of two phrases by loops over words, as the docstring says."""
    rows = [text.lower().replace(".", "").replace(",", "").split() for text in texts]
    words = Counter(word for row in rows for word in row)
    total = sum(n**0.75 for n in words.values())

    def places(which):
        size = len(which)
        return [(r, i) for r, row in enumerate(rows) for i in range(len(row)) if row[i : i + size] == which]

    def vector(which):
        found, size, at = Counter(), len(which), places(which)
        for r, i in at:
            for offset in (-2, -1, 1, 2):
                beside = i + offset if offset < 0 else i + size - 1 + offset
                if 0 <= beside < len(rows[r]) and words[rows[r][beside]] >= 3:
                    found[offset, rows[r][beside]] += 1
        weights = {}
        for (offset, word), n in found.items():
            m = min(len(at), words[word])
            weight = math.log(n / (len(at) * words[word] ** 0.75 / total)) * n / (n + 1) * m / (m + 1)
            if weight > 0:
                weights[offset, word] = weight
        return weights

    one, other = vector(pattern.split()), vector(phrase.split())
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return sum(weight * other.get(key, 0) for key, weight in one.items()) / length


@pytest.mark.parametrize("pattern", ["truce", "land swap", "garden"])
def test_the_same_as_computed_by_loops(pattern):
    """PPMI with smoothed neighbours, shrunk for small counts, and the cosine."""
    texts = [*TEXTS, "Marrow saw a truce in the garden.", "A garden soon, a truce soon, a border deal today."]
    table = similar_phrases(pd.DataFrame({"text": texts}), pattern, min_count=2, n=50)
    assert len(table) >= 3
    for row in table.itertuples():
        if not set(row.phrase.split()) & set(pattern.split()):
            assert row.similarity == pytest.approx(plain(texts, pattern, row.phrase)), row.phrase


def test_what_the_pattern_matches_is_not_similar_to_it():
    """Nor is a part of a match, but where it stands alone; nor a longer phrase that holds a match."""
    table = similar_phrases(ARTICLES, "land swap", min_count=2, n=100)
    assert not [phrase for phrase in table["phrase"] if "land" in phrase or "swap" in phrase]
    alone = [line.format("swap") for line in ISSUES]
    table = similar_phrases(pd.DataFrame({"text": TEXTS + alone}), "land swap", min_count=3)
    assert table.set_index("phrase").loc["swap", "n"] == 3
    assert similar_phrases(ARTICLES, ["land swap", "truce"], min_count=3)["phrase"].tolist()[0] == "border deal"


def test_no_phrase_of_function_words_or_numbers_and_none_across_punctuation():
    """A phrase may hold function words inside."""
    texts = ["Out of the talks, 40 truce 50 and it's the end of war."] * 2 + ["One of the swap days."] * 2
    phrases = set(similar_phrases(pd.DataFrame({"text": texts}), "swap", min_count=2, n=100)["phrase"])
    held = similar_phrases(pd.DataFrame({"text": [*texts, *texts]}), "talks", min_count=2, n=100)["phrase"]
    for phrase in phrases | set(held):
        assert phrase.split()[0] not in {"of", "the", "out", "it's", "40"}
        assert phrase.split()[-1] not in {"of", "the", "and", "it's", "50"}
        assert phrase != "talks 40 truce"


def test_one_of_two_phrases_that_hold_each_other_is_shown():
    """'border' and 'border deal' stand equally often; what is left out is counted."""
    table = similar_phrases(ARTICLES, "land swap", min_count=3, n=100)
    assert sum("border" in phrase.split() for phrase in table["phrase"]) == 1
    assert table.attrs["n_thinned"] >= 1


def test_a_phrase_of_one_article_is_not_shown():
    """However often it stands there."""
    texts = [*TEXTS, " ".join(line.format("pact") for line in ISSUES) * 3]
    table = similar_phrases(pd.DataFrame({"text": texts}), "land swap", min_count=3)
    assert "pact" not in set(table["phrase"])


def test_a_prepared_index_and_a_second_pattern_change_nothing():
    """What is kept for the next pattern is not touched by one."""
    index = Index(TEXTS)
    first = similar_phrases(ARTICLES, "truce", min_count=3, index=index)
    similar_phrases(ARTICLES, "red", min_count=2, index=index)
    similar_phrases(ARTICLES, "land swap", min_count=3, index=index)
    pd.testing.assert_frame_equal(similar_phrases(ARTICLES, "truce", min_count=3, index=index), first)
    pd.testing.assert_frame_equal(similar_phrases(ARTICLES, "truce", min_count=3), first)


def test_no_match_gives_an_empty_table():
    """With its columns and kinds; so does a corpus without a word."""
    full = similar_phrases(ARTICLES, "truce", min_count=3)
    for articles in (ARTICLES, ARTICLES.iloc[:0], pd.DataFrame({"text": ["", None]})):
        table = mediakit.similar_phrases(articles, "nobody")
        assert table.empty and table.dtypes.equals(full.dtypes)
        assert table.attrs["n_matches"] == 0


def test_settings_that_are_not_allowed():
    """Each names what is allowed."""
    for setting in ({"n": 0}, {"min_count": 0}):
        with pytest.raises(MediakitError, match="Allowed: a whole number from 1 up"):
            similar_phrases(ARTICLES, "truce", **setting)
