"""Nexis in its classic form as HTML: the same columns whatever the styles are called, offsets of the raw file."""

import json
from pathlib import Path

import golden
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import nexis_html

SAMPLES = Path(__file__).parent / "samples" / "nexis"
PAGE = (SAMPLES / "classic_en.html").read_text(encoding="utf-8")


def accounted(parsed, text):
    return golden.accounted(nexis_html, text, parsed)


def plain(*paragraphs):
    """A page without any style."""
    return "<html><body>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</body></html>"


def test_the_sample_gives_what_its_golden_file_says():
    """Highlights within words, breaks in headlines, copyright and logo above the outlet, BODY and CORRECTION."""
    assert nexis_html.recognises(PAGE)
    parsed = nexis_html.read(PAGE)
    assert golden.told(parsed) == json.loads((SAMPLES / "classic_en.html.json").read_text(encoding="utf-8"))
    assert "not recognised" not in [reason for _, _, reason, _ in accounted(parsed, PAGE).dropped]


def test_spans_are_those_of_the_raw_body():
    """From the first to the last word of the body, tags between them included."""
    first, second = nexis_html.read(PAGE).articles
    raw = PAGE[first["start"] : first["end"]]
    assert raw.startswith("The </SPAN>")
    assert raw.endswith("harbour office.")
    assert PAGE[second["start"] : second["end"]] == "The council voted for a pier."


def test_classes_may_be_called_anything():
    """Other numbers, or no styles at all: the same articles."""
    whole = golden.told(nexis_html.read(PAGE))
    renamed = PAGE.replace("k4", "c0").replace("k9", "c13").replace("k2", "c5").replace("x1", "c2")
    assert golden.told(nexis_html.read(renamed)) == whole
    bare = PAGE[: PAGE.index("<STYLE")] + PAGE[PAGE.index("</STYLE>") :]
    assert golden.told(nexis_html.read(bare)) == whole


@pytest.mark.parametrize(
    "page",
    [
        plain("1 of 2 documents was signed."),
        plain("It says: 1 of 2 DOCUMENTS", "LENGTH: 9 words"),
        "1 of 2 DOCUMENTS\n\nLENGTH: 9 words\n",
        "",
        plain("Ferry", "Body", "Length: 3 words"),
    ],
)
def test_other_pages_are_not_taken_for_an_export(page):
    """A page that quotes such words, and the text form."""
    assert not nexis_html.recognises(page)


def test_an_older_form_without_divisions_is_read():
    """DOCFULL as a tag, centring by attribute, labels in German with character references."""
    page = (
        "<HTML><DOC NUMBER=1><DOCFULL><CENTER>Dokument 1 von 1</CENTER><P ALIGN=center>Kurier am Hafen</P>"
        "<P ALIGN='center'>Montag 2. Mai 2011</P><P>Die F&auml;hre<P>L&Auml;NGE: 4 W&ouml;rter<P>Sie fuhr um drei.<P>"
        "UPDATE: 3. Mai 2011</DOCFULL></DOC></HTML>"
    )
    assert nexis_html.recognises(page)
    article = nexis_html.read(page).articles[0]
    columns = ("outlet", "published_text", "title", "length", "text", "load_date")
    expected = ["Kurier am Hafen", "Montag 2. Mai 2011", "Die Fähre", "4 Wörter", "Sie fuhr um drei.", "3. Mai 2011"]
    assert [article[column] for column in columns] == expected


def test_a_lost_heading_is_made_up_for_by_the_mark_in_the_source():
    """An article whose heading is gone begins at its DOC_ID."""
    page = PAGE.replace("2 of 2 DOCUMENTS", "")
    parsed = nexis_html.read(page)
    assert [article["title"] for article in parsed.articles] == [a["title"] for a in nexis_html.read(PAGE).articles]
    assert parsed.articles[1]["document_number"] is None
    assert "Without a heading of its own" in " ".join(parsed.warnings)


def test_a_part_of_a_list_is_counted_by_what_the_page_says_of_itself():
    """Headings from 2001 of 2146 on, DOCUMENTS=3 and two articles: one is missing, at the end."""
    page = PAGE.replace('DOCUMENTS="2"', 'DOCUMENTS="3"').replace("All Documents: 1-2", "All Documents")
    page = page.replace("1 of 2 DOC", "2001 of 2146 DOC").replace("2 of 2 DOC", "2002 of 2146 DOC")
    parsed = nexis_html.read(page)
    assert parsed.n_expected == 3
    assert "number 2,003 is missing; it should stand after 'A pier for Tarn'" in parsed.warnings[0]


def test_damage_of_any_kind_raises_nothing_and_leaves_nothing_out():
    """300 damaged pages: stretches lost, tags unclosed, cut, NULs."""
    chance = np.random.default_rng(5)
    for _ in range(300):
        page = PAGE
        for _ in range(int(chance.integers(1, 5))):
            at = int(chance.integers(len(page)))
            length = int(chance.integers(1, 60))
            kind = int(chance.integers(4))
            page = [
                page[:at] + page[at + length :],
                page[:at] + "\x00<" + page[at:],
                page[:at] if at > 1000 else page[at:],
                page[:at] + page[at : at + length] + page[at:],
            ][kind] or "<"
        nexis_html.recognises(page)
        accounted(nexis_html.read(page), page)


PART = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<br>",
        "<div class=a>",
        "1 of 2 DOCUMENTS",
        "LENGTH: 3",
        "x",
        "&nbsp;",
        "<DOCFULL>",
        "<!-- ",
        "-->",
    ]
)


@given(st.lists(PART, max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_markup_is_accounted_for(parts):
    """Tags and texts in any order."""
    page = "".join(parts)
    nexis_html.recognises(page)
    accounted(nexis_html.read(page), page)


@pytest.mark.parametrize(
    "unit", ["<a name=DOC_ID_0_1>x</a><br>", "<DOCFULL>", "<br>x", "<meta ", ".c{", "<p>LENGTH: 4</p>"]
)
def test_long_hostile_pages_are_accounted_for(unit):
    """A hundred thousand characters of one tag: each is in one place."""
    page = "<style></style><p>1 of 2 DOCUMENTS</p>" + unit * (100_000 // len(unit))
    assert nexis_html.recognises(page) in (True, False)
    accounted(nexis_html.read(page), page)
