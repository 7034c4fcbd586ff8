"""Who wrote each article, and what says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit.origin.agencies import Agencies, as_agencies
from mediakit.origin.credit_lines import told_by
from mediakit.origin.evidence import evidence, origin_by
from mediakit.origin.houses import same_house
from mediakit.origin.inference import inferred_origins
from mediakit.text import text_column

OUTLET, COLUMN = "outlet", "column"


def origins(
    articles: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    agencies: Agencies | Mapping[str, object] | str | Path | None = None,
    infer: bool = False,
) -> pd.DataFrame:
    """Who wrote each article: by its lines of credit, else its outlet; on demand by its story.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text``, and ``outlet``, ``author`` and ``origin`` where they are known. Not changed.
    stories : DataFrame, optional
        ``stories(articles)``; only `infer` needs it.
    agencies : path or mapping, optional
        The list of agencies, as for `credit_lines`. Without it, the list that the kit carries.
    infer : bool, default False
        Where an article has no credit, take its story's: the one agency that other copies of it credit, else the outlet
        that published it first, if the dates leave no doubt which that is.

    Returns
    -------
    DataFrame
        One row per article, in their order: ``doc_id``, ``origin``, ``origin_from`` (body, end, dateline, start,
        byline: the line's place, see `credit_lines`; column: the column `origin` of the source; story: inferred;
        outlet: nothing else says so, missing where the outlet is, too) and ``is_inferred``.

    Raises
    ------
    MediakitError
        A column is missing, the list cannot be used, `infer` is asked for without stories, or an article is in none.

    Notes
    -----
    Where lines contradict each other, the first of these decides: a sentence that says who wrote or distributed it
    (*This story by X was first published*); the credit at the end, of several the last; the dateline; a line above
    the text; the byline. The end goes before the dateline because who signs there has handed the text over, and may
    have left the dateline of a source as it was. An agency whose material a text was made with (*With inputs from X*)
    is its origin only where no line says who wrote it and the byline names no person; one that *contributed to this
    report* never is, and neither is whoever took the picture. A line that names the outlet itself makes the outlet the
    origin. What the source itself gives as origin (a filled column `origin` that is not the outlet) stands.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "outlet": ["Courier", "Post", "Herald"],
    ...     "text": ["SELVICK (KXP) — It sailed. – Nordwire", "It sailed.", "The Herald saw it. With inputs from KXP"]})
    >>> origins(articles)
      doc_id    origin origin_from  is_inferred
    0      a  Nordwire         end        False
    1      b      Post      outlet        False
    2      c       KXP         end        False
    >>> stories = pd.DataFrame({"doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"], "is_first": [True, False, True],
    ...     "may_be_first": [True, False, True]})
    >>> inferred = origins(articles, stories, infer=True)
    >>> inferred["origin"].tolist(), inferred["origin_from"].tolist()
    (['Nordwire', 'Nordwire', 'KXP'], ['end', 'story', 'end'])
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    if not isinstance(infer, bool):
        raise MediakitError(f"infer={infer!r} is a {type(infer).__name__}. Allowed: True, False.")
    if infer and stories is None:
        raise MediakitError("infer=True needs stories: pass stories(articles) as the second argument.")
    listed = as_agencies(agencies)
    given = articles["origin"] if "origin" in articles.columns else [None] * len(articles)
    rows = []
    for (doc_id, text, author, outlet), stated in zip(told_by(articles), given, strict=True):
        stated = stated if isinstance(stated, str) and stated.strip() else None
        rows.append((doc_id, *_of_one(text, author, outlet, stated, listed), False))
    doc_id, origin, origin_from, inferred = zip(*rows, strict=True) if rows else ([], [], [], [])
    table = pd.DataFrame({
        "doc_id": text_column(list(map(str, doc_id))), "origin": text_column(list(origin)),
        "origin_from": pd.Series(origin_from, dtype="str"), "is_inferred": pd.Series(inferred, dtype=bool),
    })  # fmt: skip
    return inferred_origins(table, articles, stories, listed) if infer else table


def _of_one(
    text: str, author: str | None, outlet: str | None, stated: str | None, agencies: Agencies
) -> tuple[str | None, str | None]:
    """The origin of one article and what says so."""
    told = origin_by(evidence(text, author, outlet, agencies), author, outlet, agencies)
    name, place = told if told else (None, None)
    name = agencies.named(name) if name and name != outlet else name
    if stated and not (outlet and same_house(stated, outlet, agencies)):
        stated = agencies.named(stated)
        same = name is not None and (same_house(stated, name, agencies) or stated.startswith(f"{name} "))
        return stated, place if same else COLUMN
    if name:
        return name, place
    return outlet, OUTLET if outlet else None


def with_origins(articles: pd.DataFrame, origins: pd.DataFrame) -> pd.DataFrame:
    """The articles with these origins.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``. Not changed.
    origins : DataFrame
        ``origins(articles, ...)``: ``doc_id`` and ``origin``.

    Returns
    -------
    DataFrame
        A copy of `articles` with its column ``origin`` replaced, and ``origin_from`` and ``is_inferred`` added where
        `origins` has them. An article that `origins` does not know keeps its origin.

    Raises
    ------
    MediakitError
        A column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "origin": ["Post", "Post"]})
    >>> with_origins(articles, pd.DataFrame({"doc_id": ["b"], "origin": ["QBC"]}))
      doc_id origin
    0      a   Post
    1      b    QBC
    """
    check_columns(articles, ["doc_id"], "articles")
    check_columns(origins, ["doc_id", "origin"], "origins")
    known = origins.drop_duplicates("doc_id").set_index("doc_id")
    found = articles["doc_id"].isin(known.index).to_numpy()
    changed = articles.copy()
    for column in ("origin", "origin_from", "is_inferred"):
        if column not in known.columns:
            continue
        old = articles[column] if column in articles.columns else pd.Series([None] * len(articles), articles.index)
        new = known[column].reindex(articles["doc_id"]).to_numpy(dtype=object)
        values = [n if is_known else o for n, o, is_known in zip(new, old, found, strict=True)]
        kind = "boolean" if column == "is_inferred" else "str"
        changed[column] = pd.Series(values, index=articles.index, dtype=kind)
    return changed
