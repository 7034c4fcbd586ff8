"""Parquet files and Excel workbooks: tables without characters, so without spans."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._columns import ColumnMap, has_text, n_recognised
from mediakit.readers._extras import library
from mediakit.readers._parsed import Parsed
from mediakit.readers._source import MAX_UNPACKED, NotRead, Source
from mediakit.readers.tabular import EXTRA, Rows, Table, unique_header

BATCH = 10_000  # rows
_RAISE = "Or raise the limit: read_corpus(..., max_unpacked=...)."
OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLE_WORD = "WordDocument".encode("utf-16-le")


def articles(source: Source, columns: ColumnMap, limit: int) -> Iterator[Parsed]:
    """The articles of a binary table, a batch of rows at a time.

    Parameters
    ----------
    source : Source
        Of the kind Parquet, XLSX or XLS.
    columns : ColumnMap
    limit : int
        Most bytes that it may unpack to.
    """
    data = source.raw.read() if source.raw else b""
    named = set(columns.given.values())

    def has_column(header: list[str]) -> bool:
        return bool(named & set(header))

    if source.kind == "Parquet":
        tables = read_parquet(data, limit=limit)
    elif source.kind == "XLSX":
        tables = read_xlsx(data, has_column, limit=limit)
    else:
        tables = read_xls(data, has_column)
    rows, said = None, []
    for table in tables:
        rows = rows or Rows(columns, table.header)
        said += table.warnings
        yield rows.articles(table)
    if rows:
        yield Parsed([], warnings=[*said, *rows.remarks()])


def read_parquet(data: bytes, *, limit: int = MAX_UNPACKED) -> Iterator[Table]:
    """The rows of a Parquet file, a batch at a time."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        if size > limit:
            raise NotRead(f"The Parquet file holds {size:,} bytes unpacked, over {limit:,}; split it. {_RAISE}")
        header, remarks = unique_header(file.schema_arrow.names)
        yield Table(header, [], None, warnings=remarks)
        for batch in file.iter_batches(BATCH):
            values = [column.to_pylist() for column in batch.columns]
            yield Table(header, [dict(zip(header, row, strict=True)) for row in zip(*values, strict=True)], None)
    except (pa.ArrowException, OSError) as error:
        raise NotRead(f"The Parquet file is damaged: {str(error).splitlines()[0]}.") from None


def read_xlsx(data: bytes, has_column: Callable[[list[str]], bool], *, limit: int = MAX_UNPACKED) -> Iterator[Table]:
    """The rows of an Excel workbook's first sheet with a text column; formulas give their stored values.

    Parameters
    ----------
    data : bytes
        The workbook.
    has_column : callable
        Tells by a header whether the caller's `columns` name one of its columns.
    limit : int, optional
        Most bytes that the workbook may unpack to.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise NotRead("A zip archive, not an Excel workbook.")
            size = sum(item.file_size for item in archive.infolist())
        if size > limit:
            raise NotRead(f"The workbook holds {size:,} bytes unpacked, over {limit:,}; save it as CSV. {_RAISE}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and extensions, which hold no text
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs state a wrong size, and rows would be lost
            sheets = {sheet.title: partial(sheet.iter_rows, values_only=True) for sheet in book.worksheets}
            yield from _sheet(sheets, has_column)
    except NotRead:
        raise
    except Exception as error:  # openpyxl meets damage with whatever its parts raise
        raise NotRead(f"The workbook is damaged ({type(error).__name__}: {str(error)[:120]}).") from None


def read_xls(data: bytes, has_column: Callable[[list[str]], bool]) -> Iterator[Table]:
    """The same of a workbook of Excel 97 to 2003."""
    if OLE_ENCRYPTED in data:
        raise NotRead("The workbook is protected by a password; save it without one.")
    if OLE_WORD in data:
        raise NotRead("A Word 97-2003 document; save it as DOCX.")
    xlrd = library("xlrd", "XLS files")
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), on_demand=True)
        sheets = {sheet.name: partial(_xls_rows, xlrd, book, sheet) for sheet in book.sheets()}
        yield from _sheet(sheets, has_column)
    except NotRead:
        raise
    except Exception as error:  # xlrd too
        raise NotRead(f"Not a workbook, or a damaged one ({type(error).__name__}: {str(error)[:120]}).") from None


def _xls_rows(xlrd: Any, book: Any, sheet: Any) -> Iterator[tuple[Any, ...]]:
    for number in range(sheet.nrows):
        yield tuple(_xls_value(xlrd, book, cell) for cell in sheet.row(number))


def _xls_value(xlrd: Any, book: Any, cell: Any) -> Any:
    """A cell's value: a day or a time where it is formatted so, a whole number where it is one."""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_NUMBER and float(cell.value).is_integer():
        return int(cell.value)
    return cell.value if cell.value != "" else None


def _sheet(
    sheets: Mapping[str, Callable[[], Iterable[tuple[Any, ...]]]], has_column: Callable[[list[str]], bool]
) -> Iterator[Table]:
    headers = {}
    for title, rows in sheets.items():
        first = next((row for row in rows() if any(v is not None for v in row)), ())
        headers[title] = unique_header(_without_tail(first))
    filled = [title for title, (header, _) in headers.items() if header]
    if not filled:
        raise NotRead("The workbook has no cell with a value.")
    # The first sheet with a text, else the first with a title, else the first with anything.
    title = max(filled, key=lambda t: _worth(headers[t][0], has_column))
    header, remarks = headers[title]
    if len(headers) > 1:
        others = listed(f"'{name}'" for name in headers if name != title)
        remarks = [*remarks, f"Read the sheet '{title}'; not read: {others}."]
    yield Table(header, [], None, warnings=remarks)
    yield from _batches(header, sheets[title]())


def _worth(header: list[str], has_column: Callable[[list[str]], bool]) -> int:
    return 2 if has_text(header) or has_column(header) else 1 if n_recognised(header) else 0


def _batches(header: list[str], sheet: Iterable[tuple[Any, ...]]) -> Iterator[Table]:
    rows = (row for row in sheet if any(v is not None for v in row))
    next(rows)
    n_longer = 0
    while batch := list(islice(rows, BATCH)):
        table = Table(header, [], None)
        for row in batch:
            values = _without_tail(row)
            record = dict(zip(header, values, strict=False))
            if len(values) > len(header):
                n_longer += 1
                record[EXTRA] = "; ".join(str(v) for v in values[len(header) :] if v is not None)
            table.rows.append(record)
        yield table
    if n_longer:
        said = f"Longer than the header: {counted(n_longer, 'row')}; what is beyond it is in {EXTRA}."
        yield Table(header, [], None, warnings=[said])


def _without_tail(row: tuple[Any, ...]) -> list[Any]:
    values = list(row)
    while values and values[-1] is None:
        values.pop()
    return values
