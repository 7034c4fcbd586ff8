"""Which documents an export announces by their numbers, and where a missing one should stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

ROUND = 50  # downloads are made in parts of 50, 100, 200, 500: a part that begins or ends there is a whole one
MOST_GAPS = 5  # gaps that are named one by one
MOST_REQUESTED = 100_000  # a larger range is no request
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def requested(text: str) -> frozenset[int]:
    """The numbers that a cover page asks for: 'Selected Items: 1-3, 7'.

    >>> sorted(requested("Download Request: Selected Items: 1-3, 7"))
    [1, 2, 3, 7]
    """
    numbers: set[int] = set()
    for found in _RANGE.finditer(text.rpartition(":")[2]):
        first, last = int(found[1]), int(found[2] or found[1])
        if first <= last and last - first < MOST_REQUESTED:
            numbers.update(range(first, last + 1))
    return frozenset(numbers) if len(numbers) <= MOST_REQUESTED else frozenset()


def check_numbers(
    articles: Sequence[dict[str, Any]], wanted: Sequence[Collection[int]] = (), titles: Sequence[str] = ()
) -> tuple[int | None, list[str]]:
    """How many documents the headings announce, and what is missing with its place.

    A file may hold a part of a longer list. Numbers that begin after a multiple of 50 or end with one are taken for
    a whole part, as the service cuts them; any other number that the headings count and the file lacks is missing.
    Where a cover page says what was asked for, that decides.

    Parameters
    ----------
    articles : sequence of dict
        In the file's order, with ``document_number``, ``document_count``, ``title`` and ``start``; one without a
        number, whose heading was lost, counts as the one that is missing where it stands.
    wanted : sequence of collections of int
        What each cover page asks for.
    titles : sequence of str
        The list of documents, where the export has one: it names what is missing.

    Returns
    -------
    tuple of (int or None, list of str)

    Examples
    --------
    >>> known = [{"document_number": n, "document_count": 3, "title": f"T{n}", "start": 10 * n} for n in (1, 3)]
    >>> check_numbers(known)
    (3, ["Announces 3 documents, holds 2: number 2 is missing; it should stand after 'T1' (character 10)."])
    """
    lost = [article for article in articles if article.get("document_number") is None]
    remarks = [_headless(lost)] if lost else []
    runs = _runs(_filled(articles))
    if not runs:
        return None, remarks
    expected, warnings = 0, []
    for place, run in enumerate(runs):
        asked = wanted[place] if len(wanted) == len(runs) else ()
        lower, upper, remark = _announced(run, asked)
        numbers = {article["document_number"] for article in run}
        n_expected = len(asked) or upper - lower + 1
        expected += n_expected
        gaps = _gaps(numbers, lower, upper) if upper - lower + 1 <= n_expected else []
        if gaps:
            warnings.append(_missing(run, gaps, n_expected, titles))
        elif n_expected > len(numbers):
            warnings.append(f"The cover page asks for {n_expected:,} documents, the file holds {len(numbers):,}.")
        warnings += remark
    return expected, warnings + remarks


def _headless(lost: Sequence[dict[str, Any]]) -> str:
    places = [named(article) for article in lost[:MOST_GAPS]]
    more = f" and {len(lost) - MOST_GAPS:,} more" if len(lost) > MOST_GAPS else ""
    return f"Without a heading of its own, and kept: {', '.join(places)}{more}."


def _filled(articles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles; those that lost their headings with the numbers that only they can have."""
    filled: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    last = 0
    for article in articles:
        number = article.get("document_number")
        if number is None:
            waiting.append(article)
            continue
        if number == last + len(waiting) + 1:
            count = article.get("document_count")
            named = enumerate(waiting, start=last + 1)
            filled += [{**lost, "document_number": n, "document_count": count} for n, lost in named]
        filled.append(article)
        waiting, last = [], number
    return filled


def _runs(articles: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The articles by export: where numbers come again, another export was written behind the first."""
    runs: list[list[dict[str, Any]]] = []
    seen: set[int] = set()
    last = None
    for article in articles:
        number = article.get("document_number")
        if number is None:
            continue
        if not runs or (number in seen and number != last):
            runs.append([])
            seen = set()
        runs[-1].append(article)
        seen.add(number)
        last = number
    return runs


def _announced(run: Sequence[dict[str, Any]], asked: Collection[int]) -> tuple[int, int, list[str]]:
    """The first and the last number that the file should hold, and what to say about odd numbers."""
    numbers = [article["document_number"] for article in run]
    counts = Counter(article["document_count"] for article in run if article["document_count"])
    count = counts.most_common(1)[0][0] if counts else max(numbers)
    remarks = []
    for article in run:
        if article["document_count"] not in (count, None):
            other = f"number {article['document_number']:,} counts {article['document_count']:,} documents"
            remarks.append(f"The headings disagree: {other}, most count {count:,}.")
    remarks += [f"Number {n:,} stands {times} times." for n, times in Counter(numbers).items() if times > 1]
    first, last, count = min(numbers), max(numbers), max(count, max(numbers))
    if asked and set(numbers) <= set(asked):
        return min(asked), max(asked), remarks[:3]
    lower = first if (first - 1) % ROUND == 0 else 1
    upper = last if last % ROUND == 0 else count
    if (lower, upper) != (1, count):
        remarks.append(f"Holds a part of a list of {count:,} documents: numbers {lower:,} to {upper:,}.")
    return lower, upper, remarks[:4]


def _gaps(numbers: Collection[int], lower: int, upper: int) -> list[tuple[int, int]]:
    """The missing numbers as ranges, both ends included."""
    gaps, position = [], lower
    for number in sorted(n for n in set(numbers) if lower <= n <= upper):
        if number > position:
            gaps.append((position, number - 1))
        position = number + 1
    if position <= upper:
        gaps.append((position, upper))
    return gaps


def _missing(
    run: Sequence[dict[str, Any]], gaps: Sequence[tuple[int, int]], n_expected: int, titles: Sequence[str]
) -> str:
    by_number = {article["document_number"]: article for article in reversed(run)}
    said = []
    for first, last in gaps[:MOST_GAPS]:
        title = f", '{titles[first - 1][:80]}'," if first == last and first <= len(titles) else ""
        which = f"number {first:,}{title} is" if first == last else f"numbers {first:,} to {last:,} are"
        they = "it" if first == last else "they"
        said.append(
            f"{which} missing; {they} should stand {place_of(by_number.get(first - 1), by_number.get(last + 1))}"
        )
    if len(gaps) > MOST_GAPS:
        said.append(f"and {len(gaps) - MOST_GAPS:,} more gaps")
    return f"{announces(n_expected, len(by_number))}: {'; '.join(said)}."


def announces(n_expected: int, n_found: int) -> str:
    """The beginning of the warning.

    >>> announces(10, 9)
    'Announces 10 documents, holds 9'
    """
    return f"Announces {n_expected:,} document{'' if n_expected == 1 else 's'}, holds {n_found:,}"


def place_of(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """Where a missing document should stand: after the one before it, or before the one after it.

    >>> place_of(None, {"title": None, "start": 1200})
    'before an article without a title (character 1,200)'
    """
    known, word = (before, "after") if before is not None else (after, "before")
    if known is None:
        return "at the end"
    return f"{word} {named(known)}"


def named(article: dict[str, Any]) -> str:
    """An article by its title and its place.

    >>> named({"title": "Rain", "start": 1200})
    "'Rain' (character 1,200)"
    """
    title = f"'{article['title'][:80]}'" if article.get("title") else "an article without a title"
    return f"{title} (character {article['start']:,})"
