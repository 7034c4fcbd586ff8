"""Events: stories that several outlets tell of one thing in their own words, grouped by names, terms and time."""

from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns, listed
from mediakit._groups import group_labels, languages
from mediakit._times import time_ranges
from mediakit.events.chosen import chosen_events
from mediakit.events.linkage import Linkage
from mediakit.events.nearness import Pairs, near_pairs
from mediakit.events.terms import Reader, Vectors
from mediakit.grouping_choices import GroupingChoices
from mediakit.tables import NOT_STATED
from mediakit.text import text_column

THRESHOLD = 0.2  # benchmarks/events.py: what it finds and how much of it is wrong, by threshold
DAYS = 3.0
UNDATED = 0.1  # an undated story must be so much more alike, for no date speaks against it
SHOWN_TERMS = 6
TRIED_TERMS = 12


def events(
    articles: pd.DataFrame,
    stories: pd.DataFrame,
    *,
    threshold: float = THRESHOLD,
    days: float | None = DAYS,
    choices: GroupingChoices | str | Path | None = None,
) -> pd.DataFrame:
    """Group the stories that cover one event, so that outlets can be compared within it.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text`` (missing text counts as empty); ``title``, ``published``,
        ``published_precision``, ``outlet`` and ``language`` are used where they are there. Not changed.
    stories : DataFrame
        ``stories(articles)``: the copies of one story count once, by its first article, and all get its event.
    threshold : float
        Above 0, at most 1. Two groups of stories are one event when their mean similarity is at least this.
    days : float or None
        No two dated stories of an event are farther apart, as far as their dates tell; so this limits the whole event.
        None: time is not looked at.
    choices : str, Path or GroupingChoices, optional
        The researcher's corrections, as `read_choices` reads them: articles that leave their event together, then
        articles whose events become one, whatever their similarity and time. Copies of an article go along.

    Returns
    -------
    DataFrame
        One row per article, in their order: ``doc_id``; ``event_id``, the doc_id of the story nearest to the event's
        centre; ``similarity``, the mean cosine similarity of its story with the event's other stories; ``n_articles``,
        ``n_stories`` and ``n_outlets`` of the event; ``shared_terms``, the names and terms that hold it together. All
        but ``doc_id`` are missing where no other story covers the event. ``attrs`` holds ``threshold`` and ``days``.

    Raises
    ------
    MediakitError
        A column is missing, a doc_id stands in several rows or has no story, a setting is out of range, or the
        choices contradict each other: one story would have to be in two events.

    Warns
    -----
    UserWarning
        Choices name articles that are not there.

    Notes
    -----
    A story is the words and names of its first article. A name is a run of words with capitals, a single one only where
    no sentence begins with it; function words are left out; the title counts threefold. With n times that a term stands
    in the story, in d of N stories, its weight is (1 + ln n) ln((N + 1) / d) (Salton and Buckley 1988); terms of one
    story alone and all but the story's 200 strongest are left out. Similarity is the cosine of two stories' weights.

    Average linkage (UPGMA: Sokal and Michener 1958), most similar first, as long as the mean similarity of all stories
    of one group with all of the other reaches the threshold, and all stories lie within `days`: a story of 2 March, as
    a day, and one of 5 March do with 3 days, one of 6 March does not. Pairs below half the threshold count as 0. So a
    topic that runs for weeks is cut into events and never chained into one; where it is dense the cut may fall between
    two stories of one event, and stories on one topic within `days` may be taken for one event.

    An undated story founds no event. It is put to the event that it is most similar to, after all others, where its
    mean similarity is at least the threshold + 0.1. With ``days=None`` it counts as all others.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c", "d"],
    ...     "outlet": ["Courier", "Herald", "Courier", "Herald"],
    ...     "published": pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-20"], utc=True),
    ...     "text": ["The dam at Orra broke.", "At dawn the dam at Orra gave way.", "Tulips won.", "By the Orra dam."],
    ... })
    >>> alone = pd.DataFrame({"doc_id": articles["doc_id"], "story_id": articles["doc_id"], "is_first": True})
    >>> events(articles, alone)[["doc_id", "event_id", "n_outlets", "shared_terms"]]
      doc_id event_id  n_outlets shared_terms
    0      a        a          2    Orra; dam
    1      b        a          2    Orra; dam
    2      c      NaN       <NA>          NaN
    3      d      NaN       <NA>          NaN
    """
    _check(articles, stories, threshold, days)
    hours = np.inf if days is None else 24.0 * days
    table = _Stories(articles, stories, timed=days is not None)
    pairs = near_pairs(table.vectors, table.ends(hours), threshold / 2, starts=table.starts())
    dated = pairs.first < table.n_dated
    bounds = table.earliest[: table.n_dated], table.latest[: table.n_dated]
    groups = Linkage(Pairs(*(part[dated] for part in pairs)), *bounds, hours).groups(threshold)
    _put_undated(groups, Pairs(*(part[~dated] for part in pairs)), threshold + UNDATED)
    groups = chosen_events(choices, articles["doc_id"].tolist(), table.of_article, groups)
    return _table(articles, table, groups, {"threshold": float(threshold), "days": days})


def _check(articles: object, stories: object, threshold: object, days: object) -> None:
    check_columns(articles, ["doc_id", "text"], "articles")
    check_columns(stories, ["doc_id", "story_id", "is_first"], "stories")
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold <= 1:
        raise MediakitError(f"threshold={threshold!r} is no similarity. Allowed: above 0, at most 1.")
    if days is not None and (isinstance(days, bool) or not isinstance(days, int | float) or not days > 0):
        raise MediakitError(f"days={days!r} is no span of time. Allowed: above 0, or None for no limit.")
    for table, name in ((articles, "articles"), (stories, "stories")):
        twice = table["doc_id"][table["doc_id"].duplicated()]
        if len(twice):
            raise MediakitError(f"{name} has doc_id {twice.iloc[0]!r} in several rows. Give each article one row.")
    lost = articles["doc_id"][~articles["doc_id"].isin(stories["doc_id"])]
    if len(lost):
        raise MediakitError(
            f"stories lacks {len(lost)} of {len(articles)} articles ({listed(lost, 3)}). Make it of the same articles: "
            "stories(articles)."
        )


class _Stories:
    """The stories in the order of their times, undated ones last, then by their ids: no result hangs on row order."""

    def __init__(self, articles: pd.DataFrame, stories: pd.DataFrame, *, timed: bool) -> None:
        told = stories.set_index("doc_id").loc[articles["doc_id"]]
        earliest, latest = time_ranges(articles) if timed else (np.zeros(len(articles)), np.ones(len(articles)))
        rows = pd.DataFrame({
            "place": np.arange(len(articles)), "doc_id": articles["doc_id"].to_numpy(),
            "story": told["story_id"].where(told["story_id"].notna(), told.index).to_numpy(),
            "later": ~told["is_first"].fillna(False).to_numpy(bool), "earliest": earliest, "latest": latest,
        })  # fmt: skip
        rows["id"] = rows["doc_id"].astype(str)
        # a story is as old as its earliest article, and is read in its first one
        begins = rows.sort_values(["earliest", "latest", "id"]).drop_duplicates("story").set_index("story")
        shown = rows.sort_values(["later", "id"]).drop_duplicates("story").set_index("story")
        shown[["earliest", "latest"]] = begins[["earliest", "latest"]]
        shown = shown.sort_values(["earliest", "latest", "id"])
        numbers = pd.Series(np.arange(len(shown)), index=shown.index)
        self.of_article = numbers.loc[rows["story"]].to_numpy()
        self.story_of = dict(zip(rows["doc_id"], self.of_article.tolist(), strict=True))
        self.ids = shown["doc_id"].tolist()
        self.earliest, self.latest = shown["earliest"].to_numpy(), shown["latest"].to_numpy()
        self.n_dated = int(np.isfinite(self.earliest).sum())
        titles = articles["title"].tolist() if "title" in articles.columns else [None] * len(articles)
        texts, codes, reader = articles["text"].tolist(), languages(articles), Reader()
        self.vectors = Vectors(reader.counts(titles[p], texts[p], codes[p]) for p in shown["place"])

    def starts(self) -> np.ndarray:
        """The first story that each is compared with: a dated one with later ones, an undated one with all dated."""
        own = np.arange(len(self.ids))
        return np.where(own < self.n_dated, own + 1, 0)

    def ends(self, hours: float) -> np.ndarray:
        """The first story that each is not compared with."""
        dated = np.searchsorted(self.earliest[: self.n_dated], self.latest[: self.n_dated] + hours)
        return np.concatenate([dated, np.full(len(self.ids) - self.n_dated, self.n_dated)]).astype(np.int64)


def _put_undated(groups: list[list[int]], pairs: Pairs, least: float) -> None:
    """Put each undated story to the event of dated ones that it is most like on average."""
    home = {story: number for number, group in enumerate(groups) for story in group}
    sizes = [len(group) for group in groups]
    sums: dict[int, dict[int, float]] = {}
    for story, other, similarity in zip(*(part.tolist() for part in pairs), strict=True):
        if other in home:
            near = sums.setdefault(story, {})
            near[home[other]] = near.get(home[other], 0.0) + similarity / sizes[home[other]]
    for story in sorted(sums):
        mean, group = max((round(mean, 9), -group) for group, mean in sums[story].items())
        if mean >= least:
            groups[-group].append(story)


def _table(articles: pd.DataFrame, table: _Stories, groups: list[list[int]], settings: dict) -> pd.DataFrame:
    """One row per article."""
    outlets = np.array(
        group_labels(articles, "outlet") if "outlet" in articles.columns else [NOT_STATED] * len(articles)
    )
    by_story = pd.Series(np.arange(len(articles))).groupby(table.of_article).indices
    size = len(articles)
    event: list[object] = [None] * size
    terms: list[object] = [None] * size
    similarity = np.full(size, np.nan)
    counts = np.full((size, 3), -1)
    edges = np.searchsorted(table.vectors.rows, np.arange(table.vectors.n + 1))
    for group in groups:
        means, shared = _held_together(table.vectors, edges, group)
        centre = table.ids[group[int(np.argmax(np.round(means, 9)))]]
        rows = np.concatenate([by_story[story] for story in group])
        similarity[rows] = np.repeat(means, [len(by_story[story]) for story in group])
        counts[rows] = [len(rows), len(group), len(set(outlets[rows]) - {NOT_STATED})]
        for row in rows:
            event[row], terms[row] = centre, shared
    dtype = articles["doc_id"].dtype
    numbers = pd.DataFrame(counts, columns=["n_articles", "n_stories", "n_outlets"], dtype="Int64")
    found = pd.DataFrame({
        "doc_id": pd.Series(articles["doc_id"].tolist(), dtype=dtype), "event_id": _ids(event, dtype),
        "similarity": similarity, **numbers.mask(numbers < 0), "shared_terms": text_column(terms),
    })  # fmt: skip
    found.attrs.update(settings)
    return found


def _ids(values: list[object], dtype: object) -> pd.Series:
    """Ids of articles, some missing, in the articles' own kind where it can hold a missing one."""
    if pd.api.types.is_integer_dtype(dtype):
        return pd.Series(values, dtype="Int64")
    return pd.Series(values, dtype=dtype)


def _held_together(vectors: Vectors, edges: np.ndarray, group: list[int]) -> tuple[np.ndarray, str]:
    """Each story's mean similarity to the others of its event, and the terms that weigh most in it."""
    entries = np.concatenate([np.arange(edges[story], edges[story + 1]) for story in group])
    rows = np.repeat(np.arange(len(group)), [edges[story + 1] - edges[story] for story in group])
    terms, places = np.unique(vectors.columns[entries], return_inverse=True)
    weights = vectors.weights[entries]
    total = np.bincount(places, weights=weights, minlength=len(terms))
    square = np.bincount(places, weights=weights**2, minlength=len(terms))
    # the sum over the other stories of w(term, story) w(term, other)
    alike = np.bincount(rows, weights=weights * (total[places] - weights), minlength=len(group))
    strength = np.round(total**2 - square, 12)
    order = sorted(np.flatnonzero(strength > 1e-9), key=lambda t: (-strength[t], vectors.terms[terms[t]]))
    chosen = [vectors.terms[terms[t]] for t in order[:TRIED_TERMS]]
    return np.clip(alike / (len(group) - 1), 0, 1), "; ".join(_without_parts(chosen)[:SHOWN_TERMS])


def _without_parts(terms: list[str]) -> list[str]:
    """The terms but those that stand in another, such as a surname beside the full name."""
    words = [frozenset(term.lower().split(" ")) for term in terms]
    kept = []
    for place, term in enumerate(terms):
        inside = any(words[place] < other for other in words)
        twin = term.islower() and any(w == words[place] and terms[o] != term for o, w in enumerate(words))
        if not (inside or twin):
            kept.append(term)
    return kept
