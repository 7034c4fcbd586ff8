"""Who a speaker is: the fullest name in the article for a surname, a pronoun, a title or an acronym."""

from bisect import bisect_left, bisect_right
from collections import Counter

from mediakit.quotes.lexicon import (
    BODIES,
    FEMALE,
    FEMALE_TITLES,
    MALE,
    MALE_TITLES,
    PERSONS,
    PREPOSITIONS,
    SAME_TITLES,
    TITLES,
)
from mediakit.quotes.marks import quoted_stretches
from mediakit.quotes.named import Named, is_body, is_person, mentions
from mediakit.quotes.places import is_place_or_thing
from mediakit.quotes.reading import Token, read
from mediakit.text import sentence_spans

# What counts for or against the bearer of a name as the one that he or she means; set on 32 annotated
# articles and 35 invented texts, two of the weights by hand.
NEAREST = 6.0  # named in the same sentence
NEARNESS = 1.0  # less for each sentence in between, up to six
SUBJECT = 2.5  # the first name of its sentence, after no preposition
GENDER = 0.5  # for each vote, up to two; whom the votes speak against is out
SPOKE = 1.0  # spoke last
KNOWN = 1.0  # a title, a pronoun or the surname alone shows that it is a person, not only that it spoke
PLACED = 4.0  # less, by the share of mentions that stand as those of places do (in Tavar, the Courier)
LEAST = 3.0  # whoever fits less well is not meant
CLEAR = 0.5  # ahead of the next, from which on a pronoun tells its bearer's gender
GUESS = 0.5  # confidence in the only person named, where no rule says that it is meant
FARTHEST = 40  # names looked back for
LONGEST_MEMORY = 400  # names looked back for a description
_OFFICES = frozenset(["president", "premier", "pope", "king", "queen", "mayor", "governor", "chancellor"])


class _Resolver:
    def __init__(self, text: str, stretches: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> None:
        self.text = text
        self.tokens = read(text, stretches, sentences)
        self.named = Named(self.tokens, mentions(self.tokens))
        self.token_starts = [token.start for token in self.tokens]
        self.paragraphs = [at for at, token in enumerate(self.tokens) if token.kind == "paragraph"]
        self.acronyms = self._acronyms()
        self.spoke: tuple[str, ...] | None = None  # who spoke last, if a name
        self.spoke_text: str | None = None
        self.spoke_at = -1
        self.speakers: set[tuple[str, ...]] = set()  # who has spoken so far
        self.meant: dict[int, tuple[str | None, float]] = {}  # pronouns that are resolved already

    def _place(self, at: int) -> tuple[int, int]:
        """The number of the sentence and of the paragraph that hold a token."""
        return self.named.sentence(at), bisect_left(self.paragraphs, at)

    def _acronyms(self) -> dict[str, str]:
        """Full names of bodies by their initials: World Trade Body (WTB), or anywhere in the text."""
        found: dict[str, str] = {}
        for mention in self.named.outside:
            words = [word for word in mention.words if word[0].isupper()]
            if len(words) >= 2:
                initials = "".join(word[0] for word in words).upper()
                shown = self.text[self.tokens[mention.first].start : self.tokens[mention.last - 1].end]
                found.setdefault(initials, " ".join(shown.split()).removesuffix("'s").removesuffix("’s"))
        return found

    def one(self, span: tuple[int, int]) -> tuple[str | None, float]:
        """The full name of one speaker, and the factor of its confidence."""
        first = bisect_right(self.token_starts, span[0]) - 1
        last = max(first + 1, bisect_left(self.token_starts, span[1]))
        parts = self.tokens[max(first, 0) : last]
        written = " ".join(self.text[slice(*span)].split())
        if not parts or first < 0:
            return written, 1.0
        word = parts[0].lower.removesuffix("'s")  # he's
        words = tuple(written.split(" "))
        if len(parts) == 1 and word in ("he", "she", "they", "it", "we", "i", "you", "who", "his", "her", "their"):
            found = self._pronoun(word, first)
        elif len(parts) == 1 and _is_office(word) and parts[0].is_capital:
            found = self._described(_same(word), first)
            found = found if found[0] else (written, 1.0)
        elif parts[0].is_capital and not any(part.lower in PREPOSITIONS for part in parts[:1]):
            found = self._name(written, words, first)
        else:
            found = self._description(written, parts, first)
        self._remember(found[0], first)
        return found

    def _remember(self, name: str | None, at: int) -> None:
        self.spoke_text = name
        before = self.tokens[at - 1] if at else None
        if name and " " not in name and name.endswith("s") and (before is None or not before.is_word):
            self.spoke, self.spoke_at = None, at  # Hackers said: a plural, as far as can be seen
            return
        words = tuple(name.split(" ")) if name else ()
        is_name = bool(words) and words[-1][:1].isupper() and (words in self.named.genders or is_person(words))
        self.spoke = words if is_name else None
        self.spoke_at = at
        if self.spoke:
            self.speakers.add(self.spoke)

    def _name(self, written: str, words: tuple[str, ...], at: int) -> tuple[str | None, float]:
        if len(words) == 1 and words[0].isupper() and words[0] in self.acronyms:
            return self.acronyms[words[0]], 0.95
        if "and" in words or (len(words) == 1 and words[0].lower() in PERSONS):
            return written, 1.0
        if len(words) == 1 and self.named.is_shared(words[0]):
            return self._shared(words[0], at)
        full = self.named.fullest(words)
        return " ".join(full), 1.0 if full[-1] == words[-1] else 0.9

    def _shared(self, last: str, at: int) -> tuple[str | None, float]:
        """One of several people with the same last name: whom the title before it fits, else the last one named."""
        before = self.tokens[at - 1].lower.rstrip(".") if at else ""
        sign = (before in FEMALE_TITLES) - (before in MALE_TITLES)
        names = self.named
        for place in range(names.before(at) - 1, max(-1, names.before(at) - 1 - FARTHEST), -1):
            words = names.outside[place].words
            fits = not sign or names.genders.get(names.full[place], 0) * sign > 0
            if fits and len(words) > 1 and words[-1].lower() == last.lower():
                return " ".join(names.full[place]), 0.75
        return " ".join(names.fullest((last,))), 0.5

    def _pronoun(self, word: str, at: int) -> tuple[str | None, float]:
        if word in ("they", "it", "their"):
            is_near = self.spoke_at >= 0 and self._place(at)[0] - self._place(self.spoke_at)[0] <= 4
            if not is_near or self.spoke_text is None:
                return None, 0.5
            fits = is_body(tuple(self.spoke_text.split(" "))) if word == "it" else self.spoke is None
            return (self.spoke_text, 0.6) if fits else (None, 0.5)
        if word not in ("he", "she", "his", "her"):
            return None, 0.5
        if at not in self.meant:
            self.meant[at] = self._he_or_she(at, 1 if word in ("she", "her") else -1)
        return self.meant[at]

    def _he_or_she(self, at: int, sign: int) -> tuple[str | None, float]:
        """Whom he (-1) or she (1) means: who fits best, and from then on is known to be a he or a she."""
        scores = self._candidates(at, sign)
        if not scores:
            return self._only_one(sign)
        ranked = sorted(scores, key=lambda name: -scores[name])
        if scores[ranked[0]] < LEAST:
            return None, 0.5
        lead = scores[ranked[0]] - (scores[ranked[1]] if len(ranked) > 1 else LEAST)
        if lead >= CLEAR and ranked[0] in self.named.genders:
            self.named.vote(ranked[0], sign)
        return " ".join(ranked[0]), 0.9 if lead >= 1.5 else 0.75 if lead >= 0.5 else 0.6

    def _only_one(self, sign: int) -> tuple[str | None, float]:
        """The only person who is named at all, a guess."""
        people = {name for name in self.named.full if len(name) > 1 and is_person(name)}
        people = {name for name in people if self.named.genders.get(name, 0.0) * sign >= 0}
        people = {name for name in people if self._is_person(name)}
        return (" ".join(people.pop()), GUESS) if len(people) == 1 else (None, 0.5)

    def _candidates(self, at: int, sign: int) -> dict[tuple[str, ...], float]:
        """How well the people named before a token fit a pronoun: near, subject of a sentence, spoke last."""
        names = self.named
        here, paragraph = self._place(at)
        scores: dict[tuple[str, ...], float] = {}
        end = names.before(at)
        for place in range(end - 1, max(-1, end - 1 - FARTHEST), -1):
            mention, full = names.outside[place], names.full[place]
            distance = here - mention.sentence
            if distance > 12 or paragraph - mention.paragraph > 4:
                break
            gender = names.genders.get(full, 0.0) * sign
            if gender < 0 or not self._is_person(full):
                continue
            score = NEAREST - min(distance, 6) * NEARNESS + (paragraph == mention.paragraph)
            score += SUBJECT * mention.is_subject - mention.penalty - PLACED * names.placed[full]
            score += min(gender, 2.0) * GENDER
            score += SPOKE * (full == self.spoke and here - self._place(max(self.spoke_at, 0))[0] <= 6)
            score += KNOWN * names.shows_a_person(full)
            scores[full] = max(scores.get(full, score), score)
        self._add_description(scores, here, paragraph, sign)
        return scores

    def _add_description(self, scores: dict[tuple[str, ...], float], here: int, paragraph: int, sign: int) -> None:
        """Whoever spoke last without a name: a spokeswoman."""
        if self.spoke_text is None or self.spoke is not None or self.spoke_at < 0:
            return
        words = tuple(self.spoke_text.split(" "))
        lower = {word.lower() for word in words}
        gender = bool(lower & FEMALE) - bool(lower & MALE)
        sentence, last = self._place(self.spoke_at)
        if gender * sign < 0 or here - sentence > 4 or not (lower & PERSONS) or "and" in lower:
            return
        scores[words] = NEAREST + SUBJECT - (here - sentence) * 0.7 + (paragraph == last) + (gender * sign > 0)

    def _is_person(self, full: tuple[str, ...]) -> bool:
        """Whether a name is a person's: it has the form, and the article shows it, or it has spoken."""
        if is_place_or_thing(full):
            return False
        if len(full) > 1:
            return is_person(full) and (self.named.shows_a_person(full) or full in self.speakers)
        if full[0].replace(".", "").isupper() and len(full[0]) > 1:
            return False  # initials of a body
        known = abs(self.named.genders.get(full, 0.0)) >= 2 and full in self.named.linked
        return known or bool(self.named.descriptions.get(full)) or full in self.speakers

    def _description(self, written: str, parts: list[Token], at: int) -> tuple[str | None, float]:
        """The minister, his lawyer, the ministry: the last one in the article that is described so."""
        last = 1
        while last < len(parts) and parts[last].lower not in PREPOSITIONS:
            last += 1
        head = parts[last - 1].lower
        is_definite = parts[0].lower in ("the", "that", "this", "these", "those")
        if not is_definite or last < len(parts):
            return written, 1.0
        if parts[last - 1].text[0].isupper() and not (last == 2 and _is_office(head)):
            return self._name(" ".join(part.text for part in parts[1:last]), tuple(p.text for p in parts[1:last]), at)
        if any(part.is_capital for part in parts[1:last]):
            return written, 1.0  # the Harbour minister: nothing tells which name is meant
        if head.endswith("-year-old"):
            return self._described({head.split("-")[0]}, at)
        if head in TITLES or head in PERSONS:
            found = self._described(_same(head), at)
            return found if found[0] else (written, 1.0)
        if head in BODIES:
            return self._body(head, at) or (written, 1.0)
        return written, 1.0

    def _described(self, words: set[str] | frozenset[str], at: int) -> tuple[str | None, float]:
        names = self.named
        sign = bool(words & FEMALE) - bool(words & MALE)
        end = names.before(at)
        if words & _OFFICES and (found := self._holder(words, end)):
            return found, 0.85
        for place in range(end - 1, max(-1, end - 1 - LONGEST_MEMORY), -1):
            full = names.full[place]
            fits = not sign or names.genders.get(full, 0) * sign >= 0
            if fits and names.descriptions.get(full, set()) & words and not is_body(full):
                return " ".join(full), 0.85
        return None, 0.8

    def _holder(self, words: set[str] | frozenset[str], end: int) -> str | None:
        """Who holds an office that one person holds: whom the article so far names with it most often."""
        start = max(0, end - LONGEST_MEMORY)
        named = Counter(
            full
            for mention, full in zip(self.named.outside[start:end], self.named.full[start:end], strict=True)
            if mention.descriptions & words and not is_body(full)
        )
        return " ".join(named.most_common(1)[0][0]) if named else None

    def _body(self, head: str, at: int) -> tuple[str, float] | None:
        names = self.named
        end = names.before(at)
        for place in range(end - 1, max(-1, end - 1 - FARTHEST), -1):
            words = names.full[place]
            if len(words) > 1 and any(word.lower() == head for word in words):
                return " ".join(words), 0.8
        return None


def _is_office(word: str) -> bool:
    return word in PERSONS and word in TITLES


def _same(word: str) -> frozenset[str]:
    return frozenset({word}).union(*(group for group in SAME_TITLES if word in group))


def resolve(
    text: str,
    speakers: list[tuple[int, int] | None],
    stretches: list[tuple[int, int]] | None = None,
    sentences: list[tuple[int, int]] | None = None,
) -> list[tuple[str | None, float]]:
    """The fullest name inside the article of each speaker.

    Parameters
    ----------
    text : str
        Any text.
    speakers : list of (int, int) or None
        Where each speaker stands, in order of the quotations; None where none is known.

    stretches, sentences : list of (int, int), optional
        The quotations and the sentences of the text, where they are known already.

    Returns
    -------
    list of (str or None, float)
        The name, None where it is not known, and a factor of confidence, 0 to 1.

    Notes
    -----
    A surname leads to the fullest name in the article that ends with it (of two people with one surname, the one
    whose title fits, else the one named last); initials to the body whose name has them. *He* and *she* lead to
    the person who fits best: named near and as a subject, spoke last, and whose gender the article does not
    contradict; only to somebody whom the article shows to be a person: by a title, an age or an occupation beside
    the name, *who*, the surname alone, a pronoun in or after a sentence that names nobody else, or because she has
    spoken. The bearer of a pronoun is a she or a he from then on.
    Gender is known from the article alone (titles, *spokeswoman*, pronouns in or after a sentence that
    names one person), from no list of first names. A description (*the minister*) leads to the last person named
    with that title or in an apposition; a description that leads nowhere, and one that names no person, stays as
    it stands. *I*, *we*, *it* and whom nobody fits are unknown.

    Examples
    --------
    >>> text = "Ilse Brandt, the minister, spoke. Brandt said no. The minister left. She said yes."
    >>> resolve(text, [(34, 40), (50, 62), (69, 72), None])
    [('Ilse Brandt', 1.0), ('Ilse Brandt', 0.85), ('Ilse Brandt', 0.9), (None, 0.0)]
    """
    if not any(speakers):
        return [(None, 0.0) for _ in speakers]
    if stretches is None:
        stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    resolver = _Resolver(text, stretches, sentence_spans(text) if sentences is None else sentences)
    return [resolver.one(span) if span else (None, 0.0) for span in speakers]
