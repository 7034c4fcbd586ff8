"""What an analyzer is: it scores texts, and shows the words behind a score where it can."""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from mediakit._check import MediakitError

MISSING = math.nan


class Score(NamedTuple):
    """The tone of one text.

    Attributes
    ----------
    polarity : float
        -1 to 1; missing where the analyzer gives none.
    subjectivity : float
        0 to 1; missing where the analyzer has none.
    n_scored : int
        Words that carried the score.
    log_ratio : float
        ln((positive + 0.5) / (negative + 0.5)) with a dictionary of positive and negative words; else missing.
    """

    polarity: float
    subjectivity: float = MISSING
    n_scored: int = 0
    log_ratio: float = MISSING


class ScoredWord(NamedTuple):
    """One word behind a score, a row of `evidence`.

    Attributes
    ----------
    start, end : int
        ``text[start:end] == word``.
    word : str
        As it stands.
    weight : float
        In the analyzer's own unit, after all that changed it.
    negated : bool
        Whether a negation turned or weakened it.
    booster : str or None
        The other words that changed its weight, as they stand and in their order, negations among them.
    contribution : float
        Its part in the polarity.
    """

    start: int
    end: int
    word: str
    weight: float
    negated: bool
    booster: str | None
    contribution: float


class Analyzer(ABC):
    """An analyzer of tone.

    Attributes
    ----------
    name : str
        Its name in tables: ``vader``.
    title : str
        Its name in prose: ``VADER``.
    language : str or None
        The two-letter code of the language that it knows; None where it is not bound to one.
    has_log_ratio : bool
        Whether its scores have a ``log_ratio``.
    """

    name: str
    title: str
    language: str | None = None
    has_log_ratio: bool = False

    @abstractmethod
    def scores(self, texts: Sequence[str]) -> list[Score]:
        """The scores of many texts, in their order."""

    def score(self, text: str) -> Score:
        """The score of one text."""
        return self.scores([text])[0]

    def words_of(self, texts: Sequence[str]) -> list[list[ScoredWord]]:
        """The words behind the score of each text, in the order in which they stand."""
        raise self._no_words()

    def words(self, text: str) -> list[ScoredWord]:
        """The words behind the score of one text, in the order in which they stand."""
        return self.words_of([text])[0]

    def of(self, words: Sequence[ScoredWord]) -> float:
        """The polarity that these words make, by the analyzer's own formula."""
        raise self._no_words()

    def _no_words(self) -> MediakitError:
        return MediakitError(
            f"{self.title} gives scores without the words behind them, so there is no evidence. TextBlob, VADER and "
            "dictionary_analyzer(...) give it."
        )
