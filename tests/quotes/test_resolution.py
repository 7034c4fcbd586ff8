"""The fullest name of a speaker inside the article."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.quotes.resolution import resolve


def _resolved(text, *speakers):
    """Speakers are marked by square brackets in the text."""
    plain, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    return [name for name, _ in resolve(plain, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt came. [Brandt] said no.", ["Ilse Brandt"]),
        ("Ilse Brandt came. [She] said no.", ["Ilse Brandt"]),
        ("Agriculture Minister Jan Marrow came. [The minister] said no.", ["Jan Marrow"]),
        ("The World Trade Body (WTB) met. The [WTB] said no.", ["World Trade Body"]),
        ("Mr. Jan Marrow met Ms. Ilse Brandt. [She] said no. [He] said yes.", ["Ilse Brandt", "Jan Marrow"]),
        ("[She] said no.", [None]),
        ("The [Harbour Ministry] said no. [It] said yes.", ["Harbour Ministry", "Harbour Ministry"]),
        ("[Jan Marrow] said no. [It] said yes.", ["Jan Marrow", None]),
        ("Jan Marrow is back in Tavar. [He] said no.", ["Jan Marrow"]),
        ("A clerk came. [The clerk] said no. [She] said yes.", ["The clerk", "The clerk"]),
        ("Mr. Jan Marrow left. [She] said no.", [None]),
        ("The talks failed. [The minister] said no.", ["The minister"]),
        ("[A police spokesman] said no.", ["A police spokesman"]),
        ("Ilse Brandt met Jan Marrow. [She] came, [he] went.", [None, None]),
        ("Ilse Brandt, 43, met Jan Marrow, a clerk. [She] came, [he] went.", ["Ilse Brandt", "Jan Marrow"]),
        ("Ilse Brandt, who came, met Privacy Policy. [She] said no.", ["Ilse Brandt"]),
        ("Privacy Policy\n\nStory Continued\n\n[He] said no.", [None]),
        ("Ukraine says it goes on. Russian guns were heard in Alabama. [He] said no.", [None]),
        (
            "The Ukrainian president spoke. [The Ukrainian president] said no. [He] said yes.",
            ["The Ukrainian president"] * 2,
        ),
        ("[He] said no. Peter Marrow has been minister for years. [He] said yes.", ["Peter Marrow"] * 2),
        ("Presidents Ilse Brandt and Jan Marrow met. [Brandt] said no.", ["Ilse Brandt"]),
        ("[He's] gone, said the clerk.", [None]),
    ],
)
def test_full_names(text, expected):
    """Surnames, pronouns, titles and initials lead to the name; unknown where the article does not say."""
    assert _resolved(text) == expected


@given(st.text(st.sampled_from("HeShe Marow,.“”\n'’"), max_size=80), st.data())
def test_any_span_is_resolved(text, data):
    """Each speaker gets a row, whatever stands there."""
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    found = resolve(text, [(start, end) if end > start else None, None])
    assert len(found) == 2
    assert found[1] == (None, 0.0)
    assert all(0 <= factor <= 1 for _, factor in found)


def test_a_lone_guess_is_less_sure():
    """The only person of an article, named after the pronoun, is a guess; one named right before it is not."""
    after, before = "He spoke. Peter Marrow has been minister for years.", "Peter Marrow, the minister, came. He spoke."
    assert resolve(after, [(0, 2)]) == [("Peter Marrow", 0.5)]
    assert resolve(before, [(before.index("He"), before.index(" spoke"))]) == [("Peter Marrow", 0.9)]
