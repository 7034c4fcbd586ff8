"""Reporting clauses: a cue of speech with its subject."""

import pytest

from mediakit.quotes.reading import read
from mediakit.quotes.reporting_clauses import reporting_clauses
from mediakit.text import sentence_spans


def _clauses(text):
    tokens = read(text, [], sentence_spans(text))
    return [
        (text[slice(*one.subject.span(tokens))], text[one.cue_start : one.cue_end])
        for one in reporting_clauses(text, tokens)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marrow said it rained.", [("Marrow", "said")]),
        ("It rained, said Ilse Brandt.", [("Ilse Brandt", "said")]),
        ("It rained, according to Marrow.", [("Marrow", "according to")]),
        ("Marrow told the Courier it rained, adding that it snowed.", [("Marrow", "told"), ("Marrow", "adding")]),
        ("Critics say it rained.", [("Critics", "say")]),
        ("The United States left.", []),
        ("Marrow was told it rained.", []),
        ("A bill called Harbour Act passed.", [("A bill", "called")]),
    ],
)
def test_cues_with_their_subjects(text, expected):
    """Each cue has its subject; passives and nouns are none."""
    assert _clauses(text) == expected
