"""Writing what a researcher joins and splits into its file, of which every comment stays."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from mediakit._check import MediakitError, check_choice
from mediakit._yaml import parse_with_lines
from mediakit._yaml_edits import quoted, with_entries
from mediakit.grouping_choices import KINDS, SECTIONS, parsed_choices, read_choices

HEAD = """\
# What belongs together and what does not, where the measure is wrong. Each list holds the doc_ids of articles.
# join: their stories (or events) become one. split: they leave their story together and are one of their own.
# What is split is split first and joined then. Text behind a # is kept.\n
"""


def edit_choices(
    path: str | Path,
    section: str = "stories",
    *,
    join: Iterable[object] | None = None,
    split: Iterable[object] | None = None,
    note: str = "",
) -> Path:
    """Write into a file that articles are joined, or split off; what stands there already is kept, comments too.

    Parameters
    ----------
    path : str or Path
        The YAML file; made where it is not there.
    section : {"stories", "events"}
        Of what.
    join : iterable of doc_ids, optional
        Articles whose stories (or events) are one.
    split : iterable of doc_ids, optional
        Articles that leave their story, together, and are one of their own.
    note : str
        A remark on it.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    MediakitError
        Neither is given, one holds what is no doc_id, or the file cannot be read, written, or would contradict itself.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = edit_choices(Path(folder, "choices.yml"), join=["a1", "b7"], note="one wire text")
    ...     print(path.read_text(encoding="utf-8").split("is kept.")[1].strip())
    stories:
      join:
        - {doc_ids: [a1, b7], note: one wire text}
    """
    check_choice(section, SECTIONS, "section")
    lists = {kind: _ids(ids, kind) for kind, ids in (("join", join), ("split", split)) if ids is not None}
    if not lists:
        raise MediakitError("edit_choices needs join=, split= or both: a list of doc_ids.")
    if not isinstance(note, str):
        raise MediakitError(f"note={note!r} is no text. Write it in quotes, or leave it out.")
    path = Path(path)
    if path.exists():
        read_choices(path)  # what cannot be read is told, not changed
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else HEAD
    for kind, ids in lists.items():
        text = _with_list(text, section, kind, ids, note)
    parsed_choices(text, str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise MediakitError(f"{path} cannot be written ({error.strerror or error}). Name another file.") from None
    return path


def _ids(ids: Iterable[object], kind: str) -> list[str]:
    if isinstance(ids, str) or not isinstance(ids, Iterable):
        raise MediakitError(f"{kind}={ids!r} is no list of doc_ids. Write {kind}=['a', 'b'].")
    found = list(ids)
    if strange := [one for one in found if isinstance(one, bool) or not isinstance(one, str | int | np.integer)]:
        told = f"{kind} holds {strange[0]!r}, which is no doc_id (text or a whole number)"
        raise MediakitError(f"{told}. Write one list of doc_ids per call: {kind}=['a', 'b'].")
    if len(found) < (2 if kind == "join" else 1):
        raise MediakitError(f"{kind}={found!r} names too few doc_ids. Needed: {'two' if kind == 'join' else 'one'}.")
    return [str(doc_id) for doc_id in found]


def _with_list(text: str, section: str, kind: str, ids: Sequence[str], note: str) -> str:
    """The text with one more list."""
    written = f"[{', '.join(quoted(doc_id, flow=True) for doc_id in ids)}]"
    if note:
        written = f"{{doc_ids: {written}, note: {quoted(note, flow=True)}}}"
    sign = "mediakit-list-goes-here"
    while sign in text:
        sign += "-"
    if not isinstance(parse_with_lines(text).content, dict):
        gap = "" if text.endswith("\n") or not text else "\n"
        return f"{text}{gap}{section}:\n  {kind}:\n    - {written}\n"
    return with_entries(text, [section, kind], [sign], [*SECTIONS, *KINDS]).replace(sign, written)
