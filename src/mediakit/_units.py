"""What is scored: articles, sentences, paragraphs or passages, in all voices or in one."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns, nearest
from mediakit._coverage import places_of
from mediakit._groups import texts
from mediakit._paragraphs import paragraph_spans
from mediakit.text import WORD, article_languages, sentence_spans, text_column
from mediakit.voice import NARRATOR, QUOTED, Quotations, check_voice, quotations, span_columns, standing

UNITS = ("article", "sentence", "sentence_mean", "paragraph")


@dataclass(frozen=True)
class Units:
    """The stretches of text that are scored, one after the other.

    Attributes
    ----------
    kind : str
        article, sentence, sentence_mean, paragraph or passage.
    rows, starts, ends : ndarray of int
        The place of each one's article, and its half-open span in the text of the article.
    contents : list of str
        The article's texts, with spaces for what is not scored; a missing text is empty.
    beside : DataFrame
        What the table of scores says of each unit besides its score: ``doc_id``, and of ``sent_id``, ``frame``,
        ``start``, ``end`` and ``voice`` what it has.
    others : list of str, optional
        Where one voice is scored, the texts in the other one, likewise with spaces for all else.
    """

    kind: str
    rows: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    contents: list[str]
    beside: pd.DataFrame
    others: list[str] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self, first: int, last: int) -> list[str]:
        """The texts of the units from one number up to another."""
        return self._cut(self.contents, first, last)

    def n_other_words(self, first: int, last: int) -> list[int]:
        """How many words each of these units has in the other voice; none where all voices are scored."""
        if self.others is None:
            return [0] * len(self.rows[first:last])
        return [count_words(text) for text in self._cut(self.others, first, last)]

    def _cut(self, contents: list[str], first: int, last: int) -> list[str]:
        part = slice(first, last)
        spans = zip(self.rows[part].tolist(), self.starts[part].tolist(), self.ends[part].tolist(), strict=True)
        return [contents[row][start:end] for row, start, end in spans]


def count_words(text: str) -> int:
    """How many words a text has, by the kit's rule.

    >>> count_words("They didn’t — 7 times.")
    4
    """
    return sum(1 for _ in WORD.finditer(text))


def units_of(
    articles: pd.DataFrame,
    unit: str | pd.DataFrame,
    *,
    field: str = "text",
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
    without: pd.DataFrame | None = None,
) -> Units:
    """The units of the articles; their spans are those of the whole text, whatever is scored of it.

    Raises
    ------
    MediakitError
        A column is missing, an option is not known, a voice comes without quotes, or a span stands outside its text.

    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["“No,” she said. He left."]})
    >>> quotes = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [5], "kind": ["direct"]})
    >>> units_of(articles, "sentence", quotes=quotes, voice="narrator").texts(0, 2)
    ['      she said.', 'He left.']
    """
    check_columns(articles, ["doc_id", field], "articles")
    check_unit(unit)
    check_voice(voice, quotes)
    contents = texts(articles, field)
    kind = "passage" if isinstance(unit, pd.DataFrame) else unit
    rows, starts, ends, beside = _spans(articles, unit, contents)
    quoted = None if quotes is None else quotations(articles, quotes, field)
    others = None
    if voice != "all":
        beside["voice"] = text_column([voice] * len(rows))
        contents, others = quoted.masked(voice), quoted.masked(QUOTED if voice == NARRATOR else NARRATOR)
    elif quoted is not None and kind in ("sentence", "paragraph", "passage"):
        beside["voice"] = text_column(quoted.voices(rows, starts, ends))
    if without is not None:
        check_columns(without, ["doc_id", "start", "end"], "without")
        found = standing(articles, without, texts(articles, field), field, "without")
        contents = Quotations(contents, *found).masked(NARRATOR)
        others = None if others is None else Quotations(others, *found).masked(NARRATOR)
    return Units(kind, rows, starts, ends, contents, beside, others)


def check_unit(unit: object) -> None:
    """Raise a MediakitError unless the unit is known or a table of passages.

    >>> check_unit("sentences")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: unit='sentences' is not known. Allowed: article, sentence, sentence_mean, paragraph,
    or a table of passages such as windows(...). Did you mean 'sentence'?
    """
    if isinstance(unit, pd.DataFrame):
        check_columns(unit, ["doc_id", "start", "end"], "unit")
    elif not isinstance(unit, str) or unit not in UNITS:
        raise MediakitError(
            f"unit={unit!r} is not known. Allowed: {', '.join(UNITS)}, or a table of passages such as windows(...)."
            f"{nearest(unit, UNITS)}"
        )


def languages_for(articles: pd.DataFrame, kind: str) -> list[str]:
    """Punkt's language for each article, which only sentences ask for; with a warning where Punkt has none."""
    return article_languages(articles) if kind == "sentence" else [""] * len(articles)


def spans_of(text: str, kind: str, language: str = "english") -> list[tuple[int, int]]:
    """The articles, paragraphs or sentences of one text, half-open.

    >>> spans_of("No. Yes.", "sentence"), spans_of("No. Yes.", "article")
    ([(0, 3), (4, 8)], [(0, 8)])
    """
    if kind == "article":
        return [(0, len(text))]
    return paragraph_spans(text) if kind == "paragraph" else sentence_spans(text, language)


def _spans(
    articles: pd.DataFrame, unit: str | pd.DataFrame, contents: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, pd.DataFrame]:
    """The row, start and end of each unit, and the columns that say which it is."""
    if isinstance(unit, pd.DataFrame):
        return _passages(articles, unit, contents)
    kind = "sentence" if unit == "sentence_mean" else unit
    found = [spans_of(text, kind, one) for text, one in zip(contents, languages_for(articles, kind), strict=True)]
    sizes = np.fromiter(map(len, found), "int64", len(found))
    rows = np.repeat(np.arange(len(found)), sizes)
    both = np.array([pair for spans in found for pair in spans], dtype="int64").reshape(-1, 2)
    starts, ends = both[:, 0], both[:, 1]
    beside = pd.DataFrame({"doc_id": articles["doc_id"].iloc[rows].reset_index(drop=True)})
    if unit == "sentence":
        beside["sent_id"] = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    elif unit == "paragraph":
        beside["start"], beside["end"] = starts, ends
    return rows, starts, ends, beside


def _passages(
    articles: pd.DataFrame, unit: pd.DataFrame, contents: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, pd.DataFrame]:
    """The passages of a table in its order; those of other articles are left out with a warning."""
    place = places_of(unit, articles, "passages")
    unit, rows = unit[place >= 0], place[place >= 0]
    starts, ends = span_columns(unit, "unit")
    sizes = np.fromiter((len(contents[row]) for row in rows), "int64", len(rows))
    wrong = (starts < 0) | (ends < starts) | (ends > sizes)
    if wrong.any():
        first = unit["doc_id"].iloc[int(wrong.argmax())]
        raise MediakitError(
            f"unit holds {int(wrong.sum())} of {len(wrong)} passages that stand outside their text, the first in "
            f"{first!r}. Give the field that they are of: field='title'."
        )
    told = [column for column in ("doc_id", "frame", "start", "end") if column in unit.columns]
    return rows, starts, ends, unit[told].reset_index(drop=True)
