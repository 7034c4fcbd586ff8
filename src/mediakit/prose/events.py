"""Events, and differences within them, in sentences and as a table to review."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._groups import group_labels
from mediakit._phrases import counted, day, does, groups_named, interval, number, p_value, percent
from mediakit.events.matched import events_needed
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

    Where none is found it is said how many pairs could have shown one at all, that is cover enough events for it.

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
    beyond = int(matched.attrs.get("n_not_compared", 0))
    rest = f" {counted(beyond, *_named(by))} with fewer articles {does(beyond, 'is', 'are')} not compared."
    return _told_of(matched, tested, what, groups, CORRECTIONS[correction]) + rest * bool(beyond)


def _named(by: str) -> tuple[str, str]:
    """One group of a column, and several."""
    return {"outlet": "outlet", "origin": "origin"}.get(by, f"group by {by}"), groups_named(by)


def _told_of(matched: pd.DataFrame, tested: pd.DataFrame, what: str, groups: str, corrected: str) -> str:
    """The sentences on the pairs that are compared."""
    n_tested = len(tested)
    most = int(matched["n_events"].max()) if len(matched) else 0
    if not n_tested:
        return (
            f"Within events no difference in {what} can be tested at 5%: it takes at least {events_needed(1)} events "
            f"that two {groups} both cover with stories of their own, and the most are {most}."
            f"{_largest_untested(matched)} No difference is claimed."
        )
    pair = _clearest(tested)
    n, amount = counted(int(pair["n_events"]), "event"), number(pair["difference"])
    p = p_value(pair["p_adjusted"])
    over = f"{corrected}'s correction over {n_tested:,} pairs"
    p += f" after {over}" if n_tested > 1 else ", a single test"
    enough = events_needed(n_tested)
    able = 0 if enough is None else int((tested["n_events"] >= enough).sum())
    if pair["p_adjusted"] < LEVEL:
        told = f"Within the {n} that both cover, {_differing(pair, what)}; {p})."
        differ = int((tested["p_adjusted"] < LEVEL).sum())
        if n_tested == 1:
            return told
        so = f"{differ:,} {does(differ, 'differs', 'differ')} so"
        return f"{told} Of {n_tested:,} pairs of {groups}, {so}{_able(able, enough)}."
    clearest = (
        f"The clearest difference, {pair['group_a']} against {pair['group_b']} over {n}, is {amount} "
        f"({interval(pair['low'], pair['high'])})."
    )
    if n_tested == 1:
        return (
            f"Within the {n} that both cover, {pair['group_a']} and {pair['group_b']} do not differ in {what} by more "
            f"than chance allows ({p}): {pair['group_a']} less {pair['group_b']} is {amount} "
            f"({interval(pair['low'], pair['high'])})."
        )
    if not able and corrected == CORRECTIONS["holm"]:  # so none of them could be found, whatever the articles say
        needed = f"it takes at least {enough} events that both cover, and the most are {most}"
        if enough is None:
            needed = "no number of events is enough; compare fewer groups"
        return (
            f"Within events differences in {what} between {groups} cannot be tested at 5%: with {over} {needed}. "
            f"{clearest} No difference is claimed."
        )
    return (
        f"Within the events that both cover, no two {groups} of {n_tested:,} pairs tested differ in {what} by more "
        f"than chance allows (smallest {p}){_able(able, enough)}. {clearest}"
    )


def _clearest(tested: pd.DataFrame) -> pd.Series:
    size = -tested["difference"].abs()
    order = ["p_adjusted", "p", "size", "group_a", "group_b"]
    return tested.assign(size=size).sort_values(order, kind="stable").iloc[0]


def _largest_untested(matched: pd.DataFrame) -> str:
    """The largest difference that has an interval; nothing where none has."""
    some = matched.dropna(subset=["low", "high"])
    if not len(some):
        return ""
    pair = _clearest(some)
    return (
        f" The largest difference, {pair['group_a']} against {pair['group_b']} over "
        f"{counted(int(pair['n_events']), 'event')}, is {number(pair['difference'])} "
        f"({interval(pair['low'], pair['high'])})."
    )


def _differing(pair: pd.Series, what: str) -> str:
    """Which of a pair is lower or higher and by how much, with a positive amount and an open bracket."""
    is_lower = pair["difference"] < 0
    low, high = (-pair["high"], -pair["low"]) if is_lower else (pair["low"], pair["high"])
    return (
        f"{pair['group_a']} is {'lower' if is_lower else 'higher'} in {what} than {pair['group_b']} by "
        f"{number(abs(pair['difference']))} ({interval(low, high)}"
    )


def _able(able: int, enough: int | None) -> str:
    """How many pairs cover enough events to be the one that differs."""
    if enough is None:
        return "; over so many pairs none could show a difference alone"
    verb = does(max(able, 1), "covers", "cover")
    return f"; {able or 'none'} of them {verb} enough events ({enough} or more) to show a difference alone"


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
