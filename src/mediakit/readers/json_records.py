"""JSON Lines, and a JSON array of objects: one object an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mediakit.readers._columns import n_recognised
from mediakit.readers._source import NotRead
from mediakit.readers.tabular import SURROGATES, Table

BROKEN = "not a JSON object"
REST = "broken JSON from here on"
_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)
_LONGEST_ATOM = 20  # characters; a fault so near the end may be a word or an escape that is cut


def recognises(text: str) -> bool:
    """True where the text begins with a JSON object, or an array of them, that has a text or title."""
    first = _first(text)
    return first is not None and n_recognised([str(key) for key in first]) > 0


class Reader:
    """JSON Lines or a JSON array read piece by piece, or a lone object as a whole.

    A lone object counts as an article where it has a text or title; in JSON Lines a broken line is dropped
    and the next one read; in an array nothing after a fault can be trusted, so the rest is dropped.
    """

    def __init__(self) -> None:
        self.name = ""  # what to call the format, once that is known
        self._n_rows = 0
        self._array = self._lone = False

    def table(self, text: str, *, last: bool) -> tuple[Table, int]:
        """The objects of the text that follows what was taken before, and how much of it was taken.

        Raises
        ------
        NotRead
            Where it cannot be articles.
        """
        table, start = Table([], [], [], own_keys=True), 0
        if not self.name:
            start = self._begin(text, table, last=last)
            if start < 0:
                return table, 0
        if self._lone:
            taken = len(text)
        elif self._array:
            taken = _read_array(text, start, table, last=last)
        else:
            taken = _read_lines(text, table, last=last)
        self._n_rows += len(table.rows)
        if last and not self._n_rows:
            raise NotRead("No JSON object that could be an article.")
        table.header = list(dict.fromkeys(key for row in table.rows for key in row))
        return table, taken

    def _begin(self, text: str, table: Table, *, last: bool) -> int:
        """Settle what the text is, and where its objects begin; -1 where more of it is needed for that."""
        start = _SPACE.match(text).end()  # type: ignore[union-attr]
        if start == len(text) and not last:
            return -1
        if text[start : start + 1] == "[":
            self.name, self._array = "JSON", True
            table.metadata.append((start, start + 1))
            return start + 1
        if text[start : start + 1] != "{":
            raise NotRead("Not JSON: it begins with neither { nor [.")
        end = _end_of_object(text, start)
        alone = end is not None and not text[end:].strip(" \t\r\n")
        if not last and (end is None or alone):
            return -1
        self.name, self._lone = ("JSON", True) if alone else ("JSON Lines", False)
        if self._lone:
            _keep_lone(text, start, table)
        return start

    def remarks(self) -> list[str]:
        """What is to be said of the whole file; an array that is not closed says so in its last piece."""
        return []


def read(text: str) -> tuple[Table, str]:
    """The objects of a text with their spans, and what to call the format."""
    reader = Reader()
    table, _ = reader.table(text, last=True)
    return table, reader.name


def _keep(table: Table, record: dict[str, Any], start: int, end: int) -> None:
    if any(not key.isascii() and SURROGATES.search(key) for key in record):
        record = {SURROGATES.sub("\ufffd", key): value for key, value in record.items()}
    table.rows.append(record)
    table.spans.append((start, end))  # type: ignore[union-attr]


def _keep_lone(text: str, start: int, table: Table) -> None:
    record = _first(text) or {}
    if not n_recognised(list(record)):
        raise NotRead(
            "A single JSON object without text or title, not a list of articles. "
            f"Its keys: {', '.join(list(record)[:8])}."
        )
    _keep(table, record, start, len(text.rstrip(" \t\r\n")))


def _read_lines(text: str, table: Table, *, last: bool) -> int:
    """The objects of whole lines; where the reading ended."""
    stop = len(text) if last else text.rfind("\n") + 1
    for start, end in _line_spans(text, stop):
        record = _loads(text[start:end])
        if isinstance(record, dict):
            _keep(table, record, start, end)
        else:
            table.dropped.append((start, end, BROKEN))
    return stop


def _line_spans(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line with something on it, white space at both ends left out."""
    position = 0
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        line = text[position:stop]
        if stripped := line.strip(" \t\r"):
            start = position + line.index(stripped[0])
            yield start, start + len(stripped)
        position = stop + 1


def _loads(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _read_array(text: str, position: int, table: Table, *, last: bool) -> int:
    """Objects one after the other, the commas between them as metadata; where the reading ended."""
    while True:
        start = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
        ends = text[start : start + 1] in ("]", "")
        if ends and not last:
            return position
        try:
            record, end = (None, start) if ends else _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            if last:
                _add_comma(text, position, start, table)
                table.dropped.append((start, len(text), REST))
            return len(text) if last else position
        if end == len(text) and not last:
            return position  # a number may go on
        _add_comma(text, position, start, table)
        if ends:
            break
        if isinstance(record, dict):
            _keep(table, record, start, end)
        else:
            table.dropped.append((start, end, BROKEN))
        position = end
    if start == len(text):
        table.warnings.append("The JSON array is not closed: the file may be cut.")
        return len(text)
    table.metadata.append((start, start + 1))
    if text[start + 1 :].strip():
        table.dropped.append((start + 1, len(text), REST))
    return len(text)


def _add_comma(text: str, position: int, start: int, table: Table) -> None:
    if comma := text.find(",", position, start) + 1:
        table.metadata.append((comma - 1, comma))


def _end_of_object(text: str, start: int) -> int | None:
    """Where the object that begins at `start` ends: `start` where it is none, None where it may go on."""
    try:
        return _DECODER.raw_decode(text, start)[1]
    except json.JSONDecodeError as error:
        return None if error.msg.startswith("Unterminated") or error.pos > len(text) - _LONGEST_ATOM else start
    except (ValueError, RecursionError):
        return start


def _first(text: str) -> dict[str, Any] | None:
    """The first object of a text, None where there is none."""
    start = _SPACE.match(text).end()  # type: ignore[union-attr]
    if text[start : start + 1] == "[":
        start = _SPACE.match(text, start + 1).end()  # type: ignore[union-attr]
    if text[start : start + 1] != "{":
        return None
    try:
        record, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
