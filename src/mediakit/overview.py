"""Summaries that a notebook shows: what was dropped, who wrote for whom, which stories repeat, telling sentences."""

import pandas as pd

from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._groups import group_labels
from mediakit.codebook import Codebook
from mediakit.tables import NOT_STATED, check_table


def check_group(articles: pd.DataFrame, by: str) -> pd.DataFrame:
    """The same articles, once it is sure that they have the column `by` to be grouped by.

    Parameters
    ----------
    articles : DataFrame
        One row per article.
    by : str
        The column of the groups; it may lack values.

    Returns
    -------
    DataFrame
        `articles` itself.

    Raises
    ------
    MediakitError
        There is no such column, or it is one that differs from article to article, such as the title.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"]})
    >>> check_group(articles, "outlet") is articles
    True
    >>> check_group(articles, "outlets")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: articles has no column 'outlets'. It has: doc_id, outlet. Did you mean 'outlet'?
    """
    check_columns(articles, [by], "articles")
    if by in {"doc_id", "text", "title", "published", "start", "end"}:
        raise MediakitError(f"by='{by}' does not name groups. Use outlet, origin or another column with few values.")
    return articles


def dropped_by_reason(dropped: pd.DataFrame) -> pd.DataFrame:
    """What is in no article, one row per reason.

    Parameters
    ----------
    dropped : DataFrame
        The table ``dropped`` of a corpus.

    Returns
    -------
    DataFrame
        ``reason``; ``stretches``, how often; ``characters``, their sum, missing where no file of them has
        characters; ``files``, how many files; most characters first.

    Examples
    --------
    >>> dropped = pd.DataFrame({
    ...     "file": ["a.txt", "a.txt", "b.xlsx"], "start": [0, 90, None], "end": [10, 95, None],
    ...     "reason": ["link", "link", "no text"], "text": "",
    ... })
    >>> dropped_by_reason(dropped)
        reason  stretches  characters  files
    0     link          2          15      1
    1  no text          1        <NA>      1
    """
    check_table(dropped, "dropped")
    length = dropped["end"].astype("Int64") - dropped["start"].astype("Int64")
    grouped = dropped.assign(characters=length).groupby("reason")
    rows = grouped.agg(stretches=("file", "size"), files=("file", "nunique"))
    rows.insert(1, "characters", grouped["characters"].sum(min_count=1))
    return rows.reset_index().sort_values(["characters", "reason"], ascending=[False, True], ignore_index=True)


def outlets_and_origins(articles: pd.DataFrame) -> pd.DataFrame:
    """How many articles each outlet published by each origin.

    Parameters
    ----------
    articles : DataFrame
        With ``outlet``, ``origin`` and ``published``.

    Returns
    -------
    DataFrame
        One row per outlet and origin that go together: ``outlet``, ``origin``, ``n_articles``, ``n_dated`` (those
        with a date); largest first. A missing outlet or origin is '(not stated)'.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "outlet": ["Courier", "Courier", "Courier", None],
    ...     "origin": ["Meridian", "Meridian", "Courier", "Meridian"],
    ...     "published": pd.to_datetime(["2026-03-02", None, "2026-03-03", None], utc=True),
    ... })
    >>> outlets_and_origins(articles)
             outlet    origin  n_articles  n_dated
    0       Courier  Meridian           2        1
    1  (not stated)  Meridian           1        0
    2       Courier   Courier           1        1
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

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id``, ``title``, ``outlet`` and ``origin``.
    stories : DataFrame
        ``stories(articles)``.

    Returns
    -------
    DataFrame
        ``title`` of the story's first article, ``n_copies`` among `articles` (that one included), ``outlets`` that
        printed it and ``origins`` that its copies name, each once and '(not stated)' last, ``least_similarity`` of a
        copy with the first article, 0 to 1; most copies first.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "title": ["Talks resume", "Talks on again", "Rain"],
    ...     "outlet": ["Post", "Courier", "Post"], "origin": ["Meridian", "Meridian", "Post"],
    ... })
    >>> stories = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c"], "story_id": ["b", "b", "c"], "is_first": [False, True, True],
    ...     "similarity": [0.75, 1.0, 1.0], "n_copies": [2, 2, 1],
    ... })
    >>> repeated_stories(articles, stories)
                title  n_copies        outlets   origins  least_similarity
    0  Talks on again         2  Courier, Post  Meridian              0.75
    """
    check_columns(articles, ["doc_id", "title", "outlet", "origin"], "articles")
    check_columns(stories, ["doc_id", "story_id", "is_first", "similarity", "n_copies"], "stories")
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
    """The codebook as a table.

    Parameters
    ----------
    codebook : Codebook
        From `read_codebook`.

    Returns
    -------
    DataFrame
        One row per frame, in the codebook's order, each before those below it: ``frame``; ``level``, 1 at the top;
        ``label`` (its own id where it has none); ``definition``; ``rule``; ``source``; ``n_patterns``, how many count
        for it: its own and those of the frames below it; ``patterns``, its own, and ``exclude``, with semicolons
        between them.

    Examples
    --------
    >>> swap = {"label": "Land swap", "patterns": ["swap", "land swap*"]}
    >>> book = Codebook.from_dict({"frames": {"peace": {"patterns": ["talks"], "frames": {"swap": swap}}}})
    >>> codebook_table(book)[["frame", "level", "label", "n_patterns", "patterns"]]
            frame  level      label  n_patterns          patterns
    0       peace      1      peace           3             talks
    1  peace.swap      2  Land swap           2  swap; land swap*
    """
    rows = [
        {
            "frame": frame_id,
            "level": codebook.depth(frame_id),
            "label": frame.label or frame_id,
            "definition": frame.definition,
            "rule": frame.rule,
            "source": frame.source,
            "n_patterns": sum(len(codebook.frames[one].patterns) for one in (frame_id, *codebook.below(frame_id))),
            "patterns": "; ".join(frame.patterns),
            "exclude": "; ".join(frame.exclude),
        }
        for frame_id, frame in codebook.frames.items()
    ]
    return pd.DataFrame(rows)


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
        `by`, ``polarity``, ``text`` (the sentence), ``title``, ``doc_id``, ``sent_id``; groups by size, "(not stated)"
        last, each from the most negative to the most positive sentence. Sentences of fewer than five words, and those
        without a scored word, are left out.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "title": ["Talks"], "outlet": ["Courier"]})
    >>> sentences = pd.DataFrame({
    ...     "doc_id": "a", "sent_id": [0, 1, 2],
    ...     "text": ["A good day for us all.", "They met.", "A bad day for us all."],
    ... })
    >>> scored = pd.DataFrame({
    ...     "doc_id": "a", "sent_id": [0, 1, 2], "polarity": [0.7, 0.0, -0.7],
    ...     "n_words": [6, 2, 6], "n_scored": [1, 0, 1],
    ... })
    >>> telling_sentences(scored, sentences, articles, n=1)[["outlet", "polarity", "text"]]
        outlet  polarity                    text
    0  Courier      -0.7   A bad day for us all.
    1  Courier       0.7  A good day for us all.
    """
    check_columns(scored, ["doc_id", "sent_id", "polarity", "n_words", "n_scored"], "scored")
    check_columns(sentences, ["doc_id", "sent_id", "text"], "sentences")
    check_columns(articles, ["doc_id", "title", by], "articles")
    table = scored.loc[(scored["n_words"] >= 5) & (scored["n_scored"] > 0), ["doc_id", "sent_id", "polarity"]]
    table = table.merge(sentences[["doc_id", "sent_id", "text"]], on=["doc_id", "sent_id"])
    groups = pd.Series(group_labels(articles, by), index=articles.index, dtype="object")
    table = table.merge(articles[["doc_id", "title"]].assign(**{by: groups}), on="doc_id")
    sizes = groups.value_counts()
    shown = sorted(sizes.index, key=lambda group: (group == NOT_STATED, -sizes[group], group))
    order = ["polarity", "doc_id", "sent_id"]
    columns = [by, "polarity", "text", "title", "doc_id", "sent_id"]
    picked = []
    for group in shown[:max_groups]:
        rows = table[table[by] == group].sort_values(order, kind="stable")
        low = rows[rows["polarity"] < 0].drop_duplicates("doc_id").head(n)
        high = rows[rows["polarity"] > 0].iloc[::-1].drop_duplicates("doc_id").head(n).iloc[::-1]
        picked.append(pd.concat([low, high]))
    found = pd.concat(picked, ignore_index=True) if picked else table
    return found[columns].reset_index(drop=True)


def largest_group(articles: pd.DataFrame, by: str, *, wanted: str = "") -> str:
    """The group with most articles, or `wanted` once it is sure that it is there.

    Parameters
    ----------
    articles : DataFrame
        One row per article.
    by : str
        The column of the groups.
    wanted : str, optional
        The group that was asked for.

    Returns
    -------
    str
        The group's name; of groups of one size the first by name; '(not stated)' where no article states one.

    Raises
    ------
    MediakitError
        There is no such column, or no group is called `wanted`.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["Post", "Courier", "Courier", None]})
    >>> largest_group(articles, "outlet"), largest_group(articles, "outlet", wanted="Post")
    ('Courier', 'Post')
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
