"""JSON-LD: the node that is an article is found and read in every way that sites write it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers._json_ld import articles, is_outlet, people, refused, words

NODE = '{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2026-03-02"}'


@pytest.mark.parametrize(
    "script",
    [
        NODE,
        f"<!--\n{NODE}\n-->",
        f"//<![CDATA[\n{NODE}\n//]]>",
        f"/*<![CDATA[*/{NODE}/*]]>*/",
        f"[{NODE}]",
        f"{NODE};",
        f'{{"@graph": [{{"@type": "WebSite"}}, {NODE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {NODE}}}',
        NODE.replace('"Rain",', '"Rain",\n,').replace(",\n,", ","),
        NODE.replace("}", ",}"),
        f"[{NODE},]",
        NODE.replace("Rain", "Rain\nand\twind\x0b").replace("\nand\twind\x0b", ""),
        NODE.replace('"', "&quot;"),
        f'{{"@type": "Organization"}}\n{NODE}',
        NODE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
        NODE.replace("NewsArticle", "http://schema.org/NewsArticle"),
        NODE.replace("NewsArticle", "LiveBlogPosting"),
    ],
)
def test_the_article_is_found(script):
    """Alone, in a list or a graph, wrapped in comments, with commas too many, escaped once more."""
    found, _, n_broken = articles([script])
    assert [(node["headline"], node["datePublished"]) for node in found] == [("Rain", "2026-03-02")]
    assert n_broken == 0


def test_line_breaks_in_strings_are_read():
    """Control characters within a string break no script."""
    assert words(articles([NODE.replace("Rain", "Rain\nand\x01\twind")])[0][0]["headline"]).startswith("Rain and")


def test_other_articles_of_a_page_are_none():
    """Those of lists, updates and links are not the page's own."""
    for key in ("itemListElement", "liveBlogUpdate", "hasPart", "isPartOf", "citation", "relatedLink"):
        assert articles([f'{{"@type": "WebPage", "{key}": [{NODE}]}}'])[0] == []


def test_references_are_followed():
    """A name given elsewhere in the graph is found by its id, wherever it stands."""
    graph = [
        {"@type": "Article", "author": [{"@id": "#a"}, {"@id": "#b"}], "publisher": {"@id": "#p"}},
        {"@id": "#a", "@type": "Person", "name": "Nella Varr"},
        {"@id": "#b", "@type": "Person", "name": "Idris Cole"},
        {"@id": "#p", "@type": "NewsMediaOrganization", "name": "Courier"},
    ]
    (found,), others, _ = articles([json.dumps({"@graph": graph})])
    assert people(found["author"]) == "Nella Varr; Idris Cole"
    assert words(found["publisher"]) == "Courier"
    assert [node["name"] for node in others if is_outlet(node)] == ["Courier"]


def test_broken_scripts_are_counted():
    """What cannot be mended is told, not passed over."""
    assert articles(["{", "", NODE, "not json"])[2] == 2


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, None),
        ([], None),
        ({}, None),
        (True, None),
        ("  ", None),
        ("<b>Rain</b> &amp; wind", "Rain & wind"),
        (["", "Rain"], "Rain"),
        ({"name": {"@value": "Rain"}}, "Rain"),
        ({"@type": "Person"}, None),
        (2026, "2026"),
    ],
)
def test_values_become_words(value, name):
    """Lists, objects and numbers alike; what has no words is missing, never empty."""
    assert words(value) == name


def test_labels_and_addresses_are_no_names():
    """By, von and par go, accounts on other sites are no authors."""
    assert people(["Von Henrike Ohl", {"url": "https://chirp.example/ohl"}, "Byron Vale"]) == "Henrike Ohl; Byron Vale"


@pytest.mark.parametrize(("value", "is_no"), [("false", True), (False, True), ("https://schema.org/False", True),
                                              ("true", False), (None, False), (0, False), ({}, False)])  # fmt: skip
def test_not_free_to_read(value, is_no):
    """Only a clear no is one."""
    assert refused(value) is is_no


KEYS = st.sampled_from(["@type", "@id", "@graph", "name", "author", "mainEntity", "headline"])
SIMPLE = st.none() | st.booleans() | st.integers() | st.text(max_size=5)


@settings(max_examples=100, deadline=None)
@given(st.recursive(SIMPLE, lambda one: st.lists(one, max_size=4) | st.dictionaries(KEYS, one, max_size=4)))
def test_no_value_raises(value):
    """Whatever stands where a name or a list should."""
    found, others, _ = articles([json.dumps(value), json.dumps(value)[:-2]])
    for node in [*found, *others]:
        for part in node.values():
            words(part)
            people(part)


@pytest.mark.parametrize("unit", ["[", '{"a":', '{"@id":"#x"},', ' "', '\\"', ", ", "<!--", "// "])
def test_long_hostile_scripts_hold_no_article(unit):
    """Of one kind again and again, within quotes and without."""
    many = unit * (100_000 // len(unit))
    assert articles([many, f'"{many}'])[0] == []
