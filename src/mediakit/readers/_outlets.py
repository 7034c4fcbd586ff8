"""One spelling for each outlet: what the researcher's outlets.yml says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from mediakit import _yaml
from mediakit._check import CodebookError, CorpusError

ALLOWED = 'Write each outlet once, with the names that files use: The Courier: ["Courier (Selvick)", courier.example].'

_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z][\w-]+)\.?(?::\d+)?(?:/.*)?")


class Outlets:
    """The names to use, by the names that are found.

    Parameters
    ----------
    given : mapping, str, Path or None
        From the name to use to the names as found (a list, or one alone); or the path of a YAML file that says so.

    Raises
    ------
    CorpusError
        The file cannot be read, an entry is empty or no text, or two outlets claim one name.

    Notes
    -----
    A name is found whatever its case, white space and the style of its apostrophes and dashes. Accents count: they
    can part two papers, and a spelling without them is one more line for the researcher to write. ``*`` at the end
    or the beginning of a name stands for anything. A host (courier.example) is found with ``www.`` and as an address
    too. The name to use is one of its names itself. A whole name goes before one with ``*``, a longer one with
    ``*`` before a shorter.

    Examples
    --------
    >>> outlets = Outlets({"The Courier": ["Courier (Selvick)", "The Courier - *", "courier.example"]})
    >>> for found in ("COURIER  (Selvick)", "The Courier – Final Edition", "www.courier.example", "Harbour Post"):
    ...     print(outlets.name_of(found))
    The Courier
    The Courier
    The Courier
    Harbour Post
    """

    def __init__(self, given: Mapping[str, object] | str | Path | None):
        self._where = str(given) if isinstance(given, str | Path) else "outlets"
        self._whole: dict[str, str] = {}
        self._open: dict[str, str] = {}  # those with *
        self._known: dict[str, str] = {}
        for outlet, names in self._entries(given).items():
            self._claim(outlet, outlet)
            for name in self._names(outlet, names):
                self._claim(name, outlet)
        self._longest_first = sorted(self._open.items(), key=lambda item: -len(item[0]))

    def name_of(self, found: str | None) -> str | None:
        """The name to use for a name that was found: that name itself where outlets.yml does not speak of it."""
        if not found or not (self._whole or self._open):
            return found
        if found not in self._known:
            self._known[found] = self._looked_up(found)
        return self._known[found]

    def _looked_up(self, found: str) -> str:
        plain = plain_name(found)
        host = _HOST.fullmatch(plain)
        forms = (plain, host[1]) if host else (plain,)
        for form in forms:
            if form in self._whole:
                return self._whole[form]
        for pattern, outlet in self._longest_first:
            if any(_matches(pattern, form) for form in forms):
                return outlet
        return found

    def _entries(self, given: object) -> Mapping[str, object]:
        if given is None:
            return {}
        if isinstance(given, str | Path):
            given = _read(Path(given))
        if not isinstance(given, Mapping):
            raise CorpusError(f"{self._where}: holds a {_kind(given)}, not outlets with their names. {ALLOWED}")
        for outlet in given:
            if not isinstance(outlet, str) or not outlet.strip():
                raise CorpusError(f"{self._where}: {outlet!r} is no outlet's name. {ALLOWED}")
        return given

    def _names(self, outlet: str, names: object) -> Iterator[str]:
        where = f"{self._where}: '{outlet}'"
        if isinstance(names, str):
            names = [names]
        if names is None or (isinstance(names, _yaml.Unquoted) and names.kind == "nothing") or names in ([], ()):
            raise CorpusError(f"{where} has no names. Write the names that files use for it, or take the entry out.")
        if not isinstance(names, list | tuple):
            raise CorpusError(f"{where} holds {_shown(names)}, not a name or a list of names. {ALLOWED}")
        for name in names:
            if not isinstance(name, str) or not name.strip():
                raise CorpusError(f"{where} has the name {_shown(name)}, which is no text. {ALLOWED}")
            core = name.strip().strip("*").strip()
            if not core or "*" in core:
                raise CorpusError(
                    f"{where} has the name '{name}'. * stands for anything at the beginning or the end of a name, "
                    "beside other characters."
                )
            yield name

    def _claim(self, name: str, outlet: str) -> None:
        plain = plain_name(name)
        host = _HOST.fullmatch(plain)
        plain = host[1] if host else plain
        names = self._open if plain.startswith("*") or plain.endswith("*") else self._whole
        if names.setdefault(plain, outlet) != outlet:
            raise CorpusError(
                f"{self._where}: '{name}' is claimed by two outlets, '{names[plain]}' and '{outlet}'. "
                "Keep it in one of them."
            )


def plain_name(name: str) -> str:
    """A name without its case, with one space for white space, and plain apostrophes and dashes; accents stay.

    >>> plain_name(" Le  Courrier de l’Île – ÉDITION\\n")
    "le courrier de l'île - édition"
    """
    return " ".join(unicodedata.normalize("NFC", name).translate(_MARKS).casefold().split())


def _matches(pattern: str, name: str) -> bool:
    """Whether a name is one of those that a name with * at an end, or at both, stands for."""
    core = pattern.strip("*")
    if not pattern.startswith("*"):
        return name.startswith(core)
    return core in name if pattern.endswith("*") else name.endswith(core)


def _read(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: the outlets cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: cannot be read as UTF-8 text ({error}). Save the outlets as UTF-8.") from None
    try:
        given = _yaml.parse(text)
    except CodebookError as error:  # of the YAML that codebooks share
        raise CorpusError(f"{path}, {error}") from None
    return {} if given is None else given  # nothing but comments: no outlet is renamed


def _kind(value: object) -> str:
    return {"list": "list", "str": "text"}.get(type(value).__name__, type(value).__name__)


def _shown(value: object) -> str:
    """A value of the wrong kind, as its writer knows it."""
    if isinstance(value, _yaml.Unquoted):
        return f'{value.text or "nothing"} (YAML reads it as {value.kind}; put a name in quotes: "{value.text}")'
    return repr(value)
