"""Bytes to text and back: which encoding a dictionary is in, and what an encoding cannot hold."""

from __future__ import annotations

import codecs
import re
import unicodedata
from encodings.aliases import aliases

from mediakit._check import CodebookError, nearest
from mediakit.readers._encodings import Encoding, encoding_of, texts

_BLOCK = 1 << 16
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff]")  # and the byte order mark, which is none within a text


def text_of(content: bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    """The text of a file, and what is to be said where not every byte could be read.

    Parameters
    ----------
    content : bytes
    encoding : str, optional
        Its encoding; without it it is found as for articles: byte order mark, XML declaration, UTF-8, else by the
        letters, windows-1252 where they say nothing.

    Raises
    ------
    CodebookError
        The encoding is unknown or does not fit, or the bytes are no text.

    Examples
    --------
    >>> text_of(b"\\x8aIROK (1)")
    ('ŠIROK (1)', [])
    """
    if encoding is not None:
        return _stated(content, encoding), []

    def blocks():
        yield from (content[at : at + _BLOCK] for at in range(0, len(content), _BLOCK))

    found = encoding_of(blocks)
    if found is None:
        raise CodebookError("is no text. Save the dictionary as text, or say its encoding: encoding='utf-16'.")
    remarks = found.warnings if found.n_replaced or found.name == "mixed" else []
    return "".join(texts(blocks(), found)), remarks


def _stated(content: bytes, encoding: str) -> str:
    name = codec_name(encoding)
    skip = len(codecs.BOM_UTF8) if name == "utf-8" and content.startswith(codecs.BOM_UTF8) else 0
    try:
        return "".join(texts([content], Encoding(name, skip)))
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content.count(b"\n", 0, start) + 1
        raise CodebookError(
            f"line {line} is not {encoding} (byte {content[start] if content else 0:#04x}). Name another encoding, "
            "or leave encoding out to have it found."
        ) from None


def codec_name(encoding: str) -> str:
    """The name of an encoding of text, as Python knows it.

    Raises
    ------
    CodebookError
        There is none of this name.
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        hint = nearest(encoding, aliases)
        raise CodebookError(f"the encoding {encoding!r} is not known. Usual: utf-8, windows-1252.{hint}") from None
    return name


def bytes_of(text: str, encoding: str) -> bytes:
    """The bytes of a text.

    Raises
    ------
    CodebookError
        The encoding is unknown, or cannot hold a character, which is named; or it is a control character, with which
        a file is no text.

    Examples
    --------
    >>> bytes_of("Ж", "windows-1252")
    Traceback (most recent call last):
    ...
    mediakit._check.CodebookError: windows-1252 cannot hold 'Ж' (U+0416, CYRILLIC CAPITAL LETTER ZHE) in line 1.
    Write in utf-8.
    """
    name = codec_name(encoding)
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise CodebookError(f"line {line} would hold the control character U+{ord(found[0]):04X}. Take it out.")
    try:
        return text.encode(name)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        code = f"U+{ord(letter):04X}"
        named = f"{letter!r} ({code}, {unicodedata.name(letter, 'without a name')})" if letter.isprintable() else code
        hint = "Take it out." if name.startswith("utf") else "Write in utf-8."
        line = text.count("\n", 0, error.start) + 1
        raise CodebookError(f"{encoding} cannot hold {named} in line {line}. {hint}") from None
