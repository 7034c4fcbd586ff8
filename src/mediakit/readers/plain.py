"""A text without any page furniture: the first line is the title, the rest is the body."""

from __future__ import annotations

import re

from mediakit.readers._parsed import Parsed

NAME = "plain text"
REMARK = "No page furniture found: read as one plain article."
LONGEST_TITLE = 300  # characters; a longer first line is a paragraph
_TITLE = re.compile(r"\s*([^\r\n]*)")


def recognises(text: str) -> bool:
    """True for any text with something on a line."""
    return bool(text.strip())


def read(text: str) -> Parsed:
    """One article; a first line of over 300 characters is a paragraph, and the article has no title.

    >>> read("A bridge reopens\\nThe bridge at Tarn is open.\\n").articles[0]["text"]
    'The bridge at Tarn is open.'
    """
    found = _TITLE.match(text)
    begin, stop = found.span(1) if found else (0, 0)
    title, warnings = text[begin:stop].strip(), [REMARK]
    if len(title) > LONGEST_TITLE:
        title, stop = "", begin
        warnings.append("Its first line is too long for a title.")
    body = text[stop:]
    start = stop + len(body) - len(body.lstrip())
    end = len(text.rstrip()) if body.strip() else start
    article = {"title": title or None, "text": text[start:end], "start": start, "end": end}
    return Parsed(articles=[article], metadata=[(begin, begin + len(title))] if title else [], warnings=warnings)
