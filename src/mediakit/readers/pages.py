"""The parts of an aggregator page: heading, main article, furniture run, related articles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from mediakit.readers import furniture
from mediakit.readers.blocks import Block, Line, plain_blocks, timed_blocks
from mediakit.readers.furniture import Run

HOST = "daily8.com"
HEAD_LINES = 4  # a listing's heading is among the first lines


@dataclass
class Page:
    """The parts of one page."""

    main: list[Line]  # of the main article; empty on a listing
    timed_main: bool  # form B: title twice, then outlet and age fused
    blocks: list[Block]  # the related articles
    end: int  # index of the line after the last one's body
    furniture: list[Line]
    language: str | None  # as the furniture tells
    host: str | None  # stated only where the page names its site: the furniture run does, a listing does not
    warnings: list[str]


def captures(lines: list[Line]) -> list[list[Line]]:
    """Part a text into page captures: usually one, several where files were pasted together.

    Two furniture runs alone do not make two pages, since a body may quote one. Two pages it is where related
    articles follow the earlier run at once, or ``logo`` and a title that stands twice come between.
    """
    whole = [run for run in furniture.runs([line.text for line in lines]) if run.size >= 4]
    cuts = [0]
    for run, after in pairwise(whole):
        between = lines[run.last + 1 : after.first]
        logos = [i for i in range(len(between) - 2) if _begins_timed(between, i)]
        blocks = [] if logos else _blocks(between, 0, timed=_is_timed(lines, cuts[-1]))
        if logos:
            cuts.append(run.last + 1 + logos[-1])
        elif blocks and blocks[0].first == 0:
            # a related body is one line, so what follows it is the next page
            cuts.append(run.last + 1 + min(blocks[-1].body + 1, len(between)))
    return [lines[a:b] for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def layout(lines: list[Line]) -> Page:
    """Find the parts of one page; `lines` has at least one line."""
    timed = _is_timed(lines, 0)
    top = 1 if timed else 0
    runs = furniture.runs([line.text for line in lines])
    run = _main_run(runs)
    blocks = _blocks(lines, run.last + 1, timed=timed) if run else []
    heading = None if blocks else _heading(lines, top)
    if heading is not None and (run is None or heading <= run.first):
        return _listing(lines, heading, run, timed=timed)
    if run is None:
        blocks = _blocks(lines, top, timed=timed, strict=True)
        end = blocks[0].first if blocks else len(lines)
        return Page(lines[top:end], timed, blocks, len(lines), lines[:top], None, None, [])
    end = _trimmed(lines, top, run.first)
    main = lines[top:end]
    fixed = lines[:top] + lines[end : run.last + 1]
    warnings = _warnings(lines, runs, run, blocks)
    timed_main = timed or _has_background(main, lines[end])
    return Page(main, timed_main, blocks, len(lines), fixed, run.language, _host(lines, run), warnings)


def _listing(lines: list[Line], heading: int, run: Run | None, *, timed: bool) -> Page:
    """Find the parts of a page that only lists articles; a furniture run at its end parts nothing."""
    end = _trimmed(lines, heading, run.first) if run else len(lines)
    blocks = _blocks(lines[:end], heading, timed=timed)
    fixed = lines[:heading] + (lines[end : run.last + 1] if run else [])
    language = _listing_language(lines[:heading]) or (run.language if run else None)
    return Page([], timed, blocks, end, fixed, language, _host(lines, run), [])


def _is_timed(lines: list[Line], at: int) -> bool:
    return lines[at].text == furniture.LOGO


def _begins_timed(lines: list[Line], i: int) -> bool:
    """Whether a page of form B begins at line `i`."""
    return lines[i].text == furniture.LOGO and (lines[i + 1].text == lines[i + 2].text or lines[i + 1].text == "#")


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


def _has_background(main: list[Line], after: Line) -> bool:
    """Whether this is form B with its first line lost: title twice, and the background's line at the end."""
    last = furniture.fixed(after.text)
    twice = len(main) > 1 and main[0].text == main[1].text
    return twice and last is not None and last.role == furniture.BACKGROUND


def _main_run(runs: list[Run]) -> Run | None:
    """Choose the run that ends the main part: the last whole one, else the last piece of one."""
    whole = [run for run in runs if run.size >= 4]
    return (whole or runs or [None])[-1]


def _host(lines: list[Line], run: Run | None) -> str | None:
    named = run is not None and any("Daily8" in line.text for line in lines[run.first : run.last + 1])
    return HOST if named else None


def _heading(lines: list[Line], top: int) -> int | None:
    """Give the index after the heading of a hashtag or outlet page, or None where this is none."""
    for i in range(top, min(top + HEAD_LINES - 1, len(lines))):
        if furniture.listing_language(lines[i].text):
            return i + 1
    if top and len(lines) > top:
        again = top + 1 < len(lines) and lines[top + 1].text == lines[top].text
        if furniture.outlet_page_language(lines[top].text) and not again:
            return top + 1  # an article may be titled "Latest from the summit", but its title stands twice
        if lines[top].text == "#":  # a heading in words nobody has seen yet
            return min(top + 2, len(lines))
    return None


def _listing_language(heading: list[Line]) -> str | None:
    for line in heading:
        if found := furniture.listing_language(line.text) or furniture.outlet_page_language(line.text):
            return found
    return None


def _warnings(lines: list[Line], runs: list[Run], run: Run, blocks: list[Block]) -> list[str]:
    said = []
    n_whole = sum(run.size >= 4 for run in runs)
    if n_whole > 1:
        said.append(f"{n_whole} furniture runs were found; the last one was taken as the end of the main article.")
    first = blocks[0].first if blocks else len(lines)
    if unread := first - run.last - 1:
        stretch = "1 line" if unread == 1 else f"{unread} lines"
        said.append(f"{stretch} after the furniture could not be read as a related article.")
    return said
