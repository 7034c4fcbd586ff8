"""What a pattern finds, brings and overlaps with, ready to be shown."""

from typing import Any

import numpy as np

from mediakit._check import MediakitError
from mediakit._phrases import counted
from mediakit.patterns.choose import Found
from mediakit.workbench.corpus import Articles
from mediakit.workbench.known import Known, distinct
from mediakit.workbench.marks import Marks, precision, tell_precision
from mediakit.workbench.shown import plain
from mediakit.workbench.telling import tell_brings, tell_found, tell_overlap

PAGE = 25  # lines that are sent at a time
MOST_PATTERNS = 300  # of a frame that are listed
MOST_OVERLAPS = 12
KEPT = 6  # look-ups that are kept


class Findings:
    """What patterns find as long as the codebook does not change.

    Parameters
    ----------
    corpus : Articles
        The articles.
    known : Known
        What the codebook finds in them.
    marks : Marks
        The marks of its lines.
    """

    def __init__(self, corpus: Articles, known: Known, marks: Marks) -> None:
        self._corpus = corpus
        self._known = known
        self._marks = marks
        self._found: dict[tuple[str, str], Found] = {}
        self._orders: dict[tuple[str, str, str, int], np.ndarray] = {}

    def _look_up(self, frame_id: str, pattern: str) -> Found:
        self._known.codebook.above(frame_id)  # an unknown frame is an error that names the nearest
        key = (frame_id, pattern)
        if key not in self._found:
            found = self._known.find(frame_id, pattern) if pattern else self._known.frames[frame_id]
            _keep(self._found, key, found)
        return self._found[key]

    def _order(self, frame_id: str, pattern: str, sort: str, seed: int) -> np.ndarray:
        if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
            raise MediakitError(f"seed={seed!r} is not allowed. Allowed: a whole number from 0 up.")
        key = (frame_id, pattern, sort, seed)
        if key not in self._orders:
            found = self._look_up(frame_id, pattern)
            _keep(self._orders, key, self._corpus.lines.order(found.first, found.last, sort, seed))
        return self._orders[key]

    def frame(self, frame_id: str, changes: dict[str, list[str]]) -> dict[str, Any]:
        """A frame: what it means, and each of its patterns with its matches and articles."""
        self._known.codebook.above(frame_id)
        frame = self._known.codebook.frames[frame_id]

        def listed(excludes: bool) -> list[dict[str, Any]]:
            new = changes.get("exclude" if excludes else "patterns", [])
            return [
                {"text": plain(text), "n": n, "n_articles": n_articles, "new": text in new}
                for text, n, n_articles in self._known.counts(frame_id, excludes=excludes)[:MOST_PATTERNS]
            ]

        return {
            "id": frame_id,
            "label": plain(frame.label),
            "definition": plain(frame.definition),
            "rule": plain(frame.rule),
            "patterns": listed(False),
            "exclude": listed(True),
            "n_more": max(0, len(frame.patterns) - MOST_PATTERNS),
            "n_below": len(self._known.codebook.below(frame_id)),
        }

    def look(self, frame_id: str, pattern: str, sort: str, seed: int) -> dict[str, Any]:
        """All that is shown of a pattern, or without one of the frame."""
        found = self._look_up(frame_id, pattern)
        rows = self._corpus.index.rows(found.first)
        n_articles = len(distinct(rows))
        told = {
            "found": tell_found(len(found.first), n_articles, len(self._corpus.ids)),
            "n": len(found.first),
            "groups": [one._replace(name=plain(one.name))._asdict() for one in self._corpus.groups.counts(rows)],
            "lines": self.lines(frame_id, pattern, sort, seed, 0),
            "precision": self.precision(frame_id, pattern, seed),
        }
        return told | (self._beside(frame_id, pattern, found) if pattern else {})

    def _beside(self, frame_id: str, pattern: str, found: Found) -> dict[str, Any]:
        """What a pattern brings to the frame, and what it overlaps with."""
        known, labels = self._known, self._known.codebook.labels
        brings = known.brings(frame_id, pattern, found)
        held = known.has(frame_id, pattern)
        overlaps = known.overlaps(frame_id, pattern, found)
        return {
            "brings": [plain(one) for one in tell_brings(brings, labels[frame_id], held=bool(held))],
            "held": bool(held),
            "excluded": bool(known.has(frame_id, pattern, excludes=True)),
            "n_taken_out": brings.n_taken_out,
            "overlaps": [
                {
                    "pattern": plain(one.part.text),
                    "frame": plain(labels[one.part.frame]),
                    "here": one.part.frame == frame_id,
                    "told": tell_overlap(one),
                }
                for one in overlaps[:MOST_OVERLAPS]
            ],
            "n_overlaps": len(overlaps),
            "shared": [
                f"{plain(labels[other])}: {counted(n, 'match', 'matches')} in {counted(n_articles, 'article')}"
                for other, n, n_articles in known.shared(frame_id, found)[:MOST_OVERLAPS]
            ],
        }

    def lines(self, frame_id: str, pattern: str, sort: str, seed: int, begin: int) -> list[dict[str, Any]]:
        """A page of lines, each with its mark."""
        found = self._look_up(frame_id, pattern)
        corpus = self._corpus
        told = []
        for place in self._order(frame_id, pattern, sort, seed)[max(begin, 0) :][:PAGE].tolist():
            line = corpus.lines.line(int(found.first[place]), int(found.last[place]), corpus.window)
            mark = self._mark(frame_id, line["row"], line["start"], line["end"])
            told.append(line | corpus.told(line["row"]) | {"mark": mark})
        return told

    def _mark(self, frame_id: str, row: int, start: int, end: int) -> str:
        key = (self._corpus.ids[row], frame_id, start, end)
        return self._marks.get(key) if self._corpus.fits(key, self._marks.text(key)) else ""

    def found_by(self, frame_id: str, pattern: str, row: int, start: int, end: int) -> str:
        """The pattern that found a passage: the one looked up, else the one by which the frame counts it."""
        if pattern:
            return pattern
        found = self._look_up(frame_id, "")
        place = self._place(found, (row, start, end))
        return "" if place is None else self._known.parts[int(found.rank[place])].text

    def _place(self, found: Found, span: tuple[int, int, int]) -> int | None:
        """Where a passage stands among the matches; with overlaps several may begin with one word."""
        index, (row, start, _) = self._corpus.index, span
        begin, end = index.first[row], index.first[row + 1]
        word = begin + np.searchsorted(index.starts[begin:end], start)
        low, high = np.searchsorted(found.first, word, "left"), np.searchsorted(found.first, word, "right")
        return next((place for place in range(low, high) if self._span(found, place) == span), None)

    def precision(self, frame_id: str, pattern: str, seed: int) -> list[str]:
        """What the marks of the frame say of the lines of a pattern, in sentences."""
        found = self._look_up(frame_id, pattern)
        marked = []
        for key, judgement in self._marks.of_frame(frame_id):
            row = self._corpus.row(key[0])
            if row is None or not self._mark(frame_id, row, key[2], key[3]):
                continue
            if self._place(found, (row, key[2], key[3])) is not None:
                marked.append(judgement)
        order = self._order(frame_id, pattern, "random", seed) if marked else []
        sample = ((self._mark(frame_id, *span), span[0]) for span in (self._span(found, int(i)) for i in order))
        return tell_precision(precision(marked, len(found.first), sample), seed)

    def _span(self, found: Found, place: int) -> tuple[int, int, int]:
        return self._corpus.lines.span(int(found.first[place]), int(found.last[place]))


def _keep(kept: dict, key: tuple, value: Any) -> None:
    """Keep the value; the oldest goes where there are many."""
    kept[key] = value
    if len(kept) > KEPT:
        kept.pop(next(iter(kept)))
