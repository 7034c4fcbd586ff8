"""What outlets did to a story: its least alike copies beside its first article."""

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
        Whether the texts may be shown. Without them it is said how many words each copy kept, cut and added: most
        licences forbid passing whole articles on.

    Returns
    -------
    Html

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
    shown = [diff(rows.loc[copy.story_id], rows.loc[copy.doc_id]) for copy in copies.itertuples()]
    if whole:
        return Html("".join(one.markup for one in shown), "\n\n".join(one.plain for one in shown))
    told = [
        f"{_named(rows.loc[copy.story_id], 'A')} and {_named(rows.loc[copy.doc_id], 'B')}: {one.summary}"
        for copy, one in zip(copies.itertuples(), shown, strict=True)
    ]
    return reading(told, "The two versions are not shown here: the study does not say include_texts: true.")


def _named(article: pd.Series, letter: str) -> str:
    outlet = article.get("outlet")
    return f"{letter} ({outlet})" if isinstance(outlet, str) else letter
