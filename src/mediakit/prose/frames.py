"""Frames, passages and key words in sentences."""

from collections.abc import Mapping

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, day, does, groups_named, interval, joined, number, percent
from mediakit.tables import NOT_STATED, check_table

NAMED = 6  # patterns named in a sentence


def tell_coverage(
    coverage: pd.DataFrame, frame: str, *, by: str = "outlet", label: str = "", min_articles: int = 5
) -> str:
    """How many articles mention a frame, and where most and fewest do.

    Parameters
    ----------
    coverage : DataFrame
        The coverage table, one row per group and frame.
    frame : str
        The frame's id.
    by : str
        The column of the groups.
    label : str
        The frame's name in prose; the id where it has none.
    min_articles : int
        Least articles a group needs to be named.

    Returns
    -------
    str
        The extremes of many groups differ by chance too: whether any two differ is tested by `compare`.
    """
    check_columns(coverage, [by, "frame", "n_articles", "n_with", "share", "low", "high"], "coverage")
    rows = coverage[coverage["frame"].astype(str) == frame]
    name = label or frame
    total, with_it = int(rows["n_articles"].sum()), int(rows["n_with"].sum())
    told = f"“{name}” is in {with_it:,} of {counted(total, 'article')}"
    if 0 < with_it <= 3:
        there = rows[rows["n_with"] > 0]
        told += f": {joined([f'{g} {n:,}' for g, n in zip(there[by], there['n_with'], strict=True)])}"
    enough = rows[(rows["n_articles"] >= min_articles) & (rows[by] != NOT_STATED)]
    if len(enough) < 2:
        return f"{told}. Fewer than two {groups_named(by)} have {min_articles} articles, so they are not compared."
    if not with_it:
        return f"{told}."
    ordered = enough.sort_values(["share", "n_articles"], ascending=[False, False], kind="stable")
    most, least = ordered.iloc[0], ordered.iloc[-1]
    among = f"Among {groups_named(by)} with {min_articles} articles or more"
    if most["share"] == least["share"]:
        return f"{told}. {among} the share is {percent(most['share'])} everywhere."
    return f"{told}. {among} the share runs from {_share(most, by)} to {_share(least, by)}."


def tell_time(over_time: pd.DataFrame, frame: str, *, label: str = "") -> str:
    """When a frame was mentioned in most articles, and how many periods have no article.

    Parameters
    ----------
    over_time : DataFrame
        From `coverage_over_time`.
    frame : str
        The frame's id.
    label : str
        The frame's name in prose; the id where it has none.

    Returns
    -------
    str
    """
    check_columns(over_time, ["period", "frame", "n_articles", "n_with", "share", "low", "high"], "coverage over time")
    rows = over_time[over_time["frame"].astype(str) == frame]
    if not rows["n_articles"].sum():
        return "No article has a date, so nothing can be said about time."
    gaps = int((rows["n_articles"] == 0).sum())
    gap = f" {counted(gaps, 'period')} without an article {'is' if gaps == 1 else 'are'} shown as gaps." if gaps else ""
    if not rows["n_with"].sum():
        return f"No dated article mentions “{label or frame}”.{gap}"
    order = ["share", "n_articles", "period"]
    peak = rows.dropna(subset=["share"]).sort_values(order, ascending=[False, False, True], kind="stable").iloc[0]
    begins = day(peak["period"])
    if pd.api.types.is_datetime64_any_dtype(rows["period"]) and rows["period"].dt.hour.any():
        begins += f", {peak['period']:%H:%M} UTC"
    return (
        f"The largest share of articles with “{label or frame}” is in the period that begins on {begins}: "
        f"{peak['n_with']:,} of {counted(peak['n_articles'], 'article')} ({percent(peak['share'])}, 95% interval "
        f"{percent(peak['low'])} to {percent(peak['high'])}).{gap}"
    )


def tell_hits(hits: pd.DataFrame, frame: str, *, label: str = "") -> str:
    """Which patterns carry a frame, and which find nothing.

    Parameters
    ----------
    hits : DataFrame
        ``hits(mentions, codebook)``.
    frame : str
        The frame's id.
    label : str
        The frame's name in prose; the id where it has none.

    Returns
    -------
    str

    Examples
    --------
    >>> rows = [["swap", "land swap", 9, 0.9], ["swap", "barter", 1, 0.1], ["swap", "trade-off", 0, 0.0]]
    >>> tell_hits(pd.DataFrame(rows, columns=["frame", "pattern", "n_mentions", "share"]), "swap")
    'Of 10 mentions of “swap”, “land swap” makes 90%: the frame is hardly more than this pattern. 1 of 3 patterns finds
    nothing: trade-off.'
    """
    check_columns(hits, ["frame", "pattern", "n_mentions", "share"], "hits")
    rows = hits[hits["frame"].astype(str) == frame].sort_values("n_mentions", ascending=False, kind="stable")
    name, total = label or frame, int(rows["n_mentions"].sum())
    if not total:
        return f"None of the {counted(len(rows), 'pattern')} of “{name}” finds anything."
    first = rows.iloc[0]
    told = f"Of {counted(total, 'mention')} of “{name}”, “{first['pattern']}” makes {percent(first['share'])}"
    told += ": the frame is hardly more than this pattern." if first["share"] > 0.5 and len(rows) > 1 else "."
    dead = list(rows.loc[rows["n_mentions"] == 0, "pattern"])
    if dead:
        named = joined(dead) if len(dead) <= NAMED else f"{', '.join(dead[:NAMED])} and {len(dead) - NAMED} more"
        told += f" {len(dead)} of {counted(len(rows), 'pattern')} {does(len(dead), 'finds', 'find')} nothing: {named}."
    return told


def tell_cooccurrence(cooccurrence: pd.DataFrame, *, labels: Mapping[str, str] | None = None, n: int = 3) -> list[str]:
    """Which frames occur together more, and which less, than by chance.

    Parameters
    ----------
    cooccurrence : DataFrame
        ``cooccurrence(mentions, articles)``.
    labels : mapping of str to str, optional
        A frame's name by its id.
    n : int
        At most so many pairs of each kind are named, those whose phi is farthest from 0.

    Returns
    -------
    list of str
        Only pairs whose 95% interval leaves out 0 are named; the intervals are not corrected for their number.
    """
    check_columns(
        cooccurrence, ["unit", "frame_a", "frame_b", "n_both", "n_units", "phi", "low", "high"], "cooccurrence"
    )
    tried = cooccurrence.dropna(subset=["low", "high"])
    if tried.empty:
        return ["No two frames are in enough stories to say whether they occur together."]
    sure = tried[(tried["low"] > 0) | (tried["high"] < 0)].sort_values("phi", key=abs, ascending=False, kind="stable")
    unit = str(tried["unit"].iloc[0])
    told = []
    for rows, more in ((sure[sure["phi"] > 0], "more"), (sure[sure["phi"] < 0], "less")):
        pairs = [
            f"“{(labels or {}).get(row.frame_a, row.frame_a)}” with “{(labels or {}).get(row.frame_b, row.frame_b)}” "
            f"(phi {number(row.phi)}, {interval(row.low, row.high)}, {row.n_both:,} of {counted(row.n_units, unit)})"
            for row in rows.head(n).itertuples()
        ]
        if pairs:
            beyond = f", and {len(rows) - len(pairs)} more" if len(rows) > len(pairs) else ""
            told.append(f"In one {unit} {more} often than by chance: {'; '.join(pairs)}{beyond}.")
    rest = len(tried) - len(sure)
    judged = counted(len(tried), "pair")
    told.append(f"{rest} of {judged} that could be judged {does(rest, 'does', 'do')} not differ from chance.")
    return told


def tell_kwic(kwic: pd.DataFrame, *, shown: int) -> str:
    """How many passages there are, and how many of them are shown.

    Parameters
    ----------
    kwic : DataFrame
        The passages.
    shown : int
        How many of them the table shows.

    Returns
    -------
    str
    """
    if not len(kwic):
        return "No article mentions the frames in focus."
    rest = len(kwic) - shown
    more = f" {shown} {does(shown, 'is', 'are')} shown; all are in the table kwic." if rest > 0 else ""
    n_articles = kwic["doc_id"].nunique()
    return (
        f"{counted(len(kwic), 'passage')} in {counted(n_articles, 'article')} "
        f"{does(len(kwic), 'mentions', 'mention')} the frames in focus.{more}"
    )


def tell_keyness(keyness: pd.DataFrame, target: str, *, n: int = 8) -> str:
    """The words that set the target apart, what marks them, and how many are mostly of one story.

    Parameters
    ----------
    keyness : DataFrame
        From `keyness` or `keyness_of_target`.
    target : str
        The group whose words they are.
    n : int
        At most so many words are named.

    Returns
    -------
    str
    """
    check_table(keyness, "keyness")
    if not len(keyness):
        return f"There is nothing to set {target} against: no other group with words."
    if keyness["p_adjusted"].isna().all():
        return f"{target} or the others have too few articles for a test of words; the counts are shown."
    n_tested = int(keyness["p"].notna().sum())
    marked = keyness[keyness["marked"] & (keyness["g2"] > 0)]
    spread = marked[~marked["one_story"]]
    how = (
        "A word is marked where whole stories, dealt anew at random, seldom set the sides so far apart: corrected "
        f"p < .05 over {counted(n_tested, 'word')} of three or more stories"
    )
    rest = len(marked) - len(spread)
    alone = f" {counted(rest, 'marked word')} {does(rest, 'is', 'are')} left out: mostly of one story." if rest else ""
    if not len(spread):
        return f"No word that is spread over stories sets {target} apart. {how}.{alone}"
    words = joined([f"{row.feature} ({row.n_docs_target})" for row in spread.head(n).itertuples()])
    return (
        f"{counted(len(spread), 'word')} {does(len(spread), 'sets', 'set')} {target} apart, first: {words}; in "
        f"brackets its articles that hold the word.{alone} {how}."
    )


def _share(row: pd.Series, by: str) -> str:
    return (
        f"{row[by]} ({row['n_with']:,} of {row['n_articles']:,}, {percent(row['share'])}, "
        f"95% interval {percent(row['low'])} to {percent(row['high'])})"
    )
