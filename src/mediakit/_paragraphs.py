"""The paragraphs of a text, true to their offsets."""

from mediakit.text import WRAPPED_LINE


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    r"""The paragraphs of a text as half-open (start, end) pairs without white space at their ends.

    A line break ends a paragraph. Only in a text that is wrapped to a width (blank lines in it, and no line of more
    than 100 characters) do lines go on until a blank one.

    >>> text = "Talks resume.\nBoth sides met.\n\nRain fell."
    >>> [text[start:end] for start, end in paragraph_spans(text)]
    ['Talks resume.\nBoth sides met.', 'Rain fell.']
    >>> text = "Talks resume.\nBoth sides met."
    >>> [text[start:end] for start, end in paragraph_spans(text)]
    ['Talks resume.', 'Both sides met.']
    """
    lines = text.splitlines(keepends=True)
    blank = [not line.strip() for line in lines]
    wrapped = any(blank) and max(map(len, lines)) <= WRAPPED_LINE
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
        goes_on = wrapped and not is_blank
        start += len(line)
    return spans
