"""Nexis in its classic form, as HTML: what the text form prints, in one block of markup a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape

from mediakit.readers._document_numbers import ROUND
from mediakit.readers._markup import Element, Line, accounted, lines
from mediakit.readers._nexis_blocks import CENTRED, Row, level
from mediakit.readers._nexis_file import HEADING, is_heading, mark_break, read_rows, whole
from mediakit.readers._nexis_labels import label_of
from mediakit.readers._parsed import Parsed

NAME = "Nexis HTML"
PEEK = 200_000  # characters looked at to recognise a file; styles and a cover page stand first
NEAR = 4  # rows below a mark within which its heading stands

_TEXTS = re.compile(r">([^<>]{3,200})(?=<)")
_MARKS = re.compile(r"<docfull\b|<doc\s+number\b|<a\s+name\s*=\s*[\"']?doc_id_\d", re.IGNORECASE)
_STYLE = re.compile(r"\.(?P<name>[\w-]+)\s*\{(?P<rules>[^{}]*)\}")
_CENTRE = re.compile(r"text-align\s*:\s*center|align\s*=\s*[\"']?center", re.IGNORECASE)
_COUNT = re.compile(r"<meta\b[^<>]{0,200}?\bdocuments\s*=\s*[\"']?(\d{1,6})", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether it is markup with such a heading between tags, and with a mark or a label of Nexis.

    >>> recognises("<html><p>1 of 2 DOCUMENTS</p><p>Courier</p><p>LENGTH: 9 words</p></html>")
    True
    >>> recognises("<html><p>1 of 2 documents was signed.</p></html>")
    False
    """
    sample = text[:PEEK]
    if "<" not in sample[:5_000]:
        return False
    found = [level(unescape(match[1])) for match in _TEXTS.finditer(sample)]
    if not any(HEADING.fullmatch(line) for line in found):
        return False
    return _MARKS.search(sample) is not None or any(label_of(line.split(":")[0] + ":") for line in found if ":" in line)


def read(text: str) -> Parsed:
    """Take an export apart; the classes of its styles, which change from file to file, decide nothing.

    Parameters
    ----------
    text : str
        The decoded file.

    Returns
    -------
    Parsed
        With the columns of the text form.

    Examples
    --------
    >>> page = "<p>1 of 1 DOCUMENTS</p><p>Courier</p><p>May 2, 2011</p><p>LENGTH: 2 words</p><p>It <b>rained</b>.</p>"
    >>> article = read(page).articles[0]
    >>> article["outlet"], article["text"], page[article["start"]:article["end"]]
    ('Courier', 'It rained.', 'It <b>rained</b>.')
    """
    found = lines(text)
    rows = _rows(text, found)
    parsed = read_rows(rows, _starts(text, rows), wrapped=False)
    mark_break(parsed, text)
    numbers = [a["document_number"] for a in parsed.articles if a.get("document_number")]
    counts = [int(match[1]) for match in _COUNT.finditer(text)]
    if numbers and len(counts) == 1 and counts[0] and not parsed.aside.asked and (numbers[0] - 1) % ROUND == 0:
        parsed.aside.asked.append(frozenset(range(numbers[0], numbers[0] + counts[0])))
    expected, warnings = whole([parsed])
    known = {start for start, _ in parsed.metadata}
    metadata = accounted(
        len(text),
        found,
        [(article["start"], article["end"]) for article in parsed.articles],
        [line for line in found if line.start in known],
        parsed.dropped,
    )
    return Parsed(parsed.articles, metadata, parsed.dropped, warnings, expected)


def _rows(text: str, found: Sequence[Line]) -> list[Row]:
    """The lines as rows; centred ones are told by the style sheet or by what stands in the tags."""
    styles = {match["name"] for match in _STYLE.finditer(text) if _CENTRE.search(match["rules"])}
    seen: dict[int, bool] = {}
    rows = []
    position = 0
    for line in found:
        centred = bool(styles & line.classes) or any(_is_centred(run.element, seen) for run in line.runs)
        opens = line.breaks > 1 or len(_BREAK.findall(text, position, line.start)) > 1
        rows.append(Row(level(line.text), line.start, line.end, CENTRED if centred else 0, opens))
        position = line.end
    return [row for row in rows if row.text]


def _is_centred(element: Element | None, seen: dict[int, bool]) -> bool:
    """Whether it or an element around it is centred by its tag."""
    if element is None:
        return False
    if id(element) not in seen:
        own = element.tag == "center" or _CENTRE.search(element.source) is not None
        seen[id(element)] = own or _is_centred(element.parent, seen)
    return seen[id(element)]


def _starts(text: str, rows: Sequence[Row]) -> list[int]:
    """The rows at which articles begin: headings, and marks in the source whose heading is lost."""
    starts = {number for number, row in enumerate(rows) if is_heading(row)}
    places = [row.start for row in rows]
    for mark in _MARKS.finditer(text):
        number = bisect_left(places, mark.end())
        if number < len(rows) and not starts & set(range(number, number + NEAR)):
            starts.add(number)
    return sorted(starts)
