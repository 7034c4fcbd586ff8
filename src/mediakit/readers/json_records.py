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


def recognises(text: str) -> bool:
    """True where the text begins with a JSON object, or an array of them, that has a text or title."""
    first = _first(text)
    return first is not None and n_recognised([str(key) for key in first]) > 0


def read(text: str) -> tuple[Table, str]:
    """The objects of a text with their spans, and what to call the format.

    A lone object counts as an article where it has a text or title; in JSON Lines a broken line is dropped
    and the next one read; in an array nothing after a fault can be trusted, so the rest is dropped.
    """
    start = _SPACE.match(text).end()  # type: ignore[union-attr]
    array = text[start : start + 1] == "["
    if not array and text[start : start + 1] != "{":
        raise NotRead("Not JSON: it begins with neither { nor [.")
    table = Table([], [], [], own_keys=True)
    name = "JSON" if array else "JSON Lines"
    if array:
        table.metadata.append((start, start + 1))
        _read_array(text, start + 1, table)
    elif _is_one_object(text, start):
        first = _first(text) or {}
        if not n_recognised(list(first)):
            raise NotRead(
                "A single JSON object without text or title, not a list of articles. "
                f"Its keys: {', '.join(list(first)[:8])}."
            )
        name = "JSON"
        _keep(table, first, start, len(text.rstrip(" \t\r\n")))
    else:
        _read_lines(text, table)
    if not table.rows:
        raise NotRead("No JSON object that could be an article.")
    table.header = list(dict.fromkeys(key for row in table.rows for key in row))
    return table, name


def _keep(table: Table, record: dict[str, Any], start: int, end: int) -> None:
    if any(not key.isascii() and SURROGATES.search(key) for key in record):
        record = {SURROGATES.sub("\ufffd", key): value for key, value in record.items()}
    table.rows.append(record)
    table.spans.append((start, end))  # type: ignore[union-attr]


def _read_lines(text: str, table: Table) -> None:
    for start, end in _line_spans(text):
        record = _loads(text[start:end])
        if isinstance(record, dict):
            _keep(table, record, start, end)
        else:
            table.dropped.append((start, end, BROKEN))


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line with something on it, white space at both ends left out."""
    position = 0
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
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


def _read_array(text: str, position: int, table: Table) -> None:
    """Objects one after the other, the commas between them as metadata."""
    while True:
        between = _BETWEEN.match(text, position)
        start = between.end()  # type: ignore[union-attr]
        if comma := text.find(",", position, start) + 1:
            table.metadata.append((comma - 1, comma))
        if text[start : start + 1] in ("]", ""):
            break
        try:
            record, position = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            table.dropped.append((start, len(text), REST))
            return
        if isinstance(record, dict):
            _keep(table, record, start, position)
        else:
            table.dropped.append((start, position, BROKEN))
    if start == len(text):
        table.warnings.append("The JSON array is not closed: the file may be cut.")
        return
    table.metadata.append((start, start + 1))
    if text[start + 1 :].strip():
        table.dropped.append((start + 1, len(text), REST))


def _is_one_object(text: str, start: int) -> bool:
    try:
        _, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return False
    return _SPACE.match(text, end).end() == len(text)  # type: ignore[union-attr]


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
