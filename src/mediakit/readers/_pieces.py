"""A text read piece by piece, so that a large file is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import ModuleType
from typing import Protocol, TypeVar

from mediakit.readers import delimited, json_records
from mediakit.readers._columns import ColumnMap
from mediakit.readers._parsed import Parsed
from mediakit.readers.tabular import Rows, Table, keys_of

PIECE = 2_000_000  # characters
KEPT = ("title", "start", "end", "document_number", "document_count", "source_id")  # of an article, in the end

_Found = TypeVar("_Found")
Texts = Callable[[], Iterable[str]]


class Reader(Protocol):
    """What reads a text piece by piece."""

    name: str

    def prepare(self, texts: Texts) -> None:
        """Look at the whole text first, where that is needed."""

    def take(self, text: str, *, last: bool) -> tuple[Parsed | None, int]:
        """Read what can be read of a text, and say how much that was; None and 0 where more of it is needed."""

    def close(self) -> tuple[int | None, list[str]]:
        """How many articles the file announces and what is to be said of it, once all is read."""


class ByModule:
    """The text format of a module; as a whole, where it cannot be parted.

    A module that can be read in pieces offers ``cut(text)``, the last offset at which a text may be parted (0:
    nowhere); ``read_piece(text)``, which reads as ``read`` does but does not count what the pieces hold together; and
    ``whole(parts)``, which gives n_expected and the warnings for all parts. These are what `read_piece` gave, their
    articles with `KEPT` only and places from the beginning of the file, what it laid ``aside`` as it is.

    Parameters
    ----------
    module : module
    taken_out_of : str, optional
        The kind of document that the text comes from.
    """

    def __init__(self, module: ModuleType, taken_out_of: str = ""):
        self.module = module
        self.name = f"{module.NAME} ({taken_out_of})" if taken_out_of else module.NAME
        self._in_pieces = all(hasattr(module, name) for name in ("cut", "read_piece", "whole"))
        self._parts: list[Parsed] = []
        self._n_taken = 0

    def prepare(self, texts: Texts) -> None:
        """Nothing."""

    def take(self, text: str, *, last: bool) -> tuple[Parsed | None, int]:
        """A piece, up to where the module cuts."""
        if last and not self._parts:
            return self.module.read(text), len(text)
        end = len(text) if last else self.module.cut(text) if self._in_pieces else 0
        if not end:
            return None, 0
        parsed = self.module.read_piece(text[:end])
        kept = [{key: article.get(key) for key in KEPT} for article in parsed.articles]
        for article in kept:
            article["start"], article["end"] = article["start"] + self._n_taken, article["end"] + self._n_taken
        self._parts.append(replace(parsed, articles=kept, metadata=[], dropped=[]))
        self._n_taken += end
        return replace(parsed, warnings=[], n_expected=None), end

    def close(self) -> tuple[int | None, list[str]]:
        """What the module says of all parts."""
        return self.module.whole(self._parts) if self._parts else (None, [])


class ByRows:
    """A table: delimited, JSON Lines or a JSON array.

    Parameters
    ----------
    reader : delimited.Reader or json_records.Reader
    columns : ColumnMap
    """

    def __init__(self, reader: delimited.Reader | json_records.Reader, columns: ColumnMap):
        self.reader, self.columns = reader, columns
        self.rows: Rows | None = None
        self._warnings: list[str] = []

    @property
    def name(self) -> str:
        """What to call the format."""
        return self.reader.name

    def prepare(self, texts: Texts) -> None:
        """Gather the keys of all objects: which column holds what depends on all of them."""
        if isinstance(self.reader, json_records.Reader):
            header: dict[str, None] = {}
            kinds: set[tuple[str, ...]] = set()
            looking = json_records.Reader()
            for table in tables(texts(), looking):
                header |= dict.fromkeys(table.header)
                kinds.update(keys_of(row) for row in table.rows)
            self.rows = Rows(self.columns, list(header), kinds)

    def take(self, text: str, *, last: bool) -> tuple[Parsed | None, int]:
        """The articles of the rows that are whole."""
        table, taken = self.reader.table(text, last=last)
        if not taken:
            return None, 0
        if self.rows is None:
            kinds = {keys_of(row) for row in table.rows} if table.own_keys else None
            self.rows = Rows(self.columns, table.header, kinds)
        self._warnings += table.warnings
        return self.rows.articles(table), taken

    def close(self) -> tuple[int | None, list[str]]:
        """What is to be said of the table."""
        said = self.rows.remarks() if self.rows else []
        return None, [*self._warnings, *self.reader.remarks(), *said]


def tables(texts: Iterable[str], reader: json_records.Reader) -> Iterator[Table]:
    """The pieces of a table."""

    def take(text: str, *, last: bool) -> tuple[Table | None, int]:
        table, taken = reader.table(text, last=last)
        return (table if taken else None), taken

    for _, table in in_pieces(texts, take):
        yield table


def in_pieces(
    texts: Iterable[str], take: Callable[..., tuple[_Found | None, int]], size: int | None = None
) -> Iterator[tuple[str, _Found]]:
    """Each piece of a text with what was read of it.

    Parameters
    ----------
    texts : iterable of str
        The text, in stretches of any length.
    take : callable
        Reads as much as it can of a text; where that is nothing, it gets twice as much.
    size : int, optional
        Characters to begin with.
    """
    size = size or PIECE
    stretches = _stretches(texts, size)
    following = next(stretches, None)
    held, wanted = "", size
    while held or following is not None:
        more = [held]
        n = len(held)
        while n < wanted and following is not None:
            more.append(following)
            n += len(following)
            following = next(stretches, None)
        held = "".join(more)
        found, taken = take(held, last=following is None)
        if found is not None:
            yield held[:taken], found
        held = held[taken:]
        wanted = len(held) + size if taken else 2 * n
        if following is None:
            return


def _stretches(texts: Iterable[str], size: int) -> Iterator[str]:
    for text in texts:
        for start in range(0, len(text), size):
            yield text[start : start + size]
