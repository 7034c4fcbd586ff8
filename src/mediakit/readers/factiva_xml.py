"""Factiva as XML: the answers of its retrieval service (PPS) and its Select feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._factiva_labels import COLUMNS, as_article
from mediakit.readers._markup import Element, Line, accounted, lines
from mediakit.readers._parsed import BREAKS_OFF, Parsed
from mediakit.readers.names import word_set

NAME = "Factiva XML"
_SIGNS = re.compile(
    r"<(?:\w+:)?(?:pps(?:Response|articleResponse|articleResultSet|article)|DistDoc|DistList)\b", re.IGNORECASE
)
_PEEK = 100_000
_RECORDS = ("article", "ppsarticle", "distdoc")
_COUNT = re.compile(r"<(?:\w+:)?ppsarticleResultSet\b[^<>]{0,300}?\bcount\s*=\s*[\"']?(\d{1,9})", re.IGNORECASE)
_TAGS = {  # the element of the retrieval service for each field code
    "accessionno": "AN", "baselanguage": "LA", "copyright": "CY", "headline": "HD", "leadparagraph": "LP",
    "tailparagraphs": "TD", "pages": "PG", "publicationdate": "PD", "publicationtime": "ET", "publishername": "PUB",
    "sourcename": "SN", "sourcecode": "SC", "sectionname": "SE", "section": "SE", "columnname": "CLM", "byline": "BY",
    "credit": "CR", "wordcount": "WC", "edition": "ED", "volume": "VOL", "artwork": "ART", "contact": "CT",
    "notes": "RF", "region": "RE", "newssubject": "NS", "company": "CO", "industry": "IN", "corrections": "CX",
    "publishergroupname": "NGC", "publishergroupcode": "GC",
    "para": "", "paragraph": "",
}  # fmt: skip
_CODED = word_set("RE NS CO IN")  # name and code, joined as the display with codes joins them
_FEED_VALUE = re.compile(r"<(?:\w+:)?(\w+)\b[^<>]{0,200}?\bvalue\s*=\s*[\"']([^\"'<>]{0,200})[\"']")
_FEED_CODES = {"baselang": "LA", "num": "WC", "date": "PD", "time": "ET", "srccode": "SC", "accessionno": "AN"}


class Place(NamedTuple):
    """The record that an element belongs to, the field code that its text has, and which element says so."""

    record: Element | None
    code: str
    element: Element | None


Places = dict[int, Place]  # by the element's identity


def recognises(text: str) -> bool:
    """Whether one of the elements stands near the beginning that only Factiva's XML has.

    >>> recognises('<?xml version="1.0"?><PPSResponse><ppsArticleResponse>'), recognises("<rss><article>Factiva")
    (True, False)
    """
    found = _SIGNS.search(text, 0, _PEEK)
    return found is not None and (found[0].lower() != "<distdoc" or 'fid="' in text[:_PEEK])


def read(text: str) -> Parsed:
    """Take an export apart; one that is damaged, up to the damage and after it.

    Returns
    -------
    Parsed
        An article for each record, lead and tail paragraphs its text. The span is the whole record, in which other
        fields stand between the two. `count` of the result set is the number announced.

    Examples
    --------
    >>> record = (
    ...     '<ppsarticleResultSet count="2"><ppsarticle><article><accessionNo>COUR000020200102eg120001p</accessionNo>'
    ...     "<headline><paragraph>Rain</paragraph></headline><leadParagraph><paragraph>It rained.</paragraph>"
    ...     "</leadParagraph><tailParagraphs><paragraph>All day.</paragraph></tailParagraphs></article></ppsarticle>"
    ... )
    >>> parsed = read(record)
    >>> parsed.articles[0]["title"], parsed.articles[0]["text"], parsed.n_expected
    ('Rain', 'It rained.\\n\\nAll day.', 2)
    """
    found = lines(text)
    places: Places = {}
    articles = [article for of_record in _records(found, places) if (article := _article(of_record, text, places))]
    spans = [(article["start"], article["end"]) for article in articles]
    counts = [int(count) for count in _COUNT.findall(text)]
    n_expected = sum(counts) if counts else None
    warnings = _remarks(articles, n_expected, text)
    return Parsed(articles, accounted(len(text), found, spans, ()), [], warnings, n_expected)


def _records(found: Sequence[Line], places: Places) -> Iterator[list[Line]]:
    """The lines of each record; where the tags between two are lost, a second document number begins another."""
    number: Element | None = None
    of_record: list[Line] = []
    record: Element | None = None
    for line in found:
        element = line.runs[0].element
        own = _place(element, places).record
        named = element if element.tag == "accessionno" else None
        if own is not record or (named and number and named is not number):
            yield of_record
            of_record, number = [], None
        record = own
        number = number or named
        of_record.append(line)
    yield of_record


def _article(of_record: Sequence[Line], text: str, places: Places) -> dict[str, Any] | None:
    values: dict[str, list[str]] = {}
    sources: dict[str, Element] = {}
    body: list[str] = []
    for line in of_record:
        _, code, element = _place(line.runs[0].element, places)
        if element is None:
            continue
        if code in ("LP", "TD"):
            body.append(line.text)
        elif code in _CODED:
            mark = (element.attribute("code") or "").lower()
            values.setdefault(code, []).append(f"{mark} : {line.text}" if mark else line.text)
        elif code.startswith("IP") or sources.setdefault(code, element) is element or code in ("BY", "ED"):
            values.setdefault(code, []).append(line.text)
    if not body and not values.keys() & {"HD", "AN", "SN"}:
        return None
    start, end = of_record[0].start, of_record[-1].end
    if record := of_record[0].runs[0].element.nearest("distdoc"):
        _feed_values(values, record, text, start, end)
    for code in (_CODED | {"IPC", "IPD"}) & values.keys():
        values[code] = [" | ".join(values[code])]
    return {"title": None, **as_article(values), "text": "\n\n".join(body), "start": start, "end": end}


def _place(element: Element, places: Places) -> Place:
    """Where an element stands; each is looked at once."""
    path: list[Element] = []
    at: Element | None = element
    while at is not None and id(at) not in places:
        path.append(at)
        at = at.parent
    found = places[id(at)] if at is not None else Place(None, "", None)
    for at in reversed(path):
        found = places[id(at)] = _inside(at, found)
    return found


def _inside(element: Element, outer: Place) -> Place:
    """A feed's document is a record whole, with the Article in it; a code goes by the name or the attribute fid."""
    if element.tag in _RECORDS:
        in_feed = outer.record is not None and outer.record.tag == "distdoc" and element.tag != "distdoc"
        return Place(outer.record if in_feed else element, "", None)
    if element.tag == "descfield":
        mark = (element.attribute("code") or "").upper()
        return Place(outer.record, "IPD" if mark == "IPD" else "IPC", element)
    code = _TAGS.get(element.tag) or (element.attribute("fid") or "").upper()
    return Place(outer.record, code, element) if code in COLUMNS else outer


def _feed_values(values: dict[str, list[str]], record: Element, text: str, start: int, end: int) -> None:
    """What a feed's document says in attributes: number, language, length, date, time."""
    begin = max(text.rfind("<", 0, start) - 5_000, 0)
    opening = text.rfind("DistDoc", begin, start)
    for tag, value in _FEED_VALUE.findall(text, max(opening, begin), end):
        code = _FEED_CODES.get(tag.lower())
        if code and value:
            values.setdefault(code, [value])
    if number := record.attribute("an"):
        values.setdefault("AN", [number])


def _remarks(articles: list[dict[str, Any]], n_expected: int | None, text: str) -> list[str]:
    warnings = []
    tail = text[articles[-1]["end"] :] if articles else ""
    if articles and not re.search(r"</(?:\w+:)?(?:article|distdoc)\s*>", tail, re.IGNORECASE):
        if not re.search(r"</(?:\w+:)?(?:tailparagraphs|tailparas)\s*>", text[articles[-1]["start"] :], re.IGNORECASE):
            articles[-1] |= {"text_status": "cut", "text_note": BREAKS_OFF}
        warnings.append(f"The file breaks off in its last article, {_named(articles[-1])}.")
    if n_expected is not None and len(articles) < n_expected:
        lacking = n_expected - len(articles)
        after = f" The last one is {_named(articles[-1])}." if articles else ""
        verb = "is" if lacking == 1 else "are"
        warnings.append(
            f"Announces {counted(n_expected, 'article')}, holds {len(articles):,}: {lacking:,} {verb} missing.{after}"
        )
    for column, what in (("source_id", "Without a document number"), ("title", "Without a headline")):
        if lacking_it := [article for article in articles if not article.get(column)]:
            named = listed(map(_named, lacking_it), most=5)
            warnings.append(f"{what}, {counted(len(lacking_it), 'article')}: {named}.")
    return warnings


def _named(article: dict[str, Any]) -> str:
    return f"'{(article['title'] or article['text'])[:60]}' (character {article['start']:,})"
