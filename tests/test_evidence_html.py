"""Marked texts: every text escaped, signs in words and lines and not in colour alone, nothing lost."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.analyzers import dictionary_analyzer
from mediakit.evidence import evidence
from mediakit.evidence_html import evidence_html
from mediakit.overview import telling_sentences
from mediakit.sentiment import sentiment
from mediakit.text import sentences

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "outlet": ["<b>Courier</b>", None, "Post"],
        "title": ["Talks & more", None, ""],
        "published": pd.to_datetime(["2026-03-02", None, None], utc=True),
        "text": ["A good deal, not a bad one.\nThey first met.", "Awful <script>alert(1)</script>!", "They met."],
    }
)


def text_of(markup):
    """What is read of the marked passages: tags off, the key, the heads and the table left out."""
    body = markup.split("<details>")[0]
    passages = re.findall(r'<p dir="auto"[^>]*>(.*?)</p>', body, flags=re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"&nbsp;<small.*?</small>", "", one))) for one in passages]


def test_marks():
    """Each word has its weight with a sign, and a kind of line for each sign; the rest of the text stands as it is."""
    shown = evidence_html(evidence(ARTICLES), ARTICLES)
    assert text_of(shown.markup) == ARTICLES["text"].tolist()[:2]
    marks = re.findall(
        r'<mark style="[^"]*?(solid|dashed|dotted)[^"]*" title="([^"]*)">([^<]*)<small[^>]*>([^<]*)<', shown.markup
    )
    assert marks == [
        ("solid", "good: +0.70, brings +0.350", "good&nbsp;", "+0.70"),
        ("solid", "bad: +0.35, negated, changed by “not”, brings +0.175", "bad&nbsp;", "+0.35 negated"),
        ("solid", "first: +0.25, brings +0.250", "first&nbsp;", "+0.25"),
        ("dashed", "Awful: −1.00, changed by “!”, brings −1.000", "Awful&nbsp;", "−1.00"),
    ]
    key = shown.markup.split("</p>")[0]
    assert re.findall("solid|dashed|dotted", key) == ["solid", "dashed", "dotted"]
    assert repr(shown).startswith(
        "A [good +0.70] deal, not a [bad +0.35 negated] one.\nThey [first +0.25] met.\n\n[Awful"
    )
    assert "Scored by TextBlob." in shown.markup


def test_the_table_holds_the_same_words():
    """For who cannot see the marks: a row for each."""
    table = evidence_html(evidence(ARTICLES), ARTICLES).markup.split("<details>")[1]
    assert table.count("<tr>") == 5
    for value in ("passage", "good", "negated", "changed by", "not", "0.35", "−1.00"):
        assert f">{value}<" in table


def test_everything_is_escaped():
    """Outlets, titles and texts can hold anything."""
    markup = evidence_html(evidence(ARTICLES), ARTICLES).markup
    assert "<script>" not in markup and "<b>Courier" not in markup
    assert "1. <bdi>&lt;b&gt;Courier&lt;/b&gt;</bdi>, <bdi>2026-03-02</bdi>, <bdi>Talks &amp; more</bdi>" in markup
    assert "2. <bdi>(not stated)</bdi>" in markup


def test_passages_by_span_and_by_sentence():
    """Stretches, sentences, and the telling ones with their score."""
    words = evidence(ARTICLES)
    spans = pd.DataFrame({"doc_id": ["a", "c"], "start": [13, 0], "end": [27, 9], "polarity": [0.175, None]})
    shown = evidence_html(words, ARTICLES, passages=spans)
    assert text_of(shown.markup) == ["not a bad one.", "They met."]
    assert shown.markup.count("<b>+0.17</b>") + shown.markup.count("<b>+0.18</b>") == 1
    scored, units = sentiment(ARTICLES, unit="sentence"), sentences(ARTICLES)
    some = pd.DataFrame({"doc_id": ["b", "a"], "sent_id": [0, 1]})
    assert text_of(evidence_html(words, ARTICLES, passages=some).markup)[1] == "They first met."
    told = telling_sentences(scored, units, ARTICLES.fillna({"outlet": "x"}), n=1)
    assert text_of(evidence_html(words, ARTICLES, passages=told, n=9).markup) == told["text"].tolist()


def test_not_all_are_shown():
    """How many there are is said; articles without evidence are no passages."""
    words = evidence(ARTICLES)
    assert "Shown: 1 of 2 passages." in evidence_html(words, ARTICLES, n=1).markup
    assert "Shown:" not in evidence_html(words, ARTICLES, n=2).markup
    assert repr(evidence_html(words.iloc[:0], ARTICLES)) == "Nothing to show: no passages."
    alone = evidence_html(words, ARTICLES, passages=pd.DataFrame({"doc_id": ["c"], "start": [0], "end": [9]}))
    assert "<details>" not in alone.markup and text_of(alone.markup) == ["They met."]


def test_words_that_overlap_are_one_mark():
    """Two categories with the same words: the weights are summed, both are told."""
    book = {"positive": {"patterns": ["proud day"]}, "negative": {"patterns": ["day of war"]}}
    one = dictionary_analyzer({"frames": book})
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["A proud day of war."]})
    shown = evidence_html(evidence(articles, analyzer=one), articles)
    assert repr(shown) == "A [proud day of war 0]."
    assert "proud day: +1.00, brings +0.500; day of war: −1.00, brings −0.500" in shown.markup


PARTS = "good bad not <b> & \" ' ! :) \n \x00 \ud800 ח‏ é awful"


@given(st.lists(st.sampled_from(PARTS.split(" ")), max_size=15).map(" ".join))
@settings(deadline=None, max_examples=40)
def test_hostile_texts(text):
    """Whatever the text, it can be read whole, and nothing of it is markup."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": pd.Series([text], dtype="object")})
    for analyzer in ("textblob", "vader"):
        words = evidence(articles, analyzer=analyzer)
        shown = evidence_html(words, articles)
        if len(words):
            read = text_of(shown.markup)[0]
            assert read == re.sub("[\x00\ud800]", "\ufffd", text)
            assert shown.markup.encode("utf-8")


def test_errors():
    """Tables that do not belong together, and columns that are not there."""
    words = evidence(ARTICLES)
    other = ARTICLES.assign(text=ARTICLES["text"].str.replace("good", "fine"))
    with pytest.raises(MediakitError, match="'good' does not stand in articles.text of 'a' at 2"):
        evidence_html(words, other)
    with pytest.raises(MediakitError, match="'z' is not in articles"):
        evidence_html(words, ARTICLES, passages=pd.DataFrame({"doc_id": ["z"], "start": [0], "end": [1]}))
    with pytest.raises(MediakitError, match="passages has no column 'sent_id'"):
        evidence_html(words, ARTICLES, passages=pd.DataFrame({"doc_id": ["a"]}))
    with pytest.raises(MediakitError, match="evidence has no column 'weight'"):
        evidence_html(words.drop(columns="weight"), ARTICLES)


SAID = pd.DataFrame({"doc_id": ["a"], "text": ["She <said>: “A good day.” It is bad. “Yes.”"], "outlet": ["Post"]})
QUOTES = pd.DataFrame({"doc_id": "a", "start": [12, 37], "end": [25, 43], "kind": "direct"})
PALE = re.compile(r'<span style="opacity:0.65">([^<]*)</span>')


def in_voice(voice, **options):
    return evidence_html(evidence(SAID, quotes=QUOTES, voice=voice), SAID, quotes=QUOTES, voice=voice, **options)


def test_in_one_voice_the_other_is_paler_and_it_is_said_whose_words_were_scored():
    """The text can be read whole; what was not scored stands paler, around the marks and in parts of passages."""
    shown = {voice: in_voice(voice) for voice in ("narrator", "quoted")}
    assert all(text_of(one.markup) == SAID["text"].tolist() for one in shown.values())
    key, _, body = shown["narrator"].markup.partition("</p>")
    assert "Scored by TextBlob: the paper’s own words alone; " in key and "quotations, which are paler" in key
    assert PALE.findall(body) == ["“A good day.”", "“Yes.”"]
    key, _, body = shown["quoted"].markup.partition("</p>")
    assert "Scored by TextBlob: quotations alone; " in key and "own words, which are paler" in key
    assert PALE.findall(body) == ["She &lt;said&gt;: ", " It is bad. "]
    part = pd.DataFrame({"doc_id": ["a"], "start": [20], "end": [40]})
    assert PALE.findall(in_voice("narrator", passages=part).markup.partition("</p>")[2]) == ["day.”", "“Ye"]
    both = evidence_html(evidence(SAID), SAID, quotes=QUOTES).markup
    assert not PALE.findall(both) and "Scored by TextBlob. <mark" in both


def test_words_of_another_voice_are_refused():
    """Evidence of all voices does not pass for that of one; a voice needs its quotes."""
    with pytest.raises(MediakitError, match=r"'good' of 'a' at 15 is not in the voice 'narrator'. Make it with"):
        evidence_html(evidence(SAID), SAID, quotes=QUOTES, voice="narrator")
    with pytest.raises(MediakitError, match="voice='quoted' needs the quotations"):
        evidence_html(evidence(SAID), SAID, voice="quoted")


@given(st.lists(st.sampled_from(PARTS.split(" ")), max_size=12), st.data())
@settings(deadline=None, max_examples=40)
def test_hostile_texts_in_one_voice(parts, data):
    """Wherever the quotations stand, the text can be read whole, and what is paler is what was not scored."""
    text = " ".join([*parts, "good", *parts])
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    articles = pd.DataFrame({"doc_id": ["a"], "text": pd.Series([text], dtype="object")})
    quotes = pd.DataFrame({"doc_id": "a", "start": edges[::2], "end": edges[1::2], "kind": "direct"})
    whole = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [len(text)]})
    for voice in ("narrator", "quoted"):
        words = evidence(articles, quotes=quotes, voice=voice)
        shown = evidence_html(words, articles, passages=whole, quotes=quotes, voice=voice)
        assert text_of(shown.markup)[0] == re.sub("[\x00\ud800]", "\ufffd", text)
        pale = sum(len(html.unescape(one)) for one in PALE.findall(shown.markup.partition("</p>")[2]))
        n_quoted = sum(end - start for start, end in zip(edges[::2], edges[1::2], strict=True))
        if words.empty:  # else a mark may reach over the edge
            assert pale == (n_quoted if voice == "narrator" else len(text) - n_quoted)


@pytest.mark.parametrize(
    ("passages", "says"),
    [
        ({"start": [-8], "end": [99]}, "1 row of passages stands outside articles.text, the first in 'a'"),
        ({"start": [None], "end": [3]}, "must be whole numbers"),
        ({"sent_id": [999]}, "1 row of passages names a sentence that its article does not have"),
    ],
)
def test_passages_that_are_not_in_the_text_are_refused(passages, says):
    """Nothing else is shown in their place, and none is lost without a word."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good day. A bad day."]})
    with pytest.raises(MediakitError, match=says):
        evidence_html(evidence(articles), articles, passages=pd.DataFrame({"doc_id": ["a"], **passages}))


def test_a_date_that_is_only_text_stands_as_it_is():
    """Escaped."""
    articles = pd.DataFrame({"doc_id": ["a"], "published": ["<n.d.>"], "text": ["A good day."]})
    assert "&lt;n.d.&gt;" in evidence_html(evidence(articles), articles).markup
