"""One article of Nexis in its classic form: masthead, headline, labels, body and the closing labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from mediakit.readers._nexis_blocks import TIME_ROW, Block, Row, blocks_of, split_date
from mediakit.readers._nexis_labels import CERTAIN, END, HEAD, LONG, MAYBE, looks_like_label
from mediakit.readers._nexis_pieces import Pieces
from mediakit.readers.names import word_set

MASTHEAD = 14  # blocks above the first label, at most
SHORT = 600  # characters; a longer block above the labels is text, not a headline
NAME_LENGTH = 80  # characters; a longer line is no outlet
BETWEEN = 400  # characters that may stand between two labels of the head
CAPTIONS = 4  # blocks without a label that a picture's caption or a correction may run on for
WEAK = word_set("published show anchor reporter guest")  # labels that a text may begin with
BODY_AFTER = 40  # blocks within which a BODY label is looked for
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FIRM = re.compile(r"\b(?:B\.?V|N\.?V|GmbH|AG|Ltd|Limited|Inc|LLC|S\.?A|plc|KG|SARL|S\.?L|S\.?p\.?A)\.?$")
_SENTENCE_END = re.compile(r"[.!?…:;,\"'”’»)]$")


def article_of(rows: Sequence[Row], place: int, wrapped: bool = True, headed: bool = True) -> Pieces:
    """Take the rows below '3 of 10 DOCUMENTS' apart.

    Parameters
    ----------
    rows : sequence of Row
    place : int
        Where an article without a body stands.
    wrapped : bool
        Whether the file may break lines where the page ends.
    headed : bool
        Whether masthead and labels stand first; without them all that is not at the end is body.
    """
    blocks = blocks_of(rows)
    pieces = Pieces()
    stop = end_of_body(blocks)
    above = blocks[:stop]
    begin = _read_head(above, pieces) if headed else 0
    pieces.body = above[begin:]
    only_picture(pieces)
    read_end(blocks[stop:], pieces)
    pieces.finish(place, wrapped)
    return pieces


def only_picture(pieces: Pieces) -> None:
    """A body of nothing but photo captions is none."""
    if pieces.body and all(block.label is not None and block.label.column == "photo" for block in pieces.body):
        for block in pieces.body:
            pieces.put("graphic", block.text, [block])
        pieces.body = []


def is_long(block: Block) -> bool:
    """Whether a label's value may run on over further blocks, as a caption or a correction does."""
    return block.label is not None and block.label.column in LONG


def end_of_body(blocks: Sequence[Block], runs_on: Callable[[Block], bool] = is_long) -> int:
    """The block at which the closing labels begin.

    Seen from the end there is nothing but labels, copyright and what continues them. NOTE, CORRECTION or PHOTO count
    only after a label that no author writes, since papers have such lines of their own.

    Parameters
    ----------
    blocks : sequence of Block
    runs_on : callable
        Whether the value of a block's label may run on over further blocks.
    """
    best, run = len(blocks), 0
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        label = block.label
        if block.is_copyright or (label is not None and (label.role == END or _is_address(block))):
            column = label.column if label else "copyright"
            trailing = best == len(blocks) and run <= 2 and (column in CERTAIN or block.is_copyright)
            if run and not (runs_on(block) or trailing):
                break
            best, run = number, 0
        elif (label is not None and label.role == MAYBE) or (label is None and looks_like_label(block.text)):
            if run and not is_long(block):
                run += 1
                if run > CAPTIONS:
                    break
            else:
                run = 0
        else:
            run += 1
            if run > CAPTIONS or len(block.text) > 2 * SHORT:
                break
    return best


def _is_address(block: Block) -> bool:
    """Whether it is the address that some papers' documents end with: a URL label and nothing else."""
    return block.label is not None and block.label.column == "url" and _ADDRESS.fullmatch(block.value) is not None


def read_end(blocks: Sequence[Block], pieces: Pieces) -> None:
    """The closing labels; a block without one continues a caption or a correction, or is left over."""
    last: str | None = None
    for number, block in enumerate(blocks):
        if block.is_copyright:
            pieces.put("copyright", block.text, [block])
            last = "copyright"
        elif block.label is not None:
            pieces.put(block.label.column, block.value, [block])
            last = block.label.column
        elif looks_like_label(block.text):
            _put_label(block, pieces)
            last = None
        elif last in LONG or any(later.label or later.is_copyright for later in blocks[number:]):
            pieces.go_on(last or "notes", block)
        elif last == "copyright" and block.rows[0].centred:
            pieces.go_on(last, block)


def _put_label(block: Block, pieces: Pieces) -> None:
    """A label's value in its column; one that nobody knows names its column itself."""
    name, _, value = block.text.partition(":")
    column = block.label.column if block.label else re.sub(r"\W+", "_", name.strip().lower())
    pieces.put(column, value.strip(), [block])


def _read_head(blocks: list[Block], pieces: Pieces) -> int:
    """Masthead, headline and labels; the number of the block at which the body begins."""
    first = _first_label(blocks)
    begin = _read_masthead(blocks, first, pieces)
    return begin if first is None else _read_labels(blocks, begin, pieces)


def _first_label(blocks: Sequence[Block]) -> int | None:
    """The block with the first label of the head, if it is near enough to the masthead to be one."""
    for number, block in enumerate(blocks[:MASTHEAD]):
        if block.label is not None and block.label.role == HEAD:
            return number
        if len(block.text) > SHORT and not block.is_copyright:
            return None
    return None


def _read_masthead(blocks: list[Block], first: int | None, pieces: Pieces) -> int:
    """Outlet, date, edition, and the headline above the first label; without labels the body begins after it."""
    until = len(blocks) if first is None else first
    above = [part for block in blocks[:until][:MASTHEAD] for part in _parted(block)]
    rights = [part for part in above if part.is_copyright]
    pieces.put("copyright", " ".join(part.text for part in rights), rights)
    above = [part for part in above if not part.is_copyright]
    dated = _date_block(above)
    if dated is None:
        named = [part for part in above if part.rows[0].centred] or [p for p in above[:1] if len(p.text) <= NAME_LENGTH]
        before, after = named[:3], [part for part in above if part not in named[:3]]
    else:
        before, after = above[:dated], above[dated + 1 :]
        read_date_rows(above[dated].rows, pieces)
    headlines = _read_outlet(before, bool(after), pieces)
    if first is None:  # no labels: one headline, then text
        taken = after[:1] if not headlines and after and len(after[0].text) <= SHORT // 2 else []
        _put_headline([*headlines, *taken], pieces)
        return _below_used(blocks, pieces)
    _put_headline([*headlines, *after], pieces)
    return first


def _below_used(blocks: list[Block], pieces: Pieces) -> int:
    """The block below the last row that is used; one that is used in part keeps its other rows."""
    last = max((row.end for row in pieces.used), default=0)
    for number, block in enumerate(blocks):
        rows = [row for row in block.rows if row.start >= last]
        if rows:
            blocks[number] = block if len(rows) == len(block.rows) else Block(rows)
            return number
    return len(blocks)


def _parted(block: Block) -> list[Block]:
    """A block of the masthead, parted before a date and where centred lines meet others."""
    if block.is_copyright:
        return [block]
    parts = [Block([block.rows[0]], block.label)]
    seen_date = split_date(block.rows[0].text) is not None
    for last, row in pairwise(block.rows):
        is_date = not seen_date and split_date(row.text) is not None
        seen_date = seen_date or is_date
        if is_date or last.centred != row.centred:
            parts.append(Block([row]))
        else:
            parts[-1].rows.append(row)
    return parts


def _date_block(above: Sequence[Block]) -> int | None:
    dated = [n for n, block in enumerate(above) if (found := split_date(block.rows[0].text)) and found[1][:1] != ":"]
    centred = [n for n in dated if above[n].rows[0].centred]
    return next(iter(centred or dated), None)


def read_date_rows(rows: Sequence[Row], pieces: Pieces) -> None:
    """A date, what follows it and the lines below it, which name the edition."""
    written, rest = split_date(rows[0].text) or (rows[0].text, "")
    editions = [rest] if rest else []
    for row in rows[1:]:
        if not editions and TIME_ROW.fullmatch(row.text):
            written = f"{written} {row.text}"
        else:
            editions.append(row.text)
    pieces.put("published_text", written, [Block(list(rows))])
    edition = "; ".join(text.rstrip(" ;") for text in editions)
    pieces.put("edition", edition, [])


def _read_outlet(before: list[Block], has_headline: bool, pieces: Pieces) -> list[Block]:
    """The outlet above the date and, before it, the publisher; gives back what is rather a headline."""
    if any(block.rows[0].centred for block in before):
        headlines = [block for block in before if not block.rows[0].centred]
        before = [block for block in before if block.rows[0].centred]
    elif len(before) > 1 and not has_headline:
        headlines, before = before[1:], before[:1]
    else:
        headlines = []
    if before:
        *publishers, outlet = before
        rows = outlet.rows
        firms = [row for row in rows[:-1] if _FIRM.search(row.text)]
        pieces.put("publisher", " ".join(part.text for part in publishers), publishers)
        pieces.put("publisher", " ".join(row.text for row in firms), [])
        pieces.put("outlet", " ".join(row.text for row in rows if row not in firms), [outlet])
    return headlines


def _put_headline(blocks: Sequence[Block], pieces: Pieces, labels: bool = False) -> None:
    """The first is the headline, what follows stands below it; among `labels` others become columns too."""
    for number, block in enumerate(blocks):
        if labels and (block.label is not None or looks_like_label(block.text)):
            _put_label(block, pieces)
            continue
        column = "headline" if not number and "headline" not in pieces.parts else "subtitle"
        if column == "subtitle" and re.match(r"(?:by|von|par|door|por|di)\s+[A-ZÀ-Þ]", block.text, re.IGNORECASE):
            column = "author" if len(block.text) < 80 else column
        pieces.put(column, block.text, [block])


def _read_labels(blocks: list[Block], at: int, pieces: Pieces) -> int:
    """The labels from the first on, with headlines and unknown labels among them; where the body begins."""
    body = next((n for n, b in enumerate(blocks[:BODY_AFTER]) if _is_body(b)), None)
    seen: set[str] = set()
    last = ""
    while at < len(blocks):
        block = blocks[at]
        label = block.label
        if _is_body(block):
            pieces.used += block.rows[:1] if label and not label.value else []
            rest = Block(block.rows[1:])
            if label and not label.value:
                if rest.rows:
                    blocks[at] = rest
                return at + (not rest.rows)
            return at
        if label is not None and (label.role == HEAD or (body is not None and at < body)) and label.column not in seen:
            seen.add(label.column)
            last = label.column
            column = "published_text" if last == "published" else last
            if column not in ("published_text", "dateline") or column not in pieces.parts:
                pieces.put(column, block.value, [block])
        elif (body is not None and at < body) or _leads_to_label(blocks, at, seen):
            if last in LONG or (last == "headline" and "headline" not in pieces.parts):
                pieces.go_on(last, block)
            else:
                _put_headline([block], pieces, labels=True)
        else:
            break
        at += 1
    return _headline_below(blocks, at, pieces)


def _is_body(block: Block) -> bool:
    label = block.label
    return label is not None and label.column == "body" and (not label.value or block.rows[0].text.startswith("BODY"))


def _leads_to_label(blocks: Sequence[Block], at: int, seen: set[str]) -> bool:
    """Whether, few words on, a label of the head follows that has not stood yet."""
    passed = 0
    for block in blocks[at : at + 8]:
        column = block.label.column if block.label is not None and block.label.role == HEAD else None
        if column is not None and column not in seen and column not in WEAK:
            return True
        passed += len(block.text) if block.label is None else 0
        if passed > BETWEEN:
            return False
    return False


def _headline_below(blocks: Sequence[Block], at: int, pieces: Pieces) -> int:
    """A headline that stands below the labels: one short line that is no sentence, with text after it."""
    if "headline" in pieces.parts or at + 1 >= len(blocks):
        return at
    block = blocks[at]
    if len(block.text) > 150 or block.label is not None or _SENTENCE_END.search(block.text):
        return at
    pieces.put("headline", block.text, [block])
    return at + 1
