"""A dictionary of positive and negative words, or of words with valences, as an analyzer."""

import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mediakit._check import MediakitError, check_choice
from mediakit.analyzers._categories import Sides, Valences, sides_of, valences_of
from mediakit.analyzers.base import MISSING, Analyzer, Score, ScoredWord
from mediakit.analyzers.negation import ENGLISH, Negation
from mediakit.codebook import Codebook, as_codebook
from mediakit.patterns import Index
from mediakit.text import punkt_language

FORMULAS = ("net_share", "net_tone", "valences")


class _Row(NamedTuple):
    """The words behind one text's score, and how many words of the text they hold."""

    words: list[ScoredWord]
    n_scored: int


class DictionaryAnalyzer(Analyzer):
    """A dictionary as an analyzer; see `dictionary_analyzer`."""

    def __init__(
        self,
        found: Sides | Valences,
        formula: str,
        negation: Negation | None,
        name: str,
        language: str | None,
    ) -> None:
        self.name = self.title = name
        self.formula = formula
        self.negation = negation
        self.language = language
        self.has_log_ratio = isinstance(found, Sides)
        self._found = found
        self._half = found.half if isinstance(found, Valences) else 1.0

    def __repr__(self) -> str:
        return f"dictionary_analyzer({self.name!r}, formula={self.formula!r})"

    def scores(self, texts: Sequence[str]) -> list[Score]:
        """The score of each text by the formula, and the log ratio where there are positive and negative words."""
        return [
            Score(self.of(row.words), MISSING, row.n_scored, self._log_ratio(row.words)) for row in self._rows(texts)
        ]

    def words_of(self, texts: Sequence[str]) -> list[list[ScoredWord]]:
        """A row for each match: its weight is 1 or -1, or its valence less the middle of the scale, after negation."""
        return [row.words for row in self._rows(texts)]

    def of(self, words: Sequence[ScoredWord]) -> float:
        """The polarity of these words by the formula; 0 without a word."""
        total = math.fsum(word.weight for word in words)
        if not words:
            return 0.0
        if self.formula == "net_tone":  # the words of the text, of which each match is a part
            return total / round(abs(words[0].weight / words[0].contribution))
        return total / len(words) / self._half

    def _log_ratio(self, words: Sequence[ScoredWord]) -> float:
        if not self.has_log_ratio:
            return MISSING
        positive = sum(word.weight > 0 for word in words)
        return math.log((positive + 0.5) / (len(words) - positive + 0.5))

    def _rows(self, texts: Sequence[str]) -> list[_Row]:
        index = Index(texts, [self.language] * len(texts))
        hits = self._found.hits(index)
        marks = self.negation.marks(index) if self.negation else []
        found: list[list[tuple]] = [[] for _ in texts]
        used: list[set[int]] = [set() for _ in texts]
        for row, first, last, weight, is_turned in hits:
            before = [] if is_turned or not self.negation else self.negation.before(index, first, marks)
            negated = is_turned or len(before) % 2 == 1
            weight = -weight if negated and not is_turned else weight
            text = texts[row]
            start, end = int(index.starts[first]), int(index.ends[last])
            booster = " ".join(text[index.starts[word] : index.ends[word]] for word in before) or None
            found[row].append((start, end, text[start:end], weight, negated, booster))
            used[row].update(range(first, last + 1))
        n_words = np.diff(index.first).tolist()
        return [
            _Row([ScoredWord(*hit, self._part(hit[3], len(own), n)) for hit in own], len(words))
            for own, words, n in zip(found, used, n_words, strict=True)
        ]

    def _part(self, weight: float, n_hits: int, n_words: int) -> float:
        """What a match brings to the polarity."""
        return weight / n_words if self.formula == "net_tone" else weight / n_hits / self._half


def dictionary_analyzer(
    codebook: Codebook | Mapping | str | Path,
    *,
    positive: str | Collection[str] = "positive",
    negative: str | Collection[str] = "negative",
    formula: str = "",
    scale: tuple[float, float] | None = None,
    negation: Negation | None = Negation(),  # noqa: B008
    name: str = "",
    language: str | None = "en",
) -> DictionaryAnalyzer:
    """Make an analyzer of a dictionary: categories of positive and negative words, or words with valences.

    Parameters
    ----------
    codebook : Codebook, mapping or path
        In any of the formats that `read_codebook` reads: LIWC, Lexicoder, Yoshikoder, WordStat, tables, YAML.
    positive, negative : str or collection of str
        The ids or labels of the categories; case does not count, and of ``tone.positive`` the last part is enough.
        Where the dictionary has ``neg_positive`` and ``neg_negative`` as Lexicoder's has (negated positive words,
        which are negative, and the other way round) they are used.
    formula : {"net_share", "net_tone", "valences"}, optional
        What `polarity` is, see Notes; without it ``net_share`` where the dictionary has both categories, else
        ``valences``.
    scale : (float, float), optional
        The least and the greatest valence that the dictionary's scale allows, such as ``(-5, 5)`` or ``(1, 9)``;
        without it ±m, m being the largest valence in the dictionary without its sign.
    negation : Negation or None
        When a negating word before it turns a word's sign; English negating words within three words before, if
        nothing else is said. None: never.
    name : str, optional
        Its name in tables; the codebook's where it is left out.
    language : str or None
        The two-letter code of the dictionary's language; None where it is not bound to one.

    Returns
    -------
    Analyzer
        For `sentiment` and `evidence`. ``n_scored`` counts the words in its matches. With categories the scores
        have ``log_ratio`` beside them.

    Raises
    ------
    MediakitError
        A category is not there, the scale does not hold a valence, all valences have one sign and no scale says
        where the middle is, or the negating words are English and the dictionary is not.
    CodebookError
        The codebook cannot be used.

    Warns
    -----
    UserWarning
        With ``valences``: patterns without one, which do not count.

    Notes
    -----
    With P positive and N negative matches in a text of W words, after negation:

    - ``net_share`` = (P - N) / (P + N), -1 to 1: the relative proportional difference (Kim and Fording 2002; Lowe et
      al. 2011). It is what is taken by default, because the score of one text does not shrink where it has many
      neutral words, so that long and short ones can be compared; with few matches it jumps, so look at n_scored.
    - ``net_tone`` = (P - N) / W (Young and Soroka 2012, who made Lexicoder's dictionary): small numbers, and those of
      sober outlets are smaller.
    - ``log_ratio`` = ln((P + 0.5) / (N + 0.5)) (Lowe et al. 2011): unbounded, so a column of its own.
    - ``valences``: the mean of the matches' valences, each less the middle of the scale and divided by half its
      width: v / 5 on a scale of -5 to 5, (v - 5) / 4 on one of 1 to 9.

    Without a match all of them are 0 and n_scored is 0. The published measures are those of whole documents:
    ``sentiment(articles, analyzer=..., unit="article")``. In ``sentence_mean``, which the report takes, sentences
    without a match count as 0, so there the net share does shrink where many sentences are neutral.

    Patterns, overlaps and case are those of docs/codebook.md; words in two categories count in both. A match inside
    one of ``neg_positive`` or ``neg_negative`` does not count again, and the rule of `Negation` is not applied to
    these. A negation turns the sign and keeps the size.

    Examples
    --------
    >>> categories = {"positive": {"patterns": ["good", "hope*"]}, "negative": {"patterns": ["bad"]}}
    >>> mood = dictionary_analyzer({"name": "mood", "frames": categories})
    >>> mood.score("Good hopes, not good, bad: bad.").polarity  # 2 positive, 3 negative
    -0.2
    >>> [(word.word, word.weight, word.booster) for word in mood.words("Not good, hopeful.")]
    [('good', -1.0, 'Not'), ('hopeful', 1.0, None)]
    >>> likes = dictionary_analyzer({"frames": {"all": {"patterns": [{"good": 2}, {"awful": -4}]}}})
    >>> likes.score("Good.").polarity
    0.5
    """
    book = as_codebook(codebook)
    if formula == "log_ratio":
        raise MediakitError("log_ratio is unbounded, so it is a column of its own beside polarity: leave formula out.")
    if formula:
        check_choice(formula, FORMULAS, "formula")
    if negation is not None and not isinstance(negation, Negation):
        raise MediakitError(f"negation={negation!r} is none. Allowed: Negation(words=..., reach=3), or None.")
    if negation and language and punkt_language(language) != "english" and negation.words == ENGLISH:
        raise MediakitError(
            f"the dictionary's language is {language!r} and the negating words are English. Give its own: "
            "negation=Negation(words=(...)), or negation=None."
        )
    sides = None if formula == "valences" else sides_of(book, positive, negative, needed=bool(formula))
    if sides is None:
        formula = "valences"
    elif scale is not None:
        raise MediakitError("scale is for valences: say formula='valences', or leave it out.")
    return DictionaryAnalyzer(
        sides or valences_of(book, scale), formula or "net_share", negation, name or book.name, language
    )
