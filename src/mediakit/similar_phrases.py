"""Phrases that stand in like contexts as a pattern's matches: what else a codebook might look for."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit._contexts import OFFSETS, Contexts, contexts_of
from mediakit._groups import languages
from mediakit._near_words import check_whole, index_of, inside, matches_of, several_patterns, small_words
from mediakit.patterns import Index
from mediakit.tables import columns
from mediakit.text import text_column

LEAST_DOCS = 2
SHOWN_NEIGHBOURS = 5
EXAMPLE_WORDS = 6  # on each side


def similar_phrases(
    articles: pd.DataFrame,
    pattern: str | Sequence[str],
    *,
    n: int = 20,
    min_count: int = 5,
    index: Index | None = None,
) -> pd.DataFrame:
    """Find phrases that stand in like contexts as a pattern's matches, and are none.

    Parameters
    ----------
    articles : DataFrame
        With ``text``, and ``language`` where it is there. A missing text counts as empty.
    pattern : str or list of str
        As in a codebook, or several patterns, which act as one frame's.
    n : int
        At most so many phrases.
    min_count : int
        A phrase stands this many times or more in the articles, matches of the pattern left out.
    index : Index, optional
        The index of the articles' texts, in their order. With it a second pattern is much quicker than the first.

    Returns
    -------
    DataFrame
        One row per phrase, the most similar first, ties by the phrase: ``phrase``, ``n``, ``n_docs``,
        ``similarity``, ``shared`` (the neighbours that weigh most, an ellipsis in the phrase's place) and
        ``example``.

        ``attrs`` holds ``n_matches``, ``n_articles_with`` (a match), ``n_phrases`` (compared) and
        ``n_thinned`` (left out beside a phrase that holds them, or that they hold).

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        `articles` lacks a column, or a setting is not allowed.

    Notes
    -----
    Compared are phrases of one to three words that stand in two articles or more, begin and end with a word that
    is neither a function word nor a number, and do not overlap a match. A context is the two words on each side,
    told apart by their place, across punctuation too; words that stand less than three times in the articles are
    passed over. With n(c, f) times that the word f is in one place beside the phrase c, n(c) times of c and n(f)
    of f::

        p(f) = n(f)^0.75 / sum n^0.75
        weight = max(0, ln(n(c, f) / (n(c) p(f)))) * n(c, f) / (n(c, f) + 1) * m / (m + 1),  m = min(n(c), n(f))
        similarity = cosine of the two vectors of weights

    Positive pointwise mutual information with smoothed neighbours (Levy, Goldberg and Dagan 2015), shrunk where
    counts are small (Pantel and Lin 2002). Of phrases of which one holds the other, and is half as frequent or
    more, only the more similar is shown. Similar contexts are not the same meaning: opposites and other issues of
    the same debates stand in them too. What to add to a codebook is read off the passages.

    Examples
    --------
    >>> texts = ["They want a land swap soon.", "They want a border deal soon.", "He saw a red bird today."] * 2
    >>> table = similar_phrases(pd.DataFrame({"text": texts}), "land swap", min_count=2)
    >>> table[["phrase", "n", "n_docs", "shared"]].head(1)
            phrase  n  n_docs                 shared
    0  border deal  2       2  want …, … soon, a …
    """
    check_columns(articles, ["text"], "articles")
    check_whole(n, "n", 1)
    check_whole(min_count, "min_count", 1)
    patterns = several_patterns(pattern)
    index = index_of(articles, index)
    matches = matches_of(index, patterns)
    known = contexts_of(index, small_words(languages(articles)), int(min_count))
    query = known.query(matches.first, matches.last)
    own = np.zeros(index.n_words + 1, "int32")
    own[inside(matches.first, matches.last) + 1] = 1
    sums = np.cumsum(own)
    overlapping = sums[known.phrases.last + 1] > sums[known.phrases.first]
    similarity, times = known.similar(query, overlapping)
    similarity[times < min_count] = 0
    chosen, n_thinned = _chosen(known, index, similarity, times, overlapping, int(n))
    table = pd.DataFrame(
        {
            "phrase": text_column([_name(known, number) for number, _ in chosen]),
            "n": np.array([times[number] for number, _ in chosen], "int64"),
            "n_docs": np.array([len(np.unique(index.rows(places))) for _, places in chosen], "int64"),
            "similarity": np.array([similarity[number] for number, _ in chosen], "float64"),
            "shared": text_column([_shared(known, query, number, places) for number, places in chosen]),
            "example": text_column([_example(index, known, number, places) for number, places in chosen]),
        },
        columns=columns("similar_phrases"),
    )
    table.attrs = {
        "n_matches": len(matches),
        "n_articles_with": len(np.unique(matches.row)),
        "n_phrases": int((times >= min_count).sum()),
        "n_thinned": n_thinned,
    }
    return table


def _name(known: Contexts, number: int) -> str:
    return " ".join(known.words.forms[form] for form in known.phrases.words[number])


def _chosen(
    known: Contexts, index: Index, similarity: np.ndarray, times: np.ndarray, overlapping: np.ndarray, n: int
) -> tuple[list[tuple[int, np.ndarray]], int]:
    """The most similar phrases with the places where they stand, and how many were left out beside them."""
    found: list[tuple[int, np.ndarray]] = []
    n_thinned = 0
    order = sorted(np.flatnonzero(similarity > 0).tolist(), key=lambda i: (-round(similarity[i], 12), _name(known, i)))
    for number in order:
        if any(_one_in_other(known, number, other, times) for other, _ in found):
            n_thinned += 1
            continue
        places = known.phrases.first[(known.phrases.number == number) & ~overlapping]
        if len(np.unique(index.rows(places))) >= LEAST_DOCS:
            found.append((number, places))
        if len(found) == n:
            break
    return found, n_thinned


def _one_in_other(known: Contexts, one: int, other: int, times: np.ndarray) -> bool:
    """Whether one phrase holds the other and they stand about as often."""
    names = sorted((f" {_name(known, one)} ", f" {_name(known, other)} "), key=len)
    few, many = sorted((int(times[one]), int(times[other])))
    return names[0] in names[1] and many <= 2 * few


def _shared(known: Contexts, query: np.ndarray, number: int, places: np.ndarray) -> str:
    """The neighbours that weigh most in the cosine, an ellipsis where the phrase stands."""
    last = places + len(known.phrases.words[number]) - 1
    products = []
    for place, _, form, weight in known.weights(np.zeros(len(places), "int32"), places, last, 1, query):
        for one, value in zip(form.tolist(), (weight * query[place, form]).tolist(), strict=True):
            word = known.words.forms[one]
            products.append((-round(value, 12), place, f"{word} …" if OFFSETS[place] < 0 else f"… {word}"))
    shown = dict.fromkeys(told for _, _, told in sorted(products))
    return ", ".join(list(shown)[:SHOWN_NEIGHBOURS])


def _example(index: Index, known: Contexts, number: int, places: np.ndarray) -> str:
    """The first passage that holds the phrase, on one line."""
    first = int(places[0])
    row = int(index.rows(places[:1])[0])
    begin = max(first - EXAMPLE_WORDS, int(index.first[row]))
    last = min(first + len(known.phrases.words[number]) - 1 + EXAMPLE_WORDS, int(index.first[row + 1]) - 1)
    return " ".join(index.texts[row][index.starts[begin] : index.ends[last]].split())
