"""A text as a row of words, marks, quotations and ends of sentences."""

from hypothesis import given
from hypothesis import strategies as st

from mediakit.quotes.marks import quoted_stretches
from mediakit.quotes.reading import read
from mediakit.text import sentence_spans

HOSTILE = st.text(st.sampled_from("aZé .,'’“”\"\n-!?ß́\U0001f600\u2028"), max_size=120)


def _read(text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    return read(text, stretches, sentence_spans(text))


def test_titles_keep_their_stop():
    """No sentence ends after Mr. and Sen."""
    assert [token.text for token in _read("No, said Mr. Marrow.")] == ["No", ",", "said", "Mr.", "Marrow", ".", ""]


def test_a_sentence_goes_on_after_a_quotation():
    """A small letter after a quotation does not begin a sentence; a capital does."""
    kinds = [token.kind for token in _read("“Why?” she asked. “Why?” Marrow left.")]
    assert kinds == ["quote", "word", "word", "mark", "stop", "quote", "stop", "word", "word", "mark", "paragraph"]


def test_paragraphs_end_at_line_breaks():
    """A line break between sentences ends a paragraph."""
    assert [token.kind for token in _read("One.\n\nTwo.") if token.ends_clause] == ["paragraph", "paragraph"]


@given(HOSTILE)
def test_tokens_stand_in_the_text(text):
    """Tokens are in order, do not overlap, and hold what stands there."""
    at = 0
    for token in _read(text):
        assert token.start >= at
        assert token.text == text[token.start : token.end]
        at = token.end


@given(HOSTILE)
def test_no_letter_is_lost(text):
    """Every letter outside of quotations is in a word."""
    tokens = _read(text)
    inside = {i for token in tokens for i in range(token.start, token.end)}
    assert not [sign for i, sign in enumerate(text) if sign.isalpha() and i not in inside]
