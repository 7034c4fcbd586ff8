"""Which language an article is in: as its file states it, or by its words."""

from __future__ import annotations

import functools
import re
import threading
import unicodedata
from collections.abc import Callable

LEAST_LETTERS = 40  # a text with fewer tells too little
FIRST_EASTERN = "\u2e80"  # from here on a letter is a syllable or a word
READ = 2_000  # characters that are looked at
SURE = 0.7  # least probability among the languages with a two-letter code that py3langid knows

# Display names are taken from these, and each language's own name for itself (Deutsch, polski).
DISPLAYED_IN = ("en", "fr", "de", "nl", "es", "it", "pt")
# ISO 639-2's bibliographic codes, which library catalogues use, where they are not the codes that CLDR maps.
_BIBLIOGRAPHIC = (
    "alb=sq arm=hy baq=eu bur=my chi=zh cze=cs dut=nl fre=fr geo=ka ger=de gre=el ice=is mac=mk mao=mi may=ms per=fa "
    "rum=ro slo=sk tib=bo wel=cy"
)
# Norwegian is one language here, as in most databases; two old codes.
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}
_OTHER_NAMES = {
    "flemish": "nl", "vlaams": "nl", "castilian": "es", "castellano": "es", "farsi": "fa", "mandarin": "zh",
    "greek, modern": "el", "haitian": "ht",
}  # fmt: skip


def code_of(stated: str | None) -> str | None:
    """The two-letter code of a language as a file may write it.

    Known are ISO 639 codes of two and three letters, with or without a region, and names in English, French,
    German, Dutch, Spanish, Italian, Portuguese and the language itself, whatever their case and accents. None for
    what is unknown, for *mul* and *und*, for languages that have no two-letter code, and where several languages
    are stated: what a text is in is then for its words to say.

    >>> [code_of(stated) for stated in ("EN", "en-GB", "ger", "Français", "ANGLAIS", "Inglés", "English (UK)")]
    ['en', 'en', 'de', 'fr', 'en', 'en', 'en']
    >>> code_of("English; French"), code_of("English; en"), code_of("mul"), code_of("Elvish"), code_of(None)
    (None, 'en', None, None, None)
    """
    if not isinstance(stated, str) or len(stated) > 200:
        return None
    codes = {_code(part) for part in re.split(r"[;,/|&+]", stated) if part.strip()}
    return codes.pop() if len(codes) == 1 else _code(stated) if len(codes) > 1 else None


def _code(stated: str) -> str | None:
    name = _plain(stated)
    known = _names()
    bare = re.split(r"\s*[(\[:]|\s+-+\s+", name)[0].strip()  # Chinese (Simplified), Portuguese - Brazil
    parts = re.fullmatch(r"([a-z]{2,3})[-_][a-z0-9_-]{2,12}", name)  # en-GB, zh_Hans
    return known.get(name) or known.get(bare) or (known.get(parts[1]) if parts else None)


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).replace("\ufeff", "").split())


@functools.cache
def _names() -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # slow to load, and many files state no language
    from babel.core import get_global

    names: dict[str, str] = {}
    displayed = [Locale.parse(locale).languages for locale in DISPLAYED_IN]
    two_letters = sorted(code for code in displayed[0] if re.fullmatch("[a-z]{2}", code))
    for code in two_letters:
        names[code] = code
        try:
            names[_plain(Locale.parse(code).languages.get(code, code))] = code
        except (UnknownLocaleError, ValueError):
            continue
    for languages in displayed:
        for code, name in languages.items():
            if (base := code.split("_")[0]) in names:
                names.setdefault(_plain(name), base)
    for code, other in get_global("language_aliases").items():
        if len(code) == 3 and other in names:
            names.setdefault(code, other)
    names |= dict(pair.split("=") for pair in _BIBLIOGRAPHIC.split())
    names |= _OTHER_NAMES | {code: code for code in _SAME}
    return {name: _SAME.get(code, code) for name, code in names.items()}


def detect(text: str) -> str | None:
    """The language of a text by its words, as a two-letter code; the same text gives the same answer.

    None where its first 2,000 characters hold fewer than 40 letters (20 of Chinese, Japanese or Korean, which say
    as much), or where py3langid gives no language a probability of 0.7: lists of names, letters without words.
    Languages that have no two-letter code are not looked for, since they are mistaken for their big neighbours
    (of 392 English headlines 11 would be Nigerian Pidgin).

    >>> detect("The talks about the valley went on for three days and ended without an agreement.")
    'en'
    >>> detect("Die Gespräche über das Tal dauerten drei Tage und endeten ohne eine Einigung.")
    'de'
    >>> detect("Goal! 3:2") is None
    True
    """
    text = text[:READ]
    if sum(2 if c >= FIRST_EASTERN else 1 for c in text if c.isalpha()) < LEAST_LETTERS:
        return None
    text = text.lower() if text.isupper() else text
    code, probability = _classifier()(text.encode("utf-8", "replace"))
    return _SAME.get(code, code) if probability >= SURE and len(code) == 2 else None


_loading = threading.Lock()


def _classifier() -> Callable[[bytes], tuple[str, float]]:
    with _loading:  # loading takes half a second and 100 MB: once is enough
        return _load()


@functools.cache
def _load() -> Callable[[bytes], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # not before it is needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 or code == "zxx"])  # zxx: no words
    return identifier.classify
