"""From raw files to the articles table: one file per export format, and the import that counts all of it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mediakit._check import CorpusError, listed
from mediakit._phrases import counted
from mediakit.readers import _kinds, ages, aggregator, plain, web_archives
from mediakit.readers._accounts import UNKNOWN, FileResult, account, unread
from mediakit.readers._beside import Beside
from mediakit.readers._captures import Captures
from mediakit.readers._columns import ColumnMap, ColumnsError
from mediakit.readers._corpus import Corpus, corpus_of
from mediakit.readers._files import ENDINGS, Found, find
from mediakit.readers._finish import finish
from mediakit.readers._outlets import Outlets
from mediakit.readers._parsed import Parsed
from mediakit.readers._source import NotRead, Source, decode, load

__all__ = ["Corpus", "read_corpus"]

NOT_READ = "not read"
PEEK = 10_000_000  # bytes; a file of an unknown kind is shown among the dropped only up to this size


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

    Aggregator pages and plain text (.txt), tables with one article a row (.csv .tsv .jsonl .json .parquet
    .xlsx), and the text formats also as .gz. What a file is gets settled by its content first. A fault in
    one file never stops the others: the file gets its line in ``audit`` and its text a place in ``dropped``.

    Parameters
    ----------
    path : str, Path or list of these
        A file, a folder (its sub-folders too; hidden files are skipped) or a list. The column ``file``
        holds the name relative to the folder.
    captured : str, datetime, mapping or path, optional
        When the pages were captured, since "2 hours ago" gives a date only then: one ISO time for all
        (UTC where it has no zone), a mapping from file name to such times, or the path of a CSV with the
        columns file,captured. A captures.csv beside the pages is found by itself; what is said here goes
        before it. Without a capture time such articles have no ``published``: nothing is guessed.
    columns : mapping, optional
        For tables: from a column of the articles table to the file's, ``{"text": "body"}``. The usual
        names are recognised by themselves.

    Returns
    -------
    Corpus
        With ``articles`` (one row an article), ``dropped`` (one row a stretch that is in no article) and
        ``audit`` (one row a file).

    Raises
    ------
    CorpusError
        Where the path does not exist, nothing in it can be read as an article, a capture time is wrong, or
        two columns of a table could be meant.

    Warns
    -----
    UserWarning
        With counts, where files or rows were left out, dates could not be read or characters were replaced.

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
    files, notes = find(path)
    captures = Captures(captured, files)
    beside = Beside(files, names)
    spellings = Outlets(outlets)
    results = [_read_file(found, captures, column_map, beside) for found in files]
    for result in results:
        finish(result, spellings)
    column_map.check_used()
    if not any(result.articles for result in results):
        raise CorpusError(_no_article(path, results))
    corpus = corpus_of(results)
    _warn(results, notes + captures.notes)
    return corpus


def _read_file(found: Found, captures: Captures, columns: ColumnMap, beside: Beside) -> FileResult:
    text = None
    try:
        source = _open(found)
        text = source.text
        if text is not None and (not text or text.isspace()):
            return _empty(found.name, text)
        if beside.is_metadata(found):
            return FileResult(found.name, "metadata", len(text or ""), n_kept=0, n_metadata=len(text or ""))
        parsed, format = _kinds.parse(found, source, columns)
        if format.startswith(plain.NAME) and len(parsed.articles) == 1:
            known = beside.of(found)
            parsed.articles[0].update({k: v for k, v in known.items() if not parsed.articles[0].get(k)})
        result = account(found.name, format, parsed, text)
        result.warnings[:0] = source.warnings
        result.n_replaced = source.n_replaced
        _note_losses(result, parsed)
        _date(result, captures, found)
        if not result.articles:
            result.warnings.append("No article in it.")
        return result
    except ColumnsError as error:
        raise ColumnsError(f"{found.name}: {error}") from None
    except CorpusError:
        raise
    except NotRead as reason:
        return unread(found.name, NOT_READ, str(reason), text)
    except OSError as error:
        return unread(found.name, NOT_READ, f"Cannot be opened: {error.strerror or error}.", text)
    except Exception as error:  # a fault of the kit in one file must not cost the others
        reason = f"The reader failed ({type(error).__name__}: {str(error)[:200]}); please report this file."
        return unread(found.name, NOT_READ, reason, text)


def _open(found: Found) -> Source:
    source = _opened(found)
    if source.kind == "zip":
        source.kind = _kinds.zip_kind(source.data or b"")
    if source.kind in _kinds.DOCUMENTS:
        remarks: list[str] = []
        text = _kinds.DOCUMENTS[source.kind](source.data or b"", remarks)
        return Source(text=text, kind=source.kind, warnings=remarks)
    return source


def _opened(found: Found) -> Source:
    if found.path.is_dir():
        raise NotRead("A folder, not a file.")
    if not found.path.is_file():
        raise NotRead("A broken link or no regular file.")
    if found.ending in ENDINGS or not found.ending:
        data = load(found.path)
        if web_archives.recognises(data[:1000]):
            return Source(data=b"", kind=web_archives.NAME)
        return decode(data)
    if found.path.stat().st_size <= PEEK:
        try:
            return decode(load(found.path))
        except NotRead:
            pass
    raise NotRead(_kinds.unknown(found))


def _empty(name: str, text: str) -> FileResult:
    remark = "The file is empty." if not text else "Nothing but white space."
    return FileResult(name, "empty file", len(text), n_kept=0, n_metadata=len(text), warnings=[remark])


def _note_losses(result: FileResult, parsed: Parsed) -> None:
    result.n_lost_rows = sum(1 for _, _, reason, _ in result.dropped if reason in (UNKNOWN, aggregator.CUT_OFF))
    result.dropped += [(None, None, reason, row) for reason, row in parsed.dropped_rows]
    result.n_odd_dates = parsed.n_odd_dates
    result.dates_read = result.format in _kinds.TABLE_FORMATS
    result.n_replaced += parsed.n_replaced
    if result.format in _kinds.TABLE_FORMATS and result.dropped:
        result.n_lost_rows = len(result.dropped)
        result.warnings.append(f"In no article: {counted(len(result.dropped), 'row')}; see dropped.")
    result.n_unaccounted = max((result.n_expected or 0) - len(result.articles), 0) + sum(
        1 for _, _, reason, _ in result.dropped if reason == UNKNOWN or "cut off" in reason or "broken" in reason
    )
    if n_empty := sum(1 for a in result.articles if not (a["text"] or "").strip()):
        result.warnings.append(f"Without a text: {counted(n_empty, 'article')}.")


def _date(result: FileResult, captures: Captures, found: Found) -> None:
    """Dates from ages, by the capture time of the file."""
    aged = [a for a in result.articles if a.get("published") is None and a.get("age_text")]
    if not aged:
        return
    when = captures.of(found)
    for article in aged:
        article["published"], article["published_precision"] = ages.published(article["age_text"], when)
    n_odd = sum(1 for a in aged if ages.parse_age(a["age_text"]) is None)
    result.n_odd_dates += n_odd
    n_lacking = sum(1 for a in aged if a["published"] is None) - n_odd
    if when is None and n_lacking:
        result.warnings.append(f"No capture time given, so no date from {counted(n_lacking, 'age')}.")


def _no_article(path: object, results: list[FileResult]) -> str:
    if isinstance(path, str | Path) and not Path(path).is_dir():
        return f"{path} gives no article. {' '.join(results[0].warnings)}"
    reasons = listed((f"{r.file}: {' '.join(r.warnings) or 'no article.'}" for r in results), most=3)
    return (
        f"{path if isinstance(path, str | Path) else 'The list'} holds no file with an article. "
        f"Put pages (.txt) or tables (.csv, .jsonl, .parquet, .xlsx) there. Looked at {reasons}"
    )


def _warn(results: list[FileResult], notes: list[str]) -> None:
    """One warning with counts where something was lost or changed."""
    counts = [
        (sum(1 for r in results if not r.articles), "file without an article", "files without an article"),
        (
            sum(r.n_lost_rows for r in results if r.articles),
            "row or stretch of text in no article",
            "rows or stretches of text in no article",
        ),
        (sum(r.n_odd_dates for r in results), "date not read", "dates not read"),
        (sum(r.n_replaced for r in results), "character replaced", "characters replaced"),
    ]
    said = [f"{n:,} {one if n == 1 else many}" for n, one, many in counts if n]
    if said:
        notes = [f"{', '.join(said)}; see .audit and .dropped.", *notes]
    if notes:
        warnings.warn(" ".join(["read_corpus:", *notes]), UserWarning, stacklevel=3)
