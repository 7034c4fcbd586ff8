"""Web pages: the article as trafilatura finds it, its facts from the page's metadata, every character accounted for."""

import json
import logging
import random
import re
import socket
from collections import Counter
from functools import partial
from pathlib import Path

import golden
import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import web_pages

SAMPLES = sorted((Path(__file__).parent / "samples" / "web").glob("*.html"))
WORDS = re.compile(r"\w+")
LEAST = {"precision": 0.99, "recall": 0.99, "F1": 0.99}
LINE = "The rain fell on the harbour for three days, said the keeper of the light. "


def page(body, head="<title>Rain on the harbour</title>"):
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def article(text):
    (one,) = web_pages.read(text).articles
    return one


accounted_for = partial(golden.accounted, web_pages)


def expected(path):
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def scores(found, marked):
    """Precision, recall and F1 of words, each as often as it stands there."""
    n_found, n_marked = (Counter(WORDS.findall(text.lower())) for text in (found, marked))
    n_both = (n_found & n_marked).total()
    precision, recall = n_both / max(1, n_found.total()), n_both / max(1, n_marked.total())
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}


def mean(rows):
    return {name: sum(row[name] for row in rows) / len(rows) for name in LEAST}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_facts_of_the_sample_pages(path):
    """Title, outlet, author, date, section, language and address are what the page's makers wrote for machines."""
    wanted = expected(path)
    found = article(path.read_text(encoding="utf-8"))
    assert {name: found.get(name) for name in wanted if name != "body"} == {
        name: value for name, value in wanted.items() if name != "body"
    }


def test_extraction_is_not_worse_than_trafilaturas_own():
    """Over the hand-marked pages, word by word: above the floor, and not below what trafilatura gives by itself."""
    ours, plain = [], []
    for path in SAMPLES:
        text, body = path.read_text(encoding="utf-8"), " ".join(expected(path)["body"])
        ours.append(scores(article(text)["text"], body))
        plain.append(scores(trafilatura.extract(text, include_comments=False) or "", body))
        assert ours[-1]["F1"] >= plain[-1]["F1"] - 1e-9, path.stem
    assert len(SAMPLES) >= 12
    assert all(mean(ours)[name] >= LEAST[name] for name in LEAST), mean(ours)
    assert all(mean(ours)[name] >= mean(plain)[name] for name in LEAST)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_a_page_is_accounted_for(path):
    """Kept, metadata and dropped are the file; the span begins and ends with the article's own words."""
    text = path.read_text(encoding="utf-8")
    result = accounted_for(text)
    one = result.articles[0]
    span = text[one["start"] : one["end"]]
    assert one["text"].split()[0] in span[:60]
    assert one["text"].split()[-1] in span[-60:]
    assert {reason for _, _, reason, _ in result.dropped} <= {web_pages.FURNITURE}


def test_what_is_left_out_within_the_article_is_listed():
    """A box between two paragraphs is no text, and can be looked up among the dropped."""
    parsed = web_pages.read((SAMPLES[0].parent / "article_tag.html").read_text(encoding="utf-8"))
    assert (web_pages.LEFT_OUT, "Advertisement") in parsed.dropped_rows
    assert "Advertisement" not in parsed.articles[0]["text"]


def test_paragraphs_are_separated_by_blank_lines_and_wrapped_lines_are_joined():
    """Line ends of the file are none of the author's; the cells of a table's row share a line."""
    text = article(page(f"<p>{LINE * 3}\r\n   wrapped.</p>\r\n<p>{LINE * 3}</p>"))["text"]
    assert text.split("\n\n") == [LINE * 3 + "wrapped.", (LINE * 3).strip()]
    table = article((SAMPLES[0].parent / "table_list.html").read_text(encoding="utf-8"))["text"]
    assert "\n\nBrennland, lower house | 61 | 58 | 4\n\n" in table


def test_words_are_not_changed():
    """Signs that join letters stay, soft hyphens go, references to characters are resolved."""
    body = f"<p>می‌خواهم Har&shy;bour &amp; &#8220;sea&#8221; {LINE * 5}</p>"
    assert article(page(body))["text"].startswith("می‌خواهم Harbour & “sea” The rain")


def test_no_date_from_the_text_the_headline_or_the_address():
    """A page that states no date is undated, whatever days its sentences name."""
    head = "<title>The storm of 3 May 2019</title><link rel=canonical href='https://courier.example/2018/02/01/storm'>"
    text = page(f"<h1>The storm of 3 May 2019</h1><p>On 4 July 2020 {LINE * 9} Copyright 2021</p>", head)
    assert "published_text" not in article(text)


def test_a_time_element_of_a_related_article_is_not_the_date():
    """Only what stands between headline and text counts."""
    other = "<aside><a href='/x'>Fog</a> <time datetime='2020-01-01'>1 January</time></aside>"
    assert "published_text" not in article(page(f"<h1>Rain on the harbour</h1><p>{LINE * 9}</p>{other}"))
    dated = "<h1>Rain on the harbour</h1><time datetime='2026-03-02T08:00+01:00'>Monday</time>"
    found = article(page(f"{dated}<p>{LINE * 9}</p>{other}"))
    assert (found["published_text"], found["date_source"]) == ("2026-03-02T08:00+01:00", "time element")


@pytest.mark.parametrize(("stated", "status"), [("500", "cut"), ("75", None)])
def test_closed_pages_are_cut_unless_the_whole_is_there(stated, status):
    """isAccessibleForFree says no: cut, but for a page that holds as many words as it says the article has."""
    json_ld = f'{{"@type": "Article", "isAccessibleForFree": false, "wordCount": {stated}}}'
    text = page(f"<p>{LINE * 5}</p>", f'<script type="application/ld+json">{json_ld}</script>')
    assert article(text).get("text_status") == status


def test_a_text_that_only_json_ld_holds_is_read():
    """Pages that a program fills have their text there; the span is the script."""
    body = LINE * 8
    node = json.dumps({"@type": "NewsArticle", "headline": "Rain", "articleBody": body})
    text = page("<div id=app>Loading</div>", f'<script type="application/ld+json">{node}</script>')
    result = accounted_for(text)
    one = result.articles[0]
    assert one["text"] == body.strip()
    assert text[one["start"] : one["end"]] == node
    assert any("JSON-LD only" in said for said in result.warnings)


@pytest.mark.parametrize(
    "text",
    [
        page(""),
        page("<nav><a href=/a>World</a><a href=/b>Sport</a></nav>"),
        page("<form><label>Name <input></label><label>Password <input type=password></label></form>"),
        "<html>",
        "<!DOCTYPE html>",
    ],
)
def test_pages_without_an_article_give_none_and_say_so(text):
    """The whole page is one dropped row."""
    result = accounted_for(text)
    if not result.articles:
        assert [reason for _, _, reason, _ in result.dropped] == [web_pages.NO_ARTICLE]
        assert "No article" in result.warnings[0]
    else:
        assert "Only" in result.warnings[0]


def test_a_short_text_is_kept_with_a_warning():
    """Few words are more often a notice than an article; the reader is told."""
    result = accounted_for(page("<h1>Rain on the harbour</h1><p>The rain fell for three days, said the keeper.</p>"))
    assert result.articles[0]["text"] == "The rain fell for three days, said the keeper."
    assert "Only 46 characters" in result.warnings[0]


def test_several_long_articles_on_a_page_are_said():
    """One text is taken; that there are others is no secret."""
    text = page("".join(f"<article><h2>Part {n}</h2><p>{LINE * 9}</p></article>" for n in (1, 2)))
    assert any("marks 2 long articles" in said for said in web_pages.read(text).warnings)


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!doctype html><p>x", True),
        (
            "\n\n <?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'>",
            True,
        ),
        ("<HTML lang=de><body>x", True),
        ("<head><title>x</title></head>", True),
        ('ass="x">Rain</p></body></html>\n<!-- end -->', True),
        ("A page begins with <html> and ends with </html>, she wrote. Nobody asked why.", False),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", False),
        ("<!DOCTYPE article SYSTEM 'x'><article/>", False),
        ("<htmlish>", False),
        ("", False),
    ],
)
def test_recognition(text, is_page):
    """By how a file begins or ends, never by a word within."""
    assert web_pages.recognises(text) is is_page


def test_browsers_note_where_a_page_was_saved_from():
    """That address is taken where the page gives none."""
    note = "<!-- saved from url=(0037)https://courier.example/rain/today.htm -->"
    text = f"<!DOCTYPE html>\n{note}\n<html><head><title>Rain</title></head><body><p>{LINE * 9}</p></body></html>"
    found = article(text)
    assert (found["url"], found["host"], found["outlet"]) == (
        "https://courier.example/rain/today.htm", "courier.example", "courier.example",
    )  # fmt: skip


def test_nothing_is_fetched_and_nothing_logged(monkeypatch, caplog, capfd):
    """No connection is opened, whatever the page links to; no library's log reaches the user."""

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "https://courier.example/x"><!ENTITY y "&x;&x;">]>'
    with caplog.at_level(logging.DEBUG):
        for text in (
            page(f"<p>{LINE * 9}</p><iframe src='https://courier.example'>"),
            entity + page("&y;" * 50),
            "<html>",
        ):
            web_pages.read(text)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert capfd.readouterr() == ("", "")


def test_xhtml_with_a_declared_encoding_is_read():
    """The declaration speaks of bytes that are text by now."""
    root = "<?xml version='1.0' encoding='utf-16'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>"
    text = f"{root}<body><p>{LINE * 9}</p></body></html>"
    assert article(text)["text"] == (LINE * 9).strip()


def test_deep_nesting_costs_no_text():
    """Deeper than the parser goes: the text is taken line by line, and that is said."""
    text = page("<div>" * 30_000 + f"<p>{LINE * 9}</p>" + "</div>" * 30_000)
    result = accounted_for(text)
    assert (LINE * 9).strip() in result.articles[0]["text"]
    assert "nested too deeply" in result.warnings[0]


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "\udfff", "\ufffe", "\x0b", "\r"])
def test_unfit_characters_cost_no_text(bad):
    """What no parser takes is passed over, and the text behind it is there."""
    text = page(f"<p>{LINE * 5}{bad}</p><p>Behind. {LINE * 5}</p>")
    assert "Behind." in accounted_for(text).articles[0]["text"]


def test_damaged_pages_are_read_without_a_fault():
    """Cut anywhere, stretches lost or doubled, tags broken: whatever is left, each character has its place."""
    rng = random.Random(3)
    originals = [path.read_text(encoding="utf-8") for path in SAMPLES]
    for n in range(320):
        text = originals[n % len(originals)]
        for _ in range(rng.randint(1, 4)):
            i, j = sorted(rng.randrange(len(text) + 1) for _ in range(2))
            j = min(j, i + 2_000)
            text = rng.choice(
                [
                    text[: max(i, 40)],
                    text[:i] + text[j:],
                    text[:j] + text[i:j] + text[j:],
                    text[:i]
                    + rng.choice(["<", ">", '"', "<!--", "</", "&#0;", "\x00", "<script>", "]]>", "\ufffd"])
                    + text[i:],
                    text.replace("</", "<", 3),
                    text.replace("\n", "\r\n"),
                ]
            )
        accounted_for(text)


PIECES = (
    """<p> </p> <td> <h1> <time> <a&#32;href=x> <script> </script> <!-- --> <article> <title> </title> &amp; Rain"""
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PIECES.split(), LINE, "Rain & wind. ", "\x00", "\r\n", "é"])))
def test_any_markup_is_accounted_for(pieces):
    """No order of tags and text raises, and nothing is lost."""
    accounted_for("<html>" + "".join(pieces))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [f"<p>{LINE}</p>", "<li><a href=x>link text</a></li>", "<", '"', "<div>a <p>", "<tr><td>one<td>two"]
)
def test_large_pages_are_accounted_for(unit):
    """Five million characters of one kind."""
    accounted_for(page(unit * (5_000_000 // len(unit))))
