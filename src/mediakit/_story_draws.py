"""Shares and rates with intervals that draw whole stories, never single copies."""

import numpy as np
import pandas as pd

N_DRAWS = 1999
CELLS = 2_000_000  # numbers at once
LEAST_STORIES = 5  # stories with a mention (and for a share as many without) that a bootstrap needs


def story_numbers(articles: pd.DataFrame) -> tuple[np.ndarray, bool]:
    """A number for each article's story, and whether stories were looked for; else each article is one.

    >>> story_numbers(pd.DataFrame({"story_id": ["s", None, "s"]}))
    (array([0, 1, 0]), True)
    """
    if "story_id" not in articles.columns:
        return np.arange(len(articles)), False
    codes, known = pd.factorize(articles["story_id"])
    alone = codes < 0  # an article without a story is one of its own
    codes[alone] = len(known) + np.arange(alone.sum())
    return pd.factorize(codes)[0], True


def resampled(stories: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The column sums of 1,999 resamples of whole stories, given one row per story.

    >>> resampled(np.array([[1.0], [1.0]]), np.random.default_rng(1)).shape
    (1999, 1)
    """
    n = len(stories)
    rows = max(1, CELLS // n)
    parts = [
        rng.multinomial(n, np.full(n, 1 / n), size=min(rows, N_DRAWS - start)) @ stories
        for start in range(0, N_DRAWS, rows)
    ]
    return np.concatenate(parts)


def log_ratio_intervals(over: np.ndarray, under: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """95% bootstrap-t intervals, on the scale of logarithms, of sum(over) / sum(under).

    Parameters
    ----------
    over : ndarray (stories, measures)
        What is counted, such as a story's mentions of each frame.
    under : ndarray (stories,)
        What it is counted per, such as the story's words.
    rng : numpy.random.Generator
        The source of the resamples.

    Returns
    -------
    tuple of ndarray (measures,)
        The bounds; missing where fewer than 5 stories hold any, or all have the same ratio.

    Notes
    -----
    With R the ratio and s its linearised standard error, the root of n / (n - 1) sum(d^2) over sum(under), with
    d = over - R under, each resample gives t* = (log R* - log R) R* / s*, and the bounds are R exp(-t*(.975) s / R)
    and R exp(-t*(.025) s / R). A resample without spread counts as infinite, on its side.
    """
    n, width = over.shape
    low, high = np.full(width, np.nan), np.full(width, np.nan)
    enough = (over > 0).sum(axis=0) >= LEAST_STORIES
    if not enough.any():
        return low, high
    over, under = over[:, enough].astype(float), under.astype(float)[:, None]
    parts = np.concatenate([over, over**2, over * under, under, under**2], axis=1)
    ratio, error = (part[0] for part in _ratios(parts.sum(axis=0, keepdims=True), n))
    drawn, spread = _ratios(resampled(parts, rng), n)
    side = np.where(drawn < ratio, -np.inf, np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(spread > 1e-9 * error, (np.log(drawn) - np.log(ratio)) * drawn / spread, side)
        first, last = np.quantile(t, [0.025, 0.975], axis=0, method="inverted_cdf")
        bounds = ratio * np.exp(-last * error / ratio), ratio * np.exp(-first * error / ratio)
    sure = np.isfinite(bounds[1]) & (error > 1e-12 * ratio)
    low[enough], high[enough] = (np.where(sure, bound, np.nan) for bound in bounds)
    return low, high


def _ratios(sums: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The ratios and their standard errors, for each row of sums."""
    width = (sums.shape[1] - 2) // 3
    over, squares, products = (sums[:, k * width : (k + 1) * width] for k in range(3))
    under, square = sums[:, -2:-1], sums[:, -1:]
    ratio = over / under
    spread = squares - 2 * ratio * products + ratio**2 * square
    return ratio, np.sqrt(np.maximum(n / (n - 1) * spread, 0)) / under
