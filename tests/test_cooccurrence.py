"""Frames that occur together."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, t

from mediakit import mentions
from mediakit._check import MediakitError
from mediakit._paragraphs import paragraph_spans
from mediakit._story_draws import widened_level
from mediakit.cooccurrence import cooccurrence
from mediakit.text import sentence_spans

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


def _pairs(n, both, only_x, only_y):
    """Articles of which so many have both frames, and one only."""
    articles = pd.DataFrame({"doc_id": range(n), "text": "One."})
    x, y = range(both + only_x), [*range(both), *range(both + only_x, both + only_x + only_y)]
    found = pd.concat([pd.DataFrame({"doc_id": z, "frame": name, "start": 0}) for name, z in (("x", x), ("y", y))])
    return found, articles


@pytest.mark.parametrize(
    ("counts", "has_one"),
    [
        ((100, 10, 10, 10), True),  # 4 expected, 10 found
        ((100, 0, 25, 25), True),  # 6.25 expected, none found: they avoid each other
        ((100, 0, 10, 10), False),  # 1 expected, none found: says nothing
        ((100, 9, 0, 30), False),  # a frame in 9 articles
        ((100, 20, 0, 0), False),  # two frames that are one: no certainty
    ],
)
def test_an_interval_needs_ground(counts, has_one):
    """Ten articles with each frame, five with both, or five to be expected; and some that differ."""
    row = cooccurrence(*_pairs(*counts)).iloc[0]
    assert row[["low", "high"]].notna().tolist() == [has_one, has_one]
    assert not has_one or row["low"] < row["phi"] < row["high"] or counts[1] == 0


def test_neither_the_order_of_rows_nor_other_frames_change_an_interval():
    """The same articles in another order, with a third frame: the same bounds; another seed, others."""
    found, articles = _pairs(60, 15, 10, 10)
    bounds = ["low", "high"]
    before = cooccurrence(found, articles).loc[0, bounds].tolist()
    more = pd.concat([found, found.head(20).assign(frame="z")]).sample(frac=1, random_state=1)
    assert cooccurrence(more, articles.sample(frac=1, random_state=2)).loc[0, bounds].tolist() == before
    assert cooccurrence(found, articles, seed=5).loc[0, bounds].tolist() != before


@pytest.mark.parametrize("n", [10, 20, 50, 1000])
def test_percentiles_are_widened_by_students_quantile(n):
    """The level is that of the normal at Student's quantile times sqrt(n / (n - 1)), by SciPy."""
    assert widened_level(n) == pytest.approx(norm.cdf(-t.ppf(0.975, n - 1) * np.sqrt(n / (n - 1))), rel=2e-3)


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
        ("One line that is long enough to be wrapped,\ngoes on.\nTwo.", [
            "One line that is long enough to be wrapped,\ngoes on.", "Two."
        ]),
        ("", []), (" \n \n", []), ("One.\nTwo.", ["One.", "Two."]), ("One\nline.\n\nTwo.", ["One\nline.", "Two."]),
        ("One.\r\n \r\n Two. ", ["One.", "Two."]), ("x" * 101 + "\nTwo.\n\nThree.", ["x" * 101, "Two.", "Three."]),
    ],
)  # fmt: skip
def test_paragraphs_by_hand(text, paragraphs):
    """A line break ends a paragraph; in a text wrapped to a width only a blank line does."""
    assert [text[start:end] for start, end in paragraph_spans(text)] == paragraphs


@settings(max_examples=200)
@given(st.lists(st.sampled_from(["One word. ", "x" * 45, "y" * 101, "\n", "\r\n", " ", "\x1c", "\u2028", "“No.”She"])))
def test_a_sentence_is_in_one_paragraph(parts):
    """No paragraph ends within a sentence, and each character that is not white space is in one paragraph."""
    text = "".join(parts)
    paragraphs = paragraph_spans(text)
    for start, end in sentence_spans(text):
        assert any(first <= start and end <= last for first, last in paragraphs)
    assert " ".join(text[a:b] for a, b in paragraphs).split() == text.split()
    assert all(text[a:b] == text[a:b].strip() for a, b in paragraphs)
