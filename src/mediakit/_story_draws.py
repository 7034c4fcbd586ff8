"""Ratios with intervals that draw whole stories, never single copies; many groups of one size at once."""

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
import pandas as pd

N_DRAWS = 1999  # 2,000 times .025 is a whole number, so the bounds are order statistics
CELLS = 2_000_000  # numbers at once
LEAST_STORIES = 5  # stories with a mention (and for a share as many without) that a bootstrap needs


def story_numbers(articles: pd.DataFrame) -> tuple[np.ndarray, bool]:
    """A number for each article's story, and whether stories were looked for; else each article is one.

    Stories are numbered by their ids, so that the order of rows changes no draw.

    >>> story_numbers(pd.DataFrame({"doc_id": ["a", "b", "c"], "story_id": ["s", None, "s"]}))
    (array([0, 1, 0]), True)
    """
    ids = [str(doc_id) for doc_id in articles["doc_id"]]
    known = "story_id" in articles.columns
    alone = articles["story_id"].isna().to_numpy() if known else np.ones(len(articles), dtype=bool)
    told = [str(story) for story in articles["story_id"]] if known else ids
    names = [(bool(one), own if one else story) for one, own, story in zip(alone, ids, told, strict=True)]
    order = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.array([order[name] for name in names], dtype="int64"), known


def _weights(n: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """How often each of n stories is drawn, a row for each resample of n stories."""
    rows = max(1, CELLS // n)
    for start in range(0, N_DRAWS, rows):
        size = min(rows, N_DRAWS - start)
        places = rng.integers(n, size=(size, n)) + np.arange(size)[:, None] * n
        yield np.bincount(places.ravel(), minlength=size * n).reshape(size, n).astype(float)


def resampled(stories: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The column sums of 1,999 resamples of whole stories, given one row per story.

    >>> resampled(np.array([[1.0], [1.0]]), np.random.default_rng(1)).shape
    (1999, 1)
    """
    return np.concatenate([weights @ stories for weights in _weights(len(stories), rng)])


def widened_level(n: int) -> float:
    """The lower level of an expanded percentile interval of 95% over n stories, .025 for very many (Hesterberg 2015).

    Percentiles are as narrow as a normal interval with sum(d^2) / n for a variance; so the level is that of the
    normal at -t(.975, n - 1) sqrt(n / (n - 1)). Student's quantile is that of Abramowitz and Stegun 26.7.5.

    >>> round(widened_level(20), 4), round(widened_level(10_000), 4)
    (0.0159, 0.025)
    """
    z, v = NormalDist().inv_cdf(0.975), n - 1
    t = z + (z**3 + z) / (4 * v) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
    t += (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    return NormalDist().cdf(-t * (n / v) ** 0.5)


def ratio_intervals(
    over: np.ndarray, under: np.ndarray, rng: np.random.Generator, *, logarithms: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """95% bootstrap-t intervals of sum(over) / sum(under), a column each.

    Parameters
    ----------
    over : ndarray (stories, columns)
        What is counted, such as a story's mentions of a frame: whole numbers, so that sums are exact.
    under : ndarray (stories, columns)
        What it is counted per, such as the story's words.
    rng : numpy.random.Generator
        The source of the resamples, which are the same for all columns.
    logarithms : bool
        Work on the scale of logarithms.

    Returns
    -------
    tuple of ndarray (columns,)
        The bounds, never below 0; missing where all stories have one ratio, or where so many resamples have no
        spread that a bound lies infinitely far off.

    Notes
    -----
    With R the ratio and s its linearised standard error, the root of n / (n - 1) sum(d^2) over sum(under), with
    d = over - R under, each resample gives t* = (R* - R) / s*, and the bounds are R - t*(.975) s and
    R - t*(.025) s (Efron and Tibshirani 1993, 12.5). With logarithms t* = (log R* - log R) R* / s*, and the bounds
    are R exp(-t*(.975) s / R) and R exp(-t*(.025) s / R). A resample without spread counts as infinite, on the side
    on which its ratio lies.
    """
    n, width = over.shape
    bounds = np.full((2, width), np.nan)
    batch = max(1, CELLS // (5 * max(n, N_DRAWS)))
    state = rng.bit_generator.state
    for start in range(0, width, batch):
        rng.bit_generator.state = state  # each batch sees the same resamples
        part = slice(start, start + batch)
        bounds[:, part] = _bounds(over[:, part].astype(float), under[:, part].astype(float), rng, logarithms)
    return bounds[0], bounds[1]


def _bounds(
    over: np.ndarray, under: np.ndarray, rng: np.random.Generator, logarithms: bool
) -> tuple[np.ndarray, np.ndarray]:
    n = len(over)
    parts = np.concatenate([over, under, over**2, over * under, under**2], axis=1)
    ratio, error = (part[0] for part in _ratios(parts.sum(axis=0, keepdims=True), n))
    drawn, spread = _ratios(resampled(parts, rng), n)
    side = np.where(drawn < ratio, -np.inf, np.inf)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        shift = (np.log(drawn) - np.log(ratio)) * drawn if logarithms else drawn - ratio
        t = np.where(spread > 1e-9 * error, shift / spread, side)
        first, last = np.quantile(t, [0.025, 0.975], axis=0, method="inverted_cdf")
        if logarithms:
            low, high = ratio * np.exp(-last * error / ratio), ratio * np.exp(-first * error / ratio)
        else:
            low, high = np.maximum(ratio - last * error, 0), ratio - first * error
    sure = np.isfinite(high) & np.isfinite(last) & (error > 1e-9 * ratio)
    return np.where(sure, low, np.nan), np.where(sure, high, np.nan)


def _ratios(sums: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The ratios and their standard errors, for each row of sums."""
    over, under, squares, products, square = np.split(sums, 5, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = over / under
        spread = squares - 2 * ratio * products + ratio**2 * square
        return ratio, np.sqrt(np.maximum(n / (n - 1) * spread, 0)) / under
