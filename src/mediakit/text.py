"""Words and sentences, true to their offsets: one rule for the whole kit."""

import re
import sys
import unicodedata


def _marks() -> str:
    """Combining marks and invisible joiners, which belong to the letter before them, as a regex class."""
    last = 0x20000  # beyond it no marks but the variation selectors
    points = [p for p in range(0x300, last) if unicodedata.category(chr(p)) in ("Mn", "Mc", "Me")]
    points += [0xAD, 0x200C, 0x200D, *range(0xE0100, min(0xE01F0, sys.maxunicode))]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{end:08x}" for first, end in ranges)


_LETTER = r"[^\W_]"  # a letter or digit of any script
_RUN = rf"{_LETTER}+(?:[{_marks()}]{_LETTER}*|['’]{_LETTER}+)*"
_INITIALS = rf"(?<!{_LETTER})[^\W\d_](?:\.[^\W\d_](?!{_LETTER}))+\.?"

#: One word: a run of letters, digits and marks, with inner apostrophes, or an abbreviation such as U.S.
WORD = re.compile(rf"{_INITIALS}|{_RUN}")


def tokens(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: half-open (start, end) pairs, in order.

    A word is a run of letters, digits and combining marks of any script. An apostrophe inside it
    (straight or curly) and the stops of an abbreviation of single letters (``U.S.``, ``a.m.``) belong to
    it; a hyphen and an underscore part words, and so do the stop and the comma of a number: ``3.5`` is
    two words. Scripts written without spaces give one word per run.

    >>> text = "The U.S. land-swap isn’t new."
    >>> [text[start:end] for start, end in tokens(text)]
    ['The', 'U.S.', 'land', 'swap', 'isn’t', 'new']
    """
    return [match.span() for match in WORD.finditer(text)]


def words(text: str) -> list[str]:
    """The words of a text in lower case, curly apostrophes made straight, in order.

    >>> words("The U.S. land-swap isn’t new.")
    ['the', 'u.s.', 'land', 'swap', "isn't", 'new']
    """
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


_JOINT = re.compile(r"[.?!][\"'”’»)\]]*(?=[\"'“‘«(\[]*[^\W\d_])")


def damaged_joints(text: str) -> list[int]:
    """Offsets at which one sentence ends and the next begins although no space parts them.

    >>> damaged_joints("They left.She stayed.")
    [10]
    """
    joints = []
    for match in _JOINT.finditer(text):
        word = WORD.search(text, match.end())
        if word and word.group()[:1].isupper() and text[max(match.start() - 2, 0) : match.start()].islower():
            joints.append(match.end())
    return joints
