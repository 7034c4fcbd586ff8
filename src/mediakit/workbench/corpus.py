"""The articles of a workbench: their words cut once, and what is shown of each."""

import numpy as np
import pandas as pd

from mediakit._cells import missing
from mediakit._check import MediakitError, check_columns
from mediakit._groups import languages, texts
from mediakit.patterns import Index
from mediakit.workbench.counts import Groups
from mediakit.workbench.lines import Lines
from mediakit.workbench.marks import Key
from mediakit.workbench.shown import plain, shortened

PASSAGE = 200  # characters of a passage that are kept with its mark
TITLE = 200


class Articles:
    """Articles, cut into words.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` (each once), ``text`` and `by`; ``title``, ``published`` and ``language`` where they are there.
    by : str
        The column whose groups are counted.
    window : int
        Words on each side of a match.
    """

    def __init__(self, articles: pd.DataFrame, by: str, window: int) -> None:
        check_columns(articles, ["doc_id", "text", by], "articles")
        if isinstance(window, bool) or not isinstance(window, int | np.integer) or window < 0:
            raise MediakitError(f"window={window!r} is not allowed. Allowed: a whole number of words from 0 up.")
        self.ids = [str(doc_id) for doc_id in articles["doc_id"]]
        self._row = {doc_id: row for row, doc_id in enumerate(self.ids)}
        if len(self._row) < len(self.ids):
            raise MediakitError(
                f"articles.doc_id holds {len(self.ids) - len(self._row)} values that stand before. "
                "Each article must stand once: articles.drop_duplicates('doc_id')."
            )
        self.window = int(window)
        self._languages = languages(articles)
        self.index = Index(texts(articles), self._languages)
        self.groups = Groups(articles, by)
        self.lines = Lines(self.index, self.ids, self.groups.codes)
        self._days = _days(articles)
        self._titles = texts(articles, "title") if "title" in articles.columns else [""] * len(articles)

    def warm(self) -> None:
        """Sort the words, so that the first pattern with a glob and the first order by words do not wait for it."""
        self.index.kinds_of(("*",), match_case=False)
        self.lines.order(self.index.first[:0], self.index.first[:0], "left")

    def told(self, row: int) -> dict[str, str]:
        """What is shown of an article beside its words."""
        return {
            "group": plain(self.groups.names[self.groups.codes[row]]),
            "day": self._days[row],
            "title": shortened(plain(self._titles[row]), TITLE),
        }

    def article(self, doc_id: str) -> tuple[str, str | None]:
        """An article's text and language."""
        row = self._row[doc_id]
        return self.index.texts[row], self._languages[row]

    def row(self, doc_id: str) -> int | None:
        """Where an article stands; None if it is not here."""
        return self._row.get(doc_id)

    def key(self, row: int, frame: str, start: int, end: int) -> Key:
        """What a mark of this passage is filed under."""
        self.check_span(row, start, end)
        return self.ids[row], frame, start, end

    def check_span(self, row: int, start: int, end: int) -> None:
        """Raise a MediakitError unless this is a passage of an article."""
        whole = all(isinstance(value, int) and not isinstance(value, bool) for value in (row, start, end))
        if not whole or not 0 <= row < len(self.ids) or not 0 <= start < end <= len(self.index.texts[row]):
            raise MediakitError(f"row {row}, characters {start} to {end}: there is no such passage in the articles.")

    def passage(self, row: int, start: int, end: int) -> str:
        """The words of a passage, on one line."""
        return shortened(" ".join(plain(self.index.texts[row][start:end]).split()), PASSAGE)

    def fits(self, key: Key, text: str) -> bool:
        """Whether a mark's article is here and still holds the words that were marked."""
        row = self._row.get(key[0])
        return row is not None and self.passage(row, key[2], key[3]) == text


def _days(articles: pd.DataFrame) -> list[str]:
    """The day of each article, empty where there is none."""
    if "published" not in articles.columns:
        return [""] * len(articles)
    days = pd.to_datetime(articles["published"], utc=True, errors="coerce")
    return ["" if missing(day) else f"{day:%Y-%m-%d}" for day in days]
