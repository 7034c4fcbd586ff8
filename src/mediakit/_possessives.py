"""The apostrophe after a plural's s: a possessive's (territories' future) or a closing quotation mark."""

import re

_LETTER = r"[^\W_]"
_LAST = re.compile(rf"(?<=[sS])['’](?!{_LETTER})")
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A straight mark or ‘ before a word opens; any mark after something that is no space, and before no letter, closes.
_OPENS = re.compile(rf"(?<!{_LETTER})['‘](?=[^\W_]|[“\"])")
_MARK = re.compile(rf"(?P<opens>{_OPENS.pattern})|(?<=\S)['’](?!{_LETTER})")


def possessives(text: str) -> list[int]:
    """Where the apostrophe of a plural's possessive stands, in order.

    An apostrophe after an s, with no letter behind it, is one unless a single quotation mark stands open
    before it in its line: then it closes the quotation.

    >>> possessives("The territories' future and the 'land swaps' of spring")
    [15]
    """
    if not _LAST.search(text):
        return []
    if not _OPENS.search(text):
        return [match.start() for match in _LAST.finditer(text)]
    found = []
    begin = 0
    is_open, seen = False, 0
    for match in _LAST.finditer(text):
        at = match.start()
        for line in _BREAK.finditer(text, seen, at):
            begin, is_open = line.end(), False
        for mark in _MARK.finditer(text, max(begin, seen), at):
            is_open = mark["opens"] is not None
        if not is_open:
            found.append(at)
        is_open, seen = False, at + 1
    return found
