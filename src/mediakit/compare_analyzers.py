"""How far several analyzers agree on the same articles: correlations, turned signs, limits of agreement."""

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._correlation import Correlation, coefficient, drawn_correlations, midranks, pearson, percentiles, spearman
from mediakit._coverage_intervals import Z, wilson
from mediakit._phrases import counted
from mediakit._resampling import generator
from mediakit._story_draws import _weights, story_numbers

LEAST = 4  # articles that a correlation's interval needs
NOTHING = 1e-12  # means of words that cancel out leave a rest of rounding


def compare_analyzers(scores: Mapping[str, pd.DataFrame] | pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """How far each pair of analyzers agrees, article by article.

    Parameters
    ----------
    scores : mapping of str to DataFrame, or DataFrame
        The analyzers' scores by their names, such as ``{"textblob": ..., "vader": ...}``: one row per article with
        ``doc_id`` and ``polarity``, and ``story_id`` where copies are known (`article_tone` gives all three). Or one
        table of all with a column ``analyzer``, such as the rows of one voice of `tone_by_voice`.
    seed : int
        Of the resamples of stories.

    Returns
    -------
    DataFrame
        One row per pair, over the articles that both score (``n_articles``; ``n_stories``, missing where copies
        were not looked for): ``pearson``, ``spearman``, each with ``_low`` and ``_high``; ``n_flips``, the articles
        that one puts below zero and the other above, and ``flips``, their share, with its interval; ``limit``, the
        limits of agreement of standardised scores, with its interval; ``widening``. Correlations, limit and widening
        are missing with fewer than four articles or scores that do not vary.

    Raises
    ------
    MediakitError
        Fewer than two analyzers, a missing column, or several rows for one article.

    Notes
    -----
    Pearson's r has Fisher's interval, Spearman's rho that of Bonett and Wright (2000), the share of flips Wilson's.
    Where stories repeat, whole stories are resampled for the correlations (1,999 times; ten stories or more), and
    Wilson's n is the number of articles by weight, n² / sum m(s)², with m(s) the articles of a story.

    Analyzers have no common unit, so their scores are standardised first: z = (polarity - mean) / sd, over these
    articles. Bland and Altman (1986) then draw the difference of two measures against their mean. Of standardised
    scores the mean difference and the slope are 0 whatever the data are, and the limits of agreement, 1.96 standard
    deviations of the difference, are ±1.96 sqrt(2 (1 - r)): they say again what r says, in standard deviations.
    What they add is the articles beyond them, and whether the difference grows towards the ends of the scale:
    ``widening`` is Spearman's rho of the difference's size with the distance of the mean from 0, near 0 where it
    does not (Bland and Altman 1999).

    Examples
    --------
    Four articles; on one the signs differ. The ranks of the second are 1, 3, 2, 4, so rho = 1 - 6 * 2 / 60:

    >>> ids = {"doc_id": list("abcd")}
    >>> one = pd.DataFrame(ids | {"polarity": [-0.3, -0.1, 0.1, 0.3]})
    >>> two = pd.DataFrame(ids | {"polarity": [-0.3, 0.1, 0.0, 0.3]})
    >>> compare_analyzers({"textblob": one, "vader": two})[["analyzer_a", "analyzer_b", "spearman", "n_flips"]]
      analyzer_a analyzer_b  spearman  n_flips
    0   textblob      vader       0.8        1
    """
    if isinstance(scores, pd.DataFrame):
        check_columns(scores, ["analyzer"], "scores")
        if n := int(scores["analyzer"].isna().sum()):
            raise MediakitError(f"scores does not say the analyzer in {counted(n, 'row')}. Name it there.")
        scores = dict(iter(scores.groupby("analyzer", sort=False)))
    if not isinstance(scores, Mapping) or len(scores) < 2:
        raise MediakitError(
            'scores must name two analyzers or more, each with its table: {"textblob": textblob, "vader": vader}.'
        )
    tables = {name: check_scores(table, f"scores of {name}") for name, table in scores.items()}
    rows = [
        {"analyzer_a": a, "analyzer_b": b, **_pair(joined(tables[a], tables[b]), seed)}
        for a, b in combinations(tables, 2)
    ]
    return pd.DataFrame(rows).astype({"n_stories": "Int64"})


def check_scores(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table, or a MediakitError that says why it does not hold one score an article."""
    check_columns(table, ["doc_id", "polarity"], name)
    if not (pd.api.types.is_numeric_dtype(table["polarity"]) or table["polarity"].isna().all()):
        raise MediakitError(f"{name} holds polarity as {table['polarity'].dtype}, not as numbers. Make it float.")
    if table["doc_id"].duplicated().any():
        raise MediakitError(
            f"{name} has several rows for one article. Score the articles with article_tone, or with sentiment and "
            f"unit='article' or 'sentence_mean', and choose one analyzer and voice."
        )
    return table


def joined(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """The articles that both score: doc_id, a, b, and story_id where one of the tables has it; in the first's order.

    >>> one = pd.DataFrame({"doc_id": ["x", "y"], "polarity": [0.1, None]})
    >>> joined(one, one.assign(polarity=0.5))
      doc_id    a    b
    0      x  0.1  0.5
    """
    kinds = [pd.api.types.is_numeric_dtype(table["doc_id"]) for table in (first, second)]
    if kinds[0] != kinds[1] and len(first) and len(second):
        raise MediakitError(
            "doc_id is a number in one table of scores and text in the other. Make both text: "
            'table["doc_id"] = table["doc_id"].astype("str").'
        )
    kept = ["doc_id", "polarity"] + (["story_id"] if "story_id" in first.columns else [])
    also = ["story_id"] if "story_id" in second.columns and "story_id" not in kept else []
    both = first[kept].merge(second[["doc_id", "polarity", *also]], on="doc_id", suffixes=("_a", "_b"))
    both = both.rename(columns={"polarity_a": "a", "polarity_b": "b"})
    both = both.assign(a=both["a"].astype(float), b=both["b"].astype(float))
    return both[np.isfinite(both["a"]) & np.isfinite(both["b"])].reset_index(drop=True)


def standardised(values: np.ndarray) -> np.ndarray:
    """z-scores: less the mean, over the standard deviation (n - 1); missing where the values do not vary.

    >>> standardised(np.array([1.0, 2.0, 3.0])).tolist()
    [-1.0, 0.0, 1.0]
    """
    if len(values) < 2 or np.ptp(values) == 0:
        return np.full(len(values), np.nan)
    return (values - values.mean()) / values.std(ddof=1)


def turned(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Whether one score is below zero and the other above; what is left where words cancel out is no sign.

    >>> turned(np.array([-0.1, 0.0, 1e-17]), np.array([0.1, 0.5, -0.2])).tolist()
    [True, False, False]
    """
    return ((a < -NOTHING) & (b > NOTHING)) | ((a > NOTHING) & (b < -NOTHING))


def limit_of(r: float) -> float:
    """The limits of agreement of two standardised scores with correlation r, in standard deviations.

    >>> round(limit_of(0.5), 2), limit_of(1.0)
    (1.96, 0.0)
    """
    return Z * math.sqrt(2 * (1 - r)) if not math.isnan(r) else math.nan


def _pair(both: pd.DataFrame, seed: int) -> dict[str, object]:
    a, b = both["a"].to_numpy(), both["b"].to_numpy()
    story, known = story_numbers(both)
    size = np.bincount(story, minlength=1)
    n, flips = len(both), int(turned(a, b).sum())
    effective = n**2 / max(int((size**2).sum()), 1)
    low, high = wilson(np.array([flips / max(n, 1) * effective]), np.array([effective]))
    r, rho = _correlations(a, b, story, seed) if n >= LEAST else (Correlation(*[math.nan] * 3),) * 2
    return {
        "n_articles": n, "n_stories": int((size > 0).sum()) if known else None,
        **_with_bounds("pearson", r), **_with_bounds("spearman", rho),
        "n_flips": flips, "flips": flips / n if n else math.nan,
        "flips_low": float(low[0]), "flips_high": float(high[0]),
        "limit": limit_of(r.estimate), "limit_low": limit_of(r.high), "limit_high": limit_of(r.low),
        "widening": _widening(a, b) if n >= LEAST else math.nan,
    }  # fmt: skip


def _with_bounds(name: str, found: Correlation) -> dict[str, float]:
    return {name: found.estimate, f"{name}_low": found.low, f"{name}_high": found.high}


def _correlations(a: np.ndarray, b: np.ndarray, story: np.ndarray, seed: int) -> tuple[Correlation, Correlation]:
    """Pearson's and Spearman's, by formula, or where stories repeat over resamples of whole stories."""
    found = pearson(a, b), spearman(a, b)
    n_stories = int(story.max()) + 1
    if n_stories == len(a) or math.isnan(found[0].estimate):
        return found
    weights = [w[:, story] for w in _weights(n_stories, generator(seed, "analyzers", str(n_stories)))]
    bounds = [
        percentiles(np.concatenate([drawn_correlations(a, b, w, ranks=ranks) for w in weights]), n_stories)
        for ranks in (False, True)
    ]
    return tuple(Correlation(one.estimate, *two) for one, two in zip(found, bounds, strict=True))


def _widening(a: np.ndarray, b: np.ndarray) -> float:
    x, y = standardised(a), standardised(b)
    if np.isnan(x).any() or np.isnan(y).any():
        return math.nan
    # to the last bits alike is alike: ranks must not hang on rounding
    return coefficient(midranks(np.abs(x - y).round(12)), midranks(np.abs(x + y).round(12)))
