"""The phrases of an index and the words beside them: which stand in like contexts as given runs of words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from mediakit._near_words import LowerWords, is_small, lower_words
from mediakit.patterns import Index

SIDE = 2  # words on each side
LONGEST = 3  # words of a phrase
LEAST_NEIGHBOUR = 3  # times; a rarer word is beside too few phrases to tell them apart
SMOOTHING = 0.75  # else rare neighbours weigh too much (Levy, Goldberg and Dagan 2015)
OFFSETS = tuple(place for place in range(-SIDE, SIDE + 1) if place)


@dataclass(frozen=True)
class Phrases:
    """Where the phrases of an index stand: first and last word of each time, and the phrase's number."""

    first: np.ndarray
    last: np.ndarray
    number: np.ndarray
    words: list[tuple[int, ...]]  # by number: the phrase as numbers of forms

    def __len__(self) -> int:
        return len(self.words)


class Contexts:
    """The phrases of an index with the words beside them, weighted.

    Parameters
    ----------
    index : Index
        The words.
    small : collection of str
        Function words: a phrase begins and ends with none.
    min_count : int
        The times that a phrase must stand in the texts.
    """

    def __init__(self, index: Index, small: Collection[str], min_count: int) -> None:
        self.words = lower_words(index)
        self.codes = self.words.of_kind.astype("int32")[index.codes]
        smooth = np.where(self.words.counts >= LEAST_NEIGHBOUR, self.words.counts, 0) ** SMOOTHING
        self._share = smooth / max((self.words.counts**SMOOTHING).sum(), 1)  # 0: not counted
        self._row_begins = np.repeat(index.first[:-1], np.diff(index.first)).astype("int32")
        self._row_ends = np.repeat(index.first[1:], np.diff(index.first)).astype("int32")
        edge = np.array([not _is_no_edge(form, small) for form in self.words.forms], "bool")
        self.phrases = _phrases(index, self.words, self.codes, edge, min_count)
        self.squares = self.compared(self.phrases.number, self.phrases.first, self.phrases.last, len(self.phrases))[0]

    def weights(
        self, number: np.ndarray, first: np.ndarray, last: np.ndarray, n: int, wanted: np.ndarray | None = None
    ) -> Iterator[tuple[int, np.ndarray, np.ndarray, np.ndarray]]:
        """For each place beside: its number, and the phrases, neighbours and weights that are not zero.

        `wanted` says for each place and form whether the neighbour is looked at.
        """
        times = np.bincount(number, minlength=n)
        n_forms = len(self.words.forms)
        for place, offset in enumerate(OFFSETS):
            beside = first + offset if offset < 0 else last + offset
            there = (beside >= self._row_begins[first]) & (beside < self._row_ends[first])
            neighbour = self.codes[beside[there]]
            used = (self._share if wanted is None else wanted[place])[neighbour] > 0
            keys = number[there][used].astype("int64") * n_forms + neighbour[used]
            pairs, together = np.unique(keys, return_counts=True)
            phrase, form = pairs // n_forms, pairs % n_forms
            weight = np.log(together / (times[phrase] * self._share[form]))
            rarer = np.minimum(times[phrase], self.words.counts[form])
            weight *= together / (together + 1) * (rarer / (rarer + 1))
            above = weight > 0
            yield place, phrase[above], form[above], weight[above]

    def compared(
        self, number: np.ndarray, first: np.ndarray, last: np.ndarray, n: int, query: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """For each phrase the sum of its squared weights, and of its weights times those of the query."""
        squares, products = np.zeros(n), np.zeros(n)
        for place, phrase, form, weight in self.weights(number, first, last, n):
            squares += np.bincount(phrase, weight * weight, minlength=n)
            if query is not None:
                products += np.bincount(phrase, weight * query[place, form], minlength=n)
        return squares, products

    def query(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """The weights of the words beside some runs, by place and form."""
        found = np.zeros((len(OFFSETS), len(self.words.forms)))
        for place, _, form, weight in self.weights(np.zeros(len(first), "int32"), first, last, 1):
            found[place, form] = weight
        return found

    def similar(self, query: np.ndarray, overlapping: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Each phrase's cosine with the query, and its times, those that overlap the query's runs left out."""
        phrases, n = self.phrases, len(self.phrases)
        products = np.zeros(n)
        for place, phrase, form, weight in self.weights(phrases.number, phrases.first, phrases.last, n, query):
            products += np.bincount(phrase, weight * query[place, form], minlength=n)
        squares = self.squares.copy()
        touched = np.zeros(n, "bool")
        touched[phrases.number[overlapping]] = True
        left = touched[phrases.number] & ~overlapping
        some = phrases.number[left], phrases.first[left], phrases.last[left]
        anew = self.compared(*some, n, query)
        squares[touched], products[touched] = anew[0][touched], anew[1][touched]
        length = np.sqrt(squares * (query * query).sum())
        times = np.bincount(phrases.number[~overlapping], minlength=n)
        return np.divide(products, length, out=np.zeros(n), where=length > 0), times


def _is_no_edge(form: str, small: Collection[str]) -> bool:
    return len(form) < 2 or not any(letter.isalpha() for letter in form) or is_small(form, small)


def _phrases(index: Index, words: LowerWords, codes: np.ndarray, edge: np.ndarray, min_count: int) -> Phrases:
    """The phrases of one to three words that stand often enough."""
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    named: list[tuple[int, ...]] = []
    n_forms = len(words.forms)
    begins = edge[codes] & (words.counts[codes] >= min_count)
    for size in range(1, LONGEST + 1):
        n = max(index.n_words - size + 1, 0)
        fits = begins[:n] & begins[size - 1 :]
        for step in range(size - 1):
            fits &= index.joined[step : step + n]
        first = np.flatnonzero(fits)
        key = np.zeros(len(first), "int64")
        for step in range(size):
            key = key * n_forms + codes[first + step]
        found, number, times = np.unique(key, return_inverse=True, return_counts=True)
        often = times >= min_count
        new = np.cumsum(often) - 1 + len(named)
        kept = often[number]
        parts.append((first[kept], first[kept] + size - 1, new[number[kept]]))
        for one in found[often].tolist():
            form = []
            for _ in range(size):
                one, last = divmod(one, n_forms)
                form.append(last)
            named.append(tuple(form[::-1]))
    first, last, number = (np.concatenate(part).astype("int32") for part in zip(*parts, strict=True))
    return Phrases(first, last, number, named)


_KNOWN: WeakKeyDictionary[Index, dict[tuple, Contexts]] = WeakKeyDictionary()


def contexts_of(index: Index, small: frozenset[str], min_count: int) -> Contexts:
    """The contexts of an index; the latest are kept for the next pattern, as long as the index is."""
    key = (small, min_count)
    if key not in _KNOWN.get(index, {}):
        _KNOWN[index] = {key: Contexts(index, small, min_count)}
    return _KNOWN[index][key]
