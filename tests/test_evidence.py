"""The words behind the scores: they stand where they say, and make the score."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.analyzers import analyzer, dictionary_analyzer
from mediakit.evidence import evidence, score_of, unit_keys
from mediakit.quotes import quotes
from mediakit.sentiment import sentiment
from mediakit.windows import windows

TEXT = "A good deal, not a bad one! Awful.\nThey met. “A great, great day!!”, said Marrow. :)"
COLUMNS = ["analyzer", "start", "end", "word", "weight", "negated", "booster", "contribution"]
MOOD = dictionary_analyzer(
    {"name": "mood", "frames": {"positive": {"patterns": ["good", "great day"]}, "negative": {"patterns": ["bad"]}}}
)
ALL = ["textblob", "vader", MOOD]


def table(*texts, **columns):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": texts, **columns})


def quoted(articles, start, end):
    return pd.DataFrame({"doc_id": articles["doc_id"][:1], "start": [start], "end": [end], "kind": ["direct"]})


def check_true(articles, one, unit, **more):
    """Words stand where they say, contributions add up, and the formula gives the score."""
    found = evidence(articles, analyzer=one, unit=unit, **more)
    scores = sentiment(articles, analyzer=one, unit=unit)
    text_of = dict(zip(articles["doc_id"], articles["text"], strict=True))
    for doc_id, start, end, word in zip(found["doc_id"], found["start"], found["end"], found["word"], strict=True):
        assert text_of[doc_id][start:end] == word
    keys = ["doc_id", "sent_id"] if unit == "sentence" else ["doc_id"]
    both = scores.merge(score_of(found, one), on=keys, how="outer", suffixes=("", "_of"))
    assert (both["polarity_of"].fillna(0) == both["polarity"].fillna(0)).all()
    sums = found.groupby(keys, sort=False)["contribution"].sum()
    assert (sums - score_of(found, one).set_index(keys)["polarity"]).abs().max() < 0.0000501 or not len(found)
    return found


@pytest.mark.parametrize("unit", ["sentence", "article"])
@pytest.mark.parametrize("one", ALL, ids=str)
def test_words_make_the_score(one, unit):
    """To the last bit the polarity of sentiment, by sentence and by article."""
    articles = table(TEXT, None, "…", "They met.", "Not very good!!! WAR, good?", language=["en", None, "", "en", "en"])
    found = check_true(articles, one, unit)
    assert list(found.columns) == ["doc_id", *(["sent_id"] if unit == "sentence" else []), *COLUMNS]
    assert set(found["doc_id"]) == {"d0", "d4"}
    empty = evidence(articles.iloc[:0], analyzer=one, unit=unit)
    assert list(empty.dtypes) == list(found.dtypes)
    assert len(score_of(empty, one)) == 0


PARTS = "good bad NOT not very great terrible but least ! ? :) ( !) . , “ ” n't isn't \ud800 é \n war day .. İ"


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(PARTS.split(" "))), max_size=20).map(" ".join))
@settings(deadline=None, max_examples=50)
def test_hostile_texts(text):
    """The same on any text."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": pd.Series([text], dtype="object")})
    for one in ALL:
        check_true(articles, one, "sentence")
        check_true(articles, one, "article")


def test_rows():
    """By hand: TextBlob's good .7, bad -.7, awful -1 and great .8; not × -.5, a mark × 1.25. A lone :) is none."""
    found = evidence(table(TEXT))
    rows = list(zip(found["sent_id"], found["word"], found["weight"].round(4), found["negated"], strict=True))
    assert rows == [
        (0, "good", 0.7, False), (0, "bad", 0.4375, True), (1, "Awful", -1.0, False),
        (3, "great", 0.8, False), (3, "great", 1.0, False),
    ]  # fmt: skip
    assert found["booster"].tolist()[1] == "not !" and found["booster"].isna().sum() == 3
    assert found["contribution"].round(5).tolist()[:2] == [0.35, 0.21875]


def test_one_voice():
    """Words in the other voice are no evidence, and places stay true to the whole text."""
    articles = table(TEXT)
    start, end = TEXT.index("“"), TEXT.index("”") + 1
    by_hand = quoted(articles, start, end)
    told = evidence(articles, quotes=by_hand, voice="narrator")
    said = evidence(articles, quotes=by_hand, voice="quoted")
    assert told["word"].tolist() == ["good", "bad", "Awful"]
    assert said["word"].tolist() == ["great", "great"]
    assert all(TEXT[a:b] == word for a, b, word in zip(said["start"], said["end"], said["word"], strict=True))
    assert said["sent_id"].tolist() == [3, 3]
    with pytest.raises(MediakitError, match="needs the quotations"):
        evidence(articles, voice="quoted")


@pytest.mark.parametrize("one", ALL, ids=str)
@pytest.mark.parametrize("voice", ["narrator", "quoted"])
def test_one_voice_makes_its_score(one, voice):
    """What is masked for the score is masked for the evidence."""
    articles = table(f"{TEXT} War, he said: “Not good, I am afraid.”", "“Good.”")
    found = quotes(articles)
    assert len(found) == 3
    for unit in ("sentence", "article"):
        scores = sentiment(articles, analyzer=one, unit=unit, quotes=found, voice=voice)
        words = evidence(articles, analyzer=one, unit=unit, quotes=found, voice=voice)
        both = scores.merge(score_of(words, one), on=unit_keys(words), how="outer", suffixes=("", "_of"))
        assert (both["polarity_of"].fillna(0) == both["polarity"].fillna(0)).all()
        assert len(words)


@pytest.mark.parametrize("one", ALL, ids=str)
def test_passages_and_paragraphs(one):
    """Each unit that sentiment knows has its evidence, and words left out there are none here."""
    articles = table(TEXT, "A bad deal, a good deal, a bad deal.", "They met.")
    near = windows(articles, "deal", words=2, merge=False)
    near = pd.concat([near, near])
    deal = pd.DataFrame({"doc_id": ["d1"], "start": [2], "end": [5]})
    for unit, without in (("paragraph", None), (near, None), (near, deal)):
        scores = sentiment(articles, analyzer=one, unit=unit, without=without)
        words = evidence(articles, analyzer=one, unit=unit, without=without)
        assert unit_keys(words) == ["doc_id", "unit_start", "unit_end"]
        assert ((words["unit_start"] <= words["start"]) & (words["end"] <= words["unit_end"])).all()
        scores = scores.rename(columns={"start": "unit_start", "end": "unit_end"})
        both = scores.merge(score_of(words, one), on=unit_keys(words), how="outer", suffixes=("", "_of"))
        assert (both["polarity_of"].fillna(0) == both["polarity"].fillna(0)).all()
        assert not words.duplicated().any()
    assert words[words["doc_id"] == "d1"]["word"].tolist()[0] == "good"


def test_leaving_words_out():
    """What the rest would score: the formula runs on what is there."""
    found = evidence(table("A good day, an awful day."), unit="article")
    assert score_of(found)["polarity"].tolist() == [pytest.approx((0.7 - 1) / 2)]
    assert score_of(found[found["word"] != "awful"])["polarity"].tolist() == [0.7]


def test_any_table():
    """Any index, and doc_ids of any kind; nothing is changed; other fields are served."""
    articles = pd.DataFrame({"doc_id": [7, 9], "text": ["Good.", None], "title": ["x", "Bad news"]}, index=[5, 5])
    before = articles.copy(deep=True)
    assert evidence(articles)["doc_id"].tolist() == [7]
    assert evidence(articles, field="title", unit="article")["word"].tolist() == ["Bad"]
    pd.testing.assert_frame_equal(articles, before)
    found = evidence(articles, field="title", unit="article")
    before = found.copy(deep=True)
    score_of(found)
    pd.testing.assert_frame_equal(found, before)


def test_errors():
    """Each says what was found and what to do."""
    with pytest.raises(MediakitError, match="d0.* twice"):
        evidence(pd.concat([table("x"), table("y")]))
    with pytest.raises(MediakitError, match="unit='paragraf' is not known"):
        evidence(table("x"), unit="paragraf")
    with pytest.raises(MediakitError, match="that of unit='sentence'"):
        evidence(table("x"), unit="sentence_mean")
    with pytest.raises(MediakitError, match="no column 'titel'"):
        evidence(table("x"), field="titel")
    with pytest.raises(MediakitError, match="model gives scores without the words"):
        evidence(table("x"), analyzer=analyzer(lambda texts: [0.0] * len(texts), name="model"))
    with pytest.raises(MediakitError, match="evidence is of textblob, not of vader"):
        score_of(evidence(table("Good.")), "vader")


def test_other_languages_are_told():
    """As in sentiment: English words say little about a French text."""
    with pytest.warns(UserWarning, match="1 of 1 article is not in English"):
        evidence(table("Bon.", language=["fr"]))
