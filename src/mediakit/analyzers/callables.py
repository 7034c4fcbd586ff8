"""Any function on a list of texts as an analyzer: a transformer, a language model, a rule of one's own."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from numbers import Real

import numpy as np
import pandas as pd

from mediakit._check import MediakitError
from mediakit._phrases import counted
from mediakit.analyzers.base import MISSING, Analyzer, Score
from mediakit.text import WORD

BATCH = 256  # texts that a function is handed at a time

GIVES = "one number per text, -1 to 1, or a pair of polarity (-1 to 1) and subjectivity (0 to 1)"


class CallableAnalyzer(Analyzer):
    """A function as an analyzer; see `analyzer`."""

    def __init__(self, function: Callable, name: str, title: str, language: str | None) -> None:
        self.function = function
        self.name = name
        self.title = title
        self.language = language

    def __repr__(self) -> str:
        return f"analyzer({self.function!r}, name={self.name!r})"

    def scores(self, texts: Sequence[str]) -> list[Score]:
        """The function's numbers, asked for 256 texts at a time; n_scored are all words of the text."""
        found = []
        for first in range(0, len(texts), BATCH):
            batch = list(texts[first : first + BATCH])
            try:
                given = self.function(list(batch))
            except Exception as error:
                error.add_note(f"raised by the analyzer '{self.name}' on {counted(len(batch), 'text')}")
                raise
            rows = self._rows(given, len(batch))
            found += [self._checked(row, text) for row, text in zip(rows, batch, strict=True)]
        return found

    def _rows(self, given: object, n: int) -> list:
        """What the function gave, as a list with an entry for each text."""
        if isinstance(given, pd.DataFrame):
            if "polarity" not in given.columns:
                raise self._wrong(f"a table without a column 'polarity' (it has: {', '.join(map(str, given.columns))})")
            given = _rows_of(given)
        if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
            raise self._wrong(f"a {type(given).__name__}")
        rows = list(given)
        if len(rows) != n:
            raise self._wrong(f"{counted(len(rows), 'value')} for {counted(n, 'text')}")
        return rows

    def _checked(self, row: object, text: str) -> Score:
        if row is None:
            return Score(MISSING)
        pair = list(row) if isinstance(row, tuple | list | np.ndarray) else [row]
        if not 1 <= len(pair) <= 2:
            raise self._wrong(f"{counted(len(pair), 'number')} for the text {_cut(text)}")
        values = [self._number(*part, text) for part in zip(pair, (-1, 0), ("polarity", "subjectivity"), strict=False)]
        return Score(values[0], values[1] if len(values) > 1 else MISSING, sum(1 for _ in WORD.finditer(text)))

    def _number(self, value: object, least: int, what: str, text: str) -> float:
        if isinstance(value, np.ndarray) and value.size == 1:
            value = value.item()
        if isinstance(value, bool | np.bool_) or not isinstance(value, Real):
            raise self._wrong(f"{_cut(value)} ({type(value).__name__}) for the text {_cut(text)}")
        number = float(value)
        if not math.isfinite(number) or not least <= number <= 1:
            raise self._wrong(f"the {what} {number:g} for the text {_cut(text)}")
        return number

    def _wrong(self, found: str) -> MediakitError:
        return MediakitError(
            f"analyzer '{self.name}' gave {found}. It must give {GIVES}; None where it has no score for a text."
        )


def _rows_of(table: pd.DataFrame) -> list:
    """A table's rows as a list gives them: None where polarity is missing, polarity alone where subjectivity is."""
    columns = [table[name].astype(object) for name in ("polarity", "subjectivity") if name in table.columns]
    rows = zip(*columns, strict=True)
    return [None if pd.isna(row[0]) else tuple(part for part in row if not pd.isna(part)) for row in rows]


def _cut(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def analyzer(
    function: Callable[[list[str]], Iterable], *, name: str = "", title: str = "", language: str | None = None
) -> CallableAnalyzer:
    """Make an analyzer of a function: a transformer, a language model, a rule of your own.

    Parameters
    ----------
    function : callable
        Takes a list of texts and returns as many values in their order: numbers from -1 to 1, or pairs of polarity
        and subjectivity (0 to 1), or a DataFrame with ``polarity`` and perhaps ``subjectivity``. None in the place
        of a value: no score for that text. It is called with at most 256 texts at a time, none of them without
        a word.
    name : str, optional
        Its name in tables; the function's own where it is left out.
    title : str, optional
        Its name in prose; the name where it is left out.
    language : str, optional
        The two-letter code of the one language that it knows; articles in others are then counted in a warning.

    Returns
    -------
    Analyzer
        For `sentiment`. It has no evidence: a function does not say which words made its score, so ``n_scored``
        counts all words of the text.

    Raises
    ------
    MediakitError
        `function` cannot be called; or, when it is used, it gives too few or too many values, something that is no
        number, or a number out of range.

    Notes
    -----
    Nothing is downloaded, and nothing keeps the function from doing so: name model and version in `name`, and fix its
    seed. A pipeline of the library transformers gives a label and a score for each text; make numbers of them:
    ``lambda texts: [SIGN[found["label"]] * found["score"] for found in pipe(texts)]``.

    Examples
    --------
    >>> def alarm(texts):
    ...     return [-min(text.count("!"), 4) / 4 for text in texts]
    >>> analyzer(alarm).score("No! Never!!").polarity
    -0.75
    >>> analyzer(lambda texts: [2], name="model-1").score("Good.")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: analyzer 'model-1' gave the polarity 2 for the text 'Good.'. It must give one number
    per text, -1 to 1, or a pair of polarity (-1 to 1) and subjectivity (0 to 1); None where it has no score for a text.
    """
    if not callable(function):
        raise MediakitError(
            f"analyzer({_cut(function)}): a {type(function).__name__} cannot be called. Give a function that takes a "
            f"list of texts and returns {GIVES}."
        )
    own = getattr(function, "__name__", type(function).__name__)
    name = name or ("function" if own == "<lambda>" else own)
    return CallableAnalyzer(function, name, title or name, language)
