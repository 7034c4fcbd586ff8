"""Words that stand near a pattern's matches more often than chance would put them there."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit._check import check_choice, check_columns
from mediakit._near_words import (
    LowerWords,
    around,
    check_whole,
    index_of,
    is_small,
    lower_words,
    matches_of,
    several_patterns,
    small_words_of,
)
from mediakit.copies import counts_copies
from mediakit.keyness import log_likelihood
from mediakit.patterns import Index
from mediakit.tables import columns
from mediakit.text import text_column

ORDERS = ("log_dice", "g2")


@counts_copies()
def collocates(
    articles: pd.DataFrame,
    pattern: str | Sequence[str],
    *,
    window: int = 5,
    min_count: int = 3,
    within: str = "article",
    order: str = "log_dice",
    exclude_function_words: bool = False,
    index: Index | None = None,
) -> pd.DataFrame:
    """Find the words that stand near a pattern's matches.

    Parameters
    ----------
    articles : DataFrame
        With ``text``, and ``language`` where it is there. A missing text counts as empty.
    pattern : str or list of str
        As in a codebook, or several patterns, which act as one frame's.
    window : int
        The words that count as near: so many before a match, and so many behind it.
    min_count : int
        A word is shown if it stands this many times or more near a match.
    within : {"article", "sentence"}
        Whether what is near may stand in another sentence of the article.
    order : {"log_dice", "g2"}
        The measure by which the words are sorted, highest first; ties by the other, then by the word.
    exclude_function_words : bool
        Whether words such as "the" and "of" are left out of the table (English; German and French where
        ``language`` says so). They still take places in the window and count as words.
    index : Index, optional
        The index of the articles' texts, in their order, so that it is not made for each pattern anew.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. Not with
        an `index`, which is of all.

    Returns
    -------
    DataFrame
        One row per word: ``feature`` (lower case), ``window``, ``n_near``, ``n_other``, ``expected``,
        ``log_dice``, ``g2``, ``n_docs``.

        ``attrs`` holds ``n_matches``, ``n_articles_with`` (a match), ``n_words_near``, ``n_words`` (those of
        matches left out) and ``n_below_min_count`` and ``n_function_words``: words near, but not shown.

    Warns
    -----
    UserWarning
        Function words are to be left out, and articles are in a language whose function words are not known.

    Raises
    ------
    CodebookError
        A pattern cannot be read.
    MediakitError
        `articles` lacks a column, or a setting is not allowed.

    Notes
    -----
    Each word of the articles counts once, be it near one match or several; the matches' own words count
    nowhere. With f(x) matches, f(y) times that the word stands in the articles, f(x, y) of them near a match,
    R words near a match of N words in all::

        expected = R f(y) / N
        log_dice = 14 + log2(2 min(f(x, y), f(x)) / (f(x) + f(y)))
        G2 = 2 sum O ln(O / E)   over near and elsewhere, the word and all others; negative below expected

    log_dice after Rychly (2008). It is 14 where the word stands near each match and nowhere else, and one less
    where it holds half as well; it does not depend on the size of the corpus. Near one match a word may stand
    twice, hence the minimum, which keeps it at 14 or below. G2 after Dunning (1993), as in `keyness`; its high values
    go to frequent words. Words are not independent draws: read ``n_docs`` beside both. G2 is checked against
    ``scipy.stats.chi2_contingency``.

    Examples
    --------
    "valley" is near both swaps and nowhere else: f(x) = f(y) = f(x, y) = 2. Of the 9 words that are no swap 4 are near.

    >>> articles = pd.DataFrame({"text": ["The valley swap failed.", "A swap: valley folk wait and wait."]})
    >>> table = collocates(articles, "swap", window=1, min_count=2)
    >>> table[["feature", "n_near", "n_other", "log_dice", "n_docs"]]
      feature  n_near  n_other  log_dice  n_docs
    0  valley       2        0      14.0       2
    """
    check_columns(articles, ["text"], "articles")
    check_whole(window, "window", 1, "a whole number of words")
    check_whole(min_count, "min_count", 1)
    check_choice(within, ("article", "sentence"), "within")
    check_choice(order, ORDERS, "order")
    patterns = several_patterns(pattern)
    index = index_of(articles, index)
    matches = matches_of(index, patterns)
    near, own = around(index, matches, int(window), within)
    words = lower_words(index)
    n_near, n_docs = _counts(index, words, near)
    n_all = words.counts - np.bincount(words.of(index, own), minlength=len(words.forms))
    n_words = index.n_words - len(own)
    shown = n_near >= min_count
    table = _table(words.forms, shown, (n_near, n_all, n_docs), (len(matches), len(near), n_words))
    table["window"] = np.full(len(table), window, "int64")
    small_ones = small_words_of(articles) if exclude_function_words else None
    small = np.array([small_ones is not None and is_small(form, small_ones) for form in table["feature"]], "bool")
    other = ORDERS[order == "log_dice"]
    table = table[~small].sort_values([order, other, "feature"], ascending=[False, False, True], ignore_index=True)
    table.attrs = {
        "n_matches": len(matches),
        "n_articles_with": len(np.unique(matches.row)),
        "n_words_near": len(near),
        "n_words": n_words,
        "n_below_min_count": int(((n_near > 0) & ~shown).sum()),
        "n_function_words": int(small.sum()),
    }
    return table[columns("collocates")]


def _counts(index: Index, words: LowerWords, near: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each form how many times, and in how many articles, it stands near a match."""
    codes, n_forms = words.of(index, near), len(words.forms)
    pairs = np.unique(index.rows(near) * n_forms + codes)
    return np.bincount(codes, minlength=n_forms), np.bincount(pairs % max(n_forms, 1), minlength=n_forms)


def _table(
    forms: list[str],
    shown: np.ndarray,
    counts: tuple[np.ndarray, np.ndarray, np.ndarray],
    sizes: tuple[int, int, int],
) -> pd.DataFrame:
    """The measures of the forms that are shown, of their counts near, in all and of articles."""
    n_matches, n_words_near, n_words = sizes
    n_near, n_all, n_docs = (count[shown].astype("int64") for count in counts)
    n_other = n_all - n_near
    expected = n_words_near * n_all / max(n_words, 1)
    sign = np.sign(n_near * n_words - n_all * n_words_near)  # whole numbers: no rounding
    dice = 2 * np.minimum(n_near, n_matches) / (n_matches + n_all)
    return pd.DataFrame(
        {
            "feature": text_column([forms[i] for i in np.flatnonzero(shown)]),
            "n_near": n_near,
            "n_other": n_other,
            "expected": expected,
            "log_dice": 14 + np.log2(dice),
            "g2": sign * log_likelihood(n_near, n_other, n_words_near, max(n_words - n_words_near, 0)),
            "n_docs": n_docs,
        }
    )
