"""Who first used a phrase, and how it spread from outlet to outlet."""

import warnings

import numpy as np
import pandas as pd

from mediakit._callers import outside
from mediakit._check import MediakitError, check_columns
from mediakit._coverage import frames_counted, places_of
from mediakit._groups import group_labels, texts
from mediakit._periods import published_times
from mediakit._phrases import counted, does
from mediakit._rows_of import rows_of
from mediakit._times import time_ranges
from mediakit.origin.agencies import packaged_agencies
from mediakit.origin.houses import same_house
from mediakit.tables import NOT_STATED, columns
from mediakit.text import sentences, text_column
from mediakit.voice import span_columns

LETTERS = 200  # of a sentence on each side of the match
MINUTE = 1 / 60


def first_uses(
    articles: pd.DataFrame,
    found: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    field: str = "text",
) -> pd.DataFrame:
    """Say for each outlet when it first used a phrase, in which article, and whether in its own words.

    Parameters
    ----------
    articles : DataFrame
        All articles, those without a match too: ``doc_id`` (each once), ``published``, the column named by `field`
        and `by`; ``published_precision`` and ``age_text`` say how exact a date is; with ``outlet`` and ``origin`` it
        is said who wrote the article.
    found : DataFrame
        Where the phrase stands: ``doc_id``, ``start`` and ``end``, from `kwic` or `mentions`. With ``frame`` each
        frame that has a row here is a phrase of its own.
    stories : DataFrame, optional
        ``stories(articles)``; without it articles may say their ``story_id`` and ``is_first`` themselves.
    by : str
        The column whose groups used it.
    field : str
        The column that was searched, for example ``title``.

    Returns
    -------
    DataFrame
        One row per group (and frame), in order of first use; then groups whose matches have no date, then groups
        without a match, with ``n_articles`` 0. A missing group is "(not stated)".

        - ``frame``, where `found` has it; ``group``.
        - ``rank``: 1 + the number of groups that certainly used it earlier, as far as dates tell.
        - ``published``, ``published_precision``, ``doc_id``: of the group's first article with a match.
        - ``hours`` after the first use of all, from the middle of the one time to the middle of the other; missing
          where several may be the first, unless both times are the same, and where one is known to the day and the
          other better. ``hours_low`` and ``hours_high``: the fewest and the most that the dates allow.
        - ``origin``, ``is_credited``: who wrote that article, and whether that is another than its outlet.
        - ``story_id``, ``in_copy``: its story, and whether it is a later copy of it.
        - ``n_first``: articles of the group that may be its first; where they are several and differ, ``is_credited``
          and ``in_copy`` are missing. ``shared_story``: a story by which it may have come to another group first too,
          such as an agency's that several outlets printed.
        - ``n_articles`` with a match, ``n_undated`` of them without a date, ``n_of`` articles of the group in all.
        - ``text``: the match in its sentence, on one line.

    Warns
    -----
    UserWarning
        Articles with a match and without a date: they are counted and never ranked. Matches of articles that are
        not in `articles`; they are left out.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice in `articles`, a date that cannot be read, matches that do
        not stand in the texts, articles that `stories` does not know.

    Notes
    -----
    A date that tells the day is any time of that day, and of the half days around it where it comes from an age such
    as "a day ago"; one that tells the hour is off by up to half an hour, or, where it is a full hour, lies from half an
    hour before to an hour after. Where the time of a use is somewhere from e to l, a group's first use lies from its
    least e to its least l; group a was certainly earlier than b where a's least l is not after b's least e. First means
    first in these articles: what was not collected may have been earlier.

    Examples
    --------
    The Post has it at 14:10, the Courier at 16:40; the Herald's article of that day may be from before or after:

    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b", "c", "d"], "outlet": ["Courier", "Post", "Herald", "Star"],
    ...     "published": ["2026-03-02T16:40Z", "2026-03-02T14:10Z", "2026-03-02", "2026-03-03T14:10Z"],
    ...     "published_precision": ["minute", "minute", "day", "minute"],
    ...     "text": ["A land swap.", "No land swap, he said.", "The land swap.", "Rain."],
    ... })
    >>> found = pd.DataFrame({"doc_id": ["a", "b", "c"], "start": [2, 3, 4], "end": [11, 12, 13]})
    >>> first_uses(articles, found)[["group", "rank", "hours", "hours_low", "hours_high", "n_articles"]]
         group  rank  hours  hours_low  hours_high  n_articles
    0   Herald     1    NaN        0.0    9.816667           1
    1     Post     1    NaN        0.0   14.166667           1
    2  Courier     2    NaN        2.5   16.666667           1
    3     Star  <NA>    NaN        NaN         NaN           0
    """
    if not isinstance(by, str):
        raise MediakitError(f"by={by!r} is no column name. Allowed: one column of articles, such as 'outlet'.")
    check_columns(articles, ["doc_id", field, "published", by], "articles")
    check_columns(found, ["doc_id", "start", "end"], "found")
    place = places_of(found, articles, "matches")
    held = _held(articles, stories, by, published_times(articles))
    inside = place >= 0
    matches = pd.DataFrame({"place": place, "start": 0, "end": 0})
    matches["start"], matches["end"] = span_columns(found, "found")
    matches["frame"] = found["frame"].astype("object").to_numpy() if "frame" in found.columns else ""
    matches = matches[inside & matches["frame"].notna()]
    _check_spans(matches, texts(articles, field), articles)
    undated = int(held["earliest"].isna().to_numpy()[matches["place"].unique()].sum())
    if undated:
        warnings.warn(
            f"{undated} of {counted(matches['place'].nunique(), 'article')} with a match {does(undated, 'has', 'have')}"
            " no date: counted, never ranked.",
            stacklevel=outside(),
        )
    frames = _frames(found)
    parts = [_of_a_frame(held, matches[matches["frame"] == frame]).assign(frame=frame) for frame in frames]
    table = pd.concat(parts, ignore_index=True) if parts else _of_a_frame(held, matches).iloc[:0].assign(frame="")
    table["text"] = _in_sentences(articles, table, field).array
    table["frame"] = pd.Categorical(table["frame"], categories=pd.Index(frames, dtype="str"))
    return table[[*(["frame"] if "frame" in found.columns else []), *columns("first_uses")]]


def _frames(found: pd.DataFrame) -> list[str]:
    """The frames that have a row, in the order of the categories; of a category without one nothing was asked here."""
    if "frame" not in found.columns:
        return [""]
    there = set(found["frame"].dropna())
    return [frame for frame in frames_counted(found, None) if frame in there]


def _held(articles: pd.DataFrame, stories: pd.DataFrame | None, by: str, times: pd.Series) -> pd.DataFrame:
    """What is known of each article, by place."""
    earliest, latest = time_ranges(articles)
    held = pd.DataFrame({
        "group": group_labels(articles, by), "published": times, "earliest": earliest, "latest": latest,
        "doc_id": articles["doc_id"].to_numpy(),
    })  # fmt: skip
    width = np.select([latest - earliest <= 1.5 * MINUTE, latest - earliest < 2], ["minute", "hour"], "day")
    held["published_precision"] = pd.Series(width, dtype="object").where(held["earliest"].notna())
    held["origin"] = pd.Series(articles["origin"].to_numpy() if "origin" in articles.columns else None,
                               index=held.index, dtype="object")  # fmt: skip
    outlet = articles["outlet"].to_numpy() if "outlet" in articles.columns else [None] * len(held)
    pairs = [
        None if pd.isna(a) or pd.isna(b) else (str(a), str(b)) for a, b in zip(outlet, held["origin"], strict=True)
    ]
    agencies = packaged_agencies()
    other = {pair: not same_house(pair[1], pair[0], agencies) for pair in set(pairs) if pair}
    held["is_credited"] = pd.array([pd.NA if pair is None else other[pair] for pair in pairs], dtype="boolean")
    held["story_id"], held["in_copy"] = _copies(articles, stories, held)
    return held


def _copies(articles: pd.DataFrame, stories: pd.DataFrame | None, held: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Each article's story, and whether it is a later copy of it; missing where that is not known."""
    if stories is not None:
        told = rows_of(articles, stories, "stories", ["story_id"])
        story = told["story_id"].astype("object").reset_index(drop=True)
    elif "story_id" in articles.columns:
        story = articles["story_id"].astype("object").reset_index(drop=True)
    else:
        none = pd.Series([None] * len(articles), dtype="object")
        return none, pd.Series(pd.array([pd.NA] * len(articles), dtype="boolean"))
    told = held.assign(story=story.where(story.notna(), held["doc_id"]))
    soonest = told.groupby("story", sort=False)["latest"].transform("min")
    later = told["earliest"] >= soonest
    # it is the first for sure where no other article of the story may be earlier or has no date
    order = told.assign(earliest=told["earliest"].fillna(-np.inf)).sort_values(["story", "earliest"])
    seconds = order[order.groupby("story", sort=False).cumcount() == 1].set_index("story")["earliest"]
    second = told["story"].map(seconds).fillna(np.inf)
    alone = ~told["story"].duplicated(keep=False)
    first = alone | (told["latest"] <= second)
    in_copy = pd.Series(pd.array([pd.NA] * len(told), dtype="boolean")).mask(later, True).mask(first, False)
    return told["story"], in_copy


def _check_spans(matches: pd.DataFrame, contents: list[str], articles: pd.DataFrame) -> None:
    """Raise a MediakitError where a match reaches beyond its text."""
    ends = np.array([len(text) for text in contents], dtype="int64")[matches["place"]]
    wrong = (matches["start"] < 0) | (matches["end"] < matches["start"]) | (matches["end"] > ends)
    if wrong.any():
        row = matches[wrong].iloc[0]
        raise MediakitError(
            f"found has {counted(int(wrong.sum()), 'match', 'matches')} beyond the text, the first in "
            f"'{articles['doc_id'].iloc[row['place']]}', {row['start']} to {row['end']} of "
            f"{len(contents[row['place']])} characters. Give the articles, and the field, that were searched."
        )


def _of_a_frame(held: pd.DataFrame, matches: pd.DataFrame) -> pd.DataFrame:
    """The rows of one phrase, without its sentences but with the place and span of the match."""
    spans = matches.sort_values(["place", "start", "end"]).drop_duplicates("place").set_index("place")
    uses = held.loc[spans.index].assign(start=spans["start"], end=spans["end"], place=spans.index)
    groups = uses.groupby("group", sort=False)
    n_of = held.groupby("group", sort=False).size()
    table = pd.DataFrame(index=n_of.index)
    table["n_articles"] = groups.size().reindex(n_of.index, fill_value=0)
    table["n_undated"] = uses["earliest"].isna().groupby(uses["group"]).sum().reindex(n_of.index, fill_value=0)
    table["n_of"] = n_of
    dated = uses[uses["earliest"].notna()]
    order = dated.assign(by_id=dated["doc_id"].astype(str)).sort_values(["earliest", "latest", "by_id"])
    first = order.drop_duplicates("group").set_index("group")
    table = table.join(first[[
        "published", "published_precision", "doc_id", "origin", "is_credited", "story_id", "in_copy", "place", "start",
        "end",
    ]])  # fmt: skip
    table["low"] = dated.groupby("group")["earliest"].min().reindex(n_of.index)
    table["high"] = dated.groupby("group")["latest"].min().reindex(n_of.index)
    soonest = dated.groupby("group")["latest"].transform("min")
    _may_be_first(table, dated[dated["earliest"] < soonest])
    _ranked(table)
    table["last"] = table.index == NOT_STATED
    table["used"] = table["n_articles"] > 0
    return table.reset_index().sort_values(
        ["rank", "low", "high", "used", "last", "group"], ascending=[True, True, True, False, True, True],
        na_position="last", kind="stable",
    ).reset_index(drop=True)  # fmt: skip


def _may_be_first(table: pd.DataFrame, uses: pd.DataFrame) -> None:
    """Add how many articles may be a group's first, what does not hold for all of them, and the story they share."""
    groups = uses.groupby("group", sort=False)
    table["n_first"] = groups.size().reindex(table.index, fill_value=0)
    for column in ("is_credited", "in_copy"):
        differs = groups[column].nunique(dropna=False).reindex(table.index, fill_value=1) > 1
        table[column] = table[column].astype("boolean").mask(differs, pd.NA)
    told = uses.dropna(subset="story_id").drop_duplicates(["story_id", "group"])
    told = told.assign(n=told.groupby("story_id")["group"].transform("size"), by_id=told["story_id"].astype(str))
    told = told[told["n"] > 1].sort_values(["n", "by_id"], ascending=[False, True]).drop_duplicates("group")
    table["shared_story"] = told.set_index("group")["story_id"].reindex(table.index)


def _ranked(table: pd.DataFrame) -> None:
    """Add the rank and the hours after the first use of all."""
    low, high = table["low"].to_numpy(float), table["high"].to_numpy(float)
    dated = ~np.isnan(low)
    earlier = np.searchsorted(np.sort(high[dated]), low, side="right")
    table["rank"] = pd.array(np.where(dated, earlier + 1, 0), dtype="Int64")
    table.loc[~dated, "rank"] = pd.NA
    if not dated.any():
        table["hours"] = table["hours_low"] = table["hours_high"] = np.nan
        return
    width, begin, end = high - low, np.nanmin(low), np.nanmin(high)
    alike = ((width < 2) & (end - begin < 2)) | ((width > 23) & (end - begin > 23))
    may_be_first = (table["rank"] == 1).fillna(False).to_numpy(bool)
    same = (np.abs(low - begin) < MINUTE / 2) & (np.abs(high - end) < MINUTE / 2)
    first = may_be_first & (same | (may_be_first.sum() == 1))
    later = ~may_be_first & alike
    table["hours"] = np.where(first, 0.0, np.where(later, (low + high - begin - end) / 2, np.nan)).round(6)
    # whichever group was first, it was so the hours from the first of the others, or 0 where it was before them
    table["hours_low"] = np.where(dated, np.maximum(low - _of_others(high - MINUTE), 0), np.nan).round(6)
    table["hours_high"] = np.where(dated, np.maximum(high - MINUTE - _of_others(low), 0), np.nan).round(6)


def _of_others(times: np.ndarray) -> np.ndarray:
    """For each group the least of the others' times; its own where there is no other.

    >>> _of_others(np.array([5.0, 3.0, 9.0, np.nan])).tolist()
    [3.0, 5.0, 3.0, 3.0]
    """
    least = np.sort(times[~np.isnan(times)])
    return np.where(times == least[0], least[min(1, len(least) - 1)], least[0])


def _in_sentences(articles: pd.DataFrame, table: pd.DataFrame, field: str) -> pd.Series:
    """The match of each row in its sentence, on one line, long ones cut; missing where there is no first article."""
    contents = texts(articles, field)
    rows = table[table["place"].notna()]
    used = np.unique(rows["place"].astype(int))
    held = pd.DataFrame({"doc_id": used, "text": text_column([contents[place] for place in used])})
    if "language" in articles.columns:
        held["language"] = articles["language"].iloc[used].to_numpy()
    parts = dict(list(sentences(held).groupby("doc_id"))) if len(held) else {}
    told: list[str | None] = [None] * len(table)
    for i, place, start, end in zip(rows.index, rows["place"], rows["start"], rows["end"], strict=True):
        content, part = contents[int(place)], parts.get(int(place))
        begin, stop = int(start), int(end)
        if part is not None:
            begin = min([*part["start"][part["end"] > start].head(1), begin])
            stop = max([*part["end"][part["start"] < end].tail(1), stop])
        left, right = max(begin, int(start) - LETTERS), min(stop, int(end) + LETTERS)
        shown = " ".join(content[left:right].split())
        told[i] = ("…" if left > begin else "") + shown + ("…" if right < stop else "")
    return text_column(told)
