"""Reported speech without marks: Marrow said that the talks had failed; the talks failed, Marrow said."""

from typing import NamedTuple

from mediakit.quotes.attribution import Attribution, Context
from mediakit.quotes.cues import NOUN_LIKE
from mediakit.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_OPENERS,
    listed,
)
from mediakit.quotes.noun_phrases import is_time
from mediakit.quotes.phrases_after import phrase_after
from mediakit.quotes.reading import Token
from mediakit.quotes.reporting_clauses import ReportingClause, is_calling
from mediakit.quotes.subjects import COMMAS

LEAST_CERTAINTY = 0.7  # of a reporting clause
LONGEST = 200  # tokens of a sentence
LEAST_WORDS = 3  # of the paper's own in a reported clause

# Verbs whose clause may stand without "that".
BARE = listed("say tell add claim argue insist allege contend warn suggest write assert admit acknowledge note")
# Verbs that report speech with "that".
WITH_THAT = BARE | listed(
    "affirm announce answer assure caution charge comment complain concede conclude confess confirm counter declare "
    "deny emphasize estimate explain hint inform lament maintain mention object observe pledge point predict proclaim "
    "promise protest reason recall reiterate remark remind repeat reply report respond retort reveal rule state stress "
    "tweet testify underscore vow disclose stipulate agree swear joke speculate post indicate decree boast brag"
)
# Verbs whose clause may stand before them: the talks failed, Marrow said.
AFTER = listed(
    "say tell add claim argue insist allege contend warn suggest write assert admit acknowledge note announce report "
    "state explain conclude concede confirm declare estimate predict testify reply respond recall believe show observe"
)
_CUTS = listed("but while although though whereas")


class Reported(NamedTuple):
    """Where a reported clause stands, and who says it."""

    start: int
    end: int
    attribution: Attribution


def reported(text: str, sentences: list[tuple[int, int]], stretches: list[tuple[int, int]]) -> list[Reported]:
    """The reported clauses of a text, in order; none overlaps another.

    Parameters
    ----------
    text : str
        Any text.
    sentences : list of (int, int)
        Its sentences.
    stretches : list of (int, int)
        Its quotations, in order, none overlapping another.

    Returns
    -------
    list of Reported
        The clause without *that* and without the sentence's stop, with speaker, cue and confidence.

    Notes
    -----
    What is reported: the clause after a verb of speech and *that*; after a few verbs (*say, tell, add, claim* ...)
    also one without *that* that begins with a noun phrase and holds a finite verb; the sentence after *According to
    Marrow,*; and the sentence before *, Marrow said*, *, said Marrow* or *, according to Marrow*. A clause ends with
    its sentence, or where *but* or *while* or the next reporting clause begins after a comma. Left out are clauses with
    fewer than three words outside of quotation marks, negated verbs (*did not say that*), questions and commands
    (*asked whether, told him to*). Where the verb stands inside the sentence (*The talks, Marrow said, failed*) the
    whole sentence is the clause.

    Examples
    --------
    >>> text = "Marrow said on Monday that the talks had failed."
    >>> [found] = reported(text, [(0, 48)], [])
    >>> text[found.start : found.end], text[slice(*found.attribution.speaker)]
    ('the talks had failed', 'Marrow')
    """
    context = Context(text, stretches, sentences)
    found: list[Reported] = []
    for number, clause in enumerate(context.clauses):
        if (
            clause.is_negated
            or clause.certainty < LEAST_CERTAINTY
            or (clause.lemma not in WITH_THAT | AFTER and clause.lemma != "according to")
        ):
            continue
        first, last = context.sentence(clause.cue)
        if last - first > LONGEST or _is_doubtful(context.tokens, clause):
            continue
        following = context.clauses[number + 1 : number + 4]
        span = _after(context, clause, following) or _before(context, clause)
        if span is None or sum(token.is_word for token in context.tokens[slice(*span)]) < LEAST_WORDS:
            continue
        start, end = context.tokens[span[0]].start, context.tokens[span[1] - 1].end
        if not found or start >= found[-1].end:
            found.append(Reported(start, end, context.by(clause, 0.9)))
    return found


def _is_doubtful(tokens: list[Token], clause: ReportingClause) -> bool:
    """Whether the verb may be a noun (most states, the ruling), or the clause an assumption (if Marrow said)."""
    word = tokens[clause.cue].lower
    if clause.lemma in NOUN_LIKE and not word.endswith("ed") and clause.subject.kind == "description":
        return True
    return clause.first > 0 and tokens[clause.first - 1].lower == "if"


def _without_stop(tokens: list[Token], first: int, last: int) -> int:
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].text in ".?!,;:-–—":
        last -= 1
    return last


def _after(context: Context, clause: ReportingClause, following: list[ReportingClause]) -> tuple[int, int] | None:
    """The clause that the verb introduces."""
    tokens = context.tokens
    _, end = context.sentence(clause.cue)
    if clause.lemma == "according to":
        opened = clause.last
        while opened < end and opened < clause.last + 25 and tokens[opened].text != ",":
            opened += 1
        is_first = clause.cue == 0 or tokens[clause.cue - 1].ends_clause or tokens[clause.cue - 1].lower == "but"
        begin = opened + 1 if is_first and opened < end and tokens[opened].text == "," else None
    elif clause.is_inverted or clause.lemma not in WITH_THAT:
        begin = None
    else:
        begin = _opening(tokens, clause, end)
    if begin is None or begin >= end or tokens[begin].kind == "quote":
        return None
    if tokens[clause.cue - 1].lower == "who":  # Brandt, who said she had left, ...
        end = next((at for at in range(begin, end) if tokens[at].text == ","), end)
    while begin < end and tokens[begin].text in COMMAS:
        begin += 1
    return begin, _without_stop(tokens, begin, _cut(tokens, begin, end, following))


def _cut(tokens: list[Token], begin: int, end: int, following: list[ReportingClause]) -> int:
    """Where the clause ends: before 'but' after a comma, or before the next reporting clause."""
    for at in range(begin + 1, end):
        if (tokens[at - 1].text == "," and tokens[at].lower in _CUTS) or tokens[at].text == ";":
            end = at - (tokens[at].text != ";")
            break
    for clause in following:
        if begin < clause.cue < end and not is_calling(clause.lemma):
            first = clause.first if clause.first > begin else clause.cue
            at = first
            while at > max(begin, first - 3) and not _parts(tokens[at - 1]):
                at -= 1
            is_parted = _parts(tokens[at - 1])
            while at > begin and _parts(tokens[at - 1]):
                at -= 1
            if is_parted and at > begin + 2:
                return at
    return end


def _parts(token: Token) -> bool:
    return token.text in COMMAS or token.lower in ("and", "which")


def _opening(tokens: list[Token], clause: ReportingClause, end: int) -> int | None:
    """Where the clause after the verb begins: after 'that', or with a noun phrase."""
    at = clause.cue + 1
    if clause.lemma in ("tell", "inform", "assure", "remind", "warn", "promise"):
        heard = phrase_after(tokens, at) if at < end and tokens[at].lower not in ("that", "of", "on") else None
        is_person = heard and (heard.kind != "pronoun" or clause.lemma in ("tell", "assure", "remind", "inform"))
        if heard and is_person and clause.lemma != "warn":
            at = heard.last
        elif at < end and tokens[at].lower in ("him", "her", "them", "me", "us"):
            at += 1
    for at_that in range(at, min(end - 1, at + 12)):
        if tokens[at_that].lower == "that":
            return at_that + 1
        if not _may_part(tokens[at_that]) or (at_that == at and not _opens_time_or_place(tokens[at])):
            break
    if clause.lemma not in BARE or tokens[clause.cue].lower.endswith("ing"):
        return None
    while at < end and (is_time(tokens[at]) or tokens[at].lower in ("on", "in", "last", "this", "week", "also")):
        at += 1
    return at if at < end and _begins_clause(tokens, at, end) else None


def _may_part(token: Token) -> bool:
    """What may stand between a verb and 'that': on Monday, in a statement, to reporters."""
    return token.is_word and token.lower not in AUXILIARIES and token.lower not in SUBORDINATORS


def _opens_time_or_place(token: Token) -> bool:
    return token.lower in PREPOSITIONS or token.lower in ADVERBS or is_time(token) or token.lower in TIME_OPENERS


def _begins_clause(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a clause with a finite verb begins there."""
    token = tokens[at]
    if not token.is_word or token.lower in PREPOSITIONS or token.lower in ("no", "so", "yes", "nothing", "who"):
        return False
    if token.lower in PRONOUNS or token.lower in ("there", "if", "even"):
        return True
    if token.lower not in DETERMINERS and not token.is_capital and not token.lower.endswith("s"):
        return False
    return any(tokens[i].lower in AUXILIARIES or _is_finite(tokens[i]) for i in range(at + 1, min(end, at + 20)))


def _is_finite(token: Token) -> bool:
    return (
        token.is_word
        and token.text[0].islower()
        and token.lower.endswith("ed")
        and len(token.lower) > 4
        and token.lower not in ADVERBS
    )


def _before(context: Context, clause: ReportingClause) -> tuple[int, int] | None:
    """The clause before the verb, set off by a comma: the talks failed, Marrow said."""
    tokens = context.tokens
    if clause.lemma not in AFTER and clause.lemma != "according to":
        return None
    if tokens[clause.cue].lower.endswith("ing") and clause.lemma != "according to":
        return None
    first, end = context.sentence(clause.cue)
    comma = clause.first - 1
    while comma > first and comma > clause.first - 7 and tokens[comma].text not in COMMAS and tokens[comma].is_word:
        comma -= 1
    if comma <= first or tokens[comma].text != ",":
        return None
    following = tokens[clause.last] if clause.last < len(tokens) else None
    if following is not None and following.text == "," and clause.last + 1 < end and not clause.is_inverted:
        return first, _without_stop(tokens, first, end)
    rest = tokens[clause.last : end]
    if not clause.is_inverted and clause.lemma != "according to" and sum(token.is_word for token in rest) > 6:
        return None
    begin = first
    while begin < comma and tokens[begin].lower in ("but", "and"):
        begin += 1
    has_own = any(token.is_word for token in tokens[begin:comma])
    return (begin, comma) if has_own and tokens[comma - 1].kind != "quote" else None
