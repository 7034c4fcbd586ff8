"""What was read, from whom, and how often, in sentences."""

import pandas as pd

from mediakit._check import check_columns, listed
from mediakit._phrases import counted, day, joined, percent
from mediakit.tables import check_table


def tell_corpus(articles: pd.DataFrame, audit: pd.DataFrame, dropped: pd.DataFrame) -> str:
    """What was read, what has no date, and what was left out."""
    check_table(audit, "audit")
    check_columns(articles, ["outlet", "published", "text"], "articles")
    unread = int((audit["n_articles"] == 0).sum())
    undated = int(articles["published"].isna().sum())
    unnamed = int(articles["outlet"].isna().sum())
    empty = int((articles["text"].fillna("").str.strip() == "").sum())
    told = [f"{counted(len(articles), 'article')} stood in {counted(len(audit) - unread, 'file')}."]
    gaps = [
        f"{undated:,} without a date" * bool(undated),
        f"{unnamed:,} without a stated outlet" * bool(unnamed),
        f"{empty:,} with a title only" * bool(empty),
    ]
    if any(gaps):
        told.append(f"Among them are {joined([gap for gap in gaps if gap])}.")
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


def tell_dates(articles: pd.DataFrame) -> str:
    """From when to when the articles are, and how many have no date."""
    check_columns(articles, ["published"], "articles")
    dated = articles["published"].dropna()
    missing = len(articles) - len(dated)
    if not len(dated):
        return f"None of {counted(len(articles), 'article')} has a date, so none can be placed in time."
    first, last = dated.min(), dated.max()
    told = (
        f"{counted(len(dated), 'article')} with a date {'is' if len(dated) == 1 else 'are'} from {day(first)} "
        f"to {day(last)}"
    )
    return f"{told}; {missing:,} without one {'is' if missing == 1 else 'are'} not shown." if missing else f"{told}."


def tell_sources(articles: pd.DataFrame) -> str:
    """How many articles were written by someone other than their outlet."""
    check_columns(articles, ["outlet", "origin"], "articles")
    stated = articles.dropna(subset=["outlet"])
    elsewhere = stated[stated["origin"].notna() & (stated["origin"] != stated["outlet"])]
    told = f"{counted(stated['outlet'].nunique(), 'outlet')} published {counted(len(stated), 'article')}"
    if len(stated) < len(articles):
        rest = len(articles) - len(stated)
        told += f" ({rest:,} more {'does' if rest == 1 else 'do'} not state one)"
    if not len(elsewhere):
        return f"{told}; no credit line or dateline names another writer."
    origins = listed(elsewhere["origin"].value_counts(sort=False).sort_index().index, 5)
    return f"{told}; {len(elsewhere):,} of these were written by another source, by credit line or dateline: {origins}."


def tell_stories(stories: pd.DataFrame) -> str:
    """How many articles are copies of another one."""
    check_table(stories, "stories")
    n_stories = stories["story_id"].nunique()
    repeated = stories.loc[stories["n_copies"] > 1, "story_id"].nunique()
    if not len(stories):
        return "There is no article, so there is no story."
    if not repeated:
        return f"No article is a near-copy of another: {counted(len(stories), 'article')}, as many stories."
    copies = int((stories["n_copies"] > 1).sum())
    return (
        f"{copies:,} of {counted(len(stories), 'article')} are near-copies: at least 45% of the shorter one's words "
        f"stand, in runs of three or more, in another. They tell {counted(repeated, 'story', 'stories')}. "
        f"Counted once each, {counted(n_stories, 'story', 'stories')} remain."
    )
