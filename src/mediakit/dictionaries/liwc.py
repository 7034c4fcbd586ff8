"""LIWC's dictionaries (.dic): numbered categories between two lines of %, then words with their numbers."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import Category, Dictionary, Entry, Holds, LeftOut, lines_of, placed

NAME, TITLE = "liwc", "LIWC"
ENDINGS = (".dic",)
HOLDS = Holds(globs="end", labels=True)

_CATEGORY = re.compile(r"(\t*)[ \t]*(?:(\d+)(?:\s+|\Z))?(.*)", re.DOTALL)
_LABELLED = re.compile(r"(\S+) \((.+)\)", re.DOTALL)  # "function (Function Words)", as in the dictionary of 2015
# kind <of>131/125: 131 before "of", else 125; like (02 134)126: 126 after a word of these categories
_CONDITIONAL = re.compile(r"(?:<[^<>]*>|\([^()]*\))\s*\d+(?:/\d+)?|(?<!\S)\d+/\d+")
_CODE = re.compile(r"\d+")


def recognises(text: str) -> bool:
    """Whether two lines hold nothing but %.

    >>> recognises("%\\n1\\tgood\\n%\\npeace*\\t1\\n"), recognises("3\\nswap/S\\nland/MS\\n")
    (True, False)
    """
    return sum(line.strip() == "%" for line in lines_of(text)) > 1


def read(text: str) -> Dictionary:
    """Take a dictionary apart.

    Conditional codes are left out, and a word that has no other code with them; codes without a condition stand.

    >>> found = read("%\\n1\\tgood\\n\\t2\\tkind (Kind words)\\n%\\nkind\\t2\\nlike\\t(4)1\\t2\\n")
    >>> [category.name for category in found.categories], found.categories[0].below[0].label
    (['good'], 'Kind words')
    >>> [entry.text for entry in found.categories[0].below[0].entries], found.left_out
    (['kind', 'like'], [LeftOut(entry='like (4)1', reason='conditional code', line=6)])
    """
    lines = lines_of(text)
    marks = [n for n, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise CodebookError(
            "is no dictionary of LIWC: that has its categories between two lines of %. Where it is of another "
            "program, say so: format='wordstat'."
        )
    reading = _Reading()
    for n in range(marks[0] + 1, marks[1]):
        reading.category(lines[n], n + 1)
    for n in range(marks[1] + 1, len(lines)):
        if lines[n].strip() not in ("", "%"):
            reading.word(lines[n], n + 1)
    return Dictionary(reading.top, reading.left_out, globs="*")


def category_named(name: str, line: int | None = None) -> Category:
    """A category by its name in a format without spaces; its label may follow in brackets.

    >>> category_named("LAND_SWAP").label, category_named("swap (Land swap)").label
    ('LAND SWAP', 'Land swap')
    """
    found = _LABELLED.fullmatch(name)
    return Category(found[1], found[2], line) if found else Category(name, name.replace("_", " "), line)


def name_of(category: Category) -> str:
    """The name that `category_named` reads back."""
    usual = category.name.replace("_", " ") == category.label
    return category.name if usual else f"{category.name} ({category.label})"


class _Reading:
    def __init__(self) -> None:
        self.top: list[Category] = []
        self.left_out: list[LeftOut] = []
        self._open: list[tuple[int, Category]] = []
        self._by_code: dict[int, Category] = {}

    def category(self, line: str, n: int) -> None:
        tabs, code, name = _CATEGORY.fullmatch(line).groups()  # type: ignore[union-attr]
        if not (name := name.strip() or code or ""):
            return
        category = category_named(name, n)
        placed(category, len(tabs), self.top, self._open)
        if code and int(code[-9:]) in self._by_code:
            self.left_out.append(LeftOut(f"{code} {name}", "repeated code", n))
        elif code:
            self._by_code[int(code[-9:])] = category

    def word(self, line: str, n: int) -> None:
        word, rest = _parted(line)
        conditional = [found[0] for found in _CONDITIONAL.finditer(rest)]
        for code in conditional:
            self.left_out.append(LeftOut(f"{word} {' '.join(code.split())}", "conditional code", n))
        codes = _CONDITIONAL.sub(" ", rest).split()
        if not codes and not conditional:
            self.left_out.append(LeftOut(word, "word without a category", n))
        for code in dict.fromkeys(codes):
            category = self._by_code.get(int(code[-9:])) if code.isascii() and code.isdigit() else None
            if category is None:
                self.left_out.append(LeftOut(f"{word} {code}", "undefined code", n))
            else:
                category.entries.append(Entry(word, line=n))


def _parted(line: str) -> tuple[str, str]:
    """The word of a line and its codes; a tab parts them, or else the first number."""
    word, tab, rest = line.strip().partition("\t")
    if tab:
        return word.strip(), rest
    condition = _CONDITIONAL.search(word)
    head = word[: condition.start()] if condition else word
    words = head.split()
    n = len(words)
    while n > 1 and words[n - 1].isascii() and words[n - 1].isdigit():
        n -= 1
    return " ".join(words[:n]), " ".join([*words[n:], word[len(head) :]])


def write(categories: list[Category], ending: str = "", encoding: str = "") -> str:
    """A dictionary, its categories indented by their depth, each word once with all its codes.

    >>> print(write([Category("good", "good", entries=[Entry("peace*")])]))
    %
    1	good
    %
    peace*	1
    <BLANKLINE>
    """
    legend: list[str] = []
    by_code: dict[int, list[str]] = {}

    def add(category: Category, depth: int) -> None:
        code = len(by_code) + 1
        by_code[code] = [entry.text for entry in category.entries]
        legend.append("\t" * depth + f"{code}\t{name_of(category)}")
        for below in category.below:
            add(below, depth + 1)

    for category in categories:
        add(category, 0)
    words = ["\t".join([word, *map(str, codes)]) for word, codes in in_one_order(by_code)]
    return "\n".join(["%", *legend, "%", *words, ""])


def in_one_order(by_category: dict[int, list[str]]) -> list[tuple[str, list[int]]]:
    """Each word with its categories, in an order that keeps the order of every category.

    Where there is none, words that have several categories stand once for each.

    >>> in_one_order({1: ["a", "b"], 2: ["c", "b"]})
    [('a', [1]), ('c', [2]), ('b', [1, 2])]
    """
    before: dict[str, set[str]] = {}
    codes: dict[str, list[int]] = {}
    for code, words in by_category.items():
        for n, word in enumerate(words):
            before.setdefault(word, set()).update(words[n - 1 : n])
            codes.setdefault(word, []).append(code)
    try:
        return [(word, codes[word]) for word in _sorted(before)]
    except CycleError:
        return [(word, [code]) for code, words in by_category.items() for word in words]


def _sorted(before: dict[str, set[str]]) -> list[str]:
    """The words, each behind those that must stand before it, else as they come."""
    sorter = TopologicalSorter(before)
    sorter.prepare()
    place = {word: n for n, word in enumerate(before)}
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=place.__getitem__)
        order += ready
        sorter.done(*ready)
    return order
