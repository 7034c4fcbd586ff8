"""Runs of six words that stand in several articles: where each stands, and which are standing text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from mediakit.text import pieces

SEED = 6  # words of a run that may begin a passage
MOST_TIMES = 4  # a run that one article repeats more often is passed over there
BLOCK = 2_000_000  # pairs of places that are held at once


@dataclass(frozen=True)
class Words:
    """The words of all articles on one line."""

    ids: np.ndarray  # the word's number; equal where two words are, in lower case
    starts: np.ndarray  # its first character in its text
    ends: np.ndarray
    first: np.ndarray  # per article its first word on the line; one more for the end

    @property
    def article(self) -> np.ndarray:
        """Per word its article."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))


def words_of(texts: list[str]) -> Words:
    """Every text as numbers of words, with the places where they stand.

    >>> found = words_of(["The dam. The U.S.", "a dam"])
    >>> found.ids.tolist(), found.starts.tolist(), found.first.tolist()
    ([0, 1, 0, 2, 3, 1], [0, 4, 9, 13, 0, 2], [0, 4, 6])
    """
    as_written: dict[str, int] = {}
    lower: dict[str, int] = {}
    ids, starts, ends = [], [], []
    for text in texts:
        found = pieces(text)
        edges = list(accumulate(map(len, found)))
        numbers = []
        for word in found[1::2]:
            number = as_written.get(word)
            if number is None:
                key = word.lower().replace("’", "'")
                number = as_written[word] = lower.setdefault(key, len(lower))
            numbers.append(number)
        ids.append(np.array(numbers, dtype=np.int64))
        starts.append(np.array(edges[:-1:2], dtype=np.int64))
        ends.append(np.array(edges[1::2], dtype=np.int64))
    first = np.cumsum([0, *map(len, ids)])
    whole = [np.concatenate(part) if part else np.empty(0, np.int64) for part in (ids, starts, ends)]
    return Words(*whole, first)


@dataclass(frozen=True)
class Seeds:
    """Runs of six words that more than one article has, each place of each, by run and in the order of the line."""

    places: np.ndarray  # first word of the run, on the line
    last: np.ndarray  # per place, the end of its run's places in `places`
    common: np.ndarray  # per word: in a run that stands in too many stories
    standing: np.ndarray  # per word: in another run that its outlet prints again and again
    repeated: np.ndarray  # per word: in another run that its article repeats again and again


def seeds_of(words: Words, story: np.ndarray, outlet: np.ndarray, most: int, most_in_outlet: int) -> Seeds:
    """The runs that may begin a passage; what is left out of them is marked word by word.

    `story` and `outlet` are numbers per article, -1 for an outlet that is not known.
    """
    article = words.article
    places, run = _repeated(words, article)
    at = article[places]
    n_runs = int(run[-1]) + 1 if len(run) else 0
    stories = _distinct(run, story[at])
    common = np.bincount(stories[:, 0], minlength=n_runs) > most
    told = _distinct(run, outlet[at], story[at])
    told = told[told[:, 1] >= 0]
    by_outlet = _distinct(told[:, 0], told[:, 1], count=True)
    many = by_outlet[by_outlet[:, 2] > most_in_outlet]
    standing = _member(np.column_stack([run, outlet[at]]), many[:, :2])
    by_article = _distinct(run, at, count=True)
    again = _member(np.column_stack([run, at]), by_article[by_article[:, 2] > MOST_TIMES][:, :2])
    too_common = common[run]
    kept = ~(too_common | standing | again)
    _, number, times = np.unique(run[kept], return_inverse=True, return_counts=True)
    return Seeds(
        places[kept],
        np.cumsum(times)[number],
        *(
            _covered(len(article), places[some])
            for some in (too_common, standing & ~too_common, again & ~standing & ~too_common)
        ),
    )


def _repeated(words: Words, article: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of all runs that stand more than once, by run, and the run of each."""
    n = max(len(words.ids) - SEED + 1, 0)
    if not n:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    hashes = _hashes(words.ids, n)
    whole = np.flatnonzero(article[:n] == article[SEED - 1 : SEED - 1 + n])  # not across two articles
    order = whole[np.argsort(hashes[whole], kind="stable")]
    found = hashes[order]
    begins = np.append(True, found[1:] != found[:-1])[: len(found)]
    run = np.cumsum(begins) - 1
    more = np.bincount(run)[run] > 1
    return order[more], np.unique(run[more], return_inverse=True)[1]


def _hashes(ids: np.ndarray, n: int) -> np.ndarray:
    """64 bits for each run of six words, the same on every computer; equal runs have equal ones."""
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    total = np.zeros(n, dtype=np.uint64)
    for place in range(SEED):
        total = total * np.uint64(0x2545F4914F6CDD1D) + mixed[place : place + n]
    return total


def _distinct(*columns: np.ndarray, count: bool = False) -> np.ndarray:
    """The distinct rows of whole numbers, sorted; with how often each stands."""
    order = np.lexsort(columns[::-1])
    table = np.column_stack(columns)[order]
    begins = np.append(True, (table[1:] != table[:-1]).any(axis=1))[: len(table)]
    if not count:
        return table[begins]
    where = np.flatnonzero(begins)
    return np.column_stack([table[begins], np.diff(np.append(where, len(table)))])


def _member(rows: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Per row of two numbers, whether it is among the known ones."""
    base = int(rows[:, 1].max(initial=0)) + 2
    return np.isin(rows[:, 0] * base + rows[:, 1] + 1, known[:, 0] * base + known[:, 1] + 1)


def _covered(n_words: int, places: np.ndarray) -> np.ndarray:
    """Per word, whether a run that begins at one of the places covers it."""
    edges = np.bincount(places, minlength=n_words + SEED + 1) - np.bincount(places + SEED, minlength=n_words + SEED + 1)
    return np.cumsum(edges)[:n_words] > 0


def shared_runs(words: Words, seeds: Seeds, compared: "Compared") -> Iterator[np.ndarray]:
    """Maximal runs of words that two articles share, a block of articles at a time.

    Each row: first article, other article, first word in one, first word in the other (on the line), length.
    """
    article = words.article
    by_place = np.argsort(seeds.places, kind="stable")
    partners = (seeds.last - np.arange(len(seeds.places)) - 1)[by_place]
    of_article = article[seeds.places[by_place]]
    edges = np.searchsorted(of_article, np.arange(len(words.first)))
    total = np.concatenate([[0], np.cumsum(partners)])[edges]
    at = 0
    while at < len(edges) - 1:
        end = max(int(np.searchsorted(total, total[at] + BLOCK, "right")) - 1, at + 1)
        some = by_place[edges[at] : edges[end]]
        pairs = _pairs(words, seeds, some, article, compared)
        if len(pairs):
            yield _joined(pairs)
        at = end


@dataclass(frozen=True)
class Compared:
    """Which articles are compared with which."""

    story: np.ndarray
    earliest: np.ndarray  # hours, nan without a date
    latest: np.ndarray
    hours: float  # apart at most
    within_stories: bool

    def __call__(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Per pair of articles, whether it is looked at."""
        asked = a != b
        if not self.within_stories:
            asked &= self.story[a] != self.story[b]
        if self.hours != np.inf:
            apart = np.maximum(self.earliest[a] - self.latest[b], self.earliest[b] - self.latest[a])
            asked &= ~(apart > self.hours)  # nan: without a date it is compared with all
        return asked


def _pairs(words: Words, seeds: Seeds, some: np.ndarray, article: np.ndarray, compared: Compared) -> np.ndarray:
    """Pairs of places that hold the same run: articles and places, of these seeds with all that stand later."""
    found = [np.empty((0, 4), np.int64)]
    n_after = seeds.last[some] - some - 1
    steps = np.cumsum(n_after)
    cuts = np.searchsorted(steps, np.arange(BLOCK, int(steps[-1]) + BLOCK, BLOCK), "left") + 1 if len(steps) else []
    for part, counts in zip(np.split(some, cuts), np.split(n_after, cuts), strict=True):
        if not counts.sum():
            continue
        left = np.repeat(part, counts)
        right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
        one, other = seeds.places[left], seeds.places[right]
        a, b = article[one], article[other]
        asked = compared(a, b)
        a, b, one, other = a[asked], b[asked], one[asked], other[asked]
        same = np.ones(len(a), dtype=bool)
        for place in range(SEED):  # two runs might have one hash; the words decide
            same &= words.ids[one + place] == words.ids[other + place]
        found.append(np.column_stack([a, b, one, other])[same])
    return np.concatenate(found)


def _joined(pairs: np.ndarray) -> np.ndarray:
    """Runs of six that follow each other in both texts, as one run."""
    a, b, one, other = pairs.T
    order = np.lexsort((one, one - other, b, a))
    pairs = pairs[order]
    step = pairs[1:] - pairs[:-1]
    begins = np.append(True, (step != [0, 0, 1, 1]).any(axis=1))
    where = np.flatnonzero(begins)
    length = np.diff(np.append(where, len(pairs))) + SEED - 1
    return np.column_stack([pairs[begins], length])
