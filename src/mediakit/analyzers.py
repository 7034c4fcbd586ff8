"""How far two sentiment analyzers agree on the same articles."""

import math
from typing import NamedTuple

import pandas as pd

from mediakit._check import check_columns


class AnalyzerAgreement(NamedTuple):
    """Spearman's rank correlation of two analyzers' scores with its interval, and how often their sign differs."""

    rho: float
    low: float
    high: float
    n: int
    flips: int


def analyzer_agreement(first: pd.DataFrame, second: pd.DataFrame) -> AnalyzerAgreement:
    """How far two analyzers agree, article by article.

    Parameters
    ----------
    first, second : DataFrame
        One row per article with ``doc_id`` and ``polarity``; articles that lack either score are left out.

    Returns
    -------
    AnalyzerAgreement
        ``rho``, -1 to 1, is Spearman's rank correlation (ties share their mean rank); ``low`` and ``high`` are its
        95% interval by Fisher's z with the standard error sqrt((1 + rho²/2) / (n - 3)) (Bonett and Wright 2000);
        ``n`` counts the articles; ``flips`` those that one analyzer puts below zero and the other above. With fewer
        than four articles, or scores that do not vary, rho and its interval are missing.

    Examples
    --------
    >>> a = pd.DataFrame({"doc_id": list("abcde"), "polarity": [-0.2, -0.1, 0.0, 0.1, 0.2]})
    >>> b = pd.DataFrame({"doc_id": list("abcde"), "polarity": [-0.3, 0.1, 0.0, 0.2, 0.3]})
    >>> found = analyzer_agreement(a, b)
    >>> found.n, found.flips, round(found.rho, 2)
    (5, 1, 0.9)
    """
    for name, table in (("first", first), ("second", second)):
        check_columns(table, ["doc_id", "polarity"], name)
    both = first[["doc_id", "polarity"]].merge(second[["doc_id", "polarity"]], on="doc_id", suffixes=("_a", "_b"))
    both = both.dropna()
    a, b = both["polarity_a"].astype(float), both["polarity_b"].astype(float)
    flips = int(((a * b) < 0).sum())
    if len(both) < 4 or a.nunique() < 2 or b.nunique() < 2:
        return AnalyzerAgreement(math.nan, math.nan, math.nan, len(both), flips)
    rho = float(a.rank().corr(b.rank()))
    z = math.atanh(min(max(rho, -1 + 1e-12), 1 - 1e-12))
    half = 1.959963984540054 * math.sqrt((1 + rho**2 / 2) / (len(both) - 3))
    return AnalyzerAgreement(rho, math.tanh(z - half), math.tanh(z + half), len(both), flips)
