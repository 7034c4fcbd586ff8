"""Read the text capture of an aggregator page: a main article, its furniture, the related articles.

Two forms are known. Form A prints bare lines; form B begins with ``logo`` and repeats titles. Hashtag and
outlet pages are lists of related articles without a main one. What parts the lines is in `blocks` (related
articles) and `furniture` (fixed lines); dates come from `ages`, agencies and datelines from `credits`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from mediakit.readers import furniture
from mediakit.readers._parsed import Parsed
from mediakit.readers.ages import RANGES, parse_age, split_fused
from mediakit.readers.blocks import (
    Block,
    Line,
    bodies,
    has_plain_block,
    lines_of,
    plain_blocks,
    timed_blocks,
)
from mediakit.readers.credits import origin_and_dateline
from mediakit.readers.furniture import Run

NAME = "aggregator page"
FURNITURE = "page furniture"
REPEATED = "repeated title"
HOST = "daily8.com"
_HEAD_LINES = 4  # a listing's heading is among the first lines


def recognises(text: str) -> bool:
    """Whether the text shows what only an aggregator page has.

    A furniture run, ``logo`` as first line, the heading of a hashtag page, or a related block. A plain
    article that names "Related Articles" somewhere shows none of them.

    >>> recognises("logo\\nFerry returns\\n\\nFerry returns\\n")
    True
    >>> recognises("Ferry returns\\nThe ferry sailed again.\\nRelated Articles\\n")
    False
    """
    lines = lines_of(text)
    if not lines:
        return False
    if lines[0].text == furniture.LOGO or any(furniture.listing_language(line.text) for line in lines[:_HEAD_LINES]):
        return True
    if any(run.size > 1 for run in furniture.runs([line.text for line in lines])):
        return True
    return has_plain_block(lines) or any(b.bullets and b.repeats for b in timed_blocks(lines, 0))


def read(text: str) -> Parsed:
    """Take an aggregator page apart.

    Any text is accepted; what has no place in the layout is left unclaimed, for the import's audit.

    Parameters
    ----------
    text : str
        The decoded page.

    Returns
    -------
    Parsed
        The articles in the order of the page, the main one first. `origin` is None where neither a
        credit nor a dateline names an agency; `published` is not set, since the page does not say when
        it was captured.

    Examples
    --------
    >>> page = "Harbour Post\\n2 hours ago\\n- Harbour Post\\nFerry sails\\nSELVICK – It sailed. – QBC\\n"
    >>> article = read(page).articles[0]
    >>> [article[column] for column in ("title", "outlet", "age_text", "origin", "dateline")]
    ['Ferry sails', 'Harbour Post', '2 hours ago', 'QBC', 'SELVICK']
    """
    found = _Found(text)
    lines = lines_of(text)
    parts = _captures(lines)
    if len(parts) > 1:
        found.warnings.append(f"The text holds {len(parts)} page captures, one after another.")
    for part in parts:
        _read_page(part, found)
    return Parsed(found.articles, found.metadata, found.dropped, found.warnings)


@dataclass
class _Found:
    """What has been read so far."""

    raw: str
    articles: list[dict[str, Any]] = field(default_factory=list)
    metadata: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def drop(self, lines: Iterable[Line], reason: str) -> None:
        self.dropped += [(line.start, line.end, reason) for line in lines]

    def keep(self, lines: Iterable[Line]) -> None:
        self.metadata += [(line.start, line.end) for line in lines]

    def article(self, body: Sequence[Line], place: int, **values: str | None) -> None:
        """Add an article; without a body it stands, empty, at `place`."""
        start, end = (body[0].start, body[-1].end) if body else (place, place)
        text = self.raw[start:end].replace("\r\n", "\n")
        origin, dateline = origin_and_dateline(text)
        self.articles.append(
            {"text": text, "start": start, "end": end, "origin": origin, "dateline": dateline, **values}
        )


class _Page(NamedTuple):
    """The parts of one page, as indexes of its lines."""

    top: int  # first line after logo and heading
    main_end: int  # end of the main part
    blocks: list[Block]
    end: int  # end of the last block's body
    listing: bool
    shared: dict[str, str | None]  # what all its articles have: language and host


def _captures(lines: list[Line]) -> list[list[Line]]:
    """Part a text into page captures: usually one, several where files were pasted together.

    Two furniture runs alone do not make two pages, a body may quote one. Two pages it is where related
    articles follow the earlier run at once.
    """
    whole = [run for run in furniture.runs([line.text for line in lines]) if run.size >= 4]
    cuts = [0]
    for run, after in pairwise(whole):
        between = lines[run.last + 1 : after.first]
        blocks = _blocks(between, 0, timed=_is_timed(lines[cuts[-1] :]))
        if not blocks or blocks[0].first != 0:
            continue
        logos = [i for i in range(blocks[-1].body, len(between)) if between[i].text == furniture.LOGO]
        # a related body is one line, so what follows it is the next page
        own = logos[-1] if logos else min(blocks[-1].body + 1, len(between))
        cuts.append(run.last + 1 + own)
    return [lines[a:b] for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _is_timed(lines: list[Line]) -> bool:
    return bool(lines) and lines[0].text == furniture.LOGO


def _blocks(lines: list[Line], start: int, *, timed: bool, strict: bool = False) -> list[Block]:
    """Find the blocks in the page's own form, or in the other where there are none."""
    if timed:
        return timed_blocks(lines, start) or plain_blocks(lines, start, strict=strict)
    return plain_blocks(lines, start, strict=strict) or timed_blocks(lines, start)


def _trimmed(lines: list[Line], start: int, end: int) -> int:
    """Take the one fixed line off that may stand directly before a run."""
    if end > start and (last := furniture.fixed(lines[end - 1].text)) and last.role > furniture.RELATED:
        return end - 1
    return end


def _read_page(lines: list[Line], found: _Found) -> None:
    if not lines:
        return
    page = _layout(lines, found)
    outlets = {lines[block.outlet].text for block in page.blocks}
    if not page.listing and page.main_end > page.top:
        main = lines[page.top : page.main_end]
        if _is_timed(lines) or (len(main) > 1 and _has_background(lines, page.main_end, main)):
            _read_timed_main(main, outlets, page.shared, found)
        else:
            _read_main(main, page.shared, found)
    for block, body in bodies(page.blocks, page.end):
        _read_block(lines, block, body, page.shared, found)


def _has_background(lines: list[Line], end: int, main: list[Line]) -> bool:
    """Whether this is form B with its first line lost: title twice, and the background's line at the end."""
    last = furniture.fixed(lines[end].text) if end < len(lines) else None
    return main[0].text == main[1].text and last is not None and last.role == furniture.BACKGROUND


def _layout(lines: list[Line], found: _Found) -> _Page:
    """Find the page's parts; drops its furniture."""
    timed = _is_timed(lines)
    top = 1 if timed else 0
    found.drop(lines[:top], FURNITURE)
    run = _main_run(lines, found)
    heading = _heading(lines, top)
    blocks = _blocks(lines, run.last + 1, timed=timed) if run else []
    if heading is not None and not blocks:  # a listing has no run; one at its end parts nothing
        end = _trimmed(lines, heading, run.first) if run else len(lines)
        language = _listing_language(lines[top:heading])
        found.drop(lines[top:heading], FURNITURE)
        blocks = _blocks(lines[:end], heading, timed=timed)
        main_end = heading
    else:
        blocks = blocks or ([] if run else _blocks(lines, top, timed=timed, strict=True))
        language = run.language if run else None
        heading, end = None, len(lines)
        main_end = run.first if run else (blocks[0].first if blocks else end)
        main_end = _trimmed(lines, top, main_end) if run else main_end
    if run:
        fixed_from = end if heading is not None else main_end
        found.drop(lines[fixed_from : run.last + 1], FURNITURE)
        _warn_unread(lines, run, blocks, found)
    names_host = any("Daily8" in line.text for line in (lines[run.first : run.last + 1] if run else ()))
    # the host is stated only where the page names it: the second line of the run does, a listing does not
    shared = {"language": language, "host": HOST if names_host else None}
    return _Page(top, main_end, blocks, end, heading is not None, shared)


def _main_run(lines: list[Line], found: _Found) -> Run | None:
    """Choose the run that ends the main part: the last whole one, else the last piece of one."""
    runs = furniture.runs([line.text for line in lines])
    whole = [run for run in runs if run.size >= 4]
    if len(whole) > 1:
        found.warnings.append(
            f"{len(whole)} furniture runs were found; the last one was taken as the end of the main article."
        )
    return (whole or runs or [None])[-1]


def _heading(lines: list[Line], top: int) -> int | None:
    """Give the index after the heading of a hashtag or outlet page, or None where this is none."""
    for i in range(top, min(top + _HEAD_LINES - 1, len(lines))):
        if furniture.listing_language(lines[i].text):
            return i + 1
        again = i + 1 < len(lines) and lines[i + 1].text == lines[i].text
        if top and i == top and furniture.outlet_page_language(lines[i].text) and not again:
            return i + 1  # an article may be titled "Latest from the summit", but its title stands twice
    if top and len(lines) > top and lines[top].text == "#":  # a heading in words nobody has seen yet
        return min(top + 2, len(lines))
    return None


def _listing_language(heading: list[Line]) -> str | None:
    for line in heading:
        if found := furniture.listing_language(line.text) or furniture.outlet_page_language(line.text):
            return found
    return None


def _warn_unread(lines: list[Line], run: Run, blocks: list[Block], found: _Found) -> None:
    first = next((block.first for block in blocks if block.first > run.last), len(lines))
    if unread := first - run.last - 1:
        found.warnings.append(
            f"{unread} {'lines' if unread > 1 else 'line'} after the furniture could not be read as a related article."
        )


def _read_main(main: list[Line], shared: dict[str, str | None], found: _Found) -> None:
    """Read the main article of form A: a title, then the body; the page names no outlet and no age."""
    found.keep(main[:1])
    if len(main) == 1:
        found.warnings.append("The main article has a title and no body.")
    found.article(main[1:], main[0].end, title=main[0].text, outlet=None, age_text=None, **shared)


def _read_timed_main(main: list[Line], outlets: set[str], shared: dict[str, str | None], found: _Found) -> None:
    """Read the main article of form B: title twice, then outlet and age fused, then the body."""
    twice = len(main) > 1 and main[0].text == main[1].text
    head = 2 if twice else 1
    if twice:
        found.drop(main[:1], REPEATED)
    else:
        found.warnings.append("The main article's title stands once, not twice.")
    outlet, age = _read_header(main[head].text, outlets, found) if len(main) > head else (None, None)
    head += age is not None
    found.keep(main[1 if twice else 0 : head])
    if len(main) == head:
        found.warnings.append("The main article has a title and no body.")
    title = main[1 if twice else 0].text
    found.article(main[head:], main[head - 1].end, title=title, outlet=outlet, age_text=age, **shared)


def _read_header(line: str, outlets: set[str], found: _Found) -> tuple[str | None, str | None]:
    """Read the line that fuses outlet and age; None, None where it is a line of the body."""
    parted = split_fused(line, outlets)
    age = parse_age(line)
    bare = age is not None and (age.count < 2 or age.count in RANGES[age.unit])
    if bare and (parted is None or parted[0] not in outlets):
        found.warnings.append(f"The main article's header '{line}' gives an age and no outlet.")
        return None, line
    if parted is None:
        return None, None
    outlet, age_text, settled = parted
    if settled:
        why = "which a related article names" if outlet in outlets else "the shorter name"
        found.warnings.append(
            f"The main article's header '{line}' can be parted in more than one way;"
            f" its outlet was taken to be '{outlet}', {why}."
        )
    return outlet, age_text


def _read_block(lines: list[Line], block: Block, body: range, shared: dict[str, str | None], found: _Found) -> None:
    """Read one related article."""
    found.drop([lines[i] for i in block.repeats], REPEATED)
    named = [block.outlet, block.age, *block.bullets]
    if block.title is not None:
        named.append(block.title)
    found.keep(lines[i] for i in sorted(named))
    if block.oddity:
        found.warnings.append(f"A related article is not as usual: {block.oddity}.")
    values = dict(shared)
    if block.category_text is not None:
        values["category"] = block.category_text
    found.article(
        lines[body.start : body.stop],
        lines[body.start - 1].end,
        title="" if block.title is None else lines[block.title].text,
        outlet=lines[block.outlet].text,
        age_text=block.age_text,
        **values,
    )
