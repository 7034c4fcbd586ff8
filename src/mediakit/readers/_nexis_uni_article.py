"""One article of Nexis Uni: headline, outlet, date, labels, Body, and the closing labels."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mediakit.readers._nexis_article import end_of_body, is_long, only_picture, read_date_rows, read_end
from mediakit.readers._nexis_blocks import Block, Row, split_date
from mediakit.readers._nexis_cover import same_title
from mediakit.readers._nexis_labels import COPYRIGHT, END, HEAD, Label, heading_of, label_of
from mediakit.readers._nexis_pieces import Pieces

HEADER_ROWS = 25  # rows above the first label, at most
BODY_AFTER = 80  # rows within which Body is looked for
WRAPPED_ROWS = 8  # rows that must show it before a file's lines count as wrapped
WIDEST = 160  # characters of a wrapped line
BROKEN_OFF = 0.4  # share of long lines that end within a sentence, from which on lines count as wrapped

_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_NOT_SHOWN = re.compile(r"We are sorry but there is an error in this document and it is not possible to display it")


@dataclass
class UniPieces(Pieces):
    """An article taken apart, with the rows that repeat its headline on each page."""

    furniture: list[Row] = field(default_factory=list)


def is_wrapped(rows: Sequence[Row]) -> bool:
    """Whether lines end where the page does, as in a PDF: many long ones break off within a sentence."""
    followed = [row.text for row, after in pairwise(rows) if not after.opens and len(row.text) >= 40]
    if len(followed) < WRAPPED_ROWS or sorted(map(len, followed))[int(0.9 * (len(followed) - 1))] > WIDEST:
        return False
    return sum(1 for text in followed if not _ENDED.search(text)) > BROKEN_OFF * len(followed)


def article_of(rows: Sequence[Row], heads: Collection[int], wrapped: bool) -> UniPieces:
    """Take the rows of one document apart.

    Parameters
    ----------
    rows : sequence of Row
        Without the end mark.
    heads : collection of int
        Where rows begin that follow a page number, and may repeat the headline.
    wrapped : bool
        Whether lines are broken where the page ends.
    """
    pieces = UniPieces()
    labelled = _first_label(rows)
    _read_masthead(rows[:labelled], pieces)
    begin = _read_labels(rows, labelled, pieces)
    title = pieces.value("headline")
    repeats = [
        n for n in range(begin, len(rows)) if rows[n].start in heads and title and same_title(title, rows[n].text)
    ]
    pieces.furniture = [rows[n] for n in repeats]
    left = set(repeats)
    blocks = [Block([rows[n]], _label(rows[n])) for n in range(begin, len(rows)) if n not in left]
    stop = _end(blocks, wrapped)
    pieces.body = _rejoined(blocks[:stop]) if wrapped else blocks[:stop]
    only_picture(pieces)
    for block in pieces.body:
        block.label = None
    read_end(blocks[stop:], pieces)
    pieces.parts.pop("classification", None)
    pieces.finish(rows[min(begin, len(rows) - 1)].end, wrapped)
    if _NOT_SHOWN.search(pieces.article["text"][:300]) and len(pieces.body) == 1:
        pieces.used += pieces.body[0].rows
        pieces.article.update(text="", text_note="Nexis could not display the document")
        pieces.article["end"] = pieces.article["start"]
    return pieces


def _label(row: Row) -> Label | None:
    return label_of(row.text, capitals=False) or heading_of(row.text)


def _first_label(rows: Sequence[Row]) -> int:
    """The first row below headline, outlet and date: a label, Body or the copyright; 0 where there is none."""
    for number, row in enumerate(rows[1:HEADER_ROWS], start=1):
        label = _label(row)
        if COPYRIGHT.match(row.text) or (label is not None and label.role == HEAD):
            return number
    dated = next((n for n, row in enumerate(rows[:HEADER_ROWS]) if n and split_date(row.text)), None)
    return 0 if dated is None else dated + 1


def _read_masthead(rows: Sequence[Row], pieces: UniPieces) -> None:
    dated = next((n for n, row in enumerate(rows) if (n or len(rows) < 3) and split_date(row.text)), None)
    if dated is None:
        for column, row in zip(("headline", "outlet"), rows, strict=False):
            pieces.put(column, row.text, [Block([row])])
        for row in rows[2:]:
            pieces.put("subtitle", row.text, [Block([row])])
        return
    read_date_rows(rows[dated:], pieces)
    if dated:
        pieces.put("outlet", rows[dated - 1].text, [Block([rows[dated - 1]])])
    above = list(rows[: max(dated - 1, 0)])
    if above:
        pieces.put("headline", " ".join(row.text for row in above), [Block(above)])


def _read_labels(rows: Sequence[Row], at: int, pieces: UniPieces) -> int:
    """Copyright and labels up to Body; without Body the text begins below the last of them."""
    near = range(at, min(at + BODY_AFTER, len(rows)))
    body = next((n for n in near if (label := heading_of(rows[n].text)) and label.column == "body"), None)
    last = ""
    while at < len(rows) and at != body:
        row = rows[at]
        label = label_of(row.text, capitals=False)
        if COPYRIGHT.match(row.text):
            last = "copyright"
            pieces.put(last, row.text, [Block([row])])
        elif label is not None and (label.role == HEAD or body is not None) and label.column != "body":
            last = "published_text" if label.column == "published" else label.column
            if last != "published_text" or last not in pieces.parts:
                pieces.put(last, label.value, [Block([row])])
        elif body is not None:
            pieces.go_on(last or "subtitle", Block([row]))
        else:
            break
        at += 1
    if body is not None:
        pieces.used.append(rows[body])
        at = body + 1
    return at


def _end(blocks: Sequence[Block], wrapped: bool) -> int:
    """Where the closing labels begin: at Classification, at Graphic or at the first label before them."""
    stop = len(blocks)
    for number in range(len(blocks) - 1, -1, -1):
        label = blocks[number].label
        if label is not None and label.column == "classification" and not label.value:
            below = blocks[number + 1 : number + 4]
            if any(block.label is not None and block.label.role == END for block in below):
                stop = number
                break
    loose = wrapped and stop == len(blocks)
    return min(stop, end_of_body(blocks[:stop], lambda block: loose or (is_long(block) and not block.value)))


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """Wrapped lines as paragraphs: one ends where a line is empty, or ends short and with a sentence."""
    lengths = sorted(len(block.rows[0].text) for block in blocks)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    joined: list[Block] = []
    for block in blocks:
        row = block.rows[0]
        last = joined[-1].rows[-1] if joined else None
        if last is None or row.opens or (_ENDED.search(last.text) and len(last.text) < 0.85 * width):
            joined.append(Block([row]))
        else:
            joined[-1].rows.append(row)
    return joined
