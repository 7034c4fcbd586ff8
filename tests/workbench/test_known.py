"""What a codebook finds, and how a new pattern lies to it."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit import Codebook, mentions
from mediakit.patterns import Index
from mediakit.workbench.known import Known


def known_of(texts, frames, **book):
    return Known(Index(texts), Codebook.from_dict({"frames": frames, **book}))


def test_the_frames_count_what_mentions_count(articles, book):
    """The mentions of each frame, inner ones too, are those of the table."""
    known = Known(Index(articles["text"].tolist()), Codebook.from_dict({"frames": {
        "swap": {"patterns": ["land swap", "swap"], "exclude": ["land swap of 1998"]},
        "economy": {"frames": {"trade": {"patterns": ["trade"]}, "mining": {"patterns": ["copper"]}}},
    }}))  # fmt: skip
    table = mentions(articles, known.codebook)["frame"].value_counts()
    assert {frame: len(found.first) for frame, found in known.frames.items()} == table.to_dict()


words = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=12).map(" ".join)
phrases = st.lists(st.sampled_from(["a", "b", "c", "a*", "?b"]), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.lists(phrases, max_size=3, unique=True), phrases,
       st.lists(phrases, max_size=1), st.sampled_from(["longest", "leftmost", "all"]))  # fmt: skip
def test_what_a_pattern_brings_is_what_comes_when_it_is_added(texts, patterns, new, exclude, overlaps):
    """Mentions and articles after it are those of a codebook that holds it; n is excluded, already counted or new."""
    frames = {"one": {"patterns": [*patterns, "zzz"], "exclude": exclude}}
    known = known_of(texts, frames, overlaps=overlaps)
    brings = known.brings("one", new, known.find("one", new))
    frames["one"]["patterns"] = list(dict.fromkeys([*patterns, "zzz", new]))
    table = pd.DataFrame({"doc_id": [str(i) for i in range(len(texts))], "text": texts})
    after = mentions(table, Codebook.from_dict({"frames": frames, "overlaps": overlaps}))
    assert brings.mentions[1] == len(after)
    assert brings.articles[1] == after["doc_id"].nunique()
    assert brings.n == brings.n_excluded + brings.n_already + brings.n_new
    if new not in patterns:
        assert brings.mentions[0] == len(known.frames["one"].first)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, min_size=1, max_size=3), st.lists(phrases, min_size=1, max_size=3, unique=True), phrases)
def test_overlaps_are_those_of_every_pair(texts, patterns, new):
    """Found by pairing every match of one with every match of the other."""
    known = known_of(texts, {"one": {"patterns": patterns}})
    found = known.find("one", new)
    told = {one.part.text: one.n for one in known.overlaps("one", new, found)}
    for number, text in enumerate(patterns):
        if known.has("one", new) == text:
            assert text not in told
            continue
        first, last = known._found[number]
        meets = [
            any(f <= b and a <= t for f, t in zip(first, last, strict=True))
            for a, b in zip(found.first, found.last, strict=True)
        ]
        assert told.get(text, 0) == sum(meets)


@pytest.mark.parametrize(
    ("new", "how"),
    [("land swap", "same"), ("swap", "inside"), ("a land swap", "around"), ("swap deal", "crossing")],
)
def test_the_relation_of_two_matches(new, how):
    """The same words, inside a longer match, around a shorter one, or sharing some."""
    known = known_of(["a land swap deal"], {"one": {"patterns": ["land swap"]}, "two": {"patterns": ["x"]}})
    (overlap,) = known.overlaps("two", new, known.find("two", new))
    assert [relation for relation, n in overlap.relations.items() if n] == [how]


def test_frames_that_share_a_match_are_told_unless_related():
    """Other frames that count the same words are named; frames above and below are not."""
    frames = {"top": {"frames": {"one": {"patterns": ["land"]}}}, "other": {"patterns": ["land swap"]}}
    known = known_of(["land swap", "land"], frames)
    assert known.shared("top.one", known.find("top.one", "land")) == [("other", 1, 1)]


def test_a_pattern_that_is_held_is_known_in_other_letters():
    """Upper and lower case make no difference unless they count."""
    known = known_of(["a"], {"one": {"patterns": ["Land Swap"]}, "two": {"patterns": ["US"], "match_case": True}})
    assert known.has("one", "land  swap") == "Land Swap"
    assert known.has("two", "us") == ""
