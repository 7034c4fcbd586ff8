"""VADER as NLTK has it: s / sqrt(s² + 15), exactly as the library scores, and the valence of each word."""

from collections.abc import Sequence

from mediakit.analyzers._vader_library import library
from mediakit.analyzers._vader_words import MARKS, traced
from mediakit.analyzers.base import Analyzer, Score, ScoredWord


class VaderAnalyzer(Analyzer):
    """NLTK's SentimentIntensityAnalyzer, with the lexicon of the package vaderSentiment."""

    name = "vader"
    title = "VADER"
    language = "en"

    def scores(self, texts: Sequence[str]) -> list[Score]:
        """To the last bit the ``compound`` of ``SentimentIntensityAnalyzer().polarity_scores(text)``."""
        score = library().score
        return [score(text) for text in texts]

    def words_of(self, texts: Sequence[str]) -> list[list[ScoredWord]]:
        """A row for each token whose valence is not zero, and for each run of ! and ? that adds emphasis."""
        tracing = traced()
        return [tracing.scored_words(text) for text in texts]

    def of(self, words: Sequence[ScoredWord]) -> float:
        """The sum s of the words' valences, the emphasis of the marks put to it, then s / sqrt(s² + 15)."""
        vader = library()
        marks = "".join(word.word for word in words if is_emphasis(word.word))
        total = float(sum(word.weight for word in words if not is_emphasis(word.word)))
        emphasis = vader._punctuation_emphasis(total, marks)
        if total > 0:
            total += emphasis
        elif total < 0:
            total -= emphasis
        return round(vader.constants.normalize(total), 4)


def is_emphasis(word: str) -> bool:
    """Whether a row of evidence is a run of marks; no word of VADER's lexicon is one.

    >>> is_emphasis("!?"), is_emphasis(":)")
    (True, False)
    """
    return MARKS.fullmatch(word) is not None
