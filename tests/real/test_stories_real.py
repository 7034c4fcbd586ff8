"""Near-copies among 4,000 real articles."""

import csv
import re

import pandas as pd
import pytest

from mediakit.stories import pairs, stories


@pytest.fixture(scope="module")
def corpus(four_thousand):
    """The articles, by their own IDs."""
    articles = four_thousand.articles
    return articles.assign(doc_id=articles["ID"])


@pytest.fixture(scope="module")
def printed(real):
    """The pairs that stand in the file beside them."""
    with (real / "corpora/allsides_4000_similar_pairs.csv").open(encoding="utf-8", newline="") as file:
        return {
            frozenset((r["id1"], r["id2"])): (float(r["jaccard"]), float(r["containment"]))
            for r in csv.DictReader(file)
        }


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(5)), strict=False))


def test_all_pairs(corpus, printed):
    """The 109 pairs, no other; figures are those of Python's sets, and the file's to four digits in 73.

    In 36 the file counts a few shared 5-grams fewer than both texts have, of those that stand in very many articles
    (“the Associated Press contributed to”). So its figures are lower there, by .011 at most.
    """
    found = pairs(corpus, days=None)
    got = {frozenset((r.doc_id_a, r.doc_id_b)): (r.jaccard, r.containment) for r in found.itertuples()}
    assert set(got) == set(printed)
    texts = dict(zip(corpus["doc_id"], corpus["text"], strict=True))
    equal = 0
    for pair, figures in got.items():
        a, b = (grams(texts[doc_id]) for doc_id in pair)
        assert figures == (len(a & b) / len(a | b), len(a & b) / min(len(a), len(b)))
        equal += tuple(round(figure, 4) for figure in figures) == printed[pair]
        assert all(-0.00006 < ours - theirs < 0.011 for ours, theirs in zip(figures, printed[pair], strict=True))
    assert equal == 73


def test_stories(corpus):
    """Articles that share boilerplate alone are no story: of one outlet's with a list of headlines none is linked."""
    found = stories(corpus, days=None)
    copies = found[found["n_copies"] > 1]
    assert 30 <= len(copies) <= 40
    assert copies["n_copies"].max() <= 3
    assert pd.notna(found["similarity"]).all()


def test_a_gallery_makes_no_story(corpus):
    """One outlet prints one gallery of 1,755 words below two articles, 46% and 60% of them: two stories."""
    two = corpus[corpus["title"].isin(
        ["Called a defector, NSA leaker defends his decision", "What happens if the Patriot Act provisions expire?"]
    )]  # fmt: skip
    assert len(two) == 2
    assert stories(two, days=None)["n_copies"].tolist() == [1, 1]
