"""Frames and key words on a real page, and against what other programs and the literature give."""

import json

import numpy as np
import pandas as pd
import pytest

from mediakit.frames import kwic, mentions
from mediakit.keyness import keyness, log_likelihood
from mediakit.readers import read_corpus


def gold(real, name):
    return json.loads((real / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def by_doc(texts: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": list(texts), "text": list(texts.values())})


def test_the_two_phrases_of_the_page(real):
    """'land swap' stands once in the third article, 'listening exercise' once in the fourth."""
    articles = read_corpus(real / "aggregator" / "daily8_alaska.txt").articles
    book = {"frames": {p.replace(" ", "_"): {"patterns": [p]} for p in ("land swap", "listening exercise")}}
    found = mentions(articles, book)
    place = {doc_id: n for n, doc_id in enumerate(articles["doc_id"], start=1)}
    assert [(place[row.doc_id], row.frame) for row in found.itertuples()] == [
        (3, "land_swap"),
        (4, "listening_exercise"),
    ]
    assert kwic(articles, "land swap")["match"].str.lower().tolist() == ["land swap"]


def test_kwic_is_quantedas(real):
    """Matches and contexts are those that quanteda's tests expect."""
    for case in gold(real, "kwic"):
        assert case["valuetype"] == "glob" and case["case_insensitive"]
        lines = kwic(by_doc(case["texts"]), case["pattern"], window=case["window"])
        expected = [[e["doc"], e["pre"], e["keyword"], e["post"]] for e in case["expected"]]
        assert lines[["doc_id", "left", "match", "right"]].to_numpy().tolist() == expected, case["id"]


def test_keyness_is_base_rs_and_dunnings(real):
    """G2 and its sign over four cells, as base R and Dunning (1993) give them."""
    reference = gold(real, "keyness")
    for case in reference["base_R"]:
        a, not_a, b, not_b = case["table"]
        g2 = log_likelihood(np.array([a]), np.array([b]), a + not_a, b + not_b)[0]
        assert g2 == pytest.approx(case["G2"], abs=1e-7), case["id"]
        sides = pd.DataFrame(
            {
                "outlet": ["T", "R"],
                "text": ["word " * a + "other " * not_a, "word " * b + "other " * not_b],
            }
        )
        row = keyness(sides, target="T", min_count=1).set_index("feature").loc["word"]
        assert row["g2"] == pytest.approx(case["sign"] * case["G2"], abs=1e-7), case["id"]
        assert np.sign(row["log_ratio"]) == case["sign"]
    dunning = next(case for case in reference["literature"] if case["measure"] == "G2")
    o11, o12, o21, o22 = dunning["o"]
    g2 = log_likelihood(np.array([o11]), np.array([o21]), o11 + o12, o21 + o22)[0]
    assert round(g2, dunning["round"]) == dunning["expected"]
