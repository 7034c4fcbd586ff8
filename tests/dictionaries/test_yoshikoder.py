"""Yoshikoder's XML: attributes, both engines, and XML that means harm."""

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries import codebook_of, yoshikoder
from mediakit.dictionaries._parts import Category, Entry


def dictionary(inside: str, engine: str = "substring") -> str:
    return f'<?xml version="1.0"?>\n<dictionary style="050805" patternengine="{engine}">\n{inside}\n</dictionary>'


def test_scores_are_valences_and_descriptions_definitions():
    """score of a word, desc of a category; a score of a category and a word's description are left out and told."""
    inside = """<cnode name="TONE" desc="How it
 sounds" score="2"><pnode name="calm" score="1,5" desc="of seas"/><pnode name="storm" score="high"/>
 <remark/></cnode><pnode name="stray"/>"""
    found = yoshikoder.read(dictionary(inside))
    assert found.categories[0].definition == "How it sounds"
    assert [(entry.text, entry.valence) for entry in found.categories[0].entries] == [("calm", 1.5), ("storm", None)]
    assert [left.reason for left in found.left_out] == [
        "score of a category",
        "description of a word",
        "unreadable score",
        "unknown element",
        "unknown element",
    ]


def test_regular_expressions_become_patterns_that_begin_with_re():
    """patternengine="regexp"; one that cannot be read is left out, letters keep their case."""
    inside = '<cnode name="A"><pnode name="colou?r\\W?s"/><pnode name="(open"/></cnode>'
    book, left_out = codebook_of(yoshikoder.read(dictionary(inside, "regexp")))
    assert book.frames["A"].patterns == ("re:colou?r\\W?s",)
    assert [(left.entry, left.reason) for left in left_out] == [("(open", "unreadable regular expression")]


def test_the_question_mark_is_no_letter():
    """Only * stands for letters; an entry with ? is left out, not changed in meaning."""
    _, left_out = codebook_of(
        yoshikoder.read(dictionary('<cnode name="A"><pnode name="a*"/><pnode name="wh?"/></cnode>'))
    )
    assert [left.entry for left in left_out] == ["wh?"]


@pytest.mark.parametrize(("text", "said"), [
    ('<!DOCTYPE d [<!ENTITY a "x">]><dictionary><cnode name="&a;"/></dictionary>', "declares entities"),
    ('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///x">]><dictionary><cnode name="&a;"/></dictionary>', "declares entities"),
    ("<dictionary>" + '<cnode name="a">' * 40, "more than 30 deep"),
    ("<dictionary>" + "<x>" * 100_000, "more than 30 deep"),
    ('<dictionary><cnode name="a">', "not well-formed"),
    ('<dictionary><cnode name="a\x07"/></dictionary>', "not well-formed"),
    ("", "not well-formed"),
])  # fmt: skip
def test_xml_that_means_harm_is_refused_in_a_sentence(text, said):
    """Entities, depth, damage."""
    with pytest.raises(CodebookError, match=said):
        yoshikoder.read(text)


def test_the_declaration_says_the_encoding_that_is_written():
    """So that every reader of XML knows it."""
    assert 'encoding="windows-1252"' in yoshikoder.write([Category("a")], ".ykd", "cp1252")
    assert 'encoding="ISO-8859-1"' in yoshikoder.write([Category("a")], ".ykd", "latin-1")


def test_signs_of_xml_are_escaped():
    """In names, definitions and words."""
    text = yoshikoder.write([Category('<"&>', definition="a < b", entries=[Entry("re:a<b")])])
    assert '<cnode name="&lt;&quot;&amp;&gt;" desc="a &lt; b">' in text
    assert '<pnode name="a&lt;b"/>' in text
    assert 'patternengine="regexp"' in text
