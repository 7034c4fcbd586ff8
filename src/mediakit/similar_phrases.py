"""Phrases that stand in like contexts as a pattern's matches: what else a codebook might look for."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit._contexts import Contexts, contexts_of
from mediakit._near_words import check_whole, index_of, inside, matches_of, several_patterns, small_words_of
from mediakit.copies import counts_copies
from mediakit.patterns import Index
from mediakit.tables import columns
from mediakit.text import text_column

LEAST_DOCS = 2
SHOWN_NEIGHBOURS = 3  # of each kind
EXAMPLE_WORDS = 6  # on each side


@counts_copies()
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
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. Not with
        an `index`, which is of all.

    Returns
    -------
    DataFrame
        One row per phrase, the most similar first, ties by fewer words, then by the alphabet: ``phrase``, ``n``,
        ``n_docs``, ``similarity`` (0 to 1), ``shared`` (the neighbours that weigh most: those with a place, an
        ellipsis where the phrase stands, then those near it) and ``example``.

        ``attrs`` holds ``n_matches``, ``n_articles_with`` (a match), ``n_phrases`` (compared) and
        ``n_thinned`` (left out beside a phrase that holds them, or that they hold).

    Warns
    -----
    UserWarning
        Articles are in a language whose function words are not known, so that phrases may be made of them.

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        `articles` lacks a column, or a setting is not allowed.

    Notes
    -----
    Compared are phrases of one to three words that stand in two articles or more, begin and end with a word that
    is neither a function word nor a number, and do not overlap a match. Two contexts are looked at, across
    punctuation too: the two words on each side, told apart by their place, function words among them; and the
    words within five on each side wherever they stand, function words and numbers left out. Words that stand less
    than three times in the articles are passed over. With n(c, f) times that the word f is beside the phrase c,
    n(c) times of c (within five: of all words looked at beside c) and n(f) of f::

        p(f) = n(f)^0.75 / sum n^0.75
        weight = max(0, ln(n(c, f) / (n(c) p(f)))) * n(c, f) / (n(c, f) + 1) * m / (m + 1),  m = min(times c, n(f))
        similarity = sqrt(cosine of the weights by place * cosine of the weights within five)

    Positive pointwise mutual information with smoothed neighbours (Levy, Goldberg and Dagan 2015), shrunk where
    counts are small (Pantel and Lin 2002). By place alone, rare patterns get phrases of like grammar and another
    topic; within five alone, parts of the same passages; hence the geometric mean of both. Of a phrase that stands
    more than 200 times, the contexts of 200 are read, spread evenly over the articles. Of phrases of which one
    holds the other, and is half as frequent or more, only the more similar is shown. Similar contexts are not the
    same meaning: opposites and other issues of the same debates stand in them too. What to add to a codebook is
    read off the passages.

    Examples
    --------
    >>> texts = ["They want a land swap soon.", "They want a border deal soon.", "He saw a red bird today."] * 3
    >>> table = similar_phrases(pd.DataFrame({"text": texts}), "land swap", min_count=2)
    >>> table[["phrase", "n", "n_docs", "shared"]].head(1)
            phrase  n  n_docs                               shared
    0  border deal  3       3  want …, … soon, a …; near soon, want
    """
    check_columns(articles, ["text"], "articles")
    check_whole(n, "n", 1)
    check_whole(min_count, "min_count", 1)
    patterns = several_patterns(pattern)
    index = index_of(articles, index)
    matches = matches_of(index, patterns)
    known = contexts_of(index, small_words_of(articles), int(min_count))
    query = known.query(matches.first, matches.last)
    own = np.zeros(index.n_words + 1, "int32")
    own[inside(matches.first, matches.last) + 1] = 1
    sums = np.cumsum(own)
    overlapping = sums[known.phrases.last + 1] > sums[known.phrases.first]
    similarity = known.similar(query, overlapping)
    times = np.bincount(known.phrases.number[~overlapping], minlength=len(similarity))
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
    order = np.argsort(-similarity.round(9), kind="stable")
    for number in order[: np.count_nonzero(similarity)].tolist():
        if any(_one_in_other(known, number, other, times) for other, _ in found):
            n_thinned += 1
            continue
        times_of = known.phrases.places(number)
        places = known.phrases.first[times_of][~overlapping[times_of]]
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


def _shared(known: Contexts, query: list[np.ndarray], number: int, places: np.ndarray) -> str:
    """The neighbours that weigh most in the cosines: with their place, then near."""
    last = places + len(known.phrases.words[number]) - 1
    told = []
    for view, vector in zip(known.views, query, strict=True):
        weights = known.weights(view, np.zeros(len(places), "int64"), places, last)
        products = weights.weight * vector[weights.key]
        order = np.argsort(-products.round(9), kind="stable")[: np.count_nonzero(products)]
        place, form = np.divmod(weights.key[order], len(known.words.forms))
        words = [known.words.forms[one] for one in form.tolist()]
        if view.by_place:
            words = [
                f"{word} …" if view.offsets[i] < 0 else f"… {word}"
                for word, i in zip(words, place.tolist(), strict=True)
            ]
        told.append(", ".join(list(dict.fromkeys(words))[:SHOWN_NEIGHBOURS]))
    return f"{told[0]}; near {told[1]}"


def _example(index: Index, known: Contexts, number: int, places: np.ndarray) -> str:
    """The first passage that holds the phrase, on one line."""
    first = int(places[0])
    row = int(index.rows(places[:1])[0])
    begin = max(first - EXAMPLE_WORDS, int(index.first[row]))
    last = min(first + len(known.phrases.words[number]) - 1 + EXAMPLE_WORDS, int(index.first[row + 1]) - 1)
    return " ".join(index.texts[row][index.starts[begin] : index.ends[last]].split())
