"""What is left of a zip archive whose list of files is lost: found by the header before each file."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO

from mediakit.readers._source import Allowance, NotRead

SIGNATURE = b"PK\x03\x04"
AFTER = (SIGNATURE, b"PK\x01\x02", b"PK\x07\x08")
_HEADER = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_BLOCK = 1 << 16
LOCKED = "Protected by a password; unpack it by hand and read the folder."
ENDS_WITHIN = "The archive ends or is damaged within this file: read is what comes before."


@dataclass
class Entry:
    """One file that a damaged archive still holds, whole or in part."""

    name: str
    opener: Callable[[], IO[bytes]] = io.BytesIO
    problem: str = ""
    remark: str = ""


def salvaged(data: bytes, allowance: Allowance) -> Iterator[Entry]:
    """The files whose headers are there, in their order.

    Parameters
    ----------
    data : bytes
        The archive.
    allowance : Allowance
        What it may unpack to.
    """
    position = 0
    while (at := data.find(SIGNATURE, position)) >= 0 and at + _HEADER.size <= len(data):
        _, _, flags, method, _, _, _, packed, _, n_name, n_extra = _HEADER.unpack_from(data, at)
        start = at + _HEADER.size + n_name + n_extra
        raw_name = data[at + _HEADER.size : at + _HEADER.size + n_name]
        position = at + 4
        if start > len(data) or not raw_name:
            continue
        name = raw_name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        if flags & 1:
            yield Entry(name, problem=LOCKED)
            continue
        if method not in (_STORED, _DEFLATED):
            yield Entry(name, problem="Packed in a way that cannot be undone in a damaged archive.")
            continue
        end = _end(data, start, None if flags & 8 else packed, method)
        content = _Content(data, start, end, method)
        try:
            for total in content.totals():
                allowance.charge(name, total)
        except NotRead as reason:
            yield Entry(name, problem=str(reason))
            return
        position = max(position, content.position)
        opener: Callable[[], IO[bytes]] = partial(_reader, data, start, end, method)
        yield Entry(name, opener, remark="" if content.whole and end <= len(data) else ENDS_WITHIN)


def check_sizes(data: bytes, infos: list[zipfile.ZipInfo], kind: str, limit: int) -> None:
    """Refuse a document whose parts unpack to more than a limit, or to more than they say.

    A library that reads a part at once would have it all in memory before it sees that.

    Parameters
    ----------
    data : bytes
        The document, a zip archive.
    infos : list of ZipInfo
        Its parts.
    kind : str
        What it is called.
    limit : int
        Bytes.

    Raises
    ------
    NotRead
    """
    allowance = Allowance(limit)
    allowance.declare(sum(info.file_size for info in infos))
    for info in infos:
        at = info.header_offset
        if data[at : at + 4] != SIGNATURE or at + _HEADER.size > len(data):
            raise NotRead(f"The {kind} file is damaged; save or fetch it again.")
        *_, n_name, n_extra = _HEADER.unpack_from(data, at)
        start = at + _HEADER.size + n_name + n_extra
        if info.compress_type not in (_STORED, _DEFLATED):
            raise NotRead(f"The {kind} file is packed as no office program does it; save it again.")
        for total in _Content(data, start, start + info.compress_size, info.compress_type).totals():
            if total > info.file_size:
                raise NotRead(f"A part of the {kind} file unpacks to more than it says; it is not opened.")


def _reader(data: bytes, start: int, end: int, method: int) -> IO[bytes]:
    return io.BufferedReader(_Content(data, start, end, method))  # type: ignore[return-value]


def _end(data: bytes, start: int, packed: int | None, method: int) -> int:
    """Where a file's bytes end: as its header says, which may be behind the end of the archive, or at what follows."""
    if packed is not None:
        return start + packed
    if method == _DEFLATED:
        return len(data)  # its own last block says
    after = [at for mark in AFTER if (at := data.find(mark, start)) >= 0]
    return min(after, default=len(data))


class _Content(io.RawIOBase):
    """The bytes of one file in a damaged archive, up to the damage."""

    def __init__(self, data: bytes, start: int, end: int, method: int):
        self.data, self.position, self.end = data, start, end
        self.inflating = zlib.decompressobj(-15) if method == _DEFLATED else None
        self.whole = False  # known when all has been read
        self.rest = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as there is something."""
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def totals(self) -> Iterator[int]:
        """How much has been read, block by block."""
        total = 0
        while piece := self._next(1 << 20):
            total += len(piece)
            yield total

    def _next(self, n: int) -> bytes:
        if self.inflating is None:
            piece = self.data[self.position : min(self.position + n, self.end)]
            self.position += len(piece)
            self.whole = self.position == self.end
            return piece
        while not self.inflating.eof:
            taken = self.rest or self.data[self.position : min(self.position + _BLOCK, self.end)]
            if not self.rest:
                self.position += len(taken)
            try:
                piece = self.inflating.decompress(taken, n)
            except zlib.error:
                return b""
            self.rest = self.inflating.unconsumed_tail
            if self.inflating.eof:
                self.whole = True
                self.position -= len(self.inflating.unused_data)
            if piece:
                return piece
            if not taken:
                return b""
        return b""
