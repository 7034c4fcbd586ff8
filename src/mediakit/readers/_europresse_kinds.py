"""What each line of a Europresse page is: by the markup around it first, by its place in the document second."""

from __future__ import annotations

import re
from itertools import groupby

from mediakit.readers import _europresse_parts as parts
from mediakit.readers._markup import Element, Line

_OF_CLASS = {
    "docpublicationname": "outlet",
    "rdp__docpublicationname": "outlet",
    "docheader": "header",
    "rdp__docheader": "header",
    "doctitresoussection": "header",
    "titrearticlevisu": "title",
    "rdp__articletitle": "title",
    "grandtitre": "title",
    "titrearticle": "titlebox",
    "rdp__subtitle": "subtitle",
    "docauthors": "author",
    "dococurrcontainer": "body",
    "doctext": "body",
    "rdp__newsdoc": "box",
    "no-transcription": "no text",
    "apd-wrapper": "elsewhere",
    "apd-sources-date": "elsewhere",
    "source-name-apd": "elsewhere",
    "doc-urlref": "elsewhere",
    "doc-legalinfo": "foot",
    "txtcertificat": "foot",
}
_OF_TAG = {"header": "head", "section": "body", "aside": "aside", "footer": "foot", "title": "furniture"}
_STANDS_ONCE = ("outlet", "header", "title")
_TAIL = 12  # lines at the end of a body of the old markup in which copyright and classification may stand
_HEAD_LINES = 3  # lines after the old markup's title that can hold subtitle and author
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:]['’\"”»)]*$")


class Kinds:
    """The kind of each line by the innermost element that tells one, asked in the order of the lines.

    An element whose end tag is lost seems to hold all that follows; so a name, header or title counts only
    where its lines follow each other directly.
    """

    def __init__(self, markup: str):
        self._markup = markup
        self._of: dict[Element, tuple[str, Element | None]] = {}
        self._articles: dict[Element, Element | None] = {}
        self.begin()

    def begin(self) -> None:
        """A new document: nothing of it was seen yet."""
        self._seen: set[tuple[str, Element | None]] = set()
        self._last: tuple[set[tuple[str, Element | None]], int] = (set(), 0)

    def parted(self, line: Line) -> list[Line]:
        """The line, or its parts where a break between name, header and title is lost."""
        told = [self._told(run.element)[0] for run in line.runs]
        if len(set(told)) == 1 or set(told).isdisjoint(_STANDS_ONCE):
            return [line]
        groups = [list(group) for _, group in groupby(zip(told, line.runs, strict=True), key=lambda pair: pair[0])]
        found = []
        for group in groups:
            runs = tuple(run for _, run in group)
            text = " ".join("".join(run.text for run in runs).split())
            found.append(Line(text, runs[0].start, runs[-1].end, runs, 1 if found else line.breaks))
        return found

    def of(self, line: Line) -> str:
        """outlet, header, title, titlebox, subtitle, author, body, box, aside, foot ..., or '' where nothing tells."""
        kind, giver = self._told(line.runs[0].element)
        if kind in _STANDS_ONCE and (kind, giver) in self._seen and not self._goes_on(line, kind, giver):
            return ""
        return kind

    def passed(self, line: Line, kind: str) -> None:
        """Remember a line that was put into the document."""
        given = set()
        for run in line.runs:
            told, giver = self._told(run.element)
            while giver is not None and told == kind:  # an end tag may be lost of any of those that say so
                given.add((kind, giver))
                if (kind, giver) in self._seen:
                    break
                told, giver = self._told(giver.parent) if giver.parent else ("", None)
        self._seen |= given
        self._last = (given, line.end)

    def article(self, line: Line) -> Element | None:
        """The <article> around a line."""
        element = line.runs[0].element
        if element not in self._articles:
            self._articles[element] = element.nearest("article")
        return self._articles[element]

    def _goes_on(self, line: Line, kind: str, giver: Element | None) -> bool:
        given, end = self._last
        if (kind, giver) not in given:
            return False
        return len(_BREAK.findall(self._markup, end, line.start)) < 2 and (
            line.breaks < 2 or (giver is not None and giver.tag not in ("span", "font", "b", "i"))
        )

    def _told(self, element: Element) -> tuple[str, Element | None]:
        path: list[Element] = []
        at: Element | None = element
        while at is not None and at not in self._of:
            path.append(at)
            at = at.parent
        told: tuple[str, Element | None] = self._of[at] if at is not None else ("", None)
        for step in reversed(path):
            own = _own_kind(step, told[0])
            told = (own, step) if own else told
            self._of[step] = told
        return told


def _own_kind(element: Element, around: str) -> str:
    """What an element itself tells; '' where nothing."""
    inherited = element.parent.classes if element.parent else frozenset()
    if element.classes != inherited or "class" in element.source.lower():
        for name in (element.attribute("class") or "").casefold().split():
            if name in _OF_CLASS:
                return _OF_CLASS[name]
            if name.startswith("apd-"):
                return "elsewhere"
            if name.startswith(("public-", "public_")):
                return "foot"
            if name == "sm-margin-bottomnews":
                return "subtitle" if around == "titlebox" else "author"
    name = (element.attribute("id") or "").casefold() if "id" in element.source.lower() else ""
    if name.startswith(("public", "divpublic")):
        return "foot"
    return _OF_TAG.get(element.tag, "")


class Roles:
    """The lines of one document by the role they were given, and what counts of each."""

    def __init__(self) -> None:
        self.lines: dict[str, list[Line]] = {}
        self._texts: dict[str, list[str]] = {}
        self.url: str | None = None

    def give(self, role: str, line: Line, text: str | None = None) -> None:
        """Say what a line is; `text` is what counts of it, where that is not all."""
        self.lines.setdefault(role, []).append(line)
        if value := line.text if text is None else text:
            self._texts.setdefault(role, []).append(value)

    def text(self, role: str, glue: str) -> str | None:
        """The texts with this role; None where there are none."""
        return glue.join(self._texts.get(role, [])) or None

    def give_body(self, line: Line) -> None:
        """A paragraph, or the line that links to the article's page on the web."""
        if len(line.text) > 200 or not parts.ELSEWHERE.fullmatch(line.text):
            self.give("body", line)
            return
        self.give("link", line)
        link = next((a for run in line.runs if (a := run.element.nearest("a"))), None)
        self.url = self.url or (link.attribute("href") if link else None) or None


class _Tail:
    """Captions, notes, classification, copyright, number and certificate, in the order in which they stand."""

    def __init__(self, roles: Roles):
        self._roles, self._open, self._numbered = roles, "", False

    def give(self, line: Line, kind: str) -> None:
        text = line.text[:600]
        if kind == "foot":
            self._open = ""
        if parts.NUMBER.fullmatch(text):
            self._roles.give("furniture" if self._numbered else "number", line)
            self._numbered, self._open = True, ""
        elif not self._numbered and parts.COPYRIGHT.fullmatch(text):
            self._roles.give("copyright", line)
            self._open = ""
        elif not self._numbered and (label := parts.ASIDE.fullmatch(text)):
            self._open = parts.ASIDE_ROLES.get(label[1][:4].casefold(), "caption")
            self._roles.give(self._open, line, label[2].strip())
        elif not self._numbered and (length := parts.SAYS_LENGTH.fullmatch(text)):
            self._roles.give("length", line, length[1])
        elif not self._numbered and parts.CLASSIFICATION.fullmatch(text):
            self._roles.give("classification", line)
        else:
            self._roles.give(self._open or "furniture", line)


def roles_of(found: list[Line], kinds: list[str], markup: str) -> Roles:
    """Settle what each line of one document is."""
    number = next((i for i, line in enumerate(found) if is_number(line, kinds[i])), len(found))
    foot = number
    while 0 < foot < len(found) and kinds[foot] == kinds[foot - 1] == "body" and _is_tail(found[foot - 1].text):
        foot -= 1  # the end of the body's element is lost
    placed = _by_markup(kinds) if "body" in kinds else _by_place(found, kinds, number, markup)
    first_title = next((i for i, kind in enumerate(kinds) if kind in ("title", "titlebox")), 0)
    roles, has_title = Roles(), "title" in kinds
    tail = _Tail(roles)
    for i, (line, kind) in enumerate(zip(found, placed, strict=True)):
        if kind in ("", "aside", "foot") or (i >= foot and kind in ("subtitle", "author", "body")):
            tail.give(line, kind)
        elif kind == "titlebox":
            roles.give("subtitle" if has_title else "title", line)
        elif kind == "author":
            roles.give("subtitle" if i < first_title or len(line.text) > 200 else "author", line)
        elif kind == "body":
            roles.give_body(line)
        else:
            roles.give(kind, line)
    return roles


def is_number(line: Line, kind: str) -> bool:
    """Whether a line gives the document's number and nothing else."""
    return kind in ("", "foot", "head", "aside", "body") and parts.NUMBER.fullmatch(line.text[:600]) is not None


def _by_markup(kinds: list[str]) -> list[str]:
    """The kinds, with what the markup leaves open settled by where the body begins and ends."""
    title = next((i for i, kind in enumerate(kinds) if kind in ("title", "titlebox")), len(kinds))
    first, last = kinds.index("body"), len(kinds) - 1 - kinds[::-1].index("body")

    def settled(i: int) -> str:
        return "subtitle" if i < min(title, first) else "author" if i < first else "body" if i < last else ""

    return [settled(i) if kind in ("", "head") else kind for i, kind in enumerate(kinds)]


def _by_place(found: list[Line], kinds: list[str], number: int, markup: str) -> list[str]:
    """The kinds of the old markup: what follows the head is subtitle, author, body and tail."""
    head = max((i for i, kind in enumerate(kinds[:number]) if kind in ("outlet", "header", "title")), default=-1)
    stop = next((i for i in range(head + 1, number) if kinds[i] in ("foot", "aside")), number)
    body = _behind_author(found, head + 1, stop, markup) if "title" in kinds else head + 1
    end = next((i for i in range(max(body, stop - _TAIL), stop) if _is_tail(found[i].text)), stop)
    title = next((i for i, kind in enumerate(kinds) if kind == "title"), head)

    def settled(i: int) -> str:
        if i < body:
            return "author" if i == body - 1 and i > title else "subtitle"
        return "body" if i < end else ""

    return [settled(i) if kind in ("", "head") else kind for i, kind in enumerate(kinds)]


def _behind_author(found: list[Line], begin: int, stop: int, markup: str) -> int:
    """Where the body begins: behind the last of a few short lines that end with a break before a new paragraph."""
    for i in range(begin, min(begin + _HEAD_LINES, stop - 1)):
        line, after = found[i], found[i + 1]
        if len(line.text) > 150 or len(line.text.split()) > 12 or _SENTENCE_END.search(line.text):
            break
        if after.breaks == 2 and _BREAK.search(markup, line.end, after.start):
            return i + 1
    return begin


def _is_tail(text: str) -> bool:
    text = text[:600]
    label = parts.ASIDE.fullmatch(text)
    return bool(
        (label and (not label[2] or "(" in text[: label.start(2)]))
        or parts.COPYRIGHT.fullmatch(text)
        or parts.CLASSIFICATION.fullmatch(text)
    )
