"""What a file is, by what it holds: first by its bytes, then by its text; its ending only where that is open."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from mediakit._check import listed
from mediakit.readers import aggregator, delimited, json_records, plain, web_archives
from mediakit.readers._archives import document_kind
from mediakit.readers._columns import ColumnMap
from mediakit.readers._cut_archives import check_sizes
from mediakit.readers._documents import docx_text, pdf_text, rtf_text
from mediakit.readers._encodings import looks_binary
from mediakit.readers._files import (
    DELIMITED_ENDINGS,
    DOCUMENT_ENDINGS,
    ENDINGS,
    JSON_ENDINGS,
    TEXT_ENDINGS,
    Found,
)
from mediakit.readers._formats import TEXT_FORMATS
from mediakit.readers._pieces import ByModule, ByRows, Reader
from mediakit.readers._source import NotRead, Raw, Source, decoded

TABLES_AS_TEXT = {*delimited.NAMES.values(), "JSON", "JSON Lines"}
BINARY_TABLES = ("Parquet", "XLSX", "XLS")
DOCUMENTS: dict[str, Callable[[bytes, list[str]], str]] = {"DOCX": docx_text, "RTF": rtf_text, "PDF": pdf_text}
STARTS = {
    b"PAR1": "Parquet",
    b"PK\x03\x04": "zip",
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "XLS",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
}
PEEK = 10_000_000  # bytes; a binary file of an unknown kind is not looked through any further
ENTITIES = "Declares XML entities, which no export does and which can fill any memory; it is not opened."
_PROLOG = re.compile(r"\s*+(?:<\?[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<!DOCTYPE[^\[>]*+\[", re.IGNORECASE)
_PROLOG_LENGTH = 100_000  # characters


def open_source(found: Found, limit: int) -> Source:
    """A file's text, or its bytes where it is a table or an archive of pages.

    Parameters
    ----------
    found : Found
    limit : int
        Bytes that it may unpack to.

    Raises
    ------
    NotRead
        Where there is neither in it.
    """
    if found.member is None:
        if found.path.is_dir():
            next(found.path.iterdir(), None)  # one without rights is an OSError that says so
            raise NotRead("A folder, not a file.")
        if not found.path.is_file():
            raise NotRead("A broken link or no regular file.")
    raw = found.raw(limit)
    start = raw.start()
    if web_archives.recognises(start):
        return Source(raw, web_archives.NAME)
    kind = _kind(raw, start, limit)
    if kind in BINARY_TABLES:
        return Source(raw, kind)
    if kind in DOCUMENTS:
        remarks: list[str] = []
        text = DOCUMENTS[kind](raw.read(), remarks)
        return Source(raw, kind, lambda: iter([text]), remarks)
    if kind:
        raise NotRead(kind if " " in kind else _other(found, kind))
    if found.ending and found.ending not in ENDINGS and looks_binary(start):
        raise NotRead(unknown(found))
    return decoded(raw)


def _kind(raw: Raw, start: bytes, limit: int) -> str:
    """What the first bytes say; '' for what may be text, a sentence where it cannot be read."""
    kind = next((kind for bytes_, kind in STARTS.items() if start.startswith(bytes_)), "")
    if kind == "Parquet":
        return kind if raw.read().endswith(b"PAR1") else ""
    if kind != "zip":
        return kind
    data = raw.read()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile:
        return "The zip archive is damaged, and nothing in it can be read; fetch it again."
    kind = document_kind([info.filename for info in infos])
    if kind in ("DOCX", "XLSX"):
        check_sizes(data, infos, kind, limit)
    return kind or "zip"


def _other(found: Found, kind: str) -> str:
    return f"A {kind} file, not text." if found.ending in ENDINGS or not found.ending else unknown(found)


def reader_of(found: Found, head: str, columns: ColumnMap, kind: str = "") -> Reader:
    """What reads a text.

    Parameters
    ----------
    found : Found
    head : str
        The beginning of the text, or all of it.
    columns : ColumnMap
    kind : str, optional
        The document that the text is taken out of.

    Raises
    ------
    NotRead
        Where nobody knows it.
    """
    if (prolog := _PROLOG.match(head)) and "<!ENTITY" in _subset(head, prolog.end()):
        raise NotRead(ENTITIES)
    is_table = not kind and delimited.recognises(head)  # whose cells may hold whole exports
    module = None if is_table else next((module for module in TEXT_FORMATS if module.recognises(head)), None)
    if module:
        return ByModule(module, kind)
    if kind:
        return ByModule(plain, kind)
    ending = found.ending
    if ending in JSON_ENDINGS:
        return ByRows(json_records.Reader(), columns)
    if not (ending in DELIMITED_ENDINGS and is_table) and aggregator.recognises(head):
        return ByModule(aggregator)
    if ending in DELIMITED_ENDINGS:
        return ByRows(delimited.Reader(head, found.path.name.lower().removesuffix(".gz")), columns)
    if json_records.recognises(head):
        return ByRows(json_records.Reader(), columns)
    if is_table:
        return ByRows(delimited.Reader(head), columns)
    if ending in (*TEXT_ENDINGS, *DOCUMENT_ENDINGS):
        return ByModule(plain)
    if ending and ending not in ENDINGS:
        raise NotRead(unknown(found))
    what = f"A file ending in {ending} that holds" if ending else "No ending, and"
    raise NotRead(f"{what} nothing that is known; name it .txt to read it as a text.")


def _subset(head: str, start: int) -> str:
    """What a document type declares, up to the document's first element at the latest."""
    end = re.compile(r"\]\s*>|<[A-Za-z_]").search(head, start, start + _PROLOG_LENGTH)
    return head[start : end.start() if end else start + _PROLOG_LENGTH].upper()


def unknown(found: Found) -> str:
    """That nobody knows files with this ending."""
    return f"Files ending in {found.ending} are not read; read are {listed(ENDINGS, most=40)} (and .gz)."
