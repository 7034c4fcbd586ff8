"""Which marks of a text open and close a quotation: curly, straight, single, low and angle ones."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from mediakit._paragraphs import paragraph_spans
from mediakit.quotes._pairing import Mark, Opened, pair
from mediakit.quotes._signs import double_marks, single_marks

_ANY = re.compile("[\"“”„‟«»″＂'‘’‚‛‹›`´]")
_ENDS = ".?!:;\"”’'»…"
_STYLES = {
    '"': "straight double",
    "＂": "straight double",
    "″": "straight double",
    "'": "straight single",
    "`": "straight single",
    "´": "straight single",
    "‘": "curly single",
    "’": "curly single",
    "‛": "curly single",
    "„": "low",
    "‚": "low",
    "«": "angle",
    "»": "angle",
    "‹": "angle",
    "›": "angle",
}
# where a quotation ends whose closing mark is missing
_SAID = r"(?:said|says|told|added|adds|asked|asks|wrote|writes|continued|explained|replied|tweeted|noted|insisted)"
_NAME = r"(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
_CUE = re.compile(rf"(?<=[,.?!])\s+(?:{_NAME}\s{_SAID}|{_SAID}\s{_NAME})(?!\w)")


class Stretch(NamedTuple):
    """What stands between two quotation marks, the marks included."""

    start: int
    end: int
    style: str  # curly double, straight double, curly single, straight single, low, angle
    is_open: bool  # no closing mark: it ends with its paragraph, or before the next opening mark
    goes_on: bool  # it goes on with what the paragraph before left open


def quoted_stretches(text: str) -> list[Stretch]:
    r"""The outermost stretches between quotation marks, in order; none overlaps another.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of Stretch
        ``text[start:end]`` holds the marks. One that goes over several paragraphs is one stretch a paragraph.

    Notes
    -----
    Each mark is read from both sides. White space or an opening bracket before it and a word after it: it opens;
    the other way round it closes; with neither or both (``lose."Marrow left``, ``" text "``) its form decides
    (``“`` opens, ``”`` closes), and where the form says nothing either (``"``), what the others leave.
    Among all ways to read the marks of a text as opening, closing, nested or no quotation mark at all, the one
    that goes least against these signs is taken (a shortest path, Viterbi 1967, in linear time), so that a
    mark too many or too few costs one quotation and not all that follow:

    - A quotation that is not closed goes on in the next paragraph if that begins with an opening mark, or closes
      a quotation that it did not open. Else it ends before the next opening mark, or with its paragraph, or
      where ``, he said`` or the like follows.
    - Paragraphs are those of the text (a line, or lines wrapped to a width); lines go together, too, where one
      breaks off in a sentence and no blank line follows, as in a verse.
    - A mark after a digit may be one of inches.
    - The single marks are read after the double ones, as they are the apostrophe, too: between letters, in
      ``'90s``, ``'em`` and the like it is no mark; after an s, or in ``goin'``, it is one only if a quotation
      stands open that nothing else closes. Single marks inside double ones are nested.

    Examples
    --------
    >>> text = "'The territories' future is ours,' he said in the '90s. It was no \"plan\"."
    >>> [text[s.start:s.end] for s in quoted_stretches(text)]
    ["'The territories' future is ours,'", '"plan"']
    >>> [tuple(s) for s in quoted_stretches('“We wait.\n\n“We go,” he said.')]
    [(0, 9, 'curly double', True, False), (11, 19, 'curly double', False, True)]
    """
    if not _ANY.search(text):
        return []
    paragraphs = _joined(text, paragraph_spans(text))
    doubles = _stretches(text, double_marks(text), paragraphs)
    taken = [(s.start, s.end) for s in doubles]
    singles = _stretches(text, _outside(single_marks(text), taken), paragraphs)
    return _outermost(text, doubles, singles)


def _joined(text: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs put together where a line breaks in a sentence or a verse, with no blank line between.

    The next line begins small; or blank lines part most paragraphs of the text, and the line has no stop at its end.
    """
    ends = [end for _, end in paragraphs]
    are_near = [text.count("\n", end, start) < 2 for end, (start, _) in zip(ends, paragraphs[1:], strict=False)]
    have_blank_lines = 2 * sum(are_near) < len(are_near)
    spans = paragraphs[:1]
    for (start, end), is_near in zip(paragraphs[1:], are_near, strict=True):
        goes_on = is_near and text[spans[-1][1] - 1] not in _ENDS
        if goes_on and (have_blank_lines or text[start].islower()):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _outside(marks: list[Mark], spans: list[tuple[int, int]]) -> list[Mark]:
    """The marks that stand in none of the spans."""
    kept, i = [], 0
    for mark in marks:
        while i < len(spans) and spans[i][1] <= mark.at:
            i += 1
        if i == len(spans) or mark.at < spans[i][0]:
            kept.append(mark)
    return kept


def _stretches(text: str, marks: list[Mark], paragraphs: list[tuple[int, int]]) -> list[Stretch]:
    """The stretches that these marks make."""
    if not marks:
        return []
    found = pair(marks, paragraphs)
    go_on = [*(later.goes_on for later in found), False][1:]
    return [_stretch(text, *each) for each in zip(found, go_on, strict=True)]


def _stretch(text: str, found: Opened, goes_on_after: bool) -> Stretch:
    start, end = found.start, found.end
    if found.is_open and not goes_on_after and (cue := _CUE.search(text, start, end)):
        end = cue.start()
    end = start + len(text[start:end].rstrip())
    style = "curly double"
    at = found.mark
    if at is not None:
        double = text[at : at + 2]
        style = _STYLES.get(text[at], "curly double")
        if style.endswith("single") and len(set(double)) == 1 and len(double) == 2:
            style = style.replace("single", "double")
    return Stretch(start, end, style, found.is_open, found.goes_on)


def _outermost(text: str, doubles: list[Stretch], singles: list[Stretch]) -> list[Stretch]:
    """Both kinds in order; a single pair around double ones counts if most is its own or it ends like speech."""
    starts = [s.start for s in doubles]
    lost: set[int] = set()
    kept = []
    for single in singles:
        first = bisect_left(starts, single.start)
        last = bisect_right(starts, single.end - 1)
        inner = doubles[first:last]
        if not inner:
            kept.append(single)
        elif not single.is_open and (
            2 * sum(s.end - s.start for s in inner) <= single.end - single.start
            or text[single.end - 2] in ".,?!…"
            or inner[-1].end == single.end - 1
        ):
            kept.append(single)
            lost.update(range(first, last))
    return sorted(kept + [s for i, s in enumerate(doubles) if i not in lost])
