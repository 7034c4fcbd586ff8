"""Speakers of quotations by the words of their own sentence."""

from mediakit.quotes.attribution import GOES_ON, Attribution, Context
from mediakit.quotes.cues import NAMING, verb_of_speech
from mediakit.quotes.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PERSONS, POSSESSIVES, PRONOUNS, TITLES, listed
from mediakit.quotes.noun_phrases import Phrase, phrase_before, without_titles
from mediakit.quotes.phrases_after import phrase_after, subject_at
from mediakit.quotes.reading import Token
from mediakit.quotes.reporting_clauses import ReportingClause, is_calling, is_wide
from mediakit.quotes.subjects import COMMAS

UNSURE = 0.7  # a reporting clause less certain than this gives way to a surer one

NOUNS = listed(
    "answer response reply message words word question advice comment comments explanation argument motto slogan "
    "conclusion verdict point statement claim remark remarks warning view promise pledge position"
)


def _after_marks(context: Context, at: int) -> tuple[int, bool, bool]:
    """The token after the marks that follow a quotation; whether a sentence ends there; whether it goes on."""
    tokens = context.tokens
    inner = context.last_sign(at)
    first, ends, goes_on = at + 1, False, inner in GOES_ON
    while first < len(tokens) and (tokens[first].kind == "stop" or tokens[first].text in (*COMMAS, ".")):
        ends = ends or tokens[first].kind == "stop" or tokens[first].text == "."
        goes_on = goes_on or tokens[first].text == ","
        first += 1
    return first, ends, goes_on


def right_after(context: Context, at: int) -> Attribution | None:
    """By the reporting clause that follows the quotation: "No," Marrow said."""
    tokens = context.tokens
    first, ends, goes_on = _after_marks(context, at)
    clause = context.clause_after(first)
    if first >= len(tokens) or tokens[first].ends_clause:
        return None
    if clause is None or clause.first < first or any(not token.is_word for token in tokens[first : clause.first]):
        return _by_any_verb(context, at, first) if goes_on else None
    if is_calling(clause.lemma) and not clause.is_inverted:
        return None
    gap = clause.first - first
    inner = context.last_sign(at)
    if inner == "." or (ends and not goes_on):
        is_sloppy = tokens[first].text[0].islower() and gap == 0
        return context.by(clause, 0.75) if is_sloppy else None
    if gap > 1 and not goes_on:
        return None
    near = 0.97 if gap <= 6 else 0.8
    return context.by(clause, near if goes_on else near - 0.2)


def _by_any_verb(context: Context, at: int, first: int) -> Attribution | None:
    """By a verb that is no cue in itself, right after a quotation that goes on: "No," Marrow smiled."""
    tokens = context.tokens
    sign = context.last_sign(at)
    if tokens[first].lower in ("he", "she") or (tokens[first].is_capital and sign in (",", "?", "!")):
        subject = subject_at(tokens, first)
        verb = subject.last if subject else first
        while verb < len(tokens) and tokens[verb].lower in ADVERBS:
            verb += 1
        ends = verb + 1 >= len(tokens) or not tokens[verb + 1].is_word
        if subject and verb < len(tokens) and _is_past(tokens[verb]) and (ends or sign == ","):
            found = context.named(subject, 0.6)
            return found._replace(cue=(tokens[verb].start, tokens[verb].end))
    elif _is_past(tokens[first]) and sign == ",":
        subject = phrase_after(tokens, first + 1)
        if subject and subject.kind == "name" and tokens[first + 1].is_capital:
            found = context.named(subject, 0.6)
            return found._replace(cue=(tokens[first].start, tokens[first].end))
    return None


def _is_past(token: Token) -> bool:
    return token.is_word and token.text[0].islower() and token.lower.endswith("ed") and len(token.lower) > 4


def before(context: Context, at: int) -> Attribution | None:
    """By the nearest reporting clause before the quotation in its sentence: Marrow said it was "a mess"."""
    best: Attribution | None = None
    for clause in context.clauses_before(at):
        if clause.last > at:
            continue
        if context.crosses(clause.cue, at):
            break
        if _needs_more(context, clause, at):
            continue
        found = context.by(clause, _nearness(context, clause, at))
        if clause.certainty >= UNSURE:
            return best if best and best.confidence > found.confidence else found
        best = best or found  # the agreement announced on Friday; a surer one may stand before it
    return best


def _needs_more(context: Context, clause: ReportingClause, at: int) -> bool:
    """Whether the verb, in its wider sense, does not reach the quotation."""
    previous = context.tokens[at - 1].text
    if is_wide(clause.lemma):
        return previous not in (",", ":") and at - clause.last > 1
    if clause.lemma in NAMING and clause.cue + 1 == at:
        return clause.subject.kind == "description" and clause.certainty < 0.9
    return False


def _nearness(context: Context, clause: ReportingClause, at: int) -> float:
    previous = context.tokens[at - 1].text
    between = context.tokens[clause.cue : at]
    if clause.is_inverted and at - clause.last > 1 and previous != ",":
        return 0.6
    if previous in (",", ":") or at == clause.last:
        return 0.97 if at - clause.last < 15 else 0.85
    if any(token.text in (";", ":") for token in between):
        return 0.5
    return 0.9 if at - clause.last < 12 else 0.75


def later_on(context: Context, at: int) -> Attribution | None:
    """By a reporting clause farther on in the sentence: The "X" and the "Y" must go, Marrow said."""
    tokens = context.tokens
    clause = context.clause_after(at)
    if clause is None or clause.first <= at or clause.first - at > 60 or context.crosses(at + 1, clause.cue):
        return None
    if is_calling(clause.lemma) or is_wide(clause.lemma):
        return None
    first = clause.first
    while first - 1 > at and _belongs_to_name(tokens[first - 1]):
        first -= 1
    if tokens[first - 1].text == "," or tokens[first - 1].kind == "quote" or clause.lemma == "according to":
        following = tokens[clause.last] if clause.last < len(tokens) else None
        ends = following is None or not following.is_word or clause.is_inverted
        return context.by(clause, 0.8 if ends else 0.6)
    return None


def _belongs_to_name(token: Token) -> bool:
    return token.is_capital or token.lower in TITLES or token.lower in PERSONS or token.lower in DETERMINERS


def by_noun(context: Context, at: int) -> Attribution | None:
    """By a noun of speech and its owner: his answer was, "No."; Marrow's message: "No." """
    tokens = context.tokens
    last = at - 1
    while last > 0 and (tokens[last].text in (",", ":") or tokens[last].lower in (*AUXILIARIES, "that", "simple")):
        last -= 1
    if last < 1 or last > at - 2 or tokens[last].lower not in NOUNS:
        return None
    first = last - 1
    while first > 0 and last - first < 4 and tokens[first].is_word and not _owns(tokens[first]):
        first -= 1
    if not _owns(tokens[first]):
        return None
    if tokens[first].lower in POSSESSIVES:
        return context.named(Phrase(first, first + 1, "pronoun"), 0.7)
    begin = first
    while begin > 0 and tokens[begin - 1].is_capital and not tokens[begin - 1].is_owner:
        begin -= 1
    return context.named(Phrase(without_titles(tokens, begin, first + 1), first + 1, "name"), 0.7)


def _owns(token: Token) -> bool:
    return (token.is_owner and token.is_capital) or token.lower in ("his", "her", "their")


def labelled(context: Context, at: int) -> Attribution | None:
    """By a name with a colon before (Marrow: "No.") or a dash after ("No." - Ilse Brandt)."""
    return _label_before(context, at) or _label_after(context, at)


def _label_before(context: Context, at: int) -> Attribution | None:
    tokens = context.tokens
    if at < 2 or tokens[at - 1].text != ":":
        return None
    first = at - 1
    while first > 0 and at - first < 30 and tokens[first - 1].kind in ("word", "mark"):
        first -= 1
    found = phrase_before(tokens, at - 1, first)
    if found is None:
        return None
    is_alone = all(_belongs_to_name(token) for token in tokens[first : found.first])
    if is_alone and (found.kind != "description" or tokens[found.last - 1].lower in PERSONS):
        return context.named(found, 0.9)
    return context.named(found, 0.5) if found.kind == "name" and found.last - found.first > 1 else None


def _label_after(context: Context, at: int) -> Attribution | None:
    tokens = context.tokens
    dash = at + 1
    while dash < len(tokens) and dash < at + 3 and tokens[dash].ends_clause:
        dash += 1
    while dash + 1 < len(tokens) and tokens[dash + 1].text in ("-", "–", "—") and tokens[dash].text == "-":
        dash += 1
    if dash + 1 >= len(tokens) or tokens[dash].text not in ("—", "–", "-") or not tokens[dash + 1].is_capital:
        return None
    end = dash + 1
    while end < len(tokens) and tokens[end].is_word and tokens[end].lower not in PRONOUNS:
        end += 1
    found = phrase_before(tokens, end, dash + 1)
    if found is None or found.kind != "name" or found.last != end or end - dash > 8:
        return None
    if any(verb_of_speech(token.lower) for token in tokens[dash + 1 : end]):
        return None
    return context.named(found, 0.8)
