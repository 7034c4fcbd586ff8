"""The files of codebooks: their bytes, their text, and whether their YAML is this kit's or another program's."""

from collections.abc import Mapping
from pathlib import Path

from mediakit._check import CodebookError, listed, nearest
from mediakit._codebook_entries import BOOK_KEYS
from mediakit._yaml import Parsed

MOST_BYTES = 50_000_000
YAML_ENDINGS = (".yml", ".yaml")
#: The endings of files that `read_codebook` reads: YAML, and the dictionaries of other programs.
ENDINGS = (*YAML_ENDINGS, ".dic", ".dicx", ".ykd", ".cat", ".lcd", ".lc3", ".csv", ".tsv")


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises
    ------
    CodebookError
        No such file (with the nearest name), a folder, no permission, or more than 50 million bytes.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CodebookError(f"{path}: holds more than {MOST_BYTES:,} bytes; no codebook is that large.")
        return path.read_bytes()
    except FileNotFoundError:
        folder = path.parent
        names = sorted(p.name for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
        there = f"The folder holds: {listed(names)}." if names else "Look at its folder's name."
        raise CodebookError(f"{path}: there is no such file. {there}{nearest(path.name, names)}") from None
    except IsADirectoryError:
        raise CodebookError(f"{path}: is a folder, not a file. Name the codebook's file in it.") from None
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read: {error.strerror}. Mend its permissions.") from None


def check_ending(path: Path) -> None:
    """Raise a CodebookError unless the ending of a file's name is known."""
    if path.suffix.lower() not in ENDINGS:
        found = f"the ending '{path.suffix}'" if path.suffix else "a name without an ending"
        raise CodebookError(
            f"{path}: {found} does not say how the file is read. "
            f"Known endings: {listed(ENDINGS)}.{nearest(path.suffix.lower(), ENDINGS)}"
        )


def utf8_text(content: bytes) -> str:
    """The text of a file in UTF-8; the error names the first line that is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CodebookError(
            f"line {line} is not UTF-8 (byte {error.object[error.start]:#04x}). Save the file as UTF-8."
        ) from None


def encoded_text(content: bytes, encoding: str) -> str:
    """The text of a file whose encoding is said."""
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except (LookupError, ValueError) as error:
        mend = "Leave encoding= out where the file is UTF-8, or name its own, such as 'windows-1252'."
        raise CodebookError(f"cannot be read with encoding={encoding!r} ({error}). {mend}") from None


def is_foreign(parsed: Parsed) -> bool:
    """Whether a YAML text is a dictionary of quanteda's: categories at the top, each a list or further categories.

    One that lacks `frames` by a slip is not: a key near that name, or a frame's `patterns` at the top level, tell it.

    >>> from mediakit._yaml import parse_with_lines
    >>> is_foreign(parse_with_lines("war: [clash, shots]\\nmoney: {trade: [export*]}"))
    True
    >>> is_foreign(parse_with_lines("frame: {war: {patterns: [clash]}}"))
    False
    >>> is_foreign(parse_with_lines("war: {patterns: [clash]}"))
    False
    """
    content = parsed.content
    if not isinstance(content, Mapping) or not content:
        return False
    if any(key in BOOK_KEYS for key in content):
        return False
    for key, value in content.items():
        inside = [one for one in value.values() if isinstance(one, Mapping)] if isinstance(value, Mapping) else []
        if nearest(key, ["frames"]) and any("patterns" in one or "frames" in one for one in inside):
            return False
    kinds = (list, str, Mapping)
    return all(isinstance(value, kinds) and not _is_frame(value) for value in content.values())


def _is_frame(value: object) -> bool:
    return isinstance(value, Mapping) and "patterns" in value
