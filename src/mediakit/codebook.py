"""Codebooks: the frames of a study, each with the words and phrases that count for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mediakit._check import CodebookError, listed, nearest
from mediakit._patterns import split
from mediakit._yaml import Unquoted, parse

BOOK_KEYS = ("name", "version", "frames")
FRAME_KEYS = ("label", "definition", "patterns", "exclude")


@dataclass(frozen=True)
class Frame:
    """One frame: what it is called, what it means, and the words and phrases that count for it.

    Attributes
    ----------
    label : str
        How the frame is called in tables and figures; its id where the codebook gives none.
    definition : str
        What the frame means, for coders and readers; may be empty.
    patterns : tuple of str
        Words and phrases that count, in the language of docs/codebook.md.
    exclude : tuple of str
        Phrases in the same language; a match that lies inside one does not count.
    """

    label: str
    definition: str
    patterns: tuple[str, ...]
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """A codebook, checked: every pattern can be read.

    Attributes
    ----------
    name : str
        Its name; the file's name without ending where the codebook gives none.
    version : str
        Its version, as written ("1.10" stays "1.10"); may be empty.
    frames : mapping of str to Frame
        The frames by id, in the order of the file. It cannot be changed.
    path : Path or None
        The file it came from.
    """

    name: str
    version: str
    frames: Mapping[str, Frame] = field(hash=False)
    path: Path | None = None

    @property
    def labels(self) -> dict[str, str]:
        """Each frame's label by its id."""
        return {frame_id: frame.label or frame_id for frame_id, frame in self.frames.items()}

    @classmethod
    def from_dict(cls, content: Mapping, *, path: str | Path | None = None) -> "Codebook":
        """A codebook from a mapping in the shape of the YAML file.

        Parameters
        ----------
        content : mapping
            ``{"name": ..., "version": ..., "frames": {id: {"label": ..., "definition": ...,
            "patterns": [...], "exclude": [...]}}}``; only ``patterns`` is required.
        path : str or Path, optional
            The file it came from; errors begin with it.

        Raises
        ------
        CodebookError
            An unknown key, no frame, a frame without patterns, or a pattern that cannot be read.

        Examples
        --------
        >>> book = Codebook.from_dict({"frames": {"swap": {"patterns": ["land swap*"]}}})
        >>> book.frames["swap"].patterns
        ('land swap*',)
        >>> Codebook.from_dict({"frames": {"swap": {"paterns": ["land swap*"]}}})
        Traceback (most recent call last):
        ...
        mediakit._check.CodebookError: codebook: frame 'swap' has an unknown key 'paterns'.
        Allowed: label, definition, patterns, exclude. Did you mean 'patterns'?
        """
        path = None if path is None else Path(path)
        where = "codebook" if path is None else str(path)
        try:
            return cls._checked(content, path)
        except CodebookError as error:
            raise CodebookError(f"{where}: {error}") from None

    @classmethod
    def _checked(cls, content: object, path: Path | None) -> "Codebook":
        if not isinstance(content, Mapping):
            raise CodebookError(
                f"holds {_what(content)}, not a mapping. Begin with 'frames:' and indent each frame below it."
            )
        _check_keys(content, BOOK_KEYS, "it")
        frames = content.get("frames")
        if not isinstance(frames, Mapping) or not frames:
            raise CodebookError(
                f"frames is {_what(frames)}, not a mapping of frames. "
                "Write each frame's id with a colon, and below it its patterns."
            )
        name = _text(content, "name", "the codebook") or (path.stem if path else "codebook")
        version = _text(content, "version", "the codebook")
        checked = {_frame_id(key): _frame(key, frames[key]) for key in frames}
        return cls(name, version, MappingProxyType(checked), path)


def read_codebook(path: str | Path) -> Codebook:
    """Read a codebook from a YAML file.

    Parameters
    ----------
    path : str or Path
        A YAML file in UTF-8: ``name``, ``version``, and ``frames``, a mapping of frame ids to ``label``,
        ``definition``, ``patterns`` and ``exclude``. Only ``patterns`` is required. Frame ids and
        patterns are text: what YAML reads as something else (``no``, ``2015``, ``2026-03-02``) must
        stand in quotes, and so must a pattern that begins with ``*``.

    Returns
    -------
    Codebook

    Raises
    ------
    CodebookError
        No such file, not UTF-8, not valid YAML (with line and column), a key that stands twice, an
        alias, an unknown key (with the nearest known one), or a pattern that cannot be read.

    Notes
    -----
    PyYAML's safe loader reads the file; YAML aliases are refused, since with them a small file can
    unfold to gigabytes.
    """
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        folder = path.parent
        names = sorted(p.name for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
        there = f"The folder holds: {listed(names)}." if names else "Look at its folder's name."
        raise CodebookError(f"{path}: there is no such file. {there}{nearest(path.name, names)}") from None
    except IsADirectoryError:
        raise CodebookError(f"{path}: is a folder, not a file. Name the YAML file in it.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CodebookError(
            f"{path}: line {line} is not UTF-8 (byte {error.object[error.start]:#04x}). Save the file as UTF-8."
        ) from None
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read: {error.strerror}. Mend its permissions.") from None
    try:
        content = parse(text)
    except CodebookError as error:
        raise CodebookError(f"{path}: {error}") from None
    return Codebook.from_dict({} if content is None else content, path=path)


def as_codebook(codebook: Codebook | Mapping | str | Path) -> Codebook:
    """A codebook given as such, as a mapping in the YAML's shape, or as a path."""
    if isinstance(codebook, Codebook):
        return codebook
    if isinstance(codebook, Mapping):
        return Codebook.from_dict(codebook)
    if isinstance(codebook, str | Path):
        return read_codebook(codebook)
    raise CodebookError(
        f"codebook is {_what(codebook)}. Allowed: a Codebook, a mapping in the shape of its YAML, or a path."
    )


def _what(value: object) -> str:
    """A value in an error message, by its kind."""
    if isinstance(value, Unquoted):
        return f"{value.kind} ({value.text!r})" if value.text else value.kind
    if value is None:
        return "missing"
    if isinstance(value, str | int | float | bool):
        shown = repr(value)
        return shown if len(shown) <= 60 else shown[:57] + "..."
    if isinstance(value, Mapping | list | tuple):
        kind = "mapping" if isinstance(value, Mapping) else "list"
        return f"a {kind}" if value else f"an empty {kind}"
    return f"a {type(value).__name__}"


def _check_keys(found: Mapping, known: tuple[str, ...], where: str) -> None:
    for key in found:
        if key not in known:
            raise CodebookError(f"{where} has an unknown key {key!r}. Allowed: {listed(known)}.{nearest(key, known)}")


def _text(found: Mapping, key: str, where: str) -> str:
    """The text under a key, or ""; a bare number stays as it was typed."""
    value = found.get(key, "")
    if isinstance(value, Unquoted):
        value = "" if value.kind == "nothing" else value.text
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise CodebookError(f"{key} of {where} is {_what(value)}, not text. Write it as text, in quotes.")
    return " ".join(value.split())


def _frame_id(key: object) -> str:
    if not isinstance(key, str) or not key.strip():
        raise CodebookError(f"a frame's id is {_what(key)}. A frame's id is a word, such as 'land_swap'.")
    return key


def _frame(key: str, found: object) -> Frame:
    where = f"frame '{key}'"
    if not isinstance(found, Mapping):
        raise CodebookError(f"{where} is {_what(found)}, not a mapping. Below the id write 'patterns:' and a list.")
    _check_keys(found, FRAME_KEYS, where)
    if "patterns" not in found:
        raise CodebookError(f"{where} has no patterns. Below the id write 'patterns:' and a list.")
    patterns = _patterns(found["patterns"], "patterns", where)
    if not patterns:
        raise CodebookError(f"{where} has an empty list of patterns. Write at least one, or take the frame out.")
    exclude = found.get("exclude")
    if exclude is None or (isinstance(exclude, Unquoted) and exclude.kind == "nothing"):
        exclude = ()
    return Frame(
        _text(found, "label", where) or key,
        _text(found, "definition", where),
        patterns,
        _patterns(exclude, "exclude", where),
    )


def _patterns(found: object, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(found, list | tuple):
        raise CodebookError(f"{where}: {key} is {_what(found)}, not a list. Write '- ' before each pattern.")
    for place, pattern in enumerate(found, start=1):
        here = f"{where}: entry {place} of {key}"
        if isinstance(pattern, Unquoted) and pattern.text:
            raise CodebookError(
                f'{here}: YAML reads {pattern.text} as {pattern.kind}. Put it in quotes: "{pattern.text}".'
            )
        if isinstance(pattern, bool | int | float):
            raise CodebookError(f"{here} is {pattern!r}, not text. Put it in quotes.")
        if isinstance(pattern, Unquoted) or pattern is None or pattern == "":
            raise CodebookError(f"{here} is empty. Write a pattern, or take the entry out.")
        if not isinstance(pattern, str):
            raise CodebookError(f"{here} is {_what(pattern)}, not text. Put a pattern that holds : in quotes.")
        try:
            split(pattern)
        except CodebookError as error:
            raise CodebookError(f"{here}: {error}") from None
    return tuple(found)
