"""The blocks of a Factiva page: articles with field codes or without, headlines of a list, the search summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from mediakit.readers._factiva_header import after_title
from mediakit.readers._factiva_labels import (
    BODY,
    OPENING,
    WORDS_LINE,
    as_article,
    document_number,
    is_copyright,
    is_date,
    lead_fields,
)
from mediakit.readers._factiva_summary import summaries, summary_of_rows
from mediakit.readers._markup import Element, Line

_ARTICLE = re.compile(r"[a-z]{2}Article")
_HEADLINE = re.compile(r"[a-z]{2}Headline")
_CODE = re.compile(r"[A-Z]{2,4}")
_NUMBERING = re.compile(r"\d{1,5}[.)]?")
_FURNITURE = {"pageFooter", "navcontainer", "footerBG", "fcpNavContainer"}


@dataclass
class Block:
    """Lines that belong together: an article, a headline, a twin (a duplicate's headline), the summary, furniture."""

    kind: str
    element: Element | None
    lines: list[Line]


@dataclass
class Piece:
    """What the lines of one article hold."""

    values: dict[str, list[str]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    known: list[Line] = field(default_factory=list)
    ended: bool = False  # whether its document number stands below it

    def add(self, code: str, line: Line) -> None:
        """Note a line as what a code stands for."""
        self.values.setdefault(code, []).append(line.text)
        self.known.append(line)
        self.ended |= code == "AN"

    def article(self) -> dict[str, Any]:
        """Its row: in the text a blank line between blocks, a line for each <br>."""
        found: dict[str, Any] = {"title": None, **as_article(self.values), **self.extra}
        text = "".join(
            ("" if not n else "\n" if line.breaks == 1 else "\n\n") + line.text for n, line in enumerate(self.body)
        )
        start = self.body[0].start if self.body else self.known[0].start
        return {**found, "text": text, "start": start, "end": self.body[-1].end if self.body else start}


@dataclass
class Search:
    """A search summary: its lines, those of the query, and what they say."""

    lines: list[Line]
    query: list[Line]
    terms: str
    n_results: int | None


def blocks(found: Sequence[Line]) -> Iterator[Block]:
    """The lines of a page in blocks, in order; a block that something interrupts comes back as another.

    >>> from mediakit.readers._markup import lines
    >>> page = '<h1>Factiva</h1><div class="article enArticle"><p>Rain</p></div><div id="pageFooter">Print</div>'
    >>> [(block.kind, [line.text for line in block.lines]) for block in blocks(lines(page))]
    [('', ['Factiva']), ('article', ['Rain']), ('furniture', ['Print'])]
    """
    owners: dict[int, tuple[str, Element | None]] = {}

    def owner(line: Line) -> tuple[str, Element | None]:
        return _owner(line.runs[0].element, owners)

    for _, group in groupby(found, key=lambda line: (owner(line)[0], id(owner(line)[1]))):
        lines = list(group)
        yield Block(*owner(lines[0]), lines)


def _owner(element: Element, owners: dict[int, tuple[str, Element | None]]) -> tuple[str, Element | None]:
    """The innermost block around an element, looked up once for each element."""
    path: list[Element] = []
    at: Element | None = element
    while at is not None and id(at) not in owners:
        path.append(at)
        at = at.parent
    outer = owners[id(at)] if at is not None else ("", None)
    for at in reversed(path):
        outer = owners[id(at)] = _own_kind(at, outer)
    return outer


def _own_kind(element: Element, outer: tuple[str, Element | None]) -> tuple[str, Element | None]:
    own = set((element.attribute("class") or "").split())
    name = element.attribute("id") or ""
    if name.startswith("article-"):
        return "article", element
    if any(map(_ARTICLE.fullmatch, own)):
        framed = outer[1] is not None and (outer[1].attribute("id") or "").startswith("article-")
        return outer if framed else ("article", element)
    if "searchPreview" in own:
        return "summary", element
    if _FURNITURE & {name, *own}:
        return "furniture", element
    if name.startswith("carryOver"):
        return "twin", element
    if "headline" in own and element.tag in ("tr", "div", "li") and outer[0] != "twin":
        return "headline", element
    return outer


def articles_of(block: Block) -> list[Piece]:
    """The articles of a block; more than one where the tag that opens the next is lost."""
    pieces = []
    for chunk in _chunks(block.lines):
        piece = _coded(chunk) if any(map(_code, chunk)) else _bare(chunk)
        if not piece.body and not piece.values.keys() & {"HD", "SN", "AN"}:
            continue
        if "AN" not in piece.values and block.element and (number := _number_of(block.element)):
            piece.values["AN"] = [number]
        pieces.append(piece)
    return pieces


def headline_of(block: Block) -> Piece:
    """A headline of a list as an article without text."""
    piece = Piece()
    number = (block.element.attribute("data-accno") if block.element else "") or ""
    for line in block.lines:
        if _is_title(line):
            piece.add("HD", line)
        elif fields := lead_fields(line.text):
            piece.extra |= fields
            piece.known.append(line)
        elif "snippet" in " ".join(line.classes):
            piece.extra["snippet"] = f"{piece.extra.get('snippet', '')} {line.text}".strip()
            piece.known.append(line)
        elif found := document_number(line.text):
            number = number or found
            piece.known.append(line)
        elif "leadFields" in line.classes:
            piece.add("RF", line)
        elif _NUMBERING.fullmatch(line.text):
            piece.known.append(line)
    if number:
        piece.values["AN"] = [number]
    return piece


def search_of(block: Block) -> Search:
    """The search summary: rows of a label and a value."""
    rows: list[tuple[str, list[Line]]] = []
    for line in block.lines:
        if "label" in line.classes:
            rows.append((line.text, []))
        elif rows:
            rows[-1][1].append(line)
    texts = [(label, " ".join(line.text for line in values)) for label, values in rows]
    terms, n_results = summary_of_rows(texts)
    query = next((values for (_, values), (_, text) in zip(rows, texts, strict=True) if terms and text == terms), [])
    return Search(block.lines, query, terms, n_results)


def searches_in(lines: Sequence[Line], searches: list[Search]) -> list[Line]:
    """Move the search summaries among lines without a block of their own to `searches`; the lines that are left."""
    rest, position = [], 0
    for found in summaries([line.text for line in lines]):
        taken = list(lines[found.first : found.stop])
        query = [line for line in taken if found.terms and line.text == found.terms]
        searches.append(Search(taken, query, found.terms, found.n_results))
        rest += lines[position : found.first]
        position = found.stop
    return [*rest, *lines[position:]]


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each article: a new one begins where a header follows on what comes last in an article."""
    chunk: list[Line] = []
    codes: set[str] = set()
    ended = titled = has_body = False
    for line in lines:
        code = _code(line)
        again = code in OPENING and (code in codes or bool(BODY & codes))
        again |= not codes and titled and has_body and _is_title(line)
        if chunk and (again or (ended and (code is not None or not codes))):
            yield chunk
            chunk, codes, ended, titled, has_body = [], set(), False, False, False
        chunk.append(line)
        codes |= {code} if code else set()
        ended |= document_number(line.text) is not None
        titled |= _is_title(line)
        has_body |= _is_body(line)
    if chunk:
        yield chunk


def _coded(lines: Sequence[Line]) -> Piece:
    """An article of the display with codes."""
    piece, code = Piece(), ""
    for line in lines:
        if named := _code(line):
            code = named
            piece.known.append(line)
        elif code in BODY or (not code and _is_body(line)):
            piece.body.append(line)
        elif code:
            piece.add(code, line)
            code = "" if code == "AN" else code
    return piece


def _bare(lines: Sequence[Line]) -> Piece:
    """An article of the display without codes: header, paragraphs, publisher and number."""
    piece = Piece()
    paragraphs = [n for n, line in enumerate(lines) if _is_body(line)]
    above = lines[: paragraphs[0] if paragraphs else None]
    words_at = next((n for n, line in enumerate(above) if _is_length(line)), None)
    if words_at is None:
        words_at = next((n for n, line in enumerate(above) if is_date(line.text) and not _is_title(line)), None)
    end = next((n for n, line in enumerate(lines) if document_number(line.text)), len(lines))
    header = paragraphs[0] if paragraphs else end
    if words_at is not None:
        texts = [line.text for line in lines[words_at:header]]
        values, n_used = after_title(texts)
        if not paragraphs:
            header = words_at + n_used
        _note(piece, values, lines[words_at : words_at + n_used])
        _leftover(piece, lines[words_at + n_used : header])
    elif not paragraphs:
        header = next((n + 1 for n in reversed(range(len(lines))) if _is_title(lines[n])), 0)
    _above(piece, lines[: header if words_at is None else words_at])
    last = paragraphs[-1] + 1 if paragraphs else end - (end < len(lines) and end > header)
    piece.body = list(lines[header:last]) if paragraphs or piece.known else []
    for line in lines[last:end]:
        piece.add("PUB" if line is lines[end - 1] and end < len(lines) else "RF", line)
    if end < len(lines) and end >= last:
        piece.add("AN", lines[end])
    return piece


def _note(piece: Piece, values: dict[str, list[str]], lines: Sequence[Line]) -> None:
    for code, texts in values.items():
        piece.values.setdefault(code, []).extend(texts)
    piece.known += lines


def _above(piece: Piece, lines: Sequence[Line]) -> None:
    """Section, title, author and credit: the page says which is the title, and mostly which the author."""
    titles = [n for n, line in enumerate(lines) if _is_title(line)]
    authors = [n for n, line in enumerate(lines) if "author" in line.classes]
    first, last = (titles[0], titles[-1]) if titles else (-1, -1)
    for n, line in enumerate(lines):
        if n in titles:
            piece.add("HD", line)
        elif n < first:
            piece.add("SE", line)
        elif titles:
            piece.add("BY" if n in authors or (not authors and n == last + 1) else "CR", line)


def _leftover(piece: Piece, lines: Sequence[Line]) -> None:
    """Header lines that follow on no known language: the copyright is last, the language before it."""
    if lines and is_copyright(lines[-1].text):
        piece.add("CY", lines[-1])
        lines = lines[:-1]
    for n, line in enumerate(lines):
        is_last = n == len(lines) - 1 and not any(map(str.isdigit, line.text)) and "LA" not in piece.values
        piece.add("LA" if is_last else "ED", line)


def _code(line: Line) -> str | None:
    """The field code in a cell of the class index."""
    return line.text if _CODE.fullmatch(line.text) and "index" in line.classes else None


def _is_title(line: Line) -> bool:
    return any(map(_HEADLINE.fullmatch, line.classes)) or line.runs[0].element.attribute("id") == "hd"


def _is_body(line: Line) -> bool:
    return "articleParagraph" in line.classes


def _is_length(line: Line) -> bool:
    return WORDS_LINE.fullmatch(line.text[:60]) is not None and not _is_title(line)


def _number_of(element: Element) -> str | None:
    """The number in the name of an article's frame, article-COUR000020200102eg120001p."""
    at: Element | None = element
    while at is not None:
        name = at.attribute("id") or ""
        if name.startswith("article-"):
            return name.removeprefix("article-")
        at = at.parent
    return None
