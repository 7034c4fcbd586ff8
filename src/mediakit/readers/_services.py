"""News services: where their answers keep the list of articles, and what the fields are called there.

A service is a line in this table. What an answer looks like was taken from the services' public documentation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mediakit.readers._column_names import USUAL, YIELDING, names_of, plain
from mediakit.readers._dialects import SEEN, Dialect
from mediakit.readers._markup import lines

Path = tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """How one service answers.

    Attributes
    ----------
    name : str
        Also the host of its articles.
    path : tuple of str
        The keys that lead to the list of articles, or to the one article.
    marks : tuple of str
        Keys that its articles have together, and those of services listed further down have not.
    fields : mapping of str to tuple of str
        For columns of the articles table (and any other column), where the value stands: the first that is
        filled of these keys, a dot between those of nested objects.
    outlet : str, optional
        Who publishes all its articles.
    html : str, optional
        Where the text stands with markup, for want of one without.
    note : str
        Why an article of it may have no text.
    cut : str, optional
        What its texts are, where they are never whole.
    remark : str, optional
        A sentence for the audit.
    on_page : tuple of str
        Where an answer says how many articles it holds itself.
    size, page, total : tuple of str
        Where it says how many a page holds, which page it is, and how many the search found.
    """

    name: str
    path: Path
    marks: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    outlet: str | None = None
    html: str | None = None
    note: str = "no content"
    cut: str | None = None
    remark: str | None = None
    on_page: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    total: tuple[str, ...] = ()

    @property
    def dialect(self) -> Dialect:
        """What its articles go without saying, as for tables."""
        return Dialect(self.name, (), host=self.name or None, note=f"{self.note} ({self.name})" if self.name else None)


def _fields(**named: str) -> dict[str, tuple[str, ...]]:
    return {target: tuple(keys.split()) for target, keys in named.items()}


SERVICES: tuple[Service, ...] = (
    Service(
        "GDELT", ("articles",), ("seendate", "title"),
        _fields(title="title", url="url", published_text="seendate", outlet="domain", language="language"),
        note="metadata only", remark=SEEN,
    ),
    Service(
        "NewsAPI", ("articles",), ("publishedAt", "urlToImage"),
        _fields(title="title", text="content", url="url", published_text="publishedAt", author="author",
                outlet="source.name source", outlet_id="source.id"),
        total=("totalResults",),
    ),
    Service(
        "GNews", ("articles",), ("publishedAt", "source"),
        _fields(title="title", text="content", url="url", published_text="publishedAt", outlet="source.name",
                outlet_url="source.url", outlet_id="source.id", source_id="id", language="lang language"),
        total=("totalArticles",),
    ),
    Service(
        "NewsCatcher", ("articles",), ("published_date", "clean_url"),
        _fields(title="title", text="summary content", url="link", published_text="published_date",
                author="author authors", outlet="rights name_source clean_url", source_id="_id id", language="language",
                section="topic"),
        size=("page_size",), page=("page",), total=("total_hits",),
    ),
    Service(
        "Perigon", ("articles",), ("pubDate", "articleId"),
        _fields(title="title", text="content", url="url", published_text="pubDate", author="authorsByline",
                outlet="source.name source.domain", source_id="articleId", language="language"),
        total=("numResults",),
    ),
    Service(
        "Webz.io", ("posts",), ("thread", "published"),
        _fields(title="title thread.title", text="text", url="url", published_text="published", author="author",
                outlet="thread.site_full thread.site", source_id="uuid", language="language"),
        total=("totalResults",),
    ),
    Service(
        "Event Registry", ("articles", "results"), ("uri", "title", "body"),
        _fields(title="title", text="body", url="url", published_text="dateTimePub dateTime date",
                author="authors.name", outlet="source.title source.uri", source_id="uri", language="lang"),
        size=("articles.count",), page=("articles.page",), total=("articles.totalResults",),
    ),
    Service(
        "The Guardian", ("response", "results"), ("webTitle", "webUrl"), (_guardian := _fields(
            title="fields.headline webTitle", text="fields.bodyText", url="webUrl", published_text="webPublicationDate",
            author="fields.byline", outlet="fields.publication", section="sectionName", source_id="id",
            language="fields.lang")),
        outlet="The Guardian", html="fields.body", note="no body text asked for",
        size=("response.pageSize",), page=("response.currentPage",), total=("response.total",),
    ),
    Service(
        "The Guardian", ("response", "content"), ("webTitle", "webUrl"), _guardian,
        outlet="The Guardian", html="fields.body", note="no body text asked for",
    ),
    Service(
        "The New York Times", ("response", "docs"), ("web_url", "headline"),
        _fields(title="headline.main headline", text="lead_paragraph", url="web_url", published_text="pub_date",
                author="byline.original byline", origin="source", section="section_name", source_id="_id"),
        outlet="The New York Times", note="metadata only", cut="lead paragraph only (The New York Times)",
        total=("response.meta.hits", "response.metadata.hits"),
    ),
    Service(
        "mediastack", ("data",), ("published_at", "source", "country"),
        _fields(title="title", url="url", published_text="published_at", author="author", outlet="source",
                section="category", language="language"),
        note="metadata only", on_page=("pagination.count",), total=("pagination.total",),
    ),
    Service(
        "TheNewsAPI", ("data",), ("uuid", "published_at"),
        _fields(title="title", url="url", published_text="published_at", outlet="source", source_id="uuid",
                language="language", section="categories"),
        note="metadata only", on_page=("meta.returned",), total=("meta.found",),
    ),
    Service(
        "newsdata.io", ("results",), ("article_id", "pubDate"),
        _fields(title="title", text="content", url="link", published_text="pubDate", author="creator",
                outlet="source_name source_id", source_id="article_id", language="language", section="category"),
        total=("totalResults",),
    ),
    Service(
        "World News API", ("news",), ("publish_date", "source_country"),
        _fields(title="title", text="text", url="url", published_text="publish_date", author="authors author",
                source_id="id", language="language", section="category"),
        size=("number",), total=("available",),
    ),
    Service(
        "Currents API", ("news",), ("published", "title", "url"),
        _fields(title="title", url="url", published_text="published", author="author", source_id="id",
                language="language", section="category"),
        note="metadata only",
    ),
    Service(
        "Bing News", ("value",), ("datePublished", "name", "url"),
        _fields(title="name", url="url", published_text="datePublished", outlet="provider.name", section="category"),
        note="metadata only", total=("totalEstimatedMatches",),
    ),
)  # fmt: skip

# A list under one of these, of objects with the usual names, is a list of articles too, whoever made it.
OTHERS = ("articles", "results", "data", "news", "docs", "documents", "stories", "items", "records", "rows")
SINGLE: frozenset[Path] = frozenset({("response", "content")})  # where one article stands without a list
LISTS: frozenset[Path] = frozenset({s.path for s in SERVICES} | {(key,) for key in OTHERS})
OPENED: frozenset[Path] = frozenset(path[:n] for path in LISTS for n in range(1, len(path)))


def service_of(path: Path | None, record: Mapping[str, Any]) -> Service | None:
    """Who answered with this record in the list at `path` (None: nobody knows where it stood)."""
    for service in SERVICES:
        if path in (None, service.path) and all(mark in record for mark in service.marks):
            return service
    fields = usual_fields(record)
    if len(fields) < 2 or not fields.keys() & {"title", "text"}:
        return None
    return Service("", path or (), (), fields)


def usual_fields(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Where the columns of the articles table stand by the usual names, the surest first.

    >>> usual_fields(["headline", "body", "date", "n"])
    {'published_text': ('date',), 'title': ('headline',), 'text': ('body',)}
    """
    by_name = {plain(key): key for key in reversed(list(keys))}
    found = {}
    for target in USUAL:
        own, usual, also = names_of(target)
        yielding = YIELDING.get(target, ())
        order = [*own, *(n for n in usual if n not in yielding), *yielding, *also]
        if there := tuple(by_name[name] for name in order if name in by_name):
            found["published_text" if target == "published" else target] = there
    return found


def value_at(record: Any, key: str, glue: str = "; ") -> str | None:
    """What stands under a key, in nested objects under a key with dots, as text.

    >>> value_at({"authors": [{"name": "Ada Moss"}, {"name": "Bo Lund"}]}, "authors.name")
    'Ada Moss; Bo Lund'
    """
    if isinstance(record, Mapping) and key in record:
        return as_text(record[key], glue)
    first, _, rest = key.partition(".")
    if not rest or not isinstance(record, Mapping):
        return None
    inner = record.get(first)
    if isinstance(inner, list):
        return glue.join(value for item in inner if (value := value_at(item, rest))) or None
    return value_at(inner, rest, glue)


def as_text(value: Any, glue: str = "; ") -> str | None:
    """A value as a cell: words of a list joined, the name of what has one, other structures as JSON."""
    if value is None or value == "" or value == [] or value == {}:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return value["name"].strip() or None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return glue.join(value).strip() or None
    return json.dumps(value, ensure_ascii=False, default=str)


def text_of(markup: str | None) -> str:
    """The paragraphs of a text with markup.

    >>> text_of("<p>Both <b>sides</b> met.</p><p>They left.</p>")
    'Both sides met.\\n\\nThey left.'
    """
    return "\n\n".join(line.text for line in lines(markup or "") if line.text)
