"""Tables of key and word (.csv, .tsv), with or without valence, with or without a header."""

from __future__ import annotations

import re

from mediakit._check import CodebookError, listed
from mediakit.dictionaries._parts import Category, Dictionary, Entry, Holds, LeftOut, number, number_text
from mediakit.dictionaries._rows import Row, head_of, rows_of, shielded, table_text
from mediakit.readers._column_names import plain
from mediakit.readers.names import word_set

NAME, TITLE = "csv", "a table of key and word"
ENDINGS = (".csv", ".tsv")
HOLDS = Holds(valences=True, language="patterns")
UNNAMED = "\0the file's name"  # the category of a table without keys, until the file is known
BELOW = " > "  # parts the names of nested categories in a key

WORDS = word_set(
    "word words term terms pattern patterns token entry keyword keywords phrase lemma ngram expression dicterm wort "
    "begriff mot palabra parola woord"
)
KEYS = word_set(
    "key keys category categories frame frames group class topic theme concept construct dictionary emotion label code "
    "kategorie thema categorie categoria"
)
VALENCES = word_set("valence valences score scores weight weights rating wert gewicht")
EITHER = word_set("value sentiment polarity")  # numbers in some lists, names in others
_BELOW = re.compile(r"\s+>\s+")


def recognises(text: str) -> bool:
    """Whether the first row names a column of words, and the other columns are no categories with marks.

    >>> recognises("Category;Term\\ngood;peace\\n"), recognises("peace"), recognises("Term,good,bad\\npeace,X,\\n")
    (True, False, False)
    """
    rows = head_of(text, WORDS | KEYS | VALENCES)
    if not rows or len(rows[0].fields) < 2 or not any(plain(field) in WORDS for field in rows[0].fields):
        return False
    return not _has_marks(rows)


def _has_marks(rows: list[Row]) -> bool:
    """Whether, as in LIWC-22, each column behind the words is a category, and X or 1 says who belongs to it."""
    first, *others = (plain(field) for field in rows[0].fields)
    if first not in WORDS or any(name in KEYS | VALENCES | EITHER for name in others):
        return False
    marks = {cell.upper() for row in rows[1:] for cell in row.fields[1:]}
    return bool(marks & {"X", "1"}) and marks <= {"", "X", "0", "1"}


def read(text: str) -> Dictionary:
    """Take a table apart. Its entries are patterns as docs/codebook.md describes them.

    Without a header the columns are key, word and valence, or word and valence where the second holds numbers. Of key
    and word the one with fewer different values is the key; if that is the second, it is said.

    >>> found = read("Frame,Term,Score\\ngood > peace,peace talks,2.5\\n")
    >>> found.categories[0].name, found.categories[0].below[0].entries
    ('good', [Entry(text='peace talks', valence=2.5, line=2)])
    >>> read("peace,2\\nwar,-2\\n").categories[0].entries[1].valence
    -2.0
    """
    rows = rows_of(text, "\t" if "\t" in text else ",", WORDS | KEYS | VALENCES | EITHER)
    if not rows:
        raise CodebookError("holds no row. Write the columns key and word.")
    header = [plain(field) for field in rows[0].fields]
    remarks: list[str] = []
    if any(name in WORDS for name in header):
        columns, left_out = _named_columns(header, rows)
        rows = rows[1:]
    else:
        columns, left_out = _unnamed_columns(rows, remarks), []
        rows = _members(rows, columns, remarks)
    reading = _Reading(columns, left_out)
    for row in rows:
        reading.row(row)
    return Dictionary(list(reading.top.values()), reading.left_out, language="patterns", remarks=remarks)


def _named_columns(header: list[str], rows: list[Row]) -> tuple[dict[str, int], list[LeftOut]]:
    """Where key, word and valence stand, and what the other columns are called."""
    body = rows[1:]
    columns: dict[str, int] = {}
    for place, name in enumerate(header):
        role = next(
            (role for role, known in (("word", WORDS), ("key", KEYS), ("valence", VALENCES)) if name in known), ""
        )
        if name in EITHER:
            role = "valence" if _is_numbers(body, place) else "key"
        if role:
            columns.setdefault(role, place)
    others = [field for place, field in enumerate(rows[0].fields) if place not in columns.values() and field]
    return columns, [LeftOut(field, "unknown column", rows[0].line) for field in others]


def _unnamed_columns(rows: list[Row], remarks: list[str]) -> dict[str, int]:
    """Where they stand in a table without a header; of key and word, the key is what comes again and again."""
    n_columns = max(len(row.fields) for row in rows)
    if n_columns == 1:
        return {"word": 0}
    if n_columns == 2 and _is_numbers(rows, 1):
        return {"word": 0, "valence": 1}
    if n_columns == 2 or (n_columns == 3 and _is_numbers(rows, 2)):
        first, second = ({row.fields[n] for row in rows if n < len(row.fields)} for n in (0, 1))
        if len(second) < len(first):
            remarks.append(
                f"no header: the second column was taken for the key, since it has {len(second):,} different values, "
                f"the first {len(first):,}. Write 'key' and 'word' above them if it is not."
            )
            return {"word": 0, "key": 1, "valence": 2}
        return {"key": 0, "word": 1, "valence": 2}
    raise CodebookError(
        f"has {n_columns} columns and no header that names them: {listed(rows[0].fields, most=5)}. Write key, word "
        "and, where there are any, valence above them."
    )


def _is_numbers(rows: list[Row], place: int) -> bool:
    """Whether a column holds numbers only, one at least."""
    cells = [row.fields[place] for row in rows if place < len(row.fields) and row.fields[place]]
    return bool(cells) and all(number(cell) is not None for cell in cells)


def _members(rows: list[Row], columns: dict[str, int], remarks: list[str]) -> list[Row]:
    """The rows of those that belong to their key, where a third column says nothing but that they do (1) or not (0)."""
    if len(columns) < 3 or {row.fields[2] for row in rows if len(row.fields) > 2} != {"0", "1"}:
        return rows
    remarks.append("no header, and a third column of 0 and 1 only: 1 was taken for a word that belongs to its key.")
    return [row._replace(fields=row.fields[:2]) for row in rows if row.fields[2:] != ["0"]]


class _Reading:
    def __init__(self, columns: dict[str, int], left_out: list[LeftOut]) -> None:
        self.columns, self.left_out = columns, left_out
        self.top: dict[str, Category] = {}
        self._by_way: dict[tuple[str, ...], Category] = {}

    def row(self, row: Row) -> None:
        word, key, score = (self._cell(row, role) for role in ("word", "key", "valence"))
        if "key" in self.columns and not key:
            self.left_out.append(LeftOut(word, "word without a category", row.line))
            return
        if not word:
            self.left_out.append(LeftOut(key, "row without a word", row.line))
            return
        valence = number(score) if score else None
        if score and valence is None:
            self.left_out.append(LeftOut(f"{word}: {score}", "unreadable valence", row.line))
        self._category(key, row.line).entries.append(Entry(word, valence, row.line))

    def _cell(self, row: Row, role: str) -> str:
        place = self.columns.get(role, len(row.fields))
        return row.fields[place] if place < len(row.fields) else ""

    def _category(self, key: str, line: int) -> Category:
        way = tuple(_BELOW.split(key)) if key else (UNNAMED,)
        for n in range(1, len(way) + 1):
            if way[:n] not in self._by_way:
                category = Category(way[n - 1], way[n - 1], line)
                self._by_way[way[:n]] = category
                if n == 1:
                    self.top[way[0]] = category
                else:
                    self._by_way[way[: n - 1]].below.append(category)
        return self._by_way[way]


def write(categories: list[Category], ending: str = ".csv", encoding: str = "") -> str:
    """A table with a header; an apostrophe goes before a cell that a spreadsheet could take for a formula.

    >>> print(write([Category("+STATE+", entries=[Entry("fair*")])]))
    key,word
    '+STATE+,fair*
    <BLANKLINE>
    """
    rows: list[list[str]] = []

    def add(category: Category, above: tuple[str, ...]) -> None:
        way = (*above, category.name)
        for entry in category.entries:
            valence = "" if entry.valence is None else number_text(entry.valence)
            rows.append([shielded(BELOW.join(way)), shielded(entry.text), valence])
        for below in category.below:
            add(below, way)

    for category in categories:
        add(category, ())
    header = ["key", "word", "valence"]
    if not any(row[2] for row in rows):
        rows, header = [row[:2] for row in rows], header[:2]
    return table_text([header, *rows], "\t" if ending == ".tsv" else ",")
