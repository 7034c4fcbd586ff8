"""How much of what each outlet prints is somebody else's text."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import MediakitError
from mediakit._coverage_intervals import StoryCounts, coverage_columns
from mediakit._text_sources import CREDIT, REPUBLISHED, UNCLEAR, text_sources
from mediakit.copying import check_printers
from mediakit.origin.agencies import as_agencies
from mediakit.tables import NOT_STATED
from mediakit.text import text_column

FIGURES = ("n_articles", "n_republished", "n_credited", "n_uncredited", "n_unclear", "share", "low", "high")


def republished(
    articles: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    origins: pd.DataFrame | None = None,
    agencies: Mapping[str, object] | str | Path | None = None,
    min_articles: int = 5,
    seed: int = 1,
) -> pd.DataFrame:
    """Count, per outlet, the articles that carry somebody else's text, and their share with its 95% interval.

    Parameters
    ----------
    articles : DataFrame
        ``doc_id`` (each once), ``outlet`` and `by`; ``origin`` says who is credited, ``published`` and
        ``published_precision`` when.
    stories : DataFrame, optional
        ``stories(articles)``; without it the articles must have ``story_id``.
    by : str
        The column of groups. What its outlet did not write is republished, from whatever group it comes.
    origins : DataFrame, optional
        ``origins(articles)``, which counts in place of the articles' ``origin``; what is inferred there is left out.
    agencies : str, Path or mapping, optional
        The list of agencies, as in `credit_lines`.
    min_articles : int
        Groups with fewer have a share and no interval.
    seed : int
        Seed of the resamples.

    Returns
    -------
    DataFrame
        One row per group, most articles first, "(not stated)" last: the group; ``n_articles``; ``n_republished``, of
        these, credited to somebody else or a later copy of another outlet's text; ``n_credited`` and
        ``n_uncredited``, those of them with a credit and without; ``n_unclear``, articles that share their text with
        another outlet's where nothing says whose it is (not among those republished); ``share``, n_republished /
        n_articles, 0 to 1; ``low``, ``high``, its 95% interval.

    Raises
    ------
    MediakitError
        As for `copying`; also `min_articles` or `seed` that is no whole number, or a `by` that is a column of the
        table itself.

    Notes
    -----
    Whose text an article is, is decided as in `copying`. The interval is that of a share in `coverage`: Wilson's where
    each article of the group is a story of its own; where an outlet prints several versions of one story, whole
    stories are resampled, or, where fewer than 5 stand on either side, Wilson's with the stories counted by weight. It
    says what other stories of the same kind would give. The share is a lower bound: agency text without a credit and
    without a second copy in the corpus passes for the outlet's own, and so does what was rewritten.

    Examples
    --------
    Of the Courier's four articles one is credited to the wire, and one the Post had an hour earlier:

    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c", "d", "e"],
    ...     "outlet": ["Courier", "Courier", "Courier", "Courier", "Post"],
    ...     "origin": ["Meridian Wire", "Courier", "Courier", "Courier", "Post"],
    ...     "published": pd.to_datetime(["2026-03-02 08:00"] * 4 + ["2026-03-02 07:00"], utc=True),
    ... })
    >>> stories = pd.DataFrame({"doc_id": ["a", "b", "c", "d", "e"], "story_id": ["a", "e", "c", "d", "e"]})
    >>> table = republished(articles, stories)
    >>> table[["outlet", "n_articles", "n_republished", "n_credited", "n_uncredited", "share"]]
        outlet  n_articles  n_republished  n_credited  n_uncredited  share
    0  Courier           4              2           1             1    0.5
    1     Post           1              0           0             0    0.0
    """
    check_printers(by)
    if by in FIGURES:
        raise MediakitError(f"by={by!r} is a column of the table itself. Rename the column in articles.")
    for name, value in (("min_articles", min_articles), ("seed", seed)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 0:
            raise MediakitError(f"{name}={value!r} is not allowed. Allowed: whole numbers, 0 and up.")
    rows = text_sources(articles, stories, by=by, origins=origins, agencies=as_agencies(agencies))
    sizes = rows["group"].value_counts()
    groups = sorted(sizes.index, key=lambda group: (group == NOT_STATED, -sizes[group], group))
    number = {group: place for place, group in enumerate(groups)}
    group = rows["group"].map(number).to_numpy(dtype="int64") if len(rows) else np.zeros(0, dtype="int64")
    copied = rows["reason"].isin(REPUBLISHED).to_numpy(bool)
    table = {"n_articles": np.bincount(group, minlength=len(groups))}
    credit = (rows["reason"] == CREDIT).to_numpy(bool)
    unclear = (rows["reason"] == UNCLEAR).to_numpy(bool)
    kinds = {"n_republished": copied, "n_credited": credit, "n_uncredited": copied & ~credit, "n_unclear": unclear}
    for name, those in kinds.items():
        table[name] = np.bincount(group[those], minlength=len(groups))
    # stories by their ids, so that the order of rows changes no draw
    story = np.unique(rows["story"].to_numpy(dtype=object).astype(str), return_inverse=True)[1]
    places, one = np.flatnonzero(copied), np.zeros(int(copied.sum()), dtype="int64")
    shares = coverage_columns(
        StoryCounts(group, story, np.ones(len(rows), dtype="int64"), places, one, len(groups), 1), seed
    )
    made = pd.DataFrame(table).assign(**{name: shares[name].to_numpy(float) for name in ("share", "low", "high")})
    made.loc[made["n_articles"] < min_articles, ["low", "high"]] = np.nan
    made.insert(0, by, text_column(groups))
    return made
