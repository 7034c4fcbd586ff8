"""The labels that Nexis prints around an article, in the languages of its interfaces, and which column they fill."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

HEAD = "head"  # stands above the body
END = "end"  # closes the article: nothing but other labels and the copyright follows
MAYBE = "maybe"  # belongs to the end where an END label stands before it; in the body it is the author's own word

# English, German, French, Dutch, Spanish, Portuguese, Italian; spelling is levelled by `folded`.
_NAMES = {
    HEAD: {
        "length": "LENGTH|LÄNGE|LAENGE|LONGUEUR|LENGTE|LONGITUD|EXTENSIÓN|COMPRIMENTO|EXTENSÃO|TAMANHO|LUNGHEZZA",
        "author": "BYLINE|AUTHOR|AUTHORS|AUTOR|AUTOREN|VERFASSER|AUTEUR|AUTEURS|AUTORES|AUTORE|AUTORI",
        "section": "SECTION|RUBRIK|RESSORT|SEKTION|ABSCHNITT|RUBRIQUE|SECTIE|RUBRIEK|SECCIÓN|SECÇÃO|SEÇÃO|SEZIONE",
        "headline": "HEADLINE|TITLE|TITEL|ÜBERSCHRIFT|UEBERSCHRIFT|SCHLAGZEILE|TITRE|KOP|TITULAR|TÍTULO|TITOLO",
        "dateline": "DATELINE|DATUMSZEILE|ORTSMARKE|ORT DATUM|LIEU DATE|DATUMREGEL|LÍNEA DE FECHA|DATA E LOCAL",
        "highlight": "HIGHLIGHT|HIGHLIGHTS|INSERT|ENCART|HERVORHEBUNG|VORSPANN|UNTERTITEL|UITGELICHT|DESTACADO"
        "|DESTAQUE|RESALTADO|CHAPEAU|ACCROCHE|IN EVIDENZA",
        "body": "BODY|VOLLEDIGE TEKST|VOLLTEXT|TEXT|TEXTE|TEXTE INTÉGRAL|TEKST|CORPS|TEXTKÖRPER|HAUPTTEXT|CUERPO|TEXTO"
        "|TEXTO COMPLETO|CORPO|TESTO",
        "published": "DATE|DATUM|FECHA|DATA|PUBLICATION DATE|DATE DE PUBLICATION",
        "show": "SHOW|SENDUNG|ÉMISSION",
        "anchor": "ANCHOR|ANCHORS|HOST|HOSTS",
        "reporter": "REPORTER|REPORTERS",
        "guest": "GUEST|GUESTS",
    },
    END: {
        "load_date": "LOAD-DATE|UPDATE|AKTUALISIERT|LADEDATUM|DATE-CHARGEMENT|DATE DE CHARGEMENT|LAADDATUM"
        "|FECHA-CARGA|FECHA DE CARGA|FECHA-DE-CARGA|DATA-CARREGAMENTO|DATA DE CARREGAMENTO|DATA-CARICAMENTO"
        "|DATA DI CARICAMENTO|DATUM DES UPLOADS|HOCHLADEDATUM",
        "language": "LANGUAGE|SPRACHE|LANGUE|TAAL|IDIOMA|LENGUA|LENGUAJE|LINGUA|LÍNGUA",
        "publication_type": "PUBLICATION-TYPE|PUB-TYPE|PUBLIKATIONSTYP|PUBLIKATIONSART|ART DER PUBLIKATION|ZEITUNGSTYP"
        "|TYPE-PUBLICATION|TYPE DE PUBLICATION|PUBLICATIETYPE|TYPE PUBLICATIE|SOORT PUBLICATIE|TIPO-PUBLICACIÓN"
        "|TIPO DE PUBLICACIÓN|TIPO DE PUBLICAÇÃO|TIPO-PUBLICAÇÃO|TIPO DI PUBBLICAZIONE|TIPO-PUBBLICAZIONE",
        "journal_code": "JOURNAL-CODE|CODE-REVUE|CODE DE LA REVUE|ZEITSCHRIFTENCODE|ZEITUNGSCODE|PUBLIKATIONSCODE"
        "|TIJDSCHRIFTCODE|CÓDIGO-REVISTA|CÓDIGO DE REVISTA|CÓDIGO DE LA REVISTA|CÓDIGO DO JORNAL|CODICE RIVISTA",
        "graphic": "GRAPHIC|GRAPHICS|GRAFIK|GRAFIKEN|GRAPHIQUE|GRAPHISME|GRAFIEK|AFBEELDING|ILLUSTRATION|ILUSTRACIÓN"
        "|GRÁFICO|GRÁFICOS|GRAFICO|GRAFICI",
        "subject": "SUBJECT|THEMA|THEMEN|SCHLAGWORT|SCHLAGWÖRTER|SUJET|ONDERWERP|MATERIA|TEMA|ASUNTO|ASSUNTO|SOGGETTO",
        "geographic": "GEOGRAPHIC|GEOGRAPHY|GEO-LOCALIZATION|LOCALISATION-GEO|GÉOGRAPHIE|GÉOGRAPHIQUE|GEOGRAFISCH"
        "|GEOGRAFIE|GEOGRAPHISCH|GEOGRÁFICO|GEOGRAFÍA|GEOGRAFIA",
        "person": "PERSON|PERSONEN|PERSONNE|PERSONNES|PERSOON|PERSONA|PESSOA",
        "company": "COMPANY|UNTERNEHMEN|FIRMA|SOCIÉTÉ|ENTREPRISE|BEDRIJF|EMPRESA|COMPAÑÍA|AZIENDA|SOCIETÀ",
        "organization": "ORGANIZATION|ORGANISATION|ORGANISATIE|ORGANIZACIÓN|ORGANIZAÇÃO|ORGANIZZAZIONE",
        "industry": "INDUSTRY|BRANCHE|INDUSTRIE|ACTIVITY-SECTOR|SECTEUR-ACTIVITÉ|SECTEUR D'ACTIVITÉ|BEDRIJFSTAK"
        "|INDUSTRIA|INDÚSTRIA|SETTORE",
        "ticker": "TICKER|STOCK-SYMBOL|SYMBOLE-BOURSIER|SYMBOLE BOURSIER|BÖRSENSYMBOL|BÖRSENKÜRZEL|SÍMBOLO BURSÁTIL",
        "country": "COUNTRY|LAND|PAYS|PAÍS|PAESE",
        "city": "CITY|STADT|STAD|VILLE|CIUDAD|CIDADE|CITTÀ",
        "state": "STATE|BUNDESLAND|ÉTAT|ESTADO|STATO",
        "accession_number": "ACC-NO|ACCESSION-NUMBER|ACCESSION-NO",
        "correction_date": "CORRECTION-DATE",
        "document_type": "DOCUMENT-TYPE|DOKUMENTTYP|TYPE DE DOCUMENT|DOCUMENTTYPE|TIPO DE DOCUMENTO|TIPO DI DOCUMENTO",
        "classification": "CLASSIFICATION|KLASSIFIZIERUNG|KLASSIFIKATION|CLASSIFICATIE|CLASIFICACIÓN|CLASSIFICAÇÃO"
        "|CLASSIFICAZIONE",
    },
    MAYBE: {
        "article_type": "TYPE|ART|TIPO",
        "photo": "PHOTO|PHOTOS|FOTO|FOTOS|IMAGE|IMAGEN|IMAGEM|IMMAGINE|BILD",
        "correction": "CORRECTION|CORRECTIONS|KORREKTUR|CORRECTIE|CORRECCIÓN|CORREÇÃO|CORREZIONE|RECTIFICATIF",
        "notes": "NOTE|NOTES|ANMERKUNG|ANMERKUNGEN|REMARQUE|OPMERKING|OPMERKINGEN|NOTA|NOTAS",
        "series": "SERIES|SERIE|SÉRIE",
        "name": "NAME|NOM|NAAM|NOMBRE|NOME",
        "url": "URL|LINK|LIEN",
        "distribution": "DISTRIBUTION|VERTEILUNG|DISTRIBUCIÓN",
        "category": "CATEGORY|KATEGORIE|CATÉGORIE|CATEGORIE|CATEGORÍA",
        "keyword": "KEYWORD|KEYWORDS|STICHWORT|STICHWORTE|TREFWOORD|TREFWOORDEN|MOTS-CLÉS|PALABRAS CLAVE",
        "caption": "CAPTION|BILDUNTERSCHRIFT|LÉGENDE|BIJSCHRIFT",
        "issn": "ISSN", "isbn": "ISBN", "volume": "VOLUME", "issue": "ISSUE", "pages": "PAGE|PAGES|SEITE|PÁGINA",
        "contact": "CONTACT|KONTAKT", "source": "SOURCE|QUELLE|BRON|FUENTE|FONTE", "disclaimer": "DISCLAIMER",
        "edition": "EDITION|AUSGABE|ÉDITION|EDITIE|EDICIÓN|EDIÇÃO|EDIZIONE", "version": "VERSION",
    },
}  # fmt: skip

LONG = frozenset({"graphic", "correction", "notes", "caption", "highlight", "disclaimer", "classification"})
# Nobody writes these into an article: they alone show where it ends, whatever follows.
CERTAIN = frozenset({"load_date", "language", "publication_type", "journal_code"})

_LABEL = re.compile(r"[^\w]{0,2}([^\W\d_][^:\n]{1,30}?)[ \xa0]*:(?!//)[ \xa0\t]*(.*)", re.DOTALL)
_UNWRITTEN = re.compile(r"[\W_]+")

COPYRIGHT = re.compile(
    r"\s*(?:copyright\b.{0,40}(?:(?:19|20)\d\d|©|\(c\))|(?:©|\(c\))\s*(?:copyright|(?:19|20)\d\d)|copyright\s*[^\w\s]"
    r"|all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|alle rechten voorbehouden"
    r"|(?:todos los|reservados todos los) derechos|todos os direitos|tutti i diritti)",
    re.IGNORECASE,
)
RESERVED = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv|alle rechten voorbehouden"
    r"|derechos reservados|reservados todos|direitos reservados|diritti riservati",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label at the beginning of a line."""

    column: str
    role: str
    value: str


@functools.lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A name without case, accents, spaces, hyphens and damaged letters.

    >>> folded("Load-Date"), folded("LÄNGE"), folded("L\ufffdNGE")
    ('LOADDATE', 'LANGE', 'LNGE')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _UNWRITTEN.sub("", bare).upper()


def folded_names(names: str) -> frozenset[str]:
    """Names between bars, folded.

    >>> sorted(folded_names("Job Number|Jobnummer"))
    ['JOBNUMBER', 'JOBNUMMER']
    """
    return frozenset(folded(name) for name in names.split("|"))


def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for role, columns in _NAMES.items():
        for column, names in columns.items():
            for name in names.split("|"):
                table.setdefault(folded(name), (column, role))
                if not name.isascii():  # as it looks where an encoding was lost
                    table.setdefault(folded("".join(c for c in name if c.isascii())), (column, role))
    return table


_TABLE = _table()


def label_of(text: str, capitals: bool = True) -> Label | None:
    """The label that a line begins with, where Nexis knows it.

    Parameters
    ----------
    text : str
        The line.
    capitals : bool
        Whether only one in capitals is a label, as in the classic form.

    Examples
    --------
    >>> label_of("LÄNGE: 300 Wörter")
    Label(column='length', role='head', value='300 Wörter')
    >>> label_of("Länge: 300 Wörter"), label_of("SMITH: I think so.")
    (None, None)
    """
    if ":" not in text[:40]:
        return None
    found = _LABEL.match(text)
    if found is None or (capitals and found[1] != found[1].upper()):
        return None
    known = _TABLE.get(folded(found[1]))
    return Label(*known, found[2].strip()) if known else None


def heading_of(text: str) -> Label | None:
    """The label that a line is, without a colon, as Nexis Uni prints Body, Graphic and Classification.

    >>> heading_of("Corps"), heading_of("Body language")
    (Label(column='body', role='head', value=''), None)
    """
    if len(text) > 30 or ":" in text:
        return None
    column, role = _TABLE.get(folded(text), ("", ""))
    if column not in ("body", "graphic", "classification", "notes", "correction", "highlight"):
        return None
    return Label(column, role, "")


def looks_like_label(text: str) -> bool:
    """Whether a line begins like a label, known or not: a word in capitals and a colon.

    >>> looks_like_label("ACC-NO: 1"), looks_like_label("Minister: no")
    (True, False)
    """
    found = _LABEL.match(text) if ":" in text[:40] else None
    return bool(found) and found[1] == found[1].upper() and len(found[1]) > 2 and len(found[1].split()) <= 3
