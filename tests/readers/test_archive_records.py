"""Records of web archives: contents out of every encoding, bounded, and none of a stray header's doing."""

import gzip
import io
import zlib

import pytest

from mediakit.readers._archive_records import records

PAGE = "<html><body><p>Der Föhn fällt über Nacht.</p></body></html>"
HTML = ("text/html", "application/xhtml+xml", "")


def warc(
    body=b"", headers="Content-Type: text/html", *, status="HTTP/1.1 200 OK", kind="response", uri="http://c.example/"
):
    http = f"{status}\r\n{headers}\r\n\r\n".encode() + body if status else body
    fields = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
    stated = "application/http; msgtype=response" if status else headers.removeprefix("Content-Type: ")
    return f"{fields}Content-Type: {stated}\r\nContent-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def arc(body, uri="http://c.example/"):
    http = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return f"{uri} 10.0.0.1 20260302100000 text/html {len(http)}\n".encode() + http + b"\n"


ARC_LINES = b"1 0 Courier\nURL IP-address Archive-date Content-type Archive-length\n"
ARC_HEAD = b"filedesc://x.arc 0.0.0.0 20260302100000 text/plain %d\n" % len(ARC_LINES) + ARC_LINES + b"\n"


def found(data, limit=1_000_000):
    said = []
    return list(records(io.BytesIO(data), limit, HTML, said)), said


def chunked(data, size=10):
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(PAGE.encode()) + RAW.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE.encode(), "Content-Type: text/html; charset=utf-8"),
        (PAGE.encode(), "Content-Type: TEXT/HTML"),
        (PAGE.encode(), "Content-Type: text/html; charset=iso-8859-1"),  # said, but not so
        (PAGE.encode("windows-1252"), "Content-Type: text/html; charset=ISO-8859-1"),
        (PAGE.encode("windows-1252"), "Content-Type: text/html"),
        (PAGE.encode("utf-16"), "Content-Type: text/html"),
        (PAGE.encode("cp850"), 'Content-Type: text/html; charset="cp850"'),
        (PAGE.encode(), "Content-Type: text/html; charset=no-such"),
        (PAGE.encode(), "Content-Type: text/html; charset=rot13"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "X: y"),
        (gzip.compress(PAGE.encode()), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        (gzip.compress(PAGE.encode()), "Content-Type: text/html"),
        (PAGE.encode(), "Content-Type: text/html\r\nContent-Encoding: gzip"),  # stored unpacked
        (PAGE.encode(), "Content-Type: text/html\r\nContent-Encoding: br"),
        (zlib.compress(PAGE.encode()), "Content-Type: text/html\r\nContent-Encoding: deflate"),
        (DEFLATED, "Content-Type: text/html\r\nContent-Encoding: deflate"),
        (chunked(PAGE.encode()), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        (
            chunked(gzip.compress(PAGE.encode())),
            "Content-Type: text/html\r\nTransfer-Encoding: Chunked\r\nContent-Encoding: gzip",
        ),
        (PAGE.encode(), "Content-Type: text/html\r\nTransfer-Encoding: chunked"),  # stored out of its chunks
    ],
)
def test_the_page_is_taken_out_of_its_encodings(body, headers):
    """As sent or as stored, whatever the header claims."""
    (one,), said = found(warc(body, headers))
    assert (one.text, one.status, one.is_cut, one.n_replaced) == (PAGE, "200", False, 0)
    assert said == []


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_encodings_that_cannot_be_read_are_said(encoding, monkeypatch):
    """With what it is, and what would read it."""
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    (one,), _ = found(
        warc(b"\x28\xb5\x2f\xfd" + b"\x8b" * 20, f"Content-Type: text/html\r\nContent-Encoding: {encoding}")
    )
    assert one.text is None
    assert f"content encoding {encoding}" in one.trouble


def test_large_records_and_bombs_are_bounded():
    """A long record is passed over, a short one that unpacks to much is not unpacked; the next one is read."""
    bomb = gzip.compress(b"\0" * 20_000_000)
    data = (
        warc(PAGE.encode() * 200)
        + warc(bomb)
        + warc(chunked(bomb, 5_000), "Content-Type: text/html\r\nTransfer-Encoding: chunked")
    )
    *large, last = found(data + warc(PAGE.encode()), limit=5_000)[0]
    assert [record.trouble for record in large] == ["over 5,000 bytes"] * 3
    assert last.text == PAGE


def test_a_header_without_an_end_takes_no_memory():
    """It is damage, told with its place, and reading goes on behind it."""
    data = (
        gzip.compress(warc(PAGE.encode()))
        + gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 30_000_000)
        + gzip.compress(warc(PAGE.encode()))
    )
    some, said = found(data)
    assert [record.text for record in some] == [PAGE, PAGE]
    assert any("no end" in sentence for sentence in said)


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), lambda *r: gzip.compress(b"".join(r)),
                                  lambda *r: b"".join(map(gzip.compress, r))])  # fmt: skip
def test_packed_in_every_way(pack):
    """Plain, as one gzip file, and record by record."""
    data = pack(warc(kind="warcinfo", status=""), warc(PAGE.encode()), warc(PAGE.encode(), uri="http://c.example/2"))
    some, said = found(data)
    assert [(record.kind, record.text) for record in some] == [
        ("warcinfo", None),
        ("response", PAGE),
        ("response", PAGE),
    ]
    assert said == []


def test_arc():
    """The older format: address, date and page; a lost record does not cost the next."""
    data = ARC_HEAD + arc(PAGE.encode()) + arc(PAGE.encode(), "http://c.example/2")
    some, said = found(data)
    assert [(r.kind, r.uri, r.date) for r in some[1:]] == [
        ("response", "http://c.example/", "20260302100000"), ("response", "http://c.example/2", "20260302100000"),
    ]  # fmt: skip
    assert [record.text for record in some[1:]] == [PAGE, PAGE]
    assert said == []
    damaged = data.replace(b"http://c.example/ 10.0.0.1 20260302100000 text/html", b"http://c.example/ 10.0.0.1", 1)
    some, said = found(damaged)
    assert [record.uri for record in some][-1] == "http://c.example/2"
    assert "Damaged" in said[0]


def test_damage_in_the_middle_costs_one_record():
    """Bytes lost within a record, packed record by record: the others are read, and the place is told."""
    parts = [gzip.compress(warc(PAGE.encode(), uri=f"http://c.example/{n}")) for n in range(5)]
    parts[2] = parts[2][:60] + b"\xff" * 9 + parts[2][75:]
    some, said = found(b"".join(parts))
    assert {record.uri[-1] for record in some if record.text == PAGE} >= {"0", "1", "3", "4"}
    assert len(said) == 1
    assert f"read on from byte {len(parts[0] + parts[1] + parts[2]):,}" in said[0]


@pytest.mark.parametrize("length", ["5", "99999", "-3", "x", ""])
def test_a_wrong_length_costs_one_record(length):
    """Too short, too long or none: the record behind is found."""
    wrong = warc(PAGE.encode()).replace(f"Content-Length: {len(warc(PAGE.encode()))}".encode(), b"")
    head, _, rest = wrong.partition(b"Content-Length: ")
    wrong = head + f"Content-Length: {length}".encode() + rest[rest.index(b"\r\n") :]
    some, said = found(
        warc(PAGE.encode(), uri="http://c.example/a") + wrong + warc(PAGE.encode(), uri="http://c.example/z")
    )
    assert [record.uri for record in some if record.text == PAGE][:1] == ["http://c.example/a"]
    assert some[-1].uri == "http://c.example/z"
    assert said


def test_a_cut_archive_gives_the_part_of_its_last_page():
    """Marked as cut; nothing before it is lost."""
    whole = warc(PAGE.encode(), uri="http://c.example/a") + warc(PAGE.encode() * 9, uri="http://c.example/b")
    some, said = found(whole[:-100])
    assert [(record.uri[-1], record.is_cut) for record in some] == [("a", False), ("b", True)]
    start = len(warc(PAGE.encode(), uri="http://c.example/a"))
    assert said == [
        f"Damaged at or behind byte {start:,} (record 2): the file ends within the record, or its length is wrong; "
        "nothing behind it could be read."
    ]
    packed = gzip.compress(whole)
    some, said = found(packed[:-30])
    assert PAGE.startswith(some[0].text[:-1])
    assert some[-1].is_cut
    assert "ends early" in said[0]


HOSTILE = [
    b"WARC/1.0\r\n",
    b"WARC/1.0\r\n\r\n",
    b"WARC/1.0\r\nContent-Length: 1\r\n\r\n",
    b"\n",
    b"\x1f\x8b\x08",
    b"\nhttp://a",
]


@pytest.mark.parametrize("unit", [*HOSTILE, gzip.compress(b"WARC/1.0\r\n")])
def test_long_hostile_archives_are_read(unit):
    """One kind again and again, behind a beginning or alone: no page comes of it."""
    many = unit * (200_000 // len(unit))
    for data in (b"WARC/1.0\r\n" + many, many):
        records, _ = found(data)
        assert not any(record.text for record in records)
