"""What a dictionary of another program holds: categories with their entries, and what is left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

DEEPEST = 30  # categories inside each other; a codebook takes no more
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+")  # 1,000 is a thousand to some, one to others
_NUMBER = re.compile(r"[-+]?(?:\d{1,300}(?:[.,]\d{0,300})?|[.,]\d{1,300})(?:[eE][-+]?\d{1,3})?")


class Entry(NamedTuple):
    """A word, phrase or regular expression, as the file writes it."""

    text: str
    valence: float | None = None
    line: int | None = None


class LeftOut(NamedTuple):
    """Something that a codebook cannot hold, and why; the reason is a noun that can be counted."""

    entry: str
    reason: str
    line: int | None = None


@dataclass
class Category:
    """A category: its entries, and the categories below it.

    Attributes
    ----------
    name : str
        What its id is made from.
    label : str
        How it is called; its name where the format has no other.
    """

    name: str
    label: str = ""
    line: int | None = None
    definition: str = ""
    entries: list[Entry] = field(default_factory=list)
    below: list[Category] = field(default_factory=list)

    def with_all_below(self) -> Iterator[Category]:
        """This category and all below it, each before those below it."""
        yield self
        for category in self.below:
            yield from category.with_all_below()


@dataclass
class Dictionary:
    """A dictionary, read.

    Attributes
    ----------
    categories : list of Category
        Those below no other.
    left_out : list of LeftOut
    language : {"words", "regex", "patterns"}
        What its entries are: words with globs, regular expressions, or patterns of docs/codebook.md.
    globs : str
        The signs that stand for letters; another one of * and ? is no letter, and its entry is left out.
    remarks : list of str
        What was taken for granted in reading, as sentences.
    """

    categories: list[Category]
    left_out: list[LeftOut] = field(default_factory=list)
    language: str = "words"
    globs: str = "*?"
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Holds:
    """What a format can hold.

    Attributes
    ----------
    nested, valences, definitions : bool
    globs : {"end", "*", "*?"}
        Where words may be cut: * at a word's end, * anywhere, or * and ? anywhere.
    language : {"words", "words or regex", "patterns"}
        "words or regex": one of the two for all entries.
    labels : bool
        Whether a category has a label beside the name that its id is made from.
    usual_valence : float or None
        The valence that cannot be told from none.
    """

    nested: bool = True
    valences: bool = False
    definitions: bool = False
    globs: str = "*?"
    language: str = "words"
    labels: bool = False
    usual_valence: float | None = None


def number(text: str) -> float | None:
    """The number that a text is, or None; a comma may stand for the point, unless it may part thousands, too.

    >>> number("2,5"), number("-3"), number("x"), number("1,000")
    (2.5, -3.0, None, None)
    """
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    if not text.isascii() or not _NUMBER.fullmatch(text) or _THOUSANDS.fullmatch(text):
        return None
    found = float(text.replace(",", "."))
    return found if abs(found) != float("inf") else None


def number_text(value: float) -> str:
    """A number as files write it, with all its digits.

    >>> number_text(2.0), number_text(-0.25)
    ('2', '-0.25')
    """
    return repr(float(value)).removesuffix(".0")


def id_of(name: str) -> str:
    """The id that is made from a name: _ for white space, and for the dot that joins the ids of nested frames.

    >>> id_of("LAW AND ORDER"), id_of("U.S.")
    ('LAW_AND_ORDER', 'U_S_')
    """
    return "_".join(name.split()).replace(".", "_") or "unnamed"


def lines_of(text: str) -> list[str]:
    """The lines of a text; only line feeds and carriage returns end one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def placed(category: Category, depth: int, top: list[Category], open_ones: list[tuple[int, Category]]) -> None:
    """Put a category below the last one that is less indented, and remember it for those that follow."""
    while open_ones and open_ones[-1][0] >= depth:
        open_ones.pop()
    (open_ones[-1][1].below if open_ones else top).append(category)
    open_ones.append((depth, category))
