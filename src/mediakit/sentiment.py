"""Tone of articles and sentences, by TextBlob, VADER, a dictionary or any function on texts."""

import math
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

import pandas as pd

from mediakit import _language_data
from mediakit._check import check_choice, check_columns, listed
from mediakit._phrases import counted, does
from mediakit.analyzers import NAMED, Analyzer, Score, as_analyzer
from mediakit.text import WORD, article_languages, punkt_language, sentence_spans

ANALYZERS = tuple(NAMED)
UNITS = ("article", "sentence", "sentence_mean")
VALUES = ["polarity", "subjectivity", "n_words", "n_scored"]

BATCH = 2_000  # articles whose sentences are held at a time

MISSING = float("nan")
Row = tuple[float, float, int, int, float]  # polarity, subjectivity, n_words, n_scored, log_ratio


def _rows(texts: Sequence[object], analyzer: Analyzer) -> list[Row]:
    """The values of each text; no score where there is no word."""
    n_words = [sum(1 for _ in WORD.finditer(text)) if isinstance(text, str) else 0 for text in texts]
    scores = iter(analyzer.scores([text for text, n in zip(texts, n_words, strict=True) if n]))
    return [_row(next(scores), n) if n else (MISSING, MISSING, 0, 0, MISSING) for n in n_words]


def _row(score: Score, n_words: int) -> Row:
    return score.polarity, score.subjectivity, n_words, score.n_scored, score.log_ratio


def _mean(values: Iterable[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return math.fsum(known) / len(known) if known else MISSING


def _mean_row(rows: Sequence[Row]) -> tuple:
    """The article's row of unit='sentence_mean': the means over its sentences with a word, and how many these are."""
    rows = [row for row in rows if row[2] > 0]
    polarity, subjectivity, log_ratio = (_mean(row[i] for row in rows) for i in (0, 1, 4))
    return polarity, subjectivity, sum(r[2] for r in rows), sum(r[3] for r in rows), log_ratio, len(rows)


def tell_other_languages(articles: pd.DataFrame, analyzer: str | Analyzer) -> str:
    """How many articles are in languages that the analyzer has no words of; nothing where all are in its own.

    Articles without a language are not counted among them: nothing is known against them. Nor is anything said of an
    analyzer that is bound to no language, or of which only the name is known.

    >>> articles = pd.DataFrame({"language": ["fr", "en-GB", "fr", "de", None]})
    >>> tell_other_languages(articles, "vader")
    '3 of 5 articles are not in English (fr 2, de 1); VADER knows English words only, so their scores say little.'
    >>> tell_other_languages(articles[1:2], "vader")
    ''
    """
    known = NAMED.get(analyzer) if isinstance(analyzer, str) else analyzer
    if "language" not in articles.columns or known is None or known.language is None:
        return ""
    own = punkt_language(known.language) or known.language
    codes = Counter(code.strip().lower() for code in articles["language"] if isinstance(code, str) and code.strip())
    others = [(code, n) for code, n in codes.most_common() if (punkt_language(code) or code) != own]
    n = sum(count for _, count in others)
    if not n:
        return ""
    title = own.capitalize() if len(own) > 3 else f"the language {own}"
    return (
        f"{n:,} of {counted(len(articles), 'article')} {does(n, 'is', 'are')} not in {title} "
        f"({listed(f'{code} {count:,}' for code, count in others)}); {known.title} knows {title} "
        f"words only, so {does(n, 'its score says', 'their scores say')} little."
    )


def _warn_other_languages(articles: pd.DataFrame, analyzer: Analyzer) -> None:
    if told := tell_other_languages(articles, analyzer):
        code = analyzer.language
        warnings.warn(f'{told} Select articles[articles["language"] == "{code}"] to leave them out.', stacklevel=3)


def sentiment(
    articles: pd.DataFrame,
    *,
    analyzer: str | Analyzer | Callable = "textblob",
    unit: str = "article",
    field: str = "text",
) -> pd.DataFrame:
    """Score the tone of every article, or of every sentence.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field`; missing text counts as empty. A column ``language``
        is used as in `sentences`.
    analyzer : {"textblob", "vader"}, Analyzer, or function
        TextBlob's PatternAnalyzer, or VADER as NLTK has it, with the lexicon of the package vaderSentiment
        (it differs from NLTK's own file in ``:p``, ``badass`` and four more words). The scores are, to the
        last bit, ``TextBlob(text).sentiment`` and ``SentimentIntensityAnalyzer().polarity_scores(text)``'s
        ``compound``. Or what `dictionary_analyzer` made of a dictionary; or any function that takes a list of texts
        and returns a number from -1 to 1 for each, see `analyzer`.
    unit : {"article", "sentence", "sentence_mean"}
        What is scored: the whole text at once; each row of `sentences`; or each sentence that holds a word,
        of which an article gets the plain mean.
    field : str
        The column that holds the text, for example ``title``.

    Returns
    -------
    DataFrame
        One row per article in their order (per sentence with ``unit="sentence"``): ``doc_id``, with
        sentences ``sent_id``, ``analyzer`` (its name), ``polarity`` (-1 to 1, positive is a favourable tone),
        ``subjectivity`` (0 to 1; missing with VADER and dictionaries, which have none), ``n_words`` (by the kit's
        word rule), ``n_scored``; with ``sentence_mean`` ``n_sentences``, the sentences with a word, of which those
        with a score are averaged; and with a dictionary of positive and negative words ``log_ratio``.

        Where there is no word, polarity and subjectivity are missing and n_scored is 0; both libraries would
        say 0. A text with words of which none is in the lexicon has polarity 0 and n_scored 0.

    Raises
    ------
    MediakitError
        If `articles` lacks a column, or `analyzer` or `unit` is none of the above.

    Warns
    -----
    UserWarning
        With counts, where the column ``language`` names articles in other languages than the analyzer's: both
        lexicons are English.

    Notes
    -----
    ``n_scored``: with TextBlob the words in the assessments behind the score (the words found, and the
    negations and modifiers before them; exclamation marks are no words). With VADER the tokens whose valence
    is not zero, as NLTK itself counts them into pos and neg; the emphasis that ! and ? add is no word. With a
    dictionary the words in its matches; with a function, which does not say, all words.

    VADER adds up all words of a text: compound = S / sqrt(S² + 15), with S the sum of the valences. On a
    whole article S is large and the score saturates: of 600 real articles 82% scored beyond ±.9. Such scores
    must not be averaged or compared; for comparisons take ``sentence_mean``, in which every sentence with a
    word counts the same. TextBlob averages over its scored words, so a long neutral text with one loaded
    word scores like that word; sentences without a scored word count as 0 in ``sentence_mean``.

    References: Loria, *TextBlob*, with the lexicon of De Smedt and Daelemans (2012), *Pattern for Python*;
    Hutto and Gilbert (2014), *VADER*.

    Examples
    --------
    In TextBlob's lexicon *good* is 0.7; *not* before it multiplies by -0.5:

    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["A good deal. They met.", "Not good."]})
    >>> sentiment(articles, unit="sentence_mean").drop(columns=["analyzer", "subjectivity"])
      doc_id  polarity  n_words  n_scored  n_sentences
    0      a      0.35        5         1            2
    1      b     -0.35        2         2            1
    """
    known = as_analyzer(analyzer)
    check_choice(unit, UNITS, "unit")
    check_columns(articles, ["doc_id", field], "articles")
    _language_data.prepare()
    _warn_other_languages(articles, known)
    languages = article_languages(articles) if unit != "article" else [""] * len(articles)
    texts, rows, numbers = list(articles[field]), [], []
    for first in range(0, len(texts), BATCH):
        part = slice(first, first + BATCH)
        of_part, counts = _unit_rows(texts[part], languages[part], known, unit)
        rows += of_part
        numbers += counts
    return _table(articles["doc_id"], rows, numbers, known, unit)


def _unit_rows(texts: list, languages: list[str], analyzer: Analyzer, unit: str) -> tuple[list[tuple], list[int]]:
    """The rows of some articles by their unit, and how many each has."""
    if unit == "article":
        return _rows(texts, analyzer), [1] * len(texts)
    spans = [sentence_spans(text, language) for text, language in zip(texts, languages, strict=True)]
    cut = [text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found]
    counts = [len(found) for found in spans]
    rows = _rows(cut, analyzer)
    if unit == "sentence":
        return rows, counts
    ends = list(accumulate(counts, initial=0))
    return [_mean_row(rows[start:end]) for start, end in pairwise(ends)], [1] * len(texts)


def _table(ids: pd.Series, rows: list[tuple], counts: list[int], analyzer: Analyzer, unit: str) -> pd.DataFrame:
    """The table of sentiment; `counts` says how many rows each article has."""
    names = [*VALUES, "log_ratio", *(["n_sentences"] if unit == "sentence_mean" else [])]
    whole = {"n_words", "n_scored", "n_sentences"}
    table = pd.DataFrame(rows, columns=names).astype({n: "int64" if n in whole else "float64" for n in names})
    log_ratio = table.pop("log_ratio")
    if analyzer.has_log_ratio:
        table["log_ratio"] = log_ratio
    repeated = [doc_id for doc_id, n in zip(ids, counts, strict=True) for _ in range(n)]
    table.insert(0, "doc_id", pd.Series(repeated, dtype=ids.dtype))
    if unit == "sentence":
        table.insert(1, "sent_id", pd.Series([n for count in counts for n in range(count)], dtype="int64"))
    place = table.columns.get_loc("polarity")
    table.insert(place, "analyzer", pd.Series([analyzer.name] * len(table), dtype="str"))
    return table
