"""Dictionaries as analyzers: formulas by hand, negations once, categories by their names."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import CodebookError, MediakitError
from mediakit.analyzers import Negation, dictionary_analyzer
from mediakit.codebook import Codebook
from mediakit.sentiment import sentiment

MOOD = {"positive": ["good", "hope*", "peace talks"], "negative": ["bad", "war"]}
LEXICODER = {**MOOD, "neg_positive": ["not good", "no hope*"], "neg_negative": ["not bad"]}


def book(categories, **more):
    return {"name": "mood", "frames": {one: {"patterns": patterns} for one, patterns in categories.items()}, **more}


def shown(analyzer, text):
    return [(word.word, word.weight, word.negated, word.booster) for word in analyzer.words(text)]


def test_net_share_and_log_ratio():
    """By hand: good, hopes, peace talks against war: (3 - 1) / 4 and ln(3.5 / 1.5); the words in them are 5."""
    score = dictionary_analyzer(book(MOOD)).score("Good hopes of peace talks: the war ends.")
    assert score.polarity == 0.5
    assert score.log_ratio == pytest.approx(math.log(3.5 / 1.5))
    assert math.isnan(score.subjectivity)
    assert score.n_scored == 5


def test_net_tone():
    """By hand: two positive words and a negative one among ten."""
    tone = dictionary_analyzer(book(MOOD), formula="net_tone")
    assert tone.score("Good, good and bad: seven words more come here now.").polarity == 0.1
    assert [word.contribution for word in tone.words("a good b bad")] == [0.25, -0.25]


def test_valences():
    """The mean of the matches' values, less the middle, over half the scale; negation turns about it."""
    likes = book({"words": [{"good": 2}, {"awful": -4}, {"fine": 1}]})
    text = "Good and not awful. A fine day."
    assert dictionary_analyzer(likes).score(text).polarity == pytest.approx((2 + 4 + 1) / 3 / 4)
    assert dictionary_analyzer(likes, scale=(-5, 5)).score(text).polarity == pytest.approx((2 + 4 + 1) / 3 / 5)
    happy = book({"words": [{"good": 8}, {"awful": 2}]})
    score = dictionary_analyzer(happy, scale=(1, 9)).score(text)
    assert score.polarity == pytest.approx((3 + 3) / 2 / 4)
    assert math.isnan(score.log_ratio)


def test_without_a_match():
    """0, as with the other analyzers, with no scored word."""
    for formula in ("net_share", "net_tone"):
        score = dictionary_analyzer(book(MOOD), formula=formula).score("They met.")
        assert (score.polarity, score.n_scored, score.log_ratio) == (0.0, 0, 0.0)
    assert dictionary_analyzer(book({"a": [{"good": 1}, {"bad": -1}]})).score("They met.").polarity == 0.0


def test_negation_by_rule():
    """A negating word within three turns the sign, two turn it back, and None switches the rule off."""
    mood = dictionary_analyzer(book(MOOD))
    assert shown(mood, "It isn't a good, bad deal.") == [("good", -1.0, True, "isn't"), ("bad", -1.0, False, None)]
    assert shown(mood, "never not good") == [("good", 1.0, False, "never not")]
    assert shown(dictionary_analyzer(book(MOOD), negation=None), "not good") == [("good", 1.0, False, None)]
    own = dictionary_analyzer(book({"positive": ["gut"], "negative": ["schlecht"]}), negation=Negation(("nicht",)))
    assert shown(own, "nicht gut") == [("gut", -1.0, True, "nicht")]


def test_negated_categories_count_once():
    """Lexicoder's neg_positive is negative and neg_negative positive; their words don't count again, nor turn."""
    mood = dictionary_analyzer(book(LEXICODER))
    assert shown(mood, "Not good, not bad.") == [("Not good", -1.0, True, None), ("not bad", 1.0, True, None)]
    assert shown(mood, "Not a good war; no hopes") == [
        ("good", -1.0, True, "Not"),
        ("war", 1.0, True, "Not"),
        ("no hopes", -1.0, True, None),
    ]
    assert mood.score("Not good, not bad, not good.").polarity == pytest.approx(-1 / 3)


def test_categories_by_their_names():
    """Id, last part of it or label, in any case; several may stand on one side; a name of two is refused."""
    nested = {
        "tone": {"frames": {"POSITIVE": {"patterns": ["good"]}, "NEGATIVE": {"label": "Bad news", "patterns": ["war"]}}}
    }
    found = dictionary_analyzer({"name": "n", "frames": nested}, negative="bad news")
    assert found.score("A good war, a war.").polarity == pytest.approx(-1 / 3)
    several = dictionary_analyzer(
        book({"joy": ["glad"], "hope": ["hope*"], "fear": ["dread"]}), positive=["joy", "hope"], negative="fear"
    )
    assert several.score("Glad hopes, dread").polarity == pytest.approx(1 / 3)
    twice = {"a": {"frames": {"positive": {"patterns": ["x"]}}}, "b": {"frames": {"positive": {"patterns": ["y"]}}}}
    with pytest.raises(MediakitError, match="a.positive, b.positive"):
        dictionary_analyzer({"name": "n", "frames": twice})
    with pytest.raises(MediakitError, match="'tone.POSITIVE' lies in 'tone' and would count twice"):
        dictionary_analyzer({"name": "n", "frames": nested}, positive=["tone", "positive"], negative="bad news")


def test_words_below_count_and_those_of_other_categories_do_not():
    """What stands below a category counts for it, excluding phrases above it hold, others are not looked at."""
    frames = {
        "positive": {
            "exclude": ["good friday"],
            "frames": {"joy": {"patterns": ["glad"]}, "good": {"patterns": ["good"]}},
        },
        "negative": {"patterns": ["bad"]},
        "sport": {"patterns": ["match"]},
    }
    mood = dictionary_analyzer({"name": "n", "frames": frames})
    assert [word.word for word in mood.words("Glad on Good Friday, a good match, bad")] == ["Glad", "good", "bad"]


def test_a_word_in_two_categories_counts_in_both():
    """As frames count it; the two cancel out."""
    mood = dictionary_analyzer(book({"positive": ["proud"], "negative": ["proud"]}))
    assert [word.weight for word in mood.words("proud")] == [1.0, -1.0]
    assert mood.score("proud").n_scored == 1


@pytest.mark.parametrize(
    ("frames", "options", "told"),
    [
        ({"positiv": ["good"], "negative": ["bad"]}, {}, "no category 'positive'.*Did you mean 'positiv'"),
        (MOOD, {"negative": "positive"}, "cannot be positive and negative"),
        (MOOD, {"negative": []}, "each need a category"),
        (MOOD, {"formula": "log_ratio"}, "column of its own"),
        (MOOD, {"formula": "net"}, "net_share"),
        (MOOD, {"formula": "valences"}, "no pattern with a valence"),
        (MOOD, {"scale": (-5, 5)}, "scale is for valences"),
        (MOOD, {"language": "de"}, "the negating words are English"),
        (MOOD, {"negation": 3}, "Negation"),
        ({"a": [{"good": 8}, {"bad": 2}]}, {}, r"scale=\(1, 9\)"),
        ({"a": [{"good": 8}, {"bad": -2}]}, {"scale": (-5, 5)}, "beyond scale"),
        ({"a": [{"good": 8}, {"bad": -2}]}, {"scale": (5, -5)}, "the lesser first"),
        ({"a": [{"good": 8}, {"bad": -2}]}, {"formula": "net_share"}, "no category 'positive'"),
    ],
)
def test_errors(frames, options, told):
    """Each says what was found and how to mend it."""
    with pytest.raises(MediakitError, match=told):
        dictionary_analyzer(book(frames), **options)


def test_other_errors_and_warnings():
    """A codebook that cannot be used says so; patterns without a value are counted."""
    with pytest.raises(CodebookError, match=r"missing\.lc3"):
        dictionary_analyzer("missing.lc3")
    with pytest.warns(UserWarning, match="1 of 3 patterns has no valence and does not count"):
        dictionary_analyzer(book({"a": [{"good": 1}, {"bad": -1}, "so"]}))


def test_from_files(tmp_path):
    """Lexicoder's, LIWC's and a table of valences are read as they stand."""
    lc3 = tmp_path / "tone.lc3"
    lc3.write_text("+NEG_POSITIVE\n not good*\n+POSITIVE\n good*\n+NEGATIVE\n war*\n", encoding="utf-8")
    assert dictionary_analyzer(lc3).score("Not good, good, wars and war.").polarity == -0.5
    dic = tmp_path / "tone.dic"
    dic.write_text("%\n1\tposemo\n2\tnegemo\n%\nhope*\t1\nwar\t2\n", encoding="utf-8")
    liwc = dictionary_analyzer(dic, positive="posemo", negative="negemo", name="liwc")
    assert (liwc.score("Hopes").polarity, liwc.name) == (1.0, "liwc")
    csv = tmp_path / "values.csv"
    csv.write_text("word,valence\ngood,3\nawful,-2\n", encoding="utf-8")
    assert dictionary_analyzer(csv, scale=(-5, 5)).score("awful").polarity == -0.4


PARTS = "good hopes bad war not never no , . peace talks a isn't NOT \n — \ud800"
WORDS = st.lists(st.sampled_from(PARTS.split(" ")))


@given(st.one_of(WORDS.map(" ".join), st.text(max_size=40)), st.sampled_from(["net_share", "net_tone", "valences"]))
@settings(deadline=None)
def test_words_make_the_score(text, formula):
    """The words through the formula are the score; contributions add up to it; they stand where they say."""
    valued = {"a": [{"good": 2}, {"bad": -1}, {"peace talks": 0.5}]}
    analyzer = dictionary_analyzer(book(valued if formula == "valences" else LEXICODER), formula=formula)
    words, score = analyzer.words(text), analyzer.score(text)
    assert analyzer.of(words) == score.polarity
    assert -1 <= score.polarity <= 1
    assert math.fsum(word.contribution for word in words) == pytest.approx(score.polarity, abs=1e-12)
    assert [text[word.start : word.end] for word in words] == [word.word for word in words]


def test_in_sentiment():
    """Every unit; log_ratio is a column of its own, averaged over sentences like the rest."""
    articles = pd.DataFrame({"doc_id": ["a", "b"], "text": ["Good hopes. A bad war!", "…"]})
    mood = dictionary_analyzer(book(MOOD))
    table = sentiment(articles, analyzer=mood, unit="sentence_mean")
    assert list(table.columns)[-2:] == ["log_ratio", "n_sentences"]
    assert table["polarity"][0] == 0.0 and table["log_ratio"][0] == pytest.approx(0.0)
    assert table[["polarity", "log_ratio"]].loc[1].isna().all()
    assert sentiment(articles, analyzer=mood, unit="sentence")["polarity"].tolist()[:2] == [1.0, -1.0]
    assert sentiment(articles, analyzer=mood)["analyzer"].tolist() == ["mood"] * 2
    german = articles.assign(language=["de", "en"])
    with pytest.warns(UserWarning, match="1 of 2 articles is not in English .* mood knows English words only"):
        sentiment(german, analyzer=mood)
    sentiment(german, analyzer=dictionary_analyzer(book(MOOD), language=None))


def test_a_codebook_is_not_changed():
    """Nor is a mapping; two analyzers of one codebook are independent."""
    codebook = Codebook.from_dict(book(LEXICODER))
    before = codebook.to_dict()
    dictionary_analyzer(codebook).words("not good")
    dictionary_analyzer(codebook, positive="negative", negative="positive").words("not good")
    assert codebook.to_dict() == before
