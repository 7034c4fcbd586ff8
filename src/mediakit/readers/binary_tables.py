"""Parquet files and Excel workbooks: tables without characters, so without spans."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._columns import has_text, n_recognised
from mediakit.readers._source import NotRead
from mediakit.readers.tabular import EXTRA, Table, unique_header

UNPACKED_LIMIT = 2_000_000_000  # bytes; a small archive can otherwise fill any memory
BATCH = 10_000


def read_parquet(data: bytes, *, limit: int = UNPACKED_LIMIT) -> Table:
    """The rows of a Parquet file."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        if size > limit:
            raise NotRead(f"The Parquet file holds {size:,} bytes unpacked, over {limit:,}; split it.")
        header, remarks = unique_header(file.schema_arrow.names)
        table = Table(header, [], None, warnings=remarks)
        for batch in file.iter_batches(BATCH):
            values = [column.to_pylist() for column in batch.columns]
            table.rows += [dict(zip(header, row, strict=True)) for row in zip(*values, strict=True)]
    except (pa.ArrowException, OSError) as error:
        raise NotRead(f"The Parquet file is damaged: {str(error).splitlines()[0]}.") from None
    return table


def read_xlsx(data: bytes, has_column: Callable[[list[str]], bool], *, limit: int = UNPACKED_LIMIT) -> Table:
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
                raise NotRead("A zip archive, not an Excel workbook; unpack it and read the folder.")
            size = sum(item.file_size for item in archive.infolist())
        if size > limit:
            raise NotRead(f"The workbook holds {size:,} bytes unpacked, over {limit:,}; save it as CSV.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and extensions, which hold no text
            return _sheet(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True), has_column)
    except NotRead:
        raise
    except Exception as error:  # openpyxl meets damage with whatever its parts raise
        raise NotRead(f"The workbook is damaged ({type(error).__name__}: {str(error)[:120]}).") from None


def _sheet(book: Any, has_column: Callable[[list[str]], bool]) -> Table:
    headers = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs state a wrong size, and rows would be lost
        first = next((row for row in sheet.iter_rows(values_only=True) if any(v is not None for v in row)), ())
        headers[sheet.title] = unique_header(_without_tail(first))
    filled = [title for title, (header, _) in headers.items() if header]
    if not filled:
        raise NotRead("The workbook has no cell with a value.")
    # The first sheet with a text, else the first with a title, else the first with anything.
    title = max(filled, key=lambda t: _worth(headers[t][0], has_column))
    header, remarks = headers[title]
    table = Table(header, [], None, warnings=remarks)
    if len(headers) > 1:
        others = listed(f"'{name}'" for name in headers if name != title)
        table.warnings.append(f"Read the sheet '{title}'; not read: {others}.")
    _fill(table, book[title])
    return table


def _worth(header: list[str], has_column: Callable[[list[str]], bool]) -> int:
    return 2 if has_text(header) or has_column(header) else 1 if n_recognised(header) else 0


def _fill(table: Table, sheet: Any) -> None:
    rows = (row for row in sheet.iter_rows(values_only=True) if any(v is not None for v in row))
    next(rows)
    n_longer = 0
    for row in rows:
        values = _without_tail(row)
        record = dict(zip(table.header, values, strict=False))
        if len(values) > len(table.header):
            n_longer += 1
            record[EXTRA] = "; ".join(str(v) for v in values[len(table.header) :] if v is not None)
        table.rows.append(record)
    if n_longer:
        table.warnings.append(f"Longer than the header: {counted(n_longer, 'row')}; what is beyond it is in {EXTRA}.")


def _without_tail(row: tuple[Any, ...]) -> list[Any]:
    values = list(row)
    while values and values[-1] is None:
        values.pop()
    return values
