"""Which files a path stands for, and by what name each goes in the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mediakit._check import CorpusError, nearest
from mediakit._phrases import counted
from mediakit.readers._source import MAX_UNPACKED, Allowance, Raw

TEXT_ENDINGS = (".txt", ".text")
DELIMITED_ENDINGS = (".csv", ".tsv", ".tab")
JSON_ENDINGS = (".jsonl", ".ndjson", ".json")
BINARY_ENDINGS = (".parquet", ".pq", ".xlsx")
DOCUMENT_ENDINGS = (".docx", ".rtf", ".pdf")
MARKUP_ENDINGS = (".html", ".htm", ".xml", ".rss", ".atom")
ARCHIVE_ENDINGS = (".zip", ".warc", ".arc")
ENDINGS = (
    TEXT_ENDINGS + DELIMITED_ENDINGS + JSON_ENDINGS + BINARY_ENDINGS + (".xls",)
    + DOCUMENT_ENDINGS + MARKUP_ENDINGS + ARCHIVE_ENDINGS
)  # fmt: skip
CAPTURES = "captures.csv"


@dataclass
class Found:
    """One file to read: where it is, its name in the tables, and the folder that was asked for.

    Attributes
    ----------
    path : Path
        Within an archive, the archive's path and the name in it.
    name : str
    root : Path
    member : Raw, optional
        Its bytes, where it is in an archive.
    problem : str
        Why it is not read, where that is known before it is opened.
    remark : str
        What the audit should say of it.
    kind : str
        What the audit calls it, where it has a problem.
    """

    path: Path
    name: str
    root: Path
    member: Raw | None = None
    problem: str = ""
    remark: str = ""
    kind: str = "not read"

    @property
    def ending(self) -> str:
        """The last ending in lower case, looking through .gz."""
        name = self.path.name.lower().removesuffix(".gz")
        return Path(name).suffix

    def raw(self, limit: int = MAX_UNPACKED) -> Raw:
        """Its bytes, of which no more than `limit` may be unpacked."""
        return self.member or Raw(lambda: self.path.open("rb"), self.name, Allowance(limit))

    def load(self) -> bytes:
        """All its bytes, unpacked."""
        return self.raw().read()


def find(path: str | Path | Iterable[str | Path]) -> tuple[list[Found], list[str]]:
    """The files of a path, a folder (its sub-folders too) or a list of these, sorted by name.

    Returns
    -------
    files : list of Found
    notes : list of str
        What was asked for twice or could not be looked into.
    """
    asked = [path] if isinstance(path, str | os.PathLike) else path
    if not isinstance(asked, Iterable):
        raise CorpusError(f"path is a {type(path).__name__}; give a file, a folder or a list of these.")
    files: list[Found] = []
    for one in asked:
        if not isinstance(one, str | os.PathLike):
            raise CorpusError(f"path holds a {type(one).__name__}; give files and folders as str or Path.")
        files += _below(one)
    if not files:
        raise CorpusError(f"{_shown(path)} holds no file. Put the raw pages there (.txt, .csv, .jsonl ...).")
    once, notes = _each_once(files)
    _make_unique(once)
    return sorted(once, key=lambda found: found.name), notes


def _below(asked: str | Path) -> list[Found]:
    root = Path(asked)
    if not str(asked).strip() or "\0" in str(asked):
        raise CorpusError(f"path={str(asked)!r} names no file; give a file, a folder or a list of these.")
    if not os.path.lexists(root):
        try:
            beside = [p.name for p in root.parent.iterdir()]
        except OSError:
            beside = []
        raise CorpusError(f"{root} does not exist. Looked for it from {Path.cwd()}.{nearest(root.name, beside)}")
    if root.is_dir():
        return [Found(p, p.relative_to(root).as_posix(), root) for p in _walk(root, set())]
    return [Found(root, root.name, root.parent)]


def _walk(folder: Path, seen: set[str]) -> list[Path]:
    """Files below `folder`, hidden ones and captures.csv left out; a folder reached twice is read once."""
    real = os.path.realpath(folder)
    if real in seen:
        return []
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return [folder]  # read_corpus says in the audit that it could not be opened
    found: list[Path] = []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            inside = _walk(entry, seen)
            # A folder that is named like a page and holds none is a mistake worth a line in the audit.
            found += inside or ([entry] if entry.suffix.lower() in ENDINGS else [])
        elif entry.name.lower() != CAPTURES:
            found.append(entry)
    return found


def _each_once(files: list[Found]) -> tuple[list[Found], list[str]]:
    once: dict[str, Found] = {}
    for found in files:
        once.setdefault(os.path.realpath(found.path), found)
    n_twice = len(files) - len(once)
    were = f"{counted(n_twice, 'file')} {'was' if n_twice == 1 else 'were'}"
    notes = [f"{were} given twice and read once."] if n_twice else []
    return list(once.values()), notes


def _make_unique(files: list[Found]) -> None:
    """Put the folder's name before a name that two files share, as many folders as it takes."""
    levels = 0
    while len({found.name for found in files}) < len(files) and levels < 50:
        levels += 1
        by_name: dict[str, list[Found]] = {}
        for found in files:
            by_name.setdefault(found.name, []).append(found)
        for same in by_name.values():
            if len(same) > 1:
                for found in same:
                    parts = found.path.absolute().parts[1:]
                    depth = min(len(parts), found.name.count("/") + 2)
                    found.name = "/".join(parts[-depth:])


def _shown(path: object) -> str:
    return str(path) if isinstance(path, str | os.PathLike) else "The list"
