"""Tone of articles and sentences, by TextBlob, VADER, a dictionary or any function on texts."""

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit import _language_data
from mediakit._check import listed
from mediakit._phrases import counted, does
from mediakit._units import count_words, units_of
from mediakit.analyzers import NAMED, Analyzer, Score, as_analyzer
from mediakit.text import punkt_language, text_column
from mediakit.tone import SHARE, weighted_mean

ANALYZERS = tuple(NAMED)
BATCH = 50_000  # units whose texts are held at a time

MISSING = float("nan")


class Row(NamedTuple):
    """What is found of a unit."""

    polarity: float
    subjectivity: float
    n_words: int
    share_in_voice: float
    n_scored: int
    log_ratio: float


def _rows(texts: Sequence[object], n_others: Sequence[int], analyzer: Analyzer) -> list[Row]:
    """The values of each text, with its share of the unit's words; no score where there is no word."""
    n_words = [count_words(text) if isinstance(text, str) else 0 for text in texts]
    scores = iter(analyzer.scores([text for text, n in zip(texts, n_words, strict=True) if n]))
    return [_row(next(scores), n, m) if n else _no_row(m) for n, m in zip(n_words, n_others, strict=True)]


def _row(score: Score, n_words: int, n_others: int) -> Row:
    share = n_words / (n_words + n_others)
    return Row(score.polarity, score.subjectivity, n_words, share, score.n_scored, score.log_ratio)


def _no_row(n_others: int) -> Row:
    return Row(MISSING, MISSING, 0, 0.0 if n_others else MISSING, 0, MISSING)


def _mean_row(rows: Sequence[Row]) -> tuple:
    """The article's row of unit='sentence_mean': the means over its sentences with a word, and how many these are."""
    rows = [row for row in rows if row.n_words > 0]
    shares = [row.share_in_voice for row in rows]
    polarity, subjectivity, log_ratio = (
        weighted_mean(values, shares)
        for values in (
            [row.polarity for row in rows], [row.subjectivity for row in rows], [row.log_ratio for row in rows],
        )
    )  # fmt: skip
    n_words, n_scored = sum(row.n_words for row in rows), sum(row.n_scored for row in rows)
    return polarity, subjectivity, n_words, MISSING, n_scored, log_ratio, len(rows)


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
    unit: str | pd.DataFrame = "article",
    field: str = "text",
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
    without: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Score the tone of every article, sentence, paragraph or passage, in all voices or in one.

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
    unit : {"article", "sentence", "sentence_mean", "paragraph"} or DataFrame
        What is scored: the whole text at once; each row of `sentences`; each sentence that holds a word, of which an
        article gets the mean (in one voice a weighted one); each paragraph; or each row of a table of passages with
        ``doc_id``, ``start`` and ``end``, such as `windows` around mentions.
    field : str
        The column that holds the text, for example ``title``.
    quotes : DataFrame, optional
        ``quotes(articles)``, of the same field; needed for one voice.
    voice : {"all", "narrator", "quoted"}
        Whose words are scored: all; the paper's own; or those in direct quotations. The units stay those of the whole
        text, spaces stand for the words of the other voice. Articles in other languages than English of which `quotes`
        has no row have no score in one voice.
    without : DataFrame, optional
        ``doc_id``, ``start`` and ``end`` of words that are not scored, such as the mentions that windows are around.

    Returns
    -------
    DataFrame
        One row per article in their order (per sentence, paragraph or passage with these units): ``doc_id``; with
        sentences ``sent_id``, with paragraphs and passages ``start`` and ``end``, and ``frame`` where the passages have
        it; ``analyzer`` (its name); ``voice`` with `quotes`: the one that was scored, or with ``voice="all"`` the one
        that each sentence, paragraph or passage is in, as `sentences` says it; ``polarity`` (-1 to 1, positive is a
        favourable tone), ``subjectivity`` (0 to 1; missing with VADER and dictionaries, which have none), ``n_words``
        (by the kit's word rule); ``share_in_voice``, where sentences, paragraphs or passages are scored in one voice:
        the share of their words that are in it; ``n_scored``; with ``sentence_mean`` ``n_sentences``, the sentences
        with a word, of which those with a score are averaged; and with a dictionary of positive and negative words
        ``log_ratio``.

        Where there is no word (in that voice), polarity and subjectivity are missing and n_scored is 0; both libraries
        would say 0. A text with words of which none is in the lexicon has polarity 0 and n_scored 0.

    Raises
    ------
    MediakitError
        If a table lacks a column, an option is none of the above, a voice comes without `quotes`, or spans do not
        stand in the texts.

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
    word counts the same (in one voice by its share in it, see below). TextBlob averages over its scored words, so a
    long neutral text with one loaded word scores like that word; sentences without a scored word count as 0 in
    ``sentence_mean``.

    One voice of a sentence that has both is what is left of it: of *“An awful deal,” she said.* the paper's own words
    are *she said*, a text with a score of 0. So that such rests do not draw the mean towards 0 as whole sentences
    would, each sentence counts in one voice by its share in it: with p_i its polarity in the voice, n_i its words in
    that voice and m_i those in the other,

        polarity = Σ w_i p_i / Σ w_i,  w_i = n_i / (n_i + m_i)

    over the sentences with a score, and likewise subjectivity and log_ratio. Here *she said* counts 2/5 of a sentence
    and the quotation 3/5: both together once. w_i is ``share_in_voice``; it is 0 where all words are the other
    voice's, missing where there is no word, and always 1 with ``voice="all"``. To leave mixed sentences out
    altogether, score with ``voice="all"`` and choose the rows by their ``voice``. Words that are masked part the words
    beside them no longer: *not “so” good* becomes *not good*.

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
    units = units_of(articles, unit, field=field, quotes=quotes, voice=voice, without=without)
    _language_data.prepare()
    _warn_other_languages(articles, known)
    rows: list[tuple] = []
    for first in range(0, len(units), BATCH):
        part = first, first + BATCH
        rows += _rows(units.texts(*part), units.n_other_words(*part), known)
    beside = units.beside
    if units.kind == "sentence_mean":
        ends = np.searchsorted(units.rows, np.arange(len(articles) + 1))
        rows = [_mean_row(rows[start:end]) for start, end in pairwise(ends.tolist())]
        beside = pd.DataFrame({"doc_id": articles["doc_id"].reset_index(drop=True)})
        if voice != "all":
            beside["voice"] = text_column([voice] * len(beside))
    share = units.others is not None and units.kind not in ("article", "sentence_mean")
    return _table(beside, rows, known, units.kind, share)


def _table(beside: pd.DataFrame, rows: list[tuple], analyzer: Analyzer, kind: str, share: bool) -> pd.DataFrame:
    """The table of sentiment: which unit each row is of, the analyzer and the scores."""
    names = [*Row._fields, *(["n_sentences"] if kind == "sentence_mean" else [])]
    whole = {"n_words", "n_scored", "n_sentences"}
    scores = pd.DataFrame(rows, columns=names).astype({n: "int64" if n in whole else "float64" for n in names})
    left_out = [*([] if share else [SHARE]), *([] if analyzer.has_log_ratio else ["log_ratio"])]
    scores = scores.drop(columns=left_out)
    told = pd.DataFrame({"analyzer": pd.Series([analyzer.name] * len(beside), dtype="str")})
    first = beside.drop(columns="voice", errors="ignore")
    return pd.concat([first, told, beside[beside.columns.intersection(["voice"])], scores], axis=1)
