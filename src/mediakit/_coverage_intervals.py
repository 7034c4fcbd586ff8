"""Shares of articles and rates of mentions in groups of articles, with their intervals."""

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
import pandas as pd

from mediakit._resampling import generator
from mediakit._story_draws import LEAST_STORIES, ratio_intervals

Z = NormalDist().inv_cdf(0.975)  # 1.96: 95% intervals
WILSON, STORIES, EFFECTIVE = "wilson", "stories", "wilson, effective n"  # the methods of a share's interval


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


def interval_named(coverage: pd.DataFrame) -> str:
    """What the intervals of a table of coverage are, for the line under a figure.

    >>> interval_named(pd.DataFrame({"method": ["wilson", ""]}))
    '95% Wilson interval'
    """
    used = set(coverage["method"]) - {""} if "method" in coverage.columns else set()
    if len(used) != 1:
        stories = "; where a story repeats, whole stories are resampled or counted by weight" if used else ""
        return f"95% interval{stories}"
    named = {
        WILSON: "95% Wilson interval",
        STORIES: "95% interval, whole stories resampled",
        EFFECTIVE: "95% Wilson interval, n the stories by weight",
    }
    return named.get(used.pop(), "95% interval")


class StoryCounts:
    """What each story holds in each group: a row for each of a group's stories, the rows of a group together.

    Parameters
    ----------
    group, story, n_words : ndarray (articles,)
        The article's group (0, 1 ...; -1 for none), story and words.
    place, frame : ndarray (mentions,)
        The article and the frame (0, 1 ...) of each mention.
    n_groups, n_frames : int
        How many there are.
    """

    def __init__(self, group, story, n_words, place, frame, n_groups: int, n_frames: int) -> None:
        inside = group >= 0
        n_stories = int(story.max(initial=0)) + 1
        cells, row = np.unique(group[inside] * n_stories + story[inside], return_inverse=True)
        row_of = np.full(len(group), -1)
        row_of[inside] = row
        self.articles = np.bincount(row, minlength=len(cells)).astype("int64")
        self.words = np.bincount(row, weights=n_words[inside], minlength=len(cells)).astype("int64")
        self.starts = np.searchsorted(cells // n_stories, np.arange(n_groups + 1))
        self.n_stories = np.diff(self.starts)
        counted = row_of[place] >= 0
        place, frame = place[counted], frame[counted]
        self.mentions = _table(row_of[place], frame, len(cells), n_frames)
        place, frame = np.divmod(np.unique(place * max(n_frames, 1) + frame), max(n_frames, 1))
        self.with_it = _table(row_of[place], frame, len(cells), n_frames)

    def per_group(self, column: np.ndarray) -> np.ndarray:
        """The sums of a column, or of the columns of a table, over the stories of each group."""
        before = np.concatenate([np.zeros((1, *column.shape[1:]), dtype=column.dtype), np.cumsum(column, axis=0)])
        return before[self.starts[1:]] - before[self.starts[:-1]]

    def by_size(self, asked: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray, np.ndarray]]:
        """Of the cells asked for (groups, frames), those of groups of one size: n, groups, frames, rows of stories."""
        groups, frames = np.nonzero(asked)
        sizes = self.n_stories[groups]
        for n in np.unique(sizes):
            chosen = sizes == n
            yield int(n), groups[chosen], frames[chosen], self.starts[groups[chosen]] + np.arange(n)[:, None]


def _table(row: np.ndarray, frame: np.ndarray, n_rows: int, n_frames: int) -> np.ndarray:
    return np.bincount(row * n_frames + frame, minlength=n_rows * n_frames).reshape(n_rows, n_frames)


def coverage_columns(counts: StoryCounts, seed: int) -> pd.DataFrame:
    """The figures of coverage, a row for each group and frame.

    The resamples depend on the seed and on a group's number of stories alone, not on what else is counted.
    """
    n, n_words = counts.per_group(counts.articles), counts.per_group(counts.words)
    n_with, n_mentions = counts.per_group(counts.with_it), counts.per_group(counts.mentions)
    shape = n_with.shape
    repeats = counts.n_stories < n
    square = counts.per_group(counts.articles**2)
    effective = np.where(repeats, n**2 / np.maximum(square, 1), n)[:, None]
    share = n_with / np.where(n > 0, n, np.nan)[:, None]
    low, high = wilson(np.where(repeats[:, None], share * effective, n_with), np.broadcast_to(effective, shape))
    method = np.where(n > 0, np.where(repeats, EFFECTIVE, WILSON), "").astype(object)[:, None].repeat(shape[1], axis=1)
    least = np.minimum(share, 1 - share) * effective
    drawn = _drawn(counts, counts.with_it, counts.articles, repeats[:, None] & (least >= LEAST_STORIES), seed, True)
    sure = ~np.isnan(drawn[0])
    low, high, method[sure] = np.where(sure, drawn[0], low), np.where(sure, np.minimum(drawn[1], 1), high), STORIES
    told = counts.per_group((counts.mentions > 0).astype("int64"))
    rate = _drawn(counts, counts.mentions, counts.words, told >= LEAST_STORIES, seed, False)
    return pd.DataFrame(
        {
            "n_articles": n.repeat(shape[1]),
            "n_stories": counts.n_stories.astype("int64").repeat(shape[1]),
            "n_with": n_with.ravel().astype("int64"),
            "share": share.ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
            "method": pd.Series(method.ravel(), dtype="str"),
            "rate_per_1000": (n_mentions * 1000 / np.where(n_words > 0, n_words, np.nan)[:, None]).ravel(),
            "rate_low": rate[0].ravel() * 1000,
            "rate_high": rate[1].ravel() * 1000,
        }
    )


def _drawn(
    counts: StoryCounts, over: np.ndarray, under: np.ndarray, asked: np.ndarray, seed: int, logarithms: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Intervals of the cells asked for (groups, frames), the others missing."""
    bounds = np.full((2, *asked.shape), np.nan)
    for n, groups, frames, rows in counts.by_size(asked):
        rng = generator(seed, "coverage", str(n))
        bounds[:, groups, frames] = ratio_intervals(over[rows, frames], under[rows], rng, logarithms=logarithms)
    return bounds[0], bounds[1]
