"""The words of many texts, cut once, so that any number of patterns can be looked up in them."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from mediakit._paragraphs import paragraph_spans
from mediakit.patterns.language import JOINER
from mediakit.patterns.words import Glob, composed, forms, is_glob
from mediakit.text import pieces, punkt_language, sentence_spans


class _Numbers(dict):
    """A number for each thing, in the order in which they come."""

    def __missing__(self, thing: str) -> int:
        number = self[thing] = len(self)
        return number


class _Joins(dict):
    """Whether what stands between two words joins them to a phrase."""

    def __missing__(self, gap: str) -> bool:
        joins = JOINER.fullmatch(gap) is not None
        if len(gap) < 9:  # a hostile text holds a million different ones
            self[gap] = joins
        return joins


class Index:
    """The words of many texts, looked up by pattern words.

    Parameters
    ----------
    texts : sequence of str
        The texts; a place in it is a row.
    languages : sequence of str, optional
        The language of each text, for its sentences: two-letter codes or English names; English where it is None.

    Attributes
    ----------
    texts : list of str
        As given.
    n_words : int
        Words in all texts.
    first : ndarray of int
        The number of each row's first word among all words, and n_words at the end.
    codes, starts, ends : ndarray of int
        For each word the number of its kind, and where it begins and ends in its text.
    joined : ndarray of bool
        For each word whether it and the next one may be words of one phrase.

    Examples
    --------
    >>> index = Index(["A land swap.", "No swap!"])
    >>> index.n_words, index.words(1), index.spans(1), index.counts["swap"]
    (5, ['No', 'swap'], [(0, 2), (3, 7)], 2)
    """

    def __init__(self, texts: Sequence[str], languages: Sequence[str | None] | None = None) -> None:
        self.texts = list(texts)
        self._languages = list(languages) if languages is not None else [None] * len(self.texts)
        kinds, joins = _Numbers(), _Joins()
        codes, starts, ends, joined, sizes = [], [], [], [], [0]
        for text in self.texts:
            cut = pieces(text)
            n = len(cut) // 2
            sizes.append(n)
            codes.append(np.fromiter(map(kinds.__getitem__, cut[1::2]), "int32", n))
            edges = np.cumsum(np.fromiter(map(len, cut), "int32", len(cut)), dtype="int32")
            starts.append(edges[:-1:2])
            ends.append(edges[1::2])
            joined.append(np.fromiter(map(joins.__getitem__, cut[2::2]), "bool", n))
            joined[-1][n - 1 :] = False  # the next word is another text's
        self.first = np.cumsum(sizes, dtype="int64")
        self.n_words = int(self.first[-1])
        self.codes, self.starts, self.ends = (_one(parts, "int32") for parts in (codes, starts, ends))
        self.joined = _one(joined, "bool")
        self.kinds = list(kinds)  # the distinct words as they stand
        self._order = np.argsort(self.codes, kind="stable")
        self._begins = np.searchsorted(self.codes, np.arange(len(self.kinds) + 1), sorter=self._order)
        self._by_form = _Forms(self.kinds, forms)
        self._by_case: _Forms | None = None
        self._composed: list[str] | None = None
        self._units: dict[tuple[str, int], np.ndarray] = {}

    @property
    def n_texts(self) -> int:
        """How many texts there are."""
        return len(self.texts)

    @property
    def counts(self) -> Counter:
        """How many times each word form stands in the texts, case as it stands."""
        return Counter(dict(zip(self.kinds, np.diff(self._begins).tolist(), strict=True)))

    def words(self, row: int) -> list[str]:
        """The words of a text as they stand."""
        return [self.kinds[code] for code in self.codes[self.first[row] : self.first[row + 1]]]

    def spans(self, row: int) -> list[tuple[int, int]]:
        """Where the words of a text begin and end."""
        inside = slice(self.first[row], self.first[row + 1])
        return list(zip(self.starts[inside].tolist(), self.ends[inside].tolist(), strict=True))

    def rows(self, words: np.ndarray) -> np.ndarray:
        """The row of each word, given by its number among all words."""
        return np.searchsorted(self.first, words, "right") - 1

    def kinds_of(self, slot: Iterable[str], *, match_case: bool) -> np.ndarray:
        """The kinds of words that the words of a slot match."""
        if match_case and self._by_case is None:
            self._by_case = _Forms(self.kinds, lambda word: (composed(word),))
        look_up = self._by_case if match_case else self._by_form
        found = {kind for word in slot for kind in look_up.find(word)}
        return np.array(sorted(found), dtype="int64")

    def kinds_that(self, regex: re.Pattern) -> np.ndarray:
        """The kinds of words that a regular expression matches as a whole."""
        if self._composed is None:
            self._composed = [composed(kind) for kind in self.kinds]
        return np.flatnonzero([regex.fullmatch(kind) is not None for kind in self._composed])

    def count_of(self, kinds: np.ndarray) -> int:
        """How many words of these kinds there are."""
        return int((self._begins[kinds + 1] - self._begins[kinds]).sum())

    def places_of(self, kinds: np.ndarray) -> np.ndarray:
        """Where words of these kinds stand, in order, as numbers among all words."""
        parts = [self._order[self._begins[kind] : self._begins[kind + 1]] for kind in kinds.tolist()]
        return np.sort(np.concatenate(parts)) if len(parts) != 1 else parts[0] if parts else np.zeros(0, "int64")

    def unit_numbers(self, row: int, unit: str) -> np.ndarray:
        """For each word of a text the number of the sentence or paragraph that it begins in."""
        known = self._units.get((unit, row))
        if known is None:
            text = self.texts[row]
            if unit == "sentence":
                spans = sentence_spans(text, punkt_language(self._languages[row]) or "english")
            else:
                spans = paragraph_spans(text)
            begins = np.array([start for start, _ in spans], dtype="int64")
            known = np.searchsorted(begins, self.starts[self.first[row] : self.first[row + 1]], "right")
            self._units[unit, row] = known
        return known


def _one(parts: list[np.ndarray], kind: str) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


class _Forms:
    """The kinds of words by the forms in which they are compared."""

    def __init__(self, kinds: Sequence[str], forms_of) -> None:
        self._forms_of = forms_of
        self._kinds: dict[str, list[int]] = defaultdict(list)
        for number, kind in enumerate(kinds):
            for form in forms_of(kind):
                self._kinds[form].append(number)
        self._sorted: list[str] | None = None
        self._known: dict[str, set[int]] = {}

    def find(self, word: str) -> set[int]:
        """The kinds that a word of a pattern matches."""
        if not is_glob(word):
            return set(self._kinds.get(self._forms_of(word)[0], ()))
        if word not in self._known:
            globs = [(written, Glob(written)) for written in self._forms_of(word)]
            matched = (form for written, glob in globs for form in self._near(written) if glob.matches(form))
            self._known[word] = {kind for form in matched for kind in self._kinds[form]}
        return self._known[word]

    def _near(self, word: str) -> Iterable[str]:
        """The forms that begin with the letters before the first glob."""
        if self._sorted is None:
            self._sorted = sorted(self._kinds)
        start = re.split(r"[*?]", word)[0]
        if not start:
            return self._sorted
        last = start[:-1] + chr(min(ord(start[-1]) + 1, 0x10FFFF))
        return self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, last)]
