"""Factiva as text: golden files with codes and without, lists of headlines, damage, every character accounted for."""

import random
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import factiva_text
from mediakit.readers._documents import rtf_text

SAMPLES = sorted(p for p in (Path(__file__).parent / "samples" / "factiva").iterdir() if p.suffix in (".txt", ".rtf"))
RAW = {path.name: path.read_bytes().decode("utf-8") for path in SAMPLES}
TEXTS = {name: rtf_text(raw) if name.endswith(".rtf") else raw for name, raw in RAW.items()}
NUMBER = "Document COUR000020230109ej1900001\n"
LINES = [
    "9 words\n",
    "9 mei 2020\n",
    "Courier\n",
    "COUR\n",
    "English\n",
    "(c) 2020 Courier\n",
    NUMBER,
    "HD|Rain\n",
    "LP|x\n",
]
LINES += [
    "HD Rain\n",
    "PD 9 mei 2020\n",
    "SN Courier\n",
    "It rained.\n",
    "\n",
    "\f",
    "|",
    "\t",
    "Search Summary\n",
    "Text|a\n",
]
LINES += [
    "Results Found|3\n",
    "A, 9 mei 2020, 9 words, (English)\n",
    "Page 1 of 2 © 2023 Factiva, Inc.\n",
    "Rain....2\n",
]


accounted = partial(golden.accounted, factiva_text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_golden_files(path):
    """Each file gives the values laid down beside it; an RTF file as its text comes through."""
    golden.check_golden(factiva_text, path, TEXTS[path.name])


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_change_nothing(name, ends):
    """CRLF and lone CR give the same articles as LF."""
    there = [{k: v for k, v in a.items() if k not in ("start", "end")} for a in factiva_text.read(TEXTS[name]).articles]
    changed = TEXTS[name].replace("\r\n", "\n").replace("\n", ends)
    assert [{k: v for k, v in a.items() if k not in ("start", "end")} for a in accounted(changed).articles] == there


def test_texts_that_are_not_factivas():
    """Articles that speak of words, documents and dates, lists, tables and other exports are left to others."""
    for text in (
        "Of 900 words\nnone fell.\n9 January 2023\nDocument COUR000020230109ej1900001 was lost, he said.\n",
        "1 of 3 DOCUMENTS\n\nCourier\n\nJanuary 9, 2023\n\nRain\n\nLENGTH: 204 words\n\nIt rained.\n",
        "HD video\nSN 123\nThe end\n",
        "title|text\nHD|SN\n",
        "204 words\n9 January 2023\nIt rained all day in the harbour, the keeper said.\n",
        "",
    ):
        assert not factiva_text.recognises(text)


def test_a_list_of_documents_announces_the_articles():
    """Where one is missing it is named, with the place where it should stand."""
    text = TEXTS["bare_en.txt"].replace("back.....................3\n", "back.....3\nThe third.....4\n")
    result = accounted(text)
    assert result.n_expected == 3
    [said] = result.warnings
    assert (
        "Announces 3 articles, holds 2: number 3, 'The third', is missing; it should stand after 'Ferry to Selvick"
        in said
    )
    place = int(said.rsplit("(character ", 1)[1].split(")")[0].replace(",", ""))
    assert text[place:].startswith("The ferry sails.")


def test_a_list_of_headlines_before_the_articles():
    """Headlines with outlet and date before the articles are their list, not articles without text."""
    lead = "Ferry to Selvick is back\nMeridian, 10 January 2023, 300 words, (English)\nThe ferry...\n\f"
    text = TEXTS["bare_en.txt"]
    result = accounted(lead + text[text.index("Ferry to Selvick is back\n\n300") :])
    assert (result.n_expected, [article["title"] for article in result.articles]) == (1, ["Ferry to Selvick is back"])


@pytest.mark.parametrize("name", ["bare_de.rtf", "bare_en.txt", "coded_fr.rtf", "coded_nl.txt"])
def test_a_lost_number_is_said(name):
    """The next article is not swallowed, and the open one is named with its place."""
    text = TEXTS[name]
    whole = factiva_text.read(text).articles
    number = whole[0]["source_id"]
    lost = "".join(line for line in text.splitlines(keepends=True) if number not in line)
    result = accounted(lost)
    assert [article["title"] for article in result.articles] == [article["title"] for article in whole]
    assert result.articles[1]["text"] == whole[1]["text"]
    assert f"Not closed by a document number, 1 article: '{whole[0]['title']}' (character" in " ".join(result.warnings)


@pytest.mark.parametrize("name", [name for name in TEXTS if "headlines" not in name])
def test_a_file_that_breaks_off(name):
    """Up to the damage: what is closed is whole, a last text without a number is cut; nothing of a text is dropped."""
    text = TEXTS[name]
    whole = factiva_text.read(text).articles
    numbers = [text.index(article["source_id"]) for article in whole]
    ends = [at + len(article["source_id"]) for at, article in zip(numbers, whole, strict=True)]
    for stop in range(0, len(text), 31):
        found = accounted(text[:stop]).articles
        n_whole = sum(1 for end in ends if end <= stop)
        assert [article["text"] for article in found[:n_whole]] == [article["text"] for article in whole[:n_whole]]
        if n_whole < 2 and stop > whole[n_whole]["start"] + 5:
            assert len(found) == n_whole + 1
            assert found[-1].get("text_status") == "cut" or stop > numbers[n_whole] - len("Document ")


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_that_lost_its_beginning(name):
    """From the damage on: a text without its header is kept and said to lack a headline."""
    text = TEXTS[name]
    whole = factiva_text.read(text).articles
    at = whole[0]["start"] + 8
    result = accounted(text[at:])
    assert result.articles[-1] == whole[-1] | {k: whole[-1][k] - at for k in ("start", "end")}
    if whole[0]["text"]:
        assert whole[0]["text"].rsplit("\n\n", 1)[-1][8:] in result.articles[0]["text"]
        assert "Without a headline, 1 article" in " ".join(result.warnings)


@pytest.mark.parametrize("first", TEXTS)
def test_several_exports_in_one_file(first):
    """Whatever follows on what, all articles are there, with their numbers."""
    for second in TEXTS:
        if "headlines" in first or "headlines" in second or second == "bare_en.txt":
            continue
        found = accounted(TEXTS[first] + "\n" + TEXTS[second]).articles
        expected = [factiva_text.read(TEXTS[name]).articles for name in (first, second)]
        assert [a["source_id"] for a in found] == [a["source_id"] for articles in expected for a in articles]
        assert [a["title"] for a in found] == [a["title"] for articles in expected for a in articles]


def test_stray_nuls_part_no_word():
    """They are left out of text and titles."""
    text = TEXTS["coded_nl.txt"].replace("houdt", "ho\x00udt")
    assert accounted(text).articles[0]["title"] == "Dam houdt stand"


def test_mutated_files():
    """Four hundred files with stretches lost, doubled, moved or replaced: nothing raises, all is accounted for."""
    rng = random.Random(7)
    for _ in range(400):
        text = rng.choice(list(TEXTS.values()))
        for _ in range(rng.randrange(1, 6)):
            a = rng.randrange(len(text) + 1)
            b = min(len(text), a + rng.randrange(200))
            text = (
                text[:a]
                + rng.choice(["", text[a:b] * 2, "\x00", "\r\n", rng.choice(LINES), text[b : b + 99]])
                + text[b:]
            )
        factiva_text.recognises(text)
        accounted(text)


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=8))).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text(text):
    """Whatever a file holds, nothing raises and every character has its place."""
    factiva_text.recognises(text)
    accounted(text)


@pytest.mark.parametrize(
    "unit", [*LINES, ".", "1", "1 ", "a, ", "word ", "(c) 2012 x\n", "a\t1\n", "Document ", "x" * 300 + "\n"]
)
def test_long_hostile_texts_are_accounted_for(unit):
    """A hundred thousand characters of one line, tag or sign: each is in one place."""
    text = unit * (100_000 // len(unit))
    assert factiva_text.recognises(text) in (True, False)
    assert accounted(text).n_chars == len(text)
