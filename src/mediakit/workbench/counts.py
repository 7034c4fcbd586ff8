"""Matches by outlet, or by any other group of the articles."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._groups import group_labels
from mediakit.tables import NOT_STATED


class Count(NamedTuple):
    """One group: its matches, its articles with one, all its articles, and the share of these that have one."""

    name: str
    n: int
    n_with: int
    n_articles: int
    share: float


class Groups:
    """The articles by a column; groups by name, those that are not stated last.

    >>> groups = Groups(pd.DataFrame({"outlet": ["Courier", "Meridian", "Courier"]}), "outlet")
    >>> groups.names, groups.counts(np.array([0, 0, 2]))
    (['Courier', 'Meridian'], [Count(name='Courier', n=3, n_with=2, n_articles=2, share=1.0)])
    """

    def __init__(self, articles: pd.DataFrame, by: str) -> None:
        labels = group_labels(articles, by)
        self.by = by
        self.names = sorted(set(labels), key=lambda name: (name == NOT_STATED, name))
        place = {name: i for i, name in enumerate(self.names)}
        self.codes = np.array([place[label] for label in labels], "int64")
        self.sizes = np.bincount(self.codes, minlength=len(self.names))

    def counts(self, rows: np.ndarray) -> list[Count]:
        """The groups with a match, given the rows of the matches: most articles first, then the highest share."""
        n = np.bincount(self.codes[rows], minlength=len(self.names))
        has_it = np.zeros(len(self.codes), "bool")
        has_it[rows] = True
        n_with = np.bincount(self.codes[has_it], minlength=len(self.names))
        found = [
            Count(self.names[i], int(n[i]), int(n_with[i]), int(self.sizes[i]), float(n_with[i] / self.sizes[i]))
            for i in np.flatnonzero(n)
        ]
        return sorted(found, key=lambda one: (-one.n_with, -one.share, one.name))
