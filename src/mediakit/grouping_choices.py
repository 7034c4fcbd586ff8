"""What a researcher joins and splits among stories and events, in a YAML file that later runs keep to."""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mediakit._check import CodebookError, MediakitError, listed, nearest
from mediakit._yaml import Unquoted, parse_with_lines

SECTIONS = ("stories", "events")
KINDS = ("join", "split")


@dataclass(frozen=True)
class Choice:
    """One list of a file: the articles, a remark, and the line it begins on."""

    doc_ids: tuple[str, ...]
    note: str = ""
    line: int | None = None


@dataclass(frozen=True)
class GroupingChoices:
    """What was joined and split; `read_choices` makes it.

    Attributes
    ----------
    path : str
        The file, for messages.
    stories, events : dict
        Under "join" and "split" a list of choices each.
    """

    path: str = "choices"
    stories: dict[str, list[Choice]] = field(default_factory=dict)
    events: dict[str, list[Choice]] = field(default_factory=dict)

    def of(self, section: str, kind: str) -> list[Choice]:
        """The choices of one kind."""
        return getattr(self, section).get(kind, [])


def read_choices(path: str | Path) -> GroupingChoices:
    """Read which stories and events a researcher joined and split.

    Parameters
    ----------
    path : str or Path
        A YAML file with the sections ``stories`` and ``events``, in each ``join`` and ``split``: lists of lists of
        doc_ids, or of mappings with ``doc_ids`` and a ``note``. All of them may be missing.

    Returns
    -------
    GroupingChoices
        For ``stories(articles, choices=...)`` and ``events``.

    Raises
    ------
    MediakitError
        The file is not there or is no such file, or its lists contradict each other: a doc_id is in two lists that
        split, or a pair is both joined and split. The message has the file and the lines.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "choices.yml")
    ...     n = path.write_text("stories:\\n  join:\\n    - [a, b]  # one wire text\\n", encoding="utf-8")
    ...     read_choices(path).stories["join"][0].doc_ids
    ('a', 'b')
    """
    if not isinstance(path, str | Path):
        raise MediakitError(f"choices is {path!r}, not the path of a YAML file.")
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # a name with NUL is no OSError
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise MediakitError(f"{path} cannot be read ({reason}). Name a YAML file, or make one: edit_choices.") from None
    return parsed_choices(text, str(path))


def parsed_choices(text: str, path: str) -> GroupingChoices:
    try:
        parsed = parse_with_lines(text)
    except CodebookError as error:
        raise MediakitError(f"{path}, {error}") from None
    if parsed.problems:
        raise MediakitError(f"{path}, {parsed.problems[0].message}")
    top = _mapping(parsed.content, path, "the file", SECTIONS)
    read = {}
    for section, lists in top.items():
        kinds = _mapping(lists, path, section, KINDS)
        read[section] = {k: list(_choices(found, path, (section, k), parsed.lines)) for k, found in kinds.items()}
    choices = GroupingChoices(path, **read)
    for section in SECTIONS:
        seen: dict[str, Choice] = {}
        for choice in choices.of(section, "split"):
            for doc_id in choice.doc_ids:
                if seen.setdefault(doc_id, choice) is not choice:
                    raise _contradiction(choices, section, seen[doc_id], choice, f"{doc_id!r} is split off twice")
    return choices


def _mapping(found: object, path: str, where: str, known: Sequence[str]) -> dict:
    """The content as a mapping of known keys; an empty one where nothing stands there."""
    if _is_nothing(found):
        return {}
    if not isinstance(found, dict):
        raise MediakitError(f"{path}: {where} must have the keys {listed(known)}.")
    for key in found:
        if key not in known:
            raise MediakitError(f"{path}: {where} has {key!r}. Allowed: {listed(known)}.{nearest(key, known)}")
    return found


def _choices(entries: object, path: str, way: tuple[str, str], lines: dict[tuple, int]) -> Iterator[Choice]:
    """The lists below one key."""
    if _is_nothing(entries):
        return
    if not isinstance(entries, list):
        raise MediakitError(f"{path}, {'.'.join(way)}: a list of lists of doc_ids must stand there: - [a, b].")
    for place, entry in enumerate(entries):
        line = lines.get((*way, place))
        where = f"{path}, line {line}, {'.'.join(way)}"
        found = {"doc_ids": entry}
        if isinstance(entry, dict):
            found = _mapping(entry, path, f"line {line}, {'.'.join(way)}", ("doc_ids", "note"))
        entry, note = found.get("doc_ids"), _text(found.get("note", ""), where)
        if not isinstance(entry, list) or not entry:
            raise MediakitError(f"{where}: a list of doc_ids must stand there: - [a, b].")
        doc_ids = tuple(dict.fromkeys(_text(doc_id, where) for doc_id in entry))
        if way[1] == "join" and len(doc_ids) < 2:
            raise MediakitError(f"{where}: one article alone cannot be joined. Name two doc_ids or more.")
        yield Choice(doc_ids, note, line)


def _is_nothing(found: object) -> bool:
    return found is None or (isinstance(found, Unquoted) and found.kind == "nothing")


def _text(found: object, where: str) -> str:
    if isinstance(found, Unquoted):
        return found.text
    if not isinstance(found, str):
        raise MediakitError(f"{where}: {found!r} is no doc_id. Write each as text: - [a, b].")
    return found


def _contradiction(choices: GroupingChoices, section: str, one: Choice, other: Choice, what: str) -> MediakitError:
    lines = " and ".join(f"line {c.line} [{listed(c.doc_ids, 5)}]" for c in (one, other))
    return MediakitError(f"{choices.path}, {section}: {what} by {lines}. Take one of the two lists out.")


def chosen_groups(
    choices: GroupingChoices | str | Path | None, section: str, doc_ids: Iterable[object], groups: np.ndarray
) -> np.ndarray:
    """The groups of articles after a researcher's choices: first what is split leaves, then what is joined is joined.

    Parameters
    ----------
    choices : GroupingChoices, str, Path or None
        The choices, or their file; None for none.
    section : {"stories", "events"}
        Which of them.
    doc_ids : iterable
        The articles.
    groups : numpy.ndarray
        A number per article, equal within a group; below 0 for an article in no group.

    Returns
    -------
    numpy.ndarray
        Like `groups`; new groups have numbers above all others.
    """
    if choices is None:
        return groups
    if isinstance(choices, str | Path):
        choices = read_choices(choices)
    if not isinstance(choices, GroupingChoices):
        raise MediakitError(f"choices={choices!r} is neither a path nor what read_choices gives.")
    rows: dict[str, list[int]] = defaultdict(list)
    for row, doc_id in enumerate(doc_ids):
        rows[str(doc_id)].append(row)
    _warn_of_unknown(choices, section, rows)
    found, left = _split(choices.of(section, "split"), rows, groups)
    for choice in choices.of(section, "join"):
        members = [row for doc_id in choice.doc_ids for row in rows.get(doc_id, ())]
        own = {int(found[row]) for row in members if found[row] >= 0}
        target = min(own) if own else int(found.max(initial=-1)) + 1
        if len(members) > 1:
            found[np.isin(found, sorted(own))] = target
            found[members] = target
        for row, (split, group) in left.items():
            rest = (groups == group) & (found == found[row])
            rest[[r for d in split.doc_ids for r in rows.get(d, ())]] = False
            if rest.any():
                told = f"{split.doc_ids[0]!r} is split off and joined again"
                raise _contradiction(choices, section, split, choice, told)
    return found


def _split(
    lists: Sequence[Choice], rows: dict[str, list[int]], groups: np.ndarray
) -> tuple[np.ndarray, dict[int, tuple[Choice, int]]]:
    """The groups after all splits, and for one article of each list the list and the group it left."""
    found = np.array(groups, dtype=np.int64)
    left: dict[int, tuple[Choice, int]] = {}
    for choice in lists:
        members = np.array([row for doc_id in choice.doc_ids for row in rows.get(doc_id, ())], dtype=np.int64)
        for group in np.unique(found[members]) if len(members) else ():
            of_it = members[found[members] == group]
            if group >= 0 and len(of_it) < (found == group).sum():
                found[of_it] = found.max() + 1
                left[int(of_it[0])] = (choice, int(group))
    return found, left


def _warn_of_unknown(choices: GroupingChoices, section: str, rows: dict[str, list[int]]) -> None:
    named = {doc_id for kind in KINDS for choice in choices.of(section, kind) for doc_id in choice.doc_ids}
    if unknown := sorted(named - set(rows)):
        told = f"{len(unknown)} of {len(named)} doc_ids are not among the articles ({listed(unknown, 3)})"
        warnings.warn(f"{choices.path}, {section}: {told}. They stay in the file.", UserWarning, stacklevel=4)
