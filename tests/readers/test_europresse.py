"""Europresse's HTML: golden pages in both markups, damage, hostile pages, and every character accounted for."""

import random
import re
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import europresse

SAMPLES = sorted((Path(__file__).parent / "samples" / "europresse").glob("*.html"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES}
HEAD = (
    '<span class="DocPublicationName">Courier</span><br><span class="DocHeader">lundi 5 mai 2003</span><br><br>'
    '<span class="TitreArticleVisu">Le pont</span>'
)
PIECES = [
    '<span class="DocPublicationName">', '<span class="DocHeader">', '<span class="TitreArticleVisu">', "</span>",
    "<article>", "</article>", "<header>", '<p class="titreArticleVisu">', '<div class="docOcurrContainer">', "</div>",
    "<section>", "<aside>", "<b>Note(s) : </b>", "<footer>", "© 2003 Courier. Tous droits réservés.", "<br>", "<p></p>",
    "Numéro de document : news·20030505·CO·1", "lundi 5 mai 2003, p. 3", "3 documents", "Sommaire",
    "&amp;", "<", "\x00",
]  # fmt: skip


accounted = partial(golden.accounted, europresse)


def titles(text):
    return [article["title"] for article in accounted(text).articles]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_golden_pages(path):
    """Each page gives the values laid down beside it: articles, number announced, what is dropped and why."""
    golden.check_golden(europresse, path, TEXTS[path.name])


@pytest.mark.parametrize("name", TEXTS)
def test_spans_hold_the_bodies(name):
    """The span of an article begins with its text's first word, ends with its last, and holds no document number."""
    for article in europresse.read(TEXTS[name]).articles:
        body, words = TEXTS[name][article["start"] : article["end"]], article["text"].split()
        assert (body.startswith(words[0]) and body.endswith(words[-1])) if words else not body
        assert "·" not in body


@pytest.mark.parametrize("name", TEXTS)
def test_no_single_lost_tag_loses_an_article(name):
    """Whatever one tag is missing, there are as many articles, and every word of every body is in one of them."""
    text = TEXTS[name]
    words = [word for article in europresse.read(text).articles for word in re.findall(r"\w+", article["text"])]
    n_articles = len(europresse.read(text).articles)
    for tag in re.finditer(r"<[^<>]+>", text[text.index("<body") :]):
        at = text.index("<body") + tag.start()
        damaged = text[:at] + text[at + len(tag[0]) :]
        result = accounted(damaged)
        assert len(result.articles) == n_articles, tag[0]
        joined = " ".join(article["text"] for article in result.articles)
        assert all(word in joined for word in words), tag[0]


@pytest.mark.parametrize("name", TEXTS)
def test_a_cut_page_says_so(name):
    """A page cut anywhere after its first title keeps the documents before the cut, and warns of the last one."""
    text = TEXTS[name]
    whole = titles(text)
    for at in range(text.index("</", text.index("rticleVisu", text.index("<body"))), len(text) - 20, 97):
        result = accounted(text[:at])
        found = [article["title"] for article in result.articles]
        assert found[:-1] == whole[: len(found) - 1]
        if "source_id" not in result.articles[-1]:
            assert any("ends within its last document" in warning for warning in result.warnings)


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_without_its_beginning(name):
    """What is left of the first document is kept or dropped as not recognised; the others are all there."""
    text = TEXTS[name]
    whole = titles(text)
    for at in range(0, len(text) - 200, 131):
        found = titles(text[at:])
        assert found[1:] == whole[len(whole) - len(found[1:]) :]
        assert len(found) <= len(whole) + 1


def test_what_a_body_without_a_head_becomes():
    """The rest of a document whose head is lost is an article without a title, and the audit says where."""
    page = (
        "Tests s'y poursuivent.<p></p>Numéro de document : news·20030505·CO·1<br>" + HEAD + "<br><br>Il rouvre.<p></p>"
    )
    result = accounted(page)
    assert [(a["title"], a["text"]) for a in result.articles] == [
        (None, "Tests s'y poursuivent."),
        ("Le pont", "Il rouvre."),
    ]
    assert "without its head, at character 0" in result.warnings[0]


def test_a_lost_name_does_not_join_two_documents():
    """Where an outlet's name is lost, the next header still begins a document."""
    text = TEXTS["old_fr.html"]
    damaged = text.replace('<span class="DocPublicationName">Meridian</span>', "")
    assert titles(damaged) == titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Parsers look for DocPublicationName, DocHeader and titreArticleVisu in the page.",
        '<p>Write <code>&lt;span class="DocPublicationName"&gt;</code> and class="DocHeader".</p>',
        '<html><body><article><h1 class="title">Le pont</h1><p>Il rouvre.</p></article></body></html>',
        "",
    ],
)
def test_other_pages_are_not_taken_for_one(text):
    """Only tags that carry these classes count, never a text that speaks of them."""
    assert not europresse.recognises(text)


@pytest.mark.parametrize("name", TEXTS)
def test_mutated_pages_are_accounted_for(name):
    """Lines lost, doubled, swapped, cut and filled with other pieces: each character has one place, nothing raises."""
    rng = random.Random(3)
    text = TEXTS[name]
    for _ in range(120):
        parts = re.split(r"(?=<)", text)
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(parts))
            match rng.randrange(4):
                case 0:
                    del parts[at : at + rng.randrange(1, 8)]
                    parts = parts or [""]
                case 1:
                    parts.insert(at, rng.choice(PIECES))
                case 2:
                    parts[at] = parts[at][: rng.randrange(len(parts[at]) + 1)]
                case _:
                    parts = parts[:at] + parts[at:][::-1][:40][::-1]
                    parts = parts or [""]
        mutated = "".join(parts)
        europresse.recognises(mutated)
        accounted(mutated)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map("".join))
def test_any_text_is_accounted_for(text):
    """Any jumble of tags and words is read without an error, each character in one place."""
    europresse.recognises(text)
    accounted(text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD * 800,
        HEAD + '<span class="' * 12_000,
        HEAD + '<span class="DocHeader">a<br>' * 3_000,
        '<span class="DocPublicationName">A</span><span class="DocHeader">' + "5 mai 2003, " * 12_000,
        "<p>9 documents<p>Sommaire" + "<p>t e" * 4_000 + HEAD * 100,
        HEAD + "<br>num: (c) 2" * 3_000,
    ],
    ids=["many", "quotes", "nested", "dates", "list", "tails"],
)
def test_long_hostile_pages_are_accounted_for(text):
    """Some 100,000 characters of the worst kinds: each is in one place."""
    assert europresse.recognises(text) in (True, False)
    assert accounted(text).n_chars == len(text)
