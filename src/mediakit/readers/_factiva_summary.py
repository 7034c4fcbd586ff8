"""Factiva's search summary: what was searched, and how many articles that found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mediakit._phrases import counted
from mediakit.readers._factiva_labels import MOST_IN_A_DOWNLOAD, WORDS_LINE, document_number

DROPPED_AS = "search summary"
_HEADING = re.compile(
    r"\W*(?:search summary|(?:zusammenfassung der suche|such(?:e-|ergebnis-?)?(?:zusammenfassung|übersicht))"
    r"|(?:résumé|récapitulatif) de (?:la |votre )?recherche|resumen de (?:la )?búsqueda|riepilogo (?:della )?ricerca"
    r"|resumo da (?:pesquisa|busca)|zoekoverzicht|(?:samenvatting|overzicht) (?:van )?(?:de )?zoek\w+"
    r"|сводка поиска|搜索摘要|搜尋摘要|検索概要)\W*",
    re.IGNORECASE,
)
_TERMS = "text|texte|texto|testo|tekst|freitext|текст|文本|テキスト"
_RESULTS = (
    r"results? found|gefundene ergebnisse|ergebnisse gefunden|(?:nombre de )?résultats?(?: trouvés?| obtenus?)?"
    r"|resultados? (?:encontrados?|obtenidos?|localizados?)|risultati(?: trovati)?|gevonden resultaten"
    r"|resultaten gevonden|результатов найдено|找到的结果|找到結果|検索結果"
)
_STAMP = (
    r"time ?stamp|zeitstempel|horodatage|marca de (?:tiempo|hora)|tijdstempel|data e ora|fecha y hora"
    r"|carimbo de (?:data/)?hora|отметка времени|时间戳|時間戳記"
)
_OTHERS = (
    r"date|datum|fecha|data|source|quelle|fuente|fonte|bron|author|autor|auteur|autore|company|companies|unternehmen"
    r"|société|entreprise|compañía|empresa|società|azienda|bedrijf|onderneming|subject|thema|sujet|tema|argomento|assunto"
    r"|onderwerp|industry|branche|secteur(?: économique)?|sector|industria|industrie|settore|setor|region|région|región"
    r"|regione|regio|região|language|sprache|langue|idioma|lingua|taal|news filters?|nachrichtenfilter"
    r"|filtres?(?: d'actualités)?|duplicates?(?: identified)?|duplikate|doublons|duplicados|all of these words"
)
_LABEL = re.compile(
    rf"\s*(?:(?P<terms>{_TERMS})|(?P<results>{_RESULTS})|(?P<stamp>{_STAMP})|(?:{_OTHERS}))"
    r"(?P<sign>\s*[|\t:]\s*|\s*$|\s+)(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CELLS = 12  # rows within which a summary in cells says how many articles were found
_LONGEST = 80  # lines; a long query is wrapped over many
_NUMBER = re.compile(r"\s*(\d[\d.,'’\u00a0\u202f ]*)\W*")


@dataclass
class Summary:
    """One search summary: the lines it takes (the last one not included), the query, the number of results."""

    first: int
    stop: int
    terms: str = ""
    n_results: int | None = None


def number(text: str) -> int | None:
    """A whole number with whatever sign between its thousands.

    >>> number("1,771"), number("1.771"), number("27|"), number("about 3")
    (1771, 1771, 27, None)
    """
    found = _NUMBER.fullmatch(text)
    return int(re.sub(r"\D", "", found[1])) if found and len(found[1]) < 20 else None


def summaries(lines: Sequence[str]) -> list[Summary]:
    """The search summaries among the lines of a text.

    >>> [found] = summaries(["A", "Search Summary", "Text|dam OR weir|", "Results Found|2|", "Timestamp|1:00|", "B"])
    >>> found.first, found.stop, found.terms, found.n_results
    (1, 5, 'dam OR weir', 2)
    """
    found, at = [], 0
    while at < len(lines):
        begins = _HEADING.fullmatch(lines[at]) if len(lines[at]) < 100 else None
        summary = _summary(lines, at) if begins or _is_table(lines, at) else None
        if summary:
            found.append(summary)
        at = summary.stop if summary else at + 1
    return found


def summary_of_rows(rows: Sequence[tuple[str, str]]) -> tuple[str, int | None]:
    """The query and the number of results from rows of label and value.

    >>> summary_of_rows([("Texte", "barrage"), ("Résultats trouvés", "27")])
    ('barrage', 27)
    """
    terms, n_results = "", None
    for label, value in rows:
        named = _LABEL.fullmatch(f"{label}|{value}")
        if named and named["terms"]:
            terms = value
        elif named and named["results"]:
            n_results = number(value)
    return terms, n_results


def announced(found: Sequence[tuple[str, int | None]], n_articles: int) -> tuple[int | None, list[str]]:
    """How many articles a file announces by its searches (query, number of results), and what is to be said of it.

    A summary counts what the search found, and one download holds a hundred articles at most: a larger number
    announces other files as well.

    >>> announced([("dam", 3), ("dam", 3)], 3), announced([("dam", None)], 3)
    ((3, []), (None, []))
    >>> announced([("dam", 1771)], 100)
    (None, ['The search found 1,771 articles, this file holds 100: Factiva hands out 100 at most at a time.'])
    """
    results = [n for _, n in dict.fromkeys(found)]
    known = [n for n in results if n is not None]
    if not known or len(known) < len(results):
        return None, []
    if max(known) <= max(MOST_IN_A_DOWNLOAD, n_articles):
        return sum(known), []
    return None, [
        f"The search found {max(known):,} articles, this file holds {n_articles:,}: "
        f"Factiva hands out {MOST_IN_A_DOWNLOAD} at most at a time."
    ]


def shortfall(n_expected: int | None, n_articles: int, last_title: str | None, place: int) -> list[str]:
    """A loud word where a file holds fewer articles than its search found.

    >>> shortfall(3, 2, "Rain", 120)[0][:79]
    'Announces 3 articles, holds 2: 1 is missing, or was not chosen for the download'
    """
    if n_expected is None or n_articles >= n_expected:
        return []
    lacking = n_expected - n_articles
    verbs = ("is", "was") if lacking == 1 else ("are", "were")
    said = (
        f"Announces {counted(n_expected, 'article')}, holds {n_articles:,}: {lacking:,} {verbs[0]} missing, "
        f"or {verbs[1]} not chosen for the download."
    )
    return [f"{said} The last one is '{last_title}' (character {place:,})." if last_title else said]


def _is_table(lines: Sequence[str], at: int) -> bool:
    """Whether a summary without heading begins here: rows of label, sign and value, the query first.

    A cell a line does as well, where the number of results is among the labels that stand alone.
    """
    begins = _LABEL.match(lines[at][:40])
    if begins is None or not begins["terms"] or at + 3 > len(lines):
        return False
    alone = [row for line in lines[at : at + 2 * _CELLS] if (row := _LABEL.fullmatch(line[:40])) and not row["value"]]
    if not begins["value"] and len(alone) > 2 and any(row["results"] for row in alone):
        return True
    rows = [_LABEL.match(line[:40]) for line in lines[at : at + 3]]
    return all(row is not None and row["sign"].strip(" ") in ("|", "\t") for row in rows)


def _summary(lines: Sequence[str], first: int) -> Summary | None:
    """The summary that begins at a line: up to its time stamp, or to its last row."""
    at = first + 1 if _HEADING.fullmatch(lines[first]) else first
    stop, rows, waiting = at, [], []
    for place in range(at, min(len(lines), first + _LONGEST)):
        line = lines[place].strip()
        if document_number(line) or WORDS_LINE.fullmatch(line[:40]) or _HEADING.fullmatch(line[:100]):
            break
        named = _LABEL.fullmatch(line)
        if named is None:
            waiting.append(line)
            continue
        if rows:
            rows[-1][1].extend(waiting)
        elif any(waiting):
            break
        rows.append((named, [named["value"]]))
        waiting, stop = [], place + 1
        if named["stamp"] and named["value"]:
            break
    if rows and not rows[-1][0]["value"] and (value := next(filter(None, waiting), "")):
        rows[-1][1].append(value)
        stop = next(n for n in range(stop, len(lines)) if lines[n].strip()) + 1
    if not rows:
        return None
    summary = Summary(first, stop)
    for named, values in rows:
        value = " ".join(" ".join(values).replace("\u200b", "").split()).rstrip("| ")
        if named["terms"] and not summary.terms:
            summary.terms = value
        elif named["results"]:
            summary.n_results = number(value)
    return summary
