"""Factiva as HTML: the display with field codes (HD, SE, LP, TD ...), the one without, and lists of headlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._factiva_blocks import (
    Piece,
    Search,
    articles_of,
    blocks,
    headline_of,
    search_of,
    searches_in,
)
from mediakit.readers._factiva_labels import FURNITURE, bare_number
from mediakit.readers._factiva_summary import DROPPED_AS, announced, shortfall
from mediakit.readers._markup import Line, accounted, lines
from mediakit.readers._parsed import BREAKS_OFF, Parsed

NAME = "Factiva HTML"
TWIN = "duplicate, named by its headline only"
LISTED = "list of documents"
FURNITURE_REASON = "page furniture"
Dropped = list[tuple[int, int, str]]
_SIGNS = re.compile(
    r"class\s*=\s*[\"']?(?:article [a-z]{2}Article\b|articleParagraph [a-z]{2}articleParagraph\b"
    r"|printheadline [a-z]{2}Headline\b|leadFields\b)"
    r"|class\s*=\s*[\"']?index\b[^<>]{0,200}>\s*(?:<(?:[pPbB]|[bB][rR] ?/?)>\s*){1,3}(?:HD|PD|SN|LP)\b"
)


def recognises(text: str) -> bool:
    """Whether there is markup that only Factiva writes; far into the file, as long styles stand before it.

    >>> recognises('<div class="article enArticle"><table><tr><td class="index"><b>HD</b>')
    True
    >>> recognises("<p>The article of class index said HD Factiva.</p>")
    False
    """
    return _SIGNS.search(text) is not None


def read(text: str) -> Parsed:
    """Take an export apart.

    Parameters
    ----------
    text : str
        The decoded file.

    Returns
    -------
    Parsed
        An article for each block of Factiva's; LP and TD, in this order, are one text. A list of headlines gives
        articles without text.

    Examples
    --------
    >>> page = (
    ...     '<div class="article enArticle"><table><tr><td class="index"><b>HD</b>&nbsp;</td><td>Rain</td></tr>'
    ...     '<tr><td class="index"><b>SN</b></td><td>Courier</td></tr><tr><td class="index"><b>LP</b></td>'
    ...     '<td><p class="articleParagraph enarticleParagraph">It rained.</p></td></tr><tr><td class="index">'
    ...     "<b>AN</b></td><td>Document COUR000020200102eg120001p</td></tr></table></div>"
    ... )
    >>> [article] = read(page).articles
    >>> [article[column] for column in ("title", "outlet", "text", "source_id")]
    ['Rain', 'Courier', 'It rained.', 'COUR000020200102eg120001p']
    """
    found = lines(text)
    pieces: list[Piece] = []
    headlines: list[Piece] = []
    searches: list[Search] = []
    dropped: Dropped = []
    done: set[int] = set()
    for block in blocks(found):
        if not block.kind:
            block.lines = searches_in(block.lines, searches)
        if block.kind == "summary":
            searches.append(search_of(block))
        elif block.kind == "headline":
            headlines.append(headline_of(block))
        elif block.kind in ("twin", "furniture"):
            reason = TWIN if block.kind == "twin" else FURNITURE_REASON
            dropped += [(line.start, line.end, reason) for line in block.lines]
        elif block.lines and id(block.element) not in done:
            pieces += articles_of(block)
            done |= {id(block.element)} if block.element else set()
    full = {bare_number(number) for piece in pieces for number in piece.values.get("AN", [])}
    for piece in headlines:
        if full.isdisjoint(piece.values.get("AN", [])):
            piece.extra["text_note"] = "headline only"
            pieces.append(piece)
        else:
            dropped += [(line.start, line.end, LISTED) for line in piece.known]
    return _parsed(text, found, [piece for piece in pieces if piece.known or piece.body], searches, dropped)


def _parsed(text: str, found: Sequence[Line], pieces: list[Piece], searches: list[Search], dropped: Dropped) -> Parsed:
    pieces.sort(key=lambda piece: min(lines[0].start for lines in (piece.known, piece.body) if lines))
    articles = [piece.article() for piece in pieces]
    known = [line for piece in pieces for line in piece.known]
    for search in searches:
        query = {line.start for line in search.query}
        known += search.query
        dropped += [(line.start, line.end, DROPPED_AS) for line in search.lines if line.start not in query]
    places = [search.lines[0].start for search in searches]
    for article in articles:
        search = searches[min(bisect_left(places, article["start"]), len(places) - 1)] if searches else None
        if search and search.terms:
            article["search_terms"] = search.terms
    taken = {line.start for piece in pieces for line in (*piece.known, *piece.body)}
    taken |= {start for start, _, _ in dropped}
    rest = [line for line in found if line.start not in taken]
    dropped += [(line.start, line.end, FURNITURE_REASON) for line in rest if FURNITURE.fullmatch(line.text[:160])]
    n_expected, warnings = announced([(search.terms, search.n_results) for search in searches], len(articles))
    last = articles[-1] if articles else {"title": None, "start": 0}
    warnings += shortfall(n_expected, len(articles), last["title"], last["start"])
    warnings += _remarks(pieces, articles, "</html" in text[-2_000:].lower())
    if n_twins := sum(1 for _, _, reason in dropped if reason == TWIN):
        warnings.append(f"Duplicates are named by their headlines only ({counted(n_twins, 'line')} in dropped).")
    spans = [(article["start"], article["end"]) for article in articles]
    return Parsed(articles, accounted(len(text), found, spans, known, dropped), sorted(dropped), warnings, n_expected)


def _remarks(pieces: list[Piece], articles: list[dict[str, Any]], closed: bool) -> list[str]:
    """What a reader should know of articles without a title or a number; the last one is cut where the file is."""
    open_ends = [n for n, piece in enumerate(pieces) if not piece.ended and "text_note" not in piece.extra]
    if open_ends and open_ends[-1] == len(pieces) - 1 and not closed and articles[-1]["text"]:
        articles[-1] |= {"text_status": "cut", "text_note": BREAKS_OFF}
    warnings = []
    for lacking, what in (
        (open_ends, "Not closed by a document number"),
        ([n for n, article in enumerate(articles) if not article["title"]], "Without a headline"),
    ):
        if lacking:
            named = listed((_named(articles[n]) for n in lacking), most=5)
            warnings.append(f"{what}, {counted(len(lacking), 'article')}: {named}.")
    return warnings


def _named(article: dict[str, Any]) -> str:
    return f"'{(article['title'] or article['text'])[:60]}' (character {article['start']:,})"
