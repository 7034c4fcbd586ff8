"""Who is named in an article: each name where it stands, the fullest form of it, its descriptions, its gender."""

import re
from bisect import bisect_left
from typing import NamedTuple

from mediakit.quotes.lexicon import (
    BODIES,
    FEMALE,
    FEMALE_TITLES,
    MALE,
    MALE_TITLES,
    OCCASIONS,
    PARTICLES,
    PERSONS,
    PLURAL_TITLES,
    PREPOSITIONS,
    SUFFIXES,
    TITLES,
    listed,
)
from mediakit.quotes.noun_phrases import is_time, without_titles
from mediakit.quotes.places import is_place_or_thing
from mediakit.quotes.reading import Token

_HE = listed("he his him himself")
_SHE = listed("she her hers herself")
_PLACING = listed("in at near into across throughout outside inside the a an")
_HE_OR_SHE = _HE | _SHE
MOST_BEARERS = 50  # of one last name; more are no names, and it bounds the work
_APPOSED = 14  # tokens of an apposition that are read
_CALLED = 6  # tokens after "is" that are read


class Mention(NamedTuple):
    """A name where it stands: tokens `first` to `last` (exclusive), in which sentence, and how it stands there."""

    first: int
    last: int
    sentence: int
    paragraph: int
    words: tuple[str, ...]  # without titles, suffixes and a possessive's 's
    is_subject: bool  # first name of its sentence, after no preposition
    penalty: float  # for what is less likely meant by he or she: Marrow's, the Marrow camp, (Jan Marrow/Courier)
    descriptions: frozenset[str]  # titles before it and nouns of the apposition after it
    is_placed: bool  # it stands as places and things do: in Tavar, the Courier
    goes_on: bool  # a verb or an apposition may follow: no heading, no link of a page


def _run(tokens: list[Token], first: int) -> int:
    last = first + 1
    while last < len(tokens) and not tokens[last - 1].is_owner:
        if tokens[last].is_capital or (
            tokens[last].lower in PARTICLES and last + 1 < len(tokens) and tokens[last + 1].is_capital
        ):
            last += 1
        else:
            break
    return last


def _bare(token: Token) -> str:
    text = token.text.replace("’", "'")
    return text[:-2] if text.lower().endswith("'s") else text.rstrip("'")


def _described(tokens: list[Token], run: int, first: int, last: int) -> frozenset[str]:
    """The titles before a name, also in small letters, and the nouns of the apposition after it."""
    found = {_singular(token.lower.rstrip(".")) for token in tokens[run:first]}
    for at in range(run - 1, max(-1, run - 4), -1):
        if not tokens[at].is_word or tokens[at].lower in PREPOSITIONS:
            break
        found.add(tokens[at].lower.rstrip("."))
    if run - 1 >= 0 and tokens[run - 1].text == ",":
        for at in range(run - 2, max(-1, run - 8), -1):  # the minister, Ilse Brandt
            if not tokens[at].is_word or tokens[at].lower in PREPOSITIONS:
                break
            if tokens[at].lower == "the":
                found |= {token.lower for token in tokens[at + 1 : run - 1]}
                break
    if last < len(tokens) and tokens[last].text in (",", "(", "—", "–"):
        for at in range(last + 1, min(len(tokens), last + 1 + _APPOSED)):
            token = tokens[at]
            if not token.is_word or (token.lower in ("who", "which", "said", "told", "has", "is", "was")):
                break
            if token.lower in PREPOSITIONS or is_time(token) or _begins_a_name(tokens, at):
                break
            found.add(token.lower.rstrip("."))
    if [token.lower for token in tokens[last : last + 2]] == [",", "who"]:
        found.add("person")
    found |= _called(tokens, last)
    is_age = re.compile(r"\d{1,3}").fullmatch
    return frozenset(word for word in found if word in TITLES or word in PERSONS or is_age(word))


def _singular(title: str) -> str:
    return title.removesuffix("s") if title in PLURAL_TITLES else title


def _called(tokens: list[Token], at: int) -> set[str]:
    """What a sentence says that its subject is: Ilse Brandt has been the minister for nine years."""
    verbs = [token.lower for token in tokens[at : at + 2]]
    at += 2 if verbs in (["has", "been"], ["had", "been"]) else 1
    if verbs[:1] not in (["is"], ["was"]) and verbs not in (["has", "been"], ["had", "been"]):
        return set()
    for end in range(at, min(len(tokens), at + _CALLED)):
        if not tokens[end].is_word or tokens[end].lower in PREPOSITIONS:
            return {tokens[end - 1].lower} & PERSONS
    return set()


def _begins_a_name(tokens: list[Token], at: int) -> bool:
    """Whether a title is that of another person, named after it: In Tavar, Mayor Brandt spoke."""
    if not tokens[at].is_capital or tokens[at].lower.rstrip(".") not in TITLES:
        return False
    last = tokens[_run(tokens, at) - 1].lower.rstrip(".")
    return last not in TITLES and last not in PERSONS


def mentions(tokens: list[Token]) -> list[Mention]:
    """The names of a text in order, those inside its quotations left out."""
    found: list[Mention] = []
    sentence, paragraph, has_subject, last = 0, 0, False, 0
    for at, token in enumerate(tokens):
        if token.kind != "word":
            if token.ends_clause:
                sentence, has_subject = sentence + 1, False
                paragraph += token.kind == "paragraph"
            continue
        has_subject = has_subject or token.lower in ("he", "she")
        if at < last or token.text[0].islower() or not token.is_capital or is_time(token):
            continue
        last = _run(tokens, at)
        first = without_titles(tokens, at, last)
        if at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in TITLES and last - at > 2:
            first = max(first, at + 1)  # Secretary of State Ilse Brandt
        words = tuple(_bare(tokens[i]) for i in range(first, last))
        while len(words) > 1 and words[-1].lower().rstrip(".") in SUFFIXES:
            words = words[:-1]
        if len(words) > 2 and words[-1] != words[0] and words[-1].startswith(words[0]):
            words = words[:1]  # Marrow Jan Elin MarrowNew: links that a page ran together
        after = at > 0 and tokens[at - 1].lower in PREPOSITIONS
        near = found and found[-1].sentence == sentence and at - found[-1].last <= 2 and found[-1].is_subject
        goes_with = near and all(tokens[i].lower in TITLES for i in range(found[-1].last, at))  # Tavar governor Brandt
        is_subject = not after and (not has_subject or bool(goes_with))
        has_subject = has_subject or is_subject
        described = _described(tokens, at, first, last)
        penalty = _penalty(tokens, at, last)
        is_placed = at > 0 and tokens[at - 1].lower in _PLACING
        goes_on = last < len(tokens) and (tokens[last].text in (",", "(") or tokens[last].text[:1].islower())
        found.append(
            Mention(first, last, sentence, paragraph, words, is_subject, penalty, described, is_placed, goes_on)
        )
    return found


def _penalty(tokens: list[Token], first: int, last: int) -> float:
    following = tokens[last] if last < len(tokens) else None
    before = tokens[first - 1].text if first else ""
    if before == "/" or (following is not None and following.text == "/"):
        return 4.0
    if following is not None and (following.lower in BODIES or (following.lower in PERSONS and before != ",")):
        return 4.0
    return 1.0 if tokens[last - 1].is_owner else 0.0


def is_body(words: tuple[str, ...]) -> bool:
    """Whether a name is that of a body rather than of a person."""
    lower = [word.lower().rstrip(".") for word in words]
    return any(word in BODIES or word in OCCASIONS for word in lower[-1:]) or any(
        word in ("of", "for", "and") or word in BODIES for word in lower
    )


def is_person(words: tuple[str, ...]) -> bool:
    """Whether a name of several words can be a person's."""
    return 2 <= len(words) <= 5 and not is_body(words) and not any(word.isupper() and len(word) > 3 for word in words)


class Named:
    """The names of an article and what is known of those who bear them; a person is known by the fullest name."""

    def __init__(self, tokens: list[Token], found: list[Mention]) -> None:
        self.tokens = tokens
        self.ends = [at for at, token in enumerate(tokens) if token.ends_clause]
        self.by_last: dict[str, list[tuple[str, ...]]] = {}
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        for mention in found:
            words = mention.words
            if len(words) > 1 and is_person(words):
                known = self.by_last.setdefault(words[-1].lower(), [])
                if len(known) < MOST_BEARERS and words not in known:
                    known.append(words)
                    self.by_first.setdefault(words[0].lower(), []).append(words)
        self.outside = [mention for mention in found if not self._is_common(mention)]
        self.alone = {m.words for m in self.outside if len(m.words) == 1 and not m.is_placed}
        self.starts = [mention.first for mention in self.outside]
        self.full = [self.fullest(mention.words) for mention in self.outside]
        self.placed = self._placed()
        self.linked: set[tuple[str, ...]] = set()  # whom a pronoun means, as the only name that may be its own
        self.genders = self._genders()
        self.descriptions = self._descriptions()

    def _is_common(self, mention: Mention) -> bool:
        """Whether it is one word that only the beginning of a sentence gives its capital: Standing there."""
        word = mention.words[0].lower()
        if len(mention.words) > 1 or word in self.by_last or word in self.by_first:
            return False
        before = self.tokens[mention.first - 1] if mention.first else None
        return (before is None or not before.is_word) and word.endswith(("ing", "ed", "ly"))

    def fullest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest name in the article that ends with the same word, and does not contradict the given one."""
        known = self.by_last.get(words[-1].lower(), [])
        if len(words) > 1:
            fitting = [name for name in known if _fits(words, name)]
            return max(fitting, key=len, default=words)
        if known:
            return self._first_longest(known)
        known = self.by_first.get(words[0].lower(), [])
        lasts = {name[-1] for name in known}
        return self._first_longest(known) if len(lasts) == 1 and len(known[0]) <= 3 else words

    @staticmethod
    def _first_longest(known: list[tuple[str, ...]]) -> tuple[str, ...]:
        return max((name for name in known if name[0] == known[0][0]), key=len)

    def is_shared(self, last: str) -> bool:
        """Whether several people of the article bear a last name."""
        return len({name[0].lower() for name in self.by_last.get(last.lower(), [])}) > 1

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_left(self.ends, at)

    def before(self, at: int) -> int:
        """How many mentions stand before a token."""
        return bisect_left(self.starts, at)

    def vote(self, name: tuple[str, ...], sign: int) -> None:
        """A pronoun that was resolved says whether its bearer is a she (1) or a he (-1)."""
        self.genders[name] = self.genders.get(name, 0.0) + sign

    def shows_a_person(self, full: tuple[str, ...]) -> bool:
        """Whether the article shows that a name is a person's.

        By a title, an age or an occupation beside it, the surname alone, or a pronoun where nobody else is named.
        """
        if is_body(full) or is_place_or_thing(full):
            return False
        if self.descriptions.get(full) or full in self.linked:
            return True
        return len(full) > 1 and full[-1:] in self.alone

    def _descriptions(self) -> dict[tuple[str, ...], set[str]]:
        found: dict[tuple[str, ...], set[str]] = {}
        for mention, full in zip(self.outside, self.full, strict=True):
            found.setdefault(full, set()).update(mention.descriptions)
        return found

    def _placed(self) -> dict[tuple[str, ...], float]:
        """The share of each name's mentions that stand as those of places and things do: in Tavar, the Courier."""
        counts: dict[tuple[str, ...], list[int]] = {}
        for mention, full in zip(self.outside, self.full, strict=True):
            counts.setdefault(full, []).append(mention.is_placed)
        return {full: sum(found) / len(found) for full, found in counts.items()}

    def _genders(self) -> dict[tuple[str, ...], float]:
        """Votes for each name, positive for she: titles, nouns, and pronouns of sentences that name no other."""
        votes: dict[tuple[str, ...], float] = {}
        named: dict[int, set[tuple[str, ...]]] = {}
        unplaced: dict[int, set[tuple[str, ...]]] = {}
        subjects: set[tuple[int, tuple[str, ...]]] = set()
        for mention, full in zip(self.outside, self.full, strict=True):
            female = len(mention.descriptions & (FEMALE | FEMALE_TITLES))
            male = len(mention.descriptions & (MALE | MALE_TITLES))
            votes[full] = votes.get(full, 0.0) + 3.0 * (female - male)
            if not is_body(full) and not is_place_or_thing(full):
                named.setdefault(mention.sentence, set()).add(full)
                if not mention.is_placed:
                    unplaced.setdefault(mention.sentence, set()).add(full)
                if mention.is_subject and mention.goes_on and not mention.is_placed:
                    subjects.add((mention.sentence, full))
        for at in [at for at, token in enumerate(self.tokens) if token.lower in _HE_OR_SHE]:
            sign = 1 if self.tokens[at].lower in _SHE else -1
            sentence = self.sentence(at)
            for near, weight in ((sentence, 1.0), (sentence - 1, 0.5)):
                alone = unplaced.get(near, ())
                self.linked |= {name for name in alone if len(alone) == 1 and (near, name) in subjects}
                if len(names := named.get(near, ())) == 1:
                    votes[next(iter(names))] += sign * weight
                    break
                if names:
                    break
        return votes


def _fits(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name can be a fuller form: the same first word or its initial, and no word lost."""
    first, other = words[0].lower().rstrip("."), name[0].lower().rstrip(".")
    return other == first or (len(first) == 1 and other.startswith(first))
