"""The articles of a Factiva text: where each begins and ends, and what its lines are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mediakit.readers._factiva_header import after_title, before_words, is_header_at, is_person_or_byline
from mediakit.readers._factiva_labels import BODY, COLUMNS, OPENING, TAIL, as_article, document_number
from mediakit.readers._factiva_rows import Row, blocks_of, is_publisher, level, paragraphs

_CODE = re.compile(rf"({'|'.join(COLUMNS)})(?:\s*[|\t]\s*(?P<cell>.*)|\s+(?P<rest>.*)|)", re.DOTALL)
_CLASSES = re.compile(r"\w{1,8} : ")
_CLOSED = re.compile(r"[.!?…][\"”»'’)\]]*$")
_FOLLOWING = frozenset({"WC", "PD", "SN", "LP", "TD"})
_REACH = 30  # rows from the headline's code to others of the same article
_HIGHEST = 6  # lines of a header above the words line
_LONGEST = 400  # characters of a line in a header
_HEADER = 25  # lines that are looked at for the rest of the header
_SHORT = 60  # characters of a line above the words line that can be an author


class Field(NamedTuple):
    """A field code at the beginning of a row."""

    code: str
    value: str
    at: int  # where the value begins in the row
    in_cell: bool  # whether the edge of a table's cell stands between the two


@dataclass
class Found:
    """One article: its values by code, its body, the rows that hold them, and whether its number ends it."""

    values: dict[str, list[str]] = field(default_factory=dict)
    body: list[Row] = field(default_factory=list)
    known: list[Row] = field(default_factory=list)
    ended: bool = False

    def add(self, code: str, row: Row, value: str | None = None) -> None:
        """Note a row as what a code stands for."""
        self.values.setdefault(code, []).append(level(row.text if value is None else value))
        self.known.append(row)

    def article(self) -> dict[str, Any]:
        """Its row of the articles table."""
        start = self.body[0].start if self.body else self.known[0].start
        end = self.body[-1].end if self.body else start
        return {"title": None, **as_article(self.values), "text": paragraphs(self.body), "start": start, "end": end}


def field_of(row: Row) -> Field | None:
    """The field code that a row begins with.

    >>> from mediakit.readers._factiva_rows import rows_of
    >>> [field_of(row) for row in rows_of("HD|Rain\\nSN Courier\\nRain")]
    [Field(code='HD', value='Rain', at=3, in_cell=True), Field(code='SN', value='Courier', at=3, in_cell=False), None]
    """
    found = _CODE.fullmatch(row.text) if row.text[:2].isupper() else None
    if found is None:
        return None
    group = "cell" if found["cell"] is not None else "rest"
    return Field(found[1], (found[group] or "").strip(" |\t"), found.start(group), group == "cell")


def articles_of(rows: Sequence[Row], heads: list[tuple[int, str]] | None = None) -> list[Found]:
    """The articles among the rows of a text, in order; rows that are in none stay out. `heads` are their headers.

    >>> from mediakit.readers._factiva_rows import rows_of
    >>> text = "Rain\\n9 words\\n9 mei 2020\\nCourier\\nCOUR\\nNederlands\\n(c) 2020 Courier\\nHet regent.\\n"
    >>> [found] = articles_of(rows_of(text + "Document COUR000020200509eg120001p"))
    >>> found.values["HD"], found.values["AN"], [row.text for row in found.body]
    (['Rain'], ['COUR000020200509eg120001p'], ['Het regent.'])
    """
    ends = [n for n, row in enumerate(rows) if document_number(row.text)]
    anchors = _with_orphans(rows, headers(rows) if heads is None else heads, ends)
    begins = []
    for n, (anchor, kind) in enumerate(anchors):
        passed = bisect_left(ends, anchor)
        after_end = ends[passed - 1] + 1 if passed else 0
        after_anchor = anchors[n - 1][0] + 1 if n else 0
        low, closed = max(after_end, after_anchor), after_end >= after_anchor
        if kind == "bare":
            begins.append(_bare_begin(rows, anchor, low, closed))
        else:
            begins.append(_coded_begin(rows, anchor, low) if kind == "coded" else anchor)
    found = []
    for n, (anchor, kind) in enumerate(anchors):
        own = rows[begins[n] : begins[n + 1] if n + 1 < len(begins) else len(rows)]
        if kind == "coded":
            found.append(_coded(own))
        elif kind == "bare":
            found.append(_bare(own, anchor - begins[n]))
        else:
            found.append(_orphan(own))
    return [piece for piece in found if piece.known or piece.body]


def headers(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """The row in each header that shows it: HD with other codes below, or the words line with the date below.

    >>> from mediakit.readers._factiva_rows import rows_of
    >>> headers(rows_of("Rain\\n9 words\\n9 mei 2020\\nCourier"))
    [(1, 'bare')]
    """
    anchors = []
    ahead: dict[str, int] = {}  # where each of the codes stands that follow a headline, looking down from a row
    texts = [row.level for row in rows]
    for n in reversed(range(len(rows))):
        named = field_of(rows[n])
        if named and named.code == "HD":
            if sum(place <= n + _REACH for place in ahead.values()) > 1:
                anchors.append((n, "coded"))
        elif named and named.code in _FOLLOWING:
            ahead[named.code] = n
        elif is_header_at(texts, n):
            anchors.append((n, "bare"))
    return anchors[::-1]


def _with_orphans(rows: Sequence[Row], anchors: list[tuple[int, str]], ends: Sequence[int]) -> list[tuple[int, str]]:
    """The anchors, and one for each document number above which no header is left."""
    places = [anchor for anchor, _ in anchors]
    orphans, low = [], 0
    for end in ends:
        at = bisect_left(places, low)
        if (at == len(places) or places[at] > end) and end > low:
            orphans.append((low, "coded" if _has_fields(rows[low:end]) else "orphan"))
        low = end + 1
    return sorted([*anchors, *orphans])


def _has_fields(rows: Sequence[Row]) -> bool:
    """Whether rows without a headline are of the display with codes: one in a cell, or two that are hardly words."""
    fields = [named for row in rows if (named := field_of(row))]
    sure = {n.code for n in fields if n.code in (*BODY, "PUB", "IPC") or _CLASSES.match(n.value)}
    return len(sure) > 1 or any(named.in_cell for named in fields)


def _coded_begin(rows: Sequence[Row], anchor: int, low: int) -> int:
    """The row of an article's first code: column or section stand above the headline."""
    begin = anchor
    for n in range(anchor - 1, max(low, anchor - 5) - 1, -1):
        named = field_of(rows[n])
        if named and named.code in OPENING:
            begin = n
        elif named:
            break
    return begin


def _bare_begin(rows: Sequence[Row], anchor: int, low: int, closed: bool) -> int:
    """The first row of a header without codes.

    Where the article above has no end, its last lines stand there too: then the header is the line above the words
    line, two with an author, or what an empty line parts from the rest.
    """
    begin = anchor
    for n in range(anchor - 1, max(low, anchor - _HIGHEST) - 1, -1):
        if len(rows[n].text) > _LONGEST:
            break
        if not closed and n < anchor - 1:
            below = rows[n + 1]
            parted = below.gap and not _CLOSED.search(rows[n].text) and not is_publisher(rows[n])
            if n < anchor - 2 or not (parted or is_person_or_byline(below.level)):
                break
        begin = n
        if rows[n].page:
            break
    return begin


def _coded(rows: Sequence[Row]) -> Found:
    """An article of the display with codes: those of the header, the text, then the others."""
    found = Found()
    in_cells = any(named.in_cell for row in rows[:40] if (named := field_of(row)))
    code = ""
    above: list[Row] = []
    for n, row in enumerate(rows):
        named = field_of(row)
        if named and _is_field(named, code, found, in_cells, len(rows) - n):
            if not code and (named.code == "TD" or named.code in TAIL):  # what a cut file begins with is its text
                found.body += above
            code = named.code
            if code in BODY:
                if named.value:
                    found.known.append(row.part(0, named.at))
                    found.body.append(row.part(named.at))
                else:
                    found.known.append(row)
            else:
                found.add(code, row, named.value)
        elif code in BODY:
            found.body.append(row)
        elif code:
            found.add(code, row)
        else:
            above.append(row)
        if code == "AN" and any(found.values["AN"]):
            found.ended = True
            break
    return found


def _is_field(named: Field, code: str, found: Found, in_cells: bool, n_left: int) -> bool:
    """Whether a row that begins like a field is one: a text may hold a line 'IN BRIEF'."""
    if in_cells:
        return named.in_cell
    if named.code in found.values or (named.code in BODY and code in TAIL):
        return False
    if code not in BODY and code not in TAIL:
        return named.code not in TAIL or not named.value or named.code == "AN" or bool(_CLASSES.match(named.value))
    if named.code == "AN":
        return not named.value or document_number(f"Document {named.value.split()[-1]}") is not None
    if named.code in ("CO", "IN", "NS", "RE"):
        return not named.value or _CLASSES.match(named.value) is not None
    if named.code in ("IPC", "IPD", "PUB"):
        return not named.value or n_left <= 8
    return named.code in BODY or (named.code in TAIL and not named.value)


def _bare(rows: Sequence[Row], words_at: int) -> Found:
    """An article of the display without codes: what stands above the words line, the rest of the header, the text."""
    found = Found()
    above, title_at, first = _above(rows[: words_at + 2], words_at)
    for code, values in before_words(above, title_at).items():
        found.values[code] = values
    found.known += rows[first:words_at]
    header = [row.level for row in rows[words_at : words_at + _HEADER]]
    stop = next((n for n, line in enumerate(header) if document_number(line)), len(header))
    values, n_used = after_title(header[:stop])
    found.values |= {code: value for code, value in values.items() if code not in found.values}
    body_at = words_at + n_used
    found.known += rows[words_at:body_at]
    end = next((n for n in range(body_at, len(rows)) if document_number(rows[n].text)), None)
    body = list(rows[body_at:end])
    named = [" ".join(found.values.get(code, [])) for code in ("CY", "SN")]
    if end is not None and len(body) > 1 and is_publisher(body[-1], *named):
        found.add("PUB", body.pop())
    if end is not None:
        found.add("AN", rows[end], document_number(rows[end].text))
        found.ended = True
    found.body = body
    return found


def _above(rows: Sequence[Row], words_at: int) -> tuple[list[str], int | None, int]:
    """The lines above the words line, which of them is the title where empty lines show it, and the first row used."""
    above = list(rows[:words_at])
    doubled = len(rows) > words_at + 1 and rows[words_at + 1].gap
    if not above or doubled:
        return [row.level for row in above], None, 0
    blocks = blocks_of(above)
    joined = [level(" ".join(row.text for row in block)) for block in blocks]
    if rows[words_at].gap:
        return joined, None, 0
    info = [row.level for row in blocks[-1]]
    if len(blocks) == 1:
        return info, None, 0
    authors = all(map(is_person_or_byline, info))
    if authors or (len(info) == 1 and len(info[0]) < min(_SHORT, len(joined[-2]))):
        return [*joined[:-1], *info], len(joined) - 2, 0
    if len(blocks) == 2 and len(joined[0]) <= _SHORT and rows[0] is blocks[0][0]:
        return [joined[0], *info], 1, 0
    return info, None, words_at - len(info)


def _orphan(rows: Sequence[Row]) -> Found:
    """What is left of an article whose header is lost: its text and its number."""
    found = Found()
    end = next((n for n, row in enumerate(rows) if document_number(row.text)), None)
    found.body = list(rows[:end])
    if end is not None:
        found.add("AN", rows[end], document_number(rows[end].text))
        found.ended = True
    return found
