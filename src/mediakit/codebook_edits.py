"""Changes to a codebook's YAML file: patterns and examples go in and out, and all else stays as it stands."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from mediakit._check import CodebookError, listed, nearest
from mediakit._codebook_entries import FRAME_KEYS
from mediakit._codebook_files import YAML_ENDINGS, is_foreign, read_bytes, utf8_text
from mediakit._yaml import parse_with_lines
from mediakit._yaml_edits import with_entries, without_entries
from mediakit.codebook import Codebook, Frame, read_codebook
from mediakit.patterns import folded, parse

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold
_LISTS = {"patterns": ("patterns",), "exclude": ("exclude",), "yes": ("examples", "yes"), "no": ("examples", "no")}


def edit_codebook(
    path: str | Path,
    *,
    frame: str,
    patterns: Iterable[str] = (),
    exclude: Iterable[str] = (),
    yes: Iterable[str] = (),
    no: Iterable[str] = (),
    remove: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Path:
    """Put patterns and examples into a frame of a codebook's file, or take them out.

    Parameters
    ----------
    path : str or Path
        The codebook's YAML file. It is read anew, so that nothing that was written to it meanwhile is lost.
    frame : str
        The frame's id, such as ``economy.trade``.
    patterns, exclude : iterable of str
        Patterns to add at the end of these lists of the frame.
    yes, no : iterable of str
        Sentences to add to the examples that must match, and that must not.
    remove : mapping of str to iterable of str
        What to take out of each list, before the others are added: ``{"patterns": [...], "no": [...]}``. To move a
        sentence from ``no`` to ``yes``, give ``remove={"no": [...]}`` and `yes`.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    CodebookError
        The file cannot be read as a codebook, has no such frame, does not hold what is to be taken out, or would not
        be a codebook any more. Nothing is changed then.

    Notes
    -----
    Nothing is added that is there already; upper and lower case make no difference between patterns unless they
    count for the frame. What YAML would misread (``no``, ``*swap``, ``re: x``) is put in quotes. Comments, order,
    line ends and all other lines stay as they are; a comment on the line of an entry goes with it. What was made is
    read back and compared before it takes the place of the file in one step.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "book.yml")
    ...     _ = path.write_text("frames:\\n  swap:\\n    patterns: [land swap]  # to be tested\\n", encoding="utf-8")
    ...     _ = edit_codebook(path, frame="swap", patterns=["swap of land", "*exchange"], yes=["The land swap is on."])
    ...     print(path.read_text(encoding="utf-8"))
    frames:
      swap:
        patterns: [land swap, swap of land, "*exchange"]  # to be tested
        examples:
          yes:
            - The land swap is on.
    <BLANKLINE>
    """
    path = Path(path)
    if path.suffix.lower() not in YAML_ENDINGS:
        raise CodebookError(f"{path}: only YAML is edited in place. Write it with write_codebook('book.yml') first.")
    wanted = {"patterns": patterns, "exclude": exclude, "yes": yes, "no": no}
    lists = {key: _texts(given, key) for key, given in wanted.items()}
    before = read_bytes(path)
    book = read_codebook(path)
    try:
        if is_foreign(parse_with_lines(utf8_text(before))):
            raise CodebookError("is a dictionary of quanteda's. Write it with write_codebook(...) as a codebook first.")
        removed = _places(book, frame, remove)
        expected = _expected(book, frame, lists, removed)
        text = _changed(before.decode("utf-8"), book, expected, frame, removed)
    except CodebookError as error:
        raise CodebookError(f"{path}: {error}") from None
    if text.encode("utf-8") != before:
        try:
            _replace(path.resolve(), before, text.encode("utf-8"), expected)  # a link stays a link
        except OSError as error:
            raise CodebookError(f"{path}: cannot be written: {error.strerror}. Mend its permissions.") from None
    return path


def _texts(given: Iterable[str], key: str) -> list[str]:
    """The texts of an argument, each with single spaces."""
    if isinstance(given, str):
        raise CodebookError(f"{key}={given!r} is one text. Give a list: {key}=[{given!r}].")
    texts = list(given)
    for text in texts:
        if not isinstance(text, str) or not text.strip() or _SURROGATE.search(text):
            raise CodebookError(f"{key} holds {text!r}, which is no text. Give patterns or sentences.")
    return [" ".join(text.split()) for text in texts]


def _places(book: Codebook, frame_id: str, remove: Mapping[str, Iterable[str]]) -> dict[str, set[int]]:
    """Where in each of a frame's lists the texts stand that go."""
    if not isinstance(remove, Mapping):
        raise CodebookError(f"remove={remove!r} does not say from which list. Write remove={{'patterns': [...]}}.")
    for key in remove:
        if key not in _LISTS:
            raise CodebookError(f"remove names {key!r}. Lists to remove from: {listed(_LISTS)}.{nearest(key, _LISTS)}")
    frame, places = _frame(book, frame_id), {}
    for key in _LISTS:
        known = [" ".join(text.split()) for text in getattr(frame, key)]
        gone = _texts(remove.get(key, ()), f"remove {key}")
        for text in gone:
            if text not in known:
                raise CodebookError(f"{key} of frame '{frame_id}' does not hold {text!r}.{nearest(text, known)}")
        places[key] = {i for i, text in enumerate(known) if text in gone}
    return places


def _frame(book: Codebook, frame_id: str) -> Frame:
    book.above(frame_id)  # a frame that is not there is an error that names the nearest
    return book.frames[frame_id]


def _expected(book: Codebook, frame_id: str, lists: dict[str, list[str]], removed: dict[str, set[int]]) -> Codebook:
    """The codebook as it will be."""
    frame = book.frames[frame_id]
    will: dict[str, tuple[str, ...]] = {}
    for key, texts in lists.items():
        kept = [text for i, text in enumerate(getattr(frame, key)) if i not in removed[key]]
        seen = {_same(text, key, frame) for text in kept}
        for text in texts:
            if key in ("patterns", "exclude"):
                parse(text)
            if _same(text, key, frame) not in seen:
                seen.add(_same(text, key, frame))
                kept.append(text)
        will[key] = tuple(kept)
    if not will["patterns"] and not book.below(frame_id):
        raise CodebookError(f"frame '{frame_id}' would have no patterns left. Add one, or take the frame out by hand.")
    valences = {pattern: value for pattern, value in frame.valences.items() if pattern in will["patterns"]}
    return replace(book, frames={**book.frames, frame_id: replace(frame, **will, valences=valences)})


def _same(text: str, key: str, frame: Frame) -> str:
    """What two texts have in common that say the same."""
    return folded(text, match_case=frame.match_case) if key in ("patterns", "exclude") else text


def _changed(text: str, book: Codebook, expected: Codebook, frame_id: str, removed: dict[str, set[int]]) -> str:
    """The file's text with what goes taken out, and what comes put in."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    way = [key for own_id in frame_id.split(".") for key in ("frames", own_id)]
    old, new = book.frames[frame_id], expected.frames[frame_id]
    for key, keys in _LISTS.items():
        kept = len(getattr(old, key)) - len(removed[key])
        text = with_entries(text, [*way, *keys], getattr(new, key)[kept:], [*FRAME_KEYS, "yes", "no"])
        text = without_entries(text, [*way, *keys], removed[key])
    return mark + text


def _replace(path: Path, before: bytes, after: bytes, expected: Codebook) -> None:
    """Put the new content in the place of the file, once it has been read back."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        shutil.copymode(path, made)
        if not _reads_as(made, expected):
            raise CodebookError(f"{path}: its layout is too unusual to be changed line by line. Change it by hand.")
        if path.read_bytes() != before:
            raise CodebookError(f"{path}: was changed by another program just now. Try again.")
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _reads_as(made: Path, expected: Codebook) -> bool:
    try:
        return replace(read_codebook(made), name=expected.name) == expected
    except CodebookError:
        return False
