"""Every character of a text file in one place: an article, metadata, or dropped with a reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from mediakit.readers._gathered import Gathered
from mediakit.readers._parsed import BREAKS_OFF, Parsed

UNKNOWN = "not recognised"
_LEFT_OUT = re.compile(r"row with|item that|removed by the service|not a JSON object")  # each was to be one article
_NOT_UNDERSTOOD = re.compile(r"not recognised|cut off|cuts off|cannot be read|broken|breaks off|not a JSON object")


@dataclass
class FileResult:
    """What one file, or a piece of it, gave: a row of the audit, with the articles and dropped rows that belong to it.

    Attributes
    ----------
    articles : list of dict
        Those of a piece; once they are finished they go to `rows`.
    rows : Gathered
        The articles of the file.
    """

    file: str
    format: str
    n_chars: int | None = None
    articles: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[tuple[int | None, int | None, str, str]] = field(default_factory=list)
    n_kept: int | None = None
    n_metadata: int | None = None
    n_expected: int | None = None
    warnings: list[str] = field(default_factory=list)
    rows: Gathered = field(default_factory=Gathered)
    n_lost_rows: int = 0  # rows and stretches that somebody may miss; known furniture is not among them
    n_odd_dates: int = 0
    n_replaced: int = 0
    n_undated: int = 0
    n_damaged_joints: int = 0
    n_duplicate_ids: int = 0
    is_read: bool = True
    breaks_off: bool = False  # what stood behind its end nobody knows
    status: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    @property
    def n_dropped(self) -> int | None:
        """Characters in the dropped rows, missing where the file has none."""
        if self.n_chars is None:
            return None
        return sum(end - start for start, end, _, _ in self.dropped if start is not None and end is not None)

    @property
    def n_found(self) -> int:
        """Articles in the file, those left out included."""
        return len(self.rows) + sum(1 for _, _, reason, _ in self.dropped if _LEFT_OUT.search(reason))

    @property
    def n_missing(self) -> int:
        """Articles that the file announces and does not hold."""
        return max((self.n_expected or 0) - self.n_found, 0)

    @property
    def n_unaccounted(self) -> int:
        """Articles announced and not found, stretches and rows not understood; 1 for a file not read or broken off."""
        if not self.is_read:
            return 1
        return (
            self.n_missing
            + self.breaks_off
            + sum(1 for _, _, reason, _ in self.dropped if _NOT_UNDERSTOOD.search(reason))
        )

    def take(self, part: FileResult) -> None:
        """Add what a piece gave, whose places count from the piece's own start; its articles are not touched."""
        if part.n_chars is not None:
            offset = self.n_chars or 0
            for article in part.articles:
                article["start"] += offset
                article["end"] += offset
            self.dropped += [
                (start if start is None else start + offset, end if end is None else end + offset, reason, text)
                for start, end, reason, text in part.dropped
            ]
            self.n_chars = offset + part.n_chars
            self.n_kept = (self.n_kept or 0) + (part.n_kept or 0)
            self.n_metadata = (self.n_metadata or 0) + (part.n_metadata or 0)
        else:
            self.dropped += part.dropped
        self.breaks_off = self.breaks_off or part.breaks_off
        if part.n_expected is not None:
            self.n_expected = (self.n_expected or 0) + part.n_expected
        self.warnings += [remark for remark in part.warnings if remark not in self.warnings]


def unread(file: str, format: str, reason: str, text: str | None) -> FileResult:
    """A file that gave no article: all its characters, where it has any, are dropped."""
    n_chars = None if text is None else len(text)
    span = (None, None) if text is None else (0, len(text))
    known = None if text is None else 0
    brief = re.split(r"[.;] ", reason)[0].rstrip(".")
    dropped: list[tuple[int | None, int | None, str, str]] = [(*span, brief, text or "")]
    return FileResult(file, format, n_chars, [], dropped, known, known, warnings=[reason], is_read=False)


def account(file: str, format: str, parsed: Parsed, text: str | None) -> FileResult:
    """What a file or a piece gave, with the characters that its reader did not claim sorted out.

    White space between the spans is metadata; anything else unclaimed is dropped as 'not recognised'.

    Raises
    ------
    RuntimeError
        Where the spans overlap or leave the file: a fault of the reader, not of the file.
    """
    result = FileResult(
        file, format, articles=parsed.articles, n_expected=parsed.n_expected, warnings=list(parsed.warnings)
    )
    result.breaks_off = any(article.get("text_note") == BREAKS_OFF for article in parsed.articles)
    if text is None:
        return result
    result.n_chars = len(text)
    result.n_kept = sum(a["end"] - a["start"] for a in parsed.articles)
    result.n_metadata = sum(end - start for start, end in parsed.metadata)
    dropped = list(parsed.dropped)
    position = 0
    for start, end in [*_claimed(parsed), (len(text), len(text))]:
        if start < position or end < start or end > len(text):
            raise RuntimeError(f"the {format} reader's spans overlap or leave the file at {start}:{end}")
        if start > position:
            gap = text[position:start]
            if bare := gap.strip():
                begin = position + gap.index(bare[0])
                dropped.append((begin, begin + len(bare), UNKNOWN))
            result.n_metadata += len(gap) - len(bare)
        position = end
    result.dropped = [(start, end, reason, text[start:end]) for start, end, reason in sorted(dropped)]
    return result


def _claimed(parsed: Parsed) -> list[tuple[int, int]]:
    """All spans in order; an empty body claims nothing."""
    spans = [(a["start"], a["end"]) for a in parsed.articles]
    spans += parsed.metadata
    spans += [(start, end) for start, end, _ in parsed.dropped]
    return sorted(span for span in spans if span[0] != span[1])
