"""The dateline at the start of a body: place, date, agency and a sign, a caption perhaps before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mediakit.readers.names import has_case, is_acronym, is_credit_name, pictures, word_set

_HEAD = 700  # characters in which a dateline is looked for
_LINES = 4  # lines in which one may begin, after by-line or caption

_SIGN = r"(?:\s*(?:--|[–—―])\s*|\s+-\s+|\s*:\s+)"
_AGENCY = re.compile(
    rf"(?P<place>[^()/|\n]{{0,90}}?(?:/[^()/|\n]{{1,30}}?)?)\s*"
    rf"(?:[(（](?P<paren>[^()（）\n]{{2,40}})[)）]|/(?P<slash>[^()/\n]{{2,40}})/){_SIGN}(?=\S)"
)
# "Washington (CNN) The envoys": no sign, so the agency must be one that is known to be one
_SIGNLESS = re.compile(
    r"(?P<place>(?:[^\W\d_a-zà-ÿ][^()/|\n.:;!?]{1,40}?)?) ?\((?P<paren>[^()\n]{2,40})\) (?=[\"“‘']?[^\W\d_a-zà-ÿ])"
)
_AGENCY_END = re.compile(rf"[)）/]{_SIGN}")
_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|janv(?:ier)?|févr(?:ier)?|mars|avril|mai|juin|juillet|août|septembre|octobre|"
    r"novembre|décembre"
)
_DATE = re.compile(rf"(?:(?:{_MONTHS})\.? \d{{1,2}}|\d{{1,2}}(?:er)? (?:{_MONTHS}))(?!\w)\.?", re.IGNORECASE)
_PLACE = r"(?P<place>[^\W\d_a-zà-ÿ][^\n:|()–—―]{1,60}?)"
_BARE = re.compile(rf"{_PLACE}(?P<sign>\s*(?:--|[–—―])\s*|\s+-\s+|\s?:\s+)(?=\S)")
_FRENCH = re.compile(r"\((?P<place>[^()\n]{2,40})\)\s+(?=\S)")
_TDT = re.compile(r"[A-Z]{2,5} \| (?P<rest>[^\n|]{2,200})")
_OPENERS = word_set(
    """A An The In On At He She It They His Her Their This That These There As After Before While When With For
    By From To Two Three Email"""
)
# capitals with a sign that head a text and are no place
_NO_PLACE = word_set(
    """WATCH UPDATE UPDATED BREAKING EXCLUSIVE NEWS VIDEO VIDEOS PHOTO PHOTOS PICTURE PICTURES PIC IMAGE IMAGES
    READ MORE OPINION ANALYSIS EXPLAINER EXPLAINED FACT FILE LIVE NOTE EDITOR EDITORS WARNING CORRECTION FACTBOX
    INTERVIEW REVIEW LISTEN SEE ALSO STORY REPORT ALERT RELEASE FAQ TLDR ADVERTISEMENT COMMENT EDITORIAL
    WHAT WHY HOW WHERE WHEN LATEST SPONSORED GALLERY GRAPHIC TIMELINE PROFILE OBITUARY QUIZ ANSWER QUESTION
    SUMMARY BACKGROUND CREDIT CAPTION SOURCE ABOVE BELOW"""
)
_NO_TOWN = _NO_PLACE | {"NEW", "WHO", "TIP", "MAP", "KEY POINTS", "JUST IN", "FACT CHECK", "PRESS RELEASE", "END"}
_CAPTION_END = re.compile(
    r"\((?P<paren>[^()\n]{2,80})\)\s+|(?<!\w)(?:[Ff]ile )?(?:[Pp]hoto|[Pp]ic|[Pp]icture|[Ii]mage)\s+|"
    r"(?<!\w)[Ss]creen ?grab from "
)
_CAPTION_SIGNS = (")", "hoto", "pic", "Pic", "mage", "grab")  # without one of them there is no such end
_CAPTION_START = re.compile(r"(?i)(?:file )?(?:photo|pic|picture|image|screengrab|caption)s?\s*[:|-]")
_SENTENCE_END = re.compile(r"[.!?)]['\"”’]*\s+")
_BYLINE = re.compile(r"(?:By|Par|From) [^\n.:(–—]{2,60}?(?=\s[A-Z]{3,})")


class Dateline(NamedTuple):
    """A dateline and where it stands.

    Attributes
    ----------
    agency, place : str or None
    start, end : int
        From its first character to the one behind its sign.
    """

    agency: str | None
    place: str | None
    start: int
    end: int


def _nobody(name: str) -> bool:
    return False


def dateline_of(text: str) -> tuple[str | None, str | None]:
    """Find the agency and the place and date that a body's dateline gives.

    Returns
    -------
    tuple of (agency or None, dateline or None)

    Examples
    --------
    >>> dateline_of("KESTREL SOUND, Quillmark (KXP) — Skippers agreed on Monday.")
    ('KXP', 'KESTREL SOUND, Quillmark')
    >>> dateline_of("Aug. 14 (QPI) -- The comet came back.")
    ('QPI', 'Aug. 14')
    >>> dateline_of("The bell rang. (Vesspress pic) CARROW : The tower will lose a hand.")
    (None, 'CARROW')
    """
    found = dateline_at(text)
    return (found.agency, found.place) if found else (None, None)


def dateline_at(text: str, known: Callable[[str], bool] = _nobody) -> Dateline | None:
    """Find a body's dateline, with its place; None where there is none.

    Parameters
    ----------
    text : str
    known : callable
        Whether a name is that of a known agency: such a one needs no sign behind its brackets.

    >>> dateline_at("SELVICK (QBC) - It sailed.")
    Dateline(agency='QBC', place='SELVICK', start=0, end=16)
    >>> dateline_at("Selvick (QBC) It sailed."), dateline_at("Selvick (QBC) It sailed.", "QBC".__eq__).agency
    (None, 'QBC')
    """
    head = text[:_HEAD]
    starts = _line_starts(head)
    for at in starts:
        if found := _at(head, at, first=at == starts[0]):
            return found
    return _signless(head, starts, known) or _after_caption(head)


def _signless(head: str, starts: list[int], known: Callable[[str], bool]) -> Dateline | None:
    for at in starts:
        match = _SIGNLESS.match(head, at)
        if match and known(match["paren"]) and not pictures(match["place"]):
            place = match["place"].strip(" ,")
            if len(place.split()) <= 6 and _capitalised(place.split()) and not _is_heading(place.split(",")[0]):
                return Dateline(match["paren"].strip(), place or None, at, match.end())
    return None


def _line_starts(head: str) -> list[int]:
    found = [match.start() for match in re.finditer(r"[^\s=][^\n]*", head)]
    return found[:_LINES] or [0]


def _at(head: str, at: int, *, first: bool) -> Dateline | None:
    """Read a dateline that begins just here."""
    if found := _agency_at(head, at):
        return found
    if first:
        if found := _french_at(head, at):
            return found
        if match := _TDT.match(head, at):
            return Dateline(None, _tdt_city(match["rest"]), at, match.end())
    return _bare_at(head, at, colon=first)


def _agency_at(head: str, at: int) -> Dateline | None:
    match = _AGENCY.match(head, at)
    if not match:
        return None
    agency = (match["paren"] or match["slash"]).strip()
    place = match["place"].strip(" ,–—-:")
    if not is_credit_name(agency) or "," in agency or not _is_place(place, agency):
        return None
    return Dateline(agency, place or None, at, match.end())


def _is_place(place: str, agency: str) -> bool:
    """Whether what stands before an agency is a place or a date, and not a name that the agency abbreviates."""
    if not place or _DATE.search(place):
        return len(place.split()) <= 10 and not re.search(r"[!?;\"“]", place)
    words = place.split()
    if not has_case(place):
        return len(words) <= 4
    town = place.split(",")[0]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if agency.isupper() and not town.isupper() and agency == initials:
        return False
    if not _capitalised(words) or len(words) > 7 or _is_heading(town):
        return False
    return town.isupper() or (len(town.split()) <= 3 and words[0] not in _OPENERS)


def _is_heading(town: str) -> bool:
    """Whether the capitals are those of "WATCH:" and the like."""
    town = town.upper()
    return town in _NO_TOWN or not _NO_PLACE.isdisjoint(re.findall(r"\w+", town))


def _capitalised(words: list[str]) -> bool:
    small = {"de", "du", "des", "la", "le", "les", "of", "the", "al", "el", "and", "di", "da", "do", "sur", "en"}
    return all(word in small or not has_case(word[0]) or word[0].isupper() for word in words)


def _bare_at(head: str, at: int, *, colon: bool) -> Dateline | None:
    """Read a dateline without an agency: capitals, or a date, before the sign."""
    match = _BARE.match(head, at)
    if not match:
        return None
    place, sign = match["place"].strip(" ,"), match["sign"].strip()
    follows = head[match.end()]
    if (sign == ":" and not colon) or (sign != ":" and follows.islower()):
        return None  # "QESCO – the salt board – said" goes on with a small letter
    return Dateline(None, place, at, match.end()) if _is_bare_place(place, sign) else None


def _is_bare_place(place: str, sign: str) -> bool:
    """Whether what stands before the sign is a place that needs no agency: capitals, or a place and a date."""
    if not has_case(place):
        return sign != ":" and len(place.split()) <= 3 and not re.search(r"[.!?؟۔。]", place)
    town = place.split(",")[0].strip()
    letters = [c for c in town if c.isalpha()]
    words = place.split()
    if not _capitalised(words) or len(words) > 7 or _is_heading(town):
        return False
    if town.isupper() and len(letters) >= 3 and len(town.split()) <= 4 and not re.search(r"\d|[!?;\"“.]{2}", town):
        return words[0] != "THE" or len(words) <= 2
    return "," in place and bool(_DATE.search(place.split(",", 1)[1])) and len(words) <= 6


def _french_at(head: str, at: int) -> Dateline | None:
    match = _FRENCH.match(head, at)
    if not match or not _is_french(head):
        return None
    place = match["place"].strip()
    if is_acronym(place):
        return Dateline(place, None, at, match.end())
    words = place.split()
    if pictures(place) or len(words) > 6 or not place[0].isupper():
        return None
    return Dateline(None, place, at, match.end()) if _DATE.search(place) or _capitalised(words) else None


def _is_french(head: str) -> bool:
    words = re.findall(r"\w+", head.casefold())
    french = sum(word in {"le", "la", "les", "des", "une", "est", "et", "du", "au", "dans", "un"} for word in words)
    english = sum(word in {"the", "of", "and", "to", "is", "was", "were", "an", "for", "said"} for word in words)
    return french > english


def _tdt_city(rest: str) -> str:
    """Cut the city off the text that is run into it: it ends before the word that opens a sentence."""
    words = rest.split()
    if len(words) <= 3 and _capitalised(words):
        return " ".join(words).rstrip(":–—- ")
    city: list[str] = []
    for word in words[:4]:
        if word in _OPENERS and city:
            return " ".join(city)
        if not word[0].isupper():
            break
        city.append(word)
    return words[0].rstrip(":,–—-")


def _after_caption(head: str) -> Dateline | None:
    """Find a dateline behind a caption or a by-line."""
    if byline := _BYLINE.match(head):
        at = byline.end() + 1
        if found := _agency_at(head, at) or _bare_at(head, at, colon=False):
            return found
    seen = any(words in head for words in _CAPTION_SIGNS)
    for match in _CAPTION_END.finditer(head) if seen else ():
        if match["paren"] is not None and not pictures(match["paren"]):
            continue
        if found := _at(head, match.end(), first=False) or _bare_at(head, match.end(), colon=True):
            return found
    captioned = _CAPTION_START.match(head.lstrip("= ")) is not None
    if not captioned and not _AGENCY_END.search(head):
        return None
    for match in _SENTENCE_END.finditer(head):
        found = _agency_at(head, match.end())
        if found and found.place and (found.place.split(",")[0].isupper() or _DATE.match(found.place)):
            return found
        if captioned and (bare := _bare_at(head, match.end(), colon=False)):
            return bare
    return None
