"""The paragraphs of a text, true to their offsets."""

import re

from mediakit.text import FULL_LINE, WRAPPED_LINE

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|[^\n\r\v\f\x85\u2028\u2029]+")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    r"""The paragraphs of a text as half-open (start, end) pairs without white space at their ends.

    A line break ends a paragraph. Only in a text that is wrapped to a width, with no line of more than 100
    characters, lines go on until a blank one; and where it has no blank line, until one of fewer than 40
    characters. So every sentence (`sentences` ends them by the same lines) is in one paragraph.

    >>> text = "Talks resume.\nBoth sides met.\n\nRain fell."
    >>> [text[start:end] for start, end in paragraph_spans(text)]
    ['Talks resume.\nBoth sides met.', 'Rain fell.']
    >>> text = "Talks resume.\nBoth sides met."
    >>> [text[start:end] for start, end in paragraph_spans(text)]
    ['Talks resume.', 'Both sides met.']
    """
    lines = [match.group() for match in _LINE.finditer(text)]
    blank = [not line.strip() for line in lines]
    wrapped = max(map(len, lines), default=0) <= WRAPPED_LINE
    full = 0 if any(blank) else FULL_LINE
    spans: list[tuple[int, int]] = []
    start, goes_on = 0, False
    for line, is_blank in zip(lines, blank, strict=True):
        if not is_blank:
            first = start + len(line) - len(line.lstrip())
            last = start + len(line.rstrip())
            if goes_on:
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        goes_on = wrapped and not is_blank and len(line) >= full
        start += len(line)
    return spans
