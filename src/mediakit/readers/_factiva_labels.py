"""The words by which Factiva's exports are known: field codes, and the fixed words of its interface languages."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from mediakit.readers.names import is_agency, word_set

# In the order of Factiva: what each two- or three-letter code of the display with codes stands for.
COLUMNS = {
    "CLM": "column",
    "SE": "section",
    "HD": "title",
    "CR": "credit",
    "BY": "author",
    "WC": "length",
    "PD": "date",
    "ET": "time",
    "SN": "outlet",
    "SC": "source_code",
    "NGC": "source_group",
    "GC": "source_group_code",
    "ED": "edition",
    "PG": "pages",
    "VOL": "volume",
    "LA": "language",
    "CY": "copyright",
    "CX": "corrections",
    "LP": "text",
    "TD": "text",
    "ART": "captions",
    "CT": "contact",
    "RF": "notes",
    "CO": "companies",
    "IN": "industries",
    "NS": "subject",
    "RE": "regions",
    "IPC": "publisher_codes",
    "IPD": "publisher_topics",
    "PUB": "publisher",
    "AN": "source_id",
}
BODY = frozenset({"LP", "TD"})
TAIL = frozenset(list(COLUMNS)[list(COLUMNS).index("TD") + 1 :])  # what follows the text
OPENING = frozenset({"CLM", "SE", "HD"})  # one of them begins an article
MOST_IN_A_DOWNLOAD = 100  # articles; Factiva hands out no more at a time, whatever the search found

_WORD = (
    r"(?:words?|mots?|w(?:ö|oe)rter|wort|woorden|woord|palabras?|parol[ae]|palavras?|слов[оа]?|słów|słowa|słowo"
    r"|ord|字|ワード|単語|語)"
)
WORDS = rf"\d[\d.,'’\u00a0\u202f ]{{0,11}}+\s*{_WORD}"
WORDS_LINE = re.compile(rf"\s*({WORDS})\s*", re.IGNORECASE)
_DOCUMENT = r"(?:document|dokument|documento|документ|文件|文档|文書|ドキュメント|문서)"
NUMBER = r"(?=[A-Za-z0-9]{0,30}?\d{6})[A-Za-z0-9]{12,40}"  # 8 characters of the source, the day, 9 of its count
DOCUMENT_LINE = re.compile(rf"\s*(?:AN\b[\s|]*)?\(?\s*{_DOCUMENT}\s+({NUMBER})\s*\)?[\s|]*", re.IGNORECASE)
_NUMBER = re.compile(NUMBER)
TIME = re.compile(r"\s*\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*", re.IGNORECASE)
_DATE = re.compile(
    r"\s*(?:"
    r"\d{1,2}(?:er|º|ª|st|nd|rd|th)?\.?\s+(?:de\s+|d')?[^\W\d_]{3,12}\.?,?\s+(?:de\s+|del\s+)?(?:1[6-9]|20)\d\d"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:1[6-9]|20)\d\d"
    r"|(?:1[6-9]|20)\d\d\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:1[6-9]|20)\d\d|(?:1[6-9]|20)\d\d-\d\d-\d\d"
    r")(?:\s*г\.?)?\s*",
    re.IGNORECASE,
)
SOURCE_CODE = re.compile(r"\s*[A-Z][A-Z0-9]{0,7}\s*")
_YEAR = r"\b(?:1[6-9]|20)\d\d\b"
_RIGHTS = re.compile(
    r"\(c\)|©|\bcopyright\b|\brights? reserved|\bdroits? r[ée]serv|\brechte vorbehalten|\brechten voorbehouden"
    r"|\bderechos? reservado|\bdiritti riservati|\bdireitos reservados|版权|版權",
    re.IGNORECASE,
)
_YEAR_AT_AN_EDGE = re.compile(rf"\s*{_YEAR}|.*{_YEAR}\.?\s*$")
PAGES = re.compile(
    r"\s*(?:pp?\.?|pages?|seiten?|pagina|página|S\.)?\s*[A-Z]{0,3}-?\d{1,4}[A-Z]?(?:\W.{0,30})?", re.IGNORECASE
)
FURNITURE = re.compile(
    r"\s*(?:(?:page|seite|página|pagina)?\s*\d*\s*(?:of|sur|von|de|di|van)?\s*\d*\s*(?:©|\(c\)|copyright)?\s*\d{0,4}\s*"
    r"factiva\s*,?\s*(?:inc|llc|ltd)\b.{0,60}|(?:dow jones\s*)?factiva\W*|dow jones(?: & company)?"
    r"|(?:page|seite|página|pagina)\s+\d+\s+(?:of|sur|von|de|di|van)\s+\d+)\s*",
    re.IGNORECASE,
)
_LEAD_FIELDS = re.compile(
    r"(?P<outlet>[^\n]{1,160}?),\s*(?:(?P<time>\d{1,2}:\d\d(?:\s?[ap]m)?),\s*)?(?P<date>[^,\n]{6,40}(?:,\s*\d{4})?),"
    rf"\s*(?P<length>{WORDS})\s*(?:,\s*(?P<author>[^\n]{{0,300}}?))?,?\s*\((?P<language>[^()\n]{{2,40}})\)\s*",
    re.IGNORECASE,
)
_INTERFACES = ["en", "fr", "de", "nl", "es", "it", "pt", "ru", "zh", "zh_Hant", "ja", "pl", "sv", "da", "ko"]
_LANGUAGES = word_set(
    """en fr de nl es it pt ru zh ja ar pl sv da nb no fi cs sk hu el tr he ca ko id ms ro bg uk th vi fa hi hr sr sl lt
    lv et is af ur bn ta eu gl ga mt sq mk ka hy az kk"""
)
_MORE_LANGUAGES = word_set("英文 法文 德文 西班牙文 中文 日文 俄文 意大利文 葡萄牙文 荷蘭文")


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else, in any of the interface's languages.

    >>> is_date("29 décembre 2011"), is_date("9 Januar 1993"), is_date("2018 年 9 月 18 日"), is_date("In May 2011")
    (True, True, True, False)
    """
    return len(line) <= 60 and _DATE.fullmatch(line) is not None


@cache
def language_names() -> frozenset[str]:
    """What the interface calls the languages of articles, in lower case."""
    names = set(_MORE_LANGUAGES)
    for interface in _INTERFACES:
        known = Locale.parse(interface).languages
        names |= {known[code].casefold() for code in _LANGUAGES if code in known}
    return frozenset(names)


def is_language(line: str) -> bool:
    """Whether a line names a language as the interface does.

    >>> is_language("Anglais"), is_language("Chinese - Simplified"), is_language("Monday")
    (True, True, False)
    """
    name = line.strip().casefold()
    return len(name) <= 40 and re.split(r"\s*[-–(]\s*", name)[0] in language_names()


def is_copyright(line: str) -> bool:
    """Whether a line of a header can be the copyright.

    >>> is_copyright("(c) 2012 Courier"), is_copyright("Courier Press 2011."), is_copyright("The bridge opened.")
    (True, True, False)
    """
    rights = _RIGHTS.search(line[:400])
    if rights is None:
        return len(line) <= 100 and _YEAR_AT_AN_EDGE.match(line) is not None
    return len(line) <= 400 and (rights.start() <= 2 or re.search(_YEAR, line) is not None)


def document_number(line: str) -> str | None:
    """The number of a line that holds nothing but 'Document' and a number, in any of the interface's languages.

    >>> document_number("Dokument COUR000020200102eg120001p")
    'COUR000020200102eg120001p'
    >>> document_number("Document A of the file") is None
    True
    """
    found = DOCUMENT_LINE.fullmatch(line) if len(line) <= 120 else None
    return found[1] if found else None


def bare_number(value: str) -> str | None:
    """The number in the field AN, whatever word the interface sets before it.

    >>> bare_number("Dokument COUR000020200102eg120001p"), bare_number("Document AB-12"), bare_number(" ")
    ('COUR000020200102eg120001p', 'AB-12', None)
    """
    if found := _NUMBER.search(value):
        return found[0]
    words = value.split()
    return words[-1] if words and any(map(str.isdigit, words[-1])) else None


def lead_fields(line: str) -> dict[str, str] | None:
    """What a line under a headline of a list says: outlet, time, date, length, author and language.

    >>> found = lead_fields("Harbour Post, 14:05, 12 January 2021, 1,542 words, Ada Lund, (English)")
    >>> found["outlet"], found["published_text"], found["length"], found["author"], found["language"]
    ('Harbour Post', '12 January 2021 14:05', '1,542 words', 'Ada Lund', 'English')
    >>> lead_fields("Harbour Post, which has 900 words for snow (English).") is None
    True
    """
    found = _LEAD_FIELDS.fullmatch(line) if len(line) <= 700 and line.rstrip().endswith(")") else None
    if found is None or not is_date(found["date"]):
        return None
    fields = {name: (found[name] or "").strip() for name in ("outlet", "length", "author", "language")}
    fields["published_text"] = " ".join(filter(None, [found["date"].strip(), found["time"]]))
    return {name: value for name, value in fields.items() if value}


def as_article(values: dict[str, list[str]]) -> dict[str, str]:
    """The columns of an article from the values of its codes, empty ones left out; an agency's credit is the origin.

    >>> sorted(as_article({"HD": ["Rain"], "PD": ["9 mei 2020"], "ET": ["15:32"], "CR": [" "]}).items())
    [('host', 'Factiva'), ('published_text', '9 mei 2020 15:32'), ('title', 'Rain')]
    """
    article = {"host": "Factiva"}
    for code, lines in values.items():
        if code not in BODY and (value := " ".join(" ".join(lines).split())):
            article[COLUMNS.get(code, f"factiva_{code.lower()}")] = value
    day, hour = article.pop("date", ""), article.pop("time", "")
    if day:
        article["published_text"] = f"{day} {hour}".strip()
    if is_agency(article.get("credit", "")):
        article["origin"] = article["credit"]
    if number := bare_number(article.pop("source_id", "")):
        article["source_id"] = number
    return article
