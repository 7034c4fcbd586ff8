"""Nexis in its classic form as text: every article, every label in its column, every loss said with its place."""

import json
import re
from dataclasses import replace
from pathlib import Path

import golden
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import nexis
from mediakit.readers._documents import rtf_text
from mediakit.readers._pieces import ByModule, in_pieces

SAMPLES = Path(__file__).parent / "samples" / "nexis"
TEXTS = sorted(path.name for path in SAMPLES.glob("classic_*.txt"))


def text_of(name):
    """A sample with its line ends as they stand."""
    return (SAMPLES / name).read_bytes().decode("utf-8")


def export(n, count=None, begin=1, line="{} of {} DOCUMENTS"):
    """An export of so many articles, the last numbers of a longer list where it says so."""
    count = count or n
    return "\n".join(
        f"\n                  {line.format(number, count)}\n\n\n"
        f"          Courier\n\n      May {number % 28 + 1}, 2011\n\nTitle {number}\n\nLENGTH: 6 words\n\n"
        f"It rained on day number {number}.\n\nLOAD-DATE: May 3, 2011\n\n"
        "          Copyright 2011 Courier\n"
        for number in range(begin, begin + n)
    )


def accounted(parsed, text):
    return golden.accounted(nexis, text, parsed)


@pytest.mark.parametrize("name", TEXTS)
def test_samples_give_what_their_golden_files_say(name):
    """English, German, French, Dutch and Spanish interfaces: all columns, all texts, nothing unrecognised."""
    text = text_of(name)
    assert nexis.recognises(text)
    parsed = nexis.read(text)
    assert golden.told(parsed) == json.loads(text_of(f"{name}.json"))
    assert {article["host"] for article in parsed.articles} == {"Nexis"}
    assert "not recognised" not in [reason for _, _, reason, _ in accounted(parsed, text).dropped]


def test_an_rtf_is_read_as_its_text():
    """Without any centring, with long lines, copyright first; the headers of its pages are left out."""
    text = rtf_text(text_of("classic_en.rtf"))
    assert nexis.recognises(text)
    assert golden.told(nexis.read(text)) == json.loads(text_of("classic_en.rtf.json"))


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("name", TEXTS)
def test_line_ends_make_no_difference(name, ends):
    """CRLF, lone CR, and the CR CR LF of some transfers."""
    text = text_of(name).replace("\n", ends)
    assert nexis.recognises(text)
    assert golden.told(nexis.read(text)) == json.loads(text_of(f"{name}.json"))


def test_spans_are_those_of_the_bodies():
    """The words between start and end are the words of the text."""
    text = text_of("classic_en.txt")
    for article in nexis.read(text).articles:
        assert text[article["start"] : article["end"]].split() == article["text"].split()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Only 2 of 10 documents were signed.\n\nLENGTH: a page\n",
        "The archive\n\nIt says: 2 of 10 DOCUMENTS are lost.\n\nLANGUAGE: none\n",
        "1 of 10 DOCUMENTS\n\nis what the note said. Nobody knew more.\n",
        "<html><p>1 of 2 DOCUMENTS</p>\n1 of 2 DOCUMENTS\n\nLENGTH: 3 words\n",
        "Ferry sails again\nCourier\nLength: 3 words\nBody\nIt sailed.\nEnd of Document\n",
    ],
)
def test_other_texts_are_not_taken_for_an_export(text):
    """An article that quotes such words, a page, Nexis Uni."""
    assert not nexis.recognises(text)


@pytest.mark.parametrize(
    "line",
    [
        "{} of {} DOCUMENTS",
        "{} of {} DOCUMENT",
        "FOCUS - {} of {} DOCUMENTS",
        "{} de {} DOCUMENTS",
        "{} von {} DOKUMENTEN",
        "{} van {} DOCUMENTEN",
        "{} de {} DOCUMENTOS",
        "{} di {} DOCUMENTI",
        "Dokument {} von {}",
        "Document {} de {}",
        "Document {} van {}",
        "Documento {} de {}",
    ],
)
def test_headings_are_known_in_the_languages_of_the_interface(line):
    """Numbers first or last, singular and plural."""
    text = export(3, line=line)
    assert nexis.recognises(text)
    parsed = nexis.read(text)
    assert [(a["document_number"], a["document_count"]) for a in parsed.articles] == [(1, 3), (2, 3), (3, 3)]
    assert (parsed.n_expected, parsed.warnings) == (3, [])


def test_a_missing_article_is_said_with_its_place():
    """Which one, after which title, at which character."""
    pieces = export(10).split("\n                  ")
    del pieces[4]
    text = "\n                  ".join(pieces)
    parsed = nexis.read(text)
    place = text.index("It rained on day number 3.")
    assert (len(parsed.articles), parsed.n_expected) == (9, 10)
    assert parsed.warnings == [
        f"Announces 10 documents, holds 9: number 4 is missing; it should stand after 'Title 3' (character {place:,})."
    ]


def test_a_file_cut_anywhere_keeps_all_that_is_in_it():
    """As many articles as headings, whatever is left of the last; what is missing is announced."""
    text = export(6)
    for end in range(40, len(text), 7):
        cut = text[:end]
        parsed = nexis.read(cut)
        accounted(parsed, cut)
        n_headings = sum(1 for line in cut.split("\n") if re.search(r"of 6 DOCUMENTS?$", line))
        assert len(parsed.articles) == n_headings
        assert parsed.n_expected == (6 if n_headings else None)
        if 0 < n_headings < 6:
            assert "missing" in parsed.warnings[0]


def test_a_file_that_breaks_off_in_its_last_article_says_so():
    """It stops within a line, within a sentence, or far short of the words that LENGTH counts; else it is whole."""
    text = export(3)
    stop = text.rindex("It rained")
    for cut in (text[: stop + 9], text[: stop + 9] + "\n", text[:stop], text[: stop - 12]):
        parsed = nexis.read(cut)
        assert (parsed.articles[-1]["text_status"], parsed.articles[-1]["text_note"]) == ("cut", "the file breaks off")
        assert parsed.warnings[-1].startswith("The file breaks off in its last document, 'Title 3' (character ")
        assert not any("text_status" in article for article in parsed.articles[:-1])
    for whole in (text, text[: text.rindex("LOAD-DATE")], text.replace("LOAD-DATE", "THE LOAD").replace("Copy", "C")):
        assert "text_status" not in nexis.read(whole).articles[-1]


def test_each_lost_line_costs_one_article_at_most_its_own_words():
    """Without any one line there are still six articles, and five of them say what they said."""
    lines = export(6).split("\n")
    whole = nexis.read("\n".join(lines)).articles
    for number, line in enumerate(lines):
        if line.strip():
            found = nexis.read("\n".join(lines[:number] + lines[number + 1 :])).articles
            assert len(found) == 6
            assert sum(a["text"] == b["text"] for a, b in zip(whole, found, strict=True)) >= 5


def test_an_article_without_its_heading_is_kept_and_said():
    """A lost heading line parts two articles all the same; the other numbers stand."""
    text = export(3).replace("                  2 of 3 DOCUMENTS\n", "")
    parsed = nexis.read(text)
    assert [a["document_number"] for a in parsed.articles] == [1, None, 3]
    assert [a["title"] for a in parsed.articles] == ["Title 1", "Title 2", "Title 3"]
    assert parsed.n_expected == 3
    assert parsed.warnings[0].startswith("Without a heading of its own, and kept: 'Title 2' (character ")


def test_a_text_can_be_parted_where_cut_says():
    """At the beginning of the line of the last heading; nowhere where there is none or only the first."""
    text = export(3)
    at = nexis.cut(text)
    assert text[at:].startswith("                  3 of 3 DOCUMENTS")
    assert text[at - 1] == "\n"
    assert nexis.cut("It rained.\n" * 20_000) == 0
    long = "1 of 2 DOCUMENTS\n" + "It rained.\n" * 20_000
    assert nexis.cut(long) == 0
    assert nexis.cut(long + "   2 of 2 DOCUMENTS\r\n") == len(long)


@pytest.mark.parametrize("size", [300, 1000, 5000])
@pytest.mark.parametrize("name", ["made", *TEXTS])
def test_pieces_give_what_the_whole_gives(name, size):
    """The same articles, the same announcement and the same warnings, with a lost article and a lost heading."""
    text = text_of(name) if name != "made" else export(8).replace("                  3 of 8 DOCUMENTS\n", "")
    if name == "made":
        text = text[: text.index("5 of 8 DOC")] + text[text.index("6 of 8 DOC") :]
    one = nexis.read(text)
    reader, found, begin = ByModule(nexis), [], 0
    for piece, parsed in in_pieces([text], reader.take, size):
        found += [{**a, "start": a["start"] + begin, "end": a["end"] + begin} for a in parsed.articles]
        accounted(parsed, piece)
        begin += len(piece)
    assert found == one.articles
    if begin > size and reader._parts:
        assert reader.close() == (one.n_expected, one.warnings)


def test_a_second_export_behind_the_first_is_counted_on_its_own():
    """Two downloads in one file, each with its cover page: their numbers add up."""
    cover = "Download Request: Selected Items: {}\nTime Of Request: Monday\nTerms: rain\nProject ID: None\n\n"
    text = cover.format("1-3") + export(3) + "\n" + cover.format("1-2") + export(2)
    parsed = nexis.read(text)
    assert (len(parsed.articles), parsed.n_expected, parsed.warnings) == (5, 5, [])
    assert [reason for _, _, reason in parsed.dropped] == ["cover page", "cover page"]
    short = text[: text.rindex("2 of 2 DOCUMENTS")]
    assert nexis.read(short).n_expected == 5
    assert "number 2 is missing" in nexis.read(short).warnings[0]


def test_damage_of_any_kind_raises_nothing_and_leaves_nothing_out():
    """400 damaged exports: lines lost, doubled, halved, cut, NULs, mixed line ends, colons gone."""
    chance = np.random.default_rng(7)
    for name in TEXTS:
        for _ in range(80):
            text = damaged(text_of(name), chance)
            nexis.recognises(text)
            parsed = nexis.read(text)
            accounted(parsed, text)
            assert "" not in [value for article in parsed.articles for key, value in article.items() if key != "text"]


def damaged(text, chance):
    """A text with one to four faults."""
    lines = text.splitlines(keepends=True)
    for _ in range(int(chance.integers(1, 5))):
        at, other = (int(chance.integers(len(lines))) for _ in "ab")
        kind = int(chance.integers(8))
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at] = lines[at][: len(lines[at]) // 2]
        elif kind == 3:
            lines = lines[: at + 1]
        elif kind == 4:
            lines = lines[at:]
        elif kind == 5:
            lines[at] = lines[at].replace("\n", ["\r", "\r\n", ""][other % 3])
        elif kind == 6:
            lines[at] = f"\x00{lines[at]}\x00"
        else:
            lines[at] = lines[at].replace(":", "").upper()
    return "".join(lines)


LINE = st.one_of(
    st.sampled_from(
        [
            "1 of 2 DOCUMENTS",
            " 2 of 2 DOCUMENTS",
            "LENGTH: 3 words",
            "BODY:",
            "BODY: x",
            "HEADLINE:",
            "GRAPHIC: a",
            "",
            "LOAD-DATE: x",
            "CORRECTION:",
            "          Courier",
            "     May 2, 2011",
            "May 2, 2011 Late",
            "Copyright 2011 A",
            "All Rights Reserved",
            "Download Request: 1-2",
            "Time of Request: x",
            "NOTE: x",
            "A: b",
            "x   y",
            "FOTO: z",
        ]
    ),
    st.text(max_size=12),
)


@given(st.lists(LINE, max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_accounted_for(lines, ends):
    """Whatever stands on its lines, in any order; an article for each heading."""
    text = ends.join(lines)
    nexis.recognises(text)
    parsed = nexis.read(text)
    accounted(parsed, text)
    assert replace(parsed, warnings=[]) == replace(nexis.read(text), warnings=[])


@pytest.mark.parametrize(
    "unit",
    [
        "1 of 2 DOCUMENTS\n",
        "LENGTH: 3 words\n\n",
        "GRAPHIC: a\n\nb\n\n",
        "HIGHLIGHT: \n",
        "Copyright 2010 a\n\n",
        "\r",
        "January 5, ",
        "Download Request: 1-9\nTerms: a\n\n",
        " " * 1000 + "x\n",
        "SUBJECT: a\n",
        "A:",
        "a    b  ",
    ],
)
def test_long_hostile_files_are_accounted_for(unit):
    """A hundred thousand characters of one line: each is in one place, and the file is parted within itself."""
    text = "1 of 2 DOCUMENTS\n\n" + unit * (100_000 // len(unit))
    assert nexis.recognises(text) in (True, False)
    accounted(nexis.read(text), text)
    assert 0 <= nexis.cut(text) < len(text)
