"""The tone of an article from that of its sentences, and the tone in one voice by one analyzer."""

import math
from collections.abc import Iterable

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit.copies import counts_copies

SHARE = "share_in_voice"  # of a unit's words, where one voice is scored

_MADE = ["analyzer", "voice", "polarity", "subjectivity", "log_ratio", "n_words", SHARE, "n_scored", "n_sentences"]


@counts_copies("scored")
def article_tone(articles: pd.DataFrame, scored: pd.DataFrame, stories: pd.DataFrame | None = None) -> pd.DataFrame:
    """The articles with their tone: the mean over each one's sentences.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``; every column is carried along but ``text`` and those that this function makes.
    scored : DataFrame
        ``sentiment(articles, unit="sentence")``, or paragraphs or passages; in all voices or in one. Of sentences
        that say in which voice they are, the rows of one voice can be chosen. With ``share_in_voice`` each counts by
        it.
    stories : DataFrame, optional
        ``stories(articles)``; its ``story_id`` takes the place of one that the articles have, so that `compare`
        knows copies.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``.
        The others have no row.

    Returns
    -------
    DataFrame
        One row per article, in their order: the articles' columns, ``story_id``, ``analyzer``, ``voice`` where all
        sentences are in one, ``polarity`` (-1 to 1) and ``subjectivity``: the mean over the sentences that hold a word
        and have a score, missing where none does; ``n_words`` and ``n_scored`` summed, ``n_sentences`` those that hold
        a word. The figures equal those of ``sentiment(articles, unit="sentence_mean")``.

    Raises
    ------
    MediakitError
        A column is missing, `scored` holds the scores of more than one analyzer, or of both voices, or a sentence
        with a word has a share that is missing, 0 or less, or more than 1.

    Notes
    -----
    The mean is Σ w p / Σ w, with w the sentence's ``share_in_voice``, or 1 where there is no such column.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Courier", "Post"], "text": ["", ""]})
    >>> scored = pd.DataFrame({
    ...     "doc_id": ["a", "a"], "sent_id": [0, 1], "analyzer": "vader", "polarity": [0.5, -0.1],
    ...     "subjectivity": [float("nan")] * 2, "n_words": [4, 6], "n_scored": [1, 1],
    ... })
    >>> article_tone(articles, scored)[["doc_id", "outlet", "polarity", "n_sentences"]]
      doc_id   outlet  polarity  n_sentences
    0      a  Courier       0.2            2
    1      b     Post       NaN            0
    """
    check_columns(articles, ["doc_id"], "articles")
    check_columns(scored, ["doc_id", "analyzer", "polarity", "subjectivity", "n_words", "n_scored"], "scored")
    names = scored["analyzer"].unique()
    if len(names) > 1:
        raise MediakitError(f"scored holds scores of {listed(names)}. Choose the rows of one analyzer.")
    _check_once(scored)
    table = articles.drop(columns=["text", *_MADE], errors="ignore").reset_index(drop=True)
    if stories is not None:
        check_columns(stories, ["doc_id", "story_id"], "stories")
        table = table.drop(columns="story_id", errors="ignore")
        table = table.merge(stories[["doc_id", "story_id"]], on="doc_id", how="left")
    with_words = scored[scored["n_words"] > 0]
    grouped = with_words.groupby("doc_id", sort=False)
    weights = shares_in_voice(with_words)
    means = pd.DataFrame(
        {
            "polarity": _means(with_words, "polarity", weights, grouped.indices),
            "subjectivity": _means(with_words, "subjectivity", weights, grouped.indices),
            "n_words": grouped["n_words"].sum(),
            "n_scored": grouped["n_scored"].sum(),
            "n_sentences": grouped.size(),
        }
    )
    found = means.reindex(table["doc_id"]).reset_index(drop=True)
    counts = ["n_words", "n_scored", "n_sentences"]
    found = found.astype({"polarity": "float64", "subjectivity": "float64"})
    found[counts] = found[counts].fillna(0).astype("int64")
    found.insert(0, "analyzer", names[0] if len(names) else None)
    if "voice" in scored.columns and scored["voice"].nunique() == 1:
        found.insert(1, "voice", scored["voice"].iloc[0])
    return pd.concat([table, found], axis=1)


@counts_copies()
def select_tone(tones: pd.DataFrame, articles: pd.DataFrame, *, analyzer: str, voice: str = "all") -> pd.DataFrame:
    """The articles with their tone under one analyzer and in one voice.

    Parameters
    ----------
    tones : DataFrame
        From `tone_by_voice`.
    articles : DataFrame
        With ``doc_id``; every column is carried along but ``text``.
    analyzer, voice : str
        The rows of `tones` that are taken.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``.
        The others have no row.

    Returns
    -------
    DataFrame
        One row per article, in their order: the articles' columns and those of `tones`; polarity is missing where the
        article has no score in that voice. Ready for `compare` and `plot_tone`.

    Raises
    ------
    MediakitError
        A column is missing, `tones` does not hold this analyzer or voice, or holds an article twice in it.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Courier", "Post"], "text": ["", ""]})
    >>> tones = pd.DataFrame({"doc_id": ["b", "a"], "analyzer": "vader", "voice": "all", "polarity": [0.1, 0.2]})
    >>> select_tone(tones, articles, analyzer="vader")
      doc_id   outlet analyzer voice  polarity
    0      a  Courier    vader   all       0.2
    1      b     Post    vader   all       0.1
    """
    check_columns(articles, ["doc_id"], "articles")
    check_columns(tones, ["doc_id", "analyzer", "voice", "polarity"], "tones")
    for name, value in (("analyzer", analyzer), ("voice", voice)):
        check_choice(value, list(tones[name].unique()) or [value], name)
    chosen = tones[(tones["analyzer"] == analyzer) & (tones["voice"] == voice)]
    if chosen["doc_id"].duplicated().any():
        raise MediakitError("tones holds an article twice. Give the scores of articles, as tone_by_voice makes them.")
    made = ["text", *(column for column in tones.columns if column != "doc_id")]
    return articles.drop(columns=made, errors="ignore").merge(chosen, on="doc_id", how="left")


def _check_once(scored: pd.DataFrame) -> None:
    """Raise a MediakitError where a sentence or passage has two scores, as in tables of two voices put together."""
    place = [name for name in ("doc_id", "sent_id", "start", "end", "frame") if name in scored.columns]
    if len(place) == 1:
        return  # a hand-made table that does not say which sentences they are
    twice = scored.duplicated(place)
    if twice.any():
        voices = f", of the voices {listed(scored['voice'].unique())}" if "voice" in scored.columns else ""
        raise MediakitError(
            f"scored holds {int(twice.sum())} rows for a sentence that has one already{voices}. Choose the rows of one "
            "voice, and of one run."
        )


def _means(scored: pd.DataFrame, name: str, weights: pd.Series, places: dict) -> pd.Series:
    """The weighted mean of each article."""
    values, weights = scored[name].to_numpy("float64", na_value=math.nan), weights.to_numpy()
    found = [weighted_mean(values[at].tolist(), weights[at].tolist()) for at in places.values()]
    return pd.Series(found, index=list(places), dtype="float64")


def shares_in_voice(scored: pd.DataFrame) -> pd.Series:
    """By how much each row counts in a mean: the share of its words in the voice that was scored, else 1.

    Raises
    ------
    MediakitError
        A share is missing, 0 or less, or more than 1.

    >>> shares_in_voice(pd.DataFrame({"polarity": [0.1, 0.2]})).tolist()
    [1.0, 1.0]
    """
    if SHARE not in scored.columns:
        return pd.Series(1.0, index=scored.index)
    shares = scored[SHARE].astype("float64")
    wrong = ~shares.between(0, 1, inclusive="right")
    if wrong.any():
        first = scored["doc_id"][wrong].iloc[0]
        raise MediakitError(
            f"scored.{SHARE} is missing, 0 or less, or more than 1 in {int(wrong.sum())} of {len(wrong)} rows with a "
            f"word, the first in {first!r}. Give the table of one sentiment(..., voice=...) as it is."
        )
    return shares


def weighted_mean(values: Iterable[float], weights: Iterable[float]) -> float:
    """The weighted mean of the values that are known, the same in any order; missing where none weighs anything.

    >>> weighted_mean([0.5, -1.0, float("nan")], [1.0, 0.25, 1.0])  # (0.5 - 0.25) / 1.25
    0.2
    """
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if not math.isnan(value)]
    whole = math.fsum(weight for _, weight in known)  # fsum: the last bit does not depend on the order
    return math.fsum(value * weight for value, weight in known) / whole if whole else math.nan
