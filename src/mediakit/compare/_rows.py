"""What a comparison counts: each article's group, story and value, in an order that is not the input's."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediakit._adjust import METHODS
from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit._compare_notes import about_missing
from mediakit._groups import group_labels, whole

LEAST = 5  # below five stories no interval of this kind holds what it promises
STORY = "story_id"
HEAVY = 1 / 3  # with a larger part of the articles in one story, intervals hold less than they promise


@dataclass(frozen=True, eq=False)
class Group:
    """The articles of one group.

    Attributes
    ----------
    story : ndarray of int (articles,)
        The number of each one's story, in ascending order.
    over, under : ndarray (articles,)
        What is averaged, and per what: 1 for a mean over articles.
    stories : ndarray of int (stories,)
        Their numbers.
    totals : ndarray (stories, 2)
        The sums of over and under.
    """

    story: np.ndarray
    over: np.ndarray
    under: np.ndarray
    stories: np.ndarray
    totals: np.ndarray

    @property
    def estimate(self) -> float:
        """The mean over articles, or sum over sum."""
        return float(self.over.sum() / self.under.sum())

    @property
    def largest_share(self) -> float:
        """The part of the articles that tell one story."""
        return float(np.unique(self.story, return_counts=True)[1].max() / len(self.story))


def measure_columns(measure: object) -> list[str]:
    """The columns of a measure: one, or two for a rate.

    >>> measure_columns("lix"), measure_columns(("quoted_words", "n_words"))
    (['lix'], ['quoted_words', 'n_words'])
    """
    names = [measure] if isinstance(measure, str) else measure
    if not isinstance(names, list | tuple) or len(names) > 2 or not all(isinstance(name, str) for name in names):
        raise MediakitError(
            f"measure={measure!r} is not allowed. Allowed: the name of a column, or a pair of names such as "
            "('quoted_words', 'n_words') for the rate of one per the other."
        )
    names = list(names)
    if (len(names) == 1 and not isinstance(measure, str)) or not names or len(set(names)) < len(names):
        raise MediakitError(f"measure={measure!r} is no pair of two columns. Write one name, or two different ones.")
    return names


def check_arguments(
    values: pd.DataFrame, names: list[str], by: object, correction: object, counts: dict[str, tuple[object, int]]
) -> None:
    """Raise a MediakitError that says how to mend a wrong argument; `counts` are numbers with the least allowed."""
    if not isinstance(by, str):
        raise MediakitError(f"by={by!r} is not the name of a column. Write one name, such as by='outlet'.")
    check_columns(values, [by, *names], "values")
    check_choice(correction, METHODS, "correction")
    for name, (number, least) in counts.items():
        if isinstance(number, bool) or not isinstance(number, int | np.integer) or number < least:
            why = "; fewer do not bear an interval" if name == "min_articles" else ""
            raise MediakitError(f"{name}={number!r} is not allowed. Allowed: {least} and up{why}.")
    for name in names:
        if not (pd.api.types.is_numeric_dtype(values[name]) or not values[name].notna().any()):
            raise MediakitError(
                f"values['{name}'] holds {values[name].dtype}, not numbers. Name the column to average "
                f"with measure=. Numbers are in: {listed(values.select_dtypes('number').columns) or 'no column'}."
            )
    if len(names) == 2 and (_numbers(values, names[1]) < 0).any():
        raise MediakitError(
            f"values['{names[1]}'] holds numbers below 0. What a rate is counted per, such as words, cannot be below 0."
        )
    if "doc_id" in values.columns and values["doc_id"].dropna().duplicated().any():
        twice = values["doc_id"].dropna()
        twice = twice[twice.duplicated()].iloc[0]
        raise MediakitError(
            f"values has doc_id {twice!r} in several rows. compare needs one row per article: "
            "choose one analyzer, or average an article's rows first."
        )


def _numbers(values: pd.DataFrame, name: str) -> np.ndarray:
    return pd.to_numeric(values[name]).astype("Float64").to_numpy(float, na_value=np.nan)


def read_rows(values: pd.DataFrame, names: list[str], by: str) -> tuple[pd.DataFrame, list[str]]:
    """The rows that count as group, story, over, under, and what is to be said of the others.

    >>> values = pd.DataFrame({"outlet": ["Post", "Post"], "lix": [41.5, None]})
    >>> read_rows(values, ["lix"], "outlet")
    (  group story  over  under
    0  Post  None  41.5    1.0, ['1 article without lix was left out.'])
    """
    over = _numbers(values, names[0])
    under = _numbers(values, names[1]) if len(names) == 2 else np.ones(len(values))
    told = [None] * len(values)
    if STORY in values.columns:
        missing = values[STORY].isna()
        told = [None if gone else whole(str(name)) for name, gone in zip(values[STORY], missing, strict=True)]
    rows = pd.DataFrame({
        "group": pd.Series(group_labels(values, by), dtype=object),
        "story": pd.Series(told, dtype=object), "over": over, "under": under,
    })  # fmt: skip
    there = np.isfinite(over) & np.isfinite(under)
    kept = rows[there & (under > 0)].sort_values(["group", "story", "over", "under"], ignore_index=True)
    return kept, about_missing(int((~there).sum()), int((there & (under == 0)).sum()), names)


def groups_of(rows: pd.DataFrame) -> dict[str, Group]:
    """Each group's articles with the totals of its stories."""
    code, _ = pd.factorize(rows["story"], sort=True)
    # an article without a story gets a number that no story has
    key = np.where(code < 0, len(rows) + np.arange(len(rows)), code)
    found = {}
    for group, part in rows.assign(key=key).groupby("group", sort=True):
        story, over, under = (part[name].to_numpy() for name in ("key", "over", "under"))
        order = np.argsort(story, kind="stable")
        story, over, under = story[order], over[order], under[order]
        stories, first = np.unique(story, return_index=True)
        totals = np.column_stack([np.add.reduceat(over, first), np.add.reduceat(under, first)])
        found[group] = Group(story, over, under, stories, totals)
    return found
