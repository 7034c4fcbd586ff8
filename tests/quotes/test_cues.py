"""The verbs and phrases of speech."""

import pytest

from mediakit.quotes.cues import VERBS, phrases_of_speech, verb_of_speech


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("said", "say", "finite"),
        ("says", "say", "finite"),
        ("admitted", "admit", "finite"),
        ("replies", "reply", "finite"),
        ("replied", "reply", "finite"),
        ("confesses", "confess", "finite"),
        ("decreed", "decree", "finite"),
        ("agreeing", "agree", "participle"),
        ("quipping", "quip", "participle"),
        ("writing", "write", "participle"),
        ("argue", "argue", "base"),
        ("read", "read", "finite"),
    ],
)
def test_forms_of_verbs(word, lemma, form):
    """Each form leads to its verb, spelled as English spells it."""
    assert verb_of_speech(word) == (lemma, form)


def test_other_words_are_no_cues():
    """Words that report nothing are none."""
    assert not {"walked", "sayed", "telled", "writed", "admited", "saiding"} & set(VERBS)


def test_phrases_stand_where_they_are_found():
    """Fixed phrases are found with any white space and capitals, and only as whole words."""
    text = "According\nto Marrow it failed; as she put it, put items down."
    found = phrases_of_speech(text)
    assert [text[cue.start : cue.end] for cue in found] == ["According\nto", "put it"]
    assert [cue.lemma for cue in found] == ["according to", "put it"]
