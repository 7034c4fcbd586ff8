"""Any measure with the copies of a story counted in three ways, side by side."""

import dataclasses
import inspect
import warnings
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._groups import group_labels
from mediakit.copies import COPIES, select_copies
from mediakit.robustness import PAIR, WAY, _in_all_ways, compare_tone
from mediakit.study import Study
from mediakit.ways import keyness_of_target

FIGURES = ("n_a", "n_b", "n_stories_a", "n_stories_b", "difference", "low", "high", "p", "p_adjusted", "p_all_ways")


def in_three_ways(measure: Callable, /, *tables: object, **options: object) -> dict[str, object]:
    """What a measure finds with every copy, with one article per story, and with what each outlet wrote itself.

    Parameters
    ----------
    measure : callable
        A measure with the keyword ``copies``: `coverage`, `cooccurrence`, `keyness`, `share_of_voice`, `tone_near`,
        `compare` and others.
    *tables
        What it is given, such as mentions and articles. The articles say their ``story_id``, ``is_first``, ``outlet``
        and ``origin``.
    **options
        Its other keywords.

    Returns
    -------
    dict of str to what the measure returns
        By way: ``all``, ``one_per_story``, ``own``, as `select_copies` has them. `stack_ways` makes one table of them.

    Raises
    ------
    MediakitError
        `measure` has no keyword ``copies``, or `options` has it.

    Examples
    --------
    The Courier printed its own story and a copy of the Post's:

    >>> from mediakit import coverage
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "outlet": ["Post", "Courier", "Courier"], "origin": ["Post", "Post", "Courier"],
    ...     "story_id": ["a", "a", "c"], "is_first": [True, False, True], "text": ["A swap.", "A swap.", "Rain."],
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a", "b"], "frame": ["swap", "swap"]})
    >>> ways = in_three_ways(coverage, found, articles)
    >>> stack_ways(ways, keys=["outlet"])[["outlet", "copies", "n_articles", "n_with", "share"]]
        outlet         copies  n_articles  n_with  share
    0  Courier            all           2       1    0.5
    1  Courier  one_per_story           1       0    0.0
    2  Courier            own           1       0    0.0
    3     Post            all           1       1    1.0
    4     Post  one_per_story           1       1    1.0
    5     Post            own           1       1    1.0
    """
    if not callable(measure):
        raise MediakitError(f"measure is {measure!r}, no function. Give one such as coverage or share_of_voice.")
    kinds = inspect.signature(measure).parameters
    if "copies" not in kinds and not any(one.kind is one.VAR_KEYWORD for one in kinds.values()):
        raise MediakitError(
            f"{getattr(measure, '__name__', measure)} has no keyword copies. Give a measure that has it, or write one: "
            "lambda articles, copies: measure(select_copies(articles, copies=copies))."
        )
    if "copies" in options:
        raise MediakitError("copies is what in_three_ways itself sets. Leave it out.")
    return {way: measure(*tables, copies=way, **options) for way in COPIES}


def stack_ways(
    ways: Mapping[str, pd.DataFrame], *, keys: Sequence[str] | str = (), name: str = "copies"
) -> pd.DataFrame:
    """Tables by way as one table, with a column that says the way.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        From `in_three_ways`, or any tables of like columns by name.
    keys : str or list of str
        Columns that say what a row is of, such as outlet and frame: rows of equal keys then stand together, in the
        order in which they first come. Left out, the tables stand one below the other.
    name : str
        The column for the way. It stands behind `keys`.

    Returns
    -------
    DataFrame
        The rows of all tables on a new index.

    Raises
    ------
    MediakitError
        No table, one without a key, or with a column `name`.
    """
    keys = [keys] if isinstance(keys, str) else list(keys)
    if not isinstance(ways, Mapping) or not ways:
        raise MediakitError("ways holds no table. Give those of in_three_ways(measure, ...).")
    for way, table in ways.items():
        check_columns(table, keys, f"the table of {way}")
        if name in table.columns:
            raise MediakitError(f"the table of {way} has a column {name!r} already. Name another with name=.")
    stacked = pd.concat([table.assign(**{name: way}) for way, table in ways.items()], ignore_index=True)
    stacked[name] = stacked[name].astype("str")
    if keys:
        place = stacked.groupby(keys, sort=False, dropna=False, observed=True).ngroup()
        stacked = stacked.iloc[np.argsort(place.to_numpy(), kind="stable")].reset_index(drop=True)
    stacked.attrs = {}
    return stacked[[*keys, name, *(column for column in stacked.columns if column not in (*keys, name))]]


def keyness_ways(
    articles: pd.DataFrame, stories: pd.DataFrame, *, target: str, study: Study
) -> dict[str, pd.DataFrame]:
    """Keyness of one of a study's groups with its copies counted in three ways.

    Parameters
    ----------
    articles, stories, target, study
        As in `keyness_of_target`, whatever the study says of copies.

    Returns
    -------
    dict of str to DataFrame
        By way: ``all``, ``one_per_story``, ``own``.
    """
    return {
        way: keyness_of_target(articles, stories, target=target, study=dataclasses.replace(study, copies=way))
        for way in COPIES
    }


def compare_tone_ways(
    tones: pd.DataFrame, articles: pd.DataFrame, stories: pd.DataFrame, *, study: Study
) -> pd.DataFrame:
    """Compare a study's groups under each analyzer, in each voice, and in each way of counting copies.

    Parameters
    ----------
    tones, articles, stories, study
        As in `compare_tone`, whatever the study says of copies.

    Returns
    -------
    DataFrame
        The rows of `compare_tone` for each way, those of one pair, analyzer and voice together, in the order all,
        one_per_story, own: ``group_a``, ``group_b``, ``analyzer``, ``voice``, ``copies``, ``n_a``, ``n_b`` (articles
        with a score), ``n_stories_a``, ``n_stories_b``, ``difference``, ``low``, ``high``, ``p``, ``p_adjusted``
        (corrected over the pairs of this analyzer, voice and way of counting), ``p_all_ways`` (over analyzers and
        voices, in this way of counting) and ``p_all_copies``, one for all rows of a pair: below .05 it differs under
        every analyzer, in every voice and in every way of counting, in one direction. A pair that could not be tested
        in a way has no figures there, and no ``p_all_copies``.

    Raises
    ------
    MediakitError
        A column is missing, or an article has two scores by one analyzer in one voice.

    Notes
    -----
    ``p_all_copies`` is made as ``p_all_ways`` of `compare_tone` is, over three times as many ways.
    """
    check_columns(stories, ["doc_id", "story_id", "is_first"], "stories")
    tables = []
    for way in COPIES:
        table = compare_tone(tones, articles, stories, study=dataclasses.replace(study, copies=way))
        sizes = _story_counts(tones, articles, stories, way, study.by)
        for side in ("a", "b"):
            places = pd.MultiIndex.from_frame(table[[*WAY, f"group_{side}"]])
            told = sizes.reindex(places).fillna(0).to_numpy().astype("int64")
            table[f"n_stories_{side}"] = pd.array(told, dtype="Int64")
            table[f"n_stories_{side}"] = table[f"n_stories_{side}"].mask(table[f"n_{side}"].isna())
        tables.append(table.assign(copies=pd.Series(way, index=table.index, dtype="str")))
    names = [*PAIR, *WAY]
    pairs = pd.concat(tables)[PAIR].astype("str").drop_duplicates().sort_values(PAIR)
    ways = tones[WAY].drop_duplicates().astype("str")
    wanted = pairs.merge(ways, how="cross").merge(pd.DataFrame({"copies": pd.Series(COPIES, dtype="str")}), how="cross")
    told = pd.concat(tables, ignore_index=True).astype(dict.fromkeys([*names, "copies"], "str"))
    full = wanted.merge(told, on=[*names, "copies"], how="left")
    full = full[[*names, "copies", *FIGURES]].reset_index(drop=True)
    full["p_all_copies"] = _in_all_ways(full, study.correction) if len(full) else pd.Series(dtype="float64")
    return full


def _story_counts(tones: pd.DataFrame, articles: pd.DataFrame, stories: pd.DataFrame, way: str, by: str) -> pd.Series:
    """How many stories the scored articles of each group tell, by analyzer, voice and group."""
    with warnings.catch_warnings():  # compare_tone has told it
        warnings.filterwarnings("ignore", "copies='own' left out")
        kept = select_copies(articles, stories, copies=way)
    known = stories.drop_duplicates("doc_id").set_index("doc_id")["story_id"]
    story = kept["doc_id"].map(known)
    named = pd.DataFrame({
        "doc_id": kept["doc_id"].to_numpy(),
        "group": pd.Series(group_labels(kept, by), dtype="str"),
        "story": story.where(story.notna(), kept["doc_id"]).to_numpy(),
    })  # fmt: skip
    finite = np.isfinite(tones["polarity"].to_numpy("float64", na_value=np.nan))
    scored = tones[finite].merge(named, on="doc_id").astype(dict.fromkeys(WAY, "str"))
    return scored.groupby([*WAY, "group"], observed=True)["story"].nunique()
