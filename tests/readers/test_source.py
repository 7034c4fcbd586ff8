"""Bytes to text: what is decoded how, and what is not text at all."""

import gzip

import pytest

from mediakit.readers._source import NotRead, decode, load

PAGE = "Talks on the “Ombra” dam resume\nEnvoys met for café and 5 € tea — again.\n"


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode("utf-8"),
        PAGE.encode("utf-8-sig"),
        PAGE.encode("utf-16"),
        b"\xff\xfe" + PAGE.encode("utf-16-le"),
        b"\xfe\xff" + PAGE.encode("utf-16-be"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + PAGE.encode("utf-32-le"),
        PAGE.encode("windows-1252"),
    ],
    ids=["utf-8", "bom", "utf-16", "le", "be", "le, no mark", "be, no mark", "utf-32", "cp1252"],
)
def test_every_encoding_gives_the_same_text(data):
    """The same page in any encoding is the same text, without its byte order mark."""
    assert decode(data).text == PAGE


def test_line_ends_stand_as_they_are():
    """Offsets count the characters of the file, so CRLF stays two characters."""
    assert decode(b"a\r\nb").text == "a\r\nb"


def test_windows_1252_is_said():
    """Falling back to windows-1252 is never silent, and bytes without a meaning are counted."""
    source = decode(b"caf\xe9 \x81 \x9d")
    assert source.text == "café \ufffd \ufffd"
    assert "windows-1252" in source.warnings[0]
    assert source.n_replaced == 2


def test_a_cut_or_damaged_utf8_page_stays_utf8():
    """One bad byte does not turn every curly quote of a UTF-8 page into mojibake."""
    cut = decode(("“Peace”, he said. " * 20 + "“").encode()[:-1])
    assert cut.text.startswith("“Peace”")
    assert cut.n_replaced == 1
    damaged = decode("“Peace”, he said. ".encode() * 20 + b"\xff and on")
    assert "“Peace”" in damaged.text
    assert damaged.n_replaced == 1


def test_odd_utf16_is_counted():
    """UTF-16 that ends in half a character is read and the damage counted."""
    source = decode(PAGE.encode("utf-16") + b"\x00")
    assert source.text.startswith("Talks on")
    assert source.n_replaced == 1


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x00" * 100, b"abc\x00def", b"\x01\x02\x03\x04 word"],
    ids=["all bytes", "zeros", "one zero in seven", "controls"],
)
def test_binary_is_not_text(data):
    """Binary data is refused, not read as strange words."""
    with pytest.raises(NotRead, match="Binary"):
        decode(data)


def test_a_stray_nul_in_a_long_page_is_kept_and_said():
    """A single NUL does not cost the whole page."""
    source = decode(("A long page. " * 50 + "\x00").encode())
    assert source.text.endswith("\x00")
    assert source.warnings == ["Holds 1 NUL character, kept as it stands."]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Caf\xe9 \x81 Vert", "1 byte means nothing in windows-1252 and became U+FFFD."),
        (b"Caf\xe9 \x81\x8d Vert", "2 bytes mean nothing in windows-1252 and became U+FFFD."),
        ("é".encode() * 40 + b"\xe9 ", "UTF-8 with damaged characters: 1 place became U+FFFD."),
        ("é".encode() * 40 + b"\xe9 \xe9 ", "UTF-8 with damaged characters: 2 places became U+FFFD."),
        (b"Words. " * 90 + b"\x00\x00", "Holds 2 NUL characters, kept as they stand."),
    ],
)
def test_sentences_agree_with_their_counts(data, sentence):
    """One byte means, two bytes mean."""
    assert sentence in decode(data).warnings


def test_gzip_is_unpacked_whatever_its_name(tmp_path):
    """A gzip file is known by its first bytes."""
    path = tmp_path / "page.txt"
    path.write_bytes(gzip.compress(PAGE.encode()))
    assert decode(load(path)).text == PAGE


def test_gzip_is_bounded(tmp_path):
    """A small archive cannot fill the memory."""
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"0" * 3_000_000))
    with pytest.raises(NotRead, match="more than 1,000,000 bytes"):
        load(path, limit=1_000_000)


def test_a_broken_gzip_says_so(tmp_path):
    """Cut and damaged archives end in a sentence."""
    whole = gzip.compress(b"words " * 10_000)
    path = tmp_path / "cut.gz"
    path.write_bytes(whole[:-20])
    with pytest.raises(NotRead, match="ends early"):
        load(path)
    path.write_bytes(whole[:20] + b"\xff" * 20 + whole[40:])
    with pytest.raises(NotRead, match=r"damaged|ends early"):
        load(path)
