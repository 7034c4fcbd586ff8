"""Any measure in three ways, and the tone of groups in every way there is."""

import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.compare import compare
from mediakit.copies import COPIES, select_copies
from mediakit.copy_ways import compare_tone_ways, in_three_ways, keyness_ways, stack_ways
from mediakit.frames import coverage
from mediakit.robustness import compare_tone
from mediakit.share_of_voice import share_of_voice
from mediakit.study import Study
from mediakit.ways import keyness_of_target

STUDY = Study(name="summit", raw=(), codebook=Path("frames.yml"), path=Path("summit.yml"), seed=3)

# Six articles of Courier's own and six of Post's; Courier printed Post's first three too: c0 to c2 are d6 to d8.
ARTICLES = pd.DataFrame(
    {
        "doc_id": [f"d{i}" for i in range(12)] + ["c0", "c1", "c2"],
        "outlet": ["Courier"] * 6 + ["Post"] * 6 + ["Courier"] * 3,
        "origin": ["Courier"] * 6 + ["Post"] * 9,
        "story_id": [f"d{i}" for i in range(12)] + ["d6", "d7", "d8"],
        "is_first": [True] * 12 + [False] * 3,
        "text": ["A land swap."] * 6 + ["Rain fell."] * 6 + ["Rain fell."] * 3,
    }
)
STORIES = ARTICLES[["doc_id", "story_id", "is_first"]]
FOUND = pd.DataFrame({"doc_id": [f"d{i}" for i in range(6)], "frame": "swap"})
COURIER, POST = [-0.5, -0.4, -0.45, -0.52, -0.38, -0.41], [0.3, 0.4, 0.35, 0.28, 0.42, 0.39]


def _tones(**voices):
    rows = [
        (doc_id, "vader", voice, value)
        for voice, values in voices.items()
        for doc_id, value in zip(ARTICLES["doc_id"], [*values, *values[6:9]], strict=True)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "analyzer", "voice", "polarity"])


def test_each_way_is_the_measure_with_copies():
    """Three calls under the names of the ways, in their order; tables and options are passed on."""
    ways = in_three_ways(coverage, FOUND, ARTICLES, by="origin", seed=5)
    assert list(ways) == list(COPIES) == ["all", "one_per_story", "own"]
    for way, table in ways.items():
        pd.testing.assert_frame_equal(table, coverage(FOUND, ARTICLES, by="origin", seed=5, copies=way))


def test_stacked_rows_of_one_thing_stand_together():
    """By hand: Courier has 9 articles, 6 stories it was first with, 6 of its own; Post 6 in all ways."""
    table = stack_ways(in_three_ways(coverage, FOUND, ARTICLES), keys="outlet")
    assert table[["outlet", "copies", "n_articles", "n_with"]].to_numpy().tolist() == [
        ["Courier", "all", 9, 6], ["Courier", "one_per_story", 6, 6], ["Courier", "own", 6, 6],
        ["Post", "all", 6, 0], ["Post", "one_per_story", 6, 0], ["Post", "own", 6, 0],
    ]  # fmt: skip
    assert list(table)[:3] == ["outlet", "copies", "frame"] and table["frame"].dtype == "category"
    below = stack_ways(in_three_ways(coverage, FOUND, ARTICLES), name="way")
    assert below["way"].tolist() == ["all"] * 2 + ["one_per_story"] * 2 + ["own"] * 2
    assert below.index.tolist() == list(range(6)) and below.columns[0] == "way"


def test_rows_that_a_way_does_not_have_are_not_made_up():
    """A speaker whom only a copy quotes has one row; missing keys are a group like any."""
    quotes = pd.DataFrame(
        {"doc_id": ["c0"], "start": [0], "end": [4], "kind": "direct", "speaker_resolved": ["Ilse Brandt"]}
    )
    ways = in_three_ways(share_of_voice, ARTICLES, quotes)
    assert stack_ways(ways, keys=["outlet", "speaker"])["copies"].tolist() == ["all"]
    odd = {"all": pd.DataFrame({"k": [None, "a"], "n": [1, 2]}), "own": pd.DataFrame({"k": ["a", None], "n": [3, 4]})}
    assert stack_ways(odd, keys=["k"])["n"].tolist() == [1, 4, 2, 3]


def test_a_function_of_one_s_own_is_a_measure_too():
    """Whatever takes copies=; also by **options."""
    assert list(in_three_ways(lambda t, copies: len(select_copies(t, copies=copies)), ARTICLES).values()) == [
        15,
        12,
        12,
    ]
    assert in_three_ways(lambda **given: given["copies"])["own"] == "own"


def test_compare_is_a_measure_with_a_measure_of_its_own():
    """Its keyword measure= is an option like any; the result of each way is a Comparison."""
    tones = ARTICLES.drop(columns="text").assign(gap=[*COURIER, *POST, *POST[:3]])
    ways = in_three_ways(compare, tones, measure="gap", seed=3)
    for way, found in ways.items():
        pd.testing.assert_frame_equal(found.pairs, compare(tones, measure="gap", seed=3, copies=way).pairs)
    assert ways["own"].groups["n_articles"].tolist() == [6, 6]


def test_what_cannot_be_counted_in_ways_is_told():
    """No function, no keyword, the keyword given twice, no table, a column that is there, a key that is not."""
    with pytest.raises(MediakitError, match="measure is 'coverage', no function"):
        in_three_ways("coverage")
    with pytest.raises(MediakitError, match="frame_of has no keyword copies"):
        in_three_ways(type("", (), {"__name__": "frame_of", "__call__": lambda self, a: a})(), ARTICLES)
    with pytest.raises(MediakitError, match="Leave it out"):
        in_three_ways(coverage, FOUND, ARTICLES, copies="own")
    for wrong in ({}, ARTICLES, []):
        with pytest.raises(MediakitError, match="ways holds no table"):
            stack_ways(wrong)
    with pytest.raises(MediakitError, match="has a column 'n' already"):
        stack_ways({"all": pd.DataFrame({"n": [1]})}, name="n")
    with pytest.raises(MediakitError, match="the table of all has no column 'outlt'"):
        stack_ways({"all": ARTICLES}, keys="outlt")


def test_keyness_in_three_ways():
    """Each is that of a study which counts so."""
    ways = keyness_ways(ARTICLES, STORIES, target="Courier", study=STUDY)
    for way, table in ways.items():
        alone = dataclasses.replace(STUDY, copies=way)
        expected = keyness_of_target(ARTICLES, STORIES, target="Courier", study=alone)
        pd.testing.assert_frame_equal(table, expected)
    assert [table.attrs["n_articles_target"] for table in ways.values()] == [9, 6, 6]


def test_the_grid_holds_each_way_of_counting():
    """Figure by figure what compare_tone gives for a study that counts so, with the stories of each side."""
    tones = _tones(all=[*COURIER, *POST], narrator=[*COURIER, *COURIER])
    grid = compare_tone_ways(tones, ARTICLES, STORIES, study=STUDY)
    assert grid[["voice", "copies"]].to_numpy().tolist() == [[v, c] for v in ("all", "narrator") for c in COPIES]
    for way in COPIES:
        alone = compare_tone(tones, ARTICLES, STORIES, study=dataclasses.replace(STUDY, copies=way))
        mine = grid[grid["copies"] == way].reset_index(drop=True)
        pd.testing.assert_frame_equal(mine[list(alone)], alone)
    assert grid["n_a"].tolist() == [9, 6, 6] * 2 and grid["n_b"].tolist() == [6] * 6
    assert grid["n_stories_a"].tolist() == [9, 6, 6] * 2 and grid["n_stories_b"].tolist() == [6] * 6
    # by hand: Courier's own mean, with all copies three of Post's scores in its nine
    assert grid["difference"].iloc[0] == pytest.approx((sum(COURIER) + sum(POST[:3])) / 9 - np.mean(POST))
    assert grid["difference"].iloc[1] == pytest.approx(np.mean(COURIER) - np.mean(POST))


def test_in_every_way_is_the_largest_p_of_all():
    """One pair, so that its correction changes nothing; with a way of no difference it is that way's p."""
    sure = compare_tone_ways(_tones(all=[*COURIER, *POST]), ARTICLES, STORIES, study=STUDY)
    assert sure["p_all_copies"].tolist() == [sure["p"].max()] * 3
    both = compare_tone_ways(
        _tones(all=[*COURIER, *POST], narrator=[*COURIER, *COURIER]), ARTICLES, STORIES, study=STUDY
    )
    assert both["p_all_copies"].iloc[0] > 0.5


def test_copies_within_a_group_are_fewer_stories_than_articles():
    """Courier printed its own first story twice; n counts articles, n_stories stories."""
    twice = STORIES.assign(story_id=STORIES["story_id"].replace({"d1": "d0"}), is_first=STORIES["is_first"])
    twice.loc[1, "is_first"] = False
    grid = compare_tone_ways(_tones(all=[*COURIER, *POST]), ARTICLES, twice, study=STUDY).set_index("copies")
    assert grid["n_a"].tolist() == [9, 5, 6] and grid["n_stories_a"].tolist() == [8, 5, 5]


def test_a_pair_that_a_way_cannot_test_is_a_row_without_figures():
    """Courier's own articles are four: tested with every copy, not of its own; then nothing is said of all ways."""
    agency = ARTICLES.assign(origin=ARTICLES["origin"].where(ARTICLES.index > 1, "Wire"))
    grid = compare_tone_ways(_tones(all=[*COURIER, *POST]), agency, STORIES, study=STUDY).set_index("copies")
    assert grid.loc["own", ["n_a", "n_stories_a", "difference", "p_adjusted"]].isna().all()
    assert grid["p_all_copies"].isna().all() and grid.loc["all", "p_adjusted"] < 0.05


def test_without_a_pair_the_grid_is_empty():
    """One group only: the columns are there."""
    few = ARTICLES.assign(outlet="Courier")
    grid = compare_tone_ways(_tones(all=[*COURIER, *POST]), few, STORIES, study=STUDY)
    assert grid.empty and list(grid)[-1] == "p_all_copies"
    with pytest.raises(MediakitError, match="stories has no column 'is_first'"):
        compare_tone_ways(_tones(all=[*COURIER, *POST]), few, STORIES[["doc_id", "story_id"]], study=STUDY)


def test_order_of_rows_changes_nothing():
    """Articles, stories and tones in another order, with another index."""
    tones = _tones(all=[*COURIER, *POST])
    first = compare_tone_ways(tones, ARTICLES, STORIES, study=STUDY)
    mixed = [table.sample(frac=1, random_state=4) for table in (tones, ARTICLES, STORIES)]
    pd.testing.assert_frame_equal(compare_tone_ways(*mixed, study=STUDY), first)
