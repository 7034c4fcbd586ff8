"""Feeds: every item an article, dates as written, summaries marked, nothing expanded and nothing fetched."""

import random
import socket
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import feeds

SAMPLES = Path(__file__).parent / "samples" / "feeds"
RSS = (SAMPLES / "rss_2.0.xml").read_text(encoding="utf-8")
ATOM = (SAMPLES / "atom.xml").read_text(encoding="utf-8")
RDF = (SAMPLES / "rss_1.0.xml").read_text(encoding="utf-8")


accounted_for = partial(golden.accounted, feeds)


def test_rss_with_contents():
    """Content before summary, paragraphs, dates as written, the line of the feed's program taken off."""
    text = RSS
    result = accounted_for(text)
    first, second = result.articles
    assert {name: value for name, value in first.items() if name not in ("start", "end")} == {
        "title": "Wieder Messungen & Streit am Damm",
        "text": "Vier Techniker lesen den Pegel ab.\n\nDie Bauern zählen Knospen.\n\nViele sind es nicht.",
        "outlet": "Talbote",
        "author": "Henrike Ohl",
        "published_text": "Wed, 11 Mar 2026 06:15:00 +0100",
        "date_source": "feed published",
        "url": "https://talbote.example/damm",
        "host": "talbote.example",
        "language": "de",
        "tags": "Tal; Wasser",
        "source_id": "tb-1",
    }
    assert (second["title"], second["text"]) == ("Bus „wieder pünktlich“", "Der Nachtbus der Mine fährt.")
    assert (second["published_text"], second["url"]) == ("Di, 10 März 2026 18:00", "https://talbote.example/bus")
    assert (second["text_status"], second["text_note"]) == ("cut", feeds.SUMMARY_ONLY)
    assert "appeared first on" in feeds.read(text).dropped_rows[0][1]
    assert [text[a["start"] : a["end"]][:6] for a in result.articles] == ["<item>"] * 2
    assert not result.dropped


def test_atom():
    """Several authors, the later date apart, languages of entries, the source's name before the feed's."""
    first, second = accounted_for(ATOM).articles
    assert (first["text"], first["author"], first["outlet"]) == (
        "The folder is closed.\n\nTea was served.", "Maren Tolly; Tobin Ashe", "Harbour & Post",
    )  # fmt: skip
    assert (first["published_text"], first["modified"]) == ("2026-03-22T16:12:00Z", "2026-03-22T18:00:00Z")
    assert (second["published_text"], second["date_source"]) == ("2026-03-22T17:00:00+01:00", "feed updated")
    assert (second["text"], second["language"], second["outlet"]) == (
        "Le dossier est fermé.",
        "fr",
        "La Dépêche du Val",
    )
    assert "modified" not in second


def test_rss_of_1_0():
    """Items beside the channel, dates of Dublin Core."""
    (one,) = accounted_for(RDF).articles
    assert (one["title"], one["outlet"], one["published_text"]) == (
        "A bridge", "Valley Tribune", "2026-03-21T19:30:00+01:00",
    )  # fmt: skip


def test_a_news_search_repeats_headline_and_outlet():
    """Neither belongs to the headline or makes a text."""
    summary = "&lt;a href='x'&gt;Rain again&lt;/a&gt;&amp;nbsp;&lt;font&gt;Courier&lt;/font&gt;"
    source = "<source url='https://courier.example'>Courier</source>"
    item = f"<item><title>Rain again - Courier</title><description>{summary}</description>{source}</item>"
    (one,) = feeds.read(f"<rss version='2.0'><channel><title>Search</title>{item}</channel></rss>").articles
    assert (one["title"], one["outlet"], one["text"]) == ("Rain again", "Courier", "")


def test_a_content_that_says_it_is_cut():
    """The mark at its end is the note."""
    text = RSS.replace("<br/>Viele sind es nicht.", " [&hellip;]")
    one = feeds.read(text).articles[0]
    assert (one["text_status"], one["text_note"]) == ("cut", "[…]")


def test_a_cut_feed_gives_its_whole_items():
    """At any place: whole items are articles, the one cut is dropped and said."""
    for end in range(100, len(RSS), 37):
        text = RSS[:end]
        result = accounted_for(text)
        assert len(result.articles) == text.count("</item>")
        if text.count("<item>") > text.count("</item>"):
            assert [reason for _, _, reason, _ in result.dropped] == [feeds.CUT_ITEM]
            assert "The file ends within item" in result.warnings[-1]


def test_faulty_items_do_not_cost_the_others():
    """An item with loose signs is read as far as it can be; the others are as they were."""
    text = RSS.replace("<title>Bus", "<title>A & B <b>&nbsp;&lol; Bus")
    result = accounted_for(text)
    assert len(result.articles) == 2
    assert result.articles[0]["text"].startswith("Vier Techniker")
    assert "1 item could only be read by guessing" in result.warnings[0]


def test_entities_are_not_expanded(monkeypatch):
    """A small bomb stays small, and no file or address is opened."""

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    declared = f'<!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file:///etc/hostname">{bomb}]>'
    item = "<item><title>&e8;&f;</title><description>Rain &e8;</description></item>"
    text = f"{declared}<rss><channel><title>&e8;</title>{item}</channel></rss>"
    (one,) = accounted_for(text).articles
    assert len(one["title"] + one["text"] + (one.get("outlet") or "")) < 200


def test_what_follows_the_feed_is_dropped():
    """A program's error behind the end is no part of it."""
    result = accounted_for(RSS + "<b>Warning</b>: out of memory")
    assert [row[2:] for row in result.dropped] == [(feeds.AFTER_END, "<b>Warning</b>: out of memory")]


def test_a_feed_without_items():
    """No article, and that is said."""
    result = accounted_for("<rss><channel><title>Courier</title></channel></rss>")
    assert (result.articles, result.dropped[0][2]) == ([], feeds.NO_ITEM)


def test_damaged_feeds_are_read_without_a_fault():
    """Cut, shuffled, with stray tags and signs: each character has its place."""
    rng = random.Random(5)
    stray = [
        "<item>",
        "</item>",
        "<entry>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "&",
        "<",
        "\x00",
        "\ud800",
        "</channel>",
        "\r\n",
    ]
    for n in range(330):
        text = (RSS, ATOM, RDF)[n % 3]
        for _ in range(rng.randint(1, 4)):
            i, j = sorted(rng.randrange(len(text) + 1) for _ in range(2))
            j = min(j, i + 300)
            with_stray = text[:i] + rng.choice(stray) + text[i:]
            text = rng.choice([text[:i] + text[j:], text[:j] + text[i:], with_stray, text[: max(i, 60)]])
        accounted_for(text)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<item>", "</item>", "<title>", "</title>", "<link>x", "<description>", "&lt;p&gt;", "Rain", "]]>"]
        )
    )
)
def test_any_items_are_accounted_for(pieces):
    """No order of tags raises."""
    accounted_for("<rss><channel>" + "".join(pieces))


@pytest.mark.slow
def test_ten_thousand_items_take_seconds():
    """In less than 30 seconds."""
    head, _, rest = RSS.partition("<item>")
    item, _, _ = rest.partition("</item>")
    assert len(feeds.read(head + f"<item>{item}</item>\n" * 10_000 + "</channel></rss>").articles) == 10_000
