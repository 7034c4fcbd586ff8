"""Tone under several analyzers and in each voice: whether a difference between groups holds in all of them."""

from collections.abc import Callable, Sequence
from itertools import product

import pandas as pd

from mediakit._check import MediakitError, check_columns, listed
from mediakit.analyzers import Analyzer, Score, as_analyzer
from mediakit.compare import compare
from mediakit.copies import select_copies
from mediakit.sentiment import sentiment
from mediakit.study import Study
from mediakit.voice import VOICES
from mediakit.ways import ways_table

PAIR = ["group_a", "group_b"]
WAY = ["analyzer", "voice"]
FIGURES = ["n_a", "n_b", "difference", "low", "high", "p_adjusted"]


def tone_by_voice(
    articles: pd.DataFrame,
    *,
    analyzers: Sequence[str | Analyzer | Callable] = ("textblob", "vader"),
    quotes: pd.DataFrame | None = None,
    field: str = "text",
) -> pd.DataFrame:
    """The tone of every article under each analyzer and in each voice.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field`.
    analyzers : sequence
        What `sentiment` takes as an analyzer, each once.
    quotes : DataFrame, optional
        ``quotes(articles)``; without it there is no voice but ``all``.
    field : str
        The column that holds the text.

    Returns
    -------
    DataFrame
        One row per analyzer, voice and article, in this order: ``doc_id``, ``analyzer``, ``voice`` (all, narrator,
        quoted) and the other columns of ``sentiment(..., unit="sentence_mean")``. An article without a word in a voice
        has no score in it. In one voice each sentence counts by the share of its words that are in it.

    Raises
    ------
    MediakitError
        No analyzer, or two of one name; and all that `sentiment` refuses.

    Examples
    --------
    Good is 0.7, and of the second sentence 2/5 are the paper's own words: 0.7 / (1 + 2/5) = 0.5.

    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good day. “A bad deal,” he said."]})
    >>> said = pd.DataFrame({"doc_id": ["a"], "start": [12], "end": [25], "kind": ["direct"]})
    >>> tone_by_voice(articles, analyzers=["textblob"], quotes=said)[["doc_id", "voice", "polarity"]].round(2)
      doc_id     voice  polarity
    0      a       all       0.0
    1      a  narrator       0.5
    2      a    quoted      -0.7
    """
    found = [as_analyzer(one) for one in ([analyzers] if isinstance(analyzers, str) else analyzers)]
    names = [one.name for one in found]
    if not found or len(set(names)) < len(names):
        raise MediakitError(
            f"analyzers must name one analyzer or more, each once; here they are: {listed(names) or 'none'}. Give "
            "two of one name other names with name=."
        )
    tables = []
    for one, voice in product(map(_Remembering, found), VOICES if quotes is not None else VOICES[:1]):
        given = {} if voice == "all" else {"quotes": quotes, "voice": voice}
        scored = sentiment(articles, analyzer=one, unit="sentence_mean", field=field, **given)
        scored = scored.drop(columns="voice", errors="ignore")
        scored.insert(
            scored.columns.get_loc("analyzer") + 1, "voice", pd.Series(voice, index=scored.index, dtype="str")
        )
        tables.append(scored)
    return pd.concat(tables, ignore_index=True)


class _Remembering(Analyzer):
    """An analyzer that scores a text once: a sentence that is in one voice reads the same in all."""

    def __init__(self, one: Analyzer) -> None:
        self.name, self.title, self.language = one.name, one.title, one.language
        self.has_log_ratio = one.has_log_ratio
        self._one = one
        self._known: dict[str, Score] = {}

    def scores(self, texts: Sequence[str]) -> list[Score]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._one.scores(new), strict=True))
        return [self._known[text] for text in texts]


def compare_tone(
    tones: pd.DataFrame, articles: pd.DataFrame, stories: pd.DataFrame | None = None, *, study: Study
) -> pd.DataFrame:
    """Compare a study's groups under each analyzer and in each voice.

    Parameters
    ----------
    tones : DataFrame
        From `tone_by_voice`, or any scores of articles with ``doc_id``, ``analyzer``, ``voice`` and ``polarity``.
    articles : DataFrame
        With ``doc_id`` and the study's group; which copies count needs ``outlet`` and ``origin`` too.
    stories : DataFrame, optional
        ``stories(articles)``; with it whole stories are resampled and permuted.
    study : Study
        Says the group, which copies count, the correction, the least n, the most groups and the seed.

    Returns
    -------
    DataFrame
        One row per pair of groups, analyzer and voice: ``group_a``, ``group_b`` (in alphabetical order), ``analyzer``,
        ``voice``, ``n_a``, ``n_b`` (articles with a score), ``difference`` (mean of a minus mean of b, in the
        analyzer's own unit), ``low``, ``high`` (95%), ``p_adjusted``. The figures of a pair that could not be tested
        in a way are missing there.

    Raises
    ------
    MediakitError
        A column is missing, or an article has two scores by one analyzer in one voice.

    Notes
    -----
    p is corrected over the pairs of one analyzer and voice, as in the report's own comparison. That is enough for a
    claim that must hold in every row of its pair: it is true only if each of them is, so no further correction is
    needed (an intersection-union test, Berger 1982). A claim that rests on the one row that shows it has been picked
    from all of them and has no such protection.

    Examples
    --------
    >>> from pathlib import Path
    >>> study = Study(name="summit", raw=(), codebook=Path("frames.yml"), path=Path("summit.yml"))
    >>> articles = pd.DataFrame({"doc_id": range(12), "outlet": ["Courier", "Post"] * 6})
    >>> tones = articles[["doc_id"]].assign(analyzer="vader", voice="all", polarity=[0.1, 0.4, 0.2, 0.3] * 3)
    >>> table = compare_tone(tones, articles, study=study)
    >>> table[["group_a", "group_b", "analyzer", "voice", "n_a", "n_b", "difference"]].round(2)
       group_a group_b analyzer voice  n_a  n_b  difference
    0  Courier    Post    vader   all    6    6        -0.2
    """
    check_columns(tones, ["doc_id", *WAY, "polarity"], "tones")
    check_columns(articles, ["doc_id", study.by], "articles")
    if tones.duplicated(["doc_id", *WAY]).any():
        raise MediakitError(
            "tones has several rows for one article, analyzer and voice. Score articles, not sentences, as "
            "tone_by_voice does."
        )
    told = articles.drop(columns=["text", "polarity", "story_id", *WAY], errors="ignore")
    if stories is not None:
        check_columns(stories, ["doc_id", "story_id"], "stories")
        told = told.merge(stories[["doc_id", "story_id"]], on="doc_id", how="left")
    counting = select_copies(told, stories, copies=study.copies)
    ways = {}
    for way, scored in tones.groupby(WAY, sort=False):
        values = counting.merge(scored[["doc_id", "polarity"]], on="doc_id", how="inner")
        ways[way] = compare(
            values, by=study.by, min_articles=study.min_articles, max_groups=study.max_groups,
            correction=study.correction, seed=study.seed,
        )  # fmt: skip
    return _grid({str(place): found for place, found in enumerate(ways.values())}, list(ways))


def _grid(by_place: dict, ways: list[tuple[str, str]]) -> pd.DataFrame:
    """Every pair that was tested in some way, in every way."""
    table = ways_table(by_place, name="way").astype({"n_a": "Int64", "n_b": "Int64"})
    pairs = list(dict.fromkeys(zip(table["group_a"], table["group_b"], strict=True)))
    places = [(*pair, str(place)) for pair in pairs for place in range(len(ways))]
    wanted = (
        pd.MultiIndex.from_tuples(places, names=[*PAIR, "way"]) if places else table.set_index([*PAIR, "way"]).index
    )
    full = table.set_index([*PAIR, "way"]).reindex(wanted).reset_index()
    for column, values in zip(WAY, zip(*(ways[int(place)] for place in full["way"]), strict=True), strict=False):
        full[column] = pd.Series(values, dtype="str")
    return full.reindex(columns=[*PAIR, *WAY, *FIGURES])
