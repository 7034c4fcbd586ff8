"""Whether every match of one pattern is a match of another, told from what the two say.

What is said here holds for every text; where it cannot be told the answer is no.
"""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Sequence
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from mediakit.patterns import Pattern
from mediakit.patterns.language import Near, Phrase, Slot
from mediakit.patterns.regex import composed_text
from mediakit.patterns.words import Glob, composed, forms, is_glob

MOST_PIECES = 200  # plain phrases of one pattern that are looked at one by one
_GLOB = re.compile(r"[*?]")
_PLAIN = re.compile(r"[\w'.*?]*")

#: A phrase, or one reading of its alternatives.
Piece = tuple[Slot, ...]


class Reading(NamedTuple):
    """A pattern as its frame reads it: whether case counts, and how far proximity reaches."""

    pattern: Pattern
    match_case: bool
    within: str


class Shelf:
    """Patterns, in an order in which those that may match all that another one matches are found quickly.

    Parameters
    ----------
    readings : sequence of Reading
        The patterns.

    Examples
    --------
    >>> from mediakit.patterns import parse
    >>> land, lands, both = (Reading(parse(one), False, "sentence") for one in ("land", "land*", "(land|landed) swap"))
    >>> Shelf([both, lands]).covering(land), Shelf([land]).covering(lands), Shelf([land]).covering(both)
    ([1], None, None)
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._words: dict[tuple[int, str], list[int]] = defaultdict(list)  # by length and first word
        self._globs: dict[tuple[int, str], list[int]] = defaultdict(list)  # by length and what the first begins with
        self._others = []
        for place, reading in enumerate(readings):
            expression = reading.pattern.expression
            if not isinstance(expression, Phrase):
                self._others.append(place)
                continue
            for way in {(len(one), word) for one in expression.readings for word in one[0]}:
                shelf = self._globs if is_glob(way[1]) else self._words
                shelf[way[0], _start(way[1])].append(place)

    def covering(self, narrow: Reading, among: Container[int] | None = None) -> list[int] | None:
        """The places of the patterns that together match all that `narrow` matches, or None."""
        if not isinstance(narrow.pattern.expression, Phrase):
            places = (i for i in self._others if among is None or i in among)
            found = next((i for i in places if _same_or_wider(self._readings[i], narrow)), None)
            return None if found is None else [found]
        used: dict[int, None] = {}
        for piece in pieces(narrow.pattern.expression):
            places = (i for i in self._candidates(piece) if among is None or i in among)
            place = next((i for i in places if _has_piece(self._readings[i], piece, narrow.match_case)), None)
            if place is None:
                return None
            used[place] = None
        return list(used)

    def _candidates(self, piece: Piece) -> list[int]:
        """The places of the patterns whose first word may cover the piece's."""
        word, length = piece[0][0], len(piece)
        start = _start(word)
        found = set() if is_glob(word) else set(self._words.get((length, start), ()))
        for size in range(len(start) + 1):
            found.update(self._globs.get((length, start[:size]), ()))
        return sorted(found)


def _start(word: str) -> str:
    """What a word begins with, up to its first glob."""
    return _GLOB.split(forms(word)[0], maxsplit=1)[0]


def pieces(phrase: Phrase) -> list[Piece]:
    """The plain phrases that alternatives make; the readings where they are many."""
    if sum(prod(map(len, reading)) for reading in phrase.readings) > MOST_PIECES:
        return list(phrase.readings)
    return [tuple((word,) for word in words) for reading in phrase.readings for words in product(*reading)]


def _has_piece(wide: Reading, piece: Piece, match_case: bool) -> bool:
    """Whether one reading of a pattern matches all that a piece of another one matches."""
    expression = wide.pattern.expression
    return isinstance(expression, Phrase) and any(
        len(reading) == len(piece)
        and all(
            _slot_covers(slot, narrow, wide.match_case, match_case) for slot, narrow in zip(reading, piece, strict=True)
        )
        for reading in expression.readings
    )


def _slot_covers(wide: Slot, narrow: Slot, wide_case: bool, narrow_case: bool) -> bool:
    """Whether each word of a slot is covered by one of another."""
    same = set(narrow) & set(wide) if wide_case <= narrow_case else set()
    rest = [word for word in narrow if word not in same]
    if wide_case <= narrow_case:
        shapes = _composed if wide_case else forms
        plain = {shapes(word)[0] for word in wide if not is_glob(word)}
        rest = [word for word in rest if is_glob(word) or shapes(word)[0] not in plain]
        wide = tuple(word for word in wide if is_glob(word))
    return all(any(word_covers(one, word, wide_case, narrow_case) for one in wide) for word in rest)


@lru_cache(maxsize=200_000)
def word_covers(wide: str, narrow: str, wide_case: bool, narrow_case: bool) -> bool:
    """Whether a word of a pattern matches every word that another one matches.

    >>> word_covers("swap*", "swaps", False, False), word_covers("swap?*", "swap*", False, False)
    (True, False)
    >>> word_covers("us", "US", False, True), word_covers("US", "us", True, False)
    (True, False)
    """
    if wide_case and not narrow_case:
        return wide == narrow and narrow.isascii() and narrow.isdigit()
    shapes = _composed if wide_case else forms
    if not is_glob(narrow):
        form = shapes(narrow)[0]
        if not is_glob(wide):
            return shapes(wide)[0] == form
        return any(_glob(one).matches(form) for one in shapes(wide))
    if wide_case != narrow_case or not is_glob(wide):
        return False  # in lower case a letter may melt with its marks: ǰ
    return all(any(_glob_covers(one, form) for one in shapes(wide)) for form in shapes(narrow))


@lru_cache(maxsize=20_000)
def _glob(word: str) -> Glob:
    return Glob(word)


def _composed(word: str) -> tuple[str]:
    return (composed(word),)


def _glob_covers(wide: str, narrow: str) -> bool:
    """Whether a glob takes every word of another; `?` is a letter with the marks on it."""
    if not (_PLAIN.fullmatch(wide) and _PLAIN.fullmatch(narrow)):
        return wide == narrow
    reach = {0}  # places of `wide` that may be the next
    for sign in narrow:
        reach = _over_stars(wide, reach)
        after = {i for i in reach if i < len(wide) and wide[i] == "*"}
        if sign != "*":
            after |= {i + 1 for i in reach if i < len(wide) and wide[i] in (sign, "?")}
        reach = after
    return len(wide) in _over_stars(wide, reach)


def _over_stars(glob: str, places: set[int]) -> set[int]:
    """The places and those that can be reached from them without a letter."""
    found = set(places)
    for place in places:
        while place < len(glob) and glob[place] == "*":
            place += 1
            found.add(place)
    return found


def _same_or_wider(wide: Reading, narrow: Reading) -> bool:
    """Whether two patterns with proximity, or two regular expressions, are the same, the first perhaps wider."""
    one, other = wide.pattern.expression, narrow.pattern.expression
    if not (isinstance(one, Near) and isinstance(other, Near)) or signature(wide) == signature(narrow):
        return signature(wide) == signature(narrow)
    if wide.match_case != narrow.match_case or wide.within not in (narrow.within, "article"):
        return False
    if not all(isinstance(part, Phrase) and _is_of_one_length(part) for part in (one.left, one.right)):
        return False  # the shortest match may begin with another part
    parts = [_shape(Near(near.left, near.right, 0, near.ordered), wide.match_case) for near in (one, other)]
    return parts[0] == parts[1] and one.most >= other.most


def _is_of_one_length(phrase: Phrase) -> bool:
    return len({len(reading) for reading in phrase.readings}) == 1


def signature(reading: Reading) -> Hashable:
    """What a pattern looks for; the same for two patterns that say the same in other letters.

    >>> from mediakit.patterns import parse
    >>> signature(Reading(parse("(a|b) C"), False, "")) == signature(Reading(parse("(B|a)-c"), False, ""))
    True
    """
    pattern, match_case, within = reading
    if pattern.is_regex:
        return "regex", match_case, composed_text(pattern.expression.source)[0]
    near = within if isinstance(pattern.expression, Near) else ""
    return near, match_case, _shape(pattern.expression, match_case)


def _shape(expression: Phrase | Near, match_case: bool) -> Hashable:
    if isinstance(expression, Phrase):
        return frozenset(
            tuple(frozenset(_word_shape(word, match_case) for word in slot) for slot in piece)
            for piece in pieces(expression)
        )
    left, right = _shape(expression.left, match_case), _shape(expression.right, match_case)
    sides = (left, right) if expression.ordered or isinstance(expression.left, Near) else frozenset((left, right))
    return sides, len({left, right}), expression.most, expression.ordered


def _word_shape(word: str, match_case: bool) -> Hashable:
    if match_case:
        return composed(word)
    return forms(word) if is_glob(word) else forms(word)[0]


def may_hold(phrase: Phrase, held: Phrase) -> bool:
    """Whether a match of `held` may lie inside a match of `phrase`; no only where none can, whatever the text.

    >>> from mediakit.patterns import parse
    >>> union, *held = (parse(one).expression for one in ("trade union*", "tr?de", "union*", "copper"))
    >>> [may_hold(union, one) for one in held]
    [True, True, False]
    """
    return any(
        all(_slots_meet(slot, inner) for slot, inner in zip(reading[at : at + len(small)], small, strict=True))
        for reading in phrase.readings
        for small in held.readings
        for at in range(len(reading) - len(small) + 1)
    )


def _slots_meet(one: Slot, other: Slot) -> bool:
    """Whether a word may match in both of two slots."""
    sides = [{_folded(word) for word in slot} for slot in (one, other)]
    globs = [{word for word in side if is_glob(word)} for side in sides]
    return (
        not sides[0].isdisjoint(sides[1])
        or any(_meet(glob, word) for glob in globs[0] for word in sides[1])
        or any(_meet(glob, word) for glob in globs[1] for word in sides[0])
    )


def _folded(word: str) -> str:
    return forms(word)[0]


def _meet(one: str, other: str) -> bool:
    """Whether a word may match both of two globs."""
    if not (is_glob(one) or is_glob(other)):
        return one == other
    if not (_PLAIN.fullmatch(one) and _PLAIN.fullmatch(other)):
        return True
    seen = {(0, 0)}
    todo = [(0, 0)]
    while todo:
        i, j = todo.pop()
        if (i, j) == (len(one), len(other)):
            return True
        a, b = one[i : i + 1], other[j : j + 1]
        steps = [(i + 1, j)] * (a == "*") + [(i, j + 1)] * (b == "*")
        if a and b and (a == b or a in "*?" or b in "*?"):
            steps.append((i + (a != "*"), j + (b != "*")))
        for step in steps:
            if step not in seen:
                seen.add(step)
                todo.append(step)
    return False
