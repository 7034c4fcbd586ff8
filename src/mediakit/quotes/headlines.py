"""Quotations in headlines: title case read as a sentence, colons and dashes that set a quotation off."""

import re
from typing import NamedTuple

from mediakit._function_words import function_words
from mediakit.quotes.cues import verb_of_speech
from mediakit.text import WORD

LONGEST = 250  # characters; what is longer or has line breaks is no headline
TITLE_CASE = 0.75  # share of the words of four letters and more that begin with a capital
LABEL_IS_SPEAKER = 0.5  # confidence: Marrow: Harbour 'will not close'

_LABEL = re.compile(r"\s*((?:[A-Z][\w.'’-]*\s+){0,2}[A-Z][\w.'’-]*)\s*:\s")
_TOPICS = re.compile(
    "opinion|exclusive|report|poll|watch|video|analysis|breaking|live|review|update|editorial|fact[ -]check|factbox|"
    "photos|transcript|interview|column|commentary|podcast|explainer|obituary",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*(?::|\s[-–—|])")
_COLON_BEFORE = re.compile(r"(?:^|:|\s[-–—|])\s*$")
_END = re.compile(r"\s*[.!?]?\s*$")


class Headline(NamedTuple):
    """A headline as it is read, its places unchanged."""

    text: str
    is_title_case: bool
    label: tuple[int, int] | None  # the name before its colon


def read_headline(text: str, stretches: list[tuple[int, int]]) -> Headline | None:
    """The headline with its function words and verbs of speech in small letters, if it is in title case.

    The places stay as they are. None where the text is too long for a headline or has several lines.

    >>> read_headline("Marrow Says Harbour Is 'Full Of Fish'", [(24, 38)]).text
    "Marrow says Harbour is 'Full Of Fish'"
    """
    if len(text) > LONGEST or len(text.strip().splitlines()) != 1:
        return None
    inside = [False] * len(text)
    for start, end in stretches:
        inside[start:end] = [True] * (end - start)
    words = [word for word in WORD.finditer(text) if not inside[word.start()]]
    if not _is_title_case([word.group() for word in words]) and not _is_title_case(WORD.findall(text)):
        return Headline(text, False, label(text))
    signs = list(text)
    small = function_words("en")
    for word in words[1:]:
        lower = word.group().lower()
        is_written_so = word.group() == lower.capitalize() and len(lower) == len(word.group())
        if is_written_so and (lower in small or verb_of_speech(lower)):
            signs[word.start() : word.end()] = lower
    return Headline("".join(signs), True, label(text))


def _is_title_case(words: list[str]) -> bool:
    """Whether most long words begin with a capital."""
    long = [word for word in words if len(word) > 3 and not word.isupper()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= TITLE_CASE * len(long)


def is_set_off(text: str, start: int, end: int) -> bool:
    """Whether colons, dashes or the headline's ends stand on both sides of a stretch of two words or more.

    >>> is_set_off("'No deal': Marrow leaves talks", 0, 9), is_set_off("Marrow leaves 'deal' talks", 14, 20)
    (True, False)
    """
    if len(WORD.findall(text[start:end])) < 2 or not _COLON_BEFORE.search(text[:start]):
        return False
    return bool(_COLON.match(text, end) or _END.match(text, end))


def label(text: str) -> tuple[int, int] | None:
    """Where the name stands that a headline begins with, before its colon.

    >>> label("Marrow: Harbour 'will not close'"), label("Opinion: The 'long' harbour")
    ((0, 6), None)
    """
    found = _LABEL.match(text)
    return found.span(1) if found and not _TOPICS.fullmatch(found.group(1)) else None
