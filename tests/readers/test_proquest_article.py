"""One document of a ProQuest export: facts, where the text ends, what stands behind it, its paragraphs."""

import pytest

from mediakit.readers._proquest_article import Document
from mediakit.readers._proquest_documents import rows_of

TAIL = "\n\nSubject: Rain\n\nSource type: Newspapers\n\nLanguage of publication: English\n\nProQuest document ID: 1\n"


def article(text):
    return Document(rows_of(text)).article


@pytest.mark.parametrize(
    "line",
    ["Note: it rained.", "Title: a word", "Location: Tarn", "Subject: rain", "Author: A\n\nPublisher: B\n\nPages: 3"],
)
def test_labels_within_a_text_do_not_end_it(line):
    """Only a run of facts up to the end does."""
    found = article(f"Rain\n\nFull text: It rained.\n\n{line}\n\nIt rains.{TAIL}")
    assert found["text"] == f"It rained.\n\n{line}\n\nIt rains."
    assert (found["subject"], found["source_id"]) == ("Rain", "1")


def test_facts_without_a_number_end_a_text_at_the_end():
    """A file cut within the facts keeps them out of the text."""
    assert article("Rain\n\nFull text: It rained.\n\nSubject: Rain\n\nLocation: Tarn\n")["text"] == "It rained."


def test_the_date_is_that_of_the_date_field():
    """Else of the publication info, else the year alone."""
    info = "Publication info: Courier ; Tarn [Tarn]12 Mar 2019: A.1.\n"
    assert article(f"Rain\n{info}Publication date: Mar 12, 2019\n")["published_text"] == "Mar 12, 2019"
    assert article(f"Rain\n{info}Publication year: 2019\n")["published_text"] == "12 Mar 2019"
    assert article("Rain\nPublication year: 2019\nISSN: 1\n")["published_text"] == "2019"
    assert article(f"Rain\n{info}")["outlet"] == "Courier"


def test_credits_and_captions_are_no_text():
    """They stand behind the text and go to columns of their own."""
    found = article(f"Rain\n\nFull text: It rained.\n\nCREDIT: Ada Lund\n\nIllustration\n\nCaption: Rain.{TAIL}")
    assert (found["text"], found["credit"], found["caption"]) == ("It rained.", "Ada Lund", "Rain.")


def test_wrapped_lines_are_joined_and_long_ones_are_paragraphs():
    """A wrap belongs to the page; lines as long as paragraphs are paragraphs."""
    assert article(f"Rain\n\nFull text: It\nrained.\n\nIt\nrains.{TAIL}")["text"] == "It rained.\n\nIt rains."
    long = "It rained " * 15
    assert article(f"Rain\n\nFull text: {long}\n{long}{TAIL}")["text"] == f"{long.strip()}\n\n{long.strip()}"


def test_a_document_without_text():
    """It is an article with the text '', title and facts."""
    found = article(f"2. Rain in\nTarn\n\nAbstract: It rained.\n\nIt rains.{TAIL}")
    assert (found["title"], found["text"], found["document_number"]) == ("Rain in Tarn", "", 2)
    assert found["abstract"] == "It rained.\n\nIt rains."


def test_a_number_that_belongs_to_the_title_stays():
    """A title field that begins otherwise shows that the number is none of the list's."""
    assert article(f"2. Rain\n\nTitle: 2. Rain{TAIL}")["title"] == "2. Rain"


def test_a_line_like_a_fact_directly_below_the_text_is_the_texts():
    """The facts behind it stand apart by blank lines."""
    found = article(f"Rain\n\nFull text: It rained.\nLocation: Town Hall\nAll may come.{TAIL}")
    assert found["text"].endswith("Location: Town Hall\n\nAll may come.")
    assert "location" not in found


@pytest.mark.parametrize("said", ["None available.", "Not available"])
def test_what_is_not_available_is_missing(said):
    """A text or an abstract that only says so is none."""
    found = article(f"Rain\n\nAbstract: {said}\n\nFull text: {said}{TAIL}")
    assert (found["text"], "abstract" in found) == ("", False)
