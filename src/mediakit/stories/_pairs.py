"""The table of pairs: all near-copies, with exact figures that anyone can recompute."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit._times import hours_between, time_ranges
from mediakit.stories._aligned import aligned
from mediakit.stories._arguments import check_days, check_ids, check_share, hours_of
from mediakit.stories._grams import ALL_PAIRS, Near, Postings, counted, numbered, postings, sharing
from mediakit.stories._order import ranks
from mediakit.stories._overlap import Grams, overlap
from mediakit.stories._same_words import Kinds

AT_ONCE = 4_000_000  # entries of long postings that are looked at together


def pairs(
    articles: pd.DataFrame, *, least: float = 0.2, least_containment: float = 0.5, days: float | None = 7
) -> pd.DataFrame:
    """All pairs of articles that have much of their text in common, whatever the reason.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text``; ``published``, ``published_precision``, ``file`` and ``start`` where they are
        there. Not changed; the order of its rows makes no difference.
    least : float
        Above 0, at most 1. A pair is given from this Jaccard coefficient on,
    least_containment : float
        or from this containment on.
    days : float or None
        How far apart the two may be published; None for no limit. Those without a date are compared with all.

    Returns
    -------
    DataFrame
        One row per pair, the highest Jaccard first: ``doc_id_a``, ``doc_id_b``, ``jaccard``, ``containment``,
        ``shared_words`` (words of the shorter that stand, aligned, in the other), ``n_words_a``, ``n_words_b`` and
        ``hours`` from a's publication to b's, from the middle of the one time to the middle of the other; missing where
        the two times overlap, as the order is not known then, or where one has no date. a was published earlier only
        where ``hours`` is known; else it is the one whose date begins earlier, or that stands first by file, place and
        doc_id.

    Raises
    ------
    MediakitError
        A column is missing, a doc_id is missing or stands twice, or a limit is out of range.

    Notes
    -----
    With A and B the sets of 5-grams of lower-cased ``\\w+``, Jaccard is |A ∩ B| / |A ∪ B| and containment
    |A ∩ B| / min(|A|, |B|) (Broder 1997). Both are exact for each pair, and no pair that reaches a limit is left out:
    hashes find pairs, the 5-grams themselves are counted. Nothing is left out as boilerplate; what tells stories apart
    is `stories`. A text of fewer than five words has no 5-gram and is in no pair.

    Examples
    --------
    Six words have two 5-grams, seven have three, and one is in both: 1/4 and 1/2.

    >>> articles = pd.DataFrame({"doc_id": ["x", "y"], "text": ["a b c d e f", "b c d e f g h"]})
    >>> pairs(articles)[["doc_id_a", "doc_id_b", "jaccard", "containment", "shared_words"]]
      doc_id_a doc_id_b  jaccard  containment  shared_words
    0        x        y     0.25          0.5             5
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    check_ids(articles)
    check_share(least, "least")
    check_share(least_containment, "least_containment")
    check_days(days)
    texts = numbered(articles["text"])
    row_of = np.argsort(ranks(articles))
    near = Near(hours_of(articles)[row_of], np.inf if days is None else days * 24)
    kinds = Kinds(texts.some(row_of), near)
    return _table(articles, row_of, _found(kinds, least, least_containment), texts.n_words)


def _found(kinds: Kinds, least: float, least_containment: float) -> tuple[np.ndarray, ...]:
    """Ranks of both, Jaccard, containment and shared words of each pair, the highest first."""
    found, n_grams = postings(kinds.texts, np.arange(len(kinds.texts)))
    grams = Grams(kinds.texts)
    none = np.empty(0, dtype=np.int64)
    parts, figures = [(none, none)], [(0.0, 0.0, 0)]
    for a in kinds.repeated():
        if n_grams[a]:
            parts.append(kinds.pairs(a, a))
            figures.append((1.0, 1.0, len(kinds.texts.of(a))))
    for a, b in _possible(found, n_grams, kinds.near, least, least_containment):
        jaccard, containment = overlap(grams, a, b)
        if jaccard >= least or containment >= least_containment:
            shared = len(aligned(kinds.texts.of(a), kinds.texts.of(b))[0])
            parts.append(kinds.pairs(a, b))
            figures.append((jaccard, containment, shared))
    sizes = [len(one) for one, _ in parts]
    first, second = (np.concatenate(side) for side in zip(*parts, strict=True))
    jaccard, containment, shared = (np.repeat(side, sizes) for side in zip(*figures, strict=True))
    order = np.lexsort((second, first, -containment, -jaccard))
    return tuple(column[order] for column in (first, second, jaccard, containment, shared))


def _possible(
    found: Postings, n_grams: np.ndarray, near: Near, least: float, least_containment: float
) -> list[tuple[int, int]]:
    """Every pair that may reach a limit, by what rarer 5-grams they share and how many commoner ones each has."""
    n = max(len(n_grams), 1)
    common = np.bincount(found.doc[found.size > ALL_PAIRS], minlength=n)
    a, b, times = counted(*sharing(found, near), n)
    most = times + np.minimum(common[a], common[b])
    shorter, both = np.minimum(n_grams[a], n_grams[b]), n_grams[a] + n_grams[b]
    may = (most >= least_containment * shorter - 1e-9) | (most >= least * (both - most) - 1e-9)
    keys = [a[may] * n + b[may]]
    # what shares common 5-grams only; the shorter one then has more of them than this share of its own
    share = min(least_containment, 2 * least / (1 + least))
    for one, other in _by_common(found, n_grams, common, share):
        one, other = near.kept(one, other)
        keys.append(np.unique(np.minimum(one, other) * n + np.maximum(one, other)))
    keys = np.unique(np.concatenate(keys))
    return list(zip((keys // n).tolist(), (keys % n).tolist(), strict=True))


def _by_common(
    found: Postings, n_grams: np.ndarray, common: np.ndarray, share: float
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs by the rarest of the common 5-grams of articles that have many: one of those any such pair must share."""
    entry = np.flatnonzero(found.size > ALL_PAIRS)
    needed = np.maximum(np.ceil(share * n_grams - 1e-9).astype(np.int64), 1)
    entry = entry[common[found.doc[entry]] >= needed[found.doc[entry]]]
    entry = entry[np.lexsort((found.begin[entry], found.size[entry], found.doc[entry]))]
    doc = found.doc[entry]
    place = np.arange(len(doc)) - np.searchsorted(doc, doc)
    entry = entry[place <= common[doc] - needed[doc]]
    ends = np.cumsum(found.size[entry])
    for part in np.split(entry, np.searchsorted(ends, np.arange(AT_ONCE, ends[-1] if len(ends) else 0, AT_ONCE))):
        size = found.size[part]
        steps = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        one, other = np.repeat(found.doc[part], size), found.doc[np.repeat(found.begin[part], size) + steps]
        yield one[one != other], other[one != other]


def _table(
    articles: pd.DataFrame, row_of: np.ndarray, found: tuple[np.ndarray, ...], n_words: np.ndarray
) -> pd.DataFrame:
    ids = articles["doc_id"].reset_index(drop=True)
    first, second = row_of[found[0]], row_of[found[1]]
    return pd.DataFrame(
        {
            "doc_id_a": ids.take(first).reset_index(drop=True),
            "doc_id_b": ids.take(second).reset_index(drop=True),
            "jaccard": found[2],
            "containment": found[3],
            "shared_words": found[4],
            "n_words_a": n_words[first],
            "n_words_b": n_words[second],
            "hours": hours_between(*time_ranges(articles), first, second),
        }
    )
