"""What a reader of one file format gives back: the contract between the readers and `read_corpus`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def with_plain_breaks(raw: str) -> str:
    r"""A raw stretch as an article holds it: CRLF and a lone CR are one line break each, written LF.

    >>> with_plain_breaks("a\r\nb\rc\r\r\nd")
    'a\nb\nc\n\nd'
    """
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw


@dataclass(frozen=True)
class Parsed:
    """One text file taken apart by a reader.

    Offsets count characters of the decoded text (no byte order mark, line ends as they stand). A reader
    need not claim every character: `read_corpus` turns what is left over into metadata where it is only
    white space, and into dropped text with the reason 'not recognised' otherwise. Spans must not overlap.

    Attributes
    ----------
    articles : list of dict
        One per article, values by column of the articles table, as str or None. ``title``, ``text``,
        ``start`` and ``end`` must be there; ``text`` is what stands at ``start:end``. May hold ``outlet``,
        ``origin``, ``dateline``, ``author``, ``age_text``, ``category``, ``url``, ``section``, ``language``,
        ``host``, any carried column, and ``published`` (None or a pandas Timestamp in UTC, only when the
        file itself states it) with ``published_precision``.
    metadata : list of (start, end)
        Spans that hold titles, outlets, ages and the like of the articles.
    dropped : list of (start, end, reason)
        Spans that no article uses, and why.
    warnings : list of str
        Whole sentences for the audit.
    n_expected : int, optional
        The number of articles the page announces, where it does.
    """

    articles: list[dict[str, Any]]
    metadata: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    n_expected: int | None = None
