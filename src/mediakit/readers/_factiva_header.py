"""The header of Factiva's display without codes: which of its bare lines is the title, the date, the outlet ..."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mediakit.readers._factiva_labels import (
    PAGES,
    SOURCE_CODE,
    TIME,
    WORDS_LINE,
    is_copyright,
    is_date,
    is_language,
)
from mediakit.readers.names import word_set

_MOST_BETWEEN = 7  # lines between the outlet and the language: code, edition, page, volume
_BYLINE = re.compile(
    r"(?:by|von|par|por|door|di|de notre|propos recueillis|recueilli|van onze|af|av|from|texte?|byline)\b[\s:]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:special (?:to|for)|exclusive|staff (?:writer|reporter)|envoy[ée]+ sp|de notre|unser|onze|correspond)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?…:;][\"”»'’)\]]*\s*$")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*\.?(?:[-'’][^\W\d_]+)*")
_SMALL = word_set("de del der den van von und and et y en la le di da dos zu e &")
_SECTION_LENGTH, _BYLINE_LENGTH = 45, 90


def is_header_at(lines: Sequence[str], at: int) -> bool:
    """Whether the line `at` is the words line of a header: a date stands below it, then a line or two.

    Where one of the two is lost, the source's code and the language must stand below the other.

    >>> is_header_at(["295 mots", "29 décembre 2011", "Courrier"], 0), is_header_at(["295 mots", "suffisent"], 0)
    (True, False)
    >>> is_header_at(["29 décembre 2011", "Courrier", "COURR", "Français"], 0)
    True
    """
    if not lines[at][:1].isdigit() or at + 2 >= len(lines):
        return False
    words, date = WORDS_LINE.fullmatch(lines[at][:60]) is not None, is_date(lines[at])
    if words and is_date(lines[at + 1]):
        return True
    if not (words or date) or (date and at and WORDS_LINE.fullmatch(lines[at - 1][:60])):
        return False
    code = next((n for n in range(at + 2, min(at + 4, len(lines))) if SOURCE_CODE.fullmatch(lines[n][:20])), None)
    return code is not None and any(is_language(line) for line in lines[code + 1 : code + _MOST_BETWEEN])


def after_title(lines: Sequence[str]) -> tuple[dict[str, list[str]], int]:
    """The values by code of the lines from the words line on, and how many lines they are.

    >>> lines = ["295 mots", "29 mai 2011", "15:32", "Courrier", "CRR", "26", "Français", "(c) 2011 CP", "Le pont."]
    >>> values, n = after_title(lines)
    >>> n, *(f"{code} {value}" for code, [value] in values.items())
    (8, 'WC 295 mots', 'PD 29 mai 2011', 'ET 15:32', 'SN Courrier', 'SC CRR', 'PG 26', 'LA Français', 'CY (c) 2011 CP')
    """
    values: dict[str, list[str]] = {}
    at = 0
    if lines and WORDS_LINE.fullmatch(lines[0][:60]):
        values["WC"] = [lines[0]]
        at = 1
    if at < len(lines) and is_date(lines[at]):
        values["PD"] = [lines[at]]
        at += 1
    if at < len(lines) and TIME.fullmatch(lines[at][:40]):
        values["ET"] = [lines[at]]
        at += 1
    if at < len(lines) and len(lines[at]) <= 200 and not is_language(lines[at]):
        values["SN"] = [lines[at]]
        at += 1
    if at < len(lines) and SOURCE_CODE.fullmatch(lines[at][:20]) and not is_language(lines[at]):
        values["SC"] = [lines[at]]
        at += 1
    reach = range(at, min(at + _MOST_BETWEEN, len(lines)))
    language = next((n for n in reach if is_language(lines[n])), None)
    rights = next((n for n in reach if language is None and is_copyright(lines[n])), None)
    if rights is not None and rights > at and len(lines[rights - 1]) <= 40 and not re.search(r"\d", lines[rights - 1]):
        language = rights - 1  # one that has no name in the interface's languages
    stop = language if language is not None else rights
    if stop is None:
        return values, at
    for line in lines[at:stop]:
        values.setdefault(_between(line, values), []).append(line)
    at = stop
    if language is not None:
        values["LA"] = [lines[language]]
        at += 1
    if at < len(lines) and is_copyright(lines[at]):
        values["CY"] = [lines[at]]
        at += 1
        if at < len(lines) and re.fullmatch(r"(?:(?:all )?rights )?reserved\W*", lines[at][:40], re.IGNORECASE):
            values["CY"].append(lines[at])
            at += 1
    return values, at


def before_words(lines: Sequence[str], title_at: int | None = None) -> dict[str, list[str]]:
    """Section, title, author and credit from the lines above the words line.

    Parameters
    ----------
    lines : sequence of str
        None of them empty.
    title_at : int, optional
        Which of them is the title, where that is known.

    Examples
    --------
    >>> before_words(["Foreign Desk; 1", "THE DAM HOLDS, THEY SAY", "By ADA LUND", "Special to The Post"])
    {'SE': ['Foreign Desk; 1'], 'HD': ['THE DAM HOLDS, THEY SAY'], 'BY': ['By ADA LUND'], 'CR': ['Special to The Post']}
    >>> before_words(["The dam holds", "Ada Lund"])
    {'HD': ['The dam holds'], 'BY': ['Ada Lund']}
    """
    lines = list(lines)
    if not lines:
        return {}
    bylines = [n for n, line in enumerate(lines) if n and (_says_author(line) or (n > 1 and _is_person(line)))]
    if title_at is None:
        title_at = _title_at(lines, bylines)
    after = lines[title_at + 1 :]
    author_at = next((n for n, line in enumerate(after) if _says_author(line) or _is_person(line)), None)
    if author_at is None and after and not _CREDIT.match(after[0]) and len(after[-1]) <= _BYLINE_LENGTH:
        author_at = len(after) - 1 if len(after) > 1 else 0
        if len(after) == 1 and _continues(lines[title_at], after[0]):
            author_at = None
    values: dict[str, list[str]] = {}
    if title_at:
        values["SE"] = lines[:title_at]
    values["HD"] = [lines[title_at]]
    for n, line in enumerate(after):
        code = "CR" if _CREDIT.match(line) or (author_at is not None and n > author_at) else "HD"
        values.setdefault("BY" if n == author_at else code, []).append(line)
    return values


def is_person_or_byline(line: str) -> bool:
    """Whether a line can be an author or a credit: it says so, or is nothing but a name.

    >>> is_person_or_byline("Von Ada Lund"), is_person_or_byline("Ada Lund, Oslo"), is_person_or_byline("The dam holds")
    (True, True, False)
    """
    return _says_author(line) or _is_person(line) or (len(line) <= _BYLINE_LENGTH and _CREDIT.match(line) is not None)


def _title_at(lines: Sequence[str], bylines: Sequence[int]) -> int:
    """The title among the lines above the words line: the one above the author, or the first after the section."""
    if len(lines) == 1:
        return 0
    above = bylines[0] if bylines else len(lines)
    return 1 if above > 1 and _is_section(lines[0], lines[1]) else 0


def _between(line: str, values: dict[str, list[str]]) -> str:
    if re.match(r"\s*(?:vol(?:ume|\.)?|band|jg\.?)\s*\W?\s*\d", line, re.IGNORECASE):
        return "VOL"
    return "PG" if "PG" not in values and PAGES.fullmatch(line[:60]) else "ED"


def _says_author(line: str) -> bool:
    return len(line) <= 2 * _BYLINE_LENGTH and _BYLINE.match(line) is not None


def _is_person(line: str) -> bool:
    """Whether a line is two to six capitalised words, as a name is, or 'Ada Lund, Oslo'."""
    words = re.split(r"[\s,;/]+", line.strip(" ,;/"))
    if not 1 < len(words) <= 8 or len(line) > _BYLINE_LENGTH:
        return False
    return all(word in _SMALL or _NAME.fullmatch(word) for word in words)


def _is_section(line: str, title: str) -> bool:
    return len(line) <= _SECTION_LENGTH and len(title) > len(line) and not _CLOSED.search(line)


def _continues(title: str, line: str) -> bool:
    """Whether a line goes on with a title: it begins small, or the title is not at its end."""
    return line[:1].islower() or title.rstrip().endswith((",", "-", "–", ":", ";"))
