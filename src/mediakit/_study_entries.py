"""The entries of a study file: which there are, of which kind, and what is wrong with one."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mediakit._check import CodebookError, StudyError, check_choice, listed, nearest
from mediakit._study_analyzers import WANTED
from mediakit._yaml import Loader
from mediakit.tables import TABLES

REQUIRED = ("name", "raw", "codebook")
CHOICES = {
    "voice": ("narrator", "quoted", "all"),
    "copies": ("all", "one_per_story", "own"),
    "correction": ("holm", "bh"),
    "frequency": ("hour", "day", "week"),
}


class _Loader(Loader):
    """YAML in which no entry stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen or seen.add(name):
                raise yaml.MarkedYAMLError(problem=f"'{key.value}' stands twice", problem_mark=key.start_mark)
        return super().construct_mapping(node, deep)


def load_entries(path: Path) -> dict[str, Any]:
    """The entries of a study file, checked; a StudyError says what is wrong with one and how to mend it."""
    try:
        entries = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506 (a SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise StudyError(f"{path}: cannot be read as UTF-8 text ({error}). Save it as UTF-8.") from None
    except CodebookError as error:  # of the loader that both kinds of file share
        raise StudyError(f"{path}, {error}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise StudyError(
            f"{path}{place}: {problem}. Write each entry once, as 'entry: value', indented with spaces; "
            "put text that holds a colon or # in quotes."
        ) from None
    if not isinstance(entries, Mapping):
        found = "is empty" if entries is None else f"holds a {type(entries).__name__}"
        raise StudyError(f"{path}: {found}, not the entries of a study. It needs {listed(REQUIRED)}.")
    entries = {entry: _as_text(value) for entry, value in entries.items()}
    check_entries(entries, path)
    for entry in REQUIRED:
        if not entries.get(entry):
            raise StudyError(f"{path}: the entry '{entry}' is missing. A study needs {listed(REQUIRED)}.")
    return {k: v for k, v in entries.items() if v is not None}


def _as_text(value: Any) -> Any:
    """YAML turns an unquoted time into a datetime; here it is the ISO time again."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): _as_text(v) for k, v in value.items()}
    return value


KINDS: dict[str, tuple[tuple[type, ...], str]] = {
    "name": ((str,), "text"),
    "raw": ((str, list), "a path or a list of paths"),
    "codebook": ((str,), "a path"),
    "title": ((str,), "text"),
    "question": ((str,), "text"),
    "captured": ((str, dict), "a quoted ISO time, a captures.csv, or file names with their times"),
    "columns": ((dict,), "articles columns with the file's column names, such as {text: body}"),
    "names": ((str,), "a pattern of file names, such as '{published}_{outlet}_{title}'"),
    "outlets": ((str,), "the path of a YAML file of outlets and their names"),
    "by": ((str,), "the name of an articles column"),
    "focus": ((list, tuple), "a list of frame ids"),
    "target": ((str,), "the name of a group"),
    "analyzer": ((str, Mapping), WANTED),
    "other_analyzers": ((list, tuple), f"a list, each {WANTED}"),
    "voice": ((str,), "a name"),
    "speakers": ((str,), "the path of a YAML file of speakers and their names"),
    "agencies": ((str,), "the path of a YAML file of agencies and their spellings"),
    "choices": ((str,), "the path of a YAML file of stories and events that you joined or split"),
    "milestones": ((dict,), "days or times with what happened, such as {2026-03-09: signing}"),
    "copies": ((str,), "a name"),
    "correction": ((str,), "a name"),
    "frequency": ((str,), "a name"),
    "window": ((int,), "a whole number"),
    "min_articles": ((int,), "a whole number"),
    "max_groups": ((int,), "a whole number"),
    "seed": ((int,), "a whole number"),
    "include_texts": ((bool,), "true or false"),
}
LEAST = {"window": 1, "min_articles": 5, "max_groups": 2, "seed": 0}


def check_entries(entries: Mapping[str, Any], path: Path) -> None:
    """Raise a StudyError that names the first entry that is unknown or of a wrong kind."""
    for entry, value in entries.items():
        if entry not in KINDS:
            raise StudyError(
                f"{path}: '{entry}' is not an entry of a study. Known: {listed(KINDS, 20)}.{nearest(entry, KINDS)}"
            )
        kinds, wanted = KINDS[entry]
        is_number = kinds == (int,)
        if value is not None and (not isinstance(value, kinds) or (is_number and isinstance(value, bool))):
            raise StudyError(f"{path}: {entry} is {value!r}; it should be {wanted}.")
        if entry in LEAST and value is not None and value < LEAST[entry]:
            raise StudyError(f"{path}: {entry} is {value}; it should be {LEAST[entry]} or more.")
        are_texts = entry != "other_analyzers"  # each of which is looked at by check_analyzer
        if are_texts and isinstance(value, list | tuple) and not all(isinstance(v, str) and v for v in value):
            raise StudyError(f"{path}: {entry} is {value!r}; it should be {wanted}.")
        if entry in CHOICES and value is not None:
            try:
                check_choice(value, CHOICES[entry], entry)
            except ValueError as error:
                raise StudyError(f"{path}: {error}") from None
    for column in entries.get("columns") or {}:
        if column not in TABLES["articles"]:
            raise StudyError(
                f"{path}: columns names '{column}', which is no column of the articles table. "
                f"Known: {listed(TABLES['articles'], 20)}.{nearest(column, TABLES['articles'])}"
            )
    name = entries.get("name")
    if name is not None and not (str(name).replace("-", "").replace("_", "").isalnum() and len(name) <= 80):
        raise StudyError(
            f"{path}: name is {name!r}; it should be up to 80 letters, digits, - and _, "
            "since the report's folder is named after it."
        )
