"""The head and foot lines of a Europresse or Eureka document: what stands in them, whatever the markup."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_MONTHS = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|jänner|februar|märz|juni|juli|oktober|dezember"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|januari|februari|maart|mei|augustus"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|printemps|été|automne|hiver|spring|summer|autumn|fall|winter)"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?)"
)
_WORD = r"[^\W\d_]{3,12}\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:er|\.|º|°)?\s+(?:de\s+|d['’]\s*)?{_WORD},?\s+(?:de\s+|del\s+)?\d{{4}}"
    rf"|{_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?!\d)"
)
_CLOCK = (
    r"(?:\s*(?:[-–—,]|à|at|um|om)?\s*\b\d{1,2}\s?[:hH]\s?\d\d(?:[:m]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?:UTC|GMT|CES?T|HNE|HAE|E[SD]T)\)?)?(?:\s*[+-]\d\d:?\d\d)?(?!\d))?"
)
_DATES = (
    re.compile(rf"\b{_WEEKDAY},?\s+{_DAY}{_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.]){_DAY}{_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTHS}\s+\d{{4}}(?!\d)", re.IGNORECASE),
)
_LENGTH = re.compile(
    r"(?<![\w.,])(\d[\d\s.,’']{0,12}?\s?(?:mots|words|wörter|woorden|palabras|parole|palavras))\b", re.IGNORECASE
)
_PAGES = re.compile(r"(?:^|[\s,;])(?:pp?\.|pages?|páginas?|seiten?|s\.|blz\.)\s*([^\s,;].{0,60})$", re.IGNORECASE)
_ISSUE = re.compile(
    r",\s*((?:no\b|n°|nº|nr\b|num(?:éro)?\b|issue\b|vol(?:ume)?\b|ausgabe\b)\.?\s*\S.*)$", re.IGNORECASE
)
_ISSUE_LABEL = re.compile(r"(?:no|n°|nº|nr|num(?:éro)?|issue|ausgabe)\.?\s*(?=\d[\w\s-]*$)", re.IGNORECASE)
_APART = re.compile(r"\s*[\r\n]\s{8,}|[ \t\xa0]{8,}")  # what the export sets beside the name, not in it
_EDGE = " \t\xa0,;:-–—•|"

_ID = r"[a-zA-Z]{2,12}(?:·|Â·|\ufffd|&middot;)\d{8}\S+"
NUMBER = re.compile(
    r"(?:num\S{1,3}ro (?:de|du) document|document (?:number|no\.?|id)|doc\.|n[°º] (?:de|du) document"
    r"|dokument(?:en)?-?nummer|documentnummer|n\S{1,2}mero (?:de|del) documento|numero (?:del )?documento)"
    rf"\s*[:：]\s*(?P<said>\S*\d{{4}}\S*)\W*|(?P<bare>{_ID})",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b|droits d['’]auteur)(?=.{0,200}\b(?:19|20)\d\d\b).{0,400}"
    r"|.{0,200}(?:tous droits réservés|all rights reserved|alle rechte vorbehalten|todos los derechos reservados"
    r"|alle rechten voorbehouden)\b.{0,40}",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(illustration|photo|image|graphique|légende|caption|note|remarque|encadré|box|correction|erratum)"
    r"(?:\(?[sx]\)?)?\s*[:：]\s*(.*)",
    re.IGNORECASE,
)
ASIDE_ROLES = {"note": "note", "rema": "note", "corr": "note", "erra": "note", "enca": "box", "box": "box"}
CLASSIFICATION = re.compile(
    r"(?:catégories?|category|sujets?(?:\(s\))?(?: uniformes?(?:\(s\))?)?(?: [-–].{0,30})?|subjects?"
    r"|type(?:\(s\))? d['’]articles?|lieux?(?:\(x\))? géographiques?(?:[-–(].{0,30})?|personnes?(?:\(s\))?"
    r"|entreprises?(?:\(s\))?|organisations?(?:\(s\))?|édition|taille|length|descripteurs?)\s*[:：].*",
    re.IGNORECASE,
)
SAYS_LENGTH = re.compile(r"(?:taille|length)\s*[:：]\s*(.+)", re.IGNORECASE)
ANNOUNCES = re.compile(
    r"(?:.{0,60}[•:|(–-]\s*)?(?:nombre de documents?\s*[:：]\s*|number of documents?\s*[:：]\s*|documents?\s*[:：]\s*)?"
    r"(\d{1,5})\s*(?:documents?|articles?|dokumente?|documentos?|documenten)\W*"
    r"|(?:nombre de documents?|number of documents?|documents?)\s*[:：(]\s*(\d{1,5})\)?",
    re.IGNORECASE,
)
LIST_HEADING = re.compile(
    r"(?:sommaire|table des matières|liste des documents|table of contents|contents|list of documents|inhalt"
    r"(?:sverzeichnis)?|índice|sumario|inhoud(?:sopgave)?)\s*[:：]?",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"(?:cet article est paru dans|this article (?:was published|appeared) (?:in|on)|lire l['’]article (?:original|sur)"
    r"|dieser artikel (?:erschien|ist erschienen) in)\b.*",
    re.IGNORECASE,
)


class Header(NamedTuple):
    """What the line under an outlet's name says."""

    section: str | None = None
    published_text: str | None = None
    length: str | None = None
    pages: str | None = None


def header_of(text: str) -> Header:
    """Take section, date, length and pages from a header line; the order of the parts does not matter.

    >>> header_of("Éditorial, jeudi 4 octobre 2012, p. 03")
    Header(section='Éditorial', published_text='jeudi 4 octobre 2012', length=None, pages='03')
    >>> header_of("France, mercredi 11 septembre 2024 134 mots, p. 11")[1:]
    ('mercredi 11 septembre 2024', '134 mots', '11')
    >>> header_of("Thursday, December 22, 2022 - 16:43 UTC")[:2]
    (None, 'Thursday, December 22, 2022 - 16:43 UTC')
    """
    text = text[:600]
    found = next((last for shape in _DATES if (last := _last(shape, text))), None)
    before, after = (text[: found.start()], text[found.end() :]) if found else (text, "")
    rest = after if found else before
    length = _LENGTH.search(rest)
    if length:
        rest = f"{rest[: length.start()]} {rest[length.end() :]}"
    pages = _PAGES.search(rest.rstrip(_EDGE))
    if pages:
        rest = rest[: pages.start()]
    left_over = rest.strip(_EDGE) or None
    section = (before.strip(_EDGE) or left_over) if found else left_over
    return Header(
        section,
        found[0].strip(_EDGE) if found else None,
        length[1].strip() if length else None,
        pages[1].strip(_EDGE) if pages else None,
    )


def _last(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last date: a section may be named for a day, and stands first."""
    found = None
    for found in shape.finditer(text):  # noqa: B007
        pass
    return found


def outlet_of(raw: str) -> tuple[str | None, str | None, str | None]:
    """Name, issue and edition of an outlet; the web suffix belongs to its name.

    >>> outlet_of("Magazine 1, no. 5968"), outlet_of("Courier (site web)")
    (('Magazine 1', '5968', None), ('Courier (site web)', None, None))
    """
    name, _, edition = (_APART.sub("\x1f", raw.strip()[:1000], count=1)).partition("\x1f")
    name, edition = " ".join(name.split()), " ".join(edition.split())
    issue = None
    if found := _ISSUE.search(name):
        label = _ISSUE_LABEL.match(found[1])
        name, issue = name[: found.start()].rstrip(_EDGE), found[1][label.end() if label else 0 :]
    return name.rstrip(",;") or None, issue, edition or None


def folded(text: str) -> str:
    """Letters and digits only, without case and accents, so that a list's title finds its article's.

    >>> folded("L'Été, déjà !")
    'letedeja'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())
