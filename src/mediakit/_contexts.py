"""The phrases of an index and the words beside them: which stand in like contexts as given runs of words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from mediakit._near_words import is_small, lower_words
from mediakit.patterns import Index

LONGEST = 3  # words of a phrase
SIDE = 2  # words on each side that are told apart by their place
REACH = 5  # words on each side that say what the passage is about
LEAST_NEIGHBOUR = 3  # times; a rarer word is beside too few phrases to tell them apart
MOST_TIMES = 200  # of a phrase whose contexts are read: more say little more, and take time and memory
SMOOTHING = 0.75  # else rare neighbours weigh too much (Levy, Goldberg and Dagan 2015)
BATCH = 400_000  # times of phrases that are weighed at once


class Phrases(NamedTuple):
    """Where the phrases of an index stand, by phrase and place: first and last word, and the phrase's number.

    `words` holds each phrase as numbers of forms, those of fewer words first, then by the alphabet; `begins` where
    its times begin among all.
    """

    first: np.ndarray
    last: np.ndarray
    number: np.ndarray
    begins: np.ndarray
    words: list[tuple[int, ...]]

    def places(self, number: int) -> slice:
        """Where the times of a phrase stand among all."""
        return slice(self.begins[number], self.begins[number + 1])


@dataclass(frozen=True)
class View:
    """One way to look at the words beside a phrase: how far, and whether by place; `share` says how common each is."""

    offsets: tuple[int, ...]
    by_place: bool
    share: np.ndarray  # by form; 0: not looked at

    @property
    def n_keys(self) -> int:
        """Neighbours that it tells apart."""
        return len(self.share) * (len(self.offsets) if self.by_place else 1)


class Weights(NamedTuple):
    """The weights that are not zero: the phrase, the neighbour (place times forms, and form), the weight."""

    phrase: np.ndarray
    key: np.ndarray
    weight: np.ndarray

    def squares(self, n: int) -> np.ndarray:
        """For each of `n` phrases the sum of its squared weights."""
        return np.bincount(self.phrase, np.square(self.weight, dtype="float64"), minlength=n)

    def products(self, query: np.ndarray, n: int) -> np.ndarray:
        """For each of `n` phrases the sum of its weights times those of the query."""
        return np.bincount(self.phrase, self.weight * query[self.key], minlength=n)


class Contexts:
    """The phrases of an index with the words beside them, weighted.

    Parameters
    ----------
    index : Index
        The words.
    small : collection of str
        Function words: a phrase begins and ends with none, and they do not say what a passage is about.
    min_count : int
        The times that a phrase must stand in the texts.
    """

    def __init__(self, index: Index, small: Collection[str], min_count: int) -> None:
        self.words = lower_words(index)
        self._codes = self.words.of_kind.astype("int32")[index.codes]
        self._row_begins = np.repeat(index.first[:-1], np.diff(index.first)).astype("int32")
        self._row_ends = np.repeat(index.first[1:], np.diff(index.first)).astype("int32")
        content = np.array([not _is_no_edge(form, small) for form in self.words.forms], "bool")
        self.phrases = _phrases(index, self.words.counts, self._codes, content, min_count)
        smooth = self.words.counts**SMOOTHING
        seen = np.where(self.words.counts >= LEAST_NEIGHBOUR, smooth, 0)
        topic = np.where(content, seen, 0)
        self.views = (
            View(_offsets(SIDE), True, seen / max(smooth.sum(), 1)),
            View(_offsets(REACH), False, topic / max(topic.sum(), 1)),
        )
        chosen = np.flatnonzero(spread(self.phrases.number, len(self.phrases.words)))
        self._weights = [self._weighed(view, chosen) for view in self.views]
        self._squares = [weights.squares(len(self.phrases.words)) for weights in self._weights]

    def _weighed(self, view: View, chosen: np.ndarray) -> Weights:
        """The weights of all phrases, of the times that were chosen, some phrases after another."""
        parts, number = [], self.phrases.number[chosen]
        low = 0
        while low < len(number):
            last = number[min(low + BATCH, len(number)) - 1]
            high = int(np.searchsorted(number, last, "right"))
            some = chosen[low:high]
            part = self.weights(view, number[low:high] - number[low], self.phrases.first[some], self.phrases.last[some])
            phrase = (part.phrase + number[low]).astype("int32")
            parts.append(Weights(phrase, part.key.astype("int32"), part.weight.astype("float32")))
            low = high
        none = Weights(np.zeros(0, "int32"), np.zeros(0, "int32"), np.zeros(0, "float32"))
        return Weights(*(np.concatenate(part) for part in zip(*(parts or [none]), strict=True)))

    def weights(self, view: View, number: np.ndarray, first: np.ndarray, last: np.ndarray) -> Weights:
        """The weights of the words beside some runs of words, which are numbered by what they are times of."""
        found = []
        for place, offset in enumerate(view.offsets):
            beside = first + offset if offset < 0 else last + offset
            there = (beside >= self._row_begins[first]) & (beside < self._row_ends[first])
            neighbour = self._codes[beside[there]]
            used = view.share[neighbour] > 0
            key = neighbour[used] + (place * len(view.share) if view.by_place else 0)
            found.append(number[there][used].astype("int64") * view.n_keys + key)
        pairs, together = np.unique(np.concatenate(found), return_counts=True)
        phrase, key = np.divmod(pairs, max(view.n_keys, 1))
        form = key % max(len(view.share), 1)
        times = np.bincount(number)
        total = times[phrase] if view.by_place else np.bincount(phrase, together)[phrase]
        weight = np.log(together / (total * view.share[form]))
        rarer = np.minimum(times[phrase], self.words.counts[form])
        weight *= together / (together + 1) * (rarer / (rarer + 1))
        above = weight > 0
        return Weights(phrase[above], key[above], weight[above])

    def query(self, first: np.ndarray, last: np.ndarray) -> list[np.ndarray]:
        """The weights of the words beside some runs, by view and neighbour."""
        found = []
        for view in self.views:
            weights = self.weights(view, np.zeros(len(first), "int64"), first, last)
            vector = np.zeros(view.n_keys)
            vector[weights.key] = weights.weight
            found.append(vector)
        return found

    def similar(self, query: list[np.ndarray], overlapping: np.ndarray) -> np.ndarray:
        """Each phrase's similarity with the query, the times that overlap the query's runs left out."""
        phrases, n = self.phrases, len(self.phrases.words)
        touched = np.zeros(n, "bool")
        touched[phrases.number[overlapping]] = True
        left = np.flatnonzero(touched[phrases.number] & ~overlapping)
        left = left[spread(phrases.number[left], n)]
        similarity = np.ones(n)
        for view, vector, weights, known in zip(self.views, query, self._weights, self._squares, strict=True):
            anew = self.weights(view, phrases.number[left], phrases.first[left], phrases.last[left])
            squares = np.where(touched, anew.squares(n), known)
            products = np.where(touched, anew.products(vector, n), weights.products(vector, n))
            length = np.sqrt(squares * (vector * vector).sum())
            similarity *= np.divide(products, length, out=np.zeros(n), where=length > 0)
        return np.sqrt(similarity)


def spread(number: np.ndarray, n: int) -> np.ndarray:
    """Which times are read, given the phrase of each, sorted: all, or where they are many some that lie evenly.

    >>> int(spread(np.repeat([0, 1], [3, 400]), 2).sum())
    203
    """
    sizes = np.bincount(number, minlength=n)
    place = np.arange(len(number)) - (np.cumsum(sizes) - sizes)[number]
    size = sizes[number]
    most = np.minimum(size, MOST_TIMES)
    return (place + 1) * most // np.maximum(size, 1) > place * most // np.maximum(size, 1)


def _offsets(reach: int) -> tuple[int, ...]:
    return tuple(place for place in range(-reach, reach + 1) if place)


def _is_no_edge(form: str, small: Collection[str]) -> bool:
    return len(form) < 2 or not any(letter.isalpha() for letter in form) or is_small(form, small)


def _phrases(index: Index, counts: np.ndarray, codes: np.ndarray, edge: np.ndarray, min_count: int) -> Phrases:
    """The phrases of one to three words that stand often enough."""
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    words: list[tuple[int, ...]] = []
    often = counts >= min_count  # the words of a frequent phrase are frequent
    dense = np.cumsum(often) - 1
    forms = np.flatnonzero(often)
    inner, begins = often[codes], (often & edge)[codes]
    for size in range(1, LONGEST + 1):
        n = max(index.n_words - size + 1, 0)
        fits = begins[:n] & begins[size - 1 :]
        for step in range(size - 1):
            fits &= index.joined[step : step + n] & inner[step : step + n]
        first = np.flatnonzero(fits)
        key = np.zeros(len(first), "int64")
        for step in range(size):
            key = key * len(forms) + dense[codes[first + step]]
        found, number, times = np.unique(key, return_inverse=True, return_counts=True)
        enough = times >= min_count
        new = np.cumsum(enough) - 1 + len(words)
        kept = enough[number]
        parts.append((first[kept], first[kept] + size - 1, new[number[kept]]))
        powers = len(forms) ** np.arange(size - 1, -1, -1, dtype="int64")
        split = found[enough][:, None] // powers % max(len(forms), 1)
        words += map(tuple, forms[split].tolist())
    first, last, number = (np.concatenate(part).astype("int32") for part in zip(*parts, strict=True))
    order = np.argsort(number, kind="stable")
    number = number[order]
    return Phrases(first[order], last[order], number, np.searchsorted(number, np.arange(len(words) + 1)), words)


_KNOWN: WeakKeyDictionary[Index, dict[tuple, Contexts]] = WeakKeyDictionary()


def contexts_of(index: Index, small: frozenset[str], min_count: int) -> Contexts:
    """The contexts of an index; the latest are kept for the next pattern, as long as the index is."""
    key = (small, min_count)
    if key not in _KNOWN.get(index, {}):
        _KNOWN[index] = {key: Contexts(index, small, min_count)}
    return _KNOWN[index][key]
