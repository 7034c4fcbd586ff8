"""TextBlob's tokens with their places in the text."""

import re

from textblob.en import parser

# the two things that TextBlob's tokenizer drops: stops beyond an ellipsis' three, and its own sign for a blank line
_DOTS = re.compile(r"\.+")
_SIGN = re.compile(r"END-OF-SENTENCE(?=[.,;:!?()\[\]{}`\"@#$^&*+\-|=~_]*(?:[\s“”‘’'\"]|$))")


class Token(str):
    """A token in lower case that knows where it stands.

    Attributes
    ----------
    start, end : int
        Half-open, in characters of the text.
    """

    start: int
    end: int

    def __new__(cls, text: str, start: int, end: int) -> "Token":
        token = super().__new__(cls, text)
        token.start, token.end = start, end
        return token


def tokens(text: str) -> list[Token]:
    """TextBlob's tokens of a text; their letters are those of the text, save white space.

    >>> [(token, token.start, token.end) for token in tokens("Isn’t it good ( ! ) : )")][4:]
    [('good', 9, 13), ('(!)', 14, 19), (':)', 20, 23)]
    """
    found, place = [], 0
    for word in " ".join(parser.find_tokens(text)).split():
        start, place = _next(text, word, place)
        found.append(Token(word.lower(), start, place))
    return found


def _next(text: str, word: str, place: int) -> tuple[int, int]:
    """Where a token stands: its characters one after the other from `place` on, white space between them or not."""
    while place < len(text) and text[place].isspace():
        place += 1
    if text.startswith(word, place) and word[0] not in ".E":  # nearly always; stops and the sign may be dropped
        return place, place + len(word)
    if word == "...":
        run = next((dots for dots in _DOTS.finditer(text, place) if len(dots[0]) >= 3), None)
        if run:  # of a longer run the tokenizer keeps three
            return run.end() - 3, run.end()
    start = None
    for character in word:
        while place < len(text):
            sign = _SIGN.match(text, place) if start is None else None
            if sign is None and text[place] == character:
                break
            place = sign.end() if sign else place + 1
        start = place if start is None else start
        place += 1
    return start, min(place, len(text))
