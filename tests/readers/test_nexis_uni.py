"""Nexis Uni from DOCX, RTF and PDF: the same articles from each, the list of documents checked off."""

import io
import json
from pathlib import Path

import golden
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import nexis_uni
from mediakit.readers._documents import docx_text, rtf_text

SAMPLES = Path(__file__).parent / "samples" / "nexis"
TEXTS = sorted(path.name for path in SAMPLES.glob("uni_*.txt"))


def text_of(name):
    """A sample as it stands."""
    return (SAMPLES / name).read_bytes().decode("utf-8")


def expected_of(name):
    """What a sample is expected to give."""
    return json.loads(text_of(f"{name}.json"))


def accounted(parsed, text):
    return golden.accounted(nexis_uni, text, parsed)


def export(n, listed=True):
    """An export of so many documents with its cover page."""
    numbers = range(1, n + 1)
    titles = [f"{number}. Title number {number}\nClient/Matter: -None-\nSearch Terms: rain" for number in numbers]
    cover = ["Date and Time: Monday", "Job Number: 1", f"Documents ({n})", *(titles if listed else []), ""]
    articles = [
        f"Title number {number}\nCourier(London)\nMay {number}, 2011 Monday\n\n"
        "Copyright 2011 Courier All Rights Reserved\n\nSection: NEWS\nLength: 6 words\nBody\n\n"
        f"It rained on day {number}.\n\nLoad-Date: May 3, 2011\n\nEnd of Document\n\n"
        for number in numbers
    ]
    return "\n".join([*cover, *articles])


@pytest.mark.parametrize("name", TEXTS)
def test_samples_give_what_their_golden_files_say(name):
    """English, German, French, Dutch and Spanish interfaces, with cover page and without."""
    text = text_of(name)
    assert nexis_uni.recognises(text)
    parsed = nexis_uni.read(text)
    assert golden.told(parsed) == expected_of(name)
    assert "not recognised" not in [reason for _, _, reason, _ in accounted(parsed, text).dropped]


@pytest.mark.parametrize("name", TEXTS)
def test_a_word_file_gives_the_same(name):
    """Rows of the list's tables as table rows, labels in bold, a line break before some, as the service writes."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in text_of(name).split("\n"):
        if "\t" in line:
            cells = document.add_table(1, 2).rows[0].cells
            for cell, text in zip(cells, line.split("\t"), strict=True):
                cell.text = text
            continue
        paragraph = document.add_paragraph()
        label, colon, value = line.partition(":")
        if line.startswith("Load-Date") or line == "End of Document":
            paragraph.add_run().add_break()
        paragraph.add_run(label).bold = True
        paragraph.add_run(colon + value.replace(" ", "\xa0", 1))
    data = io.BytesIO()
    document.save(data)
    text = docx_text(data.getvalue())
    assert nexis_uni.recognises(text)
    assert golden.told(nexis_uni.read(text)) == expected_of(name)


@pytest.mark.parametrize("name", TEXTS)
def test_an_rtf_gives_the_same(name):
    """With the page headers that it repeats left out."""
    pytest.importorskip("striprtf")
    lines = [
        "\\trowd " + "".join(f"{cell}\\cell " for cell in line.split("\t")) + "\\row"
        if "\t" in line
        else line + "\\par"
        for line in text_of(name).split("\n")
    ]
    body = "\n".join(lines).encode("ascii", "xmlcharrefreplace").decode()
    for character in {c for c in text_of(name) if not c.isascii()}:
        body = body.replace(f"&#{ord(character)};", f"\\u{ord(character)}?")
    text = rtf_text("{\\rtf1\\ansi{\\header Page \\chpgn\\par}\n" + body + "}")
    assert nexis_uni.recognises(text)
    assert golden.told(nexis_uni.read(text)) == expected_of(name)


def test_the_wrapped_lines_of_a_pdf_become_paragraphs_again():
    """Lines joined, page numbers and the headline below them left out of the text, values over several lines."""
    body = (
        "The ferry to Tarn sailed again on Monday, nine years after a storm\nhad taken its pier, and a band played.\n"
    )
    text = (
        "Page 1 of 2\nFerry sails again\nCourier\nMay 2, 2011 Monday\nCopyright 2011 Courier All Rights Reserved\n"
        "Section: NEWS; Pg. 3\nLength: 90 words\nByline: Ada Moor\nBody\n"
        + body * 7
        + "Page 2 of 2\nFerry sails again\n"
        + body
        + "Classification\nLanguage: ENGLISH\nSubject: FERRIES (90%); ISLANDS & COASTS (88%);\nCOUNCILS (70%)\n"
        "Load-Date: May 3, 2011\nEnd of Document\n"
    )
    assert nexis_uni.recognises(text)
    parsed = nexis_uni.read(text)
    accounted(parsed, text)
    article = parsed.articles[0]
    paragraph = (
        "The ferry to Tarn sailed again on Monday, nine years after a storm had taken its pier, and a band played."
    )
    assert article["text"] == "\n\n".join([paragraph] * 8)
    assert article["subject"] == "FERRIES (90%); ISLANDS & COASTS (88%); COUNCILS (70%)"
    assert [reason for _, _, reason in parsed.dropped] == ["page furniture"]


def test_an_end_mark_behind_the_last_words_is_found():
    """Where no mark has a line of its own, as some documents have it."""
    text = "Rain\nCourier\nMay 2, 2011\nLength: 2 words\nBody\nIt rained. End of Document\n"
    text += "Sun\nCourier\nMay 3, 2011\nLength: 2 words\nBody\nIt shone. End of Document\n"
    assert nexis_uni.recognises(text)
    parsed = nexis_uni.read(text)
    accounted(parsed, text)
    assert [(a["title"], a["text"]) for a in parsed.articles] == [("Rain", "It rained."), ("Sun", "It shone.")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The body\n\nIts length: 3 words. At the end of Document A it said so.\n",
        "Body\n\nThat is all.\n",
        "A list\nLength: 3 metres\nLoad: none\n",
        "<p>Body</p>\n<p>Length: 3 words</p>\nEnd of Document\n",
        '{"Body": 1}\nLength: 3 words\nBody\nEnd of Document',
    ],
)
def test_other_texts_are_not_taken_for_an_export(text):
    """Texts that use such words, pages and JSON."""
    assert not nexis_uni.recognises(text)


@pytest.mark.parametrize("lost", ["Body\n", "End of Document\n", "Length: 6 words\n", "Load-Date: May 3, 2011\n"])
def test_without_marks_of_one_kind_articles_are_told_apart_by_the_others(lost):
    """All of one kind gone, as newer exports have it: still three articles with their columns."""
    parsed = nexis_uni.read(export(3).replace(lost, ""))
    assert [a["title"] for a in parsed.articles] == ["Title number 1", "Title number 2", "Title number 3"]
    assert [a["text"] for a in parsed.articles] == [f"It rained on day {n}." for n in (1, 2, 3)]
    assert {a["outlet"] for a in parsed.articles} == {"Courier(London)"}
    assert parsed.n_expected == 3


def test_a_missing_article_is_said_with_its_title_and_place():
    """From the list of documents; without the list only that one is missing."""
    text = export(5)
    begin, end = text.index("Title number 3\nCourier"), text.index("Title number 4\nCourier")
    parsed = nexis_uni.read(text[:begin] + text[end:])
    assert (len(parsed.articles), parsed.n_expected) == (4, 5)
    assert [a["document_number"] for a in parsed.articles] == [1, 2, 4, 5]
    assert parsed.warnings == [
        "Announces 5 documents, holds 4: number 3 is missing ('Title number 3'); it should stand after "
        f"'Title number 2' (character {text.index('It rained on day 2.'):,})."
    ]
    text = export(5, listed=False)
    begin, end = text.index("Title number 3\nCourier"), text.index("Title number 4\nCourier")
    warning = "Announces 5 documents, holds 4; which are missing the file does not tell."
    assert nexis_uni.read(text[:begin] + text[end:]).warnings == [warning]


def test_a_file_cut_within_an_article_says_so():
    """The rest is kept, what is missing is named."""
    text = export(4)
    parsed = nexis_uni.read(text[: text.index("It rained on day 3.") + 9])
    assert parsed.articles[-1]["text"] == "It rained"
    assert parsed.warnings[0].startswith("Announces 4 documents, holds 3: number 4 is missing ('Title number 4')")
    assert parsed.warnings[1].startswith("The file breaks off in its last document, 'Title number 3' (character ")
    assert (parsed.articles[-1]["text_status"], parsed.articles[-1]["text_note"]) == ("cut", "the file breaks off")


def test_each_lost_line_costs_one_article_at_most_its_own_words():
    """Without any one line there are still four articles, and three of them say what they said."""
    lines = export(4).split("\n")
    whole = nexis_uni.read("\n".join(lines)).articles
    for number, line in enumerate(lines):
        if line.strip():
            text = "\n".join(lines[:number] + lines[number + 1 :])
            parsed = nexis_uni.read(text)
            accounted(parsed, text)
            assert len(parsed.articles) == 4, line
            assert sum(a["text"] == b["text"] for a, b in zip(whole, parsed.articles, strict=True)) >= 3, line


def test_damage_of_any_kind_raises_nothing_and_leaves_nothing_out():
    """400 damaged exports."""
    chance = np.random.default_rng(9)
    for name in TEXTS:
        for _ in range(80):
            lines = text_of(name).split("\n")
            for _ in range(int(chance.integers(1, 5))):
                at, other = (int(chance.integers(len(lines))) for _ in "ab")
                kind = int(chance.integers(5))
                if kind == 0 and len(lines) > 1:
                    del lines[at]
                elif kind == 1:
                    lines.insert(at, lines[other])
                elif kind == 2:
                    lines[at] = lines[at][: len(lines[at]) // 2] + "\x00"
                elif kind == 3:
                    lines = lines[at:] if at < len(lines) // 2 else lines[: at + 1]
                else:
                    lines[at] = lines[at].replace(":", "\r")
            text = "\n".join(lines)
            nexis_uni.recognises(text)
            parsed = nexis_uni.read(text)
            accounted(parsed, text)
            assert "" not in [v for article in parsed.articles for key, v in article.items() if key != "text"]


LINE = st.one_of(
    st.sampled_from(
        [
            "Body",
            "End of Document",
            "Length: 3 words",
            "May 2, 2011",
            "Courier",
            "Documents (2)",
            "1. Rain",
            "2. Sun",
            "",
            "Job Number: 1",
            "Classification",
            "Graphic",
            "Load-Date: x",
            "Page 1 of 2",
            "x\ty",
            "Copyright 2011 A",
            "Note: x",
        ]
    ),
    st.text(max_size=12),
)


@given(st.lists(LINE, max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_text_is_accounted_for(lines):
    """Whatever stands on its lines, in any order."""
    text = "\n".join(lines)
    nexis_uni.recognises(text)
    accounted(nexis_uni.read(text), text)


@pytest.mark.parametrize(
    "unit",
    [
        "Body\nx\n",
        "x\nEnd of Document\n",
        "May 5, 2011\n",
        "T\nC\nMay 5, 2011\nLength: 3 words\nBody\nx\n",
        "Page 1 of 2\nx\n",
    ],
)
def test_long_hostile_files_are_accounted_for(unit):
    """A hundred thousand characters of one line behind an export: each is in one place."""
    text = export(300) + unit * (100_000 // len(unit))
    assert nexis_uni.recognises(text)
    accounted(nexis_uni.read(text), text)
