"""Whose words: voices of spans and texts in one voice, against a look at each character."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.frames import coverage, kwic_of_mentions, mentions
from mediakit.sentiment import sentiment
from mediakit.text import sentences, words
from mediakit.voice import VOICES, Quotations, blank, check_voice, quotations

BREAKS = "\n\r\v\f\x85\u2028\u2029"
TEXT = st.text(alphabet="aB1_ .,!“”\"'\n\r\u2028é\u0301\ud800人\x00", max_size=30)
CORPUS = st.lists(TEXT, min_size=1, max_size=4)
ARTICLE = "“We lost,” she said. “No swap!” He called the “swap” a win. He said that they had lost."


def quotes_of(articles, *passages, kind="direct"):
    """A table of quotes by hand: each passage where it first stands in the first article."""
    text = articles["text"].iloc[0]
    starts = [text.index(passage) for passage in passages]
    return pd.DataFrame(
        {
            "doc_id": articles["doc_id"].iloc[0],
            "start": starts,
            "end": [start + len(passage) for start, passage in zip(starts, passages, strict=True)],
            "text": list(passages),
            "kind": kind,
        }
    )


def one(text=ARTICLE):
    return pd.DataFrame({"doc_id": ["a"], "text": [text]})


@st.composite
def quoted_corpora(draw):
    contents = draw(CORPUS)
    spans = []
    for row, text in enumerate(contents):
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text)))
            spans.append((row, start, draw(st.integers(start, len(text)))))
    spans = draw(st.permutations(spans))
    return contents, spans


def numbers(spans):
    return [np.array([span[i] for span in spans], dtype="int64") for i in range(3)]


def in_quotation(contents, spans):
    """For each text and character whether it lies in a quotation."""
    found = [[False] * len(text) for text in contents]
    for row, start, end in spans:
        found[row][start:end] = [True] * (end - start)
    return found


@given(quoted_corpora(), st.data())
def test_the_voice_of_a_span_is_that_of_its_letters_and_digits(corpus, data):
    """Each letter and digit of a span asked alone says whether the span is quoted, narrator or mixed."""
    contents, spans = corpus
    marked = in_quotation(contents, spans)
    row = data.draw(st.integers(0, len(contents) - 1))
    start = data.draw(st.integers(0, len(contents[row])))
    end = data.draw(st.integers(start, len(contents[row])))
    (voice,) = Quotations(contents, *numbers(spans)).voices(*numbers([(row, start, end)]))
    inside = [marked[row][i] for i in range(start, end) if contents[row][i].isalnum()]
    if inside:
        assert voice == ("quoted" if all(inside) else "mixed" if any(inside) else "narrator")
    elif end > start:
        assert voice == ("quoted" if all(marked[row][start:end]) else "narrator")
    else:
        assert voice in ("quoted", "narrator")


@given(quoted_corpora())
def test_a_masked_text_keeps_its_own_voice_and_every_offset(corpus):
    """Characters of the voice stay, the others are spaces, line breaks are line breaks; the two add up to the text."""
    contents, spans = corpus
    marked = in_quotation(contents, spans)
    found = Quotations(contents, *numbers(spans))
    for voice, side in (("narrator", False), ("quoted", True)):
        for text, said, masked in zip(contents, marked, found.masked(voice), strict=True):
            expected = [c if c in BREAKS or inside == side else " " for c, inside in zip(text, said, strict=True)]
            assert masked == "".join(expected)


def test_quotations_that_touch_are_one():
    """Marks between two quotations are quoted, too."""
    found = Quotations(["“No.”“!”"], np.array([0, 0]), np.array([0, 5]), np.array([5, 8]))
    assert found.spans(0) == [(0, 8)]
    assert found.voices(np.array([0]), np.array([3]), np.array([8])) == ["quoted"]


def test_sentences_say_whose_they_are():
    """By hand: a cue beside speech is mixed, scare quotes and indirect speech are the paper's own words."""
    articles = one()
    quotes = pd.concat(
        [
            quotes_of(articles, "“We lost,”", "“No swap!”"),
            quotes_of(articles, "“swap”", kind="scare"),
            quotes_of(articles, "they had lost", kind="indirect"),
        ]
    )
    table = sentences(articles, quotes=quotes)
    assert table["text"].tolist() == [
        "“We lost,” she said.", "“No swap!”", "He called the “swap” a win.", "He said that they had lost.",
    ]  # fmt: skip
    assert table["voice"].tolist() == ["mixed", "quoted", "narrator", "narrator"]
    pd.testing.assert_frame_equal(table.drop(columns="voice"), sentences(articles))


def test_mentions_say_whose_they_are():
    """A match in a quotation is quoted, one that runs over its edge mixed; the lines of context carry it along."""
    articles = one()
    quotes = quotes_of(articles, "“We lost,”", "“No swap!”")
    book = {"frames": {"swap": {"patterns": ["swap"]}, "loss": {"patterns": ["lost ~2 she"]}}}
    table = mentions(articles, book, quotes=quotes)
    assert table[["text", "voice"]].to_numpy().tolist() == [
        ["lost,” she", "mixed"], ["swap", "quoted"], ["swap", "narrator"],
    ]  # fmt: skip
    pd.testing.assert_frame_equal(table.drop(columns="voice"), mentions(articles, book))
    lines = kwic_of_mentions(table, articles, sort="right")
    by_place = dict(zip(table["start"], table["voice"], strict=True))
    assert {start: by_place[start] for start in lines["start"]} == by_place
    assert lines["voice"].tolist() == [by_place[start] for start in lines["start"]]
    assert "voice" not in kwic_of_mentions(mentions(articles, book), articles)


def test_batches_of_articles_keep_their_own_voices(monkeypatch):
    """Articles beyond the first batch are asked for their own quotations."""
    monkeypatch.setattr("mediakit.frames.BATCH", 2)
    articles = pd.DataFrame({"doc_id": list("abcde"), "text": ["“Swap.” A swap."] * 5})
    quotes = pd.DataFrame({"doc_id": ["e", "c"], "start": 0, "end": 7, "kind": "direct"})
    table = mentions(articles, {"frames": {"swap": {"patterns": ["swap"]}}}, quotes=quotes)
    assert dict(list(table.groupby("doc_id")["voice"].agg(" ".join).items())) == {
        "a": "narrator narrator", "b": "narrator narrator", "c": "quoted narrator", "d": "narrator narrator",
        "e": "quoted narrator",
    }  # fmt: skip


def test_mentions_in_titles():
    """With field="title" it is the title that is searched, its sentences and its quotations that count."""
    articles = one("Rain.").assign(title=["Talks end. “No swap,” says Brandt"])
    start = articles["title"][0].index("“")
    quotes = pd.DataFrame({"doc_id": ["a"], "start": [start], "end": [start + 10], "kind": ["direct"]})
    table = mentions(articles, {"frames": {"swap": {"patterns": ["swap", "rain"]}}}, field="title", quotes=quotes)
    assert table[["sent_id", "start", "text", "voice"]].to_numpy().tolist() == [[1, start + 4, "swap", "quoted"]]
    assert list(articles) == ["doc_id", "text", "title"]


def test_a_corpus_without_quotes():
    """An empty table of quotes makes all narrator; and articles that are not there are left aside."""
    empty = pd.DataFrame({"doc_id": [], "start": [], "end": [], "kind": []})
    assert sentences(one(), quotes=empty)["voice"].eq("narrator").all()
    elsewhere = quotes_of(one().assign(doc_id="z"), "“We lost,”")
    assert sentences(one(), quotes=elsewhere)["voice"].eq("narrator").all()
    assert sentences(one().head(0), quotes=empty)["voice"].tolist() == []


@pytest.mark.parametrize("change", [{"start": -1}, {"end": 10_000}, {"end": 0}, {"text": "“We won,”"}])
def test_quotations_of_another_text_are_refused(change):
    """Spans beyond the text or with other words: the message says how to mend it."""
    quotes = quotes_of(one(), "“No swap!”").assign(**change)
    with pytest.raises(MediakitError, match=r"1 of 1 rows of quotes do not stand in articles.text .* field='text'"):
        quotations(one(), quotes)


def test_hand_made_tables_that_cannot_be_read():
    """A missing number, a missing column, an article that stands twice."""
    quotes = quotes_of(one(), "“No swap!”")
    with pytest.raises(MediakitError, match=r"quotes.start and quotes.end must be whole numbers"):
        quotations(one(), quotes.assign(start=[float("nan")]))
    with pytest.raises(MediakitError, match="quotes has no column 'kind'"):
        quotations(one(), quotes.drop(columns="kind"))
    with pytest.raises(MediakitError, match="articles.doc_id holds 'a' twice"):
        quotations(pd.concat([one(), one()]), quotes)


def test_a_voice_needs_quotations():
    """Narrator and quoted do, all does not; another word is refused with the nearest."""
    check_voice("all", None)
    with pytest.raises(MediakitError, match="Did you mean 'narrator'"):
        check_voice("narator", None)
    for voice in VOICES[1:]:
        with pytest.raises(MediakitError, match=r"quotes=quotes\(articles\)"):
            check_voice(voice, None)


def test_words_of_the_two_voices_are_those_of_the_text():
    """No word of the example is lost or counted twice."""
    articles = one()
    found = quotations(articles, quotes_of(articles, "“We lost,”", "“No swap!”"))
    narrator, quoted = words(found.masked("narrator")[0]), words(found.masked("quoted")[0])
    assert quoted == ["we", "lost", "no", "swap"]
    assert sorted(narrator + quoted) == sorted(words(ARTICLE))


def test_blank_keeps_line_breaks():
    """All seven kinds of them."""
    assert blank(f"a{BREAKS}b") == f" {BREAKS} "


FOREIGN = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d"],
        "outlet": "Courier",
        "text": ["“Swap,” she said.", "„Swap“, sagte sie.", "A swap.", "“Swap,” dit-elle."],
        "language": ["en-GB", "de", None, "fr"],
    }
)
FOREIGN_QUOTES = pd.DataFrame({"doc_id": ["a", "d"], "start": 0, "end": 7, "kind": "direct"})
TOLD = "1 of 4 articles is not in English"


def test_articles_in_other_languages_have_no_voice():
    """Neither their sentences nor their mentions; with a row of quotes they have one. A warning counts them."""
    with pytest.warns(UserWarning, match=TOLD):
        table = sentences(FOREIGN, quotes=FOREIGN_QUOTES)
    assert table["voice"].isna().tolist() == [False, True, False, False]
    with pytest.warns(UserWarning, match=TOLD):
        found = mentions(FOREIGN, {"frames": {"swap": {"patterns": ["swap"]}}}, quotes=FOREIGN_QUOTES)
    voices = dict(zip(found["doc_id"], found["voice"], strict=True))
    assert (voices["a"], voices["c"], voices["d"]) == ("quoted", "narrator", "quoted") and pd.isna(voices["b"])
    for voice in ("narrator", "quoted"):
        with pytest.warns(UserWarning, match=TOLD):
            table = coverage(found, FOREIGN, quotes=FOREIGN_QUOTES, voice=voice)
        assert table[["n_articles", "n_with"]].to_numpy().tolist() == [[3, 1 if voice == "narrator" else 2]]


@pytest.mark.filterwarnings("ignore:1 of 4 articles is not in English", "ignore:2 of 4 articles are not in English")
@pytest.mark.parametrize("voice", ["narrator", "quoted"])
@pytest.mark.parametrize("unit", ["article", "sentence", "sentence_mean", "paragraph"])
def test_no_tone_without_a_voice(unit, voice):
    """No score and no word in either voice, a score in all voices."""
    options = {"unit": unit, "analyzer": "vader", "quotes": FOREIGN_QUOTES}
    [row] = sentiment(FOREIGN, voice=voice, **options).query("doc_id == 'b'").to_dict("records")
    assert np.isnan(row["polarity"]) and row["n_words"] == 0
    assert np.isnan(row.get("share_in_voice", np.nan))
    assert sentiment(FOREIGN, **options).query("doc_id == 'b'")["n_words"].tolist() == [3]


def test_quotes_of_other_articles_are_not_taken_for_none():
    """Ids that a file turned into numbers would make all words the paper's own; some articles may lack quotes."""
    articles = pd.DataFrame({"doc_id": ["1", "2"], "text": ["“Bad,” he said.", "Good."]})
    quotes = pd.DataFrame({"doc_id": ["1"], "start": [0], "end": [6], "kind": "direct"})
    assert sentences(articles, quotes=quotes)["voice"].tolist() == ["mixed", "narrator"]
    with pytest.raises(MediakitError, match="none of the 1 rows of quotes is of one of these articles.*as text"):
        sentences(articles, quotes=quotes.assign(doc_id=[1]))
