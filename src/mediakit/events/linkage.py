"""Average linkage of stories into events that are limited in time."""

import heapq
from collections import defaultdict

import numpy as np

from mediakit.events.nearness import Pairs


class Linkage:
    """Groups of stories that grow by joining the two that are most alike on average.

    Parameters
    ----------
    pairs : Pairs
        The pairs of stories that are alike; all others count as not alike at all.
    earliest, latest : numpy.ndarray
        When each story may have been published, in hours; the latest is exclusive.
    hours : float
        All stories of a group may lie within so many hours.

    Notes
    -----
    The likeness of two groups is the mean over all pairs of one story of the first and one of the second (UPGMA: Sokal
    and Michener 1958), so that a chain in which the ends have nothing in common does not become a group.

    Examples
    --------
    0 and 1 are most alike; 2 is like 1, but on average, with 0, not enough:

    >>> pairs = Pairs(np.array([0, 1]), np.array([1, 2]), np.array([0.5, 0.4]))
    >>> time = np.zeros(3)
    >>> Linkage(pairs, time, time + 1, 72).groups(0.3)
    [[0, 1]]
    """

    def __init__(self, pairs: Pairs, earliest: np.ndarray, latest: np.ndarray, hours: float) -> None:
        self.hours = hours
        self.members = {story: [story] for story in range(len(earliest))}
        self.last_start = dict(enumerate(earliest.tolist()))
        self.first_end = dict(enumerate(latest.tolist()))
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        for a, b, similarity in zip(*(part.tolist() for part in pairs), strict=True):
            self._add(a, b, similarity)

    def _add(self, a: int, b: int, similarity: float) -> None:
        total = self.sums[a].get(b, 0.0) + similarity
        self.sums[a][b] = self.sums[b][a] = total

    def _mean(self, a: int, b: int) -> float:
        # rounded, so that the order in which a sum came about decides no tie
        return round(self.sums[a][b] / (len(self.members[a]) * len(self.members[b])), 9)

    def _may_join(self, a: int, b: int) -> bool:
        span = max(self.last_start[a], self.last_start[b]) - min(self.first_end[a], self.first_end[b])
        return span < self.hours

    def groups(self, threshold: float) -> list[list[int]]:
        """The groups of two stories or more, each in order, by their first story."""
        heap = [
            (-self._mean(a, b), a, b)
            for a, near in self.sums.items()
            for b in near
            if a < b and self._mean(a, b) >= threshold and self._may_join(a, b)
        ]
        heapq.heapify(heap)
        while heap:
            mean, a, b = heapq.heappop(heap)
            if not (a in self.members and b in self.sums[a] and -mean == self._mean(a, b) and self._may_join(a, b)):
                continue  # one of the two has grown, or is gone, since it was put there
            self._join(a, b)
            for c in self.sums[a]:
                if self._mean(a, c) >= threshold and self._may_join(a, c):
                    heapq.heappush(heap, (-self._mean(a, c), min(a, c), max(a, c)))
        return sorted(sorted(own) for own in self.members.values() if len(own) > 1)

    def _join(self, a: int, b: int) -> None:
        """Put group b into group a."""
        self.members[a] += self.members.pop(b)
        self.last_start[a] = max(self.last_start[a], self.last_start.pop(b))
        self.first_end[a] = min(self.first_end[a], self.first_end.pop(b))
        for c, total in self.sums.pop(b).items():
            del self.sums[c][b]
            if c != a:
                self._add(a, c, total)
