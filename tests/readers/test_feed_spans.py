"""Items of feeds: each found where it stands, whatever is around it."""

from itertools import pairwise

import pytest

from mediakit.readers._feed_spans import is_feed, spans_of

ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'>"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("<rss version='2.0'><channel>", True),
        ("\r\n<?xml version='1.0'?>\n<?xml-stylesheet href='a.xsl'?><!-- x --><rss version='0.91'>", True),
        ("<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://x/rss.dtd'>\n<rss>", True),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", True),
        (ATOM, True),
        ("<feed version='0.3' xmlns=\"http://purl.org/atom/ns#\">", True),
        ("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", True),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>", True),
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", False),
        ("<feed><cow/></feed>", False),
        ("<rssfeed>", False),
        ("An article on <rss version='2.0'><channel> and its makers.", False),
        ("<!DOCTYPE html><html><body><rss>", False),
        ("", False),
    ],
)
def test_recognition(text, is_one):
    """By the root element and its namespace alone."""
    assert is_feed(text) is is_one


def test_tags_in_text_are_no_items():
    """CDATA and comments may hold any."""
    text = "<rss><channel><!-- <item> --><item><![CDATA[</item><item>]]></item></channel></rss>"
    ((start, end),) = spans_of(text).items
    assert text[start:end] == "<item><![CDATA[</item><item>]]></item>"


def test_an_entry_in_a_feed_of_items_is_none():
    """Only the element that the format has counts."""
    assert spans_of(f"{ATOM}<entry><item/></entry></feed>").items == [(len(ATOM), len(ATOM) + 22)]


def test_items_that_do_not_end():
    """One in the middle goes up to the next, the last is cut."""
    found = spans_of("<rss><channel><item>a<item>b</item><item>c")
    assert (found.unclosed, found.items, found.cut) == ([(14, 21)], [(21, 35)], (35, 42))


@pytest.mark.parametrize("unit", ["<item>", "</item>", "<item ", "<![CDATA[", "<!--", "<", "]]", "<!DOCTYPE [", "<?a "])
def test_long_hostile_feeds_are_taken_apart(unit):
    """Of one kind again and again: what is found stands in order, within the text."""
    text = "<rss>" + unit * (200_000 // len(unit))
    found = spans_of(text)
    spans = sorted([*found.items, *found.unclosed, *([found.cut] if found.cut else [])])
    assert all(start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert not is_feed(text[5:])
