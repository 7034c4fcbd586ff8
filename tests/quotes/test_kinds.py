"""Direct speech told from scare quotes."""

import pandas as pd
import pytest

from mediakit import quotes
from mediakit.quotes.kinds import kind_of
from mediakit.quotes.marks import quoted_stretches
from mediakit.quotes.speakers import UNKNOWN


def kinds(text):
    found = quotes(pd.DataFrame({"doc_id": ["a"], "text": [text]}), scare=True)
    return list(zip(found["text"], found["kind"], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        'Marrow said, "We go."',
        'Marrow called the plan "a disaster".',
        'Marrow said it was "the worst day" of the year.',
        '"No Deal Today," said Marrow.',
        "The crowd waited. “We go.” Nobody went.",
        "It was “not the kind of answer that anybody at the harbour wanted” this year.",
        "The sign read “We are all closed.” in the evening.",
        "Three faults were found:\n\n- “no rail on the stair”",
        "“Go,” Marrow said. “Stay.”",
    ],
)
def test_speech(text):
    """With a cue any phrase; without one what stands alone, is a whole sentence or long."""
    assert {kind for _, kind in kinds(text)} == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "land swap" was off.',
        'Marrow said that the so-called "land swap" was off.',
        'They heard "The Long Night" at the harbour.',
        'Marrow told "Harbour Tonight" that she would go.',
        "The crowd sang “The Old Harbour Song” at noon.",
        'Marrow said she had read the novel "river" twice.',
        'Arno "Bricks" Vail went home.',
        "Marrow said that Arno “Bricks” Vail went home.",
        "The “fix” was a bad one.",
        "He works at the “Courier.”",
        "Two “experts” and three “friends” met.",
        'The group is known as "the ferrymen".',
        'picture="harbour.jpg"',
    ],
)
def test_scare_quotes(text):
    """Terms, titles, names of works and people, and irony, in a sentence that tells of speech, too."""
    assert {kind for _, kind in kinds(text)} == {"scare"}


def test_a_verb_of_speech_that_follows_makes_speech():
    """After a comma inside the marks, though nobody is found who says it."""
    text = 'Vail "saved many lives," as was often said. Vail "saved many lives" as was often said.'
    assert [kind_of(text, stretch, UNKNOWN, None) for stretch in quoted_stretches(text)] == ["direct", "scare"]


def test_marks_without_a_word_are_no_row():
    """Nothing is quoted between them."""
    assert kinds('There was "" and " " and "..." in it.') == []


def test_joined_phrases_are_of_one_kind():
    """What and joins to direct speech is direct speech."""
    found = kinds('Marrow called it "sad," "wrong" and "a shame".')
    assert found == [('"sad,"', "direct"), ('"wrong"', "direct"), ('"a shame"', "direct")]
