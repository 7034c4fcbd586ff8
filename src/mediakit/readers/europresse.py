"""Europresse and Eureka as HTML, in the markup of 2004 to 2013 (`TitreArticleVisu`) and in that of today (`<article>`).

What a line is gets settled by the innermost element around it that says so. The old markup tells only outlet,
date and title; author and body stand at known places between the title and the document's number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers import _europresse_parts as parts
from mediakit.readers._europresse_kinds import Kinds, Roles, is_number, roles_of
from mediakit.readers._markup import Line, accounted, lines
from mediakit.readers._parsed import BREAKS_OFF, Parsed

NAME = "Europresse"
COVER, LIST = "cover page", "list of documents"
DROPPED = {
    "furniture": "page furniture",
    "classification": "classification",
    "elsewhere": "other outlets of the article",
}
LONGEST_COVER_LINE = 300  # characters
LONGEST_LIST = 2000  # lines looked through for what is missing
_CLASSES = ("DocPublicationName", "DocHeader", "titreArticleVisu", "docOcurrContainer", "PubliC.lblNodoc")
_IN_TAG = r"<[a-z][^<>]{0,300}?\b(?:class|id)\s*=\s*[\"']?[^\"'<>]{0,200}?\b(?:rdp__)?"
_MARKS = tuple(re.compile(rf"{_IN_TAG}{name}\b", re.IGNORECASE) for name in _CLASSES)
_PICTURE = re.compile(r"<img\b(?![^<>]*(?:DocName=|logo))", re.IGNORECASE)
_END = re.compile(r"</(?:html|body)\s*>\s*\Z", re.IGNORECASE)


@dataclass
class _Document:
    """The lines between one outlet's name and the next, and what the markup says of each."""

    lines: list[Line] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    around: object = None  # its <article>
    seen: set[str] = field(default_factory=set)
    over: bool = False  # its number or foot was seen

    def take(self, line: Line, kind: str) -> None:
        """Add a line."""
        self.lines.append(line)
        self.kinds.append(kind)
        self.seen.add(kind)
        self.over = self.over or kind == "foot" or is_number(line, kind)

    def begins_another(self, kind: str, around: object) -> bool:
        """Whether a line of this kind is the next document's, since this one has all that comes before it."""
        if around is not None and around is not self.around:
            return True
        if kind == "outlet":
            return len(self.seen) > 1 or kind not in self.seen
        if kind == "header":
            return self.over or not self.seen.isdisjoint(("title", "body"))
        return kind == "title" and (self.over or "body" in self.seen)


def recognises(text: str) -> bool:
    """Whether two of the classes that only these exports have stand in its tags."""
    if "ublicationName" not in text and "lblNodoc" not in text and "rticleVisu" not in text:
        return False
    return sum(mark.search(text) is not None for mark in _MARKS) >= 2


def read(text: str) -> Parsed:
    """Take an export apart, one article for each document.

    Examples
    --------
    >>> page = (
    ...     '<article><header><span class="DocPublicationName">Courier, no. 12</span><div><span class="DocHeader">'
    ...     'Monde, jeudi 5 octobre 2023 - 3 mots, p. 4</span></div><div class="titreArticle">'
    ...     '<p class="titreArticleVisu">Le pont</p></div></header><section><div class="docOcurrContainer">'
    ...     '<p>Le pont rouvre.</p></div></section></article>'
    ... )
    >>> article = read(page).articles[0]
    >>> [article[name] for name in ("outlet", "issue", "title", "text", "published_text", "pages")]
    ['Courier', '12', 'Le pont', 'Le pont rouvre.', 'jeudi 5 octobre 2023', '4']
    """
    kinds = Kinds(text)
    found = [part for line in lines(text) for part in kinds.parted(line)]
    before, documents = _documents(kinds, found)
    articles, known, reasons = [], [], {}
    for document in documents:
        roles = roles_of(document.lines, document.kinds, text)
        articles.append(_article(text, document, roles))
        for role, given in roles.lines.items():
            if role in DROPPED:
                inside = range(articles[-1]["start"], articles[-1]["end"])  # a lost tag can put them into the body
                reasons |= {line.start: DROPPED[role] for line in given if line.start not in inside}
            elif role != "body":
                known += given
    n_expected = _cover(before, reasons)
    dropped = _stretches(found, reasons)
    return Parsed(
        articles=articles,
        metadata=accounted(len(text), found, [(a["start"], a["end"]) for a in articles], known, dropped),
        dropped=dropped,
        warnings=_remarks(text, articles, n_expected, before),
        n_expected=n_expected,
    )


def _documents(kinds: Kinds, found: list[Line]) -> tuple[list[Line], list[_Document]]:
    """The lines before the first document, and the documents."""
    before: list[Line] = []
    documents: list[_Document] = []
    for line in found:
        around = kinds.article(line)
        kind = kinds.of(line)
        current = documents[-1] if documents else None
        if current is None and around is None and kind not in ("outlet", "header", "title", "titlebox", "body"):
            before.append(line)
            continue
        if current is None or current.begins_another(kind, around):
            current = _Document(around=around)
            documents.append(current)
            kinds.begin()
            kind = kinds.of(line)
        current.take(line, kind)
        kinds.passed(line, kind)
    if any(is_number(line, "") for line in before):  # the file begins within a document
        documents.insert(0, _Document(before, [""] * len(before)))
        before = []
    return before, documents


def _article(markup: str, document: _Document, roles: Roles) -> dict[str, Any]:
    body = roles.lines.get("body", [])
    start, end = (body[0].start, body[-1].end) if body else (document.lines[0].start,) * 2
    header = parts.header_of(roles.text("header", " ") or "")
    outlet, issue, edition = parts.outlet_of(" ".join(_raw(line) for line in roles.lines.get("outlet", [])))
    number = parts.NUMBER.fullmatch(roles.lines["number"][0].text[:600]) if "number" in roles.lines else None
    article = {
        "title": roles.text("title", " "),
        "text": roles.text("body", "\n\n") or "",
        "start": start,
        "end": end,
        "outlet": outlet,
        "published_text": header.published_text,
        "host": NAME,
        "author": roles.text("author", "; "),
        "section": header.section,
        "url": roles.url,
        "source_id": (number["said"] or number["bare"]) if number else None,
        "length": header.length or roles.text("length", "; "),
        "pages": header.pages,
        "issue": issue,
        "edition": edition,
        "subtitle": roles.text("subtitle", " / "),
        "copyright": roles.text("copyright", " "),
        "caption": roles.text("caption", " / "),
        "note": roles.text("note", " / "),
        "box": roles.text("box", "\n\n"),
    }
    if not article["text"]:
        article["text_note"] = article["caption"] or roles.text("no text", " ")
        if article["caption"] or _PICTURE.search(markup, document.lines[0].start, document.lines[-1].end):
            article |= {"text_status": "picture only", "text_note": article["text_note"] or "a picture without a text"}
    return {name: value for name, value in article.items() if value or name in ("title", "text", "start", "end")}


def _raw(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _cover(before: list[Line], reasons: dict[int, str]) -> int | None:
    """Say why the lines before the first document are dropped; and the number of documents they announce."""
    announced, reason = None, COVER
    for line in before:
        if parts.LIST_HEADING.fullmatch(line.text[:100]):
            reason = LIST
        if found := parts.ANNOUNCES.fullmatch(line.text[:200]):
            announced = announced or int(found[1] or found[2])
        if len(line.text) <= LONGEST_COVER_LINE:  # a longer one may be what is left of an article
            reasons[line.start] = reason
    return announced


def _stretches(found: list[Line], reasons: dict[int, str]) -> list[tuple[int, int, str]]:
    """Dropped lines that follow each other for one reason are one stretch, the tags between them included."""
    spans: list[tuple[int, int, str]] = []
    last = None
    for line in found:
        reason = reasons.get(line.start)
        if reason and reason == last:
            spans[-1] = (spans[-1][0], line.end, reason)
        elif reason:
            spans.append((line.start, line.end, reason))
        last = reason
    return spans


def _remarks(markup: str, articles: list[dict[str, Any]], n_expected: int | None, before: list[Line]) -> list[str]:
    said = []
    if n_expected is not None and n_expected != len(articles):
        missing = _missing(articles, before)
        said.append(f"Announces {counted(n_expected, 'document')}, holds {len(articles):,}{missing}.")
    nameless = [a for a in articles if "outlet" not in a and not a["title"]]
    for article in nameless[:3]:
        said.append(f"A document without its head, at character {article['start']:,}: kept without outlet and title.")
    if len(nameless) > 3:
        said.append(f"Without a head are {counted(len(nameless), 'document')} in all.")
    if articles and "source_id" not in articles[-1] and not _END.search(markup, max(0, len(markup) - 200)):
        articles[-1] |= {"text_status": "cut", "text_note": BREAKS_OFF}
        where = f"'{articles[-1]['title'] or articles[-1].get('outlet')}' (character {articles[-1]['start']:,})"
        said.append(
            f"The file ends within its last document, {where}: its text may be cut, and documents may be missing."
        )
    return said


def _missing(articles: list[dict[str, Any]], before: list[Line]) -> str:
    """Which entries of the list of documents were not found, and behind which they should stand."""
    titles = {parts.folded(a["title"] or ""): a for a in articles}
    titles.pop("", None)
    others = {parts.folded(a.get("outlet") or "") for a in articles} | {""}
    told, last, in_list = [], None, False
    for line in before[:LONGEST_LIST]:
        plain = parts.folded(line.text)
        if parts.LIST_HEADING.fullmatch(line.text[:100]):
            in_list = True
        elif in_list and (title := next((title for title in titles if title in plain), "")):
            last = titles[title]
        elif in_list and plain not in others and not parts.header_of(line.text).published_text and not plain.isdigit():
            place = f" (after '{last['title'][:100]}', character {last['end']:,})" if last else " (before the first)"
            told.append(f"'{line.text[:100]}'{place}")
    return f". Missing by its list: {listed(told, most=5)}" if told else "; the file does not say which is missing"
