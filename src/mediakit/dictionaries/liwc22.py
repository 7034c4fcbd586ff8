"""LIWC-22's dictionaries (.dicx): a table of words by categories, with X or a weight where a word belongs."""

from __future__ import annotations

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import Category, Dictionary, Entry, Holds, LeftOut, number, number_text
from mediakit.dictionaries._rows import head_of, rows_of, shielded, table_text
from mediakit.dictionaries.key_word_table import EITHER, KEYS, VALENCES, WORDS
from mediakit.dictionaries.liwc import category_named, in_one_order, name_of
from mediakit.readers._column_names import plain

NAME, TITLE = "liwc22", "LIWC-22"
ENDINGS = (".dicx",)
HOLDS = Holds(nested=False, valences=True, globs="end", labels=True, usual_valence=1.0)


def recognises(text: str) -> bool:
    """Whether the first column is of words, and the others hold nothing but X and numbers.

    >>> recognises("DicTerm,good,bad\\npeace*,X,\\n"), recognises("key,word\\ngood,peace\\n")
    (True, False)
    """
    rows = head_of(text, {"dicterm"})
    header = [plain(field) for field in rows[0].fields] if rows else []
    if len(header) < 2 or header[0] not in WORDS or any(name in KEYS | VALENCES | EITHER for name in header[1:]):
        return False
    cells = [cell for row in rows[1:] for cell in row.fields[1:]]
    return header[0] == "dicterm" or all(not cell or _is_member(cell) for cell in cells)


def _is_member(cell: str) -> bool:
    return cell.upper() == "X" or number(cell) is not None


def read(text: str) -> Dictionary:
    """Take a table apart; 0 says that a word does not belong, 1 that it does, other numbers are valences.

    >>> found = read("DicTerm,good,bad_news\\npeace*,X,\\nwar,,2.5\\n")
    >>> [(one.label, one.entries) for one in found.categories]
    [('good', [Entry(text='peace*', valence=None, line=2)]), ('bad news', [Entry(text='war', valence=2.5, line=3)])]
    """
    rows = rows_of(text, names={"dicterm"})
    if not rows or len(rows[0].fields) < 2:
        raise CodebookError("has no column of a category. The header is DicTerm and the names of the categories.")
    categories = [category_named(name, rows[0].line) for name in rows[0].fields[1:]]
    left_out: list[LeftOut] = []
    for row in rows[1:]:
        word, *cells = row.fields
        if not any(cells):
            left_out.append(LeftOut(word, "word without a category", row.line))
        for n, cell in enumerate(cells):
            weight = 1.0 if cell.upper() == "X" else number(cell)
            if cell and (weight is None or n >= len(categories)):
                left_out.append(LeftOut(f"{word}: {cell}", "unreadable cell", row.line))
            elif cell and weight:
                valence = None if weight == HOLDS.usual_valence else weight
                categories[n].entries.append(Entry(word, valence, row.line))
    return Dictionary(categories, left_out, globs="*")


def write(categories: list[Category], ending: str = "", encoding: str = "") -> str:
    """A table with a row for each word.

    >>> print(write([Category("good", "good", entries=[Entry("peace*")])]))
    DicTerm,good
    peace*,X
    <BLANKLINE>
    """
    valences = {(n, entry.text): entry.valence for n, one in enumerate(categories) for entry in one.entries}
    ordered = in_one_order({n: [entry.text for entry in one.entries] for n, one in enumerate(categories)})
    rows = [["DicTerm", *(shielded(name_of(category)) for category in categories)]]
    for word, members in ordered:
        cells = ["X" if (value := valences[n, word]) is None else number_text(value) for n in members]
        by_place = dict(zip(members, cells, strict=True))
        rows.append([shielded(word), *(by_place.get(n, "") for n in range(len(categories)))])
    return table_text(rows, ",")
