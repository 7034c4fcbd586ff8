"""One file read, whatever it is, into a row of the audit with its articles and what is in none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from mediakit._check import CorpusError
from mediakit._phrases import counted
from mediakit.readers import _pieces, aggregator, binary_tables, plain, web_archives, web_pages
from mediakit.readers._accounts import UNKNOWN, FileResult, account, unread
from mediakit.readers._beside import Beside
from mediakit.readers._captures import Captures
from mediakit.readers._columns import ColumnMap, ColumnsError
from mediakit.readers._files import Found
from mediakit.readers._finish import Finisher
from mediakit.readers._kinds import BINARY_TABLES, TABLES_AS_TEXT, open_source, reader_of
from mediakit.readers._outlets import Outlets
from mediakit.readers._parsed import Parsed
from mediakit.readers._source import NotRead, Source

NOT_READ = "not read"
METADATA = "metadata"
HEAD = 2_000_000  # characters that tell what a text is
LARGE = 100_000_000  # bytes; the text of a file that fails is put among the dropped only up to this size


@dataclass(frozen=True)
class Asked:
    """What the caller of an import wants, the same for all files."""

    captures: Captures
    columns: ColumnMap
    beside: Beside
    outlets: Outlets
    limit: int


def read_file(found: Found, asked: Asked) -> FileResult:
    """Read one file; whatever is wrong with it becomes a line of the audit.

    Raises
    ------
    CorpusError
        Where the caller has to settle something: columns that could be meant, a capture time.
    """
    source = None
    try:
        if found.problem:
            return unread(found.name, found.kind, found.problem, None)
        source = open_source(found, asked.limit)
        result = _read(found, source, asked)
    except ColumnsError as error:
        raise ColumnsError(f"{found.name}: {error}") from None
    except CorpusError:
        raise
    except NotRead as reason:
        result = unread(found.name, NOT_READ, str(reason), _text(source))
    except OSError as error:
        result = unread(found.name, NOT_READ, f"Cannot be opened: {error.strerror or error}.", _text(source))
    except Exception as error:  # a fault of the kit in one file must not cost the others
        reason = f"The reader failed ({type(error).__name__}: {str(error)[:200]}); please report this file."
        result = unread(found.name, NOT_READ, reason, _text(source))
    if found.remark:
        result.warnings.insert(0, found.remark)
    return result


def _text(source: Source | None) -> str | None:
    """The text of a file that is not read, for the dropped."""
    if source is None or source.texts is None:
        return None
    pieces, n = [], 0
    try:
        for text in source.texts():
            pieces.append(text)
            n += len(text)
            if n > LARGE:
                return None
    except (NotRead, OSError):
        return None
    return "".join(pieces)


def _read(found: Found, source: Source, asked: Asked) -> FileResult:
    if asked.beside.is_metadata(found):
        return _all_metadata(found, source, METADATA, *asked.beside.notes(found))
    if source.texts is None:
        result = FileResult(found.name, source.kind)
        parts: Iterable[tuple[str | None, Parsed]] = _binary_parts(found, source, asked)
        reader = None
    else:
        head = _head(source)
        if head.isspace() or not head:
            remark = "Nothing but white space." if head else "The file is empty."
            return _all_metadata(found, source, "empty file", remark)
        reader = reader_of(found, head, asked.columns, source.kind)
        result = FileResult(found.name, "", 0, n_kept=0, n_metadata=0)
        parts = _text_parts(source, head, reader)
    result.warnings += source.warnings
    result.n_replaced = source.n_replaced
    finisher = Finisher(result, asked.outlets)
    for text, parsed in parts:
        if isinstance(reader, _pieces.ByModule) and reader.module in (plain, web_pages):
            parsed = asked.beside.filled(found, parsed, text, first_line_is_title=reader.module is plain)
        part = account(found.name, result.format, parsed, text)
        result.take(part)
        result.dropped += [(None, None, reason, row) for reason, row in parsed.dropped_rows]
        result.n_odd_dates += parsed.n_odd_dates
        result.n_replaced += parsed.n_replaced
        finisher.add(part.articles)
    if reader is not None:
        result.format = reader.name
        expected, remarks = reader.close()
        result.n_expected = result.n_expected if expected is None else expected
        result.warnings += remarks
    _note_losses(result)
    finisher.close(lambda: asked.captures.of(found))
    if not len(result.rows):
        result.warnings.append("No article in it.")
    return result


def _head(source: Source) -> str:
    """The beginning of a text: all of it where it is not longer than that."""
    pieces, n = [], 0
    for text in source.texts() if source.texts else ():
        pieces.append(text)
        n += len(text)
        if n > HEAD:
            break
    return "".join(pieces)


def _text_parts(source: Source, head: str, reader: _pieces.Reader) -> Iterator[tuple[str | None, Parsed]]:
    texts = source.texts if source.texts and len(head) > HEAD else lambda: iter([head])
    if len(head) > _pieces.PIECE:
        reader.prepare(texts)
    yield from _pieces.in_pieces(texts(), reader.take)


def _binary_parts(found: Found, source: Source, asked: Asked) -> Iterator[tuple[str | None, Parsed]]:
    if source.kind == web_archives.NAME:
        with closing(found.raw().opener()) as file:
            yield None, web_archives.read(file)
        return
    for parsed in binary_tables.articles(source, asked.columns, asked.limit):
        yield None, parsed


def _all_metadata(found: Found, source: Source, format: str, *remarks: str) -> FileResult:
    if source.texts is None:
        return FileResult(found.name, format, warnings=list(remarks))
    n = sum(len(text) for text in source.texts())
    return FileResult(found.name, format, n, n_kept=0, n_metadata=n, warnings=list(remarks))


def _note_losses(result: FileResult) -> None:
    result.n_lost_rows = sum(1 for _, _, reason, _ in result.dropped if reason in (UNKNOWN, aggregator.CUT_OFF))
    if result.format in TABLES_AS_TEXT or result.format in BINARY_TABLES:
        result.n_lost_rows = len(result.dropped)
        if result.dropped:
            result.warnings.append(f"In no article: {counted(len(result.dropped), 'row')}; see dropped.")
