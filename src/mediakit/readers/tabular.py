"""From the rows of any table, whatever its format, to articles."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._columns import ColumnMap, carried_names
from mediakit.readers._dialects import REMOVED, complete, dialect_of, is_removed
from mediakit.readers._parsed import BREAKS_OFF, Parsed

EMPTY_ROW = "row without text or title"
DATED_BY = "column of published_text"  # all dates of a column are read together; goes no further than the import
EXTRA = "extra_fields"  # what a row holds beyond its header
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass
class Table:
    """The rows of one table as its format gives them; `spans` is None where the file has no characters."""

    header: list[str]
    rows: list[dict[str, Any]]
    spans: list[tuple[int, int]] | None
    metadata: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    cut: int | None = None  # the row within which the file ends
    own_keys: bool = False  # each row brings its keys, as in JSON, and may lack what others have


def unique_header(names: list[Any]) -> tuple[list[str], list[str]]:
    """Names stripped, empty ones called column_1 ..., doubles numbered; and a warning where that was needed.

    >>> unique_header(["text", " ", "text"])
    (['text', 'column_2', 'text_2'], ["Columns of the same name: 'text' is carried along as 'text_2'."])
    """
    header: dict[str, None] = {}
    warnings = []
    for place, name in enumerate(names, start=1):
        wanted = new = SURROGATES.sub("\ufffd", str("" if name is None else name)).strip() or f"column_{place}"
        count = 1
        while new in header:
            count += 1
            new = f"{wanted}_{count}"
        if new != wanted:
            warnings.append(f"Columns of the same name: '{wanted}' is carried along as '{new}'.")
        header[new] = None
    return list(header), warnings


class Rows:
    """The rows of one table, made articles piece after piece, so that no more than a piece is in memory.

    Parameters
    ----------
    columns : ColumnMap
    header : list of str
        All columns, those of later pieces too.
    kinds : set of tuple of str, optional
        Where rows bring their own keys: the sets of keys with a value that occur in the whole table.
    """

    def __init__(self, columns: ColumnMap, header: list[str], kinds: Collection[tuple[str, ...]] | None = None):
        self.columns, self.header, self.own_keys = columns, header, kinds is not None
        self.chosen = columns.settle(header, kinds or ())
        self.carried = carried_names(header, self.chosen.values())
        self.dialect = dialect_of(header)
        self.n_rows = self.n_replaced = self.n_own = 0
        self._by_keys: dict[tuple[str, ...], dict[str, str]] = {}
        self._stood_in: dict[tuple[str, str], None] = {}
        self._dated = False

    def articles(self, table: Table) -> Parsed:
        """The articles of a piece, rows without text or title left out; what is to be said comes with `remarks`."""
        part, n_before = Parsed([], metadata=table.metadata, dropped=list(table.dropped)), self.n_replaced
        for place, row in enumerate(table.rows):
            own = self._of_row(row)
            row = {name: _cell(value, "\n" if name == own.get("text") else "; ") for name, value in row.items()}
            self.n_replaced += _mend(row)
            article = _article(row, own, self.carried)
            complete(article, self.dialect)
            reason = _empty_or_removed(article)
            if reason and table.spans:
                part.dropped.append((*table.spans[place], reason))
            elif reason:
                part.dropped_rows.append((reason, json.dumps(row, ensure_ascii=False, default=str)))
            else:
                self._date(article, row, own)
                article["start"], article["end"] = table.spans[place] if table.spans else (None, None)
                if place == table.cut:
                    article |= {"text_status": "cut", "text_note": BREAKS_OFF}
                part.articles.append(article)
        self.n_rows += len(table.rows)
        return replace(part, n_replaced=self.n_replaced - n_before)

    def _of_row(self, row: dict[str, Any]) -> dict[str, str]:
        """Which columns a row has for what; a null is as good as no key."""
        if not self.own_keys:
            return self.chosen
        keys = keys_of(row)
        if (own := self._by_keys.get(keys)) is None:
            own = self._by_keys[keys] = self.columns.of_row(self.chosen, keys)
        if own != self.chosen:
            self.n_own += 1
            self._stood_in |= {(name, t): None for t, name in own.items() if self.chosen.get(t) != name}
        return own

    def _date(self, article: dict[str, Any], row: dict[str, Any], own: dict[str, str]) -> None:
        """The date as it stands, and its column: all dates of a column are read together, when all are there."""
        if name := own.get("published"):
            self._dated = True
            article["published_text"], article[DATED_BY] = row.get(name), name

    def remarks(self) -> list[str]:
        """What is to be said of the whole table, in sentences."""
        said = [f"The file's column '{n}' is carried along as '{new}'." for n, new in self.carried.items() if n != new]
        if self.n_own:
            read = listed(f"'{name}'{'' if i else ' read'} as {t}" for i, (name, t) in enumerate(self._stood_in))
            own = "its" if self.n_own == 1 else "their"
            said.append(f"In {counted(self.n_own, 'row')} with keys of {own} own: {read}.")
        said += self.columns.remarks(self.header, self.chosen)
        said += self.dialect.remarks if self.dialect else ()
        if "text" not in self.chosen:
            said.append("No column for the text: the articles have a title only.")
        if self.n_rows and not self._dated:
            said.append("No column for the date.")
        if self.n_replaced:
            halves = counted(self.n_replaced, "half of a character", "halves of characters")
            said.append(f"{halves} (lone {'surrogate' if self.n_replaced == 1 else 'surrogates'}) became U+FFFD.")
        return said


def articles_of(table: Table, columns: ColumnMap) -> Parsed:
    """The articles of a table that is there as a whole."""
    kinds = {keys_of(row) for row in table.rows} if table.own_keys else None
    rows = Rows(columns, table.header, kinds)
    parsed = rows.articles(table)
    return replace(parsed, warnings=[*table.warnings, *rows.remarks()])


def keys_of(row: dict[str, Any]) -> tuple[str, ...]:
    """The keys of a row that have a value."""
    return tuple(key for key, value in row.items() if value is not None)


def _empty_or_removed(article: dict[str, Any]) -> str:
    """Why a row is no article; '' where it is one."""
    if is_removed(article):
        return REMOVED
    return "" if article["title"] or (article["text"] and not article["text"].isspace()) else EMPTY_ROW


def _article(row: dict[str, Any], chosen: dict[str, str], carried: dict[str, str]) -> dict[str, Any]:
    used = set(chosen.values())
    article: dict[str, Any] = {new: row[name] for name, new in carried.items() if name in row and name not in used}
    for target, name in chosen.items():
        if target == "published":
            continue
        value = row.get(name)
        text = "" if value is None else value if isinstance(value, str) else str(value)
        article[target] = text if target == "text" else text.strip() or None
    for target in ("origin", "dateline"):
        if not article.get(target):  # a blank says nothing; the text may
            article.pop(target, None)
    article.setdefault("title", None)
    article.setdefault("text", "")
    if EXTRA in row:
        article[EXTRA] = row[EXTRA]
    return article


def _cell(value: Any, glue: str) -> Any:
    """A cell as text, number, truth, date or None; lists of words are joined, other structures become JSON."""
    if isinstance(value, str):
        return value or None
    if value is None or isinstance(value, bool | int | date):
        return value
    if isinstance(value, float):
        return None if value != value else value
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return glue.join(value) or None
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return value["name"]  # {"source": {"id": ..., "name": ...}} of news services
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _mend(row: dict[str, Any]) -> int:
    """Put U+FFFD for halves of characters, which no file can be written with; how many there were."""
    count = 0
    for name, value in row.items():
        if isinstance(value, str) and not value.isascii() and SURROGATES.search(value):
            row[name], n = SURROGATES.subn("\ufffd", value)
            count += n
    return count
