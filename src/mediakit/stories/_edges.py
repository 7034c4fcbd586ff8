"""Which articles are copies of each other: how much of the shorter one stands in the longer one."""

from dataclasses import dataclass

import numpy as np

from mediakit.stories._aligned import aligned
from mediakit.stories._boilerplate import is_boilerplate, outside_of
from mediakit.stories._grams import (
    Near,
    Texts,
    alike,
    counted,
    postings,
    sharing,
    sharing_much,
)
from mediakit.stories._one_passage import is_one_passage

LEAST_WORDS = 20  # a shorter article is a copy only where it is identical
LEAST_SHARED = 2  # 5-grams that two articles must share to be aligned
LEAST_SHARE = 0.03  # of the 5-grams of the shorter one
BINS = 60  # parts of an article of which is known which stand in a copy
LEAST_NUMBERS = 4  # numbers that differ where two texts are issues of a series


@dataclass(frozen=True)
class Edge:
    """Two articles that are copies, by their ranks."""

    a: int
    b: int
    shared: int  # aligned words outside boilerplate
    parts_a: int  # which parts of each stand in the other, one bit for each
    parts_b: int


class Corpus:
    """All articles in the order of time, as what is compared of them."""

    def __init__(
        self, texts: Texts, rank: np.ndarray, outlet: np.ndarray, hours: np.ndarray, days: float | None
    ) -> None:
        """Take the articles; `outlet` and `hours` are by row, nan for no date."""
        self.texts = texts
        self.row_of = np.argsort(rank)
        self.hours = hours[self.row_of]
        self.near = Near(self.hours, np.inf if days is None else days * 24)
        found, self.n_grams = postings(texts, rank)
        common = is_boilerplate(texts, found, self.row_of, outlet[self.row_of])
        self.boilerplate = outside_of(texts, self.row_of, found, common)
        self.found = found.where(~common)
        self.n_own = texts.n_words[self.row_of]
        for doc, outside in self.boilerplate.items():
            self.n_own[doc] = outside.sum()

    def codes(self, doc: int) -> np.ndarray:
        """The words of an article."""
        return self.texts.of(self.row_of[doc])

    def own(self, doc: int) -> np.ndarray:
        """Per word of an article, whether it stands outside boilerplate."""
        outside = self.boilerplate.get(doc)
        return np.ones(len(self.codes(doc)), dtype=bool) if outside is None else outside

    def kinds(self) -> np.ndarray:
        """Per article a number that those have in common whose words, and whose boilerplate, are the same."""
        masks = {doc: np.packbits(outside).tobytes() for doc, outside in self.boilerplate.items()}
        seen: dict[tuple[int, bytes], int] = {}
        words = alike(self.texts)[self.row_of].tolist()
        return np.array(
            [seen.setdefault((words[doc], masks.get(doc, b"")), len(seen)) for doc in range(len(words))], dtype=np.int64
        )


def candidates(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of articles that may be copies, the earlier one first."""
    n = len(corpus.texts)
    bucket = _buckets(corpus)
    few = sharing(corpus.found, corpus.near)
    many = sharing_much(corpus.found, corpus.near, bucket)
    a, b, times = counted(*(np.concatenate(part) for part in zip(few, many, strict=True)), max(n, 1))
    shorter = np.minimum(corpus.n_own[a], corpus.n_own[b])
    ok = (times >= np.maximum(LEAST_SHARED, LEAST_SHARE * shorter)) & (shorter >= LEAST_WORDS)
    return a[ok], b[ok]


def _buckets(corpus: Corpus) -> np.ndarray:
    """Per article a stretch of time as long as copies may be apart; undated ones have their own."""
    if not np.isfinite(corpus.near.most) or not len(corpus.hours):
        return np.zeros(len(corpus.hours), dtype=np.int64)
    return np.floor(np.nan_to_num(corpus.hours, nan=1e12) / max(corpus.near.most, 1)).astype(np.int64)


def identical(corpus: Corpus) -> list[tuple[int, int]]:
    """Articles of the same words: each with the one before, and with the first of them; one without a word is none."""
    groups: dict[bytes, list[int]] = {}
    pairs = []
    for doc in range(len(corpus.texts)):
        codes = corpus.codes(doc)
        if len(codes):
            same = groups.setdefault(codes.tobytes(), [])
            pairs += [(other, doc) for other in sorted({*same[:1], *same[-8:]})]
            same.append(doc)
    a, b = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    a, b = corpus.near.kept(a, b)
    return list(zip(a.tolist(), b.tolist(), strict=True))


def edges(corpus: Corpus, threshold: float) -> list[Edge]:
    """The pairs of which at least the threshold's share of the shorter one's own words stands in the other."""
    same = identical(corpus)
    found = [Edge(a, b, max(int(corpus.n_own[a]), 1), (1 << BINS) - 1, (1 << BINS) - 1) for a, b in same]
    known = set(same)
    kind = corpus.kinds()
    compared: dict[tuple[int, int], tuple[int, int, int] | None] = {}
    for a, b in zip(*(part.tolist() for part in candidates(corpus)), strict=True):
        if (a, b) not in known:
            key = (int(kind[a]), int(kind[b]))
            if key not in compared:
                compared[key] = _compared(corpus, a, b, threshold)
            if (copies := compared[key]) is not None:
                found.append(Edge(a, b, *copies))
    return found


def _compared(corpus: Corpus, a: int, b: int, threshold: float) -> tuple[int, int, int] | None:
    """What an edge of two articles says, None where they are no copies."""
    i, j = aligned(corpus.codes(a), corpus.codes(b))
    own_a, own_b = corpus.own(a), corpus.own(b)
    both = own_a[i] & own_b[j]
    i, j = i[both], j[both]
    shorter = min(int(corpus.n_own[a]), int(corpus.n_own[b]))
    if len(i) < threshold * shorter or _is_series(corpus, a, b, i, j):
        return None
    at_a, at_b = (np.cumsum(own) - 1 for own in (own_a, own_b))  # the number of each word among the own ones
    i, j = at_a[i], at_b[j]
    if is_one_passage(corpus.codes(a)[own_a], corpus.codes(b)[own_b], i, j):
        return None
    return len(i), _parts(i, int(corpus.n_own[a])), _parts(j, int(corpus.n_own[b]))


def _parts(places: np.ndarray, n: int) -> int:
    """Which parts of an article's `n` own words stand, for a quarter at least, in a copy: one bit for each."""
    bins = min(BINS, n)
    size = np.bincount(np.arange(n) * bins // n, minlength=bins)
    hit = np.bincount(places * bins // n, minlength=bins)
    return sum(1 << place for place in np.flatnonzero(hit * 4 >= size).tolist())


def _is_series(corpus: Corpus, a: int, b: int, i: np.ndarray, j: np.ndarray) -> bool:
    """Whether two texts have their words in common and not their numbers: the weather of two days."""
    first, second, digits = corpus.codes(a), corpus.codes(b), corpus.texts.is_number
    kept = int(digits[first[i]].sum())
    changed = 0
    gap = np.diff(i)
    for step in (1, 2, 3):  # numbers between the same words in both; one with a point is two words
        at = np.flatnonzero((gap == np.diff(j)) & (gap > step) & (gap <= 4))
        x, y = first[i[at] + step], second[j[at] + step]
        changed += int((digits[x] & digits[y] & (x != y)).sum())
    return changed >= LEAST_NUMBERS and changed > kept
