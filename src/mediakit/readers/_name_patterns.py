"""What the name of a file says, by a pattern such as ``{published}_{outlet}_{title}``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from mediakit._check import CorpusError, listed
from mediakit.readers.names import word_set

EXAMPLE = "names='{published}_{outlet}_{title}' or, with a folder, names='{outlet}/{published}_{title}'"
MADE_BY_THE_KIT = word_set("doc_id file start end text text_status text_note outlet_text published_precision")
_PIECE = re.compile(r"\{([^{}]*)\}|([^{}]+)|[{}]")
_FIELD = re.compile(r"[^\W\d]\w*")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,6}\Z")
_DATE = re.compile(r"\d{4}([-_.]?)\d\d\1\d\d(?!\d)|\d{1,2}([-_.])\d{1,2}\2\d{4}(?!\d)", re.ASCII)
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class _Part:
    """One folder or the file itself: its fields, and the literals before, between and after them."""

    fields: tuple[str | None, ...]
    literals: tuple[str, ...]

    def fit(self, text: str) -> dict[str, str] | None:
        """The values of the fields where `text` fits, published as a date if that is possible."""
        dated = self._fit(text, dated=True) if "published" in self.fields else None
        return self._fit(text, dated=False) if dated is None else dated

    def _fit(self, text: str, *, dated: bool) -> dict[str, str] | None:
        if not self.fields:
            return {} if text == self.literals[0] else None
        if not text.startswith(self.literals[0]):
            return None
        position, values = len(self.literals[0]), {}
        for place, name in enumerate(self.fields):
            end = self._end(text, position, place, dated=dated)
            if end is None or not text[position:end].strip():
                return None
            if name is not None:
                values[name] = text[position:end]
            position = end + len(self.literals[place + 1])
        return values

    def _end(self, text: str, position: int, place: int, *, dated: bool) -> int | None:
        """Where a field ends: as early as the literal after it allows; the last one at the end of the name."""
        literal, last = self.literals[place + 1], place == len(self.fields) - 1
        if dated and self.fields[place] == "published":
            return self._end_of_date(text, position, place)
        if last:
            return len(text) - len(literal) if text.endswith(literal) else None
        end = text.find(literal, position + 1)
        while dated and self.fields[place + 1] == "published" and end >= 0:
            if self._end_of_date(text, end + len(literal), place + 1) is not None:
                break
            end = text.find(literal, end + 1)
        return end if end >= 0 else None

    def _end_of_date(self, text: str, position: int, place: int) -> int | None:
        literal, last = self.literals[place + 1], place == len(self.fields) - 1
        found = _DATE.match(text, position)
        if found is None or not text.startswith(literal, found.end()):
            return None
        return found.end() if not last or found.end() + len(literal) == len(text) else None


class NamePattern:
    """A pattern for names of files, and for those of the folders around them where it has a slash.

    A field is a column of the articles table or a new one; ``{}`` and ``{_}`` stand for what is passed over.
    A field ends where the text after it in the pattern first occurs; ``{published}`` prefers a date. In values,
    underscores are spaces, and hyphens in dates.

    Raises
    ------
    CorpusError
        Where the pattern cannot be meant.

    Examples
    --------
    >>> NamePattern("{published}_{outlet}_{title}").match("2025-06-22_Courier_Talks_resume.txt")
    {'published_text': '2025-06-22', 'outlet': 'Courier', 'title': 'Talks resume'}
    >>> NamePattern("{outlet}/{}_{title}").match("Harbour Post/0012_Bell silent.txt")
    {'outlet': 'Harbour Post', 'title': 'Bell silent'}
    """

    def __init__(self, pattern: str):
        if not isinstance(pattern, str):
            raise CorpusError(f"names is a {type(pattern).__name__}; write a pattern like {EXAMPLE}.")
        self.pattern = pattern
        parts = _levelled(pattern).strip("/").split("/")
        parts[-1] = _ENDING.sub("", parts[-1])
        self.parts = tuple(self._part(part) for part in parts)
        fields = [name for part in self.parts for name in part.fields if name]
        if not fields:
            raise self._wrong("has no field")
        if twice := {name for name in fields if fields.count(name) > 1}:
            raise self._wrong(f"has {listed('{' + name + '}' for name in sorted(twice))} twice")

    def match(self, name: str, above: tuple[str, ...] = ()) -> dict[str, str] | None:
        """What a file's name says; None where it does not fit.

        Parameters
        ----------
        name : str
            The file's name, with the folders below the one that was read.
        above : tuple of str, optional
            The folders around these, outermost first.
        """
        *folders, last = _levelled(name).split("/")
        stem = _ENDING.sub("", re.sub(r"\.gz\Z", "", last, flags=re.IGNORECASE))
        tokens = [*above, *folders, stem][-len(self.parts) :]
        if len(tokens) < len(self.parts):
            return None
        values: dict[str, str] = {}
        for part, token in zip(self.parts, tokens, strict=True):
            found = part.fit(token)
            if found is None:
                return None
            values |= found
        return {("published_text" if n == "published" else n): _value(n, v) for n, v in values.items()}

    def _part(self, text: str) -> _Part:
        fields: list[str | None] = []
        literals = [""]
        for piece in _PIECE.finditer(text):
            if piece[1] is None and piece[2] is None:
                raise self._wrong(f"has a '{piece[0]}' without its partner")
            if piece[2] is not None:
                literals[-1] += piece[2]
                continue
            if fields and not literals[-1]:
                raise self._wrong(f"has nothing before '{piece[0]}' that tells where the field before it ends")
            fields.append(self._field(piece[1].strip()))
            literals.append("")
        return _Part(tuple(fields), tuple(literals))

    def _field(self, name: str) -> str | None:
        if name in ("", "_"):
            return None
        if name == "published_text":
            return "published"
        if not _FIELD.fullmatch(name):
            raise self._wrong(f"has the field '{{{name}}}', which is no name")
        if name in MADE_BY_THE_KIT:
            raise self._wrong(f"has the field '{{{name}}}', which the kit makes itself")
        return name

    def _wrong(self, what: str) -> CorpusError:
        return CorpusError(f"names={self.pattern!r} {what}. Write it like {EXAMPLE}.")


def _levelled(name: str) -> str:
    """Slashes in one direction, and letters with their accents in one character, as macOS writes them in two."""
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _value(field: str, raw: str) -> str:
    spaced = raw.replace("_", "-" if field == "published" else "_" if field == "url" else " ")
    return _SURROGATES.sub("\ufffd", " ".join(spaced.split()))
