"""Average linkage, against SciPy's."""

from itertools import combinations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from mediakit.events.linkage import Linkage
from mediakit.events.nearness import Pairs


def _pairs(similarity):
    first, second = np.triu_indices(len(similarity), 1)
    return Pairs(first, second, similarity[first, second])


def test_groups_are_those_of_scipy():
    """Without a limit in time the groups are those of UPGMA cut at the threshold, for random similarities."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        similarity = rng.random((25, 25)) ** 3
        similarity = np.maximum(similarity, similarity.T)
        found = Linkage(_pairs(similarity), np.zeros(25), np.ones(25), np.inf).groups(0.3)
        first, second = np.triu_indices(25, 1)
        labels = fcluster(linkage(1 - similarity[first, second], "average"), 0.7, "distance")
        expected = sorted(np.flatnonzero(labels == k).tolist() for k in set(labels) if (labels == k).sum() > 1)
        assert found == expected


def test_a_chain_is_no_group():
    """Each story like the next one only: no more than two are ever together at a mean of .5."""
    n = 12
    chain = Pairs(np.arange(n - 1), np.arange(1, n), np.full(n - 1, 0.6))
    assert max(map(len, Linkage(chain, np.zeros(n), np.ones(n), np.inf).groups(0.5))) == 2


def test_time_limits_every_pair():
    """Of stories that are all alike, an hour each, no two of a group begin farther apart than the limit."""
    n, hours = 30, 5.0
    time = np.arange(n, dtype=float)
    alike = Pairs(*map(np.array, zip(*combinations(range(n), 2), strict=True)), np.full(n * (n - 1) // 2, 0.9))
    groups = Linkage(alike, time, time + 1, hours).groups(0.5)
    assert sum(map(len, groups)) >= n - 2
    assert max(max(g) - (min(g) + 1) for g in groups) < hours
