"""What a file is, by what it holds: first by its bytes, then by its text; its ending only where that is open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from types import ModuleType

from mediakit._check import listed
from mediakit.readers import aggregator, binary_tables, delimited, json_records, plain, web_archives
from mediakit.readers._columns import ColumnMap
from mediakit.readers._documents import docx_text, pdf_text, rtf_text
from mediakit.readers._files import (
    BINARY_ENDINGS,
    DELIMITED_ENDINGS,
    DOCUMENT_ENDINGS,
    ENDINGS,
    JSON_ENDINGS,
    TEXT_ENDINGS,
    Found,
)
from mediakit.readers._formats import TEXT_FORMATS
from mediakit.readers._parsed import Parsed
from mediakit.readers._source import NotRead, Source
from mediakit.readers.tabular import Table, articles_of

TABLE_FORMATS = {*delimited.NAMES.values(), "JSON", "JSON Lines", "Parquet", "XLSX", "XLS"}
DOCUMENTS: dict[str, Callable[[bytes, list[str]], str]] = {"DOCX": docx_text, "RTF": rtf_text, "PDF": pdf_text}


def text_format(text: str) -> ModuleType | None:
    """The reader of an export format that knows this text."""
    return next((module for module in TEXT_FORMATS if module.recognises(text)), None)


def zip_kind(data: bytes) -> str:
    """What a zip archive is: DOCX, or just a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "DOCX" if "word/document.xml" in archive.namelist() else "zip"
    except zipfile.BadZipFile:
        return "zip"


def parse(found: Found, source: Source, columns: ColumnMap) -> tuple[Parsed, str]:
    """The parts of a file and the format's name."""
    if source.text is None:
        return _parse_binary(found, source, columns)
    text, ending = source.text, found.ending
    if module := text_format(text):
        return module.read(text), _named(module.NAME, source)
    if source.kind:
        return plain.read(text), _named(plain.NAME, source)
    if ending in JSON_ENDINGS:
        return _table(json_records.read(text), columns)
    table_first = ending in DELIMITED_ENDINGS and delimited.recognises(text)
    if not table_first and aggregator.recognises(text):
        return aggregator.read(text), aggregator.NAME
    if ending in DELIMITED_ENDINGS:
        return _table(delimited.read(text, found.path.name.lower().removesuffix(".gz")), columns)
    if json_records.recognises(text):
        return _table(json_records.read(text), columns)
    if delimited.recognises(text):
        return _table(delimited.read(text), columns)
    if ending in (*TEXT_ENDINGS, *DOCUMENT_ENDINGS):
        return plain.read(text), plain.NAME
    if ending and ending not in ENDINGS:
        raise NotRead(unknown(found))
    what = f"Files ending in {ending} are read by what they hold" if ending else "No ending"
    raise NotRead(f"{what}, and there is nothing in it that is known; name it .txt to read it as a text.")


def _named(name: str, source: Source) -> str:
    """'Nexis Uni (DOCX)': the format, and what the text was taken out of."""
    return f"{name} ({source.kind})" if source.kind else name


def _parse_binary(found: Found, source: Source, columns: ColumnMap) -> tuple[Parsed, str]:
    data = source.data or b""
    if source.kind == "Parquet":
        return _table((binary_tables.read_parquet(data), "Parquet"), columns)
    if source.kind == web_archives.NAME:
        return web_archives.read(found.path), web_archives.NAME
    if source.kind == "zip" and (found.ending in BINARY_ENDINGS or not found.ending):
        named = set(columns.given.values())
        table = binary_tables.read_xlsx(data, lambda header: bool(named & set(header)))
        return _table((table, "XLSX"), columns)
    raise NotRead(f"A {source.kind} file, not text." if found.ending in ENDINGS else unknown(found))


def _table(table: tuple[Table, str], columns: ColumnMap) -> tuple[Parsed, str]:
    return articles_of(table[0], columns), table[1]


def unknown(found: Found) -> str:
    """That nobody knows files with this ending."""
    return f"Files ending in {found.ending} are not read; read are {listed(ENDINGS, most=40)} (and .gz)."
