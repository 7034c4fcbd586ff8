"""TextBlob: the mean of the assessments, exactly as the library scores, and the words of each assessment."""

from collections.abc import Iterator, Sequence

from textblob.en import sentiment as library

from mediakit.analyzers._textblob_tokens import Token, tokens
from mediakit.analyzers.base import Analyzer, Score, ScoredWord

MARKS = ("!", "(!)")


class TextBlobAnalyzer(Analyzer):
    """TextBlob's PatternAnalyzer."""

    name = "textblob"
    title = "TextBlob"
    language = "en"

    def scores(self, texts: Sequence[str]) -> list[Score]:
        """To the last bit ``TextBlob(text).sentiment``."""
        return [_score(text) for text in texts]

    def words_of(self, texts: Sequence[str]) -> list[list[ScoredWord]]:
        """A row for each assessment: its word, and the words that it has beside it."""
        return [_words(text) for text in texts]

    def of(self, words: Sequence[ScoredWord]) -> float:
        """The mean of the assessments, added up in their order as the library does."""
        total = 0
        for word in words:
            total += word.weight
        return total / float(len(words) or 1)


def _score(text: str) -> Score:
    # what TextBlob(text).sentiment calls, and it gives the words behind the score too
    scores = library(text)
    n_scored = sum(word not in MARKS for words, *_ in scores.assessments for word in words)
    return Score(float(scores[0]), float(scores[1]), n_scored)


def _words(text: str) -> list[ScoredWord]:
    found = tokens(text)
    # the library keeps the tokens that it is given, and so their places
    assessments = library.assessments((token, None) for token in found)
    own = [[word for word in words if isinstance(word, Token)] for words, *_ in assessments]
    marks = _exclamation_marks(found, own)
    rows = []
    for parts, (words, weight, *_) in zip(own, assessments, strict=True):
        known = [part for part in parts if part in library]
        word = known[-1] if known else parts[0]
        others = {part.start: part for part in parts if part is not word}
        for _ in range(len(words) - len(parts)):
            mark = next(marks)
            others[mark.start] = mark
        booster = " ".join(text[part.start : part.end] for _, part in sorted(others.items()))
        negated = any(part in library.negations for part in parts if part is not word)
        rows.append(
            ScoredWord(
                word.start, word.end, text[word.start : word.end], float(weight), negated, booster or None,
                weight / len(assessments),
            )
        )  # fmt: skip
    return rows


def _exclamation_marks(found: list[Token], own: list[list[Token]]) -> Iterator[Token]:
    """The marks that the library put to assessments by its own sign: all behind the first assessed word."""
    first = next((part.start for parts in own[:1] for part in parts if part not in library.negations), 0)
    return (one for one in found if one == "!" and one.start > first)
