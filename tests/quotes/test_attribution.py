"""What is known of a text while its quotations are given their speakers."""

from mediakit.quotes.attribution import Context
from mediakit.quotes.marks import quoted_stretches
from mediakit.text import sentence_spans


def _context(text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    context = Context(text, stretches, sentence_spans(text))
    return context, [at for at, token in enumerate(context.tokens) if token.kind == "quote"]


def test_a_whole_quotation_is_a_sentence():
    """A capital at the beginning and a mark at the end; a phrase is none."""
    context, places = _context("He said “We lost.” It was “a mess” and “No way,” he said.")
    assert [context.is_whole(at) for at in places] == [True, False, True]
    assert [context.last_sign(at) for at in places] == [".", "s", ","]


def test_sentences_are_known_by_their_tokens():
    """A token's sentence reaches from the end of the one before to its own."""
    context, _ = _context("She left. He stayed there.")
    last = len(context.tokens) - 2
    first, end = context.sentence(last)
    assert [token.text for token in context.tokens[first:end]] == ["He", "stayed", "there", "."]
    assert context.crosses(0, last)
    assert not context.crosses(first, last)
