"""Events, and differences within them, in sentences and as a table to review."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._groups import group_labels
from mediakit._phrases import counted, day, does, groups_named, interval, number, p_value, percent
from mediakit.prose.differences import CORRECTIONS, LEVEL
from mediakit.tables import NOT_STATED, check_table

SHOWN_TITLES = 5


def tell_events(events: pd.DataFrame, articles: pd.DataFrame) -> str:
    """How many events were found, by how many outlets, at which threshold, and how many articles are in none.

    Parameters
    ----------
    events : DataFrame
        ``events(articles, stories)``.
    articles : DataFrame
        The articles they were made of.

    Returns
    -------
    str

    Examples
    --------
    >>> found = pd.DataFrame({"doc_id": ["a", "b", "c"], "event_id": ["a", "a", None], "similarity": [0.4, 0.4, None],
    ...     "n_articles": [2, 2, None], "n_stories": [2, 2, None], "n_outlets": [2, 2, None], "shared_terms": "dam"})
    >>> tell_events(found, pd.DataFrame({"doc_id": ["a", "b", "c"]}))
    '1 event is covered by two stories or more; 1 by two outlets or more. 1 of 3 articles (33%) is in none.'
    """
    check_table(events, "events")
    check_columns(articles, ["doc_id"], "articles")
    found = events.dropna(subset=["event_id"]).drop_duplicates("event_id")
    none = int(events["event_id"].isna().sum())
    how = _how(events)
    if not len(found):
        return f"No event is covered by two stories{how}: nothing can be compared within events."
    several = int((found["n_outlets"] > 1).sum())
    told = (
        f"{counted(len(found), 'event')} {does(len(found), 'is', 'are')} covered by two stories or more{how}; "
        f"{several:,} by two outlets or more."
    )
    most = found.sort_values(["n_outlets", "event_id"], ascending=[False, True], kind="stable").iloc[0]
    if most["n_outlets"] > 2:
        told += f" The most outlets that cover one are {int(most['n_outlets'])}."
    told += f" {none:,} of {counted(len(events), 'article')} ({percent(none / len(events))})"
    told += f" {does(none, 'is', 'are')} in none."
    undated = _undated_in_none(events, articles)
    if undated:
        told += (
            f" Of these, {undated:,} {does(undated, 'has', 'have')} no date; without one an article must be more alike."
        )
    return told


def _how(events: pd.DataFrame) -> str:
    """At which threshold, within how many days, where the table still says so."""
    if "threshold" not in events.attrs:
        return ""
    days = events.attrs.get("days")
    span = "" if days is None else f" within {days:g} {does(days, 'day', 'days')}"
    return f" (mean similarity {events.attrs['threshold']:g} or more{span})"


def _undated_in_none(events: pd.DataFrame, articles: pd.DataFrame) -> int:
    if "published" not in articles.columns or events.attrs.get("days", 0) is None:
        return 0
    undated = set(articles["doc_id"][articles["published"].isna()])
    return int(events["doc_id"][events["event_id"].isna()].isin(undated).sum())


def tell_matched(matched: pd.DataFrame, *, what: str = "tone", by: str = "outlet", correction: str = "holm") -> str:
    """The clearest difference within events, with its interval, or why the data can't bear one.

    Parameters
    ----------
    matched : DataFrame
        ``compare_matched(values, events)``.
    what : str
        What is compared, in a word.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted``.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"measure": "polarity", "group_a": "Courier", "group_b": "Herald", "n_events": 8, "n_a": 9, "n_b": 8,
    ...        "difference": -0.1, "low": -0.15, "high": -0.04, "p": 0.0078, "p_adjusted": 0.0078, "note": ""}
    >>> print(tell_matched(pd.DataFrame([row])))
    Within the 8 events that both cover, Courier is lower in tone than Herald by 0.10 (95% interval 0.04 to 0.15;
    p = .008, a single test).
    """
    check_table(matched, "matched")
    groups = groups_named(by)
    tested = matched.dropna(subset=["p_adjusted"])
    if not len(tested):
        best = int(matched["n_events"].max()) if len(matched) else 0
        return (
            f"Within events no two {groups} could be tested: no two cover enough of the same events with stories of "
            f"their own (at most {best}). No difference in {what} is claimed."
        )
    size = -tested["difference"].abs()
    order = ["p_adjusted", "p", "size", "group_a", "group_b"]
    pair = tested.assign(size=size).sort_values(order, kind="stable").iloc[0]
    several = len(tested) > 1
    p = p_value(pair["p_adjusted"])
    p += f" after {CORRECTIONS[correction]}'s correction over {len(tested)} pairs" if several else ", a single test"
    if pair["p_adjusted"] >= LEVEL:
        return (
            f"Within the events that both cover, no two {groups} of {counted(len(tested), 'pair')} tested differ in "
            f"{what} by more than chance allows (smallest {p}). The clearest difference, {pair['group_a']} against "
            f"{pair['group_b']} over {counted(int(pair['n_events']), 'event')}, is {number(pair['difference'])} "
            f"({interval(pair['low'], pair['high'])})."
        )
    is_lower = pair["difference"] < 0
    low, high = (-pair["high"], -pair["low"]) if is_lower else (pair["low"], pair["high"])
    told = (
        f"Within the {counted(int(pair['n_events']), 'event')} that both cover, {pair['group_a']} is "
        f"{'lower' if is_lower else 'higher'} in {what} than {pair['group_b']} by {number(abs(pair['difference']))} "
        f"({interval(low, high)}; {p})."
    )
    n = int((tested["p_adjusted"] < LEVEL).sum())
    return f"{told} Of {len(tested)} pairs of {groups}, {n:,} {does(n, 'differs', 'differ')} so." if several else told


def event_table(events: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per event, for review: which articles are one event, and what holds them together.

    Parameters
    ----------
    events : DataFrame
        ``events(articles, stories)``.
    articles : DataFrame
        The articles they were made of; ``published``, ``outlet`` and ``title`` are shown where they are there.

    Returns
    -------
    DataFrame
        Most outlets first, then most stories, then the earliest: ``event_id``, ``when`` (first and last day),
        ``outlets`` (by name), ``n_stories``, ``titles`` (up to five, earliest first, and how many
        more), ``shared_terms``, and ``least_similar``, the smallest mean similarity of one of its stories: low ones are
        worth a look.

    Examples
    --------
    >>> found = pd.DataFrame({"doc_id": ["a", "b"], "event_id": "a", "similarity": [0.4, 0.4], "n_articles": 2,
    ...     "n_stories": 2, "n_outlets": 2, "shared_terms": "Orra; dam"})
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Post", "Courier"], "title": ["Dam breaks", "Flood"]})
    >>> event_table(found, articles)[["outlets", "titles"]]
               outlets              titles
    0  Courier, Post  Dam breaks | Flood
    """
    check_table(events, "events")
    check_columns(articles, ["doc_id"], "articles")
    there = articles.set_index("doc_id").reindex(events["doc_id"])
    size = len(events)
    rows = events.reset_index(drop=True).assign(
        published=_times(there), title=_column(there, "title"),
        outlet=group_labels(there, "outlet") if "outlet" in there.columns else [NOT_STATED] * size,
    )  # fmt: skip
    rows = rows.dropna(subset=["event_id"]).sort_values(["published", "doc_id"], kind="stable")
    lines = [_line(event, own) for event, own in rows.groupby("event_id", sort=True)]
    names = [
        "event_id",
        "when",
        "outlets",
        "n_outlets",
        "n_stories",
        "titles",
        "shared_terms",
        "least_similar",
        "first",
    ]
    table = pd.DataFrame(lines, columns=names)
    order = ["n_outlets", "n_stories", "first", "event_id"]
    table = table.sort_values(order, ascending=[False, False, True, True], kind="stable", ignore_index=True)
    return table.drop(columns=["n_outlets", "first"])


def _line(event: object, own: pd.DataFrame) -> dict[str, object]:
    titles = list(own["title"].dropna().drop_duplicates())
    shown = " | ".join(titles[:SHOWN_TITLES])
    rest = len(titles) - SHOWN_TITLES
    days = list(dict.fromkeys(day(time) for time in own["published"].dropna()))
    return {
        "event_id": event, "when": " to ".join(dict.fromkeys([*days[:1], *days[-1:]])) or "no date",
        "outlets": ", ".join(sorted(set(own["outlet"]))), "n_outlets": int(own["n_outlets"].iloc[0]),
        "n_stories": int(own["n_stories"].iloc[0]), "titles": f"{shown} and {rest} more" if rest > 0 else shown,
        "shared_terms": own["shared_terms"].iloc[0], "least_similar": float(own["similarity"].min()),
        "first": own["published"].min(),
    }  # fmt: skip


def _times(articles: pd.DataFrame) -> pd.Series:
    if "published" not in articles.columns:
        return pd.Series(pd.NaT, index=range(len(articles)), dtype="datetime64[ns, UTC]")
    return pd.to_datetime(articles["published"], utc=True, errors="coerce", format="mixed").reset_index(drop=True)


def _column(articles: pd.DataFrame, name: str) -> list[object]:
    values = articles[name].tolist() if name in articles.columns else [None] * len(articles)
    return [value if isinstance(value, str) else None for value in values]
