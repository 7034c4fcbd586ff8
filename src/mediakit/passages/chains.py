"""Shared runs of words that follow each other with small edits between them, as one passage."""

from typing import NamedTuple

import numpy as np


class Chain(NamedTuple):
    """A passage of two articles, in words on the line of all articles."""

    a: int
    b: int
    first_a: int
    end_a: int
    first_b: int
    end_b: int
    shared: int  # words in the runs that it is made of


def chains_of(runs: np.ndarray, least: int, gap: int) -> list[Chain]:
    """The passages of at least so many shared words that a block's runs make up.

    Each row of `runs`: article, other article, first word in the one, in the other, length.
    """
    if not len(runs):
        return []
    order = np.lexsort((runs[:, 3], runs[:, 2], runs[:, 1], runs[:, 0]))
    runs = runs[order]
    begins = np.append(True, (runs[1:, :2] != runs[:-1, :2]).any(axis=1))
    pair = np.cumsum(begins) - 1
    enough = np.bincount(pair, weights=runs[:, 4]) >= least
    edges = np.append(np.flatnonzero(begins), len(runs))
    found: list[Chain] = []
    for number in np.flatnonzero(enough).tolist():
        found += _of_pair(runs[edges[number] : edges[number + 1]].tolist(), least, gap)
    return found


def _of_pair(runs: list[list[int]], least: int, gap: int) -> list[Chain]:
    """The passages of one pair of articles; one that lies in a longer one in both is left out.

    >>> _of_pair([[0, 1, 0, 100, 10], [0, 1, 12, 111, 20], [0, 1, 60, 160, 9]], 25, 5)
    [Chain(a=0, b=1, first_a=0, end_a=32, first_b=100, end_b=131, shared=30)]
    """
    open_, done = [], []
    for a, b, one, other, length in runs:
        still = [chain for chain in open_ if one - chain.end_a <= gap]
        done += [chain for chain in open_ if one - chain.end_a > gap]
        best = None
        for chain in still:
            # an edit can leave a word or two that fit on both sides of it
            over = max(chain.end_a - one, chain.end_b - other, 0)
            if over < length and other + over - chain.end_b <= gap and one + over - chain.end_a <= gap:
                width = max(one + over - chain.end_a, other + over - chain.end_b)
                if best is None or (over + width, -chain.shared) < best[0]:
                    best = ((over + width, -chain.shared), chain, over)
        if best is None:
            still.append(Chain(a, b, one, one + length, other, other + length, length))
        else:
            _, chain, over = best
            still.remove(chain)
            still.append(chain._replace(end_a=one + length, end_b=other + length, shared=chain.shared + length - over))
        open_ = still
    return _outermost([chain for chain in done + open_ if chain.shared >= least])


def _outermost(chains: list[Chain]) -> list[Chain]:
    """The passages that do not lie within another one in both texts."""
    kept: list[Chain] = []
    reaching: list[Chain] = []  # those that may hold the next one
    for chain in sorted(chains, key=lambda c: (c.first_a, -c.end_a, c.first_b, -c.end_b)):
        reaching = [one for one in reaching if one.end_a > chain.first_a]
        if not any(
            chain.end_a <= one.end_a and one.first_b <= chain.first_b and chain.end_b <= one.end_b for one in reaching
        ):
            kept.append(chain)
            reaching.append(chain)
    return kept
