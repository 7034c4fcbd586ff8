"""Who copies whom: whose text each outlet printed, and how many hours later."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import MediakitError
from mediakit._text_sources import CREDIT, NOT_KNOWN, OWN, text_sources
from mediakit.origin.agencies import as_agencies
from mediakit.tables import NOT_STATED, columns
from mediakit.text import text_column

APART = ("origin", "doc_id", "story_id", "text", "title", "published")  # columns whose groups print nobody's text
LEAST_LAGS = 4  # below four lags quartiles are read off between two of them


def check_printers(by: object) -> None:
    """Raise a MediakitError where `by` cannot be a column of those who print texts.

    >>> check_printers("origin")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: by='origin' does not say who printed a text. Use outlet or country.
    """
    if not isinstance(by, str):
        raise MediakitError(f"by={by!r} is no column name. Allowed: one column of articles, such as 'outlet'.")
    if by in APART:
        raise MediakitError(f"by='{by}' does not say who printed a text. Use outlet or country.")


def copying(
    articles: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    origins: pd.DataFrame | None = None,
    agencies: Mapping[str, object] | str | Path | None = None,
) -> pd.DataFrame:
    """Count whose text each outlet printed: an agency's that it credits, or another outlet's that was surely earlier.

    Parameters
    ----------
    articles : DataFrame
        ``doc_id`` (each once), ``outlet`` and `by`; ``origin`` says who is credited, ``published`` and
        ``published_precision`` when. Without ``origin`` nobody is credited.
    stories : DataFrame, optional
        ``stories(articles)``; without it the articles must have ``story_id``.
    by : str
        The column of those who print. With another one than the outlet, texts that move inside a group do not count.
    origins : DataFrame, optional
        ``origins(articles)``, which counts in place of the articles' ``origin``. What is inferred there is left out:
        dates are judged here.
    agencies : str, Path or mapping, optional
        The list of agencies, as in `credit_lines`, by which AP and Associated Press are one; the kit's own without it.

    Returns
    -------
    DataFrame
        One row per source and target, most articles first, the source "(not known)" last:

        - ``source``: whose text it is; ``target``: who printed it, "(not stated)" where the article does not say it.
        - ``source_is_agency``: the source is no outlet of the corpus, or the list of agencies has it.
        - ``n_articles``: the target's articles with text of the source; ``n_credited``: of these, with a credit that
          names the source; ``n_stories``: stories among them; ``n_words``: their words that stand in the story's first
          article too (all words of an article that is itself the first), missing where `stories` does not say it.
        - ``n_dated``: articles whose lag is known; ``lag_hours``: its median; ``lag_low``, ``lag_high``: its
          quartiles, missing where fewer than four lags are known.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice, an article that `stories` or `origins` does not know, a `by`
        that does not say who printed a text.

    Notes
    -----
    Whose text an article carries is decided in this order:

    1. Its own credit names somebody else than its outlet: that one, with a second copy in the corpus or without. Names
       that differ only by *The*, an edition or a place in brackets are one outlet, and so are spellings of one agency.
    2. It has no credit, but other copies of its story credit one and the same source: that one, unless this outlet
       published it surely before all of them. Then, or where they credit several, the source is "(not known)".
    3. No copy has a credit: the one outlet that surely published first, by the rule that two times are in order only
       where they cannot overlap (an article dated 2 March may be of any hour of that day). Where more than one may have
       been first, or a copy that states no outlet, the source is "(not known)": it is counted and never guessed. So it
       is where dates would make an agency of the list copy an outlet: agencies date their later versions anew.

    An outlet's later versions of its own text are nobody's copies. An article without a date may have been first.

    The lag is that of an outlet's first version of a story, from the source's own article; of a source outside the
    corpus from the first copy in the corpus that is sure, which makes it a lower bound. It is known only where the
    order is: with days alone, copies of one day have none, and the median of the others is too long. It runs from the
    middle of one time to the middle of the other, so that two dates that say the day alone give whole days, exact to a
    day.

    What is shared is what `stories` finds; text that an outlet rewrote is not counted, nor is what it bought and did
    not print. Counts depend on which outlets and days are in the corpus: they describe it and carry no interval.

    Examples
    --------
    The wire's story is in the Courier at 8, in the Post at 11 without a credit; the Herald took a story of the Post:

    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c", "d"],
    ...     "outlet": ["Courier", "Post", "Post", "Herald"],
    ...     "origin": ["Meridian Wire", "Post", "Post", "Herald"],
    ...     "published": pd.to_datetime(
    ...         ["2026-03-02 08:00", "2026-03-02 11:00", "2026-03-03 09:00", "2026-03-03 10:30"], utc=True
    ...     ),
    ... })
    >>> stories = pd.DataFrame({"doc_id": ["a", "b", "c", "d"], "story_id": ["a", "a", "c", "c"]})
    >>> copying(articles, stories)[["source", "target", "source_is_agency", "n_articles", "n_credited", "lag_hours"]]
              source   target  source_is_agency  n_articles  n_credited  lag_hours
    0  Meridian Wire  Courier              True           1           1        NaN
    1  Meridian Wire     Post              True           1           0        3.0
    2           Post   Herald             False           1           0        1.5
    """
    check_printers(by)
    rows = text_sources(articles, stories, by=by, origins=origins, agencies=as_agencies(agencies))
    rows = rows[(rows["reason"] != OWN) & (rows["source"] != rows["group"])]
    found = [_flow(source, target, part) for (source, target), part in rows.groupby(["source", "group"], sort=True)]
    table = pd.DataFrame(found, columns=columns("copying"))
    last = (table["source"] == NOT_KNOWN).to_numpy(bool), (table["target"] == NOT_STATED).to_numpy(bool)
    table = table.assign(unknown=last[0], unstated=last[1]).sort_values(
        ["unknown", "n_articles", "n_stories", "unstated", "source", "target"],
        ascending=[True, False, False, True, True, True],
        ignore_index=True,
    )
    for name in ("source", "target"):
        table[name] = text_column(list(table[name]))
    kinds = {"n_words": "Int64", "source_is_agency": "bool"}
    kinds |= dict.fromkeys(("n_articles", "n_credited", "n_stories", "n_dated"), "int64")
    kinds |= dict.fromkeys(("lag_hours", "lag_low", "lag_high"), "float64")
    return table[columns("copying")].astype(kinds)


def _flow(source: str, target: str, part: pd.DataFrame) -> dict[str, object]:
    """One row: what one target has of one source."""
    hours = part["hours"].dropna().to_numpy(float)
    middle = np.median(hours) if len(hours) else np.nan
    low, high = np.quantile(hours, [0.25, 0.75]) if len(hours) >= LEAST_LAGS else (np.nan, np.nan)
    return {
        "source": source,
        "target": target,
        "source_is_agency": bool(part["agency"].any()),
        "n_articles": len(part),
        "n_credited": int((part["reason"] == CREDIT).sum()),
        "n_stories": part["story"].nunique(),
        "n_words": pd.NA if part["shared"].isna().any() else int(part["shared"].sum()),
        "n_dated": len(hours),
        "lag_hours": middle,
        "lag_low": low,
        "lag_high": high,
    }
