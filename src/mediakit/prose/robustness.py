"""Whether a difference in tone holds under another analyzer and in another voice, in sentences."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, groups_named, interval, joined, number, p_value
from mediakit.analyzers import title_of
from mediakit.prose.differences import CORRECTIONS, LEVEL

NEEDED = ["group_a", "group_b", "analyzer", "voice", "difference", "low", "high", "p_adjusted", "p_all_ways"]
VOICES = {"narrator": "own"}
MOST = 3  # pairs that are told one by one


def tell_robustness(table: pd.DataFrame, *, by: str = "outlet", correction: str = "holm", n: int = MOST) -> list[str]:
    """Which differences in tone hold under every analyzer and in every voice, and which depend on them.

    Parameters
    ----------
    table : DataFrame
        From `compare_tone`.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted`` and ``p_all_ways``.
    n : int
        At most so many pairs that hold, and so many that do not, are told.

    Returns
    -------
    list of str
        A pair holds where it differs by more than chance allows in every way, in one direction: its largest p of all
        ways, corrected over the pairs, is below .05 (``p_all_ways``). Of the others those with opposite findings are
        told first: where they differ (corrected p of that way below .05), where not, where they could not be tested.
    """
    check_columns(table, NEEDED, "table")
    ways = list(table[["analyzer", "voice"]].drop_duplicates().itertuples())
    tested = table.dropna(subset=["p_adjusted"])
    if not len(tested):
        return [f"No two {groups_named(by)} could be tested under any analyzer; no difference is claimed."]
    pairs = [_Pair(part) for _, part in table.groupby(["group_a", "group_b"], sort=False)]
    compared = (
        f"Tone was compared {_under(ways)}: {counted(len(ways), 'way')} for {counted(len(pairs), 'pair')} of "
        f"{groups_named(by)}, p corrected after {CORRECTIONS[correction]} over the pairs of each way, and for what "
        "holds in every way over the largest p of each pair."
    )
    found = [pair for pair in pairs if pair.sure]
    if not found:
        return [f"{compared} In no way does a pair differ by more than chance allows."]
    holding = [pair for pair in found if pair.holds]
    told = [
        f"{compared} {counted(len(found), 'pair')} {does(len(found), 'differs', 'differ')} by more than chance allows "
        f"in some way, {len(holding) or 'none'} in every way."
    ]
    if holding:
        held = " ".join(pair.told_holding() for pair in holding[:n])
        told.append(f"{held}{_more(len(holding) - n, 'does so', 'do so')}")
    changing = sorted((pair for pair in found if not pair.holds), key=lambda pair: not pair.turns)
    if changing:
        told.append("What depends on the way must not be reported from one alone.")
        told += [pair.told_changing() for pair in changing[:n]]
        told[-1] += _more(len(changing) - n, "depends on it", "depend on it")
    return told


class _Pair:
    """One pair of groups in all ways."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.a, self.b = rows["group_a"].iloc[0], rows["group_b"].iloc[0]
        self.rows = rows
        self.sure = [row for row in rows.itertuples() if row.p_adjusted < LEVEL]
        self.unsure = [row for row in rows.itertuples() if row.p_adjusted >= LEVEL]
        self.untested = [row for row in rows.itertuples() if pd.isna(row.p_adjusted)]
        self.below = [row for row in self.sure if row.difference < 0]
        self.above = [row for row in self.sure if row.difference >= 0]
        self.turns = bool(self.below and self.above)
        self.p_all_ways = rows["p_all_ways"].iloc[0]
        self.holds = bool(self.p_all_ways < LEVEL)

    def told_holding(self) -> str:
        return f"{self._than(self.sure[0].difference)} in all, by {self._sizes()}."

    def _sizes(self) -> str:
        sizes = [abs(row.difference) for row in self.sure]
        return f"{number(min(sizes))} to {number(max(sizes))}" if len(sizes) > 1 else number(sizes[0])

    def told_changing(self) -> str:
        if self.turns:
            return (
                f"{self._than(-1)} {_under(self.below)}, and {self._than(1)} {_under(self.above)}, so that nothing "
                "can be said of the two."
            )
        if not (self.unsure or self.untested):
            return (
                f"{self._than(self.sure[0].difference)} in each way by itself, by {self._sizes()}, but not beyond "
                f"chance in all at once ({p_value(self.p_all_ways)})."
            )
        clearest = min(self.sure, key=lambda row: (row.p_adjusted, -abs(row.difference)))
        sign = -1 if clearest.difference < 0 else 1
        told = f"{self._than(sign)} {_under(self.sure)}, clearest by {_figure(clearest, sign)}"
        if self.unsure:
            weakest = max(self.unsure, key=lambda row: row.p_adjusted)
            told += f", but not beyond chance {_under(self.unsure)}, least by {_figure(weakest, sign)}"
        if self.untested:
            told += f"; it could not be tested {_under(self.untested)}"
        return f"{told}."

    def _than(self, difference: float) -> str:
        first, second = (self.a, self.b) if difference < 0 else (self.b, self.a)
        return f"{first} is more negative than {second}"


def _under(ways: list) -> str:
    """The ways by analyzer: under VADER (all and own words) and TextBlob (all words)."""
    by_analyzer: dict[str, list[str]] = {}
    for way in ways:
        by_analyzer.setdefault(title_of(way.analyzer), []).append(VOICES.get(way.voice, way.voice))
    said = {name: f"({joined(voices)} words)" for name, voices in by_analyzer.items()}
    if len(set(said.values())) == 1:
        return f"under {joined(list(said))} {next(iter(said.values()))}"
    return f"under {joined([f'{name} {voices}' for name, voices in said.items()])}"


def _figure(row: tuple, sign: int) -> str:
    """The difference and its interval, turned so that it is positive in the direction that is told."""
    low, high = sorted((sign * row.low, sign * row.high))
    return f"{number(sign * row.difference)} ({interval(low, high)})"


def _more(n: int, one: str, many: str) -> str:
    return f" {counted(n, 'more pair')} {does(n, one, many)}." if n > 0 else ""
