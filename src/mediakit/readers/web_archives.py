"""WARC and ARC archives: the articles of their pages."""

from __future__ import annotations

import io
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from mediakit._phrases import counted
from mediakit.readers import feeds, plain, web_pages
from mediakit.readers._archive_records import CUT, NOTHING_BEHIND, Record, records
from mediakit.readers._archive_stream import RECORD_START
from mediakit.readers._page_facts import host_of
from mediakit.readers._parsed import Parsed
from mediakit.readers._quiet import quiet

NAME = "web archive"
MAX_RECORD = 50_000_000  # bytes of a record, and of its page unpacked; no article is as long
PAGES = ("text/html", "application/xhtml+xml", "")
NO_PAGE = "not a page"


def recognises(start: bytes) -> bool:
    """Whether a file that begins so, gzip taken off, is one.

    >>> recognises(b"WARC/1.0\\r\\n"), recognises(b"WARC/1.0 is a format")
    (True, False)
    """
    return start.startswith((b"WARC/", b"filedesc://")) and RECORD_START.match(start) is not None


def read(file: str | Path | IO[bytes], *, max_record: int = MAX_RECORD) -> Parsed:
    """The articles of an archive's pages, one record in memory at a time.

    Parameters
    ----------
    file : str, Path or binary file
        gzip or not, record by record or as a whole.
    max_record : int, default 50,000,000
        Bytes; a longer record, or one whose page unpacks to more, is dropped.

    Returns
    -------
    Parsed
        ``url`` is the address that was fetched, ``crawled`` when; ``published`` is what the page says and never
        that. An archive has no characters, so articles have no span, and what is no article is in
        ``dropped_rows`` with its address. Damage is told in ``warnings`` with the byte and the record.
    """
    said: list[str] = []
    found = _Found()
    with Path(file).open("rb") if isinstance(file, str | Path) else nullcontext(file) as binary, quiet():
        stream = binary if binary.seekable() else io.BytesIO(binary.read())
        for record in records(stream, max_record, (*PAGES, "text/plain"), said):
            found.add(record)
    found.rows += [("the archive breaks off", remark) for remark in said if remark.endswith(NOTHING_BEHIND)]
    return Parsed(
        found.articles, warnings=[*said, *found.warnings()], dropped_rows=found.rows, n_replaced=found.n_replaced
    )


class _Found:
    """What the records of an archive gave so far."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.rows: list[tuple[str, str]] = []
        self.n_replaced = 0
        self._remarks: list[tuple[str, str]] = []
        self._n_cut = 0

    def add(self, record: Record) -> None:
        """Take the article of a page, or note why there is none."""
        self.n_replaced += record.n_replaced
        reason = _no_page(record)
        if reason or record.text is None:
            self.rows.append((reason or NO_PAGE, record.uri))
            return
        is_text = record.kind == "conversion"  # what a crawl's owner took out of a page
        parsed = plain.read(record.text) if is_text else web_pages.read(record.text)
        if not parsed.articles:
            self.rows.append((web_pages.NO_ARTICLE, record.uri))
            return
        self.rows += parsed.dropped_rows
        self._remarks += [(record.uri, said) for said in parsed.warnings if not is_text]
        self._n_cut += record.is_cut
        for article in parsed.articles:
            host = host_of(record.uri)
            at = {"start": None, "end": None, "url": record.uri or article.get("url"), "crawled": record.date or None}
            article = {"outlet": host, **article, **at, "host": host or article.get("host")}
            if record.is_cut:
                article |= {"text_status": "cut", "text_note": CUT}
            self.articles.append({key: value for key, value in article.items() if value or key in at or key == "text"})

    def warnings(self) -> list[str]:
        """A sentence for what is to be looked at."""
        said = []
        if self._n_cut:
            said.append(f"{counted(self._n_cut, 'page')} cut: {CUT}.")
        if self._remarks:
            uri, first = self._remarks[0]
            said.append(f"{counted(len(self._remarks), 'remark')} on its pages, the first on {uri[:200]}: {first}")
        return said


def _no_page(record: Record) -> str:
    """Why a record is not looked into; '' where it is."""
    if record.kind not in ("response", "resource", "conversion"):
        return f"{record.kind} record"
    if record.status.startswith("3"):
        return "redirect"
    if record.status not in ("200", "203"):
        return f"status {record.status or 'missing'}"
    if record.trouble:
        return f"page not read: {record.trouble}"
    is_text = record.media_type == "text/plain"
    if record.media_type in PAGES or (is_text and record.kind == "conversion"):
        text = record.text or ""
        if feeds.recognises(text):
            return "a feed, not a page; save it as a file to read it"
        if record.media_type or web_pages.recognises(text):
            return ""
    return f"{NO_PAGE}: {record.media_type or 'no type stated'}"
