"""Tone of articles and sentences: TextBlob and NLTK's VADER, exactly as these libraries score them."""

import functools
import math
import warnings
from collections import Counter
from collections.abc import Callable

import pandas as pd
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from textblob.en import sentiment as textblob_scores

from mediakit import _language_data
from mediakit._check import check_choice, check_columns, listed
from mediakit._phrases import counted, does
from mediakit.text import WORD, article_languages, punkt_language, sentence_spans

ANALYZERS = ("textblob", "vader")
NAMES = {"textblob": "TextBlob", "vader": "VADER"}
UNITS = ("article", "sentence", "sentence_mean")

MISSING = float("nan")
Score = tuple[float, float, int]  # polarity, subjectivity, n_scored


class _Vader(SentimentIntensityAnalyzer):
    """NLTK's analyzer, which also tells how many tokens had a valence."""

    n_scored = 0

    def __init__(self) -> None:
        super().__init__()
        self.marks = list(self.constants.PUNC_LIST)

    def score(self, text: str) -> Score:
        # NLTK tries each of 17 marks on each word; one that is not in the text can't be on a word of it
        self.constants.PUNC_LIST = [mark for mark in self.marks if mark in text]
        return self.polarity_scores(text)["compound"], MISSING, self.n_scored

    def score_valence(self, sentiments: list[float], text: str) -> dict[str, float]:
        self.n_scored = sum(valence != 0 for valence in sentiments)
        return super().score_valence(sentiments, text)


def _score_textblob(text: str) -> Score:
    # what TextBlob(text).sentiment calls, and it gives the words behind the score too
    scores = textblob_scores(text)
    n_scored = sum(word not in ("!", "(!)") for words, *_ in scores.assessments for word in words)
    return float(scores[0]), float(scores[1]), n_scored


@functools.cache
def _scorer(analyzer: str) -> Callable[[str], Score]:
    return _Vader().score if analyzer == "vader" else _score_textblob


def _scored(text: object, score: Callable[[str], Score]) -> tuple[float, float, int, int]:
    """polarity, subjectivity, n_words and n_scored of one text; no score where there is no word."""
    n_words = sum(1 for _ in WORD.finditer(text)) if isinstance(text, str) else 0
    if n_words == 0:
        return MISSING, MISSING, 0, 0
    polarity, subjectivity, n_scored = score(text)
    return polarity, subjectivity, n_words, n_scored


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values) if values else MISSING


def _sentence_mean(text: object, language: str, score: Callable[[str], Score]) -> tuple:
    """The article's row of unit='sentence_mean': the four values of `_scored`, and n_sentences."""
    rows = [_scored(text[start:end], score) for start, end in sentence_spans(text, language)]
    rows = [row for row in rows if row[2] > 0]
    polarity, subjectivity = (_mean([row[i] for row in rows]) for i in (0, 1))
    return polarity, subjectivity, sum(r[2] for r in rows), sum(r[3] for r in rows), len(rows)


def tell_other_languages(articles: pd.DataFrame, analyzer: str) -> str:
    """How many articles are in languages that the analyzer has no words of; nothing where all are English.

    Articles without a language are not counted among them: nothing is known against them.

    >>> articles = pd.DataFrame({"language": ["fr", "en-GB", "fr", "de", None]})
    >>> tell_other_languages(articles, "vader")
    '3 of 5 articles are not in English (fr 2, de 1); VADER knows English words only, so their scores say little.'
    >>> tell_other_languages(articles[1:2], "vader")
    ''
    """
    if "language" not in articles.columns:
        return ""
    codes = Counter(code.strip().lower() for code in articles["language"] if isinstance(code, str) and code.strip())
    others = [(code, n) for code, n in codes.most_common() if punkt_language(code) != "english"]
    n = sum(count for _, count in others)
    if not n:
        return ""
    return (
        f"{n:,} of {counted(len(articles), 'article')} {does(n, 'is', 'are')} not in English "
        f"({listed(f'{code} {count:,}' for code, count in others)}); {NAMES.get(analyzer, analyzer)} knows English "
        f"words only, so {does(n, 'its score says', 'their scores say')} little."
    )


def _warn_other_languages(articles: pd.DataFrame, analyzer: str) -> None:
    if told := tell_other_languages(articles, analyzer):
        warnings.warn(f'{told} Select articles[articles["language"] == "en"] to leave them out.', stacklevel=3)


def sentiment(
    articles: pd.DataFrame, *, analyzer: str = "textblob", unit: str = "article", field: str = "text"
) -> pd.DataFrame:
    """Score the tone of every article, or of every sentence.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field`; missing text counts as empty. A column ``language``
        is used as in `sentences`.
    analyzer : {"textblob", "vader"}
        TextBlob's PatternAnalyzer, or VADER as NLTK has it, with the lexicon of the package vaderSentiment
        (it differs from NLTK's own file in ``:p``, ``badass`` and four more words). The scores are, to the
        last bit, ``TextBlob(text).sentiment`` and ``SentimentIntensityAnalyzer().polarity_scores(text)``'s
        ``compound``.
    unit : {"article", "sentence", "sentence_mean"}
        What is scored: the whole text at once; each row of `sentences`; or each sentence that holds a word,
        of which an article gets the plain mean.
    field : str
        The column that holds the text, for example ``title``.

    Returns
    -------
    DataFrame
        One row per article in their order (per sentence with ``unit="sentence"``): ``doc_id``, with
        sentences ``sent_id``, ``analyzer``, ``polarity`` (-1 to 1, positive is a favourable tone),
        ``subjectivity`` (0 to 1; missing with VADER, which has none), ``n_words`` (by the kit's word rule),
        ``n_scored``, and with ``sentence_mean`` ``n_sentences``, the sentences averaged.

        Where there is no word, polarity and subjectivity are missing and n_scored is 0; both libraries would
        say 0. A text with words of which none is in the lexicon has polarity 0 and n_scored 0.

    Raises
    ------
    MediakitError
        If `articles` lacks a column, or `analyzer` or `unit` is none of the above.

    Warns
    -----
    UserWarning
        With counts, where the column ``language`` names articles that are not in English: both lexicons are.

    Notes
    -----
    ``n_scored``: with TextBlob the words in the assessments behind the score (the words found, and the
    negations and modifiers before them; exclamation marks are no words). With VADER the tokens whose valence
    is not zero, as NLTK itself counts them into pos and neg; the emphasis that ! and ? add is no word.

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
    check_choice(analyzer, ANALYZERS, "analyzer")
    check_choice(unit, UNITS, "unit")
    check_columns(articles, ["doc_id", field], "articles")
    _language_data.prepare()
    _warn_other_languages(articles, analyzer)
    score = _scorer(analyzer)
    texts = list(articles[field])
    values = ["polarity", "subjectivity", "n_words", "n_scored"]
    ids, numbers = list(articles["doc_id"]), None
    if unit == "article":
        rows = [_scored(text, score) for text in texts]
    elif unit == "sentence_mean":
        languages = article_languages(articles)
        rows = [_sentence_mean(text, name, score) for text, name in zip(texts, languages, strict=True)]
        values.append("n_sentences")
    else:
        spans = [sentence_spans(*pair) for pair in zip(texts, article_languages(articles), strict=True)]
        rows = [
            _scored(text[start:end], score) for text, found in zip(texts, spans, strict=True) for start, end in found
        ]
        ids = [doc_id for doc_id, found in zip(ids, spans, strict=True) for _ in found]
        numbers = [number for found in spans for number in range(len(found))]
    table = pd.DataFrame(rows, columns=values).astype(
        {name: "float64" if name in values[:2] else "int64" for name in values}
    )
    table.insert(0, "doc_id", pd.Series(ids, dtype=articles["doc_id"].dtype))
    if numbers is not None:
        table.insert(1, "sent_id", pd.Series(numbers, dtype="int64"))
    table.insert(table.columns.get_loc("polarity"), "analyzer", pd.Series([analyzer] * len(table), dtype="str"))
    return table
