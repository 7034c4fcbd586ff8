"""Regular expressions that no text can match, because they begin or end with what is no part of a word."""

import re
import unicodedata
from re import _parser  # type: ignore[attr-defined]  # what an expression is made of stands nowhere else

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
    if not _edge(parts, _may_begin, last=False)[0]:
        return "beginning"
    if not _edge(parts, _may_end, last=True)[0] or _ends_in_a_stop(parts):
        return "end"
    return ""


def _may_begin(sign: str) -> bool:
    # a mark may be the other case of a letter: U+0345 of iota
    return _LETTER.match(sign) is not None or (not sign.isascii() and unicodedata.category(sign).startswith("M"))


def _may_end(sign: str) -> bool:
    return _may_begin(sign) or sign in (_STOP, _APOSTROPHE)


def _edge(parts: list, allowed, *, last: bool) -> tuple[bool, bool]:
    """Whether the first (or last) sign of a match can be one that is allowed, and whether nothing may stand there."""
    for part in reversed(parts) if last else parts:
        can, empty = _of_part(part, allowed, last)
        if can or not empty:
            return can, empty
    return False, True


def _of_part(part: tuple, allowed, last: bool) -> tuple[bool, bool]:
    op, value = part
    if op is _OPS["LITERAL"]:
        return allowed(chr(value)), False
    if op is _OPS["IN"]:
        return any(_in_class(one, allowed, last) for one in value), False
    if op is _OPS["BRANCH"]:
        return _either([_edge(list(branch), allowed, last=last) for branch in value[1]])
    if op is _OPS["SUBPATTERN"]:
        return _edge(list(value[-1]), allowed, last=last)
    if op in (_OPS["MAX_REPEAT"], _OPS["MIN_REPEAT"]):
        least, _, repeated = value
        can, empty = _edge(list(repeated), allowed, last=last)
        return can, empty or least == 0
    if op in (_OPS["AT"], _OPS["ASSERT"], _OPS["ASSERT_NOT"]):
        return False, True
    return True, True  # any sign, or what cannot be told


def _either(found: list[tuple[bool, bool]]) -> tuple[bool, bool]:
    return any(can for can, _ in found), any(empty for _, empty in found)


def _in_class(part: tuple, allowed, last: bool) -> bool:
    op, value = part
    if op is _OPS["LITERAL"]:
        return allowed(chr(value))
    if op is _OPS["RANGE"]:
        low, high = value
        return high > 127 or any(allowed(chr(sign)) for sign in range(low, high + 1))
    if op is _OPS["CATEGORY"]:
        return value is not _OPS["CATEGORY_SPACE"] and (last or value is not _OPS["CATEGORY_NOT_WORD"])
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
