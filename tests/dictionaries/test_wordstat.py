"""WordStat's .cat: indents, weights, phrases, rules."""

import pytest

from mediakit.dictionaries import codebook_of, wordstat
from mediakit.dictionaries._parts import Category, Entry


def test_weights_other_than_1_are_valences():
    """1 is what every word has."""
    book, _ = codebook_of(wordstat.read("TONE\n\tCALM (1)\n\tSTORM* (-2.5)\n\tGALE (3)\n"))
    assert book.frames["TONE"].patterns == ("calm", "storm*", "gale")
    assert book.frames["TONE"].valences == {"storm*": -2.5, "gale": 3.0}


def test_words_may_stand_beside_categories_and_underscores_are_spaces():
    """The category of a word is the last one that is less indented; names keep their underscore."""
    book, _ = codebook_of(wordstat.read("SEA_SIDE\n\tFISH\n\t\tCOD (1)\n\tSEA_GULL* (1)\n\t+STATE+\n\t\tTAX (1)\n"))
    assert book.frames["SEA_SIDE"].patterns == ("sea gull*",)
    assert book.frames["SEA_SIDE"].label == "SEA_SIDE"
    assert book.frames["SEA_SIDE.FISH"].patterns == ("cod",)
    assert "SEA_SIDE.+STATE+" in book.frames


def test_signs_around_a_name_keep_categories_apart():
    """+STATE+, =STATE= and -STATE- are three frames."""
    text = "".join(f"\t{sign}STATE{sign}\n\t\tTAX (1)\n" for sign in "+=-")
    book, _ = codebook_of(wordstat.read(f"ECONOMY\n{text}"))
    assert book.below("ECONOMY") == ["ECONOMY.+STATE+", "ECONOMY.=STATE=", "ECONOMY.-STATE-"]


@pytest.mark.parametrize("rule", [
    "@PEACE [TALK* NEAR #PEACE /S] (1)", "@GOOD (1)", "TALKS NEAR #PEACE (1)", "PEACE AFTER WAR /C 5 (1)",
])  # fmt: skip
def test_rules_are_left_out(rule):
    """What joins words and categories with operators is no phrase."""
    found = wordstat.read(f"A\n\tCALM (1)\n\t{rule}\n")
    assert [left.reason for left in found.left_out] == ["rule"]
    assert [entry.text for entry in found.categories[0].entries] == ["CALM"]


def test_a_phrase_with_a_small_operator_is_a_phrase():
    """LAW_AND_ORDER is three words."""
    found = wordstat.read("A\n\tLAW_AND_ORDER (1)\n\tNEAR (1)\n")
    assert [entry.text for entry in found.categories[0].entries] == ["LAW AND ORDER", "NEAR"]


def test_phrases_are_written_with_underscores():
    """And every word with its weight."""
    category = Category("A", entries=[Entry("calm sea"), Entry("gale", -2.5)])
    assert wordstat.write([category]) == "A\n\tcalm_sea (1)\n\tgale (-2.5)\n"


def test_a_name_that_ends_in_brackets_is_a_category_where_something_stands_below_it():
    """POLLS (2016) with words indented by a further tab; the same without them is a word and its weight."""
    book, _ = codebook_of(wordstat.read("VOTE\n\tPOLLS (2016)\n\t\tTURNOUT (1)\n\tBALLOT (2)\n"))
    assert {key: dict.fromkeys(frame.patterns) | frame.valences for key, frame in book.frames.items()} == {
        "VOTE": {"ballot": 2.0}, "VOTE.POLLS_(2016)": {"turnout": None},
    }  # fmt: skip


def test_words_before_the_first_category_are_left_out():
    """With their line."""
    found = wordstat.read("CALM (1)\nA\n\tSEA (1)\n")
    assert [(left.entry, left.line) for left in found.left_out] == [("CALM", 1)]
