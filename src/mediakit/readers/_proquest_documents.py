"""The lines of a ProQuest export and which of them belong to one document, to the cover, or to neither."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mediakit.readers._proquest_labels import BIBLIOGRAPHY, COVER, FOOTER, LIST, RULE, label_of, levelled, numbered

FURNITURE_REASON, COVER_REASON, LIST_REASON = "page furniture", "cover page", "list of documents"
_LINE = re.compile(r"[^\r\n]+")
_LISTED = re.compile(r"\s*(\d{1,5})\.\s+(\S.*?)(?:\s*\.{3,}\s*\d+|\t\s*\d+)?\s*", re.DOTALL)
_TELLING = frozenset({"source_id", "url", "outlet", "published_text", "publication_info", "source_type", "title"})
_ANEW = frozenset({"title", "author", "publication_info", "abstract", "text"})


class Row(NamedTuple):
    """A line that is not blank; `column` is what its label stands for, `value` where the value begins."""

    text: str
    start: int
    end: int
    gap: bool
    column: str | None
    value: int

    @property
    def said(self) -> str:
        """What stands behind the label, or the whole line."""
        return " ".join(self.text[self.value - self.start :].split())


@dataclass
class Export:
    """An export in parts."""

    documents: list[list[Row]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)  # the titles that the cover lists


def rows_of(text: str) -> list[Row]:
    """The lines that are not blank.

    >>> [(row.column, row.said, row.gap) for row in rows_of("Rain\\r\\n\\r\\nTitle: Rain\\r\\nand wind")]
    [(None, 'Rain', True), ('title', 'Rain', True), (None, 'and wind', False)]
    """
    rows, last = [], None
    for found in _LINE.finditer(text):
        line = found[0]
        if line.isspace():
            continue
        start, end = found.span()
        between = text[last:start] if last is not None else "\n\n"
        gap = between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1
        column, value = label_of(line) or (None, 0)
        rows.append(Row(line, start, end, gap, column, start + value))
        last = end
    return rows


def export_of(rows: Sequence[Row]) -> Export:
    """The documents of an export; a line of underscores within an article does not end it."""
    export = Export()
    heading: list[Row] = []
    rules: list[Row] = []  # lines of underscores alone: within an article if the next part goes on with it
    for part in _parts(rows):
        body = [row for row in part if not RULE.fullmatch(row.text)]
        if heading and body and numbered(body[0].text):
            export.documents.append(heading)
            heading = []
        if not body:
            rules += part
            continue
        known = len(export.documents)
        n_rows = len(export.documents[-1]) if known else 0
        if len(body) == 1 and numbered(body[0].text):
            heading = body  # a line of underscores parts it from its document
            export.dropped += [(row.start, row.end, FURNITURE_REASON) for row in part if row is not body[0]]
        elif not heading and _outside(body):
            _set_aside(export, part, body)
        elif not heading and export.documents and _goes_on(export.documents[-1], body):
            export.documents[-1] += part
        elif heading or _is_document(body):
            rule = [row for row in part[:1] if RULE.fullmatch(row.text)]
            export.dropped += [(row.start, row.end, FURNITURE_REASON) for row in rule]
            body = heading + _without_cover(export, part[len(rule) :])
            heading = []
            export.documents += _apart(body)
        elif export.documents and _is_open(export.documents[-1]):
            export.documents[-1] += part
        else:
            _set_aside(export, part, body)
        if known and len(export.documents) == known and len(export.documents[-1]) > n_rows:
            export.documents[-1][n_rows:n_rows] = rules
        else:
            export.dropped += [(row.start, row.end, FURNITURE_REASON) for row in rules]
        rules = []
    export.dropped += [(row.start, row.end, FURNITURE_REASON) for row in rules]
    if heading:
        export.documents.append(heading)
    return export


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The lines between lines of underscores and numbered headings, each of which begins a part."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        if parts[-1] and (RULE.fullmatch(row.text) or numbered(row.text)):
            parts.append([])
        parts[-1].append(row)
    return parts


def _is_document(body: Sequence[Row]) -> bool:
    columns = {row.column for row in body if row.column}
    return bool(numbered(body[0].text)) or "text" in columns or (len(columns) > 1 and bool(columns & _TELLING))


def _is_open(document: Sequence[Row]) -> bool:
    """Whether the last document's text may go on: no fact stands behind it yet."""
    columns = [row.column for row in document]
    return "text" in columns and "source_id" not in columns[columns.index("text") :]


def _goes_on(document: Sequence[Row], body: Sequence[Row]) -> bool:
    """Whether a part is the rest of an article that holds a line of underscores: the facts are those of its own."""
    columns = [row.column for row in body]
    if any(row.column == "source_id" for row in document):
        return False
    if not _is_open(document) or numbered(body[0].text) or "text" in columns or "source_id" not in columns:
        return False
    if numbered(document[0].text):
        return True
    own = next((row.said for row in document if row.column in (None, "title")), "")
    return "title" in columns and levelled(body[columns.index("title")].said) == levelled(own)


def _outside(body: Sequence[Row]) -> bool:
    return bool(FOOTER.fullmatch(body[0].text) or BIBLIOGRAPHY.fullmatch(body[0].text)) and not any(
        row.column in ("text", "source_id") for row in body
    )


def _set_aside(export: Export, part: Sequence[Row], body: Sequence[Row]) -> None:
    if BIBLIOGRAPHY.fullmatch(body[0].text):
        export.dropped += [(row.start, row.end, "bibliography") for row in part]
    elif not export.documents:
        _cover(export, part)
    else:
        known = _outside(body)
        claimed = [row for row in part if known or RULE.fullmatch(row.text) or FOOTER.fullmatch(row.text)]
        export.dropped += [(row.start, row.end, FURNITURE_REASON) for row in claimed]


def _cover(export: Export, rows: Sequence[Row]) -> None:
    for row in rows:
        found = _LISTED.fullmatch(row.text[:1000])
        if found:
            export.named.append(" ".join(found[2].split()))
        export.dropped.append((row.start, row.end, LIST_REASON if found or LIST.fullmatch(row.text) else COVER_REASON))


def _without_cover(export: Export, body: list[Row]) -> list[Row]:
    """Take a cover off that no line of underscores parts from the first document."""
    head = next((n for n, row in enumerate(body) if row.column), len(body))
    if export.documents or not any(COVER.fullmatch(row.text) for row in body[:head]):
        return body
    found = [(n, _LISTED.fullmatch(row.text[:1000])) for n, row in enumerate(body[:head])]
    listed = [(n, int(item[1])) for n, item in found if item]
    stop = max(head - 1, 0)
    if listed:
        again = len(listed) > 1 and listed[-1][1] <= listed[-2][1]
        stop = listed[-1][0] + (0 if again else 1)
    _cover(export, body[:stop])
    return body[stop:]


def _apart(body: list[Row]) -> list[list[Row]]:
    """The documents of a part whose line of underscores was lost: behind a number, facts begin anew."""
    numbers = [n for n, row in enumerate(body) if row.column == "source_id"]
    texts = [n for n, row in enumerate(body) if row.column == "text"]
    cuts, tried = [0], (0, False)
    for number, other in zip(numbers, _others(body, numbers), strict=True):
        if number < cuts[-1]:
            continue
        after = bisect_right(texts, number)
        has_text = after > bisect_right(texts, cuts[-1] - 1)
        again = [n for n in (other, texts[after] if has_text and after < len(texts) else None) if n is not None]
        limit = (min(again) + 1 if again else 0, has_text)
        if limit == tried:  # nothing begins up to there, seen from a number before
            continue
        tried = limit
        for n in range(number + 1, limit[0]):
            row, before = body[n], body[n - 1]
            begins = row.column in _ANEW and (has_text or row.column not in ("text", "abstract"))
            if begins or (row.column is None and row.gap and before.column == "database"):
                cuts.append(n)
                break
    return [body[first:last] for first, last in zip(cuts, [*cuts[1:], len(body)], strict=True)]


def _others(body: Sequence[Row], numbers: Sequence[int]) -> list[int | None]:
    """For each document number the place of the next one that is another; facts may stand above and below a text."""
    others: list[int | None] = [None] * len(numbers)
    for place in range(len(numbers) - 2, -1, -1):
        n = numbers[place + 1]
        others[place] = n if body[n].said != body[numbers[place]].said else others[place + 1]
    return others
