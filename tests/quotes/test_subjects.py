"""The subject of a verb of speech."""

import pytest

from mediakit.quotes.reading import read
from mediakit.quotes.subjects import first_phrase, subject_before, verb_group


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, Ilse Brandt visited Tavar", "Ilse Brandt"),
        ("But the minister shook his head", "the minister"),
        ("After the vote, Marrow left", "Marrow"),
        ("Two days later, Marrow left", "Marrow"),
        ("She left", "She"),
        ("After the vote", None),
    ],
)
def test_the_first_phrase_of_a_clause(text, expected):
    """Openings are left out; the verb may be any."""
    tokens = read(text, [], [])
    found = first_phrase(tokens, 0, len(tokens))
    assert (found and text[slice(*found.span(tokens))]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt, a spokeswoman for the ministry, who lives in Tavar, ", "Ilse Brandt"),
        ("Marrow's lawyer, Ilse Brandt, ", "Ilse Brandt"),
        ("Ilse Brandt, who ", "Ilse Brandt"),
        ("The plan failed, and Marrow, the minister, ", "Marrow"),
        ("Marrow, meanwhile, ", "Marrow"),
        ("Marrow shook his head and ", "Marrow"),
        ("Ilse Brandt — a critic — ", "Ilse Brandt"),
    ],
)
def test_before_a_verb(text, expected):
    """The subject is found over appositions, relative clauses and other verbs."""
    tokens = read(text, [], [])
    found, certainty = subject_before(tokens, len(tokens), 0)
    assert text[slice(*found.span(tokens))] == expected
    assert 0 < certainty <= 1


def test_auxiliaries_belong_to_the_verb():
    """Auxiliaries and adverbs are passed over; negation and passive are told."""
    for text, expected in [
        ("Marrow has also said", (1, False, False)),
        ("Marrow did not say", (1, True, False)),
        ("Marrow was told", (1, False, True)),
    ]:
        tokens = read(text, [], [])
        assert verb_group(tokens, len(tokens) - 1, 0) == expected
