"""Quotations in headlines."""

import pandas as pd
import pytest

from mediakit import quotes
from mediakit.quotes.headlines import read_headline


def found(title, **options):
    rows = quotes(pd.DataFrame({"doc_id": ["a"], "title": [title]}), field="title", **options)
    speakers = [None if pd.isna(speaker) else speaker for speaker in rows["speaker"]]
    return list(zip(rows["text"], speakers, strict=True))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Marrow: 'We will not yield'", [("'We will not yield'", "Marrow")]),
        ("'No deal,' says minister", [("'No deal,'", "minister")]),
        ("'No deal' on fish, says Ilse Brandt", [("'No deal'", "Ilse Brandt")]),
        ("Ilse Brandt says talks were 'a waste of time'", [("'a waste of time'", "Ilse Brandt")]),
        ("Ilse Brandt Says Talks Were 'A Waste Of Time'", [("'A Waste Of Time'", "Ilse Brandt")]),
        ("Marrow: Harbour ‘will not close this year’", [("‘will not close this year’", "Marrow")]),
    ],
)
def test_who_says_it(title, expected):
    """Before a colon, after a comma, or by a verb, in sentence case and in title case."""
    assert found(title) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("'A man of the sea': harbour mourns its captain", "'A man of the sea'"),
        ("‘We Will Stay’: Ferrymen Of Port Amaril Refuse To Leave", "‘We Will Stay’"),
        ("'It is time for the truth'", "'It is time for the truth'"),
    ],
)
def test_what_is_set_off_is_speech(title, text):
    """A colon, a dash or the headline's ends on both sides, though it does not say who speaks."""
    assert [row for row, _ in found(title)] == [text]


@pytest.mark.parametrize(
    "title",
    [
        "Why people believe in a 'sea wall'",
        "Harbour Gets A 'Town Hall' After Years Of Waiting",
        "'The Long Night' moves to the harbour",
        "The ferrymen's pay and the '90s: what's left",
    ],
)
def test_terms_and_titles_are_no_speech(title):
    """Nor are possessives and decades."""
    assert found(title) == []


def test_places_stay_as_they_are():
    """A headline in title case is read in small letters; the row has it as it stands."""
    title = "Harbour İs Calm, Marrow Says In 'First Words' To All"
    assert len(read_headline(title, []).text) == len(title)
    assert all(text in title for text, _ in found(title, scare=True))


def test_long_texts_are_no_headlines():
    """Nor are those of several lines."""
    assert read_headline("Marrow Says It Again\nAnd Again", []) is None
    assert read_headline("Marrow Says " * 50, []) is None
