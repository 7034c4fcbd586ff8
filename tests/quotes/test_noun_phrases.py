"""Noun phrases before a verb of speech."""

import pytest

from mediakit.quotes.noun_phrases import phrase_before
from mediakit.quotes.reading import read


def _shown(text, found, tokens):
    return None if found is None else text[slice(*found.span(tokens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marrow", "Marrow"),
        ("On Monday Ilse Brandt", "Ilse Brandt"),
        ("Marrow on Monday", "Marrow"),
        ("Prime Minister Jan Marrow", "Jan Marrow"),
        ("Tavar Gov. Jan Marrow", "Jan Marrow"),
        ("Mr. Marrow", "Marrow"),
        ("Elin van der Sand", "Elin van der Sand"),
        ("the Ministry of Defence", "Ministry of Defence"),
        ("a spokesman for the ministry", "a spokesman for the ministry"),
        ("a spokeswoman for Marrow", "a spokeswoman for Marrow"),
        ("Marrow's lawyer", "Marrow's lawyer"),
        ("two officials at the ministry", "two officials at the ministry"),
        ("Marrow in a statement", "Marrow"),
        ("the ministry in a statement", "the ministry"),
        ("Police in Tavar", "Police"),
        ("Jan Marrow (Tavar)", "Jan Marrow"),
        ("Burton and Nick", "Burton and Nick"),
        ("critics of the deal", "critics of the deal"),
        ("one of the men", "one of the men"),
        ("she", "she"),
        ("quickly", None),
        ("of", None),
        ("", None),
    ],
)
def test_before_a_verb(text, expected):
    """What stands before the verb is found without titles, times and places."""
    tokens = read(text, [], [])
    assert _shown(text, phrase_before(tokens, len(tokens), 0), tokens) == expected
