"""Lines and blocks of a Nexis export, and how wrapped lines become paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mediakit.readers import _date_names
from mediakit.readers._nexis_labels import COPYRIGHT, RESERVED, Label, label_of
from mediakit.readers.names import word_set

CENTRED = 8  # blanks before a line from which on it is centred, not indented
NARROWEST, WIDEST = 72, 160  # characters: no export wraps narrower than the first, none wraps at all over the second
FILLED = (
    0.75  # of the width: a line that ends before it, though its successor's first word had room, was broken by hand
)

_LINE = re.compile(r"([^\r\n]*)(\r{1,3}\n|\r|\n|\Z)")
_SPACE = re.compile(r"[\s\x00\ufeff]+")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(slots=True)
class Row:
    """A line with text: levelled, where it stands, how far it is indented, and whether a block begins with it."""

    text: str
    start: int
    end: int
    indent: int
    opens: bool
    columns: bool = False  # holds wide gaps, as the lines of a table do

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of the page."""
        return self.indent >= CENTRED


@dataclass(slots=True)
class Block:
    """Rows without an empty line between them, or from one label to the next."""

    rows: list[Row]
    label: Label | None = None
    glued: bool = False  # no empty line before it: it is a block only because of its label

    @property
    def text(self) -> str:
        """Its lines, joined by spaces."""
        return " ".join(row.text for row in self.rows)

    @property
    def is_copyright(self) -> bool:
        """Whether it says who owns the rights."""
        return COPYRIGHT.match(self.rows[0].text) is not None

    @property
    def value(self) -> str:
        """What follows its label, continued lines included."""
        own = self.label.value if self.label else self.rows[0].text
        return " ".join([own, *(row.text for row in self.rows[1:])]).strip()


def level(text: str) -> str:
    """One space for any white space, none at the ends; zero bytes are white space."""
    return _SPACE.sub(" ", text).strip()


def rows_of(text: str, start: int = 0, end: int | None = None) -> list[Row]:
    r"""The lines with text; CR CR LF is one line end, as some transfers make it.

    >>> [(row.text, row.start, row.opens) for row in rows_of("a\r\r\nb\n\n  c\n")]
    [('a', 0, True), ('b', 4, False), ('c', 9, True)]
    """
    rows = []
    opens = True
    for found in _LINE.finditer(text, start, len(text) if end is None else end):
        line = found[1]
        bare = line.strip(" \t\f\v\xa0\x00\ufeff\u2028\x85")
        if not bare:
            opens = True
            continue
        lead = line.index(bare)
        begin = found.start() + lead
        indent = len(line[:lead].expandtabs())
        rows.append(Row(level(bare), begin, begin + len(bare), indent, opens, _COLUMNS.search(bare) is not None))
        opens = False
    return rows


def blocks_of(rows: Sequence[Row], capitals: bool = True) -> list[Block]:
    """The blocks; a known label begins one of its own, and so does what follows a copyright notice."""
    blocks: list[Block] = []
    reserved = False
    for row in rows:
        label = label_of(row.text, capitals)
        if row.opens or reserved or not blocks:
            blocks.append(Block([row], label))
        elif label is not None:
            blocks.append(Block([row], label, glued=True))
        else:
            blocks[-1].rows.append(row)
        reserved = blocks[-1].is_copyright and RESERVED.search(row.text) is not None
    return blocks


def span_of(blocks: Sequence[Block]) -> tuple[int, int]:
    """From the first to the last character."""
    return blocks[0].rows[0].start, blocks[-1].rows[-1].end


def body_text(blocks: Sequence[Block], wrapped: bool = True) -> str:
    """The paragraphs, one empty line between them; lines that the export wrapped are joined.

    A line is joined with the next where it fills three quarters of the page, or would with the next line's
    first word; other breaks (verses, lists, tables) stay.
    """
    groups = [list(group) for group in _paragraphs(blocks)]
    width = _width(groups) if wrapped else 0
    return "\n\n".join(paragraph for rows in groups for paragraph in _joined(rows, width))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[Row]]:
    waiting: list[Row] = []
    for block in blocks:
        if waiting and not block.glued:
            yield waiting
            waiting = []
        waiting += block.rows
    if waiting:
        yield waiting


def _width(groups: Sequence[list[Row]]) -> int:
    """How wide the page is; 0 where lines are paragraphs, not pieces of one."""
    lengths = sorted(row.indent + len(row.text) for rows in groups for row in rows[:-1])
    if not lengths:
        return NARROWEST
    widest = lengths[int(0.9 * (len(lengths) - 1))]
    return 0 if widest > WIDEST else max(widest, NARROWEST)


def _joined(rows: Sequence[Row], width: int) -> list[str]:
    """A block's paragraphs: one, or more where the first line of each is indented."""
    paragraphs: list[list[str]] = [[rows[0].text]]
    for last, row in pairwise(rows):
        reach = last.indent + len(last.text) + 1 + len(row.text.split(" ", 1)[0])
        if 2 <= row.indent < CENTRED and last.indent == 0 and not row.columns and _ENDED.search(last.text):
            paragraphs.append([row.text])
        elif reach > FILLED * width and width and not (last.columns and row.columns):
            paragraphs[-1].append(f" {row.text}")
        else:
            paragraphs[-1].append(f"\n{row.text}")
    return ["".join(pieces) for pieces in paragraphs]


_WORD = re.compile(r"[^\W\d_]+\.?|\d+(?:st|nd|rd|th|er|re|o|º|ª)?\b|[^\w\s]")
_NUMBERS = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?!\d)")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|2100")
_LINKS = word_set("de del of the le la el den der dem d am vom di do da a an er")
_TIME = (
    r"[ ,]*(?:(?:at|um|kl|à|a las|om)\.? )?\d{1,2}(?:[:.h]\d\d(?::\d\d)?| ?(?=[AaPp]\.?[Mm]))"
    r"(?: ?[AaPp]\.?[Mm]\b\.?)?(?: (?:Uhr|uur|heures|horas|ore|h)\b)?(?: [A-Z]{2,5}\b)?"
)
_AFTER_YEAR = re.compile(rf"(?:[ ,]*(?P<word>[^\W\d_]+(?:-feira)?)\b\.?)?(?P<time>{_TIME})?")
TIME_ROW = re.compile(rf"{_TIME}|\d{{1,2}}:\d\d(?::\d\d)?(?: .{{2,12}})?")
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|lente|zomer"
    r"|herfst|primavera|verano|otoño|invierno)[ ,]+(?:1[5-9]|20)\d\d(?:/\d{2,4})?",
    re.IGNORECASE,
)


def split_date(text: str) -> tuple[str, str] | None:
    """A line that begins with a date as that date and what follows it; None for any other line.

    >>> split_date("December 19, 1991, Sunday, An Edition")
    ('December 19, 1991, Sunday', 'An Edition')
    >>> split_date("lunes 11 de enero de 2010 10:27 AM GMT"), split_date("In May 2010 it rained on the pier")
    (('lunes 11 de enero de 2010 10:27 AM GMT', ''), None)
    """
    length = _date_length(text[:120]) if _DIGIT.search(text, 0, 120) else None
    if length is None:
        return None
    after = _AFTER_YEAR.match(text, length)
    if after is not None:
        word = after["word"]
        is_day = word is not None and _is_weekday(word)
        length = after.end() if word is None or is_day else length
        if is_day and after["time"] is None:
            length = after.end("word")
    return text[:length].rstrip(" ,;"), text[length:].strip(" ,;.|-–")


def _date_length(text: str) -> int | None:
    """Where the year of a date that begins the line ends."""
    if found := _NUMBERS.match(text):
        return found.end()
    if found := _SEASON.match(text):
        return found.end()
    month, known = False, _date_names.of_all_languages()
    for number, found in enumerate(_WORD.finditer(text)):
        piece = found[0]
        if piece[0].isdigit():
            if _YEAR.fullmatch(piece):
                return found.end() if month else None
            if len(piece.rstrip("strndheºªo")) > 2:
                return None
        elif piece[0].isalpha():
            word = _date_names.plain(piece.rstrip("."))
            meaning = known.get(word)
            month = month or (meaning is not None and bool(meaning.months))
            if number > 11 or not (meaning or word in _LINKS or word == "feira"):
                return None
        elif piece not in ",.-/'’()":
            return None
    return None


def _is_weekday(word: str) -> bool:
    meaning = _date_names.of_all_languages().get(_date_names.plain(word.removesuffix("-feira")))
    return meaning is not None and bool(meaning.weekdays)
