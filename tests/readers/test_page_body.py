"""The body of a page: no headline, byline or pointer in it, no part of it lost."""

import pytest

from mediakit.readers._markup import lines
from mediakit.readers._page_body import body_of, date_above, is_title_tag, tells
from mediakit.readers._page_facts import Facts

LONG = "The rain fell on the harbour for three days, said the keeper of the light, and nobody went out. "


def body(markup, **facts):
    page = lines(markup)
    kept = {n: line.text for n, line in enumerate(page)}
    return [page[n].text for n in body_of(page, kept, Facts(**facts))]


def test_kicker_headline_byline_and_date_are_no_text():
    """Whatever order they have, as long as the headline is among them."""
    top = "<p>Summit</p><h1>Rain again</h1><p>By Nella Varr</p><time>2 March</time>"
    assert body(f"{top}<p>{LONG}</p>", title="Rain again", titles={"Rain again"}, author="Nella Varr") == [LONG.strip()]


def test_a_line_marked_as_the_date_is_no_text():
    """A sentence that is not marked stays, whatever day it names."""
    assert body(f"<p class=essay-date>March 2026</p><p>{LONG}</p>") == [LONG.strip()]
    wrapped = f"<div class='post published'><div><div><p>In 2026 it rained.</p><p>{LONG}</p></div></div></div>"
    assert len(body(wrapped)) == 2
    assert body(f"<p>In March 2026 it rained.</p><p>{LONG}</p>")[0] == "In March 2026 it rained."


def test_a_sentence_before_the_headline_is_text():
    """Only short lines above it are taken off."""
    found = body(f"<p>{LONG}</p><h1>Rain again</h1><p>{LONG}</p>", title="Rain again", titles={"Rain again"})
    assert found[0] == LONG.strip()


def test_a_sentence_about_the_author_is_text():
    """A line that goes on after the name tells more than who wrote it."""
    facts = Facts(author="Nella Varr")
    assert tells(lines("<p>By Nella Varr in Tavar</p>")[0], facts)
    assert not tells(lines(f"<p>Nella Varr: {LONG}</p>")[0], facts)


@pytest.mark.parametrize("label", ["Read more:", "Lire aussi :", "Mehr zum Thema:", "Lees ook:", "Lea también:"])
def test_pointers_to_other_articles(label):
    """A label and a link; the same words in a sentence stay."""
    assert body(f"<p>{LONG}</p><p>{label} <a href=x>Fog on the island</a></p><p>End.</p>") == [LONG.strip(), "End."]
    assert len(body(f"<p>{LONG}</p><p>{label} nobody did, she said.</p><p>End.</p>")) == 3


def test_cards_at_the_end_go_unless_they_are_most_of_it():
    """Other articles' teasers; an article that itself stands in a card stays."""
    card = "<div class=card><p>Why it rings twice, and why it once rang all night.</p></div>"
    assert body(f"<p>{LONG * 3}</p>{card}{card}") == [(LONG * 3).strip()]
    assert len(body(f"<div class=card><p>{LONG}</p><p>{LONG}</p></div>")) == 2


def test_of_a_page_in_a_table_the_main_cell_is_read():
    """And of a table within an article all of it."""
    page = f"<table><tr><td>Front page<br>Sport</td><td>{LONG}<br>{LONG * 2}</td><td>Weather</td></tr></table>"
    assert body(page) == [LONG.strip(), (LONG * 2).strip()]
    table = "<table><tr><td>For</td><td>61</td></tr></table>"
    assert body(f"<p>{LONG}</p>{table}") == [LONG.strip(), "For", "61"]


def test_title_tags_of_drawings_are_none():
    """The page's own is one."""
    assert is_title_tag(lines("<title>Rain</title>")[0])
    assert not is_title_tag(lines("<svg><title>Arrow</title></svg>")[0])


def test_dates_above_the_text():
    """An element of class date where there is no time element; what says updated is no publication."""
    page = lines(
        "<h1>Rain</h1><p class=updated><time datetime=2026-04-01>April</time></p><p class=date>3 March 2026</p><p>It"
    )
    assert date_above(page, 3, {"Rain"}) == ("3 March 2026", "element of class date")
    assert date_above(lines("<h1>Rain</h1><p>Text of 3 March"), 1, {"Rain"}) is None
