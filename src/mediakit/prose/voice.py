"""Two voices and who is quoted, in sentences."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, groups_named, interval, joined, number, percent
from mediakit.share_of_voice import UNKNOWN
from mediakit.tables import NOT_STATED, check_table


def tell_voice(
    narrator: pd.DataFrame,
    quoted: pd.DataFrame,
    gaps: pd.DataFrame,
    *,
    by: str = "outlet",
    n: int = 3,
) -> list[str]:
    """Whether quotations have another tone than the paper's own words, article by article, and where.

    Parameters
    ----------
    narrator, quoted : DataFrame
        ``compare(...).groups`` of the tone in either voice.
    gaps : DataFrame
        ``compare(voice_gap(narrator, quoted), measure="gap").groups``: the mean difference inside articles.
    by : str
        The column of groups.
    n : int
        At most so many groups are named, those with most articles.

    Returns
    -------
    list of str
        A group is named where the interval of its mean difference leaves out 0; the intervals are not corrected for
        their number. An outlet whose quotations are angry is not an angry outlet: its own words say what it is.

    Examples
    --------
    >>> rows = {"measure": "polarity", "group": ["Courier"], "n_articles": [31], "n_stories": [31], "note": [""]}
    >>> own = pd.DataFrame({**rows, "estimate": [0.05], "low": [0.01], "high": [0.09]})
    >>> said = pd.DataFrame({**rows, "estimate": [-0.08], "low": [-0.14], "high": [-0.02]})
    >>> gaps = pd.DataFrame({**rows, "estimate": [0.13], "low": [0.06], "high": [0.2]})
    >>> for sentence in tell_voice(own, said, gaps):
    ...     print(sentence)
    In 1 of 1 outlet that can be judged, quotations and the paper's own words differ inside the articles;
    one in twenty would by chance.
    Courier: quotations are more negative than its own words by 0.13 (95% interval 0.06 to 0.20, 31 articles that have
    both); the means are −0.08 (95% interval −0.14 to −0.02) in quotations and 0.05 (95% interval 0.01 to 0.09) in its
    own words.
    """
    for table in (narrator, quoted, gaps):
        check_table(table, "comparison_groups")
    known = gaps[gaps["group"] != NOT_STATED].dropna(subset=["low", "high"])
    if known.empty:
        return ["No group has enough articles with both quotations and own words to say whether their tone differs."]
    sure = known[(known["low"] > 0) | (known["high"] < 0)].sort_values("n_articles", ascending=False, kind="stable")
    group = {"outlet": "outlet", "origin": "origin"}.get(by, f"group by {by}")
    judged = f"{len(sure):,} of {counted(len(known), group, groups_named(by))}"
    told = [
        f"In {judged} that can be judged, quotations and the paper's own words differ inside the articles; one in "
        "twenty would by chance."
    ]
    if sure.empty:
        return [f"In none of {counted(len(known), group, groups_named(by))} that can be judged do quotations and the "
                "paper's own words differ by more than chance allows."]  # fmt: skip
    means = [table.set_index("group") for table in (quoted, narrator)]
    for row in sure.head(n).itertuples():
        low, high = (row.low, row.high) if row.estimate > 0 else (-row.high, -row.low)
        said, own = (
            f"{number(table.loc[row.group, 'estimate'])} ({interval(*table.loc[row.group, ['low', 'high']])})"
            if row.group in table.index
            else "not known"
            for table in means
        )
        told.append(
            f"{row.group}: quotations are more {'negative' if row.estimate > 0 else 'positive'} than its own words by "
            f"{number(abs(row.estimate))} (95% interval {_bound(low)} to {_bound(high)}, "
            f"{counted(row.n_articles, 'article')} that have both); the means are {said} in quotations and {own} in "
            "its own words."
        )
    if len(sure) > n:
        rest = len(sure) - n
        told.append(f"{counted(rest, 'more group')} {does(rest, 'differs', 'differ')} too.")
    return told


def tell_coverage_by_voice(
    narrator: pd.DataFrame, quoted: pd.DataFrame, frame: str, *, by: str = "outlet", label: str = "", n: int = 3
) -> str:
    """In whose words a frame is mentioned: the paper's own, or those it quotes.

    Parameters
    ----------
    narrator, quoted : DataFrame
        ``coverage(..., quotes=..., voice="narrator")`` and ``voice="quoted"``.
    frame : str
        The frame's id.
    by : str
        The column of groups.
    label : str
        The frame's name in prose; the id where it has none.
    n : int
        At most so many groups are named, those in which most articles mention it.

    Returns
    -------
    str
        An article that mentions it in both voices counts in both.
    """
    rows = []
    for name, table in (("narrator", narrator), ("quoted", quoted)):
        check_columns(table, [by, "frame", "n_articles", "n_with", "share", "low", "high"], name)
        rows.append(table[table["frame"].astype(str) == frame].set_index(by))
    own, said = rows
    total = int(own["n_articles"].sum())
    told = (
        f"{int(own['n_with'].sum()):,} of {counted(total, 'article')} {does(total, 'mentions', 'mention')} "
        f"“{label or frame}” in the paper's own words, {int(said['n_with'].sum()):,} in quotations."
    )
    order = (own["n_with"] + said["n_with"].reindex(own.index, fill_value=0)).sort_values(
        ascending=False, kind="stable"
    )
    named = [group for group in order.index if order[group] and group != NOT_STATED][:n]
    if len(own) < 2 or not named:
        return told
    shares = [
        f"{group} {_share(own.loc[group])} in its own words, {_share(said.loc[group])} in quotations"
        for group in named
        if group in said.index
    ]
    return f"{told} Where most do: {'; '.join(shares)}."


def _share(row: pd.Series) -> str:
    return f"{percent(row['share'])} (95% interval {percent(row['low'])} to {percent(row['high'])})"


def tell_share_of_voice(share_of_voice: pd.DataFrame, *, by: str = "outlet", n: int = 3, groups: int = 3) -> list[str]:
    """Who is quoted most, group by group, and how much has no known speaker.

    Parameters
    ----------
    share_of_voice : DataFrame
        ``share_of_voice(articles, quotes)``.
    by : str
        The column of groups.
    n : int
        At most so many speakers are named in each group.
    groups : int
        At most so many groups, those with most quoted words.

    Returns
    -------
    list of str

    Examples
    --------
    >>> rows = [["Ilse Brandt", 9, 8, 60, 0.6, 0.4, 0.8], ["(unknown)", 5, 5, 40, 0.4, 0.2, 0.6]]
    >>> columns = ["speaker", "n_quotes", "n_articles", "n_words", "share", "low", "high"]
    >>> print(tell_share_of_voice(pd.DataFrame(rows, columns=columns).assign(outlet="Courier"))[0])
    Courier: of 100 quoted words 60% are Ilse Brandt's (95% interval 40% to 80%, 9 quotations in 8 articles); for 40%
    the speaker is not known.
    """
    needed = [by, "speaker", "n_quotes", "n_articles", "n_words", "share", "low", "high"]
    check_columns(share_of_voice, needed, "share_of_voice")
    sizes = share_of_voice.groupby(by, sort=False)["n_words"].sum()
    sizes = sizes[sizes > 0].sort_values(ascending=False, kind="stable")
    if sizes.empty:
        return ["Nobody is quoted."]
    order = [*sizes.index[sizes.index != NOT_STATED], *sizes.index[sizes.index == NOT_STATED]]
    told = []
    for group in order[:groups]:
        rows = share_of_voice[share_of_voice[by] == group]
        much = f" ({percent(rows['per_1000'].sum() / 1000)} of its text)" if "per_1000" in rows.columns else ""
        name = group if group != NOT_STATED else f"Where no {by} is stated"
        told.append(f"{name}: of {counted(int(sizes[group]), 'quoted word')}{much}{_speakers(rows, n)}.")
    if len(order) > groups:
        rest = len(order) - groups
        more = counted(rest, "more outlet" if by == "outlet" else "more group")
        told.append(f"{more} {does(rest, 'is', 'are')} in the table.")
    return told


def _speakers(rows: pd.DataFrame, n: int) -> str:
    """The first n speakers of a group: shares where they have an interval, else counts alone."""
    named = rows[rows["speaker"] != UNKNOWN].sort_values("n_words", ascending=False, kind="stable").head(n)
    unknown = float(rows.loc[rows["speaker"] == UNKNOWN, "share"].sum())
    if named.empty:
        return " none has a known speaker"
    sure = [
        f"{percent(row.share)} are {_whose(row.speaker)} (95% interval {percent(row.low)} to {percent(row.high)}, "
        f"{_counts(row)})"
        for row in named.itertuples()
        if not pd.isna(row.low)
    ]
    others = [f"{row.speaker} ({_counts(row)})" for row in named.itertuples() if pd.isna(row.low)]
    told = f" {joined(sure)}" if sure else " no speaker's share can be said, for none is quoted in five stories"
    if others:
        told += f"; {'quoted too' if sure else 'quoted most'}: {joined(others)}"
    return told + (f"; for {percent(unknown)} the speaker is not known" if unknown else "")


def _counts(row: tuple) -> str:
    return f"{counted(row.n_quotes, 'quotation')} in {counted(row.n_articles, 'article')}"


def _bound(value: float) -> str:
    """A bound that must not read as zero where it is not."""
    return number(value) if abs(value) >= 0.005 else number(value, 3)


def _whose(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
