"""Agencies in a byline: what the column `author` says beside the persons."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit.origin.agencies import Agencies
from mediakit.origin.contributions import says_agency
from mediakit.origin.houses import STAFF, own_byline
from mediakit.readers.names import pictures, word_set

MOST = 3  # names; of more, an agency is one among many that a page lists
_OPENER = re.compile(r"(?i)^(?:by|from|par|von|por|di|door)\s+")
_PARTS = re.compile(
    r"\s*[/|;,]\s*|\s+[-–—]\s+|\s+(?:and|et|und|y|&)\s+|\s+(?=via\s)|\s+(?=with\s)|\s+(?=for\s)|\s+(?=avec\s)"
)
_CARRIER = re.compile(r"(?i)^(?:via|for)\s+(?:the\s+)?")
_WITH = re.compile(r"(?i)^(?:with|avec|mit)\s+(?:inputs from\s+|files from\s+)?(?:the\s+)?")
_GENERIC = word_set("agencies agency wires wire agences agence agenturen agencias press news")
_WHOLE = re.compile(r"(?:[A-ZÀ-Ý][\w'’.-]*\s+){1,4}(?:News|Newswire|News Service|News Agency|Wire|Wire Service)")


class BylineAgency(NamedTuple):
    """An agency in a byline.

    Attributes
    ----------
    name : str
        As written, without *staff* and its like.
    wrote : bool
        It wrote the text; else it is one of those who took part.
    """

    name: str
    wrote: bool


def byline_agencies(author: str, outlet: str | None, agencies: Agencies) -> list[BylineAgency]:
    """Find the agencies that a byline names; the outlet itself and persons are none.

    Parameters
    ----------
    author : str
    outlet : str or None
    agencies : Agencies

    Returns
    -------
    list of BylineAgency
        In the order of the byline. It wrote the text where it stands alone or beside one or two persons; it took part
        where the outlet's own people, or more than three names, stand beside it, or after *with*.

    Examples
    --------
    >>> listed = Agencies({"Nordwire": [], "QBC": []})
    >>> for author in ("Anna Berg / QBC", "Nordwire Staff", "Courier staff and Nordwire", "QBC via Yahoo", "Ilse Qbc"):
    ...     print([tuple(found) for found in byline_agencies(author, "Courier", listed)])
    [('QBC', True)]
    [('Nordwire', True)]
    [('Nordwire', False)]
    [('QBC', True)]
    []
    """
    parts = [part.strip(" .\"'()") for part in _PARTS.split(_OPENER.sub("", author.strip()))]
    parts = [part for part in parts if part]
    found: list[tuple[str, bool]] = []
    house = False
    for part in parts:
        if _CARRIER.match(part) and len(parts) > 1:
            continue
        took_part = _WITH.match(part) is not None
        bare = _OPENER.sub("", _WITH.sub("", part))
        if outlet and own_byline(bare, outlet, agencies):
            house = True
        elif name := _agency(bare, agencies, alone=len(parts) == 1):
            found.append((name, took_part))
    many = len(parts) > MOST
    return [BylineAgency(name, not (many or house or took_part)) for name, took_part in dict.fromkeys(found)]


def names_a_person(author: str, outlet: str | None, agencies: Agencies) -> bool:
    """Whether a byline names anybody beside agencies and the outlet.

    >>> names_a_person("Anna Berg, QBC", None, Agencies({"QBC": []})), names_a_person("QBC", None, Agencies(None))
    (True, True)
    """
    for part in _PARTS.split(_OPENER.sub("", author.strip())):
        bare = _WITH.sub("", part.strip(" .\"'()"))
        if not bare or bare.casefold() in _GENERIC | STAFF:
            continue
        if not _agency(bare, agencies, alone=False) and not (outlet and own_byline(bare, outlet, agencies)):
            return True
    return False


def _agency(part: str, agencies: Agencies, *, alone: bool) -> str | None:
    """The agency that a part of a byline is, by the list or by its shape."""
    words = part.split()
    while len(words) > 1 and words[-1].casefold().strip(".") in STAFF and not agencies.name_of(" ".join(words)):
        words.pop()
    bare = " ".join(words)
    if agencies.name_of(bare):
        return bare
    if bare.casefold() in _GENERIC or len(words) > 5 or pictures(bare) or not bare[:1].isupper():
        return None
    if says_agency(part) and part.casefold() not in _GENERIC:
        return part if says_agency(part) and not says_agency(bare) else bare
    return bare if alone and _WHOLE.fullmatch(part) else None
