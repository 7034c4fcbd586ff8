"""The three tables that an import gives, put together from what each file gave."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mediakit._phrases import counted
from mediakit.readers._accounts import FileResult
from mediakit.readers._gathered import column_of
from mediakit.tables import TABLES, columns


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
    """Put the files' results together; `results` are sorted by file, and their rows are given up one by one."""
    _count_repeated_ids(results)
    _number_ids(results)
    main = _most_frequent_language(results)
    dropped, audit = _dropped(results), _audit(results, main)
    return Corpus(_articles(results), dropped, audit)


def _number_ids(results: list[FileResult]) -> None:
    """Make the hashes unique: the second of the same gets -2, by file and place."""
    seen: Counter[str] = Counter()
    for result in results:
        ids = []
        for plain in result.rows.values("doc_id"):
            seen[plain] += 1
            ids.append(plain if seen[plain] == 1 else f"{plain}-{seen[plain]}")
        result.rows.set("doc_id", ids)


def _count_repeated_ids(results: list[FileResult]) -> None:
    """How many articles of each file bear a number that an earlier article of the same database bears."""
    seen: set[tuple[Any, Any]] = set()
    for result in results:
        if "source_id" not in result.rows:
            continue
        for key in zip(result.rows.values("host"), result.rows.values("source_id"), strict=True):
            if key[1] is not None:
                result.n_duplicate_ids += key in seen
                seen.add(key)
        if n := result.n_duplicate_ids:
            result.warnings.append(f"With a number that an earlier article has: {counted(n, 'article')}, kept.")


def _most_frequent_language(results: list[FileResult]) -> str | None:
    languages = sum((r.languages for r in results), Counter[str]())
    return min(languages, key=lambda code: (-languages[code], code), default=None)


def _articles(results: list[FileResult]) -> pd.DataFrame:
    """The articles table; each column's chunks are handed over, so that no text is in memory twice."""
    fixed = TABLES["articles"]
    for result in results:
        result.rows.set("file", [result.file] * len(result.rows))
    found = dict.fromkeys(name for result in results for name in result.rows.names)
    names = [n for n, what in fixed.items() if not what.optional or n in found]
    names += [n for n in found if n not in fixed]
    return pd.DataFrame(
        {
            name: column_of(name, [chunk for r in results if len(r.rows) for chunk in r.rows.chunks(name)])
            for name in names
        }
    )


def _dropped(results: list[FileResult]) -> pd.DataFrame:
    rows = [(result.file, *row) for result in results for row in result.dropped]
    return _table("dropped", rows)


def _audit(results: list[FileResult], main: str | None) -> pd.DataFrame:
    rows = [
        {
            "file": r.file,
            "format": r.format,
            "n_expected": r.n_expected,
            "n_found": r.n_found,
            "n_articles": len(r.rows),
            "n_cut": r.status["cut"],
            "n_empty": r.status["no text"],
            "n_picture_only": r.status["picture only"],
            "n_other_language": r.languages.total() - r.languages[main or ""],
            "n_duplicate_ids": r.n_duplicate_ids,
            "n_chars": r.n_chars,
            "n_kept_chars": r.n_kept,
            "n_metadata_chars": r.n_metadata,
            "n_dropped_chars": r.n_dropped,
            "n_undated": r.n_undated,
            "n_unaccounted": r.n_unaccounted,
            "n_damaged_joints": r.n_damaged_joints,
            "warnings": " ".join(r.warnings),
        }
        for r in results
    ]
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
