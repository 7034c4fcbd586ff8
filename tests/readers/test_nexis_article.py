"""Masthead, labels, body and end of one classic article, in the orders that exports have."""

import pytest

from mediakit.readers import nexis
from mediakit.readers._nexis_article import article_of
from mediakit.readers._nexis_blocks import rows_of


def read(*blocks, **options):
    """The article of blocks with empty lines between them."""
    return article_of(rows_of("\n\n".join(blocks)), 0, **options).article


def centred(*lines):
    """Lines in the middle of the page."""
    return "\n".join(" " * 30 + line for line in lines)


HEAD = (centred("Courier"), centred("May 2, 2011 Monday"))
BODY = "It rained on the pier all day, and nobody came."


def test_a_headline_may_stand_above_the_outlet_or_below_the_labels():
    """Flush lines between centred ones; HEADLINE among the labels; a short line below them."""
    length = "LENGTH: 9 words"
    for blocks in (
        (HEAD[0], HEAD[1], "Rain", length, BODY),
        ("Rain", *HEAD, length, BODY),
        (HEAD[0], "Rain", HEAD[1], length, BODY),
        (*HEAD, length, "HEADLINE: Rain", BODY),
        (*HEAD, "SECTION: A", "Rain", length, BODY),
        (*HEAD, length, "Rain", BODY),
        (*HEAD, length, "HEADLINE:", "Rain", "BODY:", BODY),
    ):
        article = read(*blocks)
        assert (article["title"], article["text"], article["outlet"]) == ("Rain", BODY, "Courier"), blocks


def test_without_a_headline_the_body_keeps_its_first_words():
    """A first paragraph that is a sentence is no headline; nor is the only one."""
    assert read(*HEAD, "LENGTH: 9 words", "It rained.", BODY)["title"] is None
    assert read(*HEAD, "LENGTH: 9 words", "Rain on the pier")["text"] == "Rain on the pier"


def test_publisher_and_outlet_are_told_apart():
    """By the line, or by the block nearest to the date."""
    article = read(centred("Havenbode Media B.V.", "Havenbode"), HEAD[1], "Rain", "LENGTH: 9", BODY)
    assert (article["publisher"], article["outlet"]) == ("Havenbode Media B.V.", "Havenbode")
    article = read(centred("Harbour Group"), centred("Harbour Post"), HEAD[1], "Rain", "LENGTH: 9", BODY)
    assert (article["publisher"], article["outlet"]) == ("Harbour Group", "Harbour Post")
    assert read(centred("Harbour Post on", "Sunday"), HEAD[1], "LENGTH: 9", BODY)["outlet"] == "Harbour Post on Sunday"


def test_the_edition_is_what_follows_the_date():
    """On its line or below it; a time there belongs to the date."""
    article = read(
        HEAD[0], centred("May 2, 2011 Monday", "10:27 AM GMT", "Edition 1;", "Scotland"), "R", "LENGTH: 9", BODY
    )
    assert (article["published_text"], article["edition"]) == ("May 2, 2011 Monday 10:27 AM GMT", "Edition 1; Scotland")


def test_lost_empty_lines_do_not_join_outlet_date_and_headline():
    """Centring and the date tell them apart."""
    article = read("\n".join([*HEAD, "Rain on the pier"]), "LENGTH: 9 words", BODY)
    found = [article[name] for name in ("outlet", "published_text", "title", "text")]
    assert found == ["Courier", "May 2, 2011 Monday", "Rain on the pier", BODY]


def test_the_date_of_a_headline_is_not_the_article_s():
    """The centred date stands; without one the headline's stays in the headline."""
    article = read(*HEAD, "June 6, 2012: a look ahead", "LENGTH: 9 words", BODY)
    assert (article["published_text"], article["title"]) == ("May 2, 2011 Monday", "June 6, 2012: a look ahead")
    article = read(HEAD[0], "June 6, 2012: a look ahead", "LENGTH: 9 words", BODY)
    assert ("published_text" in article, article["title"]) == (False, "June 6, 2012: a look ahead")


def test_without_labels_a_short_first_block_is_the_headline():
    """All labels lost: outlet, date and headline, then text."""
    article = read(*HEAD, "Rain", BODY, "LOAD-DATE: May 3, 2011")
    assert (article["title"], article["text"], article["load_date"]) == ("Rain", BODY, "May 3, 2011")


@pytest.mark.parametrize(
    "inside",
    [
        "NOTE: Nobody came.",
        "CORRECTION: Somebody came.",
        "SMITH: I came.",
        "LENGTH: 9 hours it rained.",
        "SUBJECT: rain, said the list.",
        "FOTO: none.",
        "Copyright 2011 was printed on the umbrella.",
        "LANGUAGE: she used some.",
    ],
)
def test_labels_within_the_body_do_not_end_it(inside):
    """Whatever they are called, as long as text follows; nor as its last words, where an author may write them."""
    body = [BODY, inside, *[f"Paragraph {n} of the rest of it." for n in range(6)]]
    end = ["LOAD-DATE: May 3, 2011", "LANGUAGE: ENGLISH", centred("Copyright 2011 Courier", "All Rights Reserved")]
    article = read(*HEAD, "Rain", "LENGTH: 9 words", *body, *end)
    assert article["text"] == "\n\n".join(body)
    assert (article["load_date"], article["language"]) == ("May 3, 2011", "ENGLISH")


def test_notes_and_corrections_belong_to_the_end_below_a_label_that_no_author_writes():
    """Above it they are the paper's own; their values may run over blocks."""
    end = ["LANGUAGE: ENGLISH", "CORRECTION:", "It snowed.", "On Tuesday too.", "LOAD-DATE: May 3, 2011"]
    article = read(*HEAD, "Rain", "LENGTH: 9 words", BODY, "CORRECTION: It hailed.", *end)
    assert article["text"] == f"{BODY}\n\nCORRECTION: It hailed."
    assert article["correction"] == "It snowed. On Tuesday too."


def test_the_end_may_have_labels_that_nobody_knows():
    """They become columns of their names, between those that are known."""
    article = read(*HEAD, "Rain", "LENGTH: 9 words", BODY, "LANGUAGE: ENGLISH", "SPOTTER ID: 7", "LOAD-DATE: x")
    assert (article["text"], article["spotter_id"]) == (BODY, "7")


def test_a_label_that_stands_twice_keeps_both_values():
    """After a semicolon."""
    article = read(*HEAD, "Rain", "LENGTH: 9 words", BODY, "SUBJECT: RAIN", "SUBJECT: PIERS", "LOAD-DATE: x")
    assert article["subject"] == "RAIN; PIERS"


def test_a_transcript_keeps_its_programme_and_people():
    """SHOW above the headline, anchors and reporters below it, a label that nobody knows; speakers stay in the text."""
    people = (
        "SHOW: Tonight 6:30 PM EST",
        "Rain",
        "ANCHORS: ADA MOOR",
        "REPORTERS: BEN QUILL",
        "SPOT: Pier",
        "SERIES: Wet",
    )
    article = read(
        *HEAD, *people, "SECTION: NEWS; Domestic", "LENGTH: 9 words", "ADA MOOR: It rained.", "BEN QUILL: Yes."
    )
    found = [article[name] for name in ("title", "show", "anchor", "reporter", "spot", "series", "section")]
    assert found == ["Rain", "Tonight 6:30 PM EST", "ADA MOOR", "BEN QUILL", "Pier", "Wet", "NEWS; Domestic"]
    assert article["text"] == "ADA MOOR: It rained.\n\nBEN QUILL: Yes."


@pytest.mark.parametrize("picture", ["GRAPHIC: A pier.", "PHOTO: A pier.", "GRAFIK: Ein Steg.", "FOTO: Ein Steg."])
def test_an_article_of_nothing_but_a_picture_says_so(picture):
    """GRAPHIC or PHOTO and no body."""
    article = read(*HEAD, "Rain", "LENGTH: 9 words", picture, "LOAD-DATE: May 3, 2011")
    assert (article["text"], article["text_status"]) == ("", "picture only")
    assert article["graphic"]


def test_an_article_without_anything_is_still_one():
    """A heading and nothing more."""
    article = read("")
    assert (article["title"], article["text"], article["start"], article["end"]) == (None, "", 0, 0)


def test_what_has_no_head_is_all_body():
    """The rest of an article whose beginning was cut."""
    article = read("and so it rained.", BODY, "LOAD-DATE: x", headed=False)
    assert (article["title"], article["text"]) == (None, f"and so it rained.\n\n{BODY}")


def test_the_address_at_the_end_is_no_text():
    """Some papers' documents end with it, with a text and without one; a line with more than an address is text."""
    head = "1 of 1 DOCUMENTS\n\nCourier\n\nMay 2, 2011\n\nRain\n\nLENGTH: 2 words\n\n"
    end = "\n\nLOAD-DATE: May 3, 2011\n"
    for text, body in (("It rained.\n\n", "It rained."), ("", "")):
        [article] = nexis.read(f"{head}{text}URL: http://www.courier.example{end}").articles
        assert (article["text"], article["url"]) == (body, "http://www.courier.example")
    [article] = nexis.read(f"{head}URL: a word of our time{end}").articles
    assert article["text"] == "URL: a word of our time"
