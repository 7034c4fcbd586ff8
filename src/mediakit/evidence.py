"""The words behind each score of tone, and the score that they make."""

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._groups import texts
from mediakit._units import Units, units_of
from mediakit.analyzers import Analyzer, ScoredWord, as_analyzer
from mediakit.sentiment import tell_other_languages
from mediakit.text import WORD, text_column

BATCH = 20_000  # units whose words are looked up at a time
KEYS = ("doc_id", "frame", "sent_id", "unit_start", "unit_end")

Row = tuple[int, ScoredWord]  # the unit's number, the word with its place in the article


def evidence(
    articles: pd.DataFrame,
    *,
    analyzer: str | Analyzer = "textblob",
    unit: str | pd.DataFrame = "sentence",
    field: str = "text",
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
    without: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Show the words that made each score of `sentiment`.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``, each once, and the column named by `field`; a missing text counts as empty. ``language`` is
        used as in `sentences`.
    analyzer : {"textblob", "vader"} or Analyzer
        As in `sentiment`. Functions on texts have no evidence.
    unit : {"sentence", "article", "paragraph"} or DataFrame
        What was scored, as in `sentiment`; for its ``sentence_mean`` the evidence is that of the sentences.
    field : str
        The column that holds the text.
    quotes, voice, without
        Whose words were scored, and which were left out, as in `sentiment`.

    Returns
    -------
    DataFrame
        One row per scored word, by unit and place: ``doc_id``; with sentences ``sent_id``, with paragraphs and passages
        ``unit_start`` and ``unit_end``, and ``frame`` where the passages have it; ``analyzer``, ``start`` and ``end``
        (``articles[field][start:end] == word``), ``word``, ``weight``, ``negated``, ``booster``, ``contribution``. A
        unit without a scored word has no row, and a passage that is there twice is looked at once.

    Raises
    ------
    MediakitError
        `articles` lacks a column or holds an article twice, an option is none of the above, or the analyzer does not
        say which words made its scores.

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
    check_columns(articles, ["doc_id", field], "articles")
    ids = articles["doc_id"]
    if ids.duplicated().any():
        raise MediakitError(
            f"articles.doc_id holds {ids[ids.duplicated()].iloc[0]!r} twice or more, so it would not be known whose "
            "the words are. Each article must stand once: articles.drop_duplicates('doc_id')."
        )
    if isinstance(unit, str) and unit == "sentence_mean":
        raise MediakitError("unit='sentence_mean' averages sentences: their evidence is that of unit='sentence'.")
    units = units_of(articles, unit, field=field, quotes=quotes, voice=voice, without=without)
    if told := tell_other_languages(articles, known):
        warnings.warn(told, stacklevel=2)
    beside = units.beside.drop(columns="voice", errors="ignore")
    once = np.flatnonzero(~beside.duplicated().to_numpy())
    rows: list[Row] = []
    for first in range(0, len(once), BATCH):
        rows += _words(units, once[first : first + BATCH].tolist(), known)
    return _table(units, beside, rows, texts(articles, field), known)


def _words(units: Units, numbers: list[int], analyzer: Analyzer) -> Iterator[Row]:
    """The words of some units, their places those in the article; of those that hold a word, as in `sentiment`."""
    of_unit = {number: units.texts(number, number + 1)[0] for number in numbers}
    of_unit = {number: text for number, text in of_unit.items() if WORD.search(text)}
    for number, words in zip(of_unit, analyzer.words_of(list(of_unit.values())), strict=True):
        begin = int(units.starts[number])
        for word in words:
            yield number, word._replace(start=word.start + begin, end=word.end + begin)


def _table(units: Units, beside: pd.DataFrame, rows: list[Row], whole: list[str], analyzer: Analyzer) -> pd.DataFrame:
    numbers, words = [number for number, _ in rows], [word for _, word in rows]
    told = beside.rename(columns={"start": "unit_start", "end": "unit_end"}).iloc[numbers].reset_index(drop=True)
    of_article = [whole[row] for row in units.rows[numbers].tolist()] if rows else []
    return told.assign(
        analyzer=pd.Series([analyzer.name] * len(rows), dtype="str"),
        start=pd.Series([word.start for word in words], dtype="int64"),
        end=pd.Series([word.end for word in words], dtype="int64"),
        # in one voice a word of two parts may stand on both sides of what is masked
        word=text_column([text[word.start : word.end] for text, word in zip(of_article, words, strict=True)]),
        weight=pd.Series([word.weight for word in words], dtype="float64"),
        negated=pd.Series([word.negated for word in words], dtype="bool"),
        booster=text_column([word.booster for word in words]),
        contribution=pd.Series([word.contribution for word in words], dtype="float64"),
    )


def unit_keys(evidence: pd.DataFrame) -> list[str]:
    """The columns of evidence that say which unit a row is of.

    >>> unit_keys(pd.DataFrame(columns=["doc_id", "sent_id", "start", "end", "word"]))
    ['doc_id', 'sent_id']
    """
    return [name for name in KEYS if name in evidence.columns]


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
        One row per unit that has a row in `evidence`, in their order: the columns that say which it is, and
        ``polarity``. Units without a scored word are not there; `sentiment` says 0 of them.

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
    keys = unit_keys(evidence)
    numbers = evidence.groupby(keys, sort=False, dropna=False, observed=True).ngroup().to_numpy()
    rows = evidence.iloc[numbers.argsort(kind="stable")]
    numbers = np.sort(numbers)
    names = ScoredWord._fields
    words = [ScoredWord(*row) for row in zip(*(rows[name].tolist() for name in names), strict=True)]
    edges = [0, *[i for i in range(1, len(words)) if numbers[i] != numbers[i - 1]], len(words)] if words else [0]
    table = rows[keys].iloc[edges[:-1]].reset_index(drop=True)
    return table.assign(polarity=pd.Series(_of(known, words, edges), dtype="float64"))


def _of(analyzer: Analyzer, words: Sequence[ScoredWord], edges: list[int]) -> list[float]:
    return [analyzer.of(words[first:last]) for first, last in pairwise(edges)]
