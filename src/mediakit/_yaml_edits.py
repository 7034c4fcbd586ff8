"""Changes to a YAML text that leave every other character as it stands: entries put into lists or taken out of them."""

import re
from collections.abc import Collection, Iterator, Sequence

import yaml

from mediakit._check import CodebookError
from mediakit._yaml import Loader

_PLAIN = "tag:yaml.org,2002:str"
_ELSEWHERE = {"y", "n"}  # yes and no to other programs


def quoted(text: str, *, flow: bool = False) -> str:
    """The text as a YAML file writes it: bare where it reads back as this text, else in quotes.

    Parameters
    ----------
    text : str
        Any text.
    flow : bool
        Whether it stands in a list in brackets, where commas and brackets need quotes too.

    >>> print(quoted("land ~5 swap*"), quoted("no"), quoted("*swap"), quoted("re: x"), quoted(r're:\\bland: x'))
    land ~5 swap* "no" "*swap" "re: x" 're:\\bland: x'
    >>> print(quoted("(a|b), c"), quoted("(a|b), c", flow=True))
    (a|b), c "(a|b), c"
    """
    if _reads_back(text, f"[{text}]" if flow else f"- {text}"):
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'" if "\\" in text or '"' in text else f'"{text}"'
    return yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _reads_back(text: str, written: str) -> bool:
    """Whether a list of one bare entry is a list of this text, to programs of either YAML 1.1 or 1.2."""
    if text.lower() in _ELSEWHERE or not text.isprintable() or _is_number(text):
        return False
    try:
        entry, *more = Loader(written).get_single_node().value
    except (yaml.YAMLError, CodebookError, ValueError):
        return False
    is_text = isinstance(entry, yaml.ScalarNode) and entry.tag == _PLAIN and entry.style is None
    return is_text and entry.value == text and not more


def _is_number(text: str) -> bool:
    try:
        float(text.replace("0o", "0"))
    except ValueError:
        return False
    return True


def with_entries(text: str, way: Sequence[str], entries: Sequence[str], order: Sequence[str]) -> str:
    """The text with entries at the end of a list; keys that lead to it and are not there are made.

    Parameters
    ----------
    text : str
        A YAML text.
    way : sequence of str
        The keys that lead to the list.
    entries : sequence of str
        What is added.
    order : sequence of str
        Keys in their usual order: a new one is put behind those that usually stand before it.

    >>> print(with_entries("frames:\\n  swap:\\n    patterns:  # words\\n    - swap\\n", ["frames", "swap", "patterns"],
    ...                    ["no"], []))
    frames:
      swap:
        patterns:  # words
        - swap
        - "no"
    <BLANKLINE>
    """
    return _Page(text).with_entries(list(way), list(entries), list(order)) if entries else text


def without_entries(text: str, way: Sequence[str], places: Collection[int]) -> str:
    """The text without the entries at some places, counted from 0, of the list to which the keys lead.

    >>> without_entries("words: [swap, land, peace]", ["words"], {1})
    'words: [swap, peace]'
    """
    for place in sorted(places, reverse=True):
        text = _Page(text).without_entry(list(way), place)
    return text


class _Page:
    """A YAML text and its nodes, which know where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Loader(text).get_single_node()
        found = re.search("\r\n|\n|\r", text)
        self.line_break = found[0] if found else "\n"

    def with_entries(self, way: list[str], entries: list[str], order: list[str]) -> str:
        mapping, step = self.root, 2
        for depth, name in enumerate(way):
            pair = _pair(mapping, name)
            if pair is None:
                return self._with_key(mapping, way[depth:], entries, order, step)
            key, value = pair
            if isinstance(value, yaml.ScalarNode):
                return self._filled(mapping, key, value, way[depth + 1 :], entries, step)
            if isinstance(value, yaml.SequenceNode):
                return self._appended(value, entries)
            if not value.flow_style:
                step = value.start_mark.column - key.start_mark.column
            mapping = value
        return self.text

    def _put(self, place: int, new: str, until: int | None = None) -> str:
        return self.text[:place] + new + self.text[place if until is None else until :]

    def _end(self, node: yaml.Node) -> int:
        """Where the last character of a node ends; the marks of blocks lie further down, behind white space."""
        end = node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            return len(self.text[:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style and self.text[end - 1 : end] in ("]", "}"):
            return end
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)

    def _line_end(self, place: int) -> int:
        """Where the line of a place ends, before its line break."""
        ends = (self.text.find(sign, place) for sign in "\n\r")
        return min((end for end in ends if end >= 0), default=len(self.text))

    def _with_lines(self, place: int, lines: list[str]) -> str:
        """The text with lines below the line of a place."""
        return self._put(self._line_end(place), "".join(f"{self.line_break}{line}" for line in lines))

    def _appended(self, found: yaml.SequenceNode, entries: list[str]) -> str:
        if found.flow_style:
            new = ", ".join(quoted(entry, flow=True) for entry in entries)
            if not found.value:
                return self._put(found.end_mark.index - 1, new)
            return self._put(self._end(found.value[-1]), f", {new}")
        start = found.start_mark
        if self.text[start.index] != "-":
            raise _unusual(found)
        dash = " " * start.column + "-" + self._space_behind_dash(start.index)
        return self._with_lines(self._end(found), [dash + quoted(entry) for entry in entries])

    def _space_behind_dash(self, dash: int) -> str:
        rest = self.text[dash + 1 : self._line_end(dash)]
        return rest[: len(rest) - len(rest.lstrip(" "))] or " "

    def _filled(
        self, mapping: yaml.MappingNode, key: yaml.Node, value: yaml.Node, way: list[str], entries: list[str], step: int
    ) -> str:
        """The text with entries below a key that has no value yet."""
        start, end = value.start_mark.index, value.end_mark.index
        if mapping.flow_style:
            return self._put(start, f" {_in_brackets(way, entries)}", until=end)
        page = _Page(self._put(start, "", until=end)) if end > start else self
        return page._with_lines(start, page._block(way, entries, key.start_mark, step))

    def _block(self, way: list[str], entries: list[str], above: yaml.Mark, step: int) -> list[str]:
        """Lines for keys and entries below the key at `above`."""
        column = above.column
        lines = []
        for name in way:
            column += step
            lines.append(f"{' ' * column}{name}:")
        column += self._usual_indent(above.index)
        return lines + [f"{' ' * column}- {quoted(entry)}" for entry in entries]

    def _usual_indent(self, place: int) -> int:
        """How far the nearest list in lines is indented from its key."""
        lists = [
            (abs(key.start_mark.index - place), value.start_mark.column - key.start_mark.column)
            for key, value in _pairs(self.root)
            if isinstance(value, yaml.SequenceNode) and not value.flow_style
        ]
        return max(min(lists)[1], 0) if lists else 2

    def _with_key(
        self, mapping: yaml.MappingNode, way: list[str], entries: list[str], order: list[str], step: int
    ) -> str:
        """The text with a new key, which leads to the entries, behind the keys that usually stand before it."""
        name, *rest = way
        earlier = order[: order.index(name)] if name in order else order
        before = [value for key, value in mapping.value if key.value in earlier]
        if mapping.flow_style:
            new = f"{name}: {_in_brackets(rest, entries)}"
            if before:
                return self._put(self._end(before[-1]), f", {new}")
            return self._put(mapping.start_mark.index + 1, f"{new}, " if mapping.value else new)
        first = mapping.value[0][0].start_mark
        place = self._end(before[-1]) if before else self._key_above(mapping).end_mark.index
        lines = self._block([name, *rest], entries, _moved(first, -step), step)
        return self._with_lines(place, lines)

    def _key_above(self, mapping: yaml.MappingNode) -> yaml.Node:
        return next(key for key, value in _pairs(self.root) if value is mapping)

    def without_entry(self, way: list[str], place: int) -> str:
        found: yaml.Node = self.root
        for name in way:
            key, found = _pair(found, name)  # the caller has read it there
        entry = found.value[place]
        start, end = entry.start_mark.index, self._end(entry)
        if not found.flow_style:
            first = self._dash_line(found, place)
            text = self._put(first, "", until=self._next_line(end))
            if len(found.value) == 1 and way[-1] == "patterns":
                return _Page(text)._put(key.end_mark.index + 1, " []")
            return text
        if place + 1 < len(found.value):
            return self._put(start, "", until=found.value[place + 1].start_mark.index)
        return self._put(self._end(found.value[place - 1]) if place else start, "", until=end)

    def _dash_line(self, found: yaml.SequenceNode, place: int) -> int:
        """Where the line with the dash of an entry begins: the last one above it, or its own, with a dash there."""
        column = found.start_mark.column
        at = found.value[place].start_mark.index
        while at >= 0:
            begin = 1 + max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at))
            if self.text[begin : begin + column + 1] == " " * column + "-":
                return begin
            at = begin - 1
        raise _unusual(found)

    def _next_line(self, place: int) -> int:
        end = self._line_end(place)
        return end + (2 if self.text[end : end + 2] == "\r\n" else 1)


def _unusual(found: yaml.Node) -> CodebookError:
    return CodebookError(f"line {found.start_mark.line + 1}: take the anchor or tag off this list, then change it.")


def _moved(mark: yaml.Mark, columns: int) -> yaml.Mark:
    return yaml.Mark(mark.name, mark.index, mark.line, mark.column + columns, mark.buffer, mark.pointer)


def _in_brackets(way: list[str], entries: list[str]) -> str:
    """Keys and entries on one line.

    >>> _in_brackets(["yes"], ["Talks, at last.", "Talks"])
    '{yes: ["Talks, at last.", Talks]}'
    """
    if way:
        return f"{{{way[0]}: {_in_brackets(way[1:], entries)}}}"
    return f"[{', '.join(quoted(entry, flow=True) for entry in entries)}]"


def _pair(mapping: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a key and its value; yes and no are found as they may be written, in small letters or large."""
    for key, value in mapping.value:
        if key.value == name or (name in ("yes", "no") and key.value.lower() == name):
            return key, value
    return None


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The nodes of all keys and values of a text."""
    children = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    for child in children if not isinstance(node, yaml.ScalarNode) else ():
        yield from _pairs(child)
