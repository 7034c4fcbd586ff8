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


BREAKS_OFF = "the file breaks off"  # text_note of an article within which the file ends; it counts as unaccounted for


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
        ``start`` and ``end`` must be there (the last two are None where the format has no characters).
        May hold ``outlet``, ``origin``, ``dateline``, ``author``, ``age_text``, ``category``, ``url``,
        ``section``, ``host`` (the database), ``language`` (as the file writes it: EN, English, Français ...),
        ``source_id`` (the number that the export gives the article), any carried column, and:

        ``published_text``
            The date as the file writes it. The core reads the dates of one file together, in the article's
            language, so that 03/04/2025 is settled by its neighbours; it goes on to the table only where it
            could not be read.
        ``published``, ``published_precision``
            Instead of it, where the format leaves no doubt: a pandas Timestamp in UTC or None.
        ``text_status``, ``text_note``
            'cut' or 'picture only' where the reader sees that, and what shows it (``[+1210 chars]``). The
            core says 'no text' and 'whole'.
    metadata : list of (start, end)
        Spans that hold titles, outlets, ages and the like of the articles.
    dropped : list of (start, end, reason)
        Spans that no article uses, and why.
    warnings : list of str
        Whole sentences for the audit.
    n_expected : int, optional
        The number of articles the file announces, where it does.
    dropped_rows : list of (reason, text)
        What no article uses and what has no place in characters.
    n_odd_dates, n_replaced : int
        Dates that the reader could not read; characters that it had to replace.
    aside : object
        What a format that is read in pieces, and whose articles count each other, needs of a piece in the end;
        see `_pieces`.
    """

    articles: list[dict[str, Any]]
    metadata: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    n_expected: int | None = None
    dropped_rows: list[tuple[str, str]] = field(default_factory=list)
    n_odd_dates: int = 0
    n_replaced: int = 0
    aside: Any = None
