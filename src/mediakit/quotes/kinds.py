"""Direct speech or scare quotes: what a stretch between quotation marks is."""

import re
from typing import Protocol

from mediakit.quotes.cues import verb_of_speech
from mediakit.quotes.headlines import Headline, is_set_off
from mediakit.quotes.marks import Stretch
from mediakit.text import WORD

SIGNS = " \t\n\r\u00a0\"“”„‟«»″＂'‘’‚‛‹›`´"
SAFE = 0.5  # confidence from which a speaker shows that words without a cue are speech
SAFE_WORD = 0.62  # and that a word or two are
LONGEST_TITLE = 10  # words
LONG = 7  # words; so many without a cue are speech all the same
NEAR = 4  # words between a quotation and its verb
SHORT_SENTENCE = 4  # words that make a sentence inside one of the paper's

_WORK = re.compile(
    r"\b(?:(?:titled|entitled|headlined|subtitled)|(?:book|novel|film|movie|documentary|song|single|album|show|series|"
    r"sitcom|drama|comedy|musical|play|episode|podcast|column|essay|article|op-ed|poem|painting|magazine|program|"
    r"programme|hit|memoir|bestseller|best-seller|game|sequel|opera),?)\s*$",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:(?:so-called|so called|known as|dubbed|nicknamed|named|branded|coined)|(?:the|a|an|his|her|their|its)\s+"
    r"(?:new\s+)?(?:terms?|words?|phrase|label|expression|hashtag|name|title|nickname|buzzwords?|acronym))\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\s,;]*(?:(?:and|or|but|then|as well as|and then|nor)[\s,]*)?")
_SMALL = re.compile(
    "a|an|and|as|at|but|by|de|for|from|in|into|la|le|nor|of|off|on|onto|or|over|so|than|the|to|up|via|vs|with|yet"
)
_ENDS = ".?!…,—–-;"
_SET_OFF = (",", ":", "—", "–", "-")
_UNMARKED = re.compile(r"[^.,;:?!()\n\"“”]*")
_BULLETS = " \t-–—*•·0123456789.)("
_GIVEN_NAME = re.compile(r"(?:^|[^\W_][\w.'’-]*\s|[“\"(]\s?)[A-Z][\w.'’-]*\s$")
_LAST_NAME = re.compile(r"\s[A-Z][\w'’-]+")


class Attributed(Protocol):
    """Who speaks, and by which words the text says so."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    confidence: float


def kind_of(
    text: str,
    stretch: Stretch,
    said: Attributed,
    before: tuple[Stretch, str] | None,
    *,
    headline: Headline | None = None,
) -> str | None:
    """``direct`` or ``scare``; nothing for marks without a word between them.

    `said` is the stretch's attribution, `before` the stretch before it and its kind.

    Notes
    -----
    In this order:

    1. What goes on over several paragraphs is direct speech.
    2. A short phrase that the words before it announce as a name or a term (``so-called``, ``the film``, ``the
       word``) is in scare quotes, and so is one written like a title (*One Hundred Years*) or a nickname between
       names, unless a cue stands right beside it, set off by a comma or colon.
    3. What has a speaker is direct speech, a phrase (``called the plan "a disaster"``) no less than a sentence;
       a word or two only where the speaker is safe enough.
    4. Without one, what is shaped like speech is direct: it stands on its own, begins with a capital and ends with
       a stop or comma inside the marks; a comma ends it and a verb of speech follows; it has 7 words; it is a whole
       sentence of 4 words; or it is a paragraph or an item of a list by itself.
    5. In a headline what a colon or dash sets off is direct speech, and so are three words after a name with a
       colon; in one in title case capitals tell no titles.
    6. What is joined to the stretch before it (``"sad," "wrong" and "a shame"``) is of its kind.
    7. The rest, short phrases in a sentence of the paper, are scare quotes.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> nobody = SimpleNamespace(speaker=None, cue=None, confidence=0)
    >>> text = 'The so-called "land swap" is off. "We are done." That was all.'
    >>> [kind_of(text, Stretch(*span, "", False, False), nobody, None) for span in ((14, 25), (34, 48))]
    ['scare', 'direct']
    """
    inner = text[stretch.start : stretch.end].strip(SIGNS)
    words = WORD.findall(inner)
    if not words:
        return None
    if stretch.goes_on or (stretch.is_open and len(words) >= LONG):
        return "direct"
    capitals_tell = headline is None or not headline.is_title_case
    is_title = capitals_tell and _is_title(words)
    if (
        headline
        and not is_title
        and (is_set_off(text, stretch.start, stretch.end) or (headline.label and len(words) > 2))
    ):
        return "direct"
    if _is_name(text, stretch, inner, words, is_title) and not _is_beside(text, stretch, inner, said):
        return "scare"
    needed = SAFE_WORD if len(words) < 3 else SAFE if said.cue is None else 0
    if said.speaker is not None and said.confidence >= needed:
        return "direct"
    if inner[-1] in ",?!" and _is_followed_by_cue(text, stretch.end):
        return "direct"
    if len(words) >= LONG or _is_sentence(inner, words) or (len(words) > 2 and _is_alone(text, stretch)):
        return "direct"
    if inner[0].isupper() and inner[-1] in _ENDS and _stands_alone(text, stretch.start):
        return "direct"
    if before is not None and _JOINED.fullmatch(text, before[0].end, stretch.start):
        return before[1]
    return "scare"


def _is_name(text: str, stretch: Stretch, inner: str, words: list[str], is_title: bool) -> bool:
    """Whether the words around it, or its own capitals, show a name, a title, a term or a nickname."""
    lead = text[max(stretch.start - 60, 0) : stretch.start]
    if len(words) > LONGEST_TITLE:
        return False
    if _WORK.search(lead):
        return True
    if _is_sentence(inner, words):
        return False
    if lead.endswith("=") or is_title or _TERM.search(lead):
        return True
    if len(words) > 2 or inner[-1] in _ENDS or not words[0][0].isupper():
        return False
    return bool(_GIVEN_NAME.search(lead) and _LAST_NAME.match(text, stretch.end))


def _is_beside(text: str, stretch: Stretch, inner: str, said: Attributed) -> bool:
    """Whether a cue with a speaker stands right before or after the stretch, set off as from speech."""
    if said.cue is None or said.speaker is None:
        return False
    first, last = min(said.cue[0], said.speaker[0]), max(said.cue[1], said.speaker[1])
    if 0 <= first - stretch.end <= 3:
        return inner[-1] in _ENDS or text[stretch.end] in ",—–"
    return 0 <= stretch.start - last <= 3 and text[last : stretch.start].strip(SIGNS) in _SET_OFF


def _is_followed_by_cue(text: str, end: int) -> bool:
    """Whether somebody and a verb of speech are the next few words, with no mark between."""
    words = [word.lower() for word in WORD.findall(_UNMARKED.match(text, end, end + 60).group())[:NEAR]]
    if not words or words[0] in ("and", "but", "or", "who", "which", "that"):
        return False
    return any(verb is not None and verb[1] == "finite" for verb in map(verb_of_speech, words[1:]))


def _is_sentence(inner: str, words: list[str]) -> bool:
    """A capital, a stop and enough words, not all with capitals."""
    return inner[0].isupper() and inner[-1] in ".?!…" and len(words) >= SHORT_SENTENCE and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Two words or more, all with a capital but the small ones between them; not all in capitals."""
    if not 2 <= len(words) <= LONGEST_TITLE or _SMALL.fullmatch(words[-1]):
        return False
    if all(word.isupper() for word in words):
        return False
    return all(word[0].isupper() or word[0].isdigit() or _SMALL.fullmatch(word) for word in words)


def _is_alone(text: str, stretch: Stretch) -> bool:
    """Whether the stretch is a paragraph or an item of a list by itself."""
    begin = text.rfind("\n", max(stretch.start - 10, 0), stretch.start) + 1
    if begin == 0 and stretch.start > 10:
        return False
    before, after = text[begin : stretch.start], text[stretch.end : stretch.end + 4]
    return not before.strip(_BULLETS) and not after.partition("\n")[0].strip(_ENDS + " ")


def _stands_alone(text: str, start: int) -> bool:
    """Whether no clause of the paper runs into the stretch: a stop, colon, comma, dash or line's begin is before it."""
    left = text[max(start - 20, 0) : start]
    bare = left.rstrip(SIGNS + "([")
    return not bare or "\n" in left[len(bare) :] or bare[-1] in ".?!:,;—–-…)]"
