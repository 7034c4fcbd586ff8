"""The cover page of Nexis Uni: how many documents it announces, their titles, and where the first one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mediakit.readers._document_numbers import announces, place_of
from mediakit.readers._nexis_blocks import Row, split_date
from mediakit.readers._nexis_labels import HEAD, folded, folded_names, heading_of, label_of

COVER_ROWS = 60  # rows within which the number of documents stands
HEADER_ROWS = 14  # rows between a date and the label or body that shows it to be an article's
LOOK_AHEAD = 50  # titles of the list among which an article is looked for
LONGEST_TITLE = 5  # rows

_COUNT = re.compile(r"(?:documents?|dokumente?|documenten|documentos?|documenti|documento)\s?\(\s?(\d{1,6})\s?\)", re.I)
_ENTRY = re.compile(r"(\d{1,5})\.\s*(\S.*)")
_INFO = folded_names(
    "Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|User Name"
    "|Datum und Uhrzeit|Jobnummer|Job-Nummer|Auftragsnummer|Mandant/Angelegenheit|Client/Sache|Mandant/Sache"
    "|Suchbegriffe|Suchtyp|Suchart|Eingegrenzt durch|Eingegrenzt nach|Eingeschränkt durch|Inhaltstyp|Inhaltsart"
    "|Date et heure"
    "|Numéro de tâche|Numéro de la tâche|Numéro de travail|Client/Affaire|Client/Dossier|Termes de recherche"
    "|Termes recherchés|Type de recherche|Affiné par|Limité par|Restreint par|Type de contenu|Datum en tijd|Taaknummer"
    "|Opdrachtnummer|Cliënt/zaak|Client/Zaak|Zoektermen|Zoektype|Type zoekopdracht|Beperkt door|Verfijnd door"
    "|Verfijnd op|Inhoudstype|Fecha y hora|Número de trabajo|Número de tarea|Cliente/Asunto|Términos de búsqueda"
    "|Tipo de búsqueda|Limitado por|Restringido por|Delimitado por|Acotado por|Tipo de contenido|Data e hora"
    "|Número do trabalho|Termos de pesquisa|Tipo de pesquisa|Tipo de conteúdo|Data e ora|Numero del lavoro"
    "|Termini di ricerca|Tipo di ricerca|Tipo di contenuto"
)


@dataclass
class Cover:
    """What stands before the first article.

    Attributes
    ----------
    end : int
        The row at which the first article begins.
    list_begin : int
        The row at which the list of documents begins.
    n_documents : int or None
    titles : list of str
    """

    end: int = 0
    list_begin: int = 0
    n_documents: int | None = None
    titles: list[str] = field(default_factory=list)


def cover_of(rows: Sequence[Row]) -> Cover:
    """Read the cover page, if there is one."""
    counted = next((n for n, row in enumerate(rows[:COVER_ROWS]) if _COUNT.fullmatch(row.text)), None)
    last_info = max((n for n, row in enumerate(rows[:COVER_ROWS]) if is_info(row)), default=None)
    if counted is None:
        return Cover() if last_info is None or not is_info(rows[0]) else _ended(Cover(), rows, last_info)
    found = _COUNT.fullmatch(rows[counted].text)
    cover = Cover(list_begin=counted + 1, n_documents=int(found[1]) if found else None)
    last = counted
    for number in range(counted + 1, len(rows)):
        entry = _ENTRY.fullmatch(rows[number].text)
        if entry and int(entry[1]) == len(cover.titles) + 1:
            cover.titles.append(entry[2])
            last = number
            if len(cover.titles) == cover.n_documents:
                break
        elif number > last + 40 or _ends_header(rows, number):
            break
    return _ended(cover, rows, last)


def is_info(row: Row) -> bool:
    """Whether a row says how the documents were searched for."""
    name, colon, _ = row.text[:60].partition(":")
    return bool(colon) and folded(name) in _INFO


def _ended(cover: Cover, rows: Sequence[Row], last: int) -> Cover:
    """The cover with its end: the headline above the first date that an article's labels follow."""
    dated = next((n for n in range(last + 1, len(rows)) if _is_header_date(rows, n)), None)
    stop = len(rows) if dated is None else dated
    marked = [n for n in range(last + 1, stop) if is_info(rows[n]) or rows[n].columns or "\t" in rows[n].text]
    begin = (marked[-1] if marked else last) + 1
    if dated is None:
        cover.end = begin
        return cover
    titled = [n for n in range(begin, dated) if any(same_title(t, rows[n].text) for t in cover.titles[:3])]
    cover.end = titled[0] if titled else max(begin, dated - LONGEST_TITLE)
    return cover


def _is_header_date(rows: Sequence[Row], number: int) -> bool:
    """Whether the row is the date of an article: a body or a label of the head follows."""
    if split_date(rows[number].text) is None:
        return False
    return any(_ends_header(rows, n) for n in range(number + 1, min(number + HEADER_ROWS, len(rows))))


def _ends_header(rows: Sequence[Row], number: int) -> bool:
    heading = heading_of(rows[number].text)
    label = label_of(rows[number].text, capitals=False)
    return (heading is not None and heading.column == "body") or (
        label is not None and label.role == HEAD and label.column in ("length", "section", "author", "dateline")
    )


def same_title(listed: str, found: str | None) -> bool:
    """Whether a title of the list is an article's: either may be cut or lack the part after a semicolon.

    >>> same_title("Ferry sails again;Crowd waves", "Ferry sails again"), same_title("Ferry", None)
    (True, False)
    """
    return found is not None and _agree(folded(listed), folded(found))


def _agree(one: str, other: str) -> bool:
    return (one.startswith(other) or other.startswith(one)) if one and other else one == other


def check_list(cover: Cover, articles: Sequence[dict[str, Any]]) -> list[str]:
    """Number the articles by the list, and say which of its documents are missing and where they should stand."""
    count = cover.n_documents or len(cover.titles) or None
    missing: list[int] = []
    position = 0
    titles = [folded(title) for title in cover.titles]
    for place, article in enumerate(articles):
        article["document_number"], article["document_count"] = None, count
        ahead, own = titles[position : position + LOOK_AHEAD], folded(article.get("title") or "")
        step = next((n for n, title in enumerate(ahead) if own and _agree(title, own)), None)
        if step is None and ahead and len(titles) - position == len(articles) - place:
            step = 0  # as many left as announced: its headline is printed otherwise
        if step is not None:
            missing += range(position + 1, position + step + 1)
            position += step + 1
            article["document_number"] = position
    if not cover.titles and count == len(articles):
        for number, article in enumerate(articles, start=1):
            article["document_number"] = number
    if count is None or len(articles) >= count:
        return []
    missing += range(position + 1, len(cover.titles) + 1)
    return [_missing_text(cover, articles, missing[: max(count - len(articles), 0) + LOOK_AHEAD], count)]


def _missing_text(cover: Cover, articles: Sequence[dict[str, Any]], missing: Sequence[int], count: int) -> str:
    if not missing:
        return f"{announces(count, len(articles))}; which are missing the file does not tell."
    by_number = {article["document_number"]: article for article in articles if article["document_number"]}
    said = []
    for number in missing[:5]:
        before = next((by_number[n] for n in range(number - 1, 0, -1) if n in by_number), None)
        after = next((by_number[n] for n in range(number + 1, count + 1) if n in by_number), None)
        title = cover.titles[number - 1][:80]
        said.append(f"number {number:,} is missing ('{title}'); it should stand {place_of(before, after)}")
    if len(missing) > 5:
        said.append(f"and {len(missing) - 5:,} more")
    return f"{announces(count, len(articles))}: {'; '.join(said)}."
