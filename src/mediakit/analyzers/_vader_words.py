"""The words behind a score of VADER: NLTK runs as it is, and each of its rules tells what it changed."""

import functools
import math
import re
from dataclasses import dataclass, field

from nltk.sentiment.vader import VaderConstants

from mediakit.analyzers._vader_library import Vader
from mediakit.analyzers.base import ScoredWord

_TOKEN = re.compile(r"\S+")
MARKS = re.compile(r"[!?]+")


class _Constants(VaderConstants):
    """NLTK's constants, which remember what the last booster added."""

    added = 0.0

    def scalar_inc_dec(self, word: str, valence: float, is_cap_diff: bool) -> float:
        self.added = super().scalar_inc_dec(word, valence, is_cap_diff)
        return self.added


@dataclass
class _Change:
    """What changed the valence of one token."""

    negated: bool = False
    places: set[int] = field(default_factory=set)

    def turned(self, before: float, after: float, places: set[int]) -> None:
        if after != before:
            self.places |= places
            self.negated ^= after * before < 0


class Traced(Vader):
    """NLTK's analyzer, of which each rule tells what it did."""

    def __init__(self) -> None:
        super().__init__()
        self.constants = _Constants()
        self._changes: list[_Change] = []
        self._words: list[str] = []
        self._valences: list[float] = []

    def scored_words(self, text: str) -> list[ScoredWord]:
        """The rows of evidence of one text."""
        self._by_word: dict[str, _Change] = {}
        self._words, self._valences = [], []
        self.score(text)
        spans = _spans(text, self._words)
        rows = []
        but = next((i for i, word in enumerate(self._words) if word.lower() == "but"), None)
        for i, (word, valence) in enumerate(zip(self._words, self._valences, strict=True)):
            if valence == 0:
                continue
            change = self._by_word[word]
            places = change.places | ({but} if but is not None and i != but else set())
            booster = " ".join(text[slice(*spans[place])] for place in sorted(places)) or None
            start, end = spans[i]
            rows.append(ScoredWord(start, end, text[start:end], float(valence), change.negated, booster, 0.0))
        return self._with_marks(rows, text)

    def _with_marks(self, rows: list[ScoredWord], text: str) -> list[ScoredWord]:
        """The emphasis of ! and ? put to the words, and each row's part in s / sqrt(s² + 15)."""
        total = float(sum(row.weight for row in rows))
        rows += self._emphasis(text, math.copysign(1.0, total)) if total else []
        whole = sum(row.weight for row in rows)
        root = math.sqrt(whole * whole + 15)
        rows = [row._replace(contribution=row.weight / root) for row in rows]
        return sorted(rows, key=lambda row: row.start)

    def _emphasis(self, text: str, sign: float) -> list[ScoredWord]:
        """Each run of marks with its amount: 0.292 for each of the first four !, and of what ? add an equal part."""
        questions = self._amplify_qm(text) / max(text.count("?"), 1)
        left, rows = 4, []
        for run in MARKS.finditer(text):
            n = min(run[0].count("!"), left)
            left -= n
            amount = n * 0.292 + run[0].count("?") * questions
            if amount:
                rows.append(ScoredWord(run.start(), run.end(), run[0], sign * amount, False, None, 0.0))
        return rows

    def sentiment_valence(self, valence, sentitext, item, i, sentiments):
        self._change = self._by_word[item] = _Change()
        return super().sentiment_valence(valence, sentitext, item, i, sentiments)

    def _never_check(self, valence, words_and_emoticons, start_i, i):
        place = i - (start_i + 1)
        if self.constants.added:  # the booster at this place has just been counted
            self._change.places.add(place)
        after = super()._never_check(valence, words_and_emoticons, start_i, i)
        places = {place}
        if start_i and after * valence > 0:  # "never so" strengthens, and so does NLTK's "so" alone
            places = {j for j in range(place, i) if words_and_emoticons[j] in ("never", "so", "this")}
        self._change.turned(valence, after, places)
        return after

    def _idioms_check(self, valence, words_and_emoticons, i):
        after = super()._idioms_check(valence, words_and_emoticons, i)
        if after != valence:
            n = len(words_and_emoticons)
            runs = [(i - 1, i), (i - 2, i), (i - 2, i - 1), (i - 3, i - 1), (i - 3, i - 2), (i, i + 1), (i, i + 2)]
            for first, last in runs:
                phrase = " ".join(words_and_emoticons[first : last + 1])
                is_idiom = phrase in self.constants.SPECIAL_CASE_IDIOMS
                if last < n and (is_idiom or phrase in self.constants.BOOSTER_DICT):
                    self._change.places |= set(range(first, last + 1)) - {i}
                    self._change.negated &= not is_idiom  # an idiom's value stands, whatever was before it
        return after

    def _least_check(self, valence, words_and_emoticons, i):
        after = super()._least_check(valence, words_and_emoticons, i)
        self._change.turned(valence, after, {i - 1})
        return after

    def score_valence(self, sentiments, text):
        self._valences = list(sentiments)
        return super().score_valence(sentiments, text)

    def _but_check(self, words_and_emoticons, sentiments):
        self._words = list(words_and_emoticons)
        return super()._but_check(words_and_emoticons, sentiments)


def _spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where NLTK's tokens stand: pieces between white space of more than one character, a mark at one end cut off."""
    spans = []
    pieces = (piece for piece in _TOKEN.finditer(text) if piece.end() - piece.start() > 1)
    for piece, word in zip(pieces, words, strict=True):
        start = piece.start() if piece[0].startswith(word) else piece.end() - len(word)
        spans.append((start, start + len(word)))
    return spans


@functools.cache
def traced() -> Traced:
    """The one that serves all texts."""
    return Traced()
