"""One word of a pattern: the forms in which words are compared, and globs."""

import re
import unicodedata

GLOBS = "*?"

# An apostrophe is one letter however it is typed; soft hyphens and invisible joiners are not letters.
SAME = str.maketrans({"’": "'", "ʼ": "'", "\u00ad": None, "\u200c": None, "\u200d": None})


def composed(word: str) -> str:
    """The word as tables show it, its case kept: accents composed (NFC), apostrophes straight.

    >>> composed("Cafe\\u0301’s")
    "Café's"
    """
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(SAME))


def lower(word: str) -> str:
    """The word in lower case as tables show it: accents composed (NFC), apostrophes straight.

    >>> lower("Cafe\\u0301’s")
    "café's"
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", composed(word).lower())


def forms(word: str) -> tuple[str, ...]:
    """The forms in which a word is compared: case-folded, and in lower case where that differs (ß)."""
    low = lower(word)
    if low.isascii():
        return (low,)
    fold = unicodedata.normalize("NFC", low.casefold())
    return (fold,) if fold == low else (fold, low)


def is_glob(word: str) -> bool:
    """Whether a word of a pattern holds * or ?."""
    return any(letter in GLOBS for letter in word)


class Glob:
    """One word with globs, as pieces that are looked for from left to right, without backtracking."""

    def __init__(self, word: str) -> None:
        pieces = [
            "".join(r"[\w'.][^\w'.]*" if letter == "?" else re.escape(letter) for letter in piece)
            for piece in word.split("*")
        ]  # `?` takes a letter with the marks that stand on it
        self.whole = re.compile(pieces[0]) if len(pieces) == 1 else None
        self.first = re.compile(pieces[0])
        self.middle = [re.compile(piece) for piece in pieces[1:-1] if piece]
        self.last = re.compile(rf"{pieces[-1]}\Z") if pieces[-1] else None

    def matches(self, word: str) -> bool:
        """Whether the whole word is matched; the word is in a form that `forms` or `composed` gave."""
        if self.whole:
            return self.whole.fullmatch(word) is not None
        found = self.first.match(word)
        for piece in self.middle:
            found = found and piece.search(word, found.end())
        return bool(found and (self.last is None or self.last.search(word, found.end())))
