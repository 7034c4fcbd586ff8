"""What a page says about its article in JSON-LD (schema.org), broken JSON included."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from mediakit.readers.names import word_set

_ARTICLE = re.compile(r"(?:^|[/:])\w*(?:Article|Posting|Report)$")
_OUTLET = word_set("Organization NewsMediaOrganization WebSite")
# what hangs below these is another article than the page's
_OTHERS = word_set(
    """itemListElement liveBlogUpdate hasPart isPartOf comment citation mentions relatedLink review video image
    isBasedOn about potentialAction mainEntity"""
)
_OPENING = ("//", "/*", "<!--", "<![CDATA[", "*/")
_CLOSING = (";", "//", "/*", "-->", "]]>", "*/")
_STRING_OR_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\Z))|,(?=\s*+[}\]])', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_NAME_LABEL = re.compile(r"^(?:by|von|par|por|door)\s+(?=\S)", re.IGNORECASE)
MOST = 20_000  # nodes looked at in a page


def articles(scripts: Iterable[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """The nodes that are articles, all other nodes of weight, and how many scripts could not be read.

    References within the page (``{"@id": "#ashe"}``) are replaced by the nodes they name.

    >>> found, _, n_broken = articles(['<!-- {"@type": "NewsArticle", "headline": "Rain",} -->', "{"])
    >>> found[0]["headline"], n_broken
    ('Rain', 1)
    """
    nodes: list[dict[str, Any]] = []
    n_broken = 0
    for script in scripts:
        values = list(_values(script))
        n_broken += not values and bool(script.strip())
        nodes += _nodes(values)
    named: dict[str, dict[str, Any]] = {}
    for node in nodes:  # a bare reference is no definition
        if isinstance(node.get("@id"), str) and len(node) > 1:
            named.setdefault(node["@id"], node)
    resolved = [_resolved(node, named) for node in nodes]
    found = [node for node in resolved if _is_article(node)]
    return found, [node for node in resolved if not _is_article(node)], n_broken


def kinds(node: dict[str, Any]) -> list[str]:
    """The types that a node gives itself."""
    given = node.get("@type")
    return [kind for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)]


def _is_article(node: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(kind) for kind in kinds(node))


def is_outlet(node: dict[str, Any]) -> bool:
    """Whether a node describes the site or the house behind it.

    >>> is_outlet({"@type": ["Organization", "Brand"]})
    True
    """
    return not _OUTLET.isdisjoint(kinds(node))


def words(value: Any) -> str | None:
    """A value as text: of a list the first, of an object its name or value; None where there is none.

    >>> words([{"@value": " Rain &amp; wind "}]), words({"name": ["Courier"]}), words(""), words(7)
    ('Rain & wind', 'Courier', None, '7')
    """
    for _ in range(5):
        if isinstance(value, list):
            value = next((one for one in value if one), None)
        elif isinstance(value, dict):
            value = next((value[key] for key in ("name", "@value", "@id", "url") if value.get(key)), None)
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(_TAG.sub("", html.unescape(str(value))).replace("\xad", "").split()) or None


def people(value: Any) -> str | None:
    """Names of authors, without label or web addresses, with semicolons between them.

    >>> people([{"name": "By Nella Varr"}, "Idris Cole", {"name": "Nella Varr"}, "https://chirp.example/x"])
    'Nella Varr; Idris Cole'
    """
    names = (words(one) for one in (value if isinstance(value, list) else [value])[:50])
    bare = (_NAME_LABEL.sub("", name) for name in names if name and "://" not in name and not name.startswith("#"))
    return "; ".join(dict.fromkeys(bare)) or None


def refused(value: Any) -> bool:
    """Whether ``isAccessibleForFree`` says no, in any of the ways it is written.

    >>> [refused(v) for v in (False, "False", "http://schema.org/False", True, None)]
    [True, True, True, False, False]
    """
    return value is False or (isinstance(value, str) and value.strip().lower().rpartition("/")[2] == "false")


def _values(script: str) -> Iterator[Any]:
    """Every JSON value in a script, one after the other, mended where a common fault breaks it."""
    bare = _unwrapped(script)
    for text in (bare, _STRING_OR_COMMA.sub(r"\1", bare), html.unescape(bare)):
        values = list(_decoded(text))
        if values:
            yield from values
            return


def _unwrapped(script: str) -> str:
    """Without the comment signs that old pages put around a script."""
    bare = script.strip()
    for _ in range(4):
        for sign in _OPENING:
            bare = bare.removeprefix(sign).lstrip()
        for sign in _CLOSING:
            bare = bare.removesuffix(sign).rstrip()
    return bare


def _decoded(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)  # line breaks within strings are common
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _nodes(values: list[Any]) -> list[dict[str, Any]]:
    """All objects, in order of the file, but those of other articles."""
    found: list[dict[str, Any]] = []
    waiting = values[::-1]
    while waiting and len(found) < MOST:
        value = waiting.pop()
        if isinstance(value, dict):
            found.append(value)
            waiting += [value[key] for key in reversed(value) if key not in _OTHERS]
            main = value.get("mainEntity")
            if isinstance(main, dict) and _is_article(main):
                waiting.append(main)
        elif isinstance(value, list):
            waiting += value[::-1]
    return found


def _resolved(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {key: _named(value, named) for key, value in node.items()}


def _named(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list) and len(value) < 100:
        return [_named(one, named) for one in value] if all(isinstance(one, dict | str) for one in value) else value
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value
