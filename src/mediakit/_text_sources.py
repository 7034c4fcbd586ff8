"""Whose text each article carries: what a credit says, what the other copies of its story say, what dates say."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._groups import group_labels
from mediakit._rows_of import rows_of
from mediakit._times import time_ranges
from mediakit.origin.agencies import Agencies
from mediakit.origin.houses import same_house
from mediakit.outlet_names import house_of
from mediakit.readers._outlets import plain_name

NOT_KNOWN = "(not known)"
# what says whose text it is; LATER: a copy of another outlet's, it is not known whose; UNCLEAR: nothing tells
OWN, CREDIT, STORY, DATE, LATER, UNCLEAR = "own", "credit", "story", "date", "later", "unclear"
REPUBLISHED = (CREDIT, STORY, DATE, LATER)


def text_sources(
    articles: pd.DataFrame,
    stories: pd.DataFrame | None,
    *,
    by: str,
    origins: pd.DataFrame | None,
    agencies: Agencies,
) -> pd.DataFrame:
    """Per article whose text it carries, what says so, and how many hours later than the source it came.

    Parameters
    ----------
    articles : DataFrame
        ``doc_id`` (each once), ``outlet``, `by`; ``origin``, ``published`` and ``published_precision`` where they
        are there.
    stories : DataFrame or None
        ``stories(articles)``; None: the articles have ``story_id``.
    by : str
        The column that groups are of.
    origins : DataFrame or None
        ``origins(articles)``, in place of the articles' own ``origin``.
    agencies : Agencies
        Under which names they are known.

    Returns
    -------
    DataFrame
        One row per article, in their order: ``story``, ``group``, ``source`` (a group, a credited name or "(not
        known)"; None for a text of its own), ``reason``, ``agency`` (the source is no outlet of the corpus, or a
        listed agency), ``hours`` (missing where it is not known) and ``shared`` (words; missing where stories do not
        say it).
    """
    rows = _rows(articles, stories, by, origins)
    names = _Names(rows, agencies)
    credits = [names.credit(*pair) for pair in zip(rows["origin"], rows["outlet"], strict=True)]
    rows["source"] = _objects(credits)
    rows["reason"] = [OWN if credit is None else CREDIT for credit in credits]
    hours = np.full(len(rows), np.nan)
    sources, reasons = list(credits), list(rows["reason"])
    for places in rows.groupby("story", sort=True).indices.values():
        if len(places) > 1:
            story = _Story(rows.iloc[places], names)
            for place, copy in zip(places, story.copies, strict=True):
                sources[place], reasons[place] = source, _ = story.judged(copy)
                hours[place] = story.hours(copy, source)
    rows = rows.assign(source=_objects(sources), reason=reasons, hours=hours)
    rows["agency"] = [names.is_agency(source) for source in sources]
    rows["source"] = _objects(names.shown(rows))
    return rows[["doc_id", "story", "group", "source", "reason", "agency", "hours", "shared"]]


def _rows(articles: pd.DataFrame, stories: pd.DataFrame | None, by: str, origins: pd.DataFrame | None) -> pd.DataFrame:
    """What is needed of each article, once it is sure that it is there."""
    check_columns(articles, ["doc_id", "outlet", by], "articles")
    if not articles["doc_id"].is_unique:
        twice = articles.loc[articles["doc_id"].duplicated(), "doc_id"].iloc[0]
        raise MediakitError(f"articles has doc_id {twice!r} twice. Each article needs one of its own.")
    if stories is None:
        if "story_id" not in articles.columns:
            raise MediakitError("articles has no story_id, and no stories were given. Pass stories(articles).")
        stories = articles
    told = rows_of(articles, stories, "stories", ["story_id"])
    own = [f"\0{doc_id}" for doc_id in articles["doc_id"]]
    rows = pd.DataFrame(
        {
            "doc_id": _objects(articles["doc_id"]),
            "story": _objects(
                [alone if pd.isna(s) else str(s) for s, alone in zip(told["story_id"], own, strict=True)]
            ),
            "group": _objects(group_labels(articles, by)),
            "outlet": _texts(articles["outlet"]),
        }
    )
    shared = told["shared_words"] if "shared_words" in told.columns else pd.Series(np.nan, index=told.index)
    rows["shared"] = shared.to_numpy(dtype=float, na_value=np.nan)
    if origins is not None:
        written = rows_of(articles, origins, "origins", ["origin", "is_inferred"])
        # who was first is judged here
        written = written.assign(origin=written["origin"].where(~written["is_inferred"].to_numpy(dtype=bool)))
    else:
        written = articles if "origin" in articles.columns else articles.assign(origin=None)
    rows["origin"] = _texts(written["origin"])
    rows["earliest"], rows["latest"] = time_ranges(articles)
    # an article that states no outlet may be of any, and is taken for one of its own
    rows["entity"] = _objects(
        [alone if outlet is None else plain_name(outlet) for outlet, alone in zip(rows["outlet"], own, strict=True)]
    )
    return rows


def _objects(values: Iterable[object]) -> pd.Series:
    """Any texts, lone surrogates too, and None as it is."""
    return pd.Series(list(values), dtype=object)


def _texts(values: pd.Series) -> pd.Series:
    return _objects(None if pd.isna(value) or not str(value).strip() else str(value) for value in values)


class _Names:
    """The sources by their keys: an outlet of the corpus by its plain name, anybody else by that of the credit."""

    def __init__(self, rows: pd.DataFrame, agencies: Agencies) -> None:
        self.agencies = agencies
        stated = rows[rows["outlet"].notna()]
        self.outlets = set(stated["entity"])
        self.group = _most_common(stated["entity"], stated["group"])
        houses = {outlet: self._house(outlet) for outlet in self.outlets}
        number = Counter(houses.values())
        self.by_house = {house: outlet for outlet, house in houses.items() if number[house] == 1}
        self.same: dict[tuple[str, str], bool] = {}
        origins = [origin for origin in rows["origin"] if origin is not None]
        self.written = _most_common(map(self.key, origins), (agencies.name_of(name) or name for name in origins))

    def _listed(self, name: str) -> str | None:
        """The agency's name by the list, also where a place or an edition stands behind it in brackets."""
        return self.agencies.name_of(name) or self.agencies.name_of(name.split("(")[0])

    def _house(self, name: str) -> str:
        return self._listed(name) or house_of(name)

    def key(self, name: str | None) -> str | None:
        """The outlet of the corpus that a credit names, else the name itself, an agency's as the list has it."""
        if name is None:
            return None
        plain = plain_name(name)
        other = plain_name(self.agencies.name_of(name) or name)
        return plain if plain in self.outlets else self.by_house.get(self._house(name), other)

    def credit(self, origin: str | None, outlet: str | None) -> str | None:
        """Who wrote it by its credit; None for the outlet itself, of which other editions are the same one."""
        key = self.key(origin)
        if outlet is None:
            return None if key in self.outlets else key  # it may be that outlet's own
        return None if origin is None or self._same(origin, outlet) else key

    def _same(self, origin: str, outlet: str) -> bool:
        pair = (origin, outlet)
        if pair not in self.same:
            self.same[pair] = same_house(origin, outlet, self.agencies)
        return self.same[pair]

    def is_agency(self, source: str | None) -> bool:
        """Whether a source is no outlet of the corpus, or one that the list has."""
        if source is None or source == NOT_KNOWN:
            return False
        return source not in self.outlets or self._listed(source) is not None

    def shown(self, rows: pd.DataFrame) -> list[str | None]:
        """Each source as the table calls it: the group of the outlet's first copy of the story, else of the outlet."""
        groups: dict[tuple[str, str], str] = {}
        order = rows.assign(doc_id=rows["doc_id"].map(str)).sort_values(["earliest", "doc_id"])
        for story, entity, group in zip(order["story"], order["entity"], order["group"], strict=True):
            groups.setdefault((story, entity), group)
        return [
            source
            if source is None or source == NOT_KNOWN
            else groups.get((story, source)) or self.group.get(source) or " ".join(self.written[source].split())
            for story, source in zip(rows["story"], rows["source"], strict=True)
        ]


def _most_common(keys: Iterable[str | None], values: Iterable[str | None]) -> dict[str, str]:
    """Per key its most frequent value, the first by name of those that are equally so."""
    counts = Counter((k, v) for k, v in zip(keys, values, strict=True) if k is not None and v is not None)
    found: dict[str, str] = {}
    for key, value in sorted(counts, key=lambda pair: (-counts[pair], pair[1])):
        found.setdefault(key, value)
    return found


class _Story:
    """The copies of one story, and when each outlet published it first."""

    def __init__(self, copies: pd.DataFrame, names: _Names) -> None:
        self.outlets = names.outlets
        self.copies = list(copies.itertuples())
        self.credits = sorted({copy.source for copy in self.copies if copy.source is not None})
        self.stated = {copy.entity for copy in self.copies if copy.outlet is not None}
        # without a date at any time; an article without an outlet may be an earlier version of any
        unstated = min((_early(copy) for copy in self.copies if copy.outlet is None), default=np.inf)
        self.early: dict[str, float] = {}
        self.late: dict[str, float] = {}
        for copy in self.copies:
            begin = min(_early(copy), unstated) if copy.outlet is not None else _early(copy)
            self.early[copy.entity] = min(self.early.get(copy.entity, np.inf), begin)
            end = np.inf if np.isnan(copy.latest) else copy.latest
            self.late[copy.entity] = min(self.late.get(copy.entity, np.inf), end)
        self.may_be_first = [entity for entity in self.early if not self.is_later(entity)]
        # where an outlet had an agency's text before the agency did, dates say nothing: agencies date new versions anew
        self.late_agency = any(names.is_agency(entity) and self.is_later(entity) for entity in self.stated)
        dated = [copy for copy in self.copies if not np.isnan(copy.earliest)]
        # a lag is that of an outlet's first version
        self.first_of = {c.entity: c.Index for c in sorted(dated, key=_first_last, reverse=True)}

    def is_later(self, entity: str) -> bool:
        """Whether another outlet surely published it earlier."""
        return any(self.late[e] <= self.early[entity] for e in self.stated if e != entity)

    def judged(self, copy: tuple) -> tuple[str | None, str]:
        """Whose text a copy carries, and what says so."""
        if copy.source is not None:
            return copy.source, CREDIT
        if len(self.early) == 1:
            return None, OWN
        if not self.credits:
            return self._by_dates(copy.entity)
        return self._by_credits(copy.entity)

    def _by_credits(self, entity: str) -> tuple[str | None, str]:
        """By what other copies of the story say."""
        source = self.credits[0]
        if len(self.credits) > 1:
            strange = entity in self.stated and entity not in self.credits and self.is_later(entity)
            return NOT_KNOWN, LATER if strange else UNCLEAR
        if source == entity:
            return None, OWN
        if entity not in self.stated and source in self.outlets:
            return NOT_KNOWN, UNCLEAR
        named = [_early(copy) for copy in self.copies if source in (copy.source, copy.entity)]
        # published surely before all that name the source: the text may be this outlet's own
        return (NOT_KNOWN, UNCLEAR) if self.late[entity] <= min(named) else (source, STORY)

    def _by_dates(self, entity: str) -> tuple[str | None, str]:
        """Nobody is credited: it is the text of the one outlet that surely was first."""
        if entity not in self.stated or self.late_agency:
            return NOT_KNOWN, UNCLEAR
        if self.may_be_first == [entity]:
            return None, OWN
        if not self.is_later(entity):
            return NOT_KNOWN, UNCLEAR
        sure = len(self.may_be_first) == 1 and self.may_be_first[0] in self.stated
        return (self.may_be_first[0], DATE) if sure else (NOT_KNOWN, LATER)

    def hours(self, copy: tuple, source: str | None) -> float:
        """Hours from the source's own article, or from the first copy of the text of one that has none here."""
        known = source is not None and source != NOT_KNOWN and self.first_of.get(copy.entity) == copy.Index
        begun = [one for one in self.copies if one.entity == source or source not in self.outlets]
        begun = [one for one in begun if not np.isnan(one.earliest)]
        if not known or not begun:
            return np.nan
        first = min(begun, key=lambda one: (one.latest, -one.earliest))  # the first that is sure
        if not first.latest <= copy.earliest:
            return np.nan
        minutes = 30 * (copy.earliest + copy.latest - first.earliest - first.latest)
        return round(2 * minutes) / 120  # no date is finer than a minute


def _early(copy: tuple) -> float:
    return -np.inf if np.isnan(copy.earliest) else copy.earliest


def _first_last(copy: tuple) -> tuple:
    return copy.earliest, copy.latest, str(copy.doc_id)
