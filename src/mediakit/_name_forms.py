"""Forms of the names of people and bodies: without titles, folded for comparison, and how near two spellings are."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from mediakit.quotes.lexicon import BODIES, PARTICLES, PLURAL_TITLES, SUFFIXES, TITLES

PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "him", "her", "them", "us", "me", "who", "one"})
# Secretary of State Ilse Brandt, Speaker of the House Otto Marrow
_OF = re.compile(
    r"of (?:the )?(?:State|Defen[cs]e|Commerce|Labou?r|Education|Energy|Health|Transportation|Agriculture|Interior|"
    r"Finance|Trade|Justice|House|Senate|(?:Foreign|Veterans|Home) Affairs|Homeland Security|Treasury) "
    r"(?=[A-Z]\S* \S)"
)
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de"})
NEAR_FROM = 5  # letters; among shorter surnames one letter makes another person
FAR_FROM = 8  # letters, from which two may differ


def bare_name(name: str) -> str:
    """A full name without what stands before it: titles, offices, *the*; any other name on one line.

    A surname keeps its title, which may tell two people apart.

    >>> [bare_name(name) for name in ("Prime Minister Ilse Brandt", "Secretary of State Ilse Brandt", "Mr. Brandt")]
    ['Ilse Brandt', 'Ilse Brandt', 'Mr. Brandt']
    >>> [bare_name(name) for name in ("the White House", "Major League Board", "the  minister")]
    ['White House', 'Major League Board', 'the minister']
    """
    words = re.sub(r"['’]s$", "", " ".join(name.split())).split(" ")
    if len(words) > 1 and words[0].lower() == "the" and words[1][:1].isupper():
        words = words[1:]
    short = _OF.sub("", " ".join(words), count=1).split(" ")
    titles = [place for place, word in enumerate(short) if is_title(word) or (not place and _is_plural_title(word))]
    if titles and not any(word.lower() in BODIES for word in short):
        before, rest = short[: titles[-1]], short[titles[-1] + 1 :]
        # in "a spokesman for President Ilse Brandt" the words before are another person
        if _is_full(rest) and all(word[:1].isupper() or is_title(word) for word in before[1:]) and _opens(before):
            return " ".join(rest)
    return " ".join(words)


def _opens(words: list[str]) -> bool:
    """Whether these words may stand before a title and be of the same person: none, an office, a place."""
    return not words or words[0] == "the" or (words[0][:1].isupper() and words[0] != "A") or is_title(words[0])


def is_title(word: str) -> bool:
    """Whether a word is a title or office.

    >>> is_title("Sen."), is_title("Brandt")
    (True, False)
    """
    return word.lower().rstrip(".") in TITLES


def _is_plural_title(word: str) -> bool:
    """Whether it stands before several names: Presidents Ilse Brandt and Otto Marrow."""
    return word.lower().rstrip(".") in PLURAL_TITLES


def _is_full(words: list[str]) -> bool:
    """Whether the words are a first and a last name, written with capitals."""
    capital = [word for word in words if word.lower() not in PARTICLES]
    return len(capital) > 1 and all(word[:1].isupper() for word in capital)


def folded(text: str) -> str:
    """Letters and digits alone, in lower case and without accents.

    >>> folded("O’Söder-Marrow, Jr.")
    'osodermarrowjr'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


class Person(NamedTuple):
    """A person's name, folded: the first name empty where only a surname is there, middle initials as one word."""

    first: str
    middle: str
    last: str


def person(name: str) -> Person | None:
    """The parts of a person's name; None for what is no person's name.

    >>> person("Ilse M. Brandt Jr."), person("Mr. Brandt"), person("Harbour Council"), person("a farmer")
    (Person(first='ilse', middle='m', last='brandt'), Person(first='', middle='', last='brandt'), None, None)
    >>> person("Selvick President Brandt")
    Person(first='', middle='', last='brandt')
    """
    words = [word for word in bare_name(name).replace(",", " ").split() if word.lower().rstrip(".") not in SUFFIXES]
    if not words or len(words) > 5 or any(word.lower() in BODIES for word in words) or is_title(words[-1]):
        return None
    if not all(word[:1].isupper() or word.lower() in PARTICLES for word in words):
        return None
    titles = [
        place for place, word in enumerate(words[:-1]) if is_title(word) or (not place and _is_plural_title(word))
    ]
    words = (
        words[titles[-1] + 1 :] if titles else words
    )  # Selvick President Brandt: what stands before is no first name
    first, last = folded(words[0]), folded(words[-1])
    middle = "".join(folded(word)[:1] for word in words[1:-1] if word.lower() not in PARTICLES)
    return Person("" if len(words) == 1 else first, middle, last) if last else None


def may_be_one(one: Person, other: Person) -> bool:
    """Whether two full names with one surname, or surnames that are near, may be of one person.

    First names are alike, or one is the other's initial, or, with one surname, near in spelling; middle initials do not
    contradict each other.

    >>> [may_be_one(person("Ilse Q. Marrow"), person(name)) for name in ("I. Marrow", "Ilsa Marrow", "Ilse R. Marrow")]
    [True, True, False]
    """
    if not one.first or not other.first or one.first[0] != other.first[0]:
        return False
    if one.middle and other.middle and not (one.middle.startswith(other.middle) or other.middle.startswith(one.middle)):
        return False
    if one.first == other.first or 1 in (len(one.first), len(other.first)):
        return True
    return one.last == other.last and min(len(one.first), len(other.first)) > 3 and _near(one.first, other.first, 1)


def acronym(name: str) -> str:
    """The initials of a name of several words with capitals, small words left out; empty where it is none.

    >>> acronym("World Trade Body"), acronym("Ministry of the Works"), acronym("WTB"), acronym("a Trade Body statement")
    ('wtb', 'mw', '', '')
    """
    words = [word for word in re.findall(r"\w+", name) if word not in _SMALL]
    return "".join(word[0] for word in words).lower() if len(words) > 1 and all(w[0].isupper() for w in words) else ""


class NearWords:
    """Which of many words are near in spelling.

    Parameters
    ----------
    words : iterable of str
        The words.

    Notes
    -----
    Near is one change (a letter more, less or another, two neighbours changed about) from 5 letters on, two from 8 on;
    the first letter is the same. Words are met by what is left of them without one or two letters, so that not each has
    to be compared with each.

    Examples
    --------
    >>> NearWords(["tavarsky", "tavarskyy", "brand", "brandt", "bran"]).of("tavarsky")
    ['tavarskyy']
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._met: dict[str, set[str]] = defaultdict(set)
        for word in set(words):
            for rest in _without_letters(word):
                self._met[rest].add(word)

    def of(self, word: str) -> list[str]:
        """The other words that are near this one, by name."""
        met = set().union(*(self._met.get(rest, ()) for rest in _without_letters(word))) - {word}
        return sorted(other for other in met if other[0] == word[0] and _near(word, other, _most(word, other)))


def _most(word: str, other: str) -> int:
    """How many changes two words of this length may differ by."""
    least = min(len(word), len(other))
    return 0 if least < NEAR_FROM else 1 if least < FAR_FROM else 2


def _without_letters(word: str) -> Iterator[str]:
    """The word, and what is left of it without one letter, or two where it is long."""
    if len(word) < NEAR_FROM or len(word) > 30:
        return
    yield word
    for n in (1, 2) if len(word) >= FAR_FROM else (1,):
        for gone in combinations(range(len(word)), n):
            yield "".join(c for place, c in enumerate(word) if place not in gone)


def _near(word: str, other: str, most: int) -> bool:
    """Whether at most so many changes make one word of the other (optimal string alignment)."""
    if abs(len(word) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, opposite in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == opposite:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1] <= most
