"""A text as a row of words, marks, quotations and ends of sentences, for the rules that find who speaks."""

import functools
import re
from typing import NamedTuple

from mediakit.quotes.lexicon import AFTER_NAMES, FUNCTION_WORDS, MONTHS_SHORT, SHORTENED

LONGEST_WORD = 60  # characters; what is longer is no name and no verb

_MORE = r"[\w\u0300-\u036f]*"
_STOPPED = "|".join(sorted(SHORTENED | MONTHS_SHORT, key=len, reverse=True))
_TOKEN = re.compile(
    r"(?P<plain>[a-z]{2,60}+(?=[ ,\n]))"  # most words, found twice as fast; the others would find them too
    rf"|(?P<initials>(?:[^\W\d_]\.)+)(?![^\W_])"
    rf"|(?P<title>(?i:{_STOPPED})\.)"
    rf"|(?P<word>[^\W_]{_MORE}(?:[-'’&][^\W_]{_MORE})*(?:(?<=[sS])['’](?![^\W_]))?)"
    r"|(?P<mark>[^\w\s])"
)
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


class Token(NamedTuple):
    """A word or mark where it stands; `kind` is word, mark, quote, stop (end of a sentence) or paragraph."""

    kind: str
    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.kind == "word"

    @property
    def is_capital(self) -> bool:
        """Whether a capital begins it and it is no function word such as The."""
        return (
            self.kind == "word"
            and self.text is not self.lower
            and self.text[0].isupper()
            and self.lower.partition("'")[0] not in FUNCTION_WORDS
        )

    @property
    def is_owner(self) -> bool:
        """Whether it is a possessive: Marrow's, ministers'."""
        return self.kind == "word" and self.lower.endswith(("'s", "s'"))

    @property
    def ends_clause(self) -> bool:
        """Whether it is the end of a sentence or of a paragraph."""
        return self.kind in ("stop", "paragraph")


def _words(text: str, start: int, end: int, found: list[Token]) -> None:
    """Add the words and marks of a part of the text."""
    for match in _TOKEN.finditer(text, start, end):
        shown = match.group()
        if match.lastgroup == "plain":
            found.append(Token("word", match.start(), match.end(), shown, shown))
            continue
        if match.lastgroup == "mark":
            found.append(Token("mark", match.start(), match.end(), shown, shown))
            continue
        shown = shown[:LONGEST_WORD]
        lower = shown.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        found.append(Token("word", match.start(), match.end(), shown, lower))


def read(text: str, stretches: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> list[Token]:
    """The tokens of a text: one for a whole quotation, and one for the end of each sentence outside of them.

    Parameters
    ----------
    text : str
        Any text.
    stretches : list of (int, int)
        Quotations, in order, none overlapping another.
    sentences : list of (int, int)
        The sentences, in order. A cut between two with a line break in it ends a paragraph. One right after a
        quotation that a small letter follows is none: ``"Why?" she asked.``

    Examples
    --------
    >>> text = 'No. "Why?" she asked.'
    >>> [token.text for token in read(text, [(4, 10)], [(0, 3), (4, 10), (11, 21)])]
    ['No', '.', '', '"Why?"', 'she', 'asked', '.', '']
    """
    return list(_read(text, tuple(stretches), tuple(sentences)))


# an article is read for its speakers, then for their names, then for reported speech
@functools.lru_cache(maxsize=2)
def _read(text: str, stretches: tuple[tuple[int, int], ...], sentences: tuple[tuple[int, int], ...]) -> list[Token]:
    cuts: list[tuple[int, int, str]] = [(start, end, "quote") for start, end in stretches]
    starts = [start for start, _ in sentences[1:]] + [len(text)]
    for (_, end), start in zip(sentences, starts, strict=False):
        is_paragraph = start == len(text) or _BREAK.search(text, end, start)
        cuts.append((end, end, "paragraph" if is_paragraph else "stop"))
    cuts.sort(key=lambda cut: cut[:2])
    found: list[Token] = []
    at = 0
    for start, end, kind in cuts:
        if kind != "quote" and (start < at or (start == at and kind == "stop" and _goes_on(text, at))):
            continue
        if start < at:
            continue
        _words(text, at, start, found)
        if kind == "stop" and found and _is_shortened(found[-1]):
            at = start
            continue
        found.append(Token(kind, start, end, text[start:end], ""))
        at = end
    _words(text, at, len(text), found)
    return found


def _goes_on(text: str, at: int) -> bool:
    rest = text[at : at + 40].lstrip()
    return rest[:1].islower()


def _is_shortened(token: Token) -> bool:
    """Whether it is a title before a name (Mr., Sen.), after which no sentence ends."""
    return token.text.endswith(".") and token.lower.removesuffix(".") in SHORTENED - AFTER_NAMES
