"""Yoshikoder's dictionaries (.ykd), and Lexicoder's in the same XML (.lcd): cnode is a category, pnode an entry."""

from __future__ import annotations

import codecs
import re
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from mediakit._check import CodebookError
from mediakit.dictionaries._parts import DEEPEST, Category, Dictionary, Entry, Holds, LeftOut, number, number_text

NAME, TITLE = "yoshikoder", "Yoshikoder and Lexicoder's XML"
ENDINGS = (".ykd", ".lcd")
HOLDS = Holds(valences=True, definitions=True, globs="*", language="words or regex")

_SIGN = re.compile(r"<(?:dictionary|cnode)\b")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = 1 << 16
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def recognises(text: str) -> bool:
    """Whether it is XML with a dictionary or a category near its beginning.

    >>> recognises('<dictionary><cnode name="GOOD"/></dictionary>'), recognises("<html>")
    (True, False)
    """
    return text.lstrip()[:1] == "<" and _SIGN.search(text, 0, 10_000) is not None


def read(text: str) -> Dictionary:
    """Take a dictionary apart.

    ``patternengine="regexp"`` says that all entries are regular expressions; else they are words, whole ones, in
    which * stands for letters (the engine's other name, "substring", changes nothing about that).

    Raises
    ------
    CodebookError
        It is not well-formed, declares entities, or its categories stand too deep inside each other.

    Examples
    --------
    >>> found = read('<dictionary><cnode name="GOOD"><pnode name="peace*" score="2"/></cnode></dictionary>')
    >>> found.categories[0].entries
    [Entry(text='peace*', valence=2.0, line=1)]
    """
    target = _Target()
    parser = XMLParser(target=target)
    target.expat = parser.parser
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
        parser.close()
    except CodebookError:  # it is a ValueError, too
        raise
    except DefusedXmlException:
        raise CodebookError(
            "declares entities, with which a small file can unfold to gigabytes. Take them out."
        ) from None
    except ParseError as error:
        raise CodebookError(f"is not well-formed XML: {error}. Mend it there, or export it again.") from None
    except (ValueError, UnicodeError):
        raise CodebookError("holds characters that XML does not allow. Export it again.") from None
    language = "regex" if target.engine == "regexp" else "words"
    return Dictionary(target.top, target.left_out, language, globs="*")


class _Target:
    """Takes in the elements one by one."""

    def __init__(self) -> None:
        self.top: list[Category] = []
        self.left_out: list[LeftOut] = []
        self.engine = ""
        self.expat: Any = None
        self._open: list[Category] = []
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 2 * DEEPEST or len(self._open) > DEEPEST:
            raise CodebookError(f"categories stand more than {DEEPEST} deep inside each other.")
        line = self.expat.CurrentLineNumber
        name = attributes.get("name", "")
        if tag == "dictionary":
            self.engine = attributes.get("patternengine", "").strip().lower()
        elif tag == "cnode":
            definition = " ".join(attributes.get("desc", "").split())
            category = Category(name, name, line, definition)
            (self._open[-1].below if self._open else self.top).append(category)
            self._open.append(category)
            self._score(attributes, name, line, "score of a category")
        elif tag == "pnode" and self._open:
            valence = self._score(attributes, name, line, "unreadable score", entry=True)
            self._open[-1].entries.append(Entry(name, valence, line))
            if attributes.get("desc", "").strip():
                self.left_out.append(LeftOut(f"{name}: {attributes['desc']}", "description of a word", line))
        else:
            self.left_out.append(LeftOut(f"<{tag}> {name}".strip(), "unknown element", line))

    def _score(self, found: dict[str, str], name: str, line: int, reason: str, *, entry: bool = False) -> float | None:
        score = found.get("score", "").strip()
        value = number(score) if entry else None
        if score and value is None:
            self.left_out.append(LeftOut(f"{name} ({score})", reason, line))
        return value

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "cnode":
            self._open.pop()

    def data(self, data: str) -> None:
        """Nothing stands between the tags."""

    def close(self) -> None:
        """All was taken in on the way."""


def write(categories: list[Category], ending: str = "", encoding: str = "utf-8") -> str:
    """A dictionary; where its entries begin with re: it is one of regular expressions.

    >>> print(write([Category("GOOD", entries=[Entry("peace*", 2.0)])]))
    <?xml version="1.0" encoding="UTF-8"?>
    <dictionary style="050805" patternengine="substring">
      <cnode name="GOOD" desc="">
        <pnode name="peace*" score="2"/>
      </cnode>
    </dictionary>
    <BLANKLINE>
    """
    entries = (entry for top in categories for one in top.with_all_below() for entry in one.entries)
    is_regex = any(entry.text.startswith("re:") for entry in entries)
    lines: list[str] = []

    def add(category: Category, depth: int) -> None:
        indent = "  " * depth
        lines.append(f'{indent}<cnode name="{_attribute(category.name)}" desc="{_attribute(category.definition)}">')
        for entry in category.entries:
            name = _attribute(entry.text.removeprefix("re:"))
            score = "" if entry.valence is None else f' score="{number_text(entry.valence)}"'
            lines.append(f'{indent}  <pnode name="{name}"{score}/>')
        for below in category.below:
            add(below, depth + 1)
        lines.append(f"{indent}</cnode>")

    for category in categories:
        add(category, 1)
    declared = codecs.lookup(encoding).name.upper().removesuffix("-SIG")
    declared = declared.replace("CP125", "windows-125").replace("ISO8859", "ISO-8859")
    engine = "regexp" if is_regex else "substring"
    head = [f'<?xml version="1.0" encoding="{declared}"?>', f'<dictionary style="050805" patternengine="{engine}">']
    return "\n".join([*head, *lines, "</dictionary>", ""])


def _attribute(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise CodebookError(f"XML cannot hold the character U+{ord(found[0]):04X} of {text[:60]!r}. Take it out.")
    return text.translate(_ESCAPED)
