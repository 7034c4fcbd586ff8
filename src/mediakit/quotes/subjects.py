"""The subject of a verb of speech: before it, over an apposition, or at the beginning of its clause."""

from mediakit.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODIES,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    OCCASIONS,
    PASSIVE,
    PERSONS,
    PREPOSITIONS,
    QUANTITIES,
    SUBORDINATORS,
    TIME_OPENERS,
    TIMES,
    TITLES,
    listed,
)
from mediakit.quotes.noun_phrases import Phrase, is_time, phrase_before
from mediakit.quotes.phrases_after import subject_at
from mediakit.quotes.reading import Token

FARTHEST = 60  # tokens looked back for a subject: enough for long appositions, and it bounds the work
COMMAS = listed(", - – —")
_DASHES = listed("- – —")
_OPENERS = listed("and so but as when while though although")


def clause_floor(tokens: list[Token], at: int, *, over_quotes: bool = False) -> int:
    """Where the clause begins that holds the token: after a sentence's end, a quotation, a colon or semicolon."""
    least = max(0, at - FARTHEST)
    first = at
    while first > least:
        token = tokens[first - 1]
        if token.ends_clause or token.text in (";", ":") or (token.kind == "quote" and not over_quotes):
            break
        first -= 1
    return _after_dateline(tokens, first, at)


def _after_dateline(tokens: list[Token], first: int, at: int) -> int:
    """Where the clause begins after a dateline: TAVAR (Courier) - Marrow said."""
    if first < at and tokens[first].text.isupper() and len(tokens[first].text) > 3:
        for dash in range(first + 1, min(at, first + 12)):
            if tokens[dash].text in _DASHES:
                while dash + 1 < at and tokens[dash + 1].text in _DASHES:
                    dash += 1
                return dash + 1
    return first


def verb_group(tokens: list[Token], at: int, floor: int) -> tuple[int, bool, bool]:
    """Where the verb's auxiliaries and adverbs begin, whether it is negated, and whether it is passive."""
    first, is_negated, is_passive = at, False, False
    while first > floor:
        word = tokens[first - 1].lower
        is_adverb = word in ADVERBS or (word.endswith("ly") and len(word) > 4 and not tokens[first - 1].is_capital)
        if not (is_adverb or word in AUXILIARIES or word in NEGATIONS):
            break
        is_negated = is_negated or word in NEGATIONS
        is_passive = is_passive or (word in PASSIVE and not tokens[at].lower.endswith("ing"))
        first -= 1
    return first, is_negated, is_passive


def _inner_clause(tokens: list[Token], last: int, floor: int) -> int:
    """Where the last clause begins before `last`: after ', and', 'but', 'that' and the like."""
    for at in range(last - 2, floor, -1):
        if tokens[at].lower in ("that", "because", "whereas"):
            return at + 1
        if tokens[at].lower in _OPENERS and tokens[at - 1].text == ",":
            return at + 1
    return floor


def _is_time_ahead(tokens: list[Token], at: int) -> bool:
    """Whether a time stands there: Monday; two days later."""
    if is_time(tokens[at]):
        return True
    near = tokens[at : at + 3]
    return tokens[at].lower in DETERMINERS and any(token.lower in TIMES for token in near)


def first_phrase(tokens: list[Token], floor: int, last: int) -> Phrase | None:
    """The subject of the clause that begins at `floor`, openings such as 'On Monday, ' left out."""
    at = floor
    while at < last:
        token = tokens[at]
        word = token.lower
        if word in PREPOSITIONS or word in SUBORDINATORS or word.endswith("ing") or _is_time_ahead(tokens, at):
            comma = next((i for i in range(at, last) if tokens[i].text == ","), None)
            if comma is None:
                return None
            at = comma + 1
        elif not token.is_word or word in CONJUNCTIONS or word in ADVERBS or word.endswith("ly"):
            at += 1
        else:
            found = subject_at(tokens, at)
            return found if found and found.last <= last else None
    return None


def _apposed(tokens: list[Token], found: Phrase | None, floor: int) -> Phrase | None:
    """The name before an apposition: Ilse Brandt, the minister."""
    if found and found.kind == "description" and found.first - 1 > floor and tokens[found.first - 1].text == ",":
        named = phrase_before(tokens, found.first - 1, floor)
        if named and named.kind == "name":
            return named
    return found


def over_commas(tokens: list[Token], last: int, floor: int) -> Phrase | None:
    """The subject of a verb after a comma: what stands before the first comma of the clause."""
    floor = _inner_clause(tokens, last, floor)
    commas = [at for at in range(floor + 1, last) if tokens[at].text in COMMAS]
    kept = None
    for at in commas:
        found = phrase_before(tokens, at, floor)
        if found is None or (found.first > floor and tokens[found.first - 1].lower in PREPOSITIONS):
            continue
        if found.first == floor and tokens[at - 1].lower in ("however", "meanwhile"):
            continue
        if kept is None:
            kept = found
            if kept.kind != "description":
                return kept
        elif found.kind == "name" and found.first == kept.last + 1:
            return found
    return kept


def _may_open(token: Token) -> bool:
    """What may stand before a name at the beginning of a clause: a title, a comma, last month."""
    opens = TITLES | CONJUNCTIONS | ADVERBS | TIMES | TIME_OPENERS
    return token.is_capital or not token.is_word or token.lower in opens


def subject_before(tokens: list[Token], at: int, floor: int) -> tuple[Phrase | None, float]:
    """The subject that stands before a verb group, and how sure that is."""
    if at <= floor:
        return None, 0.0
    token = tokens[at - 1]
    if token.lower == "who":
        comma = at - 2 > floor and tokens[at - 2].text in COMMAS
        found = _apposed(tokens, phrase_before(tokens, at - 1 - comma, floor), floor)
        return found, 0.9
    if token.text in COMMAS:
        found = phrase_before(tokens, at - 1, floor) if at - 1 > floor else None
        if found and found.first == floor:
            return found, 0.9
        return over_commas(tokens, at, floor), 0.9
    if token.lower in ("and", "then", "or", "but"):
        found = first_phrase(tokens, floor, at)
        start = clause_floor(tokens, at, over_quotes=True)
        return found if found or start == floor else first_phrase(tokens, start, at), 0.75
    found = phrase_before(tokens, at, floor)
    named = _apposed(tokens, found, floor)
    if named and all(_may_open(tokens[i]) for i in range(floor, named.first)):
        found = named  # Ilse Brandt, a lawyer at the ministry said
    return found, 1.0 if found and found.kind != "description" else 0.95


def has_subject(tokens: list[Token], at: int, floor: int) -> bool:
    """Whether a comma before the verb ends an apposition of its subject: Marrow, a critic, said."""
    if at - 1 <= floor or tokens[at - 1].text not in COMMAS:
        return False
    found = first_phrase(tokens, floor, at)
    return found is not None and found.last < at - 1 and tokens[found.last].text in (*COMMAS, "(", "of", "who")


def head_of(tokens: list[Token], subject: Phrase) -> str:
    """The last word of a description before its first preposition."""
    last = subject.first
    while last + 1 < subject.last and tokens[last + 1].lower not in PREPOSITIONS:
        last += 1
    return tokens[last].lower


def likelihood(tokens: list[Token], subject: Phrase, form: str) -> float:
    """How likely a description is to be of somebody or something that speaks."""
    head = head_of(tokens, subject)
    if head in PERSONS or head in BODIES or head in QUANTITIES or head in OCCASIONS:
        return 1.0
    return 0.25 if form == "participle" else 0.6


def is_plural(tokens: list[Token], subject: Phrase, first: int, at: int) -> bool:
    """Whether a bare form can be the verb of a subject: they say, critics say, Marrow would say."""
    if any(tokens[i].lower in AUXILIARIES for i in range(first, at)):
        return True
    head = tokens[subject.last - 1].lower
    if subject.kind == "pronoun":
        return head in ("they", "we", "i", "you", "who")
    return head.endswith("s") or head in ("people", "police", "some", "many", "most", "few", "women", "men") or any(
        tokens[i].lower == "and" for i in range(subject.first, subject.last)
    )  # fmt: skip
