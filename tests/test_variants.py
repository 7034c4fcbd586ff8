"""Inflections and spellings: which words of a corpus are near a pattern's word, and which only look so."""

import pytest

from mediakit.codebook_check.english import english_forms
from mediakit.codebook_check.spelling import respellings, unaccented
from mediakit.codebook_check.variants import Vocabulary, is_verb_form


def variants(word, *words, language="english", **counts):
    """The variants of a word among these words, each in the corpus once or as often as said."""
    return Vocabulary({**dict.fromkeys(words, 1), **counts}, language).variants(word)


@pytest.mark.parametrize(
    "forms",
    [
        "attack attacks attacked attacking attack's attacks'",
        "clash clashes clashed clashing",
        "trade trades traded trading",
        "plan plans planned planning plan's",
        "travel travels travelled traveled travelling traveling",
        "territory territories territory's territories'",
        "try tries tried trying",
        "die dies died dying",
        "hero heroes hero's",
        "tax taxes taxed taxing",
        "fight fights fought fighting",
        "choose chooses chose chosen choosing",
        "panic panics panicked panicking",
        "woman women woman's women's",
        "life lives",
        "crisis crises",
        "child children child's children's",
        "referendum referendums referenda",
        "organise organised organising organize organized organizes",
        "labour labours laboured labor labors",
        "centre centres center centers",
        "defence defences defense",
        "programme programmes program programs",
        "judgement judgements judgment",
        "dialogue dialogues dialog",
        "analyse analysed analyze analyzing",
        "fulfil fulfilled fulfill fulfilling",
        "café cafés cafe cafes",
    ],
)
def test_forms_of_one_word_lead_to_each_other(forms):
    """From the base form to all others, and from each inflected one back to the base."""
    base, *others = words = forms.split()
    assert set(others) <= set(variants(base, *words))
    for other in others:
        assert base in variants(other, *words)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("new", "news"), ("arm", "arms"), ("custom", "customs"), ("good", "goods"), ("mean", "means"),
        ("economic", "economics"), ("even", "evening"), ("wed", "wedding"), ("german", "germen"), ("cafe", "caves"),
        ("rat", "rated"), ("car", "caring"), ("hop", "hoping"), ("star", "staring"), ("fill", "filed"), ("tour", "tor"),
        ("prise", "prize"), ("police", "policy"), ("organ", "organise"), ("universe", "university"), ("bus", "busy"),
        ("general", "generally"), ("ring", "r"), ("speed", "spe"), ("us", "u's"), ("this", "thing"), ("leave", "left"),
        ("four", "for"), ("is", "izes"), ("threat", "threaten"), ("attack", "attacker"), ("land", "landlord"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_are_no_variants(word, other):
    """Neither from the one nor from the other."""
    assert other not in variants(word, word, other)
    assert word not in variants(other, word, other)


def test_uniting_is_a_form_of_unite_where_there_is_one():
    """Not of unit; and a form whose base is not in the corpus has none but itself."""
    assert variants("unit", "units", "uniting", "unite") == ["units"]
    assert variants("uniting", "unit", "unite") == ["unite"]
    assert variants("unit", "uniting") == ["uniting"]
    assert "attack" not in english_forms("attacked", lambda word: False)


@pytest.mark.parametrize(
    ("word", "counts", "found"),
    [
        ("unit", {"unit": 9, "United": 30, "united": 1}, []),
        ("unit", {"unit": 9, "United": 3, "united": 7}, ["united"]),
        ("unit", {"unit": 9, "United": 2}, ["united"]),
        ("bush", {"Bush": 20, "bushes": 4}, []),
        ("bush", {"Bush": 20, "Bush's": 4}, ["bush's"]),
        ("wood", {"Woods": 5}, []),
    ],
)
def test_names_are_no_forms_of_other_words(word, counts, found):
    """A word mostly in capitals against one that is not; two uses are too few to tell."""
    assert variants(word, **counts) == found


@pytest.mark.parametrize(
    ("word", "words", "found"),
    [
        ("U.S.", ["US", "us", "U.S"], ["US", "u.s"]),
        ("US", ["U.S.", "us"], ["u.s."]),
        ("us", ["U.S.", "US"], []),
        ("u.s.", ["us"], []),
        ("NATO", ["N.A.T.O.", "Nato"], ["n.a.t.o."]),
        ("organis*", ["organized", "organised", "organ", "organic"], ["organized"]),
        ("labour*", ["labor", "laborers", "laboratory", "labour"], ["labor", "laborers"]),
        ("lab*", ["labour"], []),
        ("la*r", ["labour"], []),
    ],
)
def test_abbreviations_and_globs(word, words, found):
    """Capitals and stops for each other; the other spelling of what a glob with four letters before it matches."""
    assert variants(word, *words) == found


def test_other_languages_take_words_of_one_stem():
    """By Snowball's rules of that language, if the word itself is there; short words never."""
    words = ["Angriff", "Angriffe", "angreifen", "Angriffs"]
    assert variants("angriff", *words, language="german") == ["angriffe", "angriffs"]
    assert variants("accord", "accord", "accords", "accolade", language="french") == ["accords"]
    assert variants("angriff", "Angriffe", language="german") == []
    assert variants("war", "war", "waren", language="german") == []
    assert variants("labour", "labour", "labor", language="german") == []
    assert variants("sota", "sota", "sodat", language="estonian") == []


def test_respelling_leads_back():
    """What a word may be respelled to may be respelled to it."""
    for word in (
        "organisations",
        "colourful",
        "counsellor",
        "theatres",
        "offences",
        "catalogue",
        "sceptical",
        "foetus",
    ):
        others = respellings(word) - {word}
        assert others
        assert all(word in respellings(other) for other in others)


def test_accents_go_and_nothing_else():
    """In whichever way they are written."""
    assert unaccented("cafe\u0301") == unaccented("café") == "cafe"
    assert unaccented("straße") == "straße"


@pytest.mark.parametrize(("word", "is_one"), [("landing", True), ("Landed", True), ("lands", False)])
def test_verb_forms(word, is_one):
    """Words in -ing and -ed."""
    assert is_verb_form(word) is is_one
