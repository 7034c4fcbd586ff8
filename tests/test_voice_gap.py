"""The difference of the two voices inside articles."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.compare import compare
from mediakit.voice_gap import voice_gap


def tone(values, voice, ids=None):
    ids = [f"d{i}" for i in range(len(values))] if ids is None else ids
    return pd.DataFrame(
        {"doc_id": ids, "outlet": "Courier", "analyzer": "vader", "voice": voice, "polarity": values, "n_words": 9}
    )


def test_articles_that_have_both_voices():
    """Own words minus quotations, in the order of the first; an article without one of the two has no difference."""
    narrator = tone([0.5, np.nan, 0.1, 0.2], "narrator")
    quoted = tone([0.4, 0.3, -0.2, np.nan], "quoted", ["d2", "d1", "d0", "d3"])
    table = voice_gap(narrator, quoted)
    assert table["doc_id"].tolist() == ["d0", "d2"]
    assert table["gap"].round(12).tolist() == [0.7, -0.3]
    assert list(table) == ["doc_id", "outlet", "analyzer", "gap"]


def test_the_interval_is_that_of_paired_differences():
    """The mean that compare gives is the mean difference, and pairing narrows its interval."""
    rng = np.random.default_rng(0)
    base = rng.normal(0, 1, 40)
    narrator, quoted = tone(base, "narrator"), tone(base - 0.5 + rng.normal(0, 0.1, 40), "quoted")
    groups = compare(voice_gap(narrator, quoted), measure="gap").groups
    assert groups["estimate"][0] == pytest.approx((narrator["polarity"] - quoted["polarity"]).mean())
    assert 0.4 < groups["low"][0] < 0.5 < groups["high"][0] < 0.6


def test_sentences_are_refused():
    """Several rows for one article are no scores of articles."""
    with pytest.raises(MediakitError, match="quoted has several rows for one article"):
        voice_gap(tone([0.1], "narrator"), tone([0.1, 0.2], "quoted", ["a", "a"]))
    with pytest.raises(MediakitError, match="no column 'polarity'"):
        voice_gap(tone([0.1], "narrator"), pd.DataFrame({"doc_id": ["a"]}))
