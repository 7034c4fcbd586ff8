"""First uses in sentences: who, how far, how fast, in whose text, and what dates do not tell."""

import pandas as pd
import pytest
from test_first_uses import ARTICLES, FOUND, STORIES, UNDATED

from mediakit._check import MediakitError
from mediakit._first_uses_said import lag, whose
from mediakit.first_uses import first_uses
from mediakit.frames import kwic, mentions
from mediakit.prose.first_uses import tell_first_uses

pytestmark = pytest.mark.filterwarnings(UNDATED)


@pytest.mark.parametrize(
    ("in_copy", "credited", "n_first", "story", "kind"),
    [(True, False, 1, "a", "copy"), (pd.NA, True, 1, None, "copy"), (False, False, 1, "a", "own"),
     (False, pd.NA, 1, "a", "own"), (pd.NA, False, 1, None, "own"), (pd.NA, False, 1, "a", "unclear"),
     (pd.NA, pd.NA, 2, None, "unclear"), (pd.NA, pd.NA, 1, None, "unknown")],
)  # fmt: skip
def test_whose_text(in_copy, credited, n_first, story, kind):
    """A credit or a later copy is a copy; what dates leave open is unclear; without both it is unknown."""
    assert whose({"in_copy": in_copy, "is_credited": credited, "n_first": n_first, "story_id": story}) == kind


def test_lags():
    """The first, those that may be, exact hours and what dates allow."""
    nan = float("nan")
    assert lag({"rank": 1}, alone=True) == "first"
    assert lag({"rank": 1}, alone=False) == "may be first"
    assert lag({"rank": 2, "hours": nan, "hours_low": 1.02, "hours_high": 19.9}, alone=True) == "+1 to 20 h"
    assert lag({"rank": 2, "hours": 24, "hours_low": 0.02, "hours_high": 48}, alone=True) == "+24 h"
    assert lag({"rank": 2, "hours": 30000, "hours_low": 0, "hours_high": 0}, alone=True) == "+1,250 days"


def test_told_by_hand():
    """Ties, spread, copies, the agency's story and undated articles, as counted in tests/test_first_uses.py."""
    assert tell_first_uses(first_uses(ARTICLES, FOUND, STORIES), label="land swap") == (
        "Dates do not tell which of Herald and Post used “land swap” first, the earliest on 2 March 2026. "
        "It reached 4 of 5 outlets, the last of those with a date (Courier) within 16 hours. "
        "In 3 of these 4 it came first in a text credited to somebody else or in a later copy of a story. "
        "One story by Wire brought it to Herald, Post and Courier. "
        "1 undated article with it may be earlier. First means first in this corpus."
    )


def test_one_use_and_none():
    """One outlet, no date, and no article at all have sentences of their own."""
    one = ARTICLES.iloc[1:2].drop(columns="origin")
    found = kwic(one, "land swap")
    assert tell_first_uses(first_uses(one, found), label="land swap") == (
        "“land swap” was first used by Post, on 2 March 2026, 14:10 UTC. It reached 1 of 1 outlets. Whether it came in "
        "a copy is not known: neither stories nor origins are given. First means first in this corpus."
    )
    with pytest.warns(UserWarning, match="1 of 1"):
        undated = first_uses(one.assign(published=None), found)
    assert tell_first_uses(undated) == "1 article has the phrase, none with a date: who used it first is not known."
    assert tell_first_uses(first_uses(one, found.iloc[:0]), label="land swap") == "No article has “land swap”."


def test_frames_are_named():
    """A table of several frames needs the name of one; a misspelt one is named with the nearest."""
    book = {"frames": {"swap": {"patterns": ["land swap"]}, "rain": {"patterns": ["rain"]}}}
    table = first_uses(ARTICLES, mentions(ARTICLES, book), STORIES)
    assert tell_first_uses(table, frame="rain").startswith(
        "Words of the frame “rain” were first used by Mirror, on 1 March 2026, 00:01 UTC. The frame reached 2 of 5"
    )
    assert "which of Herald and Post used words of the frame “Land swap” first" in tell_first_uses(
        table, frame="swap", label="Land swap"
    )
    with pytest.raises(MediakitError, match="holds 2 frames. Name one with frame=: swap, rain"):
        tell_first_uses(table)
    with pytest.raises(MediakitError, match="Did you mean 'rain'"):
        tell_first_uses(table, frame="rian")
    with pytest.raises(MediakitError, match="Leave frame out"):
        tell_first_uses(table.drop(columns="frame"), frame="rain")
