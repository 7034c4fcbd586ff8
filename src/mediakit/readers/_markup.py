"""HTML and XML as text whose every piece knows where it stands in the file.

A tree parser says which line an element began on, at best; an import that accounts for every character needs
offsets. So the tags are read here with one regular expression, in linear time, and nothing is ever expanded
but character references: entities that a file declares stay as they are written.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from mediakit.readers.names import word_set

_TOKEN = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>(?:[^\]]|\](?!\]>))*+)(?:\]\]>|\Z)"
    r"|<(?:!|\?)[^>]*+(?:>|\Z)"
    r"|<(?P<close>/)?(?P<tag>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>=]|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+)(?:>|\Z)"
)
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
VOID = word_set("area base br col embed hr img input link meta source track wbr")
INLINE = word_set(  # any other element, an XML one above all, breaks the line
    """a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark nobr o output q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr hlt elink"""
)
SKIPPED = word_set("script style noscript template textarea select")
_CLOSED_BY_NEXT = {"p": "p", "li": "li", "td": "td", "th": "th", "tr": "tr", "dt": "dt", "dd": "dd"}
DEEPEST = 200  # open elements; what is nested deeper counts as part of the last one


class Element:
    """An open element and those around it.

    Attributes
    ----------
    tag : str
        In lower case, without a namespace's prefix.
    source : str
        What stands between the tag's name and its ``>``.
    parent : Element or None
    classes : frozenset of str
        Its own classes and those of all elements around it.
    """

    __slots__ = ("classes", "depth", "parent", "source", "tag")

    def __init__(self, tag: str, source: str = "", parent: Element | None = None):
        self.tag, self.source, self.parent = tag, source, parent
        self.depth = parent.depth + 1 if parent else 0
        own = _CLASS.search(source)
        inherited = parent.classes if parent else frozenset()
        self.classes = inherited | set(next(filter(None, own.groups()), "").split()) if own else inherited

    def within(self, *tags: str) -> bool:
        """Whether it or an element around it has one of these tags."""
        return self.nearest(*tags) is not None

    def nearest(self, *tags: str) -> Element | None:
        """The innermost of it and the elements around it that has one of these tags."""
        at: Element | None = self
        while at is not None and at.tag not in tags:
            at = at.parent
        return at

    def attribute(self, name: str) -> str | None:
        """The value of an attribute of its own, character references resolved; None where it has none."""
        found = re.search(
            rf"(?<![\w-]){re.escape(name)}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", self.source, re.IGNORECASE
        )
        return None if found is None else html.unescape(next((g for g in found.groups() if g is not None), ""))


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two tags: as it is written at ``start:end``, and with its character references resolved."""

    text: str
    start: int
    end: int
    element: Element
    breaks: int  # what came before it: 0 nothing that breaks a line, 1 a <br>, 2 the edge of a block


@dataclass(frozen=True, slots=True)
class Line:
    """The runs between two breaks as one line: white space levelled, classes and elements of all its runs."""

    text: str
    start: int
    end: int
    runs: tuple[Run, ...]
    breaks: int

    @property
    def classes(self) -> frozenset[str]:
        """The classes of all elements around any of its text."""
        return frozenset().union(*(run.element.classes for run in self.runs))

    def within(self, *tags: str) -> bool:
        """Whether any of its text is in an element with one of these tags."""
        return any(run.element.within(*tags) for run in self.runs)


def runs(markup: str) -> Iterator[Run]:
    """The stretches of text in order; scripts, styles, comments and declarations left out.

    >>> [(r.text, r.start, r.end, r.breaks, r.element.tag) for r in runs("<p>A &amp; <b>B</b><br>C</p>")]
    [('A & ', 3, 11, 2, 'p'), ('B', 14, 15, 0, 'b'), ('C', 23, 24, 1, 'p')]
    """
    element, breaks, position = Element(""), 2, 0
    while position < len(markup):
        token = _TOKEN.search(markup, position)
        stop = token.start() if token else len(markup)
        if stop > position:
            yield Run(html.unescape(markup[position:stop]), position, stop, element, breaks)
            breaks = 0
        if token is None:
            return
        position = token.end()
        if token["cdata"]:
            yield Run(token["cdata"], token.start("cdata"), token.end("cdata"), element, breaks)
            breaks = 0
        if token["tag"] is None:
            continue
        tag = token["tag"].lower().rpartition(":")[2]
        breaks = max(breaks, 1 if tag == "br" else 0 if tag in INLINE else 2)
        if token["close"]:
            element = _closed(element, tag)
        elif tag in SKIPPED and not token["rest"].endswith("/"):
            position = _after(markup, tag, position)
        elif tag not in VOID and not token["rest"].endswith("/"):
            if tag in _CLOSED_BY_NEXT and element.tag == _CLOSED_BY_NEXT[tag]:
                element = element.parent or element
            if element.depth < DEEPEST:
                element = Element(tag, token["rest"], element)


def lines(markup: str) -> list[Line]:
    """The text line by line, a new one at each ``<br>`` and at the edge of each block; empty ones left out.

    >>> [(line.text, sorted(line.classes)) for line in lines('<p class="h">A<b class="x"> B</b><br> C </p>')]
    [('A B', ['h', 'x']), ('C', ['h'])]
    """
    number = 0

    def numbered() -> Iterator[tuple[int, Run]]:
        nonlocal number
        for run in runs(markup):
            number += run.breaks > 0
            yield number, run

    found = []
    waiting = 0  # the strongest break since the last line with text
    for _, group in groupby(numbered(), key=lambda pair: pair[0]):
        of_line = tuple(run for _, run in group)
        waiting = max(waiting, of_line[0].breaks)
        text = _SPACE.sub(" ", "".join(run.text for run in of_line)).replace("\xa0", " ").strip()
        if text:
            filled = [run for run in of_line if run.text.strip()]
            found.append(Line(text, *_span(markup, filled), tuple(filled), waiting))
            waiting = 0
    return found


def accounted(
    n_chars: int,
    found: Iterable[Line],
    articles: Iterable[tuple[int, int]],
    known: Iterable[Line],
    dropped: Iterable[tuple[int, int, str]] = (),
) -> list[tuple[int, int]]:
    """The metadata spans of a marked-up file: its tags, and the lines that hold what is `known` about articles.

    Lines in no article that are neither known nor dropped are left to `read_corpus`, which drops them as
    'not recognised'; so no visible text can pass for markup.

    Parameters
    ----------
    n_chars : int
        Length of the file.
    found : iterable of Line
        All its lines.
    articles : iterable of (start, end)
        The bodies.
    known : iterable of Line
        Titles, dates and the like.
    dropped : iterable of (start, end, reason)

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> page = "<i>Courier</i><p>Rain.</p><p>Print</p>"
    >>> courier, rain, print_ = lines(page)
    >>> accounted(len(page), [courier, rain, print_], [(rain.start, rain.end)], [courier])
    [(0, 17), (22, 29), (34, 38)]
    """
    kept = sorted(span for span in articles if span[0] < span[1])
    starts = [start for start, _ in kept]
    known_starts = {line.start for line in known}
    taken = [*kept, *((start, end) for start, end, _ in dropped)]
    dropped_spans = sorted(taken[len(kept) :])
    dropped_starts = [start for start, _ in dropped_spans]
    for line in found:
        inside = _holds(kept, starts, line.start) or _holds(dropped_spans, dropped_starts, line.start)
        if not inside and line.start not in known_starts:
            taken.append((line.start, line.end))
    gaps, position = [], 0
    for start, end in sorted(taken):
        if start > position:
            gaps.append((position, start))
        position = max(position, end)
    return [*gaps, (position, n_chars)] if position < n_chars else gaps


def _holds(spans: list[tuple[int, int]], starts: list[int], place: int) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < spans[at][1]


def _span(markup: str, filled: list[Run]) -> tuple[int, int]:
    """From the first to the last character that is no white space."""
    first, last = filled[0], filled[-1]
    lead, tail = markup[first.start : first.end], markup[last.start : last.end]
    return first.start + len(lead) - len(lead.lstrip()), last.end - len(tail) + len(tail.rstrip())


def _closed(element: Element, tag: str) -> Element:
    """What is open after an end tag; one that closes nothing is passed over."""
    opened = element.nearest(tag)
    return opened.parent or element if opened else element


def _after(markup: str, tag: str, position: int) -> int:
    """Where the content of an element without readable text ends."""
    found = re.compile(rf"</{tag}\b", re.IGNORECASE).search(markup, position)
    return found.start() if found else len(markup)
