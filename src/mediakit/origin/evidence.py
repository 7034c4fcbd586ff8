"""What an article says of who wrote it: its lines of credit, and whose it is by them."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit.origin.agencies import Agencies
from mediakit.origin.bylines import byline_agencies, names_a_person
from mediakit.origin.contributions import contributions
from mediakit.origin.houses import same_house
from mediakit.origin.picture_credits import picture_credits
from mediakit.origin.starts import start_credit
from mediakit.readers.credits import Credit, end_credits, french_agency, without_junk
from mediakit.readers.datelines import dateline_at
from mediakit.readers.names import is_credit_name

WROTE, CONTRIBUTED, PICTURE = "wrote", "contributed", "picture"
ORDER = ("body", "end", "dateline", "start", "byline")  # whose word goes before whose
NO_LIST = Agencies(None)

_TAIL = 600  # characters at the end in which lines that stand behind the credit are looked for
# What says in words who wrote; before each what it cannot match without.
_STATED = (
    (("Distributed by",), re.compile(r"\bDistributed by (?P<name>[^.\n]{2,60}?) on behalf of\b")),
    (
        ("was first published",),
        re.compile(r"\bThis (?:report|story|article) by (?P<name>[^.\n]{2,60}?) was first published\b"),
    ),
    (
        ("first published", "originally published", "first appeared", "originally appeared"),
        re.compile(
            r"\b[Tt]his (?:report|story|article|column|piece|commentary)\s+(?:was\s+)?(?:first|originally)\s+"
            r"(?:published|appeared)\s+(?:by|on|in|at)\s+(?:the website of\s+)?(?:the\s+)?"
            r"(?P<name>[A-ZÀ-Ý][^.,:;()\n]{1,58}?(?:\.[a-z]{2,4})?)"
            r"(?=\s*(?:[.,:;()\n]|$|\s(?:on|in|under|and|as|with|at)\s))"
        ),
    ),
)


class Line(NamedTuple):
    """A line of credit.

    Attributes
    ----------
    name : str
        Whom it names, as written.
    role, place : str
    text : str
    start, end : int or None
        None for a byline.
    material : bool
        The text was made with what an agency sent ("With inputs from").
    """

    name: str
    role: str
    place: str
    text: str
    start: int | None = None
    end: int | None = None
    material: bool = False


class Evidence(NamedTuple):
    """The lines of an article that tell who wrote it, and its dateline."""

    lines: list[Line]
    dateline: str | None


def evidence(text: str, author: str | None, outlet: str | None, agencies: Agencies) -> Evidence:
    """Find the lines that tell who wrote a text or took part, and its dateline; pictures are left out.

    >>> found = evidence("SELVICK (QBC) - It sailed. – Nordwire", "Anna Berg", "Courier", NO_LIST)
    >>> [(line.name, line.place) for line in found.lines], found.dateline
    ([('QBC', 'dateline'), ('Nordwire', 'end')], 'SELVICK')
    """

    def known(name: str) -> bool:
        return agencies.knows(name.strip())

    took_part = contributions(text, agencies)
    lines = [_standing(c.name, CONTRIBUTED, text, c.start, c.end)._replace(material=c.material) for c in took_part]
    stop = _last_of_text(text, [(c.start, c.end) for c in took_part], agencies)
    lines += [_line("end", text, credit) for credit in end_credits(text, known, stop)
              if not (outlet and text[credit.start] in "©(C" and "©" in text[credit.start : credit.end]
                      and same_house(credit.name, outlet, agencies))]  # fmt: skip
    lines += _stated(text)
    dateline = dateline_at(text, known)
    above = start_credit(text, agencies)
    if dateline and dateline.agency is None and dateline.place and above and above.start == dateline.start:
        dateline = None  # "NORDWIRE - It sailed" begins with no place
    if dateline and dateline.agency:
        span = text[dateline.start : dateline.end].rstrip()
        lines.append(Line(dateline.agency, WROTE, "dateline", span, dateline.start, dateline.start + len(span)))
    elif dateline and dateline.place:
        above = french_agency(text) or above
    if above and not any(line.start < above.end and above.start < line.end for line in lines):
        lines.append(_line("start", text, above))
    lines.sort(key=lambda line: (line.start, line.end))
    if author and author.strip():
        lines += [Line(found.name, WROTE if found.wrote else CONTRIBUTED, "byline", author)
                  for found in byline_agencies(author, outlet, agencies)]  # fmt: skip
    return Evidence(lines, dateline.place if dateline else None)


def picture_lines(text: str, agencies: Agencies) -> list[Line]:
    """The lines that say whose pictures a text shows.

    >>> [(line.name, line.text) for line in picture_lines("A bell. (Photo: QBC) It rang.", NO_LIST)]
    [('QBC', '(Photo: QBC)')]
    """
    return [_standing(c.name, PICTURE, text, c.start, c.end) for c in picture_credits(text, agencies)]


def origin_by(found: Evidence, author: str | None, outlet: str | None, agencies: Agencies) -> tuple[str, str] | None:
    """Whose a text is by its lines, as written, and what says so; the outlet's name where a line names the outlet.

    Parameters
    ----------
    found : Evidence
    author, outlet : str or None
    agencies : Agencies

    Returns
    -------
    tuple of (origin, place) or None

    >>> origin_by(evidence("SELVICK (QBC) - It sailed. – Nordwire", None, None, NO_LIST), None, None, NO_LIST)
    ('Nordwire', 'end')
    """
    wrote = [line for line in found.lines if line.role == WROTE]
    last_first = sorted(wrote, key=lambda line: (ORDER.index(line.place), -(line.end or 0)))
    if not last_first:
        material = [line for line in found.lines if line.material]
        if not material or (author and author.strip() and names_a_person(author, outlet, agencies)):
            return None
        last = material[-1]
        names = [line.name for line in material if (line.start, line.end) == (last.start, last.end)]
        name, place = " and ".join(names), last.place
    else:
        name, place = last_first[0].name, last_first[0].place
    return (outlet if outlet and same_house(name, outlet, agencies) else name), place


def origin_and_dateline(text: str, agencies: Agencies = NO_LIST) -> tuple[str | None, str | None]:
    """Find who wrote a body, and its dateline, by what the body alone says.

    Parameters
    ----------
    text : str
        The body of an article, as it stands.
    agencies : Agencies, optional
        The list of agencies; without it shape alone decides.

    Returns
    -------
    tuple of (origin or None, dateline or None)
        The origin as written; None where nothing names an agency, so that the outlet wrote it as far as anybody can
        tell. The dateline is the place and the date before the dateline's sign, without the agency.

    Notes
    -----
    Picture credits ("(Photo: Anna Berg)", "(Courier pic)") are no origin, and neither is a dash in the
    middle of a body. A name must begin with capitals in scripts that have them.

    Examples
    --------
    >>> origin_and_dateline("MARROWGATE – The bell will not ring. The crack is old. – QBC")
    ('QBC', 'MARROWGATE')
    >>> origin_and_dateline("SELVICK, July 25, 2025 /PressTarn/ -- Halvard Lanterns will open a school.")
    ('PressTarn', 'SELVICK, July 25, 2025')
    >>> origin_and_dateline("The ferry – the old one – sailed. (Photo: Anna Berg)")
    (None, None)
    """
    found = evidence(text, None, None, agencies)
    told = origin_by(found, None, None, agencies)
    return (told[0] if told else None), found.dateline


def _standing(name: str, role: str, text: str, start: int, end: int) -> Line:
    """A line as it stands, without white space around it."""
    line = text[start:end]
    start, end = start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())
    return Line(name, role, _place(text, start, end), text[start:end], start, end)


def _line(place: str, text: str, credit: Credit) -> Line:
    return _standing(credit.name, WROTE, text, credit.start, credit.end)._replace(place=place)


def _place(text: str, start: int, end: int) -> str:
    """Where a line stands: at the start, the end or in the body."""
    if not text[end : end + 3 * _TAIL].strip(" \n.)"):
        return "end"
    if start >= len(text) - _TAIL and start > len(text) // 2:
        return "end"
    return "start" if start < _TAIL // 2 and start < len(text) // 4 else "body"


def _stated(text: str) -> list[Line]:
    found = []
    for words, pattern in _STATED:
        for match in pattern.finditer(text) if any(word in text for word in words) else ():
            if is_credit_name(match["name"].strip()):
                found.append(Line(match["name"].strip(), WROTE, "body", match[0], match.start(), match.end()))
    return found


def _last_of_text(text: str, spans: list[tuple[int, int]], agencies: Agencies) -> int:
    """Where the body ends, before the lines on who took part and whose the pictures are."""
    first = max(0, len(text) - _TAIL)
    spans = [span for span in spans if span[1] > first]
    spans += [(first + c.start, first + c.end) for c in picture_credits(text[first:], agencies)]
    stop = len(text)
    for start, end in sorted(spans, key=lambda span: -span[1]):
        rest = without_junk(text[max(first, end) : stop]).strip(" \n.•*_–—-)")
        if start < stop and not rest:
            stop = start
    return stop
