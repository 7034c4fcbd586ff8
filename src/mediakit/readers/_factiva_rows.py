"""The lines of a Factiva text with their places, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = " \t|\x00\xa0\ufeff\u200b\u3000"  # what cells of tables leave at the edges of lines
_NOTHING = re.compile(r"[\x00\ufeff\u200b]+")
_CLOSED = re.compile(r"[.!?…:;][\"”»'’)\]]*$")
_WRAPPED_AT = 140  # characters; a longer line was not wrapped
_MOST_WRAPPED = 0.3  # share of lines that end in mid-sentence, from which on lines are no paragraphs
_FIRM = re.compile(
    r"\b(?:GmbH|AG|SE|KG|Inc|Ltd|Limited|LLC|PLC|S\.?A\.?|SAS|SARL|S\.?p\.?A|S\.?r\.?l|S\.?L|B\.?V|N\.?V|Co|Corp|Company"
    r"|Corporation|Group|Groupe|Gruppe|Grupo|Gruppo|Verlag\w*|Verlagsgesellschaft|Media|Medien|Médias?|Medios|Press|Presse"
    r"|Prensa|Publishing|Publications?|Publishers?|Syndication|Digital|News|Newspapers?|Éditions?|Editions?|Editorial"
    r"|Uitgever\w*|Zeitungs\w*|Full Text)\b\.?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not empty: its text without the edges, its place, and what stands before it."""

    text: str
    start: int
    end: int
    gap: bool  # an empty line
    page: bool  # the beginning of a page
    level: str  # the text with single spaces

    def part(self, begin: int = 0, end: int | None = None) -> Row:
        """The row that a stretch of its text is."""
        text = self.text[begin:end]
        return Row(text, self.start + begin, self.start + begin + len(text), self.gap, self.page, level(text))


def rows_of(text: str) -> list[Row]:
    r"""The lines of a text that are not empty.

    >>> [(row.text, row.start, row.end, row.gap) for row in rows_of("HD|Rain\n|\nLP|It rained.|\r\nAll day.")]
    [('HD|Rain', 0, 7, False), ('LP|It rained.', 10, 23, True), ('All day.', 26, 34, False)]
    """
    rows: list[Row] = []
    ended = 0
    gap = page = False
    for found in _LINE.finditer(text):
        between = text[ended : found.start()]
        gap |= between.count("\n") > 1 or (not between.count("\n") and between.count("\r") > 1)
        page |= "\f" in between
        ended = found.end()
        bare = found[0].strip(_EDGE)
        if not bare:
            gap = True
            continue
        start = found.start() + found[0].index(bare)
        rows.append(Row(bare, start, start + len(bare), gap or page, page, level(bare)))
        gap = page = False
    return rows


def edges(text: str, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The spans between rows that are not white space: what cells of tables leave behind.

    >>> text = "HD|Rain|\\n|\\nLP"
    >>> edges(text, rows_of(text))
    [(7, 10)]
    """
    places = [0, *(place for row in rows for place in (row.start, row.end)), len(text)]
    spans = []
    for start, end in zip(places[::2], places[1::2], strict=True):
        between = text[start:end]
        if bare := between.strip():
            begin = start + between.index(bare[0])
            spans.append((begin, begin + len(bare)))
    return spans


def level(text: str) -> str:
    """White space as single spaces.

    >>> level("It\\t rained.")
    'It rained.'
    """
    if not text.isascii() or "\x00" in text:
        text = _NOTHING.sub("", text)
    return " ".join(text.split()).strip(_EDGE)


def blocks_of(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows between empty lines.

    >>> [[row.text for row in block] for block in blocks_of(rows_of("A\\nB\\n\\nC"))]
    [['A', 'B'], ['C']]
    """
    blocks: list[list[Row]] = []
    for row in rows:
        if row.gap or not blocks:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def paragraphs(rows: Sequence[Row]) -> str:
    """The text of a body: a line is a paragraph, unless so many end in mid-sentence that they were wrapped.

    >>> paragraphs(rows_of("The dam\\nat Tarn is\\nopen.\\n\\nIt rained."))
    'The dam at Tarn is open.\\n\\nIt rained.'
    >>> paragraphs(rows_of("The dam is open.\\nIt rained."))
    'The dam is open.\\n\\nIt rained.'
    """
    texts = [row.level for row in rows]
    joints = [n for n in range(len(rows) - 1) if not rows[n + 1].gap]
    inside = [n for n in joints if not _CLOSED.search(texts[n])]
    longest = max((len(texts[n]) for n in joints), default=0)
    if not inside or longest > _WRAPPED_AT or len(inside) < _MOST_WRAPPED * len(joints):
        return "\n\n".join(texts)
    gaps = any(row.gap for row in rows[1:])
    written = []
    for n, text in enumerate(texts):
        ends = n == len(texts) - 1 or rows[n + 1].gap
        if not gaps and _CLOSED.search(text) and len(text) < 0.75 * longest:
            ends = True
        written.append(text + ("\n\n" if ends else " "))
    return "".join(written).strip()


def is_publisher(row: Row, *names: str) -> bool:
    """Whether the last line above the document number is the publisher's: short, a firm or one that is named above.

    >>> [row] = rows_of("Courier Press GmbH")
    >>> is_publisher(row), is_publisher(rows_of("It rained all day.")[0]), is_publisher(rows_of("Rain")[0])
    (True, False, False)
    >>> is_publisher(rows_of("Harbour Post")[0], "(c) 2012 Harbour Post", "")
    True
    """
    text = row.level
    if len(text) > 100:
        return False
    words = set(re.findall(r"\w{4,}", text.casefold()))
    shares = any(words and words <= set(re.findall(r"\w{4,}", name.casefold())) for name in names)
    firms = [found.end() for found in _FIRM.finditer(text)]
    closed = _CLOSED.search(text) and len(text) not in firms
    return not closed and (shares or bool(firms)) and text[:1].upper() == text[:1]
