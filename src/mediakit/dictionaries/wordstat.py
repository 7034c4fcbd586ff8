"""WordStat's dictionaries (.cat): categories indented by tabs, words with their weight in brackets."""

from __future__ import annotations

import re

from mediakit.dictionaries._parts import (
    Category,
    Dictionary,
    Entry,
    Holds,
    LeftOut,
    lines_of,
    number,
    number_text,
    placed,
)

NAME, TITLE = "wordstat", "WordStat"
ENDINGS = (".cat",)
HOLDS = Holds(valences=True, usual_valence=1.0)

_WEIGHT = re.compile(r"\(\s*([^()\s]{1,40})\s*\)\Z")
_RULE_SIGNS = re.compile(r"\A@|[\[\]]")
_OPERATORS = re.compile(r"\b(?:NEAR|BEFORE|AFTER|AND|OR|NOT)\b")


def recognises(text: str) -> bool:
    """Whether a line ends with a weight in brackets, below one that has none.

    >>> recognises("GOOD\\n\\tPEACE* (1)\\n"), recognises("Good (1)")
    (True, False)
    """
    lines = [line for line in lines_of(text) if line.strip()]
    return bool(lines) and _parted(lines[0])[1] is None and any(_parted(line)[1] is not None for line in lines)


def read(text: str) -> Dictionary:
    """Take a dictionary apart; rules (@NAME, NEAR) are left out, and weights of 1 are no valences.

    >>> found = read("GOOD\\n\\tPEACE_TALKS (1)\\n\\tHOPE* (2)\\n\\t@RULE [HOPE NEAR PEACE /C 5] (1)\\n")
    >>> [(entry.text, entry.valence) for entry in found.categories[0].entries]
    [('PEACE TALKS', None), ('HOPE*', 2.0)]
    >>> found.left_out[0].reason
    'rule'
    """
    top: list[Category] = []
    left_out: list[LeftOut] = []
    open_ones: list[tuple[int, Category]] = []
    lines = [(n, line) for n, line in enumerate(lines_of(text), start=1) if line.strip()]
    for (n, line), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=False):
        word, weight = _parted(line)
        depth = len(line) - len(line.lstrip())
        if weight is None or _n_tabs(following) > _n_tabs(line):  # a name such as "POLLS (2)"
            name = line.strip()
            placed(Category(name, name, n), depth, top, open_ones)
            continue
        while open_ones and open_ones[-1][0] >= depth:
            open_ones.pop()
        if _is_rule(word):
            left_out.append(LeftOut(word, "rule", n))
        elif not open_ones:
            left_out.append(LeftOut(word, "word without a category", n))
        else:
            valence = None if weight == HOLDS.usual_valence else weight
            open_ones[-1][1].entries.append(Entry(word.replace("_", " "), valence, n))
    return Dictionary(top, left_out)


def _n_tabs(line: str) -> int:
    return line.count("\t", 0, len(line) - len(line.lstrip()))


def _is_rule(word: str) -> bool:
    """Whether an entry is a rule: it begins with @, stands in [ ], or joins words or categories (#) with operators."""
    joins = any(sign in word for sign in "#@/") and _OPERATORS.search(word)
    return bool(_RULE_SIGNS.search(word) or joins)


def _parted(line: str) -> tuple[str, float | None]:
    """What stands on a line, and the weight behind it; without one it is a category."""
    line = line.strip()
    found = _WEIGHT.search(line, max(len(line) - 60, 0))
    weight = number(found[1]) if found else None
    return (line[: found.start()].rstrip(), weight) if found and weight is not None else (line, None)


def write(categories: list[Category], ending: str = "", encoding: str = "") -> str:
    """A dictionary; spaces in phrases are written as _.

    >>> print(write([Category("GOOD", entries=[Entry("peace talks"), Entry("hope*", 2.5)])]))
    GOOD
        peace_talks (1)
        hope* (2.5)
    <BLANKLINE>
    """
    lines: list[str] = []

    def add(category: Category, depth: int) -> None:
        lines.append("\t" * depth + category.name)
        for entry in category.entries:
            weight = number_text(1 if entry.valence is None else entry.valence)
            lines.append("\t" * (depth + 1) + f"{entry.text.replace(' ', '_')} ({weight})")
        for below in category.below:
            add(below, depth + 1)

    for category in categories:
        add(category, 0)
    return "\n".join([*lines, ""])
