"""How hard an article is to read, by the lengths of its sentences and words: LIX."""

import math

import pandas as pd

from mediakit._check import check_columns
from mediakit._groups import texts
from mediakit.tables import columns
from mediakit.text import WORD, article_languages, sentence_spans

LONG = 6  # letters; a long word has more


def readability(articles: pd.DataFrame, *, field: str = "text") -> pd.DataFrame:
    """The length of each article's sentences and words, and its LIX.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field` (and ``language``, where it is there, for the sentences). A
        missing text counts as empty. Not changed.
    field : str
        The column that is read.

    Returns
    -------
    DataFrame
        One row per article, in their order:

        - ``doc_id``: the article.
        - ``n_words``, ``n_sentences``: its words, and its sentences that hold one.
        - ``words_per_sentence``: their mean length; missing without a word.
        - ``lix``: about 25 for children's books, 45 for newspapers, 55 and more for official prose (Björnsson 1968);
          missing without a word.

    Warns
    -----
    UserWarning
        Articles in languages for whose sentences there are no rules, with their count.

    Raises
    ------
    MediakitError
        A column is missing.

    Notes
    -----
    With W words in S sentences, L of them with more than six letters, LIX = W / S + 100 L / W (C. H. Björnsson 1968,
    *Läsbarhet*). Letters are those of any script; digits and apostrophes are none. Sentences are the kit's, so that a
    line that stands alone, such as a headline, is one; many such lines lower the figure. Made for Swedish, used for
    many languages; figures of two languages are not to be compared, for one has longer words than the other.

    Examples
    --------
    Twelve words in two sentences, three of more than six letters (*parties*, *mediators*, *proposal*):
    12 / 2 + 100 · 3 / 12 = 31.

    >>> text = "Both parties met the mediators. They did not read the new proposal."
    >>> readability(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
      doc_id  n_words  n_sentences  words_per_sentence   lix
    0      a       12            2                 6.0  31.0
    """
    check_columns(articles, ["doc_id", field], "articles")
    rows = [
        _figures(text, language)
        for text, language in zip(texts(articles, field), article_languages(articles), strict=True)
    ]
    table = pd.DataFrame(rows, columns=columns("readability")[1:], index=range(len(articles)))
    table = table.astype({name: "int64" if name.startswith("n_") else "float64" for name in table.columns})
    table.insert(0, "doc_id", articles["doc_id"].to_numpy() if len(articles) else pd.Series(dtype="str"))
    return table.astype({"doc_id": articles["doc_id"].dtype})


def _figures(text: str, language: str) -> tuple[int, int, float, float]:
    """Words, sentences, their mean length and LIX of one text."""
    found = WORD.findall(text)
    if not found:
        return 0, 0, math.nan, math.nan
    n_long = sum(len(word) > LONG and sum(map(str.isalpha, word)) > LONG for word in found)
    n_sentences = sum(WORD.search(text, start, end) is not None for start, end in sentence_spans(text, language))
    length = len(found) / n_sentences
    return len(found), n_sentences, length, length + 100 * n_long / len(found)
