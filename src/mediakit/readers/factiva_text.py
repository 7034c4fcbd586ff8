"""Factiva as text: what an RTF, DOCX or PDF export holds, or a copy of it as TXT, with field codes or without."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._factiva_articles import Found, articles_of, field_of, headers
from mediakit.readers._factiva_labels import FURNITURE, WORDS, document_number, lead_fields
from mediakit.readers._factiva_rows import Row, edges, level, rows_of
from mediakit.readers._factiva_summary import DROPPED_AS, Summary, announced, shortfall, summaries
from mediakit.readers._parsed import BREAKS_OFF, Parsed

NAME = "Factiva"
COVER, LIST, FURNITURE_REASON = "cover page", "list of documents", "page furniture"
_PEEK = 200_000
_QUICK = re.compile(rf"^[ \t|]*+(?:{WORDS}[ \t|]*+$|(?:HD|SN)(?:[ \t|]|$))|, {WORDS}\s*,", re.IGNORECASE | re.MULTILINE)
_PAGE_NUMBER = re.compile(
    r"(?P<title>.*\S)\s*(?:\.{3,}|…{2,}|\t|_{3,})\s*(?:page\s*)?\d{1,4}", re.IGNORECASE | re.DOTALL
)
_MOST_ABOVE = 3  # lines of a headline in a list


def recognises(text: str) -> bool:
    """Whether there is an article as Factiva prints it: its header and its document number, or a list of headlines.

    >>> head = "Rain\\n9 words\\n9 mei 2020\\nCourier\\nCOUR\\nNederlands\\n(c) 2020 Courier\\nHet regent.\\n"
    >>> recognises(head + "Document COUR000020200509eg120001p"), recognises("The Document of 900 words\\nfell.")
    (True, False)
    """
    head = text[:_PEEK]
    if _QUICK.search(head) is None:
        return False
    rows = rows_of(head)
    numbered = any(document_number(row.text) for row in rows)
    if numbered and any(lead_fields(row.level) for row in rows):
        return True
    found = articles_of(rows)
    headed = [piece for piece in found if len(piece.values.keys() & {"WC", "PD", "SN", "SC", "LA", "CY"}) > 2]
    return any(numbered or len(piece.values.keys() & {"SC", "LA", "CY"}) > 1 for piece in headed)


def read(text: str) -> Parsed:
    r"""Take an export apart.

    Parameters
    ----------
    text : str
        The decoded file, or the text of a document, a paragraph a line.

    Returns
    -------
    Parsed
        An article for each header; the document number ends it, or the next header where that is lost. A list of
        headlines alone gives articles without text; before articles it says how many there should be.

    Examples
    --------
    >>> head = "Rain\n9 words\n9 mei 2020\n15:32\nCourier\nCOUR\nNederlands\n(c) 2020 Courier\n"
    >>> parsed = read(head + "Het regent.\nHet blijft nat.\nDocument COUR000020200509eg120001p\n")
    >>> [article] = parsed.articles
    >>> [article[column] for column in ("title", "outlet", "published_text", "language", "source_id")]
    ['Rain', 'Courier', '9 mei 2020 15:32', 'Nederlands', 'COUR000020200509eg120001p']
    >>> article["text"]
    'Het regent.\n\nHet blijft nat.'
    """
    rows = rows_of(text)
    searches = summaries([row.level for row in rows])
    set_aside: dict[int, str] = {}
    for search in searches:
        set_aside |= dict.fromkeys(range(search.first, search.stop), DROPPED_AS)
    for n, row in enumerate(rows):
        if n not in set_aside and FURNITURE.fullmatch(row.text[:160]):
            set_aside[n] = FURNITURE_REASON
    dropped = [(rows[n].start, rows[n].end, reason) for n, reason in set_aside.items()]
    content = [row for n, row in enumerate(rows) if n not in set_aside]
    heads = headers(content)
    named, stop = _list_before(content, heads)
    if stop == len(content):
        articles, known = _headlines(content)
        pieces: list[Found] = []
    else:
        pieces = articles_of(content[stop:], [(n - stop, kind) for n, kind in heads if n >= stop])
        articles = [piece.article() for piece in pieces]
        known = [row for piece in pieces for row in piece.known]
        begins = [row.start for piece in pieces[:1] for row in (*piece.known, *piece.body) if piece.values.get("HD")]
        before = [n for n, row in enumerate(content) if begins and row.end <= min(begins)]
        dropped += [(content[n].start, content[n].end, LIST if n < stop else COVER) for n in before]
    _search_terms(articles, searches, rows)
    spans = sorted((a["start"], a["end"]) for a in articles if a["start"] < a["end"])
    own = {(row.start, row.end) for row in known} | set(edges(text, rows))
    metadata = sorted(span for span in own if not _inside(span[0], spans))
    dropped = [drop for drop in dropped if not _inside(drop[0], spans)]
    n_expected, warnings = _expected(named, searches, articles)
    warnings += _remarks(pieces, articles)
    return Parsed(articles, metadata, sorted(dropped), warnings, n_expected)


def _list_before(content: Sequence[Row], heads: Sequence[tuple[int, str]]) -> tuple[list[str], int]:
    """The titles of the list that stands before the articles, and where it ends: the file, where it is all there is."""
    number = next((n for n, row in enumerate(content) if document_number(row.text)), len(content))
    first = heads[0][0] if heads else len(content)
    leads = [n for n, row in enumerate(content[:first]) if lead_fields(row.level)]
    if not heads:
        return [], len(content) if leads else 0
    if leads and not (number < first and leads[0] > number):
        titles = [level(content[n - 1].text) for n in leads if n]
        starts = [n for n in range(leads[-1] + 1, first) if titles and _plain(content[n].text) == _plain(titles[0])]
        pages = [n for n in range(leads[-1] + 1, first) if content[n].page]
        return titles, (starts or pages or [leads[-1] + 1])[-1]
    dotted = [
        n
        for n, row in enumerate(content[: min(first, number)])
        if _PAGE_NUMBER.fullmatch(row.text) and not field_of(row)
    ]
    titles = [level(_PAGE_NUMBER.fullmatch(content[n].text)["title"]).rstrip(". ") for n in dotted]
    return titles, dotted[-1] + 1 if dotted else 0


def _headlines(content: Sequence[Row]) -> tuple[list[dict[str, Any]], list[Row]]:
    """A list of headlines, each above a line with outlet, date, length and language, as articles without text."""
    leads = [n for n, row in enumerate(content) if lead_fields(row.level)]
    numbers = [n for n, row in enumerate(content) if document_number(row.text)]
    begins = []
    for n, lead in enumerate(leads):
        at = bisect_left(numbers, lead)
        after = numbers[at - 1] + 1 if at else 0
        low = max(after, leads[n - 1] + 1 if n else 0, lead - _MOST_ABOVE)
        begin = lead - 1 if lead > low else lead
        while begin > low and not content[begin].gap and (after > (leads[n - 1] if n else -1)):
            begin -= 1
        begins.append(begin)
    articles, known = [], []
    for n, (begin, lead) in enumerate(zip(begins, leads, strict=True)):
        limit = begins[n + 1] if n + 1 < len(begins) else len(content)
        number = next((k for k in range(lead + 1, limit) if document_number(content[k].text)), None)
        snippet = content[lead + 1 : limit if number is None else number]
        article = {"host": "Factiva", "title": None, **(lead_fields(content[lead].level) or {})}
        if begin < lead:
            article["title"] = level(" ".join(row.text for row in content[begin:lead]))
        if snippet:
            article["snippet"] = level(" ".join(row.text for row in snippet))
        if number is not None:
            article["source_id"] = document_number(content[number].text)
        start = content[begin].start
        articles.append({**article, "text": "", "text_note": "headline only", "start": start, "end": start})
        known += content[begin : limit if number is None else number + 1]
    return articles, known


def _search_terms(articles: Sequence[dict[str, Any]], searches: Sequence[Summary], rows: Sequence[Row]) -> None:
    """The query of the summary below an article, or of the last one where that stands above."""
    places = [rows[search.first].start for search in searches]
    for article in articles if searches else ():
        search = searches[min(bisect_left(places, article["start"]), len(places) - 1)]
        if search.terms:
            article["search_terms"] = search.terms


def _expected(
    named: Sequence[str], searches: Sequence[Summary], articles: Sequence[dict[str, Any]]
) -> tuple[int | None, list[str]]:
    """How many articles the file announces, by its list of documents or else by its search, and which are missing."""
    last = articles[-1] if articles else {"title": None, "start": 0}
    if not named:
        n_expected, said = announced([(search.terms, search.n_results) for search in searches], len(articles))
        return n_expected, said + shortfall(n_expected, len(articles), last["title"], last["start"])
    if len(articles) >= len(named):
        return len(named), []
    there = {_plain(article["title"] or ""): article for article in articles}
    lacking = []
    above = "the beginning"
    for n, title in enumerate(named, start=1):
        article = there.get(_plain(title))
        if article is None:
            lacking.append(f"number {n}, '{title[:80]}', is missing; it should stand after {above}")
        else:
            above = f"'{title[:80]}' (character {article['start']:,})"
    said = f"Announces {counted(len(named), 'article')}, holds {len(articles):,}: {listed(lacking, most=5)}."
    return len(named), [said]


def _remarks(pieces: Sequence[Found], articles: Sequence[dict[str, Any]]) -> list[str]:
    """What a reader should know of articles without a number, a headline or both; the last one may be cut."""
    open_ends = [n for n, piece in enumerate(pieces) if not piece.ended]
    if open_ends and open_ends[-1] == len(pieces) - 1 and articles[-1]["text"]:
        articles[-1]["text_status"], articles[-1]["text_note"] = "cut", BREAKS_OFF
    untitled = [n for n, article in enumerate(articles) if not article["title"]]
    warnings = []
    for lacking, what in ((open_ends, "Not closed by a document number"), (untitled, "Without a headline")):
        if lacking:
            places = (f"'{(articles[n]['title'] or articles[n]['text'])[:60]}'" for n in lacking)
            where = (f"{name} (character {articles[n]['start']:,})" for name, n in zip(places, lacking, strict=True))
            warnings.append(f"{what}, {counted(len(lacking), 'article')}: {listed(where, most=5)}.")
    return warnings


def _plain(title: str) -> str:
    """A title as the list and the article have it in common."""
    return re.sub(r"\W+", "", title).casefold()[:80]


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (place + 1, 0)) - 1
    return at >= 0 and place < spans[at][1]
