"""Noun phrases around a verb of speech, found by function words, capitals and marks; no parser."""

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
_ATTACHING = listed("of for at with from in to close")
HEADS = PERSONS | BODIES | QUANTITIES
_OF_BODIES = BODIES | listed("bank secretary board chamber head centers attorney house")
_ONES = listed("some many most few both all another others one none those these several two three each")


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
    return first


def _run_before(tokens: list[Token], last: int, floor: int) -> int:
    """Where the run of capitals begins that ends before `last`."""
    first = last - 1
    while first - 1 >= floor:
        at = first - 1
        while at - 1 >= floor and first - at < 4 and tokens[at].lower in PARTICLES:
            at -= 1
        is_of = tokens[at].lower in ("of", "for") and at - 1 >= floor and tokens[at - 1].lower in _OF_BODIES
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
            is_bare = tokens[last - 1].lower in DETERMINERS - _ONES
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
    if token.lower in _ONES:
        return Phrase(_article_before(tokens, last - 1, floor), last, "description")
    if token.is_owner or token.lower in BREAKS:
        return None
    if token.is_capital:
        first = _run_before(tokens, last, floor)
        named = _named(tokens, first, last)
        return _with_head(tokens, named, first, floor) or _coordinated_before(tokens, named, floor)
    found = _words_before(tokens, last, floor)
    return found and (_with_head(tokens, found, found.first, floor) or found)


def _named(tokens: list[Token], first: int, last: int) -> Phrase:
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
        named = _named(tokens, run, at)
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


def phrase_after(tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a token: with its own prepositions, without the apposition after it."""
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    if tokens[first].lower in PRONOUNS:
        return Phrase(first, first + 1, "pronoun")
    last = _words_after(tokens, first)
    if last is None:
        return None
    if last == first + 1 and tokens[first].lower in _ONES and last < len(tokens) and tokens[last].lower == "of":
        end = _words_after(tokens, last + 1)
        return Phrase(first, end or last, "description")
    run = last
    while run > first and (tokens[run - 1].is_capital or (run < last and tokens[run - 1].lower in PARTICLES)):
        run -= 1
        if tokens[run].is_owner and run < last - 1:
            run += 1
            break
    while run < last and not tokens[run].is_capital:
        run += 1
    if run < last:
        begin = without_titles(tokens, run, last)
        if begin == last - 1 and is_time(tokens[begin]):
            return None
        last = _body_of(tokens, last)
        found = _named(tokens, begin, last) if last - begin == 1 else Phrase(begin, last, "name")
    else:
        found = _name_beside(tokens, Phrase(first, _attached(tokens, last), "description"))
    return _coordinated_after(tokens, found)


def subject_at(tokens: list[Token], first: int) -> Phrase | None:
    """The subject that begins at a token and whose verb may be any word: Marrow shook; the tall minister left."""
    if not tokens[first].is_word or tokens[first].lower in PRONOUNS:
        return phrase_after(tokens, first)
    last = _words_after(tokens, first)
    if last is None:
        return None
    heads = [at for at in range(first, last) if tokens[at].lower in PERSONS or tokens[at].lower in BODIES]
    if tokens[first].lower in DETERMINERS and heads and not tokens[min(heads[0] + 1, last - 1)].is_capital:
        return _name_beside(tokens, Phrase(first, _attached(tokens, heads[0] + 1), "description"))
    begin = first
    while begin < last and not tokens[begin].is_capital:
        begin += 1
    end = begin
    while end < last and (tokens[end].is_capital or (end > begin and tokens[end].lower in PARTICLES)):
        end += 1
    if end == begin or begin - first > 3:
        return None
    if tokens[end - 1].is_owner or (end < last and tokens[end].lower in HEADS):
        head = next((at for at in heads if at >= end), None)
        return head and Phrase(first, _attached(tokens, head + 1), "description")
    end = _body_of(tokens, end)
    named = _named(tokens, begin, end)
    if named.kind == "description" and first < begin:
        named = Phrase(first, end, "description")  # The President
    return _coordinated_after(tokens, named)


def _words_after(tokens: list[Token], first: int) -> int | None:
    """The end of the words of a phrase; None where there is no noun."""
    last = first
    while last < len(tokens) and tokens[last].lower in DETERMINERS and last - first < 3:
        last += 1
    begin = last
    while last < len(tokens) and last - begin < LONGEST + 2:
        token = tokens[last]
        if not token.is_word or token.lower in BREAKS or token.lower in DETERMINERS:
            break
        if last > begin and is_time(token):
            break
        last += 1
    if last == begin:
        return last if last > first and tokens[first].lower in _ONES else None
    return last


def _body_of(tokens: list[Token], last: int) -> int:
    """Ministry of Defence: the end of a body's name."""
    ends = tokens[last - 1].lower in _OF_BODIES
    if ends and last + 1 < len(tokens) and tokens[last].lower in ("of", "for"):
        at = last + 1
        at += tokens[at].lower == "the"
        end = at
        while end < len(tokens) and tokens[end].is_capital and not is_time(tokens[end]):
            end += 1
        return end if end > at else last
    return last


def _attached(tokens: list[Token], last: int) -> int:
    """The end of a description with its prepositions: a spokesman for the ministry."""
    for _ in range(2):
        if last + 1 >= len(tokens) or tokens[last].lower not in (
            "of",
            "for",
            "at",
            "with",
            "from",
            "in",
            "to",
            "close",
        ):
            break
        end = _words_after(tokens, last + 1)
        if end is None or is_time(tokens[last + 1]) or tokens[end - 1].lower in OCCASIONS:
            break
        last = end
    return last


def _name_beside(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The minister, Ilse Brandt, ...: her name."""
    at = phrase.last
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].is_capital and not is_time(tokens[at + 1]):
        end = at + 1
        while end < len(tokens) and (tokens[end].is_capital or tokens[end].lower in PARTICLES):
            end += 1
        if end == len(tokens) or not tokens[end].is_word or tokens[end].lower == "who":
            return Phrase(without_titles(tokens, at + 1, end), end, "name")
    return phrase


def _coordinated_after(tokens: list[Token], phrase: Phrase) -> Phrase:
    at = phrase.last
    if phrase.kind == "pronoun" or at + 1 >= len(tokens) or tokens[at].lower != "and":
        return phrase
    if not (tokens[at + 1].is_capital or tokens[at + 1].lower in DETERMINERS):
        return phrase
    last = _words_after(tokens, at + 1)
    if last is None or (last < len(tokens) and tokens[last].lower in AUXILIARIES):
        return phrase
    return Phrase(phrase.first, last, phrase.kind) if tokens[last - 1].is_capital or last - at <= 4 else phrase
