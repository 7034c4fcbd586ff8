"""RSS and Atom feeds, as feedparser reads them: an item is an article, and its place is the item's in the file."""

from __future__ import annotations

import io
import re
from typing import Any
from urllib.parse import urljoin

from mediakit._phrases import counted
from mediakit.readers._extras import library
from mediakit.readers._feed_spans import Spans, is_feed, spans_of
from mediakit.readers._json_ld import words
from mediakit.readers._markup import lines
from mediakit.readers._page_facts import host_of
from mediakit.readers._parsed import Parsed
from mediakit.readers._quiet import quiet

NAME = "feed"
SUMMARY_ONLY = "summary only"
CUT_ITEM = "an item that the file's end cuts off"
BROKEN_ITEM = "an item that cannot be read"
NO_ITEM = "no item in the feed"
AFTER_END = "after the feed's end"
FURNITURE = "line that the feed's program adds"
AT_ONCE = 200  # items that are given to feedparser together
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TAGS = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<[^>]*+>")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ADDED = re.compile(
    r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}|(?:Continue reading|Read more)\b.{0,300}"
)
_CUT = ("[…]", "[...]", "(more…)")


def recognises(text: str) -> bool:
    """Whether a text is a feed: its root element says so.

    >>> recognises("<feed xmlns='http://www.w3.org/2005/Atom'></feed>")
    True
    """
    return is_feed(text)


def read(text: str) -> Parsed:
    """The items of a feed.

    The text is what the feed gives as content; where it gives a summary only, the article is marked as cut.
    No entity that the file declares is expanded, and nothing is fetched.

    Parameters
    ----------
    text : str
        The decoded file.

    Returns
    -------
    Parsed
        Spans are those of whole items. The head of the feed is metadata.

    Examples
    --------
    >>> item = "<item><title>Rain</title><description>It rained.</description></item>"
    >>> article = read(f"<rss><channel><title>Courier</title>{item}</channel></rss>").articles[0]
    >>> article["title"], article["text"], article["outlet"], article["text_status"]
    ('Rain', 'It rained.', 'Courier', 'cut')
    """
    spans = spans_of(text)
    records = sorted([*spans.items, *spans.unclosed])
    if not records and spans.cut is None:
        return Parsed([], dropped=[(0, len(text), NO_ITEM)] if text else [], warnings=["There is no item in the feed."])
    with quiet():
        feed = _parse(text[spans.root : spans.head_end] + spans.closing).feed
        entries, n_faulty = _entries(text, spans, records)
    articles, dropped, rows = [], [], []
    for (start, end), entry in zip(records, entries, strict=True):
        if entry is None:
            dropped.append((start, end, BROKEN_ITEM))
            continue
        article, added = _article(entry, feed)
        articles.append({**article, "start": start, "end": end})
        rows += [(FURNITURE, line) for line in added]
    warnings = []
    if n_faulty:
        warnings.append(
            f"The feed is not well-formed; {counted(n_faulty, 'item')} could only be read by guessing at it."
        )
    if n_broken := len(dropped):
        warnings.append(f"{counted(n_broken, 'item')} could not be read; see dropped.")
    if spans.cut:
        dropped.append((*spans.cut, CUT_ITEM))
        warnings.append(f"The file ends within item {len(records) + 1:,} (character {spans.cut[0]:,}): it is dropped.")
    metadata, after = _around(text, spans, records)
    return Parsed(articles, metadata, dropped + after, warnings, dropped_rows=rows)


def _parse(markup: str) -> Any:
    # bytes in a buffer: a plain string could be taken for an address or a file's name
    return library("feedparser", "Feeds").parse(
        io.BytesIO(_UNFIT.sub("", markup).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _entries(text: str, spans: Spans, records: list[tuple[int, int]]) -> tuple[list[Any], int]:
    """One entry for each record, None where there is none; and how many are in faulty XML."""
    found: list[Any] = []
    n_faulty = 0
    unclosed = set(spans.unclosed)
    tag = "</entry>" if spans.closing.lower().endswith("feed>") else "</item>"
    for at in range(0, len(records), AT_ONCE):
        some = [
            text[start:end] + (tag if (start, end) in unclosed else "") for start, end in records[at : at + AT_ONCE]
        ]
        parsed = _parse(spans.opening + "\n".join(some) + spans.closing)
        if len(parsed.entries) == len(some) and not parsed.bozo:
            found += parsed.entries
            continue
        for record in some:
            parsed = _parse(spans.opening + record + spans.closing)
            n_faulty += bool(parsed.bozo)
            found.append(parsed.entries[0] if len(parsed.entries) == 1 else None)
    return found, n_faulty


def _article(entry: Any, feed: Any) -> tuple[dict[str, Any], list[str]]:
    """An item as an article, and the lines taken off its text."""
    title = words(_get(entry, "title"))
    source = words(_get(_get(entry, "source") or {}, "title"))
    if title and source:  # Google News writes the outlet's name behind the headline
        title = title.removesuffix(f" - {source}")
    body, is_content = _body(entry)
    added = [body.pop() for _ in range(2) if len(body) > 1 and _ADDED.fullmatch(body[-1])]
    text = "\n\n".join(body)
    if text in {title, f"{title} {source}", f"{title} - {source}"}:
        text = ""
    published, modified = _get(entry, "published"), _get(entry, "updated")
    link, address = _get(entry, "link"), _get(feed, "link")
    tags = (words(_get(tag, "term")) for tag in _get(entry, "tags") or [])
    article = {
        "outlet": source or words(_get(feed, "title")),
        "author": _authors(entry),
        "published_text": words(published or modified),
        "date_source": "feed published" if published else "feed updated" if modified else None,
        "modified": words(modified) if published and modified != published else None,
        "url": _joined(address, link),
        "host": host_of(address) or host_of(link),
        "language": _get(_get(entry, "title_detail") or {}, "language") or _get(feed, "language"),
        "tags": "; ".join(dict.fromkeys(tag for tag in tags if tag)),
        "source_id": words(_get(entry, "id")),
    }  # fmt: skip
    if text and not is_content:
        article |= {"text_status": "cut", "text_note": SUMMARY_ONLY}
    elif text.endswith(_CUT):
        article |= {"text_status": "cut", "text_note": text[-5:].split()[-1]}
    return {"title": title, "text": text, **{k: v for k, v in article.items() if v}}, added


def _get(node: Any, name: str) -> Any:
    """A value that is really there: feedparser gives stand-ins for some that are not."""
    return dict.get(node, name) if isinstance(node, dict) else None


def _body(entry: Any) -> tuple[list[str], bool]:
    """The paragraphs of the content, else of the summary, and whether it was content."""
    contents = [part for part in _get(entry, "content") or [] if (_get(part, "value") or "").strip()]
    if contents:
        part = max(contents, key=lambda part: len(part["value"]))
        if body := _paragraphs(part["value"], _get(part, "type")):
            return body, True
    kind = _get(_get(entry, "summary_detail") or {}, "type")
    return _paragraphs(_get(entry, "summary") or "", kind), False


def _paragraphs(value: str, kind: str | None) -> list[str]:
    if kind == "text/plain" and not re.search(r"</?(?:p|br|div|a|b|i|em|strong|img)\b[^>]*>", value, re.IGNORECASE):
        found = (" ".join(part.split()) for part in _BLANK_LINE.split(value))
    else:
        found = (line.text for line in lines(value))
    return [text for part in found if (text := part.replace("\xad", ""))]


def _authors(entry: Any) -> str | None:
    names = (words(_get(author, "name")) for author in _get(entry, "authors") or [])
    named = list(dict.fromkeys(name for name in names if name))
    return "; ".join(named) or words(_get(entry, "author"))


def _joined(address: Any, link: Any) -> str | None:
    try:
        return urljoin(address or "", link.strip()) if isinstance(link, str) and link.strip() else None
    except ValueError:
        return None


def _around(text: str, spans: Spans, records: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[Any]]:
    """What is not in an item: head, white space, tags; and what stands behind the end of the feed."""
    metadata: list[tuple[int, int]] = []
    dropped = []
    position = 0
    for start, end in [*records, *([spans.cut] if spans.cut else []), (len(text), len(text))]:
        gap = text[position:start]
        stop = (
            re.search(re.escape(spans.closing.rpartition("<")[2]), gap, re.IGNORECASE) if start == len(text) else None
        )
        if stop:
            metadata.append((position, position + stop.end()))
            if rest := text[position + stop.end() :].strip():
                begin = text.index(rest, position + stop.end())
                dropped.append((begin, begin + len(rest), AFTER_END))
        elif gap and (position == 0 or not _TAGS.sub("", gap).strip()):
            metadata.append((position, start))
        position = end
    return metadata, dropped
