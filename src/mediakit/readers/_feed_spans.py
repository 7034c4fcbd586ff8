"""Where the items of a feed stand in its file."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PROLOG = r"\s*+(?:(?:<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)\s*+)*+"
_ROOT = re.compile(
    rf"{_PROLOG}<(?P<root>(?:[\w.-]+:)?(?P<kind>rss|feed|rdf))(?=[\s>])(?P<rest>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE,
)
_ATOM = re.compile(r"w3\.org/2005/Atom|purl\.org/atom/ns", re.IGNORECASE)
_RSS_IN_RDF = re.compile(r"purl\.org/rss/|my\.netscape\.com/rdf|channel\.netscape\.com/rdf", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!\[CDATA\[(?:[^\]]|\](?!\]>))*+(?:\]\]>|\Z)|<!--(?:[^-]|-(?!->))*+(?:-->|\Z)"
    r"|<(?P<close>/)?(?:[\w.-]+:)?(?P<tag>item|entry)(?=[\s/>])[^>]*+(?:>|\Z)",
    re.IGNORECASE,
)
LOOKED_AT = 20_000  # characters in which the root element begins


@dataclass(frozen=True)
class Spans:
    """The items of a feed.

    Attributes
    ----------
    root : int
        Where the root element begins, behind any declarations.
    opening, closing : str
        What goes before and after some of the items to make a feed of them, with the root's namespaces.
    head_end : int
        Where the first item begins, or the file ends.
    items : list of (start, end)
        Whole ones.
    unclosed : list of (start, end)
        Those without an end tag, up to the next item.
    cut : (start, end) or None
        The last one, where the file ends within it.
    """

    root: int
    opening: str
    closing: str
    head_end: int
    items: list[tuple[int, int]]
    unclosed: list[tuple[int, int]]
    cut: tuple[int, int] | None


def is_feed(text: str) -> bool:
    """Whether the root element is that of RSS or Atom.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0"><channel>'), is_feed("<p>The <rss> of old.</p>")
    (True, False)
    """
    root = _ROOT.match(text[:LOOKED_AT])
    if root is None:
        return False
    if root["kind"].lower() == "rss":
        return True
    return (_ATOM if root["kind"].lower() == "feed" else _RSS_IN_RDF).search(root["rest"]) is not None


def spans_of(text: str) -> Spans:
    """Find the items; tags within CDATA and comments are text.

    >>> feed = "<rss><channel><title>x</title><item>a</item><item>b"
    >>> found = spans_of(feed)
    >>> found.items, found.cut, found.opening + found.closing
    ([(30, 44)], (44, 51), '<rss><channel></channel></rss>')
    """
    root = _ROOT.match(text[:LOOKED_AT])
    if root is None:
        return Spans(0, "", "", len(text), [], [], None)
    items: list[tuple[int, int]] = []
    unclosed: list[tuple[int, int]] = []
    begun: int | None = None
    first = None
    wanted = "entry" if root["kind"].lower() == "feed" else "item"
    for token in _TOKEN.finditer(text, root.end()):
        if (token["tag"] or "").lower() != wanted:
            continue
        first = token.start() if first is None else first
        if token["close"]:
            if begun is not None:
                items.append((begun, token.end()))
            begun = None
        else:
            if begun is not None:
                unclosed.append((begun, token.start()))
            begun = token.start()
    cut = None if begun is None else (begun, len(text))
    channel = ("<channel>", "</channel>") if root["kind"].lower() == "rss" else ("", "")
    opening = f"<{root['root']}{root['rest'].removesuffix('/')}>{channel[0]}"
    head_end = first if first is not None else len(text)
    return Spans(root.start("root") - 1, opening, f"{channel[1]}</{root['root']}>", head_end, items, unclosed, cut)
