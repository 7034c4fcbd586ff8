"""What a comparison says of its own limits, in sentences."""

from collections.abc import Mapping

import pandas as pd

from mediakit._check import listed
from mediakit._phrases import counted, does
from mediakit.tables import NOT_STATED

UNTESTED = {
    "alone": "one of the two has a single story that the other does not have",
    "shared": "they share a single story, which makes up so much of them that their difference could hang on it",
    "heavy": "one story makes up more than a third of the articles of one of the two",
}


def about_missing(n_missing: int, n_zero: int, names: list[str]) -> list[str]:
    """What the notes say of articles that have no value.

    >>> about_missing(2, 1, ["quoted_words", "n_words"])
    ['2 articles without quoted_words or n_words were left out.', '1 article with 0 n_words was left out.']
    """
    told = {f"without {' or '.join(names)}": n_missing, f"with 0 {names[-1]}": n_zero}
    return [f"{counted(n, 'article')} {what} {does(n, 'was', 'were')} left out." for what, n in told.items() if n]


def about_copies(copies: str, n_lost: int, n: int, unsettled: tuple[int, int] = (0, 0)) -> list[str]:
    """What the notes say of articles that do not count; `unsettled` are stories as `unsettled_firsts` counts them.

    >>> about_copies("one_per_story", 2, 9)
    ['Of each story only the first article counts: 2 of 9 articles were left out.']
    """
    if copies == "all":
        return []
    rule = {
        "one_per_story": "Of each story only the first article counts",
        "own": "Only what an outlet wrote itself counts",
    }[copies]
    told = [f"{rule}: {n_lost:,} of {counted(n, 'article')} {does(n_lost, 'was', 'were')} left out."]
    unclear, several = unsettled
    if copies == "one_per_story" and unclear:
        told.append(
            f"In {unclear:,} of {counted(several, 'story')} with several copies the dates do not tell which was first: "
            "there the earliest time that a date allows chose, and where it is the same the order of the files."
        )
    return told


def about_groups(order: list[str], enough: list[str], tested: list[str], min_articles: int) -> list[str]:
    """What the notes say of groups that no test includes."""
    notes = []
    stated = [group for group in order if group != NOT_STATED]
    if NOT_STATED in order:
        notes.append(f"The row {NOT_STATED} is shown with its figures, outside all tests.")
    few = len(stated) - len(enough)
    if few:
        notes.append(
            f"{few} of {counted(len(stated), 'group')} {'has' if few == 1 else 'have'} fewer than "
            f"{min_articles} articles or stories: figures, but no interval or test."
        )
    if len(enough) > len(tested):
        notes.append(
            f"Tests are between the {len(tested)} largest groups; "
            f"{counted(len(enough) - len(tested), 'more group')} with enough articles are not tested."
        )
    if len(tested) < 2:
        notes.append("Fewer than two groups have enough articles: no test is possible.")
    return notes


def about_tests(
    pairs: pd.DataFrame, reasons: Mapping[str, list[bool]], rows: pd.DataFrame, known: bool, correction: str
) -> list[str]:
    """What the notes say of the tests and of what they take to be independent; reasons are those of `UNTESTED`."""
    notes = []
    if len(pairs):
        name = {"holm": "Holm", "bh": "Benjamini and Hochberg"}[correction]
        untested = int(pairs["p"].isna().sum())
        notes.append(f"p is corrected for {counted(len(pairs) - untested, 'test')} after {name}.")
        notes += [
            f"{counted(sum(which), 'pair')} could not be tested: {UNTESTED[why]} ({_named(pairs[which])})."
            for why, which in reasons.items()
        ]
    if known:
        n = rows["story"].nunique() + int(rows["story"].isna().sum())
        notes.append(
            f"{counted(len(rows), 'article')} tell {counted(n, 'story')}: whole stories were drawn and "
            "permuted, so copies do not count as independent."
        )
    elif len(rows):
        notes.append("Copies were not looked for: every article counts as independent of the others.")
    return notes


def about_ratios(pairs: pd.DataFrame, kind: str) -> list[str]:
    """What the notes say of ratios that lack a figure or a bound, with the pairs."""
    if kind == "signed rate":
        return ["No ratio of rates is given: there are values below 0."] if len(pairs) else []
    if kind not in ("share", "rate"):
        return []
    what = "risk ratio" if kind == "share" else "ratio of rates"
    tested = pairs["p"].notna()
    without = pairs["risk_ratio"].isna()
    few = tested & ~without & pairs["risk_low"].isna()
    told = {
        f"without a {what}: the second group has none, so that nothing can be divided by it": without,
        f"without an interval of the {what}: fewer than five stories of a group have any": few,
    }
    return [
        f"{counted(int(which.sum()), 'pair')} {does(int(which.sum()), 'is', 'are')} {why} ({_named(pairs[which])})."
        for why, which in told.items()
        if which.any()
    ]


def _named(pairs: pd.DataFrame) -> str:
    """The pairs by their groups, the first few."""
    return listed((f"{a} and {b}" for a, b in zip(pairs["group_a"], pairs["group_b"], strict=True)), 3)
