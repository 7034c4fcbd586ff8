"""Encodings of dictionaries: found, overruled, and what they cannot hold."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries._texts import bytes_of, text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_usual_encodings_are_found(encoding):
    """By mark, by being UTF-8, else windows-1252."""
    assert text_of("CALM\n\tŠtill (1)\n".encode(encoding)) == ("CALM\n\tŠtill (1)\n", [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso8859-2", "koi8-r", "shift_jis"])
def test_an_encoding_that_is_said_overrules(encoding):
    """Whatever the bytes look like."""
    text = {"iso8859-2": "Č", "koi8-r": "Ж", "shift_jis": "あ"}.get(encoding, "é")
    assert text_of(text.encode(encoding), encoding)[0].lstrip("\ufeff") == text


@pytest.mark.parametrize(("encoding", "said"), [
    ("utf-8", "line 2 is not utf-8"), ("utf8x", "is not known"), ("rot13", "is not known"), ("\0", "is not known"),
])  # fmt: skip
def test_an_encoding_that_does_not_fit_is_told(encoding, said):
    """With the line, or that there is none of this name."""
    with pytest.raises(CodebookError, match=said):
        text_of(b"calm\n\x8atill", encoding)


def test_bytes_that_are_no_text_are_refused():
    """A picture, say."""
    with pytest.raises(CodebookError, match="is no text"):
        text_of(bytes(range(32)) * 50)


def test_text_in_two_encodings_is_told():
    """UTF-8 with lines of windows-1252 pasted in."""
    text, remarks = text_of("é\nà\nü\nö\n".encode() + b"\x8atill\n")
    assert text.endswith("Štill\n")
    assert "Mixed encodings" in remarks[0]


@pytest.mark.parametrize(("text", "encoding", "said"), [
    ("a\nЖ", "windows-1252", r"windows-1252 cannot hold 'Ж' \(U\+0416, .*\) in line 2. Write in utf-8"),
    ("\ud800", "utf-8", r"cannot hold U\+D800 in line 1. Take it out"),
    ("a\x07", "utf-8", r"control character U\+0007"),
    ("a", "utf9", "is not known"),
])  # fmt: skip
def test_what_an_encoding_cannot_hold_is_named(text, encoding, said):
    """The first such character, by name and line."""
    with pytest.raises(CodebookError, match=said):
        bytes_of(text, encoding)
