"""The tone near each frame or pattern, group by group."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._groups import group_labels
from mediakit.compare import LEAST, compare
from mediakit.copies import counts_copies
from mediakit.tone import article_tone

PATTERN = "pattern"  # the frame of passages that are of none


@counts_copies("scored")
def tone_near(
    scored: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    min_articles: int = LEAST,
    max_groups: int = 12,
    seed: int = 0,
) -> pd.DataFrame:
    """The mean tone of the passages around each frame's mentions, or around a pattern's matches, by group.

    Parameters
    ----------
    scored : DataFrame
        ``sentiment(articles, unit=windows(articles, mentions))``: one row a passage, with ``frame``; or without it,
        as ``unit=windows(articles, "land swap*")`` gives it: then all passages are taken as of one frame.
    articles : DataFrame
        With ``doc_id`` and `by`; with ``story_id`` whole stories are resampled.
    by : str
        The column of groups.
    min_articles, max_groups, seed
        As in `compare`.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``.
        Passages of the others are left out.

    Returns
    -------
    DataFrame
        One row per frame and group, largest group first: ``frame`` ("pattern" where `scored` has no frames),
        ``group``, ``n_articles`` (those with a passage that holds a word), ``n_stories``, ``n_passages``, ``estimate``
        (mean over articles, each the mean of its passages as `article_tone` has it), ``low`` and ``high`` (95%
        bootstrap-t interval), ``note``. Frames without a passage have no row.

    Raises
    ------
    MediakitError
        A column is missing, or `scored` holds two analyzers or a passage twice.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": "Courier"})
    >>> scored = pd.DataFrame({
    ...     "doc_id": ["a", "a", "b"], "start": [0, 60, 0], "end": [40, 99, 40], "frame": "swap", "analyzer": "vader",
    ...     "polarity": [0.1, 0.3, -0.4], "subjectivity": None, "n_words": 8, "n_scored": 1,
    ... })
    >>> tone_near(scored, articles)[["frame", "group", "n_articles", "n_passages", "estimate"]]
      frame    group  n_articles  n_passages  estimate
    0  swap  Courier           2           3      -0.1
    """
    check_columns(scored, ["doc_id", "start", "end", "n_words"], "scored")
    check_columns(articles, ["doc_id", by], "articles")
    if "frame" not in scored.columns:
        scored = scored.assign(frame=PATTERN)
    order = scored["frame"].cat.categories if isinstance(scored["frame"].dtype, pd.CategoricalDtype) else None
    named = scored.assign(frame=scored["frame"].astype(str))
    tables = []
    stories = articles[["doc_id", "story_id"]] if "story_id" in articles.columns else None
    for frame in order if order is not None else sorted(named["frame"].unique()):
        passages = named[(named["frame"] == frame) & (named["n_words"] > 0)]
        if passages.empty:
            continue
        tone = article_tone(articles, passages, stories)
        groups = compare(tone, by=by, min_articles=min_articles, max_groups=max_groups, seed=seed).groups
        sizes = tone["n_sentences"].groupby(group_labels(tone, by)).sum()
        groups.insert(4, "n_passages", groups["group"].map(sizes).fillna(0).astype("int64"))
        groups.insert(0, "frame", pd.Series([frame] * len(groups), dtype="str"))
        tables.append(groups.drop(columns="measure"))
    names = ["frame", "group", "n_articles", "n_stories", "n_passages", "estimate", "low", "high", "note"]
    return pd.concat(tables, ignore_index=True)[names] if tables else pd.DataFrame(columns=names)
