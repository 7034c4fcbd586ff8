"""A Nexis export in its classic form, cut into articles at its headings: what text and HTML have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from mediakit.readers._document_numbers import check_numbers, named, requested
from mediakit.readers._nexis_article import article_of
from mediakit.readers._nexis_blocks import Block, Row, blocks_of
from mediakit.readers._nexis_labels import CERTAIN
from mediakit.readers._nexis_pieces import Pieces
from mediakit.readers._parsed import BREAKS_OFF, Parsed

COVER, BEFORE = "cover page", "before the first article"
SHORTENED = 0.8  # of the words that LENGTH counts; it counts by rules of its own
LEAST = 200  # characters; less, without labels, is not taken for the rest of an article

_NUMBER = r"\d{1,3}(?:[., \u202f]\d{3})+|\d{1,7}"
_OF = r"of|von|de|van|di|sur|aus|uit"
HEADING = re.compile(
    rf"^[ \t\f\xa0]*(?:FOCUS[ ]?-[ ]?)?(?:(?P<number>{_NUMBER})[ ]+(?:{_OF})[ ]+(?P<count>{_NUMBER})[ ]+"
    r"(?:DOCUMENTS?|DOKUMENTEN?|DOKUMENTE|DOCUMENTEN|DOCUMENTOS?|DOCUMENTI)"
    rf"|(?:DOCUMENT|DOKUMENT|DOCUMENTO)[ ]+(?P<number2>{_NUMBER})[ ]+(?:{_OF})[ ]+(?P<count2>{_NUMBER}))[ \t\f\xa0]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_CAPITALS = re.compile("DO[CK]UMENT")
_COVER_LINE = re.compile(
    r"(?:download request|print request|email request|time of request|send to|terms|source|combined source|project id"
    r"|research information|job number|number of lines|client id(?:/project name)?|delivery request"
    r"|download-?anfrage|herunterladen|druckauftrag|druckanforderung|ausgabeauftrag|begriffe|suchbegriffe|quelle"
    r"|zeitpunkt der anfrage|zeitpunkt der anforderung|anforderungszeit|projekt-?id"
    r"|demande de t[ée]l[ée]chargement|requ[êe]te de t[ée]l[ée]chargement"
    r"|heure de la demande|date de la demande|termes(?: de recherche)?|identifiant du projet|printopdracht"
    r"|downloadopdracht|downloadverzoek|tijdstip van (?:aan)?vraag|zoektermen|bron|solicitud de descarga"
    r"|hora de (?:la )?solicitud"
    r"|t[ée]rminos(?: de b[úu]squeda)?|fuente|pedido de download|termos|richiesta di download|termini)\s*:",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:download|print|email|delivery) request|anfrage|druckauftrag|ausgabeauftrag|demande de|requ[êe]te de"
    r"|opdracht|verzoek|solicitud de|pedido de|richiesta di",
    re.IGNORECASE,
)


@dataclass
class Aside:
    """What a part of a file says of the whole: which documents its cover pages ask for, whether it breaks off."""

    asked: list[frozenset[int]] = field(default_factory=list)
    breaks_off: bool = False


def whole(parts: Sequence[Parsed]) -> tuple[int | None, list[str]]:
    """How many documents all parts announce together, which are missing, and where the file breaks off."""
    articles = [article for part in parts for article in part.articles]
    expected, warnings = check_numbers(articles, [asked for part in parts for asked in part.aside.asked])
    if parts[-1].aside.breaks_off:
        warnings.append(f"The file breaks off in its last document, {named(articles[-1])}.")
    return expected, warnings


def read_rows(rows: Sequence[Row], starts: Sequence[int], wrapped: bool = True) -> Parsed:
    """Take an export apart: every heading is an article, whatever is left of it.

    Parameters
    ----------
    rows : sequence of Row
        The lines with text.
    starts : sequence of int
        The rows at which articles begin: headings, or where the markup says so.
    wrapped : bool
        Whether lines may be broken where the page ends.

    Returns
    -------
    Parsed
        Laid aside is which documents each cover page asks for; an article without a heading has no number.
    """
    parsed = Parsed(articles=[], aside=Aside())
    _read_front(rows[: starts[0] if starts else len(rows)], parsed, wrapped)
    for begin, end in pairwise([*starts, len(rows)]):
        headed = is_heading(rows[begin])
        first = begin + headed
        stop = _cover_in(rows, first, end)
        numbers = heading_numbers(rows[begin].text) if headed else (None, None)
        if headed:
            parsed.metadata.append((rows[begin].start, rows[begin].end))
        for place, part in enumerate(parted(rows[first:stop]) or [[]]):
            lost = place > 0 or not headed
            pieces = article_of(part, part[0].start if part and lost else rows[begin].end, wrapped)
            _keep(pieces, (None, None) if lost else numbers, parsed)
        _drop_cover(rows[stop:end], parsed)
    return parsed


def mark_break(parsed: Parsed, text: str) -> None:
    """Mark a last article within which the file breaks off.

    It alone lacks the lines that end an article, and its text stops within a line or a sentence, or has fewer words
    than LENGTH says. (A part of a file ends where an article does, so it is never marked for its end alone.)
    """
    *others, last = parsed.articles or [{"load_date": "none"}]
    if _has_end(last) or not all(map(_has_end, others)):
        return
    body = last["text"]
    counted = re.search(r"\d+(?:[.,]\d{3})*", last.get("length") or "")
    n_words = int(re.sub(r"\D", "", counted[0])) if counted else 0
    stops = (others and text[-1:] not in "\r\n") or (body and not _SENTENCE.search(body))
    if stops or len(body.split()) < SHORTENED * n_words:
        last |= {"text_status": "cut", "text_note": BREAKS_OFF}
        parsed.aside.breaks_off = True


def _has_end(article: dict[str, Any]) -> bool:
    return any(article.get(column) for column in ("load_date", "language", "publication_type", "copyright"))


def is_heading(row: Row) -> bool:
    """Whether a row is a heading: in capitals, or else with an empty line above it."""
    return HEADING.fullmatch(row.text) is not None and (row.opens or _CAPITALS.search(row.text) is not None)


def heading_numbers(text: str) -> tuple[int, int]:
    """The number of the document and how many there are.

    >>> heading_numbers("2,001 of 2,146 DOCUMENTS"), heading_numbers("Dokument 1 von 10")
    ((2001, 2146), (1, 10))
    """
    found = HEADING.fullmatch(text)
    parts = [found[name] or found[f"{name}2"] for name in ("number", "count")] if found else ["0", "0"]
    number, count = (int(re.sub(r"\D", "", part)) for part in parts)
    return number, count


def _keep(pieces: Pieces, numbers: tuple[int | None, int | None], parsed: Parsed) -> None:
    """Add an article and claim the rows that its values stand in."""
    pieces.article["document_number"], pieces.article["document_count"] = numbers
    parsed.articles.append(pieces.article)
    parsed.metadata.extend(sorted({(row.start, row.end) for row in pieces.used}))


def parted(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows below a heading, in two or more where a heading between them was lost.

    A second LENGTH after closing labels belongs to another article, which begins after those.
    """
    blocks = blocks_of(rows)
    lengths = [n for n, b in enumerate(blocks) if b.label is not None and b.label.column == "length"]
    cuts = []
    for last, number in pairwise(lengths):
        closing = [n for n in range(last + 1, number) if _closes(blocks[n])]
        if closing:
            cuts.append(closing[-1] + 1)
    edges = [0, *cuts, len(blocks)]
    parts = [[row for b in blocks[a:z] for row in b.rows] for a, z in pairwise(edges)]
    return [part for part in parts if part]


def _closes(block: Block) -> bool:
    return block.is_copyright or (block.label is not None and block.label.column in CERTAIN)


def _read_front(rows: Sequence[Row], parsed: Parsed, wrapped: bool) -> None:
    """What stands above the first heading: a cover page, or what is left of an article whose beginning was cut."""
    covered = [number for number, row in enumerate(rows) if _COVER_LINE.match(row.text)]
    blocks = blocks_of(rows)
    length = next((b for b in blocks if b.label is not None and b.label.column == "length"), None)
    until = len(rows) if covered else 0
    if length is not None:  # an article without its heading stands below the cover page
        before = [number for number in covered if rows[number].start < length.rows[0].start]
        until = next((n for n in range(before[-1] + 1, len(rows)) if rows[n].opens), len(rows)) if before else 0
    _drop_cover(rows[:until], parsed)
    rest = rows[until:]
    if not rest:
        return
    pieces = article_of(rest, rest[0].start, wrapped, headed=length is not None)
    if length is None and len(pieces.article["text"]) < LEAST and "load_date" not in pieces.parts:
        parsed.dropped.append((rest[0].start, rest[-1].end, BEFORE))
    else:
        _keep(pieces, (None, None), parsed)


def _cover_in(rows: Sequence[Row], begin: int, end: int) -> int:
    """Where, below a heading, the cover page of a second export begins."""
    for number in range(begin, end):
        if rows[number].opens and _COVER_LINE.match(rows[number].text) and _REQUEST.search(rows[number].text[:40]):
            near = rows[number + 1 : min(number + 6, end)]
            if any(_COVER_LINE.match(row.text) for row in near):
                return number
    return end


def _drop_cover(rows: Sequence[Row], parsed: Parsed) -> None:
    """Drop a cover page, and lay aside which documents it asks for."""
    if not rows:
        return
    parsed.dropped.append((rows[0].start, rows[-1].end, COVER))
    asked = [requested(row.text) for row in rows if _REQUEST.search(row.text[:40]) and _COVER_LINE.match(row.text)]
    parsed.aside.asked.extend(numbers for numbers in asked[:1] if numbers)
