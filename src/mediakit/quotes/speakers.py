"""Who speaks: the rules that give each quotation its speaker, in their order."""

from mediakit.quotes.attribution import UNKNOWN, Attribution, Context
from mediakit.quotes.before_sentence import announced, goes_on
from mediakit.quotes.in_sentence import before, by_noun, labelled, later_on, right_after

LEAST = 0.3  # what is less sure than this is unknown


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

    Notes
    -----
    A reporting clause (a verb of speech with its subject, or *according to* somebody) gives the speaker: the one
    right after the quotation, else the nearest before it in its sentence, else one farther on in the sentence.
    Without one, in this order: a noun of speech with its owner (*his answer was*), a name with a colon before or a
    dash after, whoever spoke before in the paragraph (or in the one before, where the paragraph is nothing but the
    quotation, unless that was a question), and the subject of the sentence before. Each rule has a confidence of
    its own, which pronouns, descriptions and distance lower.

    Examples
    --------
    >>> text = '"We lost," said Ilse Brandt, the minister.'
    >>> [found] = attribute(text, [(0, 10)], [(0, 42)])
    >>> text[slice(*found.speaker)], text[slice(*found.cue)], found.confidence
    ('Ilse Brandt', 'said', 0.97)
    """
    if not stretches:
        return []
    context = Context(text, stretches, sentences)
    made: dict[int, Attribution] = {}
    previous, given = None, UNKNOWN
    for at, token in enumerate(context.tokens):
        if token.kind != "quote":
            continue
        found = _best(context, at, previous, given)
        given = found if found.confidence >= LEAST else UNKNOWN
        made[token.start] = given
        previous = at
    return [made.get(start, UNKNOWN) for start, _ in stretches]


def _best(context: Context, at: int, previous: int | None, given: Attribution) -> Attribution:
    """What the first rule says that says anything; of a clause after and one before, the surer."""
    beside = [found for found in (right_after(context, at), before(context, at)) if found]
    if beside:
        return max(beside, key=lambda found: found.confidence)
    for rule in (later_on, by_noun, labelled):
        if found := rule(context, at):
            return found
    return goes_on(context, at, previous, given) or announced(context, at) or UNKNOWN
