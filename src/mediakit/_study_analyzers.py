"""The analyzers of a study file: by a name, by a dictionary's path, or by a path and how the dictionary is read."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mediakit._check import MediakitError, StudyError, listed, nearest
from mediakit.analyzers import NAMED, Analyzer, dictionary_analyzer
from mediakit.analyzers.dictionary import FORMULAS

CATEGORIES = "the name of a category, or a list of names"
KEYS = {
    "path": "the path of a dictionary, counted from the study file",
    "name": "text",
    "positive": CATEGORIES,
    "negative": CATEGORIES,
    "formula": "net_share, net_tone or valences",
    "scale": "the least and the greatest valence, such as [1, 9]",
    "language": "a two-letter code in quotes, or null where the dictionary is not bound to a language",
    "negation": "true or false",
}
WANTED = "vader, textblob, the path of a dictionary, or {path: ..., positive: ..., negative: ...}"

Entry = str | Mapping[str, Any]


def same_entry(entry: Entry) -> Entry:
    """An entry in the one form in which two of them can be compared.

    >>> same_entry("tone.yml") == same_entry({"path": "tone.yml"}), same_entry("vader")
    (True, 'vader')
    """
    return entry if not isinstance(entry, str) or entry in NAMED else {"path": entry}


def dictionary_path(entry: Entry, path: Path) -> Path | None:
    """The file of a dictionary that the study file at `path` names; None of an analyzer of the kit."""
    entry = same_entry(entry)
    return None if isinstance(entry, str) else path.parent / entry["path"]


def entry_of(given: Entry, entries: Sequence[Entry]) -> Entry:
    """What is meant by a name or a path: one of these entries where it has that name or path, else what is given.

    >>> entry_of("mood", [{"path": "a.lc3", "name": "mood", "positive": "joy"}])
    {'path': 'a.lc3', 'name': 'mood', 'positive': 'joy'}
    """
    held = [one for one in entries if isinstance(one, Mapping)]
    for key in ("name", "path"):
        found = [one for one in held if one.get(key) == given]
        if len(found) == 1:
            return found[0]
    return given


def check_analyzer(entry: object, where: str, path: Path) -> None:
    """Raise a StudyError unless an entry of the study file at `path` names an analyzer, and its file is there."""
    if isinstance(entry, str) and entry:
        if entry not in NAMED and not (path.parent / entry).is_file():
            raise StudyError(
                f"{path}: {where}={entry!r} is not known, and no file of this name is there. Allowed: {listed(NAMED)} "
                f"or the path of a dictionary, counted from the study file.{nearest(entry, NAMED)}"
            )
        return
    if not isinstance(entry, Mapping):
        raise StudyError(f"{path}: {where} holds {entry!r}; it should be {WANTED}.")
    for key, value in entry.items():
        if key not in KEYS:
            raise StudyError(
                f"{path}: {where} holds '{key}', which says nothing of a dictionary. Known: {listed(KEYS)}."
                f"{nearest(key, KEYS)}"
            )
        if not _is_right(key, value):
            raise StudyError(f"{path}: {where}: {key} is {value!r}; it should be {KEYS[key]}.")
    if "path" not in entry:
        raise StudyError(f"{path}: {where} names no dictionary. Add path: {KEYS['path']}.")
    if not (path.parent / entry["path"]).is_file():
        raise StudyError(f"{path}: {where}: there is no file {entry['path']}. Give {KEYS['path']}.")


def _is_right(key: str, value: object) -> bool:
    """Whether a value is of the kind that KEYS says."""
    if key in ("positive", "negative"):
        names = [value] if isinstance(value, str) else value
        return isinstance(names, list | tuple) and bool(names) and all(isinstance(one, str) and one for one in names)
    if key == "formula":
        return value in FORMULAS
    if key == "scale":
        is_pair = isinstance(value, list | tuple) and len(value) == 2
        numbers = is_pair and all(isinstance(one, int | float) and not isinstance(one, bool) for one in value)
        return numbers and value[0] < value[1]
    if key == "language":
        return value is None or (isinstance(value, str) and re.fullmatch(r"[a-z]{2,3}", value) is not None)
    return isinstance(value, bool) if key == "negation" else isinstance(value, str) and bool(value.strip())


def read_analyzers(entries: Sequence[Entry], path: Path) -> list[Analyzer]:
    """The analyzers of these entries of the study file at `path`, the study's own first.

    Raises
    ------
    StudyError
        A dictionary cannot be used as it is said, or two analyzers have one name: with the entry and what to write.
    """
    found: dict[str, Analyzer] = {}
    for place, entry in enumerate(map(same_entry, entries)):
        where = "other_analyzers" if place else "analyzer"
        one = _read(entry, where, path)
        if isinstance(entry, Mapping) and (one.name in found or one.name.casefold() in NAMED):
            file = entry["path"]
            raise StudyError(
                f"{path.name}: {where}: the dictionary {file} is called '{one.name}' like another analyzer, and tables "
                f"tell analyzers apart by their names. Give it one of its own with name: {{path: {file}, name: ...}}."
            )
        found[one.name] = one
    return list(found.values())


def _read(entry: Entry, where: str, path: Path) -> Analyzer:
    if isinstance(entry, str):
        return NAMED[entry]
    given = dict(entry)
    file = given.pop("path")
    if not given.pop("negation", True):
        given["negation"] = None
    if "scale" in given:
        given["scale"] = tuple(given["scale"])
    try:
        return dictionary_analyzer(path.parent / file, **given)
    except MediakitError as error:
        told = _as_entries(str(error))
        is_bare = len(entry) == 1 and told != str(error)  # a path alone, and an entry beside it is the mend
        form = f" In the study file: {{path: {file}, ...}} with {listed(list(KEYS)[1:])}." if is_bare else ""
        raise StudyError(f"{path.name}: {where} {file}: {told}{form}") from None


def _as_entries(message: str) -> str:
    """A message on arguments in the words of a study file.

    >>> _as_entries("Give the scale: scale=(1, 9). Or negation=Negation(words=(...)), or negation=None.")
    'Give the scale: scale: [1, 9]. Or negation: false.'
    """
    message = re.sub(r"negation=Negation\(.*\), or negation=None", "negation: false", message)
    message = re.sub(r"\bscale=\(([^()]*)\)", r"scale: [\1]", message)
    message = re.sub(r"\b(formula)='(\w+)'", r"\1: \2", message)
    return re.sub(rf"\b({'|'.join(KEYS)})=(?=[\s.,])|\b({'|'.join(KEYS)})=", _as_key, message)


def _as_key(found: re.Match) -> str:
    return f"{found[1]}:" if found[1] else f"{found[2]}: "
