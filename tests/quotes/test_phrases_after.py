"""The noun phrase that begins at a word."""

import pytest

from mediakit.quotes.phrases_after import phrase_after, subject_at
from mediakit.quotes.reading import read


def _shown(text, found, tokens):
    return None if found is None else text[slice(*found.span(tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt, the minister, who left", "Ilse Brandt"),
        ("former Senate Majority Leader Ilse Brandt on Monday", "Ilse Brandt"),
        ("the minister, Ilse Brandt.", "Ilse Brandt"),
        ("a spokesman for the ministry.", "a spokesman for the ministry"),
        ("the Ministry of Defence in Tavar", "Ministry of Defence"),
        ("Burton and Nick.", "Burton and Nick"),
        ("Marrow's lawyer.", "Marrow's lawyer"),
        ("minister", "minister"),
        ("he", "he"),
        ("Monday", None),
        ("in a statement", None),
        (", ", None),
    ],
)
def test_after_a_verb(text, expected):
    """What stands after the verb ends before its apposition."""
    tokens = read(text, [], [])
    assert _shown(text, phrase_after(tokens, 0), tokens) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marrow shook his head", "Marrow"),
        ("The tall minister left", "The tall minister"),
        ("The minister for trade left", "The minister for trade"),
        ("Harbour officials left", "Harbour officials"),
        ("Marrow and Brandt left", "Marrow and Brandt"),
        ("rained", None),
    ],
)
def test_the_subject_of_any_verb(text, expected):
    """A subject ends at its name, or at the noun that tells a person or body."""
    tokens = read(text, [], [])
    assert _shown(text, subject_at(tokens, 0), tokens) == expected
