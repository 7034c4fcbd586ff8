"""Where the nodes of a network stand: outlets on a circle in an order in which few lines cross, agencies inside."""

from collections.abc import Sequence
from math import cos, pi, sin

import numpy as np

INNER = {1: 0.0, 2: 0.4, 3: 0.42, 4: 0.46}  # the ring of agencies; the circle of outlets has radius 1
NEAR = 0.2  # a line this near to an agency that is not its own runs into its box
PASSES = 6  # rounds of exchanges; an order that is good is found in two or three


def places(
    outer: Sequence[str], inner: Sequence[str], edges: Sequence[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """Where each node stands.

    Parameters
    ----------
    outer, inner : sequence of str
        The nodes on the circle and those inside it.
    edges : sequence of tuple of str
        Pairs of nodes with a line between them.

    Returns
    -------
    dict of str to tuple of float
        x and y; the same nodes and edges give the same places.

    Examples
    --------
    Two outlets stand left and right of the agency:

    >>> {name: (round(x, 2), round(y, 2)) for name, (x, y) in places(["a", "b"], ["wire"], [("wire", "a")]).items()}
    {'a': (-1.0, 0.0), 'b': (1.0, 0.0), 'wire': (0.0, 0.0)}
    """
    spots = np.array([*_ring(len(outer), 1.0), *_ring(len(inner), INNER.get(len(inner), 0.5))]).reshape(-1, 2)
    order = _untangled([*outer, *inner], len(outer), spots, list(edges))
    return {name: (float(x), float(y)) for name, (x, y) in zip(order, spots, strict=True)}


def _ring(n: int, radius: float) -> list[tuple[float, float]]:
    """So many places, clockwise: one at the right, two at both sides, more from the top."""
    first = {1: 0.0, 2: pi}.get(n, pi / 2)
    return [(radius * cos(first - 2 * pi * k / n), radius * sin(first - 2 * pi * k / n)) for k in range(n)]


def _untangled(names: list[str], n_outer: int, spots: np.ndarray, edges: list[tuple[str, str]]) -> list[str]:
    """The order of the nodes in which exchanging two no longer makes lines cross less or shorter."""
    number = {name: k for k, name in enumerate(names)}
    lines = np.array(sorted({tuple(sorted((number[a], number[b]))) for a, b in edges if a != b})).reshape(-1, 2)
    order = np.arange(len(names))
    pairs = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names)) if (i < n_outer) == (j < n_outer)]
    if n_outer < 3 or not len(lines):
        return names

    def cost() -> float:
        where = np.empty((len(names), 2))
        where[order] = spots
        return _cost(where, lines, n_outer)

    best = cost()
    for _ in range(PASSES):
        before = best
        for i, j in pairs:
            order[[i, j]] = order[[j, i]]
            now = cost()
            if now < best - 1e-9:
                best = now
            else:
                order[[i, j]] = order[[j, i]]
        if best == before:
            break
    return [names[k] for k in order]


def _cost(where: np.ndarray, lines: np.ndarray, n_outer: int) -> float:
    """Crossings, lines that run into a box, and a little for their length, so that neighbours stand together."""
    begin, end = where[lines[:, 0]], where[lines[:, 1]]
    way = end - begin
    length = np.hypot(*way.T)
    # two lines cross where each has the other's ends on both sides
    apart = _sides(begin, end, begin) * _sides(begin, end, end) < -1e-12
    inner = where[n_outer:]
    along = ((inner[None] - begin[:, None]) * way[:, None]).sum(axis=2) / np.maximum(length, 1e-9)[:, None] ** 2
    off = np.abs(_sides(begin, end, inner)) / np.maximum(length, 1e-9)[:, None]
    own = (lines[:, :, None] == np.arange(n_outer, len(where))).any(axis=1)
    hit = (along > 0) & (along < 1) & (off < NEAR) & ~own
    return float((apart & apart.T).sum() / 2 + 2 * hit.sum() + 0.35 * length.sum())


def _sides(begin: np.ndarray, end: np.ndarray, points: np.ndarray) -> np.ndarray:
    """On which side of each line (rows) each point (columns) lies."""
    way = end - begin
    off = points[None, :, :] - begin[:, None, :]
    return way[:, None, 0] * off[:, :, 1] - way[:, None, 1] * off[:, :, 0]
