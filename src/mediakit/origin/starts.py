"""Credits above a text: "By Anna Berg, Nordwire", an agency on a line of its own, "NORDWIRE -"."""

from __future__ import annotations

import re

from mediakit.origin.agencies import Agencies
from mediakit.origin.contributions import says_agency
from mediakit.readers.credits import Credit
from mediakit.readers.names import is_credit_name, pictures

_HEAD = 700  # characters in which a credit is looked for
_LINES = 5
_SHORT = 80  # characters of a line that can be a by-line
_BY = re.compile(r"(?:By|BY|Par|Von|VON|Por|POR|From|Di) +(?P<who>[^\n]{2,80}?)\s*$")
_PARTS = re.compile(r"\s*[,|/–—]\s*|\s+-\s+|\s+(?:of|for|de|von|at)\s+(?:the\s+|The\s+)?")
_SIGNED = re.compile(r"(?P<name>[^\s:()\n–—-][^:()\n–—]{1,40}?)\s*(?:--|[–—―]|\s-\s|:\s)\s*(?=\S)")
_ROLE = re.compile(r"(?i)\s+(?:staff|writers?|reporters?|correspondents?|staff writers?)$")


def start_credit(text: str, agencies: Agencies) -> Credit | None:
    """Find the agency that stands above a text, or before its first word.

    >>> listed = Agencies({"Nordwire": []})
    >>> for text in ("By Anna Berg, Nordwire\\nIt sailed.", "Nordwire\\nIt sailed again.", "NORDWIRE - It sailed."):
    ...     print(start_credit(text, listed))
    Credit(name='Nordwire', start=0, end=22)
    Credit(name='Nordwire', start=0, end=8)
    Credit(name='NORDWIRE', start=0, end=10)
    """
    head = text[:_HEAD]
    lines = [(match[0].rstrip(), match.start()) for match in re.finditer(r"[^\s][^\n]*", head)][:_LINES]
    if lines and (found := _signed(head, lines[0][1], agencies)):
        return found
    below_by = False
    for place, (line, at) in enumerate(lines):
        last = place == len(lines) - 1 and len(text) <= _HEAD  # nothing stands below it
        if len(line) > _SHORT or last:
            below_by = False
            continue
        if by := _BY.fullmatch(line):
            below_by = True
            if name := _in_byline(by["who"], agencies):
                return Credit(name, at, at + len(line))
            continue
        bare = line.strip(" |•·-–—*")
        if _is_agency(bare, agencies) and (place < 3 or below_by):
            start = at + line.index(bare)
            return Credit(bare, start, start + len(bare))
        below_by = False
    return None


def is_known(name: str, agencies: Agencies) -> bool:
    """Whether a name is on the list, or says for itself that it is an agency.

    >>> is_known("Agence Fanal", Agencies(None)), is_known("SELVICK", Agencies(None))
    (True, False)
    """
    return agencies.knows(name) or (says_agency(name) and is_credit_name(name) and len(name.split()) <= 4)


def _is_agency(line: str, agencies: Agencies) -> bool:
    return 2 <= len(line) <= 40 and line[-1] not in ".!?:;," and not pictures(line) and is_known(line, agencies)


def _in_byline(who: str, agencies: Agencies) -> str | None:
    for part in reversed(_PARTS.split(who)):
        bare = _ROLE.sub("", part.strip(" ."))
        if bare and not pictures(bare) and is_known(bare, agencies):
            return bare
    return None


def _signed(head: str, at: int, agencies: Agencies) -> Credit | None:
    """Read "NORDWIRE - It sailed": an agency where a place would stand."""
    match = _SIGNED.match(head, at)
    if not match or not is_known(match["name"].strip(), agencies) or pictures(match["name"]):
        return None
    if match[0].rstrip().endswith(":") and not agencies.knows(match["name"].strip()):
        return None
    if head[match.end()].islower():
        return None
    name = match["name"].strip()
    return Credit(name, at, at + len(match[0].rstrip()))
