"""Sentences on two voices and on who is quoted: never more than the figures bear."""

import math

import pandas as pd

from mediakit.prose.voice import tell_coverage_by_voice, tell_share_of_voice, tell_voice


def groups(**rows):
    """A table of groups: name=(estimate, low, high, n)."""
    return pd.DataFrame(
        [("polarity", name, n, n, estimate, low, high, "") for name, (estimate, low, high, n) in rows.items()],
        columns=["measure", "group", "n_articles", "n_stories", "estimate", "low", "high", "note"],
    )


OWN = groups(Courier=(0.05, 0.01, 0.09, 31), Post=(0.0, -0.1, 0.1, 12), Tribune=(0.1, math.nan, math.nan, 3))
SAID = groups(Courier=(-0.08, -0.14, -0.02, 29), Post=(0.1, 0.0, 0.2, 12))


def test_groups_whose_voices_differ_are_named_with_direction_n_and_interval():
    """The sign says which voice is more negative; bounds near zero are told to three places."""
    gaps = groups(Courier=(0.13, 0.06, 0.2, 29), Post=(-0.1, -0.2, -0.004, 12), Tribune=(0.3, math.nan, math.nan, 3))
    told = tell_voice(OWN, SAID, gaps)
    assert told[0].startswith("In 2 of 2 outlets that can be judged")
    assert told[1].startswith(
        "Courier: quotations are more negative than its own words by 0.13 (95% interval 0.06 to 0.20, 29"
    )
    assert "−0.08 (95% interval −0.14 to −0.02) in quotations and 0.05" in told[1]
    assert told[2].startswith(
        "Post: quotations are more positive than its own words by 0.10 (95% interval 0.004 to 0.20, 12"
    )
    assert tell_voice(OWN, SAID, gaps, n=1)[2] == "1 more group differs too."


def test_nothing_is_claimed_where_nothing_is_sure():
    """No interval at all; or none that leaves out 0; "(not stated)" is no outlet."""
    few = groups(Tribune=(0.3, math.nan, math.nan, 3), **{"(not stated)": (0.3, 0.2, 0.4, 50)})
    assert tell_voice(OWN, SAID, few) == [
        "No group has enough articles with both quotations and own words to say whether their tone differs."
    ]
    (told,) = tell_voice(OWN, SAID, groups(Courier=(0.1, -0.1, 0.3, 20)))
    assert told.startswith("In none of 1 outlet that can be judged do quotations")


def coverage(*rows):
    return pd.DataFrame(rows, columns=["outlet", "frame", "n_articles", "n_with", "share", "low", "high"])


def test_in_whose_words_a_frame_is():
    """Totals in both voices, then the groups with most; a group without a mention is not named."""
    own = coverage(("Courier", "swap", 10, 5, 0.5, 0.2, 0.8), ("Post", "swap", 10, 0, 0, 0, 0.3))
    said = coverage(("Courier", "swap", 10, 2, 0.2, 0.1, 0.5), ("Post", "swap", 10, 0, 0, 0, 0.3))
    assert tell_coverage_by_voice(own, said, "swap", label="land swap") == (
        "5 of 20 articles mention “land swap” in the paper's own words, 2 in quotations. Where most do: Courier 50% "
        "(95% interval 20% to 80%) in its own words, 20% (95% interval 10% to 50%) in quotations."
    )
    assert tell_coverage_by_voice(own.head(1), said.head(1), "swap").endswith("2 in quotations.")


def shares(*rows):
    columns = ["outlet", "speaker", "n_quotes", "n_articles", "n_words", "share", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def test_who_is_quoted():
    """The largest groups first, each with its first speakers and what has none; the rest is counted."""
    none = (math.nan, math.nan)
    table = shares(
        ("Post", "Marrow", 1, 1, 5, 1.0, *none),
        ("Courier", "officials", 2, 2, 30, 0.3, 0.1, 0.5),
        ("Courier", "Brandt", 1, 1, 10, 0.1, *none),
        ("Courier", "(unknown)", 9, 5, 60, 0.6, 0.4, 0.8),
        ("(not stated)", "Marrow", 9, 5, 600, 1.0, 0.4, 0.8),
    )
    assert tell_share_of_voice(table, groups=1) == [
        "Courier: of 100 quoted words 30% are officials' (95% interval 10% to 50%, 2 quotations in 2 articles); quoted "
        "too: Brandt (1 quotation in 1 article); for 60% the speaker is not known.",
        "2 more outlets are in the table.",
    ]
    assert tell_share_of_voice(table[table["outlet"] == "Post"]) == [
        "Post: of 5 quoted words no speaker's share can be said, for none is quoted in five stories; quoted most: "
        "Marrow (1 quotation in 1 article)."
    ]


def test_quotations_of_articles_without_an_outlet_are_told():
    """They are not nobody's, and stand last."""
    table = shares(("(not stated)", "Marrow", 9, 5, 600, 1.0, 0.4, 0.8), ("Post", "Brandt", 9, 5, 6, 1.0, 0.4, 0.8))
    assert [told.split(":")[0] for told in tell_share_of_voice(table)] == ["Post", "Where no outlet is stated"]
    assert tell_share_of_voice(table[:1])[0].startswith(
        "Where no outlet is stated: of 600 quoted words 100% are Marrow's"
    )


def test_how_much_of_the_text_is_quoted():
    """Where the table has it."""
    table = shares(("Courier", "Brandt", 9, 5, 60, 0.6, 0.4, 0.8), ("Courier", "(unknown)", 9, 5, 40, 0.4, 0.2, 0.6))
    assert tell_share_of_voice(table.assign(per_1000=[120.0, 80.0]))[0].startswith(
        "Courier: of 100 quoted words (20% of its text) 60% are Brandt's"
    )


def test_nobody_is_quoted_or_known():
    """A sentence for each."""
    assert tell_share_of_voice(shares()) == ["Nobody is quoted."]
    unknown = shares(("Courier", "(unknown)", 9, 5, 60, 1.0, 1.0, 1.0))
    assert tell_share_of_voice(unknown) == ["Courier: of 60 quoted words none has a known speaker."]
