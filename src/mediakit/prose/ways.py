"""What a finding becomes when copies are counted in other ways, in sentences: what goes, and whether it shrank."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._phrases import counted, does, groups_named, joined, number, p_value, percent
from mediakit.prose.differences import WAYS
from mediakit.share_of_voice import UNKNOWN
from mediakit.tables import NOT_STATED, check_table

ALIKE = 0.1  # a log2 ratio within a tenth, or larger, is as strong


def tell_coverage_ways(
    ways: Mapping[str, pd.DataFrame],
    frame: str,
    *,
    by: str = "outlet",
    label: str = "",
    min_articles: int = 5,
    n: int = 3,
) -> str:
    """Whether a frame's shares of articles change when copies are counted in other ways.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        ``in_three_ways(coverage, mentions, articles)``. The first way is the one that others are held against.
    frame : str
        The frame's id.
    by : str
        The column of the groups.
    label : str
        The frame's name in prose; the id where it has none.
    min_articles : int
        Least articles that a group needs in a way to be followed there.
    n : int
        At most so many groups are named, those whose share changes most.

    Returns
    -------
    str
        A share is said to change where it lies outside the 95% interval that it has in the first way, and the first
        outside that which it has here: one article more or less changes nothing. Else the largest step is told.

    Examples
    --------
    >>> def table(n_articles, n_with, low, high):
    ...     return pd.DataFrame({
    ...         "outlet": ["Courier"], "frame": "swap", "n_articles": n_articles, "n_with": n_with,
    ...         "share": n_with / n_articles, "low": low, "high": high,
    ...     })
    >>> ways = {"all": table(20, 10, 0.3, 0.7), "one_per_story": table(10, 4, 0.17, 0.69)}
    >>> print(tell_coverage_ways(ways, "swap"))
    “swap”: the same however the copies are counted, as far as the 95% intervals tell (1 outlet). The largest step:
    Courier 50% with every copy counted (10 of 20, 95% interval 30% to 70%) and 40% with each story counted once (4 of
    10).
    """
    tables = {}
    for way, table in checked_ways(ways).items():
        check_columns(table, [by, "frame", "n_articles", "n_with", "share", "low", "high"], f"coverage of {way}")
        rows = table[(table["frame"].astype(str) == frame) & (table[by] != NOT_STATED)]
        of = [f"{a:,} of {b:,}" for a, b in zip(rows["n_with"], rows["n_articles"], strict=True)]
        rows = rows.assign(of=pd.Series(of, index=rows.index, dtype="str"))
        tables[way] = rows[rows["n_articles"] >= max(min_articles, 1)].set_index(by)
    noun = {"outlet": "outlet", "origin": "origin"}.get(by, f"group by {by}")
    return f"“{label or frame}”: {_steps(tables, (noun, groups_named(by)), 'articles', n)}"


def tell_share_of_voice_ways(ways: Mapping[str, pd.DataFrame], *, by: str = "outlet", n: int = 3) -> str:
    """Whether anybody's share of what is quoted changes when copies are counted in other ways.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        ``in_three_ways(share_of_voice, articles, quotes)``. The first way is the one that others are held against.
    by : str
        The column of groups.
    n : int
        At most so many speakers are named, those whose share changes most.

    Returns
    -------
    str
        Speakers are followed who have an interval in the first way. A share is said to change as in
        `tell_coverage_ways`; where it has no interval (fewer than five stories quote the speaker), by the first alone.
    """
    tables = {}
    for way, table in checked_ways(ways).items():
        check_columns(table, [by, "speaker", "n_words", "share", "low", "high"], f"share of voice of {way}")
        rows = table[table[by] != NOT_STATED].set_index([by, "speaker"])
        tables[way] = rows.assign(all=rows.groupby(level=0)["n_words"].transform("sum"))
    first = next(iter(tables))
    sure = tables[first].dropna(subset=["low", "high"])
    sure = sure[sure.index.get_level_values("speaker") != UNKNOWN]
    followed = {}
    for way, rows in tables.items():
        sizes = rows["all"].groupby(level=0).first()
        total = pd.Series(sure.index.get_level_values(0)).map(sizes[sizes > 0]).to_numpy("float64", na_value=np.nan)
        here = rows.reindex(sure.index)
        words = here["n_words"].fillna(0).to_numpy("float64")
        of = [f"{w:,.0f} of {t:,.0f} quoted words" for w, t in zip(words, total, strict=True)]
        named = pd.Index([f"{speaker} in {group}" for group, speaker in sure.index], dtype="object")
        made = {"share": words / total, "low": here["low"].to_numpy(), "high": here["high"].to_numpy(), "of": of}
        followed[way] = pd.DataFrame(made, index=named).dropna(subset=["share"])
    return f"Who is quoted: {_steps(followed, ('speaker', 'speakers'), 'quoted words', n)}"


def tell_keyness_ways(ways: Mapping[str, pd.DataFrame], target: str, *, n: int = 6) -> str:
    """Which of the words that set the target apart are lost, or gained, when copies are counted in other ways.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        ``keyness_ways(articles, stories, target=..., study=...)``, or tables of `keyness` by way.
    target : str
        The group whose words they are.
    n : int
        At most so many words are named in each list.

    Returns
    -------
    str
        Words of the target that are marked and not mostly of one story, as `tell_keyness` counts them. Of a lost word
        stand the log2 ratios and corrected p of both ways, and it is said which of these words are as strong (the
        log2 ratio is within a tenth, or larger), so that only fewer articles carry them.
    """
    marked, tables = {}, {}
    for way, table in checked_ways(ways).items():
        check_table(table, "keyness")
        tables[way] = table.set_index("feature")
        if table["p_adjusted"].notna().any():
            marked[way] = list(table.loc[table["marked"] & (table["g2"] > 0) & ~table["one_story"], "feature"])
    counts = joined([
        f"{len(marked[way]):,} {WAYS.get(way, way)}" if way in marked else f"not tested {WAYS.get(way, way)}"
        for way in tables
    ])  # fmt: skip
    told = f"Words that set {target} apart, spread over stories: {counts}."
    first, *others = tables
    if first not in marked:
        return told
    steps, tested = [], [way for way in others if way in marked]
    for way in tested:
        lost = [word for word in marked[first] if word not in marked[way]]
        gained = [word for word in marked[way] if word not in marked[first]]
        if lost:
            named = [_word(word, tables[first], tables[way]) for word in lost[:n]]
            steps.append(f"Lost {WAYS.get(way, way)}: {_list(named, len(lost) - n)}.")
            steps += _as_strong(lost[:n], tables[first], tables[way])
        if gained:
            steps.append(f"Gained {WAYS.get(way, way)}: {_list(gained[:n], len(gained) - n)}.")
    if not steps:
        return f"{told} They are the same words." if marked[first] and tested else told
    return " ".join([told, *steps])


def _word(word: str, before: pd.DataFrame, after: pd.DataFrame) -> str:
    """A word that is lost, with what it was and what it is."""
    was = f"log2 ratio {number(before.loc[word, 'log_ratio'], 1)}, {p_value(before.loc[word, 'p_adjusted'])}"
    if word not in after.index:
        return f"{word} ({was}; then too rare for a row)"
    now, p = number(after.loc[word, "log_ratio"], 1), after.loc[word, "p_adjusted"]
    tested = p_value(p) if pd.notna(p) else "in too few stories for a test"
    alone = ", mostly of one story" if after.loc[word, "one_story"] else ""
    return f"{word} ({was}; then {now}, {tested}{alone})"


def _as_strong(lost: list[str], before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """Which of the words that are lost have not shrunk: fewer articles carry them, and that is why they are lost."""
    here = [word for word in lost if word in after.index and not after.loc[word, "one_story"]]
    strong = [w for w in here if after.loc[w, "log_ratio"] >= (1 - ALIKE) * before.loc[w, "log_ratio"]]
    if not strong:
        return []
    them = does(len(strong), "it", "them")
    return [f"As strong {does(len(strong), 'is', 'are')} {joined(strong)}; fewer articles carry {them} less surely."]


def _list(words: list[str], rest: int) -> str:
    return joined(words) if rest <= 0 else f"{', '.join(words)} and {rest:,} more"


def checked_ways(ways: object) -> Mapping[str, pd.DataFrame]:
    """The tables by way; a MediakitError where there are not two."""
    if not isinstance(ways, Mapping) or len(ways) < 2:
        raise MediakitError("ways must hold two ways of counting or more. Give what in_three_ways(measure, ...) made.")
    return ways


def _steps(tables: Mapping[str, pd.DataFrame], nouns: tuple[str, str], what: str, n: int) -> str:
    """Whether shares leave the interval that they have in the first way; the largest step where none does."""
    first, *others = tables
    base = tables[first].dropna(subset=["low", "high"])
    followed = [name for name in base.index if any(name in tables[way].index for way in others)]
    if not followed:
        return f"no share can be followed from one way of counting the copies to another: too few {what}."
    step, beyond = {}, []
    for name in followed:
        rows = [tables[way].loc[name] for way in others if name in tables[way].index]
        step[name] = max(abs(row["share"] - base.loc[name, "share"]) for row in rows)
        beyond += [name] if any(_apart(base.loc[name], row) for row in rows) else []
    by_step = sorted(followed, key=lambda name: (-round(step[name], 12), str(name)))
    few = [name for name in base.index if any(name not in tables[way].index for way in others)]
    left = f" Too few {what} in some way: {_list([str(name) for name in few[:n]], len(few) - n)}." if few else ""
    n_of = counted(len(followed), *nouns)
    if beyond:
        named = [_share_in_each(name, tables) for name in by_step if name in beyond]
        rest = f"; and {len(beyond) - n:,} more" if len(beyond) > n else ""
        return (
            f"what can be said depends on the copies. Of {n_of}, {len(beyond):,} "
            f"{does(len(beyond), 'changes', 'change')} by more than the 95% intervals bear: "
            f"{'; '.join(named[:n])}{rest}.{left}"
        )
    if not step[by_step[0]]:
        return f"the same however the copies are counted: no share of {n_of} changes.{left}"
    return (
        f"the same however the copies are counted, as far as the 95% intervals tell ({n_of}). The largest step: "
        f"{_share_in_each(by_step[0], tables)}.{left}"
    )


def _apart(before: pd.Series, after: pd.Series) -> bool:
    """Whether each share lies outside the other's interval; the first's alone, where the second has none."""
    left = not before["low"] <= after["share"] <= before["high"]
    return left and (pd.isna(after["low"]) or not after["low"] <= before["share"] <= after["high"])


def _share_in_each(name: str, tables: Mapping[str, pd.DataFrame]) -> str:
    first = next(iter(tables))
    said = []
    for way, table in tables.items():
        if name in table.index:
            row = table.loc[name]
            bounds = f", 95% interval {percent(row['low'])} to {percent(row['high'])}" if way == first else ""
            said.append(f"{percent(row['share'])} {WAYS.get(way, way)} ({row['of']}{bounds})")
    return f"{name} {joined(said)}"
