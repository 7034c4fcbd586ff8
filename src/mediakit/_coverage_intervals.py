"""Shares of articles and rates of mentions in one group, with their intervals."""

from statistics import NormalDist

import numpy as np
import pandas as pd

from mediakit._story_draws import LEAST_STORIES, log_ratio_intervals

Z = NormalDist().inv_cdf(0.975)  # 1.96: 95% intervals


def wilson(n_with: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bounds of the 95% Wilson interval of the share n_with / n; missing where n is 0.

    >>> low, high = wilson(np.array([0, 5]), np.array([10, 10]))
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.237], [0.278, 0.763])
    """
    n = np.where(n > 0, n, np.nan)
    share = n_with / n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    low = np.where(n_with == 0, 0 * share, middle - half)  # exact at the ends, missing stays missing
    high = np.where(n_with == n, 1.0, middle + half)
    return low, high


def group_coverage(
    n_mentions: np.ndarray, n_words: np.ndarray, story: np.ndarray, rng: np.random.Generator
) -> pd.DataFrame:
    """The figures of coverage for one group, a row per frame.

    Parameters
    ----------
    n_mentions : ndarray (articles, frames)
        Mentions.
    n_words, story : ndarray (articles,)
        Words, and the number of the story.
    rng : numpy.random.Generator
        The source of the resamples.
    """
    n, width = n_mentions.shape
    number = np.unique(story, return_inverse=True)[1] if n else story
    n_stories = int(number.max(initial=-1)) + 1
    has = n_mentions > 0
    n_with = has.sum(axis=0)
    low, high = wilson(n_with, np.full(width, n))
    method = np.full(width, "wilson" if n else "", dtype=object)
    by_story = np.zeros((n_stories, 2 * width + 2))
    np.add.at(by_story, number, np.column_stack([has, n_mentions, np.ones(n), n_words]))
    with_it, found, n_articles, words = np.split(by_story, [width, 2 * width, 2 * width + 1], axis=1)
    if n_stories < n:
        low, high = wilson(n_with / n * n_stories, np.full(width, n_stories))
        method[:] = "wilson, n stories"
        without = (n_articles - with_it > 0).sum(axis=0)
        drawn = log_ratio_intervals(with_it, n_articles[:, 0], rng)
        sure = ~np.isnan(drawn[0]) & (without >= LEAST_STORIES)
        low, high = np.where(sure, drawn[0], low), np.where(sure, np.minimum(drawn[1], 1), high)
        method[sure] = "stories"
    total = int(n_words.sum())
    worded = words[:, 0] > 0
    rate = log_ratio_intervals(found[worded], words[worded, 0], rng) if total else (np.full(width, np.nan),) * 2
    return pd.DataFrame(
        {
            "n_articles": np.full(width, n, dtype="int64"),
            "n_stories": np.full(width, n_stories, dtype="int64"),
            "n_with": n_with.astype("int64"),
            "share": n_with / (n or np.nan),
            "low": low,
            "high": high,
            "rate_per_1000": n_mentions.sum(axis=0) * 1000 / (total or np.nan),
            "rate_low": rate[0] * 1000,
            "rate_high": rate[1] * 1000,
            "method": pd.Series(method, dtype="str"),
        }
    )
