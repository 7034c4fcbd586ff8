"""The records of WARC and ARC archives, one at a time, up to any damage and on behind it where that can be."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from mediakit.readers._archive_stream import RECORD_START, Damage, Stream
from mediakit.readers._encodings import encoding_of, texts
from mediakit.readers._extras import library

FOR_WHAT = "Web archives"
HEADERS = 300_000  # bytes; no record's headers are as long
MOST_DAMAGES = 100
PASSED_OVER = 20  # times the limit; a packed record that unpacks to more is left
NOTHING_BEHIND = "nothing behind it could be read."
CUT = "the archive ends within this page"
_LATIN = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "cp1252": "windows-1252"}  # as browsers take them
_NO_TEXT = ("punycode", "idna", "utf-7", "unicode", "raw", "undefined", "charmap", "mbcs", "oem")


@dataclass(frozen=True)
class Record:
    """A record's headers and content.

    Attributes
    ----------
    kind : str
        response, resource, request, revisit, ...
    uri, date, media_type : str
        As the archive has them; the media type in lower case, without parameters.
    status : str
        Of the answer; '200' for a resource, which has none.
    text : str or None
        What it holds, decoded; None where `trouble` says why not or nobody asked.
    trouble : str
    is_cut : bool
        Less is there than the record announces.
    n_replaced : int
        Characters that could not be decoded.
    """

    kind: str
    uri: str
    date: str
    media_type: str = ""
    status: str = ""
    text: str | None = None
    trouble: str = ""
    is_cut: bool = False
    n_replaced: int = 0


def records(file: IO[bytes], limit: int, wanted: tuple[str, ...], said: list[str]) -> Iterator[Record]:
    """All records that can be read.

    Parameters
    ----------
    file : binary file
    limit : int
        Bytes of one record, and of its content unpacked.
    wanted : tuple of str
        Media types whose content is decoded; '' is that of answers that state none.
    said : list of str
        Gets a sentence for each damage.

    Yields
    ------
    Record
    """
    library("warcio", FOR_WHAT)
    stream = Stream(file)
    number, last = 0, -1
    while True:
        begun = stream.place
        try:
            for record, place in _undamaged(stream, said):
                number, begun = number + 1, place
                if record.length is None:
                    raise Damage("a record does not say how long it is")
                yield _record(record, limit, wanted)
                _pass_over(record.raw_stream, PASSED_OVER * limit if stream.is_packed else None)
                if stream.damage:
                    raise stream.damage
                if record.raw_stream.limit:
                    raise Damage("the file ends within the record, or its length is wrong")
                stream.budget = HEADERS
            if stream.damage:
                raise stream.damage
            return
        except Exception as error:  # warcio raises whatever its parsing meets
            where = max(begun, last) + 1
            fault = stream.damage or error
            what = str(fault) if isinstance(fault, Damage) else "no record begins where one should"
            sentence = f"Damaged at or behind byte {begun:,} (record {max(number, 1):,}): {what};"
            if len(said) < MOST_DAMAGES and stream.skip_to_record(where):
                last = stream.place
                said.append(f"{sentence} read on from byte {last:,}.")
            else:
                said.append(f"{sentence} {NOTHING_BEHIND}")
                return


class _Note:
    """Takes the place of what warcio would print where bytes are left between two records."""

    def __init__(self, said: list[str]):
        self.said = said

    def format(self, place: int, rest: bytes) -> str:
        """Note it, and give nothing to print."""
        if len(self.said) < MOST_DAMAGES:
            where = f"Behind a record, at byte {place:,} of the unpacked archive"
            self.said.append(f"{where}: {len(rest):,} bytes or more that no record announces; its length may be wrong.")
        return ""


def _undamaged(stream: Stream, said: list[str]) -> Iterator[tuple[Any, int]]:
    """Records up to the first damage, each with the place where it begins."""
    stream.budget = HEADERS
    iterator = library("warcio.archiveiterator", FOR_WHAT).ArchiveIterator(stream)
    iterator.INC_RECORD = _Note(said)
    for record in iterator:
        stream.budget = None
        yield record, stream.place if stream.is_packed else iterator.offset


def _record(record: Any, limit: int, wanted: tuple[str, ...]) -> Record:
    headers, http = record.rec_headers, record.http_headers
    uri = (headers.get_header("WARC-Target-URI") or headers.get_header("uri") or "").strip("<> ")
    date = headers.get_header("WARC-Date") or headers.get_header("archive-date") or ""
    stated = (http.get_header("Content-Type") if http else record.content_type) or ""
    media_type, _, rest = stated.partition(";")
    status = (http.get_statuscode() or "") if http else "200"
    found = {"uri": uri, "date": date, "media_type": media_type.strip().lower(), "status": status}
    kind = record.rec_type or "unnamed"
    if kind not in ("response", "resource", "conversion") or found["media_type"] not in wanted:
        return Record(kind, **found)
    if status not in ("200", "203"):
        return Record(kind, **found)
    raw = _read(record.raw_stream, limit + 1)
    if len(raw) > limit or record.length > 2 * limit:
        return Record(kind, **found, trouble=f"over {limit:,} bytes")
    announced = record.payload_length if record.payload_length >= 0 else record.length
    is_cut = len(raw) < announced
    if is_cut and (swallowed := RECORD_START.search(raw)):  # the length is wrong, not the file cut
        raw = raw[: swallowed.start()]
    data, trouble = _content(raw, http, limit)
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    text, n_replaced = _decoded(data, charset) if not trouble else (None, 0)
    trouble = trouble or ("binary data" if text is None else "")
    return Record(kind, **found, text=text, trouble=trouble, is_cut=is_cut, n_replaced=n_replaced)


def _read(stream: Any, size: int) -> bytes:
    """As much as there is."""
    pieces, missing = [], size
    while missing > 0 and (piece := stream.read(min(missing, 1 << 20))):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _pass_over(stream: Any, most: int | None) -> None:
    n = 0
    while piece := stream.read(1 << 16):
        n += len(piece)
        if most is not None and n > most:
            raise Damage(f"a record of more than {most:,} bytes unpacked")


def _content(raw: bytes, http: Any, limit: int) -> tuple[bytes, str]:
    """What was sent, taken out of its transfer and content encodings; and why that is not possible."""
    if http and (http.get_header("Transfer-Encoding") or "").lower().strip() == "chunked":
        raw = library("warcio.bufferedreaders", FOR_WHAT).ChunkedDataReader(BytesIO(raw)).read()
    encoding = (http.get_header("Content-Encoding") or "").lower().strip() if http else ""
    if raw.startswith(b"\x1f\x8b"):  # whatever the header says
        data = zlib.decompressobj(31).decompress(raw, limit + 1)
    elif encoding == "deflate":
        data = _inflated(raw, limit)
    elif encoding == "br" and raw.lstrip()[:1] != b"<":
        return _from_brotli(raw, limit)
    elif encoding == "zstd" and raw.startswith(b"\x28\xb5\x2f\xfd"):
        return b"", "content encoding zstd"
    else:
        data = raw  # sent as it is, or stored as it was unpacked
    return (data, "") if len(data) <= limit else (b"", f"over {limit:,} bytes")


def _inflated(raw: bytes, limit: int) -> bytes:
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(wbits).decompress(raw, limit + 1)
        except zlib.error:
            continue
    return raw


def _from_brotli(raw: bytes, limit: int) -> tuple[bytes, str]:
    try:
        brotli = library("brotli", "Pages sent as br")
        data = brotli.Decompressor().process(raw, output_buffer_limit=limit + 1)
    except Exception:  # not installed, too old to bound what it gives, or no brotli
        return b"", "content encoding br, which needs the package brotli (1.2 or later)"
    return (data, "") if len(data) <= limit else (b"", f"over {limit:,} bytes")


def _decoded(data: bytes, charset: str) -> tuple[str | None, int]:
    """The text, in UTF-8 where it is that, else as the answer or the page says; and how much of it was replaced."""
    for name in ("utf-8", _codec(charset)):
        try:
            return data.decode(name).removeprefix("\ufeff"), 0
        except UnicodeDecodeError:
            continue
    encoding = encoding_of(lambda: iter([data]))
    if encoding is None:
        return None, 0
    return "".join(texts([data], encoding)), encoding.n_replaced


def _codec(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
        "".encode(name)  # a codec of bytes to bytes is none of text
    except (LookupError, UnicodeError, ValueError, TypeError):
        return "utf-8"
    return "utf-8" if name.startswith(_NO_TEXT) else _LATIN.get(name, name)
