"""What is known of a text file from its name, or from a table beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted, does
from mediakit.readers._beside_tables import ENDINGS, BesideTable, Names, read_table
from mediakit.readers._columns import ColumnMap
from mediakit.readers._files import Found
from mediakit.readers._name_patterns import NamePattern
from mediakit.readers._parsed import Parsed

_LEAST_BEGINNING = 8  # letters of a cut title in a name that show that a first line is meant


class Beside:
    """Metadata of text files by the pattern of their names and by tables with a column of file names.

    What a table says goes before what a name says; both go before what a text itself was taken to say.

    Parameters
    ----------
    files : sequence of Found
    pattern : str, optional
        As for `NamePattern`.
    columns : ColumnMap, optional
        The caller's column map, for the tables.

    Raises
    ------
    CorpusError
        Where the pattern cannot be meant, or two columns of a table could be.
    """

    def __init__(self, files: Sequence[Found], pattern: str | None = None, columns: ColumnMap | None = None):
        self.files = files
        self.pattern = None if pattern is None else NamePattern(pattern)
        self._tables: dict[str, BesideTable] = {}
        self._rows: dict[str, tuple[dict[str, str], BesideTable]] = {}
        self._misfits: list[str] = []
        self._n_asked = 0
        self._above: dict[Path, tuple[str, ...]] = {}
        names = Names(files)
        if names.described:
            self._read_tables(names, columns or ColumnMap(None))

    def _read_tables(self, names: Names, columns: ColumnMap) -> None:
        """Those in the deepest folders first: the nearest table is the one that is meant."""
        candidates = [found for found in self.files if found.ending in ENDINGS]
        for found in sorted(candidates, key=lambda f: -f.name.count("/")):
            table = read_table(found, names, columns)
            if table is None:
                continue
            self._tables[found.name] = table
            for place, values in table.rows.items():
                self._rows.setdefault(self.files[place].name, (values, table))

    def is_metadata(self, found: Found) -> bool:
        """Whether a file is a table of metadata, so that it is read as that and gives no article."""
        return found.name in self._tables

    def notes(self, found: Found) -> list[str]:
        """Sentences for the audit's row of a table of metadata."""
        return self._tables[found.name].notes()

    @property
    def warnings(self) -> list[str]:
        """Sentences on names and tables that did not fit, once all files were read."""
        said = []
        if self._misfits and self.pattern:
            n, examples = len(self._misfits), listed((repr(name) for name in self._misfits), most=3)
            of = f"{n:,} of {counted(self._n_asked, 'file name')} {does(n, 'does', 'do')}"
            said.append(f"{of} not fit names={self.pattern.pattern!r}: {examples}.")
        for name, table in self._tables.items():
            n_lost = len(table.nowhere) + len(table.several) + len(table.twice)
            odd = [f"{counted(n_lost, 'row')} without a file of its own"] if n_lost else []
            odd += [f"{counted(len(table.without), 'file')} without a row"] if table.without else []
            if odd:
                said.append(f"{name}: {', '.join(odd)}; see its line in .audit.")
        return said

    def of(self, found: Found) -> dict[str, str]:
        """Values by column of the articles table, for the one article of a text file; a date is published_text."""
        return {**self._by_name(found), **self._rows.get(found.name, ({}, None))[0]}

    def _by_name(self, found: Found) -> dict[str, str]:
        if self.pattern is None:
            return {}
        if found.root not in self._above:
            self._above[found.root] = found.root.absolute().parts[1:]
        self._n_asked += 1
        values = self.pattern.match(found.name, self._above[found.root])
        if values is None:
            self._misfits.append(found.name)
        return values or {}

    def filled(self, found: Found, parsed: Parsed, text: str | None, *, first_line_is_title: bool = False) -> Parsed:
        """A file's article with what its name and the table beside it say.

        Where these give a title that is not the first line, which was taken for one, the line is text again.
        A file of several articles is left as it is.
        """
        if len(parsed.articles) != 1:
            if len(parsed.articles) > 1 and found.name in self._rows:
                table, n = self._rows[found.name][1], counted(len(parsed.articles), "article")
                return replace(
                    parsed, warnings=[*parsed.warnings, f"Its row in {table.found.name} was not used: it holds {n}."]
                )
            return parsed
        n_misfits = len(self._misfits)
        values = self.of(found)
        warnings = list(parsed.warnings)
        if len(self._misfits) > n_misfits and self.pattern:
            warnings.append(f"Its name does not fit names={self.pattern.pattern!r}.")
        if not values:
            return replace(parsed, warnings=warnings)
        article, metadata = dict(parsed.articles[0]), list(parsed.metadata)
        if first_line_is_title and values.get("title") and article.get("title") and text is not None:
            if _means(values["title"], article["title"], cut=found.name not in self._rows):
                values["title"] = article["title"]
            else:
                _give_back(article, metadata, text)
        if "published_text" in values:
            article.pop("published", None)
            article.pop("published_precision", None)
        return replace(parsed, articles=[{**article, **values}], metadata=metadata, warnings=warnings)


def _means(title: str, line: str, *, cut: bool) -> bool:
    """Whether a title from a name or table is a first line, perhaps `cut` and without its punctuation."""
    wanted, there = _letters(title), _letters(line)
    return wanted == there or (cut and len(wanted) >= _LEAST_BEGINNING and there.startswith(wanted))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _give_back(article: dict[str, Any], metadata: list[tuple[int, int]], text: str) -> None:
    """Let an article begin with the line that was taken for its title."""
    span = next((s for s in metadata if s[1] <= article["start"] and text[slice(*s)] == article["title"]), None)
    if span is None:
        return
    metadata.remove(span)
    article["start"] = span[0]
    article["end"] = article["end"] if article["text"].strip() else span[1]
    article["text"] = text[article["start"] : article["end"]]
