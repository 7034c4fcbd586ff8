"""What an outlet prints below its articles is no story, and a story that is printed often is no boilerplate."""

import numpy as np
import pandas as pd

from mediakit.stories import stories

TYPES = 4000


def words(rng, n):
    """Words by a Zipf-like law, so that a few are everywhere."""
    return [f"word{i}" for i in np.minimum(rng.zipf(1.3, n), TYPES) + rng.integers(0, 400, n)]


def corpus(*rows):
    """Articles from pairs of an outlet and a list of words."""
    texts = [" ".join(text) for _, text in rows]
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(rows))], "outlet": [o for o, _ in rows], "text": texts})


def test_offer_of_half_a_short_article():
    """Six briefs of one outlet, each half an offer, are six stories, and a brief that another one prints is a copy."""
    rng = np.random.default_rng(1)
    offer = [f"offer{i}" for i in range(60)]
    briefs = [words(rng, 60) for _ in range(6)]
    others = [("Courier", words(rng, 200)) for _ in range(5)]
    found = stories(corpus(*[("Herald", b + offer) for b in briefs], ("Post", briefs[2] + ["our", "own"]), *others))
    assert found["story_id"].tolist()[:7] == ["d0", "d1", "d2", "d3", "d4", "d5", "d2"]
    assert found["similarity"][6] < 1  # nothing is left out of the figure that others can recompute


def test_offer_beside_stories_that_many_print():
    """An offer is found below agency stories of which each stands in other outlets too; these stay together."""
    rng = np.random.default_rng(2)
    wires = [words(rng, 150) for _ in range(5)]
    offers = {name: [f"{name}{i}" for i in range(150)] for name in ("Herald", "Post", "Courier")}
    rows = [(name, wire + offer) for wire in wires for name, offer in offers.items()]
    found = stories(corpus(*rows))
    assert found["story_id"].tolist() == [f"d{3 * (i // 3)}" for i in range(15)]
    assert found["n_copies"].tolist() == [3] * 15


def test_one_outlet_prints_a_story_often():
    """A story that one outlet prints eight times, with an addition of its own each time, is no boilerplate."""
    rng = np.random.default_rng(3)
    wire = words(rng, 300)
    rows = [("Herald", words(rng, 20 * i) + wire) for i in range(8)]
    found = stories(corpus(*rows, *[("Herald", words(rng, 300)) for _ in range(8)]))
    assert found["n_copies"].tolist() == [8] * 8 + [1] * 8


def test_nothing_but_boilerplate():
    """What has no words of its own is a copy of an identical article only."""
    rng = np.random.default_rng(4)
    offer = [f"offer{i}" for i in range(60)]
    rows = [("Herald", words(rng, 80) + offer) for _ in range(8)]
    found = stories(corpus(*rows, ("Herald", offer), ("Herald", offer), ("Herald", [*offer, "today"])))
    assert found["n_copies"].tolist() == [1] * 8 + [2, 2, 1]
