"""Correlations of two scores with their intervals, also where units of one story or article stand together."""

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from mediakit._story_draws import widened_level

Z = NormalDist().inv_cdf(0.975)
LEAST_CLUSTERS = 10  # fewer stories bear no bootstrap interval of a correlation


class Correlation(NamedTuple):
    """A correlation with its 95% interval."""

    estimate: float
    low: float
    high: float


NONE = Correlation(math.nan, math.nan, math.nan)


def midranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1; those that tie share their mean rank.

    >>> midranks(np.array([0.2, 0.1, 0.2])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, size = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(size) - (size - 1) / 2)[place]


def coefficient(a: np.ndarray, b: np.ndarray) -> float:
    """Pearson's r; missing where one of them does not vary.

    >>> round(coefficient(np.array([1.0, 2.0, 3.0]), np.array([1.0, 3.0, 2.0])), 6)
    0.5
    """
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return math.nan
    # to units of their own first: squares of very small scores would vanish
    a, b = ((x - x.mean()) / np.abs(x - x.mean()).max() for x in (a, b))
    return float(np.clip((a @ b) / math.sqrt((a @ a) * (b @ b)), -1, 1))


def pearson(a: np.ndarray, b: np.ndarray) -> Correlation:
    """Pearson's r with Fisher's interval, tanh(atanh r ± 1.96 / sqrt(n - 3)); missing with fewer than four units.

    >>> pearson(np.arange(7.0), np.array([0.0, 2, 1, 3, 5, 4, 6])).low.__round__(3)
    0.584
    """
    return _fisher(coefficient(a, b), len(a), 1.0)


def spearman(a: np.ndarray, b: np.ndarray) -> Correlation:
    """Spearman's rho with the interval of Bonett and Wright (2000), standard error sqrt((1 + rho²/2) / (n - 3)).

    >>> spearman(np.arange(5.0), np.array([0.0, 2, 1, 3, 4])).estimate.__round__(3)
    0.9
    """
    rho = coefficient(midranks(a), midranks(b))
    return _fisher(rho, len(a), 1 + rho**2 / 2)


def _fisher(estimate: float, n: int, variance: float) -> Correlation:
    if n < 4 or math.isnan(estimate):
        return NONE
    z = math.atanh(min(max(estimate, -1 + 1e-12), 1 - 1e-12))
    half = Z * math.sqrt(variance / (n - 3))
    return Correlation(estimate, math.tanh(z - half), math.tanh(z + half))


def drawn_correlations(a: np.ndarray, b: np.ndarray, weights: np.ndarray, *, ranks: bool) -> np.ndarray:
    """Pearson's r, or with `ranks` Spearman's rho, of each resample.

    Parameters
    ----------
    a, b : ndarray (units,)
    weights : ndarray (resamples, units)
        How often each unit is drawn.
    ranks : bool
        Whether to rank the units of each resample first, as Spearman's rho asks.
    """
    n = weights.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        x, y = (_drawn_ranks(v, weights) if ranks else v - v.mean() for v in (a, b))
        x, y = (v - (weights * v).sum(axis=1, keepdims=True) / n for v in (x, y))
        both, first, second = ((weights * u * v).sum(axis=1) for u, v in ((x, y), (x, x), (y, y)))
        return np.clip(both / np.sqrt(first * second), -1, 1)


def _drawn_ranks(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The mid-ranks of the units in each resample (resamples, units)."""
    levels, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(len(levels)))
    size = np.add.reduceat(weights[:, order], starts, axis=1)
    return (np.cumsum(size, axis=1) - (size - 1) / 2)[:, place]


def percentiles(drawn: np.ndarray, n_clusters: int) -> tuple[float, float]:
    """The bounds of a 95% percentile interval, widened for few clusters (Hesterberg 2015).

    Resamples in which the figure does not exist are left out; there is no interval where that is more than one in a
    hundred, where all resamples give one figure, or where there are fewer than ten clusters.
    """
    known = drawn[np.isfinite(drawn)]
    if n_clusters < LEAST_CLUSTERS or len(known) < 0.99 * len(drawn) or np.ptp(known) == 0:
        return math.nan, math.nan
    level = widened_level(n_clusters)
    low, high = np.quantile(known, [level, 1 - level])
    return float(low), float(high)
