"""Factiva's HTML: golden pages in five languages, damage, and every character accounted for."""

import random
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import factiva_html

SAMPLES = sorted((Path(__file__).parent / "samples" / "factiva").glob("*.html"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES}
TITLES = {"coded_en.html": ["Tarn dam holds as rain goes on", "Ferry back"]}
TITLES |= {"bare_de.html": ["Damm hält trotz Regen", "Fähre zurück"]}
TAGS = [
    '<div class="article enArticle">',
    "</div>",
    '<td class="index"><b>HD</b>',
    "<tr class='headline'>",
    "<b>AN</b>",
]
TAGS += [
    '<p class="articleParagraph enarticleParagraph">',
    "Document COUR000020230109ej1900001",
    "9 words",
    "&amp;",
    "<",
]


accounted = partial(golden.accounted, factiva_html)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_golden_pages(path):
    """Each page gives the values laid down beside it: articles, number announced, what is dropped and why."""
    golden.check_golden(factiva_html, path, TEXTS[path.name])


@pytest.mark.parametrize("name", TEXTS)
def test_spans_hold_the_bodies(name):
    """The span of an article begins with its text's first word and ends with its last, and holds no number."""
    for article in factiva_html.read(TEXTS[name]).articles:
        body = TEXTS[name][article["start"] : article["end"]]
        words = article["text"].split()
        assert body.startswith(words[0][:3].replace('"', "&quot;")[:3]) if words else not body
        assert not words or body.rstrip().endswith(words[-1][-4:])
        assert article["source_id"] not in body


def test_pages_that_are_not_factivas():
    """A page that speaks of Factiva, has an element article or classes that look alike is left to others."""
    for page in (
        "<html><body><article class='article'><h1>Factiva</h1><p>Document COUR000020230109ej1900001</p></article>",
        '<div class="myArticle"><b>HD</b> video of the index</div><td class="indexer">HD</td>',
        "Factiva, Inc. (c) 2023. The class 'article enArticle' in a text.",
        "",
    ):
        assert not factiva_html.recognises(page)


def test_styles_of_any_length_may_stand_before_the_articles():
    """Real pages begin with a hundred thousand characters of styles."""
    page = TEXTS["coded_en.html"].replace("body{margin:0;}", "body{margin:0;}" * 20_000)
    assert factiva_html.recognises(page)
    assert len(accounted(page).articles) == 2


def test_tags_in_capitals():
    """As browsers once saved pages: tags in capitals, values without quotes."""
    page = TEXTS["coded_en.html"].replace('class="index"', "class=index").replace('<div class="article enArticle">', "")
    for tag in ("td", "tr", "b", "table", "p", "br"):
        for end in ("<", "</"):
            page = page.replace(f"{end}{tag}>", f"{end}{tag.upper()}>").replace(f"{end}{tag} ", f"{end}{tag.upper()} ")
    assert factiva_html.recognises(page.replace("articleParagraph enarticleParagraph", ""))
    assert [article["title"] for article in accounted(page).articles] == TITLES["coded_en.html"]


@pytest.mark.parametrize("line", ["1.877 Wörter", "9 Januar 2023", "06:50", "HAFBO", "Deutsch", "Spätausgabe"])
def test_a_lost_line_of_the_header(line):
    """It costs its own value only."""
    whole = factiva_html.read(TEXTS["bare_de.html"]).articles[0]
    [found, _] = accounted(TEXTS["bare_de.html"].replace(f"<div>{line}</div>", "", 1)).articles
    for column in ("title", "outlet", "text", "author", "section", "publisher", "source_id", "copyright"):
        assert found[column] == whole[column]


@pytest.mark.parametrize("name", ["coded_en.html", "coded_nl.html", "bare_de.html"])
def test_several_exports_in_one_file(name):
    """All their articles are there, each with the query of its own search."""
    result = accounted(TEXTS[name] + TEXTS["bare_es.html"])
    assert len(result.articles) == 4
    assert [article.get("search_terms") for article in result.articles[2:]] == ["presa", "presa"]


def test_a_number_twice_is_two_articles():
    """The import counts duplicates; the reader keeps them."""
    assert len(accounted(TEXTS["coded_en.html"] * 2).articles) == 4


@pytest.mark.parametrize("name", ["coded_en.html", "bare_de.html"])
def test_a_file_that_breaks_off(name):
    """Up to the damage, wherever it is: the first article is whole once its number is there, a last one is cut."""
    text = TEXTS[name]
    whole = factiva_html.read(text).articles
    for stop in range(0, len(text), 97):
        found = accounted(text[:stop]).articles
        if stop > whole[1]["end"]:
            assert [article["text"] for article in found[:2]] == [article["text"] for article in whole[:2]]
        elif found and whole[0]["start"] + 10 < stop < whole[0]["end"]:
            assert found[0]["text_status"] == "cut"


@pytest.mark.parametrize("lost", ["</div>", "</td>", "</tr>", "</table>", "</p>", "<div", "<td", "\n", '"', "class="])
def test_tags_lost_everywhere(lost):
    """A page that lost one kind of tag or sign is accounted for, and with its end tags gone no text is lost."""
    for name, text in TEXTS.items():
        result = accounted(text.replace(lost, ""))
        if lost.startswith("</") and lost != "</tr>" and name in TITLES:
            assert [article["title"] for article in result.articles] == TITLES[name], name


def test_a_lost_opening_tag_does_not_merge_articles():
    """Whichever opening tag of a block is gone, both headlines and both numbers are there."""
    for name, titles in TITLES.items():
        pieces = TEXTS[name].split("<div")
        for gone in range(1, len(pieces)):
            broken = "<div".join(pieces[:gone]) + pieces[gone].partition(">")[2]
            broken += "".join("<div" + piece for piece in pieces[gone + 1 :])
            assert [article["title"] for article in accounted(broken).articles] == titles, pieces[gone][:60]


def test_missing_numbers_are_said():
    """An article that no number closes is named with its place; one that the search announces is missed."""
    text = TEXTS["bare_de.html"]
    lost = text.replace("<p>Dokument HAFBO00020230109ej1900001</p>", "")
    said = " ".join(accounted(lost).warnings)
    assert "Not closed by a document number, 1 article: 'Damm hält trotz Regen' (character" in said
    begin, end = text.index('<div id="article-HAFBO00020230110'), text.index('<table id="oddEvenPreview"')
    result = accounted(text[:begin] + text[end:])
    assert (result.n_expected, len(result.articles)) == (2, 1)
    assert "Announces 2 articles, holds 1: 1 is missing" in " ".join(result.warnings)


def test_listed_headlines_of_articles_that_are_there_are_not_counted_twice():
    """A list of headlines before its articles is a list of documents."""
    row = '<tr class="headline" data-accno="HARPOS0020230109ej1900001"><td><a class="enHeadline">Tarn</a></td></tr>'
    result = accounted(TEXTS["coded_en.html"].replace("<form", f"<table>{row}</table><form"))
    assert len(result.articles) == 2
    assert ["list of documents", "Tarn"] in [[reason, text] for _, _, reason, text in result.dropped]


def test_mutated_pages():
    """Four hundred pages with stretches lost, doubled, moved or replaced: nothing raises, all is accounted for."""
    rng = random.Random(5)
    for _ in range(400):
        text = rng.choice(list(TEXTS.values()))
        for _ in range(rng.randrange(1, 6)):
            a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
            b = min(b, a + 400)
            with_ = rng.choice(["", text[a:b] * 2, "\x00", "\r\n", rng.choice(TAGS), text[b : b + 200]])
            text = text[:a] + with_ + text[b:]
        factiva_html.recognises(text)
        accounted(text)


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8))).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text(text):
    """Whatever a file holds, nothing raises and every character has its place."""
    factiva_html.recognises(text)
    accounted(text)


@pytest.mark.parametrize(
    "unit", [*TAGS, "<", 'class="index" ', "class = '", '<p id="article-x">x', '<div id="carryOver">x']
)
def test_long_hostile_texts_are_accounted_for(unit):
    """A hundred thousand characters of one line, tag or sign: each is in one place."""
    text = unit * (100_000 // len(unit))
    assert factiva_html.recognises(text) in (True, False)
    assert accounted(text).n_chars == len(text)


def test_a_summary_in_cells_without_its_usual_element_is_one():
    """A label and a value in turn, under a heading or none: it is dropped as that, and its number announces."""
    cells = "".join(f"<td>{cell}</td>" for cell in ("Text", "dam", "Datum", "2024", "Gefundene Ergebnisse", "3"))
    for heading in ("<h2>Suchübersicht</h2>", ""):
        text = TEXTS["coded_en.html"].replace("</body>", f"{heading}<table><tr>{cells}</tr></table></body>")
        result = accounted(text)
        assert not [row for row in result.dropped if row[2] == "not recognised"]
        assert any(row[2] == "search summary" and row[3] == "Gefundene Ergebnisse" for row in result.dropped)
        assert result.n_expected is not None
