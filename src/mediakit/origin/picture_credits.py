"""Whose pictures a text shows: "(Photo: QBC)", "Vesspress pic", "Anna Berg/AFP/Getty Images"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediakit.origin.agencies import Agencies
from mediakit.origin.contributions import says_agency
from mediakit.readers.names import is_acronym, is_credit_name, publishes

# "(Photo: QBC)", "Image copyright QBC", "Photo / Vesspress"
_ANCHORS = ("hoto", "HOTO", "ic", "IC", "mage", "IMAGE", "ideo", "VIDEO", "oto", "Bild", "grab", "raphic",
            "llustration", "redit", "صورة", "تصوير")  # fmt: skip
_WORD = (
    r"(?:[Pp]hotos?|PHOTOS?|[Pp]ics?|PIC|[Pp]ictures?|PICTURES?|[Ii]mages?|IMAGE|[Vv]ideo|VIDEO|[Ff]otos?|Bild|"
    r"[Ss]creen ?grab|Graphic|Illustration|[Cc]redit|الصورة|صورة|تصوير)(?!\w)"
)
_BY = r"(?: *(?:credit|courtesy|copyright|by|from|of|via|source|crédit|de|von)(?!\w))*"
_LED = re.compile(rf"{_WORD}{_BY} *(?P<sign>[:/©|–-]?) *(?P<names>[^\s()\n:.;|©–-][^()\n:;|©]{{1,70}})")
# "Vesspress pic", "AP Photo/Anna Berg"
_NOUN = re.compile(r"(?:[Pp]ics?|[Pp]hotos?|[Ii]mages?)(?!\w)")
_BEFORE_NOUN = re.compile(r"(?<![\w/])[A-ZÀ-Ý][\w.]{1,20}(?: [A-ZÀ-Ý][\w.]{1,20}){0,2} $")
_STOP = re.compile(r"\.\s|\s(?:Image caption|caption|[a-z]{3,})(?!\w)|\s{2,}|\n")
_SAID = re.compile(r"(?:copyright|courtesy|credit|by|via)\s*$")
_SLASH = re.compile(r"\s*/\s*|\s*,\s*|\s+(?:via|and|for)\s+")
_MORE = re.compile(r"\s?/\s?|\svia\s")
_PERSON = re.compile(r"(?:[A-ZÀ-Ý][\w.'’-]*\s+){1,3}[A-ZÀ-Ý][\w'’-]+\s*$")
_AFTER = re.compile(r"/\s?[A-ZÀ-Ý](?:[a-zà-ÿ]|\.)[\w.'’-]*(?:\s[A-ZÀ-Ý][\w'’-]+){1,2}")


class PictureCredit(NamedTuple):
    """An agency or outlet whose picture is shown, and where the line that says so stands."""

    name: str
    start: int
    end: int


def picture_credits(text: str, agencies: Agencies) -> list[PictureCredit]:
    """Find whose pictures a text shows, in its order; credits that name only a person are left out.

    >>> text = "A bell. (Photo: QBC) The bell rang. (Anna Berg/Nordwire) (Vesspress pic) (Photo: Oda Fennimark)"
    >>> [(c.name, text[c.start:c.end]) for c in picture_credits(text, Agencies({"Nordwire": []}))]
    [('QBC', '(Photo: QBC)'), ('Nordwire', '(Anna Berg/Nordwire)'), ('Vesspress', '(Vesspress pic)')]
    """
    found: list[PictureCredit] = []
    starts = _word_starts(text)
    last = 0
    for start in starts:
        if start < last or not (match := _LED.match(text, start)):
            continue
        names = match["names"]
        if stop := _STOP.search(names):
            names = names[: stop.start()]
        last = end = match.start("names") + len(names.rstrip(" .,"))
        before, behind = text[match.start() - 1 : match.start()], text[end : end + 2].lstrip(".")[:1]
        whole = before in ("", "(", "\n", " ") and behind in ("", ")", "\n")  # the credit has its brackets or line
        if match["sign"] or "/" in names or before in ("", "(", "\n") or _SAID.search(match[0], 0, _led(match)):
            for name in _names(names, agencies, free=whole):
                found.append(PictureCredit(name, *_bracketed(text, match.start(), end)))
    for start in starts:
        if noun := _NOUN.match(text, start):
            found += _closed(text, noun.start(), noun.end(), agencies)
    found += _by_slashes(text, agencies)
    return _once(found)


def _word_starts(text: str) -> list[int]:
    """Where the words begin that can announce or close a picture's credit."""
    found = set()
    for anchor in _ANCHORS:
        at = text.find(anchor)
        while at >= 0:
            start = at
            while start > 0 and at - start < 12 and text[start - 1].isalpha():
                start -= 1
            found.add(start)
            at = text.find(anchor, at + len(anchor))
    return sorted(found)


def _closed(text: str, start: int, end: int, agencies: Agencies) -> list[PictureCredit]:
    """Read a credit that its noun closes: "Vesspress pic", "AP Photo/Anna Berg"."""
    before = _BEFORE_NOUN.search(text[max(0, start - 64) : start])
    if not before:
        return []
    name = before[0].rstrip()
    named = agencies.at_end(name) or agencies.at_end(f"{name} {text[start:end]}")
    alone = text[start - len(before[0]) - 1 : start - len(before[0])] == "(" and text[end : end + 1] == ")"
    if named is None and alone and (" " not in name or publishes(name)):
        named = name
    if named is None:
        return []
    after = _AFTER.match(text, end)
    first = start - len(before[0]) + name.rindex(named.split()[0])
    return [PictureCredit(named, *_bracketed(text, first, after.end() if after else end))]


def _by_slashes(text: str, agencies: Agencies) -> list[PictureCredit]:
    """Persons and agencies with slashes between: Anna Berg/AFP/Getty Images, REUTERS/Anna Berg."""
    found: list[PictureCredit] = []
    last = -1
    at = text.find("/")
    while at >= 0:
        if at >= last and (credit := _around_slash(text, at, agencies)):
            start, end, names = credit
            found += [PictureCredit(name, *_bracketed(text, start, end)) for name in names]
            last = end
        at = text.find("/", at + 1)
    return found


def _around_slash(text: str, at: int, agencies: Agencies) -> tuple[int, int, list[str]] | None:
    """Read what stands around a slash: where the credit begins and ends, and whom it names."""
    after = agencies.at_start(text, at + 1) if text[at + 1 : at + 2].isupper() else None
    if after and (person := _PERSON.search(text[max(0, at - 60) : at])):
        start, end, names = max(0, at - 60) + person.start(), at + 1 + len(after), [after]
    else:
        named = _AFTER.match(text, at)
        before = agencies.at_end(text[max(0, at - 60) : at]) if named else None
        if not before or not named:
            return None
        start, end, names = at - len(before), named.end(), [before]
    while more := _MORE.match(text, end):
        follows = agencies.at_start(text, more.end())
        if not follows:
            break
        names.append(follows)
        end = more.end() + len(follows)
    return start, end, names


def _led(match: re.Match[str]) -> int:
    """Where in a match the names begin."""
    return match.start("names") - match.start()


def _names(words: str, agencies: Agencies, *, free: bool) -> list[str]:
    found = []
    for part in _SLASH.split(words, maxsplit=5)[:5]:
        part = re.sub(r"^[Tt]he\s+", "", part.strip(" .,©\"'"))
        if listed := agencies.at_start(part) or agencies.at_end(part):
            found.append(listed)
        elif free and is_credit_name(part) and (is_acronym(part) or says_agency(part) or " " not in part):
            found.append(part)
    return list(dict.fromkeys(found))


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """With the brackets around a credit, where they hold it and nothing else."""
    return (start - 1, end + 1) if text[start - 1 : start] == "(" and text[end : end + 1] == ")" else (start, end)


def _once(found: list[PictureCredit]) -> list[PictureCredit]:
    """Each name of a line once: of credits of one name that overlap, the longest."""
    kept: dict[str, list[PictureCredit]] = {}
    for credit in sorted(found, key=lambda c: (c.start, -c.end)):
        of_name = kept.setdefault(credit.name, [])
        if not of_name or of_name[-1].end <= credit.start:
            of_name.append(credit)
        elif credit.end - credit.start > of_name[-1].end - of_name[-1].start:
            of_name[-1] = credit
    return sorted((c for of_name in kept.values() for c in of_name), key=lambda c: (c.start, c.end))
