"""The table of all lines of credit: whom each names, in which role, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mediakit._check import check_columns
from mediakit.origin.agencies import Agencies, as_agencies
from mediakit.origin.evidence import Line, evidence, picture_lines


def credit_lines(
    articles: pd.DataFrame, *, agencies: Agencies | Mapping[str, object] | str | Path | None = None
) -> pd.DataFrame:
    """Every line of credit in the articles: who wrote, who contributed, whose pictures they show.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text``, and ``author`` and ``outlet`` where they are known. Not changed.
    agencies : path or mapping, optional
        The list of agencies: the path of a YAML file, a mapping from each name to its other spellings, or what
        `read_agencies` gives. Without it, the list that the kit carries.

    Returns
    -------
    DataFrame
        One row per line and agency, in the order of the articles and of their text, bylines last: ``doc_id``,
        ``agency`` (the name of the list, else as written), ``role`` (wrote, contributed, picture), ``place`` (end,
        start, dateline, byline, body), ``text`` (the line as it stands), ``start`` and ``end`` of the line in the
        article's text, missing for a byline.

    Raises
    ------
    MediakitError
        A column is missing, or the list cannot be used: the message has its line.

    Notes
    -----
    An agency that is not on the list is found by shape: a name behind the last full stop after a dash, in brackets or
    between slashes; before a dateline's sign in brackets; a name that says *agency*, *agence*, *wire* for itself in a
    byline. Several that sign one line together are one row (*KXP/Nordwire*) where they wrote, and a row each where they
    contributed or gave pictures. *Contributed* covers both *With inputs from* and *contributed to this report*, and in
    a byline an agency beside the outlet's own people or among more than three names. Credits of persons are no rows.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": "Courier", "author": [None, "Ilse Marrow / QBC"],
    ...     "text": ["SELVICK (KXP) — It sailed. (Photo: QBC) It is late. With inputs from Nordwire", "It sailed."]})
    >>> lines = credit_lines(articles, agencies={"QBC": [], "KXP": ["Kestrel Press"]})
    >>> lines[["doc_id", "agency", "role", "place", "text"]]
      doc_id    agency         role     place                       text
    0      a       KXP        wrote  dateline            SELVICK (KXP) —
    1      a       QBC      picture      body               (Photo: QBC)
    2      a  Nordwire  contributed       end  With inputs from Nordwire
    3      b       QBC        wrote    byline          Ilse Marrow / QBC
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    listed = as_agencies(agencies)
    rows = []
    for doc_id, text, author, outlet in told_by(articles):
        for line in lines_of(text, author, outlet, listed):
            rows.append((doc_id, listed.named(line.name), line.role, line.place, line.text, line.start, line.end))
    table = pd.DataFrame(rows, columns=["doc_id", "agency", "role", "place", "text", "start", "end"])
    for column in ("start", "end"):
        table[column] = pd.array(table[column].tolist(), dtype="Int64")
    return table.astype(dict.fromkeys(("doc_id", "agency", "role", "place", "text"), "str"))


def lines_of(text: str, author: str | None, outlet: str | None, agencies: Agencies) -> list[Line]:
    """All lines of one article, in the order of its text, bylines last; a picture's credit is nothing else.

    >>> [(line.name, line.role) for line in lines_of("Rain. (Photo: QBC)\\n– Nordwire", None, None, Agencies(None))]
    [('QBC', 'picture'), ('Nordwire', 'wrote')]
    """
    told = evidence(text, author, outlet, agencies).lines
    in_text = [line for line in told if line.start is not None]
    pictures = [
        picture
        for picture in picture_lines(text, agencies)
        if not any(line.start < picture.end and picture.start < line.end for line in in_text)
    ]
    in_text = sorted([*in_text, *pictures], key=lambda line: (line.start, line.end))
    return [*in_text, *(line for line in told if line.start is None)]


def told_by(articles: pd.DataFrame) -> list[tuple[object, str, str | None, str | None]]:
    """The doc_id, text, author and outlet of each article; what is missing is None, a missing text is empty.

    >>> told_by(pd.DataFrame({"doc_id": ["a"], "text": [None]}))
    [('a', '', None, None)]
    """
    columns = [
        [value if isinstance(value, str) and value.strip() else None for value in articles[name]]
        if name in articles.columns
        else [None] * len(articles)
        for name in ("text", "author", "outlet")
    ]
    texts = [text or "" for text in columns[0]]
    return list(zip(articles["doc_id"], texts, columns[1], columns[2], strict=True))
