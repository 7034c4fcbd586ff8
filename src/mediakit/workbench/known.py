"""What a codebook finds in a corpus, kept so that a new pattern can be set beside it at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from mediakit.codebook import Codebook, Frame
from mediakit.patterns import Index, folded, parse
from mediakit.patterns.choose import Found, outside, settle
from mediakit.patterns.search import Runs, runs

NONE = np.zeros(0, "int64")
RELATIONS = ("same", "inside", "around", "crossing")  # what a new match is to one that is known


class Part(NamedTuple):
    """One pattern of the codebook, or one phrase of an ``exclude``."""

    frame: str
    text: str
    excludes: bool


@dataclass(frozen=True)
class Brings:
    """What a pattern would bring to a frame; of its n matches each is excluded, already counted or new."""

    n: int
    n_excluded: int
    n_already: int
    n_new: int
    mentions: tuple[int, int]  # of the frame without it and with it
    articles: tuple[int, int]
    n_taken_out: int  # mentions of the frame that would not count if it were an excluding phrase


class Overlap(NamedTuple):
    """How the matches of a new pattern overlap with those of a known one."""

    part: Part
    n: int  # matches of the new pattern that overlap with it
    n_articles: int
    relations: dict[str, int]


class Known:
    """The matches of every pattern of a codebook, and the mentions of every frame.

    Parameters
    ----------
    index : Index
        The articles' words.
    codebook : Codebook
        The codebook as it stands.
    cache : dict, optional
        Where runs that were looked up are kept; a codebook that has changed little is then known at once.
    """

    def __init__(self, index: Index, codebook: Codebook, cache: dict | None = None) -> None:
        self.index = index
        self.codebook = codebook
        self._cache = {} if cache is None else cache
        self.parts: list[Part] = []
        self._found: list[Runs] = []  # by part
        self._numbers: dict[tuple[str, bool], list[int]] = {}  # the parts of a frame, by whether they exclude
        self.frames: dict[str, Found] = {}  # what counts, by frame
        self._raw: dict[str, Found] = {}  # before overlaps are settled
        self._look_up()
        sizes = [len(first) for first, _ in self._found]
        self._first, self._last = (_joined([one[side] for one in self._found]) for side in (0, 1))
        self._part = np.repeat(np.arange(len(sizes)), sizes)
        own = {frame_id: self._own(frame_id) for frame_id in codebook.frames}
        for frame_id in codebook.frames:
            self._raw[frame_id] = _all([own[one] for one in (frame_id, *codebook.below(frame_id))])
            self.frames[frame_id] = settle(index, self._raw[frame_id], codebook.overlaps)

    def _look_up(self) -> None:
        for frame_id, frame in self.codebook.frames.items():
            for excludes, texts in ((False, frame.patterns), (True, frame.exclude)):
                self._numbers[frame_id, excludes] = [len(self.parts) + i for i in range(len(texts))]
                for text in texts:
                    self.parts.append(Part(frame_id, text, excludes))
                    self._found.append(self._runs(frame, text))

    def _runs(self, frame: Frame, pattern: str, *, keep: bool = True) -> Runs:
        """All runs of words that a pattern matches, as the frame reads it."""
        key = (pattern, frame.match_case, frame.within)
        if key in self._cache:
            return self._cache[key]
        found = runs(self.index, parse(pattern), match_case=frame.match_case, within=frame.within)
        if keep:
            self._cache[key] = found
        return found

    def _excluded(self, frame_id: str) -> Runs:
        frames = (frame_id, *self.codebook.above(frame_id))
        found = [self._found[number] for one in frames for number in self._numbers[one, True]]
        return _joined([first for first, _ in found]), _joined([last for _, last in found])

    def _own(self, frame_id: str) -> Found:
        """The runs of a frame's own patterns outside of excluded phrases; the rank is the part's number."""
        found = _all([_ranked(self._found[number], number) for number in self._numbers[frame_id, False]])
        return outside(found, self._excluded(frame_id))

    def find(self, frame_id: str, pattern: str) -> Found:
        """The matches of a pattern alone, as the frame would read it; overlaps with itself are settled.

        Raises
        ------
        CodebookError
            The pattern cannot be read.
        """
        found = self._runs(self.codebook.frames[frame_id], pattern, keep=False)
        return settle(self.index, _ranked(found, len(self.parts)), self.codebook.overlaps)

    def counts(self, frame_id: str, *, excludes: bool = False) -> list[tuple[str, int, int]]:
        """A frame's own patterns, or its excluding phrases, each with its matches and articles when alone."""
        told = []
        for number in self._numbers[frame_id, excludes]:
            first = settle(self.index, _ranked(self._found[number], number), self.codebook.overlaps).first
            told.append((self.parts[number].text, len(first), len(distinct(self.index.rows(first)))))
        return told

    def n_articles(self, frame_id: str) -> int:
        """Articles that mention a frame."""
        return len(distinct(self.index.rows(self.frames[frame_id].first)))

    def has(self, frame_id: str, pattern: str, *, excludes: bool = False) -> str:
        """The frame's own pattern, or excluding phrase, that says the same as this one; empty where it has none."""
        same = self.same_text(frame_id)
        wanted = same(pattern)
        frame = self.codebook.frames[frame_id]
        return next((one for one in (frame.exclude if excludes else frame.patterns) if same(one) == wanted), "")

    def same_text(self, frame_id: str) -> Callable[[str], str]:
        """What two patterns that say the same to a frame have in common."""
        return partial(folded, match_case=self.codebook.frames[frame_id].match_case)

    def brings(self, frame_id: str, pattern: str, found: Found) -> Brings:
        """What the pattern, which found this, brings to a frame that does not hold it."""
        index, overlaps = self.index, self.codebook.overlaps
        others, before = self._raw[frame_id], self.frames[frame_id]
        held = self.has(frame_id, pattern)
        if held:
            others = others.take(others.rank != self.parts.index(Part(frame_id, held, False)))
            before = settle(index, others, overlaps)
        free = outside(found, self._excluded(frame_id))
        near, reach = _clusters_with(others, free)
        after = settle(index, _all([others.take(near), free]), overlaps)
        near_before = touched(before, reach)
        n_already = int(touched(free, before).sum())
        has_it = np.zeros(index.n_texts, "bool")
        has_it[index.rows(before.first)] = True
        n_articles = int(has_it.sum())
        has_it[index.rows(after.first)] = True
        return Brings(
            n=len(found.first),
            n_excluded=len(found.first) - len(free.first),
            n_already=n_already,
            n_new=len(free.first) - n_already,
            mentions=(len(before.first), len(before.first) - int(near_before.sum()) + len(after.first)),
            articles=(n_articles, int(has_it.sum())),
            n_taken_out=len(before.first) - len(outside(before, (found.first, found.last)).first),
        )

    def overlaps(self, frame_id: str, pattern: str, found: Found) -> list[Overlap]:
        """The known patterns whose matches overlap with these, most first."""
        new, known, relation = _pairs(found, self._first, self._last)
        part = self._part[known]
        own = self.has(frame_id, pattern)
        keep = np.array([one != Part(frame_id, own, False) for one in self.parts], "bool")[part]
        new, part, relation = new[keep], part[keep], relation[keep]
        if not len(new):
            return []
        order = np.lexsort((relation, new, part))  # of several ways in which two overlap, the closest
        new, part, relation = new[order], part[order], relation[order]
        first = np.ones(len(new), "bool")
        first[1:] = (np.diff(part) != 0) | (np.diff(new) != 0)
        new, part, relation = new[first], part[first], relation[first]
        row = self.index.rows(found.first)[new]
        n_parts, kinds = len(self.parts), len(RELATIONS)
        n = np.bincount(part, minlength=n_parts)
        by_relation = np.bincount(part * kinds + relation, minlength=n_parts * kinds).reshape(n_parts, kinds)
        pairs = np.unique(np.column_stack([part, row]), axis=0)
        n_articles = np.bincount(pairs[:, 0], minlength=n_parts)
        told = [
            Overlap(
                self.parts[i], int(n[i]), int(n_articles[i]), dict(zip(RELATIONS, by_relation[i].tolist(), strict=True))
            )
            for i in np.flatnonzero(n)
        ]
        return sorted(told, key=lambda one: (one.part.frame != frame_id, -one.n, one.part))

    def shared(self, frame_id: str, found: Found) -> list[tuple[str, int, int]]:
        """The other frames, neither above nor below, that count words of these matches, with matches and articles."""
        related = {frame_id, *self.codebook.above(frame_id), *self.codebook.below(frame_id)}
        told = []
        for other, counted in self.frames.items():
            if other not in related:
                inside = touched(found, counted)
                if inside.any():
                    rows = distinct(self.index.rows(found.first[inside]))
                    told.append((other, int(inside.sum()), len(rows)))
        return sorted(told, key=lambda one: -one[1])


def distinct(rows: np.ndarray) -> np.ndarray:
    """Each row once, given rows in their order."""
    new = np.ones(len(rows), "bool")
    new[1:] = rows[1:] != rows[:-1]
    return rows[new]


def touched(these: Found, others: Found) -> np.ndarray:
    """Whether each of these runs shares a word with one of the others."""
    if not len(others.first) or not len(these.first):
        return np.zeros(len(these.first), "bool")
    order = np.argsort(others.first, kind="stable")
    begins = others.first[order]
    reach = np.maximum.accumulate(others.last[order])
    before = np.searchsorted(begins, these.last, "right")
    return (before > 0) & (reach[np.maximum(before - 1, 0)] >= these.first)


def _clusters_with(others: Found, these: Found) -> tuple[np.ndarray, Found]:
    """Which of the others hang together with one of these, through others in between; and all that these hang on."""
    first, last = np.concatenate([others.first, these.first]), np.concatenate([others.last, these.last])
    order = np.argsort(first, kind="stable")
    reach = np.maximum.accumulate(last[order])
    cluster = np.zeros(len(first), "int64")
    cluster[order[1:]] = np.cumsum(first[order][1:] > reach[:-1])
    n = int(cluster.max(initial=-1)) + 1
    wanted = np.zeros(n, "bool")
    wanted[cluster[len(others.first) :]] = True
    begin, end = np.full(n, len(first) and int(last.max()) + 1), np.zeros(n, "int64")
    np.minimum.at(begin, cluster, first)
    np.maximum.at(end, cluster, last)
    return wanted[cluster[: len(others.first)]], Found(begin[wanted], end[wanted], end[wanted])


def _pairs(found: Found, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which of the runs found overlaps which of the others, and how (the place of a word of RELATIONS)."""
    reach = np.maximum.accumulate(found.last)
    begin, end = np.searchsorted(reach, first, "left"), np.searchsorted(found.first, last, "right")
    size = np.maximum(end - begin, 0)
    other = np.repeat(np.arange(len(first)), size)
    new = np.arange(len(other)) - np.repeat(np.cumsum(size) - size, size) + np.repeat(begin, size)
    meets = found.last[new] >= first[other]
    new, other = new[meets], other[meets]
    inside = (first[other] <= found.first[new]) & (last[other] >= found.last[new])
    around = (first[other] >= found.first[new]) & (last[other] <= found.last[new])
    return new, other, np.select([inside & around, inside, around], [0, 1, 2], 3)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else NONE


def _ranked(found: Runs, rank: int) -> Found:
    return Found(found[0], found[1], np.full(len(found[0]), rank, "int64"))


def _all(parts: list[Found]) -> Found:
    return Found(*(_joined([part[side] for part in parts]) for side in range(3)))
