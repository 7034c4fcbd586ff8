"""Sentences on three ways of counting: what goes is told, and whether it shrank or only lost articles."""

import math

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.keyness import keyness
from mediakit.prose.tone_ways import tell_tone_ways, tell_voice_ways
from mediakit.prose.ways import tell_coverage_ways, tell_keyness_ways, tell_share_of_voice_ways

NAN = math.nan


def shares(**outlets):
    """Coverage of one frame: outlet=(n_with, n_articles, low, high)."""
    rows = [(name, "swap", n, k, k / n, low, high) for name, (k, n, low, high) in outlets.items()]
    return pd.DataFrame(rows, columns=["outlet", "frame", "n_articles", "n_with", "share", "low", "high"])


ALL = shares(Courier=(10, 20, 0.3, 0.7), Post=(2, 20, 0.03, 0.3))


def test_a_share_that_leaves_both_intervals_is_told_with_its_figures():
    """50% of 20 become 10% of 10, whose own interval ends at 40%: each figure with its n."""
    once = shares(Courier=(1, 10, 0.02, 0.4), Post=(2, 15, 0.04, 0.38))
    told = tell_coverage_ways({"all": ALL, "one_per_story": once}, "swap", label="Land swap")
    assert told == (
        "“Land swap”: what can be said depends on the copies. Of 2 outlets, 1 changes by more than the 95% intervals "
        "bear: Courier 50% with every copy counted (10 of 20, 95% interval 30% to 70%) and 10% with each story counted "
        "once (1 of 10)."
    )


def test_one_article_less_changes_nothing():
    """From 1 of 19 to 0 of 16: none lies below every Wilson interval of one, but its own interval holds the first."""
    before, after = shares(Courier=(1, 19, 0.01, 0.25)), shares(Courier=(0, 16, 0.0, 0.19))
    told = tell_coverage_ways({"all": before, "own": after}, "swap")
    assert told.startswith(
        "“swap”: the same however the copies are counted, as far as the 95% intervals tell (1 outlet)"
    )
    assert "5% with every copy counted (1 of 19, 95% interval 1% to 25%) and 0% with credited copies" in told


def test_the_largest_step_is_told_where_nothing_changes():
    """Of two steps the larger; none where there is none."""
    once = shares(Courier=(8, 16, 0.28, 0.72), Post=(2, 16, 0.03, 0.36))
    told = tell_coverage_ways({"all": ALL, "one_per_story": once}, "swap")
    assert "The largest step: Post 10%" in told and "Courier" not in told
    assert tell_coverage_ways({"all": ALL, "own": ALL}, "swap") == (
        "“swap”: the same however the copies are counted: no share of 2 outlets changes."
    )


def test_groups_with_too_few_articles_are_not_followed():
    """Named, not judged; nobody at all; "(not stated)" is no outlet."""
    few = pd.concat(
        [shares(Courier=(0, 4, 0, 0.5), Post=(2, 20, 0.03, 0.3)), shares(**{"(not stated)": (9, 9, 0.7, 1)})]
    )
    told = tell_coverage_ways({"all": pd.concat([ALL, few.tail(1)]), "own": few}, "swap")
    assert told.endswith("no share of 1 outlet changes. Too few articles in some way: Courier.")
    assert tell_coverage_ways({"all": ALL, "own": few.head(1)}, "swap").endswith("too few articles.")
    assert "can be followed" in tell_coverage_ways({"all": ALL, "own": ALL}, "no frame")


def test_many_that_change_are_cut_with_a_count():
    """At most n, those with the largest step first."""
    before = shares(**{f"P{i}": (10 + i, 20, 0.4, 0.9) for i in range(4)})
    after = shares(**{f"P{i}": (0, 20, 0.0, 0.16) for i in range(4)})
    told = tell_coverage_ways({"all": before, "own": after}, "swap", by="outlet", n=2)
    assert "Of 4 outlets, 4 change" in told and "bear: P3 65%" in told and "; P2 60%" in told
    assert told.endswith("; and 2 more.") and "P1" not in told


def voices(*rows):
    """Rows of share of voice: outlet, speaker, words, share, low, high."""
    return pd.DataFrame(rows, columns=["outlet", "speaker", "n_words", "share", "low", "high"])


QUOTED = voices(
    ("Courier", "Ilse Brandt", 60, 0.6, 0.4, 0.8), ("Courier", "Jan Weber", 20, 0.2, NAN, NAN),
    ("Courier", "(unknown)", 20, 0.2, 0.1, 0.3),
)  # fmt: skip


def test_a_speaker_whom_only_copies_quote_is_gone():
    """60 of 100 words become none of 40; those without an interval, and the unknown, are not followed."""
    own = voices(("Courier", "Jan Weber", 40, 1.0, NAN, NAN))
    told = tell_share_of_voice_ways({"all": QUOTED, "own": own})
    assert told == (
        "Who is quoted: what can be said depends on the copies. Of 1 speaker, 1 changes by more than the 95% intervals "
        "bear: Ilse Brandt in Courier 60% with every copy counted (60 of 100 quoted words, 95% interval 40% to 80%) "
        "and 0% with credited copies left out (0 of 40 quoted words)."
    )


def test_a_group_that_quotes_nobody_any_more_is_not_followed():
    """No word is left to have a share of."""
    told = tell_share_of_voice_ways({"all": QUOTED, "own": QUOTED.iloc[:0]})
    assert told == (
        "Who is quoted: no share can be followed from one way of counting the copies to another: too few quoted words."
    )
    assert "no share of 1 speaker changes" in tell_share_of_voice_ways({"all": QUOTED, "own": QUOTED})


def gaps(**rows):
    """The groups of a comparison: name=(estimate, low, high, n)."""
    return pd.DataFrame(
        [("gap", name, n, n, estimate, low, high, "") for name, (estimate, low, high, n) in rows.items()],
        columns=["measure", "group", "n_articles", "n_stories", "estimate", "low", "high", "note"],
    )


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        ((0.21, -0.01, 0.4, 10), "It is as large with each story counted once; fewer articles carry it less surely."),
        ((0.12, -0.01, 0.3, 10), "It shrinks with each story counted once from 0.20 to 0.12, and fewer articles carry"),
        ((0.05, -0.1, 0.2, 10), "It vanishes with each story counted once: less than half of it is left (25%)."),
        ((-0.05, -0.1, 0.2, 10), "It turns round with each story counted once."),
        ((0.3, -0.1, 0.7, 10), "It is larger with each story counted once, yet fewer articles carry it less surely."),
        ((0.2, -0.1, 0.4, 20), "It is as large with each story counted once; the same articles carry it."),
    ],
)
def test_what_is_lost_is_told_by_its_size(after, verdict):
    """Vanished is less than half; within a tenth is as large; what only lost articles is not said to vanish."""
    told = tell_voice_ways({"all": gaps(Courier=(0.2, 0.1, 0.3, 20)), "one_per_story": gaps(Courier=after)})
    assert verdict in told and ("vanish" in told) == ("vanish" in verdict)
    assert told.startswith(
        "Outlets whose quotations and own words differ in tone inside articles: 1 of 1 with every copy counted and 0 "
        "of 1 with each story counted once. What can be said depends on the copies. Courier: 0.20 with every copy "
        "counted (95% interval 0.10 to 0.30; 20 articles)"
    )


def test_voices_that_stay_come_or_cannot_be_judged():
    """The same outlets; one more, without a verdict; one that a way cannot judge; none at all."""
    one, other = gaps(Courier=(0.2, 0.1, 0.3, 20)), gaps(Courier=(0.1, -0.1, 0.3, 20))
    assert tell_voice_ways({"all": one, "own": one}).endswith("They are the same.")
    assert tell_voice_ways({"all": other, "own": other}).endswith("0 of 1 with credited copies left out.")
    assert tell_voice_ways({"all": other, "own": one}).endswith("credited copies left out (95% interval 0.10 to 0.30; "
                                                                "20 articles).")  # fmt: skip
    gone = tell_voice_ways({"all": one, "own": gaps(Courier=(0.2, NAN, NAN, 3))})
    assert "not judged with credited copies left out. It cannot be judged with credited copies left out." in gone
    nothing = gaps(Courier=(0.2, NAN, NAN, 3))
    assert tell_voice_ways({"all": nothing, "own": nothing}).startswith("In no way of counting")
    many = {"all": gaps(**{f"P{i}": (0.2, 0.1, 0.3, 20) for i in range(5)}), "own": gaps()}
    assert tell_voice_ways(many).endswith(" 2 more change too.")


WORDS = keyness(
    pd.DataFrame({"outlet": ["Courier"] * 3 + ["Post"] * 3, "text": ["Swap talks valley."] * 3 + ["A deal."] * 3}),
    target="Courier",
)


def words(**rows):
    """A table of keyness: word=(log_ratio, p_adjusted, marked, one_story)."""
    table = WORDS.iloc[[0] * len(rows)].reset_index(drop=True)
    table["feature"] = pd.Series(list(rows), dtype="str")
    for place, column in enumerate(["log_ratio", "p_adjusted", "marked", "one_story"]):
        table[column] = [row[place] for row in rows.values()]
    return table.assign(g2=9.0)


def test_lost_and_gained_words_are_named_with_what_became_of_them():
    """The log2 ratio and p of both ways; a word too rare for a row, one in too few stories, one mostly of one."""
    before = words(swap=(2.0, 0.01, True, False), rain=(3.0, 0.02, True, False), hay=(1.0, 0.03, True, False),
                   oat=(1.5, 0.04, True, False), rye=(1.0, 0.2, False, False))  # fmt: skip
    after = words(swap=(1.9, 0.08, False, False), hay=(1.2, NAN, False, False), oat=(1.5, 0.01, True, True),
                  rye=(1.1, 0.03, True, False))  # fmt: skip
    assert tell_keyness_ways({"all": before, "one_per_story": after}, "Courier") == (
        "Words that set Courier apart, spread over stories: 4 with every copy counted and 1 with each story counted "
        "once. Lost with each story counted once: swap (log2 ratio 2.0, p = .010; then 1.9, p = .080), rain (log2 "
        "ratio 3.0, p = .020; then too rare for a row), hay (log2 ratio 1.0, p = .030; then 1.2, in too few stories "
        "for a test) and oat (log2 ratio 1.5, p = .040; then 1.5, p = .010, mostly of one story). As strong are "
        "swap and hay; fewer articles carry them less surely. Gained with each story counted once: rye."
    )
    assert ", rain " in tell_keyness_ways({"all": before, "own": after}, "Courier", n=2)
    assert " and 2 more." in tell_keyness_ways({"all": before, "own": after}, "Courier", n=2)


def test_words_that_stay_or_are_not_tested():
    """The same words; none in any way; a way in which no test was possible."""
    one, none = words(swap=(2.0, 0.01, True, False)), words(swap=(2.0, 0.2, False, False))
    untested = words(swap=(2.0, NAN, False, False))
    assert tell_keyness_ways({"all": one, "own": one}, "Post").endswith("They are the same words.")
    assert tell_keyness_ways({"all": none, "own": none}, "Post").endswith("0 with credited copies left out.")
    told = tell_keyness_ways({"all": one, "own": untested}, "Post")
    assert told.endswith("1 with every copy counted and not tested with credited copies left out.")
    assert "not tested with every copy counted" in tell_keyness_ways({"all": untested, "own": one}, "Post")
    assert "Lost" not in tell_keyness_ways({"all": one, "own": WORDS.iloc[:0]}, "Post")


def cell(voice="all", pair=("Courier", "Post"), p_all=0.9, **copies):
    """Rows of the grid: way=(difference, p_adjusted), or None where not tested; 20 and 20 articles, else 15."""
    rows = []
    for way, figures in copies.items():
        n = (20 if way == "all" else 15) if figures else pd.NA
        d, p = figures or (NAN, NAN)
        rows.append((*pair, "vader", voice, way, n, n, n, n, d, d - 0.05, d + 0.05, p, p_all))
    names = ["group_a", "group_b", "analyzer", "voice", "copies", "n_a", "n_b", "n_stories_a", "n_stories_b",
             "difference", "low", "high", "p_adjusted", "p_all_copies"]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def test_a_difference_that_vanishes_is_told_with_all_its_figures():
    """What was looked at, how many there are in each way, the one that goes, and what that is worth."""
    grid = pd.concat([
        cell(all=(-0.2, 0.01), one_per_story=(-0.06, 0.4), own=(-0.08, 0.2)),
        cell("narrator", all=(-0.2, 0.01), one_per_story=(-0.2, 0.02), own=(-0.21, 0.02)),
    ])  # fmt: skip
    assert tell_tone_ways(grid) == [
        "Tone was compared under VADER (all and own words) and with the copies counted in 3 ways: for 1 pair of "
        "outlets 6 differences, p corrected after Holm over the pairs of each way.",
        "Differences in tone beyond chance: 2 of 2 with every copy counted, 1 of 2 with each story counted once and 1 "
        "of 2 with credited copies left out; no pair differs in every one of them.",
        "Lost when each story counts once: under VADER (all words) Courier is more negative than Post by 0.20 with "
        "every copy counted (95% interval 0.15 to 0.25; 20 and 20 articles of 20 and 20 stories; p = .010), by 0.06 "
        "with each story counted once (95% interval 0.01 to 0.11; 15 and 15 articles of 15 and 15 stories; p = .400) "
        "and by 0.08 with credited copies left out (95% interval 0.03 to 0.13; 15 and 15 articles of 15 and 15 "
        "stories; p = .200). It vanishes with each story counted once: less than half of it is left (30%).",
        "Of so many, some cross .05 whenever the articles change; that one is found and another is not is no "
        "difference between them.",
    ]


def test_what_only_lost_articles_does_not_vanish():
    """As large with fewer articles; an interval that held 0 from the start says so; p near .05 to four places."""
    told = tell_tone_ways(cell(all=(0.04, 0.04961), one_per_story=(0.041, 0.0504)))
    assert "Post is more negative than Courier by 0.04 with every copy counted (95% interval −0.01 to 0.09;" in told[2]
    assert "p = .0496)" in told[2] and "p = .050)" in told[2]
    assert told[2].endswith(
        "It is as large with each story counted once; fewer articles carry it less surely. Both p lie near .05, so "
        "that the step across it says little. Its interval holds 0 even with every copy counted."
    )
    told = tell_tone_ways(cell(all=(0.2, 0.01), one_per_story=(0.2, 0.06)))
    assert told[2].endswith("Its p is then only a little above .05.")


def test_who_was_first_is_left_open_where_dates_do_not_tell():
    """Of two stories with several copies dates leave the first open in one; from the stories, or from attrs."""
    grid = cell(all=(0.2, 0.01), one_per_story=(0.2, 0.06))
    known = pd.DataFrame({"story_id": [*"aabbc"], "may_be_first": [True, True, True, False, True]})
    said = (
        "In 1 of the 2 stories with several copies dates do not tell who was first; there the order of the files "
        "decides for whom a story counts, so a p near .05 can fall on either side."
    )
    assert tell_tone_ways(grid, stories=known)[-2] == said
    assert not any("who was first" in told for told in tell_tone_ways(grid))
    grid.attrs["unsettled_firsts"] = (1, 2)
    assert said in tell_tone_ways(grid)
    assert not any("who was first" in told for told in tell_tone_ways(grid, stories=known.iloc[2:]))


def test_the_counts_stand_in_the_order_of_the_names():
    """Whoever is named first has the first count, whichever way the difference points."""
    grid = cell(all=(0.2, 0.01), one_per_story=(0.1, 0.3)).assign(n_a=7, n_b=9, n_stories_a=6, n_stories_b=8)
    assert "Post is more negative than Courier" in tell_tone_ways(grid)[2]
    assert "; 9 and 7 articles of 8 and 6 stories;" in tell_tone_ways(grid)[2]
    turned = grid.assign(difference=-grid["difference"])
    assert "Courier is more negative than Post" in tell_tone_ways(turned)[2]
    assert "; 7 and 9 articles of 6 and 8 stories;" in tell_tone_ways(turned)[2]


def test_the_least_that_is_left_comes_first_and_the_rest_is_counted():
    """Of three that go, by what is left of them; those that could not be tested last."""
    grid = pd.concat([
        cell(pair=("A", "B"), all=(0.2, 0.01), one_per_story=(0.19, 0.06)),
        cell(pair=("A", "C"), all=(0.2, 0.01), one_per_story=None),
        cell(pair=("A", "D"), all=(0.2, 0.01), one_per_story=(0.02, 0.7)),
    ])  # fmt: skip
    told = tell_tone_ways(grid, n=3)
    assert [one.split(" is more")[0][-1] for one in told[2:5]] == ["D", "B", "C"]
    assert "not tested with each story counted once. It cannot be judged with each story counted once." in told[4]
    assert "2 more differences are lost so." in tell_tone_ways(grid, n=1)


def test_what_comes_what_holds_and_what_is_never_tested():
    """Found only once per story; one pair in every way; no test at all; nothing lost."""
    come = tell_tone_ways(cell(all=(0.2, 0.2), one_per_story=(0.3, 0.01), own=None))
    assert come[2].startswith("None that is beyond chance")
    assert come[3].startswith("Only when each story counts once, under VADER (all words) Post is more negative than")
    assert "not tested with credited copies left out." in come[3]
    sure = tell_tone_ways(cell(p_all=0.01, all=(-0.2, 0.01), one_per_story=(-0.3, 0.01), own=(-0.25, 0.01)))
    assert sure[1].endswith("in every one of the 3 ways Courier is more negative than Post, by 0.20 to 0.30.")
    assert len(sure) == 3
    assert tell_tone_ways(cell(all=None, own=None)) == [
        "No two outlets could be tested in any way; no difference is claimed."
    ]
    assert len(tell_tone_ways(cell(all=(0.2, 0.01), own=(0.2, 0.2)))) == 2


def test_one_way_alone_is_no_comparison():
    """Two ways or more, by name."""
    for tell in (lambda w: tell_coverage_ways(w, "swap"), tell_share_of_voice_ways, tell_voice_ways,
                 lambda w: tell_keyness_ways(w, "Post")):  # fmt: skip
        for wrong in ({"all": ALL}, ALL, None):
            with pytest.raises(MediakitError, match="two ways of counting or more"):
                tell(wrong)
    with pytest.raises(MediakitError, match="has no column 'n_with'"):
        tell_coverage_ways({"all": ALL.drop(columns="n_with"), "own": ALL}, "swap")
