"""Who speaks: the reporting clause that belongs to each quotation."""

from bisect import bisect_left
from typing import NamedTuple

from mediakit.quotes.noun_phrases import phrase_before, without_titles
from mediakit.quotes.reading import Token, read
from mediakit.quotes.reporting_clauses import ReportingClause, is_calling, is_wide, reporting_clauses
from mediakit.quotes.subjects import first_phrase

_BEFORE_WORDS = frozenset(" \t\n\r\"'”’»“‘„«[(….")
_AFTER_WORDS = frozenset(" \t\n\r\"'”’»“‘„«")
LEAST = 0.2  # what is less sure than this is unknown


class Attribution(NamedTuple):
    """Who says a quotation and by which words, as (start, end) in the text, and how sure that is, 0 to 1."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    confidence: float


UNKNOWN = Attribution(None, None, 0.0)


class _Article:
    """The tokens and reporting clauses of a text, and what has been attributed so far."""

    def __init__(self, text: str, stretches: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> None:
        self.text = text
        self.tokens = read(text, stretches, sentences)
        self.clauses = reporting_clauses(text, self.tokens)
        self.cues = [clause.cue for clause in self.clauses]

    def last_before(self, at: int) -> ReportingClause | None:
        place = bisect_left(self.cues, at)
        return self.clauses[place - 1] if place else None

    def first_after(self, at: int) -> ReportingClause | None:
        place = bisect_left(self.cues, at)
        return self.clauses[place] if place < len(self.clauses) else None

    def attribution(self, clause: ReportingClause, confidence: float) -> Attribution:
        sure = min(1.0, round(confidence * clause.certainty, 3))
        return Attribution(clause.subject.span(self.tokens), (clause.cue_start, clause.cue_end), sure)


def _inner_end(article: _Article, at: int) -> str:
    """The last sign inside the quotation, its marks left out."""
    text = article.tokens[at].text
    return next((sign for sign in reversed(text) if sign not in _AFTER_WORDS), "")


def _inner_start(article: _Article, at: int) -> str:
    text = article.tokens[at].text
    return next((sign for sign in text if sign not in _BEFORE_WORDS), "")


def is_whole(article: _Article, at: int) -> bool:
    """Whether a quotation is shaped like a sentence: it begins with a capital and ends with a mark."""
    return _inner_start(article, at).isupper() and _inner_end(article, at) in ",.?!—–-…"


def _after(article: _Article, at: int) -> Attribution | None:
    """By the reporting clause right after the quotation."""
    tokens = article.tokens
    inner = _inner_end(article, at)
    first, is_cut, has_mark = at + 1, False, inner in ",?!—–-…" and inner != ""
    while first < len(tokens) and (tokens[first].kind == "stop" or tokens[first].text in (",", "-", "–", "—", ".")):
        is_cut = is_cut or tokens[first].kind == "stop" or tokens[first].text == "."
        has_mark = has_mark or tokens[first].text == ","
        first += 1
    clause = article.first_after(first)
    if clause is None or first >= len(tokens) or clause.first < first:
        return None
    gap = tokens[first : clause.first]
    if any(not token.is_word for token in gap):
        return None
    if is_calling(clause.lemma) and not clause.is_inverted and clause.lemma not in ("express", "dismiss"):
        return None
    small = tokens[first].text[:1].islower()
    if inner == "." or (is_cut and inner not in "?!…—-–,"):
        return article.attribution(clause, 0.75) if small and len(gap) == 0 and not is_cut else None
    if is_cut and not has_mark:
        return None
    near = 0.97 if len(gap) <= 6 else 0.8
    return article.attribution(clause, near if has_mark else near - 0.2)


def _sentence_end(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and not tokens[at].ends_clause:
        at += 1
    return at


def _before(article: _Article, at: int) -> Attribution | None:
    """By the reporting clause before the quotation in its sentence."""
    tokens = article.tokens
    clause = article.last_before(at)
    if clause is None or clause.last > at:
        return None
    between = tokens[clause.cue : at]
    if any(token.ends_clause for token in between):
        return None
    previous = tokens[at - 1]
    if clause.is_inverted and at - clause.last > 1 and previous.text != ",":
        return article.attribution(clause, 0.6)
    if is_wide(clause.lemma) and previous.text not in (",", ":") and at - clause.last > 1:
        return None
    if previous.text in (",", ":") or at == clause.last:
        return article.attribution(clause, 0.97 if at - clause.last < 15 else 0.85)
    semicolon = any(token.text in (";", ":") for token in between)
    return article.attribution(clause, 0.5 if semicolon else 0.9 if at - clause.last < 12 else 0.75)


def _in_sentence(article: _Article, at: int) -> Attribution | None:
    """By a reporting clause later in the sentence: The "X" and the "Y" must go, Marrow said."""
    tokens = article.tokens
    clause = article.first_after(at)
    if clause is None or clause.first <= at or any(token.ends_clause for token in tokens[at + 1 : clause.cue]):
        return None
    if is_calling(clause.lemma) or is_wide(clause.lemma) or clause.first - at > 60:
        return None
    before = tokens[clause.first - 1]
    if before.text == "," or before.kind == "quote" or clause.lemma == "according to":
        following = tokens[clause.last] if clause.last < len(tokens) else None
        ends = following is None or not following.is_word or clause.is_inverted
        return article.attribution(clause, 0.8 if ends else 0.6)
    return None


def _labelled(article: _Article, at: int) -> Attribution | None:
    """By a name with a colon before (Marrow: "No.") or a dash after ("No." - Ilse Brandt)."""
    tokens = article.tokens
    if at >= 2 and tokens[at - 1].text == ":":
        first = at - 1
        while first > 0 and not tokens[first - 1].ends_clause and at - first < 8 and tokens[first - 1].is_word:
            first -= 1
        if first == 0 or tokens[first - 1].ends_clause:
            found = phrase_before(tokens, at - 1, first)
            if found and without_titles(tokens, first, at - 1) == found.first:
                return Attribution(found.span(tokens), None, 0.9)
    if at + 2 < len(tokens):
        dash = at + 1 + (tokens[at + 1].ends_clause)
        if dash + 1 < len(tokens) and tokens[dash].text in ("—", "–", "-") and tokens[dash + 1].is_capital:
            end = _sentence_end(tokens, dash + 1)
            found = phrase_before(tokens, _comma_or(tokens, dash + 1, end), dash + 1)
            if found and found.kind == "name" and end - dash < 12:
                return Attribution(found.span(tokens), None, 0.8)
    return None


def _comma_or(tokens: list[Token], first: int, end: int) -> int:
    return next((at for at in range(first, end) if tokens[at].text == ","), end)


def _goes_on(article: _Article, at: int, previous: int | None, given: Attribution) -> Attribution | None:
    """By who spoke before: in the same paragraph, or where the paragraph is nothing but the quotation."""
    if previous is None or given.speaker is None or not is_whole(article, at):
        return None
    tokens = article.tokens
    between = tokens[previous + 1 : at]
    paragraphs = sum(token.kind == "paragraph" for token in between)
    if paragraphs == 0:
        cue_end = max(given.cue[1] if given.cue else 0, tokens[previous].end)
        others = sum(token.is_word and token.start >= cue_end for token in between)
        sure = 0.92 if others < 25 else 0.6
        return given._replace(confidence=round(given.confidence * sure, 3))
    before = tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before.kind == "paragraph" and (after is None or after.ends_clause or after.kind == "quote") and paragraphs == 1:
        is_open = tokens[previous].text[-1] not in "\"'”’»"
        return given._replace(confidence=round(given.confidence * (0.95 if is_open else 0.65), 3))
    return None


def _announced(article: _Article, at: int) -> Attribution | None:
    """By the sentence before it: Brandt said in a statement. "We lost." or: She was clear: "We lost." """
    tokens = article.tokens
    if not is_whole(article, at) or at == 0:
        return None
    last = at - 1
    while last > 0 and (tokens[last].ends_clause or tokens[last].text in (".", ":")):
        last -= 1
    first = last
    while first > 0 and not tokens[first - 1].ends_clause and last - first < 60:
        first -= 1
    clause = article.last_before(last + 1)
    crossed = sum(token.kind == "paragraph" for token in tokens[last:at])
    if crossed > 1 or tokens[last].kind == "quote":
        return None
    sure = 0.6 if crossed == 0 else 0.4
    if tokens[at - 1].text == ":" or (at >= 2 and tokens[at - 2].text == ":"):
        sure = 0.85
    if clause is not None and clause.cue >= first:
        return article.attribution(clause, sure)
    subject = first_phrase(tokens, first, last + 1)
    if subject is None or subject.kind == "description":
        return None
    return Attribution(subject.span(tokens), None, round(sure * 0.8, 3))


def attribute(text: str, stretches: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> list[Attribution]:
    """Who says each of the quotations of a text.

    Parameters
    ----------
    text : str
        Any text.
    stretches : list of (int, int)
        The quotations, marks included, in order, none overlapping another.
    sentences : list of (int, int)
        The sentences of the text.

    Returns
    -------
    list of Attribution
        One per quotation; without a speaker, and confidence 0, where the text does not say.

    Examples
    --------
    >>> text = '"We lost," said Ilse Brandt, the minister.'
    >>> [found] = attribute(text, [(0, 10)], [(0, 42)])
    >>> text[slice(*found.speaker)], text[slice(*found.cue)], found.confidence
    ('Ilse Brandt', 'said', 0.97)
    """
    if not stretches:
        return []
    article = _Article(text, stretches, sentences)
    places = [at for at, token in enumerate(article.tokens) if token.kind == "quote"]
    made: dict[int, Attribution] = {}
    previous, given = None, UNKNOWN
    for at in places:
        found = _best(article, at, previous, given)
        if found.confidence < LEAST:
            found = UNKNOWN
        made[article.tokens[at].start] = found
        previous, given = at, found
    return [made.get(start, UNKNOWN) for start, _ in stretches]


def _best(article: _Article, at: int, previous: int | None, given: Attribution) -> Attribution:
    """The surest of the rules, in their order."""
    after, before = _after(article, at), _before(article, at)
    if after and before:
        return max(after, before, key=lambda found: found.confidence)
    if after or before:
        return after or before
    for rule in (_in_sentence, _labelled):
        if found := rule(article, at):
            return found
    return _goes_on(article, at, previous, given) or _announced(article, at) or UNKNOWN
