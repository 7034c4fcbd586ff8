"""What a page says of its article: JSON-LD before meta tags before markup, and never a guess for a date."""

import json

import lxml.html
import pytest

from mediakit.readers._page_facts import author_of, facts_of, host_of


def tree(head="", body=""):
    return lxml.html.document_fromstring(f"<html lang=en><head>{head}</head><body>{body}</body></html>")


def json_ld(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


META = """<title>Fog - Post</title><meta property="og:title" content="Fog in March">
<meta name="author" content="A. Meta"><meta property="og:site_name" content="Post">
<meta property="article:published_time" content="2026-03-01T01:00Z">
<meta property="article:modified_time" content="2026-03-05"><meta property="article:section" content="Sea">
<link rel="canonical" href="https://post.example/fog"><meta property="og:url" content="https://post.example/other">"""


def test_json_ld_goes_first():
    """Each fact that it has; the rest comes from the meta tags."""
    own = json_ld(headline="Rain", datePublished="2026-03-02T08:00:00+01:00", publisher={"name": "Courier"})
    facts = facts_of(tree(META + own))
    assert (facts.title, facts.published_text, facts.outlet) == ("Rain", "2026-03-02T08:00:00+01:00", "Courier")
    assert (facts.date_source, facts.author, facts.section) == ("JSON-LD datePublished", "A. Meta", "Sea")


def test_meta_tags_and_links_without_json_ld():
    """The headline of OpenGraph, the canonical address, the dates, and the tag that gave the date."""
    facts = facts_of(tree(META))
    assert (facts.title, facts.outlet, facts.url) == ("Fog in March", "Post", "https://post.example/fog")
    assert (facts.date_source, facts.modified, facts.language) == ("meta article:published_time", "2026-03-05", "en")


def test_the_host_is_the_outlet_of_last_resort():
    """Where nothing on the page names one."""
    assert facts_of(tree("<link rel=canonical href='https://www.courier.example/x'>")).outlet == "www.courier.example"


def test_the_headline_on_the_page_goes_before_a_longer_title_tag():
    """The site's name and what else a title tag holds is no headline."""
    facts = facts_of(tree("<title>Rain falls all week - Weather - Courier</title>", "<h1>Rain falls all week</h1>"))
    assert facts.title == "Rain falls all week"


@pytest.mark.parametrize("value", ["", "  ", "null", "{{date}}", "0000-00-00", "0001-01-01T00:00:00Z", [], {}, None])
def test_what_is_no_date_is_passed_over(value):
    """Templates left unfilled and zero dates; the meta tag is asked instead."""
    meta = "<meta name=pubdate content='2026-03-03'>"
    assert facts_of(tree(meta + json_ld(datePublished=value))).published_text == "2026-03-03"


def test_of_several_articles_the_pages_own_is_taken():
    """By address, then by headline; a mere list of articles says nothing of one."""
    two = json_ld(headline="Fog", url="https://courier.example/fog") + json_ld(
        headline="Rain", url="https://courier.example/rain"
    )
    link = "<link rel=canonical href='https://courier.example/rain'>"
    assert facts_of(tree(link + two)).title == "Rain"
    assert facts_of(tree("<title>Rain | Courier</title>" + two)).title == "Rain"
    assert facts_of(tree("<title>Courier</title>" + two)).title == "Courier"


def test_a_front_page_is_no_address_of_an_article():
    """Sites that name themselves as the main page are not believed against the canonical link."""
    own = json_ld(mainEntityOfPage="https://courier.example/")
    links = "<link rel=canonical href='/rain'><meta property=og:url content='https://courier.example/x'>"
    assert facts_of(tree(links + own)).url == "https://courier.example/rain"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ({"name": "German", "alternateName": "de"}, "de"),
        (["fr-FR"], "fr-FR"),
        ({"name": "German"}, "German"),
        (None, "en"),
    ],
)
def test_languages_as_they_are_written(language, told):
    """Objects, lists and the root's attribute."""
    assert facts_of(tree(json_ld(inLanguage=language))).language == told


def test_addresses_that_are_none():
    """No fault, and no address."""
    for link in ("http://[", "javascript:void(0)", "/x", "", "mailto:a@b.example"):
        assert facts_of(tree(f"<link rel=canonical href='{link}'>")).url is None
    assert host_of("http://[") is None
    assert facts_of(None).title is None


def test_authors_in_markup():
    """Marked for machines first; else as trafilatura reads bylines; numbers are no names."""
    assert author_of(tree(body="<span itemprop=author>By Nella Varr</span>")) == "Nella Varr"
    assert author_of(tree(body="<p class=byline>Ines van der Loo</p><p>Rain.</p>")) == "Ines van der Loo"
    assert author_of(tree(body="<p class=byline>Lida Moor keeps bees</p><p>Rain.</p>")) is None
    assert author_of(tree(body="<p>Rain.</p>")) is None
    assert author_of(None) is None


def test_names_of_roles_are_no_authors():
    """What a publishing program fills in by itself."""
    assert facts_of(tree("<meta name=author content=admin>")).author is None
