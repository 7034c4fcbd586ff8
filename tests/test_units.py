"""Units of tone: sentences, paragraphs, passages and windows, in all voices or in one."""

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import TextBlob

from mediakit._check import MediakitError
from mediakit._paragraphs import paragraph_spans
from mediakit._units import units_of
from mediakit.analyzers import dictionary_analyzer
from mediakit.frames import kwic, mentions
from mediakit.sentiment import sentiment
from mediakit.text import sentences, words
from mediakit.tone import article_tone
from mediakit.windows import windows

TEXT = "“An awful deal,” she said. A good day.\n\n“Great!” The worst “win”, he said.\nRain fell."
ARTICLES = pd.DataFrame(
    {"doc_id": ["b", "a", "c"], "title": ["“Awful” deal", "Good news", ""], "text": [TEXT, "Good news.", None]}
)
QUOTES = pd.DataFrame(
    {
        "doc_id": ["b", "b", "b"],
        "start": [0, TEXT.index("“Great"), TEXT.index("“win")],
        "end": [16, TEXT.index(" The"), TEXT.index(", he")],
        "kind": ["direct", "direct", "scare"],
    }
)
SCORES = ["polarity", "subjectivity", "n_words", "n_scored"]


def blob(text):
    return TextBlob(text).sentiment.polarity


def test_sentences_in_each_voice_by_hand():
    """The sentences are those of the whole text; a text of one voice is scored with spaces for the other."""
    both = {voice: sentiment(ARTICLES, unit="sentence", quotes=QUOTES, voice=voice) for voice in ("narrator", "quoted")}
    for voice, table in both.items():
        assert list(table)[:4] == ["doc_id", "sent_id", "analyzer", "voice"]
        assert set(table["voice"]) == {voice}
        assert table["sent_id"].tolist() == [0, 1, 2, 3, 4, 0]
    assert both["narrator"]["n_words"].tolist() == [2, 3, 0, 5, 2, 2]
    assert both["quoted"]["n_words"].tolist() == [3, 0, 1, 0, 0, 0]
    assert both["narrator"]["polarity"].round(2).tolist()[0] == 0
    assert np.isnan(both["narrator"]["polarity"][2])
    assert both["narrator"]["polarity"][3] == blob("The worst “win”, he said.")
    assert both["quoted"]["polarity"][0] == blob("An awful deal,")
    assert both["quoted"]["polarity"].isna().tolist() == [False, True, False, True, True, True]


def test_shares_in_each_voice_by_hand():
    """Of *“An awful deal,” she said.* 3 of 5 words are quoted; the rest are all in one voice; *Great!* is a word."""
    both = {voice: sentiment(ARTICLES, unit="sentence", quotes=QUOTES, voice=voice) for voice in ("narrator", "quoted")}
    assert both["narrator"]["share_in_voice"].tolist() == [2 / 5, 1, 0, 1, 1, 1]
    assert both["quoted"]["share_in_voice"].tolist() == [3 / 5, 0, 1, 0, 0, 0]
    assert list(both["quoted"])[-3:] == ["n_words", "share_in_voice", "n_scored"]


def test_the_mean_of_one_voice_by_hand():
    """Each sentence counts by its share: good .7, worst -1 and two of none by 1, *she said* by 2/5; awful -1 by 3/5."""
    own = sentiment(ARTICLES, unit="sentence_mean", quotes=QUOTES, voice="narrator").iloc[0]
    assert own["polarity"] == pytest.approx(
        (0.7 + blob("The worst “win”, he said.") + 0) / (2 / 5 + 1 + 1 + 1), abs=1e-15
    )
    said = sentiment(ARTICLES, unit="sentence_mean", quotes=QUOTES, voice="quoted").iloc[0]
    assert said["polarity"] == pytest.approx((-1 * 3 / 5 + 1.0) / (3 / 5 + 1), abs=1e-15)
    assert (own["n_sentences"], said["n_sentences"]) == (4, 2)
    assert said["subjectivity"] == pytest.approx(
        (TextBlob("An awful deal").subjectivity * 3 / 5 + TextBlob("Great!").subjectivity) / (3 / 5 + 1), abs=1e-15
    )


def test_the_log_ratio_of_one_voice_by_hand():
    """Weighted alike: ln(1.5 / .5) of a sentence with one good word, 0 of *she said*, which counts 2/5."""
    mood = dictionary_analyzer({"frames": {"positive": {"patterns": ["good"]}, "negative": {"patterns": ["awful"]}}})
    articles = pd.DataFrame({"doc_id": ["b"], "text": [TEXT[:38]]})
    own = sentiment(articles, analyzer=mood, unit="sentence_mean", quotes=QUOTES[:1], voice="narrator")
    assert own["log_ratio"].tolist() == pytest.approx([np.log(3) / 1.4])
    assert own["polarity"].tolist() == pytest.approx([1 / 1.4])


def test_shares_of_passages_and_paragraphs():
    """Of their own words; words that are left out of the score are in neither voice; whole articles have none."""
    options = {"quotes": QUOTES, "voice": "quoted"}
    assert sentiment(ARTICLES, unit="paragraph", **options)["share_in_voice"].tolist() == [3 / 8, 1 / 8, 0]
    near = pd.DataFrame({"doc_id": ["b"], "start": [4], "end": [26]})  # awful deal,” she said.
    assert sentiment(ARTICLES, unit=near, **options)["share_in_voice"].tolist() == [2 / 4]
    deal = kwic(ARTICLES, "deal")
    assert sentiment(ARTICLES, unit=near, without=deal, **options)["share_in_voice"].tolist() == [1 / 3]
    for unit in ("article", "sentence_mean"):
        assert "share_in_voice" not in sentiment(ARTICLES, unit=unit, **options)
    for unit in ("article", "sentence_mean", "sentence", "paragraph", near):
        assert "share_in_voice" not in sentiment(ARTICLES, unit=unit, quotes=QUOTES)


def test_all_voices_with_quotes_say_whose_each_sentence_is():
    """The scores are those without quotes, and the voices those of sentences."""
    table = sentiment(ARTICLES, unit="sentence", quotes=QUOTES)
    pd.testing.assert_frame_equal(table.drop(columns="voice"), sentiment(ARTICLES, unit="sentence"))
    assert table["voice"].tolist() == sentences(ARTICLES, quotes=QUOTES)["voice"].tolist()
    for unit in ("article", "sentence_mean"):
        pd.testing.assert_frame_equal(sentiment(ARTICLES, unit=unit, quotes=QUOTES), sentiment(ARTICLES, unit=unit))


@pytest.mark.parametrize("voice", ["narrator", "quoted"])
@pytest.mark.parametrize("analyzer", ["textblob", "vader"])
def test_articles_in_one_voice(voice, analyzer):
    """The mean over sentences is article_tone's; whole articles are scored without the other voice."""
    options = {"analyzer": analyzer, "quotes": QUOTES, "voice": voice}
    mean = sentiment(ARTICLES, unit="sentence_mean", **options)
    tone = article_tone(ARTICLES, sentiment(ARTICLES, unit="sentence", **options))
    pd.testing.assert_frame_equal(tone[list(mean)], mean)
    whole = sentiment(ARTICLES, **options)
    assert whole["voice"].eq(voice).all() and whole["doc_id"].tolist() == ["b", "a", "c"]
    assert whole["n_words"].tolist() == mean["n_words"].tolist()
    assert whole["polarity"].isna().tolist() == ([False, False, True] if voice == "narrator" else [False, True, True])


def test_paragraphs():
    """Each paragraph of the text, by its place, scored as it stands; with quotes it says its voice."""
    table = sentiment(ARTICLES, unit="paragraph", quotes=QUOTES)
    assert list(table)[:5] == ["doc_id", "start", "end", "analyzer", "voice"]
    spans = paragraph_spans(TEXT)
    assert list(zip(table["start"], table["end"], strict=True)) == [*spans, (0, 10)]
    assert table["polarity"][0] == blob(TEXT[slice(*spans[0])])
    assert table["voice"].tolist() == ["mixed", "mixed", "narrator"]


def test_passages_keep_their_order_and_their_frame():
    """Any table of places; those of other articles are left out and told."""
    passages = pd.DataFrame(
        {"doc_id": ["a", "b", "z"], "start": [0, 28, 0], "end": [4, 37, 1], "frame": ["x", "y", "x"], "text": "?"},
        index=[5, 5, 5],
    )
    with pytest.warns(UserWarning, match="1 of 3 passages are of articles that are not in"):
        table = sentiment(ARTICLES, unit=passages)
    assert table[["doc_id", "frame", "start", "end"]].to_numpy().tolist() == [["a", "x", 0, 4], ["b", "y", 28, 37]]
    assert table["polarity"].tolist() == [blob("Good"), blob(TEXT[28:37])]


def test_windows_without_the_words_they_are_around():
    """A frame's own tone is out of the score where it is asked for, and what stands beside it stays."""
    articles = pd.DataFrame(
        {"doc_id": ["a"], "text": ["A terrible crisis of good people. No crisis here, a good day."]}
    )
    found = mentions(articles, {"frames": {"crisis": {"patterns": ["terrible crisis", "crisis"]}}})
    near = windows(articles, found, words=3)
    assert near["text"].tolist() == ["A terrible crisis of good people.", "No crisis here, a good"]
    table = sentiment(articles, unit=near, without=found)
    assert table["polarity"].tolist() == [blob("A of good people."), blob("No here, a good")]
    assert table["n_words"].tolist() == [4, 4]
    assert sentiment(articles, unit=near)["polarity"][0] == blob(near["text"][0]) < table["polarity"][0]
    assert table["frame"].tolist() == ["crisis", "crisis"]


def test_windows_in_one_voice():
    """A window holds the words of both voices and is scored in one."""
    near = windows(ARTICLES, kwic(ARTICLES, "deal"), words=5)
    table = sentiment(ARTICLES, unit=near, quotes=QUOTES, voice="quoted")
    assert table["n_words"].tolist() == [3] and table["polarity"].tolist() == [blob("An awful deal")]


def test_titles_in_one_voice():
    """Quotations of the title, where the title is scored; those of the text do not fit it."""
    start = pd.DataFrame({"doc_id": ["b"], "start": [0], "end": [7], "kind": ["direct"], "text": ["“Awful”"]})
    table = sentiment(ARTICLES, field="title", quotes=start, voice="narrator")
    assert table["n_words"].tolist() == [1, 2, 0]
    with pytest.raises(MediakitError, match=r"do not stand in articles.title .* field='title'"):
        sentiment(ARTICLES, field="title", quotes=QUOTES, voice="narrator")


PIECES = st.lists(
    st.sampled_from(["good", "bad.", "“Awful", "great”", "\n\n", "!", "they", "’", "\ud800"]), max_size=20
)


@st.composite
def corpora(draw):
    contents = draw(st.lists(PIECES.map(" ".join), min_size=1, max_size=3))
    spans = []
    for row, text in enumerate(contents):
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(text)))
            spans.append((f"d{row}", start, draw(st.integers(start, len(text))), "direct"))
    text = pd.Series(contents, dtype="object")
    articles = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(contents))], "text": text})
    return articles, pd.DataFrame(spans, columns=["doc_id", "start", "end", "kind"])


@given(corpora(), st.sampled_from(["article", "sentence", "paragraph"]), st.sampled_from(["narrator", "quoted"]))
@settings(deadline=None)
def test_units_of_one_voice_are_as_long_as_the_whole(corpus, unit, voice):
    """Each has the length of the unit of the whole text and, letter by letter, its letters or spaces."""
    articles, quotes = corpus
    whole, part = units_of(articles, unit), units_of(articles, unit, quotes=quotes, voice=voice)
    assert len(whole) == len(part)
    for text, kept in zip(whole.texts(0, len(whole)), part.texts(0, len(part)), strict=True):
        assert len(text) == len(kept)
        assert all(b in (a, " ") for a, b in zip(text, kept, strict=True))


@given(corpora(), st.sampled_from(["article", "sentence_mean", "sentence", "paragraph"]))
@settings(deadline=None, max_examples=40)
def test_scores_of_units_are_those_of_their_texts(corpus, unit):
    """n_words is counted in what is scored; nothing fails on any text."""
    articles, quotes = corpus
    for voice in ("all", "narrator", "quoted"):
        table = sentiment(articles, unit=unit, quotes=quotes, voice=voice)
        part = units_of(articles, unit, quotes=quotes, voice=voice)
        sizes = [len(words(text)) for text in part.texts(0, len(part))]
        if unit == "sentence_mean":
            assert table["n_words"].sum() == sum(sizes)
        else:
            assert table["n_words"].tolist() == sizes
        assert (table["polarity"].isna() == (table["n_words"] == 0)).all()


@given(corpora(), st.sampled_from(["sentence", "paragraph"]))
@settings(deadline=None)
def test_the_shares_of_the_two_voices_add_up_to_one(corpus, unit):
    """A sentence counts once in all, however its words are shared; without a word it has no share."""
    articles, quotes = corpus
    whole = sentiment(articles, unit=unit)
    own, said = (sentiment(articles, unit=unit, quotes=quotes, voice=voice) for voice in ("narrator", "quoted"))
    both = own["share_in_voice"] + said["share_in_voice"]
    with_word = whole["n_words"] > 0
    assert both[with_word].tolist() == pytest.approx([1] * int(with_word.sum()), abs=1e-15)
    assert both[~with_word].isna().all()
    assert both.sum() == pytest.approx(with_word.sum())
    for table in (own, said):
        assert ((table["share_in_voice"] > 0) == (table["n_words"] > 0)).all()


@given(corpora(), st.sampled_from(["sentence_mean", "sentence", "paragraph"]), st.sampled_from(["textblob", "vader"]))
@settings(deadline=None, max_examples=40)
def test_where_nobody_is_quoted_the_papers_words_are_all(corpus, unit, analyzer):
    """To the last bit; the quoted ones have no score and no share."""
    articles, quotes = corpus
    whole = sentiment(articles, unit=unit, analyzer=analyzer)
    options = {"unit": unit, "analyzer": analyzer, "quotes": quotes[:0]}
    own, said = (sentiment(articles, voice=voice, **options) for voice in ("narrator", "quoted"))
    assert "share_in_voice" not in own or own["share_in_voice"].dropna().eq(1).all()
    pd.testing.assert_frame_equal(own[list(whole)], whole, check_exact=True)
    assert said["polarity"].isna().all()
    assert "share_in_voice" not in said or said["share_in_voice"].dropna().eq(0).all()


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("unit", ["article", "sentence", "sentence_mean", "paragraph"])
@pytest.mark.parametrize("voice", ["all", "quoted"])
def test_batches_change_nothing(monkeypatch, unit, size, voice):
    """Where one batch ends and the next begins cannot be seen."""
    expected = sentiment(ARTICLES, unit=unit, quotes=QUOTES, voice=voice)
    monkeypatch.setattr(import_module("mediakit.sentiment"), "BATCH", size)
    pd.testing.assert_frame_equal(sentiment(ARTICLES, unit=unit, quotes=QUOTES, voice=voice), expected)


def test_tables_without_a_row_have_their_columns():
    """Of every unit and voice."""
    empty = ARTICLES.head(0)
    near = windows(empty, "deal")
    for unit in ("article", "sentence", "sentence_mean", "paragraph", near):
        for voice in ("all", "narrator"):
            table = sentiment(empty, unit=unit, quotes=QUOTES, voice=voice)
            full = sentiment(ARTICLES, unit=unit, quotes=QUOTES, voice=voice)
            assert table.empty and list(table) == list(full)


def test_scores_of_two_voices_are_not_averaged():
    """Put together they hold each sentence twice; the rows of one voice can be chosen."""
    both = pd.concat([sentiment(ARTICLES, unit="sentence", quotes=QUOTES, voice=v) for v in ("narrator", "quoted")])
    with pytest.raises(
        MediakitError, match=r"6 rows for a sentence that has one already, of the voices narrator, quoted"
    ):
        article_tone(ARTICLES, both)
    mixed = sentiment(ARTICLES, unit="sentence", quotes=QUOTES)
    assert "voice" not in article_tone(ARTICLES, mixed)
    own = article_tone(ARTICLES, mixed[mixed["voice"] == "narrator"])
    assert own["voice"].eq("narrator").all() and own["n_sentences"].tolist() == [3, 1, 0]


def test_what_cannot_be_scored_is_told():
    """Passages outside their text, a voice without quotes, words that are left out of other texts."""
    beyond = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [999]})
    with pytest.raises(MediakitError, match=r"1 of 1 passages that stand outside their text, the first in 'a'"):
        sentiment(ARTICLES, unit=beyond)
    with pytest.raises(MediakitError, match="needs the quotations"):
        sentiment(ARTICLES, voice="narrator")
    with pytest.raises(MediakitError, match="1 of 1 rows of without do not stand"):
        sentiment(ARTICLES, without=beyond)
    with pytest.raises(MediakitError, match=r"unit='windows' is not known. .*windows\(...\)"):
        sentiment(ARTICLES, unit="windows")
