"""YAML for people: text stays as it was typed, and what YAML would change in silence is an error with its line."""

from dataclasses import dataclass
from typing import NamedTuple

import yaml

from mediakit._check import CodebookError

_PREFIX = "tag:yaml.org,2002:"
_ALIAS = "!alias"


@dataclass(frozen=True)
class Unquoted:
    """A bare word that YAML reads as something else than text: no, 2015, 1.0, 2026-03-02, ~."""

    text: str
    kind: str


@dataclass(frozen=True)
class Unreadable:
    """What stands where a problem was told already."""


class Problem(NamedTuple):
    """What is wrong with a file, and on which line; without a line it concerns the whole."""

    line: int | None
    message: str


class Parsed(NamedTuple):
    """A YAML text as it was read.

    Attributes
    ----------
    content : object
        Mappings, lists, text, Unquoted and Unreadable.
    lines : dict
        The line of each key and each entry of a list, counted from 1, by the way to it from the top:
        ``("frames", "swap", "patterns", 0)``.
    problems : list of Problem
        What could not be read; all else was.
    """

    content: object
    lines: dict[tuple, int]
    problems: list[Problem]


_KINDS = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
    "merge": "a merge",
    "value": "a default",
}


class Loader(yaml.SafeLoader):
    """A safe loader; an alias, with which a small file can unfold to gigabytes, is refused."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise CodebookError(f"{_at(event.start_mark)}: {_about_alias(event.anchor)}")
        return super().compose_node(parent, index)


class _ReadingOn(yaml.SafeLoader):
    """A safe loader that puts a sign where an alias stands, to be told later, and reads on."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()
            return yaml.ScalarNode(_ALIAS, event.anchor, event.start_mark, event.end_mark)
        return super().compose_node(parent, index)


def _about_alias(anchor: str) -> str:
    return (
        f"'*{anchor}' is an alias in YAML, and aliases are not allowed. "
        f'If it is a pattern, put it in quotes: "*{anchor}".'
    )


def _at(mark: yaml.Mark) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}"


def parse(text: str) -> object:
    """The value of a YAML text: mappings, lists and text; a bare word that is no text comes as Unquoted.

    Raises
    ------
    CodebookError
        Bad YAML, a key that stands twice or is no text, an alias, or a tag; with line and column.

    >>> parse("version: 1.10\\nwords: [swap, no]")
    {'version': Unquoted(text='1.10', kind='a number'),
     'words': ['swap', Unquoted(text='no', kind='yes or no')]}
    """
    reader = _Reader()
    reader.read(text)
    if reader.unquoted_keys or reader.problems:
        first = min([*reader.unquoted_keys, *reader.problems], key=lambda problem: problem.line)
        raise CodebookError(first.message)
    return reader.content


def parse_with_lines(text: str) -> Parsed:
    """The value of a YAML text with the line of every key and entry, and all that is wrong with it.

    A key that is no text comes as Unquoted, for whoever knows the file to allow or refuse.

    Raises
    ------
    CodebookError
        Bad YAML, of which nothing can be read; with line and column.

    >>> parsed = parse_with_lines("words:\\n- swap\\n- *land")
    >>> parsed.content, parsed.lines
    ({'words': ['swap', Unreadable()]}, {('words',): 1, ('words', 0): 2, ('words', 1): 3})
    >>> parsed.problems[0].message
    'line 3, column 3: \\'*land\\' is an alias in YAML, and aliases are not allowed.
    If it is a pattern, put it in quotes: "*land".'
    """
    reader = _Reader()
    reader.read(text)
    return Parsed(reader.content, reader.lines, sorted(reader.problems, key=lambda problem: problem.line))


def _hint(text: str, mark: yaml.Mark | None) -> str:
    """How to mend the commonest slips of the line: a pattern that begins with *, a tab, a colon."""
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "*" in line and not any(quote in line for quote in "\"'"):
        return ' Put a pattern that begins with * in quotes: "*swap".'
    if "\t" in line:
        return " Indent with spaces, not with tabs."
    return " Put text that holds any of : # [ ] { } , & * ! | > in quotes."


class _Reader:
    """One text on its way from nodes to values."""

    def __init__(self) -> None:
        self.content: object = None
        self.lines: dict[tuple, int] = {}
        self.problems: list[Problem] = []
        self.unquoted_keys: list[Problem] = []

    def read(self, text: str) -> None:
        """Fill the content, the lines and the problems from a text."""
        try:
            self.content = self._plain(_ReadingOn(text).get_single_node(), ())
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = _at(mark) if mark else "somewhere"
            hint = _hint(text, mark)
            raise CodebookError(f"{where}: not valid YAML: {error.problem or error.context}.{hint}") from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            raise CodebookError(
                f"line {line}: the character {error.character:#04x} is not allowed in YAML; take it out."
            ) from None
        except RecursionError:
            raise CodebookError("lists or mappings stand too deep inside each other.") from None

    def _refuse(self, mark: yaml.Mark, message: str) -> Unreadable:
        self.problems.append(Problem(mark.line + 1, f"{_at(mark)}: {message}"))
        return Unreadable()

    def _plain(self, node: yaml.Node | None, way: tuple) -> object:
        if node is None:
            return None
        if node.tag == _ALIAS:
            return self._refuse(node.start_mark, _about_alias(node.value))
        kind = node.tag.removeprefix(_PREFIX)
        if isinstance(node, yaml.ScalarNode) and kind == "str":
            return node.value
        if isinstance(node, yaml.ScalarNode) and kind in _KINDS:
            return Unquoted(node.value, _KINDS[kind])
        if isinstance(node, yaml.SequenceNode) and kind == "seq":
            return [self._entry(item, (*way, place)) for place, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode) and kind == "map":
            return self._mapping(node, way)
        return self._refuse(node.start_mark, f"the tag '{node.tag}' is not allowed; take it out.")

    def _entry(self, node: yaml.Node, way: tuple) -> object:
        self.lines[way] = node.start_mark.line + 1
        return self._plain(node, way)

    def _mapping(self, node: yaml.MappingNode, way: tuple) -> dict:
        found: dict = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(mark, "a key is a word, not a list or mapping.")
                continue
            key = self._plain(key_node, way)
            if isinstance(key, Unreadable):
                continue
            if key in found:
                shown = key.text if isinstance(key, Unquoted) else key
                self._refuse(mark, f"'{shown}' stands twice. Keep one of them, or join the two.")
                continue
            if isinstance(key, Unquoted):
                self.unquoted_keys.append(Problem(mark.line + 1, f"{_at(mark)}: {about_key(key)}"))
            self.lines[*way, key] = mark.line + 1
            found[key] = self._plain(value_node, (*way, key))
        return found


def about_key(key: Unquoted) -> str:
    """What is wrong with a key that YAML does not take for text."""
    return f'YAML reads the key {key.text!r} as {key.kind}. Put it in quotes: "{key.text}".'
