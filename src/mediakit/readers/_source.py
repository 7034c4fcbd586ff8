"""From the bytes of a file to its text, and to a reason where it has none."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from mediakit._phrases import counted

GZIP_LIMIT = 2_000_000_000  # bytes after decompression; a small archive can otherwise fill any memory
SAMPLE = 1 << 16  # bytes looked at to tell text from binary

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
BINARY_STARTS = {
    b"PAR1": "Parquet",
    b"PK\x03\x04": "zip",
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "OLE2",
    b"\x89PNG": "PNG",
}
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
ODD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")


class NotRead(Exception):
    """A file that gives no article; the message is a whole sentence."""


@dataclass
class Source:
    """What one file holds: text, or the bytes of a table in a binary format."""

    data: bytes | None = None
    text: str | None = None
    kind: str = ""  # Parquet or zip, for bytes
    warnings: list[str] = field(default_factory=list)
    n_replaced: int = 0  # characters that could not be decoded


def load(path: Path, *, gzip_limit: int = GZIP_LIMIT) -> bytes:
    """The bytes of a file, unpacked where they are gzip whatever the name says."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return _unpack(path, gzip_limit) if packed else path.read_bytes()


def _unpack(path: Path, limit: int) -> bytes:
    data = bytearray()
    try:
        with gzip.open(path) as file:
            while chunk := file.read(1 << 20):
                data += chunk
                if len(data) > limit:
                    raise NotRead(
                        f"The gzip archive holds more than {limit:,} bytes; unpack it and split it into files."
                    )
    except EOFError:
        raise NotRead("The gzip archive ends early (an interrupted download?); fetch it again.") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise NotRead(f"The gzip archive is damaged ({error}); fetch it again.") from None
    return bytes(data)


def decode(data: bytes) -> Source:
    """Text by byte order mark, UTF-16 without one where that is unmistakable, UTF-8, then windows-1252.

    >>> decode(b"\\x93Peace\\x94").text
    '“Peace”'
    """
    for start, kind in BINARY_STARTS.items():
        if data.startswith(start) and (kind != "Parquet" or data.endswith(start)):
            return Source(data=data, kind=kind)
    for mark, encoding in BOMS:
        if data.startswith(mark):
            if encoding.startswith("utf-32") and not _is(data[4:], encoding):
                continue
            return _marked(data[len(mark) :], encoding)
    if b"\x00" in data and (encoding := _utf16_without_mark(data)):
        source = _marked(data, encoding)
        source.warnings.insert(0, "No byte order mark: read as UTF-16 by its pattern of zero bytes.")
        return source
    if _is_binary(data):
        raise NotRead("Binary data, not text.")
    return _unmarked(data)


def _marked(data: bytes, encoding: str) -> Source:
    try:
        return Source(text=data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return _replaced(text, text.count("\ufffd"), f"Not valid {encoding.upper()} throughout:")


def _unmarked(data: bytes) -> Source:
    try:
        return _with_nuls(Source(text=data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    n_bad = text.count("\ufffd")
    n_good = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))
    # Letters of windows-1252 hardly ever form valid UTF-8, so many good sequences mean damaged UTF-8.
    if n_good > 10 * n_bad or (n_bad == 1 and text.endswith("\ufffd") and data[-1] >= 0xC2):
        return _replaced(text, n_bad, "UTF-8 with damaged characters:")
    text = data.decode("windows-1252", errors="replace")
    source = Source(text=text, warnings=["Not valid UTF-8: read as windows-1252."])
    if n_undefined := text.count("\ufffd"):
        source.n_replaced = n_undefined
        bytes_mean = f"{counted(n_undefined, 'byte')} {'means' if n_undefined == 1 else 'mean'}"
        source.warnings.append(f"{bytes_mean} nothing in windows-1252 and became U+FFFD.")
    return source


def _replaced(text: str, count: int, why: str) -> Source:
    return Source(text=text, warnings=[f"{why} {counted(count, 'place')} became U+FFFD."], n_replaced=count)


def _with_nuls(source: Source) -> Source:
    if n_nuls := (source.text or "").count("\x00"):
        source.warnings.append(
            f"Holds {counted(n_nuls, 'NUL character')}, kept as {'it stands' if n_nuls == 1 else 'they stand'}."
        )
    return source


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    """utf-16-le or utf-16-be where zero bytes stand on one side only and the text makes sense."""
    if len(data) % 2 or len(data) < 8:
        return None
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) < len(sample) / 2 * 0.05:
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    if not _is(data, encoding) or ODD_CHARACTERS.search(data.decode(encoding)):
        return None
    return encoding


def _is_binary(data: bytes) -> bool:
    """True where zero bytes or control characters are more than a rare fault in a text."""
    sample = data[:SAMPLE]
    n_controls = sum(1 for _ in CONTROLS.finditer(sample))
    if n_controls > len(sample) * 0.05:
        return True
    n_nuls = data.count(0)
    return n_nuls > 0 and (n_nuls > len(data) * 0.01 or not _is(data, "utf-8"))
