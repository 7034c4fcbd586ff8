"""How the arrows of a network bend around its boxes, and where on them their numbers stand."""

from collections.abc import Collection, Sequence
from math import hypot
from typing import NamedTuple

import numpy as np

Place = tuple[float, float]
BENDS = (0.0, 0.14, -0.14, 0.26, -0.26, 0.4, -0.4, 0.55, -0.55, 0.7, -0.7, 0.9, -0.9)
STEPS = np.linspace(0.06, 0.94, 23)
BESIDE = 0.02  # between an arrow and a number beside it


class Box(NamedTuple):
    """What an arrow or a number should not cover: its middle, half its width and half its height."""

    x: float
    y: float
    width: float
    height: float


def on_path(begin: Place, end: Place, bend: float, steps: np.ndarray) -> np.ndarray:
    """Places on an arrow that matplotlib bends so (arc3): 0 is its begin, 1 its end.

    >>> on_path((0, 0), (2, 0), 0.5, np.array([0.0, 0.5, 1.0])).round(2).tolist()
    [[0.0, 0.0], [1.0, -0.5], [2.0, 0.0]]
    """
    a, b = np.array(begin), np.array(end)
    middle = (a + b) / 2 + bend * np.array([b[1] - a[1], a[0] - b[0]])
    t = steps[:, None]
    return (1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * b


def bend_of(begin: Place, end: Place, boxes: Collection[Box], *, both_ways: bool, straight: bool) -> float:
    """The bend with which an arrow crosses no box, the smallest such one.

    Parameters
    ----------
    begin, end : tuple of float
        From where to where.
    boxes : collection of Box
        What stands in the way.
    both_ways : bool
        There is an arrow back; both bend to the right of their way, so that they lie apart.
    straight : bool
        It is best straight; otherwise best bent a little, towards the middle of the circle.

    Returns
    -------
    float
        0 for straight, positive to the right of the way.
    """
    inward = 0.14 if (end[0] - begin[0]) * begin[1] - (end[1] - begin[1]) * begin[0] >= -1e-9 else -0.14
    best = 0.14 if both_ways else 0.0 if straight else inward
    allowed = [bend for bend in BENDS if bend > 0] if both_ways else BENDS

    def cost(bend: float) -> tuple[float, float]:
        path = on_path(begin, end, bend, STEPS)
        hit = sum(float(((abs(path[:, 0] - b.x) < b.width) & (abs(path[:, 1] - b.y) < b.height)).sum()) for b in boxes)
        return 8 * hit + 4 * abs(bend - best), bend

    return min(allowed, key=cost)


def free_place(
    begin: Place, end: Place, bend: float, size: tuple[float, float], taken: Sequence[Box], *, head: float = 0.0
) -> Box | None:
    """A place for an arrow's number where nothing else stands: on it, else beside it; None where there is no room.

    The last stretch of the arrow, as long as `head`, is its head.

    >>> free_place((0, 0), (1, 0), 0, (0.1, 0.1), [])
    Box(x=0.58, y=0.0, width=0.1, height=0.1)
    >>> beside = free_place((0, 0), (1, 0), 0, (0.1, 0.1), [], head=0.7)
    >>> round(beside.x, 2), round(beside.y, 2)
    (0.58, 0.12)
    >>> free_place((0, 0), (1, 0), 0, (0.1, 0.1), [Box(0.5, 0, 0.6, 0.1)]) is None
    True
    """
    if hypot(end[0] - begin[0], end[1] - begin[1]) < 3 * size[0]:
        return None
    steps = np.array([0.58, 0.52, 0.64, 0.46, 0.7, 0.4, 0.75, 0.34])
    on_it = on_path(begin, end, bend, steps)
    way = on_path(begin, end, bend, steps + 0.01) - on_it
    way /= np.hypot(*way.T)[:, None]
    reach = abs(way) @ size
    clear = np.hypot(*(np.array(end) - on_it).T) >= head + reach
    across = way[:, ::-1] * [-1, 1]
    off = across * (abs(across) @ size + BESIDE)[:, None]
    beside = [place for pair in zip(on_it + off, on_it - off, strict=True) for place in pair]
    for x, y in [*on_it[clear].tolist(), *np.array(beside).tolist()]:
        if all(abs(x - b.x) >= b.width + size[0] or abs(y - b.y) >= b.height + size[1] for b in taken):
            return Box(x, y, *size)
    return None
