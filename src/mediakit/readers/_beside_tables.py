"""Tables of metadata beside texts: a column with names of files, and no text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted, does
from mediakit.readers import binary_tables, delimited, json_records
from mediakit.readers._archives import FAULTS
from mediakit.readers._column_names import plain
from mediakit.readers._columns import ColumnMap, ColumnsError, carried_names, has_text
from mediakit.readers._dates import read_dates
from mediakit.readers._files import DELIMITED_ENDINGS, JSON_ENDINGS, Found
from mediakit.readers._source import NotRead, decode
from mediakit.readers.names import word_set
from mediakit.readers.tabular import SURROGATES, Table

FILE_COLUMNS = word_set(
    """file filename filepath fullpath sourcefile textfile txtfile docname documentname fichier nomdufichier nomfichier
    datei dateiname dateipfad bestand bestandsnaam archivo nombredearchivo nombrearchivo ficheiro nomedofile nomefile"""
)
MAYBE_FILE_COLUMNS = word_set("doc docid document documentid path pfad chemin ruta id nr key name identifier txt")
ENDINGS = (*DELIMITED_ENDINGS, *JSON_ENDINGS, ".xlsx")
_HEAD = 65_536  # bytes that show whether a table could be one of these
_DEEPEST = 20  # folders of a path in a table
_MANY = 50  # files of one name
_KEY = re.compile(r'"([^"\\]{1,60})"\s{0,9}:')
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,6}(?:\.gz)?\Z", re.IGNORECASE)


@dataclass
class BesideTable:
    """One table of metadata: what it says of which file, and what did not fit."""

    found: Found
    rows: dict[int, dict[str, str]] = field(default_factory=dict)  # by the file's place in the import
    columns: list[str] = field(default_factory=list)
    nowhere: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)

    def notes(self) -> list[str]:
        """Sentences for its row of the audit."""
        said = [f"Metadata of {counted(len(self.rows), 'file')}: {listed(self.columns)}."]
        for names, what in (
            (self.nowhere, "{row} {names} a file that is not there"),
            (self.several, "{row} {names} more than one file of that name and {were} not used"),
            (self.twice, "{row} {were} about a file that has one already, and not used"),
            (self.without, "{file} {have} no row in it"),
        ):
            n = len(names)
            if n:
                sentence = what.format(
                    row=counted(n, "row"),
                    file=counted(n, "file"),
                    names=does(n, "names", "name"),
                    were=does(n, "was", "were"),
                    have=does(n, "has", "have"),
                )
                said.append(f"{sentence}: {listed((repr(name) for name in names), most=5)}.")
        return said


class Names:
    """The files of an import by what a table may call them: path, name, name without ending."""

    def __init__(self, files: Sequence[Found]):
        self.files = files
        self.described = [i for i, found in enumerate(files) if found.ending not in ENDINGS]
        self._exact: dict[tuple[str, str], list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        self.by_folder: dict[str, list[int]] = {}
        for place in self.described:
            self.by_folder.setdefault(_folder(files[place]), []).append(place)
            folder, _, last = _key(files[place].name).rpartition("/")
            for name in dict.fromkeys((last, last.removesuffix(".gz"), _ENDING.sub("", last))):
                self._exact.setdefault((folder, name), []).append(place)
                self._anywhere.setdefault(name, []).append(place)

    def find(self, value: str, folder: str) -> list[int]:
        """The files that a table in `folder` means: in that folder by path or name, else the only one below."""
        *above, last = [part for part in _key(value).replace("\\", "/").split("/") if part not in ("", ".")] or [""]
        below = _key(folder)
        for start in range(max(0, len(above) - _DEEPEST), len(above) + 1):
            at = "/".join(part for part in (below, *above[start:]) if part)
            if found := self._exact.get((at, last)):
                return found
        elsewhere = self._anywhere.get(last, [])
        return [i for i in elsewhere[:_MANY] if not below or _key(self.files[i].name).startswith(f"{below}/")]


def read_table(found: Found, names: Names, columns: ColumnMap) -> BesideTable | None:
    """The metadata in a table; None where it is none: it has a text, or no column that names files.

    Raises
    ------
    ColumnsError
        Where two columns could be meant.
    """
    try:
        table = _table(found) if _could_be(found) else None
    except (NotRead, *FAULTS):
        return None
    if table is None or columns.given.get("text") in table.header:
        return None
    for column in _file_columns(table.header):
        meant = [names.find(value, _folder(found)) if (value := _cell(row.get(column))) else [] for row in table.rows]
        n_meant = sum(1 for places in meant if places)
        if n_meant > len(meant) / 2 or (n_meant and plain(column) in FILE_COLUMNS):
            return _described(found, table, column, meant, names, columns)
    return None


def _described(
    found: Found, table: Table, column: str, meant: list[list[int]], names: Names, columns: ColumnMap
) -> BesideTable:
    header = [name for name in table.header if name != column]
    try:
        chosen = columns.known(header)
    except ColumnsError as error:
        raise ColumnsError(f"{found.name}: {error}") from None
    carried = carried_names(header, chosen.values())
    targets = {**{name: target for target, name in chosen.items()}, **carried}
    result = BesideTable(found, columns=[name for name in targets.values() if name != "text"])
    settled = _settled([_cell(row.get(name)) for row in table.rows for name in header if targets[name] == "published"])
    for row, places in zip(table.rows, meant, strict=True):
        said = _cell(row.get(column))
        if said is None:
            continue
        same_folder = {_folder(names.files[i]) for i in places}
        if not places or len(same_folder) > 1:
            (result.several if places else result.nowhere).append(said)
            continue
        values = {targets[name]: value for name in header if (value := _cell(row.get(name))) is not None}
        if "published" in values:
            written = values.pop("published")
            values["published_text"] = settled.get(written, written)
        if any(place in result.rows for place in places):
            result.twice.append(said)
        for place in places:
            result.rows.setdefault(place, values)
    folders = {_folder(names.files[i]) for i in result.rows}
    beside = (i for folder in sorted(folders) for i in names.by_folder[folder])
    result.without = [names.files[i].name for i in beside if i not in result.rows]
    return result


def _settled(written: list[str | None]) -> dict[str, str]:
    """A column's dates as ISO dates, since the whole column settles what 05.03.2024 means and a single file cannot."""
    dates = read_dates(written, "published")
    iso = {"day": "%Y-%m-%d", "minute": "%Y-%m-%dT%H:%M:%SZ"}
    return {
        text: when.strftime(iso[precision])
        for text, when, precision in zip(written, dates.published, dates.precision, strict=True)
        if text is not None and when is not None and precision in iso
    }


def _file_columns(header: list[str]) -> list[str]:
    """Columns that may hold names of files, the surest first; none where there is a text."""
    if has_text(header):
        return []
    sure = [name for name in header if plain(name) in FILE_COLUMNS]
    return sure + [name for name in header if plain(name) in MAYBE_FILE_COLUMNS]


def _could_be(found: Found) -> bool:
    """A look at the beginning, so that a large table of articles is not read twice."""
    if found.problem or (found.member is None and not found.path.is_file()):
        return False
    if found.ending == ".xlsx":
        return True
    head = decode(found.raw().start(_HEAD)).text or ""
    if found.ending in JSON_ENDINGS:
        return bool(_file_columns(_KEY.findall(head)))
    return bool(_file_columns(delimited.read(head, _name(found))[0].header))


def _table(found: Found) -> Table:
    if found.ending == ".xlsx":
        return _workbook(found.load())
    text = decode(found.load()).text or ""
    if found.ending not in JSON_ENDINGS:
        return delimited.read(text, _name(found))[0]
    try:
        return json_records.read(text)[0]
    except NotRead:  # a lone object without text or title
        try:
            row = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            row = None
        return Table(list(row), [row], None) if isinstance(row, dict) else Table([], [], None)


def _workbook(data: bytes) -> Table:
    table = Table([], [], None)
    for piece in binary_tables.read_xlsx(data, lambda header: bool(_file_columns(header))):
        table.header = piece.header
        if not _file_columns(piece.header):
            break
        table.rows += piece.rows
    return table


def _name(found: Found) -> str:
    return found.path.name.lower().removesuffix(".gz")


def _folder(found: Found) -> str:
    return found.name.rpartition("/")[0]


def _key(name: str) -> str:
    """A name without regard to case, or to how accents are written."""
    return unicodedata.normalize("NFC", name).casefold()


def _cell(value: Any) -> str | None:
    """A cell as text; a day without its midnight, a whole number without its decimal."""
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        value = None if value != value else int(value) if value.is_integer() else value
    if isinstance(value, list):
        value = "; ".join(str(item) for item in value)
    text = "" if value is None else str(value).strip()
    return SURROGATES.sub("\ufffd", text) or None
