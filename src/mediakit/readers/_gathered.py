"""Rows held column by column: texts as Arrow arrays, so that a large file is not in memory as Python objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from mediakit.readers.tabular import SURROGATES
from mediakit.tables import TABLES

Chunk = pa.Array | list[Any] | int  # a number stands for so many missing values
_ARROW = {str: pa.large_string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_KINDS = {kind: python for python, kind in _ARROW.items()}
_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


class Gathered:
    """Articles by column; values come back as they were given.

    Examples
    --------
    >>> rows = Gathered()
    >>> rows.add([{"title": "Rain", "n": 1}, {"title": "Sun"}])
    >>> rows.add([{"title": None, "n": "two"}])
    >>> len(rows), rows.values("n"), rows.values("text")
    (3, [1, None, 'two'], [None, None, None])
    """

    def __init__(self) -> None:
        self._n = 0
        self._chunks: dict[str, list[Chunk]] = {}
        self._filled: dict[str, int] = {}

    def __len__(self) -> int:
        return self._n

    def __contains__(self, name: str) -> bool:
        return name in self._chunks

    @property
    def names(self) -> list[str]:
        """The columns, in the order in which they came."""
        return list(self._chunks)

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Add rows; what a row lacks is missing."""
        for name in dict.fromkeys(key for row in rows for key in row):
            self._put(name, _chunk([row.get(name) for row in rows]), len(rows))
        self._n += len(rows)

    def set(self, name: str, values: list[Any]) -> None:
        """Put a column in the place of what there was."""
        self._chunks[name], self._filled[name] = [_chunk(values)], len(values)

    def remove(self, name: str) -> None:
        """Forget a column."""
        self._chunks.pop(name, None)

    def values(self, name: str) -> list[Any]:
        """A column as a list."""
        return list(_values(self.chunks(name)))

    def chunks(self, name: str) -> list[Chunk]:
        """A column as it is held."""
        if name not in self._chunks:
            return [self._n]
        missing = self._n - self._filled[name]
        return [*self._chunks[name], missing] if missing else self._chunks[name]

    def _put(self, name: str, chunk: Chunk, n: int) -> None:
        chunks = self._chunks.setdefault(name, [])
        if missing := self._n - self._filled.get(name, 0):
            chunks.append(missing)
        chunks.append(chunk)
        self._filled[name] = self._n + n


def column_of(name: str, chunks: list[Chunk]) -> pd.Series:
    """A column of the articles table; a text column is made without copying its texts.

    A column that an export brings along is numbers, truths or times where all its values are, else text.
    """
    what = TABLES["articles"].get(name)
    if what is not None and what.kind != "text":
        values = list(_values(chunks))
        return _times(values) if what.kind == "time" else pd.Series(values, dtype="Int64")
    kinds = set().union(*(_kinds(chunk) for chunk in chunks))
    return _carried(kinds, chunks) if what is None and not kinds <= {str} else _texts(chunks)


def _carried(kinds: set[type], chunks: list[Chunk]) -> pd.Series:
    values = list(_values(chunks))
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean")
    if kinds == {int} and all(v is None or -(2**63) <= v < 2**63 for v in values):
        return pd.Series(values, dtype="Int64")
    if kinds <= {int, float} and float in kinds:
        return pd.Series([np.nan if v is None else float(v) for v in values], dtype="float64")
    if kinds <= {datetime, pd.Timestamp} and all(v is None or v.year < 10_000 for v in values):
        return _times([v if v is None or v.tzinfo else v.replace(tzinfo=UTC) for v in values])
    return _texts(chunks)


def _texts(chunks: Iterable[Chunk]) -> pd.Series:
    arrays = [_text_array(chunk) for chunk in chunks]
    whole = pa.chunked_array(arrays, type=pa.large_string())
    return pd.Series(pd.arrays.ArrowStringArray(whole, dtype=_TEXT))  # type: ignore[call-arg]


def _text_array(chunk: Chunk) -> pa.Array:
    if isinstance(chunk, int):
        return pa.nulls(chunk, pa.large_string())
    if isinstance(chunk, pa.Array) and chunk.type == pa.large_string():
        return chunk
    return pa.array([_text(value) for value in _values([chunk])], pa.large_string())


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _times(values: list[Any]) -> pd.Series:
    plain = [None if v is None or v is pd.NaT else v.astimezone(UTC).replace(tzinfo=None) for v in values]
    return pd.Series(np.array(plain, dtype="datetime64[us]")).dt.tz_localize("UTC")


def _values(chunks: Iterable[Chunk]) -> Iterator[Any]:
    for chunk in chunks:
        if isinstance(chunk, int):
            yield from repeat(None, chunk)
        else:
            yield from chunk.to_pylist() if isinstance(chunk, pa.Array) else chunk


def _kinds(chunk: Chunk) -> set[type]:
    if isinstance(chunk, int):
        return set()
    if isinstance(chunk, pa.Array):
        return set() if chunk.null_count == len(chunk) else {_KINDS[chunk.type]}
    return {type(value) for value in chunk if value is not None}


def _chunk(values: list[Any]) -> Chunk:
    """Values as they are held: as Arrow where all are of one simple kind."""
    kinds = {type(value) for value in values} - {type(None)}
    if not kinds:
        return len(values)
    if len(kinds) > 1 or (kind := _ARROW.get(next(iter(kinds)))) is None:
        return values
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:  # halves of characters, which no file can be written with
        return pa.array([None if v is None else SURROGATES.sub("\ufffd", v) for v in values], kind)
    except (OverflowError, pa.ArrowInvalid):
        return values
