"""Copies of one story: which articles print the same text, and which of them was first."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit.text import words

LEAST_WORDS = 20  # a shorter article is a copy only where it is identical
LEAST_SHARED = 2  # word 5-grams that two articles must share to be compared at all
BOILERPLATE_ARTICLES = 10
BOILERPLATE_SHARE = 0.01
LEAST_OWN = 0.25

_MASK = (1 << 64) - 1


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Word numbers as 64 well-mixed bits (the finaliser of splitmix64): the same on every run."""
    z = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _ngrams(mixed: np.ndarray, n: int) -> np.ndarray:
    """A 64-bit hash of each run of n words; empty where the text has fewer."""
    count = max(len(mixed) - n + 1, 0)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(n):
        factor = np.uint64(pow(0x2545F4914F6CDD1D, place + 1, 1 << 64) & _MASK)
        total += mixed[place : place + count] * factor
    return total


def _among(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Which values stand in the sorted array `known`: np.isin would sort it anew for every article."""
    if not len(known):
        return np.zeros(len(values), dtype=bool)
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return known[places] == values


@dataclass(frozen=True)
class _Article:
    """What is compared of one article; boilerplate is left out of all of it."""

    key: tuple[int, ...]  # its words, by number
    n_words: int  # words outside boilerplate
    grams: np.ndarray  # distinct 5-grams
    triples: np.ndarray  # 3-grams in the order of the text
    own: np.ndarray  # per word: outside boilerplate


def _covered(n_words: int, starts: np.ndarray, n: int) -> np.ndarray:
    """Per word, whether one of the n-grams that begin at `starts` covers it."""
    edges = np.zeros(n_words + 1, dtype=np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + n, -1)
    return np.cumsum(edges[:-1]) > 0


def _repeated(grams: list[np.ndarray], more_than: float) -> np.ndarray:
    """5-grams that stand in more articles than that, sorted; each array holds one article's distinct ones."""
    values = np.concatenate(grams) if grams else np.empty(0, dtype=np.uint64)
    found, counts = np.unique(values, return_counts=True)
    return found[counts > more_than]


def _prepared(texts: list[object]) -> list[_Article]:
    """Every text as what is compared of it."""
    numbers: dict[str, int] = {}
    keys = [
        tuple(numbers.setdefault(word, len(numbers)) for word in words(text)) if isinstance(text, str) else ()
        for text in texts
    ]
    mixed = [_mixed(np.array(key, dtype=np.uint64)) for key in keys]
    runs = [_ngrams(m, 5) for m in mixed]
    many = max(BOILERPLATE_ARTICLES, BOILERPLATE_SHARE * len(texts))
    common = _repeated([np.unique(run) for run in runs], many)
    articles = []
    for key, m, run in zip(keys, mixed, runs, strict=True):
        is_common = _among(run, common)
        own = ~_covered(len(key), np.flatnonzero(is_common), 5)
        if own.sum() < LEAST_OWN * len(key):  # a story that many print, not a notice below other stories
            is_common[:], own[:] = False, True
        articles.append(_Article(key, int(own.sum()), np.unique(run[~is_common]), _ngrams(m, 3), own))
    return articles


def _containment(a: _Article, b: _Article) -> float:
    least = min(len(a.grams), len(b.grams))
    return len(np.intersect1d(a.grams, b.grams, assume_unique=True)) / least if least else 0.0


def _share_in_common(a: _Article, b: _Article) -> float:
    """Of the shorter article's words, the share in runs of three or more that the other has too."""
    short, long = (a, b) if a.n_words <= b.n_words else (b, a)
    starts = np.flatnonzero(np.isin(short.triples, long.triples))
    return float((_covered(len(short.own), starts, 3) & short.own).sum() / short.n_words)


def _order(articles: pd.DataFrame) -> tuple[list[int], list[float]]:
    """Row positions, earliest first (undated last, then by file and place), and days per row (or nan)."""
    if "published" in articles.columns:
        times = pd.to_datetime(articles["published"], utc=True, errors="coerce", format="mixed")
        days = ((times - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)).to_numpy(float).tolist()
    else:
        days = [float("nan")] * len(articles)
    files = list(articles["file"]) if "file" in articles.columns else [None] * len(articles)
    places = list(articles["start"]) if "start" in articles.columns else [None] * len(articles)

    def when(row: int) -> tuple:
        place = float("inf") if pd.isna(places[row]) else float(places[row])
        file = files[row] if isinstance(files[row], str) else ""
        return (days[row] != days[row], 0.0 if days[row] != days[row] else days[row], file, place, row)

    return sorted(range(len(articles)), key=when), days


class _Firsts:
    """The first articles of all stories found so far, and which of them an article copies."""

    def __init__(self, articles: list[_Article], days: list[float], window: float, threshold: float) -> None:
        self.articles, self.days, self.window, self.threshold = articles, days, window, threshold
        # a 5-gram of one article alone finds nothing
        self.repeated = _repeated([article.grams for article in articles], 1)
        self.by_gram: dict[int, list[int]] = defaultdict(list)
        self.by_key: dict[tuple[int, ...], list[int]] = defaultdict(list)

    def _grams(self, row: int) -> list[int]:
        grams = self.articles[row].grams
        return grams[_among(grams, self.repeated)].tolist()

    def _near(self, row: int, first: int) -> bool:
        gap = abs(self.days[row] - self.days[first])
        return not gap > self.window  # a gap to an undated article is nan

    def add(self, row: int) -> None:
        self.by_key[self.articles[row].key].append(row)
        if self.articles[row].n_words >= LEAST_WORDS:
            for gram in self._grams(row):
                self.by_gram[gram].append(row)

    def copied_by(self, row: int) -> int | None:
        """The first article that this one copies, the likest one where there are several."""
        article = self.articles[row]
        for first in self.by_key.get(article.key, []) if article.key else []:
            if self._near(row, first):
                return first
        if article.n_words < LEAST_WORDS:
            return None
        shared = Counter(first for gram in self._grams(row) for first in self.by_gram.get(gram, ()))
        best, best_share = None, self.threshold
        for first in sorted(f for f, n in shared.items() if n >= LEAST_SHARED and self._near(row, f)):
            share = _share_in_common(article, self.articles[first])
            if share > best_share or (best is None and share == best_share):
                best, best_share = first, share
        return best


def stories(articles: pd.DataFrame, *, threshold: float = 0.45, days: float = 7) -> pd.DataFrame:
    """Group the articles that print one story's text, in full or in part, edited or not.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text`` (missing text counts as empty); ``published``, ``file`` and ``start``
        decide who was first, where they are there.
    threshold : float
        Above 0, at most 1. An article is a copy when at least this share of the shorter article's words
        stands, in runs of three words or more, in the other.
    days : float
        How far apart two articles may be published. Articles without a date are compared with all.

    Returns
    -------
    DataFrame
        One row per article, in their order: ``doc_id``; ``story_id``, the doc_id of the story's first
        article; ``is_first``; ``similarity``, the containment of word 5-grams with that first article (0 to
        1, 1 for the first itself); ``n_copies``, the articles of the story, this one included.

    Raises
    ------
    MediakitError
        If a column is missing, or `threshold` or `days` is out of range.

    Notes
    -----
    With A and B the sets of lower-cased word 5-grams of two articles, containment is
    |A ∩ B| / min(|A|, |B|) (Broder 1997, *On the resemblance and containment of documents*). It is exact.
    It falls fast with scattered edits: with 30% of the words changed about 0.7⁵ = 17% of the 5-grams are
    left. So it is reported, and not what decides: words in unchanged runs of three are then still 55%,
    whereas articles on one event that share nothing but a quotation have few.

    Every article is compared with the first articles of the stories found so far, earliest published
    first, then by file and place, undated ones last. It joins the one it shares most with; so a story is a
    star around its first article, never a chain in which the ends have nothing in common.

    5-grams that stand in more than max(10, 1%) of the articles are boilerplate (a copyright line, a
    subscription offer) and count nowhere. An article of which they cover more than three quarters keeps
    them: that is a story which many print. Where fewer than 20 words are left, only an identical text is a
    copy.

    Limits: a roundup that holds a whole brief is a copy of it; a notice that makes up more than three
    quarters of many articles makes them copies; the passages that more than ten much edited versions of one
    story share may be taken for a notice; translations and rewritten texts are not found.

    Examples
    --------
    >>> wire = "Envoys of both sides met at the dam on Monday and agreed to share its water for five years, " * 2
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": [wire, wire + "Our own line.", "Other news."]})
    >>> stories(articles)
      doc_id story_id  is_first  similarity  n_copies
    0      a        a      True         1.0         2
    1      b        a     False         1.0         2
    2      c        c      True         1.0         1
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    if not isinstance(threshold, int | float) or not 0 < threshold <= 1:
        raise MediakitError(f"threshold={threshold!r} is not a share. Allowed: above 0, at most 1.")
    if not isinstance(days, int | float) or not days >= 0:
        raise MediakitError(f"days={days!r} is not a span of time. Allowed: 0 and more.")
    prepared = _prepared(list(articles["text"]))
    order, published = _order(articles)
    firsts = _Firsts(prepared, published, days, threshold)
    first_of = list(range(len(articles)))
    similarity = [1.0] * len(articles)
    for row in order:
        first = firsts.copied_by(row)
        if first is None:
            firsts.add(row)
        else:
            first_of[row] = first
            same = prepared[row].key == prepared[first].key
            similarity[row] = 1.0 if same else _containment(prepared[row], prepared[first])
    ids = list(articles["doc_id"])
    counts = Counter(first_of)
    dtype = articles["doc_id"].dtype
    return pd.DataFrame(
        {
            "doc_id": pd.Series(ids, dtype=dtype),
            "story_id": pd.Series([ids[first] for first in first_of], dtype=dtype),
            "is_first": pd.Series([row == first for row, first in enumerate(first_of)], dtype="bool"),
            "similarity": pd.Series(similarity, dtype="float64"),
            "n_copies": pd.Series([counts[first] for first in first_of], dtype="int64"),
        }
    )
