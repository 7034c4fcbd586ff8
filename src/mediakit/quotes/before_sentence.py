"""Speakers of quotations by what stands before their sentence: the same speaker goes on, or was announced."""

from mediakit.quotes.attribution import Attribution, Context
from mediakit.quotes.lexicon import PERSONS
from mediakit.quotes.reading import Token
from mediakit.quotes.subjects import first_phrase

_BULLETS = frozenset("-–—•*·")


def goes_on(context: Context, at: int, previous: int | None, given: Attribution) -> Attribution | None:
    """By who spoke before: in the same paragraph, or where the paragraph is nothing but the quotation."""
    if previous is None or given.speaker is None:
        return None
    tokens = context.tokens
    between = tokens[previous + 1 : at]
    paragraphs = sum(token.kind == "paragraph" for token in between)
    if _is_item(tokens, at) and _is_item(tokens, previous) and paragraphs == 1:
        return given._replace(confidence=round(given.confidence * 0.95, 3))
    if not context.is_whole(at) or paragraphs > 1:
        return None
    if paragraphs == 0:
        since = max(given.cue[1] if given.cue else 0, tokens[previous].end)
        others = sum(token.is_word and token.start >= since for token in between)
        return given._replace(confidence=round(given.confidence * (0.92 if others < 25 else 0.6), 3))
    is_open = tokens[previous].text[-1] not in "\"'”’»"
    if is_open and tokens[at - 1].kind == "paragraph":
        return given._replace(confidence=round(given.confidence * 0.95, 3))
    # the answer to a question is another's
    if not _is_alone(tokens, at) or context.last_sign(previous) == "?":
        return None
    return given._replace(confidence=round(given.confidence * 0.65, 3))


def _is_alone(tokens: list[Token], at: int) -> bool:
    """Whether a paragraph begins with the quotation and holds no words of the paper after it."""
    if tokens[at - 1].kind != "paragraph":
        return False
    after = at + 1
    while after < len(tokens) and tokens[after].kind in ("stop", "quote"):
        after += 1
    return after >= len(tokens) or tokens[after].kind == "paragraph"


def _is_item(tokens: list[Token], at: int) -> bool:
    """Whether the quotation is an item of a list."""
    return at >= 2 and tokens[at - 1].text in _BULLETS and tokens[at - 2].kind == "paragraph"


def announced(context: Context, at: int) -> Attribution | None:
    """By the sentence before: Brandt sent a statement. "We lost."; The minister named three faults: - "no rail"."""
    tokens = context.tokens
    last = at - 1
    while last > 0 and (tokens[last].ends_clause or tokens[last].text in (".", ":") or _is_bullet(tokens, last)):
        last -= 1
    between = tokens[last + 1 : at]
    has_colon = any(token.text == ":" for token in between)
    paragraphs = sum(token.kind == "paragraph" for token in between)
    if last < 0 or tokens[last].kind == "quote" or paragraphs > 1 or not (context.is_whole(at) or has_colon):
        return None
    first = last
    while first > 0 and not tokens[first - 1].ends_clause and last - first < 60:
        first -= 1
    if paragraphs and not has_colon and _follows_quotation(tokens, first):
        return None
    sure = 0.85 if has_colon else 0.6 if paragraphs == 0 else 0.4
    for clause in context.clauses_before(last + 1):
        if clause.cue >= first and (clause.lemma != "think" or has_colon):
            return context.by(clause, sure)
    if paragraphs and not has_colon:
        return None
    subject = first_phrase(tokens, first, last + 1)
    if subject is None or (subject.kind == "description" and not _is_person(tokens, subject.first, subject.last)):
        return None
    if subject.kind == "pronoun" and tokens[subject.first].lower not in ("he", "she", "they"):
        return None
    return context.named(subject, sure * 0.8)


def _follows_quotation(tokens: list[Token], first: int) -> bool:
    """Whether the sentence goes on after a quotation, or holds one: its speaker is that one's."""
    at = first - 1
    while at > 0 and tokens[at].kind == "stop":
        at -= 1
    return at >= 0 and tokens[at].kind == "quote"


def _is_bullet(tokens: list[Token], at: int) -> bool:
    return tokens[at].text in _BULLETS and tokens[at - 1].kind == "paragraph"


def _is_person(tokens: list[Token], first: int, last: int) -> bool:
    return any(token.lower in PERSONS for token in tokens[first:last])
