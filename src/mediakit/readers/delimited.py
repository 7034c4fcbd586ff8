"""Tables as text with a header line: comma, semicolon, tab or bar between the fields."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from mediakit._phrases import counted
from mediakit.readers._columns import n_recognised
from mediakit.readers._source import NotRead
from mediakit.readers.tabular import EXTRA, Table, unique_header

NAMES = {",": "CSV", ";": "CSV (semicolons)", "\t": "TSV", "|": "CSV (bars)"}
BROKEN = "row with broken quotes"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_REREADS = 20  # an open quote reads to the end of the file; more of them than this, and quotes end with the line
_HEADER_LIMIT = 100_000  # characters; no header line is longer


def recognises(text: str) -> bool:
    """True where the first line names a text or title column and the next line has as many fields."""
    delimiter, header = _sniff(text)
    if n_recognised(header) < 2:
        return False
    lines = _lines(text, _start(text))
    try:
        first_two = [len(row) for row, _ in zip(csv.reader(lines, delimiter=delimiter), range(2), strict=False)]
    except csv.Error:
        return False
    return first_two == [len(header)] * len(first_two)


def read(text: str, name: str = "") -> tuple[Table, str]:
    """The rows of a delimited text with their spans, and what to call the format.

    A record's span runs from its first to its last character, line ends inside quotes included. Records
    whose quotes make no sense are dropped line by line.
    """
    delimiter, _ = _sniff(text, "\t" if name.lower().endswith((".tsv", ".tab")) else ",")
    n_odd = 0
    with _long_fields():
        records = _records(text, delimiter)
        _, end, fields = next(records, (0, 0, None))
        if not fields or not any(field.strip() for field in fields):
            raise NotRead("No header line with the names of the columns.")
        header, warnings = unique_header(fields)
        table = Table(header, [], [], metadata=[(0, end)], warnings=warnings)
        for start, end, row in records:
            if row is None:
                table.dropped.append((start, end, BROKEN))
            elif row:
                n_odd += len(row) != len(header)
                record = dict(zip(header, row, strict=False))
                if len(row) > len(header):
                    record[EXTRA] = delimiter.join(row[len(header) :])
                table.rows.append(record)
                table.spans.append((start, end))
    if n_odd:
        table.warnings.append(
            f"Fields unlike the header's {len(header)}: {counted(n_odd, 'row')}; what is beyond it is in {EXTRA}."
        )
    return table, NAMES[delimiter]


def _start(text: str) -> int:
    """Where the header begins: Excel may write a line 'sep=;' above it."""
    found = _SEPARATOR.match(text)
    return found.end() if found else 0


def _sniff(text: str, fallback: str = ",") -> tuple[str, list[str]]:
    """The delimiter that gives the header most usual names, then most fields; and the header's fields."""
    start = _start(text)
    if start:
        return text[4], _header(text, start, text[4])
    candidates = [fallback, *(d for d in NAMES if d != fallback)]
    headers = {delimiter: _header(text, start, delimiter) for delimiter in candidates}
    best = max(candidates, key=lambda d: (n_recognised(headers[d]), len(headers[d])))
    return best, headers[best]


def _header(text: str, start: int, delimiter: str) -> list[str]:
    reader = csv.reader(_lines(text[: start + _HEADER_LIMIT], start), delimiter=delimiter)
    try:
        return next((row for row in reader if row), [])
    except csv.Error:
        return []


def _lines(text: str, start: int = 0) -> Iterator[str]:
    for found in _LINE.finditer(text, start):
        yield found[0]


def _records(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str] | None]]:
    """Start, end and fields of each record that is not empty; fields are None where its quotes are broken.

    The reader pulls just the lines that a record needs, so counting them gives its span.
    """
    position, rereads, width = _start(text), 0, 0
    while position < len(text):
        lines = _Counted(text, position, single=rereads >= _REREADS)
        start = position
        try:
            for row in csv.reader(lines, delimiter=delimiter, strict=True):
                if row:
                    width = width or len(row)
                    yield start, _trimmed(text, start, lines.position), row
                position = start = lines.position
            position = lines.position
        except csv.Error:
            first_end, end = _line_end(text, start), lines.position
            if end >= len(text) > first_end:
                rereads += 1  # an open quote read to the end of the file
                row, end = None, first_end
            elif end > first_end and len(_leniently(text[first_end : _line_end(text, first_end)], delimiter)) == width:
                row, end = None, first_end  # an open quote ran into the rows below it
            else:
                row = _leniently(text[start:end], delimiter)
            yield start, _trimmed(text, start, end), row if row and len(row) == width else None
            position = end


class _Counted:
    """Lines of a text that say how far they were read; with `single` a record cannot outlast its line."""

    def __init__(self, text: str, position: int, *, single: bool):
        self.text, self.position, self.single, self.done = text, position, single, False

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        found = _LINE.match(self.text, self.position)
        if found is None or (self.single and self.done):
            raise StopIteration
        self.position, self.done = found.end(), True
        return found[0]


def _line_end(text: str, start: int) -> int:
    """The end of the line that begins at `start`."""
    found = _LINE.match(text, start)
    return found.end() if found else len(text)


def _leniently(record: str, delimiter: str) -> list[str]:
    """The fields of a record with stray quotes inside its fields; none where they make no record."""
    rows = [row for row in csv.reader(_lines(record), delimiter=delimiter) if row]
    return rows[0] if len(rows) == 1 else []


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without the line end before it."""
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return end


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be longer than the csv module's usual 131,072 characters, for this reading only."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)
