"""Web archives as bytes: gzip members one after the other, damage with its place, and on to the next record."""

import gzip
import io

import pytest

from mediakit.readers._archive_stream import Damage, Stream

RECORD = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nrain\r\n\r\n"


def everything(stream):
    return b"".join(iter(lambda: stream.read(7), b""))


@pytest.mark.parametrize(
    ("packed", "plain"),
    [
        (RECORD * 3, RECORD * 3),
        (gzip.compress(RECORD * 3), RECORD * 3),
        (gzip.compress(RECORD) * 3, RECORD * 3),
        (gzip.compress(RECORD) + b"\0" * 70_000 + gzip.compress(RECORD) + b"\0" * 10, RECORD * 2),
        (gzip.compress(b"") + gzip.compress(RECORD), RECORD),
        (b"", b""),
    ],
)
def test_members_of_gzip_are_one_stream(packed, plain):
    """One member or many, empty ones and padding among them."""
    assert everything(Stream(io.BytesIO(packed))) == plain


@pytest.mark.parametrize("cut", [5, 20, 60])
def test_damage_is_told(cut):
    """An early end and broken bytes."""
    whole = gzip.compress(RECORD)
    for packed, what in ((whole[:cut], "ends early"), (whole + b"no gzip at all", "gzip is damaged")):
        stream = Stream(io.BytesIO(packed))
        assert RECORD.startswith(everything(stream))
        assert what in str(stream.damage)


def test_a_bomb_is_unpacked_by_the_piece():
    """Whatever a member unpacks to, one step gives what was asked for, and a budget ends it."""
    stream = Stream(io.BytesIO(gzip.compress(b"WARC" + b"\0" * 50_000_000)))
    assert len(stream.read(1_000)) == 1_000
    stream.budget = 100_000
    assert len(everything(stream)) < 100_001
    assert isinstance(stream.damage, Damage)


def test_reading_goes_on_at_the_next_record():
    """In a packed archive at the next member that holds one, else at the next line that begins one."""
    first, rest = gzip.compress(RECORD), gzip.compress(RECORD[:-6] + b"wind\r\n\r\n")
    packed = Stream(io.BytesIO(first[:40] + b"\x1f\x8b\x08 no member" + rest))
    assert packed.skip_to_record(1)
    assert b"wind" in everything(packed)
    plain = Stream(io.BytesIO(RECORD + b"?" * 100_000 + b"\r\n" + RECORD))
    assert plain.skip_to_record(len(RECORD))
    assert everything(plain) == RECORD
    assert not plain.skip_to_record(plain.place)


def test_a_mark_on_the_edge_of_two_blocks_is_found():
    """At any distance."""
    for n in range(65_520, 65_550):
        stream = Stream(io.BytesIO(b"?" * n + b"\r\n" + RECORD))
        assert stream.skip_to_record(0)
        assert stream.place == n + 2
