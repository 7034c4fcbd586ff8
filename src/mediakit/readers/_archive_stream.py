"""The bytes of a web archive, gzip taken off member by member, with a bound on what one step may read."""

from __future__ import annotations

import re
import zlib
from typing import IO

BLOCK = 1 << 16  # bytes
GZIP = b"\x1f\x8b\x08"
RECORD_START = re.compile(
    rb"(?:\A|\n)(WARC/\d\.\d+\s*\r?\n|(?:https?|filedesc)://\S{1,4000}+ \d{1,3}(?:\.\d{1,3}){3} \d{14} \S+ \d+\r?\n)"
)
OVERLAP = 5_000  # bytes; longer than any line that begins a record
MOST_TRIED = 1_000  # places where a gzip member could begin; by chance there is one in 16 million bytes


class Damage(Exception):
    """What is wrong with an archive, in words that end a sentence."""


class Stream:
    """A web archive as uncompressed bytes.

    Parameters
    ----------
    file : binary file
        At its beginning; seekable, so that reading can go on behind damage.

    Attributes
    ----------
    budget : int or None
        Bytes that may be read until the archive counts as damaged: a header without an end would fill any memory.
    damage : Damage or None
        What ended it before its end. It is not raised, since who reads would lose what was read by then.
    """

    def __init__(self, file: IO[bytes]):
        self.file = file
        self.budget: int | None = None
        self.is_packed = file.read(3) == GZIP
        self._start_at(0)

    def _start_at(self, place: int) -> None:
        self.file.seek(place)
        self._given = place  # where the next byte stands; in a packed archive, counted from `place` on
        self._member = place  # where in the file the current gzip member begins
        self._waiting = b""
        self._gzip: zlib._Decompress | None = None
        self.damage: Damage | None = None

    @property
    def place(self) -> int:
        """Where in the file reading stands: the byte, or the beginning of the gzip member."""
        return self._member if self.is_packed else self._given

    def tell(self) -> int:
        """How many bytes were given."""
        return self._given

    def read(self, size: int = BLOCK) -> bytes:
        """Some bytes, at most `size`; none at the end or where there is damage."""
        if self.damage:
            return b""
        size = min(size, BLOCK) if size > 0 else BLOCK
        try:
            data = self._unpacked(size) if self.is_packed else self.file.read(size)
        except Damage as damage:
            self.damage = damage
            return b""
        self._given += len(data)
        if self.budget is not None:
            self.budget -= len(data)
            if self.budget < 0:
                self.damage = Damage("a record's header has no end")
                return b""
        return data

    def _unpacked(self, size: int) -> bytes:
        while True:
            if not self._waiting:
                self._waiting = self.file.read(BLOCK)
            if self._gzip is None:
                self._waiting = self._waiting.lstrip(b"\0")  # padding between members
                if not self._waiting and not (padding := self.file.read(BLOCK)):
                    return b""
                if not self._waiting:
                    self._waiting = padding
                    continue
                self._member = self.file.tell() - len(self._waiting)
                self._gzip = zlib.decompressobj(31)
            elif not self._waiting:
                raise Damage("the file ends early")
            try:
                data = self._gzip.decompress(self._waiting, size)
            except zlib.error as error:
                raise Damage(f"gzip is damaged ({error})") from None
            self._waiting = self._gzip.unused_data if self._gzip.eof else self._gzip.unconsumed_tail
            if self._gzip.eof:
                self._gzip = None
            if data:
                return data

    def skip_to_record(self, after: int) -> bool:
        """Go to the first record that begins after this byte of the file; whether there is one.

        >>> import io
        >>> stream = Stream(io.BytesIO(b"WARC/1.0\\r\\n??????\\r\\nWARC/1.0\\r\\n"))
        >>> stream.skip_to_record(1), stream.place
        (True, 18)
        """
        mark = re.compile(re.escape(GZIP)) if self.is_packed else RECORD_START
        begin, held, n_tried = after, b"", 0
        self.file.seek(after)
        while block := self.file.read(BLOCK):
            held += block
            for found in mark.finditer(held):
                place = begin + (found.start() if self.is_packed else found.start(1))
                if not self.is_packed or self._is_member(place):
                    self._start_at(place)
                    return True
                n_tried += 1
                if n_tried > MOST_TRIED:
                    return False
            begin += max(0, len(held) - OVERLAP)
            held = held[-OVERLAP:]
            self.file.seek(begin + len(held))
        return False

    def _is_member(self, place: int) -> bool:
        """Whether a gzip member that begins here holds a record."""
        self.file.seek(place)
        try:
            start = zlib.decompressobj(31).decompress(self.file.read(OVERLAP), OVERLAP)
        except zlib.error:
            return False
        return RECORD_START.match(start) is not None
