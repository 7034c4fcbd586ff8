"""Lexicoder 3's dictionaries (.lc3): a line with + and a category's name, then its words, each on a line."""

from __future__ import annotations

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import Category, Dictionary, Entry, Holds, LeftOut, lines_of

NAME, TITLE = "lexicoder", "Lexicoder 3"
ENDINGS = (".lc3",)
HOLDS = Holds(nested=False, globs="*")


def recognises(text: str) -> bool:
    """Whether the first line with something on it begins with +.

    >>> recognises("+GOOD\\n peace*\\n"), recognises("GOOD\\n+peace")
    (True, False)
    """
    return text.lstrip().startswith("+")


def read(text: str) -> Dictionary:
    """Take a dictionary apart.

    >>> found = read("+GOOD NEWS\\n peace*\\n hope \\n")
    >>> found.categories[0].name, [entry.text for entry in found.categories[0].entries]
    ('GOOD NEWS', ['peace*', 'hope'])
    """
    categories: list[Category] = []
    left_out: list[LeftOut] = []
    for n, line in enumerate(lines_of(text), start=1):
        line = line.strip()
        if line.startswith("+"):
            name = line[1:].strip()
            categories.append(Category(name, name, n))
        elif line and categories:
            categories[-1].entries.append(Entry(line, line=n))
        elif line:
            left_out.append(LeftOut(line, "word without a category", n))
    if not categories:
        raise CodebookError("is no dictionary of Lexicoder 3: its categories stand on lines that begin with +.")
    return Dictionary(categories, left_out, globs="*")


def write(categories: list[Category], ending: str = "", encoding: str = "") -> str:
    """A dictionary.

    >>> print(write([Category("GOOD NEWS", entries=[Entry("peace*")])]))
    +GOOD NEWS
     peace*
    <BLANKLINE>
    """
    lines = [line for one in categories for line in (f"+{one.name}", *(f" {entry.text}" for entry in one.entries))]
    return "\n".join([*lines, ""])
