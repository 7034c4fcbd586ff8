"""The names under which exports keep title, text, outlet and the rest, in the languages of their programs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Lower case, without accents, spaces and punctuation, as `plain` writes them. Two of these in one header are a
# question for the caller, unless one of them yields (below). A column of the articles table that is not here
# (doc_id, file, start ...) is made by the kit and never taken from a file.
USUAL: dict[str, tuple[str, ...]] = {
    "outlet": (
        "source", "sourcename", "publisher", "publication", "newspaper", "media", "medium",
        "mediaoutlet", "newsoutlet", "medianame", "sitename", "newssource",
    ),
    "origin": ("agency", "newsagency", "wire", "wireservice"),
    "host": ("domain", "sourcedomain", "database", "platform"),
    "published": (
        "date", "publishedat", "pubdate", "publicationdate", "publishdate", "publisheddate", "datepublish",
        "datepublished", "publishedon", "datetime", "timestamp", "publishtime", "pubtime", "createdutc",
    ),
    "published_precision": (),
    "title": ("headline", "head", "hed", "heading", "articletitle"),
    "text": (
        "body", "content", "article", "fulltext", "maintext", "articlebody", "articletext", "bodytext",
        "story", "contenttext",
    ),
    "url": ("link", "uri", "weburl", "articleurl", "permalink"),
    "author": ("authors", "byline", "writer", "journalist"),
    "section": ("desk", "sectionname", "department"),
    "dateline": (),
    "language": ("lang", "languagecode"),
    "age_text": (),
    "category": (),
    "source_id": (),
    "text_status": (),
    "text_note": (),
}  # fmt: skip

# Looked for where a header has none of the above. Two of these are no question: the first of the list is taken,
# and the audit says so, since such tables were read before these names were known.
ALSO: dict[str, tuple[str, ...]] = {
    target: tuple(names.split())
    for target, names in {
        "outlet": """
            pubtitle publicationtitle publicationname newspapername newspapertitle journaltitle sourcetitle outletname
            zeitung zeitungsname quelle quellenname titelderpublikation titeldespublikation publikation
            krant bron bronnaam publicatie
            titredelapublication titredepresse titredujournal nomdelasource nomdujournal journal
            periodico diario fuente titulodelapublicacion titulodepublicacion
            testata giornale fonte jornal
            """,
        "origin": "agentur nachrichtenagentur persbureau agence agencia",
        "host": "hostname datenbank databank basededonnees basededatos",
        "published": """
            publishingdate publicationdatetime publisheddatetime publishedtime articledate storydate newsdate
            erscheinungsdatum veroffentlichungsdatum veroeffentlichungsdatum publikationsdatum datederpublikation
            veroffentlichtam erschienenam publicatiedatum datumpublicatie verschijningsdatum
            datedepublication datepublication datedeparution dateparution fechadepublicacion fechapublicacion
            datadipubblicazione datadepublicacao datum fecha
            """,
        "title": """
            documenttitle storytitle newstitle articleheadline
            uberschrift ueberschrift schlagzeile titel artikeltitel kop
            titredelarticle titrearticle titre titulodelarticulo titular titulo titolo
            """,
        "text": """
            plaintext fullarticle articlecontent cleantext cleanedtext textcontent storytext storybody newstext
            volltext artikeltext volledigetekst artikeltekst
            texteintegral textecomplet textedelarticle corpsdutexte corpsdelarticle textocompleto textodelarticulo
            texte tekst texto testo artikel articulo articolo artigo
            inhalt inhoud contenu contenido contenuto conteudo corps cuerpo
            """,
        "url": "documenturl storyurl pageurl canonicallink canonicalurl artikelurl lien urldelarticle enlace",
        "author": """
            authorname authornames verfasser verfasserin autor autoren autorin auteur auteurs autores autore autori
            journaliste periodista
            """,
        "section": "sectiontitle newsdesk ressort rubrik rubrique rubriek sektion seccion sezione secao",
        "language": """
            articlelanguage languageofpublication publicationlanguage sprache langue taal idioma lingua
            """,
        "source_id": "storiesid storeid proquestdocumentid accessionnumber accessionno guid",
    }.items()
}

# Usual names that yield to any other usual name of the same header: 'FullText' is the text where there is an
# 'Article' too, 'published_at' the date where there is a 'timestamp', 'Newspaper' the outlet where there is a 'Source'.
YIELDING: dict[str, tuple[str, ...]] = {
    "outlet": ("source", "publisher", "media", "medium"),
    "published": ("date", "datetime", "timestamp", "createdutc"),
    "title": ("head", "heading"),
    "text": ("body", "content", "article", "story"),
    "url": ("link", "uri"),
    "author": ("authors", "writer", "journalist"),
    "section": ("desk", "department"),
}

_NEVER_BY_ITSELF = ("source_id",)  # news services call an outlet's number that


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """A column's name without case, accents, spaces and punctuation.

    >>> plain("Date de publication "), plain("Überschrift"), plain("Pub-Date"), plain("#text")
    ('datedepublication', 'uberschrift', 'pubdate', 'text')
    """
    letters = unicodedata.normalize("NFKD", name.casefold()) if not name.isascii() else name.casefold()
    return re.sub(r"[\W_]+", "", "".join(c for c in letters if not unicodedata.combining(c)))


def names_of(target: str) -> tuple[tuple[str, ...], ...]:
    """The names that a column of the articles table may have, a group after the other.

    >>> names_of("title")[0], names_of("title")[1][:2]
    (('title',), ('headline', 'head'))
    """
    own = () if target in _NEVER_BY_ITSELF else (plain(target),)
    return own, USUAL[target], ALSO.get(target, ())
