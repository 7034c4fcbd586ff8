"""From raw files to the articles table: one file per export format, and the import that counts all of it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mediakit._check import CorpusError, listed
from mediakit.readers._accounts import FileResult
from mediakit.readers._archives import Archives
from mediakit.readers._beside import Beside
from mediakit.readers._captures import Captures
from mediakit.readers._columns import ColumnMap
from mediakit.readers._corpus import Corpus, corpus_of
from mediakit.readers._files import find
from mediakit.readers._outlets import Outlets
from mediakit.readers._reading import METADATA, Asked, read_file

__all__ = ["Corpus", "read_corpus"]


def read_corpus(
    path: str | Path | Iterable[str | Path],
    captured: Any = None,
    columns: Mapping[str, str] | None = None,
    *,
    names: str | None = None,
    outlets: Mapping[str, object] | str | Path | None = None,
    max_unpacked: int = 2_000_000_000,
) -> Corpus:
    """Read raw files into articles, and account for every character.

    Exports of Nexis, Factiva, Europresse and ProQuest, answers of news services, feeds, web pages and web archives,
    aggregator pages, tables with one article a row, plain texts, DOCX, RTF and PDF, each also as .gz or in a .zip.
    What a file is gets settled by its content first. A fault in one file never stops the others: the file gets its
    line in ``audit`` and its text a place in ``dropped``. A large table or Nexis export is read piece by piece.

    Parameters
    ----------
    path : str, Path or list of these
        A file, a folder (its sub-folders too; hidden files are skipped) or a list. The column ``file``
        holds the name relative to the folder; a file in an archive is ``exports.zip/inner/name.txt``.
    captured : str, datetime, mapping or path, optional
        When the pages were captured, since "2 hours ago" gives a date only then: one ISO time for all
        (UTC where it has no zone), a mapping from file name to such times, or the path of a CSV with the
        columns file,captured. A captures.csv beside the pages is found by itself; what is said here goes
        before it. Without a capture time such articles have no ``published``: nothing is guessed.
    columns : mapping, optional
        For tables: from a column of the articles table to the file's, ``{"text": "body"}``. The usual
        names are recognised by themselves.
    names : str, optional
        What the names of text files say, ``"{published}_{outlet}_{title}"``. A table beside the texts with a column
        of file names is found by itself, and goes before it.
    outlets : mapping, str or Path, optional
        One spelling for each outlet: from the name to use to the names as found, or a YAML file that says so. What
        the source writes stays in ``outlet_text``.
    max_unpacked : int, default 2,000,000,000
        Bytes that one .zip, .gz, workbook or the like may hold when unpacked; a larger one is refused, since a small
        archive can fill any memory.

    Returns
    -------
    Corpus
        With ``articles`` (one row an article), ``dropped`` (one row a stretch that is in no article) and
        ``audit`` (one row a file).

    Raises
    ------
    CorpusError
        Where the path does not exist, nothing in it can be read as an article, a capture time, a name pattern or
        the outlets are wrong, or two columns of a table could be meant.

    Warns
    -----
    UserWarning
        With counts, what is missing first: articles that a file announces and does not hold, files or rows that
        were left out, dates that could not be read, characters that were replaced.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = pathlib.Path(folder, "pages.csv")
    ...     _ = page.write_text("source,headline,body,date\\nCourier,Talks resume,Both sides met.,2025-06-22\\n")
    ...     corpus = read_corpus(page)
    >>> corpus.articles[["outlet", "title", "published_precision"]].values.tolist()
    [['Courier', 'Talks resume', 'day']]
    >>> corpus.audit[["n_chars", "n_kept_chars", "n_metadata_chars", "n_dropped_chars"]].values.tolist()
    [[74, 47, 27, 0]]
    """
    column_map = ColumnMap(columns)
    _check_limit(max_unpacked)
    spellings = Outlets(outlets)
    files, notes = find(path)
    with Archives(max_unpacked) as archives:
        files = archives.expanded(files)
        captures = Captures(captured, files, archives.captures)
        beside = Beside(files, names, column_map)
        asked = Asked(captures, column_map, beside, spellings, max_unpacked)
        results = [read_file(found, asked) for found in files]
    column_map.check_used()
    if not any(len(result.rows) for result in results):
        raise CorpusError(_no_article(path, results))
    corpus = corpus_of(results)
    _warn(results, [*notes, *captures.notes, *beside.warnings])
    return corpus


def _check_limit(max_unpacked: int) -> None:
    if isinstance(max_unpacked, bool) or not isinstance(max_unpacked, int) or max_unpacked < 1:
        raise CorpusError(f"max_unpacked={max_unpacked!r} is no limit; give a number of bytes, such as 2_000_000_000.")


def _no_article(path: object, results: list[FileResult]) -> str:
    if isinstance(path, str | Path) and not Path(path).is_dir():
        return f"{path} gives no article. {' '.join(results[0].warnings)}"
    reasons = listed((f"{r.file}: {' '.join(r.warnings) or 'no article.'}" for r in results), most=3)
    return (
        f"{path if isinstance(path, str | Path) else 'The list'} holds no file with an article. "
        f"Put pages (.txt) or tables (.csv, .jsonl, .parquet, .xlsx) there. Looked at {reasons}"
    )


def _warn(results: list[FileResult], notes: list[str]) -> None:
    """One warning with counts where something was lost or changed, what is missing first."""
    bare = sum(1 for r in results if not len(r.rows) and r.format != METADATA)
    n_lost = sum(r.n_lost_rows for r in results if len(r.rows))
    counts = [
        (sum(r.n_missing for r in results), "article announced and not found", "articles announced and not found"),
        (bare, "file without an article", "files without an article"),
        (n_lost, "row or stretch of text in no article", "rows or stretches of text in no article"),
        (sum(r.n_odd_dates for r in results), "date not read", "dates not read"),
        (sum(r.n_replaced for r in results), "character replaced", "characters replaced"),
    ]
    said = [f"{n:,} {one if n == 1 else many}" for n, one, many in counts if n]
    if short := [r for r in results if r.n_missing]:
        files = listed((f"{r.file} announces {r.n_expected:,} and holds {len(r.rows):,}" for r in short), most=3)
        said[0] = f"{said[0]} ({files})"
    if said:
        notes = [f"{', '.join(said)}; see .audit and .dropped.", *notes]
    if notes:
        warnings.warn(" ".join(["read_corpus:", *notes]), UserWarning, stacklevel=3)
