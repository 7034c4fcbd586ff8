"""Tone and differences in tone in sentences, never more than the figures bear."""

import math
from collections.abc import Mapping

import pandas as pd

from mediakit._check import check_columns, listed
from mediakit._phrases import counted, groups_named, interval, joined, number, p_value, size_interval
from mediakit.tables import NOT_STATED, check_table


def tell_spread(tone: pd.DataFrame, groups: pd.DataFrame) -> str:
    """How tone spreads over articles, and between which means the groups lie."""
    check_columns(tone, ["polarity"], "tone")
    check_table(groups, "groups")
    scored = tone["polarity"].dropna()
    if not len(scored):
        return "No article holds a word, so none has a tone."
    below = int((scored < 0).sum())
    told = f"{below:,} of {counted(len(scored), 'article')} score below zero."
    sure = groups.dropna(subset=["low"])
    if len(sure) < 2:
        return f"{told} Fewer than two groups have enough articles for an interval, so the means stand by themselves."
    low, high = sure.loc[sure["estimate"].idxmin()], sure.loc[sure["estimate"].idxmax()]
    return (
        f"{told} The means of the {len(sure)} groups with an interval run from {number(low['estimate'])} "
        f"({low['group']}, {interval(low['low'], low['high'])}) to {number(high['estimate'])} "
        f"({high['group']}, {interval(high['low'], high['high'])}). Whether they differ by more than chance is "
        "tested with the copies in mind, under Sources compared."
    )


def tell_tone(groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str = "outlet", correction: str = "holm") -> str:
    """The clearest difference in tone, with its interval, or why the data can't bear one.

    Parameters
    ----------
    groups, pairs : DataFrame
        The two tables of `compare`.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted``.
    """
    check_table(groups, "groups")
    check_table(pairs, "pairs")
    tested = pairs.dropna(subset=["p_adjusted"])
    if not len(tested):
        return _no_test(groups, by)
    first = tested.sort_values(["p_adjusted", "p", "group_a", "group_b"], kind="stable").iloc[0]
    differ = int((tested["p_adjusted"] < 0.05).sum())
    named = "Holm's" if correction == "holm" else "Benjamini and Hochberg's"
    of_pairs = f"{named} correction over {counted(len(tested), 'pair')}" if len(tested) > 1 else "a single test"
    if not differ:
        return (
            f"No two {groups_named(by)} of {_tested_groups(tested)} differ in tone by more than chance allows "
            f"(smallest {p_value(first['p_adjusted'])} after {of_pairs}). "
            f"The clearest difference, {first['group_a']} against {first['group_b']}, is "
            f"{number(first['difference'])} ({interval(first['low'], first['high'])})."
        )
    return (
        f"{_more_negative(first)} ({size_interval(first)}; "
        f"{_sizes(first)}; {p_value(first['p_adjusted'])} after {of_pairs}). "
        f"{differ:,} of {counted(len(tested), 'pair')} of {groups_named(by)} {'differs' if differ == 1 else 'differ'}."
    )


def tell_ways(pairs: Mapping[str, pd.DataFrame]) -> str:
    """Whether the differences hold when copies are counted in other ways.

    Parameters
    ----------
    pairs : mapping of str to DataFrame
        ``{"all": pairs, "one_per_story": pairs, "own": pairs}``, any of them.
    """
    found = {way: _differing(table) for way, table in pairs.items()}
    tested = {way: int(table["p_adjusted"].notna().sum()) for way, table in pairs.items()}
    if not any(tested.values()):
        return "No way of counting the copies leaves two groups with enough articles for a test."
    told = "; ".join(
        f"{WAYS[way]}, {len(found[way])} of {counted(tested[way], 'pair')} "
        f"{'differs' if len(found[way]) == 1 else 'differ'}"
        for way in pairs
    )
    changing = sorted(set.union(*found.values()) - set.intersection(*found.values()))
    told = f"{told[0].upper()}{told[1:]}."
    if not changing:
        return f"{told} The same pairs differ each time."
    shown = [
        f"{a} and {b} differ {joined([WAYS[way] for way in pairs if (a, b) in found[way]])}, "
        f"not {joined([WAYS[way] for way in pairs if (a, b) not in found[way]])}"
        for a, b in changing[:3]
    ]
    more = (
        f"; {counted(len(changing) - 3, 'more pair')} {'changes' if len(changing) == 4 else 'change'} too"
        if len(changing) > 3
        else ""
    )
    return f"{told} This changes what can be said: {'; '.join(shown)}{more}."


WAYS = {
    "all": "with every copy counted",
    "one_per_story": "with each story counted once",
    "own": "with only what each outlet wrote itself",
}


def tell_passages(telling: pd.DataFrame) -> str:
    """What the telling sentences are for."""
    if not len(telling):
        return "No sentence of five words or more carries a scored word."
    return (
        f"These {counted(len(telling), 'sentence')} are the ends of the scale, not its middle. Read them before a "
        "score is believed: who speaks, and would a person call the sentence negative or positive?"
    )


def tell_analyzers(rho: float, low: float, high: float, n: int, flips: int) -> str:
    """How far two analyzers agree: Spearman's rank correlation and how often the sign differs."""
    if n < 4 or math.isnan(rho):
        return f"With {counted(n, 'article')} the agreement of the analyzers cannot be measured."
    return (
        f"TextBlob and VADER rank the {counted(n, 'article')} with Spearman's rho {number(rho)}"
        f" ({interval(low, high)}); they put {flips:,} on opposite sides of zero. "
        + ("A finding should be read under both." if rho < 0.7 or flips else "")
    ).strip()


def tell_saturation(whole: pd.DataFrame) -> str:
    """Why whole articles are not compared under VADER: how many of its scores stand at the ends of the scale."""
    check_table(whole, "sentiment")
    scored = whole["polarity"].dropna()
    extreme = int((scored.abs() > 0.9).sum())
    return (
        f"Scored as one text, {extreme:,} of {counted(len(scored), 'article')} get a VADER score beyond ±0.9: the "
        "score sums over words and so saturates with length. Groups are therefore compared by each article's mean over "
        "its sentences."
    )


def _differing(pairs: pd.DataFrame) -> set[tuple[str, str]]:
    sure = pairs[pairs["p_adjusted"] < 0.05]
    return {tuple(sorted((str(a), str(b)))) for a, b in zip(sure["group_a"], sure["group_b"], strict=True)}


def _more_negative(pair: pd.Series) -> str:
    a, b = (pair["group_a"], pair["group_b"]) if pair["difference"] < 0 else (pair["group_b"], pair["group_a"])
    return f"The articles of {a} are more negative than those of {b} by {number(abs(pair['difference']))}"


def _sizes(pair: pd.Series) -> str:
    """The two n in the order in which _more_negative names the groups."""
    a, b = (pair["n_a"], pair["n_b"]) if pair["difference"] < 0 else (pair["n_b"], pair["n_a"])
    return f"{a:,} and {counted(b, 'article')}"


def _no_test(groups: pd.DataFrame, by: str) -> str:
    stated = groups[groups["group"] != NOT_STATED]
    sizes = listed([f"{g} {n:,}" for g, n in zip(stated["group"], stated["n_articles"], strict=True)], 5)
    unnamed = int(groups.loc[groups["group"] == NOT_STATED, "n_articles"].sum())
    extra = f"; {counted(unnamed, 'article')} with none stated" if unnamed else ""
    return (
        f"No two {groups_named(by)} have enough articles for an interval and a test ({sizes or 'none'}{extra}). "
        "The means are shown; no difference is claimed."
    )


def _tested_groups(pairs: pd.DataFrame) -> str:
    return f"the {len(set(pairs['group_a']) | set(pairs['group_b']))} tested"
