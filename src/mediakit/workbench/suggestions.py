"""What one did not think of: words near a pattern, phrases like it, words of one outlet. Nothing is added by itself."""

from typing import Any

import pandas as pd

from mediakit._check import MediakitError, check_choice
from mediakit._groups import group_labels
from mediakit._phrases import counted, number
from mediakit.collocates import collocates
from mediakit.keyness import keyness
from mediakit.patterns import Index
from mediakit.similar_phrases import similar_phrases
from mediakit.workbench.shown import plain

KINDS = ("collocates", "similar_phrases", "keyness")
MOST = 40


class Suggestions:
    """Tables of words and phrases, each made once and kept.

    Parameters
    ----------
    articles : DataFrame
        The articles.
    by : str
        The column whose groups `keyness` compares.
    index : Index
        Of the articles' texts.
    """

    def __init__(self, articles: pd.DataFrame, by: str, index: Index) -> None:
        self._articles = articles
        self._by = by
        self._index = index
        self._made: dict[tuple[str, str], dict[str, Any]] = {}

    def of(self, kind: str, wanted: str) -> dict[str, Any]:
        """Words or phrases, each with its figures in words, and a sentence on what they are.

        Parameters
        ----------
        kind : {"collocates", "similar_phrases", "keyness"}
            Words near a pattern; phrases like it; words of an outlet set against the others.
        wanted : str
            The pattern, or the outlet.
        """
        check_choice(kind, KINDS, "kind")
        if not wanted.strip():
            raise MediakitError("Type a pattern first." if kind != "keyness" else "Choose an outlet first.")
        if (kind, wanted) not in self._made:
            made = {"collocates": self._collocates, "similar_phrases": self._similar, "keyness": self._keyness}
            told, items = made[kind](wanted)
            self._made[kind, wanted] = {"told": told, "items": [_item(*item) for item in items[:MOST]]}
        return self._made[kind, wanted]

    def _collocates(self, pattern: str) -> tuple[str, list[tuple[str, str]]]:
        table = collocates(self._articles, pattern, order="g2", exclude_function_words=True, index=self._index)
        table = table[table["g2"] > 0]
        told = f"Words within 5 words of '{pattern}' more often than elsewhere, by log-likelihood."
        return told, [
            (row.feature, f"{row.n_near:,} near, {row.n_other:,} elsewhere, {counted(row.n_docs, 'article')}")
            for row in table.itertuples()
        ]

    def _similar(self, pattern: str) -> tuple[str, list[tuple[str, str]]]:
        table = similar_phrases(self._articles, pattern, n=MOST, index=self._index)
        told = f"Phrases that stand among the same words as '{pattern}'. They need not mean the same."
        return told, [
            (row.phrase, f"{row.n:,} times, {counted(row.n_docs, 'article')}, likeness {number(row.similarity)}")
            for row in table.itertuples()
        ]

    def _keyness(self, group: str) -> tuple[str, list[tuple[str, str]]]:
        # the view has the name as it can be shown
        names = group_labels(self._articles, self._by)
        table = keyness(self._articles, by=self._by, target=next((n for n in names if plain(n) == group), group))
        table = table[table["g2"] > 0]
        told = (
            f"Words that {plain(group)} uses more than the others, by log-likelihood "
            f"({counted(table.attrs.get('n_articles_target', 0), 'article')} against "
            f"{table.attrs.get('n_articles_reference', 0):,})."
        )
        return told, [
            (
                row.feature,
                f"{number(row.rate_target)} against {number(row.rate_reference)} per 1,000 words, "
                f"{counted(row.n_docs_target, 'article')}",
            )
            for row in table.itertuples()
        ]


def _item(word: str, told: str) -> dict[str, str]:
    return {"pattern": plain(word), "told": told}
