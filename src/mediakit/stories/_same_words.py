"""Articles of the same words taken together, so that many copies of one are compared once."""

from dataclasses import dataclass

import numpy as np

from mediakit.stories._grams import Near, Texts, alike


@dataclass(frozen=True)
class NearKinds(Near):
    """Which kinds have articles that may be compared: `hours` of their earliest, nan where one has no date."""

    until: np.ndarray

    def __call__(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Per pair of kinds whether some of their articles may be compared."""
        with np.errstate(invalid="ignore"):
            apart = np.maximum(self.hours[a] - self.until[b], self.hours[b] - self.until[a])
            return ~(apart > self.most)


class Kinds:
    """The different articles, each with all that have its words, in the order of their first.

    Parameters
    ----------
    texts : Texts
        The articles, by rank.
    near : Near
        Which of them may be compared.
    """

    def __init__(self, texts: Texts, near: Near) -> None:
        kind = alike(texts)
        _, first, sizes = np.unique(kind, return_index=True, return_counts=True)
        ordered, starts = np.argsort(kind, kind="stable"), np.cumsum(sizes) - sizes
        self.texts = texts.some(first)
        self.members = np.split(ordered, starts[1:]) if len(first) else []
        self._near = near
        hours = near.hours[ordered]
        low, high = (f.reduceat(hours, starts) if len(first) else hours for f in (np.minimum, np.maximum))
        self.near = NearKinds(low, near.most, high)

    def repeated(self) -> list[int]:
        """The kinds that several articles have."""
        return [kind for kind, members in enumerate(self.members) if len(members) > 1]

    def pairs(self, a: int, b: int) -> tuple[np.ndarray, np.ndarray]:
        """The pairs of an article of one kind and one of another, or of one and the same, earlier one first."""
        fewer, more = sorted((self.members[a], self.members[b]), key=len)
        found = []
        for place, one in enumerate(fewer):
            others = fewer[place + 1 :] if a == b else more
            found.append(self._near.kept(np.full(len(others), one), others))
        one, other = (np.concatenate(side) for side in zip(*found, strict=True))
        return np.minimum(one, other), np.maximum(one, other)
