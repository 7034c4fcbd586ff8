"""Whether the one who seems to be quoted most is only repeated most: a sentence over three ways of counting."""

from collections.abc import Mapping

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, joined, percent
from mediakit.prose.differences import WAYS
from mediakit.prose.ways import checked_ways
from mediakit.share_of_voice import UNKNOWN


def tell_most_quoted_ways(ways: Mapping[str, pd.DataFrame]) -> str:
    """Who is quoted most in all articles, and whether that holds when copies are counted in other ways.

    Parameters
    ----------
    ways : mapping of str to DataFrame
        ``in_three_ways(share_of_voice, articles, quotes)``, where all articles are one group. The first way is the
        one that others are held against.

    Returns
    -------
    str
        The speaker with most quoted words in the first way, with figures in every way; where somebody else has most
        in another way, who that is and how many of the first one's words are lost there. It describes these articles:
        that one has more than the other is not tested.

    Examples
    --------
    >>> def table(*rows):
    ...     return pd.DataFrame(rows, columns=["speaker", "n_words", "n_articles", "share"]).assign(n_stories=2)
    >>> ways = {
    ...     "all": table(("Ada Quell", 60, 6, 0.6), ("Bo Ferrin", 40, 2, 0.4)),
    ...     "one_per_story": table(("Bo Ferrin", 40, 2, 2 / 3), ("Ada Quell", 20, 2, 1 / 3)),
    ... }
    >>> print(tell_most_quoted_ways(ways))
    Quoted most is Ada Quell with every copy counted (60 words, 60% of all that is quoted, in 6 articles of 2 stories).
    That vanishes with each story counted once: then it is Bo Ferrin (40 words, 67%, 2 articles), and Ada Quell has 20
    (33%, 2 articles). 40 of the 60 words of Ada Quell are lost with each story counted once.
    """
    tables = {}
    for way, table in checked_ways(ways).items():
        check_columns(table, ["speaker", "n_words", "n_articles", "n_stories", "share"], f"share of voice of {way}")
        rows = table[table["speaker"] != UNKNOWN]
        tables[way] = rows.sort_values(["n_words", "speaker"], ascending=[False, True]).set_index("speaker")
    first, *others = tables
    if not len(tables[first]):
        return "No quotation has a speaker who is known, so that nobody is quoted most."
    name, row = tables[first].index[0], tables[first].iloc[0]
    n_stories = "" if pd.isna(row["n_stories"]) else f" of {counted(int(row['n_stories']), 'story', 'stories')}"
    told = (
        f"Quoted most is {name} {WAYS.get(first, first)} ({counted(int(row['n_words']), 'word')}, "
        f"{percent(row['share'])} of all that is quoted, in {counted(int(row['n_articles']), 'article')}{n_stories})."
    )
    changed = [way for way in others if len(tables[way]) and tables[way].index[0] != name]
    if not changed:
        return f"{told} So it is {joined([WAYS.get(way, way) for way in others])}."
    told += f" That vanishes {'; '.join(_instead(name, way, tables[way]) for way in changed)}."
    gone = int(row["n_words"]) - int(tables[changed[0]]["n_words"].get(name, 0))
    of = counted(int(row["n_words"]), "word")
    return f"{told} {gone:,} of the {of} of {name} are lost {WAYS.get(changed[0], changed[0])}."


def _instead(name: str, way: str, table: pd.DataFrame) -> str:
    """Who is quoted most in another way, and what the first one has there."""
    most, row = table.index[0], table.iloc[0]
    said = f"{WAYS.get(way, way)}: then it is {most} ({_figures(row)})"
    if name not in table.index:
        return f"{said}, and {name} is not quoted"
    own = table.loc[name]
    share = f"{percent(own['share'])}, {counted(int(own['n_articles']), 'article')}"
    return f"{said}, and {name} has {int(own['n_words']):,} ({share})"


def _figures(row: pd.Series) -> str:
    words, n = counted(int(row["n_words"]), "word"), counted(int(row["n_articles"]), "article")
    return f"{words}, {percent(row['share'])}, {n}"
