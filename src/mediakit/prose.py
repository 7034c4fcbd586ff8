"""Results in plain sentences, each with its figure and its uncertainty, or the sentence that there is none."""

import math
from collections.abc import Mapping

import pandas as pd

from mediakit._check import check_columns, listed
from mediakit._phrases import counted, day, interval, joined, number, p_value, percent, size_interval
from mediakit.study import Study
from mediakit.tables import NOT_STATED, check_table


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
    if characters and not pd.isna(characters):
        share = float(audit["n_dropped_chars"].sum() / characters)
        told.append(
            f"{counted(len(dropped), 'stretch', 'stretches')} of the files, {percent(share)} of their characters, "
            f"{'is' if len(dropped) == 1 else 'are'} in no article; each is listed with its reason."
        )
    if unread:
        names = listed(audit.loc[audit["n_articles"] == 0, "file"], 5)
        told.append(f"{counted(unread, 'file')} gave no article: {names}.")
    return " ".join(told)


def tell_stories(stories: pd.DataFrame) -> str:
    """How many articles are copies of another one."""
    check_table(stories, "stories")
    n_stories = stories["story_id"].nunique()
    repeated = stories.loc[stories["n_copies"] > 1, "story_id"].nunique()
    if not len(stories):
        return "There is no article, so there is no story."
    if not repeated:
        return f"No article is a near-copy of another: {counted(len(stories), 'article')} tell as many stories."
    copies = int((stories["n_copies"] > 1).sum())
    return (
        f"{copies:,} of {counted(len(stories), 'article')} share most of their words with another one: "
        f"they tell {counted(repeated, 'story', 'stories')}. "
        f"Counted once each, {counted(n_stories, 'story', 'stories')} remain."
    )


def tell_tone(groups: pd.DataFrame, pairs: pd.DataFrame, *, by: str = "outlet", correction: str = "holm") -> str:
    """The clearest difference in tone, with its interval, or why the data can't bear one.

    Parameters
    ----------
    groups, pairs : DataFrame
        The two tables of `compare`.
    by : str
        What the groups are, in one word.
    correction : {"holm", "bh"}
        The correction that made ``p_adjusted``.
    """
    check_table(groups, "groups")
    check_table(pairs, "pairs")
    tested = pairs.dropna(subset=["p_adjusted"])
    if not len(tested):
        return _no_test(groups, by)
    first = tested.sort_values(["p_adjusted", "p", "group_a", "group_b"], kind="stable").iloc[0]
    differ = int((tested["p_adjusted"] < 0.05).sum())
    named = "Holm's" if correction == "holm" else "Benjamini and Hochberg's"
    of_pairs = f"{named} correction over {counted(len(tested), 'pair')}" if len(tested) > 1 else "a single test"
    if not differ:
        return (
            f"No two {_groups(by)} of {_tested_groups(tested)} differ in tone by more than chance allows "
            f"(smallest {p_value(first['p_adjusted'])} after {of_pairs}). "
            f"The clearest difference, {first['group_a']} against {first['group_b']}, is "
            f"{number(first['difference'])} ({interval(first['low'], first['high'])})."
        )
    return (
        f"{_more_negative(first)} ({size_interval(first)}; "
        f"{_sizes(first)}; {p_value(first['p_adjusted'])} after {of_pairs}). "
        f"{differ:,} of {counted(len(tested), 'pair')} of {_groups(by)} {'differs' if differ == 1 else 'differ'}."
    )


def tell_ways(pairs: Mapping[str, pd.DataFrame]) -> str:
    """Whether the differences hold when copies are counted in other ways.

    Parameters
    ----------
    pairs : mapping of str to DataFrame
        ``{"all": pairs, "one_per_story": pairs, "own": pairs}``, any of them.
    """
    found = {way: _differing(table) for way, table in pairs.items()}
    tested = {way: int(table["p_adjusted"].notna().sum()) for way, table in pairs.items()}
    if not any(tested.values()):
        return "No way of counting the copies leaves two groups with enough articles for a test."
    told = "; ".join(
        f"{WAYS[way]}, {len(found[way])} of {counted(tested[way], 'pair')} "
        f"{'differs' if len(found[way]) == 1 else 'differ'}"
        for way in pairs
    )
    changing = sorted(set.union(*found.values()) - set.intersection(*found.values()))
    told = f"{told[0].upper()}{told[1:]}."
    if not changing:
        return f"{told} The same pairs differ each time."
    shown = [
        f"{a} and {b} differ {joined([WAYS[way] for way in pairs if (a, b) in found[way]])}, "
        f"not {joined([WAYS[way] for way in pairs if (a, b) not in found[way]])}"
        for a, b in changing[:3]
    ]
    more = f"; so do {len(changing) - 3} more pairs change" if len(changing) > 3 else ""
    return f"{told} This changes what can be said: {'; '.join(shown)}{more}."


WAYS = {
    "all": "with every copy counted",
    "one_per_story": "with each story counted once",
    "own": "with only what each outlet wrote itself",
}


def tell_coverage(
    coverage: pd.DataFrame, frame: str, *, by: str = "outlet", label: str = "", min_articles: int = 5
) -> str:
    """How many articles mention a frame, and where most and fewest do.

    Parameters
    ----------
    coverage : DataFrame
        The coverage table, one row per group and frame.
    frame : str
        The frame's id.
    by : str
        The column of the groups.
    label : str
        The frame's name in prose; the id where it has none.
    min_articles : int
        Least articles a group needs to be compared.
    """
    check_columns(coverage, [by, "frame", "n_articles", "n_with", "share", "low", "high"], "coverage")
    rows = coverage[coverage["frame"].astype(str) == frame]
    name = label or frame
    total, with_it = int(rows["n_articles"].sum()), int(rows["n_with"].sum())
    told = f"“{name}” is in {with_it:,} of {counted(total, 'article')}"
    if 0 < with_it <= 3:
        there = rows[rows["n_with"] > 0]
        told += f" ({joined([f'{g} {n:,}' for g, n in zip(there[by], there['n_with'], strict=True)])})"
    enough = rows[(rows["n_articles"] >= min_articles) & (rows[by] != NOT_STATED)]
    if len(enough) < 2:
        return f"{told}. Fewer than two {_groups(by)} have {min_articles} articles, so they are not compared."
    if not with_it:
        return f"{told}."
    ordered = enough.sort_values(["share", "n_articles"], ascending=[False, False], kind="stable")
    most, least = ordered.iloc[0], ordered.iloc[-1]
    apart = most["low"] > least["high"]
    return (
        f"{told}: most often in {_share(most, by)}, least in {_share(least, by)}. "
        f"The two intervals {'do not overlap' if apart else 'overlap, so the ranking is not certain'}."
    )


def tell_keyness(keyness: pd.DataFrame, target: str, *, n: int = 8) -> str:
    """The words that set the target apart, with how they were chosen."""
    check_table(keyness, "keyness")
    sure = keyness[(keyness["p_adjusted"] < 0.05) & (keyness["log_ratio"] > 0)]
    spread = sure[sure["n_docs_target"] > 1]
    if not len(spread):
        return f"No word that two or more of {target}'s articles use sets it apart after correction."
    words = joined([f"{row.feature} ({row.n_docs_target})" for row in spread.head(n).itertuples()])
    return (
        f"{counted(len(spread), 'word')} of two or more articles {'sets' if len(spread) == 1 else 'set'} "
        f"{target} apart after correction over {len(keyness):,} words, first: {words}. In brackets: its articles "
        "that hold the word. The test counts words, not articles, and so flatters words that one article repeats."
    )


def tell_time(over_time: pd.DataFrame, frame: str, *, label: str = "") -> str:
    """When a frame was mentioned in most articles, and how many periods have no article."""
    check_columns(over_time, ["period", "frame", "n_articles", "n_with"], "coverage over time")
    rows = over_time[over_time["frame"].astype(str) == frame]
    if not rows["n_articles"].sum():
        return "No article has a date, so nothing can be said about time."
    gaps = int((rows["n_articles"] == 0).sum())
    gap = f" {counted(gaps, 'period')} without an article {'is' if gaps == 1 else 'are'} shown as gaps." if gaps else ""
    if not rows["n_with"].sum():
        return f"No dated article mentions “{label or frame}”.{gap}"
    peak = rows.sort_values(["n_with", "period"], ascending=[False, True], kind="stable").iloc[0]
    return (
        f"“{label or frame}” was in most articles in the period that begins on {day(peak['period'])}: "
        f"{peak['n_with']:,} of {peak['n_articles']:,}.{gap}"
    )


def tell_analyzers(rho: float, low: float, high: float, n: int, flips: int) -> str:
    """How far two analyzers agree: Spearman's rank correlation and how often the sign differs."""
    if n < 4 or math.isnan(rho):
        return f"With {counted(n, 'article')} the agreement of the analyzers cannot be measured."
    return (
        f"TextBlob and VADER rank the {counted(n, 'article')} with Spearman's rho {number(rho)}"
        f" ({interval(low, high)}); they put {flips:,} on opposite sides of zero. "
        + ("A finding should be read under both." if rho < 0.7 or flips else "")
    ).strip()


def tell_sources(articles: pd.DataFrame) -> str:
    """How many articles were written by someone other than their outlet."""
    check_columns(articles, ["outlet", "origin"], "articles")
    stated = articles.dropna(subset=["outlet"])
    elsewhere = stated[stated["origin"].notna() & (stated["origin"] != stated["outlet"])]
    told = f"{counted(stated['outlet'].nunique(), 'outlet')} published {counted(len(stated), 'article')}"
    if len(stated) < len(articles):
        told += f" ({len(articles) - len(stated):,} more do not state one)"
    if not len(elsewhere):
        return f"{told}; no credit line or dateline names another writer."
    origins = listed(elsewhere["origin"].value_counts(sort=False).sort_index().index, 5)
    return f"{told}; {len(elsewhere):,} of these were written by another source, by credit line or dateline: {origins}."


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


def tell_spread(tone: pd.DataFrame, groups: pd.DataFrame) -> str:
    """How tone spreads over articles, and between which means the groups lie."""
    check_columns(tone, ["polarity"], "tone")
    check_table(groups, "groups")
    scored = tone["polarity"].dropna()
    if not len(scored):
        return "No article holds a word, so none has a tone."
    below = int((scored < 0).sum())
    told = f"{below:,} of {counted(len(scored), 'article')} score below zero."
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


def tell_passages(telling: pd.DataFrame) -> str:
    """What the telling sentences are for."""
    if not len(telling):
        return "No sentence of five words or more carries a scored word."
    return (
        f"These {counted(len(telling), 'sentence')} are the ends of the scale, not its middle. Read them before a "
        "score is believed: who speaks, and would a person call the sentence negative or positive?"
    )


def tell_kwic(kwic: pd.DataFrame, *, shown: int) -> str:
    """How many passages there are, and how many of them are shown."""
    if not len(kwic):
        return "No article mentions the frames in focus."
    rest = len(kwic) - shown
    more = f" The first {shown} are shown; all are in the table kwic." if rest > 0 else ""
    n_articles = kwic["doc_id"].nunique()
    return (
        f"{counted(len(kwic), 'passage')} in {counted(n_articles, 'article')} "
        f"{'mentions' if len(kwic) == 1 else 'mention'} the frames in focus.{more}"
    )


def tell_saturation(whole: pd.DataFrame) -> str:
    """Why whole articles are not compared under VADER: how many of its scores stand at the ends of the scale."""
    check_table(whole, "sentiment")
    scored = whole["polarity"].dropna()
    extreme = int((scored.abs() > 0.9).sum())
    return (
        f"Scored as one text, {extreme:,} of {counted(len(scored), 'article')} get a VADER score beyond ±0.9: the "
        "score sums over words and so saturates with length. Groups are therefore compared by each article's mean over "
        "its sentences."
    )


def tell_methods(study: Study, n_articles: int, versions: Mapping[str, str]) -> list[str]:
    """The paragraphs that a methods section needs, with versions."""
    analyzer = {
        "vader": f"VADER (Hutto and Gilbert 2014) as implemented in NLTK {versions['nltk']}, "
        f"with the lexicon of vaderSentiment {versions['vaderSentiment']}",
        "textblob": f"TextBlob {versions['textblob']}'s pattern analyzer",
    }[study.analyzer]
    correction = "Holm" if study.correction == "holm" else "Benjamini and Hochberg"
    return [
        f"{counted(n_articles, 'article')} were analysed with mediakit {versions['mediakit']} under Python "
        f"{versions['python']}. Sentences were split with NLTK's Punkt model and at joints that lost their space. "
        f"Tone is the polarity given by {analyzer}, averaged over an article's sentences; the unit of analysis is "
        "the article.",
        f"Frames were found with the codebook {study.codebook.name}: whole words, case-insensitive; shares of "
        "articles carry Wilson 95% intervals. Near-copies were grouped into stories by the words they share in order.",
        "Means carry 95% bootstrap-t intervals; groups are compared pairwise by two-sided permutation tests, "
        f"corrected after {correction}, with Hedges' g as the effect size, where a group has at least "
        f"{study.min_articles} articles. Keyness is the log-likelihood ratio G2 with Benjamini and Hochberg's "
        f"correction. All random steps used seed {study.seed}.",
    ]


def _differing(pairs: pd.DataFrame) -> set[tuple[str, str]]:
    sure = pairs[pairs["p_adjusted"] < 0.05]
    return {tuple(sorted((str(a), str(b)))) for a, b in zip(sure["group_a"], sure["group_b"], strict=True)}


def _more_negative(pair: pd.Series) -> str:
    a, b = (pair["group_a"], pair["group_b"]) if pair["difference"] < 0 else (pair["group_b"], pair["group_a"])
    return f"{a}'s articles are more negative than {b}'s by {number(abs(pair['difference']))}"


def _sizes(pair: pd.Series) -> str:
    """The two n in the order in which _more_negative names the groups."""
    a, b = (pair["n_a"], pair["n_b"]) if pair["difference"] < 0 else (pair["n_b"], pair["n_a"])
    return f"{a:,} and {counted(b, 'article')}"


def _no_test(groups: pd.DataFrame, by: str) -> str:
    stated = groups[groups["group"] != NOT_STATED]
    sizes = listed([f"{g} {n:,}" for g, n in zip(stated["group"], stated["n_articles"], strict=True)], 5)
    unnamed = int(groups.loc[groups["group"] == NOT_STATED, "n_articles"].sum())
    extra = f"; {counted(unnamed, 'article')} with none stated" if unnamed else ""
    return (
        f"No two {_groups(by)} have enough articles for an interval and a test ({sizes or 'none'}{extra}). "
        "The means are shown; no difference is claimed."
    )


def _tested_groups(pairs: pd.DataFrame) -> str:
    return f"the {len(set(pairs['group_a']) | set(pairs['group_b']))} tested"


def _share(row: pd.Series, by: str) -> str:
    return (
        f"{row[by]} ({row['n_with']:,} of {row['n_articles']:,}, {percent(row['share'])}, "
        f"95% interval {percent(row['low'])} to {percent(row['high'])})"
    )


def _groups(by: str) -> str:
    return {"outlet": "outlets", "origin": "origins"}.get(by, f"groups by {by}")
