"""The origin of an article without a credit, from the other copies of its story."""

from __future__ import annotations

import pandas as pd

from mediakit._rows_of import rows_of
from mediakit.origin.agencies import Agencies
from mediakit.origin.houses import same_house
from mediakit.text import text_column

STORY, UNSAID = "story", "outlet"


def inferred_origins(
    table: pd.DataFrame, articles: pd.DataFrame, stories: pd.DataFrame, agencies: Agencies
) -> pd.DataFrame:
    """The table of origins in which articles without a credit have their story's, flagged.

    >>> table = pd.DataFrame({"doc_id": ["a", "b"], "origin": ["Post", "Courier"], "origin_from": "outlet",
    ...     "is_inferred": False})
    >>> stories = pd.DataFrame({"doc_id": ["a", "b"], "story_id": "a", "may_be_first": [True, False]})
    >>> inferred_origins(table, table, stories, Agencies(None))["origin"].tolist()
    ['Post', 'Post']
    """
    told = rows_of(articles, stories, "stories", ["story_id", "may_be_first"])
    known = stories.drop_duplicates("doc_id").set_index("doc_id")
    story_of = told["story_id"].tolist()
    may_be_first = dict(zip(known.index, known["may_be_first"].astype(bool), strict=True))
    size = known.groupby("story_id")["may_be_first"].sum()
    places: dict[object, list[int]] = {}
    for place, story in enumerate(story_of):
        places.setdefault(story, []).append(place)
    outlets = articles["outlet"].tolist() if "outlet" in articles.columns else [None] * len(articles)
    origin, source, flags = table["origin"].tolist(), table["origin_from"].tolist(), table["is_inferred"].tolist()
    silent = [not isinstance(said, str) or said == UNSAID for said in source]
    for story, members in places.items():
        name = _credited([origin[m] for m in members if not silent[m]])
        if name is None and all(silent[m] for m in members) and int(size[story]) == 1:
            first = [m for m in members if may_be_first[table["doc_id"].iat[m]]]
            name = origin[first[0]] if first and isinstance(origin[first[0]], str) else None
        for member in members if name is not None else ():
            outlet = outlets[member]
            if silent[member] and not (isinstance(outlet, str) and same_house(name, outlet, agencies)):
                origin[member], source[member], flags[member] = name, STORY, True
    changed = table.assign(origin=text_column(origin), origin_from=source, is_inferred=flags)
    return changed.astype({"origin_from": "str", "is_inferred": bool})


def _credited(names: list[object]) -> str | None:
    """The one whom copies credit; None where none or more than one is named."""
    once = {name for name in names if isinstance(name, str)}
    return once.pop() if len(once) == 1 else None
