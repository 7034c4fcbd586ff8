"""The fixed lines that an aggregator page prints around its articles, by language."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# The run that parts the main article from the related ones: these, in this order.
TRY, EXPLORE, COMMENTS, NO_COMMENTS, RELATED = range(5)
HASHTAGS, BACKGROUND = 10, 11  # one of them may stand directly before the run

LOGO = "logo"
_LINES = {
    "en": {
        "Try Our AI Features": TRY,
        "Explore what Daily8 AI can do for you:": EXPLORE,
        "Comments": COMMENTS,
        "No comments yet...": NO_COMMENTS,
        "Related Articles": RELATED,
    },
    "fr": {
        "Essayez nos fonctionnalités IA": TRY,
        "Découvrez ce que Daily8 IA peut faire pour vous :": EXPLORE,
        "Commentaires": COMMENTS,
        "Aucun commentaire pour le moment...": NO_COMMENTS,
        "Articles connexes": RELATED,
    },
    "ar": {
        "جرب ميزات الذكاء الاصطناعي لدينا": TRY,
        "اكتشف ما يمكن أن يفعله Daily8 AI من أجلك:": EXPLORE,
        "التعليقات": COMMENTS,
        "لا يوجد تعليقات بعد...": NO_COMMENTS,
        "أخبار ذات صلة": RELATED,
    },
    # No language: French and Arabic pages may keep the English words. The others are likely translations
    # that no page has shown yet; they count only directly before a run.
    "": {
        "Hashtags": HASHTAGS,
        "الهاشتاغات": HASHTAGS,
        "الهاشتاجات": HASHTAGS,
        "هاشتاغات": HASHTAGS,
        "هاشتاجات": HASHTAGS,
        "هاشتاغ": HASHTAGS,
        "هاشتاج": HASHTAGS,
        "الوسوم": HASHTAGS,
        "Orange background": BACKGROUND,
        "Fond orange": BACKGROUND,
        "Arrière-plan orange": BACKGROUND,
        "خلفية برتقالية": BACKGROUND,
    },
}
_LONGEST = 80
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff"))
_LISTING = (
    ("en", re.compile(r"Latest news with #")),
    ("fr", re.compile(r"Dernières actualités avec #")),
    ("ar", re.compile(r"(?:أحدث|آخر) الأخبار (?:مع |عن )?#")),
)
_OUTLET_PAGE = (
    ("en", re.compile(r"Latest from \S")),
    ("fr", re.compile(r"(?:Dernières actualités|Les dernières nouvelles) de \S")),
    ("ar", re.compile(r"(?:أحدث الأخبار|آخر الأخبار|الأحدث) من \S")),
)


def _key(line: str) -> str:
    """Level what captures change in a line: no-break spaces, the one-character ellipsis, invisible marks."""
    line = unicodedata.normalize("NFKC", line).translate(_UNSEEN).replace("’", "'")
    return " ".join(line.split()).replace(" :", ":")


class Fixed(NamedTuple):
    """A fixed line: its part in the page and its language, where that tells one."""

    role: int
    language: str | None


_FIXED = {
    _key(line): Fixed(role, language or None) for language, lines in _LINES.items() for line, role in lines.items()
}


def fixed(line: str) -> Fixed | None:
    """Say which fixed line this is, or None.

    >>> fixed("Articles connexes")
    Fixed(role=4, language='fr')
    >>> fixed("The council met on Tuesday.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    found = _FIXED.get(line)
    return found if found or line.isascii() else _FIXED.get(_key(line))


def _language_of(line: str, heads: tuple[tuple[str, re.Pattern[str]], ...]) -> str | None:
    if len(line) > 2 * _LONGEST:
        return None
    line = _key(line)
    return next((language for language, head in heads if head.match(line)), None)


def listing_language(line: str) -> str | None:
    """Give the language of a hashtag page's heading, or None where the line is no such heading.

    >>> listing_language("Dernières actualités avec #Marée")
    'fr'
    """
    return _language_of(line, _LISTING)


def outlet_page_language(line: str) -> str | None:
    """Give the language of an outlet page's heading ("Latest from Carrow Post"), or None."""
    return _language_of(line, _OUTLET_PAGE)


class Run(NamedTuple):
    """A furniture run: indexes of its first and last line, and how many of the five lines it has."""

    first: int
    last: int
    size: int
    language: str | None


def runs(lines: list[str]) -> list[Run]:
    """Find the furniture runs among the lines that are not empty.

    A single fixed word is no run: "Comments" or "Related Articles" may be a line of a body. A run has the
    first four of the five lines, or at least three of them, or begins with the first two; only where the
    capture ends may it be the first line alone.

    >>> runs(["Body.", "Comments", "More.", "Try Our AI Features", "Explore what Daily8 AI can do for you:"])
    [Run(first=3, last=4, size=2, language='en')]
    """
    found: list[Run] = []
    i = 0
    while i < len(lines):
        here = fixed(lines[i])
        if here is None or here.role > RELATED:
            i += 1
            continue
        first, roles = i, [here.role]
        while i + 1 < len(lines) and (after := fixed(lines[i + 1])) and roles[-1] < after.role <= RELATED:
            roles.append(after.role)
            i += 1
        alone = roles == [TRY] and i + 1 == len(lines)
        if len(roles) >= 3 or roles[:2] == [TRY, EXPLORE] or alone:
            found.append(Run(first, i, len(roles), here.language))
        i += 1
    return found
