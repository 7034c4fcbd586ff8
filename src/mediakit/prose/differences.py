"""Differences between groups in sentences, never more than the figures bear."""

from collections.abc import Callable, Mapping

import pandas as pd

from mediakit._check import check_choice, listed
from mediakit._phrases import counted, does, groups_named, joined, number, p_value
from mediakit.tables import NOT_STATED, check_table

LEVEL = 0.05
CORRECTIONS = {"holm": "Holm", "bh": "Benjamini and Hochberg"}
IN_VOICE = {"all": "", "narrator": "In their own words, without quotations: ", "quoted": "In quotations alone: "}
WAYS = {
    "all": "with every copy counted",
    "one_per_story": "with each story counted once",
    "own": "with credited copies left out",
}


def tell_tone(
    groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str = "outlet", correction: str = "holm", voice: str = "all"
) -> str:
    """The clearest difference in tone, with its interval, or why the data can't bear one.

    Parameters
    ----------
    groups, pairs : DataFrame
        The two tables of `compare`.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted``.
    voice : {"all", "narrator", "quoted"}
        Whose words were scored.

    Returns
    -------
    str
    """
    check_table(groups, "comparison_groups")
    check_choice(voice, IN_VOICE, "voice")
    tested = _tested(pairs)
    if not len(tested):
        return _no_test(groups, by)
    pair = _clearest(tested)
    if pair["p_adjusted"] >= LEVEL:
        return (
            f"{IN_VOICE[voice]}No two {groups_named(by)} of the {_n_groups(tested)} tested differ in tone by more than "
            f"chance allows (smallest {_p(pair, tested, correction)}). The clearest difference, {pair['group_a']} "
            f"against {pair['group_b']}, is {number(pair['difference'])} ({_interval(pair, number)}). "
            f"{_could_find(tested, number, '')}"
        ).rstrip()
    low, high = _low_and_high(pair)
    return (
        f"{IN_VOICE[voice]}The articles of {low['name']} are more negative than those of {high['name']} by "
        f"{number(abs(pair['difference']))} ({_interval(_turned(pair), number)}; {low['n']:,} and "
        f"{counted(high['n'], 'article')}; {_p(pair, tested, correction)}). {_n_differing(tested, by)}"
    )


def tell_framing(
    groups: pd.DataFrame, pairs: pd.DataFrame, *, label: str, by: str = "outlet", correction: str = "holm"
) -> str:
    """The clearest difference in how many articles mention a frame, or why the data can't bear one.

    Parameters
    ----------
    groups, pairs : DataFrame
        The two tables of `compare` over a frame's column of `frame_presence`.
    label : str
        The frame's name.
    by, correction : str
        As in `tell_tone`.

    Returns
    -------
    str
    """
    check_table(groups, "comparison_groups")
    tested = _tested(pairs)
    if not (groups["estimate"] > 0).any():
        return f"No article mentions “{label}”, so there is nothing to compare."
    if not len(tested):
        return f"“{label}”: no two {groups_named(by)} could be tested. The shares are shown; no difference is claimed."
    pair = _clearest(tested)
    if pair["p_adjusted"] >= LEVEL:
        return (
            f"No two {groups_named(by)} of the {_n_groups(tested)} tested differ in their share of articles with "
            f"“{label}” by more than chance allows (smallest {_p(pair, tested, correction)}). The clearest difference, "
            f"{pair['group_a']} against {pair['group_b']}, is {_points(pair['difference'])} percentage points "
            f"({_interval(pair, _points)}). {_could_find(tested, _points, ' percentage points')}"
        ).rstrip()
    low, high = _low_and_high(pair)
    return (
        f"“{label}” is in a larger share of the articles of {high['name']} than of {low['name']}, by "
        f"{_points(abs(pair['difference']))} percentage points ({_interval(_turned(pair), _points)}; {high['n']:,} and "
        f"{counted(low['n'], 'article')}; {_p(pair, tested, correction)}). {_n_differing(tested, by)}"
    )


def tell_untested(groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str = "outlet") -> str:
    """Which groups and pairs have no interval or test, each with its reason; nothing where all have.

    Parameters
    ----------
    groups, pairs : DataFrame
        The two tables of `compare`.
    by : str
        What the groups are, in one word.

    Returns
    -------
    str
        The first five groups and pairs by name, the others counted.
    """
    check_table(groups, "comparison_groups")
    check_table(pairs, "comparison_pairs")
    told = []
    bare = groups[groups["note"].ne("") & groups["group"].ne(NOT_STATED)]
    if len(bare):
        reasons = (f"{row.group} ({row.note.removesuffix('.')})" for row in bare.itertuples())
        told.append(f"{counted(len(bare), _one(by))} without an interval: {listed(reasons, 5)}.")
    alone = pairs[pairs["p"].isna()]
    if len(alone):
        names = (f"{row.group_a} and {row.group_b}" for row in alone.itertuples())
        told.append(
            f"{counted(len(alone), 'pair')} without a test, since one of the two has a single story that the other "
            f"does not have, or one story makes up too much of them: {listed(names, 5)}."
        )
    return " ".join(told)


def tell_ways(pairs: Mapping[str, pd.DataFrame], *, what: str = "Tone") -> str:
    """Whether the differences hold when copies are counted in other ways.

    Parameters
    ----------
    pairs : mapping of str to DataFrame
        ``{"all": pairs, "one_per_story": pairs, "own": pairs}``, any of them.
    what : str
        What is compared: the sentence begins with it.

    Returns
    -------
    str
        How many pairs differ by more than chance in each way, and for up to two pairs that do so in some ways
        only their differences in each. A pair that could not be tested in a way is said to be so.
    """
    known = {way: _by_name(_tested(table)) for way, table in pairs.items()}
    if not any(known.values()):
        return f"{what}: in no way of counting the copies is a test possible."
    found = {
        way: {(*names, pair["difference"] > 0) for names, pair in known[way].items() if _sure(pair)} for way in known
    }
    if not any(found.values()):
        every = len({frozenset(tested) for tested in known.values()}) == 1
        tested = joined([_count(0, len(known[way]), way) for way in known])
        how = "however the copies are counted" if every else f"in those that could be tested: {tested}"
        return f"{what}: no pair differs by more than chance allows, {how}."
    counts = joined([_count(len(found[way]), len(known[way]), way) for way in known])
    told = f"{what}, pairs that differ by more than chance allows (corrected p below .05): {counts}."
    changing = sorted(set.union(*found.values()) - set.intersection(*found.values()))
    names = list(dict.fromkeys((a, b) for a, b, _ in changing))
    if not names:
        return f"{told} They are the same pairs."
    shown = [
        f"{a} against {b} is {joined([_in_way(known[way].get((a, b)), way) for way in known])}" for a, b in names[:2]
    ]
    rest = len(names) - 2
    more = f" {counted(rest, 'more pair')} {does(rest, 'changes', 'change')} too." if rest > 0 else ""
    return f"{told} What can be said depends on the copies: {'; '.join(shown)}.{more}"


def _sure(pair: pd.Series) -> bool:
    return bool(pair["p_adjusted"] < LEVEL)


def _count(n: int, of: int, way: str) -> str:
    return f"{n:,} of {of:,} {WAYS[way]}" if of else f"none could be tested {WAYS[way]}"


def _one(by: str) -> str:
    return by if by in ("outlet", "origin") else "group"


def _could_find(tested: pd.DataFrame, shown: Callable[[float], str], unit: str) -> str:
    """How large a difference could have been found, over the pairs tested; nothing where it is not known."""
    known = tested.dropna(subset=["detectable"]).sort_values(["detectable", "group_a", "group_b"], kind="stable")
    if known.empty:
        return ""
    least, most = known.iloc[0], known.iloc[-1]
    size = f"{shown(least['detectable'])}{unit}"
    if len(known) == 1:
        return (
            f"With so many stories a difference of {size} would have been found four times in five; a smaller one can "
            "have been missed."
        )
    return (
        f"A test of one pair alone would have found, four times in five, a difference of {size} between "
        f"{least['group_a']} and {least['group_b']}, and of {shown(most['detectable'])}{unit} between "
        f"{most['group_a']} and {most['group_b']}; smaller ones can have been missed. With the correction over all "
        f"{len(tested)} pairs only larger differences are found."
    )


def _tested(pairs: pd.DataFrame) -> pd.DataFrame:
    check_table(pairs, "comparison_pairs")
    return pairs.dropna(subset=["p_adjusted"])


def _clearest(tested: pd.DataFrame) -> pd.Series:
    size = tested["difference"].abs()
    order = ["p_adjusted", "p", "size", "group_a", "group_b"]
    return tested.assign(size=-size).sort_values(order, kind="stable").iloc[0]


def _by_name(pairs: pd.DataFrame) -> dict[tuple[str, str], pd.Series]:
    """Each pair under its names in alphabetical order, its difference turned to match."""
    named = {}
    for _, pair in pairs.iterrows():
        if pair["group_a"] <= pair["group_b"]:
            named[pair["group_a"], pair["group_b"]] = pair
        else:
            named[pair["group_b"], pair["group_a"]] = _swapped(pair)
    return named


def _swapped(pair: pd.Series) -> pd.Series:
    turned = pair.copy()
    turned["difference"], turned["low"], turned["high"] = -pair["difference"], -pair["high"], -pair["low"]
    return turned


def _turned(pair: pd.Series) -> pd.Series:
    """The pair with its difference above zero."""
    return pair if pair["difference"] >= 0 else _swapped(pair)


def _low_and_high(pair: pd.Series) -> tuple[dict, dict]:
    a = {"name": pair["group_a"], "n": pair["n_a"]}
    b = {"name": pair["group_b"], "n": pair["n_b"]}
    return (a, b) if pair["difference"] < 0 else (b, a)


def _in_way(pair: pd.Series | None, way: str) -> str:
    if pair is None:
        return f"not tested {WAYS[way]}"
    sure = "" if _sure(pair) else ", not beyond chance,"
    return f"{number(pair['difference'])} ({_interval(pair, number)}){sure} {WAYS[way]}"


def _interval(pair: pd.Series, shown: Callable[[float], str]) -> str:
    if pd.isna(pair["low"]) or pd.isna(pair["high"]):
        return "no interval"
    return f"95% interval {shown(pair['low'])} to {shown(pair['high'])}"


def _points(share: float) -> str:
    return number(100 * share, 0)


def _p(pair: pd.Series, tested: pd.DataFrame, correction: str) -> str:
    if len(tested) == 1:
        return f"{p_value(pair['p_adjusted'])}, a single test"
    return f"{p_value(pair['p_adjusted'])} after {CORRECTIONS[correction]}'s correction over {len(tested)} pairs"


def _n_differing(tested: pd.DataFrame, by: str) -> str:
    n = int((tested["p_adjusted"] < LEVEL).sum())
    return f"Of {counted(len(tested), 'pair')} of {groups_named(by)}, {n:,} {does(n, 'differs', 'differ')} so."


def _n_groups(tested: pd.DataFrame) -> int:
    return len(set(tested["group_a"]) | set(tested["group_b"]))


def _no_test(groups: pd.DataFrame, by: str) -> str:
    stated = groups[groups["group"] != NOT_STATED]
    reasons = listed([_why_not(row) for row in stated.itertuples()], 5)
    unnamed = int(groups.loc[groups["group"] == NOT_STATED, "n_articles"].sum())
    extra = f"; {counted(unnamed, 'article')} with none stated" if unnamed else ""
    return (
        f"No two {groups_named(by)} could be tested ({reasons or 'none has a scored article'}{extra}). The means are "
        "shown; no difference is claimed."
    )


def _why_not(row: tuple) -> str:
    return f"{row.group} {row.n_articles:,}" + (f", {row.note.split(':')[0]}" if "stor" in row.note else "")
