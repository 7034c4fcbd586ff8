"""Two versions of one story: its least alike copies beside its first article."""

import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit.diff import diff
from mediakit.notebook import Html, reading


def diff_copies(articles: pd.DataFrame, stories: pd.DataFrame, *, n: int = 1, whole: bool = True) -> Html:
    """Show the copies that differ most from their story's first article, side by side with it.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text``; ``outlet``, ``title`` and ``published`` are shown where they are there.
    stories : DataFrame
        ``stories(articles)``.
    n : int
        At most so many copies, the least alike first; one per story.
    whole : bool
        Whether the texts may be shown. Without them it is said how many words both have, and each alone: most
        licences forbid passing whole articles on.

    Returns
    -------
    Html
        A is the story's first article by date, file and place. Where dates do not tell which was earlier, a line says
        so: then what only A has was not surely cut.

    Raises
    ------
    MediakitError
        A column is missing, `n` is no number of copies, or an article of a story is not there.
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    check_columns(stories, ["doc_id", "story_id", "is_first", "similarity"], "stories")
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise MediakitError(f"n={n!r} is no number of copies. Allowed: 1 and up.")
    copies = stories[~stories["is_first"].to_numpy(bool)].sort_values(["similarity", "doc_id"])
    copies = copies.drop_duplicates("story_id").head(n)
    if not len(copies):
        return reading("No article is a copy of another: there are no two versions to compare.")
    rows = articles.set_index("doc_id", drop=False)
    if lost := [one for one in [*copies["story_id"], *copies["doc_id"]] if one not in rows.index]:
        raise MediakitError(f"articles has no doc_id {lost[0]!r}, which stories has. Give the articles of stories.")
    unsure = "may_be_first" in stories.columns and copies["may_be_first"].any()
    order = "Dates do not tell which of the two was earlier: what one lacks, it need not have cut." if unsure else ""
    shown = [diff(rows.loc[copy.story_id], rows.loc[copy.doc_id]) for copy in copies.itertuples()]
    if whole:
        parts = [*shown, reading(order)]
        return Html("".join(one.markup for one in parts), "\n\n".join(one.plain for one in parts))
    told = [
        f"{_named(rows.loc[copy.story_id], 'A')} and {_named(rows.loc[copy.doc_id], 'B')}: {one.summary}"
        for copy, one in zip(copies.itertuples(), shown, strict=True)
    ]
    return reading(told, order, "The two versions are not shown here: the study does not say include_texts: true.")


def _named(article: pd.Series, letter: str) -> str:
    outlet = article.get("outlet")
    return f"{letter} ({outlet})" if isinstance(outlet, str) else letter
