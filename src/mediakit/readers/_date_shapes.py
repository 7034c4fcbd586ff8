"""The shapes of dates that exports write: an explicit list, and nothing guessed.

A line is taken apart in three steps. ISO shapes are read as they stand. From any other line the time of day is
cut out, and each word and number of what is left gets one letter for its kind (N a number of one or two digits,
Y of four, M a month's name, W a weekday's, L a word that links, as *of* or *de*), so that "Freitag, 5. Juli 2019"
becomes "W,N.MY". The shapes are patterns of these letters: the same for all languages.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from mediakit.readers import _date_names as names_of
from mediakit.readers._date_clocks import NOTE, TIME, ZONE, Clock, clock_of

LONGEST = 200  # characters; a longer value is a text, not a date
NO_DATE = {"", "-", "--", "n/a", "na", "nan", "nat", "none", "null", "unknown", "undated", "0000-00-00"}
UNKNOWN_SHAPE = "no known shape"
# languages whose own short dates begin with the year (CLDR): there 25.06.22 is 22 June 2025
YEAR_FIRST = {"sv", "hu", "zh", "ja", "ko", "fa", "lt", "mn"}

# Words between the parts of a date and of a time, and before them; those that join two days.
_LINKS = """
of the on at to from till le la les l du au a as de del dels den der dem des am vom bis um om op van el al dia en los
las il lo em da do dne dnia z kl klo ore alle o ob r v tot s t tis på saat
в о г года год р року рік від до στις του της τις في من يوم م
"""
_ANDS = "and et und e y i og och ja и та і και u ve و"
LINKS = frozenset(names_of.plain(_LINKS).split())
ANDS = frozenset(names_of.plain(_ANDS).split())


class Candidate(NamedTuple):
    """One day that a line may mean, and the order that gives it: day, month or year first, or none of these."""

    year: int
    month: int
    day: int
    order: str = ""


class Parts(NamedTuple):
    """A line taken apart: the days that it may mean and what helps to choose among them."""

    candidates: tuple[Candidate, ...] = ()
    span: bool = False  # from the first to the last of the candidates
    separator: str = ""  # of a date in numbers whose order may be in doubt
    weekdays: frozenset[int] = frozenset()
    clock: Clock | None = None
    zone: str = ""  # the name of a zone that is not known
    short_year: bool = False
    odd: str = ""


_CLOCK = (
    r"(?:(?:t|,?\s)(?P<hour>\d\d?)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?)?"
    rf"(?:\s?(?P<zone>{ZONE}){NOTE})?|z|[+-]\d\d:\d\d)?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d?)-(?P<day>\d\d?){_CLOCK}", re.ASCII)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    rf"(?:t?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:[.,](?P<fraction>\d{{1,9}}))?(?P<zone>{ZONE})?)?",
    re.ASCII,
)
_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]")
_EAST_CLOCK = re.compile(
    r"(?P<half>上午|下午|午前|午後|오전|오후|凌晨|晚上)?\s?(?P<hour>\d{1,2})"
    r"(?:\s?[时時點点시]\s?(?:(?P<minute>\d{1,2})\s?[分분])?|:(?P<minutes>\d\d))"
)


def parse(text: str, language: str | None = None) -> Parts:
    """Take one date's line apart; what it means is settled by `_date_readings`.

    >>> parse("5 de julio de 2019").candidates
    (Candidate(year=2019, month=7, day=5, order=''),)
    >>> [c.order for c in parse("03/04/2025").candidates], parse("soon").odd
    (['day', 'month'], 'no known shape')
    """
    text = text.strip()
    if text.casefold() in NO_DATE:
        return Parts()
    if len(text) > LONGEST:
        return Parts(odd=UNKNOWN_SHAPE)
    line = " ".join(names_of.plain(text).split())
    for shape in (_ISO, _COMPACT):
        if found := shape.fullmatch(line):
            day = Candidate(*(int(found[part]) for part in ("year", "month", "day")))
            return _timed(Parts((day,)), found.groupdict(), text)
    if "年" in line or "년" in line:
        line = _EAST_CLOCK.sub(_western_clock, _EAST.sub(r" \1-\2-\3 ", line))
    return _worded(line, text, language)


def _western_clock(found: re.Match[str]) -> str:
    hour, half, minute = int(found["hour"]), found["half"] or "", found["minute"] or found["minutes"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("下午", "午後", "오후", "晚上") else 0)
    return f" {hour}:{minute.zfill(2)}" if minute else f" {hour}h "


def _timed(parts: Parts, groups: dict[str, str | None], original: str) -> Parts:
    """The parts with the clock of a match."""
    clock = clock_of(groups, original)
    return Parts(odd="no such time") if clock is None and parts.candidates else parts._replace(clock=clock)


_ZONE_NAME = re.compile(
    r"[(\[]?([a-z]{2,5}|[a-z]+/[a-z_/]+|.{0,20}\b(?:time|zeit|heure|hora|ora|tijd|tid)\b.{0,20})[)\]]?"
)


def _worded(line: str, original: str, language: str | None) -> Parts:
    """A line that is not of an ISO shape: the time is cut out, then the day is looked for in what is left."""
    times = list(TIME.finditer(line))
    if len(times) > 1:
        return Parts(odd=UNKNOWN_SHAPE)
    if not times:
        return _day(line, language)
    head, rest = line[: times[0].start()], line[times[0].end() :]
    if not re.search(r"\d", head):  # the time comes first
        head, rest = f"{head} {rest.lstrip(' ,;|·-')}", ""
    elif found := re.fullmatch(r" (\d{4})", rest):  # Sun Jun 22 18:15:00 UTC 2025
        head, rest = f"{head}{found[1]}", ""
    parts = _day(head.rstrip(" ,;|·@-"), language)
    if not parts.candidates:
        return parts
    parts = _timed(parts, times[0].groupdict(), original)
    return _with_rest(parts, rest.strip(" ,;"), original)


def _with_rest(parts: Parts, rest: str, original: str) -> Parts:
    """What follows a time: a weekday, the name of a zone that is not known, an edition; no second date."""
    if not rest or parts.clock is None:
        return parts
    first, every = re.match(r"[^\W\d_]{3,}", rest.lstrip("(")), names_of.of_all_languages()
    if first and first[0] in every and every[first[0]].weekdays and not parts.weekdays:
        parts = parts._replace(weekdays=every[first[0]].weekdays)
    elif not parts.clock.zone and (zone := _ZONE_NAME.fullmatch(rest)):
        short = zone[1].upper()
        if len(short) > 5:
            parts = parts._replace(zone=zone[1])
        elif re.search(rf"\b{short}\b", original):  # in capitals, as short names of zones are and words are not
            parts = parts._replace(zone=short)
    letters, _ = next(_letters(_TOKEN.findall(rest), every), ("", []))
    return Parts(odd=UNKNOWN_SHAPE) if _SECOND_DATE.search(letters) else parts


_MARKS = {**dict.fromkeys("–—‐‑−", "-"), **dict.fromkeys("،、", ",")}
_TOKEN = re.compile(r"\d+(?:(?:st|nd|rd|th|er|eme|[oea°])(?!\w))?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_")
_LEAD = r"(?:[WL][.,/&-]{0,2}|\(W\.?\),?|WA)*"
_MONTH = r"M\.?(?:[/(]M\)?)?"
_TO = r"(?:W?[.,]?[-/&AL]{1,2}W?[.,]?)"
_AFTER = r"L?\.?(?P<weekday>[,.;]{0,2}[-(\[/]?W[.)\]]{0,2})?(?P<tail>.*)"
_ONE_DAY = (
    rf"(?P<day>[NO])\.?L{{0,2}}[-/,]?(?P<month>{_MONTH})[-/,]?L{{0,2}}(?P<year>Y|'?N)",
    rf"(?P<month>{_MONTH})[-/]?L?(?P<day>[NO])\.?[-/]?,?L{{0,2}}(?P<year>Y|'N)",
    rf"(?P<year>Y)[.,]?[-/]?L?(?P<month>{_MONTH})[-/]?(?P<day>[NO])\.?",
    r"(?P<year>Y)(?P<sep>[-/.])(?P<b>N)(?P=sep)(?P<a>N)\.?",
    r"(?P<a>N)(?P<sep>[-/.])(?P<b>N)(?P=sep)(?P<year>Y|N)\.?",
)
_DAYS = (
    rf"(?P<day>[NO])\.?{_TO}(?P<last>[NO])\.?L{{0,2}}(?P<month>{_MONTH}),?L?(?P<year>Y)",
    rf"(?P<month>{_MONTH})(?P<day>[NO])\.?{_TO}(?P<last>[NO])\.?,?L?(?P<year>Y)",
    rf"(?P<day>[NO])\.?L?(?P<month>{_MONTH})(?P<first>Y)?{_TO}(?P<last>[NO])\.?L?(?P<then>{_MONTH}),?L?(?P<year>Y)",
    rf"(?P<month>{_MONTH})(?P<day>[NO]),?(?P<first>Y)?{_TO}(?P<then>{_MONTH})(?P<last>[NO]),?(?P<year>Y)",
    r"(?P<day>N)\.?[-/](?P<last>N)\.(?P<b>N)\.(?P<year>Y|N)",
)
_SHAPES = [re.compile(_LEAD + shape + _AFTER) for shape in (*_ONE_DAY, *_DAYS)]
_SECOND_DATE = re.compile(r"[YZ]|[NO]\.?L?M|M\.?[NO]|N[./-]N[./-]")


@functools.lru_cache(maxsize=65_536)
def _day(line: str, language: str | None) -> Parts:
    """The days that a line without a time may mean."""
    tokens = _TOKEN.findall(line)
    own = names_of.of_language(language) if language else {}
    ended = None
    for names in (own, names_of.of_all_languages()) if own else (names_of.of_all_languages(),):
        for letters, kept in _letters(tokens, names):
            for shape in _SHAPES:
                if not (found := shape.fullmatch(letters)):
                    continue
                if _is_bare(found["tail"]):
                    return _parts(found, kept, names, language)
                if ended is None and _is_edition(found):  # or a weekday in another language
                    ended = _parts(found, kept, names, language)
    return ended or Parts(odd=UNKNOWN_SHAPE)


def _letters(tokens: list[str], names: dict[str, names_of.Meaning]) -> Iterator[tuple[str, list[str]]]:
    """One letter for each token's kind; several strings where a word is both month and weekday."""
    kinds, kept, skip = [], [], 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        word = token.removeprefix("d'")
        for size in (3, 2):  # terça-feira, كانون الثاني
            pair = " ".join(t for t in tokens[i : i + size] if t != "-")
            if pair in names and " " in pair:
                word, skip = pair, size - 1
                break
        kinds.append(_kinds(word, names))
        kept.append(word)
    n_open = sum(1 for kind in kinds if len(kind) > 1)
    for letters in itertools.product(*kinds) if n_open <= 4 else ():
        yield "".join(letters), kept


def _kinds(word: str, names: dict[str, names_of.Meaning]) -> str:
    """The letters of the kinds that a word, number or mark can be."""
    if word[0].isdecimal():
        digits = len(word.rstrip("abcdefghijklmnopqrstuvwxyz°"))
        if digits <= 2:
            return "N" if word.isdecimal() else "O"
        return {3: "D", 4: "Y"}.get(digits, "Z")
    if not word[0].isalpha():
        return word if word in ".,;:/()|-'&[]" else _MARKS.get(word, "?")
    meaning = names.get(word, names_of.Meaning())
    found = ("M" if meaning.months else "") + ("W" if meaning.weekdays else "")
    if word in ANDS:
        return "A"
    if word in LINKS and (not found or len(word) < 3):
        return "L" + found
    return found or "X"


def _is_bare(tail: str) -> bool:
    return not tail.strip("L.,;|-()[]")


def _is_edition(found: re.Match[str]) -> bool:
    """Whether words like *Late Edition - Final* follow a date, after a mark or a weekday; no second date."""
    tail = found["tail"]
    marked = found["weekday"] or tail[0] in ",;|([" or re.match("-[^NOYDZ]", tail)
    return bool(marked) and "X" in tail and not _SECOND_DATE.search(tail)


def _parts(found: re.Match[str], kept: list[str], names: dict[str, names_of.Meaning], language: str | None) -> Parts:
    letters, groups = found.string, found.groupdict()

    def number(group: str) -> int:
        return int(re.sub(r"\D", "", kept[found.end(group) - 1]))

    def months(group: str) -> list[int]:
        sets = [names[kept[i]].months for i in range(*found.span(group)) if letters[i] == "M"]
        return sorted(frozenset.intersection(*sets)) or [0]

    year, short = number("year"), letters[found.end("year") - 1] == "N"
    year = _long_year(year) if short else year
    known = [names[kept[i]].weekdays for i in range(found.start("tail")) if letters[i] == "W"]
    weekdays = frozenset.intersection(*known) if known else frozenset()
    if groups.get("last"):
        begin = number("first") if groups.get("first") else year
        month = months("month")[0] if groups.get("month") else number("b")
        then = months("then")[0] if groups.get("then") else month
        both = (Candidate(begin, month, number("day")), Candidate(year, then, number("last")))
        return Parts(both, span=True, short_year=short)
    if not groups.get("a"):
        days = tuple(Candidate(year, month, number("day")) for month in months("month"))
        return Parts(days, weekdays=weekdays, short_year=short)
    a, b = number("a"), number("b")
    if found.start("year") < found.start("a"):
        return Parts((Candidate(year, b, a),), weekdays=weekdays)
    days = _orders(year, a, b)
    if short and language in YEAR_FIRST and number("year") <= 31:
        days += (Candidate(_long_year(a), b, number("year"), "year"),)
    return Parts(days, separator=groups["sep"] or "", weekdays=weekdays, short_year=short)


def _orders(year: int, a: int, b: int) -> tuple[Candidate, ...]:
    """The days that 03/04/2025 may be; one of them where a number is over 12 or both are the same."""
    if a == b:
        return (Candidate(year, a, b),)
    both = Candidate(year, b, a, "day"), Candidate(year, a, b, "month")
    return both[:1] if a > 12 else both[1:] if b > 12 else both


def _long_year(year: int) -> int:
    return year + (2000 if year < 69 else 1900)  # the turning point of POSIX
