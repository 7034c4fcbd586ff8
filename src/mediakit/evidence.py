"""The words behind each score of tone, and the score that they make."""

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns
from mediakit._groups import texts
from mediakit.analyzers import Analyzer, ScoredWord, as_analyzer
from mediakit.sentiment import tell_other_languages
from mediakit.text import WORD, article_languages, sentence_spans, text_column
from mediakit.voice import check_voice, quotations

UNITS = ("sentence", "article")
BATCH = 2_000  # articles whose words are held at a time

Row = tuple[int, int, ScoredWord]  # the article's place, the sentence's number, the word, true to the article


def evidence(
    articles: pd.DataFrame,
    *,
    analyzer: str | Analyzer = "textblob",
    unit: str = "sentence",
    field: str = "text",
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
) -> pd.DataFrame:
    """Show the words that made each score of `sentiment`.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``, each once, and the column named by `field`; a missing text counts as empty. ``language`` is
        used as in `sentences`.
    analyzer : {"textblob", "vader"} or Analyzer
        As in `sentiment`. Functions on texts have no evidence.
    unit : {"sentence", "article"}
        What was scored.
    field : str
        The column that holds the text.
    quotes : DataFrame, optional
        ``quotes(articles)``, where `voice` is not ``all``.
    voice : {"all", "narrator", "quoted"}
        Whose words were scored, as in `sentiment`.

    Returns
    -------
    DataFrame
        One row per scored word, by article and place: ``doc_id``, with sentences ``sent_id``, ``analyzer``,
        ``start`` and ``end`` (``articles[field][start:end] == word``), ``word``, ``weight``, ``negated``, ``booster``,
        ``contribution``. A unit without a scored word has no row.

    Raises
    ------
    MediakitError
        `articles` lacks a column or holds an article twice, `unit` or `voice` is none of the above, or the analyzer
        does not say which words made its scores.

    Warns
    -----
    UserWarning
        With counts, where articles are in other languages than the analyzer's.

    Notes
    -----
    ``weight`` is in the analyzer's own unit, after all that changed it; ``booster`` are the other words that did,
    in the order in which they stand, negations among them; ``negated`` says whether a negation turned it.
    ``contribution`` is its part in the unit's polarity; the contributions of a unit add up to it.

    - TextBlob: a row is an assessment, its weight the assessment's polarity p (also where that is 0, for it pulls the
      mean towards 0). Polarity is their mean, so the contribution is p / n. A ``!`` behind a word multiplies
      by 1.25, a negation by -0.5.
    - VADER: the weight is the valence v of a token after boosters (±0.293, less from further off), negation (× -0.74),
      capitals (±0.733) and ``but`` (× 0.5 before the text's first, × 1.5 behind it). Runs of ! and ? are rows of
      their own with what they add: 0.292 for each of the first four !, 0.18 for each ? where there are two or three,
      0.96 in all where there are more. With s the sum of it all, polarity is s / sqrt(s² + 15) to four decimals, and
      the contribution v / sqrt(s² + 15). As NLTK does, a token that stands more than once takes its context from its
      first place in the text, so that ``booster`` may stand elsewhere: another reason for sentences as the unit.
    - A dictionary: 1 or -1, or the valence less the middle of the scale; see `dictionary_analyzer`.

    `score_of` puts evidence through the analyzer's own formula again.

    Examples
    --------
    In TextBlob's lexicon good is 0.7 and bad -0.7; *not* before it multiplies by -0.5:

    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good deal. Not good, but not bad."]})
    >>> evidence(articles).drop(columns=["analyzer", "doc_id"])
       sent_id  start  end  word  weight  negated booster  contribution
    0        0      2    6  good    0.70    False     NaN         0.700
    1        1     17   21  good   -0.35     True     Not        -0.175
    2        1     31   34   bad    0.35     True     not         0.175
    """
    known = as_analyzer(analyzer)
    check_choice(unit, UNITS, "unit")
    check_columns(articles, ["doc_id", field], "articles")
    check_voice(voice, quotes)
    ids = articles["doc_id"]
    if ids.duplicated().any():
        raise MediakitError(
            f"articles.doc_id holds {ids[ids.duplicated()].iloc[0]!r} twice or more, so it would not be known whose "
            "the words are. Each article must stand once: articles.drop_duplicates('doc_id')."
        )
    if told := tell_other_languages(articles, known):
        warnings.warn(told, stacklevel=2)
    whole = texts(articles, field)
    read = whole if voice == "all" else quotations(articles, quotes, field).masked(voice)
    if unit == "sentence":
        spans = map(sentence_spans, whole, article_languages(articles))
    else:
        spans = ([(0, len(text))] for text in whole)
    rows: list[Row] = []
    for part in _batches(read, list(spans)):
        rows += _words(part, known)
    return _table(ids, rows, whole, known, unit)


def _batches(read: list[str], spans: list[list[tuple[int, int]]]) -> Iterator[list[tuple[int, int, int, str]]]:
    """The units that hold a word, some articles at a time: article, number, where it begins, its text."""
    for first in range(0, len(read), BATCH):
        units = [
            (place, number, start, read[place][start:end])
            for place in range(first, min(first + BATCH, len(read)))
            for number, (start, end) in enumerate(spans[place])
        ]
        yield [unit for unit in units if WORD.search(unit[3])]


def _words(units: list[tuple[int, int, int, str]], analyzer: Analyzer) -> Iterator[Row]:
    """The words of some units, their places those in the article."""
    found = analyzer.words_of([text for *_, text in units])
    for (place, number, begin, _), words in zip(units, found, strict=True):
        for word in words:
            yield place, number, word._replace(start=word.start + begin, end=word.end + begin)


def _table(ids: pd.Series, rows: list[Row], whole: list[str], analyzer: Analyzer, unit: str) -> pd.DataFrame:
    places = [place for place, _, _ in rows]
    words = [word for _, _, word in rows]
    return pd.DataFrame(
        {
            "doc_id": ids.iloc[places].reset_index(drop=True),
            **({"sent_id": pd.Series([number for _, number, _ in rows], dtype="int64")} if unit == "sentence" else {}),
            "analyzer": pd.Series([analyzer.name] * len(rows), dtype="str"),
            "start": pd.Series([word.start for word in words], dtype="int64"),
            "end": pd.Series([word.end for word in words], dtype="int64"),
            # where the words of one voice are scored, masked ones may stand inside an emoticon or a phrase
            "word": text_column([whole[place][word.start : word.end] for place, _, word in rows]),
            "weight": pd.Series([word.weight for word in words], dtype="float64"),
            "negated": pd.Series([word.negated for word in words], dtype="bool"),
            "booster": text_column([word.booster for word in words]),
            "contribution": pd.Series([word.contribution for word in words], dtype="float64"),
        }
    )


def score_of(evidence: pd.DataFrame, analyzer: str | Analyzer = "textblob") -> pd.DataFrame:
    """Put evidence through the analyzer's own formula: the polarity that `sentiment` gives, to the last bit.

    Parameters
    ----------
    evidence : DataFrame
        ``evidence(articles, analyzer=...)``, or rows of it: leave some out to see what the rest would score.
    analyzer : {"textblob", "vader"} or Analyzer
        The one that made it.

    Returns
    -------
    DataFrame
        One row per article, or sentence, that has a row in `evidence`, in their order: ``doc_id``, ``sent_id`` with
        sentences, ``polarity``. Units without a scored word are not there; `sentiment` says 0 of them.

    Raises
    ------
    MediakitError
        A column is missing, or another analyzer made the evidence.

    Notes
    -----
    TextBlob: the mean of the weights. VADER: s, the sum of the words' valences, to which the emphasis of the marks is
    put on its side; then s / sqrt(s² + 15), rounded to four decimals as NLTK does. Dictionaries: by their formula;
    with ``net_tone`` leaving rows out does not change how many words the text has.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good deal. Not good, but not awful."]})
    >>> found = evidence(articles)
    >>> score_of(found)["polarity"].round(3).tolist()  # 0.7; the mean of -0.35 and 0.5
    [0.7, 0.075]
    >>> score_of(found[found["word"] == "good"])["polarity"].tolist()
    [0.7, -0.35]
    """
    known = as_analyzer(analyzer)
    check_columns(
        evidence, ["doc_id", "word", "start", "end", "weight", "negated", "booster", "contribution"], "evidence"
    )
    if "analyzer" in evidence.columns and (others := set(evidence["analyzer"].unique()) - {known.name}):
        raise MediakitError(
            f"evidence is of {', '.join(sorted(map(str, others)))}, not of {known.name}. Name that one."
        )
    keys = ["doc_id", "sent_id"] if "sent_id" in evidence.columns else ["doc_id"]
    numbers = evidence.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()
    rows = evidence.iloc[numbers.argsort(kind="stable")]
    numbers = np.sort(numbers)
    names = ScoredWord._fields
    words = [ScoredWord(*row) for row in zip(*(rows[name].tolist() for name in names), strict=True)]
    edges = [0, *[i for i in range(1, len(words)) if numbers[i] != numbers[i - 1]], len(words)] if words else [0]
    table = rows[keys].iloc[edges[:-1]].reset_index(drop=True)
    return table.assign(polarity=pd.Series(_of(known, words, edges), dtype="float64"))


def _of(analyzer: Analyzer, words: Sequence[ScoredWord], edges: list[int]) -> list[float]:
    return [analyzer.of(words[first:last]) for first, last in pairwise(edges)]
