"""The language of patterns: words, phrases, alternatives, proximity, regular expressions."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from mediakit._check import CodebookError
from mediakit.patterns.regex import Regex
from mediakit.patterns.words import GLOBS, lower
from mediakit.text import pieces

_BREAK = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"

#: What joins two words of a phrase: white space, or one hyphen, which may stand at the end of a line.
JOINER = re.compile(rf"[\s\u200b\u2060\ufeff]+|[-\u2010\u2011\ufe63\uff0d](?:[ \t]*{_BREAK}\s*)?")

CASE, REGEX = "case:", "re:"
MOST_BETWEEN = 1000
MOST_PHRASES = 10_000
_NEAR = re.compile(r"\s*(?P<how>~|->)(?P<most>\d*)\s*")
_MARKS = re.compile(r"[()|]")

#: One place of a phrase: the words, with globs, any of which may stand there.
Slot = tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other; where alternatives differ in length there are several readings."""

    readings: tuple[tuple[Slot, ...], ...]

    def phrases(self) -> list[tuple[str, ...]]:
        """Every plain phrase that the alternatives make, as tuples of words."""
        return [words for reading in self.readings for words in product(*reading)]


@dataclass(frozen=True)
class Near:
    """Two parts with at most `most` words between them, in this order or in either."""

    left: "Phrase | Near"
    right: Phrase
    most: int
    ordered: bool


@dataclass(frozen=True)
class Pattern:
    """A pattern, read.

    Attributes
    ----------
    text : str
        As the codebook writes it.
    expression : Phrase, Near or Regex
        What it looks for.
    match_case : bool
        Whether it begins with ``case:``.
    """

    text: str
    expression: Phrase | Near | Regex
    match_case: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def is_regex(self) -> bool:
        """Whether it is a regular expression."""
        return isinstance(self.expression, Regex)

    @cached_property
    def parts(self) -> tuple[Phrase, ...]:
        """The phrases that it is made of, from left to right; none for a regular expression."""
        found, rest = [], self.expression
        while isinstance(rest, Near):
            found.append(rest.right)
            rest = rest.left
        return (*([rest] if isinstance(rest, Phrase) else []), *reversed(found))


@lru_cache(maxsize=50_000)
def parse(pattern: str) -> Pattern:
    """Read a pattern.

    Parameters
    ----------
    pattern : str
        In the language of docs/codebook.md.

    Returns
    -------
    Pattern

    Raises
    ------
    CodebookError
        The pattern cannot be read, or holds something that no match can hold.

    Examples
    --------
    >>> parse("(land|border*) swap").expression.phrases()
    [('land', 'swap'), ('border*', 'swap')]
    >>> parse("case:US ~5 land").match_case
    True
    """
    rest = pattern.strip()
    match_case = rest.startswith(CASE)
    rest = rest.removeprefix(CASE).lstrip() if match_case else rest
    if rest.startswith(REGEX):
        return Pattern(pattern, Regex(rest.removeprefix(REGEX).strip(), JOINER.pattern, match_case), match_case)
    try:
        return Pattern(pattern, _expression(rest), match_case)
    except _Unreadable as error:
        raise CodebookError(f"pattern {shown(pattern)} {error}") from None


def folded(pattern: str, *, match_case: bool = False) -> str:
    """What two patterns have in common that are the same but for white space, and for case where it does not count.

    >>> folded("Land  swap*") == folded("land swap*"), folded("case:US"), folded("re:US")
    (True, 'case:US', 're:US')
    """
    read, words = parse(pattern), " ".join(pattern.split())
    return words if match_case or read.match_case or read.is_regex else lower(words)


class _Unreadable(Exception):
    """What is wrong with a pattern, and how to mend it."""


def shown(text: str) -> str:
    """A pattern in an error message."""
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _expression(text: str) -> Phrase | Near:
    operators = list(_NEAR.finditer(text))
    edges = [0, *(edge for op in operators for edge in op.span()), len(text)]
    sides = [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    for operator in operators:
        sign = operator["how"]
        if text.count("(", 0, operator.start()) > text.count(")", 0, operator.start()):
            raise _Unreadable(f"holds {sign} inside ( ). Write two patterns, or put {sign} between the groups.")
        if not operator["most"]:
            raise _Unreadable(f"holds {sign} without a number. Write how many words may stand between: {sign}5.")
        if int(operator["most"][:9]) > MOST_BETWEEN:
            raise _Unreadable(f"holds {sign}{operator['most'][:9]}. Allowed are 0 to {MOST_BETWEEN:,} words between.")
    if operators and not all(side.strip() for side in sides):
        sign = operators[0].group().strip()
        raise _Unreadable(f"lacks a word beside {sign}. Write it between two words or phrases: land {sign} swap.")
    found: Phrase | Near = _phrase(sides[0])
    for operator, side in zip(operators, sides[1:], strict=True):
        found = Near(found, _phrase(side), int(operator["most"]), operator["how"] == "->")
    return found


def _phrase(text: str) -> Phrase:
    """A phrase with its alternatives."""
    readings, end = _sequence(text, 0, depth=0)
    if end < len(text):
        sign = text[end]
        hint = "put the alternatives in ( )" if sign == "|" else "take it out, or open it with ("
        raise _Unreadable(f"holds {shown(sign)} outside of ( ): {hint}.")
    if not any(letter not in GLOBS for reading in readings for slot in reading for word in slot for letter in word):
        raise _Unreadable("holds no word. A pattern needs a letter or digit: 'swap', 'swap*', 'land swap'.")
    return Phrase(tuple(dict.fromkeys(map(tuple, readings))))


def _sequence(text: str, start: int, *, depth: int) -> tuple[list[list[Slot]], int]:
    """The readings of what stands up to the next | or ) of this depth, and where that stands."""
    readings: list[list[Slot]] = [[]]
    at, joined = start, True  # whether what follows is parted from what stands before
    while True:
        mark = _MARKS.search(text, at)
        end = mark.start() if mark else len(text)
        slots, before, joined = _plain(text[at:end], joined, ends=mark is None or mark[0] != "(")
        if readings != [[]] and slots and not before:
            raise _Unreadable("joins ( ) and letters. Write whole words in it: (swap|swaps|swapped).")
        readings = [reading + slots for reading in readings]
        if mark is None or mark[0] != "(":
            if mark is None and depth:
                raise _Unreadable("has a ( that is not closed. Write ) behind its last alternative.")
            if not readings[0] and depth:
                raise _Unreadable("has an alternative without a word. Take it out, or write two patterns.")
            return readings, end
        if not joined:
            raise _Unreadable("joins ( ) and letters. Write whole words in it: (swap|swaps|swapped).")
        options, at = _group(text, end + 1, depth + 1)
        readings = [reading + option for reading in readings for option in options]
        if len(readings) > MOST_PHRASES:
            raise _Unreadable(f"makes more than {MOST_PHRASES:,} phrases. Write fewer alternatives in one pattern.")
        joined = False


def _group(text: str, start: int, depth: int) -> tuple[list[list[Slot]], int]:
    """The alternatives of a ( ), single words as one slot, and where it ends."""
    if depth > 20:
        raise _Unreadable("has more than 20 ( inside each other. Write several patterns.")
    options: list[list[Slot]] = []
    while True:
        found, end = _sequence(text, start, depth=depth)
        options += found
        if text[end] == ")":
            break
        start = end + 1
    single = tuple(word for option in options if len(option) == 1 for word in option[0])
    return ([[single]] if single else []) + [option for option in options if len(option) > 1], end + 1


def _plain(text: str, joined: bool, *, ends: bool) -> tuple[list[Slot], bool, bool]:
    """The words of a stretch without ( ) and |; whether it is parted from what stands before, and from what follows.

    `joined` says that nothing stands before it, `ends` that nothing follows.
    """
    as_text = text.translate({ord("*"): "a", ord("?"): "a"})  # read like a text: a glob is a letter
    read = pieces(as_text)
    words, gaps = read[1::2], read[::2]
    for i, gap in enumerate(gaps):
        alone = (joined and i == 0) or (ends and i == len(words))
        if gap and not (gap.isspace() if alone else JOINER.fullmatch(gap)):
            raise _Unreadable(
                f"holds {shown(gap.strip() or gap)}, which no match can hold there. Allowed are words, * and ?, parted "
                "by white space or one hyphen; other punctuation breaks a phrase: take it out, or write two patterns."
            )
    slots: list[Slot] = []
    at = 0
    for gap, word in zip(gaps, words, strict=False):
        at += len(gap) + len(word)
        slots.append((text[at - len(word) : at],))
    return slots, joined or bool(gaps[0]), ends or bool(gaps[-1]) or (joined and not words)
