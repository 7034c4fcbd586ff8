"""Tone under several analyzers and in each voice: whether a difference between groups holds in all of them."""

import math
import warnings
from collections.abc import Callable, Sequence
from itertools import product

import pandas as pd

from mediakit._adjust import adjust
from mediakit._check import MediakitError, check_columns, listed
from mediakit._phrases import joined
from mediakit.analyzers import Analyzer, Score, as_analyzer
from mediakit.compare import Comparison, compare
from mediakit.copies import select_copies
from mediakit.sentiment import sentiment, tell_other_languages
from mediakit.study import Study
from mediakit.voice import VOICES, tell_without_voice
from mediakit.ways import ways_table

PAIR = ["group_a", "group_b"]
WAY = ["analyzer", "voice"]
FIGURES = ["n_a", "n_b", "difference", "low", "high", "p", "p_adjusted", "p_all_ways"]


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

    Warns
    -----
    UserWarning
        Once for all voices: articles in other languages than the analyzers', with their count.

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
    several = isinstance(analyzers, Sequence) and not isinstance(analyzers, str)
    found = [as_analyzer(one) for one in (analyzers if several else [analyzers])]
    names = [one.name for one in found]
    if not found or len(set(names)) < len(names):
        raise MediakitError(
            f"analyzers must name one analyzer or more, each once; here they are: {listed(names) or 'none'}. Give "
            "two of one name other names with name=."
        )
    _warn_other_languages(articles, found)
    if quotes is not None and (told := tell_without_voice(articles, quotes)):
        warnings.warn(told, stacklevel=2)
    tables = []
    for one, voice in product(map(_Remembering, found), VOICES if quotes is not None else VOICES[:1]):
        given = {} if voice == "all" else {"quotes": quotes, "voice": voice}
        with warnings.catch_warnings():  # told once, not for each voice and analyzer
            warnings.filterwarnings("ignore", ".* not in English, where quotations are not known")
            scored = sentiment(articles, analyzer=one, unit="sentence_mean", field=field, **given)
        scored = scored.drop(columns="voice", errors="ignore")
        scored.insert(
            scored.columns.get_loc("analyzer") + 1, "voice", pd.Series(voice, index=scored.index, dtype="str")
        )
        tables.append(scored)
    return pd.concat(tables, ignore_index=True)


def _warn_other_languages(articles: pd.DataFrame, analyzers: list[Analyzer]) -> None:
    """One warning for each language that analyzers know, whatever their number."""
    by_language: dict[str | None, list[Analyzer]] = {}
    for one in analyzers:
        by_language.setdefault(one.language, []).append(one)
    for language, (first, *others) in by_language.items():
        if told := tell_other_languages(articles, first):
            so_too = f" So it is with {joined([one.title for one in others])}." if others else ""
            leave_out = f'Select articles[articles["language"] == "{language}"] to leave them out.'
            warnings.warn(f"{told}{so_too} {leave_out}", stacklevel=3)


class _Remembering(Analyzer):
    """An analyzer that scores a text once: a sentence that is in one voice reads the same in all."""

    language = None  # what its words are of has been told

    def __init__(self, one: Analyzer) -> None:
        self.name, self.title = one.name, one.title
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
        analyzer's own unit), ``low``, ``high`` (95%), ``p``, ``p_adjusted`` (corrected over the pairs of this analyzer
        and voice), and ``p_all_ways``, one for all rows of a pair: below .05 the pair differs in every way, in one
        direction. The figures of a pair that could not be tested in a way are missing there, and so is its
        ``p_all_ways``.

    Raises
    ------
    MediakitError
        A column is missing, or an article has two scores by one analyzer in one voice.

    Notes
    -----
    That a pair differs in every way is true only if it differs in each, so its p is the largest of the ways' (an
    intersection-union test, Berger 1982), here 1 where the ways differ in direction. Of many pairs these are many
    tests: ``p_all_ways`` is that largest p, corrected over the pairs by the study's correction, in which a pair
    without a test in some way counts as 1. It is never below a ``p_adjusted`` of its pair. To ask for ``p_adjusted``
    below .05 in each way is not enough: where pairs differ in all ways but one, each in another, the errors of all
    ways add up (with six ways to .26 in a simulation). A claim that rests on the one row that shows it has been
    picked from all of them and is protected by neither.

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
    by_place = {str(place): found for place, found in enumerate(ways.values())}
    return _grid(by_place, list(ways), study.correction)


def _grid(by_place: dict[str, Comparison], ways: list[tuple[str, str]], correction: str) -> pd.DataFrame:
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
    p = {
        (*sorted((pair.group_a, pair.group_b)), place): pair.p
        for place, found in by_place.items()
        for pair in found.pairs.itertuples()
    }
    full["p"] = [p.get(place, math.nan) for place in full[[*PAIR, "way"]].itertuples(index=False, name=None)]
    full["p_all_ways"] = _in_all_ways(full, correction)
    return full.reindex(columns=[*PAIR, *WAY, *FIGURES]).astype({"p": "float64", "p_all_ways": "float64"})


def _in_all_ways(table: pd.DataFrame, correction: str) -> pd.Series:
    """For each row its pair's largest p of all ways, corrected over the pairs."""
    largest, tested = {}, {}
    for pair, rows in table.groupby(PAIR, sort=False):
        one_direction = (rows["difference"] > 0).all() or (rows["difference"] < 0).all()
        tested[pair] = rows["p"].notna().all()
        largest[pair] = rows["p"].max() if tested[pair] and one_direction else 1.0
    corrected = dict(zip(largest, adjust(list(largest.values()), correction), strict=True))
    pairs = zip(*(table[name] for name in PAIR), strict=True)
    return pd.Series([corrected[pair] if tested[pair] else math.nan for pair in pairs], dtype="float64")
