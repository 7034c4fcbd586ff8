"""Text of articles on its way to the browser."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mediakit.workbench.shown import direction, plain


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_shown(text):
    """No control character, no half character and no sign that turns the page is left; line breaks only if asked."""
    for breaks in (False, True):
        shown = plain(text, breaks=breaks)
        json.dumps(shown, ensure_ascii=False).encode("utf-8")
        assert not any(ord(sign) < 32 and not (breaks and sign == "\n") for sign in shown)
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x7f")


def test_plain_text_is_left_alone():
    """Letters of any script, accents and emoji stay."""
    text = "Ein Tausch – שלום, सच, e\u0301, 🙂."
    assert plain(text) == text


def test_the_direction_is_that_of_the_first_letter():
    """Hebrew and Arabic from the right, all else from the left."""
    assert [direction(text) for text in ("שלום land", "land שלום", "١٢ سلام", "…")] == ["rtl", "ltr", "rtl", "ltr"]
