"""NLTK's VADER, which also tells how many tokens had a valence."""

import functools

from nltk.sentiment.vader import SentimentIntensityAnalyzer

from mediakit import _language_data
from mediakit.analyzers.base import MISSING, Score


class Vader(SentimentIntensityAnalyzer):
    """NLTK's analyzer, which also tells how many tokens had a valence."""

    n_scored = 0

    def __init__(self) -> None:
        _language_data.prepare()
        super().__init__()
        self.marks = list(self.constants.PUNC_LIST)

    def score(self, text: str) -> Score:
        """The score of one text."""
        # NLTK tries each of 17 marks on each word; one that is not in the text can't be on a word of it
        self.constants.PUNC_LIST = [mark for mark in self.marks if mark in text]
        return Score(self.polarity_scores(text)["compound"], MISSING, self.n_scored)

    def score_valence(self, sentiments: list[float], text: str) -> dict[str, float]:
        """NLTK's own, which is handed the valences of all tokens."""
        self.n_scored = sum(valence != 0 for valence in sentiments)
        return super().score_valence(sentiments, text)


@functools.cache
def library() -> Vader:
    return Vader()
