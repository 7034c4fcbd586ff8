"""Reported speech without marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.quotes.indirect import reported
from mediakit.quotes.marks import quoted_stretches
from mediakit.text import sentence_spans

HOSTILE = st.lists(
    st.sampled_from(
        ["said", "Marrow", "that", "“", "”", "according to", ",", ".", " ", "\n\n", "the", "was", "who", "told", ";",
         "but", "he", "says", "é", "’s"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


def _reported(text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    return [
        (text[found.start : found.end], text[slice(*found.attribution.speaker)])
        for found in reported(text, sentence_spans(text), stretches)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marrow said that the talks had failed.", [("the talks had failed", "Marrow")]),
        ("Marrow said the talks had failed.", [("the talks had failed", "Marrow")]),
        ("Marrow told the Courier on Monday that the talks failed.", [("the talks failed", "Marrow")]),
        ("According to Marrow, the talks had failed.", [("the talks had failed", "Marrow")]),
        ("The talks had failed, Marrow said.", [("The talks had failed", "Marrow")]),
        ("The talks had failed, said Ilse Brandt.", [("The talks had failed", "Ilse Brandt")]),
        ("The talks had failed, according to the ministry.", [("The talks had failed", "the ministry")]),
        ("The talks, Marrow said, had failed.", [("The talks, Marrow said, had failed", "Marrow")]),
        (
            "Brandt said she had left, and Marrow claimed that it had rained.",
            [("she had left", "Brandt"), ("it had rained", "Marrow")],
        ),
        ("Ilse Brandt, who said she had left early, won.", [("she had left early", "Ilse Brandt")]),
        ("Marrow said it had rained, but the harbour was dry.", [("it had rained", "Marrow")]),
    ],
)
def test_reported_clauses(text, expected):
    """The clause stands without 'that' and without its stop, with who says it."""
    assert _reported(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Marrow did not say that the talks had failed.",
        "Marrow asked whether the talks had failed.",
        "Marrow told him to leave the harbour.",
        "Marrow said no.",
        "Marrow said in a statement on Monday.",
        "“The talks have failed,” Marrow said.",
        "Marrow said that “the talks have failed”.",
        "Marrow announced a new plan for the harbour.",
        "Marrow was told that the talks had failed.",
    ],
)
def test_what_reports_nothing(text):
    """Negations, questions, commands, whole quotations and passives are left out."""
    assert _reported(text) == []


@given(HOSTILE)
def test_offsets_hold_on_hostile_text(text):
    """Clauses are stretches of the text in order, none overlapping another, without white space at their ends."""
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    at = 0
    for found in reported(text, sentence_spans(text), stretches):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert 0 < found.attribution.confidence <= 1
        at = found.end
