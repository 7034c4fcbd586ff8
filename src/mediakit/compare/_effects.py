"""Effect sizes of a pair of groups, with intervals in which whole stories are drawn for both groups at once."""

from collections.abc import Iterator

import numpy as np

from mediakit._resampling import CELLS, NOTHING, drawn
from mediakit._story_draws import LEAST_STORIES, widened_level
from mediakit.compare._pair import Pair

N_EFFECTS = 1999
MISSING = (np.nan, np.nan)


def hedges_g(a: np.ndarray, b: np.ndarray) -> float:
    """Hedges g of two samples: positive where `a` has the higher mean; NaN where neither varies.

    >>> round(hedges_g(np.array([2.0, 4.0, 6.0]), np.array([1.0, 3.0, 5.0])), 4)  # d = 1 / 2, J = 0.8
    0.4
    """
    freedom = len(a) + len(b) - 2
    spread = np.sqrt((((a - a.mean()) ** 2).sum() + ((b - b.mean()) ** 2).sum()) / freedom)
    scale = max(np.abs(a).max(), np.abs(b).max())
    if spread <= 1e-12 * scale:
        return np.nan
    return float((1 - 3 / (4 * freedom - 1)) * (a.mean() - b.mean()) / spread)


def cliffs_delta(a: np.ndarray, b: np.ndarray) -> float:
    """Share of pairs in which the value of `a` is higher, less the share in which that of `b` is.

    >>> cliffs_delta(np.array([1.0, 2.0]), np.array([2.0, 3.0, 4.0]))  # of six pairs five are lower and one is a tie
    -0.8333333333333334
    """
    ordered = np.sort(b)
    below, above = np.searchsorted(ordered, a, "left"), len(b) - np.searchsorted(ordered, a, "right")
    return float((below.sum() - above.sum()) / (len(a) * len(b)))


def effect_intervals(
    pair: Pair, rng: np.random.Generator, *, resamples: int = N_EFFECTS
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The 95% intervals of Hedges g and of Cliff's delta; missing where the figure itself or its spread is.

    Notes
    -----
    1,999 resamples; the stories of each lot are drawn with replacement, a story of both groups for both at once. For g
    bootstrap-t on the scale of asinh(g / sqrt 8), on which its spread hardly depends on its size, with the linearised
    standard error of each resample. For delta percentiles, widened for few stories as in `widened_level`.
    """
    g, delta = _Spread(pair), _Ranks(pair)
    once = np.ones((len(pair.totals), 1))
    shift, error = g.scaled(once)
    drawn_shift, drawn_error, deltas = [], [], []
    for weights in _resamples(pair, rng, resamples):
        parts = g.scaled(weights)
        drawn_shift.append(parts[0])
        drawn_error.append(parts[1])
        deltas.append(delta.of(weights))
    bounds = _studentised_bounds(shift[0], error[0], np.concatenate(drawn_shift), np.concatenate(drawn_error))
    return g.unscaled(bounds), _percentiles(np.concatenate(deltas), pair.least_stories)


def _resamples(pair: Pair, rng: np.random.Generator, resamples: int) -> Iterator[np.ndarray]:
    """How often each story is drawn, a column for each resample."""
    rows = max(1, CELLS // len(pair.totals))
    for start in range(0, resamples, rows):
        size = min(rows, resamples - start)
        yield np.concatenate([drawn(n, size, rng).T for n in pair.lots.tolist() if n])


def _percentiles(found: np.ndarray, n_stories: int) -> tuple[float, float]:
    """The widened percentiles of the resamples; missing where all are the same."""
    if np.ptp(found) <= NOTHING:
        return MISSING
    level = widened_level(n_stories)
    low, high = np.quantile(found, [level, 1 - level])
    return float(low), float(high)


def _studentised_bounds(
    shift: float, error: float, drawn_shift: np.ndarray, drawn_error: np.ndarray
) -> tuple[float, float]:
    """Bootstrap-t bounds; missing where there is no spread or a bound lies infinitely far off."""
    if not error > 0:
        return MISSING
    moved = drawn_shift - shift
    flat = ~(drawn_error > 1e-6 * error)
    endless = np.where(np.abs(moved) <= 1e-9 * error, 0.0, np.copysign(np.inf, moved))
    t = np.sort(np.where(flat, endless, moved / np.where(flat, 1.0, drawn_error)))
    k = int((len(t) + 1) * 0.025 + 1e-9)
    low, high = shift - error * t[len(t) - k], shift - error * t[k - 1]
    return (float(low), float(high)) if np.isfinite(low) and np.isfinite(high) else MISSING


class _Spread:
    """Hedges g of each resample, on its scale, with its linearised standard error."""

    def __init__(self, pair: Pair) -> None:
        self.lots = pair.lots
        sides = ((pair.a, pair.place_a), (pair.b, pair.place_b))
        self.means = [group.over.mean() for group, _ in sides]
        inside = np.concatenate([group.over - mean for (group, _), mean in zip(sides, self.means, strict=True)])
        self.unit = float(np.sqrt(np.mean(inside**2)))
        largest = max(float(np.abs(group.over).max()) for group, _ in sides)
        self.flat = self.unit <= 1e-12 * largest
        self.parts = []
        n = len(pair.totals)
        for (group, place), mean in zip(sides, self.means, strict=True):
            # measured from the group's own mean, in one unit: no digits are lost when squares are subtracted
            value = (group.over - mean) / (self.unit or 1.0)
            self.parts.append([np.bincount(place, what, minlength=n) for what in (value, value**0, value**2)])
        self.stack = np.stack([part for side in self.parts for part in side])
        self.gap = (self.means[0] - self.means[1]) / (self.unit or 1.0)

    def scaled(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """asinh(g / sqrt 8) and its standard error, for each column of weights."""
        empty = np.full(weights.shape[1], np.nan)
        if self.flat:
            return empty, empty
        sums = self.stack @ weights
        s_a, n_a, q_a, s_b, n_b, q_b = sums
        m_a, m_b = s_a / n_a, s_b / n_b
        squares = np.maximum(q_a - n_a * m_a**2 + q_b - n_b * m_b**2, NOTHING)
        freedom = n_a + n_b - 2
        spread = np.sqrt(squares / freedom)
        d = (self.gap + m_a - m_b) / spread
        # what one more article of each kind would change in d: the slopes of the six sums
        lean = d / (2 * squares)
        slope = np.stack([
            1 / (n_a * spread) + 2 * lean * m_a, -m_a / (n_a * spread) - lean * (m_a**2 - spread**2), -lean,
            -1 / (n_b * spread) + 2 * lean * m_b, m_b / (n_b * spread) - lean * (m_b**2 - spread**2), -lean,
        ])  # fmt: skip
        small = 1 - 3 / (4 * freedom - 1)
        g = small * d
        error = small * np.sqrt(self._variance(slope, weights))
        return np.arcsinh(g / np.sqrt(8)), error / np.sqrt(8 + g**2)

    def _variance(self, slope: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """The variance of a sum of changes, story by story, added over the lots."""
        variance, end = np.zeros(weights.shape[1]), 0
        for n in self.lots.tolist():
            part, end = slice(end, end + n), end + n
            if n > 1:
                change = self.stack[:, part].T @ slope
                told = change * weights[part]
                variance += n / (n - 1) * ((told * change).sum(axis=0) - told.sum(axis=0) ** 2 / n)
        return np.maximum(variance, 0)

    @staticmethod
    def unscaled(bounds: tuple[float, float]) -> tuple[float, float]:
        """Bounds of g from those on its scale."""
        low, high = (float(np.sinh(bound) * np.sqrt(8)) for bound in bounds)
        return low, high


class _Ranks:
    """Cliff's delta of each resample: the articles are sorted once, weights are added up along them."""

    def __init__(self, pair: Pair) -> None:
        order = np.argsort(pair.b.over, kind="stable")
        ordered = pair.b.over[order]
        self.place_b = pair.place_b[order]
        # articles of a that lie alike among those of b are one: they are added up first
        left, right = (np.searchsorted(ordered, pair.a.over, side) for side in ("left", "right"))
        among = np.argsort(left * (len(ordered) + 1) + right, kind="stable")
        left, right = left[among], right[among]
        self.place_a = pair.place_a[among]
        self.starts = np.flatnonzero(np.append(True, (np.diff(left) != 0) | (np.diff(right) != 0)))
        self.left, self.right = left[self.starts], right[self.starts]

    def of(self, weights: np.ndarray) -> np.ndarray:
        """Delta for each column of weights."""
        below = np.zeros((len(self.place_b) + 1, weights.shape[1]))
        np.cumsum(weights[self.place_b], axis=0, out=below[1:])
        of_a = np.add.reduceat(weights[self.place_a], self.starts, axis=0)
        higher = np.einsum("ir,ir->r", of_a, below[self.left] + below[self.right])
        return higher / (of_a.sum(axis=0) * below[-1]) - 1


def risk_ratio(
    pair: Pair, rng: np.random.Generator, *, share: bool, resamples: int = N_EFFECTS
) -> tuple[float, float, float]:
    """The first group's share over the second's, or rate over rate, and the bounds of its 95% interval.

    Parameters
    ----------
    pair : Pair
        Two groups; nothing in them below 0.
    rng : numpy.random.Generator
        The source of the resamples.
    share : bool
        The measure is 1 or 0; else it is a rate.
    resamples : int
        How many.

    Returns
    -------
    tuple of float
        Missing where the second's share is 0, and then without an upper bound; where the first's is 0 the lower bound
        is 0. Of rates without bounds where fewer than five stories of a group have any.

    Notes
    -----
    1,999 times each story gets a random weight, exponential and of mean 1 within its lot, one for both groups (the
    Bayesian bootstrap, Rubin 1981), so that no resample lacks a share altogether. For shares half a story that has it
    and half a story that has not, with weights drawn likewise (gamma, shape 1/2), are added to each group: with one
    article a story and one group this is Jeffreys's interval. Percentiles of the logarithm of the ratio, widened.
    """
    over_a, under_a, over_b, under_b = pair.totals.sum(axis=0)
    if over_a == over_b == 0:
        return np.nan, np.nan, np.nan
    ratio = (over_a / under_a) / (over_b / under_b) if over_b else np.nan
    with_any = (pair.totals[:, 0::2] > 0).sum(axis=0).min()
    if not share and with_any < LEAST_STORIES:
        return ratio, np.nan, np.nan
    drawn_weights = _random_weights(pair, rng, resamples)
    logs = np.concatenate([_log_ratios(pair, weights, rng, share=share) for weights in drawn_weights])
    low, high = _percentiles(logs, pair.least_stories)
    # half a story added draws the bounds a little inwards; they never leave the ratio out
    low, high = float(np.exp(low)), float(np.exp(high))
    if not over_b:
        return ratio, low, np.nan
    return ratio, min(low, ratio) if over_a else 0.0, max(high, ratio)


def _random_weights(pair: Pair, rng: np.random.Generator, resamples: int) -> Iterator[np.ndarray]:
    """A random weight of mean 1 within its lot for each story, a column for each resample."""
    rows = max(1, CELLS // len(pair.totals))
    for start in range(0, resamples, rows):
        size = min(rows, resamples - start)
        parts = [rng.standard_exponential((size, n)) for n in pair.lots.tolist() if n]
        yield np.concatenate([(part * (part.shape[1] / part.sum(axis=1, keepdims=True))).T for part in parts])


def _log_ratios(pair: Pair, weights: np.ndarray, rng: np.random.Generator, *, share: bool) -> np.ndarray:
    """The logarithm of the ratio in each resample."""
    sums = pair.totals.T @ weights
    if share:
        for side in (0, 2):
            under = pair.totals[:, side + 1]
            size = (under**2).sum() / under.sum()  # of the story that an article drawn at random is of
            with_it, without = rng.standard_gamma(0.5, (2, weights.shape[1])) * size
            sums[side] += with_it
            sums[side + 1] += with_it + without
    over_a, under_a, over_b, under_b = sums
    return np.log(over_a / under_a) - np.log(over_b / under_b)
