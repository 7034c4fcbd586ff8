"""Every character of a text file in one place: an article, metadata, or dropped with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from mediakit.readers._parsed import Parsed

UNKNOWN = "not recognised"


@dataclass
class FileResult:
    """What one file gave: a row of the audit, with the articles and dropped rows that belong to it."""

    file: str
    format: str
    n_chars: int | None = None
    articles: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[tuple[int | None, int | None, str, str]] = field(default_factory=list)
    n_kept: int | None = None
    n_metadata: int | None = None
    n_expected: int | None = None
    warnings: list[str] = field(default_factory=list)
    n_lost_rows: int = 0  # rows and stretches that somebody may miss; known furniture is not among them
    n_odd_dates: int = 0
    n_replaced: int = 0
    n_unaccounted: int = 0
    dates_read: bool = False

    @property
    def n_dropped(self) -> int | None:
        """Characters in the dropped rows, missing where the file has none."""
        if self.n_chars is None:
            return None
        return sum(end - start for start, end, _, _ in self.dropped if start is not None and end is not None)


def unread(file: str, format: str, reason: str, text: str | None) -> FileResult:
    """A file that gave no article: all its characters, where it has any, are dropped."""
    n_chars = None if text is None else len(text)
    span = (None, None) if text is None else (0, len(text))
    known = None if text is None else 0
    brief = re.split(r"[.;] ", reason)[0].rstrip(".")
    return FileResult(file, format, n_chars, [], [(*span, brief, text or "")], known, known, warnings=[reason])


def account(file: str, format: str, parsed: Parsed, text: str | None) -> FileResult:
    """A file's result, with the characters that its reader did not claim sorted out.

    White space between the spans is metadata; anything else unclaimed is dropped as 'not recognised'.

    Raises
    ------
    RuntimeError
        Where the spans overlap or leave the file: a fault of the reader, not of the file.
    """
    result = FileResult(
        file, format, articles=parsed.articles, n_expected=parsed.n_expected, warnings=list(parsed.warnings)
    )
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
