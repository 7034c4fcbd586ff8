"""Frames that occur together."""

import numpy as np
import pandas as pd
import pytest

from mediakit import mentions
from mediakit._check import MediakitError
from mediakit._paragraphs import paragraph_spans
from mediakit.cooccurrence import cooccurrence

BOOK = {"frames": {"land": {"patterns": ["land"]}, "swap": {"patterns": ["swap"]}, "rain": {"patterns": ["rain"]}}}
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "text": [
            "The land. A swap of land.\nRain fell.\nLand again.",  # 3 paragraphs, 4 sentences
            "Rain on the land.",
            "Nothing.",
        ],
    }
)
FOUND = mentions(ARTICLES, BOOK)


@pytest.mark.parametrize(
    ("unit", "n_units", "land_swap", "land_rain"),
    [
        ("article", 3, (2, 1, 1), (2, 2, 2)),
        ("paragraph", 5, (3, 1, 1), (3, 2, 1)),
        ("sentence", 6, (4, 1, 1), (4, 2, 1)),
    ],
)  # fmt: skip
def test_counts_by_hand(unit, n_units, land_swap, land_rain):
    """Units with each frame and with both, in articles, paragraphs and sentences."""
    table = cooccurrence(FOUND, ARTICLES, unit=unit).set_index(["frame_a", "frame_b"])
    counts = ["n_a", "n_b", "n_both"]
    assert set(table["n_units"]) == {n_units}
    assert tuple(table.loc[("land", "swap"), counts]) == land_swap
    assert tuple(table.loc[("land", "rain"), counts]) == land_rain
    row = table.loc[("land", "swap")]
    assert row["expected"] == pytest.approx(land_swap[0] * land_swap[1] / n_units)
    assert row["lift"] == pytest.approx(land_swap[2] / row["expected"])


def test_phi_is_the_correlation():
    """On random frames phi is what numpy's corrcoef gives, and its interval holds it; copies widen it."""
    rng = np.random.default_rng(7)
    x = rng.random(60) < 0.5
    y = np.where(rng.random(60) < 0.7, x, rng.random(60) < 0.5)
    articles = pd.DataFrame({"doc_id": range(60), "text": "One."})
    found = pd.concat(
        [pd.DataFrame({"doc_id": np.flatnonzero(z), "frame": name, "start": 0}) for name, z in (("x", x), ("y", y))]
    )
    row = cooccurrence(found, articles).iloc[0]
    assert row["phi"] == pytest.approx(np.corrcoef(x, y)[0, 1])
    assert row["low"] < row["phi"] < row["high"]
    thirds = cooccurrence(found, articles.assign(story_id=np.arange(60) // 3)).iloc[0]
    assert thirds["phi"] == row["phi"]
    assert thirds["low"] != row["low"]


def test_a_frame_and_one_above_it_are_no_pair():
    """They always occur together, which says nothing."""
    book = {"frames": {"peace": {"frames": {"talks": {"patterns": ["talks"]}}}, "rain": {"patterns": ["rain"]}}}
    table = cooccurrence(mentions(ARTICLES, book), ARTICLES)
    assert table[["frame_a", "frame_b"]].to_numpy().tolist() == [["peace", "rain"], ["peace.talks", "rain"]]


def test_nothing_to_count():
    """No articles, or a frame in none of them: counts of 0 and no measure."""
    table = cooccurrence(FOUND.iloc[:0], ARTICLES.iloc[:0])
    assert table["n_units"].tolist() == [0, 0, 0]
    assert table[["lift", "phi", "low", "high"]].isna().all(axis=None)
    with pytest.raises(MediakitError, match="Allowed: article, paragraph, sentence"):
        cooccurrence(FOUND, ARTICLES, unit="page")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []), (" \n \n", []), ("One.\nTwo.", ["One.", "Two."]), ("One\nline.\n\nTwo.", ["One\nline.", "Two."]),
        ("One.\r\n \r\n Two. ", ["One.", "Two."]), ("x" * 101 + "\nTwo.\n\nThree.", ["x" * 101, "Two.", "Three."]),
    ],
)  # fmt: skip
def test_paragraphs_by_hand(text, paragraphs):
    """A line break ends a paragraph; in a text wrapped to a width only a blank line does."""
    assert [text[start:end] for start, end in paragraph_spans(text)] == paragraphs
