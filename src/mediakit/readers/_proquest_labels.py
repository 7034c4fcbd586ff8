"""The labels of ProQuest's fields, in the languages of its interface, and the lines that are no field."""

from __future__ import annotations

import re
import unicodedata

# By column: names as the service prints them; accents, case, blanks and hyphens are levelled before they are compared.
_NAMES = {
    "title": "Title|Document title|Titre|Titel|Título|Titulo|Titolo|Titel des Dokuments|Título del documento",
    "author": "Author|Authors|Auteur|Auteurs|Autor|Autoren|Autores|Autore|Verfasser|Créateur",
    "outlet": "Publication title|Publication|Titre de la publication|Titre de publication|Titel der Publikation|"
    "Publikationstitel|Titel der Veröffentlichung|Título de publicación|Título de la publicación|"
    "Titel van publicatie|Titel van de publicatie|Publicatietitel|Título da publicação|Titolo della pubblicazione",
    "published_text": "Publication date|Date de publication|Erscheinungsdatum|Publikationsdatum|Datum der Publikation|"
    "Veröffentlichungsdatum|Fecha de publicación|Publicatiedatum|Datum van publicatie|Data de publicação|"
    "Data da publicação|Data di pubblicazione",
    "publication_info": "Publication info|Publication information|Informations sur la publication|"
    "Informations de publication|Infos sur la publication|Info de publication|Publikationsinfo|"
    "Publikationsinformationen|Publikationsangaben|Información de publicación|Información de la publicación|"
    "Publicatie-info|Publicatiegegevens|Informações da publicação|Informazioni sulla pubblicazione",
    "publication_year": "Publication year|Year|Année de publication|Année|Erscheinungsjahr|Publikationsjahr|"
    "Jahr der Publikation|Jahr|Año de publicación|Año|Jaar van publicatie|Publicatiejaar|Ano de publicação|"
    "Anno di pubblicazione",
    "text": "Full text|Fulltext|Texte intégral|Texte complet|Volltext|Texto completo|Volledige tekst|Texto integral|"
    "Testo completo|Testo integrale",
    "abstract": "Abstract|Résumé|Zusammenfassung|Resumen|Samenvatting|Resumo|Riassunto",
    "pages": "Pages|Page|First page|Start page|Première page|Seiten|Seite|Erste Seite|Páginas|Página|Primera página|"
    "Pagina's|Eerste pagina|Primeira página|Pagine|Prima pagina",
    "section": "Section|Rubrique|Rubrik|Ressort|Sección|Sectie|Seção|Sezione",
    "volume": "Volume|Band|Jahrgang|Volumen|Tomo|Jaargang",
    "issue": "Issue|Numéro|Ausgabe|Heft|Número|Nummer|Numero",
    "edition": "Edition|Édition|Edición|Editie|Edição|Edizione",
    "column": "Column|Colonne|Columna|Kolumne",
    "issn": "ISSN|e-ISSN|ISSN électronique|E-ISSN",
    "publication_subject": "Publication subject|Sujet de la publication|Sujet de publication|Thema der Publikation|"
    "Publikationsthema|Materia de la publicación|Materia de publicación|Onderwerp van publicatie|"
    "Assunto da publicação",
    "source_type": "Source type|Type de source|Quellentyp|Quellenart|Art der Quelle|Tipo de fuente|Brontype|"
    "Type bron|Tipo de fonte|Tipo di fonte",
    "language": "Language of publication|Language|Publication language|Langue de publication|"
    "Langue de la publication|Langue|Sprache der Publikation|Publikationssprache|Sprache der Veröffentlichung|"
    "Sprache|Idioma de la publicación|Idioma de publicación|Idioma|Taal van publicatie|Taal van de publicatie|Taal|"
    "Idioma da publicação|Lingua della pubblicazione",
    "document_type": "Document type|Type de document|Dokumenttyp|Dokumententyp|Dokumentart|Tipo de documento|"
    "Documenttype|Type document|Tipo di documento",
    "document_feature": "Document feature|Document features|Caractéristiques du document|Dokumentmerkmal|"
    "Característica del documento|Características del documento",
    "source_id": "Document ID|ID du document|Dokument-ID|ID del documento",
    "url": "Document URL|URL du document|Dokument-URL|URL des Dokuments|URL del documento|URL van document|"
    "Document-URL|URL do documento|URL|ProQuest URL",
    "copyright": "Copyright|Droits d'auteur|Urheberrecht|Derechos de autor|Auteursrecht|Direitos autorais",
    "last_updated": "Last updated|Dernière mise à jour|Zuletzt aktualisiert|Letzte Aktualisierung|"
    "Última actualización|Laatst bijgewerkt|Última atualização|Ultimo aggiornamento",
    "database": "Database|Databases|Base de données|Bases de données|Datenbank|Datenbanken|Base de datos|"
    "Bases de datos|Database van bron|Base de dados",
    "place_of_publication": "Place of publication|Lieu de publication|Erscheinungsort|Publikationsort|Ort der "
    "Publikation|Lugar de publicación|Plaats van publicatie|Local de publicação|Luogo di pubblicazione",
    "country_of_publication": "Country of publication|Pays de publication|Erscheinungsland|Publikationsland|"
    "Land der Publikation|País de publicación|Land van publicatie|País de publicação|Paese di pubblicazione",
    "publisher": "Publisher|Éditeur|Verlag|Herausgeber|Editorial|Editor|Uitgever|Editora|Editore",
    "subject": "Subject|Subjects|Subject terms|Sujet|Sujets|Thema|Themen|Schlagwort|Schlagwörter|Materia|Materias|"
    "Tema|Onderwerp|Assunto|Soggetto|Identifier / keyword|Identifier/keyword|Narrow subject|Broad subject",
    "location": "Location|Lieu|Ort|Standort|Lugar|Ubicación|Locatie|Local",
    "people": "People|Personnes|Personne|Personen|Personas|Pessoas|Persone",
    "company": "Company / organization|Company/organization|Company / organisation|Société / organisation|"
    "Entreprise / organisation|Firma / Organisation|Unternehmen / Organisation|Unternehmen/Organisation|"
    "Empresa / organización|Compañía / organización|Bedrijf / organisatie|Empresa / organização",
    "classification": "Classification|Klassifikation|Klassifizierung|Clasificación",
    "supplement": "Supplement|Supplément|Beilage|Suplemento",
    "dateline": "Dateline",
    "links": "Links|Liens|Enlaces|Link|ProQuest document link|Lien vers le document ProQuest|ProQuest-Dokument-Link",
    "credit": "Credit|Crédit|Crédito",
    "caption": "Caption|Illustration|Légende|Bildunterschrift|Abbildung",
    "length": "Word count|Nombre de mots|Wortanzahl|Número de palabras",
}
# What only the block of facts has, so that a body is known to be over.
STRONG = frozenset({"source_id", "source_type", "document_type", "language", "database", "last_updated", "url"})
# What follows an author's text and is none of it; elsewhere such words are words.
AFTER_BODY = frozenset({"credit", "caption", "length"})
_HEADING_NAMES = frozenset({"text", "abstract", "details", "links"})
_DETAILS = frozenset({"details", "detalles", "dettagli", "dokumentdetails"})
_LABEL = re.compile(r"\s*([^\W\d_][^:\r\n]{0,48}?)\s*:(?!//)\s*")
_COUNTED = re.compile(
    r"\s*(?:Documento|Document|Dokument)\s+(\d{1,6})\s+(?:of|sur|von|de|van|di)\s+(\d{1,6})\s*", re.IGNORECASE
)
RULE = re.compile(r"\s*_{20,}\s*")
COVER = re.compile(
    r"\s*(?:Report Information from ProQuest|Informations? (?:du|sur le) rapport (?:de |- )?ProQuest|"
    r"(?:Berichtsinformationen|Berichtsdaten|Bericht) (?:von|aus) ProQuest|"
    r"Informaci[oó]n (?:del|de) informe de ProQuest|Rapportinformatie van ProQuest|"
    r"Informações do relatório (?:da|do) ProQuest)\s*",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\s*(?:Table of contents|Documents?|Table des mati[èe]res|Inhaltsverzeichnis|Dokumente|[ÍI]ndice|"
    r"Tabla de contenidos?|Documentos|Inhoudsopgave|Documenten)\s*",
    re.IGNORECASE,
)
FOOTER = re.compile(
    r"\s*(?:Contact us at|Contactez-nous|Kontaktieren Sie uns|Contacte con nosotros|Database copyright|"
    r"Copyright de la base|Datenbank-?\s?Copyright|Terms and Conditions|Conditions d'utilisation|"
    r"Allgemeine Gesch[äa]ftsbedingungen|T[ée]rminos y condiciones)\b.{0,300}",
    re.IGNORECASE,
)
BIBLIOGRAPHY = re.compile(
    r"\s*(?:Bibliography|Bibliographie|Literaturverzeichnis|Bibliograf[íi]a|Citation style|"
    r"Style de citation)\b.{0,100}",
    re.IGNORECASE,
)


def levelled(name: str) -> str:
    """A name without case, accents and anything between its letters.

    >>> levelled("Titre de la publication"), levelled("Último - Año")
    ('titredelapublication', 'ultimoano')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


COLUMNS = {levelled(name): column for column, names in _NAMES.items() for name in names.split("|")}


def label_of(line: str) -> tuple[str, int] | None:
    """The column that a line's label stands for and where its value begins; None where there is no label.

    >>> label_of("Publication title: Courier"), label_of("ID du document ProQuest : 12"), label_of("He said: no")
    (('outlet', 19), ('source_id', 26), None)
    """
    if found := _LABEL.match(line, 0, 60):
        column = _column(levelled(found[1]))
        return (column, found.end()) if column else None
    if len(line) < 60 and line.isupper():  # the headings of documents and pages: FULL TEXT
        name = levelled(line)
        column = "details" if name in _DETAILS else COLUMNS.get(name)
        return (column, len(line)) if column in _HEADING_NAMES else None
    return None


def _column(name: str) -> str | None:
    if "proquest" in name and "id" in name.replace("proquest", "") and ("document" in name or "dokument" in name):
        return "source_id"
    return COLUMNS.get(name)


def numbered(line: str) -> tuple[int, int] | None:
    """The number of a document and how many there are.

    >>> numbered("Document 3 of 25"), numbered("Dokument 3 von 25 fehlt")
    ((3, 25), None)
    """
    found = _COUNTED.fullmatch(line) if len(line) < 60 else None
    return (int(found[1]), int(found[2])) if found else None
