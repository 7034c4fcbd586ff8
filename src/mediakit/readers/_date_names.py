"""What months and weekdays are called: Babel's CLDR names, as newspapers and databases spell them.

A key is a name in lower case without accents and dots (`plain`), so that Février, FEVRIER and fevrier are one;
umlauts also as ae, oe, ue.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

# The languages that are tried where nobody knows the article's, with the regions that have names of their own.
LOCALES = {
    "en": ("en", "en_GB", "en_AU"), "de": ("de", "de_AT"), "fr": ("fr",), "nl": ("nl",), "es": ("es", "es_PE"),
    "pt": ("pt", "pt_PT"), "it": ("it",), "sv": ("sv",), "da": ("da",), "no": ("nb", "nn"), "fi": ("fi",),
    "pl": ("pl",), "cs": ("cs",), "sk": ("sk",), "hu": ("hu",), "ro": ("ro",), "tr": ("tr",), "ru": ("ru",),
    "uk": ("uk",), "bg": ("bg",), "hr": ("hr",), "sl": ("sl",), "el": ("el",), "ca": ("ca",),
    "ar": ("ar", "ar_LB", "ar_TN", "ar_MA"), "fa": ("fa",), "zh": ("zh",), "ja": ("ja",), "ko": ("ko",),
}  # fmt: skip

# What papers print and CLDR lacks. Weekdays count from Monday, 0.
MORE_MONTHS = {
    "de": {"mrz": 3, "feber": 2}, "es": {"sep": 9}, "fr": {"jan": 1, "fev": 2, "aou": 8, "juill": 7, "sep": 9},
    "it": {"genn": 1, "febbr": 2, "sett": 9}, "nl": {"maa": 3, "sept": 9},
}  # fmt: skip
MORE_DAYS = {
    "de": {"sonnabend": 5}, "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "pt": {"segunda": 0, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4},
}  # fmt: skip

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "’": "'", "ʼ": "'"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Meaning(NamedTuple):
    """What a word may mean: months (1 to 12) and weekdays (0, Monday, to 6)."""

    months: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()


def plain(text: str) -> str:
    """A text in lower case without accents, its letters and digits as ASCII has them where it has them.

    >>> plain("8. MÄRZ ２００１"), plain("1ᵉʳ août"), plain("٢٢ يونيو")
    ('8. marz 2001', '1er aout', '22 يونيو')
    """
    text = text.casefold()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    bare = "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) not in ("Mn", "Cf"))
    bare = unicodedata.normalize("NFC", bare)  # Hangul, which NFKD takes apart
    return bare if bare.isascii() else "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)


def keys(name: str) -> set[str]:
    """The spellings under which a name is known.

    >>> sorted(keys("März")), keys("d’abril"), keys("terça-feira")
    (['maerz', 'marz'], {'abril'}, {'terca feira'})
    """
    name = unicodedata.normalize("NFC", name.casefold())
    found = set()
    for spelling in (name, name.translate(_UMLAUTS)):
        bare = plain(spelling).replace(".", "").replace("-", " ").strip()
        found.add(bare.removeprefix("de ").removeprefix("d'"))
    return found


@functools.cache
def of_language(code: str) -> dict[str, Meaning]:
    """The names of one language; none where CLDR does not know the code."""
    from babel import Locale, UnknownLocaleError  # slow to load, and columns of ISO dates never need it

    months: dict[str, set[int]] = {}
    weekdays: dict[str, set[int]] = {}
    for locale in LOCALES.get(code, (code,)):
        try:
            known = Locale.parse(locale)
        except (UnknownLocaleError, ValueError):
            return {}
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                _add(months, known.months[context][width].items())
                _add(weekdays, known.days[context][width].items())
    for more, known_names in ((MORE_MONTHS, months), (MORE_DAYS, weekdays)):
        for name, number in more.get(code, {}).items():
            known_names.setdefault(name, set()).add(number)
    return _meanings(months, weekdays)


@functools.cache
def of_all_languages() -> dict[str, Meaning]:
    """The names of all `LOCALES` together: one that is two months in two languages keeps both."""
    months: dict[str, set[int]] = {}
    weekdays: dict[str, set[int]] = {}
    for code in LOCALES:
        for name, meaning in of_language(code).items():
            if meaning.months:
                months.setdefault(name, set()).update(meaning.months)
            if meaning.weekdays:
                weekdays.setdefault(name, set()).update(meaning.weekdays)
    return _meanings(months, weekdays)


def _add(to: dict[str, set[int]], names: Iterable[tuple[int, str]]) -> None:
    for number, name in names:
        for key in keys(name):
            if not key[:1].isdigit() and not (len(key) == 1 and key.isascii()):  # 6월, 6月; h for hétfő
                to.setdefault(key, set()).add(number)


def _meanings(months: dict[str, set[int]], weekdays: dict[str, set[int]]) -> dict[str, Meaning]:
    return {
        name: Meaning(frozenset(months.get(name, ())), frozenset(weekdays.get(name, ())))
        for name in {**months, **weekdays}
    }
