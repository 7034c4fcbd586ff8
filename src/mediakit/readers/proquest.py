"""ProQuest saved as text: labelled fields, documents parted by a line of underscores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._parsed import BREAKS_OFF, Parsed
from mediakit.readers._proquest_article import Document
from mediakit.readers._proquest_documents import export_of, rows_of
from mediakit.readers._proquest_labels import COVER, RULE, STRONG, label_of, levelled

NAME = "ProQuest"
_PEEK = 200_000
_LABELLED = re.compile(r"^[ \t]*[^\W\d_][^:\r\n]{3,48}:", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+")
_MOST_GAPS = 5  # gaps that are named one by one


def recognises(text: str) -> bool:
    r"""Whether there are the facts of a document as ProQuest prints them, or its cover.

    >>> recognises("Title: Rain\n\nDocument type: News\n\nProQuest document ID: 12\n")
    True
    >>> recognises("ProQuest document ID: is what the form asks for.\n")
    False
    """
    head = text[:_PEEK]
    if "proquest" not in head.casefold():
        return False
    columns, n_rules, cover = set(), 0, False
    for found in _LINE.finditer(head):
        line = found[0]
        n_rules += line.lstrip().startswith("____") and bool(RULE.fullmatch(line))
        cover = cover or (len(line) < 100 and bool(COVER.fullmatch(line)))
        if _LABELLED.match(line[:60]) and (label := label_of(line)):
            columns.add(label[0])
        if (cover and n_rules) or ("source_id" in columns and len(columns & STRONG) > 1):
            return True
    return False


def read(text: str) -> Parsed:
    r"""Take an export apart.

    Parameters
    ----------
    text : str
        The decoded file, or the text of a document, a paragraph a line.

    Returns
    -------
    Parsed
        An article for each document; one without full text has the text ''.

    Examples
    --------
    >>> parsed = read("Rain\n\nFull text: It rained.\n\nTitle: Rain\n\nPublication title: Courier; Tarn\n\n"
    ...     "Publication date: Mar 12, 2019\n\nDocument type: News\n\nProQuest document ID: 12\n")
    >>> [article] = parsed.articles
    >>> [article[column] for column in ("title", "outlet", "published_text", "source_id", "text")]
    ['Rain', 'Courier', 'Mar 12, 2019', '12', 'It rained.']
    """
    export = export_of(rows_of(text))
    documents = [Document(rows) for rows in export.documents if rows]
    articles = [document.article for document in documents]
    metadata = [span for document in documents for span in document.metadata if span[0] < span[1]]
    dropped = export.dropped + [drop for document in documents for drop in document.dropped]
    n_expected, warnings = _missing(articles, export.named)
    if documents and not documents[-1].closed and any(document.closed for document in documents):
        last = articles[-1]
        if last["text"]:
            last["text_status"], last["text_note"] = "cut", BREAKS_OFF
            warnings.append(f"The file breaks off in {_title(last)}.")
    untitled = [f"character {article['start']:,}" for article in articles if not article["title"]]
    if untitled:
        warnings.append(f"Without a title, {counted(len(untitled), 'article')}: {listed(untitled, most=5)}.")
    return Parsed(articles, sorted(metadata), sorted(dropped), warnings, n_expected)


def _missing(articles: Sequence[dict[str, Any]], named: Sequence[str]) -> tuple[int | None, list[str]]:
    """How many documents the headings or the cover's list announce, and which are missing, with their place."""
    numbers = {a["document_number"]: a for a in reversed(articles) if a.get("document_number")}
    counts = [article["document_count"] for article in articles if article.get("document_count")]
    n_expected = max(counts) if counts else len(named) or None
    if named and not numbers:
        places = {levelled(title)[:60]: n for n, title in reversed(list(enumerate(named, start=1)))}
        for article in reversed(articles):
            number = places.get(levelled(article["title"] or "")[:60])
            if number:
                numbers[number] = article
    if n_expected is None:
        n_expected = max(numbers, default=None)
    if n_expected is None:
        return None, []
    said = []
    if len(articles) < n_expected or (counts and len(numbers) < n_expected):
        gaps = _gaps(sorted(numbers), n_expected) if numbers else []
        for first, last in gaps[:_MOST_GAPS]:
            which = f"number {first:,} is" if first == last else f"numbers {first:,} to {last:,} are"
            title = f", '{named[first - 1][:80]}'," if first == last and first <= len(named) else ""
            which = which.replace(" is", f"{title} is") if title else which
            they = "it" if first == last else "they"
            said.append(f"{which} missing; {they} should stand {_place(numbers, first, last)}")
        if len(gaps) > _MOST_GAPS:
            said.append(f"and {len(gaps) - _MOST_GAPS:,} more gaps")
        if not said and articles:
            said.append(f"the last is {_title(articles[-1])}")
        tail = f": {'; '.join(said)}" if said else ""
        return n_expected, [f"Announces {counted(n_expected, 'document')}, holds {len(articles):,}{tail}."]
    return n_expected, []


def _gaps(numbers: Sequence[int], n_expected: int) -> list[tuple[int, int]]:
    """The missing numbers as ranges, both ends included."""
    ends = [0, *(n for n in numbers if n <= n_expected), n_expected + 1]
    return [(a + 1, b - 1) for a, b in pairwise(ends) if b - a > 1]


def _place(numbers: dict[int, dict[str, Any]], first: int, last: int) -> str:
    if first - 1 in numbers:
        return f"after {_title(numbers[first - 1])}"
    return f"before {_title(numbers[last + 1])}" if last + 1 in numbers else "at the beginning"


def _title(article: dict[str, Any]) -> str:
    named = f"'{article['title'][:80]}'" if article["title"] else "an article without a title"
    return f"{named} (character {article['start']:,})"
