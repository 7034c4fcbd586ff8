"""quanteda's dictionaries in YAML: keys with words, words or further keys below them, to any depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediakit._check import CodebookError
from mediakit._codebook_entries import told, what
from mediakit._codebook_files import is_foreign
from mediakit._yaml import Problem, Unquoted, about_key, parse_with_lines
from mediakit.dictionaries._parts import DEEPEST, Category, Dictionary, Entry, Holds

NAME, TITLE = "quanteda", "quanteda's YAML"
ENDINGS = (".yml", ".yaml")
HOLDS = Holds()
_OWN = ("", "__")  # the key of words beside further keys, as quanteda reads it, and as it writes it


def recognises(text: str) -> bool:
    """Whether it is YAML of keys and words with none of a codebook's own keys.

    >>> recognises("GOOD: [peace*]"), recognises("frames: {good: {patterns: [peace*]}}")
    (True, False)
    """
    return is_foreign(parse_with_lines(text))


def read(text: str) -> Dictionary:
    """Take a dictionary apart.

    Raises
    ------
    CodebookError
        Bad YAML, and what YAML does not take for text (no, dates, numbers), with line and hint.

    Examples
    --------
    >>> found = read("GOOD:\\n- peace*\\n- MORE: [hope]\\n")
    >>> found.categories[0].entries[0].text, found.categories[0].below[0].name
    ('peace*', 'MORE')
    >>> read("GOOD: [no]")
    Traceback (most recent call last):
    ...
    mediakit._check.CodebookError: line 1: entry 1 of 'GOOD': YAML reads no as yes or no.
    Put it in quotes: "no".
    """
    parsed = parse_with_lines(text)
    reading = _Reading(parsed.lines, list(parsed.problems))
    if not isinstance(parsed.content, Mapping):
        raise CodebookError(f"holds {what(parsed.content)}, not keys with words. Write: 'key: [word, other word]'.")
    categories = reading.categories(parsed.content, ())
    if reading.problems:
        raise CodebookError(told(reading.problems))
    return Dictionary(categories)


class _Reading:
    def __init__(self, lines: Mapping[tuple, int], problems: list[Problem]) -> None:
        self.lines, self.problems = lines, problems

    def categories(self, content: Mapping, way: tuple) -> list[Category]:
        if len(way) > 2 * DEEPEST:
            raise CodebookError(f"keys stand more than {DEEPEST} deep inside each other.")
        found = []
        for key, value in content.items():
            here = (*way, key)
            if isinstance(key, Unquoted):
                self.problems.append(Problem(self.lines.get(here), about_key(key)))
                continue
            category = Category(key, key, self.lines.get(here))
            self._fill(category, value, here)
            found.append(category)
        return found

    def _fill(self, category: Category, value: object, way: tuple) -> None:
        if isinstance(value, Mapping):
            for one in self.categories(value, way):
                if one.name in _OWN:
                    category.entries += one.entries
                    category.below += one.below
                else:
                    category.below.append(one)
        elif isinstance(value, list):
            for place, entry in enumerate(value):
                if isinstance(entry, Mapping | list) and len(way) <= 2 * DEEPEST:
                    self._fill(category, entry, (*way, place))
                else:
                    self._entry(category, entry, (*way, place), f"entry {place + 1} of {category.name!r}: ")
        elif value is not None and not (isinstance(value, Unquoted) and value.kind == "nothing"):
            self._entry(category, value, way, f"{category.name!r}: ")

    def _entry(self, category: Category, value: object, way: tuple, where: str) -> None:
        line = self.lines.get(way)
        if isinstance(value, str):
            category.entries.append(Entry(value, line=line))
        elif isinstance(value, Unquoted) and value.text:
            say = f'YAML reads {value.text} as {value.kind}. Put it in quotes: "{value.text}".'
            self.problems.append(Problem(line, where + say))
        elif isinstance(value, Unquoted) or value is None:
            self.problems.append(Problem(line, f"{where}is empty. Write a word, or take the entry out."))
        elif isinstance(value, list | Mapping):
            self.problems.append(Problem(line, f"{where}stands more than {DEEPEST} deep inside other lists."))


def write(categories: list[Category], ending: str = "", encoding: str = "") -> str:
    """A dictionary, all its text in quotes, so that no program takes a word for a number or for yes or no.

    >>> print(write([Category("GOOD", entries=[Entry("no")], below=[Category("MORE", entries=[Entry("hope")])])]))
    "GOOD":
      "":
      - "no"
      "MORE":
      - "hope"
    <BLANKLINE>
    """
    return "\n".join([*_lines(categories, ""), ""])


def _lines(categories: list[Category], indent: str) -> Iterator[str]:
    for category in categories:
        yield f"{indent}{_quoted(category.name)}:"
        words = [f"- {_quoted(entry.text)}" for entry in category.entries]
        if category.below:
            # R would lose the names of keys that stand in one list with words
            words = [f"  {_quoted(_OWN[0])}:", *(f"  {word}" for word in words)] if words else []
        yield from (f"{indent}{word}" for word in words)
        yield from _lines(category.below, f"{indent}  ")


def _quoted(text: str) -> str:
    """A text in the double quotes of YAML.

    >>> print(_quoted('no "x"'))
    "no \\"x\\""
    """
    letters = (f"\\{c}" if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(letters)}"'
