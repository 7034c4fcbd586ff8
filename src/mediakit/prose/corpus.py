"""What was read, from whom, and how often, in sentences."""

import pandas as pd

from mediakit._check import MediakitError, check_columns, listed
from mediakit._phrases import counted, day, does, joined, percent
from mediakit.tables import check_table


def tell_corpus(articles: pd.DataFrame, audit: pd.DataFrame, dropped: pd.DataFrame) -> str:
    """What was read, what has no date, and what was left out.

    Parameters
    ----------
    articles, audit, dropped : DataFrame
        The three tables of a Corpus.

    Returns
    -------
    str
    """
    check_table(audit, "audit")
    check_columns(articles, ["outlet", "published", "text"], "articles")
    unread = int((audit["n_articles"] == 0).sum())
    told = _missing(audit)
    told.append(f"{counted(len(articles), 'article')} stood in {counted(len(audit) - unread, 'file')}.")
    gaps = [f"{n:,} {what}" for n, what in _gaps(articles, audit) if n]
    if gaps:
        is_one = gaps[0].startswith("1 ")
        told.append(f"Among them {'is' if is_one else 'are'} {joined(gaps)}.")
    characters = audit["n_chars"].sum()
    if not len(dropped):
        told.append("Nothing was left out.")
    elif characters and not pd.isna(characters):
        share = float(audit["n_dropped_chars"].sum() / characters)
        told.append(
            f"{counted(len(dropped), 'stretch', 'stretches')} of the files, {percent(share)} of their characters, "
            f"{'is' if len(dropped) == 1 else 'are'} in no article; each is listed with its reason."
        )
    if unread:
        names = listed(audit.loc[audit["n_articles"] == 0, "file"], 5)
        told.append(f"{counted(unread, 'file')} gave no article: {names}.")
    return " ".join(told)


def _missing(audit: pd.DataFrame) -> list[str]:
    """What files announce and do not hold; it is said first."""
    short = audit[(audit["n_expected"] > audit["n_found"]).fillna(False)]
    if short.empty:
        return []
    n = int((short["n_expected"] - short["n_found"]).sum())
    n_said = int(short["n_expected"].sum())
    return [
        f"MISSING: {counted(n, 'article')} of the {n_said:,} that {listed(short['file'], 5)} "
        f"{does(len(short), 'announces', 'announce')} {does(n, 'is', 'are')} not there."
    ]


def _gaps(articles: pd.DataFrame, audit: pd.DataFrame) -> list[tuple[int, str]]:
    """What the articles lack, each with its count."""
    sums = audit[["n_cut", "n_picture_only", "n_other_language", "n_duplicate_ids"]].sum().astype(int)
    empty = articles["text"].fillna("").str.strip() == ""
    return [
        (int(articles["published"].isna().sum()), "without a date"),
        (int(articles["outlet"].isna().sum()), "without a stated outlet"),
        (int(empty.sum()), "with a title only"),
        (sums["n_cut"], "cut by their source"),
        (sums["n_picture_only"], "with nothing but a picture’s caption"),
        (sums["n_other_language"], "in another language than most"),
        (sums["n_duplicate_ids"], "with a number that another one has, too"),
    ]


def tell_dates(articles: pd.DataFrame) -> str:
    """From when to when the articles are, and how many have no date.

    Parameters
    ----------
    articles : DataFrame
        With ``published``: times, UTC.

    Returns
    -------
    str

    Raises
    ------
    MediakitError
        ``published`` holds something else than times.
    """
    check_columns(articles, ["published"], "articles")
    dated = articles["published"].dropna()
    if len(dated) and not pd.api.types.is_datetime64_any_dtype(dated):
        raise MediakitError(
            f"articles['published'] holds {dated.dtype}, not times. Make them so: "
            "pd.to_datetime(articles['published'], utc=True)."
        )
    missing = len(articles) - len(dated)
    if not len(dated):
        return f"None of {counted(len(articles), 'article')} has a date, so none can be placed in time."
    first, last = day(dated.min()), day(dated.max())
    when = f"from {first}" if first == last else f"from {first} to {last}"
    told = f"{counted(len(dated), 'article')} with a date {does(len(dated), 'is', 'are')} {when}"
    return f"{told}; {missing:,} without one {does(missing, 'is', 'are')} not shown." if missing else f"{told}."


def tell_sources(articles: pd.DataFrame) -> str:
    """How many articles were written by someone other than their outlet.

    Parameters
    ----------
    articles : DataFrame
        With ``outlet`` and ``origin``; case and outer white space make no difference between the two.

    Returns
    -------
    str
    """
    check_columns(articles, ["outlet", "origin"], "articles")
    stated = articles.dropna(subset=["outlet"])
    if not len(stated):
        return f"None of {counted(len(articles), 'article')} states its outlet."
    outlet, origin = (stated[c].astype("str").str.strip().str.casefold() for c in ("outlet", "origin"))
    elsewhere = stated[origin.notna() & (origin != outlet)]
    told = f"{counted(outlet.nunique(), 'outlet')} published {counted(len(stated), 'article')}"
    rest = len(articles) - len(stated)
    if rest:
        told += f" ({rest:,} more {does(rest, 'does', 'do')} not state one)"
    if not len(elsewhere):
        return f"{told}; none names another writer."
    names = listed(sorted(elsewhere["origin"].astype("str").unique()), 5)
    n = len(elsewhere)
    writer = f"another source as {does(n, 'its', 'their')} writer"
    return f"{told}; {n:,} of these {does(n, 'names', 'name')} {writer}: {names}."


def tell_stories(stories: pd.DataFrame) -> str:
    """How many articles are copies of another one.

    Parameters
    ----------
    stories : DataFrame
        ``stories(articles)``.

    Returns
    -------
    str
    """
    check_table(stories, "stories")
    n_stories = stories["story_id"].nunique()
    repeated = stories.loc[stories["n_copies"] > 1, "story_id"].nunique()
    if not len(stories):
        return "There is no article, so there is no story."
    if not repeated:
        return f"No article is a near-copy of another: {counted(len(stories), 'article')}, as many stories."
    copies = stories["n_copies"] > 1
    unclear = int((stories[copies].groupby("story_id")["may_be_first"].sum() > 1).sum())
    told = (
        f"{int(copies.sum()):,} of {counted(len(stories), 'article')} are near-copies: at least 45% of the shorter "
        f"one's words stand, in the same order, in another. They tell {counted(repeated, 'story')}"
    )
    if unclear:
        told += f"; who printed it first is not told by the dates in {f'{unclear:,}' if unclear < repeated else 'any'}"
    return f"{told}. Counted once each, {counted(n_stories, 'story')} {does(n_stories, 'remains', 'remain')}."
