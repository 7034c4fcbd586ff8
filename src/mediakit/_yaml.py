"""YAML for people: text stays as it was typed, and what YAML would change in silence is an error."""

from dataclasses import dataclass

import yaml

from mediakit._check import CodebookError

_PREFIX = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Unquoted:
    """A bare word that YAML reads as something else than text: no, 2015, 1.0, 2026-03-02, ~."""

    text: str
    kind: str


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
            raise CodebookError(
                f"{_at(event.start_mark)}: '*{event.anchor}' is an alias in YAML, and aliases are not allowed. "
                f'If it is a pattern, put it in quotes: "*{event.anchor}".'
            )
        return super().compose_node(parent, index)


def _at(mark: yaml.Mark) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}"


def parse(text: str) -> object:
    """The value of a YAML text: mappings, lists and text; a bare word that is no text comes as Unquoted.

    Raises
    ------
    CodebookError
        Bad YAML, a key that stands twice, an alias, or a tag; with line and column.

    >>> parse("version: 1.10\\nwords: [swap, no]")
    {'version': Unquoted(text='1.10', kind='a number'),
     'words': ['swap', Unquoted(text='no', kind='yes or no')]}
    """
    try:
        loader = Loader(text)
        return _plain(loader.get_single_node())
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


def _hint(text: str, mark: yaml.Mark | None) -> str:
    """How to mend the commonest slips of the line: a pattern that begins with *, a tab, a colon."""
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "*" in line and not any(quote in line for quote in "\"'"):
        return ' Put a pattern that begins with * in quotes: "*swap".'
    if "\t" in line:
        return " Indent with spaces, not with tabs."
    return " Put text that holds any of : # [ ] { } , & * ! | > in quotes."


def _plain(node: yaml.Node | None) -> object:
    if node is None:
        return None
    kind = node.tag.removeprefix(_PREFIX)
    if isinstance(node, yaml.ScalarNode) and kind == "str":
        return node.value
    if isinstance(node, yaml.ScalarNode) and kind in _KINDS:
        return Unquoted(node.value, _KINDS[kind])
    if isinstance(node, yaml.SequenceNode) and kind == "seq":
        return [_plain(item) for item in node.value]
    if isinstance(node, yaml.MappingNode) and kind == "map":
        return _mapping(node)
    raise CodebookError(f"{_at(node.start_mark)}: the tag '{node.tag}' is not allowed; take it out.")


def _mapping(node: yaml.MappingNode) -> dict:
    found: dict = {}
    for key_node, value_node in node.value:
        where = _at(key_node.start_mark)
        key = _plain(key_node)
        if isinstance(key, Unquoted):
            raise CodebookError(
                f'{where}: YAML reads the key {key.text!r} as {key.kind}. Put it in quotes: "{key.text}".'
            )
        if not isinstance(key, str):
            raise CodebookError(f"{where}: a key is a word, not a list or mapping.")
        if key in found:
            raise CodebookError(f"{where}: '{key}' stands twice. Keep one of them, or join the two.")
        found[key] = _plain(value_node)
    return found
