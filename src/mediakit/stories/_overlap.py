"""Containment and Jaccard of word 5-grams, exact."""

import numpy as np

from mediakit.stories._grams import N, Texts


class Grams:
    """The different 5-grams of articles, each made once."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.made: dict[int, frozenset[tuple[int, ...]]] = {}

    def of(self, row: int) -> frozenset[tuple[int, ...]]:
        """The word numbers of each different 5-gram of an article."""
        if row not in self.made:
            codes = self.texts.of(row).tolist()
            self.made[row] = frozenset(zip(*(codes[place:] for place in range(N)), strict=False))
        return self.made[row]


def overlap(grams: Grams, a: int, b: int) -> tuple[float, float]:
    """Jaccard and containment of two articles; of texts below five words 1 where they are the same, else 0.

    >>> from mediakit.stories._grams import numbered
    >>> overlap(Grams(numbered(["a b c d e f", "b c d e f g h"])), 0, 1)  # one in common; 2 and 3 there
    (0.25, 0.5)
    """
    first, second = grams.of(a), grams.of(b)
    least = min(len(first), len(second))
    if not least:
        same = float(np.array_equal(grams.texts.of(a), grams.texts.of(b)))
        return same, same
    both = len(first & second)
    return both / (len(first) + len(second) - both), both / least
