"""Pairs and groups that one story dominates have neither interval nor test, and the notes say so."""

import numpy as np
import pandas as pd

from mediakit.compare import compare


def _values(**groups):
    """One row per article from the values of each group."""
    rows = [(group, value) for group, numbers in groups.items() for value in numbers]
    return pd.DataFrame(rows, columns=["outlet", "polarity"])


A = [0.31, -0.12, 0.44, 0.05, 0.27, 0.18]


def _with_copies(n_wire):
    """Six own stories of each outlet that hardly vary, and a wire story that both printed so often."""
    rng = np.random.default_rng(3)
    values = _values(
        Courier=[*rng.normal(0.4, 0.02, 6), *[0.5] * n_wire], Post=[*rng.normal(0, 0.02, 6), *[0] * n_wire]
    )
    return values.assign(story_id=[*"abcdef", *"z" * n_wire, *"ghijkl", *"z" * n_wire])


def test_a_single_shared_story_of_many_articles_cannot_be_tested():
    """Its spread counts as none, so nothing is claimed; one article each, or a small part of many, does no harm."""
    found = compare(_with_copies(3))
    assert found.groups["low"].notna().all()
    assert found.pairs[["low", "high", "p", "effect_low", "cliffs_low", "detectable"]].isna().all(axis=None)
    assert any("they share a single story" in note and "(Courier and Post)" in note for note in found.notes)
    assert compare(_with_copies(1)).pairs[["low", "p", "detectable"]].notna().all(axis=None)
    many = _values(Courier=np.arange(40.0), Post=np.arange(40.0)[::-1])
    many["story_id"] = [*range(39), 38, *range(50, 89), 38]
    assert compare(many.assign(story_id=many["story_id"].astype(str))).pairs["p"].notna().all()


def test_a_story_with_more_than_a_third_of_the_articles_leaves_no_interval():
    """Four of ten articles tell one story: no interval, a note, and no test; of a third exactly there is one."""
    scores = [0.1, 0.5, 0.2, 0.9, 0.4, 0.3]
    heavy = _values(Courier=[*scores, 0.8, 0.8, 0.8, 0.8], Post=scores)
    heavy["story_id"] = [*"abcdef", *"zzzz", *"ghijkl"]
    found = compare(heavy)
    courier = found.groups.set_index("group").loc["Courier"]
    assert np.isnan(courier["low"])
    assert courier["note"] == "no interval or test: 40% of the articles tell one story, more than a third"
    assert found.pairs[["low", "p", "effect_low"]].isna().all(axis=None)
    assert any("one story makes up more than a third" in note for note in found.notes)
    assert compare(heavy.drop(index=9)).groups["low"].notna().all()


def test_where_dates_do_not_tell_the_first_the_notes_say_so():
    """Two stories have copies; of one the dates leave open which was first."""
    values = _values(Courier=A, Post=A).assign(
        story_id=[*"abcdef", *"abghij"], is_first=[True] * 6 + [False] * 2 + [True] * 4
    )
    values["may_be_first"] = [True] * 7 + [False] + [True] * 4
    notes = compare(values, copies="one_per_story").notes
    assert any(note.startswith("In 1 of 2 stories with several copies the dates do not tell") for note in notes)
    assert not any("the dates do not tell" in note for note in compare(values).notes)
    without = compare(values.drop(columns="may_be_first"), copies="one_per_story")
    assert not any("the dates do not tell" in note for note in without.notes)
