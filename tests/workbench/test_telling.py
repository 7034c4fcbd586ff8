"""Sentences on a pattern."""

from mediakit.workbench.known import Brings, Overlap, Part
from mediakit.workbench.telling import tell_brings, tell_found, tell_overlap


def test_nothing_found_is_said():
    """With the number of articles that were looked at."""
    assert tell_found(0, 0, 4000) == "No match in 4,000 articles"
    assert tell_found(1, 1, 1) == "1 match in 1 of 1 article"


def test_a_pattern_that_adds_nothing_says_so():
    """And where all its matches are counted already."""
    told = tell_brings(Brings(2, 0, 2, 0, (5, 5), (3, 3), 2), "Swap", held=False)
    assert told == ["Adds nothing to Swap.", "Of its 2 matches 2 are counted already."]


def test_a_pattern_that_is_held_tells_what_it_alone_brings():
    """From the frame without it to the frame with it."""
    (told,) = tell_brings(Brings(2, 0, 0, 2, (5, 7), (3, 3), 2), "Swap", held=True)
    assert told == "In Swap already. It alone brings 2 matches: from 5 to 7 mentions, and no article more."


def test_overlaps_tell_their_ways():
    """Several ways each with its number; of an excluded phrase how many lie inside."""
    relations = {"same": 0, "inside": 2, "around": 1, "crossing": 0}
    overlap = Overlap(Part("swap", "land swap", False), 3, 2, relations)
    assert tell_overlap(overlap) == (
        "3 matches in 2 articles: 2 inside its longer match and 1 around its shorter match"
    )
    excluded = overlap._replace(part=Part("swap", "land swap deal", True))
    assert tell_overlap(excluded) == "3 matches in 2 articles, 2 inside this excluded phrase"
