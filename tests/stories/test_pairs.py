"""All near-copy pairs, exactly."""

import re
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.stories import _pairs, pairs
from mediakit.tables import columns


def brute(articles, least, least_containment):
    """Every pair by Python's own sets: the oracle."""
    grams = {}
    for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True):
        found = re.findall(r"\w+", text.lower()) if isinstance(text, str) else []
        grams[doc_id] = {tuple(found[i : i + 5]) for i in range(len(found) - 4)}
    result = {}
    for a, b in combinations(grams, 2):
        least_size, both = min(len(grams[a]), len(grams[b])), len(grams[a] & grams[b])
        if both and (both / len(grams[a] | grams[b]) >= least or both / least_size >= least_containment):
            result[frozenset((a, b))] = (both / len(grams[a] | grams[b]), both / least_size)
    return result


def given_pairs(table):
    return {frozenset((r.doc_id_a, r.doc_id_b)): (r.jaccard, r.containment) for r in table.itertuples()}


def mixed(rng, n):
    """Articles that are copies, cut, and share an offer that stands in most of them."""
    base = [[f"w{i}" for i in rng.integers(0, 50, int(rng.integers(5, 60)))] for _ in range(n // 3)]
    offer = [f"o{i}" for i in range(25)]
    texts = []
    for _ in range(n):
        text = list(base[rng.integers(len(base))])[: int(rng.integers(3, 60))]
        texts.append(" ".join(text + offer * int(rng.random() < 0.7)))
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(n)], "text": texts})


@pytest.mark.parametrize("limits", [(0.2, 0.5), (0.05, 0.9), (0.9, 1.0), (1.0, 0.1)])
def test_none_is_missing_and_each_is_exact(limits, monkeypatch):
    """Pairs and figures are those of Python's sets, also where nearly all articles share an offer."""
    monkeypatch.setattr(_pairs, "AT_ONCE", 500)
    articles = mixed(np.random.default_rng(1), 90)
    found = pairs(articles, least=limits[0], least_containment=limits[1])
    assert given_pairs(found) == brute(articles, *limits)
    assert len(found) > 5


@given(st.lists(st.text(alphabet="ab C\n.\ud800é", max_size=40), max_size=8))
@settings(deadline=None, max_examples=50)
def test_any_text(texts):
    """The same on any text."""
    articles = pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": pd.Series(texts, dtype="object")})
    assert given_pairs(pairs(articles)) == brute(articles, 0.2, 0.5)


def test_columns_and_order():
    """By hand: 6 words, 7 and 20; a is the earlier one, hours count from it, and rows stand by Jaccard."""
    texts = ["b c d e f g h", "a b c d e f", "A B C d, e f"]
    dates = pd.to_datetime(["2026-03-03 12:00", "2026-03-02 10:00", None], utc=True)
    articles = pd.DataFrame({"doc_id": list("xyz"), "text": texts, "published": dates}, index=[3, 3, 1])
    found = pairs(articles)
    assert list(found.columns) == columns("pairs")
    assert found.values.tolist()[0][:7] == ["y", "z", 1, 1, 6, 6, 6]
    assert found.values.tolist()[1] == ["y", "x", 0.25, 0.5, 5, 6, 7, 26]
    assert found["hours"].isna().tolist() == [True, False, True]
    pd.testing.assert_frame_equal(found, pairs(articles.iloc[::-1]))


def test_hours_where_the_order_is_not_known():
    """Noon of a day may be before or after 14:00 of it; from its noon to the next day's are 24 hours."""
    days = ["2026-03-02 14:00", "2026-03-02", "2026-03-03"]
    articles = pd.DataFrame({"doc_id": list("abc"), "text": "one two three four five six", "published": days})
    found = pairs(articles).set_index(["doc_id_a", "doc_id_b"])["hours"]
    assert found.index.tolist() == [("b", "a"), ("b", "c"), ("a", "c")]
    assert found.round(2).fillna(-1).tolist() == [-1, 24, 21.99]


def test_window():
    """Two that are eight days apart are no pair, unless there is no limit."""
    articles = pd.DataFrame(
        {"doc_id": list("ab"), "text": "one two three four five six", "published": ["2026-03-01", "2026-03-09"]}
    )
    assert len(pairs(articles)) == 0
    assert list(pairs(articles).columns) == columns("pairs")
    assert len(pairs(articles, days=None)) == 1


@pytest.mark.parametrize(
    "wrong", [{"least": 0}, {"least": True}, {"least_containment": [1]}, {"days": -1}, {"days": "7"}]
)
def test_errors(wrong):
    """A limit out of range or of another type is said in words."""
    with pytest.raises(MediakitError, match="Allowed"):
        pairs(pd.DataFrame({"doc_id": ["a"], "text": ["b"]}), **wrong)


@pytest.mark.parametrize("days", [None, 2])
def test_many_of_the_same_words(days, monkeypatch):
    """Of two texts and a fifth of another, each printed often, all pairs are given; each two texts are aligned once."""
    calls = []
    real = _pairs.aligned
    monkeypatch.setattr(_pairs, "aligned", lambda a, b: calls.append(1) or real(a, b))
    rng = np.random.default_rng(2)
    words = [f"w{i}" for i in range(30)]
    texts = [" ".join(words), " ".join([*words[:9], "other", *words[10:]]), "four words no gram"]
    which = rng.permutation(np.repeat([0, 1, 2], [12, 9, 4]))
    dates = pd.to_datetime("2026-03-01") + pd.to_timedelta(rng.integers(0, 9, 25), unit="D")
    articles = pd.DataFrame({
        "doc_id": [f"d{i:02}" for i in range(25)], "text": [texts[i] for i in which],
        "published": pd.Series(dates).where(rng.random(25) < 0.9),
    })  # fmt: skip
    found = pairs(articles, days=days)
    when = dict(zip(articles["doc_id"], articles["published"], strict=True))
    limit = pd.Timedelta(days=999 if days is None else days)
    expected = {pair: figures for pair, figures in brute(articles, 0.2, 0.5).items()
                if pd.isna(gap := abs(np.subtract(*(when[one] for one in pair)))) or gap <= limit}  # fmt: skip
    assert given_pairs(found) == expected
    assert len(found) == len(expected)
    keys = list(zip(-found["jaccard"], -found["containment"], strict=True))
    assert keys == sorted(keys)
    assert len(calls) == 1
    assert set(found["shared_words"]) == {29, 30}
    pd.testing.assert_frame_equal(found, pairs(articles.iloc[::-1], days=days))
