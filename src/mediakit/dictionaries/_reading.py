"""From a dictionary of another program to a codebook: ids, patterns, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediakit._check import CodebookError
from mediakit.codebook import Codebook
from mediakit.dictionaries._parts import DEEPEST, Category, Dictionary, Entry, LeftOut, id_of
from mediakit.patterns import parse

LONGEST = 1_000  # characters; no phrase is longer
WORDLESS = "category without words"
PUNCTUATION = "entry with punctuation that no match can hold"
_SIGNS = re.compile(r"[()|~]|->|\A\s*(?:re|case):", re.IGNORECASE)  # of the language of patterns, not of words


def codebook_of(dictionary: Dictionary, path: Path | None = None) -> tuple[Codebook, list[LeftOut]]:
    """The codebook that a dictionary makes, and all that it cannot hold, by line.

    Categories of one name that stand beside each other are one frame. A category without any word is left out.

    Raises
    ------
    CodebookError
        There is no word in it, or categories stand too deep inside each other.

    Examples
    --------
    >>> book, left_out = codebook_of(Dictionary([Category("GOOD NEWS", entries=[Entry("PEACE*"), Entry(":)")])]))
    >>> book.frames["GOOD_NEWS"].label, book.frames["GOOD_NEWS"].patterns
    ('GOOD NEWS', ('peace*',))
    >>> left_out
    [LeftOut(entry=':)', reason='entry with punctuation that no match can hold', line=None)]
    """
    making = _Making(dictionary)
    frames = making.frames(dictionary.categories, "", 1)
    left_out = sorted(making.left_out, key=lambda left: left.line or 0)
    if not frames:
        telling = [left for left in left_out if left.reason != WORDLESS] or left_out
        said = f" Left out: {as_told(telling[0])}." if telling else ""
        raise CodebookError(f"holds no category with a word that can be looked for.{said}")
    book = Codebook.from_dict({"frames": frames}, path=path)
    told = tuple(as_told(left) for left in left_out)
    return replace(book, left_out=told, lines=MappingProxyType(making.lines)), left_out


def as_told(left: LeftOut) -> str:
    """What is left out, as a line of a list.

    >>> as_told(LeftOut("kind <of>131/125", "conditional code", 7))
    'line 7: kind <of>131/125 (conditional code)'
    """
    where = f"line {left.line}: " if left.line else ""
    entry = left.entry if len(left.entry) <= 80 else left.entry[:77] + "..."
    return f"{where}{entry} ({left.reason})"


@dataclass
class _Making:
    """A codebook on its way: the lines of its frames and what was left out so far."""

    dictionary: Dictionary
    lines: dict[tuple[str, str, int | None], int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left_out += self.dictionary.left_out

    def frames(self, categories: Iterable[Category], above: str, depth: int) -> dict[str, Any]:
        """The frames of categories that stand beside each other, in the shape of the YAML file."""
        if depth > DEEPEST:
            raise CodebookError(f"categories stand more than {DEEPEST} deep inside each other.")
        frames: dict[str, Any] = {}
        n_of_id: dict[str, int] = {}
        for category in _merged(categories):
            own_id = _free(id_of(category.name), frames, n_of_id)
            frame_id = f"{above}{own_id}"
            patterns = self._patterns(category, frame_id)
            below = self.frames(category.below, f"{frame_id}.", depth + 1) if category.below else {}
            if not patterns and not below:
                self.left_out.append(LeftOut(category.name, WORDLESS, category.line))
                continue
            said = {
                "label": " ".join((category.label or category.name).split()),
                "definition": category.definition,
                "patterns": [text if value is None else {text: value} for text, value in patterns.items()],
                "frames": below,
            }
            frames[own_id] = {key: value for key, value in said.items() if value}
            if category.line:
                self.lines[frame_id, "", None] = category.line
        return frames

    def _patterns(self, category: Category, frame_id: str) -> dict[str, float | None]:
        """The patterns of a category, each with its valence, once."""
        found: dict[str, float | None] = {}
        for entry in category.entries:
            text, reason = self._pattern(entry)
            if reason:
                self.left_out.append(LeftOut(_with_valence(entry), reason, entry.line))
            elif text not in found:
                if entry.line:
                    self.lines[frame_id, "patterns", len(found)] = entry.line
                found[text] = entry.valence
            elif found[text] != entry.valence:
                reason = "repeated entry with another valence"
                self.left_out.append(LeftOut(_with_valence(entry), reason, entry.line))
        return found

    def _pattern(self, entry: Entry) -> tuple[str, str]:
        """The pattern that an entry is, or the reason why it is none."""
        language = self.dictionary.language
        text = entry.text.strip() if language == "regex" else " ".join(entry.text.split())
        if len(text) > LONGEST:
            return "", f"entry of over {LONGEST:,} characters"
        if language == "regex":
            text = f"re:{text}"
        elif language == "words":
            text = text.lower()
            if _SIGNS.search(text) or any(sign in text and sign not in self.dictionary.globs for sign in "*?"):
                return "", PUNCTUATION
        try:
            parse(text)
        except CodebookError:
            if language == "words":
                return "", PUNCTUATION
            return (
                "",
                "unreadable regular expression" if language == "regex" else "unreadable pattern",
            )
        return text, ""


def _with_valence(entry: Entry) -> str:
    return entry.text if entry.valence is None else f"{entry.text} ({entry.valence:g})"


def _merged(categories: Iterable[Category]) -> Iterable[Category]:
    """The categories, those of one name as one."""
    found: dict[str, Category] = {}
    for category in categories:
        name = " ".join(category.name.split())
        if name in found:
            first = found[name]
            first.entries += category.entries
            first.below += category.below
            first.definition = first.definition or category.definition
        else:
            found[name] = replace(category, entries=[*category.entries], below=[*category.below])
    return found.values()


def _free(own_id: str, taken: Collection[str], n_of_id: dict[str, int]) -> str:
    """The id, with a number where another name beside it has given the same; `n_of_id` keeps the numbers.

    >>> _free("U_S", {"U_S", "U_S_2"}, {})
    'U_S_3'
    """
    free = own_id
    while free in taken:
        n_of_id[own_id] = n_of_id.get(own_id, 1) + 1
        free = f"{own_id}_{n_of_id[own_id]}"
    return free
