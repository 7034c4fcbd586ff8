"""What a web page says about its article outside its text: JSON-LD first, then its meta tags, then its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from mediakit.readers import _json_ld
from mediakit.readers._extras import library
from mediakit.readers._json_ld import people, words
from mediakit.readers._quiet import quiet
from mediakit.readers.names import word_set


def _listed(names: str) -> list[str]:
    return names.split()


# names of meta tags, property and itemprop as well as name, the most exact first
_PUBLISHED = _listed(
    """article:published_time og:published_time og:article:published_time article:published datepublished
    dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date dc.date dc:date parsely-pub-date
    sailthru.date publish-date publish_date publishdate publication_date publication-date pubdate date_published
    article_date_original originalpublicationdate cxenseparse:recs:publishtime citation_publication_date
    citation_date rbpubdate ptime displaydate date"""
)
_MODIFIED = _listed(
    """article:modified_time og:updated_time article:modified datemodified dcterms.modified dc.date.modified
    last-modified lastmod"""
)
_TITLE = _listed("og:title headline twitter:title dcterms.title dc.title citation_title sailthru.title title")
_SITE = _listed("og:site_name application-name dcterms.publisher dc.publisher citation_journal_title")
_AUTHOR = _listed(
    """article:author author byl parsely-author sailthru.author dcterms.creator dc.creator dc:creator
    citation_author og:article:author"""
)
_SECTION = _listed("article:section og:article:section section parsely-section cxenseparse:articlesection")
_NO_DATE = re.compile(r"^\D*$|^0{3,4}[01]-|^\{")
_NO_NAME = word_set("admin administrator editor none null undefined")
_NO_PERSON = re.compile(
    r"\d|(?<![\w'’-])(?!(?:de|del|della|di|da|dos|du|la|le|van|von|den|der|bin|al|el|y|e)\b)[a-z]{2,}"
)
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url:\s*(\S+)")


@dataclass
class Facts:
    """What a page says; None where it says nothing.

    Attributes
    ----------
    title, outlet, author, published_text, date_source, modified, section, language, url : str or None
        ``date_source`` says what gave the date, such as 'JSON-LD' or 'meta date'.
    titles : set of str
        Every form of the headline, so that it can be told from the text.
    closed : bool
        The page says that not all may read it.
    n_words : int or None
        Words that the article has, by the page's account.
    n_broken : int
        JSON-LD scripts that could not be read.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_text: str | None = None
    date_source: str | None = None
    modified: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    titles: set[str] = field(default_factory=set)
    closed: bool = False
    n_words: int | None = None
    n_broken: int = 0


class _Meta:
    """The meta tags of a page by name, in order."""

    def __init__(self, tree: Any):
        self.values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = words(element.get("content"))
            for key in ("property", "name", "itemprop", "http-equiv"):
                if content and (name := (element.get(key) or "").strip().lower()):
                    self.values.setdefault(name, []).append(content)

    def first(self, names: list[str]) -> str | None:
        """The first value under the first name that has one."""
        return next((self.values[name][0] for name in names if name in self.values), None)

    def dated(self, names: list[str]) -> tuple[str | None, str | None]:
        """The first value that can be a date, and the name it stands under."""
        dates = ((value, name) for name in names for value in self.values.get(name, []))
        return next(((value, name) for value, name in dates if not _NO_DATE.search(value)), (None, None))


def facts_of(tree: Any, page: str = "") -> Facts:
    """What a page's JSON-LD, meta tags and links say.

    Parameters
    ----------
    tree : lxml tree or None
    page : str
        The file, for the address that a browser wrote into it when it saved it.

    Returns
    -------
    Facts

    Examples
    --------
    >>> import lxml.html
    >>> page = "<html><head><title>Rain | Courier</title><meta property='og:site_name' content='Courier'></head></html>"
    >>> found = facts_of(lxml.html.fromstring(page))
    >>> found.title, found.outlet, found.published_text
    ('Rain', 'Courier', None)
    """
    if tree is None:
        return Facts()
    meta = _Meta(tree)
    nodes, others, n_broken = _json_ld.articles(
        element.text or "" for element in tree.iter("script") if "ld+json" in (element.get("type") or "").lower()
    )
    facts = Facts(n_broken=n_broken)
    link = _links(tree, meta, page)
    tag = next((words(element.text_content()) for element in tree.iter("title")), None)
    node = _chosen(nodes, link, [title for title in (meta.first(_TITLE), tag) if title])
    _from_json(facts, node or next((n for n in others if "WebPage" in _json_ld.kinds(n)), {}), bool(node))
    facts.url = facts.url if facts.url and (not link or urlsplit(facts.url).path.strip("/")) else link or facts.url
    house = next((words(n.get("name")) for n in others if _json_ld.is_outlet(n) and n.get("name")), None)
    facts.outlet = facts.outlet or meta.first(_SITE) or (house if not node else None) or host_of(facts.url)
    _title(facts, tree, meta, tag)
    if not facts.published_text:
        facts.published_text, name = meta.dated(_PUBLISHED)
        facts.date_source = name and f"meta {name}"
    facts.modified = facts.modified or meta.dated(_MODIFIED)[0]
    if not facts.author:
        names = next((meta.values[name] for name in _AUTHOR if name in meta.values), [])
        facts.author = people([name for name in names if name.lower() not in _NO_NAME])
    facts.section = facts.section or meta.first(_SECTION)
    facts.language = facts.language or _language(tree, meta)
    return facts


def host_of(url: str | None) -> str | None:
    """The host of an address, in lower case.

    >>> host_of("https://Courier.example:8080/x"), host_of("x")
    ('courier.example', None)
    """
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def author_of(tree: Any) -> str | None:
    """The author where only the page's markup shows one: as marked for machines, else as trafilatura guesses."""
    if tree is None:
        return None
    marked = tree.xpath("//*[@itemprop='author' or @rel='author']")
    if name := people([words(element.text_content()) for element in marked[:1]]):
        return name
    with quiet():
        try:
            # asks for the date too, which is not used: it may be guessed
            guessed = library("trafilatura", "Web pages").extract_metadata(tree, extensive=False).author
        except Exception:  # a fault of the guess on this page: no author
            return None
    return guessed if guessed and len(guessed) < 100 and not _NO_PERSON.search(guessed) else None


def _chosen(nodes: list[dict[str, Any]], link: str | None, titles: list[str]) -> dict[str, Any] | None:
    """The node that describes this page's article: of several the one with its address or headline."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    for node in nodes:
        if link and link in _addresses(node):
            return node
    for node in nodes:
        headline = words(node.get("headline") or node.get("name"))
        if headline and any(headline in title or title in headline for title in titles):
            return node
    headlines = {words(node.get("headline")) for node in nodes}
    return nodes[0] if len(headlines) == 1 else None  # a list of articles is no description of one


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    for key in ("mainEntityOfPage", "url", "@id"):
        value = node.get(key)
        for one in value if isinstance(value, list) else [value]:
            address = next((one[k] for k in ("@id", "url") if one.get(k)), None) if isinstance(one, dict) else one
            if isinstance(address, str) and re.match(r"https?://\S+$", address.strip(), re.IGNORECASE):
                yield address.strip()


def _from_json(facts: Facts, node: dict[str, Any], is_article: bool) -> None:
    if is_article:
        facts.title = words(node.get("headline") or node.get("name"))
        facts.author = people(node.get("author")) or people(node.get("creator"))
        facts.outlet = words(node.get("publisher"))
        facts.outlet = None if facts.outlet and "://" in facts.outlet else facts.outlet
        facts.url = next((url for url in _addresses(node) if "#" not in url), None)
        facts.closed = _json_ld.refused(node.get("isAccessibleForFree"))
        n_words = words(node.get("wordCount"))
        facts.n_words = int(n_words) if n_words and re.fullmatch(r"[0-9]{1,6}", n_words) else None
    facts.section = words(node.get("articleSection"))
    language = node.get("inLanguage")
    facts.language = words(language.get("alternateName") or language) if isinstance(language, dict) else words(language)
    for key in ("datePublished", "dateCreated"):
        value = words(node.get(key))
        if value and not _NO_DATE.search(value):
            facts.published_text, facts.date_source = value, f"JSON-LD {key}"
            break
    modified = words(node.get("dateModified"))
    facts.modified = modified if modified and not _NO_DATE.search(modified) else None


def _title(facts: Facts, tree: Any, meta: _Meta, tag: str | None) -> None:
    """The headline: as JSON-LD has it, else the page's only h1 where its title agrees, else meta and title tag."""
    headings = [text for element in tree.iter("h1") if (text := words(element.text_content()))]
    given = [title for title in (facts.title, meta.first(_TITLE), tag) if title]
    bare = [_without(title, facts.outlet) for title in given]
    agreed = next((h for h in headings if len(h) > 5 and any(h in title for title in given)), None)
    if not facts.title:
        facts.title = agreed or next(iter(bare), None) or (headings[0] if len(headings) == 1 else None)
    facts.titles = {*given, *bare, *headings}


def _without(title: str, outlet: str | None) -> str:
    """A title tag's headline, the outlet's name taken off its ends."""
    if outlet:
        name = re.escape(outlet)
        title = re.sub(rf"\s+[-–—|·:•»]\s+{name}$|^{name}\s*[-–—|·:•»]\s+", "", title, flags=re.IGNORECASE)
    return title


def _links(tree: Any, meta: _Meta, page: str) -> str | None:
    """The page's address, as it gives it itself or as a browser wrote it down."""
    links = (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    saved = _SAVED.search(page[:5_000])
    base = meta.first(["og:url", "twitter:url"]) or (saved and (saved[1] or saved[2]))
    for link in (*links, base):
        try:
            whole = urljoin(base or "", (link or "").strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        if link and parts.scheme in ("http", "https") and parts.netloc:
            return whole
    return None


def _language(tree: Any, meta: _Meta) -> str | None:
    root = next(tree.iter("html"), None)
    stated = None if root is None else root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    language = (stated or meta.first(["content-language", "dc.language", "language", "og:locale"]) or "").strip()
    return language.replace("_", "-") if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w+)*", language) else None
