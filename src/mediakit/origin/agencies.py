"""The list of agencies: one name for the spellings with which credit lines name it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mediakit import _yaml
from mediakit._check import CodebookError, MediakitError
from mediakit.readers._outlets import plain_name

ALLOWED = "Write each agency once, with its other spellings: AFP: [Agence France-Presse]."
MOST_SHOWN = 80  # characters of a value in a message
PACKAGED = Path(__file__).with_name("agencies.yml")

_LONGEST = 60  # characters of a spelling inside a text
_WORD = re.compile(r"[\w'’&-]+(?:\.[\w-]+)*")
_WORDS_FROM = re.compile(rf"(?<!\w){_WORD.pattern}(?: {_WORD.pattern}){{0,3}}")
_WORDS_TO = re.compile(rf"(?<!\w){_WORD.pattern}(?: {_WORD.pattern}){{0,3}}$")
_STOPS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,6}[^\W\d_]?(?!\w)")
_JOINED = re.compile(r"\s*/\s*|\s*,\s*(?:and\s+)?|\s+(?:and|et|und|y|e|en|&)\s+")


class Agencies:
    """The agencies' names to use, by the spellings that are found.

    Parameters
    ----------
    given : mapping, str, Path or None
        From the name to use to its other spellings (a list, one alone, or nothing); or the path of a YAML file that
        says so. None: no agency, so that shape alone decides.

    Raises
    ------
    MediakitError
        The file cannot be read, an entry is no text, or two agencies claim one spelling; with the file and the line.

    Examples
    --------
    >>> agencies = Agencies({"QBC": ["Quill Broadcasting", "QBC News"], "Nordwire": []})
    >>> [agencies.name_of(name) for name in ("Q.B.C.", "the quill  broadcasting", "Anna Berg")]
    ['QBC', 'QBC', None]
    >>> agencies.named("QBC News/Nordwire"), agencies.named("QBC and Vesspress")
    ('QBC/Nordwire', 'QBC and Vesspress')
    """

    def __init__(self, given: Mapping[str, object] | str | Path | None) -> None:
        self._where = str(given) if isinstance(given, str | Path) else "agencies"
        self._lines: dict[tuple, int] = {}
        self._used: dict[str, str] = {}
        self._spellings: set[str] = set()
        for agency, names in self._entries(given).items():
            if not isinstance(agency, str) or not agency.strip():
                raise MediakitError(f"{self._where}: {_cut(agency)} is no agency's name. {ALLOWED}")
            self._claim(agency, agency, (agency,))
            for place, name in enumerate(self._names(agency, names)):
                self._claim(name, agency, (agency, place))

    def __len__(self) -> int:
        return len(set(self._used.values()))

    def name_of(self, found: str) -> str | None:
        """The name to use; None where the list does not speak of this one."""
        return self._used.get(_key(found))

    def named(self, found: str) -> str:
        """The name to use for what a line names, several agencies one by one; as found where none is on the list."""
        whole = self.name_of(found)
        if whole:
            return whole
        parts = _JOINED.split(found)
        if len(parts) == 1 or not any(map(self.name_of, parts)):
            return found
        joints = [*_JOINED.findall(found), ""]
        return "".join((self.name_of(part) or part) + joint for part, joint in zip(parts, joints, strict=True))

    def knows(self, found: str) -> bool:
        """Whether the list has this name, or every one of those joined by a slash or *and*."""
        return self.name_of(found) is not None or all(self.name_of(p) is not None for p in _JOINED.split(found))

    def at_start(self, text: str, start: int = 0) -> str | None:
        """The longest spelling that begins just here, with a capital or as the list writes it."""
        words = _WORDS_FROM.match(text, start)
        ends = [m.end() for m in _WORD.finditer(words[0])] if words else []
        return next((words[0][:end] for end in reversed(ends) if self._is_spelled(words[0][:end])), None)

    def at_end(self, text: str) -> str | None:
        """The longest spelling that a text ends with, with a capital or as the list writes it."""
        words = _WORDS_TO.search(text[-_LONGEST:])
        starts = [m.start() for m in _WORD.finditer(words[0])] if words else []
        return next((words[0][start:] for start in starts if self._is_spelled(words[0][start:])), None)

    def _is_spelled(self, name: str) -> bool:
        return self.name_of(name) is not None and (name[0].isupper() or name in self._spellings)

    def _entries(self, given: object) -> Mapping:
        if given is None:
            return {}
        if isinstance(given, str | Path):
            given = self._read(Path(given))
        if not isinstance(given, Mapping):
            raise MediakitError(f"{self._where}: holds {_told(given)}, not agencies. {ALLOWED}")
        top = next(iter(given), None)
        if str(top).casefold() in ("agencies", "agency") and isinstance(given[top], Mapping):
            raise MediakitError(
                f"{self._at((top,))}: {_cut(top)} holds all agencies. Leave that line out, and begin the file with the "
                f"first agency. {ALLOWED}"
            )
        return given

    def _read(self, path: Path) -> object:
        try:
            parsed = _yaml.parse_with_lines(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise MediakitError(f"{path}: the agencies cannot be read ({error.strerror}).") from None
        except UnicodeDecodeError as error:
            raise MediakitError(
                f"{path}: cannot be read as UTF-8 text ({error}). Save the agencies as UTF-8."
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

    def _names(self, agency: str, names: object) -> Iterator[str]:
        if names is None or (isinstance(names, _yaml.Unquoted) and names.kind == "nothing"):
            return
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, list | tuple):
            raise MediakitError(f"{self._at((agency,))}: {_cut(agency)} holds {_shown(names)}, not names. {ALLOWED}")
        for place, name in enumerate(names):
            if not isinstance(name, str) or not name.strip():
                where = self._at((agency, place))
                raise MediakitError(f"{where}: {_cut(agency)} has the name {_shown(name)}, which is no text. {ALLOWED}")
            yield name

    def _claim(self, name: str, agency: str, way: tuple) -> None:
        other = self._used.setdefault(_key(name), agency)
        self._spellings.add(name.strip())
        if other != agency:
            raise MediakitError(
                f"{self._at(way)}: {_cut(name)} is claimed by two agencies, {_cut(other)} and {_cut(agency)}. Keep it "
                "in one of them."
            )


def _key(name: str) -> str:
    """A name without what does not matter in it.

    >>> _key("The  A.F.P."), _key("Agence France-Presse")
    ('afp', 'agence france-presse')
    """
    plain = plain_name(_STOPS.sub(lambda match: match[0].replace(".", ""), name))
    return plain.removeprefix("the ").rstrip(".")


def _cut(value: object) -> str:
    """A value as its writer knows it, its end left out where it is long.

    >>> _cut("QBC"), len(_cut("Q" * 500))
    ("'QBC'", 80)
    """
    shown = repr(value)
    return shown if len(shown) <= MOST_SHOWN else f"{shown[: MOST_SHOWN - 1]}…"


def _told(value: object) -> str:
    """What a file or an argument holds instead of agencies.

    >>> _told(["QBC"]), _told(5), _told("QBC")
    ('a list', 'a number: 5', "text: 'QBC'")
    """
    if isinstance(value, _yaml.Unquoted):
        return f"{value.kind}: {_cut(value.text)[1:-1]}" if value.text else "nothing"
    if isinstance(value, list | tuple | Mapping):
        return "a mapping" if isinstance(value, Mapping) else "a list"  # what is in them has forms of its own
    kinds = {bool: "yes or no", int: "a number", float: "a number", str: "text"}
    return f"{kinds.get(type(value), f'a {type(value).__name__}')}: {_cut(value)}"


def _shown(value: object) -> str:
    """A value of the wrong kind, as its writer knows it."""
    if isinstance(value, _yaml.Unquoted):
        text = _cut(value.text)[1:-1]
        return f'{text or "nothing"} (YAML reads it as {value.kind}; put a name in quotes: "{text}")'
    return _told(value) if isinstance(value, list | tuple | Mapping) else _cut(value)


@functools.cache
def packaged_agencies() -> Agencies:
    """The list that the kit carries: the world's well-known agencies.

    >>> packaged_agencies().name_of("Agence France-Presse")
    'AFP'
    """
    return Agencies(PACKAGED)


def as_agencies(given: Agencies | Mapping[str, object] | str | Path | None) -> Agencies:
    """A list of agencies from whatever a caller gives; None is the list that the kit carries.

    >>> as_agencies({"QBC": []}).name_of("qbc")
    'QBC'
    """
    if given is None:
        return packaged_agencies()
    if isinstance(given, Agencies):
        return given
    if not isinstance(given, str | Path | Mapping):
        raise MediakitError(f"agencies is {_told(given)}, not the path of a YAML file or a mapping. {ALLOWED}")
    return Agencies(given)


def read_agencies(path: str | Path | Mapping[str, object] | None = None) -> Agencies:
    """Read a list of agencies and check it.

    Parameters
    ----------
    path : str, Path or mapping, optional
        A YAML file with the name to use for each agency and its other spellings; a mapping says the same. Without it,
        the list that the kit carries; ``studies/agencies.yml`` is a copy of it to begin with.

    Returns
    -------
    Agencies
        What `credit_lines` and `origins` take as ``agencies=``; ``name_of(spelling)`` gives an agency's name.

    Raises
    ------
    MediakitError
        The file cannot be read, an entry is no text, or two agencies claim one spelling; with the file and the line.

    Examples
    --------
    >>> read_agencies().name_of("A.F.P.")
    'AFP'
    >>> read_agencies({"QBC": ["Quill Broadcasting"], "Nordwire": "Quill Broadcasting"})
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: agencies: 'Quill Broadcasting' is claimed by two agencies, 'QBC' and 'Nordwire'.
    Keep it in one of them.
    """
    return as_agencies(path)
