"""The matches of one pattern, and of all frames of a codebook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mediakit._check import check_choice
from mediakit.patterns.choose import OVERLAPS, Found, outside, settle
from mediakit.patterns.index import Index
from mediakit.patterns.language import Pattern, parse
from mediakit.patterns.search import Runs, runs

if TYPE_CHECKING:
    from mediakit.codebook import Codebook

WITHIN = ("sentence", "paragraph", "article")


class Match(NamedTuple):
    """A match: its text's row, the places of its frame, its pattern and the frame that wrote it, its characters."""

    row: int
    frame: int
    pattern: int
    owner: int
    start: int
    end: int


@dataclass(frozen=True)
class Matches:
    """Matches by row, place and frame, as arrays of one length; iterating gives each as a `Match`.

    Attributes
    ----------
    row : ndarray of int
        The place of the text.
    frame, pattern, owner : ndarray of int
        The place of the frame in the codebook, of the pattern in the frame that wrote it, and of that frame: it
        is the frame itself, or one below it.
    start, end : ndarray of int
        The characters of the match, half-open.
    first, last : ndarray of int
        Its first and last word, by their numbers among all words of the index.
    """

    row: np.ndarray
    frame: np.ndarray
    pattern: np.ndarray
    owner: np.ndarray
    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def __len__(self) -> int:
        return len(self.row)

    def __iter__(self) -> Iterator[Match]:
        parts = (self.row, self.frame, self.pattern, self.owner, self.start, self.end)
        return map(Match, *(part.tolist() for part in parts))


def find(
    index: Index,
    pattern: str | Pattern | Sequence[str | Pattern],
    *,
    match_case: bool = False,
    within: str = "sentence",
    overlaps: str = "longest",
) -> Matches:
    """The matches of one pattern, or of several that act as one frame's.

    Parameters
    ----------
    index : Index
        The texts.
    pattern : str, Pattern, or list of them
        In the language of docs/codebook.md.
    match_case : bool
        Whether upper and lower case count.
    within : {"sentence", "paragraph", "article"}
        How far ``~5`` may reach.
    overlaps : {"longest", "leftmost", "all"}
        Which of the matches count where they overlap each other.

    Returns
    -------
    Matches
        ``frame`` and ``owner`` are 0, ``pattern`` is the place in the list.

    Examples
    --------
    >>> index = Index(["A swap of land, a land swap."])
    >>> [index.texts[m.row][m.start : m.end] for m in find(index, "land ~1 swap")]
    ['swap of land', 'land swap']
    """
    check_choice(within, WITHIN, "within")
    check_choice(overlaps, OVERLAPS, "overlaps")
    several = [pattern] if isinstance(pattern, str | Pattern) else list(pattern)
    read = [parse(one) if isinstance(one, str) else one for one in several]
    found = [(rank, runs(index, one, match_case=match_case, within=within)) for rank, one in enumerate(read)]
    settled = settle(index, _joined(found), overlaps)
    return _matches(index, [(0, settled)], np.array([(0, rank) for rank in range(len(read))], "int64").reshape(-1, 2))


def find_frames(index: Index, codebook: "Codebook") -> Matches:
    """The matches of all frames of a codebook.

    Parameters
    ----------
    index : Index
        The texts.
    codebook : Codebook
        Each of its frames counts its own patterns and those of the frames below it.

    Returns
    -------
    Matches
        No character counts twice inside one frame, unless the codebook says ``overlaps: all``.
    """
    ids = list(codebook.frames)
    place = {frame_id: i for i, frame_id in enumerate(ids)}
    own: dict[str, list[tuple[int, Runs]]] = {}
    patterns: list[tuple[int, int]] = []  # by rank: the frame that wrote it, the place there
    for frame_id, frame in codebook.frames.items():
        excluded = _excluded(index, codebook, frame_id)
        own[frame_id] = []
        for number, pattern in enumerate(frame.patterns):
            first, last = runs(index, parse(pattern), match_case=frame.match_case, within=frame.within)
            free = outside(Found(first, last, first), excluded)
            own[frame_id].append((len(patterns), (free.first, free.last)))
            patterns.append((place[frame_id], number))
    settled = []
    for frame_id in ids:
        parts = [part for one in (frame_id, *codebook.below(frame_id)) for part in own[one]]
        settled.append((place[frame_id], settle(index, _joined(parts), codebook.overlaps)))
    return _matches(index, settled, np.array(patterns, "int64").reshape(-1, 2))


def _excluded(index: Index, codebook: "Codebook", frame_id: str) -> Runs:
    """The runs of a frame's excluding phrases and of those of the frames above it."""
    found = [
        runs(index, parse(phrase), match_case=frame.match_case, within=frame.within)
        for frame in (codebook.frames[one] for one in (frame_id, *codebook.above(frame_id)))
        for phrase in frame.exclude
    ]
    return tuple(_one([part[side] for part in found]) for side in (0, 1))  # type: ignore[return-value]


def _joined(parts: list[tuple[int, Runs]]) -> Found:
    ranks = [np.full(len(found[0]), rank, "int64") for rank, found in parts]
    return Found(_one([found[0] for _, found in parts]), _one([found[1] for _, found in parts]), _one(ranks))


def _one(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, "int64")


def _matches(index: Index, settled: list[tuple[int, Found]], patterns: np.ndarray) -> Matches:
    """Found words of each frame as matches in texts; `patterns` holds owner and place by rank."""
    frame = _one([np.full(len(found.first), number, "int64") for number, found in settled])
    first, last, rank = (_one([found[part] for _, found in settled]) for part in range(3))
    order = np.lexsort((-last, frame, first))
    frame, first, last, rank = frame[order], first[order], last[order], rank[order]
    owner, pattern = patterns[rank].T if len(rank) else (rank, rank)
    start, end = index.starts[first].astype("int64"), index.ends[last].astype("int64")
    return Matches(index.rows(first), frame, pattern, owner, start, end, first, last)
