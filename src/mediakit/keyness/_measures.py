"""The measures of keyness, each from counts."""

import math

import numpy as np

from mediakit.keyness._sides import Tally

NORMAL = 1.959963984540054  # the 97.5% point of the normal distribution
ZERO = 0.5  # stands in for a count of zero in a ratio


def log_likelihood(a: np.ndarray, b: np.ndarray, c: int, d: int) -> np.ndarray:
    """G2 over the four cells a, b, c - a, d - b: a of c words in the target, b of d in the reference.

    >>> log_likelihood(np.array([7]), np.array([2]), 10, 9).round(4).tolist()
    [4.5349]
    """
    both = a + b
    total = 0.0
    for observed, size, times in ((a, c, both), (b, d, both), (c - a, c, c + d - both), (d - b, d, c + d - both)):
        expected = size * (times / (c + d))
        ratio = np.divide(observed, expected, out=np.ones(len(both)), where=observed > 0)
        total = total + observed * np.log(ratio)
    return np.maximum(2 * total, 0.0)  # rounding can leave -1e-16


def chi_squared_p(g2: np.ndarray) -> np.ndarray:
    """The tail of chi-squared with one degree of freedom.

    >>> chi_squared_p(np.array([3.841459])).round(4).tolist()
    [0.05]
    """
    return np.array([math.erfc(math.sqrt(value / 2)) for value in g2], dtype=float)


def log_odds(a: np.ndarray, b: np.ndarray, c: int, d: int) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds ratio (natural), the counts of both sides together as its Dirichlet prior, and its z.

    A word is 7 of 10 against 2 of 9. The prior adds 9 of it and 10 others to each side: 16 against 13 and 11 against
    17, ln((16 / 13) / (11 / 17)) = 0.643, divided by sqrt(1 / 16 + 1 / 11).

    >>> delta, z = log_odds(np.array([7]), np.array([2]), 10, 9)
    >>> delta.round(3).tolist(), z.round(3).tolist()
    ([0.643], [1.642])
    """
    n = c + d
    target, reference = a + (a + b), b + (a + b)
    alone = a + b == n  # the only word of both sides has no odds
    rest = np.where(alone, np.nan, c + n - target) / np.where(alone, np.nan, d + n - reference)
    delta = np.log(target / reference) - np.log(rest)
    return delta, delta / np.sqrt(1 / target + 1 / reference)


def log_ratio(a: np.ndarray, b: np.ndarray, c: int, d: int) -> np.ndarray:
    """log2 of the ratio of the rates, 0.5 for a count of zero; 0 where that alone would turn the sign.

    >>> log_ratio(np.array([2, 3]), np.array([1, 0]), 4, 8).round(2).tolist()
    [2.0, 3.58]
    """
    sign = np.sign(a * d - b * c)  # whole numbers: no rounding
    ratio = np.log2(np.where(a, a, ZERO) / c * d / np.where(b, b, ZERO))
    return np.where(ratio * sign < 0, 0.0, np.where(sign == 0, 0.0, ratio))


def log_ratio_margin(words: Tally) -> np.ndarray:
    """Half the width of the log ratio's 95% interval, in doublings; missing where a side is a single story."""
    n_stories = (words.copies > 0).sum(axis=0)
    if n_stories.min() < 2:
        return np.full(len(words.features), np.nan)
    times, sizes = words.times(), words.lengths.sum(axis=0)
    none = times == 0
    share = words.lengths / sizes  # of its side's words in each story
    held = words.count / np.where(none, 1, times)[words.word]  # of the word's times
    here = share[words.story]
    variance = np.zeros(len(words.features))
    for side in (0, 1):
        square = words.by_word(held[:, side] ** 2 - 2 * held[:, side] * here[:, side]) + (share[:, side] ** 2).sum()
        factor = n_stories[side] / (n_stories[side] - 1)
        variance += np.where(none[:, side], 1 / ZERO, factor * square)
    cross = words.by_word(held[:, 0] * held[:, 1] - held[:, 0] * here[:, 1] - held[:, 1] * here[:, 0])
    cross += (share[:, 0] * share[:, 1]).sum()
    variance -= np.where(none.any(axis=1), 0.0, 2 * cross)
    return NORMAL * np.sqrt(np.maximum(variance, 0)) / math.log(2)


def dispersion(words: Tally, side: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gries' DP over the stories of the word's own side, and the largest share of its times in one of them."""
    rows = np.arange(len(words.word))
    own = side[words.word]
    n = words.times()[np.arange(len(side)), side]
    held = words.count[rows, own] / np.maximum(n, 1)[words.word]
    share = words.lengths[words.story, own] / words.lengths.sum(axis=0)[own]
    largest = np.zeros(len(words.features))
    np.maximum.at(largest, words.word, held)
    return words.by_word(np.maximum(held - share, 0.0)).astype(float), largest
