"""One document of Nexis Uni, in the orders that exports have."""

import pytest

from mediakit.readers import nexis_uni


def read(*lines):
    """The article of these lines."""
    return nexis_uni.read("\n".join([*lines, "End of Document\n"])).articles[0]


HEAD = ("Rain", "Courier(London)", "May 2, 2011 Monday")


def test_headline_outlet_and_date_stand_above_the_labels():
    """A headline of two lines, an edition below the date, a time in it."""
    article = read(
        "Rain on",
        "the pier",
        "Courier",
        "2 mei 2011 maandag 9:20 AM GMT",
        "National Edition",
        "Length: 2 words",
        "Body",
        "It.",
    )
    found = [article[name] for name in ("title", "outlet", "published_text", "edition", "text")]
    assert found == ["Rain on the pier", "Courier", "2 mei 2011 maandag 9:20 AM GMT", "National Edition", "It."]


@pytest.mark.parametrize(
    "headline", ["May 2011: a look back", "Length: what matters", "Copyright 2011 is over", "Body"]
)
def test_a_headline_may_look_like_anything(headline):
    """A date, a label, a copyright notice, a heading."""
    article = read(headline, "Courier", "May 2, 2011 Monday", "Length: 2 words", "Body", "It rained.")
    assert (article["title"], article["outlet"], article["text"]) == (headline, "Courier", "It rained.")


def test_without_a_date_the_first_rows_are_headline_and_outlet():
    """What else stands there goes below the headline."""
    article = read("Rain", "Courier", "Late", "Length: 2 words", "Body", "It rained.")
    assert (article["title"], article["outlet"], article["subtitle"]) == ("Rain", "Courier", "Late")


def test_values_above_the_body_may_run_on():
    """A highlight of two paragraphs."""
    article = read(*HEAD, "Highlight: It rained.", "And it stopped.", "Length: 2 words", "Body", "It rained.")
    assert (article["highlight"], article["length"]) == ("It rained. And it stopped.", "2 words")


def test_labels_within_the_body_do_not_end_it():
    """As long as text follows."""
    body = ["It rained.", "Note: it did.", "Person: nobody.", "Foto: none.", "That was all."]
    article = read(*HEAD, "Length: 2 words", "Body", *body, "Load-Date: May 3, 2011")
    assert (article["text"], article["load_date"]) == ("\n\n".join(body), "May 3, 2011")


def test_graphic_and_notes_are_headings_of_their_own():
    """Below the body, above Classification or without it."""
    article = read(*HEAD, "Length: 2 words", "Body", "It rained.", "Graphic", "A pier.", "In rain.", "Load-Date: x")
    assert (article["text"], article["graphic"]) == ("It rained.", "A pier. In rain.")


def test_a_document_that_could_not_be_shown_is_an_article_without_a_text():
    """With what the service said in its note."""
    sorry = "We are sorry but there is an error in this document and it is not possible to display it."
    article = read(*HEAD, "Length: 2 words", "Body", sorry)
    assert (article["text"], article["text_note"]) == ("", "Nexis could not display the document")


def test_picture_only_documents_say_so():
    """Body, then nothing but Graphic."""
    article = read(*HEAD, "Length: 2 words", "Body", "", "Graphic", "", "A pier.", "Load-Date: x")
    assert (article["text"], article["text_status"]) == ("", "picture only")
