"""The table of news services: each has its own marks, and its fields go where they belong."""

import json

import pytest

from mediakit.readers import news_apis
from mediakit.readers._services import LISTS, OPENED, SERVICES, as_text, service_of, text_of, usual_fields, value_at

WHEN = "2025-06-22T18:15:00Z"
BODY = "Both sides met in Selvick."

SAMPLES = [
    (
        "GDELT",
        {"articles": [{
            "url": "https://courier.example/1", "url_mobile": "", "title": "Talks resume",
            "seendate": "20250622T181500Z", "socialimage": "", "domain": "courier.example", "language": "English",
            "sourcecountry": "Meridia",
        }]},
        {"outlet": "courier.example", "published_text": "20250622T181500Z", "text": "", "language": "English",
         "text_note": "metadata only (GDELT)"},
    ),
    (
        "NewsAPI",
        {"status": "ok", "totalResults": 1, "articles": [{
            "source": {"id": "courier", "name": "Courier"}, "author": "Ada Moss", "title": "Talks resume",
            "description": "A summary.", "url": "https://courier.example/1", "urlToImage": None, "publishedAt": WHEN,
            "content": f"{BODY}… [+1210 chars]",
        }]},
        {"outlet": "Courier", "published_text": WHEN, "text": BODY, "author": "Ada Moss", "description": "A summary.",
         "outlet_id": "courier", "text_status": "cut", "text_note": "[+1210 chars]"},
    ),
    (
        "GNews",
        {"totalArticles": 54904, "articles": [{
            "id": "a1", "title": "Talks resume", "description": "A summary.", "content": f"{BODY}... [2210 chars]",
            "url": "https://courier.example/1", "image": None, "publishedAt": WHEN, "lang": "en",
            "source": {"id": "s", "name": "Courier", "url": "https://courier.example", "country": "xx"},
        }]},
        {"outlet": "Courier", "text": BODY, "text_status": "cut", "source_id": "a1", "language": "en",
         "source_country": "xx"},
    ),
    (
        "Event Registry",
        {"articles": {"page": 1, "totalResults": 1, "pages": 1, "count": 100, "results": [{
            "uri": "8001", "lang": "eng", "isDuplicate": False, "date": "2025-06-22", "time": "18:15:00",
            "dateTime": WHEN, "dateTimePub": "2025-06-22T18:00:00Z", "url": "https://courier.example/1",
            "title": "Talks resume", "body": BODY, "authors": [{"uri": "a", "name": "Ada Moss"}, {"name": "Bo Lund"}],
            "source": {"uri": "courier.example", "dataType": "news", "title": "Courier"}, "image": None,
        }]}},
        {"outlet": "Courier", "source_id": "8001", "author": "Ada Moss; Bo Lund", "text": BODY,
         "published_text": "2025-06-22T18:00:00Z", "language": "eng"},
    ),
    (
        "The Guardian",
        {"response": {"status": "ok", "total": 1, "pageSize": 10, "currentPage": 1, "pages": 1, "results": [{
            "id": "world/2025/jun/22/talks", "type": "article", "sectionId": "world", "sectionName": "World news",
            "webPublicationDate": WHEN, "webTitle": "Talks resume | Meridia", "webUrl": "https://www.example/1",
            "fields": {"headline": "Talks resume", "byline": "Ada Moss", "bodyText": BODY, "wordcount": "5",
                       "body": f"<p>{BODY}</p>", "publication": "The Observer"},
        }]}},
        {"outlet": "The Observer", "title": "Talks resume", "text": BODY, "author": "Ada Moss", "section": "World news",
         "fields_wordcount": "5"},
    ),
    (
        "The Guardian",
        {"response": {"status": "ok", "total": 1, "content": {
            "id": "w/1", "webPublicationDate": WHEN, "webTitle": "Talks resume", "webUrl": "https://www.example/1",
            "fields": {"body": "<p>Both sides <b>met</b>.</p><p>They left.</p>"},
        }}},
        {"outlet": "The Guardian", "text": "Both sides met.\n\nThey left.", "source_id": "w/1"},
    ),
    (
        "The New York Times",
        {"status": "OK", "response": {"docs": [{
            "abstract": "A summary.", "web_url": "https://www.example/1", "snippet": "", "lead_paragraph": BODY,
            "source": "Nordwire", "headline": {"main": "Talks resume", "kicker": None}, "pub_date": WHEN,
            "section_name": "World", "byline": {"original": "By Ada Moss", "person": []}, "_id": "nyt://1",
            "word_count": 812,
        }], "meta": {"hits": 1, "offset": 0}}},
        {"outlet": "The New York Times", "origin": "Nordwire", "title": "Talks resume", "text": BODY,
         "text_status": "cut", "author": "By Ada Moss", "word_count": "812", "abstract": "A summary."},
    ),
    (
        "mediastack",
        {"pagination": {"limit": 100, "offset": 0, "count": 1, "total": 9}, "data": [{
            "author": None, "title": "Talks resume", "description": "A summary.", "url": "https://c.example/1",
            "source": "Courier", "image": None, "category": "general", "language": "en", "country": "xx",
            "published_at": "2025-06-22T18:15:00+00:00",
        }]},
        {"outlet": "Courier", "text": "", "section": "general", "text_note": "metadata only (mediastack)"},
    ),
    (
        "newsdata.io",
        {"status": "success", "totalResults": 1, "results": [{
            "article_id": "a1", "title": "Talks resume", "link": "https://c.example/1", "creator": ["Ada Moss"],
            "description": "A summary.", "content": "ONLY AVAILABLE IN PAID PLANS", "pubDate": "2025-06-22 18:15:00",
            "source_id": "courier", "language": "english", "category": ["world", "top"],
        }], "nextPage": None},
        {"outlet": "courier", "source_id": "a1", "text": "", "author": "Ada Moss", "section": "world; top",
         "text_note": "ONLY AVAILABLE IN PAID PLANS"},
    ),
    (
        "Webz.io",
        {"totalResults": 1, "posts": [{
            "thread": {"site_full": "www.courier.example", "site": "courier.example", "title": "T"}, "uuid": "u1",
            "url": "https://c.example/1", "author": "Ada Moss", "published": WHEN, "title": "Talks resume",
            "text": BODY, "language": "english",
        }]},
        {"outlet": "www.courier.example", "source_id": "u1", "text": BODY, "thread_site": "courier.example"},
    ),
    (
        "",
        {"count": 1, "items": [{"Headline": "Talks resume", "Body": BODY, "Newspaper": "Courier", "Date": "2025-06-22",
                                "Source": "desk 4"}]},
        {"outlet": "Courier", "title": "Talks resume", "text": BODY, "published_text": "2025-06-22",
         "Source": "desk 4"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "answer", "expected"), SAMPLES, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(SAMPLES)]
)
def test_fields_go_where_they_belong(name, answer, expected):
    """The shape of each service's documented answer, with invented articles."""
    text = json.dumps(answer)
    assert news_apis.recognises(text)
    parsed = news_apis.read(text)
    (article,) = parsed.articles
    assert {key: article.get(key) for key in expected} == expected
    assert article["title"] == "Talks resume"
    assert article.get("host") == (name or None)
    assert parsed.n_expected in (None, 1)


def test_services_are_told_apart():
    """No service's record is taken for that of another further up the table."""
    for name, answer, _ in SAMPLES:
        record, path = answer, ()
        while isinstance(record, dict) and (path not in LISTS or path in OPENED):
            path = next((*path, k) for k in record if (*path, k) in LISTS | OPENED and record[k] != [])
            record = record[path[-1]]
        record = record[0] if isinstance(record, list) else record
        assert service_of(path, record).name == name
    assert all(service.path in LISTS and service.marks for service in SERVICES)


def test_objects_that_are_no_articles_are_nobodys():
    """Users, prices, settings: lists under such keys there are many."""
    for record in ({"id": 1, "name": "x"}, {"title": "x", "price": 3}, {"url": "x", "date": "y"}, {}):
        assert service_of(("data",), record) is None


def test_the_surest_usual_name_first():
    """What yields in a header yields here; the others stand in where it is empty."""
    assert usual_fields(["content", "FullText", "title"])["text"] == ("FullText", "content")


@pytest.mark.parametrize(
    ("record", "key", "value"),
    [
        ({"a": {"b": " x "}}, "a.b", "x"), ({"a.b": "x"}, "a.b", "x"), ({"a": "x"}, "a.b", None), ({}, "a", None),
        ({"a": [{"b": "x"}, {}, "y", {"b": "z"}]}, "a.b", "x; z"), ({"a": None}, "a", None), (["a"], "a", None),
    ],
)  # fmt: skip
def test_values_are_found_in_nested_objects(record, key, value):
    """By dots, through lists too; what is not there is missing, never an error."""
    assert value_at(record, key) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (True, "true"), ("", None), ([], None), ([1], "[1]"), (["a", "b"], "a; b"), ({"name": "x"}, "x")],
)
def test_values_become_cells(value, text):
    """Numbers and structures as JSON, words joined, nothing as missing."""
    assert as_text(value) == text


def test_markup_becomes_paragraphs():
    """One blank line between them, tags gone, words whole."""
    assert text_of("<p>A<br>B &amp; C</p><ul><li>D</ul>") == "A\n\nB & C\n\nD"
    assert text_of(None) == ""
