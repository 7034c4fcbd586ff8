"""What stands near the matches of a pattern: the words around them, in lower case, and which are function words."""

import warnings
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from mediakit._callers import outside
from mediakit._check import CodebookError, MediakitError, listed
from mediakit._function_words import function_words
from mediakit._groups import languages, texts
from mediakit.patterns import Index, Matches, find, lower


def several_patterns(pattern: str | Sequence[str]) -> list[str]:
    """One pattern or several as a list.

    >>> several_patterns("land swap*")
    ['land swap*']
    """
    patterns = [pattern] if isinstance(pattern, str) else pattern
    if not isinstance(patterns, Sequence) or not patterns or not all(isinstance(one, str) for one in patterns):
        raise CodebookError(f"pattern={pattern!r} is no pattern. Allowed: text such as 'land swap*', or a list.")
    return list(patterns)


def check_whole(value: object, name: str, least: int, what: str = "a whole number") -> None:
    """Raise a MediakitError unless the value is a whole number, `least` or more."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        raise MediakitError(f"{name}={value!r} is not allowed. Allowed: {what} from {least} up.")


def index_of(articles: pd.DataFrame, index: Index | None) -> Index:
    """The index of the articles, made where none is given; one of other texts is refused."""
    contents = texts(articles)
    if index is None:
        return Index(contents, languages(articles))
    if not isinstance(index, Index) or index.texts != contents:
        raise MediakitError(
            "index is not that of these articles. Leave it out, or make it from their texts, in their order, an "
            "empty one where it is missing."
        )
    return index


class LowerWords(NamedTuple):
    """The words of an index in lower case: the forms, sorted, the form of each kind, how often each form stands."""

    forms: list[str]
    of_kind: np.ndarray
    counts: np.ndarray

    def of(self, index: Index, places: np.ndarray) -> np.ndarray:
        """The numbers of the forms of some words, given by their numbers among all words."""
        return self.of_kind[index.codes[places]]


_KNOWN: WeakKeyDictionary[Index, LowerWords] = WeakKeyDictionary()  # most corpora are asked for many patterns


def lower_words(index: Index) -> LowerWords:
    """The words of an index in lower case.

    >>> words = lower_words(Index(["A land swap", "Land"]))
    >>> words.forms, words.of_kind.tolist(), words.counts.tolist()
    (['a', 'land', 'swap'], [0, 1, 2, 1], [1, 2, 1])
    """
    if index not in _KNOWN:
        kinds = [lower(kind) for kind in index.kinds]
        forms = sorted(set(kinds))
        number = {form: i for i, form in enumerate(forms)}
        of_kind = np.fromiter((number[kind] for kind in kinds), "int64", len(kinds))
        counts = np.bincount(of_kind[index.codes], minlength=len(forms))
        _KNOWN[index] = LowerWords(forms, of_kind, counts)
    return _KNOWN[index]


def inside(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The numbers that stand in one of the runs from `low` to `high`, each once, sorted.

    >>> inside(np.array([1, 3]), np.array([3, 4])).tolist()
    [1, 2, 3, 4]
    """
    sizes = high - low + 1
    begins = np.cumsum(sizes) - sizes
    return np.unique(np.repeat(low - begins, sizes) + np.arange(sizes.sum()))


def around(index: Index, matches: Matches, window: int, within: str) -> tuple[np.ndarray, np.ndarray]:
    """The words within `window` words of a match, and the matches' own, by their numbers among all words."""
    low, high = index.first[matches.row], index.first[matches.row + 1] - 1
    if within == "sentence":
        for i, (row, first, last) in enumerate(zip(matches.row, matches.first, matches.last, strict=True)):
            begin = index.first[row]
            numbers = index.unit_numbers(int(row), "sentence")
            low[i] = begin + np.searchsorted(numbers, numbers[first - begin], "left")
            high[i] = begin + np.searchsorted(numbers, numbers[last - begin], "right") - 1
    own = inside(matches.first, matches.last)
    near = inside(np.maximum(matches.first - window, low), np.minimum(matches.last + window, high))
    return np.setdiff1d(near, own, assume_unique=True), own


def matches_of(index: Index, pattern: str | Sequence[str]) -> Matches:
    """The matches of one pattern or several; several act as one frame's."""
    return find(index, several_patterns(pattern))


def small_words(codes: Collection[str | None]) -> frozenset[str]:
    """The function words of these languages: English, where none is stated, and German and French where they are.

    >>> "the" in small_words([None]), "nicht" in small_words([None]), "nicht" in small_words(["de", "en"])
    (True, False, True)
    """
    found = set()
    for code in {(code or "en")[:2].lower() for code in codes} or {"en"}:
        found |= function_words(code)
    return frozenset(found)


def small_words_of(articles: pd.DataFrame) -> frozenset[str]:
    """The function words of the articles' languages; a warning counts those in languages without a list."""
    codes = languages(articles)
    n_articles = Counter(codes)
    unknown = sorted(code for code in n_articles if code and not small_words([code]))
    if unknown:
        warnings.warn(
            f"{sum(n_articles[code] for code in unknown)} articles are in languages whose function words are not known "
            f"({listed(unknown)}); they count as other words there.",
            stacklevel=outside(),
        )
    return small_words(n_articles)


def is_small(form: str, small: Collection[str]) -> bool:
    """Whether a word in lower case is a function word, also one that is drawn together with another.

    >>> [is_small(form, {"it", "s", "the"}) for form in ("the", "it's", "don't", "land's")]
    [True, True, True, False]
    """
    return form in small or form.endswith("n't") or ("'" in form and all(part in small for part in form.split("'")))
