"""Words that set one group of articles apart from others."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._adjust import METHODS, adjust
from mediakit._check import MediakitError, check_choice, check_columns
from mediakit.copies import counts_copies
from mediakit.keyness._measures import (
    chi_squared_p,
    dispersion,
    log_likelihood,
    log_odds,
    log_ratio,
    log_ratio_margin,
)
from mediakit.keyness._permutation import story_p
from mediakit.keyness._sides import Tally, choose, tally
from mediakit.tables import columns

__all__ = ["LEVEL", "keyness", "log_likelihood"]

LEVEL = 0.05  # a word is marked where its corrected p is below this


@counts_copies()
def keyness(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    target: str | Sequence[str] | None = None,
    reference: str | Sequence[str] | pd.DataFrame | None = None,
    min_count: int = 3,
    correction: str = "bh",
    field: str = "text",
    seed: int = 0,
) -> pd.DataFrame:
    """Compare the words of the target's articles with those of the reference, story by story.

    Parameters
    ----------
    articles : DataFrame
        With the columns `by` and `field`. A missing text counts as empty. With ``story_id`` the copies of a story
        are one unit of the test; an article without one, and each where the column is missing, is a story of its own.
    by : str
        The column that holds the group: outlet, origin or any other.
    target : str or list of str
        The group, or groups, whose words are looked for. May be left out where `reference` is a table: then all
        articles are the target.
    reference : str, list of str or DataFrame, optional
        What it is set against: groups of `by`, or another table of articles, all of which count. Left out, all other
        articles whose group is stated. Articles without a group are on neither side.
    min_count : int
        A word has a row if it stands this many times or more in target and reference together.
    correction : {"bh", "holm"}
        Correction of `p` over all words tested: Benjamini-Hochberg or Holm.
    field : str
        The column with the texts.
    seed : int
        0 or more. The same articles and seed give the same table, whatever the order of rows.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. They
        are chosen before the sides are, so that a story that both printed counts once, for its first. All articles
        of a table given as reference count.

    Returns
    -------
    DataFrame
        One row per word, the target's words first (`g2` descending, ties by `feature`):

        - ``feature``: the word in lower case, accents composed, apostrophes straight.
        - ``n_target``, ``n_reference``: how many times it stands on each side; 0 is a count like any.
        - ``rate_target``, ``rate_reference``: times per 1,000 words of the side.
        - ``log_ratio``: how many times it doubles from reference to target; 1 is twice, -2 a quarter. ``low``,
          ``high``: its 95% interval over stories, missing where a side is a single story.
        - ``log_odds``, ``z``: natural log-odds ratio with an informative Dirichlet prior, and divided by its
          standard error, over words.
        - ``g2``: log-likelihood ratio, positive where the target has the higher rate. ``p_words``: its p if words
          were drawn one by one, not corrected. ``bic``: 2 ln of the Bayes factor for a difference; from 2 on positive,
          from 6 strong, from 10 very strong evidence (Kass and Raftery 1995), below 0 for equal rates; over words too.
        - ``n_docs_target``, ``n_docs_reference``: articles that hold the word. ``n_stories``: stories, of both sides.
        - ``dp``: Gries' DP over the stories of the word's own side, 0 (even) to 1. ``one_story``: more than half of
          its times there stand in one story.
        - ``p``, ``p_adjusted``: of a permutation of whole stories; missing for words of fewer than 3 stories.
        - ``marked``: whether `p_adjusted` is below .05.

        ``attrs`` holds ``n_articles_target``, ``n_articles_reference``, ``n_articles_not_stated``,
        ``n_words_target``, ``n_words_reference``, ``n_stories_target``, ``n_stories_reference``,
        ``n_stories_shared``, ``n_tested``, ``n_permutations`` and ``exact``.

    Raises
    ------
    MediakitError
        A group that is not in `by` (with the nearest one), a group or an article on both sides, a side without words,
        a `min_count` below 1, a `seed` below 0, an unknown `correction`.

    Notes
    -----
    With a and b the word's counts in target and reference, of c and d words, and N = c + d::

        E(a) = c (a + b) / N      E(c - a) = c (N - a - b) / N      and so for b and d - b
        G2 = 2 [a ln(a/E) + b ln(b/E) + (c-a) ln((c-a)/E) + (d-b) ln((d-b)/E)]
        p_words = P(chi-squared with 1 degree of freedom > G2) = erfc(sqrt(G2 / 2))
        bic = G2 - ln N
        log_ratio = log2((a / c) / (b / d)),  0.5 in place of a count of zero
        A = a + (a + b)      B = b + (a + b)      with the counts of both sides together as the prior
        log_odds = ln(A / (c + N - A)) - ln(B / (d + N - B))      z = log_odds / sqrt(1 / A + 1 / B)
        DP = 1/2 sum |share of the word's times - share of the side's words|, over stories

    G2 after Dunning (1993), over all four cells; bic after Wilson (2013); log ratio after Hardie (2014): where the 0.5
    alone would turn the sign (a word that a small target lacks and a large reference has a few times) it is 0. Its
    interval is log_ratio +- 1.96 s, s the linearised standard error over stories (formula in docs/measures.md).
    Log-odds after Monroe, Colaresi and Quinn (2008); DP after Gries (2008). Checked against Dunning's published
    value, base R, ``scipy.stats.power_divergence`` and counts by hand.

    Permutation p. Null hypothesis: what words a story holds has nothing to do with who printed it and how often; and
    where both sides printed it, it is chance whose version is whose. Who printed how many copies stays; stories change
    places, each with all its words, among those of about its length (strata of 5 stories or more, at most 50, so that
    sides with short and long articles can be compared). The statistic is Pearson's chi-squared of the four cells, each
    time anew. Where each story is one article, all are in one stratum and there are at most 9,999 ways to deal them,
    all are tried and p is the share as extreme as what was found; else p = (extreme + 1) / (tried + 1), with 999
    random deals for each word, up to 9,999 where p is then at most .1, and up to 49,999 where it is then at most .001
    (fewer in large corpora).

    The words of an article are not drawn one by one: one article that repeats a name makes `p_words`, `z` and `bic` say
    that the name is key. `p` asks whether the next stories would say so too.

    Examples
    --------
    "swap" is 2 of 4 words in the Courier and 1 of 8 in the Post: 4 times the rate, 2 doublings. Two articles bear no
    test.

    >>> articles = pd.DataFrame({
    ...     "outlet": ["Courier", "Post"],
    ...     "text": ["Swap? No land swap!", "The swap may help the valley and farms."],
    ... })
    >>> table = keyness(articles, target="Courier", min_count=3)
    >>> table[["feature", "n_target", "n_reference", "log_ratio", "p"]]
      feature  n_target  n_reference  log_ratio   p
    0    swap         2            1        2.0 NaN

    Of the 20 ways to deal six articles, two set "swap" apart so far:

    >>> articles = pd.DataFrame({"outlet": ["Courier"] * 3 + ["Post"] * 3, "text": ["A swap."] * 3 + ["A deal."] * 3})
    >>> table = keyness(articles, target="Courier").set_index("feature")
    >>> float(table.loc["swap", "p"]), bool(table.loc["swap", "marked"])
    (0.1, False)
    """
    if target is None and not isinstance(reference, pd.DataFrame):
        raise MediakitError(
            "target names no group. Name one of the column by, or pass a table of articles as reference."
        )
    check_columns(articles, [field] if target is None else [by, field], "articles")
    check_choice(correction, METHODS, "correction")
    for name, value, least in (("min_count", min_count, 1), ("seed", seed, 0)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
            raise MediakitError(f"{name}={value!r} is not allowed. Allowed: a whole number from {least} up.")
    if not len(articles) and not isinstance(reference, pd.DataFrame):
        return _table(_NO_WORDS, np.zeros(0), correction)
    chosen, told = choose(articles, by, target, reference, field)
    words = tally(chosen, int(min_count), field)
    p, n_permutations, exact = story_p(words, int(seed))
    table = _table(words, p, correction)
    sizes, (in_target, in_reference) = words.lengths.sum(axis=0), (words.copies > 0).T
    table.attrs = {
        **told,
        "n_words_target": int(sizes[0]),
        "n_words_reference": int(sizes[1]),
        "n_stories_target": int(in_target.sum()),
        "n_stories_reference": int(in_reference.sum()),
        "n_stories_shared": int((in_target & in_reference).sum()),
        "n_tested": int(np.isfinite(p).sum()),
        "n_permutations": n_permutations,
        "exact": exact,
    }
    return table


_NONE, _PAIRS, _ONE = np.zeros(0, "int64"), np.zeros((0, 2), "int64"), np.ones((1, 2), "int64")
_NO_WORDS = Tally([], _NONE, _NONE, _PAIRS, _PAIRS, _ONE, _ONE)


def _table(words: Tally, p: np.ndarray, correction: str) -> pd.DataFrame:
    (a, b), (c, d) = words.times().T, words.lengths.sum(axis=0).tolist()
    ratio, margin = log_ratio(a, b, c, d), log_ratio_margin(words)
    g2 = log_likelihood(a, b, c, d)
    delta, z = log_odds(a, b, c, d)
    sign = np.sign(a * d - b * c).astype("int64")  # whole numbers: no rounding
    spread, largest = dispersion(words, (sign < 0).astype("int64"))
    adjusted = adjust(p, correction)
    table = pd.DataFrame(
        {
            "feature": pd.Series(words.features, dtype="str"),
            "n_target": a,
            "n_reference": b,
            "rate_target": a / c * 1000,
            "rate_reference": b / d * 1000,
            "log_ratio": ratio,
            "low": ratio - margin,
            "high": ratio + margin,
            "log_odds": delta,
            "z": z,
            "g2": g2 * sign,
            "p_words": chi_squared_p(g2),
            "bic": g2 - np.log(c + d),
            "n_docs_target": words.docs[:, 0],
            "n_docs_reference": words.docs[:, 1],
            "n_stories": words.by_word(np.ones(len(words.word))).astype("int64"),
            "dp": spread,
            "one_story": largest > 0.5,
            "p": p,
            "p_adjusted": adjusted,
            "marked": adjusted < LEVEL,
        }
    )[columns("keyness")]
    return table.sort_values("g2", ascending=False, kind="stable", ignore_index=True)
