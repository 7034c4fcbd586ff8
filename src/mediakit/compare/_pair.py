"""Two groups of articles, and which of their stories they share."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mediakit.compare._rows import HEAVY, Group

SHARED = 0.1  # the weight, beside all others, of the only story of both that has several articles on a side


@dataclass(frozen=True, eq=False)
class Pair:
    """Two groups whose stories lie in three lots: of the first only, of the second only, of both.

    Attributes
    ----------
    a, b : Group
        The groups.
    lots : ndarray of int (3,)
        How many stories each lot has; all arrays over stories hold the lots one after the other.
    totals : ndarray (stories, 4)
        Sums of over and under in the first group, then in the second; 0 where it did not carry the story.
    place_a, place_b : ndarray of int (articles,)
        The row of `totals` that holds each article's story.
    """

    a: Group
    b: Group
    lots: np.ndarray
    totals: np.ndarray
    place_a: np.ndarray
    place_b: np.ndarray

    @property
    def strata(self) -> list[np.ndarray]:
        """The totals, lot by lot."""
        return np.split(self.totals, np.cumsum(self.lots)[:-1])

    @property
    def least_stories(self) -> int:
        """How many stories the group with fewer has."""
        return min(len(self.a.stories), len(self.b.stories))


def pair_of(a: Group, b: Group) -> Pair:
    """The pair of two groups."""
    stories = np.union1d(a.stories, b.stories)
    at_a, at_b = np.searchsorted(stories, a.stories), np.searchsorted(stories, b.stories)
    both = np.zeros((len(stories), 4))
    both[at_a, :2], both[at_b, 2:] = a.totals, b.totals
    in_a, in_b = np.zeros((2, len(stories)), dtype=bool)
    in_a[at_a], in_b[at_b] = True, True
    lot = np.where(in_a & in_b, 2, np.where(in_a, 0, 1))
    order = np.argsort(lot, kind="stable")
    place = np.empty(len(stories), dtype=int)
    place[order] = np.arange(len(stories))
    places = (place[np.searchsorted(stories, group.story)] for group in (a, b))
    return Pair(a, b, np.bincount(lot, minlength=3), both[order], *places)


def why_untested(pair: Pair) -> str:
    """Why a pair has neither interval nor test, a key of `UNTESTED` in _compare_notes.py; empty where it has both.

    Notes
    -----
    A story's weight is the sum, over both groups, of its squared share of what is counted in a group: what it adds to
    the variance of the difference where all stories vary alike. How far a story varies that is alone in its lot, no
    other tells: its variance counts as 0. So as the only one of both it may weigh a tenth of all others, or have one
    article in each group: then 93 to 95% of the intervals hold, as tests/test_compare_simulation.py has it.
    """
    if lots_too_small(pair.lots):
        return "alone"
    shares = pair.totals[:, 1::2] / pair.totals[:, 1::2].sum(axis=0)
    weights = (shares**2).sum(axis=1)
    last = len(weights) - 1  # the stories of both stand last
    several = max((place == last).sum() for place in (pair.place_a, pair.place_b)) > 1
    if pair.lots[2] == 1 and several and weights[last] > SHARED * weights[:last].sum():
        return "shared"
    return "heavy" if max(pair.a.largest_share, pair.b.largest_share) > HEAVY else ""


def lots_too_small(lots: Sequence[int]) -> bool:
    """Whether one group has a single story of its own, on which all that sets the two apart could hang.

    >>> lots_too_small([1, 8, 3]), lots_too_small([0, 8, 3])
    (True, False)
    """
    return 1 in (int(lots[0]), int(lots[1]))
