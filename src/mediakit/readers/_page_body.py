"""Which of the lines that an extraction kept are the article's body, and which tell about it or lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mediakit.readers._markup import Element, Line
from mediakit.readers._page_facts import Facts

_DATED = re.compile(
    r"(?:^|[-_])(?:pub)?(?:date|published|posted-on|timestamp|dateline|datum|fecha)(?:$|[-_])", re.IGNORECASE
)
_UPDATED = re.compile(r"updat|modif|aktualis|actualis|mise", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:^|[-_])(?:intro|lede?|standfirst|chapo|chapeau|vorspann|entradilla|inleiding|dek|lead)(?:$|[-_])"
)
_ELSEWHERE = re.compile(
    r"(?:^|[-_])(?:related|teasers?|recommend\w*|promos?|newsletter|read-?more|more-from|most-?read|outbrain|taboola|cards?)"
    r"(?:$|[-_])"
)
_POINTER = re.compile(
    r"(?:read (?:more|also)|see also|also read|more on this|related|lire aussi|à lire|voir aussi|lesen sie auch|"
    r"mehr zum thema|lees ook|lees meer|lea también|lea además|leia também|leggi anche)\s*[:：›»-]?\s",
    re.IGNORECASE,
)
AT_TOP = 8  # lines within which the headline stands, where the extraction has it
SHORT = 80  # characters of a kicker, a byline or a label
MAIN_CELL = 0.5  # share of the text from which a layout table's cell is the article
MANY = 5_000  # lines; an article laid out as a table has fewer


def body_of(lines: list[Line], kept: Mapping[int, str], facts: Facts) -> list[int]:
    """The numbers of the lines that are the body.

    Taken off what trafilatura kept: kicker, headline, byline and date at the top; lines that only point to other
    articles; cards of other articles at the end; and, where the whole page is one table, the other cells.
    Added is the lead, where the page marks one between headline and text and trafilatura passed it over.

    >>> from mediakit.readers._markup import lines
    >>> lead = f"<p class=intro>{'It rained. ' * 5}"
    >>> page = lines(f"<p>Summit<h1>Rain</h1>{lead}<p>All day.<p><b>Read more:</b> <a>Sun</a>")
    >>> body_of(page, {0: "Summit", 1: "Rain", 3: "All day.", 4: "Read more: Sun"}, Facts(titles={"Rain"}))
    [2, 3]
    """
    body = [n for n in kept if kept[n] and not _points_elsewhere(lines[n])]
    body = _main_cell(lines, body)
    top = [at for at, n in enumerate(body[:AT_TOP]) if _is_headline(lines[body[at]], facts)]
    if top and all(len(lines[n].text) < SHORT for n in body[: top[-1]] if not _is_headline(lines[n], facts)):
        body = body[top[-1] + 1 :]
    while body and (tells(lines[body[0]], facts) or _is_headline(lines[body[0]], facts) or _is_date(lines[body[0]])):
        body.pop(0)
    body = _without_cards(lines, body)
    return _leads(lines, body, facts) + body if body else []


def tells(line: Line, facts: Facts) -> bool:
    """Whether a line holds the headline, the author or the date, and nothing else to speak of."""
    if line.text in facts.titles or is_title_tag(line):
        return True
    names = facts.author.split("; ") if facts.author else []
    if any(name in line.text for name in names):
        return len(line.text) < sum(len(name) + 16 for name in names)
    return line.text == facts.published_text or _all_in(line, "time")


def is_title_tag(line: Line) -> bool:
    """Whether a line is the page's title tag; drawings have such tags too."""
    return line.runs[0].element.tag == "title" and not line.within("svg")


def date_above(lines: list[Line], first: int, titles: set[str]) -> tuple[str, str] | None:
    """The date on the lines between headline and text, where an element is marked as that, and what marks it.

    >>> from mediakit.readers._markup import lines
    >>> date_above(lines("<h1>Rain</h1><time datetime=2026-03-01>Sunday</time><p>It rained."), 2, {"Rain"})
    ('2026-03-01', 'time element')
    """
    start = max(0, first - 25)
    start = max((n - 3 for n in range(start, first) if lines[n].text in titles), default=start)
    above = lines[max(0, start) : first]
    for line in above:
        for run in line.runs:
            time = run.element.nearest("time")
            if time and not _UPDATED.search(" ".join((time.source, line.text, *line.classes))):
                return time.attribute("datetime") or " ".join(run.text.split()), "time element"
    for line in above:
        if _is_date(line):
            return line.text, "element of class date"
    return None


def _is_date(line: Line) -> bool:
    """Whether a line with a number is marked as the date, and not as that of an update."""
    around = line.runs[0].element
    for _ in range(2):  # a wrapper around the whole article may say 'published'
        around = around.parent or around
    own = " ".join((line.text, *(line.classes - around.classes)))
    marked = any(map(_DATED.search, line.classes - around.classes)) and not _UPDATED.search(own)
    return marked and len(line.text) <= 60 and re.search(r"\d", line.text) is not None


def _all_in(line: Line, tag: str) -> bool:
    """Whether all of a line is in elements of this tag, not far above it."""
    for run in line.runs:
        element, steps = run.element, 0
        while element.tag != tag:
            if element.parent is None or steps == 5:
                return False
            element, steps = element.parent, steps + 1
    return True


def _is_headline(line: Line, facts: Facts) -> bool:
    return line.text in facts.titles or (bool(facts.title) and _all_in(line, "h1"))


def _points_elsewhere(line: Line) -> bool:
    """Whether a line is a label such as 'Read also' and a link."""
    found = _POINTER.match(f"{line.text} ")
    if not found or len(line.text) > 4 * SHORT:
        return False
    linked = sum(len(run.text.strip()) for run in line.runs if run.element.within("a"))
    return linked >= 0.8 * (len(line.text) - found.end())


def _main_cell(lines: list[Line], body: list[int]) -> list[int]:
    """Of a page laid out as a table, the lines of the cell with most of the text."""
    while len(body) < MANY:
        sizes: dict[Element, int] = {}
        for n in body:
            cell = lines[n].runs[0].element.nearest("td")
            if cell is None:
                return body
            while cell is not None:
                sizes[cell] = sizes.get(cell, 0) + len(lines[n].text)
                cell = cell.parent and cell.parent.nearest("td")
        total = sum(len(lines[n].text) for n in body)
        main = min((c for c in sizes if MAIN_CELL * total < sizes[c] < total), key=lambda c: sizes[c], default=None)
        longest = max((len(lines[n].text) for n in body), default=0)
        if main is None or longest < SHORT:
            return body
        body = [n for n in body if _in(lines[n].runs[0].element, main)]
    return body


def _in(element: Element | None, outer: Element) -> bool:
    while element is not None and element is not outer:
        element = element.parent
    return element is outer


def _without_cards(lines: list[Line], body: list[int]) -> list[int]:
    """Without the other articles' cards and the links at the end, where they are the smaller part."""
    end = len(body)
    while end and (_is_link(lines[body[end - 1]]) or any(map(_ELSEWHERE.search, lines[body[end - 1]].classes))):
        end -= 1
    size = sum(len(lines[n].text) for n in body)
    return body[:end] if sum(len(lines[n].text) for n in body[:end]) > size / 2 else body


def _is_link(line: Line) -> bool:
    return len(line.text) < SHORT and _all_in(line, "a")


def _leads(lines: list[Line], body: list[int], facts: Facts) -> list[int]:
    """Lines marked as the lead between the headline and the body."""
    above = range(max(0, body[0] - AT_TOP), body[0])
    title = next((n for n in reversed(above) if _is_headline(lines[n], facts)), None)
    if title is None:
        return []
    return [
        n
        for n in range(title + 1, body[0])
        if len(lines[n].text) >= SHORT / 2
        and any(map(_LEAD.search, lines[n].classes - lines[title].classes))
        and not tells(lines[n], facts)
    ]
