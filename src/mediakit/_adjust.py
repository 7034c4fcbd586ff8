"""p values corrected for the number of tests."""

import numpy as np
from numpy.typing import ArrayLike

from mediakit._check import MediakitError, check_choice

METHODS = ("holm", "bh")


def adjust(p: ArrayLike, method: str = "holm") -> np.ndarray:
    """Correct p values for having made many tests.

    Parameters
    ----------
    p : array-like of float
        p values from 0 to 1. A missing value (NaN) stays missing and does not count as a test.
    method : {"holm", "bh"}
        "holm" keeps the chance of even one false find among all tests below the level (Holm 1979).
        "bh" keeps the expected share of false finds among the finds below it (Benjamini and
        Hochberg 1995); it holds for independent tests and for those that go together.

    Returns
    -------
    numpy.ndarray
        Corrected p values, 0 to 1, in the order of `p`; never below the p value itself.

    Raises
    ------
    MediakitError
        An unknown method, or a p value outside 0 to 1.

    Notes
    -----
    With the m values sorted, p(1) <= ... <= p(m):

    - Holm: the largest of (m - j + 1) p(j) over j <= i, at most 1.
    - BH: the smallest of m p(j) / j over j >= i, at most 1.

    BH is checked against ``scipy.stats.false_discovery_control``, Holm against a count by hand.

    Examples
    --------
    Three tests: Holm takes 3, 2 and 1 times the p values in order of size.

    >>> adjust([0.01, 0.04, 0.03], "holm").tolist()
    [0.03, 0.06, 0.06]
    >>> adjust([0.01, 0.04, 0.03], "bh").round(4).tolist()
    [0.03, 0.04, 0.04]
    """
    check_choice(method, METHODS, "correction")
    p = np.asarray(p, dtype=float)
    known = ~np.isnan(p)
    values = p[known]
    if ((values < 0) | (values > 1)).any():
        wrong = values[(values < 0) | (values > 1)][0]
        raise MediakitError(f"p holds {wrong:g}. A p value lies between 0 and 1.")
    m = len(values)
    order = np.argsort(values, kind="stable")
    rank = np.arange(1, m + 1)
    if method == "holm":
        stepped = np.maximum.accumulate((m - rank + 1) * values[order])
    else:
        stepped = np.minimum.accumulate((m / rank * values[order])[::-1])[::-1]
    adjusted = np.full(p.shape, np.nan)
    corrected = np.empty(m)
    corrected[order] = np.minimum(stepped, 1.0)
    adjusted[known] = corrected
    return adjusted
