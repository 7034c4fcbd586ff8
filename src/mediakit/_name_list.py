"""A researcher's list of names: on the left the name to use, beside it the others; from a mapping or a YAML file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mediakit import _yaml
from mediakit._check import CodebookError, MediakitError
from mediakit.readers._outlets import plain_name

MOST_SHOWN = 80  # characters of a value in a message


class NameList:
    """The names to use, by the names that are found; what it lists, a class below says.

    Parameters
    ----------
    given : mapping, str, Path or None
        From the name to use to its other names (a list, one alone, or nothing); or the path of a YAML file that says
        so. None: no name.

    Raises
    ------
    MediakitError
        The file cannot be read, an entry is no text, or two claim one name; with the file and the line.
    """

    noun, plural = "name", "names"
    argument = "names"  # what a caller's argument is called
    allowed = ""  # what an entry looks like, in a sentence

    def __init__(self, given: Mapping[str, object] | str | Path | None) -> None:
        self._where = str(given) if isinstance(given, str | Path) else self.argument
        self._lines: dict[tuple, int] = {}
        self._used: dict[str, str] = {}
        for use, names in self._entries(given).items():
            if not isinstance(use, str) or not use.strip():
                raise MediakitError(f"{self._where}: {cut(use)} is no {self.noun}'s name. {self.allowed}")
            self._claim(use, use, (use,))
            for place, name in enumerate(self._names(use, names)):
                self._claim(name, use, (use, place))

    @staticmethod
    def key(name: str) -> str:
        """A name without what does not matter in it: case, white space, style of apostrophes and dashes."""
        return plain_name(name)

    def name_of(self, found: str) -> str | None:
        """The name to use; None where the list does not speak of this one."""
        return self._used.get(self.key(found))

    def _entries(self, given: object) -> Mapping:
        if given is None:
            return {}
        if isinstance(given, str | Path):
            given = self._read(Path(given))
        if not isinstance(given, Mapping):
            raise MediakitError(f"{self._where}: holds {told(given)}, not {self.plural}. {self.allowed}")
        top = next(iter(given), None)
        if str(top).casefold() in (self.noun, self.plural) and isinstance(given[top], Mapping):
            raise MediakitError(
                f"{self._at((top,))}: {cut(top)} holds all {self.plural}. Leave that line out, and begin the file with "
                f"the first {self.noun}. {self.allowed}"
            )
        return given

    def _read(self, path: Path) -> object:
        try:
            parsed = _yaml.parse_with_lines(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise MediakitError(f"{path}: the {self.argument} cannot be read ({error.strerror}).") from None
        except UnicodeDecodeError as error:
            raise MediakitError(
                f"{path}: cannot be read as UTF-8 text ({error}). Save the {self.argument} as UTF-8."
            ) from None
        except CodebookError as error:  # of the YAML that codebooks share
            raise MediakitError(f"{path}, {error}") from None
        if parsed.problems:
            raise MediakitError(f"{path}, {parsed.problems[0].message}")
        self._lines = parsed.lines
        content = parsed.content
        for key in content if isinstance(content, Mapping) else ():
            if isinstance(key, _yaml.Unquoted):
                raise MediakitError(f"{self._at((key,))}: {_yaml.about_key(key)}")
        return {} if content is None else content  # nothing but comments

    def _at(self, way: tuple) -> str:
        """The file, and the line of an entry where it came from one."""
        line = self._lines.get(way)
        return self._where if line is None else f"{self._where}, line {line}"

    def _names(self, use: str, names: object) -> Iterator[str]:
        if names is None or (isinstance(names, _yaml.Unquoted) and names.kind == "nothing"):
            return
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, list | tuple):
            raise MediakitError(f"{self._at((use,))}: {cut(use)} holds {shown(names)}, not names. {self.allowed}")
        for place, name in enumerate(names):
            if not isinstance(name, str) or not name.strip():
                where = self._at((use, place))
                raise MediakitError(f"{where}: {cut(use)} has the name {shown(name)}, which is no text. {self.allowed}")
            yield name

    def _claim(self, name: str, use: str, way: tuple) -> None:
        other = self._used.setdefault(self.key(name), use)
        if other != use:
            raise MediakitError(
                f"{self._at(way)}: {cut(name)} is claimed by two {self.plural}, {cut(other)} and {cut(use)}. Keep it "
                "in one of them."
            )


def cut(value: object) -> str:
    """A value as its writer knows it, its end left out where it is long.

    >>> cut("QBC"), len(cut("Q" * 500))
    ("'QBC'", 80)
    """
    text = repr(value)
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def told(value: object) -> str:
    """What a file or an argument holds in place of a list.

    >>> told(["QBC"]), told(5), told("QBC")
    ('a list', 'a number: 5', "text: 'QBC'")
    """
    if isinstance(value, _yaml.Unquoted):
        return f"{value.kind}: {cut(value.text)[1:-1]}" if value.text else "nothing"
    if isinstance(value, list | tuple | Mapping):
        return "a mapping" if isinstance(value, Mapping) else "a list"  # what is in them has forms of its own
    kinds = {bool: "yes or no", int: "a number", float: "a number", str: "text"}
    return f"{kinds.get(type(value), f'a {type(value).__name__}')}: {cut(value)}"


def shown(value: object) -> str:
    """A value of the wrong kind, as its writer knows it."""
    if isinstance(value, _yaml.Unquoted):
        text = cut(value.text)[1:-1]
        return f'{text or "nothing"} (YAML reads it as {value.kind}; put a name in quotes: "{text}")'
    return told(value) if isinstance(value, list | tuple | Mapping) else cut(value)
