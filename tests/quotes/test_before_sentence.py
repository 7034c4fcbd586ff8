"""Speakers of quotations by what stands before their sentence."""

import pytest

from mediakit.quotes.marks import quoted_stretches
from mediakit.quotes.speakers import attribute
from mediakit.text import sentence_spans


def _last_speaker(text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    found = attribute(text, stretches, sentence_spans(text))[-1]
    return text[slice(*found.speaker)] if found.speaker else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” Marrow said. “We left.”", "Marrow"),
        ("“No,” Marrow said.\n\n“We left.”", "Marrow"),
        ("“No,” Marrow said. “We left.\n\n“Then it rained.”", "Marrow"),
        ("“Why?” Marrow asked.\n\n“We left.”", None),
        ("“No,” Marrow said.\n\nIt rained.\n\n“We left.”", None),
        ("“No,” Marrow said. The “dry dock” stood empty.", None),
        ("Brandt sent a statement. “We lost.”", "Brandt"),
        ("Brandt said in a statement:\n\n“We lost.”", "Brandt"),
        ("The minister named two faults:\n- “no rail”\n- “loose stones”", "The minister"),
        ("It rained. “We lost.”", None),
    ],
)
def test_who_goes_on_and_who_was_announced(text, expected):
    """The last quotation belongs to whoever spoke or was announced before it; unknown rather than wrong."""
    assert _last_speaker(text) == expected
