"""When each page was captured: told by the caller or by captures.csv, never guessed."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from mediakit._check import CorpusError, listed, nearest
from mediakit.readers._dates import read_date
from mediakit.readers._files import CAPTURES, Found
from mediakit.readers._source import NotRead, decode, load

SHAPE = "2025-07-30T14:20Z (UTC where no zone is given) or 2025-07-30T16:20+02:00"


class Captures:
    """The capture time of each file: the caller's word first, then captures.csv beside it or above it."""

    def __init__(self, captured: Any, files: list[Found], inside: Mapping[Path, Found] | None = None):
        self.notes: list[str] = []
        self._files = files
        self._inside = inside or {}  # the captures.csv in archives
        self._tables: dict[Path, dict[str, pd.Timestamp]] = {}
        self._everywhere: pd.Timestamp | None = None
        self._by_name: dict[str, pd.Timestamp] = {}
        if captured is None:
            return
        if isinstance(captured, Mapping):
            self._by_name = {str(k): capture_time(v, f"captured[{k!r}]") for k, v in captured.items()}
        elif isinstance(captured, Path) or (isinstance(captured, str) and captured.lower().endswith(".csv")):
            self._by_name = _read_table(Path(captured))
        else:
            self._everywhere = capture_time(captured, "captured")
        self._check_names(captured)

    def of(self, found: Found) -> pd.Timestamp | None:
        """The capture time of one file, None where nobody gave one."""
        if self._everywhere is not None:
            return self._everywhere
        for name in (found.name, found.path.name):
            if name in self._by_name:
                return self._by_name[name]
        return self._beside(found)

    def _check_names(self, captured: Any) -> None:
        names = {name for found in self._files for name in (found.name, found.path.name)}
        folder = None if isinstance(captured, Mapping) else Path(captured).parent if self._by_name else None
        for name in self._by_name:
            if name not in names and not (folder and os.path.lexists(folder / name)):
                self.notes.append(f"The capture time of '{name}' fits no file.{nearest(name, names)}")

    def _beside(self, found: Found) -> pd.Timestamp | None:
        """From captures.csv in the file's own folder, else in the folders above, up to the one asked for."""
        folder = found.path.parent
        while True:
            table = self._table(folder)
            inside = found.path.relative_to(folder).as_posix()
            for name in (inside, found.path.name):
                if name in table:
                    return table[name]
            if folder == found.root or folder == folder.parent:
                return None
            folder = folder.parent

    def _table(self, folder: Path) -> dict[str, pd.Timestamp]:
        if folder not in self._tables:
            path = folder / CAPTURES
            inside = self._inside.get(path)
            there = inside is not None or path.is_file()
            self._tables[folder] = table = _read_table(path, inside) if there else {}
            names = {found.path.name for found in self._files}
            lost = [n for n in table if n.rpartition("/")[2] not in names and not os.path.lexists(folder / n)]
            if lost:
                files = "a file that is" if len(lost) == 1 else "files that are"
                self.notes.append(f"{path} names {files} not there: {listed(lost, most=5)}.")
        return self._tables[folder]


def capture_time(value: Any, where: str) -> pd.Timestamp:
    """One capture time in UTC; a value without a time of day is refused, since ages count hours.

    >>> capture_time("2025-07-30T16:20+02:00", "captured")
    Timestamp('2025-07-30 14:20:00+0000', tz='UTC')
    """
    wrong = f"{where}={value!r} is not a time. Write it like {SHAPE}."
    if isinstance(value, datetime):
        if value is pd.NaT:
            raise CorpusError(wrong)
        when = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
        return pd.Timestamp(when).as_unit("us")
    if type(value).__name__ == "datetime64":
        return capture_time(pd.Timestamp(value), where)
    reading = read_date(str(value)) if isinstance(value, str) or hasattr(value, "isoformat") else None
    if reading is None or reading.when is None or not str(value).strip()[:4].isdigit():
        raise CorpusError(wrong)
    if reading.precision == "day":
        raise CorpusError(
            f"{where}={str(value)!r} has no time of day, so 'an hour ago' would give a wrong one. "
            f"Write it like {SHAPE}."
        )
    return pd.Timestamp(reading.when).as_unit("us")


def _read_table(path: Path, inside: Found | None = None) -> dict[str, pd.Timestamp]:
    try:
        text = decode(inside.load() if inside else load(path)).text or ""
    except (OSError, NotRead) as error:
        raise CorpusError(f"{path} cannot be read: {error}") from None
    try:
        return _times(path, csv.DictReader(text.splitlines(), skipinitialspace=True))
    except csv.Error as error:
        raise CorpusError(f"{path} cannot be read: {error}.") from None


def _times(path: Path, rows: csv.DictReader[str]) -> dict[str, pd.Timestamp]:
    if rows.fieldnames is None or {"file", "captured"} - {str(n).strip() for n in rows.fieldnames}:
        raise CorpusError(
            f"{path} needs a first line 'file,captured', then one line a page like 'page.txt,{SHAPE[:17]}'."
        )
    rows.fieldnames = [str(n).strip() for n in rows.fieldnames]
    times: dict[str, pd.Timestamp] = {}
    for row in rows:
        name, value = (row["file"] or "").strip(), (row["captured"] or "").strip()
        if not name or not value:
            continue
        time = capture_time(value, f"{path}, line {rows.line_num}: captured")
        if times.setdefault(name, time) != time:
            raise CorpusError(f"{path}, line {rows.line_num}: '{name}' has two capture times; keep one.")
    return times
