"""Changes to a codebook that wait to be saved: patterns that were accepted, excluded or taken out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mediakit._check import MediakitError, check_choice
from mediakit.codebook import Codebook, read_codebook
from mediakit.codebook_edits import edit_codebook
from mediakit.dictionaries import write_codebook
from mediakit.patterns import parse

_TOLD = {
    "patterns": "'{}' added to {}",
    "exclude": "'{}' excluded from {}",
    "remove": "'{}' taken out of {}",
    "readmit": "'{}' no longer excluded from {}",
}
WAYS = tuple(_TOLD)


class Change(NamedTuple):
    """One pattern that goes into a list of a frame (patterns, exclude), or out of it again (remove, readmit)."""

    way: str
    frame: str
    pattern: str

    def told(self, labels: Mapping[str, str]) -> str:
        """The change in words."""
        return _TOLD[self.way].format(self.pattern, labels[self.frame])


def changed(codebook: Codebook, change: Change, same: Callable[[str], str]) -> Codebook:
    """The codebook with the change.

    Raises
    ------
    MediakitError
        The pattern cannot be read, is in the list already, or is not there to be taken out.
    """
    check_choice(change.way, WAYS, "way")
    parse(change.pattern)
    frame = codebook.frames[change.frame]
    key = "exclude" if change.way in ("exclude", "readmit") else "patterns"
    texts = getattr(frame, key)
    wanted = same(change.pattern)
    held = [text for text in texts if same(text) == wanted]
    if change.way in ("remove", "readmit"):
        if not held:
            what = "patterns" if key == "patterns" else "excluded phrases"
            raise MediakitError(f"'{change.pattern}' is not among the {what} of '{change.frame}'.")
        kept = tuple(text for text in texts if text not in held)
        if key == "patterns" and not kept and not codebook.below(change.frame):
            raise MediakitError(
                f"'{change.pattern}' is the only pattern of '{change.frame}'. Accept another one first."
            )
        frame = replace(frame, **{key: kept})
    elif held:
        raise MediakitError(f"'{held[0]}' is in this list of '{change.frame}' already.")
    else:
        frame = replace(frame, **{key: (*texts, " ".join(change.pattern.split()))})
    return replace(codebook, frames={**codebook.frames, change.frame: frame})


def target(codebook: Codebook, path: str | Path | None) -> Path | None:
    """The YAML file that is saved to; None where there is none and none was named."""
    chosen = Path(path) if path is not None else codebook.path
    if chosen is None:
        return None
    if chosen.suffix.lower() not in (".yml", ".yaml"):
        if path is None:
            return None  # a dictionary of another program is not written over
        raise MediakitError(f"path={str(path)!r}: the workbench saves YAML. Give a name that ends in .yml.")
    return chosen


def difference(before: Codebook, after: Codebook) -> dict[str, dict[str, list[str]]]:
    """What was added to and taken out of the lists of each frame, by frame and way; only frames that changed."""
    found = {}
    for frame_id, frame in after.frames.items():
        was = before.frames[frame_id]
        lists = {
            "patterns": [text for text in frame.patterns if text not in was.patterns],
            "exclude": [text for text in frame.exclude if text not in was.exclude],
            "remove": [text for text in was.patterns if text not in frame.patterns],
            "readmit": [text for text in was.exclude if text not in frame.exclude],
        }
        if any(lists.values()):
            found[frame_id] = lists
    return found


def tell_changes(found: Mapping[str, Mapping[str, list[str]]], labels: Mapping[str, str]) -> list[str]:
    """The changes in words, one of each pattern.

    >>> tell_changes({"swap": {"patterns": ["land swap*"], "remove": ["swap"]}}, {"swap": "Land swap"})
    ["'land swap*' added to Land swap", "'swap' taken out of Land swap"]
    """
    return [
        Change(way, frame_id, pattern).told(labels)
        for frame_id, lists in found.items()
        for way in WAYS
        for pattern in lists.get(way, ())
    ]


def save(path: Path, opened: Codebook, after: Codebook, examples: dict[str, dict[str, list[str]]]) -> Codebook:
    """Write what changed, and examples, into the file, which is made from the codebook where it is not there.

    Parameters
    ----------
    path : Path
        The YAML file.
    opened, after : Codebook
        The codebook as it was opened, and as it is to be.
    examples : dict
        By frame the sentences to add under ``yes`` and ``no``.

    Returns
    -------
    Codebook
        As it was read back from the file. What others wrote into it meanwhile is still there.
    """
    if not path.exists():
        write_codebook(opened, path)
    changes = difference(opened, after)
    for frame_id in [one for one in after.frames if one in changes or one in examples]:
        lists = changes.get(frame_id, {})
        now = read_codebook(path)
        gone = {}
        if frame_id in now.frames:  # else edit_codebook says that it is gone
            for way, key in (("remove", "patterns"), ("readmit", "exclude")):
                gone[key] = [text for text in lists.get(way, []) if text in getattr(now.frames[frame_id], key)]
        edit_codebook(
            path,
            frame=frame_id,
            patterns=lists.get("patterns", []),
            exclude=lists.get("exclude", []),
            remove=gone,
            yes=examples.get(frame_id, {}).get("yes", []),
            no=examples.get(frame_id, {}).get("no", []),
        )
    return read_codebook(path)
