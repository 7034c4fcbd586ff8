"""The words that move a mean: sums by hand, and all words together are the mean."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.analyzers import dictionary_analyzer
from mediakit.evidence import evidence
from mediakit.frames import mentions
from mediakit.moving_words import moving_words
from mediakit.sentiment import sentiment
from mediakit.tone import article_tone
from mediakit.windows import windows

MOOD = dictionary_analyzer(
    {"name": "mood", "frames": {"positive": {"patterns": ["good", "fine"]}, "negative": {"patterns": ["bad", "war"]}}}
)
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d", "e"],
        "outlet": ["Courier", "Courier", "Post", None, "Post"],
        "text": ["A GOOD day. A bad one, a war.", "Not good. …\nThey met.", "A war.", "Fine!", ""],
    }
)


def made(articles=ARTICLES, analyzer=MOOD, unit="sentence", **more):
    scored = sentiment(articles, analyzer=analyzer, unit=unit)
    return moving_words(evidence(articles, analyzer=analyzer, unit=unit), scored, articles, **more)


def test_by_hand():
    """Courier: good brings (1/2 - 1/2) / 2 = 0, bad and war -1/2 / 2 / 2 each; Post's one scored article is a war."""
    found = made(order="contribution")
    rows = list(found.itertuples(index=False, name=None))
    assert rows[:3] == [
        ("Courier", "bad", 1, 0, 1, -0.125, 0.0, -0.125, True),
        ("Courier", "war", 1, 0, 1, -0.125, -0.5, 0.375, True),
        ("(not stated)", "fine", 1, 0, 1, 1.0, 0.0, 1.0, True),
    ]
    assert rows[3] == ("Post", "war", 1, 0, 1, -1.0, pytest.approx(-0.25 / 3), pytest.approx(-1 + 0.25 / 3), True)
    assert len(rows) == 4


def test_difference_orders_and_counts():
    """By what sets apart, negations counted; a word of several articles is not carried by one."""
    texts = ["Not good. Good.", "A good day.", "Good and good.", "A war."]
    articles = pd.DataFrame({"doc_id": list("abcd"), "outlet": ["C", "C", "C", "P"], "text": texts})
    found = made(articles)
    good = found[found["outlet"] == "C"].set_index("word").loc["good"]
    assert (good["n"], good["n_negated"], good["n_articles"], good["one_article"]) == (5, 1, 3, False)
    assert good["contribution"] == pytest.approx((0 + 1 + 1) / 3)
    assert found["word"].tolist() == ["good", "war"]
    assert made(articles, n=0).empty


@pytest.mark.parametrize("analyzer", ["textblob", "vader", MOOD], ids=str)
@pytest.mark.parametrize("unit", ["sentence", "article"])
def test_all_words_are_the_mean(analyzer, unit):
    """The contributions of a group's words add up to the mean of its articles' tone."""
    texts = ["A very good day! A bad war, but fine.", "Not great. They met.\nHATE!!", "A war? Good?? :)", "…", "No."]
    articles = pd.DataFrame({"doc_id": range(5), "outlet": ["C", "C", "P", "P", "P"], "text": texts})
    found = made(articles, analyzer, unit, n=100, order="contribution")
    mean = sentiment(articles, analyzer=analyzer, unit="sentence_mean" if unit == "sentence" else unit)
    expected = mean.assign(outlet=articles["outlet"]).groupby("outlet")["polarity"].mean()
    pd.testing.assert_series_equal(
        found.groupby("outlet")["contribution"].sum(), expected, check_names=False, atol=0.0001, rtol=0
    )


SAID = ["“A good day, a fine day,” she said. A war.", "They met. “No war,” he said", "Not good.", "“Good!” A bad day."]
VOICES = pd.DataFrame({"doc_id": range(4), "outlet": ["C", "C", "P", "P"], "text": SAID})
QUOTES = pd.DataFrame({"doc_id": [0, 1, 3], "start": [0, 10, 0], "end": [25, 19, 7], "kind": "direct"})


def test_in_one_voice_by_hand():
    """Own words: *she said* counts 2/8, so the war brings -1 / (1 + 2/8) to its article and half of it to C."""
    options = {"analyzer": MOOD, "quotes": QUOTES, "voice": "narrator"}
    scored = sentiment(VOICES, unit="sentence", **options)
    found = moving_words(evidence(VOICES, **options), scored, VOICES, order="contribution")
    assert found[["outlet", "word", "contribution"]].to_numpy().tolist() == [
        ["C", "war", pytest.approx(-1 / 1.25 / 2)],
        ["P", "bad", -0.5],
        ["P", "good", -0.5],
    ]
    with pytest.raises(MediakitError, match="share_in_voice is missing"):
        moving_words(evidence(VOICES, **options), scored.assign(share_in_voice=None), VOICES)


@pytest.mark.parametrize("analyzer", ["textblob", "vader", MOOD], ids=str)
@pytest.mark.parametrize("voice", ["narrator", "quoted"])
def test_all_words_of_a_voice_are_its_mean(analyzer, voice):
    """The contributions add up to the mean of the articles' tone in that voice, weighted alike."""
    options = {"analyzer": analyzer, "quotes": QUOTES, "voice": voice}
    scored = sentiment(VOICES, unit="sentence", **options)
    found = moving_words(evidence(VOICES, **options), scored, VOICES, n=100, order="contribution")
    mean = sentiment(VOICES, unit="sentence_mean", **options).groupby(VOICES["outlet"])["polarity"].mean()
    added = found.groupby("outlet")["contribution"].sum().reindex(mean.index, fill_value=0.0)
    pd.testing.assert_series_equal(added, mean, check_names=False, atol=0.0001, rtol=0)
    assert mean.ne(0).any()
    assert scored["share_in_voice"].between(0.01, 0.99).any()


def test_windows_in_one_voice_add_up():
    """Windows count by the share of their own words in the voice, with their frames beside them."""
    near = windows(VOICES, mentions(VOICES, {"frames": {"day": {"patterns": ["day", "met"]}}}), words=4)
    options = {"analyzer": "textblob", "unit": near, "quotes": QUOTES, "voice": "narrator"}
    scored = sentiment(VOICES, **options)
    found = moving_words(evidence(VOICES, **options), scored, VOICES, n=100, order="contribution")
    mean = article_tone(VOICES, scored).groupby("outlet")["polarity"].mean()
    assert found.groupby("outlet")["contribution"].sum().to_dict() == pytest.approx(mean[mean != 0].to_dict())
    assert "frame" in scored and len(found)


def test_marks_are_one_word():
    """VADER's emphasis is counted by its kinds."""
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["C"], "text": ["Good!! Good!?! Fine! No?"]})
    assert {"!", "!?"} <= set(made(articles, "vader")["word"])


def test_windows():
    """The tone near a word: its windows stand for the sentences."""
    near = windows(ARTICLES, "war", words=3)
    words, scored = evidence(ARTICLES, analyzer=MOOD, unit=near), sentiment(ARTICLES, analyzer=MOOD, unit=near)
    found = moving_words(words, scored, ARTICLES, order="contribution")
    assert found[["outlet", "word", "contribution"]].values.tolist() == [
        ["Courier", "bad", -0.5],
        ["Courier", "war", -0.5],
        ["Post", "war", -1.0],
    ]


def test_one_group_and_most_groups():
    """With one group there are no others; only the largest groups are shown, and the rest still counts."""
    one = made(ARTICLES[:2])
    assert one["others"].isna().all() and one["difference"].isna().all() and len(one) == 2
    largest = made(max_groups=1)
    assert set(largest["outlet"]) == {"Courier"}
    pd.testing.assert_frame_equal(largest, made()[:2])
    assert list(made(ARTICLES[:0]).columns) == list(one.columns)


def test_errors():
    """Tables that do not belong together are told apart."""
    scored, words = sentiment(ARTICLES, analyzer=MOOD, unit="sentence"), evidence(ARTICLES, analyzer=MOOD)
    with pytest.raises(MediakitError, match="same unit"):
        moving_words(words, sentiment(ARTICLES, analyzer=MOOD), ARTICLES)
    with pytest.raises(MediakitError, match="same unit"):
        moving_words(evidence(ARTICLES, analyzer=MOOD, unit="article"), scored, ARTICLES)
    with pytest.raises(MediakitError, match="mood, vader"):
        moving_words(words, sentiment(ARTICLES, analyzer="vader", unit="sentence"), ARTICLES)
    with pytest.raises(MediakitError, match="1 row of evidence without a score"):
        moving_words(words, scored[scored["doc_id"] != "c"], ARTICLES)
    with pytest.raises(MediakitError, match="2 scores of articles that are not in articles"):
        moving_words(words, scored, ARTICLES[:2])
    with pytest.raises(MediakitError, match="twice"):
        moving_words(words, scored, pd.concat([ARTICLES, ARTICLES]))
    with pytest.raises(MediakitError, match="no column 'origin'"):
        moving_words(words, scored, ARTICLES, by="origin")
    with pytest.raises(MediakitError, match="order='n'"):
        moving_words(words, scored, ARTICLES, order="n")


def test_nothing_is_changed():
    """The three tables stay as they are."""
    tables = evidence(ARTICLES, analyzer=MOOD), sentiment(ARTICLES, analyzer=MOOD, unit="sentence"), ARTICLES.copy()
    before = [table.copy(deep=True) for table in tables]
    moving_words(*tables)
    for table, old in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, old)


def test_words_that_two_groups_have_alike_are_there():
    """They bring what they bring, though they set nobody apart."""
    texts = ["A good deal.", "Bad."] * 2
    articles = pd.DataFrame({"doc_id": list("abcd"), "outlet": ["C", "C", "P", "P"], "text": texts})
    table = moving_words(evidence(articles), sentiment(articles, unit="sentence"), articles)
    assert table[["outlet", "word", "difference"]].to_numpy().tolist() == [
        ["C", "bad", 0.0], ["C", "good", 0.0], ["P", "bad", 0.0], ["P", "good", 0.0],
    ]  # fmt: skip
