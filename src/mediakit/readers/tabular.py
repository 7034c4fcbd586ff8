"""From the rows of any table, whatever its format, to articles."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers._columns import ColumnMap, carried_names
from mediakit.readers._dates import Dates, read_dates
from mediakit.readers._parsed import Parsed

EMPTY_ROW = "row without text or title"
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


def articles_of(table: Table, columns: ColumnMap) -> Parsed:
    """The articles of a table: columns recognised, dates read, rows without text or title left out."""
    keys = [tuple(k for k, v in row.items() if v is not None) for row in table.rows] if table.own_keys else []
    chosen = columns.settle(table.header, set(keys))
    carried = carried_names(table.header, chosen.values())
    by_keys = {kind: columns.of_row(chosen, kind) for kind in dict.fromkeys(keys)}  # a null is as good as no key
    of_rows = [by_keys[kind] for kind in keys] if table.own_keys else [chosen] * len(table.rows)
    rows = [
        {name: _cell(value, "\n" if name == own.get("text") else "; ") for name, value in row.items()}
        for row, own in zip(table.rows, of_rows, strict=True)
    ]
    n_replaced = sum(_mend(row) for row in rows)
    no_text = [] if "text" in chosen else ["No column for the text: the articles have a title only."]
    dates = _dates(rows, of_rows)
    articles: list[dict[str, Any]] = []
    dropped, dropped_rows = list(table.dropped), []
    for place, row in enumerate(rows):
        article = _article(row, of_rows[place], carried)
        if not article["title"] and (not article["text"] or article["text"].isspace()):
            if table.spans:
                dropped.append((*table.spans[place], EMPTY_ROW))
            else:
                dropped_rows.append((EMPTY_ROW, json.dumps(row, ensure_ascii=False, default=str)))
            continue
        article["published"] = dates.published[place]
        stated = article.get("published_precision")
        known = stated in ("minute", "hour", "day") and dates.published[place] is not None
        article["published_precision"] = stated if known else dates.precision[place]
        if dates.n_odd:
            article["published_text"] = dates.raw[place]
        article["start"], article["end"] = table.spans[place] if table.spans else (None, None)
        articles.append(article)
    return Parsed(
        articles=articles,
        metadata=table.metadata,
        dropped=dropped,
        warnings=[
            *table.warnings,
            *_renamed(carried),
            *_stood_in(of_rows, chosen),
            *no_text,
            *dates.warnings,
            *_mended(n_replaced),
        ],
        dropped_rows=dropped_rows,
        n_odd_dates=dates.n_odd,
        n_replaced=n_replaced,
    )


def _stood_in(of_rows: list[dict[str, str]], chosen: dict[str, str]) -> list[str]:
    n_own = sum(own != chosen for own in of_rows)
    if not n_own:
        return []
    pairs = dict.fromkeys((name, t) for own in of_rows for t, name in own.items() if chosen.get(t) != name)
    read = listed(f"'{name}'{'' if i else ' read'} as {target}" for i, (name, target) in enumerate(pairs))
    return [f"In {counted(n_own, 'row')} with keys of {'its' if n_own == 1 else 'their'} own: {read}."]


def _dates(rows: list[dict[str, Any]], of_rows: list[dict[str, str]]) -> Dates:
    """The dates of all rows, read column by column where rows have them in several."""
    n = len(rows)
    dates = Dates([None] * n, [None] * n, [None] * n)
    places: dict[str, list[int]] = {}
    for place, own in enumerate(of_rows):
        if "published" in own:
            places.setdefault(own["published"], []).append(place)
    for name, at in places.items():
        found = read_dates([rows[place].get(name) for place in at], name)
        for place, *values in zip(at, found.published, found.precision, found.raw, strict=True):
            dates.published[place], dates.precision[place], dates.raw[place] = values
        dates.warnings += found.warnings
        dates.n_odd += found.n_odd
    if n and not places:
        dates.warnings.append("No column for the date.")
    return dates


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


def _mended(count: int) -> list[str]:
    halves = counted(count, "half of a character", "halves of characters")
    return [f"{halves} (lone {'surrogate' if count == 1 else 'surrogates'}) became U+FFFD."] if count else []


def _renamed(carried: dict[str, str]) -> list[str]:
    return [f"The file's column '{name}' is carried along as '{new}'." for name, new in carried.items() if name != new]
