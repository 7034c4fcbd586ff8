"""Tone and differences in tone in sentences, never more than the figures bear."""

from collections.abc import Mapping

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, interval, number
from mediakit.sentiment import tell_other_languages
from mediakit.tables import check_table


def tell_spread(tone: pd.DataFrame, groups: pd.DataFrame) -> str:
    """How tone spreads over articles, and between which means the groups lie.

    Parameters
    ----------
    tone : DataFrame
        One row per article with ``polarity``; with ``language`` and ``analyzer`` it is also said how many are in
        a language that the analyzer cannot read.
    groups : DataFrame
        ``compare(tone, ...).groups``.

    Returns
    -------
    str
    """
    check_columns(tone, ["polarity"], "tone")
    check_table(groups, "comparison_groups")
    scored = tone["polarity"].dropna()
    if not len(scored):
        return "No article holds a word, so none has a tone."
    below = int((scored < 0).sum())
    told = f"{below:,} of {counted(len(scored), 'article')} {does(below, 'scores', 'score')} below zero."
    if bare := len(tone) - len(scored):
        told += f" {counted(bare, 'more article')} {does(bare, 'has', 'have')} no score, for want of words to score."
    if "analyzer" in tone.columns and (unread := tell_other_languages(tone, str(tone["analyzer"].iloc[0]))):
        told = f"{unread} {told}"
    sure = groups.dropna(subset=["low"])
    if len(sure) < 2:
        return f"{told} Fewer than two groups have enough articles for an interval, so the means stand by themselves."
    low, high = sure.loc[sure["estimate"].idxmin()], sure.loc[sure["estimate"].idxmax()]
    return (
        f"{told} The means of the {len(sure)} groups with an interval run from {number(low['estimate'])} "
        f"({low['group']}, {interval(low['low'], low['high'])}) to {number(high['estimate'])} "
        f"({high['group']}, {interval(high['low'], high['high'])}). Whether they differ by more than chance is "
        "tested with the copies in mind, under Sources compared."
    )


def tell_telling_sentences(telling: pd.DataFrame) -> str:
    """What the telling sentences are for.

    Parameters
    ----------
    telling : DataFrame
        From `telling_sentences`.

    Returns
    -------
    str
    """
    check_columns(telling, ["polarity", "sent_id"], "telling")
    if not len(telling):
        return "No sentence of five words or more carries a scored word."
    return (
        f"{counted(len(telling), 'sentence')} from the ends of the scale, not its middle. Read them before a "
        "score is believed: who speaks, and would a person call the sentence negative or positive?"
    )


def tell_saturation(whole: pd.DataFrame) -> str:
    """Why whole articles are not compared under VADER: how many of its scores stand at the ends of the scale.

    Parameters
    ----------
    whole : DataFrame
        ``sentiment(articles, analyzer="vader", unit="article")``.

    Returns
    -------
    str
    """
    check_table(whole, "sentiment")
    scored = whole["polarity"].dropna()
    if not len(scored):
        return "No article holds a word, so there is no score to show."
    extreme = int((scored.abs() > 0.9).sum())
    n = counted(len(scored), "article")
    return (
        f"Scored as one text, {extreme:,} of {n} {does(extreme, 'gets', 'get')} a VADER score beyond ±0.9: the "
        "score sums over words and so saturates with length. Groups are therefore compared by each article's mean over "
        "its sentences."
    )


def tell_tone_near(tone_near: pd.DataFrame, *, labels: Mapping[str, str] | None = None) -> list[str]:
    """The tone near each frame, and between which means the groups lie.

    Parameters
    ----------
    tone_near : DataFrame
        From `tone_near`.
    labels : mapping of str to str, optional
        The frames' names.

    Returns
    -------
    list of str
        A sentence a frame. Groups are set side by side, nothing is tested.

    Examples
    --------
    >>> rows = [["swap", "Courier", 9, 14, 0.1, 0.02, 0.2], ["swap", "Post", 2, 2, -0.1, None, None]]
    >>> columns = ["frame", "group", "n_articles", "n_passages", "estimate", "low", "high"]
    >>> print(tell_tone_near(pd.DataFrame(rows, columns=columns), labels={"swap": "Land swap"})[0])
    Near “Land swap” (16 passages of 11 articles) only Courier has enough articles for an interval: 0.10 (95% interval
    0.02 to 0.20).
    """
    check_columns(tone_near, ["frame", "group", "n_articles", "n_passages", "estimate", "low", "high"], "tone_near")
    told = []
    for frame, rows in tone_near.groupby("frame", sort=False):
        n_passages, n_articles = (int(rows[name].sum()) for name in ("n_passages", "n_articles"))
        n = f"{counted(n_passages, 'passage')} of {counted(n_articles, 'article')}"
        near = f"Near “{(labels or {}).get(frame, frame)}” ({n})"
        sure = rows.dropna(subset=["low", "high"]).sort_values("estimate", kind="stable")
        means = [f"{number(row.estimate)} ({interval(row.low, row.high)})" for row in sure.itertuples()]
        names = list(sure["group"])
        if not names:
            told.append(f"{near} no group has enough articles for an interval.")
        elif len(names) == 1:
            told.append(f"{near} only {names[0]} has enough articles for an interval: {means[0]}.")
        else:
            told.append(f"{near} the means run from {names[0]}, {means[0]}, to {names[-1]}, {means[-1]}.")
    return told or ["No frame in focus is mentioned, so there is no tone near one."]
