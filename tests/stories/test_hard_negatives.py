"""What looks like a copy and is none, and what looks like none and is a copy."""

import numpy as np
import pandas as pd

from mediakit.stories import stories

VOCABULARY = [f"word{i}" for i in range(3000)]


def words(rng, n):
    """Words by a Zipf-like law, in which unrelated texts have many in common."""
    return [VOCABULARY[i] for i in np.minimum(rng.zipf(1.3, n), len(VOCABULARY)) - 1]


def edited(rng, text, share):
    """The text with that share of its words changed here and there."""
    return [VOCABULARY[rng.integers(3000)] if rng.random() < share else word for word in text]


def ids(*texts, **more):
    """The story of each of some texts."""
    table = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": [" ".join(t) for t in texts], **more})
    return stories(table)["story_id"].tolist()


def test_every_kind_of_copy_is_found():
    """Of 500 articles 40 copies of each kind, up to 30% scattered edits, are found; no others are linked."""
    rng = np.random.default_rng(5)
    originals = [words(rng, int(rng.integers(150, 500))) for _ in range(220)]
    kinds = [
        lambda t, _: edited(rng, t, 0.1),
        lambda t, _: edited(rng, t, 0.2),
        lambda t, _: edited(rng, t, 0.3),
        lambda t, _: t[: len(t) // 2],
        lambda t, _: words(rng, len(t) // 4) + t[len(t) // 4 :],
        lambda t, _: t + words(rng, len(t)),
        lambda t, other: t + other,
    ]
    copies = [kind(originals[i], originals[(i + 100) % 220]) for kind in kinds for i in range(40)]
    found = ids(*originals, *copies)
    allowed = [{f"d{i % 40}"} | ({f"d{(i % 40) + 100}"} if i >= 240 else set()) for i in range(280)]
    assert found[:220] == [f"d{i}" for i in range(220)]
    assert [story for story, may in zip(found[220:], allowed, strict=True) if story not in may] == []


def test_one_long_quotation():
    """Five outlets quote the same at length, a third of each article: five stories."""
    rng = np.random.default_rng(6)
    said = words(rng, 100)
    texts = [[*words(rng, 100), *said, *words(rng, 100)] for _ in range(5)]
    assert ids(*texts) == [f"d{i}" for i in range(5)]


def test_round_up_does_not_tie_two_stories():
    """A round-up of two stories, the earliest of all, goes to the one it shares most with; the two stay apart."""
    rng = np.random.default_rng(7)
    a, b = words(rng, 200), words(rng, 260)
    assert ids(a + b, a, a, b, edited(rng, b, 0.2)) == ["d0", "d1", "d1", "d0", "d0"]
    assert ids(a + b, a + b, a, b) == ["d0", "d0", "d2", "d0"]


def test_copies_of_a_later_original_are_one_story():
    """Versions with a third of their words changed are one story with their original though they came before it."""
    rng = np.random.default_rng(8)
    original = words(rng, 300)
    texts = [edited(rng, original, 0.3), edited(rng, original, 0.3), original]
    assert ids(*texts, published=pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-04"], utc=True)) == ["d0"] * 3


def test_series_differ_in_numbers():
    """Two days' weather has its words in common and not its numbers: two stories; an update of a toll is one."""
    rng = np.random.default_rng(9)
    form = [word for i in range(20) for word in (f"town{i}", "sees", "{}", "degrees", "and", "light", "wind")]

    def issue():
        return [str(rng.integers(10, 40)) if word == "{}" else word for word in form]

    assert ids(issue(), issue(), issue()) == ["d0", "d1", "d2"]
    toll = words(rng, 120)
    assert ids([*toll, "12", "dead", "and", "30", "hurt"], [*toll, "15", "dead", "and", "41", "hurt"]) == ["d0", "d0"]
