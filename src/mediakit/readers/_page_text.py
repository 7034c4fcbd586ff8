"""The article of a web page, as trafilatura finds it, and on which lines of the file it stands."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from mediakit.readers._extras import library
from mediakit.readers._markup import SKIPPED, Line
from mediakit.readers._quiet import quiet
from mediakit.readers.names import word_set

FOR_WHAT = "Web pages"
_DECLARED = re.compile(r"\A\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!doctype[^>]*+>)?+", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WITHIN_A_LINE = word_set("hi ref del code graphic")  # trafilatura's tags that don't end a paragraph
SHORT = 30  # characters; a shorter passage may stand anywhere on a page by chance
NEAR, FAR = 2_000, 200_000  # how far on a passage is looked for, white space not counted
LEAST_OF_PAGE = 0.7  # of the page's text that the parser must give back, else its nesting was too deep


def tree_of(page: str, lines: list[Line]) -> tuple[Any, bool]:
    """The page's tree, and whether it is a flat one, since the page nests deeper than the parser goes.

    No entity of the page's own is expanded, nothing is fetched.
    """
    with quiet():
        parser = library("lxml.html", FOR_WHAT)
        tree = _parsed(parser, _UNFIT.sub(_fit, _DECLARED.sub("", page, count=1)))
        n_read = 0
        for element in [] if tree is None else tree.iter():
            if element.tag not in SKIPPED:
                n_read += len((element.text or "").strip())
            n_read += len((element.tail or "").strip())
        if n_read >= LEAST_OF_PAGE * sum(len(line.text) for line in lines):
            return tree, False
        body = "".join(f"<p>{html.escape(_UNFIT.sub(_fit, line.text))}</p>\n" for line in lines)
        return _parsed(parser, f"<html><head></head><body>{body}</body></html>"), True


def _fit(found: re.Match[str]) -> str:
    return "\ufffd" if found[0] >= "\ud800" else ""


def _parsed(parser: Any, page: str) -> Any:
    settings = {"remove_comments": True, "remove_pis": True, "collect_ids": False, "default_doctype": False}
    try:
        return parser.document_fromstring(page.encode(), parser=parser.HTMLParser(encoding="utf-8", **settings))
    except (library("lxml.etree", FOR_WHAT).LxmlError, ValueError):  # an empty document
        return None


def passages(tree: Any) -> list[str]:
    """The paragraphs, headings, items and cells of the article that trafilatura finds, or none.

    Its default balance of precision and recall, without readers' comments. It is given the tree and asks
    for no metadata, so that no date is guessed and nothing is looked up.

    Parameters
    ----------
    tree : lxml tree or None

    Returns
    -------
    list of str
    """
    if tree is None:
        return []
    with quiet():
        trafilatura = library("trafilatura", FOR_WHAT)
        try:
            found = trafilatura.bare_extraction(tree, include_comments=False)
            return [] if found is None else _paragraphs(found.body)
        except Exception:  # a fault of the extraction on this page: no article found, as the audit will say
            return []


def _paragraphs(body: Any) -> list[str]:
    found: list[list[str]] = [[]]
    for event, element in library("lxml.etree", FOR_WHAT).iterwalk(body, events=("start", "end")):
        if element.tag not in _WITHIN_A_LINE:
            found.append([])
        found[-1].append((element.text if event == "start" else element.tail) or "")
    return [text for pieces in found if (text := " ".join("".join(pieces).replace("\xad", "").split()))]


@dataclass(frozen=True)
class Placed:
    """Where an extraction stands.

    Attributes
    ----------
    kept : dict from int to str
        The number of each line that holds some of it, and the article's words there.
    n_lost : int
        Characters of the extraction, white space not counted, that are on no line.
    n_found : int
        Those that are.
    """

    kept: dict[int, str]
    n_lost: int
    n_found: int


def placed(found: list[str], lines: list[Line]) -> Placed:
    """Find the passages of an extraction among the page's lines.

    The longest is looked for first and the others outwards from it, each as near as can be: a sentence that
    a teaser repeats is found where the article has it.

    >>> from mediakit.readers._markup import lines
    >>> page = lines("<i>Rain</i><p>Rain fell.</p><p>Share</p><p>More <b>rain</b> came.</p>")
    >>> placed(["Rain fell.", "More rain came."], page).kept
    {1: 'Rain fell.', 3: 'More rain came.'}
    """
    bare = [_bare(line.text) for line in lines]
    starts = [0, *accumulate(len(text) for text in bare)]
    sought = [_bare(passage) for passage in found]
    spans = _spans("".join(bare), sought)
    covered: dict[int, int] = {}
    within: dict[int, list[int]] = {}
    for number, (start, end) in sorted(spans.items()):
        line = bisect_right(starts, start) - 1
        while line < len(lines) and starts[line] < end:
            if (share := min(end, starts[line + 1]) - max(start, starts[line])) > 0:
                covered[line] = covered.get(line, 0) + share
                within.setdefault(line, []).append(number)
            line += 1
    kept: dict[int, str] = {}
    told: set[int] = set()  # passages whose words are on an earlier line
    for line in sorted(covered):
        exact = all(spans[n][1] - spans[n][0] == len(sought[n]) for n in within[line])
        longer = any(len(sought[n]) > len(bare[line]) for n in within[line])
        if exact and (longer or covered[line] >= len(bare[line])):
            kept[line] = lines[line].text.replace("\xad", "")
        else:
            kept[line] = " ".join(found[n] for n in within[line] if n not in told)
            told.update(within[line])
    n_found = sum(len(sought[n]) for n in spans)
    return Placed(kept, sum(map(len, sought)) - n_found, n_found)


def _bare(text: str) -> str:
    """Without white space and signs that are not seen."""
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(filter(str.isprintable, joined))


def _spans(page: str, sought: list[str]) -> dict[int, tuple[int, int]]:
    """Where each passage stands in the page, both without white space."""
    longest = sorted(range(len(sought)), key=lambda n: -len(sought[n]))[:20]
    tried = ((n, _span(page, sought[n], 0, len(page))) for n in longest if sought[n])
    first, span = next(((n, span) for n, span in tried if span), (0, None))
    if span is None:
        return {}
    spans = {first: span}
    (before, after) = span
    for n in range(first + 1, len(sought)):
        reach = after + (NEAR if len(sought[n]) < SHORT else FAR)
        if span := _span(page, sought[n], after, reach):
            spans[n], after = span, span[1]
    for n in range(first - 1, -1, -1):
        reach = max(0, before - (NEAR if len(sought[n]) < SHORT else FAR))
        if span := _span(page, sought[n], reach, before, last=True):
            spans[n], before = span, span[0]
    return spans


def _span(page: str, passage: str, start: int, end: int, last: bool = False) -> tuple[int, int] | None:
    """Where a passage stands, or all of it but a label inside, which the extraction left out."""
    length = len(passage)
    find = page.rfind if last else page.find
    if passage and (at := find(passage, start, end)) >= 0:
        return at, at + length
    if length < 4 * SHORT:
        return None
    head, tail = passage[:SHORT], passage[-SHORT:]
    if last:
        stop = page.rfind(tail, start, end) + SHORT
        at = page.rfind(head, max(start, stop - 2 * length), max(0, stop - length + SHORT)) if stop >= SHORT else -1
        return (at, stop) if at >= 0 else None
    at = page.find(head, start, end)
    place = page.find(tail, at + length - SHORT, min(end, at + 2 * length)) if at >= 0 else -1
    return (at, place + SHORT) if place >= 0 else None


def rows_joined(kept: Iterable[tuple[Line, str]]) -> str:
    """The article's text: a paragraph a line, with a blank line between; the cells of one row on one line.

    >>> from mediakit.readers._markup import lines
    >>> page = lines("<p>Votes</p><table><tr><td>For<td>61</tr><tr><td>Against<td>58</tr></table>")
    >>> rows_joined((line, line.text) for line in page)
    'Votes\\n\\nFor | 61\\n\\nAgainst | 58'
    """
    paragraphs: list[str] = []
    last_row = last_cell = None
    for line, text in kept:
        cell = line.runs[0].element.nearest("td", "th")
        row = cell.nearest("tr") if cell else None
        if row is not None and row is last_row and cell is not last_cell and len(text) < 100 > len(paragraphs[-1]):
            paragraphs[-1] += f" | {text}"
        else:
            paragraphs.append(text)
        last_row, last_cell = row, cell
    return "\n\n".join(paragraphs)
