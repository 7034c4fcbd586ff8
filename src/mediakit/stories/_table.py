"""The table of stories."""

from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit.grouping_choices import GroupingChoices, chosen_groups
from mediakit.stories._aligned import aligned
from mediakit.stories._arguments import check_days, check_ids, check_share, hours_of, outlets
from mediakit.stories._edges import Corpus, edges
from mediakit.stories._grams import alike, numbered
from mediakit.stories._groups import grouped
from mediakit.stories._order import may_be_first, ranks
from mediakit.stories._overlap import Grams, overlap


def stories(
    articles: pd.DataFrame,
    *,
    threshold: float = 0.45,
    days: float | None = 7,
    choices: GroupingChoices | str | Path | None = None,
) -> pd.DataFrame:
    """Group the articles that print one story's text, in full or in part, edited or not.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text`` (missing text counts as empty). Where they are there, ``published`` and
        ``published_precision`` decide who was first, then ``file`` and ``start``, then ``doc_id``; by ``outlet``
        boilerplate is found. Not changed; the order of its rows makes no difference.
    threshold : float
        Above 0, at most 1. Two articles are copies when at least this share of the shorter one's own words stands,
        aligned, in the other.
    days : float or None
        How far apart the articles of a story may be published; None for no limit. Those without a date are compared
        with all.
    choices : GroupingChoices, str or Path, optional
        What a researcher joined and split: `read_choices`, or the path of its YAML file.

    Returns
    -------
    DataFrame
        One row per article, in their order: ``doc_id``; ``story_id``, the doc_id of the story's first article;
        ``is_first``; ``may_be_first``, true where no other article of the story was certainly published before, so
        that more than one is true where dates do not tell; ``similarity``, the containment of word 5-grams with the
        first article (1 for the first itself); ``shared_words``, the words that stand, aligned, in the first article;
        ``n_copies``, the articles of the story, this one included.

    Raises
    ------
    MediakitError
        A column is missing, a doc_id is missing or stands twice, `threshold` or `days` is out of range, or `choices`
        cannot be used or contradict themselves.

    Warns
    -----
    UserWarning
        How many doc_ids in `choices` are not among the articles.

    Notes
    -----
    Words are lower-cased runs of letters, digits and underscores (``\\w+``). Articles that share two 5-grams and 3% of
    the shorter one's are aligned: of the longest common subsequence of their words those count that stand in common
    runs of three words or more, and single ones between two such runs that are at most ten words apart in both. With
    30% of the words changed here and there about 65% count, though no more than 0.7⁵ = 17% of the 5-grams are left;
    of two articles on one event hardly more than what both quote.

    Boilerplate is left out of that measure: passages of eight words and more in at least three articles of one outlet,
    or six of all, whose other words tell of different things; they must leave a quarter of the article, so a text that
    is printed several times is none. What has fewer than 20 other words is a copy only where it is identical. Texts
    that differ in most of their numbers, four at least, and not in their words, are issues of a series and no copies:
    the weather of two days.

    Two articles that have one passage in common and nothing else are no copies, though it be half of each: nine tenths
    of the aligned words stand in one passage, with no gap of more than ten words; it is less than two thirds of either;
    each has 20 words and more beside it, and these share less than 15% of their runs of three words. So a new lead may
    replace a third of a story.

    No article ties others together that have nothing in common: where two copies of an article hold different parts of
    it (less than 15% of the parts of one in the other), as with a round-up of two stories, it stays with the one it
    shares most with. Each story is then gathered around the article that shares most with the others, which need not
    be the first.

    `similarity` is |A ∩ B| / min(|A|, |B|) of the sets of 5-grams (Broder 1997, *On the resemblance and containment of
    documents*), exact, nothing left out; `pairs` gives the same figure.

    Limits: two halves of one article are two stories, as nothing tells them from a round-up's parts; two versions that
    were edited by 30% each, of an original that is not there, are not found; nor are translations and rewritten texts.

    Examples
    --------
    >>> wire = "Envoys of both sides met at the dam on Monday and agreed to share its water for five years, " * 2
    >>> articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": [wire, wire + "Our own line.", "Other news."]})
    >>> stories(articles).drop(columns="may_be_first")
      doc_id story_id  is_first  similarity  shared_words  n_copies
    0      a        a      True         1.0            38         2
    1      b        a     False         1.0            38         2
    2      c        c      True         1.0             2         1
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    check_ids(articles)
    check_share(threshold, "threshold")
    check_days(days)
    texts = numbered(articles["text"])
    rank = ranks(articles)
    corpus = Corpus(texts, rank, outlets(articles), hours_of(articles), days)
    centre = grouped(len(articles), edges(corpus, threshold), corpus.hours, corpus.near.most)
    told = chosen_groups(choices, "stories", articles["doc_id"], centre[rank])
    first = np.full(int(told.max(initial=-1)) + 1, len(articles))
    np.minimum.at(first, told, rank)
    return _table(articles, corpus, first[told])


def _table(articles: pd.DataFrame, corpus: Corpus, first: np.ndarray) -> pd.DataFrame:
    """The columns, from the rank of each article's first."""
    texts, row_of = corpus.texts, corpus.row_of
    rows = row_of[first]
    is_first = rows == np.arange(len(rows))
    grams = Grams(texts)
    similarity, shared = np.ones(len(rows)), texts.n_words.copy()
    kind = alike(texts)
    known: dict[tuple[int, int], tuple[float, int]] = {}
    for row in np.flatnonzero(~is_first).tolist():
        key = (int(kind[row]), int(kind[rows[row]]))
        if key not in known:
            known[key] = (
                overlap(grams, row, rows[row])[1],
                len(aligned(texts.of(row), texts.of(rows[row]))[0]),
            )
        similarity[row], shared[row] = known[key]
    ids = articles["doc_id"].reset_index(drop=True)
    return pd.DataFrame(
        {
            "doc_id": ids,
            "story_id": ids.take(rows).reset_index(drop=True),
            "is_first": is_first,
            "may_be_first": may_be_first(articles, first),
            "similarity": similarity,
            "shared_words": shared.astype("int64"),
            "n_copies": np.bincount(first, minlength=1)[first].astype("int64"),
        }
    )
