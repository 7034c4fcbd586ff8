"""Speakers of quotations by the words of their own sentence."""

import pytest

from mediakit.quotes import in_sentence
from mediakit.quotes.attribution import Context
from mediakit.quotes.marks import quoted_stretches
from mediakit.text import sentence_spans


def _found(rule, text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    context = Context(text, stretches, sentence_spans(text))
    at = next(at for at, token in enumerate(context.tokens) if token.kind == "quote")
    found = rule(context, at)
    return found and text[slice(*found.speaker)]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (in_sentence.right_after, "“No,” Marrow said.", "Marrow"),
        (in_sentence.right_after, "“No,” Marrow smiled.", "Marrow"),
        (in_sentence.right_after, "“No,” laughed Marrow.", "Marrow"),
        (in_sentence.right_after, "“No.” Marrow said it rained.", None),
        (in_sentence.right_after, "“No,” and they left.", None),
        (in_sentence.before, "Marrow said it was “a mess”.", "Marrow"),
        (in_sentence.before, "Marrow said that the law Brandt praised was “a mess”.", "Brandt"),
        (in_sentence.before, "Marrow said it rained. The “wet dock” stood empty.", None),
        (in_sentence.later_on, "The “dock” and the pier must go, Marrow said.", "Marrow"),
        (in_sentence.later_on, "The “dock” and the pier must go. Marrow left.", None),
        (in_sentence.by_noun, "Marrow's answer was, “No.”", "Marrow"),
        (in_sentence.by_noun, "When they asked, his answer was: “No.”", "his"),
        (in_sentence.by_noun, "The answer was “no”.", None),
        (in_sentence.labelled, "Marrow: “No.”", "Marrow"),
        (in_sentence.labelled, "“No.” — Ilse Brandt, in the Courier", "Ilse Brandt"),
        (in_sentence.labelled, "“No” — Brandt said it was late.", None),
    ],
)
def test_each_rule(rule, text, expected):
    """Each rule finds its speaker, and nobody where the words do not say."""
    assert _found(rule, text) == expected
