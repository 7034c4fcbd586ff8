"""Agencies that a text was made with: "With inputs from", "contributed to this report", "mit Material von"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit.origin.agencies import Agencies
from mediakit.readers.names import has_case, is_acronym, is_credit_name, pictures, word_set

REACH = 300  # characters of a sentence before "contributed"

_END = r"(?P<names>[^.;:()\n]{2,80}?(?:\.(?:[A-Z]\.)+)?)(?=\s*(?:[.;)\n]|$))"
_FROM = rf"\s+(?:from|by)\s+(?:the\s+)?{_END}"
# Each with what it cannot match without, and whether any name that can sign is taken for an agency's.
_WITH = (
    (("put from", "puts from", "files from", "puts by"),
     rf"[Ww]ith\s+(?:additional\s+)?(?:inputs?|files){_FROM}", True),
    (
        ("ith material", "ith report", "ith contribution", "ith information", "ith wire", "ith additional"),
        rf"[Ww]ith\s+(?:additional\s+)?(?:material|reporting|reports?|contributions?|information|wires?){_FROM}",
        False,
    ),
    (("it Material", "it Informationen", "it Inhalten"),
     rf"[Mm]it\s+(?:Material|Informationen|Inhalten)\s+(?:von|der|vom)\s+(?:der\s+)?{_END}", False),
    (("on informaci", "on datos de"),
     rf"[Cc]on\s+(?:información|informaciones|datos)\s+de\s+(?:la\s+agencia\s+)?{_END}", False),
    (("om informações", "om agência"),
     rf"[Cc]om\s+(?:informações|agência)\s+(?:(?:da|do|de)\s+)?(?:agência\s+)?{_END}", False),
    (("on informazioni", "on fonte"), rf"[Cc]on\s+(?:fonte|informazioni)\s+(?:di\s+)?{_END}", False),
    (("(avec ", "(Avec ", "(mit ", "(Mit ", "(con ", "(Con ", "(met ", "(Met "),
     rf"(?<=\()(?:[Aa]vec|[Mm]it|[Cc]on|[Mm]et)\s+(?:l['’])?{_END}", False),
)  # fmt: skip
_PATTERNS = [(needed, re.compile(rf"(?<!\w){pattern}"), free) for needed, pattern, free in _WITH]
_LAST_WORDS = re.compile(rf"(?:[.!?…\n»\"”]|^)\s*(?P<line>(?:[Aa]vec|[Mm]it|[Mm]et)\s+(?:l['’])?{_END})\s*\.?\s*$")
_BEFORE = frozenset('(,–—―-•|/;\n.!?…"”’»)')  # what may stand before such a line, when it begins small
_ADDITIONAL = re.compile(r"(?<!\w)[Aa]dditional\s+(?:reporting|material)\s+(?:from|by)\s+(?P<names>[^.;()\n]{2,160})")
_CONTRIBUTED = re.compile(
    r"(?<!\w)contributed\s+(?:(?:reporting|material|information|data)\s+)?(?:to\s+(?:the\s+|this\s+)?"
    r"(?:report(?:ing)?|story|article|coverage|dispatch)|(?:from|reporting\s+from)\s+(?=[A-Z]))(?!\w)[^.\n]{0,80}\.?"
)
_CLAUSE_START = re.compile(
    r"\n|[!?…][\"'”’)]*\s+|(?<=[a-zà-ÿ0-9\"”’)]{2})\.[\"'”’)]*\s+|[.][\"”’]\s+|_{3,}|[•*]\s*|—\s+"
)
_SPLIT = re.compile(r"\s*(?:,|/|;|\band\b|&|\bet\b|\bund\b|\by\b|\bwith\b)\s*")
_GENERIC = word_set(
    """agencies agency wires wire staff reports agences agence agenturen agencias agências correspondents news services
    press post reporters"""
)
_ROLES = re.compile(
    r"['’]s? .*$|\s+(?:staff|writers?|reporters?|correspondents?|journalists?|producers?|editors?|also|both)\b.*$",
    re.IGNORECASE,
)


class Contribution(NamedTuple):
    """An agency that a line says took part.

    Attributes
    ----------
    name : str
        As written.
    start, end : int
        The line's place in the text.
    material : bool
        The text was made with what it sent ("With inputs from"); else one of its people took part.
    """

    name: str
    start: int
    end: int
    material: bool


def contributions(text: str, agencies: Agencies) -> list[Contribution]:
    """Find the agencies with which a text says it was made, in its order.

    Persons, and *agencies* without a name, are left out.

    >>> found = contributions("It sailed. With inputs from QBC and agencies", Agencies({"QBC": []}))
    >>> [(c.name, c.start, c.end, c.material) for c in found]
    [('QBC', 11, 44, True)]
    >>> [c.name for c in contributions("Ilse Berg and Nordwire contributed to this story.", Agencies({"Nordwire": []}))]
    ['Nordwire']
    """
    found: list[Contribution] = []
    for needed, pattern, free in _PATTERNS:
        for match in pattern.finditer(text) if any(words in text for words in needed) else ():
            if match[0][0].isupper() or text[max(0, match.start() - 9) : match.start()].rstrip(" ")[-1:] in _BEFORE:
                span = _with_brackets(text, match.start(), match.end())
                names = _named(match["names"], agencies, free=free)
                found += [Contribution(name, *span, True) for name in names]
    first = max(0, len(text) - 120)
    if match := _LAST_WORDS.search(text[first:]):  # "... dit-il. Avec AFP"
        span = first + match.start("line"), first + match.end("line")
        found += [Contribution(name, *span, True) for name in _named(match["names"], agencies, free=False)]
    if "dditional" in text:
        for match in _ADDITIONAL.finditer(text):
            names = _named(match["names"], agencies, free=False)
            found += [Contribution(name, match.start(), match.end(), False) for name in names]
    if "contributed" in text:
        for match in _CONTRIBUTED.finditer(text):
            start = _clause_start(text, match.start())
            names = _named(text[start : match.start()], agencies, free=False)
            found += [Contribution(name, start, match.end(), False) for name in names]
    return sorted(dict.fromkeys(found), key=lambda c: (c.start, c.end))


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    return (start - 1, end + 1) if text[start - 1 : start] == "(" and text[end : end + 1] == ")" else (start, end)


def _clause_start(text: str, at: int) -> int:
    """Where the sentence begins that goes on at a place."""
    first = max(0, at - REACH)
    starts = [match.end() for match in _CLAUSE_START.finditer(text, first, at)]
    start = starts[-1] if starts else first
    return start + len(text[start:at]) - len(text[start:at].lstrip(" -–•\t"))


def _named(words: str, agencies: Agencies, *, free: bool) -> list[str]:
    """The agencies in a list of those who took part; `free` where any name that can sign is one."""
    found: list[str] = []
    for part in _SPLIT.split(words):
        part = part.strip(" .:-–—\"'")
        bare = _ROLES.sub("", part).strip()
        bare = re.sub(r"^(?:[Tt]he|[Ll]a|[Ll]['’]|[Dd]er|[Dd]ie)\s+", "", bare)
        if not bare or bare.casefold() in _GENERIC or pictures(bare):
            continue
        listed = agencies.name_of(bare) is not None
        inside = None if listed else agencies.at_start(bare)  # "Associated Press writers Anna Berg"
        if listed:
            found.append(bare)
        elif inside and not free:
            found.append(inside)
        elif is_credit_name(bare) and (says_agency(bare) or (free and (" " not in bare or is_acronym(bare)))):
            found.append(bare)
        elif free and inside:
            found.append(inside)
    return [name for name in dict.fromkeys(found) if has_case(name) or len(name) > 1]


_SAYS = re.compile(
    r"(?i)(?<!\w)(?:agence|agency|agencia|agência|agenzia|agentur|newswires?|wire|wires|syndicate|وكالة)(?!\w)|"
    r"(?<=\w\w)(?:wire|press)(?!\w)"
)


def says_agency(name: str) -> bool:
    """Whether a name says more than *news* or *press* for itself: Agence Fanal, Harbour Wire, Nordwire.

    >>> says_agency("Nordwire"), says_agency("Breaking News"), says_agency("Press")
    (True, False, False)
    """
    return _SAYS.search(name) is not None
