"""Lines that a reader marked as right or wrong: kept in a file beside the codebook, and what they say of a pattern."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, listed
from mediakit._coverage_intervals import wilson
from mediakit._phrases import counted, percent
from mediakit.tables import RISKY_STARTS, columns, write_table

RIGHT, WRONG = "right", "wrong"
JUDGEMENTS = (RIGHT, WRONG)

#: What a mark is of: article, frame, first and last character. The pattern that found it does not matter.
Key = tuple[str, str, int, int]


class Marks:
    """The marks of one codebook, in a CSV file that is written after each change.

    Parameters
    ----------
    path : Path, optional
        The file. Without one the marks last as long as this object.

    Raises
    ------
    MediakitError
        The file is there and is no table of marks.

    Notes
    -----
    Columns that others added to the file are kept. A file that another program changed meanwhile is read again before
    it is written, so that nothing in it is lost; of two marks of one passage the later one counts.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._rows: dict[Key, dict[str, str]] = {}
        self._touched: dict[Key, dict[str, str] | None] = {}
        self._seen: tuple[int, int] | None = None
        self._extra: list[str] = []
        self._read()

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: Key) -> str:
        """The judgement on a passage, empty where there is none."""
        return self._rows.get(key, {}).get("judgement", "")

    def put(self, key: Key, judgement: str, *, pattern: str = "", text: str = "") -> str:
        """Mark a passage, or with an empty judgement take its mark away; the judgement that it had."""
        if judgement not in ("", *JUDGEMENTS):
            raise MediakitError(f"judgement={judgement!r} is not known. Allowed: {listed(JUDGEMENTS)}.")
        before, was = self.get(key), self._rows.get(key)
        doc_id, frame, start, end = key
        self._touched[key] = None
        if judgement:
            told = {"doc_id": doc_id, "frame": frame, "pattern": pattern, "start": str(start), "end": str(end)}
            self._touched[key] = told | {"text": text, "judgement": judgement}
        try:
            self._write()
        except MediakitError:  # what is not kept in the file does not count either
            self._touched.pop(key, None)
            self._rows.pop(key, None)
            if was is not None:
                self._rows[key] = was
            raise
        return before

    def pattern(self, key: Key) -> str:
        """The pattern that the passage was found by when it was marked."""
        return self._rows.get(key, {}).get("pattern", "")

    def text(self, key: Key) -> str:
        """The passage as it stood when it was marked."""
        return self._rows.get(key, {}).get("text", "")

    def of_frame(self, frame: str) -> Iterator[tuple[Key, str]]:
        """The marks of a frame in the order in which they were made."""
        return ((key, row["judgement"]) for key, row in self._rows.items() if key[1] == frame)

    def _read(self) -> None:
        """The rows of the file, with the changes made here."""
        if self.path is not None and self.path.is_file():
            now = self.path.stat()
            if (now.st_mtime_ns, now.st_size) != self._seen:
                self._rows, self._extra = _rows_of(self.path)
                self._seen = (now.st_mtime_ns, now.st_size)
        for key, row in self._touched.items():
            if row is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = self._rows.get(key, {}) | row

    def _write(self) -> None:
        self._read()
        if self.path is None:
            return
        table = pd.DataFrame(
            [dict.fromkeys(self._extra, "") | row for row in self._rows.values()],
            columns=[*columns("marks"), *self._extra],
            dtype="object",
        )
        write_table(table, self.path)
        now = self.path.stat()
        self._seen = (now.st_mtime_ns, now.st_size)
        self._touched.clear()


def _rows_of(path: Path) -> tuple[dict[Key, dict[str, str]], list[str]]:
    """The rows of a file of marks by what each is of, and the columns in it that are not ours."""
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", on_bad_lines="error")
    except pd.errors.EmptyDataError:
        return {}, []
    except (ValueError, OSError) as error:  # not UTF-8, or no table
        raise MediakitError(
            f"{path}: cannot be read as a table of marks ({error}). Mend it, or name another."
        ) from None
    needed = columns("marks")
    lost = [column for column in needed if column not in table.columns]
    if lost:
        raise MediakitError(
            f"{path}: is no table of marks: it has no column '{lost[0]}'. It has: {listed(table.columns)}. "
            "Save it with commas between the columns, or name another file."
        )
    rows = {}
    for number, row in enumerate(table.to_dict("records"), start=2):
        row = {str(column): _unquoted(str(value)) for column, value in row.items()}
        if row["judgement"] not in JUDGEMENTS or not (row["start"].isdecimal() and row["end"].isdecimal()):
            raise MediakitError(
                f"{path}: line {number} is no mark: judgement is {row['judgement']!r}, start {row['start']!r}, end "
                f"{row['end']!r}. Allowed are {listed(JUDGEMENTS)} and whole numbers."
            )
        rows[row["doc_id"], row["frame"], int(row["start"]), int(row["end"])] = row
    return rows, [str(column) for column in table.columns if column not in needed]


def _unquoted(value: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return value[1:] if value.startswith("'") and value[1:].startswith(RISKY_STARTS) else value


class Precision(NamedTuple):
    """How many of the lines judged are right; a share of a sample only where they are one."""

    n_judged: int
    n_right: int
    n_lines: int  # lines that the pattern has
    n_sampled: int  # lines of the random order before the first that is not judged
    n_sampled_right: int
    n_sampled_articles: int


def precision(judged: Sequence[str], n_lines: int, in_random_order: Iterable[tuple[str, object]]) -> Precision:
    """What marks say of a pattern.

    Parameters
    ----------
    judged : list of str
        The judgements of its lines.
    n_lines : int
        All its lines.
    in_random_order : iterable of (str, object)
        Of each line in random order the judgement, empty where there is none, and the article.

    Examples
    --------
    >>> precision(["right", "wrong"], 4, [("wrong", "a"), ("right", "b"), ("", "b"), ("", "c")])
    Precision(n_judged=2, n_right=1, n_lines=4, n_sampled=2, n_sampled_right=1, n_sampled_articles=2)
    """
    sample, articles = [], set()
    for judgement, article in in_random_order:
        if not judgement:
            break
        sample.append(judgement)
        articles.add(article)
    return Precision(len(judged), judged.count(RIGHT), n_lines, len(sample), sample.count(RIGHT), len(articles))


def tell_precision(found: Precision, seed: int) -> list[str]:
    """The precision in sentences: of the sample, of all lines looked at, or of every line.

    Notes
    -----
    The lines of a random order up to the first that is not judged are a simple random sample of the pattern's lines,
    whenever each was judged; the interval is Wilson's, 95%, which takes the lines as
    independent, so that lines of one article make it too narrow. Where every line
    is judged there is nothing to estimate, and no interval.
    """
    if not found.n_judged:
        return ["No line is marked yet."]
    if found.n_judged == found.n_lines:
        return [f"{_right(found.n_right, found.n_judged)}. Every line is judged, so this is no estimate."]
    told = []
    if found.n_sampled:
        told.append(
            f"{_right(found.n_sampled_right, found.n_sampled)}, {_bounds(found.n_sampled_right, found.n_sampled)}: of "
            f"the first {counted(found.n_sampled, 'line')} in random order, from "
            f"{counted(found.n_sampled_articles, 'article')} (seed {seed})."
        )
    if found.n_judged > found.n_sampled:
        told.append(
            f"{_right(found.n_right, found.n_judged)}, {_bounds(found.n_right, found.n_judged)}: of all lines looked "
            "at, which are no sample."
        )
    return told


def _right(n_right: int, n: int) -> str:
    return f"{n_right:,} of {n:,} right ({percent(n_right / n)})"


def _bounds(n_right: int, n: int) -> str:
    low, high = wilson(np.array([n_right]), np.array([n]))
    return f"95% interval {percent(float(low[0]))} to {percent(float(high[0]))}"
