"""What a codebook's file or mapping says, checked entry by entry: all that is wrong is gathered, with its line."""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mediakit._check import CodebookError, listed, nearest
from mediakit._yaml import Problem, Unquoted, Unreadable, about_key
from mediakit.patterns import OVERLAPS, WITHIN, parse

BOOK_KEYS = ("name", "version", "frames", "overlaps", "match_case", "within")
FRAME_KEYS = (
    "label", "definition", "rule", "source", "patterns", "exclude", "examples", "match_case", "within", "frames",
)  # fmt: skip
ANSWERS = ("yes", "no")

MOST_TOLD = 20
DEEPEST = 30
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")


def what(value: object) -> str:
    """A value in an error message, by its kind."""
    if isinstance(value, Unquoted):
        return f"{value.kind} ({value.text!r})" if value.text else value.kind
    if value is None:
        return "missing"
    if isinstance(value, str | int | float | bool):
        shown = repr(value)
        return shown if len(shown) <= 60 else shown[:57] + "..."
    if isinstance(value, Mapping | list | tuple):
        kind = "mapping" if isinstance(value, Mapping) else "list"
        return f"a {kind}" if value else f"an empty {kind}"
    return f"a {type(value).__name__}"


def told(problems: list[Problem]) -> str:
    """All problems as one message: a sentence where it is one, else a list by line."""
    texts = [
        message if line is None or message.startswith("line ") else f"line {line}: {message}"
        for line, message in sorted(problems, key=lambda problem: problem.line or 0)
    ]
    if len(texts) == 1:
        return texts[0]
    more = [f"and {len(texts) - MOST_TOLD} more"] if len(texts) > MOST_TOLD else []
    return "\n  ".join([f"{len(texts)} things to mend:", *texts[:MOST_TOLD], *more])


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, Unquoted) and value.kind == "nothing")


@dataclass
class Entries:
    """The entries of one codebook; reading them fills `book`, `frames`, `lines` and `problems`.

    Parameters
    ----------
    given : dict
        The line of each key and entry, by the way to it; empty where the content is no file's.
    problems : list of Problem
        What was found wrong before.
    """

    given: Mapping[tuple, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    book: dict[str, Any] = field(default_factory=dict)
    frames: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[tuple[str, str, int | None], int] = field(default_factory=dict)

    def read(self, content: object) -> None:
        """Read a whole codebook."""
        if not isinstance(content, Mapping):
            say = f"holds {what(content)}, not a mapping. Begin with 'frames:' and indent each frame below it."
            return self._tell(say, ())
        self._check_keys(content, BOOK_KEYS, "it", ())
        self.book = {key: self._text(content, key, "the codebook", ()) for key in ("name", "version")}
        self.book["overlaps"] = self._choice(content, "overlaps", OVERLAPS, "longest", "the codebook", ())
        settings = self._settings(content, "the codebook", (), {"match_case": False, "within": "sentence"})
        self._frames(content.get("frames"), ("frames",), None, settings)

    def _tell(self, message: str, way: tuple) -> None:
        """Note a problem with the line of what stands there, or of what it stands in."""
        line = next((self.given[way[:n]] for n in range(len(way), 0, -1) if way[:n] in self.given), None)
        self.problems.append(Problem(line, message))

    def _note_line(self, way: tuple, frame_id: str, key: str = "", place: int | None = None) -> None:
        if way in self.given:
            self.lines[frame_id, key, place] = self.given[way]

    def _check_keys(self, found: Mapping, known: Collection[str], where: str, way: tuple) -> None:
        for key in found:
            if isinstance(key, Unquoted):
                self._tell(about_key(key), (*way, key))
            elif key not in known:
                hint = f"Allowed: {listed(known)}.{nearest(key, known)}"
                self._tell(f"{where} has an unknown key {key!r}. {hint}", (*way, key))

    def _text(self, found: Mapping, key: str, where: str, way: tuple) -> str:
        """The text under a key, or ""; a bare number stays as it was typed."""
        value = found.get(key, "")
        if _is_nothing(value) or isinstance(value, Unreadable):
            return ""
        if isinstance(value, Unquoted):
            value = value.text
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            self._tell(f"{key} of {where} is {what(value)}, not text. Write it as text, in quotes.", (*way, key))
            return ""
        return " ".join(value.split())

    def _choice(self, found: Mapping, key: str, allowed: tuple[str, ...], default: str, where: str, way: tuple) -> str:
        value = found.get(key, default)
        if value in allowed or isinstance(value, Unreadable):
            return value if value in allowed else default
        hint = f"Allowed: {listed(allowed)}.{nearest(value, allowed)}"
        self._tell(f"{key} of {where} is {what(value)}. {hint}", (*way, key))
        return default

    def _settings(self, found: Mapping, where: str, way: tuple, above: dict[str, Any]) -> dict[str, Any]:
        """How patterns are matched: as said here, else as above."""
        case = found.get("match_case", above["match_case"])
        if isinstance(case, Unquoted) and case.kind == "yes or no":
            case = case.text.lower() in {"yes", "true", "on"}
        if not isinstance(case, bool):
            if not isinstance(case, Unreadable):
                say = f"match_case of {where} is {what(case)}. Allowed: true (upper and lower case count) or false."
                self._tell(say, (*way, "match_case"))
            case = above["match_case"]
        return {"match_case": case, "within": self._choice(found, "within", WITHIN, above["within"], where, way)}

    def _frames(self, found: object, way: tuple, parent: str | None, settings: dict[str, Any]) -> None:
        """The frames of the book or, with a parent, those below a frame."""
        if isinstance(found, Unreadable) or (found == {} and self.problems):
            return
        if not isinstance(found, Mapping) or not found:
            whose = "frames" if parent is None else f"frame '{parent}': frames"
            say = "Write each frame's id with a colon, and below it its patterns."
            return self._tell(f"{whose} is {what(found)}, not a mapping of frames. {say}", way)
        if len(way) > 2 * DEEPEST:
            return self._tell(f"frames stand more than {DEEPEST} deep inside each other.", way)
        for key, content in found.items():
            here = (*way, key)
            if self._is_frame_id(key, parent, here):
                frame_id = key if parent is None else f"{parent}.{key}"
                if frame_id in self.frames:
                    self._tell(f"frame '{frame_id}' stands twice. Give one of them another id.", here)
                elif not isinstance(content, Unreadable):
                    self._frame(content, here, frame_id, parent, settings)

    def _is_frame_id(self, key: object, parent: str | None, way: tuple) -> bool:
        if isinstance(key, Unquoted) and key.text:
            self._tell(about_key(key), way)
        elif not isinstance(key, str) or not key.strip():
            self._tell(f"a frame's id is {what(key)}. A frame's id is a word, such as 'land_swap'.", way)
        elif "." in key:
            outer, _, inner = key.rpartition(".")
            nested = (
                f"Write '{inner}' below 'frames:' of frame '{outer}', or write it" if outer and inner else "Write it"
            )
            say = f"{nested} without the dot."
            self._tell(f"the frame id '{key}' holds a dot, which joins the ids of nested frames. {say}", way)
        else:
            return True
        return False

    def _frame(self, found: object, way: tuple, frame_id: str, parent: str | None, above: dict[str, Any]) -> None:
        where = f"frame '{frame_id}'"
        self.frames[frame_id] = {}
        self._note_line(way, frame_id)
        if not isinstance(found, Mapping):
            say = "Below the id write 'patterns:' and a list."
            return self._tell(f"{where} is {what(found)}, not a mapping. {say}", way)
        self._check_keys(found, FRAME_KEYS, where, way)
        for key in found:
            if key in FRAME_KEYS:
                self._note_line((*way, key), frame_id, key)
        settings = self._settings(found, where, way, above)
        own_id = str(way[-1])
        valences: dict[str, float] = {}
        self.frames[frame_id] = {
            "label": self._text(found, "label", where, way) or own_id,
            "definition": self._text(found, "definition", where, way),
            "patterns": self._own_patterns(found, way, frame_id, valences),
            "exclude": self._patterns(found.get("exclude"), (*way, "exclude"), frame_id),
            "rule": self._text(found, "rule", where, way),
            "source": self._text(found, "source", where, way),
            **self._examples(found.get("examples"), (*way, "examples"), frame_id),
            **settings,
            "valences": valences,
            "parent": parent,
        }
        if "frames" in found:
            self._frames(found["frames"], (*way, "frames"), frame_id, settings)

    def _own_patterns(self, found: Mapping, way: tuple, frame_id: str, valences: dict[str, float]) -> tuple[str, ...]:
        given = found.get("patterns")
        if "patterns" not in found:
            if "frames" not in found and all(key in FRAME_KEYS for key in found):
                say = "Below the id write 'patterns:' and a list."
                self._tell(f"frame '{frame_id}' has no patterns. {say}", way)
            return ()
        if _is_nothing(given):
            say = "Write '- ' before each pattern."
            self._tell(f"frame '{frame_id}': patterns is {what(given)}, not a list. {say}", (*way, "patterns"))
            return ()
        if isinstance(given, list | tuple) and not given and "frames" not in found:
            say = "Write at least one, or take the frame out."
            self._tell(f"frame '{frame_id}' has an empty list of patterns. {say}", (*way, "patterns"))
        return self._patterns(given, (*way, "patterns"), frame_id, valences)

    def _patterns(
        self, found: object, way: tuple, frame_id: str, valences: dict[str, float] | None = None
    ) -> tuple[str, ...]:
        """The patterns of a list that can be read; their valences are put into `valences`, where it takes any."""
        patterns = []
        for here, say, entry in self._entries(found, way, frame_id, "pattern"):
            value = None
            if isinstance(entry, Mapping) and valences is not None:
                entry, value = self._with_valence(entry, here, say)
                if entry is None:
                    continue
            pattern = self._entry_text(entry, here, say, "pattern")
            if pattern is None:
                continue
            try:
                parse(pattern)
            except CodebookError as error:
                self._tell(f"{say}: {error}", here)
                continue
            patterns.append(pattern := pattern.strip())  # a folded one ends with a line break
            if value is not None and valences is not None and valences.setdefault(pattern, value) != value:
                self._tell(f"{say}: {pattern!r} has the valence {valences[pattern]} already. Keep one of them.", here)
        return tuple(patterns)

    def _entries(self, found: object, way: tuple, frame_id: str, kind: str) -> Iterator[tuple[tuple, str, object]]:
        """The entries of a list: the way to each, its name in a message, and itself."""
        key = str(getattr(way[-1], "text", way[-1]))
        if _is_nothing(found) or isinstance(found, Unreadable):
            return
        if not isinstance(found, list | tuple):
            self._tell(f"frame '{frame_id}': {key} is {what(found)}, not a list. Write '- ' before each {kind}.", way)
            return
        for place, entry in enumerate(found):
            here = (*way, place)
            self._note_line(here, frame_id, key, place)
            if not isinstance(entry, Unreadable):
                yield here, f"frame '{frame_id}': entry {place + 1} of {key}", entry

    def _with_valence(self, entry: Mapping, way: tuple, say: str) -> tuple[object, float | None]:
        """The pattern and the valence of an entry such as {good: 2.5}; None for a pattern that was refused."""
        if len(entry) == 1:
            ((pattern, value),) = entry.items()
            number = value.text if isinstance(value, Unquoted) and value.kind == "a number" else value
            slip = pattern in ("re", "case") and isinstance(value, Unquoted)  # re: 19 is meant as a pattern
            if isinstance(number, str) and not isinstance(value, str) and _NUMBER.fullmatch(number) and not slip:
                return pattern, float(number)
            if isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number):
                return pattern, float(number)
            if slip or isinstance(value, str):
                self._tell(f"{say}: {_not_text(entry)}", way)
                return None, None
        self._tell(
            f"{say} is {what(entry)}, not text. Put a pattern that holds : in quotes; a valence is a number, as in "
            "'good: 2.5'.",
            way,
        )
        return None, None

    def _entry_text(self, entry: object, way: tuple, say: str, kind: str) -> str | None:
        """The text of an entry; None where it is none, which is told."""
        if isinstance(entry, str) and entry:
            return entry
        if isinstance(entry, Unquoted) and entry.text:
            self._tell(f'{say}: YAML reads {entry.text} as {entry.kind}. Put it in quotes: "{entry.text}".', way)
        elif isinstance(entry, bool | int | float):
            self._tell(f"{say} is {entry!r}, not text. Put it in quotes.", way)
        elif _is_nothing(entry) or entry == "":
            self._tell(f"{say} is empty. Write a {kind}, or take the entry out.", way)
        elif isinstance(entry, Mapping) and len(entry) == 1 and not isinstance(*entry.values(), list | Mapping):
            self._tell(f"{say}: {_not_text(entry)}", way)
        else:
            self._tell(f"{say} is {what(entry)}, not text. Put a {kind} that holds : in quotes.", way)
        return None

    def _examples(self, found: object, way: tuple, frame_id: str) -> dict[str, tuple[str, ...]]:
        """The sentences that must, and those that must not, mention the frame."""
        examples: dict[str, tuple[str, ...]] = dict.fromkeys(ANSWERS, ())
        if _is_nothing(found) or isinstance(found, Unreadable):
            return examples
        if not isinstance(found, Mapping):
            say = "Write 'yes:' and 'no:' below it, each with a list of sentences."
            self._tell(f"frame '{frame_id}': examples is {what(found)}, not a mapping. {say}", way)
            return examples
        for key, sentences in found.items():
            answer = key.text.lower() if isinstance(key, Unquoted) else key
            if answer not in ANSWERS:
                say = f"frame '{frame_id}': examples has an unknown key {answer!r}. Allowed: yes, no."
                self._tell(say, (*way, key))
                continue
            self._note_line((*way, key), frame_id, answer)
            entries = self._entries(sentences, (*way, key), frame_id, "sentence")
            texts = (self._entry_text(entry, here, say, "sentence") for here, say, entry in entries)
            examples[answer] += tuple(" ".join(text.split()) for text in texts if text is not None)
        return examples


def _not_text(entry: Mapping) -> str:
    """How to mend an entry that is a mapping for YAML, as `- re: land` is."""
    ((key, value),) = entry.items()
    text = f"{getattr(key, 'text', key)}: {getattr(value, 'text', value)}"
    quoted = "'" + text.replace("'", "''") + "'"
    return f"YAML reads {text} as a mapping. Put it in quotes: {quoted}."
