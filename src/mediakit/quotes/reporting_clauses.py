"""Reporting clauses: a cue of speech with its subject (Marrow said; said Marrow; according to the ministry)."""

from bisect import bisect_right
from typing import NamedTuple

from mediakit.quotes.cues import CALL, NAMING, NOUN_LIKE, WIDE, Cue, phrases_of_speech, verb_of_speech
from mediakit.quotes.lexicon import AUXILIARIES, PERSONS, listed
from mediakit.quotes.noun_phrases import Phrase, phrase_before
from mediakit.quotes.phrases_after import phrase_after
from mediakit.quotes.reading import Token
from mediakit.quotes.subjects import (
    COMMAS,
    clause_floor,
    first_phrase,
    has_subject,
    head_of,
    is_plural,
    likelihood,
    over_commas,
    subject_before,
    verb_group,
)

# verbs with an object: what follows them is not their subject
_NEVER_INVERTED = CALL | listed(
    "tell urge deny announce propose express mention order allow demand direct assure inform remind advise instruct "
    "promise deny recommend reveal disclose expect estimate support reject fire post object signal reflect stress"
)


class ReportingClause(NamedTuple):
    """Who speaks (`subject`), by which words, and how sure that is; tokens `first` to `last` (exclusive)."""

    cue_start: int
    cue_end: int
    lemma: str
    subject: Phrase
    certainty: float
    first: int
    last: int
    cue: int  # the token at which the cue begins
    is_inverted: bool = False
    is_negated: bool = False


def _sentence_subject(tokens: list[Token], at: int, made: list["ReportingClause"]) -> tuple[Phrase | None, float]:
    """The subject of a participle or infinitive: that of the sentence's last reporting clause, or its first phrase."""
    start = clause_floor(tokens, at, over_quotes=True)
    if made and made[-1].cue >= start:
        return made[-1].subject, 0.85
    return first_phrase(tokens, start, at), 0.75


def _clause(tokens: list[Token], at: int, lemma: str, form: str, made: list[ReportingClause]) -> ReportingClause | None:
    """The reporting clause whose verb stands at a token, or None."""
    floor = clause_floor(tokens, at)
    first, is_negated, is_passive = verb_group(tokens, at, floor)
    before = tokens[first - 1] if first > 0 else None
    word = tokens[at]
    if is_passive:
        return None
    subject, certainty = None, 0.0
    opens = before is None or before.kind != "word"
    if form != "participle" and opens and lemma not in _NEVER_INVERTED and first == at:
        inverted = None if has_subject(tokens, at, floor) else _inverted(tokens, at, before)
        if inverted:
            return ReportingClause(word.start, word.end, lemma, inverted, 1.0, at, inverted.last, at, True)
    if form == "participle":
        subject, certainty = _sentence_subject(tokens, at, made)
        if before is not None and before.lower == "for":
            subject, certainty = phrase_before(tokens, first - 1, floor), 0.7
        near = None if opens else phrase_before(tokens, first, floor)
        if near and near.first > floor and tokens[near.first - 1].lower == "with":  # with Marrow saying
            subject, certainty = near, 0.9
    elif before is not None and before.lower == "to" and form == "base":
        subject, certainty = _sentence_subject(tokens, at, made)
        certainty *= 0.8
    elif form == "finite" or lemma not in NOUN_LIKE:
        subject, certainty = subject_before(tokens, first, floor)
        if subject is None and (first == floor or tokens[first - 1].text in COMMAS):
            start = clause_floor(tokens, at, over_quotes=True)
            subject, certainty = over_commas(tokens, first, start) if start < floor else None, 0.6
        if form == "base" and subject and not is_plural(tokens, subject, first, at):
            return None
    if subject is None or _is_reduced(tokens, at, lemma, subject):
        return None
    if subject.kind == "description":
        certainty *= likelihood(tokens, subject, "participle" if lemma in NOUN_LIKE else form)
    certainty *= 0.6 if is_negated else 1.0
    first = min(subject.first, first)
    return ReportingClause(
        word.start, word.end, lemma, subject, certainty, first, max(at + 1, subject.last), at, False, is_negated
    )


def _is_reduced(tokens: list[Token], at: int, lemma: str, subject: Phrase) -> bool:
    """Whether the verb only names a thing: a bill called "Harbour Act"."""
    names_it = lemma in NAMING
    if not names_it or at + 1 >= len(tokens) or tokens[at + 1].kind != "quote" or subject.kind != "description":
        return False
    return subject.last == at and head_of(tokens, subject) not in PERSONS


def _inverted(tokens: list[Token], at: int, before: Token | None) -> Phrase | None:
    """The subject after a verb that follows a quotation or a comma."""
    if before is not None and not (before.kind == "quote" or before.text in COMMAS):
        return None
    found = phrase_after(tokens, at + 1)
    if found is None:
        return None
    if found.kind == "pronoun" and tokens[found.first].lower not in ("he", "she", "they", "i"):
        return None
    after = tokens[found.last] if found.last < len(tokens) else None
    if after is not None and before is not None and before.kind != "quote" and after.kind == "quote":
        return None  # Marrow, speaking in Tavar, said the sides "remain" there
    # "..., said Marrow told" is no inversion; nor is ", said he would"
    if after is not None and (after.lower in AUXILIARIES or (after.is_word and _is_finite(after.lower))):
        return None
    return found


def _is_finite(word: str) -> bool:
    verb = verb_of_speech(word)
    return verb is not None and verb[1] == "finite" and verb[0] not in NOUN_LIKE


def reporting_clauses(text: str, tokens: list[Token]) -> list[ReportingClause]:
    """All reporting clauses of a text, in the order of their cues.

    Parameters
    ----------
    text : str
        Any text.
    tokens : list of Token
        Its tokens, from `read`.
    """
    starts = [token.start for token in tokens]
    phrases: dict[int, Cue] = {}
    for cue in phrases_of_speech(text):
        at = bisect_right(starts, cue.start) - 1
        if at >= 0 and tokens[at].is_word and tokens[at].start <= cue.start:
            phrases[at] = cue
    made: list[ReportingClause] = []
    for at, token in enumerate(tokens):
        if at in phrases:
            found = _of_phrase(tokens, at, phrases[at])
        elif token.is_word and (verb := verb_of_speech(token.lower)) and (token.text[0].islower() or at == 0):
            found = _clause(tokens, at, *verb, made)
        else:
            continue
        if found is not None:
            made.append(found)
    return made


def _of_phrase(tokens: list[Token], at: int, cue: Cue) -> ReportingClause | None:
    """The reporting clause of a fixed phrase: according to Marrow; as Marrow put it."""
    end = at
    while end < len(tokens) and tokens[end].start < cue.end:
        end += 1
    if cue.form == "after":
        subject = phrase_after(tokens, end)
        if subject is None or (subject.kind == "pronoun" and tokens[subject.first].lower == "who"):
            return None
        sure = likelihood(tokens, subject, "finite") if subject.kind == "description" else 1.0
        return ReportingClause(cue.start, cue.end, cue.lemma, subject, 0.95 * sure, at, subject.last, at)
    floor = clause_floor(tokens, at)
    if cue.lemma.startswith("quoted") and cue.lemma != "quoted as saying":
        subject = phrase_after(tokens, at + 1)
    else:
        first, _, _ = verb_group(tokens, at, floor)
        subject, _ = subject_before(tokens, first, floor)
    if subject is None:
        return None
    return ReportingClause(
        cue.start, cue.end, cue.lemma, subject, 0.9, min(at, subject.first), max(end, subject.last), at
    )


def is_wide(lemma: str) -> bool:
    """Whether the verb has a wider sense than speech, so that it needs a whole quotation beside it."""
    return lemma in WIDE


def is_calling(lemma: str) -> bool:
    """Whether the verb takes a name or a judgement: called the plan "a disaster"."""
    return lemma in CALL
