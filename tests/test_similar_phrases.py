"""Phrases in like contexts: measured by a plain computation, and what is left out."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

import mediakit
from mediakit._check import MediakitError
from mediakit._contexts import BATCH, MOST_TIMES, spread
from mediakit._near_words import small_words
from mediakit.patterns import Index
from mediakit.similar_phrases import similar_phrases
from mediakit.tables import columns

ISSUES = ["They want a {} soon, says Marrow.", "No {} came of the talks.", "She praised the {} again and again."]
OTHER = ["A red bird sang in the old garden today.", "The old garden is red with birds, red with birds."]
TEXTS = [line.format(what) for line in ISSUES for what in ("land swap", "border deal", "truce")] + OTHER * 4
ARTICLES = pd.DataFrame({"doc_id": range(len(TEXTS)), "text": TEXTS})


def test_what_stands_in_the_same_sentences_comes_first():
    """Invented issues in the same places are as like as can be; what shares no neighbour is not there."""
    table = similar_phrases(ARTICLES, "land swap", min_count=3)
    assert list(table.columns) == columns("similar_phrases")
    assert table["phrase"].tolist()[:2] == ["truce", "border deal"]  # alike: the shorter first
    assert table["similarity"].tolist()[:2] == pytest.approx([1, 1])
    assert table.loc[1, ["n", "n_docs"]].tolist() == [3, 3]
    assert table.loc[1, "example"] == "They want a border deal soon, says Marrow"
    assert table.loc[1, "shared"] == "praised …, want …, no …; near came, marrow, praised"
    assert "bird" not in " ".join(table["phrase"])
    assert table.attrs["n_matches"] == 3 and table.attrs["n_articles_with"] == 3


def cosine(one, other):
    """Of two vectors as mappings."""
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return sum(weight * other.get(key, 0) for key, weight in one.items()) / length if length else 0


def plain(texts, pattern, phrase):
    """The similarity of two phrases by loops over words, as the docstring says."""
    rows = [text.lower().replace(".", "").replace(",", "").split() for text in texts]
    words = Counter(word for row in rows for word in row)
    content = {word for word, n in words.items() if n >= 3 and len(word) > 1 and word not in small_words(["en"])}
    total = sum(n**0.75 for n in words.values())
    total_content = sum(words[word] ** 0.75 for word in content)

    def vector(which, by_place):
        found, size = Counter(), len(which)
        at = [(r, i) for r, row in enumerate(rows) for i in range(len(row)) if row[i : i + size] == which]
        for r, i in at:
            for offset in (-2, -1, 1, 2) if by_place else (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5):
                beside = i + offset if offset < 0 else i + size - 1 + offset
                if 0 <= beside < len(rows[r]):
                    word = rows[r][beside]
                    if word in content if not by_place else words[word] >= 3:
                        found[offset if by_place else 0, word] += 1
        times = len(at) if by_place else sum(found.values())
        weights = {}
        for (offset, word), n in found.items():
            m = min(len(at), words[word])
            share = words[word] ** 0.75 / (total if by_place else total_content)
            weight = math.log(n / (times * share)) * n / (n + 1) * m / (m + 1)
            if weight > 0:
                weights[offset, word] = weight
        return weights

    one, other = pattern.split(), phrase.split()
    return math.sqrt(math.prod(cosine(vector(one, by_place), vector(other, by_place)) for by_place in (True, False)))


@pytest.mark.parametrize("pattern", ["truce", "land swap", "garden"])
def test_the_same_as_computed_by_loops(pattern):
    """PPMI with smoothed neighbours, shrunk for small counts, and both cosines."""
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


def test_of_a_phrase_that_is_everywhere_some_times_are_read_evenly():
    """Those of a rarer one all; the last hundredth of them no more than the first."""
    number = np.repeat([0, 1, 2], [5, 10 * MOST_TIMES, MOST_TIMES])
    kept = spread(number, 3)
    assert np.bincount(number[kept]).tolist() == [5, MOST_TIMES, MOST_TIMES]
    assert np.flatnonzero(kept[5 : 5 + 10 * MOST_TIMES]).tolist() == list(range(9, 10 * MOST_TIMES, 10))


def test_weighing_in_batches_changes_nothing(monkeypatch):
    """A batch ends between two phrases."""
    whole = similar_phrases(ARTICLES, "land swap", min_count=2, n=100)
    assert len(whole) < BATCH
    for size in (1, 7):
        monkeypatch.setattr("mediakit._contexts.BATCH", size)
        pd.testing.assert_frame_equal(similar_phrases(ARTICLES, "land swap", min_count=2, n=100), whole)
