"""The bytes of a file, gzip taken off, as often as they are asked for and never more than a limit allows."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from mediakit.readers._encodings import encoding_of, texts

MAX_UNPACKED = 2_000_000_000  # bytes after decompression; a small archive can otherwise fill any memory
BLOCK = 1 << 20  # bytes read at a time
START = 1 << 16  # bytes that tell what a file is
GZIP = b"\x1f\x8b"


class NotRead(Exception):
    """A file that gives no article; the message is a whole sentence."""


class Allowance:
    """How many bytes one archive may still unpack to; what is read twice counts once.

    Parameters
    ----------
    limit : int, optional
        Bytes.
    """

    def __init__(self, limit: int = MAX_UNPACKED):
        self.limit, self._used, self._declared = limit, 0, 0
        self._by_name: dict[str, int] = {}

    def declare(self, size: int) -> None:
        """Note what an archive, or one within it, says that it unpacks to.

        Raises
        ------
        NotRead
            Over the limit.
        """
        self._declared += size
        if self._declared > self.limit:
            raise NotRead(self.refusal(f"{self._declared:,}"))

    def charge(self, name: str, total: int) -> None:
        """Note that `total` bytes of a file have been unpacked.

        Raises
        ------
        NotRead
            Over the limit.
        """
        more = total - self._by_name.get(name, 0)
        if more > 0:
            self._by_name[name] = total
            self._used += more
        if self._used > self.limit:
            raise NotRead(self.refusal(f"more than {self.limit:,}"))

    def refusal(self, size: str) -> str:
        """The sentence that refuses an archive of this size."""
        return (
            f"The archive holds {size} bytes unpacked, over the limit of {self.limit:,} (max_unpacked). "
            f"If you trust it, raise the limit: read_corpus(..., max_unpacked={10 * self.limit:_})."
        )


@dataclass
class Raw:
    """The bytes of one file on disk or in an archive.

    Attributes
    ----------
    opener : callable
        Opens the file from its beginning, as it is stored.
    name : str
        What the allowance knows it by.
    allowance : Allowance
        What it may unpack to.
    packed : bool
        Whether what `opener` gives is unpacked already, so that it counts even without gzip.
    """

    opener: Callable[[], IO[bytes]]
    name: str = ""
    allowance: Allowance = field(default_factory=Allowance)
    packed: bool = False

    def start(self, n: int = START) -> bytes:
        """Its first bytes, gzip taken off; as many as can be read where it is damaged."""
        with closing(self.opener()) as file:
            start = file.read(n)
        if not start.startswith(GZIP):
            return start
        try:
            return zlib.decompressobj(31).decompress(start, n)
        except zlib.error:
            return b""

    def blocks(self) -> Iterator[bytes]:
        """All its bytes, a block at a time.

        Raises
        ------
        NotRead
            Where gzip is damaged or ends early, or it unpacks to more than is allowed.
        """
        gzipped = self._is_gzip()
        with closing(self.opener()) as file:
            if not gzipped:
                yield from self._counted(file, self.packed)
                return
            try:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield from self._counted(unpacked, True)
            except EOFError:
                raise NotRead("The gzip archive ends early (an interrupted download?); fetch it again.") from None
            except (gzip.BadGzipFile, zlib.error) as error:
                raise NotRead(f"The gzip archive is damaged ({error}); fetch it again.") from None

    def _is_gzip(self) -> bool:
        with closing(self.opener()) as file:
            return file.read(2) == GZIP

    def _counted(self, file: IO[bytes], counts: bool) -> Iterator[bytes]:
        total = 0
        while block := file.read(BLOCK):
            total += len(block)
            if counts:
                self.allowance.charge(self.name, total)
            yield block

    def read(self) -> bytes:
        """All its bytes."""
        return b"".join(self.blocks())


def load(path: Path, *, limit: int = MAX_UNPACKED) -> bytes:
    """The bytes of a file, unpacked where they are gzip whatever the name says."""
    return Raw(lambda: path.open("rb"), str(path), Allowance(limit)).read()


@dataclass
class Source:
    """What one file holds: text in pieces, or the bytes of a binary format.

    Attributes
    ----------
    raw : Raw, optional
        Where the bytes are.
    kind : str
        The binary format of the bytes, or what the text was taken out of: DOCX, RTF, PDF.
    texts : callable
        Gives the decoded text, a piece at a time, as often as it is asked for; None for bytes.
    warnings : list of str
    n_replaced : int
        Characters that could not be decoded.
    """

    raw: Raw | None = None
    kind: str = ""
    texts: Callable[[], Iterator[str]] | None = None
    warnings: list[str] = field(default_factory=list)
    n_replaced: int = 0

    @property
    def text(self) -> str | None:
        """All its text; None where it is bytes."""
        return None if self.texts is None else "".join(self.texts())


def decoded(raw: Raw) -> Source:
    """A file as text, its encoding found out; nothing but that is kept in memory.

    Raises
    ------
    NotRead
        Where it is binary.
    """
    encoding = encoding_of(raw.blocks)
    if encoding is None:
        raise NotRead("Binary data, not text.")
    return Source(
        raw, "", lambda: texts(raw.blocks(), encoding), warnings=list(encoding.warnings), n_replaced=encoding.n_replaced
    )


def decode(data: bytes) -> Source:
    """The same for bytes in memory.

    >>> decode(b"\\x93Peace\\x94").text
    '“Peace”'
    """
    return decoded(Raw(lambda: io.BytesIO(data)))
