"""What can be the name of a news agency in a credit, and what is a picture credit or a heading."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words of a text.

    >>> sorted(word_set("wire press"))
    ['press', 'wire']
    """
    return frozenset(words.split())


# Agencies whose names do not say that they are one; only needed where nothing but the name stands there.
KNOWN = word_set(
    """AFP AP Reuters UPI DPA dpa EFE ANSA ANI PTI IANS TASS RIA Xinhua Kyodo Jiji Yonhap Bernama Antara Anadolu
    WAM SPA KUNA QNA BNA PETRA MENA AAP PA ATS APA Belga Tanjug Ukrinform Interfax Bloomberg Euronews BBC CNN CNA
    AGERPRES PAP CTK MTI KCNA NAN APP UNB BSS VNA TNA رويترز وكالات واس وام كونا بترا قنا سانا
    新华社 共同社"""
)
_AGENCY_WORDS = word_set(
    """agence agency agencies agencia agenzia agentur news newswire newswires wire wires press presse presses
    prensa service services network media bureau وكالة وكالات الأنباء"""
)
_PAPER_WORDS = word_set(
    """post times herald gazette courier ledger daily journal tribune observer mail star echo chronicle mirror
    guardian standard telegraph today radio tv media online review weekly now feuille dépêche journal écho"""
)
_SMALL = word_set("of and the de du des di da del la le les l d et y und & for in on at with und von von der der")
_PICTURE = re.compile(
    r"(?i)(?<!\w)(?:pics?|photos?|photograph(?:er|y|s)?|pictures?|images?|videos?|screen ?grabs?|screenshots?|file|"
    r"courtesy|provided|supplied|handout|illustration|graphic|map|credits?|crédits?|fotos?|bild|getty|"
    r"instagram|facebook|twitter|youtube|صورة|الصورة|تصوير)(?!\w)"
)
_NO_NAME = word_set(
    """more end ends updated update sic laughs laughter applause continued correction advertisement
    read watch video see also listen live related tags subscribe news story ok tv usa us uk eu un
    top new editor staff agencies ditto ibid pm am"""
)
_NO_ACRONYM = re.compile(r"(?i)ads?|endit|the|and|inc|ltd|llc|plc|faq|wow|omg|lol|yes|no|not|never|all|out|stop|go")


def has_case(text: str) -> bool:
    """Whether the text's letters come as capitals and small ones.

    >>> has_case("Nordwire"), has_case("رويترز")
    (True, False)
    """
    return text.upper() != text.lower()


def pictures(name: str) -> bool:
    """Whether a name is that of a picture's source, or a caption.

    >>> pictures("Vesspress pic"), pictures("Vesspress")
    (True, False)
    """
    return _PICTURE.search(name) is not None


def is_acronym(name: str) -> bool:
    """Whether a name is two to six capitals, with stops or without, as agencies sign.

    >>> is_acronym("QBC"), is_acronym("A.P."), is_acronym("Qbc"), is_acronym("END")
    (True, True, False, False)
    """
    letters = name.replace(".", "")
    return (
        2 <= len(letters) <= 6
        and letters.isalpha()
        and letters.isupper()
        and letters.casefold() not in _NO_NAME
        and not _NO_ACRONYM.fullmatch(letters)
    )


def is_credit_name(name: str) -> bool:
    """Whether a name can sign an article: up to six words with capitals, and no picture credit.

    Small words may stand between. Scripts without capitals need none.

    >>> is_credit_name("Agence Fanal"), is_credit_name("the end of the story"), is_credit_name("Photo: QBC")
    (True, False, False)
    >>> is_credit_name("وكالة الميناء")
    True
    """
    words = re.split(r"[\s/,]+", name.strip())
    if not 1 <= len(words) <= 6 or len(name) > 60 or pictures(name) or not any(map(str.isalpha, name)):
        return False
    if name.casefold() in _NO_NAME or any(mark in name for mark in '@"“”«»?!:;()©'):
        return False
    first = next((c for c in name if c.isalnum()), "")
    if first.isdigit() and not any(c.isupper() for c in name):
        return False
    if has_case(first) and not first.isupper() and not name[0].isdigit() and name not in KNOWN:
        return any(c.isupper() for c in words[0])  # eNordwire
    return all(not w or _is_name_word(w) for w in words)


def _is_name_word(word: str) -> bool:
    first = next((c for c in word if c.isalnum()), "")
    if not first or first.isdigit() or not has_case(first):
        return True
    return first.isupper() or word.casefold() in _SMALL or word in KNOWN or any(c.isupper() for c in word)


def is_agency(name: str) -> bool:
    """Whether a name says by itself that it is an agency: a word for one, capitals, or a known name.

    >>> is_agency("Agence Fanal"), is_agency("QBC"), is_agency("Mirelle Osk")
    (True, True, False)
    """
    name = name.strip()
    if not is_credit_name(name):
        return False
    words = re.split(r"[\s/,-]+", name.casefold())
    return name in KNOWN or is_acronym(name) or any(word in _AGENCY_WORDS for word in words)


def publishes(name: str) -> bool:
    """Whether a name is an agency's or a paper's, and no person's.

    >>> publishes("Vessar Gazette"), publishes("Oda Fennimark")
    (True, False)
    """
    return is_agency(name) or not _PAPER_WORDS.isdisjoint(re.split(r"[\s/,-]+", name.casefold()))
