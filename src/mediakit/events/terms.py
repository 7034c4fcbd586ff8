"""What a story is about: its words and names, weighted by how few other stories have them."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from mediakit._function_words import function_words
from mediakit.text import pieces

MOST_TERMS = 200  # of a story, the strongest; with 50, events of one long-running topic are no longer told apart
IN_TITLE = 3  # a word of the title counts as often as three in the text
_ENDS = frozenset('.!?:\n“"«„')  # after these a capital may be that of a sentence


class _Forms(dict):
    """Each word in the form in which it counts, empty where it does not."""

    def __init__(self, small: frozenset[str]) -> None:
        self.small = small

    def __missing__(self, word: str) -> str:
        form = word.lower().replace("’", "'").removesuffix("'s")
        form = "" if len(form) < 2 or form in self.small else form
        self[word] = form
        return form


class Reader:
    """Reads stories into counts of words and names.

    A word is in lower case, without a possessive's 's; function words of the story's language, the English ones where
    none is named, and words of one letter are left out. A name is a run of words with capitals in the text; a single
    word only where no sentence begins with it. A name counts beside the words it is made of.
    """

    def __init__(self) -> None:
        self._forms: dict[str, _Forms] = {}

    def counts(self, title: object, text: object, language: str | None = None) -> Counter:
        """How often each word and name stands in a story; words in small letters, names with their capitals.

        >>> sorted(Reader().counts("Talks resume", "The envoys met Ilse Brandt. Rain fell.").items())[:3]
        [('Ilse Brandt', 1), ('brandt', 1), ('envoys', 1)]
        """
        code = (language or "en").strip().lower()[:2]
        if code not in self._forms:
            self._forms[code] = _Forms(function_words(code))
        forms = self._forms[code]
        found: Counter = Counter()
        if isinstance(text, str):
            parts = pieces(text)
            found.update(map(forms.__getitem__, parts[1::2]))
            found.update(_names(parts, forms))
        if isinstance(title, str):
            for word in pieces(title)[1::2]:
                found[forms[word]] += IN_TITLE
        del found[""]
        return found


def _names(parts: list[str], forms: _Forms) -> list[str]:
    """The names among the pieces of a text, as often as they stand there."""
    words, gaps = parts[1::2], parts[::2]
    places = [i for i, word in enumerate(words) if word[0].isupper() and forms[word]]
    names = []
    at = 0
    while at < len(places):
        end = at + 1
        while end < len(places) and places[end] == places[end - 1] + 1 and gaps[places[end]] == " ":
            end += 1
        first = places[at]
        if end - at > 1 or (first and _ENDS.isdisjoint(gaps[first])):
            name = " ".join(words[first : places[end - 1] + 1]).replace("’", "'").removesuffix("'s")
            names.append(name)
        at = end
    return names


class Vectors:
    """Stories as weighted terms, each story's weights of length 1.

    Parameters
    ----------
    counts : iterable of Counter
        How often each term stands in each story.

    Attributes
    ----------
    terms : list of str
        The terms.
    rows, columns, weights : numpy.ndarray
        Story, term and weight of each entry; a story's entries stand together.
    n : int
        How many stories.

    Notes
    -----
    weight = (1 + ln n(term, story)) ln((N + 1) / n(stories with the term)), over N stories. Terms of one story alone
    tie nothing together and are left out; of the others a story keeps the 200 strongest.

    Examples
    --------
    >>> vectors = Vectors([Counter(dam=1, rain=1), Counter(dam=1, rain=2), Counter(sun=1)])
    >>> [(vectors.terms[c], float(w.round(2))) for c, w in zip(vectors.columns, vectors.weights)]
    [('dam', 0.71), ('rain', 0.71), ('rain', 0.86), ('dam', 0.51)]
    """

    def __init__(self, counts: Iterable[Counter]) -> None:
        numbers: dict[str, int] = {}
        ids: list[np.ndarray] = []
        times: list[np.ndarray] = []
        for story in counts:
            ids.append(np.fromiter((numbers.setdefault(term, len(numbers)) for term in story), np.int64, len(story)))
            times.append(np.fromiter(story.values(), np.float64, len(story)))
        self.n = len(ids)
        self.terms = list(numbers)
        met = np.bincount(np.concatenate(ids), minlength=len(numbers)) if ids else np.zeros(0, dtype=np.int64)
        kept = [self._strongest(own, n, met) for own, n in zip(ids, times, strict=True)]
        self.rows = np.repeat(np.arange(self.n), [len(own) for own, _ in kept])
        self.columns = np.concatenate([own for own, _ in kept] or [np.zeros(0, dtype=np.int64)])
        self.weights = np.concatenate([weight for _, weight in kept] or [np.zeros(0)])

    def _strongest(self, own: np.ndarray, times: np.ndarray, met: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """One story's terms that another has too, the strongest first, and their weights."""
        shared = met[own] > 1
        own, times = own[shared], times[shared]
        weight = (1 + np.log(times)) * np.log((self.n + 1) / met[own])
        order = np.lexsort((own, -weight))[:MOST_TERMS]
        weight = weight[order]
        length = np.sqrt((weight**2).sum())
        return own[order], weight / length if length else weight
