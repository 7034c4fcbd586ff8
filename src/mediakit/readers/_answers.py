"""The JSON answers of news services, walked through record by record, around damage and up to a cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mediakit.readers._services import LISTS, OPENED, SINGLE, Path, Service, service_of

BROKEN = "broken JSON"
CUT = "cut off: the file ends here"
NOT_ARTICLE = "not an article"
_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,]*")
_ANSWERS = re.compile(r"[\s,\[\]}\x1e]*")  # between answers: they may stand in a list, or one after the other
_COLON = re.compile(r"\s*:\s*")
_OBJECT = re.compile(r'\{\s*"')
_END = re.compile(r"\}\s*(?=[,\]]|\Z)")
_ESCAPE = re.compile(r"""\\(u[0-9A-Fa-f]{4}|["\\/bfnrt])|\\'|\\""")
_CUT_VALUE = re.compile(r"(?:tr?u?|fa?l?s?|nu?l?|-|\\u?[0-9A-Fa-f]{0,3})?\s*\Z")
_LONGEST_MENDED = 100_000  # characters
_WINDOW = 4_096  # characters
_MARGIN = 10  # characters; no keyword or escape is longer
_TRY = 500  # characters that could be read in the time that one try takes
_PATIENCE = 10  # how often, on the whole, a damaged file may be read over in search of the next record
_LONGEST_FACT = 1_000


@dataclass
class Answer:
    """One answer: the path of its list, what it says beside it (by keys with dots), and what its reader finds."""

    path: Path | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    service: Service | None = None
    n_records: int = 0
    n_removed: int = 0
    closed: bool = False  # its list was read to the end


@dataclass
class Record:
    """One object of an answer's list, and where it stands."""

    value: dict[str, Any]
    start: int
    end: int
    answer: Answer


class _Broken(Exception):
    """JSON that makes no sense, from `place` on."""

    def __init__(self, place: int):
        self.place = place


class _Restart(_Broken):
    """An answer that breaks off; the next one begins at `place`."""


class Answers:
    """A text of answers; `records` gives what their lists hold, the attributes what else was met so far.

    Attributes
    ----------
    answers : list of Answer
    dropped : list of (start, end, reason)
    n_mended : int
        Records with escapes that JSON does not know.
    is_cut : bool
        The text ends within an answer.
    """

    def __init__(self, text: str):
        self.text = text
        self.answers: list[Answer] = []
        self.dropped: list[tuple[int, int, str]] = []
        self.n_mended, self.is_cut = 0, False
        self._spent = 0
        self._fault = ("", 0)  # what the decoder said last, and where it stopped

    def records(self) -> Iterator[Record]:
        """The records in order, in linear time."""
        position, in_list = 0, False
        while True:
            if not in_list:
                position = self._skip(_ANSWERS, position)
            if position >= len(self.text):
                return
            self.answers.append(Answer())
            try:
                if in_list:  # after a fault, amid the records of an answer whose beginning is lost
                    position = yield from self._list(position, self.answers[-1])
                else:
                    position = yield from self._object(position, (), self.answers[-1])
                in_list = False
            except _Restart as restart:
                position, in_list = restart.place, False
            except _Broken as broken:
                position, in_list = self._resume(broken.place)

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        return pattern.match(self.text, position).end()  # type: ignore[union-attr]

    def _object(self, position: int, path: Path, answer: Answer) -> Iterator[Record]:
        """Read an answer, or an object in it, key by key; returns where it ends."""
        if self.text[position : position + 1] != "{":
            self._fault = "", position
            raise _Broken(position)
        position += 1
        while True:
            position = self._skip(_BETWEEN, position)
            if self.text[position : position + 1] == "}":
                return position + 1
            if position >= len(self.text):
                self.is_cut = True
                return position
            key, after = self._decoded(position)
            colon = _COLON.match(self.text, after)
            if not isinstance(key, str) or colon is None:
                self._fault = "", after
                raise _Broken(position)
            position, here = colon.end(), (*path, key)
            opening = self.text[position : position + 1]
            if here in LISTS and opening == "[":
                answer.path = here
                position = yield from self._list(position + 1, answer)
            elif here in OPENED and opening == "{":
                position = yield from self._object(position, here, answer)
            else:
                value, end = self._decoded(position)
                if here in SINGLE and isinstance(value, dict):
                    answer.path, answer.closed = here, True
                    answer.n_records += 1
                    yield Record(value, position, end, answer)
                else:
                    _note(answer, ".".join(here), value)
                position = end

    def _list(self, position: int, answer: Answer) -> Iterator[Record]:
        """Read the records of a list; returns where it ends."""
        while True:
            position = self._skip(_BETWEEN, position)
            if self.text[position : position + 1] == "]":
                answer.closed = True
                return position + 1
            if position >= len(self.text):
                self.is_cut = True
                return position
            try:
                value, end = self._decoded(position)
            except _Broken:
                mended = self._mended(position)
                if mended is None:
                    place, in_list = self._resume(position)
                    if not in_list:
                        raise _Restart(place) from None
                    position = place
                    continue
                value, end = mended
            if isinstance(value, dict):
                answer.n_records += 1
                yield Record(value, position, end, answer)
            else:
                self.dropped.append((position, end, NOT_ARTICLE))
            position = end

    def _decoded(self, position: int) -> tuple[Any, int]:
        """The JSON value at `position` and where it ends.

        It is read in a window that grows: the decoder's errors count the lines of all that they were given.
        """
        size = _WINDOW
        while True:
            window = self.text[position : position + size]
            whole = position + size >= len(self.text)
            try:
                value, end = _DECODER.raw_decode(window)
                if whole or end < len(window) - _MARGIN:
                    return value, position + end
                self._spent += end
            except json.JSONDecodeError as error:
                unterminated = error.msg.startswith("Unterminated")
                self._spent += _TRY + (len(window) if unterminated else error.pos)
                self._fault = error.msg, len(self.text) if unterminated else position + error.pos
                if whole or not (unterminated or error.pos >= len(window) - _MARGIN):
                    raise _Broken(position) from None
            except (ValueError, RecursionError):  # a number of thousands of digits, nesting without end
                self._spent += _WINDOW
                self._fault = "", position
                raise _Broken(position) from None
            size *= 16

    def _mended(self, position: int) -> tuple[Any, int] | None:
        r"""A record with escapes that JSON does not know, as GDELT writes: ``\'`` is an apostrophe, others stand."""
        if not self._fault[0].startswith("Invalid \\") or not self._patient():
            return None
        for closing in _END.finditer(self.text, position, position + _LONGEST_MENDED):
            self._spent += closing.end() - position + _TRY
            if not self._patient():
                return None
            repaired = _ESCAPE.sub(_known, self.text[position : closing.start() + 1])
            try:
                value = _DECODER.decode(repaired)
            except (ValueError, RecursionError):
                continue
            self.n_mended += 1
            return value, closing.start() + 1
        self._spent += _LONGEST_MENDED
        return None

    def _patient(self) -> bool:
        return self._spent < _PATIENCE * (len(self.text) + 10 * _TRY)

    def _resume(self, place: int) -> tuple[int, bool]:
        """Drop what is broken; where the next record or answer begins, and whether it is a record."""
        open_to_the_end = self._open_to_the_end()
        for found in _OBJECT.finditer(self.text, place + 1):
            if not self._patient():
                break
            try:
                value, end = self._decoded(found.start())
            except _Broken:
                continue
            self._spent += end - found.start() + _TRY
            if kind := _kind(value):
                self._drop(place, found.start(), BROKEN)
                return found.start(), kind == "record"
        self._drop(place, len(self.text), CUT if open_to_the_end else BROKEN)
        return len(self.text), False

    def _drop(self, start: int, end: int, reason: str) -> None:
        piece = self.text[start:end]
        bare = piece.rstrip(" \t\r\n,")
        if bare:
            self.dropped.append((start, start + len(bare), reason))

    def _open_to_the_end(self) -> bool:
        """Whether the only fault is that the text ends too early."""
        cut = _CUT_VALUE.match(self.text, self._fault[1]) is not None
        self.is_cut = self.is_cut or cut
        return cut


def _known(escape: re.Match[str]) -> str:
    return escape[0] if escape[1] else "'" if escape[0] == "\\'" else "\\\\"


def _note(answer: Answer, key: str, value: Any) -> None:
    """Keep what an answer says beside its list; of nested objects what is one level down."""
    if isinstance(value, dict):
        for inner, item in value.items():
            if not isinstance(item, dict | list):
                _note(answer, f"{key}.{inner}", item)
    elif not isinstance(value, str) or len(value) <= _LONGEST_FACT:
        answer.facts[key] = value


def _kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    if service_of(None, value) is not None:
        return "record"
    lists = ((key, inner) for key, inner in value.items() if isinstance(inner, list | dict))
    if any((key,) in (LISTS if isinstance(inner, list) else OPENED) for key, inner in lists):
        return "answer"
    return None
