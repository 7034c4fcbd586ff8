"""Rows of tables as text: which sign parts the fields, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection
from typing import NamedTuple

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import lines_of
from mediakit.readers._column_names import plain

SEPARATORS = (",", ";", "\t", "|")
_SAYS = re.compile(r"sep=([,;\t|])\n", re.IGNORECASE)  # as Excel may write it above the header
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED = re.compile(r"'+[=+\-@\t\r]")
_PARTS = re.compile('[,;\t|"\r\n]')
_PEEK = 20  # rows
_HEAD = 50


class Row(NamedTuple):
    """The fields of a row, without white space around them, and its line."""

    fields: list[str]
    line: int


def rows_of(text: str, first: str = ",", names: Collection[str] = ()) -> list[Row]:
    """The rows of a table that hold something.

    Parameters
    ----------
    text : str
    first : str
        The separator where none is more likely.
    names : collection of str
        Names of columns; the separator is the one that shows most of them in the first row.

    Raises
    ------
    CodebookError
        The quotes of a cell are not closed, or a cell is longer than 131,072 characters.

    Examples
    --------
    >>> rows_of("key;word\\ngood;peace talks\\n")
    [Row(fields=['key', 'word'], line=1), Row(fields=['good', 'peace talks'], line=2)]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAYS.match(text)
    separator = said[1] if said else _separator(text, first, names)
    reader = csv.reader(io.StringIO(text[said.end() :] if said else text, newline=""), delimiter=separator, strict=True)
    rows, line = [], 1 + bool(said)
    try:
        for fields in reader:
            fields = [unshielded(field.strip()) for field in fields]
            if any(fields):
                rows.append(Row(fields, line))
            line = reader.line_num + 1 + bool(said)
    except csv.Error as error:
        raise CodebookError(
            f"line {line}: its quotation marks make no cell ({error}). Double each one inside a cell, or export the "
            "table again."
        ) from None
    return rows


def _separator(text: str, first: str, names: Collection[str]) -> str:
    head = "\n".join(text[:100_000].split("\n")[:_PEEK])

    def score(separator: str) -> tuple[int, int, int, bool]:
        try:
            rows = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator) if any(row)]
        except csv.Error:
            return 0, 0, 0, False
        widths = [len(row) for row in rows]
        n_named = sum(plain(field) in names for field in rows[0]) if rows else 0
        n_even = sum(width == widths[0] > 1 for width in widths)
        return n_named, n_even, widths[0] if widths else 0, separator == first

    return max(SEPARATORS, key=score)


def shielded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before = + - @.

    >>> shielded("+STATE+"), unshielded(shielded("+STATE+")), shielded("'tis")
    ("'+STATE+", '+STATE+', "'tis")
    """
    return f"'{text}" if _RISKY.match(text) else text


def unshielded(text: str) -> str:
    """The cell as it was before `shielded`."""
    return text[1:] if _SHIELDED.match(text) else text


def table_text(rows: list[list[str]], separator: str) -> str:
    """A table as text; a cell with any sign that parts fields somewhere is in quotes, so that a key stays whole there.

    >>> table_text([["land;=1+1", "swap"]], ",")
    '"land;=1+1",swap\\n'
    """
    return "".join(f"{separator.join(map(_quoted, row))}\n" for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _PARTS.search(cell) else cell


def head_of(text: str, names: Collection[str] = ()) -> list[Row]:
    """The first rows of what may be a table; none where it is none."""
    lines = lines_of(text[:20_000])
    for n in (_HEAD, 1):  # the end of the longer one may be within a cell
        try:
            return rows_of("\n".join(lines[:n]), names=names)
        except CodebookError:
            pass
    return []
