"""Which differences in tone go when each story counts once, whatever the analyzer and the voice, in sentences."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, groups_named, interval, joined, number, p_value
from mediakit.analyzers import title_of
from mediakit.copies import unsettled_firsts
from mediakit.prose.differences import CORRECTIONS, LEVEL, WAYS
from mediakit.prose.robustness import _under
from mediakit.prose.voice import _bound
from mediakit.prose.ways import checked_ways
from mediakit.tables import NOT_STATED, check_table

PAIR = ["group_a", "group_b"]
NEEDED = [
    *PAIR, "analyzer", "voice", "copies", "n_a", "n_b", "n_stories_a", "n_stories_b",
    "difference", "low", "high", "p_adjusted", "p_all_copies",
]  # fmt: skip
HALF, ALIKE = 0.5, 0.1  # a difference of less than half has vanished; one within a tenth is as large
NEAR = (0.025, 0.1)  # p values within a factor of two of .05
WORDS = {"all": "all words", "narrator": "own words", "quoted": "quotations"}


class _Figure(NamedTuple):
    """A difference in one way of counting."""

    size: float
    low: float
    high: float
    of: str  # what it rests on, in words
    n: int  # the articles that it rests on


def tell_tone_ways(
    table: pd.DataFrame,
    *,
    by: str = "outlet",
    correction: str = "holm",
    n: int = 2,
    stories: pd.DataFrame | None = None,
) -> list[str]:
    """Which differences in tone are there with every copy counted and not with each story counted once.

    Parameters
    ----------
    table : DataFrame
        From `compare_tone_ways`.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted``.
    n : int
        At most so many differences that go, and so many that come, are told one by one.
    stories : DataFrame, optional
        ``stories(articles)``: then it is said in how many of them the dates do not tell who was first. Left out, the
        two numbers are taken from ``table.attrs["unsettled_firsts"]``, where it has them.

    Returns
    -------
    list of str
        What was looked at; what is beyond chance in each way of counting and in all; and each difference that is
        beyond chance with every copy counted and not with each story counted once, with its figures in every way and
        what became of its size: vanished (less than half is left), shrunk, or as large (within a tenth), so that only
        fewer articles carry it. Where both p lie between .025 and .1 it is said that the step across .05 says little.
    """
    check_columns(table, NEEDED, "table")
    if not table["p_adjusted"].notna().any():
        return [f"No two {groups_named(by)} could be tested in any way; no difference is claimed."]
    copies = list(dict.fromkeys(table["copies"]))
    cells = [
        {row.copies: row for row in rows.itertuples()}
        for _, rows in table.groupby([*PAIR, "analyzer", "voice"], sort=False)
    ]
    told = [_looked_at(table, cells, copies, by, correction), _found(table, cells, copies)]
    lost = [cell for cell in cells if _sure(cell.get("all")) and not _sure(cell.get("one_per_story"))]
    come = [cell for cell in cells if _sure(cell.get("one_per_story")) and not _sure(cell.get("all"))]
    if not {"all", "one_per_story"} <= set(copies):
        return told
    if not lost:
        told.append("None that is beyond chance with every copy counted is lost when each story counts once.")
    for cell in sorted(lost, key=_left)[:n]:
        told.append(_told_lost(cell))
    if len(lost) > n:
        rest = len(lost) - n
        told.append(f"{counted(rest, 'more difference')} {does(rest, 'is', 'are')} lost so.")
    for cell in come[:n]:
        told.append(f"Only when each story counts once, {_in_each(cell)}.")
    if len(come) > n:
        rest = len(come) - n
        told.append(f"{counted(rest, 'more difference')} {does(rest, 'comes', 'come')} so.")
    unsettled = unsettled_firsts(stories) if stories is not None else table.attrs.get("unsettled_firsts", (0, 0))
    told += _who_was_first(*unsettled)
    if lost or come:
        told.append(
            "Of so many, some cross .05 whenever the articles change; that one is found and another is not is no "
            "difference between them."
        )
    return told


def tell_voice_ways(ways: Mapping[str, pd.DataFrame], *, by: str = "outlet", n: int = 3) -> str:
    """Whether quotations and own words still differ in tone when copies are counted in other ways.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        The groups of ``in_three_ways(compare, voice_gap(narrator, quoted), measure="gap")``, by way.
    by : str
        The column of groups.
    n : int
        At most so many groups that change are named.

    Returns
    -------
    str
        In how many groups the interval of the mean difference leaves out 0 in each way, and for those in which it does
        so in some ways only the figures of each.
    """
    known: dict[str, dict[str, _Figure]] = {}
    for way, table in checked_ways(ways).items():
        check_table(table, "comparison_groups")
        rows = table[table["group"] != NOT_STATED].dropna(subset=["low", "high"])
        known[way] = {
            row.group: _Figure(row.estimate, row.low, row.high, counted(row.n_articles, "article"), row.n_articles)
            for row in rows.itertuples()
        }
    if not any(known.values()):
        return "In no way of counting the copies can it be judged whether quotations and own words differ in tone."
    sure = {way: {(g, f.size > 0) for g, f in rows.items() if f.low > 0 or f.high < 0} for way, rows in known.items()}
    counts = joined([f"{len(sure[way]):,} of {len(known[way]):,} {WAYS.get(way, way)}" for way in known])
    told = f"{groups_named(by).capitalize()} whose quotations and own words differ in tone inside articles: {counts}."
    changing = sorted({group for group, _ in set.union(*sure.values()) - set.intersection(*sure.values())})
    if not changing:
        return f"{told} They are the same." if set.union(*sure.values()) else told
    first, *others = known
    shown = []
    for group in changing[:n]:
        figures = {way: rows.get(group) for way, rows in known.items()}
        verdicts = [_verdict(figures[first], figures[way], way) for way in others if _lost(group, first, way, sure)]
        shown.append(" ".join([f"{group}: {_followed(figures)}.", *filter(None, verdicts)]))
    rest = len(changing) - n
    more = f" {rest:,} more {does(rest, 'changes', 'change')} too." if rest > 0 else ""
    return f"{told} What can be said depends on the copies. {' '.join(shown)}{more}"


def _looked_at(table: pd.DataFrame, cells: list[dict], copies: list[str], by: str, correction: str) -> str:
    n_pairs = len(table[PAIR].drop_duplicates())
    ways = list(table[["analyzer", "voice"]].drop_duplicates().itertuples())
    return (
        f"Tone was compared {_under(ways)} and with the copies counted in {counted(len(copies), 'way')}: for "
        f"{counted(n_pairs, 'pair')} of {groups_named(by)} {counted(len(cells) * len(copies), 'difference')}, p "
        f"corrected after {CORRECTIONS[correction]} over the pairs of each way."
    )


def _found(table: pd.DataFrame, cells: list[dict], copies: list[str]) -> str:
    """How many are beyond chance in each way of counting, and which pairs differ in every way there is."""
    sizes = joined([
        f"{sum(_sure(cell.get(way)) for cell in cells):,} of "
        f"{sum(_tested(cell.get(way)) for cell in cells):,} {WAYS.get(way, way)}"
        for way in copies
    ])  # fmt: skip
    holding = table[table["p_all_copies"] < LEVEL].groupby(PAIR, sort=False)["difference"].agg(["min", "max"])
    pairs = [
        f"{a} is more {'negative' if low < 0 else 'positive'} than {b}, by "
        f"{number(min(abs(low), abs(high)))} to {number(max(abs(low), abs(high)))}"
        for (a, b), low, high in zip(holding.index, holding["min"], holding["max"], strict=True)
    ]
    n_ways = len(table[["analyzer", "voice", "copies"]].drop_duplicates())
    held = f"in every one of the {n_ways} ways {joined(pairs)}" if pairs else "no pair differs in every one of them"
    return f"Differences in tone beyond chance: {sizes}; {held}."


def _tested(row: tuple | None) -> bool:
    return row is not None and pd.notna(row.p_adjusted)


def _sure(row: tuple | None) -> bool:
    return _tested(row) and row.p_adjusted < LEVEL


def _left(cell: dict) -> tuple[float, float]:
    """How much of a difference is left, least first; those that cannot be tested last."""
    after = cell.get("one_per_story")
    left = after.difference / cell["all"].difference if _tested(after) else float("inf")
    return round(left, 12), cell["all"].p_adjusted


def _told_lost(cell: dict) -> str:
    """One difference in every way of counting, and what became of it."""
    before, after = cell["all"], cell.get("one_per_story")
    verdict = _verdict(_figure(before), _figure(after) if _tested(after) else None, "one_per_story")
    at_zero = before.low <= 0 <= before.high
    unsure = " Its interval holds 0 even with every copy counted." if at_zero else ""
    p = after.p_adjusted if _tested(after) else 1.0
    near = ""
    if p < NEAR[1] and before.p_adjusted > NEAR[0]:
        near = " Both p lie near .05, so that the step across it says little."
    elif p < NEAR[1]:
        near = " Its p is then only a little above .05."
    return f"Lost when each story counts once: {_in_each(cell)}. {verdict}{near}{unsure}"


def _who_was_first(unclear: int, several: int) -> list[str]:
    """That a rule, not the dates, chose the article for which a story counts once.

    >>> _who_was_first(1, 1)[0].partition(" there ")[0]
    'In the one story with several copies dates do not tell who was first;'
    """
    if not unclear:
        return []
    many = f"{'all' if unclear == several else f'{unclear:,} of the'} {several:,} stories"
    return [
        f"In {many if several > 1 else 'the one story'} with several copies dates do not tell who was first; there the "
        "order of the files decides for whom a story counts, so a p near .05 can fall on either side."
    ]


def _in_each(cell: dict) -> str:
    """The difference, turned so that the first way has it above zero, with its figures in each way."""
    first = next(row for row in cell.values() if _tested(row))
    sign = -1 if first.difference < 0 else 1
    low, high = (first.group_a, first.group_b) if sign < 0 else (first.group_b, first.group_a)
    said = []
    for way, row in cell.items():
        if not _tested(row):
            said.append(f"not tested {WAYS.get(way, way)}")
            continue
        bounds = sorted((sign * row.low, sign * row.high)) if pd.notna(row.low) else (row.low, row.high)
        said.append(
            f"by {number(sign * row.difference)} {WAYS.get(way, way)} ({_interval(*bounds)}; {_figure(row, sign).of}; "
            f"{_p(row.p_adjusted)})"
        )
    voice = WORDS.get(first.voice, first.voice)
    return f"under {title_of(first.analyzer)} ({voice}) {low} is more negative than {high} {joined(said)}"


def _p(p: float) -> str:
    """A p value; to four places where three would not say on which side of .05 it is."""
    return f"p = {p:.4f}".replace("0.", ".", 1) if p < LEVEL and f"{p:.3f}" == "0.050" else p_value(p)


def _followed(figures: Mapping[str, _Figure | None]) -> str:
    """A figure in each way."""
    return joined([
        f"not judged {WAYS.get(way, way)}"
        if one is None
        else f"{number(one.size)} {WAYS.get(way, way)} ({_interval(one.low, one.high)}; {one.of})"
        for way, one in figures.items()
    ])  # fmt: skip


def _interval(low: float, high: float) -> str:
    """An interval in words, its bounds to three places where they are near 0."""
    return interval(low, high) if pd.isna(low) else f"95% interval {_bound(low)} to {_bound(high)}"


def _lost(group: str, first: str, way: str, sure: Mapping[str, set[tuple[str, bool]]]) -> bool:
    return any(name == group for name, _ in sure[first]) and not any(name == group for name, _ in sure[way])


def _verdict(before: _Figure, after: _Figure | None, way: str) -> str:
    """Whether a difference that is no longer beyond chance shrank, or is as large and only less sure."""
    if after is None:
        return f"It cannot be judged {WAYS.get(way, way)}."
    left = after.size / before.size
    fewer = "fewer articles carry it less surely" if after.n < before.n else "the same articles carry it"
    how = WAYS.get(way, way)
    if left < 0:
        return f"It turns round {how}."
    if left < HALF:
        return f"It vanishes {how}: less than half of it is left ({number(left * 100, 0)}%)."
    if left < 1 - ALIKE:
        return f"It shrinks {how} from {number(abs(before.size))} to {number(abs(after.size))}, and {fewer}."
    return f"It is as large {how}; {fewer}." if left <= 1 + ALIKE else f"It is larger {how}, yet {fewer}."


def _figure(row: tuple, sign: int = -1) -> _Figure:
    """A row's difference and what it rests on, its second group first where the sign is above 0."""
    numbers = [(row.n_a, row.n_stories_a), (row.n_b, row.n_stories_b)][::-sign]
    (a, stories_a), (b, stories_b) = ([int(one) if pd.notna(one) else 0 for one in pair] for pair in numbers)
    of = f"{a:,} and {b:,} articles of {stories_a:,} and {stories_b:,} stories"
    return _Figure(row.difference, row.low, row.high, of, a + b)
