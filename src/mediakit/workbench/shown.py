"""Text of articles as the browser gets it: nothing in it can hide, turn the page around or break a message."""

import unicodedata

#: Signs that turn the direction of what follows, beyond the end of the text that they stand in.
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TAKEN_OUT = {ord(sign): None for sign in (*_TURNS, "\ufeff")}
_VISIBLE = {point: 0x2400 + point for point in range(0x20)}  # NUL as ␀
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_SIGNS = _VISIBLE | {0x7F: 0x2421} | dict.fromkeys(range(128, 160), 65533) | _SPACES | _TAKEN_OUT
_KEPT_BREAK = _SIGNS | {ord("\n"): "\n"}


def plain(text: str, *, breaks: bool = False) -> str:
    """The text without what a page could not show.

    Control characters are made visible, white space other than a space becomes one (line breaks stay, if asked for),
    signs that turn the direction of writing are taken out, half characters become U+FFFD.

    >>> plain("a\\x00b\\tc\\u202ed\\ud800")
    'a␀b cd�'
    """
    shown = text.translate(_KEPT_BREAK if breaks else _SIGNS)
    return shown if shown.isascii() else shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def direction(text: str) -> str:
    """Which way the first letter with a direction runs: "rtl" or "ltr".

    >>> direction("1 \\u05d0"), direction("1 a"), direction("1")
    ('rtl', 'ltr', 'ltr')
    """
    for letter in text:
        side = unicodedata.bidirectional(letter)
        if side in ("L", "R", "AL"):
            return "ltr" if side == "L" else "rtl"
    return "ltr"


def shortened(text: str, most: int, *, keep: str = "start") -> str:
    """At most so many characters from the start or the end of a text, with a sign for what is left out.

    >>> shortened("land swap", 4), shortened("land swap", 4, keep="end")
    ('land…', '…swap')
    """
    if len(text) <= most:
        return text
    return f"{text[:most]}…" if keep == "start" else f"…{text[-most:]}"
