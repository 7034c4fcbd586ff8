"""The noun phrase that begins at a word: after a verb of speech, or at the beginning of a clause."""

from mediakit.quotes.lexicon import (
    AUXILIARIES,
    BODIES,
    DETERMINERS,
    OCCASIONS,
    PARTICLES,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    listed,
)
from mediakit.quotes.noun_phrases import (
    BREAKS,
    HEADS,
    LONGEST,
    OF_BODIES,
    ONES,
    Phrase,
    is_time,
    of_capitals,
    without_titles,
)
from mediakit.quotes.reading import Token

_ATTACHING = listed("of for at with from in to close")


def phrase_after(tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at a token: with its own prepositions, without the apposition after it."""
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    if tokens[first].lower in PRONOUNS:
        return Phrase(first, first + 1, "pronoun")
    last = _words_after(tokens, first)
    if last is None:
        return None
    if last == first + 1 and tokens[first].lower in ONES and last < len(tokens) and tokens[last].lower == "of":
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
        found = of_capitals(tokens, begin, last) if last - begin == 1 else Phrase(begin, last, "name")
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
        return _name_beside(tokens, Phrase(first, _nearest_attached(tokens, heads[0] + 1), "description"))
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
        return head and Phrase(first, _nearest_attached(tokens, head + 1), "description")
    end = _body_of(tokens, end)
    named = of_capitals(tokens, begin, end)
    if named.kind == "description" and first < begin:
        named = Phrase(first, end, "description")  # The President
    at = named.last + 1
    if at < len(tokens) and tokens[at - 1].lower == "and" and tokens[at].is_capital and named.kind == "name":
        return Phrase(named.first, _capitals_after(tokens, at), "name")
    return named


def _capitals_after(tokens: list[Token], first: int) -> int:
    last = first
    while last < len(tokens) and tokens[last].is_capital:
        last += 1
    return last


def _nearest_attached(tokens: list[Token], last: int) -> int:
    """The end of a description with a preposition and one name or noun: the minister for trade."""
    if last + 1 >= len(tokens) or tokens[last].lower not in _ATTACHING:
        return last
    at = last + 1
    at += tokens[at].lower in DETERMINERS
    end = _capitals_after(tokens, at)
    if end == at and at < len(tokens) and tokens[at].is_word and tokens[at].lower not in BREAKS | OCCASIONS:
        end = at + 1
    return end if end > at and not is_time(tokens[at]) else last


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
        if last > begin and (is_time(token) or _is_reduced(tokens, last)):
            break
        last += 1
    if last == begin:
        return last if last > first and tokens[first].lower in ONES else None
    return last


def _is_reduced(tokens: list[Token], at: int) -> bool:
    """Whether a participle begins there that only describes: documents obtained by the Courier."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].text[0].islower() and tokens[at].lower.endswith("ed") and following in PREPOSITIONS


def _body_of(tokens: list[Token], last: int) -> int:
    """Ministry of Defence: the end of a body's name."""
    ends = tokens[last - 1].lower in OF_BODIES
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
