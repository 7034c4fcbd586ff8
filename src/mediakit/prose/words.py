"""Words near a pattern, and phrases like it, in sentences."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, joined, number
from mediakit.tables import check_table

FEW_MATCHES = 20  # below, the words beside them are too few to compare


def tell_collocates(collocates: pd.DataFrame, pattern: str, *, n: int = 8) -> str:
    """The words that stand near a pattern's matches, with how they were counted.

    Parameters
    ----------
    collocates : DataFrame
        From `collocates`.
    pattern : str
        The pattern, or what it stands for.
    n : int
        At most so many words are named.

    Returns
    -------
    str
    """
    check_table(collocates, "collocates")
    there = _matches(collocates, pattern)
    if not collocates.attrs.get("n_matches", 1):
        return there
    if not len(collocates):
        return f"{there} No word stands near them often enough to be shown."
    words = [
        f"“{row.feature}” ({row.n_near:,} of {row.n_near + row.n_other:,} times)"
        for row in collocates.head(n).itertuples()
    ]
    window = int(collocates["window"].iloc[0])
    return (
        f"{there} Of the {counted(len(collocates), 'word')} within {counted(window, 'word')} of one, "
        f"{does(len(words), 'this one comes', 'these come')} first: {joined(words)}."
    )


def tell_similar(similar_phrases: pd.DataFrame, pattern: str, *, n: int = 8) -> str:
    """The phrases that stand in like contexts as a pattern's matches.

    Parameters
    ----------
    similar_phrases : DataFrame
        From `similar_phrases`.
    pattern : str
        The pattern, or what it stands for.
    n : int
        At most so many phrases are named.

    Returns
    -------
    str
    """
    check_table(similar_phrases, "similar_phrases")
    there = _matches(similar_phrases, pattern)
    n_matches = similar_phrases.attrs.get("n_matches")
    if n_matches == 0:
        return there
    if not len(similar_phrases):
        return f"{there} No other phrase stands in like contexts."
    phrases = [
        f"“{row.phrase}” ({number(row.similarity)}; {counted(row.n_docs, 'article')})"
        for row in similar_phrases.head(n).itertuples()
    ]
    few = " With so few matches the order says little." if n_matches is not None and n_matches < FEW_MATCHES else ""
    return (
        f"{there} In contexts most like theirs {does(len(phrases), 'stands', 'stand')} {joined(phrases)}; like "
        f"contexts are not the same meaning, so read their passages before a pattern is added.{few}"
    )


def _matches(table: pd.DataFrame, pattern: str) -> str:
    """How many matches there are in how many articles, where the table still says so."""
    if "n_matches" not in table.attrs:
        return f"“{pattern}”:"
    if not table.attrs["n_matches"]:
        return f"“{pattern}” is in no article, so there are no words beside it."
    matches = counted(table.attrs["n_matches"], "match", "matches")
    return f"“{pattern}” has {matches} in {counted(table.attrs['n_articles_with'], 'article')}."


def tell_moving_words(moving_words: pd.DataFrame, *, by: str = "outlet", n: int = 3, groups: int = 3) -> list[str]:
    """The words that set each group's mean tone apart most.

    Parameters
    ----------
    moving_words : DataFrame
        From `moving_words`, of at least one word a group.
    by : str
        The column of the groups.
    n : int
        At most so many words of each group are named.
    groups : int
        At most so many groups, the first of the table.

    Returns
    -------
    list of str
        What each word brings is signed; a word of which one article brings more than half is said to be one.

    Examples
    --------
    >>> rows = [["Courier", "killed", 12, 9, -0.031, -0.027, False], ["Courier", "win", 3, 1, 0.02, 0.02, True]]
    >>> columns = ["outlet", "word", "n", "n_articles", "contribution", "difference", "one_article"]
    >>> print(tell_moving_words(pd.DataFrame(rows, columns=columns))[0])
    Courier: set apart from all others most by “killed” (−0.027, in 9 articles) and “win” (+0.020, mostly of one
    article).
    """
    needed = [by, "word", "n", "n_articles", "contribution", "difference", "one_article"]
    check_columns(moving_words, needed, "moving_words")
    if not len(moving_words):
        return ["No word carries a score."]
    told = []
    for group, rows in list(moving_words.groupby(by, sort=False))[:groups]:
        alone = rows["difference"].isna().all()
        words = [
            f"“{row.word}” ({number(row.contribution if alone else row.difference, 3, sign=True)}, "
            + ("mostly of one article)" if row.one_article else f"in {counted(row.n_articles, 'article')})")
            for row in rows.head(n).itertuples()
        ]
        what = "its mean is moved most by" if alone else "set apart from all others most by"
        told.append(f"{group}: {what} {joined(words)}.")
    return told
