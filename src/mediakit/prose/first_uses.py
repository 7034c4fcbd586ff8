"""Who first used a phrase and how it spread, in plain sentences."""

import math

import pandas as pd

from mediakit._first_uses_said import rows_of, whose
from mediakit._phrases import counted, day, does, groups_named, joined
from mediakit.tables import NOT_STATED

NAMED = 6  # groups named in a sentence


def tell_first_uses(table: pd.DataFrame, *, frame: str | None = None, label: str = "", by: str = "outlet") -> str:
    """Who first used a phrase, or words of a frame, how far and how fast it spread, and in whose text.

    Parameters
    ----------
    table : DataFrame
        From `first_uses`.
    frame : str, optional
        The frame's id, where the table holds several.
    label : str
        What the phrase, or the frame, is called; the frame's id where it is empty.
    by : str
        What the groups are.

    Returns
    -------
    str

    Raises
    ------
    MediakitError
        A missing column, several frames and none named, or an unknown frame.

    Examples
    --------
    >>> from mediakit.first_uses import first_uses
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "outlet": ["Harbour Post", "Courier", "Herald"], "origin": ["Wire"] * 3,
    ...     "published": ["2026-03-02T14:10Z", "2026-03-04T08:00Z", "2026-03-05T08:00Z"],
    ...     "published_precision": ["minute"] * 3, "text": ["A land swap.", "The land swap.", "Rain."],
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a", "b"], "start": [2, 4], "end": [11, 13]})
    >>> tell_first_uses(first_uses(articles, found), label="land swap")
    '“land swap” was first used by Harbour Post, on 2 March 2026, 14:10 UTC. It reached 2 of 3 outlets, the last of them
    (Courier) within 2 days. In 2 of these 2 it came first in a text credited to somebody else or in a later copy of a
    story. First means first in this corpus.'
    """
    rows, name = rows_of(table, frame, label)
    used, ranked = rows[rows["n_articles"] > 0], rows[rows["rank"].notna()]
    if used.empty:
        return f"No article has {name}."
    undated = int(used["n_undated"].sum())
    if ranked.empty:
        had = f"{counted(undated, 'article')} {does(undated, 'has', 'have')} {name}"
        return f"{had}, none with a date: who used it first is not known."
    framed = "frame" in rows.columns
    first, spread = _first(ranked, name, framed=framed), _spread(rows, ranked, by, framed=framed)
    told = [first, spread, _copied(ranked), *_shared(ranked)]
    if undated:
        told.append(f"{counted(undated, 'undated article')} with it may be earlier.")
    return " ".join([*(part for part in told if part), "First means first in this corpus."])


def _first(ranked: pd.DataFrame, name: str, *, framed: bool) -> str:
    """Who was first, or between whom the dates do not tell."""
    first = ranked[ranked["rank"] == 1]
    row = first.iloc[0]
    when = day(row["published"])
    if len(first) > 1:
        groups = list(first["group"])
        named = [*groups[:NAMED], *([f"{len(groups) - NAMED} more"] if len(groups) > NAMED else [])]
        return f"Dates do not tell which of {joined(named)} used {name} first, the earliest on {when}."
    time = "" if row["published_precision"] == "day" else f", {pd.Timestamp(row['published']):%H:%M} UTC"
    used = f"{name[0].upper()}{name[1:]} {does(2 if framed else 1, 'was', 'were')}"
    return f"{used} first used by {row['group']}, on {when}{time}."


def _spread(rows: pd.DataFrame, ranked: pd.DataFrame, by: str, *, framed: bool) -> str:
    """How many groups it reached, and within which time those whose date is known."""
    stated = rows[rows["group"] != NOT_STATED]
    n_used = int((stated["n_articles"] > 0).sum())
    told = f"{'The frame' if framed else 'It'} reached {n_used} of {len(stated):,} {groups_named(by)}"
    dated = ranked[ranked["group"] != NOT_STATED]
    if len(dated) < 2:
        return f"{told}."
    last = dated.sort_values("hours_high", kind="stable").iloc[-1]
    hours = last["hours_high"]  # the most that dates allow, so that it is surely within
    within = counted(math.ceil(hours / 24), "day") if hours > 24 else counted(max(1, math.ceil(hours)), "hour")
    whom = ", the last of them" if n_used == len(dated) else ", the last of those with a date"
    return f"{told}{whom} ({last['group']}) within {within}."


def _copied(ranked: pd.DataFrame) -> str:
    """In how many groups it came first in a text of others."""
    kinds = [whose(row) for row in ranked.to_dict("records")]
    n, unclear, unknown = (kinds.count(kind) for kind in ("copy", "unclear", "unknown"))
    if unknown == len(kinds):
        return "Whether it came in a copy is not known: neither stories nor origins are given."
    told = [
        f"In {n} of these {len(kinds)} it came first in a text credited to somebody else or in a later copy of a story"
        if n
        else "",
        f"in {unclear} dates do not tell whether in {does(unclear, 'its', 'their')} own text or in a copy"
        if unclear
        else "",
        f"in {unknown} nothing says whose text it was" if unknown else "",
    ]
    said = "; ".join(part for part in told if part)
    return f"{said[0].upper()}{said[1:]}." if said else "In each of them it came first in a text of its own."


def _shared(ranked: pd.DataFrame) -> list[str]:
    """The stories that brought it to several groups, or may have."""
    told = []
    for story, part in ranked.dropna(subset="shared_story").groupby("shared_story", sort=False):
        if len(part) < 2:
            continue
        within = part[part["story_id"] == story]
        who = sorted({str(origin) for origin in within["origin"].dropna()})
        by_whom = f" by {who[0]}" if len(who) == 1 else ""
        brought = "brought" if len(within) == len(part) and (part["n_first"] == 1).all() else "may have brought"
        told.append(f"One story{by_whom} {brought} it to {joined(list(part['group'].head(NAMED)))}{_more(len(part))}.")
    return told[:3]


def _more(n: int) -> str:
    return f" and {n - NAMED} more" if n > NAMED else ""
