"""Regular expressions that no text can match, because they begin or end with what is no part of a word."""

import re
import unicodedata
from collections.abc import Callable
from re import _parser  # type: ignore[attr-defined]  # what an expression is made of stands nowhere else
from typing import NamedTuple

from mediakit.patterns.regex import Regex

_OPS = _parser.__dict__  # its constants: LITERAL, BRANCH ...
_ASCII = re.compile(r"\(\?[A-Za-z-]*a")
_LETTER = re.compile(r"[^\W_]")
_STOP, _APOSTROPHE = ".", "'"


def wrong_edge(regex: Regex) -> str:
    r""" "beginning" or "end" where the expression can match nothing there that begins or ends a word; else "".

    Sure of what it says; where it cannot be told, nothing is said.

    >>> def edge(source): return wrong_edge(Regex(source, "[ -]", False))
    >>> edge("[(]land"), edge("land swap,"), edge("land swaps?[.]"), edge("land's?"), edge(r"\bland")
    ('beginning', 'end', '', '', '')
    """
    if _ASCII.search(regex.source):
        return ""  # then letters with accents are no letters
    try:
        parts = list(_parser.parse(regex.alone.pattern, regex.alone.flags))
    except (re.error, OverflowError, RecursionError):
        return ""
    if not _edge(parts, _BEGINNING)[0]:
        return "beginning"
    if not _edge(parts, _END)[0] or _ends_in_a_stop(parts):
        return "end"
    return ""


class _Side(NamedTuple):
    """What may stand at an edge: signs, and the classes of signs of which none may."""

    allows: Callable[[str], bool]
    never: tuple[str, ...]
    is_last: bool


def _begins(sign: str) -> bool:
    # a mark may be the other case of a letter: U+0345 of iota
    return _LETTER.match(sign) is not None or (not sign.isascii() and unicodedata.category(sign).startswith("M"))


def _ends(sign: str) -> bool:
    return _begins(sign) or sign in (_STOP, _APOSTROPHE)


def _parts_words(sign: str) -> bool:
    return not sign.isascii() or not sign.isalnum()


_BEGINNING = _Side(_begins, ("CATEGORY_SPACE", "CATEGORY_NOT_WORD"), False)
_END = _Side(_ends, ("CATEGORY_SPACE",), True)
_BEFORE = _Side(_parts_words, ("CATEGORY_DIGIT",), True)
_AFTER = _Side(_parts_words, ("CATEGORY_DIGIT",), False)


def _edge(parts: list, side: _Side) -> tuple[bool, bool]:
    """Whether the first (or last) sign of a match can be one that is allowed, and whether nothing may stand there."""
    for part in reversed(parts) if side.is_last else parts:
        can, empty = _of_part(part, side)
        if can or not empty:
            return can, empty
    return False, True


def _of_part(part: tuple, side: _Side) -> tuple[bool, bool]:
    op, value = part
    if op is _OPS["LITERAL"]:
        return side.allows(chr(value)), False
    if op is _OPS["IN"]:
        return any(_in_class(one, side) for one in value), False
    if op is _OPS["BRANCH"]:
        found = [_edge(list(branch), side) for branch in value[1]]
        return any(can for can, _ in found), any(empty for _, empty in found)
    if op is _OPS["SUBPATTERN"]:
        return _edge(list(value[-1]), side)
    if op in (_OPS["MAX_REPEAT"], _OPS["MIN_REPEAT"]):
        least, _, repeated = value
        can, empty = _edge(list(repeated), side)
        return can, empty or least == 0
    if op is _OPS["ASSERT"]:
        return False, _may_stand(list(value[1]), value[0], side)
    if op in (_OPS["AT"], _OPS["ASSERT_NOT"]):
        return False, True
    return True, True  # any sign, or what cannot be told


def _may_stand(parts: list, direction: int, side: _Side) -> bool:
    """Whether what must stand before a match, or after it, may part it from other words."""
    outside = {(-1, _BEGINNING): _BEFORE, (1, _END): _AFTER}.get((direction, side))
    return outside is None or any(_edge(parts, outside))


def _in_class(part: tuple, side: _Side) -> bool:
    op, value = part
    if op is _OPS["LITERAL"]:
        return side.allows(chr(value))
    if op is _OPS["RANGE"]:
        low, high = value
        return high > 127 or any(side.allows(chr(sign)) for sign in range(low, high + 1))
    if op is _OPS["CATEGORY"]:
        return str(value) not in side.never
    return True  # all but some signs


def _ends_in_a_stop(parts: list) -> bool:
    """Whether it ends with a stop that is no abbreviation's, or an apostrophe that follows no s."""
    end = ""
    for op, value in reversed(parts):
        if op is not _OPS["LITERAL"] or value > 127:
            break
        end = chr(value) + end
    if end.endswith(_STOP):
        return (len(end) > 1 and not end[-2].isalpha()) or (len(end) > 2 and end[-3] != _STOP)
    return end.endswith(_APOSTROPHE) and len(end) > 1 and end[-2] not in "sS"
