"""Passages that recur in articles on different stories: offers, copyright lines, notes on authors."""

from dataclasses import dataclass

import numpy as np

from mediakit.stories._grams import N, Postings, Texts, hashes

LEAST_ARTICLES = 3  # of one outlet that have nothing else in common
LEAST_OF_ALL = 6  # the like of all outlets: an agency's text may stand beside each outlet's own
LEAST_GRAMS = 4  # a passage of eight words
LEAST_REST = 0.25  # of an article that a passage leaves, else the passage is the article
RELATED = 0.25  # share of the rarer words in common from which on two articles tell of one thing
MOST_LOOKED_AT = 24  # articles of a passage
MOST_PASSAGES = 20_000


@dataclass(frozen=True)
class _Sets:
    """5-grams with the articles of one outlet, or of all, that have them."""

    entry: np.ndarray  # places in the postings, set by set
    starts: np.ndarray  # where each set begins in it; one more than sets
    of_outlet: bool
    signature: np.ndarray  # per set: equal where the articles are the same


def is_boilerplate(texts: Texts, found: Postings, row_of: np.ndarray, outlet: np.ndarray) -> np.ndarray:
    """Per entry of the postings, whether the 5-gram is boilerplate in that article.

    A passage is boilerplate where it stands in three articles or more of one outlet, or six of all, whose other words
    tell of different things, and seldom makes up an article of its own. So what is printed several times, by one outlet
    or by many, is none.

    Parameters
    ----------
    texts : Texts
        The articles.
    found : Postings
        Their 5-grams; `row_of` says which row of the texts an article in it is.
    outlet : numpy.ndarray
        The outlet's number per article of the postings, -1 where it is not known.
    """
    result = np.zeros(len(found.doc), dtype=bool)
    lots = np.random.default_rng(0).integers(1, 1 << 62, size=len(texts), dtype=np.uint64)
    rests = _Rests(texts, found, row_of, outlet)
    for sets in (_sets(found, lots, outlet), _sets(found, lots, None)):  # an outlet's own first, else it hides a story
        signatures, first, times = np.unique(sets.signature, return_index=True, return_counts=True)
        order = np.argsort(-times, kind="stable")
        order = order[times[order] >= LEAST_GRAMS][:MOST_PASSAGES]
        common = []
        for group in order.tolist():
            entries = sets.entry[sets.starts[first[group]] : sets.starts[first[group] + 1]]
            if not result[entries].all() and _on_different_stories(found.doc[entries], rests, sets.of_outlet):
                common.append(signatures[group])
        chosen = np.isin(sets.signature, np.array(common, dtype=np.uint64))
        result[sets.entry[np.repeat(chosen, np.diff(sets.starts))]] = True
        if sets.of_outlet:
            rests.leave_out(found, result)
    return result


def _sets(found: Postings, lots: np.ndarray, outlet: np.ndarray | None) -> _Sets:
    """The sets of three articles or more that share a 5-gram, of one outlet each where outlets are given."""
    entry = np.flatnonzero(found.size >= LEAST_ARTICLES)
    if outlet is not None:
        entry = entry[outlet[found.doc[entry]] >= 0]
        entry = entry[np.lexsort((outlet[found.doc[entry]], found.begin[entry]))]
    key = found.begin[entry]
    new = key[1:] != key[:-1]
    if outlet is not None:
        who = outlet[found.doc[entry]]
        new |= who[1:] != who[:-1]
    starts = np.flatnonzero(np.append(True, new)) if len(entry) else np.empty(0, dtype=np.int64)
    sizes = np.diff(np.append(starts, len(entry)))
    entry = entry[np.repeat(sizes >= LEAST_ARTICLES, sizes)]
    sizes = sizes[sizes >= LEAST_ARTICLES]
    starts = np.append(0, np.cumsum(sizes))
    signature = np.add.reduceat(lots[found.doc[entry]], starts[:-1]) if len(sizes) else np.empty(0, dtype=np.uint64)
    return _Sets(entry, starts, outlet is not None, signature)


class _Rests:
    """The words of an article that stand outside what recurs about as often as a passage."""

    def __init__(self, texts: Texts, found: Postings, row_of: np.ndarray, outlet: np.ndarray) -> None:
        self.texts, self.row_of, self.outlet, self.shift = texts, row_of, outlet, np.uint64(found.shift)
        many = found.size >= LEAST_ARTICLES
        self.grams, self.sizes = np.unique(found.gram[many], return_counts=True)
        self.n_outlets = int(outlet.max(initial=-1)) + 1
        who = outlet[found.doc[many]]
        run = np.repeat(np.arange(len(self.grams)), self.sizes)
        known = who >= 0
        self.own, self.own_sizes = np.unique(run[known] * max(self.n_outlets, 1) + who[known], return_counts=True)
        self.rarity = self._rarities()
        self.recurring: dict[tuple[int, bool], np.ndarray] = {}
        self.boilerplate: dict[int, np.ndarray] = {}

    def _rarities(self) -> np.ndarray:
        """Per word how much it tells: the logarithm of one in how many articles has it."""
        texts = self.texts
        row = np.repeat(np.arange(len(texts)), texts.n_words)
        keys = row * max(texts.n_types, 1) + texts.codes
        times = np.bincount(_distinct(keys) % max(texts.n_types, 1), minlength=texts.n_types)
        return np.log((1 + len(texts)) / np.maximum(times, 1))

    def _recurring(self, doc: int, of_outlet: bool) -> np.ndarray:
        """Per 5-gram of an article, in how many it stands; 0 for fewer than three."""
        if (doc, of_outlet) not in self.recurring:
            grams = hashes(self.texts.of(self.row_of[doc])) >> self.shift
            place = np.minimum(np.searchsorted(self.grams, grams), max(len(self.grams) - 1, 0))
            known = self.grams[place] == grams
            if of_outlet:
                key = place * max(self.n_outlets, 1) + self.outlet[doc]
                own = np.minimum(np.searchsorted(self.own, key), len(self.own) - 1)
                sizes = np.where(known & (self.own[own] == key), self.own_sizes[own], 0)
            else:
                sizes = np.where(known, self.sizes[place], 0)
            self.recurring[doc, of_outlet] = sizes
        return self.recurring[doc, of_outlet]

    def of(self, doc: int, least: float, of_outlet: bool) -> tuple[float, np.ndarray]:
        """The share of its words that stand outside, and its different words there."""
        codes = self.texts.of(self.row_of[doc])
        outside = ~covered(len(codes), np.flatnonzero(self._recurring(doc, of_outlet) >= least))
        own = self.boilerplate.get(doc, np.ones(len(codes), dtype=bool))
        return float((outside & own).sum() / max(own.sum(), 1)), _distinct(codes[outside & own])

    def leave_out(self, found: Postings, common: np.ndarray) -> None:
        """Leave out the words that are known to be boilerplate."""
        self.boilerplate = outside_of(self.texts, self.row_of, found, common)


def outside_of(texts: Texts, row_of: np.ndarray, found: Postings, common: np.ndarray) -> dict[int, np.ndarray]:
    """For each article that has some of these entries, per word whether it stands outside their 5-grams."""
    doc, gram = found.doc[common], found.gram[common]
    order = np.argsort(doc, kind="stable")
    docs, starts = np.unique(doc[order], return_index=True)
    outside = {}
    for one, grams in zip(docs.tolist(), np.split(gram[order], starts[1:]) if len(docs) else (), strict=True):
        codes = texts.of(row_of[one])
        values = hashes(codes) >> np.uint64(found.shift)
        place = np.minimum(np.searchsorted(grams, values), len(grams) - 1)  # np.isin would sort them anew
        outside[one] = ~covered(len(codes), np.flatnonzero(grams[place] == values))
    return outside


def _distinct(values: np.ndarray) -> np.ndarray:
    """The different values, sorted; several times as fast as np.unique."""
    values = np.sort(values)
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values


def covered(n_words: int, starts: np.ndarray) -> np.ndarray:
    """Per word, whether one of the 5-grams that begin at `starts` covers it."""
    edges = np.zeros(n_words + 1, dtype=np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + N, -1)
    return np.cumsum(edges[:-1]) > 0


def _on_different_stories(docs: np.ndarray, rests: _Rests, of_outlet: bool) -> bool:
    """Whether the articles of one passage tell of different things, but for it."""
    least = max(len(docs) / 2, LEAST_ARTICLES)
    leaders: list[np.ndarray] = []
    alone = 0
    for doc in docs[np.linspace(0, len(docs) - 1, min(len(docs), MOST_LOOKED_AT)).astype(int)].tolist():
        share, words = rests.of(doc, least, of_outlet)
        if share < LEAST_REST:
            alone += 1
        elif all(_related(words, leader, rests.rarity) < RELATED for leader in leaders):
            leaders.append(words)
    return len(leaders) >= (LEAST_ARTICLES if of_outlet else LEAST_OF_ALL) and len(leaders) > 2 * alone


def _related(a: np.ndarray, b: np.ndarray, rarity: np.ndarray) -> float:
    """Of the words of the article that has fewer, the share that the other has too, rarer ones counted for more."""
    least = min(rarity[a].sum(), rarity[b].sum())
    return float(rarity[np.intersect1d(a, b, assume_unique=True)].sum() / least) if least else 1.0
