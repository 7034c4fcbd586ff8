"""How well scores agree with human codes, and analyzers with each other, in sentences."""

from typing import TYPE_CHECKING

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, interval, joined, number, percent
from mediakit.analyzers import title_of

if TYPE_CHECKING:
    from mediakit.validity import Validity

LEAST = 10  # with fewer units or articles an interval of a correlation spans nearly everything


def tell_validity(found: "Validity", *, analyzer: str = "") -> str:
    """What scores are worth beside human codes, with what naming the largest class for all would reach.

    Parameters
    ----------
    found : Validity
        From `validity`.
    analyzer : str
        The analyzer's name in tables; the sentence speaks of "the scores" without it.

    Returns
    -------
    str
        Correlation, share of right classes and macro-F1 with their intervals, the class that is missed most, and how
        many units have no score. Below ten units nothing is claimed.
    """
    figures = found.figures.set_index("figure")
    n = int(figures["n"].max())
    if n < LEAST:
        return f"With {counted(n, 'unit')} that people coded the validity of the scores cannot be measured."
    whose = f"the scores of {title_of(analyzer)}" if analyzer else "the scores"
    rho = figures.loc["spearman"]
    told = [
        f"On {counted(n, 'unit')} that people coded, {whose} correlate with their codes by "
        f"Spearman's rho {number(rho['estimate'])} ({interval(rho['low'], rho['high'])})."
    ]
    if "accuracy" in figures.index:
        right, f1 = figures.loc["accuracy"], figures.loc["macro_f1"]
        told.append(
            f"As three classes {percent(right['estimate'])} are right ({_percents(right)}; naming the largest class "
            f"for all: {percent(right['baseline'])}), macro-F1 {number(f1['estimate'])} "
            f"({interval(f1['low'], f1['high'])}; {number(f1['baseline'])})."
        )
        if not right["low"] > right["baseline"]:
            told.append("That is not surely better than naming the largest class for all.")
        coded = found.classes[found.classes["n_coded"] > 0]
        worst = coded.loc[coded["recall"].idxmin()]
        told.append(
            f"Of the {counted(int(worst['n_coded']), 'unit')} coded {worst['class']} the scores find "
            f"{percent(worst['recall'])}, the fewest of any class."
        )
    if found.n_unscored:
        told.append(
            f"{counted(found.n_unscored, 'more unit')} {does(found.n_unscored, 'has', 'have')} a code and no score."
        )
    return " ".join(told)


def tell_analyzer_agreement(table: pd.DataFrame) -> str:
    """How far analyzers agree: rank correlation, turned signs, and how far apart they place an article.

    Parameters
    ----------
    table : DataFrame
        From `compare_analyzers`.

    Returns
    -------
    str
        One sentence a pair, the pair that agrees least first; pairs with fewer than ten articles claim nothing.
    """
    check_columns(table, ["analyzer_a", "analyzer_b", "n_articles", "spearman", "flips", "n_flips", "limit"], "table")
    enough = (table["n_articles"] >= LEAST) & table["spearman"].notna()
    known = table[enough].sort_values("spearman", kind="stable")
    few = [f"{title_of(row.analyzer_a)} and {title_of(row.analyzer_b)}" for row in table[~enough].itertuples()]
    told = [_pair(row) for row in known.itertuples()]
    if few:
        told.append(f"How far {joined(few)} agree cannot be measured with so few articles.")
    if (known["n_flips"] > 0).any() or (known["spearman"] < 0.7).any():
        told.append("A finding should be read under each.")
    return " ".join(told)


def _pair(row: tuple) -> str:
    a, b, n = title_of(row.analyzer_a), title_of(row.analyzer_b), int(row.n_articles)
    flips = int(row.n_flips)
    return (
        f"{a} and {b} rank {counted(n, 'article')} with Spearman's rho {number(row.spearman)} "
        f"({interval(row.spearman_low, row.spearman_high)}) and put {flips:,} of them on opposite sides of zero "
        f"({percent(row.flips)}, 95% interval {percent(row.flips_low)} to {percent(row.flips_high)}); they place an "
        f"article up to {number(row.limit, 1)} standard deviations apart (95% limits of agreement)."
    )


def _percents(row: pd.Series) -> str:
    if pd.isna(row["low"]):
        return "no interval"
    return f"95% interval {percent(row['low'])} to {percent(row['high'])}"
