"""Human codes: one number and one of three classes for each unit, and the article that it stands in."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit._phrases import counted, does

CLASSES = ("negative", "neutral", "positive")
Classes = Mapping[Any, str] | tuple[float, float] | None


def units_of(scores: pd.DataFrame, gold: pd.DataFrame, unit: str | Sequence[str] | None) -> list[str]:
    """The columns that say which unit a row of either table is."""
    if unit is not None:
        return [unit] if isinstance(unit, str) else list(unit)
    both = [name for name in ("unit_id", "doc_id", "sent_id") if name in scores.columns and name in gold.columns]
    if not both or both == ["sent_id"]:
        raise MediakitError(
            "scores and gold share neither unit_id nor doc_id, so no score finds its code. "
            f"scores has: {listed(scores.columns)}; gold has: {listed(gold.columns)}. Name the column with unit=."
        )
    return both[:1] if both[0] == "unit_id" else both


def keyed(table: pd.DataFrame, units: list[str]) -> pd.Series:
    """One key a row: the unit's column, or a tuple of its columns."""
    if len(units) == 1:
        return table[units[0]]
    return pd.Series(list(zip(*(table[name] for name in units), strict=True)), index=table.index, dtype=object)


def coded_units(
    gold: pd.DataFrame, units: list[str], *, value: str, classes: Classes, article: str | None
) -> tuple[pd.DataFrame, list[str]]:
    """The units of a table of human codes, each once.

    Returns
    -------
    table : DataFrame
        One row per unit, by its key, in the order of `gold`: ``number`` (the mean of its coders; of codes that are
        words or stand in another order than their classes it is -1, 0, 1), ``coded`` (0, 1, 2; -1 where the
        coders name no class more often than any other, or no class is asked for) and ``cluster`` (the unit's story,
        article or itself).
    notes : list of str
        What was left out, averaged or decided by majority.
    """
    check_columns(gold, [*units, value, *([article] if article else [])], "gold")
    if "category" in gold.columns and gold["category"].nunique() > 1:
        raise MediakitError(
            f"gold holds codes of several categories ({listed(gold['category'].unique())}). Choose the rows of one."
        )
    named = gold[units].notna().all(axis=1)
    known = gold[named & gold[value].notna()]
    notes = _without("no unit", int((~named).sum())) + _without("no code", int(named.sum()) - len(known))
    key = keyed(known, units)
    coders = _coders(known, key)
    number, of_code, told = _read_codes(known[value], classes)
    notes += told
    cluster = _cluster(known, key, units, article)
    rows = pd.DataFrame({"key": key, "number": number, "cluster": cluster, "code": of_code}).reset_index(drop=True)
    _check_cluster(rows)
    grouped = rows.groupby("key", sort=False)
    table = grouped.agg(number=("number", "mean"), cluster=("cluster", "first"), n=("number", "size"))
    if isinstance(classes, tuple):
        table["coded"] = _cut(table["number"].to_numpy(float), classes)
    else:
        table["coded"] = _majority(rows, table.index)
    several = int((table["n"] > 1).sum())
    if several:
        how = "their mean" if isinstance(classes, tuple) or not (rows["code"] >= 0).any() else "the majority's class"
        notes.append(f"{counted(several, 'unit')} {does(several, 'has', 'have')} several codes{coders}: {how} counts.")
        tied = int(((table["coded"] < 0) & (table["n"] > 1)).sum()) if (rows["code"] >= 0).any() else 0
        if tied:
            notes.append(
                f"In {counted(tied, 'unit')} no class has most of the codes, so "
                f"{does(tied, 'it is', 'they are')} in no figure of classes."
            )
    return table.drop(columns="n"), notes


def _without(what: str, n: int) -> list[str]:
    return [
        f"{counted(n, 'row')} of gold {does(n, 'has', 'have')} {what} and {does(n, 'was', 'were')} left out."
    ] * bool(n)


def _coders(gold: pd.DataFrame, key: pd.Series) -> str:
    """How many coders there are, in words; several codes of a unit must be by several coders."""
    if "coder" in gold.columns:
        twice = pd.DataFrame({"key": key, "coder": gold["coder"]}).duplicated()
        if twice.any():
            raise MediakitError(
                f"gold has several rows for unit {key[twice].iloc[0]!r} by one coder. Keep one code a unit and coder."
            )
        return f" by {counted(gold['coder'].nunique(), 'coder')}"
    if key.duplicated().any():
        raise MediakitError(
            f"gold has several rows for unit {key[key.duplicated()].iloc[0]!r}, and no column 'coder' that says whose "
            "they are. Name the coders there, or average a unit's rows first."
        )
    return ""


def _read_codes(values: pd.Series, classes: Classes) -> tuple[pd.Series, pd.Series, list[str]]:
    """Each code as a number and as the number of its class, -1 where no class is asked for; and what to say of it."""
    notes = []
    numeric = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    number = values.astype(float) if numeric else None
    if number is not None and not np.isfinite(number).all():
        raise MediakitError("gold holds codes that are infinite. Every code is a finite number or a class.")
    if isinstance(classes, Mapping):
        code = values.map(_by_mapping(values, classes)).astype("int64")
        if number is not None and not _in_order(classes):
            number = None
            notes.append("Codes stand in another order than their classes: correlations take -1, 0 and 1 for these.")
    elif number is not None:
        _check_cut(classes)
        code = pd.Series(-1, index=values.index, dtype="int64")
    elif classes is not None:
        raise MediakitError(
            f"classes={classes!r} cuts numbers, but gold holds {listed(map(repr, values.unique()), 4)}. "
            "Say with a mapping which class each code is."
        )
    else:
        code = values.map(_by_name).astype("int64")
    return (number if number is not None else code - 1.0), code, notes


def _in_order(classes: Mapping[Any, str]) -> bool:
    """Whether every code of a lower class is below every code of a higher one.

    >>> _in_order({1: "negative", 2: "negative", 3: "positive"}), _in_order({1: "positive", 2: "negative"})
    (True, False)
    """
    codes = sorted((code, CLASSES.index(name)) for code, name in classes.items() if isinstance(code, Real))
    return all(first <= second for (_, first), (_, second) in pairwise(codes))


def _by_name(word: object) -> int:
    plain = word.strip().lower() if isinstance(word, str) else word
    try:
        check_choice(plain, CLASSES, "code")
    except MediakitError as error:
        raise MediakitError(
            f'gold: {error} For other codes say what they mean with classes=, such as {{2: "negative", '
            '4: "neutral", 6: "positive"}.'
        ) from None
    return CLASSES.index(plain)


def _by_mapping(values: pd.Series, classes: Mapping[Any, str]) -> Callable[[object], int]:
    for name in classes.values():
        check_choice(name, CLASSES, "classes: class")
    unknown = [value for value in values.unique().tolist() if value not in classes]
    if unknown:
        raise MediakitError(
            f"classes says nothing of {listed(map(repr, unknown), 6)}, which gold holds. "
            f"It knows: {listed(map(repr, classes))}."
        )
    return lambda value: CLASSES.index(classes[value])


def _check_cut(classes: Classes) -> None:
    if classes is None:
        return
    good = isinstance(classes, tuple | list) and len(classes) == 2
    if not good or not all(isinstance(bound, int | float) for bound in classes) or not classes[0] <= classes[1]:
        raise MediakitError(
            f"classes={classes!r} is not known. Allowed: a mapping from code to class, or two numbers in order: "
            "codes below the first are negative, above the second positive."
        )


def _cut(number: np.ndarray, bounds: tuple[float, float]) -> np.ndarray:
    return np.where(number < bounds[0], 0, np.where(number > bounds[1], 2, 1))


def _majority(rows: pd.DataFrame, keys: pd.Index) -> np.ndarray:
    """The class that most coders of a unit name; -1 where two share the first place or none is asked for."""
    place = keys.get_indexer(rows["key"])
    votes = np.zeros((len(keys), 3), dtype=int)
    named = rows["code"].to_numpy() >= 0
    np.add.at(votes, (place[named], rows["code"].to_numpy()[named]), 1)
    most = votes.max(axis=1)
    alone = (votes == most[:, None]).sum(axis=1) == 1
    return np.where(alone & (most > 0), votes.argmax(axis=1), -1)


def _cluster(gold: pd.DataFrame, key: pd.Series, units: list[str], article: str | None) -> pd.Series:
    """What is resampled as a whole: the story, the article, or the unit where neither is known."""
    column = article or next((name for name in ("story_id", "doc_id") if name in gold.columns), None)
    if column is None:
        return key.map(lambda k: ("unit", k))
    # a unit whose article is missing stands alone
    return pd.Series(
        [("unit", k) if pd.isna(name) else ("article", name) for k, name in zip(key, gold[column], strict=True)],
        index=gold.index, dtype=object,
    )  # fmt: skip


def _check_cluster(rows: pd.DataFrame) -> None:
    pairs = rows[["key", "cluster"]].drop_duplicates()
    if pairs["key"].duplicated().any():
        twice = pairs.loc[pairs["key"].duplicated(), "key"].iloc[0]
        raise MediakitError(f"gold puts unit {twice!r} in two articles. A unit stands in one.")
