"""The rule of negation for dictionaries: which negating words before a word turn it."""

import re
from dataclasses import dataclass, field

import numpy as np

from mediakit._check import MediakitError
from mediakit.patterns import Index
from mediakit.patterns.words import lower

ENGLISH = (
    "no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere", "cannot", "without", "hardly",
    "barely", "scarcely", "rarely", "seldom", "lack", "lacks", "lacked", "lacking",
)  # fmt: skip

_APART = re.compile(r"[^\s'’‘\"“”*_-]|\s-|-\s|--|\n\s*\n")


@dataclass(frozen=True)
class Negation:
    """When a negation turns the sign of a dictionary's word.

    A word is turned where an odd number of negating words stands among the `reach` words before it, and nothing
    between them but white space, hyphens and quotation marks: a comma, a stop, a bracket or a dash ends the reach,
    and so does the beginning of the text that is scored.

    Parameters
    ----------
    words : tuple of str
        The negating words, in any case; English ones if they are not given. A word that ends in ``n't`` is one, too,
        where ``not`` is.
    reach : int
        How many words before are looked at, 1 or more.

    Raises
    ------
    MediakitError
        `reach` is no whole number of 1 or more, or `words` holds something that is no word.

    Examples
    --------
    >>> index = Index(["Not a good deal, bad. It isn't good."])
    >>> rule = Negation(reach=2)
    >>> [rule.before(index, place) for place in (2, 4, 7)]  # good, bad, good
    [[0], [], [6]]
    """

    words: tuple[str, ...] = field(default=ENGLISH)
    reach: int = 3

    def __post_init__(self) -> None:
        if isinstance(self.reach, bool) or not isinstance(self.reach, int) or self.reach < 1:
            raise MediakitError(
                f"reach={self.reach!r} is no reach. Whole numbers of 1 or more are allowed; or negation=None."
            )
        words = (self.words,) if isinstance(self.words, str) else tuple(self.words)
        for word in words:
            if not isinstance(word, str) or not word.strip() or len(word.split()) > 1:
                raise MediakitError(f"words: {word!r} is no single word. Give the negating words one by one.")
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "_lower", frozenset(lower(word.strip()) for word in words))

    def marks(self, index: Index) -> list[bool]:
        """For each word of an index whether it negates."""
        negates = np.array([self._negates(lower(kind)) for kind in index.kinds], "bool")
        return negates[index.codes].tolist() if len(index.kinds) else []

    def _negates(self, word: str) -> bool:
        return word in self._lower or (word.endswith("n't") and "not" in self._lower)

    def before(self, index: Index, place: int, marks: list[bool] | None = None) -> list[int]:
        """The negating words in reach before the word at a place, in their order, as numbers among all words."""
        marks = self.marks(index) if marks is None else marks
        row = int(index.rows(np.array([place]))[0])
        text, found = index.texts[row], []
        for word in range(place - 1, max(place - 1 - self.reach, int(index.first[row]) - 1), -1):
            if _APART.search(text, int(index.ends[word]), int(index.starts[word + 1])):
                break
            if marks[word]:
                found.append(word)
        return found[::-1]
