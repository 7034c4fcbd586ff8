"""Whether a credit names the outlet that printed it."""

from __future__ import annotations

import re

from mediakit.origin.agencies import Agencies
from mediakit.outlet_names import house_of
from mediakit.readers._outlets import plain_name
from mediakit.readers.names import word_set

GENERIC = word_set("the news online web digital com co uk org net edition international www inc llc ltd")
ADDRESS = word_set("the www com co uk org net")
STAFF = word_set(
    """staff staffers report reports reporter reporters writer writers wire wires service services editor editors
    editorial board team desk newsroom bureau correspondent correspondents contributor contributors opinion special
    to at redaktion rédaction redacción redazione"""
)


def same_house(credit: str, outlet: str, agencies: Agencies) -> bool:
    """Whether a credit names the outlet itself.

    Parameters
    ----------
    credit, outlet : str
    agencies : Agencies

    Returns
    -------
    bool
        True where both are one agency by the list, or the same but for case, *the*, *news*, words for an edition, an
        address' ending and what stands in brackets or behind a dash. Two places in brackets are two papers.

    Examples
    --------
    >>> none = Agencies(None)
    >>> [same_house("QBC", outlet, none) for outlet in ("QBC News", "QBC (Web News)", "QBC - Editorial", "QBC Money")]
    [True, True, True, False]
    >>> same_house("Courier (Selvick)", "Courier", none), same_house("Courier (Selvick)", "Courier (Brennholm)", none)
    (True, False)
    >>> same_house("Associated Press", "AP", Agencies({"AP": ["Associated Press"]}))
    True
    """
    if plain_name(credit) == plain_name(outlet):
        return True
    agency = agencies.name_of(credit)
    if agency is not None and agency in (agencies.name_of(outlet), agencies.name_of(_core(outlet))):
        return True
    if "(" in credit and "(" in outlet:
        return False
    if len({house_of(re.sub(r"^the |(?<=\w) news$", "", plain_name(name))) for name in (credit, outlet)}) == 1:
        return True
    words, others = _words(credit), _words(outlet)
    if bool(words) and "".join(words) == "".join(others):
        return True
    return _letters(credit) == _letters(outlet) != ""


def own_byline(part: str, outlet: str, agencies: Agencies) -> bool:
    """Whether a part of a byline is the outlet's own: its name, shortened perhaps, with or without *staff*.

    >>> own_byline("Courier Staff", "Brennholm Courier", Agencies(None))
    True
    >>> own_byline("Nordwire Staff", "Brennholm Courier", Agencies(None))
    False
    """
    if same_house(part, outlet, agencies):
        return True
    spoken = re.findall(r"\w+", plain_name(part))
    words = [word for word in spoken if word not in STAFF and word not in GENERIC]
    others = re.findall(r"\w+", plain_name(outlet))
    if not words or len(words) == len(spoken):
        return False
    return any(others[i : i + len(words)] == words for i in range(len(others) - len(words) + 1))


def _core(name: str) -> str:
    return re.split(r"\s*[(\[|]|\s[-–—]\s", name)[0]


def _letters(name: str) -> str:
    """A name in one, without what addresses add: QBNews.com and QB News are one."""
    return "".join(word for word in re.findall(r"\w+", plain_name(_core(name))) if word not in ADDRESS)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", plain_name(_core(name))) if word not in GENERIC]
