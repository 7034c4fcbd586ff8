"""Zip archives as folders: their files are read where they are, never written to disk, never over a limit."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from mediakit._phrases import counted
from mediakit.readers._cut_archives import LOCKED, salvaged
from mediakit.readers._files import CAPTURES, Found
from mediakit.readers._source import Allowance, NotRead, Raw

LEVELS = 2  # archives within archives are opened, those within these are not
STARTS = (b"PK\x03\x04", b"PK\x05\x06")
CUT = (
    "The archive is cut or damaged: its list of files is gone, so that files may be missing at its end. "
    "Still found in it: {}."
)
DOCUMENTS = {
    "word/document.xml": "DOCX",
    "xl/workbook.xml": "XLSX",
    "xl/workbook.bin": "XLSB",
    "ppt/presentation.xml": "PPTX",
}
FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)


@dataclass
class Archives:
    """The zip archives among the files of an import, opened as they are read.

    Attributes
    ----------
    limit : int
        Bytes that each may unpack to.
    captures : dict of Path to Found
        The captures.csv in them.
    """

    limit: int
    captures: dict[Path, Found] = field(default_factory=dict)
    _current: Path | None = None
    _kept: list[Any] = field(default_factory=list)

    def __enter__(self) -> Archives:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def turn_to(self, top: Path) -> None:
        """Close what is open of other archives than this one."""
        if self._current != top:
            self.close()
            self._current = top

    def keep(self, opened: Any) -> None:
        """Note a file that is to be closed."""
        self._kept.append(opened)

    def close(self) -> None:
        """Close the archives that are open."""
        for opened in reversed(self._kept):
            opened.close()
        self._kept.clear()
        self._current = None

    def expanded(self, files: list[Found]) -> list[Found]:
        """The files, with the files of each archive in its place; sorted by name."""
        found = []
        for file in files:
            if _starts_as_zip(file):
                archive = _Archive(self, file.path, file.raw().opener)
                found += self._within(file, archive, 1, Allowance(self.limit))
            else:
                found.append(file)
        self.close()
        return sorted(found, key=lambda one: one.name)

    def _within(self, file: Found, archive: _Archive, level: int, allowance: Allowance) -> list[Found]:
        """The files in an archive, or the archive itself where it is a document or cannot be opened."""
        try:
            infos = archive.zip().infolist()
        except zipfile.BadZipFile:
            return self._cut(file, archive, allowance)
        except FAULTS as error:
            return [_not_read(file, f"The archive cannot be opened ({error}).")]
        if document_kind([info.filename for info in infos]):
            return [file]
        try:
            allowance.declare(sum(info.file_size for info in infos))
        except NotRead as reason:
            return [_not_read(file, str(reason))]
        members: list[Found] = []
        for name, info in _each_once(infos):
            found = _member(file, name, info)
            if not found.problem:
                found.member = Raw(partial(archive.open, info), found.name, allowance, packed=True)
                members += self._sorted_out(found, archive, level, allowance)
            else:
                members.append(found)
        return members or [_not_read(file, "The archive holds no file to read.")]

    def _sorted_out(self, found: Found, archive: _Archive, level: int, allowance: Allowance) -> list[Found]:
        """A member itself, the members of the archive that it is, or nothing where it is a captures.csv."""
        if found.path.name.lower() == CAPTURES:
            self.captures[found.path] = found
            return []
        try:
            start = found.raw().start(4)
        except FAULTS as error:
            return [_not_read(found, damaged(error))]
        if not start.startswith(STARTS):
            return [found]
        if level >= LEVELS:
            return [_not_read(found, "An archive in an archive in an archive is not opened; unpack it by hand.")]
        inner = _Archive(self, archive.top, lambda: io.BytesIO(found.load()))
        try:
            return self._within(found, inner, level + 1, allowance)
        except (NotRead, *FAULTS) as error:
            return [_not_read(found, str(error) if isinstance(error, NotRead) else damaged(error))]

    def _cut(self, file: Found, archive: _Archive, allowance: Allowance) -> list[Found]:
        """What can still be read of an archive that has no list of its files."""
        with closing(archive.opener()) as opened:
            data = opened.read()
        entries = [entry for entry in salvaged(data, allowance) if not _is_skipped(entry.name)]
        if document_kind([entry.name for entry in entries]) or not entries:
            return [file]  # the reader of documents and tables says what is wrong
        members = []
        for entry in entries:
            found = _member(file, entry.name.replace("\\", "/"), None)
            found.problem, found.remark = found.problem or entry.problem, entry.remark
            found.member = Raw(entry.opener, found.name, allowance, packed=True)
            members.append(found)
        file.problem, file.kind = CUT.format(counted(len(members), "file")), "zip archive"
        return [file, *members]


class _Archive:
    """One archive, opened when something in it is read, and closed when one on another file is."""

    def __init__(self, shelf: Archives, top: Path, opener: Callable[[], IO[bytes]]):
        self.shelf, self.top, self.opener = shelf, top, opener
        self._zip: zipfile.ZipFile | None = None

    def zip(self) -> zipfile.ZipFile:
        """The archive, open."""
        self.shelf.turn_to(self.top)
        if self._zip is None or self._zip.fp is None:
            file = self.opener()
            self.shelf.keep(file)
            self._zip = zipfile.ZipFile(file)
            self.shelf.keep(self._zip)
        return self._zip

    def open(self, info: zipfile.ZipInfo) -> IO[bytes]:
        """One of its files, open."""
        return self.zip().open(info)


def document_kind(names: list[str]) -> str:
    """The kind of document that a zip archive with files of these names is; '' for an archive of files.

    >>> document_kind(["[Content_Types].xml", "word/document.xml"]), document_kind(["a.txt"])
    ('DOCX', '')
    """
    for name in names:
        if name in DOCUMENTS:
            return DOCUMENTS[name]
    if names[:1] == ["mimetype"]:
        return "OpenDocument or EPUB"
    return "damaged Office" if "[Content_Types].xml" in names[:3] else ""


def damaged(error: BaseException) -> str:
    """The sentence on a file that an archive does not give."""
    if isinstance(error, RuntimeError) and "password" in str(error):
        return LOCKED
    if isinstance(error, NotImplementedError):
        return f"The archive packs this file in a way that cannot be undone here ({error}); pack it anew."
    return f"Damaged within the archive ({error}); fetch the archive again."


def _starts_as_zip(file: Found) -> bool:
    try:
        return file.path.is_file() and file.raw().start(4).startswith(STARTS)
    except OSError:
        return False  # read_corpus says so when it comes to it


def _not_read(file: Found, problem: str) -> Found:
    file.problem = problem
    return file


def _each_once(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files to read with their names; of two of one name and content the first, of other content both."""
    seen: dict[str, set[tuple[int, int]]] = {}
    for info in infos:
        name = _name(info)
        if _is_skipped(name):
            continue
        same = seen.setdefault(name, set())
        if (info.CRC, info.file_size) not in same:
            same.add((info.CRC, info.file_size))
            path = PurePosixPath(name)
            yield (name if len(same) == 1 else str(path.with_stem(f"{path.stem} ({len(same)})"))), info


def _name(info: zipfile.ZipInfo) -> str:
    """A file's name; one that is UTF-8 without saying so is taken as that."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & 0x800 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _is_skipped(name: str) -> bool:
    """Folders, and what no folder's reading would look at: hidden files and what systems put beside files."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return name.endswith(("/", "\\")) or not parts or hidden or parts[0] == "__MACOSX" or parts[-1] == "Thumbs.db"


def _member(file: Found, name: str, info: zipfile.ZipInfo | None) -> Found:
    """A file of an archive, with the reason why it is not read where its name or a password is one."""
    path = PurePosixPath(name)
    found = Found(file.path / path.name, f"{file.name}/{name}", file.root)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        found.problem = "Its name in the archive leads out of the archive's folder; it is not read."
    elif info is not None and info.flag_bits & 1:
        found.problem = LOCKED
    else:
        found.path = file.path / path
    return found
