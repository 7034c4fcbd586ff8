"""Groups of articles side by side: means, intervals, pairwise tests."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from mediakit._adjust import METHODS, adjust
from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit._compare_notes import about_groups, about_tests, whole
from mediakit._groups import group_labels
from mediakit._phrases import counted
from mediakit._resampling import bootstrap_t, generator, permutation_p
from mediakit.tables import NOT_STATED, columns

LEAST = 5  # below five stories no interval of this kind holds what it promises
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
    measure: str = "polarity",
    by: str = "outlet",
    story: str | None = "story_id",
    min_articles: int = LEAST,
    max_groups: int = 12,
    correction: str = "holm",
    seed: int = 0,
) -> Comparison:
    """Compare the mean of a measure between groups of articles.

    Parameters
    ----------
    values : pandas.DataFrame
        One row per article, with the columns `measure` (a number; missing and infinite values are left
        out and counted in the notes) and `by`; and `story`, where stories are known. Not changed.
    measure : str
        The column to average; a column of True and False gives a share.
    by : str
        The column of groups. Articles without a group are the row "(not stated)", outside all tests.
    story : str or None
        The column that says which articles are copies of one story. Then whole stories are resampled
        and permuted, not articles. Where the column is missing, or with None, every article counts as
        a story of its own. An article without a story is a story of its own.
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
        `groups`: one row per group with n, mean and 95% bootstrap-t interval in the measure's own
        unit; `low` and `high` are missing where `note` says why. `pairs`: one row per tested pair,
        `difference` is positive where `group_a` has the higher mean; `effect_size` is missing where
        neither group varies. `notes`: list of sentences.

    Raises
    ------
    MediakitError
        A missing column, a measure that is no number, a doc_id that stands in several rows, an
        unknown correction, a `min_articles` below 5 or a `seed` below 0.

    Notes
    -----
    A group's mean is over its articles. With story s holding m(s) articles that sum to S(s), J stories
    and M articles, the standard error is the linearised one of a ratio,
    s = sqrt(J / (J - 1) sum (S(s) - mean m(s))^2) / M; with one article a story it is sd / sqrt(n).
    Intervals: 4,999 resamples, studentised (Efron and Tibshirani 1993, chapter 12.5).
    A pair's stories are drawn in three lots, only in a, only in b, in both, the latter for both groups
    at once: the interval is for the mix of own and shared stories that the groups had.
    Permutation p: 9,999 permutations, or all of them where there are no more. Null hypothesis: a
    story's score has nothing to do with who carried it, and in a story that both carried it is chance
    whose version is whose. Who carried a story, and how often, stays; scores move among stories. The
    statistic is the studentised difference, so that unequal spread does not pass for a difference of
    means (Janssen 1997; Chung and Romano 2013).
    Hedges g = J d, d = difference / pooled sd over articles, J = 1 - 3 / (4 (n_a + n_b - 2) - 1)
    (Hedges 1981).

    Examples
    --------
    >>> values = pd.DataFrame({
    ...     "outlet": ["Courier"] * 5 + ["Meridian"] * 5,
    ...     "polarity": [0.1, 0.2, 0.3, 0.4, 0.5, -0.5, -0.4, -0.3, -0.2, -0.1],
    ... })
    >>> found = compare(values)
    >>> found.groups[["group", "n_articles", "estimate"]].round(2)
          group  n_articles  estimate
    0   Courier           5       0.3
    1  Meridian           5      -0.3

    Of the 252 ways to deal ten values to two groups of five, two are as far apart as these:

    >>> float(found.pairs["difference"].iloc[0].round(2)), float((found.pairs["p"].iloc[0] * 252).round(6))
    (0.6, 2.0)
    """
    _check(values, measure, by, story, min_articles, max_groups, correction, seed)
    rows, notes = _rows(values, measure, by, story)
    stories = _stories(rows)
    sizes = rows.groupby("group")["value"].size()
    order = sorted(sizes.index, key=lambda group: (group == NOT_STATED, -sizes[group], group))
    told = {group: len(stories[group]) for group in order}
    enough = [g for g in order if g != NOT_STATED and sizes[g] >= min_articles and told[g] >= min_articles]
    tested = enough[:max_groups]
    known = story is not None and story in values.columns
    groups = [
        {
            "measure": measure, "group": group, "n_articles": sizes[group],
            "n_stories": told[group] if known else None,
            **_group(group, rows, stories, group in enough, min_articles, seed),
        }
        for group in order
    ]  # fmt: skip
    pairs = [{"measure": measure, **_pair(a, b, rows, stories, seed)} for a, b in combinations(tested, 2)]
    found = Comparison(_table(groups, "comparison_groups"), _table(pairs, "comparison_pairs"), notes)
    found.pairs["p_adjusted"] = adjust(found.pairs["p"].to_numpy(), correction)
    notes += about_groups(order, enough, tested, min_articles)
    notes += about_tests(found.pairs, rows, known, correction)
    return found


def _check(values, measure, by, story, min_articles, max_groups, correction, seed) -> None:
    """Raise a MediakitError that says how to mend a wrong argument."""
    if not isinstance(by, str):
        raise MediakitError(f"by={by!r} is not the name of a column. Write one name, such as by='outlet'.")
    default = story is None or story == "story_id"
    check_columns(values, [by, measure, *([] if default else [story])], "values")
    check_choice(correction, METHODS, "correction")
    for name, number, least in (
        ("min_articles", min_articles, LEAST), ("max_groups", max_groups, 2), ("seed", seed, 0),
    ):  # fmt: skip
        if isinstance(number, bool) or not isinstance(number, int | np.integer) or number < least:
            why = "; fewer do not bear an interval" if name == "min_articles" else ""
            raise MediakitError(f"{name}={number!r} is not allowed. Allowed: {least} and up{why}.")
    if not (pd.api.types.is_numeric_dtype(values[measure]) or not values[measure].notna().any()):
        raise MediakitError(
            f"values['{measure}'] holds {values[measure].dtype}, not numbers. Name the column to average "
            f"with measure=. Numbers are in: {listed(values.select_dtypes('number').columns) or 'no column'}."
        )
    if "doc_id" in values.columns and values["doc_id"].dropna().duplicated().any():
        twice = values["doc_id"].dropna()
        twice = twice[twice.duplicated()].iloc[0]
        raise MediakitError(
            f"values has doc_id {twice!r} in several rows. compare needs one row per article: "
            "choose one analyzer, or average an article's rows first."
        )


def _rows(values: pd.DataFrame, measure: str, by: str, story: str | None) -> tuple[pd.DataFrame, list[str]]:
    """The rows that count as group, story, value, in an order that does not depend on the input's."""
    value = pd.to_numeric(values[measure]).astype("Float64").to_numpy(float, na_value=np.nan)
    group = [whole(label) for label in group_labels(values, by)]
    if story is not None and story in values.columns:
        missing = values[story].isna()
        told = [None if gone else whole(str(name)) for name, gone in zip(values[story], missing, strict=True)]
    else:
        told = [None] * len(values)
    rows = pd.DataFrame({
        "group": pd.Series(group, dtype=object), "story": pd.Series(told, dtype=object), "value": value,
    })  # fmt: skip
    kept = rows[np.isfinite(rows["value"])].sort_values(["group", "story", "value"], ignore_index=True)
    lost = len(rows) - len(kept)
    notes = []
    if lost:
        were = "was" if lost == 1 else "were"
        notes.append(f"{counted(lost, 'article')} without {measure} {were} left out.")
    return kept, notes


def _stories(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Per group, the total and the number of articles of each of its stories."""
    code, _ = pd.factorize(rows["story"], sort=True)
    # an article without a story gets a number that no story has
    key = np.where(code < 0, len(rows) + np.arange(len(rows)), code)
    return {
        group: part.groupby("key", sort=True)["value"].agg(["sum", "size"])
        for group, part in rows.assign(key=key).groupby("group", sort=True)
    }


def _group(
    group: str, rows: pd.DataFrame, stories: dict, enough: bool, min_articles: int, seed: int
) -> dict[str, object]:
    """Mean, interval and note of one group."""
    value = rows.loc[rows["group"] == group, "value"]
    result = {"estimate": value.mean(), "low": np.nan, "high": np.nan, "note": ""}
    if group == NOT_STATED:
        result["note"] = "not stated who published: no interval or test"
    elif not enough:
        few, what = (len(value), "article") if len(value) < min_articles else (len(stories[group]), "story")
        result["note"] = f"{counted(few, what)}: no interval or test below {min_articles}"
    else:
        totals = stories[group].to_numpy(float)
        result["low"], result["high"] = bootstrap_t([totals], (1,), generator(seed, "group", group))
        if np.isnan(result["low"]):
            same = value.nunique() == 1
            result["note"] = f"no interval: {'all' if same else 'nearly all'} values are the same"
    return result


def _pair(a: str, b: str, rows: pd.DataFrame, stories: dict, seed: int) -> dict[str, object]:
    """Difference, interval, effect size and p of one pair."""
    value_a, value_b = (rows.loc[rows["group"] == group, "value"].to_numpy() for group in (a, b))
    both = pd.concat([stories[a], stories[b]], axis=1, sort=True).fillna(0).to_numpy(float)
    in_a, in_b = both[:, 1] > 0, both[:, 3] > 0
    strata = [both[in_a & ~in_b], both[in_b & ~in_a], both[in_a & in_b]]
    result = {
        "group_a": a, "group_b": b, "n_a": len(value_a), "n_b": len(value_b),
        "difference": value_a.mean() - value_b.mean(), "low": np.nan, "high": np.nan,
        "effect_size": hedges_g(value_a, value_b), "p": np.nan,
    }  # fmt: skip
    # one story alone shows no spread, and all that sets the groups apart could hang on it
    if 1 not in (len(strata[0]), len(strata[1])):
        names = sorted((a, b))
        result["low"], result["high"] = bootstrap_t(strata, (1, -1), generator(seed, "interval", *names))
        result["p"] = permutation_p(strata, generator(seed, "permutation", *names))
    return result


def hedges_g(a: np.ndarray, b: np.ndarray) -> float:
    """Hedges g of two samples: positive where `a` has the higher mean; NaN where neither varies.

    >>> round(hedges_g(np.array([2.0, 4.0, 6.0]), np.array([1.0, 3.0, 5.0])), 4)  # d = 1 / 2, J = 0.8
    0.4
    """
    freedom = len(a) + len(b) - 2
    spread = np.sqrt((((a - a.mean()) ** 2).sum() + ((b - b.mean()) ** 2).sum()) / freedom)
    scale = max(np.abs(a).max(), np.abs(b).max())
    if spread <= 1e-12 * scale:
        return np.nan
    return float((1 - 3 / (4 * freedom - 1)) * (a.mean() - b.mean()) / spread)


def _table(rows: list[dict[str, object]], name: str) -> pd.DataFrame:
    """The rows as a table with the columns and kinds of `name`."""
    table = pd.DataFrame(rows, columns=columns(name))
    kinds = {c: "str" if c in TEXT else "Int64" if c in COUNTS else "float64" for c in table.columns}
    return table.astype({c: "int64" if k == "Int64" and c != "n_stories" else k for c, k in kinds.items()})
