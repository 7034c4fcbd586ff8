"""Bootstrap-t intervals and permutation p values in which whole stories are drawn, never single copies."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import numpy as np

N_RESAMPLES = 4999  # 4,999 + 1 times .025 is a whole number, so the bounds are order statistics
N_PERMUTATIONS = 9999
LEVEL = 0.95
CELLS = 40_000  # numbers at once: they stay in cache, and BLAS starts no threads that would wait for each other
NOTHING = 1e-12  # a variance this small beside the sample's own is rounding noise


def generator(seed: int, *names: str) -> np.random.Generator:
    """A random generator that depends on the seed and the names only, not on what else is compared.

    >>> int(generator(0, "Courier").integers(1000)) == int(generator(0, "Courier").integers(1000))
    True
    """
    digest = hashlib.sha256()
    for name in names:
        part = name.encode("utf-8", "surrogatepass")
        digest.update(len(part).to_bytes(8, "big") + part)
    words = np.frombuffer(digest.digest(), dtype=">u4")
    return np.random.default_rng([seed, *(int(word) for word in words)])


def pooled(
    strata: Sequence[np.ndarray], weights: Sequence[np.ndarray], contrast: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The contrast of the groups' means and its variance, for each row of weights.

    Each stratum has one row per story: total and number of articles in the first group, the same in
    the second, and so on. The variance is the linearised one of a ratio, summed over strata.
    """
    sums, squares = [], []
    for stories, weight in zip(strata, weights, strict=True):
        width = stories.shape[1]
        products = (stories[:, :, None] * stories[:, None, :]).reshape(len(stories), width * width)
        both = np.concatenate([stories, products], axis=1)
        live = both.any(axis=0)  # a group that carried none of these stories has nothing to add up
        added = np.zeros((len(weight), width + width * width))
        added[:, live] = weight @ both[:, live]
        sums.append(added[:, :width])
        squares.append(added[:, width:].reshape(len(weight), width, width))
    total = np.sum(sums, axis=0)
    articles = total[:, 1::2]
    means = total[:, 0::2] / articles
    slope = np.empty_like(total)
    slope[:, 0::2] = contrast / articles
    slope[:, 1::2] = -contrast * means / articles
    variance = np.zeros(len(total))
    for stories, first, second in zip(strata, sums, squares, strict=True):
        n = len(stories)
        if n > 1:
            square = np.einsum("ri,rij,rj->r", slope, second, slope)
            variance += n / (n - 1) * (square - np.einsum("ri,ri->r", slope, first) ** 2 / n)
    return means @ contrast, np.maximum(variance, 0)


def drawn(n: int, rows: int, rng: np.random.Generator) -> np.ndarray:
    """How often each of n stories is drawn, in each of so many resamples of n stories."""
    places = rng.integers(n, size=(rows, n)) + np.arange(rows)[:, None] * n
    return np.bincount(places.ravel(), minlength=rows * n).reshape(rows, n).astype(float)


def bootstrap_t(
    strata: Sequence[np.ndarray],
    contrast: Sequence[float],
    rng: np.random.Generator,
    *,
    resamples: int = N_RESAMPLES,
) -> tuple[float, float]:
    """The 95% bootstrap-t interval of a mean, or of the difference of two.

    Parameters
    ----------
    strata : sequence of array (stories, 2 per group)
        One row per story: the total of its values and the number of its articles, group after group.
        Stories are drawn with replacement within their stratum, as many as it has.
    contrast : sequence of float
        (1,) for a mean, (1, -1) for the first group's mean minus the second's.
    rng : numpy.random.Generator
        The source of the resamples.
    resamples : int
        How many.

    Returns
    -------
    tuple of float
        The bounds; both NaN where there is none: all values are the same, or so many resamples hold
        only equal values that a bound lies infinitely far off.

    Notes
    -----
    For each resample t* = (m* - m) / s*, with s* the standard error within the resample. With the
    t* sorted, k = (B + 1) .025 and the sample's own m and s, the bounds are m - s t*(B + 1 - k) and
    m - s t*(k). A resample whose values are all the same has s* = 0: its t* counts as infinite, on the
    side on which its mean lies (0 where the means are equal), which is the cautious way.
    Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 12.5.
    """
    contrast = np.asarray(contrast, dtype=float)
    strata = [np.asarray(stories, dtype=float) for stories in strata if len(stories)]
    total = np.sum([stories.sum(axis=0) for stories in strata], axis=0)
    means = total[0::2] / total[1::2]
    # measured from the groups' own means: no digits are lost when squares are subtracted
    centred = [stories.copy() for stories in strata]
    for stories in centred:
        stories[:, 0::2] -= means * stories[:, 1::2]
    estimate = float(means @ contrast)
    once = [np.ones((1, len(stories))) for stories in strata]
    variance = float(pooled(centred, once, contrast)[1][0])
    scale = max(float(np.abs(means).max()), NOTHING)
    if variance <= (NOTHING * scale) ** 2:
        return np.nan, np.nan
    rows = max(1, CELLS // max(len(stories) for stories in strata))
    parts = []
    for start in range(0, resamples, rows):
        size = min(rows, resamples - start)
        weights = [drawn(len(stories), size, rng) for stories in strata]
        parts.append(_studentised(*pooled(centred, weights, contrast), variance))
    t = np.sort(np.concatenate(parts))
    k = max(1, int((resamples + 1) * (1 - LEVEL) / 2 + 1e-9))
    error = np.sqrt(variance)
    low, high = estimate - error * t[resamples - k], estimate - error * t[k - 1]
    if not (np.isfinite(low) and np.isfinite(high)):
        return np.nan, np.nan
    return float(low), float(high)


def _studentised(shift: np.ndarray, variance: np.ndarray, reference: float) -> np.ndarray:
    """Shift over standard error; infinite where there is a shift but no variance."""
    flat = variance <= NOTHING * reference
    shift = np.where(np.abs(shift) <= 1e-9 * np.sqrt(reference), 0.0, shift)
    endless = np.where(shift == 0, 0.0, np.copysign(np.inf, shift))
    return np.where(flat, endless, shift / np.sqrt(np.where(flat, 1.0, variance)))


def permutation_p(
    strata: Sequence[np.ndarray], rng: np.random.Generator, *, permutations: int = N_PERMUTATIONS
) -> float:
    """Two-sided permutation p for the difference of two groups' means, over stories.

    Parameters
    ----------
    strata : sequence of array (stories, 4)
        The stories of the first group only, of the second only, of both: total and number of articles
        in the first group, total and number in the second.
    rng : numpy.random.Generator
        The source of the permutations.
    permutations : int
        How many; all possible ones instead where stories are in one group only, have one article each
        and there are no more ways than this to choose the first group.

    Returns
    -------
    float
        (b + 1) / (m + 1), with b of m permutations at least as extreme; b / m over all possible ones.
    """
    moves = _Moves(strata)
    observed = moves.t(moves.level[None, :], moves.gap[None, :])[0]
    bar = abs(observed) * (1 - 1e-9)
    n_a, n = len(strata[0]), len(moves.level)
    simple = not moves.shared.any() and (moves.articles.sum(axis=1) == 1).all()
    if simple and comb(n, n_a) <= permutations:
        extreme = np.abs(moves.t(_arrangements(moves.level, n_a), np.zeros((1, n)))) >= bar
        return float(extreme.mean())
    count = 0
    for levels, signs in _shuffles(moves.level, permutations, rng, flip=bool(moves.gap.any())):
        count += int((np.abs(moves.t(levels, moves.gap * signs)) >= bar).sum())
    return (count + 1) / (permutations + 1)


def _arrangements(level: np.ndarray, n_a: int) -> np.ndarray:
    """Every way to give n_a of the levels to the first group, the rest to the second."""
    n = len(level)
    chosen = np.array(list(combinations(range(n), n_a)))
    inside = np.zeros((len(chosen), n), dtype=bool)
    np.put_along_axis(inside, chosen, True, axis=1)
    return level[np.argsort(~inside, axis=1, kind="stable")]


def _shuffles(
    level: np.ndarray, permutations: int, rng: np.random.Generator, *, flip: bool
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Shuffled levels, and the signs that say whose version of a shared story is whose."""
    n = len(level)
    rows = max(1, CELLS // n)
    for start in range(0, permutations, rows):
        size = min(rows, permutations - start)
        levels = rng.permuted(np.broadcast_to(level, (size, n)), axis=1)
        yield levels, (rng.integers(2, size=(size, n)) * 2.0 - 1.0 if flip else np.ones((1, n)))


class _Moves:
    """The parts of a pair that stay (who carried what, how often) and those that are shuffled."""

    def __init__(self, strata: Sequence[np.ndarray]) -> None:
        stories = np.concatenate(strata)
        self.articles = stories[:, 1::2]
        totals = stories[:, 0::2]
        self.shared = (self.articles > 0).all(axis=1)
        everything = self.articles.sum(axis=1)
        level = totals.sum(axis=1) / everything
        self.level = level - level.mean()  # a shared shift changes no difference and costs digits
        own = totals / np.where(self.articles > 0, self.articles, 1)
        self.gap = np.where(self.shared, own[:, 0] - own[:, 1], 0.0)
        # what a unit of gap adds to the first group's version and takes from the second's
        self.lean = self.articles[:, ::-1] / everything[:, None]
        self.weight = self.articles / self.articles.sum(axis=0)
        # with equal counts the means shift all stories of a stratum alike and leave its spread as it is
        self.even = all((part[:, 1::2] == part[:1, 1::2]).all() for part in strata)
        ends = np.cumsum([len(part) for part in strata])
        self.slices = [slice(end - len(part), end) for part, end in zip(strata, ends, strict=True) if len(part) > 1]

    def t(self, level: np.ndarray, gap: np.ndarray) -> np.ndarray:
        """The studentised difference for each row of levels and gaps."""
        in_a, in_b = self.weight.T
        terms = level * (in_a - in_b)
        mean_a, mean_b = np.einsum("rn,n->r", level, in_a), np.einsum("rn,n->r", level, in_b)
        if self.gap.any():
            lean_a, lean_b = self.lean.T
            mean_a = mean_a + gap @ (lean_a * in_a)
            mean_b = mean_b - gap @ (lean_b * in_b)
            terms = terms + gap * (lean_a * in_a + lean_b * in_b)
        if not self.even:
            terms -= np.multiply.outer(mean_a, in_a)
            terms += np.multiply.outer(mean_b, in_b)
        variance = np.zeros(len(terms))
        for part in self.slices:
            block = terms[:, part]
            n = block.shape[1]
            variance += n / (n - 1) * (np.einsum("ri,ri->r", block, block) - block.sum(axis=1) ** 2 / n)
        spread = float(np.var(self.level) + np.mean(self.gap**2))
        if spread == 0:
            return np.zeros(len(terms))
        return _studentised(mean_a - mean_b, np.maximum(variance, 0), spread / len(self.level))
