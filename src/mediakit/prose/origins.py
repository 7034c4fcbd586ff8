"""Who wrote the articles and what says so, in sentences."""

import pandas as pd

from mediakit._phrases import counted, does, joined
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


def tell_origins(origins: pd.DataFrame, credit_lines: pd.DataFrame, *, n: int = 3) -> list[str]:
    """How many articles say who wrote them, in which place, and which agencies are credited most.

    Parameters
    ----------
    origins : DataFrame
        ``origins(articles)``.
    credit_lines : DataFrame
        ``credit_lines(articles)`` of the same articles.
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
    """
    check_table(origins, "origins")
    check_table(credit_lines, "credit_lines")
    places = origins["origin_from"].astype(object)
    said = places.isin(list(PLACES))
    counts = places[said].value_counts()
    by_place = joined([f"{counts[place]:,} by {words}" for place, words in PLACES.items() if place in counts])
    n_said, n_own = int(said.sum()), int((places == "outlet").sum())
    n_unknown = len(origins) - n_said - n_own
    told = f"Of {counted(len(origins), 'article')} {n_said:,} {does(n_said, 'says', 'say')} who wrote "
    told += f"{does(n_said, 'it', 'them')}{f': {by_place}' if by_place else ''}."
    if n_own:
        whose = does(n_own, "counts as its outlet's own", "count as their outlet's own")
        told += f" {n_own:,} {whose}, since nothing says otherwise"
        told += f"; of {n_unknown:,} nothing is known." if n_unknown else "."
    elif n_unknown:
        told += f" Of {n_unknown:,} nothing is known."
    paragraphs = [told]
    wrote = credit_lines[credit_lines["role"] == "wrote"].groupby("agency")["doc_id"].nunique()
    if len(wrote):
        most = sorted(wrote.index, key=lambda agency: (-wrote[agency], agency))
        named = [f"{agency} ({counted(int(wrote[agency]), 'article')})" for agency in most[:n]]
        rest = f", and {counted(len(most) - n, 'more name')}" if len(most) > n else ""
        paragraphs.append(f"Credited as writer: {joined(named) if not rest else ', '.join(named)}{rest}.")
    others = credit_lines["role"].value_counts()
    if n_pictures := int(others.get("picture", 0)):
        paragraphs.append(f"{counted(n_pictures, 'line')} {does(n_pictures, 'credits', 'credit')} a picture, no text.")
    if n_helped := int(others.get("contributed", 0)):
        paragraphs.append(f"{counted(n_helped, 'line')} {does(n_helped, 'names', 'name')} whose material was used.")
    return paragraphs
