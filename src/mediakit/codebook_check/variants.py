"""The inflections and spelling variants of a pattern's word that a corpus holds."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from nltk.stem.snowball import SnowballStemmer

from mediakit.codebook_check.english import FUNCTION_WORDS, english_forms
from mediakit.codebook_check.spelling import respellings, unaccented
from mediakit.patterns import lower
from mediakit.patterns.words import Glob, forms, is_glob

SHORTEST_GLOB = 4  # letters before the first glob
LONGER_BY = 4  # letters by which words of one stem may differ, in languages whose endings are not known here
NAME, NO_NAME = 0.8, 0.5  # shares of a word's uses with a capital
FEWEST_FOR_A_NAME = 3
LONGEST = 40  # letters of a word that has variants


class Vocabulary:
    """The words of the articles of one language, and which of them are variants of a word.

    Parameters
    ----------
    counts : mapping of str to int
        Words as they stand, and how many times.
    language : str
        As Punkt calls it.

    Examples
    --------
    >>> words = Vocabulary({"Attacks": 1, "attacked": 3, "news": 5, "new": 9, "labour": 2, "US": 4, "us": 8})
    >>> words.variants("attack"), words.variants("new"), words.variants("labor*"), words.variants("U.S.")
    (['attacked', 'attacks'], [], ['labour'], ['US'])
    """

    def __init__(self, counts: Mapping[str, int], language: str = "english") -> None:
        self.language = language
        self.counts: dict[str, int] = defaultdict(int)
        self._capital: dict[str, int] = defaultdict(int)
        self._plain: dict[str, set[str]] = defaultdict(set)
        self._upper = {kind for kind in counts if kind.isupper()}
        for kind, n in counts.items():
            word = lower(kind)
            self.counts[word] += n
            self._capital[word] += n * kind[:1].isupper()
        for word in self.counts:
            if not word.isascii():
                self._plain[unaccented(word)].add(word)
        self._sorted = sorted(self.counts)

    def __contains__(self, word: str) -> bool:
        return word in self.counts

    def variants(self, word: str) -> list[str]:
        """The words of the articles that are a form or spelling of a pattern's word, without what it matches.

        In lower case, but for abbreviations without their stops (US for U.S.), which stand in capitals.
        """
        if len(word) > LONGEST:
            return []
        written, word = word, lower(word)
        if is_glob(word):
            return self._variants_of_glob(word) if self.language == "english" else []
        if self.language != "english":
            return self._of_one_stem(word)
        shapes = {one for form in (word, *english_forms(word, self._has)) for one in respellings(form)}
        shapes |= {unaccented(one) for one in shapes}
        found = {one for one in shapes if one in self.counts}
        found |= {one for shape in shapes for one in self._plain.get(shape, ())}
        fitting = [one for one in found if one != word and forms(one)[0] != forms(word)[0] and self._fits(word, one)]
        return [*sorted(fitting), *self._abbreviations(written)]

    def _has(self, word: str) -> bool:
        return any(one in self.counts for one in respellings(word))

    def _fits(self, word: str, other: str) -> bool:
        """Whether both are names or neither is: the United States are no form of unit."""
        n = self.counts.get(other, 0)
        share = self._share(other)
        if word in self.counts:
            own = self._share(word)
            if own <= NO_NAME and share >= NAME and n >= FEWEST_FOR_A_NAME:
                return False
            return not (own >= NAME and share <= NO_NAME and self.counts[word] >= FEWEST_FOR_A_NAME)
        return not (share >= NAME and n >= FEWEST_FOR_A_NAME)

    def _share(self, word: str) -> float:
        return self._capital[word] / self.counts[word]

    def _abbreviations(self, word: str) -> list[str]:
        """U.S. as US, and US as U.S.: letters with their stops, or all in capitals without."""
        letters = word.replace(".", "")
        if not 2 <= len(letters) <= 5 or not letters.isalpha() or (word == letters and not word.isupper()):
            return []
        stops = ".".join(lower(letters))
        others = ({letters.upper()} & self._upper) | ({stops, f"{stops}."} & set(self.counts))
        return sorted(others - {lower(word), word})

    def _variants_of_glob(self, word: str) -> list[str]:
        """Words whose other spelling a glob matches: labor for labour*."""
        start = word.split("*")[0].split("?")[0]
        if len(start) < SHORTEST_GLOB:
            return []
        glob = Glob(word)
        return [
            one
            for one in self._beginning(start[:3])
            if len(one) <= LONGEST
            and not glob.matches(one)
            and any(map(glob.matches, {*respellings(one), unaccented(one)}))
        ]

    def _beginning(self, start: str) -> list[str]:
        end = start[:-1] + chr(min(ord(start[-1]) + 1, 0x10FFFF))
        return self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, end)]

    def _of_one_stem(self, word: str) -> list[str]:
        """Words of the same Snowball stem, where the word itself is in the articles."""
        if self.language not in SnowballStemmer.languages or len(word) < 4 or word not in self.counts:
            return []
        stem = _stem(self.language, word)
        return [
            one
            for one in self._beginning(word[:3])
            if one != word
            and len(one) > 3
            and abs(len(one) - len(word)) <= LONGER_BY
            and _stem(self.language, one) == stem
        ]


@cache
def _stemmer(language: str) -> SnowballStemmer:
    return SnowballStemmer(language)


@cache
def _stem(language: str, word: str) -> str:
    return _stemmer(language).stem(word)


def is_function_word(word: str) -> bool:
    """Whether an English word only says how others hang together."""
    return lower(word) in FUNCTION_WORDS


def is_verb_form(word: str) -> bool:
    """Whether an English word can be nothing but a verb's form: landing, landed; not lands."""
    return lower(word).endswith(("ing", "ed"))
