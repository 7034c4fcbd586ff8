"""How often each pattern of a codebook matches, and what it brings to its frame."""

import warnings
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mediakit._callers import outside
from mediakit._check import check_columns
from mediakit._coverage import places_of
from mediakit.codebook import Codebook, as_codebook
from mediakit.copies import counts_copies
from mediakit.tables import columns
from mediakit.text import text_column


@counts_copies("mentions")
def hits(
    mentions: pd.DataFrame, codebook: Codebook | Mapping | str | Path, *, articles: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count the mentions that each pattern brings to its frame, those that bring none too.

    Parameters
    ----------
    mentions : DataFrame
        ``mentions(articles, codebook)``.
    codebook : Codebook, mapping or path
        The codebook that they were found with.
    articles : DataFrame, optional
        Those that were searched; `copies` needs them. Mentions in other articles are left out.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. Mentions
        in the others are left out.

    Returns
    -------
    DataFrame
        One row per frame and pattern, in the codebook's order; a frame above others has the patterns of those below
        it, too, since it counts them. Columns: ``frame``, ``pattern``, ``n_mentions`` (0: a dead pattern),
        ``n_articles``, ``n_alone`` (articles that mention the frame by this pattern alone: what would be lost
        without it) and ``share`` (of the frame's mentions, 0 to 1; missing where it has none).

    Warns
    -----
    UserWarning
        Mentions of frames or patterns that the codebook does not have, or of articles that are not in `articles`, with
        their count; they are left out.

    Raises
    ------
    MediakitError
        A column is missing.

    Examples
    --------
    >>> from mediakit import mentions
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["A swap. A land deal.", "A swap of land."]})
    >>> book = {"frames": {"swap": {"patterns": ["swap", "land deal", "barter"]}}}
    >>> hits(mentions(articles, book), book).round(2)
      frame    pattern  n_mentions  n_articles  n_alone  share
    0  swap       swap           2           2        1   0.67
    1  swap  land deal           1           1        0   0.33
    2  swap     barter           0           0        0   0.00
    """
    check_columns(mentions, ["doc_id", "frame", "pattern"], "mentions")
    if articles is not None:
        check_columns(articles, ["doc_id"], "articles")
        mentions = mentions[places_of(mentions, articles) >= 0]
    codebook = as_codebook(codebook)
    rows = [
        (frame_id, pattern)
        for frame_id in codebook.frames
        for pattern in dict.fromkeys(
            pattern for one in (frame_id, *codebook.below(frame_id)) for pattern in codebook.frames[one].patterns
        )
    ]
    frames, patterns = (text_column([row[side] for row in rows]) for side in (0, 1))
    place = pd.MultiIndex.from_arrays([frames, patterns])
    found = mentions[["doc_id", "frame", "pattern"]].astype({"frame": "str"})
    of_frame = found.groupby("frame").size()
    once = found.drop_duplicates()
    kinds = once.groupby(["doc_id", "frame"], sort=False)["pattern"].transform("size")

    def counted(table: pd.DataFrame) -> pd.Series:
        return table.groupby(["frame", "pattern"]).size().reindex(place, fill_value=0).to_numpy().astype("int64")

    n_mentions = counted(found)
    strange = len(found) - int(n_mentions.sum())
    if strange:
        warnings.warn(
            f"{strange} of {len(found)} mentions are of frames or patterns that the codebook does not have; they are "
            "left out. Find them anew with mentions(articles, codebook).",
            stacklevel=outside(),
        )
    return pd.DataFrame(
        {
            "frame": frames,
            "pattern": patterns,
            "n_mentions": n_mentions,
            "n_articles": counted(once),
            "n_alone": counted(once[kinds == 1]),
            "share": n_mentions / frames.map(of_frame).to_numpy(dtype=float, na_value=float("nan")),
        },
        columns=columns("hits"),
    )
