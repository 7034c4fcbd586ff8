"""One name for each speaker: what the researcher's list says."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mediakit import _yaml
from mediakit._check import CodebookError, MediakitError
from mediakit.readers._outlets import plain_name

ALLOWED = 'Write each speaker once, with the names that articles use: Ilse Brandt: ["President Brandt", "I. Brandt"].'


class SpeakerList:
    """The names to use, by the names that are found.

    Parameters
    ----------
    given : mapping, str, Path or None
        From the name to use to the other names (a list, or one alone; nothing where there is none yet); or the path of
        a YAML file that says so.

    Raises
    ------
    MediakitError
        The file cannot be read, an entry is no text, or two speakers claim one name; with the file and the line.

    Notes
    -----
    A name is found whatever its case, white space and the style of its apostrophes and dashes. The name to use is one
    of its names itself.

    Examples
    --------
    >>> speakers = SpeakerList({"Ilse Brandt": ["President Brandt", "I. Brandt"]})
    >>> [speakers.name_of(name) for name in ("PRESIDENT  Brandt", "ilse brandt", "Marrow")]
    ['Ilse Brandt', 'Ilse Brandt', None]
    """

    def __init__(self, given: Mapping[str, object] | str | Path | None) -> None:
        self._where = str(given) if isinstance(given, str | Path) else "names"
        self._lines: dict[tuple, int] = {}
        self._used: dict[str, str] = {}
        for speaker, names in self._entries(given).items():
            if not isinstance(speaker, str) or not speaker.strip():
                raise MediakitError(f"{self._where}: {speaker!r} is no speaker's name. {ALLOWED}")
            self._claim(speaker, speaker, (speaker,))
            for place, name in enumerate(self._names(speaker, names)):
                self._claim(name, speaker, (speaker, place))

    def name_of(self, name: str) -> str | None:
        """The name to use; None where the list does not speak of this one."""
        return self._used.get(plain_name(name))

    def _entries(self, given: object) -> Mapping:
        if given is None:
            return {}
        if isinstance(given, str | Path):
            given = self._read(Path(given))
        if not isinstance(given, Mapping):
            raise MediakitError(f"{self._where}: holds a {type(given).__name__}, not speakers. {ALLOWED}")
        return given

    def _read(self, path: Path) -> object:
        try:
            parsed = _yaml.parse_with_lines(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise MediakitError(f"{path}: the names cannot be read ({error.strerror}).") from None
        except UnicodeDecodeError as error:
            raise MediakitError(f"{path}: cannot be read as UTF-8 text ({error}). Save the names as UTF-8.") from None
        except CodebookError as error:  # of the YAML that codebooks share
            raise MediakitError(f"{path}, {error}") from None
        if parsed.problems:
            raise MediakitError(f"{path}, {parsed.problems[0].message}")
        self._lines = parsed.lines
        content = parsed.content
        if isinstance(content, Mapping):
            for key in content:
                if isinstance(key, _yaml.Unquoted):
                    raise MediakitError(f"{self._at((key,))}: {_yaml.about_key(key)}")
        return {} if content is None else content  # nothing but comments

    def _at(self, way: tuple) -> str:
        """The file, and the line of an entry where it came from one."""
        line = self._lines.get(way)
        return self._where if line is None else f"{self._where}, line {line}"

    def _names(self, speaker: str, names: object) -> Iterator[str]:
        if names is None or (isinstance(names, _yaml.Unquoted) and names.kind == "nothing"):
            return
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, list | tuple):
            raise MediakitError(f"{self._at((speaker,))}: '{speaker}' holds {_shown(names)}, not names. {ALLOWED}")
        for place, name in enumerate(names):
            if not isinstance(name, str) or not name.strip():
                where = self._at((speaker, place))
                raise MediakitError(f"{where}: '{speaker}' has the name {_shown(name)}, which is no text. {ALLOWED}")
            yield name

    def _claim(self, name: str, speaker: str, way: tuple) -> None:
        other = self._used.setdefault(plain_name(name), speaker)
        if other != speaker:
            raise MediakitError(
                f"{self._at(way)}: '{name}' is claimed by two speakers, '{other}' and '{speaker}'. Keep it in one of "
                "them."
            )


def _shown(value: object) -> str:
    """A value of the wrong kind, as its writer knows it."""
    if isinstance(value, _yaml.Unquoted):
        return f'{value.text or "nothing"} (YAML reads it as {value.kind}; put a name in quotes: "{value.text}")'
    return repr(value)
