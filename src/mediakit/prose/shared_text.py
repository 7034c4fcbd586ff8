"""What articles have in common, word for word, in sentences: pairs of near-copies and passages."""

import pandas as pd

from mediakit._phrases import counted, does, number, percent
from mediakit.tables import check_table

QUOTED, UNQUOTED = 0.8, 0.2  # a passage that both quote for most of it; one that is hardly quoted


def tell_pairs(pairs: pd.DataFrame, stories: pd.DataFrame | None = None) -> str:
    """How many pairs of articles share much of their text, and how many of them are of one story.

    Parameters
    ----------
    pairs : DataFrame
        ``pairs(articles)``.
    stories : DataFrame, optional
        ``stories(articles)``.

    Returns
    -------
    str

    Examples
    --------
    >>> pairs = pd.DataFrame({"doc_id_a": ["a"], "doc_id_b": ["b"], "jaccard": [0.8], "containment": [1.0],
    ...     "shared_words": [40], "n_words_a": [40], "n_words_b": [50], "hours": [3.0]})
    >>> tell_pairs(pairs)
    '1 pair of articles shares much of its text, 1 of them word for word from end to end of the shorter one.'
    """
    check_table(pairs, "pairs")
    if not len(pairs):
        return "No two articles share much of their text."
    whole = int((pairs["containment"] == 1).sum())
    told = (
        f"{counted(len(pairs), 'pair')} of articles {does(len(pairs), 'shares much of its', 'share much of their')} "
        f"text, {whole:,} of them word for word from end to end of the shorter one."
    )
    if stories is not None:
        story = stories.drop_duplicates("doc_id").set_index("doc_id")["story_id"]
        apart = int((pairs["doc_id_a"].map(story).to_numpy() != pairs["doc_id_b"].map(story).to_numpy()).sum())
        told += (
            f" {counted(apart, 'pair')} {does(apart, 'is', 'are')} of two stories: standing text, a long quotation, or "
            "dates too far apart."
            if apart
            else " All are of one story each."
        )
    return told


def tell_passages(passages: pd.DataFrame) -> str:
    """How many passages stand in more than one article, between outlets and inside one, and how many are quotations.

    Parameters
    ----------
    passages : DataFrame
        ``passages(articles, stories, quotes=quotes)``, or without stories or quotes.

    Returns
    -------
    str
    """
    check_table(passages, "passages")
    different = "articles of different stories" if (passages["same_story"] == False).any() else "articles"  # noqa: E712
    if not len(passages):
        return "No passage stands in articles of different stories."
    inside = passages["same_outlet"].astype("boolean").fillna(False).astype(bool)
    between = passages[~inside]
    n = len(passages)
    told = (
        f"{counted(n, 'passage')} {does(n, 'stands', 'stand')} in two {different}, the longest of "
        f"{counted(int(passages['n_words'].max()), 'word')} (median {number(passages['n_words'].median(), 0)}): "
        f"{int(inside.sum()):,} inside one outlet and {len(between):,} between outlets."
    )
    if "quoted_share" in passages.columns and len(between):
        quoted = int((between["quoted_share"] >= QUOTED).sum())
        plain = int((between["quoted_share"] < UNQUOTED).sum())
        told += (
            f" Of those between outlets {quoted:,} {does(quoted, 'is a quotation', 'are quotations')} in both (at "
            f"least {percent(QUOTED)} of it between marks), and {plain:,} {does(plain, 'stands', 'stand')} with hardly "
            "any marks in one of the two: read these."
        )
    return f"{told} Who was earlier is told by dates; that one copied the other is not."
