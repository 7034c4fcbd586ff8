"""A web page: the article in it, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from mediakit._phrases import counted
from mediakit.readers import _page_text
from mediakit.readers._markup import Element, Line, accounted, lines
from mediakit.readers._page_body import body_of, date_above, is_title_tag, tells
from mediakit.readers._page_facts import Facts, author_of, facts_of, host_of
from mediakit.readers._parsed import BREAKS_OFF, Parsed

NAME = "web page"
NO_ARTICLE = "no article found in the page"
FURNITURE = "page furniture"
LEFT_OUT = "left out of the article (trafilatura)"
SHORT = 200  # characters; a shorter text is more often a notice than an article
LONG = 400  # characters of an <article> that is no teaser
LARGE = 1_000_000  # characters of a page in which no author is guessed at, since that takes seconds
_START = re.compile(
    r"\s*+(?:(?:<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)\s*+)*+(?:<!doctype\s+html\b|<(?:html|head|body)[\s>])",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:p|div|article|section|td|body|html)\b", re.IGNORECASE)
_END = re.compile(r"</html\s*>\s*(?:<!--[^>]*-->\s*)*\Z", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether a text is an HTML page: it begins like one, or its lost beginning apart, ends like one.

    >>> recognises("<!DOCTYPE html><p>Rain."), recognises("The tag <html> was new to him.")
    (True, False)
    """
    return _START.match(text[:20_000]) is not None or _END.search(text[-1_000:]) is not None


def read(text: str) -> Parsed:
    """The one article that trafilatura finds in a page, with what the page's metadata say of it.

    Parameters
    ----------
    text : str
        The decoded file.

    Returns
    -------
    Parsed
        ``published_text`` comes from the page's metadata or from an element marked as the date, never from
        the running text; ``date_source`` says which. A page without an article gives none.

    Examples
    --------
    >>> page = "<html lang=en><title>Rain</title><h1>Rain</h1><p>" + "Rain fell on the harbour for days. " * 20
    >>> article = read(page).articles[0]
    >>> article["title"], article["language"], article["text"][:14], page[article["start"]:][:4]
    ('Rain', 'en', 'Rain fell on t', 'Rain')
    """
    found = lines(text)
    tree, is_flat = _page_text.tree_of(text, found)
    facts = facts_of(tree, text)
    sought = _page_text.passages(tree)
    place = _page_text.placed(sought, found)
    warnings = []
    if is_flat:
        warnings.append("The page is nested too deeply to be parsed: its text was taken line by line.")
    if facts.n_broken:
        warnings.append(f"{counted(facts.n_broken, 'JSON-LD script')} could not be read.")
    page = _Page(text, found, facts, tree)
    on_lines = place.n_found > place.n_lost
    parsed = page.with_lines(place.kept) if on_lines else page.off_lines(sought)
    return replace(parsed, warnings=[*warnings, *parsed.warnings])


@dataclass(frozen=True)
class _Page:
    text: str
    lines: list[Line]
    facts: Facts
    tree: Any

    def with_lines(self, kept: dict[int, str]) -> Parsed:
        """The article on these lines; those before it and inside it that tell about it are no part of it."""
        self._find_title(kept)
        body = body_of(self.lines, kept, self.facts)
        if not body:
            return self._none()
        first, last = body[0], body[-1]
        self._look_above(first)
        words_kept = _page_text.rows_joined((self.lines[n], kept.get(n) or self.lines[n].text) for n in body)
        article = self._article(words_kept, self.lines[first].start, self.lines[last].end)
        if breaks_off := _breaks_off(self.text, article["end"]):
            article |= {"text_status": "cut", "text_note": BREAKS_OFF}
        known = [line for line in self.lines if tells(line, self.facts)]
        of_article, starts = set(body), {line.start for line in known}
        rest = [n for n, line in enumerate(self.lines) if line.start not in starts]
        dropped = [(self.lines[n].start, self.lines[n].end, FURNITURE) for n in rest if not first <= n <= last]
        rows = [(LEFT_OUT, self.lines[n].text) for n in rest if first < n < last and n not in of_article]
        span = (article["start"], article["end"])
        return Parsed(
            [article], accounted(len(self.text), self.lines, [span], known, dropped), dropped,
            [*self._warnings(words_kept), *breaks_off], dropped_rows=rows,
        )  # fmt: skip

    def off_lines(self, sought: list[str]) -> Parsed:
        """The article of a page that holds its text in JSON-LD, for a program to show; or who knows where."""
        body = "\n\n".join(sought)
        if not body or not self.lines:
            return self._none()
        at = self.text.find('"articleBody"')
        opening = self.text.rfind("<script", 0, max(at, 0))
        if opening >= 0:
            start, end = self.text.find(">", opening) + 1, self.text.find("</script", at)
            span, note = (start, end if end > 0 else len(self.text)), "The text stands in the page's JSON-LD only."
        else:
            span = (self.lines[0].start, self.lines[-1].end)
            note = "Where in the page the text stands could not be settled: its place is given as all of it."
        known = [line for line in self.lines if tells(line, self.facts)]
        taken = {line.start for line in known}
        rest = (line for line in self.lines if line.start not in taken and not span[0] <= line.start < span[1])
        dropped = [(line.start, line.end, FURNITURE) for line in rest if not span[0] < line.end <= span[1]]
        metadata = accounted(len(self.text), self.lines, [span], known, dropped)
        return Parsed([self._article(body, *span)], metadata, dropped, [note, *self._warnings(body)])

    def _none(self) -> Parsed:
        reason = "No article was found in the page (a home page, a list or a login?)."
        return Parsed([], dropped=[(0, len(self.text), NO_ARTICLE)] if self.text else [], warnings=[reason])

    def _article(self, body: str, start: int, end: int) -> dict[str, Any]:
        facts = self.facts
        article = {
            "title": facts.title, "text": body, "start": start, "end": end, "outlet": facts.outlet,
            "author": facts.author, "published_text": facts.published_text, "date_source": facts.date_source,
            "modified": facts.modified, "section": facts.section, "language": facts.language, "url": facts.url,
            "host": host_of(facts.url),
        }  # fmt: skip
        if facts.closed and not (facts.n_words and len(body.split()) >= 0.9 * facts.n_words):
            article["text_status"] = "cut"
            article["text_note"] = "the page says that it is not free to read (isAccessibleForFree)"
        return {key: value for key, value in article.items() if value is not None or key == "title"}

    def _find_title(self, kept: dict[int, str]) -> None:
        """Where only the title tag has the headline, with the outlet's name perhaps, look for it on the page."""
        facts = self.facts
        tag = next((line.text for line in self.lines if is_title_tag(line)), "")
        if facts.title == tag and kept:
            above = self.lines[max(0, min(kept) - 25) : min(kept) + 25]
            part = (a.text for a in above if 15 <= len(a.text) < len(tag) and a.text in tag)
            facts.title = next(part, facts.title)
        facts.titles |= {facts.title} if facts.title else set()

    def _look_above(self, first: int) -> None:
        """Take from the lines above the text what the page's metadata lack."""
        facts = self.facts
        if not facts.published_text:
            facts.published_text, facts.date_source = date_above(self.lines, first, facts.titles) or (None, None)
        if not facts.author and len(self.text) < LARGE:
            facts.author = author_of(self.tree)

    def _warnings(self, body: str) -> list[str]:
        said = []
        if len(body) < SHORT:
            said.append(f"Only {counted(len(body), 'character')} of text were found in the page.")
        sizes: dict[Element, int] = {}
        for line in self.lines if self.text.lower().count("<article") > 1 else []:
            if outermost := _outermost(line.runs[0].element):
                sizes[outermost] = sizes.get(outermost, 0) + len(line.text)
        if (n := sum(1 for size in sizes.values() if size >= LONG)) > 1:
            said.append(f"The page marks {n} long articles; what was taken for the main one is read.")
        return said


def _breaks_off(text: str, end: int) -> list[str]:
    """A sentence where a page that closes its elements closes none any more behind the article's last word."""
    if _CLOSING.search(text, end) or not _CLOSING.search(text, 0, end):
        return []
    return ["The page breaks off within the article: none of its elements is closed behind it."]


def _outermost(element: Element | None) -> Element | None:
    outermost = None
    while element := element and element.nearest("article"):
        outermost, element = element, element.parent
    return outermost
