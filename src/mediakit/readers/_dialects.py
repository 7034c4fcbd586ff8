"""Tables that are known by their columns: who made them, what a column means there, and what their texts lack."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from mediakit.readers._column_names import plain

REMOVED = "removed by the service"
SEEN = "Dates are those at which GDELT saw the article, which may be later than its publication."
_CUT = re.compile(r"\s*(?:…|\.{3})?\s*(\[\+?\d[\d,. ]* ?chars?\])\s*\Z")
_TAIL = 80  # characters; no cut mark is longer
_PAID = re.compile(r"only available in [\w ]{1,40} plans?\.?", re.IGNORECASE)
_REMOVED_MARK = "[Removed]"
_LONGEST_NAME = 500


@dataclass(frozen=True)
class Dialect:
    """One kind of table.

    Attributes
    ----------
    name : str
    marks : tuple of str
        Names, as `plain` writes them, that only this kind of table has together.
    columns : mapping of str to tuple of str
        For columns of the articles table, the names here, the first that is there; these go before the usual ones.
    host : str, optional
        The database, where the table does not say.
    note : str, optional
        The `text_note` of rows without a text.
    remarks : tuple of str
        Sentences for the audit.
    outlet_from_url : bool
        The outlet is the site of the address, since no column says it.
    """

    name: str
    marks: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    host: str | None = None
    note: str | None = None
    remarks: tuple[str, ...] = ()
    outlet_from_url: bool = False


_GDELT = {"host": "GDELT", "note": "metadata only (GDELT)", "remarks": (SEEN,)}
_MEDIA_CLOUD: dict[str, Any] = {
    "columns": {"outlet": ("medianame",), "published": ("publishdate",), "source_id": ("storiesid", "id")},
    "host": "Media Cloud",
    "note": "metadata only (Media Cloud)",
}
_PROQUEST: dict[str, Any] = {
    "columns": {
        "outlet": ("pubtitle",), "published": ("pubdate",), "url": ("documenturl",), "source_id": ("storeid",),
        "text": ("fulltext",), "author": ("authors",), "host": ("database",),
    },
    "host": "ProQuest",
    "note": "metadata only (ProQuest)",
}  # fmt: skip

DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "mediakit",
        ("docid", "publishedprecision", "textstatus"),
        {"source_id": ("sourceid",)},
    ),
    Dialect("GDELT", ("seendate", "domain"), {"outlet": ("domain",), "published": ("seendate",)}, **_GDELT),
    Dialect("GDELT", ("url", "mobileurl", "date", "title"), {"published": ("date",)}, **_GDELT, outlet_from_url=True),
    Dialect("Media Cloud", ("storiesid", "title", "medianame"), **_MEDIA_CLOUD),
    Dialect("Media Cloud", ("storiesid", "title", "mediaid"), **_MEDIA_CLOUD),
    Dialect("Media Cloud", ("title", "publishdate", "medianame", "mediaurl"), **_MEDIA_CLOUD),
    Dialect("ProQuest", ("storeid", "pubtitle"), **_PROQUEST),
    Dialect("ProQuest", ("pubtitle", "pubdate", "documenturl"), **_PROQUEST),
    Dialect(
        "NewsAPI",
        ("urltoimage", "publishedat"),
        {"outlet": ("sourcename", "source"), "published": ("publishedat",), "text": ("content",), "url": ("url",)},
        host="NewsAPI",
        note="no content (NewsAPI)",
    ),
    Dialect(
        "newsdata.io",
        ("articleid", "link", "sourceid", "pubdate"),
        {
            "outlet": ("sourcename", "sourceid"), "source_id": ("articleid",), "url": ("link",), "author": ("creator",),
            "published": ("pubdate",), "text": ("content",),
        },
        host="newsdata.io",
        note="no content (newsdata.io)",
    ),
    Dialect("LexisNexisTools", ("sourcefile", "newspaper", "headline"), {"outlet": ("newspaper",)}, host="Nexis"),
    Dialect("news-please", ("datepublish", "maintext", "sourcedomain"), {"outlet": ("sourcedomain",)}),
    Dialect(
        "trafilatura",
        ("fingerprint", "hostname", "sourcehostname"),
        {"outlet": ("sourcehostname",), "url": ("source",)},
    ),
)  # fmt: skip


def dialect_of(header: Iterable[str]) -> Dialect | None:
    """The kind of table that has these columns; None where it is none of those known.

    >>> dialect_of(["URL", "MobileURL", "Date", "Title"]).name
    'GDELT'
    >>> dialect_of(["url", "date", "title"]) is None
    True
    """
    names = {plain(name) for name in header}
    return next((dialect for dialect in DIALECTS if names.issuperset(dialect.marks)), None)


def complete(article: dict[str, Any], dialect: Dialect | None = None) -> None:
    """Say of an article what its service says by marks, and what its kind of table goes without saying.

    A mark such as ``… [+1210 chars]`` is the service's, not the paper's: it leaves the text and becomes the
    `text_note`, with the `text_status` 'cut'. A text that is nothing but the offer of a paid plan is none.

    >>> article = {"title": "Talks resume", "text": "Both sides m… [+1210 chars]"}
    >>> complete(article)
    >>> article["text"], article["text_status"], article["text_note"]
    ('Both sides m', 'cut', '[+1210 chars]')
    """
    text = article.get("text") or ""
    if found := _CUT.search(text, max(0, len(text) - _TAIL)):
        article["text"] = text[: found.start()].rstrip()
        article["text_status"], article["text_note"] = "cut", found[1]
    elif len(text) < _TAIL and _PAID.fullmatch(text.strip()):
        article["text"], article["text_note"] = "", text.strip()
    if (article.get("outlet") or "").startswith("{"):
        article["outlet"] = _named(article["outlet"])
    if dialect is None:
        return
    if dialect.host and not article.get("host"):
        article["host"] = dialect.host
    if dialect.note and not (article.get("text") or "").strip() and not article.get("text_note"):
        article["text_note"] = dialect.note
    if dialect.outlet_from_url and not article.get("outlet"):
        article["outlet"] = site_of(article.get("url"))


def is_removed(article: Mapping[str, Any]) -> bool:
    """Whether nothing is left of an article but the service's word that it is gone.

    >>> is_removed({"title": "[Removed]", "text": "[Removed]"}), is_removed({"title": "[Removed]", "text": "But here."})
    (True, False)
    """
    text = (article.get("text") or "").strip()
    return (article.get("title") or "").strip() == _REMOVED_MARK and text in ("", _REMOVED_MARK)


def site_of(url: str | None) -> str | None:
    """The site of a web address, without www.

    >>> site_of("https://www.courier.example/a?b")
    'courier.example'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _named(value: str) -> str:
    """The name in ``{"id": null, "name": "Courier"}``, also as Python writes it; other values as they are."""
    if len(value) > _LONGEST_NAME:
        return value
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            continue
        if isinstance(found, dict) and isinstance(found.get("name"), str):
            return found["name"].strip()
    return value
