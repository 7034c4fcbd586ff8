"""Nexis Uni, as the text of its DOCX, RTF or PDF: headline, outlet, date, labels, Body ... End of Document.

`_nexis_cover` reads the cover page and its list of documents, `_nexis_uni_article` takes one article apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from mediakit.readers._document_numbers import named
from mediakit.readers._nexis_blocks import Row, rows_of, split_date
from mediakit.readers._nexis_cover import HEADER_ROWS, Cover, check_list, cover_of, is_info
from mediakit.readers._nexis_labels import HEAD, folded, folded_names, heading_of, label_of
from mediakit.readers._nexis_uni_article import article_of, is_wrapped
from mediakit.readers._parsed import BREAKS_OFF, Parsed
from mediakit.readers.names import word_set

NAME = "Nexis Uni"
PEEK = 120_000  # characters looked at to recognise a file
COVER, LIST, FURNITURE = "cover page", "list of documents", "page furniture"

_END_NAMES = (
    "End of Document|Ende des Dokuments|Ende des Dokumentes|Dokumentende|Fin de document|Fin du document"
    "|Einde van document|Einde van het document|Einde document|Fin de documento|Fin del documento"
    "|Final del documento|Fim do documento|Final do documento|Fine del documento|Fine documento"
)
_ENDS = folded_names(_END_NAMES)
_RUN_ON = re.compile(rf"(.*\S)\s+(?:{_END_NAMES})")
_PAGE = re.compile(r"(?:page|seite|pagina|página|pag\.)\s\d{1,5}\s(?:of|von|sur|de|van|di)\s\d{1,5}", re.IGNORECASE)
_TELLING = word_set("length section author load_date dateline publication_type")


def recognises(text: str) -> bool:
    """Whether its rows show what Nexis Uni prints around a text: Body and Length, or the like.

    >>> recognises("Rain\\nCourier\\nMay 2, 2011 Monday\\nLength: 2 words\\nBody\\nIt rained.\\nEnd of Document\\n")
    True
    >>> recognises("Body\\nThe length: 2 words. End of Document.\\n")
    False
    """
    sample = text[:PEEK]
    if sample.lstrip()[:1] in ("<", "{", "["):
        return False
    rows = rows_of(sample)
    bodies = any((heading := heading_of(row.text)) and heading.column == "body" for row in rows)
    ended = any(is_end(row) for row in rows)
    labels = [label for row in rows if (label := label_of(row.text, capitals=False))]
    columns = {label.column for label in labels} & _TELLING
    counted = any(label.column == "length" and re.search(r"\d", label.value) for label in labels)
    covered = cover_of(rows).n_documents is not None and any(is_info(row) for row in rows)
    if bodies and (counted or (ended and columns) or covered):
        return True
    return (ended and (counted or covered or len(columns) > 1)) or (counted and "load_date" in columns)


def is_end(row: Row) -> bool:
    """Whether a row is the mark that ends a document.

    >>> [is_end(row) for row in rows_of("Ende des Dokuments\\nEnd of the road")]
    [True, False]
    """
    return len(row.text) < 40 and folded(row.text) in _ENDS


def read(text: str) -> Parsed:
    """Take an export apart; what stands between two end marks is one article, or more where a mark was lost.

    Parameters
    ----------
    text : str
        The text of the document, one paragraph a line.

    Returns
    -------
    Parsed
        Among the carried columns are ``document_number`` (by the list of documents), ``length``, ``load_date``,
        ``copyright``, ``graphic`` and what the classification block holds.

    Examples
    --------
    >>> text = "Rain\\nCourier\\nMay 2, 2011 Monday\\nLength: 2 words\\nBody\\n\\nIt rained.\\nEnd of Document\\n"
    >>> [read(text).articles[0][name] for name in ("title", "outlet", "published_text", "length", "text")]
    ['Rain', 'Courier', 'May 2, 2011 Monday', '2 words', 'It rained.']
    """
    every = _with_ends(rows_of(text))
    rows = [row for row in every if not _PAGE.fullmatch(row.text)]
    parsed = Parsed(articles=[])
    furniture = [row for row in every if _PAGE.fullmatch(row.text)]
    heads = {after.start for row, after in pairwise(every) if _PAGE.fullmatch(row.text)}
    cover = cover_of(rows)
    _drop_cover(rows, cover, parsed)
    wrapped = is_wrapped(rows[cover.end :])
    begin = cover.end
    marked = [n for n in range(cover.end, len(rows)) if is_end(rows[n])]
    for end in [*marked, len(rows)]:
        for part in _parted(rows[begin:end]):
            pieces = article_of(part, heads, wrapped)
            parsed.articles.append(pieces.article)
            parsed.metadata.extend(sorted({(row.start, row.end) for row in pieces.used}))
            furniture += pieces.furniture
            if end == len(rows) and marked:
                pieces.article |= {"text_status": "cut", "text_note": BREAKS_OFF}
                where = named(pieces.article)
                parsed.warnings.append(f"The file breaks off in its last document, {where}: it lacks the end mark.")
        if end < len(rows):
            parsed.metadata.append((rows[end].start, rows[end].end))
        begin = end + 1
    _drop_furniture(furniture, parsed)
    warnings = check_list(cover, parsed.articles)
    expected = cover.n_documents or len(cover.titles) or (len(marked) or None)
    return Parsed(parsed.articles, parsed.metadata, parsed.dropped, warnings + parsed.warnings, expected)


def _with_ends(rows: list[Row]) -> list[Row]:
    """The rows; where no end mark has one of its own, those at the ends of rows are parted from them."""
    if any(is_end(row) for row in rows):
        return rows
    parted: list[Row] = []
    for row in rows:
        found = _RUN_ON.fullmatch(row.text)
        if found is None or row.end - row.start != len(row.text):  # levelled: its parts have no known place
            parted.append(row)
            continue
        stop = row.start + len(found[1])
        mark = row.text[len(found[1]) :].lstrip()
        parted.append(Row(found[1], row.start, stop, row.indent, row.opens))
        parted.append(Row(mark, row.end - len(mark), row.end, 0, False))
    return parted


def _drop_cover(rows: Sequence[Row], cover: Cover, parsed: Parsed) -> None:
    """The cover page in two stretches, row by row, since page numbers may stand between."""
    for number, row in enumerate(rows[: cover.end]):
        listed = cover.titles and number >= cover.list_begin
        parsed.dropped.append((row.start, row.end, LIST if listed else COVER))


def _drop_furniture(furniture: Sequence[Row], parsed: Parsed) -> None:
    """What repeats on each page; within a body it is part of the article's span and not of its text."""
    spans = sorted((article["start"], article["end"]) for article in parsed.articles)
    starts = [start for start, _ in spans]
    for row in furniture:
        at = bisect_right(starts, row.start) - 1
        if at < 0 or row.start >= spans[at][1]:
            parsed.dropped.append((row.start, row.end, FURNITURE))


def _parted(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows before an end mark, in two or more where a mark was lost.

    Another headline, outlet and date with labels or Body below them, after a body has begun, begin another article.
    """
    if not rows:
        return []
    cuts = [0]
    body_at = None
    for number, row in enumerate(rows):
        heading, label = heading_of(row.text), label_of(row.text, capitals=False)
        is_body = heading is not None and heading.column == "body"
        is_length = label is not None and label.column == "length" and re.search(r"\d", label.value) is not None
        if body_at is not None and number > body_at + 1 and (is_body or is_length):
            begin = _header_above(rows, number, body_at)
            if begin is not None:
                cuts.append(begin)
                body_at = number if is_body else None
        elif is_body and body_at is None:
            body_at = number
    return [rows[a:z] for a, z in zip(cuts, [*cuts[1:], len(rows)], strict=True)]


def _header_above(rows: Sequence[Row], number: int, body_at: int) -> int | None:
    """The headline above a label or Body, where outlet and date stand between."""
    for dated in range(number - 1, max(number - HEADER_ROWS, body_at + 2), -1):
        if split_date(rows[dated].text) is not None and len(rows[dated].text) < 90:
            return dated - 2 if dated - 2 > body_at else None
        label = label_of(rows[dated].text, capitals=False)
        if len(rows[dated].text) > 200 and not (label and label.role == HEAD):
            return None
    return None
