"""What is known of a text while its quotations are given their speakers."""

from bisect import bisect_left
from typing import NamedTuple

from mediakit.quotes.noun_phrases import Phrase
from mediakit.quotes.reading import read
from mediakit.quotes.reporting_clauses import ReportingClause, reporting_clauses

_BEFORE_WORDS = frozenset(" \t\n\r\"'”’»“‘„«[(….")
_AFTER_WORDS = frozenset(" \t\n\r\"'”’»“‘„«")
GOES_ON = frozenset(",?!—–-…")  # a sentence goes on after a quotation that ends so


class Attribution(NamedTuple):
    """Who says a quotation and by which words, as (start, end) in the text, and how sure that is, 0 to 1."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    confidence: float


UNKNOWN = Attribution(None, None, 0.0)


class Context:
    """The tokens and reporting clauses of a text; quotations are known by their tokens."""

    def __init__(self, text: str, stretches: list[tuple[int, int]], sentences: list[tuple[int, int]]) -> None:
        self.tokens = read(text, stretches, sentences)
        self.clauses = reporting_clauses(text, self.tokens)
        self.ends = [at for at, token in enumerate(self.tokens) if token.ends_clause]
        self.cues = [clause.cue for clause in self.clauses]

    def sentence(self, at: int) -> tuple[int, int]:
        """The first and last (exclusive) token of the sentence that holds a token."""
        place = bisect_left(self.ends, at)
        first = self.ends[place - 1] + 1 if place else 0
        return first, self.ends[place] if place < len(self.ends) else len(self.tokens)

    def clauses_before(self, at: int) -> list[ReportingClause]:
        """The last few reporting clauses before a token, nearest first."""
        place = bisect_left(self.cues, at)
        return self.clauses[max(0, place - 4) : place][::-1]

    def clause_after(self, at: int) -> ReportingClause | None:
        """The first reporting clause whose cue stands at a token or after it."""
        place = bisect_left(self.cues, at)
        return self.clauses[place] if place < len(self.clauses) else None

    def by(self, clause: ReportingClause, confidence: float) -> Attribution:
        """The attribution that a clause makes; the clause's own certainty counts, too."""
        sure = min(1.0, round(confidence * clause.certainty, 3))
        return Attribution(clause.subject.span(self.tokens), (clause.cue_start, clause.cue_end), sure)

    def named(self, subject: Phrase, confidence: float) -> Attribution:
        """An attribution without a cue."""
        return Attribution(subject.span(self.tokens), None, round(confidence, 3))

    def last_sign(self, at: int) -> str:
        """The last sign inside a quotation, its marks left out; empty where there is none."""
        return next((sign for sign in reversed(self.tokens[at].text) if sign not in _AFTER_WORDS), "")

    def is_whole(self, at: int) -> bool:
        """Whether a quotation is shaped like a sentence: it begins with a capital and ends with a mark."""
        first = next((sign for sign in self.tokens[at].text if sign not in _BEFORE_WORDS), "")
        return (first.isupper() or first.isdigit()) and self.last_sign(at) in {*GOES_ON, "."}

    def crosses(self, first: int, last: int) -> bool:
        """Whether a sentence ends between two tokens."""
        place = bisect_left(self.ends, first)
        return place < len(self.ends) and self.ends[place] < last
