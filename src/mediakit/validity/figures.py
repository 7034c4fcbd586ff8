"""What a confusion of three classes says, for one table of counts or for many resamples at once."""

import math

import numpy as np
import pandas as pd

from mediakit._correlation import LEAST_CLUSTERS, drawn_correlations, pearson, percentiles, spearman
from mediakit._coverage_intervals import wilson
from mediakit._resampling import generator
from mediakit._story_draws import _weights
from mediakit.validity.gold import CLASSES

FIGURES = ("pearson", "spearman", "accuracy", "macro_f1")
RESAMPLED = "articles resampled"
COUNTS = ("n_coded", "n_scored", "n_right")
SHARES = [f"{figure}{end}" for figure in ("precision", "recall", "f1") for end in ("", "_low", "_high")]
OF_CLASSES = {"class": "str", **dict.fromkeys(COUNTS, "int64"), **dict.fromkeys(SHARES, "float64")}
OF_CONFUSION = {"coded": "str", **dict.fromkeys(CLASSES, "int64")}


def classed(polarity: np.ndarray, cut: float) -> np.ndarray:
    """0 at -cut or below, 2 at cut or above, else 1; with a cut of 0 only a score of exactly 0 is 1.

    >>> classed(np.array([-0.05, -0.04, 0.0, 0.3]), 0.05).tolist(), classed(np.array([-0.05, 0.0, 0.3]), 0).tolist()
    ([0, 1, 1, 2], [0, 1, 2])
    """
    cut = cut or np.nextafter(0, 1)
    return np.where(polarity <= -cut, 0, np.where(polarity >= cut, 2, 1))


def class_figures(counts: np.ndarray) -> dict[str, np.ndarray]:
    """The figures of confusions (..., coded, scored): accuracy and macro_f1 (...), and of each class (..., 3).

    Precision is missing for a class that no unit is scored as, recall for one that none is coded as; F1 for one
    that is neither, and the macro-F1 is the mean of the others.

    >>> found = class_figures(np.array([[3, 1, 0], [1, 2, 1], [0, 1, 1]]))
    >>> float(found["accuracy"]), found["recall"].tolist(), found["f1"].round(3).tolist()
    (0.6, [0.75, 0.5, 0.5], [0.75, 0.5, 0.5])
    """
    right = np.diagonal(counts, axis1=-2, axis2=-1)
    coded, scored = counts.sum(axis=-1), counts.sum(axis=-2)
    with np.errstate(divide="ignore", invalid="ignore"):
        f1 = 2 * right / (coded + scored)
        there = (coded + scored) > 0
        macro = np.where(there, f1, 0).sum(axis=-1) / there.sum(axis=-1)
        return {
            "accuracy": right.sum(axis=-1) / counts.sum(axis=(-2, -1)),
            "macro_f1": macro,
            "precision": right / scored,
            "recall": right / coded,
            "f1": f1,
        }


def baselines(coded: np.ndarray) -> dict[str, float]:
    """What naming the largest class for every unit would reach.

    >>> {name: round(value, 3) for name, value in baselines(np.array([1, 1, 2, 0])).items()}
    {'accuracy': 0.5, 'macro_f1': 0.222}
    """
    sizes = np.bincount(coded, minlength=3)
    if not len(coded):
        return {"accuracy": math.nan, "macro_f1": math.nan}
    share = sizes.max() / len(coded)
    return {"accuracy": float(share), "macro_f1": float(2 * share / (1 + share) / (sizes > 0).sum())}


class Drawn:
    """The units of a validation, and the same resamples of their articles for every figure and every analyzer.

    Parameters
    ----------
    units : DataFrame
        From `coded_units`: number, coded, cluster.
    seed : int
    """

    def __init__(self, units: pd.DataFrame, seed: int) -> None:
        self.number = units["number"].to_numpy(float)
        self.coded = units["coded"].to_numpy(int)
        names = [repr(cluster) for cluster in units["cluster"]]
        # numbered by name, so that the order of rows changes no draw
        order = {name: place for place, name in enumerate(sorted(set(names)))}
        self.cluster = np.array([order[name] for name in names], dtype=int)
        self.n_clusters = len(order)
        self.repeats = self.n_clusters < len(names)
        self.seed = seed

    def estimates(self, polarity: np.ndarray, cut: float) -> dict[str, np.ndarray]:
        """The figures of one analyzer's scores."""
        return self._figures(polarity, cut, None)

    def resamples(self, polarity: np.ndarray, cut: float) -> dict[str, np.ndarray]:
        """The same of each resample, a row each."""
        if not self.n_clusters:
            return {}
        rng = generator(self.seed, "validity", str(self.n_clusters))
        parts = [self._figures(polarity, cut, w[:, self.cluster]) for w in _weights(self.n_clusters, rng)]
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def _figures(self, polarity: np.ndarray, cut: float, weights: np.ndarray | None) -> dict[str, np.ndarray]:
        found = {}
        if weights is None:
            found["pearson"] = np.array(pearson(self.number, polarity).estimate)
            found["spearman"] = np.array(spearman(self.number, polarity).estimate)
        else:
            for name in ("pearson", "spearman"):
                found[name] = drawn_correlations(self.number, polarity, weights, ranks=name == "spearman")
        return found | class_figures(self.confusion(polarity, cut, weights))

    def confusion(self, polarity: np.ndarray, cut: float, weights: np.ndarray | None = None) -> np.ndarray:
        """Counts (coded, scored), or (resamples, coded, scored) with weights; units without a class are in none."""
        known = self.coded >= 0
        cell = np.where(known, 3 * self.coded + classed(polarity, cut), 0)
        inside = np.eye(9)[cell] * known[:, None]
        counts = inside.sum(axis=0) if weights is None else weights @ inside
        return counts.reshape(*counts.shape[:-1], 3, 3)

    def correlation_interval(self, name: str, polarity: np.ndarray, drawn: np.ndarray) -> tuple[float, float, str]:
        """Fisher's interval where every unit is an article of its own, else that of resampled articles."""
        if self.repeats or self.n_clusters < LEAST_CLUSTERS:
            return (*percentiles(drawn, self.n_clusters), RESAMPLED)
        found = (pearson if name == "pearson" else spearman)(self.number, polarity)
        return found.low, found.high, "Fisher's z" if name == "pearson" else "Bonett and Wright"

    def share_interval(self, share: float, of: np.ndarray, drawn: np.ndarray) -> tuple[float, float, str]:
        """Of a precision, recall or accuracy over the units `of`: resampled articles; Wilson's where all or none."""
        n = len(np.unique(self.cluster[of]))
        if share in (0, 1) and n >= LEAST_CLUSTERS:
            return (*(float(bound[0]) for bound in wilson(np.array([share * n]), np.array([n]))), "Wilson")
        return (*percentiles(drawn, n), RESAMPLED)
