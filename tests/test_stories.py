"""Copies of one story."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.stories import _edges, _table, pairs, stories
from mediakit.tables import columns

VOCABULARY = [f"word{i}" for i in range(3000)]


def article(rng, n):
    # a Zipf-like law, as in language: a few words are everywhere
    return [VOCABULARY[i] for i in np.minimum(rng.zipf(1.3, n), len(VOCABULARY)) - 1]


def edited(rng, words, share):
    return [VOCABULARY[rng.integers(3000)] if rng.random() < share else word for word in words]


def table(*texts, **more):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": list(texts), **more})


def test_planted_copies_are_found():
    """Of copies with 0 to 30% scattered edits at least 95% are found, and at least 99% of links are right."""
    rng = np.random.default_rng(3)
    originals = [article(rng, int(rng.integers(120, 400))) for _ in range(150)]
    copies = [(i, edited(rng, words, rng.uniform(0, 0.3))) for i, words in enumerate(originals) for _ in range(2)]
    texts = [" ".join(words) for words in originals] + [" ".join(words) for _, words in copies]
    found = stories(table(*texts))
    linked = found[~found["is_first"]]
    right = [int(row.story_id[1:]) == copies[i - 150][0] for i, row in linked.iterrows() if i >= 150]
    assert sum(right) / len(copies) >= 0.95
    assert sum(right) / len(linked) >= 0.99


def test_similarity_is_exact_containment():
    """Counted by hand: 26 words have 22 5-grams; a change of the 13th word loses five: 17/22."""
    first = [f"w{i}" for i in range(26)]
    copy = [*first[:12], "other", *first[13:]]
    found = stories(table(" ".join(first), " ".join(copy), " ".join([*first, "more", "words"])))
    assert list(found.columns) == columns("stories")
    assert found["similarity"].tolist() == [1, 17 / 22, 1]
    assert found["n_copies"].tolist() == [3, 3, 3]


def test_earliest_is_first():
    """The first is the earliest published, then by file and place; an undated one comes last."""
    text = " ".join(f"w{i}" for i in range(30))
    day = pd.Timestamp("2026-03-05", tz="UTC")
    articles = table(*[text] * 4, published=[pd.NaT, day + pd.Timedelta(days=1), day, day], file=list("abcb"))
    found = stories(articles)
    assert found["is_first"].tolist() == [False, False, False, True]
    assert set(found["story_id"]) == {"d3"}


def test_window():
    """Articles more than `days` apart are two stories; one without a date is compared with all."""
    text = " ".join(f"w{i}" for i in range(30))
    dates = pd.to_datetime(["2026-03-01", "2026-03-08", "2026-03-09", None], utc=True)
    assert stories(table(*[text] * 4, published=dates))["story_id"].tolist() == ["d0", "d0", "d2", "d0"]
    assert stories(table(*[text] * 4, published=dates), days=30)["story_id"].nunique() == 1


def test_dates_that_do_not_tell():
    """A day may be any time of it: all may be first but one of a later day; the earliest is."""
    text = " ".join(f"w{i}" for i in range(30))
    articles = table(
        *[text] * 4,
        published=pd.to_datetime(["2026-03-02 14:00", "2026-03-02 00:00", "2026-03-03 00:00", None], utc=True),
        published_precision=["hour", "day", "day", None],
    )
    found = stories(articles)
    assert found["is_first"].tolist() == [False, True, False, False]
    assert found["may_be_first"].tolist() == [True, True, False, True]


def test_no_limit_of_days():
    """Without a limit articles a year apart are one story."""
    text = " ".join(f"w{i}" for i in range(30))
    found = stories(table(text, text, published=["2025-03-01", "2026-03-01"]), days=None)
    assert found["n_copies"].tolist() == [2, 2]


def test_shared_words():
    """By hand: 26 words, of which the copy has 25 and three of its own; all of the first's own words are its own."""
    first = [f"w{i}" for i in range(26)]
    found = stories(table(" ".join(first), " ".join([*first[:12], "other", *first[13:], "and", "more"])))
    assert found["shared_words"].tolist() == [26, 25]


@given(st.permutations(range(9)), st.integers(0, 3))
@settings(deadline=None, max_examples=15)
def test_rows_and_index_make_no_difference(order, seed):
    """Shuffled, with another index, and twice: the same story for each article, and the input as it was."""
    rng = np.random.default_rng(seed)
    wire, other = article(rng, 120), article(rng, 90)
    texts = [wire, edited(rng, wire, 0.2), wire + other, other, other[:45], wire, None, "", "Short one."]
    articles = table(*[" ".join(t) if isinstance(t, list) else t for t in texts], outlet=list("aabbccaab"))
    articles["published"] = pd.to_datetime(["2026-03-02", None, "2026-03-04"] * 3, utc=True)
    before = articles.copy()
    expected = stories(articles)
    found = stories(articles.iloc[order].set_axis([0] * 9))
    pd.testing.assert_frame_equal(found.sort_values("doc_id", ignore_index=True), expected)
    pd.testing.assert_frame_equal(articles, before)


def test_star_not_chain():
    """B has most of A and most of C: C does not join the story of A."""
    words = [f"w{i}" for i in range(142)]
    texts = [" ".join(words[:100]), " ".join(words[30:130]), " ".join(words[100:])]
    assert stories(table(*texts))["story_id"].tolist() == ["d0", "d0", "d2"]


def test_boilerplate_does_not_chain():
    """Thirty short articles that end in one long notice stay thirty stories; a copy is still found."""
    rng = np.random.default_rng(1)
    notice = " ".join(f"notice{i}" for i in range(80))
    texts = [" ".join(article(rng, 40)) + " " + notice for _ in range(30)]
    found = stories(table(*texts, texts[7]))
    assert found["story_id"].nunique() == 30
    assert found["story_id"].iloc[30] == "d7"
    near = texts[7].replace(notice, "An ending of our own.")
    assert stories(table(*texts, near))["story_id"].iloc[30] == "d7"


def test_widely_printed_story_stays_one():
    """A story that forty outlets print, each with a lead of its own, is no boilerplate."""
    rng = np.random.default_rng(2)
    wire = " ".join(article(rng, 300))
    own = [" ".join(article(rng, 10)) + " " + wire for _ in range(40)]
    others = [" ".join(article(rng, 200)) for _ in range(40)]
    found = stories(table(*own, *others))
    assert found["story_id"].iloc[:40].nunique() == 1
    assert found["n_copies"].iloc[0] == 40
    assert found["is_first"].iloc[40:].all()


def test_short_articles():
    """Below 20 words only identical articles are copies, whatever their case; empty ones never are."""
    short = "Talks resume at the dam on Monday morning"
    found = stories(table(short, short + " again", short.upper() + "!", "", None))
    assert found["story_id"].tolist() == ["d0", "d1", "d0", "d3", "d4"]


@given(st.lists(st.text(alphabet="ab \n.\ud800é", max_size=60), max_size=8))
@settings(deadline=None, max_examples=40)
def test_any_text(texts):
    """Every article is in one story whose first is in it, and the counts add up, on any text."""
    articles = pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": pd.Series(texts, dtype="object")})
    found = stories(articles)
    assert found["doc_id"].tolist() == articles["doc_id"].tolist()
    firsts = found[found["is_first"]]
    assert set(found["story_id"]) == set(firsts["doc_id"])
    assert firsts["n_copies"].sum() == len(texts)
    assert found["similarity"].between(0, 1).all()
    pd.testing.assert_frame_equal(found, stories(articles))


def test_errors():
    """A threshold or window out of range and a missing column are said in words."""
    for wrong in (
        {"threshold": 0},
        {"threshold": 1.5},
        {"days": -1},
        {"days": float("nan")},
        {"days": True},
        {"threshold": "a"},
    ):
        with pytest.raises(MediakitError, match="Allowed"):
            stories(table("x"), **wrong)
    with pytest.raises(MediakitError, match="doc_id"):
        stories(pd.DataFrame({"text": ["x"]}))


@pytest.mark.parametrize("ids", [["a", "a"], ["a", None], [float("nan"), "b"]])
@pytest.mark.parametrize("grouping", [stories, pairs])
def test_each_article_stands_once(grouping, ids):
    """A doc_id that stands twice, or is missing, is an error that names it or its row."""
    with pytest.raises(MediakitError, match=r"doc_id holds 'a' twice|doc_id is missing in row [12] \(1 such"):
        grouping(pd.DataFrame({"doc_id": ids, "text": ["one", "two"]}))


def test_any_outlet():
    """Half characters, numbers and nothing may stand for an outlet."""
    text = " ".join(f"w{i}" for i in range(30))
    outlet = pd.Series(["\ud800", None, 5, "Herald"], dtype="object")
    assert stories(table(*[text] * 4, outlet=outlet))["n_copies"].tolist() == [4] * 4


def test_the_same_article_many_times(monkeypatch):
    """Sixty copies word for word, and sixty of an edited version, are aligned once, not for each pair."""
    calls = []
    for module in (_edges, _table):
        real = module.aligned
        monkeypatch.setattr(module, "aligned", lambda a, b, real=real: calls.append(1) or real(a, b))
    words = [f"w{i}" for i in range(120)]
    texts = [" ".join(words), " ".join([*words[:60], "other", *words[61:]])]
    found = stories(table(*texts * 60))
    assert set(found["story_id"]) == {"d0"}
    assert found["shared_words"].tolist() == [120, 119] * 60
    assert len(calls) <= 8


def test_dates_as_text():
    """Dates may be text, with and without a time; what is no date is refused, not taken for undated."""
    text = " ".join(f"w{i}" for i in range(30))
    found = stories(table(*[text] * 3, published=[None, "2026-03-02T10:00:00Z", "2026-03-01"]))
    assert found["is_first"].tolist() == [False, False, True]
    with pytest.raises(MediakitError, match="no ISO date, the first is 'soon'"):
        stories(table(text, published=["soon"]))
