"""Noun phrases found by function words, capitals and marks, without a parser; those that end before a verb."""

from typing import NamedTuple

from mediakit.quotes.lexicon import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    MONTHS,
    OCCASIONS,
    OTHERS,
    PARTICLES,
    PERSONS,
    PLURAL_TITLES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTITIES,
    SUBORDINATORS,
    SUFFIXES,
    TITLES,
    listed,
)
from mediakit.quotes.reading import Token

LONGEST = 8  # words of a noun phrase before a preposition
BREAKS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | ADVERBS | PRONOUNS | OTHERS
HEADS = PERSONS | BODIES | QUANTITIES
OF_BODIES = BODIES | listed("bank secretary board chamber head centers attorney house")
_BEFORE_NAMES = listed(
    "nations department ministry committee commission agency administration university senate council association"
)
ONES = listed("some many most few both all another others one none those these several two three each")


class Phrase(NamedTuple):
    """Who is named: tokens `first` to `last` (exclusive), and what it is: name, pronoun or description."""

    first: int
    last: int
    kind: str

    def span(self, tokens: list[Token]) -> tuple[int, int]:
        """Where it stands in the text; a possessive's 's at its end is left out."""
        end = tokens[self.last - 1]
        cut = 2 if end.lower.endswith("'s") else 0
        return tokens[self.first].start, end.end - cut


def is_time(token: Token) -> bool:
    """Whether it names a day or a month (May is left out: it is a verb and a name, too)."""
    return token.lower in DAYS or token.lower in MONTHS


def without_titles(tokens: list[Token], first: int, last: int) -> int:
    """Where the name begins in a run of capitals: after its last title, if a person's name is left."""
    while first < last - 1 and is_time(tokens[first]):
        first += 1
    for at in range(last - 1, first, -1):
        if tokens[at - 1].lower.rstrip(".") in TITLES:
            rest = [tokens[i].lower.rstrip(".") for i in range(at, last)]
            if rest[0] == "of" and len(rest) > 3:  # Secretary of State Ilse Brandt
                return max(at + 2, last - 3 if len(rest[-2]) == 1 else last - 2)
            if len(rest) > 5 or any(word in BODIES or word in TITLES for word in rest[-1:]):
                return first
            return first if rest[0] in SUFFIXES or rest[0] in ("of", "for", "and") else at
    if tokens[first].lower in PLURAL_TITLES and 2 <= last - first - 1 <= 3:
        bodies = any(tokens[i].lower in BODIES for i in range(first + 1, last))
        return first if bodies else first + 1  # Presidents Ilse Brandt and Otto Marrow
    for at in range(last - 2, first, -1):  # United Nations Ilse Brandt: two names that nothing parts
        if tokens[at - 1].lower in _BEFORE_NAMES and not any(tokens[i].lower in BODIES for i in range(at, last)):
            return at if last - at <= 3 and tokens[at].is_capital else first
    return first


def _run_before(tokens: list[Token], last: int, floor: int) -> int:
    """Where the run of capitals begins that ends before `last`."""
    first = last - 1
    while first - 1 >= floor:
        at = first - 1
        while at - 1 >= floor and first - at < 4 and tokens[at].lower in PARTICLES:
            at -= 1
        is_of = tokens[at].lower in ("of", "for") and at - 1 >= floor and tokens[at - 1].lower in OF_BODIES
        at -= is_of
        if not tokens[at].is_capital or tokens[at].is_owner:
            break
        first = at
    return first


def _words_before(tokens: list[Token], last: int, floor: int) -> Phrase | None:
    """The description that ends before `last`: back to its article, or to what can't belong to it."""
    first = last
    while first > floor and last - first < LONGEST:
        token = tokens[first - 1]
        if token.lower in DETERMINERS or (token.text.isdigit() and first < last):
            if token.text.isupper() and len(token.text) > 1 and not token.text.isdigit():
                return None  # MORE: what a page says
            first -= 1
            while first > floor and tokens[first - 1].lower in ARTICLES | QUANTITIES:
                first -= 1
            # an article alone is no phrase: his comments
            is_bare = tokens[last - 1].lower in DETERMINERS - ONES
            return None if is_bare else Phrase(first, last, "description")
        if not token.is_word or token.lower in BREAKS:
            break
        first -= 1
        if token.is_owner and token.is_capital:
            first = _run_before(tokens, first + 1, floor)
            return Phrase(_article_before(tokens, first, floor), last, "description")
    if first == last:
        return None
    head = tokens[last - 1].lower
    is_plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return Phrase(first, last, "description") if head in PERSONS or head in BODIES or is_plural else None


def _article_before(tokens: list[Token], first: int, floor: int) -> int:
    return first - 1 if first > floor and tokens[first - 1].lower in DETERMINERS else first


def phrase_before(tokens: list[Token], last: int, floor: int) -> Phrase | None:
    """The noun phrase that ends right before a token, not beginning before `floor`."""
    last = _before_time(tokens, last, floor)
    if last > floor and tokens[last - 1].text == ")":
        opened = next((i for i in range(last - 2, max(floor, last - 14) - 1, -1) if tokens[i].text == "("), last)
        last = opened
    if last <= floor or not tokens[last - 1].is_word:
        return None
    token = tokens[last - 1]
    if token.lower in PRONOUNS:
        return Phrase(last - 1, last, "pronoun")
    if token.lower in ONES:
        return Phrase(_article_before(tokens, last - 1, floor), last, "description")
    if token.is_owner or token.lower in BREAKS:
        return None
    if token.is_capital:
        first = _run_before(tokens, last, floor)
        named = of_capitals(tokens, first, last)
        return _with_head(tokens, named, first, floor) or _coordinated_before(tokens, named, floor)
    found = _words_before(tokens, last, floor)
    return found and (_with_head(tokens, found, found.first, floor) or found)


def of_capitals(tokens: list[Token], first: int, last: int) -> Phrase:
    begin = without_titles(tokens, first, last)
    is_common = last - begin == 1 and tokens[begin].lower in PERSONS
    return Phrase(begin, last, "description" if is_common else "name")


def _with_head(tokens: list[Token], phrase: Phrase, first: int, floor: int) -> Phrase | None:
    """The phrase that this one is part of: a spokesman for the ministry, Marrow in a statement."""
    at = first - 1
    if phrase.kind == "name" and at > floor and tokens[at].lower in DETERMINERS:
        at -= 1
    if at <= floor or tokens[at].lower not in PREPOSITIONS:
        return None
    head = tokens[phrase.last - 1].lower
    if head in OCCASIONS and phrase.kind == "description":
        return phrase_before(tokens, at, floor)
    if tokens[at - 1].text == ")":  # Ilse Brandt (R) of Tavar
        return phrase_before(tokens, at, floor)
    if tokens[at - 1].is_capital and not tokens[at - 1].is_owner:
        run = _run_before(tokens, at, floor)
        named = of_capitals(tokens, run, at)
        is_title = tokens[at - 1].lower in TITLES and tokens[at].lower == "of"
        return None if is_time(tokens[at - 1]) or is_title else named
    outer = _words_before(tokens, at, floor)
    if outer is None or tokens[at - 1].lower not in HEADS | TITLES | {"number", "source", "head", "majority", "pair"}:
        return None
    outer = _with_head(tokens, outer, outer.first, floor) or outer
    return Phrase(outer.first, phrase.last, "description") if outer.kind == "description" else outer


def _coordinated_before(tokens: list[Token], phrase: Phrase, floor: int) -> Phrase:
    """Burton and Nick: both names, where nothing but the clause's beginning stands before them."""
    at = phrase.first - 1
    if at - 1 < floor or tokens[at].lower != "and" or not tokens[at - 1].is_capital:
        return phrase
    first = _run_before(tokens, at, floor)
    begins = first == floor or tokens[first - 1].lower in CONJUNCTIONS | ARTICLES or not tokens[first - 1].is_word
    return Phrase(without_titles(tokens, first, at), phrase.last, "name") if begins else phrase


def _before_time(tokens: list[Token], last: int, floor: int) -> int:
    """Where a time ends the row of tokens (Marrow on Monday said): the end of what stands before it."""
    words = ("week", "month", "year", "morning", "afternoon", "evening", "night", "weekend", "day", "fall", "spring")
    at = last
    while at > floor and (is_time(tokens[at - 1]) or tokens[at - 1].lower in words or tokens[at - 1].text.isdigit()):
        at -= 1
    if at == last:
        return last
    openers = ("on", "last", "this", "next", "early", "late", "earlier", "later", "that", "in", "the", "of")
    while at > floor and tokens[at - 1].lower in openers:
        at -= 1
    return at if at > floor else last
