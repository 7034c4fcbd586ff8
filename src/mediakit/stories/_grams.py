"""The words of all articles as numbers, and which articles share runs of five words."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np

WORD = re.compile(r"\w+")
N = 5
ALL_PAIRS = 64  # articles that share a 5-gram up to which each is paired with each
HEADS = 8  # else with so many earliest ones, and so many before it

_MASK = (1 << 64) - 1


@dataclass(frozen=True)
class Texts:
    """All articles as word numbers, one after the other."""

    codes: np.ndarray  # of all words
    starts: np.ndarray  # where each article begins in it; one more than articles
    is_number: np.ndarray  # per word number, whether the word begins with a digit

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, row: int) -> np.ndarray:
        """The word numbers of one article."""
        return self.codes[self.starts[row] : self.starts[row + 1]]

    def some(self, rows: np.ndarray) -> "Texts":
        """Some of the articles, in that order."""
        codes = np.concatenate([self.codes[:0], *(self.of(row) for row in rows.tolist())])
        return Texts(codes, np.append(0, np.cumsum(self.n_words[rows])), self.is_number)

    @property
    def n_types(self) -> int:
        """How many different words there are."""
        return len(self.is_number)

    @property
    def n_words(self) -> np.ndarray:
        """How many words each article has."""
        return np.diff(self.starts)


def numbered(texts: Iterable[object]) -> Texts:
    """Texts as the numbers of their lower-cased ``\\w+``; what is no text has no words.

    >>> found = numbered(["A man, a plan", None, "Plan B"])
    >>> found.codes.tolist(), found.starts.tolist()
    ([0, 1, 0, 2, 2, 3], [0, 4, 4, 6])
    """
    numbers: dict[str, int] = defaultdict(count().__next__)
    number = numbers.__getitem__
    parts = [
        np.fromiter(map(number, WORD.findall(text.lower())), dtype=np.int32) if isinstance(text, str) else None
        for text in texts
    ]
    lengths = [0 if part is None else len(part) for part in parts]
    is_number = np.fromiter((word[0].isdigit() for word in numbers), dtype=bool, count=len(numbers))
    codes = np.concatenate([np.empty(0, np.int32), *(part for part in parts if part is not None)])
    return Texts(codes, np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]), is_number)


def alike(texts: Texts) -> np.ndarray:
    """Per article a number that those have in common whose words are the same.

    >>> alike(numbered(["A man, a plan", "Plan B", "a man a plan!"])).tolist()
    [0, 1, 0]
    """
    seen: dict[bytes, int] = {}
    return np.array([seen.setdefault(texts.of(row).tobytes(), len(seen)) for row in range(len(texts))], dtype=np.int64)


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Numbers as 64 well-mixed bits (the finaliser of splitmix64): the same on every run."""
    z = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def hashes(codes: np.ndarray) -> np.ndarray:
    """A 64-bit hash of each run of five words; none where there are fewer."""
    n = max(len(codes) - N + 1, 0)
    mixed = _mixed(codes)
    total = np.zeros(n, dtype=np.uint64)
    for place in range(N):
        total += mixed[place : place + n] * np.uint64(pow(0x2545F4914F6CDD1D, place + 1, 1 << 64) & _MASK)
    return total ^ (total >> np.uint64(29))


@dataclass(frozen=True)
class Postings:
    """Which articles have which 5-gram, for those that stand in two articles or more; by gram, then by article."""

    gram: np.ndarray  # per entry: hash of the gram without its lowest bits
    doc: np.ndarray  # per entry: the article
    begin: np.ndarray  # per entry: where the entries of its gram begin
    size: np.ndarray  # per entry: how many there are
    shift: int  # how many low bits a hash lost

    def where(self, keep: np.ndarray) -> "Postings":
        """Some of the entries."""
        return _postings(self.gram[keep], self.doc[keep], self.shift)


def _postings(gram: np.ndarray, doc: np.ndarray, shift: int) -> Postings:
    is_start = np.ones(len(gram), dtype=bool)
    is_start[1:] = gram[1:] != gram[:-1]
    starts = np.flatnonzero(is_start)
    sizes = np.diff(np.append(starts, len(gram)))
    return Postings(gram, doc, np.repeat(starts, sizes), np.repeat(sizes, sizes), shift)


def postings(texts: Texts, rank: np.ndarray) -> tuple[Postings, np.ndarray]:
    """The 5-grams that articles share, each with its articles by `rank`, and how many distinct ones each has.

    Parameters
    ----------
    texts : Texts
        The articles.
    rank : numpy.ndarray
        The place of each article in time. In the postings an article is its rank.
    """
    shift = max(len(texts).bit_length(), 1)
    low = np.uint64((1 << shift) - 1)
    place = np.repeat(rank.astype(np.uint64), texts.n_words)
    n = max(len(texts.codes) - N + 1, 0)
    whole = place[:n] == place[N - 1 :] if n else np.empty(0, dtype=bool)  # no gram runs from one article into the next
    keys = (hashes(texts.codes)[whole] & ~low) | place[:n][whole]
    keys.sort()
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
    doc = (keys & low).astype(np.int64)
    n_grams = np.bincount(doc, minlength=len(texts))
    gram = keys >> np.uint64(shift)
    same = gram[1:] == gram[:-1]
    shared = np.append(same, False) | np.append(False, same) if len(gram) else np.empty(0, dtype=bool)
    return _postings(gram[shared], doc[shared], shift), n_grams


def counted(a: np.ndarray, b: np.ndarray, n_docs: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each pair once, with how often it stands there."""
    keys, times = _sorted_once(a.astype(np.int64) * n_docs + b)
    return keys // n_docs, keys % n_docs, times


def _sorted_once(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each key once, sorted, and how often it stands there; np.unique is slower by far where most stand often."""
    keys = np.sort(keys)
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.empty(0, dtype=np.int64)
    return keys[starts], np.diff(np.append(starts, len(keys)))


def sharing(found: Postings, near: "Near", most: int = ALL_PAIRS) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of articles, earlier one first, once for each 5-gram of `most` articles or fewer that both have."""
    entry = np.flatnonzero(found.size <= most)
    position = entry - found.begin[entry]
    parts = []
    for back in range(1, int(position.max(initial=0)) + 1):
        inside = position >= back
        entry, position = entry[inside], position[inside]
        parts.append(near.kept(found.doc[entry - back], found.doc[entry]))
    return _joined(parts)


def sharing_much(found: Postings, near: "Near", bucket: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The like for 5-grams of more articles: each with the earliest, those of its time, and those just before it."""
    found = found.where(found.size > ALL_PAIRS)
    entry = np.arange(len(found.doc))
    times = bucket[found.doc]
    starts = np.flatnonzero(np.append(True, (found.gram[1:] != found.gram[:-1]) | (times[1:] != times[:-1])))
    begin = np.repeat(starts, np.diff(np.append(starts, len(entry)))) if len(entry) else entry
    before = np.maximum(begin - 1, 0)
    parts = []
    for step in range(HEADS):
        for other in (found.begin + step, begin + step, begin[before] + step, entry - 1 - step):
            ok = (other >= found.begin) & (other < entry)
            parts.append((found.doc[other[ok]], found.doc[entry[ok]], entry[ok], other[ok]))
    if not parts or not len(entry):
        return _joined([])
    places = [np.concatenate([part[side] for part in parts]) for side in (2, 3)]
    keys, _ = _sorted_once(places[0] * len(entry) + places[1])
    return near.kept(found.doc[keys % len(entry)], found.doc[keys // len(entry)])


def _joined(parts: list[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *(part[0] for part in parts)]), np.concatenate([none, *(part[1] for part in parts)])


@dataclass(frozen=True)
class Near:
    """Which articles may be compared: published no more than some hours apart, or one without a date."""

    hours: np.ndarray
    most: float

    def __call__(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Per pair whether it may be compared."""
        with np.errstate(invalid="ignore"):
            return ~(np.abs(self.hours[a] - self.hours[b]) > self.most)

    def kept(self, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pairs that may be compared."""
        may = self(a, b)
        return a[may], b[may]
