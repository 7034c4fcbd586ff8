"""The list of agencies: one name for the spellings with which credit lines name it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from mediakit._check import MediakitError
from mediakit._name_list import NameList, told
from mediakit.readers._outlets import plain_name

ALLOWED = "Write each agency once, with its other spellings: AFP: [Agence France-Presse]."
PACKAGED = Path(__file__).with_name("agencies.yml")

_LONGEST = 60  # characters of a spelling inside a text
_WORD = re.compile(r"[\w'’&-]+(?:\.[\w-]+)*")
_WORDS_FROM = re.compile(rf"(?<!\w){_WORD.pattern}(?: {_WORD.pattern}){{0,3}}")
_WORDS_TO = re.compile(rf"(?<!\w){_WORD.pattern}(?: {_WORD.pattern}){{0,3}}$")
_STOPS = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,6}[^\W\d_]?(?!\w)")
_JOINED = re.compile(r"\s*/\s*|\s*,\s*(?:and\s+)?|\s+(?:and|et|und|y|e|en|&)\s+")


class Agencies(NameList):
    """The agencies' names to use, by the spellings that are found; with None there is none, and shape alone decides.

    Beside what a `NameList` levels, initials may have stops (A.F.P.) and a name may begin with *The*.

    Examples
    --------
    >>> agencies = Agencies({"QBC": ["Quill Broadcasting", "QBC News"], "Nordwire": []})
    >>> [agencies.name_of(name) for name in ("Q.B.C.", "the quill  broadcasting", "Anna Berg")]
    ['QBC', 'QBC', None]
    >>> agencies.named("QBC News/Nordwire"), agencies.named("QBC and Vesspress")
    ('QBC/Nordwire', 'QBC and Vesspress')
    """

    noun, plural = "agency", "agencies"
    argument = "agencies"
    allowed = ALLOWED

    def __init__(self, given: Mapping[str, object] | str | Path | None) -> None:
        self._spellings: set[str] = set()
        super().__init__(given)

    @staticmethod
    def key(name: str) -> str:
        """A name without what does not matter in it.

        >>> Agencies.key("The  A.F.P."), Agencies.key("Agence France-Presse")
        ('afp', 'agence france-presse')
        """
        plain = plain_name(_STOPS.sub(lambda match: match[0].replace(".", ""), name))
        return plain.removeprefix("the ").rstrip(".")

    def __len__(self) -> int:
        return len(set(self._used.values()))

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

    def _claim(self, name: str, use: str, way: tuple) -> None:
        super()._claim(name, use, way)
        self._spellings.add(name.strip())


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
        raise MediakitError(f"agencies is {told(given)}, not the path of a YAML file or a mapping. {ALLOWED}")
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
