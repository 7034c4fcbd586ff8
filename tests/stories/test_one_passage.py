"""One passage in common makes no copy, and a copy with a new lead is one."""

import numpy as np
import pandas as pd
import pytest

from mediakit.stories import stories
from mediakit.stories._aligned import aligned
from mediakit.stories._one_passage import is_one_passage


def ids(*texts, outlets=None):
    """The story of each of some lists of word numbers."""
    spelled = [" ".join(f"w{code}" for code in text) for text in texts]
    table = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": spelled})
    return stories(table.assign(outlet=outlets or table["doc_id"]))["story_id"].tolist()


def words(rng, n):
    """Words of which hardly two articles share a run of three."""
    return rng.integers(0, 3000, n).tolist()


@pytest.mark.parametrize("place", ["start", "middle", "end"])
@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_half_of_each_article_is_one_shared_passage(place, n):
    """Articles with 100 words of their own and the same 100 are as many stories, wherever the passage stands."""
    rng = np.random.default_rng(n)
    shared = words(rng, 100)
    before = {"start": 0, "middle": 50, "end": 100}[place]
    texts = [words(rng, before) + shared + words(rng, 100 - before) for _ in range(n)]
    assert ids(*texts) == [f"d{i}" for i in range(n)]
    assert ids(*texts, outlets=["Herald"] * n) == [f"d{i}" for i in range(n)]


def test_an_edited_passage_is_one_too():
    """A tenth of its words changed here and there make no copies of different articles."""
    rng = np.random.default_rng(1)
    shared = np.array(words(rng, 100))
    edited = np.where(rng.random(100) < 0.1, 5000, shared)
    assert ids(words(rng, 100) + shared.tolist(), words(rng, 100) + edited.tolist()) == ["d0", "d1"]


@pytest.mark.parametrize(("lead", "copies"), [(20, True), (60, True), (66, True), (67, False), (90, False)])
def test_border_of_a_new_lead(lead, copies):
    """Of 200 words a new lead may replace a third: 134 kept are a copy, 133 are a passage in common."""
    rng = np.random.default_rng(2)
    text = words(rng, 200)
    assert ids(text, words(rng, lead) + text[lead:]) == (["d0", "d0"] if copies else ["d0", "d1"])


def test_a_new_lead_and_edits():
    """A new lead of 30% and a fifth of the other words changed: a copy, though 56% of the words are kept."""
    rng = np.random.default_rng(6)
    for _ in range(10):
        text = np.array(words(rng, 300))
        edited = np.where(rng.random(300) < 0.2, 5000, text)
        edited[90], edited[299] = text[90], text[299]
        assert ids(text.tolist(), words(rng, 90) + edited[90:].tolist()) == ["d0", "d0"]


def test_no_rest_on_one_side():
    """What was cut to half, or extended to three times its length, has nothing of its own: copies; nor has 19 words."""
    rng = np.random.default_rng(3)
    text = words(rng, 200)
    assert ids(text, text[:100], text + words(rng, 400)) == ["d0"] * 3
    assert ids(text, text[150:] + words(rng, 19)) == ["d0", "d0"]
    assert ids(text, text[150:] + words(rng, 26)) == ["d0", "d1"]


def test_paragraphs_in_another_order():
    """A copy whose halves changed places has its rest in common with the original, though not in one order."""
    rng = np.random.default_rng(4)
    text = words(rng, 200)
    assert ids(text, text[100:] + text[:100]) == ["d0", "d0"]


def test_several_passages_are_no_single_one():
    """By hand: two runs of 30 words, eleven words apart in both, are two passages; ten apart they are one."""
    rng = np.random.default_rng(5)
    run, other = np.arange(5000, 5030), np.arange(6000, 6030)
    for apart, single in ((10, True), (11, False)):
        a, b = (np.concatenate([words(rng, 60), run, words(rng, apart), other]) for _ in range(2))
        assert is_one_passage(a, b, *aligned(a, b)) is single


def test_nothing_in_common():
    """Without aligned words there is no passage."""
    none = np.empty(0, dtype=np.int64)
    assert not is_one_passage(np.arange(9), np.arange(9), none, none)
