"""Tables as text with a header line: comma, semicolon, tab or bar between the fields."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mediakit._phrases import counted
from mediakit.readers._columns import n_recognised
from mediakit.readers._source import NotRead
from mediakit.readers.tabular import EXTRA, Table, unique_header

NAMES = {",": "CSV", ";": "CSV (semicolons)", "\t": "TSV", "|": "CSV (bars)"}
BROKEN = "row with broken quotes"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_REREADS = 20  # an open quote reads to the end of the file; more of them than this, and quotes end with the line
LONGEST = 5_000_000  # characters; a longer record is one whose quote was never closed
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


class Reader:
    """A delimited text read piece by piece.

    A record's span runs from its first to its last character, line ends inside quotes included. Records
    whose quotes make no sense are dropped line by line.

    Parameters
    ----------
    head : str
        The beginning of the text, its header at least.
    name : str, optional
        The file's name: tabs go before commas where it ends in .tsv or .tab.
    """

    def __init__(self, head: str, name: str = ""):
        self.delimiter, _ = _sniff(head, "\t" if name.lower().endswith((".tsv", ".tab")) else ",")
        self.name = NAMES[self.delimiter]  # what to call the format
        self.header: list[str] = []
        self._begin = _start(head)
        self._so_far = _SoFar()
        self._n_odd = 0
        self._warnings: list[str] = []

    def table(self, text: str, *, last: bool) -> tuple[Table, int]:
        """The records of the text that follows what was taken before, and how much of it was taken.

        Raises
        ------
        NotRead
            Where there is no header line.
        """
        table = Table(self.header, [], [])
        self._so_far.position = 0 if self.header else self._begin
        with _long_fields():
            for start, end, row in _records(text, self.delimiter, self._so_far, last=last):
                if not self.header:
                    table.metadata.append((0, end))
                    self._settle(row)
                    table.header = self.header
                elif row is None:
                    table.dropped.append((start, end, BROKEN))
                else:
                    self._add(table, row, start, end)
        if last and not self.header:
            self._settle(None)
        if self._so_far.breaks_off and table.rows:
            table.cut = len(table.rows) - 1
        return table, len(text) if last else self._so_far.position if self.header else 0

    def _settle(self, fields: list[str] | None) -> None:
        if not fields or not any(field.strip() for field in fields):
            raise NotRead("No header line with the names of the columns.")
        self.header, self._warnings = unique_header(fields)

    def _add(self, table: Table, row: list[str], start: int, end: int) -> None:
        self._n_odd += len(row) != len(self.header)
        record = dict(zip(self.header, row, strict=False))
        if len(row) > len(self.header):
            record[EXTRA] = self.delimiter.join(row[len(self.header) :])
        table.rows.append(record)
        table.spans.append((start, end))  # type: ignore[union-attr]

    def remarks(self) -> list[str]:
        """What is to be said of the whole table."""
        said = list(self._warnings)
        if self._n_odd:
            rows = counted(self._n_odd, "row")
            said.append(f"Fields unlike the header's {len(self.header)}: {rows}; what is beyond it is in {EXTRA}.")
        if self._so_far.breaks_off:
            said.append("The last row ends within quotes: the file may be cut.")
        return said


def read(text: str, name: str = "") -> tuple[Table, str]:
    """The rows of a delimited text with their spans, and what to call the format."""
    reader = Reader(text, name)
    table, _ = reader.table(text, last=True)
    table.warnings = reader.remarks()
    return table, reader.name


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


@dataclass
class _SoFar:
    """What the reading of one piece of a table leaves to the next."""

    position: int = 0  # where the next record begins
    rereads: int = 0
    width: int = 0  # fields of the header
    breaks_off: bool = False  # the text ends within quotes


def _records(
    text: str, delimiter: str, so_far: _SoFar | None = None, *, last: bool = True
) -> Iterator[tuple[int, int, list[str] | None]]:
    """Start, end and fields of each record that is not empty; fields are None where its quotes are broken.

    The reader pulls just the lines that a record needs, so counting them gives its span. Of a text that goes on,
    what may be only the beginning of a record is left.
    """
    so_far = so_far or _SoFar()
    stop = len(text) if last else _last_line_end(text)
    while (start := so_far.position) < stop:
        lines = _Counted(text, start, stop, single=so_far.rereads >= _REREADS)
        try:
            for row in csv.reader(lines, delimiter=delimiter, strict=True):
                so_far.position = lines.next_record()
                if row:
                    so_far.width = so_far.width or len(row)
                    yield start, _trimmed(text, start, so_far.position), row
                start = so_far.position
            so_far.position = lines.position
        except csv.Error:
            first_end, end = _line_end(text, start), lines.position
            if lines.ran_out and not last:
                return  # it may go on in what follows
            if end > first_end and (lines.too_long or (last and end >= len(text))):
                so_far.rereads += 1  # an open quote read to the end of the file
                row, end = None, first_end
            elif end > first_end and (
                len(_leniently(text[first_end : _line_end(text, first_end)], delimiter)) == so_far.width
            ):
                row, end = None, first_end  # an open quote ran into the rows below it
            else:
                row = _leniently(text[start:end], delimiter)
                so_far.breaks_off = lines.ran_out and len(row) == so_far.width
            so_far.position = end
            yield start, _trimmed(text, start, end), row if row and len(row) == so_far.width else None


class _Counted:
    """Lines of a text that say how far they were read; with `single` a record cannot outlast its line."""

    def __init__(self, text: str, position: int, stop: int, *, single: bool):
        self.text, self.position, self.stop, self.single = text, position, stop, single
        self.done = self.ran_out = self.too_long = False
        self.begun = position

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        if self.single and self.done:
            raise StopIteration
        if self.position - self.begun > LONGEST:
            self.too_long = True
            raise StopIteration
        if self.position >= self.stop:
            self.ran_out = True
            raise StopIteration
        found = _LINE.match(self.text, self.position)
        self.position, self.done = found.end(), True  # type: ignore[union-attr]
        return found[0]  # type: ignore[index]

    def next_record(self) -> int:
        """Where the record that follows begins."""
        self.begun = self.position
        return self.position


def _last_line_end(text: str) -> int:
    """Where the last whole line ends; a CR at the very end may be the first half of a line end."""
    return max(text.rfind("\n"), text.rfind("\r", 0, max(len(text) - 1, 0))) + 1


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
