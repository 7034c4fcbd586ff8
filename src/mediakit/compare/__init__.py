"""Groups of articles side by side: means or rates, intervals, pairwise tests, effect sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from mediakit._adjust import adjust
from mediakit._compare_notes import about_copies, about_groups, about_ratios, about_tests
from mediakit._phrases import counted, percent
from mediakit._resampling import bootstrap_t, generator, permutation_p
from mediakit.compare._detectable import detectable
from mediakit.compare._effects import cliffs_delta, effect_intervals, hedges_g, risk_ratio
from mediakit.compare._pair import pair_of, why_untested
from mediakit.compare._rows import HEAVY, LEAST, STORY, Group, check_arguments, groups_of, measure_columns, read_rows
from mediakit.copies import COPIES, select_copies, unsettled_firsts
from mediakit.tables import NOT_STATED, columns

__all__ = ["LEAST", "Comparison", "compare", "hedges_g"]

TEXT = ("measure", "group", "group_a", "group_b", "note")
COUNTS = ("n_articles", "n_stories", "n_a", "n_b")


@dataclass(frozen=True, eq=False)
class Comparison:
    """What `compare` found.

    Attributes
    ----------
    groups : pandas.DataFrame
        One row per group, largest first, "(not stated)" last.
    pairs : pandas.DataFrame
        One row per pair of groups that was tested.
    notes : list of str
        What was left out, not tested or assumed, in sentences.
    """

    groups: pd.DataFrame
    pairs: pd.DataFrame
    notes: list[str]


def compare(
    values: pd.DataFrame,
    *,
    measure: str | Sequence[str] = "polarity",
    by: str = "outlet",
    copies: str = "all",
    min_articles: int = LEAST,
    max_groups: int = 12,
    correction: str = "holm",
    seed: int = 0,
) -> Comparison:
    """Compare the mean of a measure, or a rate, between groups of articles.

    Parameters
    ----------
    values : pandas.DataFrame
        One row per article, with the columns of `measure` (numbers; missing and infinite values are left
        out and counted in the notes) and `by`. Where it has `story_id`, copies of a story have the same
        one: whole stories are resampled and permuted, not articles. An article without a story is one of
        its own; without the column every article is. Not changed. `article_measures` makes such a table.
    measure : str or pair of str
        The column to average; a column of True and False, or of 1 and 0, gives a share. A pair such as
        ``("quoted_words", "n_words")`` gives the rate of the first per the second, sum over sum; articles
        in which the second is 0 or missing are left out and counted.
    by : str
        The column of groups. Articles without a group are the row "(not stated)", outside all tests.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` says it; the two latter need its columns in `values`.
    min_articles : int
        Groups with fewer articles (or fewer stories) show their figures, but neither interval nor
        test. 5 or more.
    max_groups : int
        At most so many groups, the largest, are tested pair by pair.
    correction : {"holm", "bh"}
        How p is corrected for the number of pairs.
    seed : int
        0 or more. The same values and seed give the same result; row order and the presence of other
        groups do not matter (but for `p_adjusted`).

    Returns
    -------
    Comparison
        `groups`: one row per group with n, mean (or rate) and 95% bootstrap-t interval in the measure's own
        unit; `low` and `high` are missing where `note` says why, such as one story with more than a third of
        the articles. `pairs`: one row per tested pair,
        `difference` is positive where `group_a` is higher, with p and three effect sizes; `effect_size` (Hedges g)
        is missing where neither group varies, and like `cliffs_delta` for rates; `risk_ratio` is there for
        measures of 1 and 0 and for rates. `detectable` says how large a difference a test of this pair would
        have found. `notes`: list of sentences.

    Raises
    ------
    MediakitError
        A missing column, a measure that is no number, a rate per something below 0, a doc_id that stands in
        several rows, an unknown correction or way to count, a `min_articles` below 5 or a `seed` below 0.

    Warns
    -----
    UserWarning
        With ``copies="own"``, how many articles were left out because their outlet or origin is missing.

    Notes
    -----
    A group's mean is over its articles. With story s holding m(s) articles that sum to S(s), J stories
    and M articles, the standard error is the linearised one of a ratio,
    s = sqrt(J / (J - 1) sum (S(s) - mean m(s))^2) / M; with one article a story it is sd / sqrt(n). For a
    rate m(s) and M are sums of what it is counted per.
    Intervals: 4,999 resamples, studentised (Efron and Tibshirani 1993, chapter 12.5).
    A pair's stories are drawn in three lots, only in a, only in b, in both, the latter for both groups
    at once: the interval is for the mix of own and shared stories that the groups had.
    Permutation p: 9,999 permutations, or all of them where there are no more. Null hypothesis: a
    story's score has nothing to do with who carried it, and in a story that both carried it is chance
    whose version is whose. Who carried a story, and how often, stays; scores move among stories. The
    statistic is the studentised difference, so that unequal spread does not pass for a difference of
    means (Janssen 1997; Chung and Romano 2013).
    Hedges g = J d, d = difference / pooled sd over articles, J = 1 - 3 / (4 (n_a + n_b - 2) - 1)
    (Hedges 1981). Cliff's delta is over all pairs of articles (Cliff 1993). Their intervals and the risk
    ratio's resample the three lots too; how, and what they hold, is said in docs/measures.md.

    Examples
    --------
    >>> values = pd.DataFrame({
    ...     "outlet": ["Courier"] * 5 + ["Meridian"] * 5,
    ...     "polarity": [0.1, 0.2, 0.3, 0.4, 0.5, -0.5, -0.4, -0.3, -0.2, 0.3],
    ... })
    >>> found = compare(values)
    >>> found.groups[["group", "n_articles", "estimate"]].round(2)
          group  n_articles  estimate
    0   Courier           5      0.30
    1  Meridian           5     -0.22

    Of the 25 pairs of articles Courier's is higher in 22, equal in one:

    >>> found.pairs[["difference", "cliffs_delta"]].round(2)
       difference  cliffs_delta
    0        0.52           0.8

    A rate: 3 and 1 mentions in 100 words of each of six articles.

    >>> values = pd.DataFrame({"outlet": ["Post"] * 6 + ["Courier"] * 6, "n": [3] * 6 + [1] * 6, "n_words": 100})
    >>> compare(values, measure=("n", "n_words")).pairs[["measure", "group_a", "difference", "risk_ratio"]].round(2)
           measure  group_a  difference  risk_ratio
    0  n / n_words  Courier       -0.02        0.33
    """
    names = measure_columns(measure)
    check_arguments(
        values, names, by, correction,
        {"min_articles": (min_articles, LEAST), "max_groups": (max_groups, 2), "seed": (seed, 0)},
    )  # fmt: skip
    counting = select_copies(values, copies=copies) if copies != COPIES[0] else values
    rows, notes = read_rows(counting, names, by)
    groups = groups_of(rows)
    order = sorted(groups, key=lambda group: (group == NOT_STATED, -len(groups[group].over), group))
    few = {group: _few(groups[group], min_articles) for group in order}
    enough = [group for group in order if group != NOT_STATED and not few[group]]
    tested = enough[:max_groups]
    known, kind = STORY in values.columns, _kind(rows, names)
    label = " / ".join(names)
    lines = [
        {"measure": label, "group": group, **_group_line(group, groups[group], few[group], seed)} for group in order
    ]
    pairs = [{"measure": label, **_pair_line(a, b, groups, kind, seed)} for a, b in combinations(tested, 2)]
    found = Comparison(_table(lines, "comparison_groups"), _table(pairs, "comparison_pairs"), notes)
    if not known:
        found.groups["n_stories"] = pd.array([pd.NA] * len(lines), dtype="Int64")
    found.pairs["p_adjusted"] = adjust(found.pairs["p"].to_numpy(), correction)
    _cut(found, rows, names, kind)
    notes += about_copies(copies, len(values) - len(counting), len(values), unsettled_firsts(values))
    notes += about_groups(order, enough, tested, min_articles)
    notes += about_tests(found.pairs, _reasons(pairs), rows, known, correction) + about_ratios(found.pairs, kind)
    return found


def _kind(rows: pd.DataFrame, names: list[str]) -> str:
    """What is compared: a share (the measure is 1 or 0), a rate (nothing below 0), else a mean."""
    if len(names) == 2:
        return "rate" if (rows["over"] >= 0).all() else "signed rate"
    return "share" if rows["over"].isin([0, 1]).all() else "mean"


def _cut(found: Comparison, rows: pd.DataFrame, names: list[str], kind: str) -> None:
    """Cut the intervals at the ends of the measure's range: no mean lies beyond them."""
    polarity = kind == "mean" and names[0].startswith("polarity") and rows["over"].abs().le(1).all()
    low, high = (-1, 1) if polarity else (0, 1) if kind == "share" else (0 if kind == "rate" else -np.inf, np.inf)
    for bound in ("low", "high"):
        found.groups[bound] = found.groups[bound].clip(low, high)
        found.pairs[bound] = found.pairs[bound].clip(low - high, high - low)


def _few(group: Group, min_articles: int) -> str:
    """What a group has too few of, with its number; empty where it has enough."""
    n, n_stories = len(group.over), len(group.stories)
    if n < min_articles:
        return f"{counted(n, 'article')}: no interval or test below {min_articles}"
    return (
        "" if n_stories >= min_articles else f"{counted(n_stories, 'story')}: no interval or test below {min_articles}"
    )


def _reasons(pairs: list[dict[str, object]]) -> dict[str, list[bool]]:
    """Which pairs have no test, by the reason."""
    told = [pair["why"] for pair in pairs]
    return {why: [one == why for one in told] for why in dict.fromkeys(told) if why}


def _group_line(name: str, group: Group, few: str, seed: int) -> dict[str, object]:
    """Counts, mean, interval and note of one group."""
    result = {
        "n_articles": len(group.over), "n_stories": len(group.stories), "estimate": group.estimate,
        "low": np.nan, "high": np.nan, "note": few,
    }  # fmt: skip
    if name == NOT_STATED:
        result["note"] = "not stated who published: no interval or test"
    elif not few and (share := group.largest_share) > HEAVY:
        result["note"] = f"no interval or test: {percent(share)} of the articles tell one story, more than a third"
    elif not few:
        result["low"], result["high"] = bootstrap_t([group.totals], (1,), generator(seed, "group", name))
        if np.isnan(result["low"]):
            same = len(np.unique(group.over / group.under)) == 1
            result["note"] = f"no interval: {'all' if same else 'nearly all'} values are the same"
    return result


def _pair_line(a: str, b: str, groups: dict[str, Group], kind: str, seed: int) -> dict[str, object]:
    """Difference, interval, effect sizes and p of one pair."""
    pair, names = pair_of(groups[a], groups[b]), sorted((a, b))
    result = {
        "group_a": a, "group_b": b, "n_a": len(pair.a.over), "n_b": len(pair.b.over),
        "difference": pair.a.estimate - pair.b.estimate,
    }  # fmt: skip
    if kind in ("mean", "share"):
        result["effect_size"] = hedges_g(pair.a.over, pair.b.over)
        result["cliffs_delta"] = cliffs_delta(pair.a.over, pair.b.over)
    result["why"] = why_untested(pair)
    testable = not result["why"]
    if kind in ("share", "rate"):
        ratio, low, high = risk_ratio(pair, generator(seed, "ratio", *names), share=kind == "share")
        result |= {"risk_ratio": ratio} | ({"risk_low": low, "risk_high": high} if testable else {})
    if testable:
        result["low"], result["high"] = bootstrap_t(pair.strata, (1, -1), generator(seed, "interval", *names))
        result["p"] = permutation_p(pair.strata, generator(seed, "permutation", *names))
        result["detectable"] = detectable(pair.strata)
        if kind in ("mean", "share"):
            of_g, of_delta = effect_intervals(pair, generator(seed, "effects", *names))
            result["effect_low"], result["effect_high"] = of_g
            result["cliffs_low"], result["cliffs_high"] = of_delta
    return result


def _table(rows: list[dict[str, object]], name: str) -> pd.DataFrame:
    """The rows as a table with the columns and kinds of `name`."""
    table = pd.DataFrame(rows, columns=columns(name))
    kinds = {c: "str" if c in TEXT else "Int64" if c in COUNTS else "float64" for c in table.columns}
    return table.astype({c: "int64" if k == "Int64" and c != "n_stories" else k for c, k in kinds.items()})
