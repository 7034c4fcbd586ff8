"""The tone of an article from that of its sentences, and the tone in one voice by one analyzer."""

import math

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed

_MADE = ["analyzer", "voice", "polarity", "subjectivity", "log_ratio", "n_words", "n_scored", "n_sentences"]


def article_tone(articles: pd.DataFrame, scored: pd.DataFrame, stories: pd.DataFrame | None = None) -> pd.DataFrame:
    """The articles with their tone: the mean over each one's sentences.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``; every column is carried along but ``text`` and those that this function makes.
    scored : DataFrame
        ``sentiment(articles, unit="sentence")``, or paragraphs or passages; in all voices or in one. Of sentences
        that say in which voice they are, the rows of one voice can be chosen.
    stories : DataFrame, optional
        ``stories(articles)``; with it ``story_id`` is carried along too, so that `compare` knows copies.

    Returns
    -------
    DataFrame
        One row per article, in their order: the articles' columns, ``story_id``, ``analyzer``, ``voice`` where all
        sentences are in one, ``polarity`` (-1 to 1) and ``subjectivity``: the plain mean over the sentences that hold
        a word and have a score, missing where none does; ``n_words`` and ``n_scored`` summed, ``n_sentences`` those
        that hold a word. The figures equal those of ``sentiment(articles, unit="sentence_mean")``.

    Raises
    ------
    MediakitError
        A column is missing, or `scored` holds the scores of more than one analyzer, or of both voices.

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
    table = articles.drop(columns=["text", "story_id", *_MADE], errors="ignore").reset_index(drop=True)
    if stories is not None:
        check_columns(stories, ["doc_id", "story_id"], "stories")
        table = table.merge(stories[["doc_id", "story_id"]], on="doc_id", how="left")
    with_words = scored[scored["n_words"] > 0]
    grouped = with_words.groupby("doc_id", sort=False)
    means = pd.DataFrame(
        {
            "polarity": grouped["polarity"].agg(_mean),
            "subjectivity": grouped["subjectivity"].agg(_mean),
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


def _mean(values: pd.Series) -> float:
    # fsum: the mean does not depend on the order of the sentences
    known = values.dropna()
    return math.fsum(known) / len(known) if len(known) else math.nan
