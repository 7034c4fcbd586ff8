"""The three tables that an import gives, put together from what each file gave."""

from __future__ import annotations

import hashlib
import html
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd

from mediakit._phrases import counted
from mediakit.readers._accounts import FileResult
from mediakit.tables import TABLES, columns
from mediakit.text import damaged_joints


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """What an import found, what it left out and how each file fared.

    Attributes
    ----------
    articles : DataFrame
        One row an article, sorted by file and place. For pages and plain texts ``text`` is the decoded file
        at ``start:end``, with LF for each CRLF and for each lone CR (so CR CR LF is two line breaks); for
        tables the span is the whole record.
    dropped : DataFrame
        One row for each stretch of a raw file that is in no article, with the reason.
    audit : DataFrame
        One row a file. ``n_kept_chars + n_metadata_chars + n_dropped_chars == n_chars`` for text files.
    """

    articles: pd.DataFrame
    dropped: pd.DataFrame
    audit: pd.DataFrame

    def _figures(self) -> str:
        n_undated = int(self.articles["published"].isna().sum())
        n_unread = int((self.audit["n_articles"] == 0).sum())
        n_dropped = int(self.audit["n_dropped_chars"].sum())
        articles = counted(len(self.articles), "article")
        return (
            f"{articles}, {n_undated:,} of them undated; files read: {len(self.audit):,}, "
            f"without an article: {n_unread:,}; characters dropped: {n_dropped:,}"
        )

    def __repr__(self) -> str:
        return f"Corpus: {self._figures()}. Tables: .articles .dropped .audit"

    def _repr_html_(self) -> str:
        shown = self.audit[["file", "format", "n_articles", "n_undated", "n_dropped_chars"]].head(10)
        more = "" if len(self.audit) <= 10 else f"<p>and {counted(len(self.audit) - 10, 'more file')} in .audit</p>"
        return (
            f"<p><b>Corpus</b>: {html.escape(self._figures())}. "
            "Tables: <code>.articles .dropped .audit</code></p>" + shown.to_html(index=False, escape=True) + more
        )


def corpus_of(results: list[FileResult]) -> Corpus:
    """Put the files' results together; `results` are sorted by file."""
    for result in results:
        result.articles.sort(key=lambda a: -1 if a["start"] is None else a["start"])
        for article in result.articles:
            article["file"] = result.file
            if article.get("published") is None:
                article["published_precision"] = None
    rows = [article for result in results for article in result.articles]
    n_repeated = _repeated_ids(results)
    for article, doc_id in zip(rows, _doc_ids(rows), strict=True):
        article["doc_id"] = doc_id
    return Corpus(_articles(rows), _dropped(results), _audit(results, n_repeated))


def _repeated_ids(results: list[FileResult]) -> list[int]:
    """For each file, how many of its articles bear a number that an earlier article of the same database bears."""
    seen: set[tuple[Any, Any]] = set()
    counts = []
    for result in results:
        n = 0
        for article in result.articles:
            if number := article.get("source_id"):
                n += (article.get("host"), number) in seen
                seen.add((article.get("host"), number))
        if n:
            result.warnings.append(f"With a number that an earlier article has: {counted(n, 'article')}, kept.")
        counts.append(n)
    return counts


def _doc_ids(rows: list[dict[str, Any]]) -> list[str]:
    """A hash of outlet, title and text; the second of the same gets -2, by file and place."""
    seen: Counter[str] = Counter()
    ids = []
    for row in rows:
        parts = (row.get("outlet_text") or row.get("outlet") or "", row.get("title") or "", row["text"])
        plain = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
        seen[plain] += 1
        ids.append(plain if seen[plain] == 1 else f"{plain}-{seen[plain]}")
    return ids


def _articles(rows: list[dict[str, Any]]) -> pd.DataFrame:
    fixed = TABLES["articles"]
    found = dict.fromkeys(name for row in rows for name in row)
    names = [n for n, what in fixed.items() if not what.optional or n in found]
    names += [n for n in found if n not in fixed]
    return pd.DataFrame({name: _column([row.get(name) for row in rows], name) for name in names})


def _column(values: list[Any], name: str) -> pd.Series:
    what = TABLES["articles"].get(name)
    if what is None:
        return _carried(values)
    if what.kind == "time":
        return _times(values)
    return pd.Series(values, dtype="Int64" if what.kind == "integer" else "str")


def _times(values: list[Any]) -> pd.Series:
    plain = [None if v is None or v is pd.NaT else v.astimezone(UTC).replace(tzinfo=None) for v in values]
    return pd.Series(np.array(plain, dtype="datetime64[us]")).dt.tz_localize("UTC")


def _carried(values: list[Any]) -> pd.Series:
    """A column that goes along as it is: numbers, truths or times where all are, else text."""
    kinds = {type(v) for v in values if v is not None}
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean")
    if kinds == {int} and all(v is None or -(2**63) <= v < 2**63 for v in values):
        return pd.Series(values, dtype="Int64")
    if kinds and kinds <= {int, float} and float in kinds:
        return pd.Series([np.nan if v is None else float(v) for v in values], dtype="float64")
    if kinds and kinds <= {datetime, pd.Timestamp} and all(v is None or v.year < 10_000 for v in values):
        return _times([v if v is None or v.tzinfo else v.replace(tzinfo=UTC) for v in values])
    return pd.Series([_text(v) for v in values], dtype="str")


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _dropped(results: list[FileResult]) -> pd.DataFrame:
    rows = [(result.file, *row) for result in results for row in result.dropped]
    return _table("dropped", rows)


def _audit(results: list[FileResult], n_repeated: list[int]) -> pd.DataFrame:
    languages = Counter(a["language"] for r in results for a in r.articles if a.get("language"))
    main = min(languages, key=lambda code: (-languages[code], code)) if languages else None
    rows = []
    for r, n_same in zip(results, n_repeated, strict=True):
        status = Counter(a["text_status"] for a in r.articles)
        rows.append({
            "file": r.file,
            "format": r.format,
            "n_expected": r.n_expected,
            "n_found": len(r.articles),
            "n_articles": len(r.articles),
            "n_cut": status["cut"],
            "n_empty": status["no text"],
            "n_picture_only": status["picture only"],
            "n_other_language": sum(1 for a in r.articles if a.get("language") not in (None, main)),
            "n_duplicate_ids": n_same,
            "n_chars": r.n_chars,
            "n_kept_chars": r.n_kept,
            "n_metadata_chars": r.n_metadata,
            "n_dropped_chars": r.n_dropped,
            "n_undated": sum(1 for a in r.articles if a.get("published") is None),
            "n_unaccounted": r.n_unaccounted,
            "n_damaged_joints": sum(len(damaged_joints(a["text"])) for a in r.articles),
            "warnings": " ".join(r.warnings),
        })  # fmt: skip
    return _table("audit", [tuple(row[name] for name in columns("audit")) for row in rows])


def _table(name: str, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    names = columns(name)
    values = list(zip(*rows, strict=True)) or [()] * len(names)
    kinds = TABLES[name]
    return pd.DataFrame(
        {
            column: pd.Series(list(of), dtype="Int64" if kinds[column].kind == "integer" else "str")
            for column, of in zip(names, values, strict=True)
        }
    )
