"""Regular expressions of a codebook: matches that begin and end where words do."""

import re
import unicodedata
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mediakit._check import CodebookError
from mediakit.patterns.word_regex import words_of
from mediakit.patterns.words import SAME

_INVISIBLE = "\u00ad\u200c\u200d"
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<space> +)", flags=re.DOTALL)
_LETTER = r"[^\W_]"


class Regex:
    """A regular expression; its matches begin at a word's beginning and end at a word's end.

    Parameters
    ----------
    source : str
        In the syntax of Python's ``re``. A space outside of [ ] stands for what joins the words of a phrase.
    joiner : str
        What joins the words of a phrase, as a regular expression.
    match_case : bool
        Whether upper and lower case count.

    Attributes
    ----------
    by_word : tuple of re.Pattern or None
        One expression for each word of a match, where it can be told from the source that they do the same.
    """

    def __init__(self, source: str, joiner: str, match_case: bool) -> None:
        self.source = source
        flags = re.NOFLAG if match_case else re.IGNORECASE
        spaced = _translated(composed_text(source)[0], joiner)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # [[ is no error today
                self.alone = re.compile(spaced, flags)
                # what begins and ends within a word is left out at once; whether the edges are words' is then checked
                self.edged = re.compile(rf"(?<!{_LETTER})(?={_LETTER})(?:{spaced})(?!{_LETTER})", flags)
        except (re.error, OverflowError, RecursionError) as error:
            raise CodebookError(
                f"pattern {_shown(source)} is no regular expression: {error}. Mend it there; flags for a part of it "
                "are written (?i:...)."
            ) from None
        words = words_of(composed_text(source)[0])
        self.by_word = None if words is None else tuple(re.compile(_translated(word, joiner), flags) for word in words)
        if self.alone.fullmatch(""):
            raise CodebookError(
                f"pattern {_shown(source)} matches where nothing stands. Write at least one letter that must be there."
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Regex) and (self.source, self.alone) == (other.source, other.alone)

    def __hash__(self) -> int:
        return hash((self.source, self.alone))

    def spans(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
        """Its matches in a text whose words begin and end at the given places, from left to right."""
        plain, places = composed_text(text)
        if not self.alone.search(plain):  # quicker than with edges, and mostly true
            return []
        found = []
        at = 0
        while match := self.edged.search(plain, at):
            start, end = match.span()
            at = start + 1
            first, last = (start, end) if places is None else (places[start], places[end])
            i = bisect_left(starts, first)
            if i == len(starts) or starts[i] != first:
                continue
            last = self._end(plain, places, start, last, ends)
            if last > first:
                found.append((first, last))
                at = max(at, last if places is None else bisect_left(places, last))
        return found

    def _end(self, plain: str, places: list[int] | None, start: int, last: int, ends: Sequence[int]) -> int:
        """The end of the match, at the end of a word; the next shorter match where it ends elsewhere; else 0."""
        i = bisect_right(ends, last) - 1
        if i >= 0 and ends[i] == last:
            return last
        while i >= 0:
            end = ends[i] if places is None else bisect_left(places, ends[i])
            if end <= start:
                break
            if self.alone.fullmatch(plain, start, end):
                return ends[i]
            i -= 1
        return 0


def _translated(source: str, joiner: str) -> str:
    """The source for Python: a space joins words, and \\w is no underscore, which parts words."""
    ours = {r"\w": _LETTER, r"\W": r"[\W_]"}
    return _SIGNS.sub(lambda m: f"(?:{joiner})" if m["space"] else ours.get(m[0], m[0]), source)


def _shown(source: str) -> str:
    return repr("re:" + (source if len(source) <= 60 else source[:57] + "..."))


def composed_text(text: str) -> tuple[str, list[int] | None]:
    """The text as patterns see it, and where each of its characters and its end stand in the text (None: the same).

    Apostrophes are straight, accents composed (NFC), soft hyphens and invisible joiners gone.

    >>> composed_text("cafe\\u0301’s")
    ("café's", [0, 1, 2, 3, 5, 6, 7])
    """
    if text.isascii():
        return text, None
    same = text.replace("’", "'").replace("ʼ", "'")
    if not any(sign in same for sign in _INVISIBLE) and unicodedata.is_normalized("NFC", same):
        return same, None
    plain, places = [], []
    start = 0
    while start < len(same):
        end = start + 1
        while end < len(same) and _goes_on(same, end):
            end += 1
        letters = unicodedata.normalize("NFC", same[start:end].translate(SAME))
        plain.append(letters)
        places += [start] * len(letters)
        start = end
    return "".join(plain), [*places, len(text)]


def _goes_on(text: str, at: int) -> bool:
    """Whether the character belongs to the one before it: a mark, an invisible joiner, a part of a Hangul syllable."""
    sign = text[at]
    if sign in _INVISIBLE or unicodedata.combining(sign):
        return True
    return "\u1161" <= sign <= "\u11ff" or not unicodedata.is_normalized("NFC", text[at - 1 : at + 1])
