"""From pairs of copies to stories: no article ties two others together that have nothing in common."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from mediakit.stories._edges import Edge

LEAST_OVERLAP = 0.15  # of the parts of an article that two copies of it have, of the copy that has fewer


def grouped(n_docs: int, edges: Iterable[Edge], hours: np.ndarray, most_hours: float) -> np.ndarray:
    """For each article the one that its story is gathered around, by rank.

    An article of which two copies have different parts, as a round-up of two stories, keeps those that agree with the
    one it shares most with; the other pairs are dropped. Then the articles that share most with others become centres,
    one after the other, and each remaining one joins the centre with which it shares most.

    Parameters
    ----------
    n_docs : int
        How many articles there are.
    edges : iterable of Edge
        The pairs of copies.
    hours : numpy.ndarray
        When each was published, nan for no date.
    most_hours : float
        How far apart the articles of one story may be.
    """
    around: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for edge in edges:
        around[edge.a].append((-edge.shared, edge.b, edge.parts_a))
        around[edge.b].append((-edge.shared, edge.a, edge.parts_b))
    dropped = set()
    for doc, copies in around.items():
        copies.sort()
        dropped |= {frozenset((doc, other)) for other in _in_conflict(copies, hours, most_hours)}
    kept = {
        doc: [(shared, other) for shared, other, _ in copies if frozenset((doc, other)) not in dropped]
        for doc, copies in around.items()
    }
    centre = np.arange(n_docs)
    weight = {doc: sum(shared for shared, _ in copies) for doc, copies in kept.items()}
    centres: set[int] = set()
    for doc in sorted(kept, key=lambda doc: (weight[doc], doc)):
        near = [(shared, other) for shared, other in kept[doc] if other in centres]
        if near:
            centre[doc] = min(near)[1]
        else:
            centres.add(doc)
    for doc in kept:  # a centre that came later may be the nearer one
        if doc not in centres:
            centre[doc] = min((shared, other) for shared, other in kept[doc] if other in centres)[1]
    return centre


def _in_conflict(copies: list[tuple[int, int, int]], hours: np.ndarray, most_hours: float) -> list[int]:
    """Of the copies of one article, the one it shares most with first, those that disagree with one before them."""
    wrong = []
    accepted: set[int] = set()
    low, high = np.inf, -np.inf
    for _, other, parts in copies:
        hour = hours[other]
        early, late = np.fmin(low, hour), np.fmax(high, hour)
        if late - early > most_hours or not all(_overlap(parts, known) for known in accepted):
            wrong.append(other)
        else:
            accepted.add(parts)
            low, high = early, late
    return wrong


def _overlap(a: int, b: int) -> bool:
    return (a & b).bit_count() >= LEAST_OVERLAP * min(a.bit_count(), b.bit_count())
