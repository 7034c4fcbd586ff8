"""One voice for errors: where, what was found, what is allowed, how to mend it."""

import difflib
from collections.abc import Collection, Iterable

import pandas as pd


class MediakitError(ValueError):
    """An input that cannot be used; its message is one readable sentence that says how to mend it."""


class CorpusError(MediakitError):
    """A raw file or folder that cannot be read as articles."""


class CodebookError(MediakitError):
    """A codebook that cannot be used."""


class StudyError(MediakitError):
    """A study file that cannot be used."""


def nearest(word: object, known: Iterable[object]) -> str:
    """The hint ``" Did you mean 'conflict'?"``, or nothing where no known word is near.

    >>> nearest("conflct", ["conflict", "concession"])
    " Did you mean 'conflict'?"
    >>> nearest("zebra", ["conflict", "concession"])
    ''
    """
    found = difflib.get_close_matches(str(word), [str(k) for k in known], n=1)
    return f" Did you mean '{found[0]}'?" if found else ""


def listed(words: Iterable[object], most: int = 12) -> str:
    """The words of a message's list, cut with a count where they are many.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    words = [str(w) for w in words]
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most} more"


def check_choice(value: object, allowed: Collection[object], name: str) -> None:
    """Raise a MediakitError unless `value` is one of `allowed`.

    >>> check_choice("vadr", ["textblob", "vader"], "analyzer")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: analyzer='vadr' is not known. Allowed: textblob, vader. Did you mean 'vader'?
    """
    if value not in allowed:
        raise MediakitError(f"{name}={value!r} is not known. Allowed: {listed(allowed)}.{nearest(value, allowed)}")


def check_columns(table: object, needed: Iterable[str], name: str) -> None:
    """Raise a MediakitError unless `table` is a DataFrame that holds every needed column.

    >>> check_columns(pd.DataFrame({"doc_id": ["a"], "txt": [""]}), ["doc_id", "text"], "articles")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: articles has no column 'text'. It has: doc_id, txt. Did you mean 'txt'?
    """
    if not isinstance(table, pd.DataFrame):
        raise MediakitError(
            f"{name} is a {type(table).__name__}, not a pandas DataFrame. "
            "A corpus keeps its tables in .articles, .dropped and .audit."
        )
    for column in needed:
        if column not in table.columns:
            raise MediakitError(
                f"{name} has no column '{column}'. It has: {listed(table.columns)}.{nearest(column, table.columns)}"
            )
