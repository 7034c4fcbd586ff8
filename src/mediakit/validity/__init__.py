"""How well scores of tone agree with human codes: correlation, three classes, what chance alone would reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns, listed
from mediakit._correlation import percentiles
from mediakit._phrases import counted, does
from mediakit.validity.figures import FIGURES, OF_CLASSES, OF_CONFUSION, Drawn, baselines, classed
from mediakit.validity.gold import CLASSES, Classes, coded_units, keyed, units_of

__all__ = ["Validity", "compare_validity", "validity"]


@dataclass(frozen=True, eq=False)
class Validity:
    """What `validity` found.

    Attributes
    ----------
    figures : pandas.DataFrame
        One row per figure: ``figure`` (pearson, spearman, accuracy, macro_f1), ``n`` (units), ``estimate``, ``low``,
        ``high`` (95%), ``baseline`` (what naming the largest class for every unit reaches; missing for the
        correlations) and ``method`` (of the interval).
    classes : pandas.DataFrame
        One row per class: ``class``, ``n_coded`` (units that people put there), ``n_scored`` (that the scores put
        there), ``n_right`` (both), and ``precision``, ``recall`` and ``f1``, each with ``_low`` and ``_high``.
    confusion : pandas.DataFrame
        One row per coded class, one column per scored class: counts of units. Without classes it is empty.
    rule : str
        How scores and codes become classes, in a sentence.
    n_unscored : int
        Units of gold that have a code and no score; they are in no figure.
    notes : list of str
        What was left out, averaged or assumed, in sentences.
    """

    figures: pd.DataFrame
    classes: pd.DataFrame
    confusion: pd.DataFrame
    rule: str
    n_unscored: int
    notes: list[str]


def validity(
    scores: pd.DataFrame,
    gold: pd.DataFrame,
    *,
    unit: str | Sequence[str] | None = None,
    value: str = "value",
    classes: Classes = None,
    cut: float = 0.05,
    article: str | None = None,
    seed: int = 0,
) -> Validity:
    """Hold scores of tone against human codes of the same units.

    Parameters
    ----------
    scores : DataFrame
        One row per unit with ``polarity``: from `sentiment` or `article_tone`, of one analyzer.
    gold : DataFrame
        Human codes, one row per unit or per unit and ``coder``. Not changed.
    unit : str or list of str, optional
        The columns of both tables that say which unit a row is; without it ``unit_id`` where both have it, else
        ``doc_id``, with ``sent_id`` where both have that.
    value : str
        Gold's column of codes: numbers, or the words negative, neutral and positive.
    classes : mapping or tuple of two numbers, optional
        What the codes mean: ``{2: "negative", 4: "neutral", 6: "positive"}``, or two bounds of a rating: codes
        below the first are negative, above the second positive, the others neutral. Numbers without it give
        correlations only: no rule is guessed. Where numbers of a mapping do not rise from negative to positive,
        as in ``{1: "positive", 2: "negative"}``, correlations take -1, 0 and 1 for them.
    cut : float
        Scores of ``-cut`` and below count as negative, of ``cut`` and above as positive, the others as neutral, as
        Hutto and Gilbert use ±.05 for VADER; 0 takes the sign.
    article : str, optional
        Gold's column of what is resampled as a whole; without it ``story_id`` or ``doc_id`` where gold has one,
        else each unit stands alone.
    seed : int
        Of the resamples. They depend on it and on the number of articles alone.

    Returns
    -------
    Validity

    Raises
    ------
    MediakitError
        A column is missing; a unit has several scores, or several codes by one coder; a code has no class; no unit
        has both a code and a score.

    Notes
    -----
    Several coders: a unit's number is their mean, its class the one that most name (with two bounds the class of
    the mean); a unit without such a class is in the correlations only. Words count as -1, 0 and 1.
    Precision = right / scored so, recall = right / coded so, F1 = 2 right / (coded + scored); macro-F1 is the plain
    mean over the classes that occur. The baseline has accuracy p and macro-F1 2 p / (1 + p) / k, with p the share
    of the largest of k coded classes.
    Intervals: of correlations by Fisher's z (Spearman: Bonett and Wright 2000) where each unit is an article of its
    own; else, and for all others, 1,999 resamples of whole articles, percentiles widened for few articles
    (Hesterberg 2015). A precision, recall or accuracy of exactly 0 or 1 has Wilson's, with n the articles. Fewer
    than ten articles, of a precision or recall those with a unit scored or coded so, bear no interval.

    Examples
    --------
    Of five headlines three are scored as people code them, the last is not scored:

    >>> gold = pd.DataFrame({"doc_id": list("abcdef"), "value": ["negative"] * 3 + ["positive"] * 2 + ["neutral"]})
    >>> scores = pd.DataFrame({"doc_id": list("abcde"), "polarity": [-0.6, -0.3, 0.0, 0.5, -0.4]})
    >>> found = validity(scores, gold)
    >>> found.confusion
          coded  negative  neutral  positive
    0  negative         2        1         0
    1   neutral         0        0         0
    2  positive         1        0         1
    >>> found.figures[["figure", "n", "estimate", "baseline"]].round(3)
         figure  n  estimate  baseline
    0   pearson  5     0.448       NaN
    1  spearman  5     0.289       NaN
    2  accuracy  5     0.600     0.600
    3  macro_f1  5     0.444     0.375
    >>> found.n_unscored
    1
    """
    _check_cut(cut)
    polarity, drawn, notes, n_unscored = _joined({"": scores}, gold, unit, value, classes, article, seed)
    polarity = polarity[""]
    resamples = drawn.resamples(polarity, cut)
    known = bool((drawn.coded >= 0).any())
    if not known and any("no class has most" in note for note in notes):
        notes.append("No unit has a class, so only correlations are shown.")
    elif not known:
        notes.append("Codes are numbers and no classes are given, so only correlations are shown.")
    return Validity(
        _figures(drawn, polarity, cut, resamples),
        _table(_classes(drawn, polarity, cut, resamples) if known else [], OF_CLASSES),
        _table(_confusion(drawn, polarity, cut) if known else [], OF_CONFUSION),
        _rule(cut, classes, known),
        n_unscored,
        notes,
    )


def compare_validity(
    scores: Mapping[str, pd.DataFrame],
    gold: pd.DataFrame,
    *,
    unit: str | Sequence[str] | None = None,
    value: str = "value",
    classes: Classes = None,
    cut: float = 0.05,
    article: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Hold several analyzers, or several ways to score a unit, against the same human codes.

    Parameters
    ----------
    scores : mapping of str to DataFrame
        By name, each as `validity` takes it. The first is what the others are held against.
    gold, unit, value, classes, cut, article, seed
        As in `validity`.

    Returns
    -------
    DataFrame
        One row per name and figure: ``name``, ``figure`` (pearson, spearman, accuracy, macro_f1), ``n``,
        ``estimate``, ``low``, ``high``, ``baseline``; ``difference`` from the first name's estimate with
        ``difference_low`` and ``difference_high``, a paired 95% interval: both are computed from the same resamples
        of articles. All figures are over the units that every one of them scores, so that none gains by leaving the
        hard ones out; ``n_unscored`` counts the others.

    Raises
    ------
    MediakitError
        As `validity`.

    Examples
    --------
    >>> gold = pd.DataFrame({"doc_id": list("abcd"), "value": [-1, 0, 1, 1]})
    >>> one = pd.DataFrame({"doc_id": list("abcd"), "polarity": [-0.5, 0.0, 0.5, 0.4]})
    >>> table = compare_validity({"one": one, "turned": one.assign(polarity=-one["polarity"])}, gold, classes=(0, 0))
    >>> table.loc[table["figure"] == "accuracy", ["name", "n", "estimate", "difference"]]
         name  n  estimate  difference
    2     one  4      1.00        0.00
    6  turned  4      0.25       -0.75
    """
    _check_cut(cut)
    if not isinstance(scores, Mapping) or not scores:
        raise MediakitError('scores is no mapping of names to scores. Write {"vader": vader, "textblob": textblob}.')
    polarity, drawn, _, n_unscored = _joined(scores, gold, unit, value, classes, article, seed)
    resamples = {name: drawn.resamples(found, cut) for name, found in polarity.items()}
    first = next(iter(scores))
    tables = []
    for name, found in polarity.items():
        table = _figures(drawn, found, cut, resamples[name]).drop(columns="method")
        origin = drawn.estimates(polarity[first], cut)
        apart = {figure: resamples[name][figure] - resamples[first][figure] for figure in FIGURES}
        bounds = [percentiles(apart[figure], drawn.n_clusters) for figure in table["figure"]]
        table["difference"] = table["estimate"] - [float(origin[figure]) for figure in table["figure"]]
        table["difference_low"], table["difference_high"] = np.array(bounds, dtype=float).reshape(-1, 2).T
        table["n_unscored"] = n_unscored
        table.insert(0, "name", name)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _check_cut(cut: float) -> None:
    if isinstance(cut, bool) or not isinstance(cut, int | float) or not 0 <= cut < 1:
        raise MediakitError(f"cut={cut!r} is not allowed. Allowed: 0 (the sign) to below 1, such as .05.")


def _joined(scores, gold, unit, value, classes, article, seed) -> tuple[dict, Drawn, list[str], int]:
    """Each name's scores of the units that all have, those units, and what was left out."""
    first = next(iter(scores.values()))
    check_columns(gold, [], "gold")
    for name, table in scores.items():
        check_columns(table, ["polarity"], f"scores of {name}" if name else "scores")
    units = units_of(first, gold, unit)
    classes = tuple(classes) if isinstance(classes, list) else classes
    coded, notes = coded_units(gold, units, value=value, classes=classes, article=article)
    found = {name: _scores_of(table, units, name).reindex(coded.index) for name, table in scores.items()}
    scored = pd.DataFrame(found, index=coded.index).notna().all(axis=1).to_numpy()
    n_unscored = int((~scored).sum())
    if not scored.any():
        raise MediakitError(
            f"No unit has both a code and a score. gold's units are named {listed(map(repr, coded.index), 3)}, those "
            f"of scores {listed(map(repr, keyed(first, units).unique()), 3)}."
        )
    if n_unscored:
        notes.append(
            f"{counted(n_unscored, 'unit')} of {len(coded):,} in gold {does(n_unscored, 'has', 'have')} no score and "
            f"{does(n_unscored, 'is', 'are')} in no figure."
        )
    drawn = Drawn(coded[scored], seed)
    if drawn.repeats:
        notes.append(f"The units stand in {counted(drawn.n_clusters, 'article')}, which are resampled as a whole.")
    return {name: series[scored].to_numpy(float) for name, series in found.items()}, drawn, notes, n_unscored


def _scores_of(table: pd.DataFrame, units: list[str], name: str) -> pd.Series:
    """The finite scores by unit."""
    named = f"scores of {name}" if name else "scores"
    check_columns(table, units, named)
    key = keyed(table, units)
    if key.duplicated().any():
        raise MediakitError(
            f"{named} has several rows for unit {key[key.duplicated()].iloc[0]!r}. Choose the rows of one analyzer "
            "and voice, or name with unit= all columns that say which unit a row is."
        )
    polarity = pd.to_numeric(table["polarity"]).astype(float).to_numpy()
    return pd.Series(np.where(np.isfinite(polarity), polarity, np.nan), index=pd.Index(key, tupleize_cols=False))


def _figures(drawn: Drawn, polarity: np.ndarray, cut: float, resamples: dict) -> pd.DataFrame:
    estimates, base = drawn.estimates(polarity, cut), baselines(drawn.coded[drawn.coded >= 0])
    known = drawn.coded >= 0
    rows = []
    for figure in FIGURES if known.any() else FIGURES[:2]:
        of_classes = figure in base
        if of_classes:
            share = float(estimates[figure]) if figure == "accuracy" else np.nan
            low, high, method = drawn.share_interval(share, known, resamples[figure])
        else:
            low, high, method = drawn.correlation_interval(figure, polarity, resamples[figure])
        rows.append(
            {
                "figure": figure, "n": int(known.sum()) if of_classes else len(polarity),
                "estimate": float(estimates[figure]), "low": low, "high": high,
                "baseline": base.get(figure, np.nan), "method": method if low == low else "",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def _table(rows: list[dict], kinds: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def _classes(drawn: Drawn, polarity: np.ndarray, cut: float, resamples: dict) -> list[dict]:
    counts, estimates = drawn.confusion(polarity, cut), drawn.estimates(polarity, cut)
    scored = np.where(drawn.coded >= 0, classed(polarity, cut), -1)
    rows = []
    for place, name in enumerate(CLASSES):
        row = {
            "class": name, "n_coded": counts[place].sum(), "n_scored": counts[:, place].sum(),
            "n_right": counts[place, place],
        }  # fmt: skip
        for figure, of in (("precision", scored == place), ("recall", drawn.coded == place)):
            row[figure] = share = float(estimates[figure][place])
            row[f"{figure}_low"], row[f"{figure}_high"], _ = drawn.share_interval(
                share, of, resamples[figure][:, place]
            )
        row["f1"] = float(estimates["f1"][place])
        row["f1_low"], row["f1_high"] = percentiles(resamples["f1"][:, place], drawn.n_clusters)
        rows.append(row)
    return rows


def _confusion(drawn: Drawn, polarity: np.ndarray, cut: float) -> list[dict]:
    counts = drawn.confusion(polarity, cut)
    return [{"coded": name, **dict(zip(CLASSES, row, strict=True))} for name, row in zip(CLASSES, counts, strict=True)]


def _rule(cut: float, classes: Classes, known: bool) -> str:
    """How scores and codes become classes."""
    if not known:
        return "No classes."
    scored = f"Scores to {-cut:g} count as negative, from {cut:g} as positive" if cut else "Scores count by sign"
    if isinstance(classes, Mapping):
        by_name = [f"{code} as {name}" for code, name in classes.items()]
        return f"{scored}; codes: {listed(by_name)}."
    if classes is not None:
        return f"{scored}; codes below {classes[0]:g} as negative, above {classes[1]:g} as positive."
    return f"{scored}; codes are the classes' names."
