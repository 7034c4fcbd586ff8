"""One document of a ProQuest export made an article: facts above and below, the text between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from mediakit.readers._proquest_documents import FURNITURE_REASON, Row
from mediakit.readers._proquest_labels import AFTER_BODY, FOOTER, RULE, STRONG, levelled, numbered

_WRAPPED = 100  # characters: longer lines are paragraphs, not the lines of a narrow page
_MOST_WRAPS = 2  # lines that a fact goes on over
_RUN = 3  # facts in a row that show that a text is over
_ADDRESS = re.compile(r"https?://\S+")
_FIRST_NUMBER = re.compile(r"(\d{1,5})\.\s+(?=\S)")
_INFO_DATE = re.compile(
    r"\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?\d{4}|[^\W\d_]{3,12}\.?\s+\d{1,2},\s+\d{4}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+[^\W\d_]{3,12}\.?\s*\d{4}"
)
_UNUSED = frozenset({"links", "details", "text"})
_NONE = frozenset({"none available", "not available", "unavailable"})


class Document:
    """What the lines of one document are.

    Attributes
    ----------
    article : dict
    metadata, dropped : list
        Spans, as in `Parsed`.
    closed : bool
        Whether facts follow the text.
    """

    def __init__(self, rows: Sequence[Row]):
        self.metadata: list[tuple[int, int]] = []
        self.dropped: list[tuple[int, int, str]] = []
        self.values: dict[str, str] = {}
        begin = next((n for n, row in enumerate(rows) if row.column == "text"), len(rows))
        end = _end_of_body(rows, begin)
        self.closed = end < len(rows)
        self.above: list[Row] = []
        number = next((found for row in rows[:2] if (found := numbered(row.text))), None)
        self._facts(rows[:begin], self.above)
        body = self._body(rows[begin:end])
        self._facts(rows[end:], [])
        start = body[0].value if body else rows[0].start
        self.article: dict[str, Any] = {
            "host": "ProQuest",
            "title": None,
            **self._columns(number),
            "text": _without_none("\n\n".join(_paragraphs(body))),
            "start": start,
            "end": body[-1].end if body else start,
        }

    def _facts(self, rows: Sequence[Row], bare: list[Row]) -> None:
        """Take labelled lines, and what they go on over, as values; lines before any label are gathered."""
        column, n_wraps = None, 0
        for row in rows:
            if RULE.fullmatch(row.text) or FOOTER.fullmatch(row.text) or row.column in ("links", "details"):
                self.dropped.append((row.start, row.end, FURNITURE_REASON))
                column = "links" if row.column else None
                continue
            if row.column:
                column, n_wraps = row.column, 0
                self._add(column, row.said)
            elif column == "links" and _ADDRESS.fullmatch(row.text.strip()):
                self.dropped.append((row.start, row.end, FURNITURE_REASON))
                continue
            elif column == "abstract":
                self._add(column, row.said, "\n\n" if row.gap else " ")
            elif column and column != "links" and (not row.gap or not self.values.get(column)) and n_wraps < 20:
                n_wraps += 1
                self._add(column, row.said, " ")
            elif bare or not column:
                bare.append(row)
            self.metadata.append((row.start, row.end))

    def _add(self, column: str, said: str, glue: str = "; ") -> None:
        old = self.values.get(column)
        if not old:
            self.values[column] = said
        elif glue != "; ":
            self.values[column] = f"{old}{glue}{said}".strip()
        elif column in ("subject", "issn") and said and said not in old:
            self.values[column] = f"{old}; {said}"

    def _body(self, rows: Sequence[Row]) -> list[Row]:
        """The lines of the text: without the label, and without credits and captions behind it."""
        if not rows:
            return []
        label = rows[0]
        self.metadata.append((label.start, label.value))
        body = list(rows) if label.said else list(rows[1:])
        last = len(body)
        for n in range(len(body) - 1, 0, -1):
            row = body[n]
            if row.column in AFTER_BODY or FOOTER.fullmatch(row.text) or RULE.fullmatch(row.text):
                last = n
            elif last - n > 1 or row.text.strip().casefold() != "illustration":
                break
            else:
                last = n
        behind = body[last:]
        self._facts(behind, [])
        return body[:last]

    def _columns(self, number: tuple[int, int] | None) -> dict[str, Any]:
        found = {column: value for column, value in self.values.items() if value and column not in _UNUSED}
        if found.get("abstract", "").rstrip(".").casefold() in _NONE:
            del found["abstract"]
        bare = [row for row in self.above if not numbered(row.text)]
        lines = [row.said for row in bare]
        addresses = [line for line in lines if _ADDRESS.fullmatch(line)]
        first = self._first_line(bare)
        counted = _FIRST_NUMBER.match(first)
        title = found.get("title")
        if counted and (not title or levelled(title)[:40] == levelled(first[counted.end() :])[:40]):
            first = first[counted.end() :]
            found["document_number"] = int(counted[1])
        found["title"] = title or first or None
        if number:
            found["document_number"], found["document_count"] = number
        if addresses:
            found.setdefault("url", addresses[0])
        outlet, _, place = (found.get("outlet") or found.get("publication_info", "")).partition(";")
        if outlet.strip():
            found["outlet"] = outlet.strip()
            if "outlet" in self.values and self.values["outlet"] and place.strip():
                found.setdefault("place_of_publication", place.strip())
        if "published_text" not in found:
            dates = _INFO_DATE.findall(found.get("publication_info", "")[:1000])
            written = dates[-1] if dates else found.get("publication_year")
            if written:
                found["published_text"] = written
        return found

    def _first_line(self, bare: Sequence[Row]) -> str:
        """The headline above the facts, with the lines it goes on over."""
        lines: list[str] = []
        for row in bare:
            if _ADDRESS.fullmatch(row.said) or (lines and (row.gap or len(lines) > _MOST_WRAPS)):
                break
            lines.append(row.said)
        return " ".join(lines)


def _end_of_body(rows: Sequence[Row], begin: int) -> int:
    """Where the facts behind a text begin: with a run of labels up to one that only facts have, or up to the end."""
    labels = [n for n in range(begin + 1, len(rows)) if rows[n].column and rows[n].column not in _UNUSED - {"details"}]
    if not labels:
        return len(rows)
    runs: list[list[int]] = [[labels[0]]]
    for before, n in pairwise(labels):
        if _goes_on(rows, before, n):
            runs[-1].append(n)
        else:
            runs.append([n])
    for run in runs:
        facts = [n for n in run if rows[n].column not in AFTER_BODY]
        columns = {rows[n].column for n in facts}
        telling = "source_id" in columns or (len(columns) >= _RUN and bool(columns & STRONG))
        if telling or (run is runs[-1] and len(columns) > 1 and len(rows) - run[-1] <= 1 + _MOST_WRAPS):
            return _begin_of_facts(rows, run)
    return len(rows)


def _begin_of_facts(rows: Sequence[Row], run: Sequence[int]) -> int:
    """The first fact of a run; credits and captions before it are the text's.

    Where facts stand with blank lines between them, a line like one directly below the text is the text's too.
    """
    facts = [n for n in run if rows[n].column not in AFTER_BODY]
    apart = [n for n in facts if rows[n].gap]
    return next(iter(apart if len(apart) > len(facts) / 2 else facts), run[0])


def _goes_on(rows: Sequence[Row], before: int, n: int) -> bool:
    """Whether only the rest of a fact stands between two labels; an empty label takes the line below it."""
    between = rows[before + 1 : min(n, before + _MOST_WRAPS + 2)]
    if n - before - 1 > _MOST_WRAPS:
        return False
    allowed = 0 if rows[before].said else 1
    return all(not row.gap or k < allowed for k, row in enumerate(between))


def _without_none(text: str) -> str:
    """The text; none where it only says that there is none."""
    return "" if text.rstrip(".").casefold() in _NONE else text


def _paragraphs(body: Sequence[Row]) -> list[str]:
    """The text's paragraphs: a line each, unless blank lines part blocks of short lines, which a page has wrapped."""
    rows = [row for row in body if not RULE.fullmatch(row.text)]
    blocks: list[list[Row]] = []
    for row in rows:
        if row.gap or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    wrapped = len(blocks) > 1 and max((len(row.text) for row in rows), default=0) <= _WRAPPED
    if not wrapped:
        blocks = [[row] for row in rows]
    texts = []
    for block in blocks:
        said = (row.said if row.column == "text" and row is body[0] else " ".join(row.text.split()) for row in block)
        texts.append(" ".join(said).strip())
    return [text for text in texts if text]
