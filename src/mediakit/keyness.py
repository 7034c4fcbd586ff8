"""Words that set one group of articles apart from others."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._adjust import METHODS, adjust
from mediakit._check import MediakitError, check_choice, check_columns, listed, nearest
from mediakit._groups import group_labels, texts
from mediakit.patterns import lower
from mediakit.tables import NOT_STATED, columns
from mediakit.text import WORD


def keyness(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    min_count: int = 3,
    correction: str = "bh",
    field: str = "text",
) -> pd.DataFrame:
    """Compare the words of the target's articles with those of the reference.

    Parameters
    ----------
    articles : DataFrame
        With the columns `by` and `field`. A missing text counts as empty.
    by : str
        The column that holds the group: outlet, origin or any other.
    target : str or list of str
        The group, or groups, whose words are looked for.
    reference : str or list of str, optional
        What it is set against; left out, all other articles whose group is stated. Articles without a
        group are on neither side.
    min_count : int
        A word is tested if it stands this many times or more in target and reference together.
    correction : {"bh", "holm"}
        Correction of p over all words tested: Benjamini-Hochberg or Holm.
    field : str
        The column with the texts.

    Returns
    -------
    DataFrame
        One row per word tested, the target's words first (`g2` descending, ties by `feature`):

        - ``feature``: the word in lower case, accents composed, apostrophes straight.
        - ``n_target``, ``n_reference``: how many times it stands on each side; 0 is a count like any.
        - ``rate_target``, ``rate_reference``: times per 1,000 words of the side.
        - ``log_ratio``: how many times it doubles from reference to target; 1 is twice, -2 a quarter.
        - ``g2``: log-likelihood ratio, positive where the target has the higher rate.
        - ``p``, ``p_adjusted``: of `g2`; 0 to 1.
        - ``n_docs_target``, ``n_docs_reference``: articles that hold the word.

        ``attrs`` holds ``n_articles_target``, ``n_articles_reference``, ``n_articles_not_stated``,
        ``n_words_target`` and ``n_words_reference``.

    Raises
    ------
    MediakitError
        A group that is not in `by` (with the nearest one), a group on both sides, a side without words,
        a `min_count` below 1, an unknown `correction`.

    Notes
    -----
    With a and b the word's counts in target and reference, of c and d words, and N = c + d::

        E(a) = c (a + b) / N      E(c - a) = c (N - a - b) / N      and so for b and d - b
        G2 = 2 [a ln(a/E) + b ln(b/E) + (c-a) ln((c-a)/E) + (d-b) ln((d-b)/E)]
        log_ratio = log2((a / c) / (b / d)),  0.5 in place of a count of zero
        p = P(chi-squared with 1 degree of freedom > G2) = erfc(sqrt(G2 / 2))

    G2 after Dunning (1993), over all four cells; log ratio after Hardie (2014). Where the 0.5 alone would
    turn the sign (a word that a small target lacks and a large reference has a few times), log_ratio is 0.
    Checked against Dunning's published value, base R and ``scipy.stats.power_divergence``.

    The test takes words as drawn one by one. They are not: one long article that repeats a name makes it
    key. Read ``n_docs_target`` beside it.

    Examples
    --------
    "swap" is 2 of 4 words in the Courier and 1 of 8 in the Post: 4 times the rate, 2 doublings.

    >>> articles = pd.DataFrame({
    ...     "outlet": ["Courier", "Post"],
    ...     "text": ["Swap? No land swap!", "The swap may help the valley and farms."],
    ... })
    >>> table = keyness(articles, target="Courier", min_count=3)
    >>> table[["feature", "n_target", "n_reference", "log_ratio"]]
      feature  n_target  n_reference  log_ratio
    0    swap         2            1        2.0
    """
    check_columns(articles, [by, field], "articles")
    check_choice(correction, METHODS, "correction")
    if isinstance(min_count, bool) or not isinstance(min_count, int | np.integer) or min_count < 1:
        raise MediakitError(f"min_count={min_count!r} is not allowed. Allowed: a whole number from 1 up.")
    labels = group_labels(articles, by)
    if not labels:
        return _table([], *np.zeros((4, 0), dtype="int64"), (1, 1), correction)
    sides = _sides(labels, by, target, reference)
    counts, docs, n_articles = _count(texts(articles, field), sides)
    sizes = (counts[0].total(), counts[1].total())
    for name, size in zip(("target", "reference"), sizes, strict=True):
        if not size:
            raise MediakitError(f"the {name}'s articles have no word in '{field}'. Choose groups with text.")
    features = sorted(f for f in counts[0] | counts[1] if counts[0][f] + counts[1][f] >= min_count)
    numbers = [np.array([count[f] for f in features], dtype="int64") for count in (*counts, *docs)]
    table = _table(features, *numbers, sizes, correction)
    table.attrs = {
        "n_articles_target": n_articles[0],
        "n_articles_reference": n_articles[1],
        "n_articles_not_stated": labels.count(NOT_STATED),
        "n_words_target": sizes[0],
        "n_words_reference": sizes[1],
    }
    return table


def _sides(labels: list[str], by: str, target: object, reference: object) -> list[int | None]:
    """For each article 0 (target), 1 (reference) or None."""
    known = sorted(set(labels) - {NOT_STATED})

    def chosen(groups: object, name: str) -> set[str]:
        one = isinstance(groups, str) or not isinstance(groups, Sequence | set | np.ndarray)
        wanted = {str(group) for group in ([groups] if one else groups)}
        for group in sorted(wanted):
            if group not in known:
                raise MediakitError(
                    f"{name}={group!r} is not in the column '{by}'. It holds: {listed(known) or 'no group'}."
                    f"{nearest(group, known)}"
                )
        if not wanted:
            raise MediakitError(f"{name} names no group. The column '{by}' holds: {listed(known)}.")
        return wanted

    targets = chosen(target, "target")
    references = set(known) - targets if reference is None else chosen(reference, "reference")
    if not references:
        raise MediakitError(
            f"the column '{by}' holds no group besides {listed(sorted(targets))}. "
            "Add articles of another group to set it against."
        )
    if targets & references:
        raise MediakitError(
            f"{listed(sorted(targets & references))} is on both sides. Take it out of target or reference."
        )
    return [0 if label in targets else 1 if label in references else None for label in labels]


class _Lower(dict):
    """Lower-case forms, each made once."""

    def __missing__(self, word: str) -> str:
        form = self[word] = lower(word)
        return form


def _count(
    contents: list[str], sides: list[int | None]
) -> tuple[tuple[Counter, Counter], tuple[Counter, Counter], list[int]]:
    """Words, articles that hold them, and articles, on each side."""
    counts, docs, n_articles = (Counter(), Counter()), (Counter(), Counter()), [0, 0]
    forms = _Lower()
    for text, side in zip(contents, sides, strict=True):
        if side is not None:
            found = Counter(map(forms.__getitem__, WORD.findall(text)))
            counts[side].update(found)
            docs[side].update(found.keys())
            n_articles[side] += 1
    return counts, docs, n_articles


def log_likelihood(a: np.ndarray, b: np.ndarray, c: int, d: int) -> np.ndarray:
    """G2 over the four cells a, b, c - a, d - b: a of c words in the target, b of d in the reference.

    >>> log_likelihood(np.array([7]), np.array([2]), 10, 9).round(4).tolist()
    [4.5349]
    """
    both = a + b
    total = 0.0
    for observed, size, times in ((a, c, both), (b, d, both), (c - a, c, c + d - both), (d - b, d, c + d - both)):
        expected = size * (times / (c + d))
        ratio = np.divide(observed, expected, out=np.ones(len(both)), where=observed > 0)
        total = total + observed * np.log(ratio)
    return np.maximum(2 * total, 0.0)  # rounding can leave -1e-16


def _table(
    features: list[str],
    n_target: np.ndarray,
    n_reference: np.ndarray,
    n_docs_target: np.ndarray,
    n_docs_reference: np.ndarray,
    sizes: tuple[int, int],
    correction: str,
) -> pd.DataFrame:
    c, d = sizes
    sign = np.sign(n_target * d - n_reference * c)  # whole numbers: no rounding
    ratio = np.log2(np.where(n_target, n_target, 0.5) / c * d / np.where(n_reference, n_reference, 0.5))
    g2 = log_likelihood(n_target, n_reference, c, d)
    p = np.array([math.erfc(math.sqrt(value / 2)) for value in g2], dtype=float)
    table = pd.DataFrame(
        {
            "feature": pd.Series(features, dtype="str"),
            "n_target": n_target,
            "n_reference": n_reference,
            "rate_target": n_target / c * 1000,
            "rate_reference": n_reference / d * 1000,
            "log_ratio": np.where(ratio * sign < 0, 0.0, np.where(sign == 0, 0.0, ratio)),
            "g2": g2 * sign,
            "p": p,
            "p_adjusted": adjust(p, correction),
            "n_docs_target": n_docs_target,
            "n_docs_reference": n_docs_reference,
        }
    )[columns("keyness")]
    return table.sort_values("g2", ascending=False, kind="stable", ignore_index=True)
