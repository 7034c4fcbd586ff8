"""Permutation p of words over stories: the words of a story move as a whole."""

from collections.abc import Iterator
from itertools import combinations
from math import comb

import numpy as np

from mediakit.keyness._sides import Tally

LEAST_STORIES = 3  # a word of one or two stories says nothing of the next ones
STAGES = ((999, 1.0), (9_999, 0.1), (49_999, 0.001))  # permutations, for words whose p is at most this by then
EXACT = 9_999  # all ways to deal the stories are tried where there are no more
CELLS = 1_000_000  # numbers at once
WORK = 30_000_000  # counts moved in a stage after the first: large corpora get fewer permutations
STRATUM = 5  # stories change places within strata of at least so many that are alike in length
MOST_STRATA = 50


def story_p(words: Tally, seed: int, *, stages: tuple[tuple[int, float], ...] = STAGES) -> tuple[np.ndarray, int, bool]:
    """Two-sided p of each word, the most permutations that any word got, and whether they are all there are.

    p is missing for words of fewer than LEAST_STORIES stories.
    """
    p = np.full(len(words.features), np.nan)
    left = np.flatnonzero(np.bincount(words.word, minlength=len(p)) >= LEAST_STORIES)
    if not len(left):
        return p, 0, False
    moves = _Moves(words)
    ways = comb(moves.n, moves.k) if moves.simple and len(moves.strata) == 1 else EXACT + 1
    if ways <= EXACT:
        order = np.array(list(combinations(range(moves.n), moves.k)))
        p[left] = moves.extreme(left, iter([(order, None)])) / ways
        return p, ways, True
    rng = np.random.default_rng(seed)
    extreme, done = np.zeros(len(p), dtype="int64"), 0
    for most, bar in stages:
        left = left[~(p[left] > bar)]
        if not len(left):
            break
        size = most - done
        if done:
            size = min(size, WORK // max(moves.size(left), 1))
        extreme[left] += moves.extreme(left, moves.shuffles(size, rng))
        done += size
        p[left] = (extreme[left] + 1) / (done + 1)
    return p, done, False


class _Moves:
    """Stories that change places, and the difference of rates that comes of it.

    Most places print a story in the reference alone, `base` times. Only what lands on the other k places is summed up;
    the rest is what remains of the whole.
    """

    def __init__(self, words: Tally) -> None:
        copies, lengths, count = words.copies, words.lengths, words.count
        if (copies[:, 0] > 0).sum() > (copies[:, 1] > 0).sum():
            copies, lengths, count = (
                copies[:, ::-1],
                lengths[:, ::-1],
                count[:, ::-1],
            )  # chi-squared is the same
        self.n, self.simple = len(copies), bool((copies.sum(axis=1) == 1).all())
        plain = copies[copies[:, 0] == 0, 1]
        self.base = int(np.bincount(plain).argmax()) if len(plain) else 0
        self.places = np.flatnonzero((copies[:, 0] > 0) | (copies[:, 1] != self.base))
        self.k, special = len(self.places), copies[self.places]
        self.target, self.lacking = special[:, 0].astype(float), (self.base - special[:, 1]).astype(float)
        # where both sides print, the reference gets the other version
        self.turned = special[:, 1] * (special > 0).all(axis=1).astype(float)
        by_story = np.argsort(words.story, kind="stable")
        self.word, self.story = words.word[by_story], words.story[by_story]
        self.level, self.half = _versions(count[by_story], copies[self.story])
        self.length, self.half_length = _versions(lengths, copies)
        self.varied = bool(self.half.any() or self.half_length.any())
        n_strata = min(max(self.n // STRATUM, 1), MOST_STRATA)
        cuts = np.sort(self.length)[np.arange(1, n_strata) * self.n // n_strata]
        stratum = np.searchsorted(cuts, self.length, side="right")  # equal lengths are never parted
        self.strata = [np.flatnonzero(stratum == i) for i in np.unique(stratum)]
        found = _chi_squared(*words.times().T, *words.lengths.sum(axis=0))
        self.bar = found * (1 - 1e-9) - 1e-12  # rounding must not make an equal deal look less extreme

    def size(self, which: np.ndarray) -> int:
        """About how many counts one permutation moves."""
        return int(np.isin(self.word, which).sum() * self.k / self.n) + self.n

    def shuffles(self, size: int, rng: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray | None]]:
        """The stories that land on the k places, and for each story which of its versions goes where: 1 or -1."""
        rows = max(1, CELLS // self.n)
        for start in range(0, size, rows):
            order = np.empty((min(rows, size - start), self.n), dtype="int64")
            for stratum in self.strata:
                alike = np.broadcast_to(stratum, (len(order), len(stratum)))
                order[:, stratum] = rng.permuted(alike, axis=1)
            signs = rng.integers(2, size=order.shape) * 2.0 - 1.0 if self.varied else None
            yield order[:, self.places], signs

    def extreme(self, which: np.ndarray, deals: Iterator[tuple[np.ndarray, np.ndarray | None]]) -> np.ndarray:
        """For each word in how many of the deals chi-squared is as large as it is, or larger."""
        held = np.flatnonzero(np.isin(self.word, which))
        word, story = np.searchsorted(which, self.word[held]), self.story[held]
        start = np.searchsorted(story, np.arange(self.n + 1))
        level, half = self.level[held], self.half[held]
        gap = np.flatnonzero(half)
        whole = self.base * np.bincount(word, weights=level, minlength=len(which))
        rows = max(1, CELLS // max(len(which), int(len(held) * self.k / self.n)))
        counted = np.zeros(len(which), dtype="int64")
        for orders, all_signs in deals:
            for first in range(0, len(orders), rows):
                order = orders[first : first + rows]
                signs = None if all_signs is None else all_signs[first : first + rows]
                entry, deal, place = _landed(order, start)
                shape = (len(order), len(which))
                key = deal * len(which) + word[entry]
                came, rest = level[entry], whole
                lost = came * self.lacking[place]
                if signs is not None:
                    turned = signs[deal, story[entry]] * half[entry]
                    came = came + turned
                    lost = came * self.lacking[place] + 2 * turned * self.turned[place]
                    everywhere = signs[:, story[gap]] * half[gap]
                    gap_key = np.arange(len(order))[:, None] * len(which) + word[gap]
                    rest = whole + self.base * _summed(gap_key.ravel(), everywhere.ravel(), shape)
                a = _summed(key, came * self.target[place], shape)
                b = rest - (a if self.simple else _summed(key, lost, shape))
                c, d = self._lengths(order, signs)
                counted += (_chi_squared(a, b, c[:, None], d[:, None]) >= self.bar[which]).sum(axis=0)
        return counted

    def _lengths(self, order: np.ndarray, signs: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """The words of both sides, in each deal."""
        came, whole = self.length[order], self.length.sum()
        if signs is None:
            return came @ self.target, self.base * whole - came @ self.lacking
        turned = np.take_along_axis(signs, order, axis=1) * self.half_length[order]
        came = came + turned
        whole = whole + signs @ self.half_length
        return came @ self.target, self.base * whole - came @ self.lacking - 2 * turned @ self.turned


def _summed(key: np.ndarray, weights: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """The weights of each key, added up: (deals, words)."""
    return np.bincount(key, weights=weights, minlength=shape[0] * shape[1]).reshape(shape)


def _chi_squared(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> np.ndarray:
    """Pearson's chi-squared of the four cells a, b, c - a, d - b."""
    n, both = c + d, a + b
    square = (a * d - b * c) ** 2 * n
    below = c * d * (both * (n - both))
    return np.divide(square, below, out=np.zeros(np.shape(square)), where=below > 0)


def _landed(order: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The entries of the stories that landed on a place, with their deal and their place."""
    stories = order.ravel()
    size = start[stories + 1] - start[stories]
    ends = np.cumsum(size)
    entry = np.repeat(start[stories] - (ends - size), size) + np.arange(ends[-1])
    deal, place = np.divmod(np.repeat(np.arange(len(stories)), size), order.shape[1])
    return entry, deal, place


def _versions(values: np.ndarray, copies: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean of a story's two versions, and half their difference: 0 where one side alone prints it."""
    target, reference = (values / np.maximum(copies, 1)).T
    both = (copies > 0).all(axis=1)
    return np.where(both, (target + reference) / 2, target + reference), np.where(both, (target - reference) / 2, 0.0)
