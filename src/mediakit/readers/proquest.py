"""ProQuest saved as text: labelled fields, documents parted by a line of underscores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._document_numbers import check_numbers, named
from mediakit.readers._parsed import BREAKS_OFF, Parsed
from mediakit.readers._proquest_article import Document
from mediakit.readers._proquest_documents import export_of, rows_of
from mediakit.readers._proquest_labels import COVER, RULE, STRONG, label_of, levelled

NAME = "ProQuest"
_PEEK = 200_000
_LABELLED = re.compile(r"^[ \t]*[^\W\d_][^:\r\n]{3,48}:", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+")


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
            warnings.append(f"The file breaks off in {named(last)}.")
    untitled = [f"character {article['start']:,}" for article in articles if not article["title"]]
    if untitled:
        warnings.append(f"Without a title, {counted(len(untitled), 'article')}: {listed(untitled, most=5)}.")
    return Parsed(articles, sorted(metadata), sorted(dropped), warnings, n_expected)


def _missing(articles: Sequence[dict[str, Any]], titles: Sequence[str]) -> tuple[int | None, list[str]]:
    """How many documents the headings or the cover's list announce, and which are missing, with their place."""
    if titles and not any(article.get("document_number") for article in articles):
        articles = _numbered_by_title(articles, titles)
    if not any(article.get("document_number") for article in articles):
        return len(titles) or None, []
    return check_numbers([{"document_count": None, **article} for article in articles], titles=titles)


def _numbered_by_title(articles: Sequence[dict[str, Any]], titles: Sequence[str]) -> list[dict[str, Any]]:
    """The articles with the numbers that the list of documents gives their titles, the first of two of one title."""
    numbers = {levelled(title)[:60]: n for n, title in reversed(list(enumerate(titles, start=1)))}
    found = [numbers.pop(levelled(article["title"] or "")[:60], None) for article in articles]
    return [
        {**article, "document_number": number, "document_count": number and len(titles)}
        for article, number in zip(articles, found, strict=True)
    ]
