"""Who wrote the articles and what says so, in sentences."""

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, joined
from mediakit.origin.agencies import as_agencies
from mediakit.origin.houses import same_house
from mediakit.tables import check_table

PLACES = {
    "body": "a sentence of the text",
    "end": "a credit at the end",
    "dateline": "the dateline",
    "start": "a line above the text",
    "byline": "the byline",
    "column": "the source's own column",
    "story": "its story (inferred)",
}


def tell_origins(
    origins: pd.DataFrame, credit_lines: pd.DataFrame, *, articles: pd.DataFrame | None = None, n: int = 3
) -> list[str]:
    """How many articles say who wrote them, in which place, and which agencies are credited most.

    Parameters
    ----------
    origins : DataFrame
        ``origins(articles)``.
    credit_lines : DataFrame
        ``credit_lines(articles)`` of the same articles.
    articles : DataFrame, optional
        The articles, with ``doc_id`` and ``outlet``: then it is told how many name another than their own outlet, and
        an outlet's credits to itself are not counted among those credited.
    n : int
        At most so many agencies are named.

    Returns
    -------
    list of str

    Examples
    --------
    >>> origins = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "origin": ["Nordwire", "Post", None],
    ...     "origin_from": ["end", "outlet", None], "is_inferred": [False, False, False],
    ... })
    >>> lines = pd.DataFrame(columns=["doc_id", "agency", "role", "place", "text", "start", "end"])
    >>> lines.loc[0] = ["a", "Nordwire", "wrote", "end", "(Nordwire)", 90, 100]
    >>> for line in tell_origins(origins, lines): print(line)
    Of 3 articles 1 says who wrote it: 1 by a credit at the end. 1 counts as its outlet's own, since nothing says
    otherwise; of 1 nothing is known.
    Credited as writer: Nordwire (1 article).
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "outlet": ["Courier", "Post", None]})
    >>> print(tell_origins(origins, lines, articles=articles)[0][:86])
    Of 3 articles 1 says who wrote it: 1 by a credit at the end. It names another than its
    """
    check_table(origins, "origins")
    check_table(credit_lines, "credit_lines")
    if articles is not None:
        check_columns(articles, ["doc_id", "outlet"], "articles")
    places = origins["origin_from"].astype(object)
    said = places.isin(list(PLACES))
    counts = places[said].value_counts()
    ways = [f"{counts[place]:,} by {words}" for place, words in PLACES.items() if place in counts]
    n_said, n_own = int(said.sum()), int((places == "outlet").sum())
    n_unknown = len(origins) - n_said - n_own
    told = f"Of {counted(len(origins), 'article')} {n_said:,} {does(n_said, 'says', 'say')} who wrote "
    told += f"{does(n_said, 'it', 'them')}{f': {joined(ways)}' if ways else ''}."
    if articles is not None and n_said:
        told += _of_others(origins[said], articles)
    if n_own:
        whose = does(n_own, "counts as its outlet's own", "count as their outlet's own")
        told += f" {n_own:,} {whose}, since nothing says otherwise"
        told += f"; of {n_unknown:,} nothing is known." if n_unknown else "."
    elif n_unknown:
        told += f" Of {n_unknown:,} nothing is known."
    paragraphs = [told]
    lines = credit_lines[credit_lines["role"] == "wrote"]
    if articles is not None:
        own = _own(lines["agency"], lines["doc_id"], articles)
        lines = lines[np.array([not one for one in own], dtype=bool)]
    wrote = lines.groupby("agency")["doc_id"].nunique()
    if len(wrote):
        most = sorted(wrote.index, key=lambda agency: (-wrote[agency], agency))
        named = [f"{agency} ({counted(int(wrote[agency]), 'article')})" for agency in most[:n]]
        rest = f", and {counted(len(most) - n, 'more name')}" if len(most) > n else ""
        who = "Credited as writer" if articles is None else "Credited as writer, besides outlets that credit themselves"
        paragraphs.append(f"{who}: {joined(named) if not rest else ', '.join(named)}{rest}.")
    others = credit_lines["role"].value_counts()
    if n_pictures := int(others.get("picture", 0)):
        paragraphs.append(f"{counted(n_pictures, 'line')} {does(n_pictures, 'credits', 'credit')} a picture, no text.")
    if n_helped := int(others.get("contributed", 0)):
        paragraphs.append(f"{counted(n_helped, 'line')} {does(n_helped, 'names', 'name')} whose material was used.")
    return paragraphs


def _own(names: pd.Series, doc_ids: pd.Series, articles: pd.DataFrame) -> list[bool | None]:
    """Whether each article's credit names its own outlet; None where the outlet is not known."""
    outlets = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    agencies = as_agencies(None)
    pairs = [(name, outlets.get(doc_id)) for name, doc_id in zip(names, doc_ids, strict=True)]
    known = {pair: same_house(*pair, agencies) for pair in set(pairs) if all(isinstance(one, str) for one in pair)}
    return [known.get(pair) for pair in pairs]


def _of_others(credited: pd.DataFrame, articles: pd.DataFrame) -> str:
    """How many of the credited articles name another than their own outlet."""
    own = _own(credited["origin"], credited["doc_id"], articles)
    others, unknown = own.count(False), own.count(None)
    if len(own) == 1 and not unknown:
        return f" It names {'another than its own outlet' if others else 'its own outlet'}."
    name = does(max(others, 1), "names another than its", "name another than their")
    told = f" Of these, {f'{others:,}' if others else 'none'} {name} own outlet"
    return told + (f"; of {unknown:,} the outlet is not known." if unknown else ".")
