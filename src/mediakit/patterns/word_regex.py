"""Regular expressions that match word by word, so that they need be tried only once for each kind of word."""

import re

# Letters, groups, repetitions, and classes of letters: nothing in them matches what stands between words.
_OF_LETTERS = re.compile(r"(?:[^\W_]|['’]|\\[wd]|\(\?:|[()|*+?]|\{\d*,?\d*\}|\[(?:[^\W_](?:-[^\W_])?|['’]|\\d)+\])+")


def words_of(source: str) -> list[str] | None:
    """The regular expressions of single words that one is made of, or None where it may match other things.

    >>> words_of(r"[A-Z]\\w+ of (?:the|a) swaps?")
    ['[A-Z]\\\\w+', 'of', '(?:the|a)', 'swaps?']
    >>> words_of("land.swap"), words_of("(the )?swap"), words_of("a|b c")
    (None, None, None)
    """
    parts = source.split(" ")
    if len(parts) > 1 and any(_has_loose_bar(part) for part in parts):
        return None
    for part in parts:
        if not _OF_LETTERS.fullmatch(part) or not _compiles(part):
            return None
    return parts


def _compiles(part: str) -> bool:
    try:
        return re.compile(part).fullmatch("") is None
    except (re.error, OverflowError, RecursionError):
        return False


def _has_loose_bar(part: str) -> bool:
    """Whether a | stands outside of all groups, where it parts the whole expression."""
    depth = 0
    for sign in part:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            return True
    return False
