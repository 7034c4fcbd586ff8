"""Sentences that a report is made of: never more than the figures bear."""

import math

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.prose import tell_coverage, tell_framing, tell_keyness, tell_stories, tell_tone, tell_ways
from mediakit.prose.differences import tell_untested
from mediakit.tables import columns

GROUPS = pd.DataFrame(
    [
        ["polarity", "Courier", 4, 4, -0.1, math.nan, math.nan, ""],
        ["polarity", "(not stated)", 1, 1, 0, None, None, ""],
    ],
    columns=columns("comparison_groups"),
)
PAIRS = pd.DataFrame(
    [
        ["polarity", "Courier", "Post", 10, 12, -0.2, -0.3, -0.1, -1.0, 0.14, 0.001, 0.003],
        ["polarity", "Post", "Tribune", 12, 9, 0.02, -0.1, 0.14, 0.1, 0.17, 0.5, 0.5],
    ],
    columns=[
        "measure", "group_a", "group_b", "n_a", "n_b", "difference", "low", "high", "effect_size", "detectable",
        "p", "p_adjusted",
    ],
).reindex(columns=columns("comparison_pairs"))  # fmt: skip

KEYNESS = pd.DataFrame(0.0, index=range(5), columns=columns("keyness")).assign(
    feature=["swap", "lone", "deal", "rain", "rare"], g2=[9.0, 8, -7, 6, 5], n_docs_target=[4, 3, 2, 1, 1],
    p=[0.001, 0.001, 0.001, 0.2, math.nan], p_adjusted=[0.002, 0.002, 0.002, 0.2, math.nan],
    marked=[True, True, True, False, False], one_story=[False, True, False, False, False],
)  # fmt: skip


def test_too_few_articles_claim_nothing():
    """Without a tested pair the sentence says that no difference is claimed, with the n."""
    told = tell_tone(GROUPS, PAIRS.iloc[:0])
    assert told.startswith("No two outlets could be tested (Courier 4; 1 article with none stated).")
    assert told.endswith("no difference is claimed.")


def test_a_difference_is_told_with_its_interval_and_n_in_order():
    """The more negative group comes first, with its own n, and the interval keeps the difference's size."""
    told = tell_tone(GROUPS, PAIRS)
    assert (
        "The articles of Courier are more negative than those of Post by 0.20 (95% interval 0.10 to 0.30; 10 and 12"
        in told
    )
    assert told.endswith("Of 2 pairs of outlets, 1 differs so.")


def test_no_difference_is_not_told_as_one():
    """Where no corrected p is below .05 the sentence says so, with the clearest difference and its interval."""
    told = tell_tone(GROUPS, PAIRS.iloc[1:])
    assert "differ in tone by more than chance allows" in told
    assert "0.02 (95% interval −0.10 to 0.14)" in told


def test_no_difference_says_how_large_a_one_could_have_been_found():
    """Of one pair its detectable difference, of several the smallest and the largest; shares in points."""
    told = tell_tone(GROUPS, PAIRS.iloc[1:])
    assert told.endswith(
        "With so many stories a difference of 0.17 would have been found four times in five; a smaller one can have "
        "been missed."
    )
    told = tell_tone(GROUPS, PAIRS.assign(p_adjusted=0.6))
    assert "four times in five, a difference of 0.14 between Courier and Post, and of 0.17 between Post and" in told
    assert told.endswith("With the correction over all 2 pairs only larger differences are found.")
    told = tell_framing(GROUPS.assign(estimate=0.5), PAIRS.iloc[1:], label="Swap")
    assert "a difference of 17 percentage points would have been found" in told
    assert tell_tone(GROUPS, PAIRS.iloc[1:].assign(detectable=math.nan)).endswith("(95% interval −0.10 to 0.14).")


def test_each_group_and_pair_that_is_refused_is_told_with_its_reason():
    """Groups by their notes, pairs by the single story; nothing where nothing was refused."""
    groups = GROUPS.assign(note=["4 articles: no interval or test below 5", "not stated who published"])
    told = tell_untested(groups, PAIRS.assign(p=[0.5, math.nan]))
    assert told.startswith("1 outlet without an interval: Courier (4 articles: no interval or test below 5).")
    assert told.endswith(
        "a single story that the other does not have, or one story makes up too much of them: Post and Tribune."
    )
    assert tell_untested(GROUPS, PAIRS) == ""


def test_ways_that_disagree_give_the_pair_in_each():
    """A pair that differs only in one way of counting is told with its difference in each, or as not tested."""
    none = PAIRS.assign(p_adjusted=0.5)
    told = tell_ways({"all": PAIRS, "one_per_story": none, "own": PAIRS.iloc[:0]})
    assert told.startswith(
        "Tone, pairs that differ by more than chance allows (corrected p below .05): 1 of 2 with every copy"
    )
    assert "Courier against Post is −0.20 (95% interval −0.30 to −0.10) with every copy counted, −0.20" in told
    assert "not beyond chance, with each story counted once and not tested with credited copies left out" in told
    assert "none could be tested with credited copies left out" in told
    assert tell_ways({"all": PAIRS, "own": PAIRS}).endswith("They are the same pairs.")


def test_framing_is_told_in_percentage_points():
    """The group with the larger share comes first, with its own n."""
    groups = GROUPS.assign(estimate=0.5)
    told = tell_framing(groups, PAIRS, label="Land swap")
    assert told.startswith("“Land swap” is in a larger share of the articles of Post than of Courier, by 20 percentage")
    assert "(95% interval 10 to 30; 12 and 10 articles; p = .003 after Holm's correction over 2 pairs)" in told
    assert "nothing to compare" in tell_framing(GROUPS.assign(estimate=0), PAIRS.iloc[:0], label="X")


def test_key_words_without_a_test_claim_nothing():
    """Without another group, or with too few articles, the sentence says so."""
    table = KEYNESS.assign(p=math.nan, p_adjusted=math.nan, marked=False)
    assert "too few articles" in tell_keyness(table, "Courier")
    assert "nothing to set Courier against" in tell_keyness(table.iloc[:0], "Courier")


def test_key_words_are_those_marked_and_spread():
    """Only the target's marked words are named, those mostly of one story are counted, and the rule is said."""
    told = tell_keyness(KEYNESS, "Courier")
    assert told.startswith("1 word sets Courier apart, first: swap (4); in brackets its articles that hold the word.")
    assert "1 marked word is left out: mostly of one story." in told
    assert told.endswith("corrected p < .05 over 4 words of three or more stories.")
    none = tell_keyness(KEYNESS.assign(marked=False), "Courier")
    assert none.startswith(
        "No word that is spread over stories sets Courier apart. A word is marked where whole stories"
    )


def test_coverage_of_few_articles_is_counted_not_compared():
    """With fewer than two groups of five articles, the count and where it stands are told, nothing more."""
    table = pd.DataFrame(
        [["Courier", "swap", 2, 1, 0.5, 0.1, 0.9], ["Post", "swap", 2, 0, 0.0, 0.0, 0.6]],
        columns=["outlet", "frame", "n_articles", "n_with", "share", "low", "high"],
    )
    told = tell_coverage(table, "swap", label="Land swap")
    assert told.startswith("“Land swap” is in 1 of 4 articles: Courier 1.")
    assert told.endswith("they are not compared.")


def test_stories():
    """Copies are counted as articles and as stories; a story of which the dates do not tell the first is counted."""
    table = pd.DataFrame(
        {"doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"], "is_first": [True, False, True],
         "may_be_first": [True, False, True], "similarity": [1, 0.8, 1], "shared_words": [9, 8, 9],
         "n_copies": [2, 2, 1]}
    )  # fmt: skip
    assert tell_stories(table).endswith("They tell 1 story. Counted once each, 2 stories remain.")
    ties = tell_stories(table.assign(may_be_first=True))
    assert "They tell 1 story; who printed it first is not told by the dates in any." in ties


def test_tone_in_one_voice_says_whose_words_were_scored():
    """Whether the claim is about quotations stands before it, and all words need no remark."""
    assert tell_tone(GROUPS, PAIRS, voice="narrator").startswith("In their own words, without quotations: The articles")
    assert tell_tone(GROUPS, PAIRS.iloc[1:], voice="quoted").startswith("In quotations alone: No two")
    assert tell_tone(GROUPS, PAIRS, voice="all") == tell_tone(GROUPS, PAIRS)
    with pytest.raises(MediakitError, match="voice='own'"):
        tell_tone(GROUPS, PAIRS, voice="own")


def test_ways_that_could_not_be_tested_are_not_said_to_agree():
    """No pair in a way is no agreement with the others."""
    row = dict.fromkeys(columns("comparison_pairs")) | {"group_a": "A", "group_b": "B", "difference": 0.1}
    tested = pd.DataFrame([row | {"n_a": 9, "n_b": 9, "p": 0.4, "p_adjusted": 0.4}])
    told = tell_ways({"all": tested, "one_per_story": tested.iloc[:0]})
    assert told.endswith("in those that could be tested: 0 of 1 with every copy counted and none could be tested with "
                         "each story counted once.")  # fmt: skip
    assert tell_ways({"all": tested, "own": tested}).endswith("however the copies are counted.")
