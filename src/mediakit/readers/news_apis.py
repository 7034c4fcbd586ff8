"""What news services answer in JSON: NewsAPI, GDELT, The Guardian and the others in `_services`.

One answer or many: in a list, one a line, or simply one after the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mediakit._phrases import counted
from mediakit.readers._answers import BROKEN, CUT, Answer, Answers, Record
from mediakit.readers._columns import carried_names, n_recognised
from mediakit.readers._dialects import REMOVED, complete, is_removed
from mediakit.readers._parsed import Parsed
from mediakit.readers._services import SERVICES, Service, as_text, service_of, text_of, value_at
from mediakit.readers.names import word_set
from mediakit.readers.tabular import EMPTY_ROW, SURROGATES

NAME = "news API"
OTHER = "not an article of a news service"
FULL_PAGE = 100  # articles; most services give no more in one answer
_PEEK = 200_000  # characters
_START = re.compile(r"\s*[\[{]")
_TELLING = word_set("url link web_url content text body description summary")  # of an article where no service is known
_SHOWN = 60  # characters of a title in a sentence
_LONGEST_ERROR = 200
_MOST_OF_AN_ERROR = 8  # facts
_TOTALS = tuple(dict.fromkeys(key for service in SERVICES for key in service.total))


def recognises(text: str) -> bool:
    """True where the text begins with a news service's answer: a list of articles under a known key, or an error.

    >>> recognises('{"status": "ok", "articles": [{"title": "T", "content": "x", "publishedAt": "2025-06-22"}]}')
    True
    >>> recognises('{"title": "T", "text": "x"}')
    False
    """
    if not _START.match(text):
        return False
    found = Answers(text[:_PEEK])
    first = next(found.records(), None)
    answers = found.answers if first is None else found.answers[:-1]
    if not all(_error_of(answer) or answer.closed for answer in answers) or found.dropped:
        return False
    if first is None:
        return any(_error_of(answer) or _is_empty(answer) for answer in answers)
    service = service_of(first.answer.path, first.value)
    if service is None:
        return False
    tells = not _TELLING.isdisjoint(map(str.casefold, first.value))
    return bool(service.name) or (tells and not _is_article(first.answer))


def _is_empty(answer: Answer) -> bool:
    """Whether an answer without articles shows that it is one: by its status, or by how many its search found."""
    stated = any(key in answer.facts for key in ("status", "response.status", *_TOTALS))
    return stated and not _is_article(answer)


def _is_article(answer: Answer) -> bool:
    """Whether an object is an article itself, and its list something that belongs to it."""
    return n_recognised(list(answer.facts)) > 0


def read(text: str) -> Parsed:
    """Take the answers apart; an article's span is its whole record."""
    found = Answers(text)
    articles: list[dict[str, Any]] = []
    dropped: list[tuple[int, int, str]] = []
    remarks: dict[str, None] = {}
    n_replaced = 0
    for record in found.records():
        service = service_of(record.answer.path, record.value)
        if service is None:
            dropped.append((record.start, record.end, OTHER))
            continue
        record.answer.service = service
        article, n = _article(record, service)
        if is_removed(article):
            record.answer.n_removed += 1
            dropped.append((record.start, record.end, REMOVED))
        elif not article["title"] and not article["text"]:
            dropped.append((record.start, record.end, EMPTY_ROW))
        else:
            n_replaced += n
            remarks |= {service.remark: None} if service.remark else {}
            articles.append(article)
    dropped += found.dropped
    n_expected, said = _announced([answer for answer in found.answers if answer.path is not None])
    return Parsed(
        articles=articles,
        metadata=_rest(text, articles, dropped),
        dropped=dropped,
        warnings=[*remarks, *_errors(found), *said, *_damage(found, articles)],
        n_expected=n_expected,
        n_replaced=n_replaced,
    )


def _article(record: Record, service: Service) -> tuple[dict[str, Any], int]:
    """The article of a record, and how many halves of characters in it became U+FFFD."""
    raw = record.value
    article: dict[str, Any] = {"title": None}
    used = {service.html}
    for target, keys in service.fields.items():
        for key in keys:
            if value := value_at(raw, key, "\n\n" if target == "text" else "; "):
                article[target] = value
                used.add(key)
                break
    article["text"] = article.get("text") or text_of(value_at(raw, service.html) if service.html else None)
    if service.outlet:
        article.setdefault("outlet", service.outlet)
    if article["text"] and service.cut:
        article["text_status"], article["text_note"] = "cut", service.cut
    rest = _rest_of(raw, used)
    names = carried_names([*rest], [])
    article = {**{names[key]: value for key, value in rest.items()}, **article}
    complete(article, service.dialect)
    return _whole_characters({**article, "start": record.start, "end": record.end})


def _rest_of(raw: Mapping[str, Any], used: Collection[str | None]) -> dict[str, str]:
    """The fields that no column took; those of an object that gave one bear its name too: fields_wordcount."""
    opened = {key.partition(".")[0] for key in used if key and "." in key}
    rest: dict[str, Any] = {}
    for key, value in raw.items():
        if key in opened and isinstance(value, dict):
            rest |= {f"{key}_{name}": inner for name, inner in value.items() if f"{key}.{name}" not in used}
        elif key not in used and key not in opened:
            rest[key] = value
    return {key: text for key, value in rest.items() if (text := as_text(value)) is not None}


def _whole_characters(article: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """U+FFFD for halves of characters, in names too; and how many there were in values."""
    count, whole = 0, {}
    for name, value in article.items():
        if isinstance(value, str) and not value.isascii():
            value, n = SURROGATES.subn("\ufffd", value)
            count += n
        whole[name if name.isascii() else SURROGATES.sub("\ufffd", name)] = value
    return whole, count


def _error_of(answer: Answer) -> str | None:
    """What a service said instead of giving articles; None where it gave some, or where this is no answer."""
    facts = answer.facts
    if answer.path is not None or len(facts) > _MOST_OF_AN_ERROR:
        return None
    message = next((facts[key] for key in ("error.message", "fault.faultstring") if key in facts), None)
    if message is None and isinstance(facts.get("errors"), list):
        message = as_text(facts["errors"])
    if facts.get("status", facts.get("response.status")) in ("error", "fail", "failed"):
        message = next((facts[key] for key in ("message", "results.message", "response.message") if key in facts), None)
    code = next((facts[key] for key in ("code", "error.code", "results.code") if key in facts), None)
    return None if not message else f"{code}: {message}" if code else str(message)


def _errors(found: Answers) -> list[str]:
    errors = Counter(error[:_LONGEST_ERROR].rstrip(" .") for a in found.answers if (error := _error_of(a)))
    return [
        f"The service answered with an error{f' ({n:,} times)' if n > 1 else ''}: {error}."
        for error, n in errors.most_common(3)
    ]


def _announced(answers: list[Answer]) -> tuple[int | None, list[str]]:
    """How many articles the answers say that they hold, without removed ones; and what is to be said of it.

    An answer that tells its own number, or its page and the size of pages, is taken at its word. A service that
    tells only how many its search found announces these where one page could hold them or all pages are here;
    else the other pages are no loss of this file, and that is said.
    """
    said: list[str] = []
    counts: list[int] = []
    by_total: dict[int, list[Answer]] = {}
    for answer in answers:
        own = _on_page(answer)
        total = _number(answer, answer.service.total if answer.service else _TOTALS)
        if own is None and total is not None:
            by_total.setdefault(total, []).append(answer)
        elif own is not None or not answer.n_records:
            counts.append(own or 0)
            if own and own > answer.n_records:
                said.append(_missing(own, answer.n_records))
    for total, pages in by_total.items():
        held = sum(page.n_records for page in pages)
        all_here = total <= FULL_PAGE or len(pages) * max(page.n_records for page in pages) >= total
        counts.append(total if all_here and total > held else held)
        if total > held:
            beyond = f"The service had {counted(total, 'article')} for this search; this file holds {held:,}."
            said.append(_missing(total, held) if all_here else beyond)
    n_removed = sum(answer.n_removed for answer in answers)
    if n_removed:
        said.append(f"Removed by the service and dropped: {counted(n_removed, 'article')}.")
    return (sum(counts) - n_removed if counts else None), said


def _missing(announced: int, held: int) -> str:
    return (
        f"Announces {counted(announced, 'article')}, holds {held:,}: "
        f"{announced - held:,} missing (lost, or on a page that is not here)."
    )


def _on_page(answer: Answer) -> int | None:
    """How many articles an answer says that it holds itself."""
    service = answer.service
    if service is None:
        return None
    if (stated := _number(answer, service.on_page)) is not None:
        return stated
    size, page, total = (_number(answer, keys) for keys in (service.size, service.page, service.total))
    if size is None or page is None or total is None:
        return None
    return max(0, min(size, total - (max(page, 1) - 1) * size))


def _number(answer: Answer, keys: Iterable[str]) -> int | None:
    found = (answer.facts.get(key) for key in keys)
    return next((n for n in found if isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 10**12), None)


def _damage(found: Answers, articles: list[dict[str, Any]]) -> list[str]:
    """Sentences on what was lost and where, and on what was mended."""
    said = []
    for start, end, reason in [d for d in found.dropped if d[2] in (BROKEN, CUT)][:5]:
        before = next((a for a in reversed(articles) if a["end"] <= start), None)
        place = (
            f"after '{(before['title'] or '')[:_SHOWN]}' (character {start:,})" if before else f"at character {start:,}"
        )
        what = "The file is cut" if reason == CUT else "JSON is broken"
        said.append(f"{what} {place}: {counted(end - start, 'character')} in no article.")
    if found.is_cut and not any(reason == CUT for _, _, reason in found.dropped):
        said.append("The last answer is not closed: the file may be cut.")
    if found.n_mended:
        said.append(f"Escapes that are no JSON in {counted(found.n_mended, 'record')}, read as they stand.")
    return said


def _rest(text: str, articles: list[dict[str, Any]], dropped: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """What stands between the records: brackets, commas, and what the answers say beside their lists."""
    claimed = sorted([(a["start"], a["end"]) for a in articles] + [(start, end) for start, end, _ in dropped])
    edges = [0, *(edge for span in claimed for edge in span), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
