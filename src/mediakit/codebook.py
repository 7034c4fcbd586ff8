"""Codebooks: the frames of a study, one below another, each with the words and phrases that count for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediakit._check import CodebookError, listed, nearest
from mediakit._codebook_entries import Entries, told, what
from mediakit._codebook_files import YAML_ENDINGS, check_ending, encoded_text, is_foreign, read_bytes, utf8_text
from mediakit._frame import Frame, frame_dict
from mediakit._yaml import parse_with_lines


@dataclass(frozen=True)
class Codebook:
    """A codebook, checked: every pattern can be read. Two are equal where they say the same, whatever their files.

    Attributes
    ----------
    name : str
        Its name; the file's name without ending where the codebook gives none.
    version : str
        Its version, as written ("1.10" stays "1.10"); may be empty.
    frames : mapping of str to Frame
        The frames by id, in the order of the file, each before those below it. The id of a frame below another
        is that one's id, a dot and its own: ``economy.trade``. The mapping cannot be changed.
    path : Path or None
        The file it came from.
    overlaps : {"longest", "leftmost", "all"}
        Which of two matches of a frame that overlap counts.
    lines : mapping
        Where the file says what; see `line`.
    left_out : tuple of str
        What a dictionary of another program says and a codebook cannot hold, with the line and the reason.
    """

    name: str
    version: str
    frames: Mapping[str, Frame] = field(hash=False)
    path: Path | None = field(default=None, compare=False)
    overlaps: str = "longest"
    lines: Mapping[tuple[str, str, int | None], int] = field(default_factory=dict, compare=False, repr=False)
    left_out: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        seen: set[str | None] = {None}
        for frame_id, frame in self.frames.items():
            if frame.parent not in seen or (frame.parent and not frame_id.startswith(f"{frame.parent}.")):
                raise CodebookError(
                    f"frame '{frame_id}' has the parent '{frame.parent}'. A parent stands before the frames below "
                    "it, and their ids are its own, a dot and a word: 'economy', then 'economy.trade'."
                )
            seen.add(frame_id)
        object.__setattr__(self, "frames", MappingProxyType(dict(self.frames)))
        object.__setattr__(self, "lines", MappingProxyType(dict(self.lines)))

    @property
    def labels(self) -> dict[str, str]:
        """Each frame's label by its id; where frames share one, after the labels of the frames above.

        >>> frames = {"war": {"frames": {"cost": {"patterns": ["wounded"]}}}, "cost": {"patterns": ["price"]}}
        >>> Codebook.from_dict({"frames": frames}).labels
        {'war': 'war', 'war.cost': 'war: cost', 'cost': 'cost'}
        """
        labels = {frame_id: frame.label or frame_id for frame_id, frame in self.frames.items()}
        shared = {label for label, times in Counter(labels.values()).items() if times > 1}
        return {
            frame_id: ": ".join([*(labels[one] for one in reversed(self.above(frame_id))), label])
            if label in shared
            else label
            for frame_id, label in labels.items()
        }

    @property
    def roots(self) -> list[str]:
        """The ids of the frames that stand below no other."""
        return self.level(1)

    def below(self, frame_id: str) -> list[str]:
        """The ids of all frames below one, in the codebook's order."""
        found = {self._known(frame_id)}
        for one, frame in self.frames.items():
            if frame.parent in found:
                found.add(one)
        return [one for one in self.frames if one in found and one != frame_id]

    def above(self, frame_id: str) -> list[str]:
        """The ids of the frames above one, nearest first."""
        found = []
        parent = self.frames[self._known(frame_id)].parent
        while parent is not None:
            found.append(parent)
            parent = self.frames[parent].parent
        return found

    def depth(self, frame_id: str) -> int:
        """How deep a frame stands: 1 at the top, 2 below a frame that stands there."""
        return 1 + len(self.above(frame_id))

    def level(self, n: int) -> list[str]:
        """The ids of the frames at a depth, in the codebook's order."""
        return [frame_id for frame_id in self.frames if self.depth(frame_id) == n]

    def line(self, frame_id: str, key: str = "", place: int | None = None) -> int | None:
        """The line of the file, counted from 1; what the file does not say is on the line of what it would stand in.

        Parameters
        ----------
        frame_id : str
            The frame.
        key : str, optional
            A key of the frame, such as ``patterns`` or, for its examples, ``yes`` and ``no``; without one the line of
            the frame's id is meant.
        place : int, optional
            The place of an entry in the list of that key, counted from 0; without one the line of the key is meant.

        Returns
        -------
        int or None
            None for a codebook that comes from no file.
        """
        ways = ((self._known(frame_id), key, place), (frame_id, key, None), (frame_id, "", None))
        return next((self.lines[way] for way in ways if way in self.lines), None)

    def _known(self, frame_id: str) -> str:
        if frame_id not in self.frames:
            raise CodebookError(
                f"frame '{frame_id}' is not in the codebook. "
                f"Known: {listed(self.frames)}.{nearest(frame_id, self.frames)}"
            )
        return frame_id

    def to_dict(self) -> dict[str, Any]:
        """The codebook as a mapping in the shape of the YAML file, which `from_dict` reads back.

        >>> Codebook.from_dict({"frames": {"swap": {"patterns": ["land swap*"], "within": "article"}}}).to_dict()
        {'name': 'codebook', 'frames': {'swap': {'within': 'article', 'patterns': ['land swap*']}}}
        """
        book: dict[str, Any] = {"name": self.name}
        if self.version:
            book["version"] = self.version
        if self.overlaps != "longest":
            book["overlaps"] = self.overlaps
        book["frames"] = {}
        made = {None: book}
        for frame_id, frame in self.frames.items():
            own_id = frame_id if frame.parent is None else frame_id.removeprefix(f"{frame.parent}.")
            above = None if frame.parent is None else self.frames[frame.parent]
            made[frame_id] = frame_dict(frame, own_id, above)
            made[frame.parent].setdefault("frames", {})[own_id] = made[frame_id]
        return book

    @classmethod
    def from_dict(cls, content: Mapping, *, path: str | Path | None = None) -> "Codebook":
        """A codebook from a mapping in the shape of the YAML file.

        Parameters
        ----------
        content : mapping
            ``{"name": ..., "version": ..., "frames": {id: {"label": ..., "definition": ..., "rule": ...,
            "source": ..., "patterns": [...], "exclude": [...], "examples": {"yes": [...], "no": [...]},
            "match_case": False, "within": "sentence", "frames": {...}}}}``. A frame needs ``patterns`` or
            ``frames`` (those below it); a pattern may have a value: ``{"good": 2.5}``.
        path : str or Path, optional
            The file it came from; errors begin with it.

        Raises
        ------
        CodebookError
            An unknown key, no frame, a frame without patterns, a pattern that cannot be read; all at once.

        Examples
        --------
        >>> book = Codebook.from_dict({"frames": {"swap": {"patterns": ["land swap*"]}}})
        >>> book.frames["swap"].patterns
        ('land swap*',)
        >>> Codebook.from_dict({"frames": {"swap": {"patterns": ["land"], "exlude": ["land rover"]}}})
        Traceback (most recent call last):
        ...
        mediakit._check.CodebookError: codebook: frame 'swap' has an unknown key 'exlude'.
        Allowed: label, definition, rule, source, patterns, exclude, examples, match_case, within, frames.
        Did you mean 'exclude'?
        """
        return cls._checked(content, Entries(), None if path is None else Path(path))

    @classmethod
    def _checked(cls, content: object, entries: Entries, path: Path | None) -> "Codebook":
        """The codebook that a content holds; all that is wrong with it is one error."""
        entries.read(content)
        if entries.problems:
            raise CodebookError(f"{'codebook' if path is None else path}: {told(entries.problems)}")
        frames = {frame_id: Frame(**found) for frame_id, found in entries.frames.items()}
        name = entries.book["name"] or (path.stem if path else "codebook")
        return cls(name, entries.book["version"], frames, path, entries.book["overlaps"], entries.lines)


def read_codebook(path: str | Path, *, encoding: str | None = None, format: str | None = None) -> Codebook:
    """Read a codebook from a YAML file, or a dictionary of another program.

    Parameters
    ----------
    path : str or Path
        A YAML file (.yml, .yaml): ``name``, ``version``, and ``frames``, a mapping of frame ids to ``label``,
        ``definition``, ``rule``, ``source``, ``patterns``, ``exclude``, ``examples`` and, for the frames below
        it, ``frames``; see docs/codebook.md. What YAML does not read as text (``no``, ``2015``, ``2026-03-02``)
        must stand in quotes, and so must a pattern that begins with ``*`` or holds ``: ``. Or a dictionary:
        quanteda's YAML, LIWC's .dic and .dicx, Yoshikoder's .ykd, WordStat's .cat, Lexicoder's .lcd and .lc3, a
        table in .csv or .tsv; see docs/formats.md.
    encoding : str, optional
        Of the file; without it YAML is UTF-8, and a dictionary is read as `docs/formats.md` says.
    format : str, optional
        The name of a dictionary's format, where ending and content do not tell it (``liwc`` for a .txt).

    Returns
    -------
    Codebook

    Raises
    ------
    CodebookError
        No such file, an ending that is not known, not UTF-8, or not a codebook. All that is wrong with a YAML file
        is told at once, up to 20 things, each with its line.

    Notes
    -----
    PyYAML's safe loader reads it; aliases are refused, since with them a small file can unfold to gigabytes.
    """
    path = Path(path)
    content = read_bytes(path)
    if format is None:
        check_ending(path)
    if format == "mediakit" or (format is None and path.suffix.lower() in YAML_ENDINGS):
        try:
            parsed = parse_with_lines(encoded_text(content, encoding) if encoding else utf8_text(content))
        except CodebookError as error:
            raise CodebookError(f"{path}: {error}") from None
        if format == "mediakit" or not is_foreign(parsed):
            entries = Entries(parsed.lines, parsed.problems)
            return Codebook._checked({} if parsed.content is None else parsed.content, entries, path)
    from mediakit.dictionaries import read_dictionary  # it builds on this file

    return read_dictionary(path, encoding=encoding, format=format)


def as_codebook(codebook: Codebook | Mapping | str | Path) -> Codebook:
    """A codebook given as such, as a mapping in the YAML's shape, or as a path."""
    if isinstance(codebook, Codebook):
        return codebook
    if isinstance(codebook, Mapping):
        return Codebook.from_dict(codebook)
    if isinstance(codebook, str | Path):
        return read_codebook(codebook)
    raise CodebookError(
        f"codebook is {what(codebook)}. Allowed: a Codebook, a mapping in the shape of its YAML, or a path."
    )
