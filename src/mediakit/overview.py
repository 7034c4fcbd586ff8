"""Summaries that a notebook shows: what was dropped, who wrote for whom, which stories repeat, telling sentences."""

import pandas as pd

from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit.codebook import Codebook
from mediakit.tables import NOT_STATED, check_table


def check_group(articles: pd.DataFrame, by: str) -> pd.DataFrame:
    """The same articles, once it is sure that they have the column `by` to be grouped by.

    Raises
    ------
    MediakitError
        There is no such column, or it holds no value at all.
    """
    check_columns(articles, [by], "articles")
    if by in {"doc_id", "text", "title", "published", "start", "end"}:
        raise MediakitError(f"by='{by}' does not name groups. Use outlet, origin or another column with few values.")
    return articles


def dropped_by_reason(dropped: pd.DataFrame) -> pd.DataFrame:
    """What is in no article, one row per reason.

    Returns
    -------
    DataFrame
        ``reason``, ``stretches`` and ``characters`` (missing where a file has none), ``files``, most characters
        first.
    """
    check_table(dropped, "dropped")
    table = dropped.assign(characters=(dropped["end"] - dropped["start"]).astype("Int64"))
    rows = table.groupby("reason", as_index=False).agg(
        stretches=("file", "size"), characters=("characters", "sum"), files=("file", "nunique")
    )
    return rows.sort_values(["characters", "reason"], ascending=[False, True], ignore_index=True)


def outlets_and_origins(articles: pd.DataFrame) -> pd.DataFrame:
    """How many articles each outlet published by each origin.

    Returns
    -------
    DataFrame
        ``outlet``, ``origin``, ``n_articles``, ``n_dated``, largest first; missing ones are '(not stated)'.
    """
    check_columns(articles, ["outlet", "origin", "published"], "articles")
    named = articles.assign(
        outlet=articles["outlet"].astype(object).fillna(NOT_STATED),
        origin=articles["origin"].astype(object).fillna(NOT_STATED),
    )
    rows = named.groupby(["outlet", "origin"], as_index=False).agg(
        n_articles=("published", "size"), n_dated=("published", "count")
    )
    return rows.sort_values(["n_articles", "outlet", "origin"], ascending=[False, True, True], ignore_index=True)


def repeated_stories(articles: pd.DataFrame, stories: pd.DataFrame) -> pd.DataFrame:
    """The stories that more than one article tells, one row per story.

    Returns
    -------
    DataFrame
        ``title`` of the story's first article, ``n_copies``, ``outlets`` that printed it, ``origins`` that its
        copies name, ``least_similarity`` of a copy with the first article.
    """
    check_columns(articles, ["doc_id", "title", "outlet", "origin"], "articles")
    check_table(stories, "stories")
    told = stories[stories["n_copies"] > 1].merge(articles[["doc_id", "title", "outlet", "origin"]], on="doc_id")
    rows = [
        {
            "title": group.sort_values("is_first", ascending=False, kind="stable")["title"].iloc[0],
            "n_copies": len(group),
            "outlets": _names(group["outlet"]),
            "origins": _names(group["origin"]),
            "least_similarity": group["similarity"].min(),
        }
        for _, group in told.groupby("story_id", sort=True)
    ]
    table = pd.DataFrame(rows, columns=["title", "n_copies", "outlets", "origins", "least_similarity"])
    return table.sort_values(["n_copies", "title"], ascending=[False, True], ignore_index=True, kind="stable")


def codebook_table(codebook: Codebook) -> pd.DataFrame:
    """The codebook as a table: ``frame``, ``label``, ``definition``, ``patterns``, ``exclude``."""
    rows = [
        (frame_id, frame.label or frame_id, frame.definition, "; ".join(frame.patterns), "; ".join(frame.exclude))
        for frame_id, frame in codebook.frames.items()
    ]
    return pd.DataFrame(rows, columns=["frame", "label", "definition", "patterns", "exclude"])


def telling_sentences(
    scored: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    n: int = 2,
    max_groups: int = 12,
) -> pd.DataFrame:
    """The sentences that score lowest and highest in each group, so that a score can be read.

    Parameters
    ----------
    scored : DataFrame
        ``sentiment(articles, unit="sentence")``.
    sentences, articles : DataFrame
        The tables that it was made from.
    by : str
        The column of the groups.
    n : int
        Sentences at each end, from different articles.
    max_groups : int
        Only the groups with most articles are shown.

    Returns
    -------
    DataFrame
        `by`, ``polarity``, ``text`` (the sentence), ``title``, ``doc_id``, ``sent_id``; groups by size, each from
        the most negative to the most positive sentence. Sentences of fewer than five words are left out.
    """
    check_columns(scored, ["doc_id", "sent_id", "polarity", "n_words", "n_scored"], "scored")
    check_columns(articles, ["doc_id", "title", by], "articles")
    table = scored[(scored["n_words"] >= 5) & (scored["n_scored"] > 0)]
    table = table.merge(sentences[["doc_id", "sent_id", "text"]], on=["doc_id", "sent_id"])
    table = table.merge(articles[["doc_id", "title", by]].dropna(subset=[by]), on="doc_id")
    shown = articles[by].value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    order = ["polarity", "doc_id", "sent_id"]
    columns = [by, "polarity", "text", "title", "doc_id", "sent_id"]
    picked = []
    for group in shown.index[:max_groups]:
        rows = table[table[by] == group].sort_values(order, kind="stable")
        low = rows[rows["polarity"] < 0].drop_duplicates("doc_id").head(n)
        high = rows[rows["polarity"] > 0].iloc[::-1].drop_duplicates("doc_id").head(n).iloc[::-1]
        picked.append(pd.concat([low, high]))
    found = pd.concat(picked, ignore_index=True) if picked else table
    return found[columns].reset_index(drop=True)


def largest_group(articles: pd.DataFrame, by: str, *, wanted: str = "") -> str:
    """The group with most articles, or `wanted` once it is sure that it is there.

    Raises
    ------
    MediakitError
        No article states a group, or none is called `wanted`.
    """
    check_columns(articles, [by], "articles")
    sizes = articles[by].dropna().astype(str).value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if wanted and wanted not in sizes.index:
        raise MediakitError(
            f"target='{wanted}' is no {by} of these articles. They have: {listed(sizes.index)}."
            f"{nearest(wanted, sizes.index)}"
        )
    return wanted or (str(sizes.index[0]) if len(sizes) else NOT_STATED)


def _names(values: pd.Series) -> str:
    return ", ".join(sorted(set(values.astype(object).fillna(NOT_STATED)), key=lambda v: (v == NOT_STATED, v)))
