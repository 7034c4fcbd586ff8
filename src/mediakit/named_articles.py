"""Tables for readers: an article's outlet and title in place of its doc_id."""

import pandas as pd

from mediakit._check import check_columns
from mediakit.tables import NOT_STATED
from mediakit.text import text_column


def named_articles(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Put what a reader knows an article by in the place of its id.

    Parameters
    ----------
    table : DataFrame
        Any table with a column ``doc_id``, or ``doc_id_a`` and ``doc_id_b``. Not changed.
    articles : DataFrame
        With ``doc_id`` and ``title``, and ``outlet`` and ``published`` where they are known.

    Returns
    -------
    DataFrame
        The table with "outlet, date: title" for every id that `articles` knows; an outlet that it does not know is
        "(not stated)", a date or title that is missing is left out.

    Raises
    ------
    MediakitError
        A column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a"], "outlet": ["Courier"], "title": ["The dam holds"],
    ...     "published": pd.to_datetime(["2026-03-02"], utc=True),
    ... })
    >>> named_articles(pd.DataFrame({"doc_id": ["a", "b"], "n": [1, 2]}), articles)
                               doc_id  n
    0  Courier, 2 Mar: The dam holds  1
    1                              b  2
    """
    check_columns(articles, ["doc_id", "title"], "articles")
    known = articles.drop_duplicates("doc_id")
    blank = pd.Series([None] * len(known), index=known.index, dtype=object)
    times = pd.to_datetime(known["published"], utc=True, errors="coerce") if "published" in known.columns else blank
    outlets = known["outlet"] if "outlet" in known.columns else blank
    names = {
        doc_id: _name(outlet, time, title)
        for doc_id, outlet, time, title in zip(known["doc_id"], outlets, times, known["title"], strict=True)
    }
    told = table.copy()
    for column in ("doc_id", "doc_id_a", "doc_id_b"):
        if column in told.columns:
            told[column] = text_column(
                [None if pd.isna(one) else names.get(one, str(one)) for one in told[column]]
            ).set_axis(told.index)
    return told


def _name(outlet: object, time: object, title: object) -> str:
    who = outlet if isinstance(outlet, str) else NOT_STATED
    when = "" if pd.isna(time) else f", {time.day} {time:%b}"
    return f"{who}{when}: {title}" if isinstance(title, str) and title.strip() else f"{who}{when}"
