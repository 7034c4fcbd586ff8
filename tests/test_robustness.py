"""A difference in tone under every analyzer and in every voice."""

import math
import warnings
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._adjust import adjust
from mediakit._check import MediakitError
from mediakit.analyzers import analyzer, as_analyzer, dictionary_analyzer
from mediakit.compare import compare
from mediakit.prose.robustness import tell_robustness as paragraphs
from mediakit.robustness import _in_all_ways, compare_tone, tone_by_voice
from mediakit.sentiment import sentiment
from mediakit.study import Study

STUDY = Study(name="summit", raw=(), codebook=Path("frames.yml"), path=Path("summit.yml"), seed=3)

TEXT = "The talks were good. “It is an awful, horrible deal,” Marrow said. Then “a bad day” ended."
ARTICLES = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Courier", "Post"], "text": [TEXT, "A fine day."]})
SAID = [TEXT.index("“It"), TEXT.index("” M") + 1, TEXT.index("“a"), TEXT.index("” e") + 1]
QUOTES = pd.DataFrame({"doc_id": "a", "start": SAID[::2], "end": SAID[1::2], "kind": "direct"})


def tell_robustness(*given, **options):
    """The paragraphs as one text."""
    return " ".join(paragraphs(*given, **options))


def _tones(**ways):
    """Scores of 12 articles in each way, given as analyzer_voice=values."""
    rows = []
    for way, values in ways.items():
        name, voice = way.split("_")
        rows += [(f"d{i}", name, voice, value) for i, value in enumerate(values)]
    return pd.DataFrame(rows, columns=["doc_id", "analyzer", "voice", "polarity"])


OUTLETS = pd.DataFrame({"doc_id": [f"d{i}" for i in range(12)], "outlet": ["Courier"] * 6 + ["Post"] * 6})
LOW = [-0.5, -0.4, -0.45, -0.52, -0.38, -0.41]
HIGH = [0.3, 0.4, 0.35, 0.28, 0.42, 0.39]
SAME = [0.1, -0.1, 0.05, -0.05, 0.2, -0.2]


@pytest.mark.parametrize("name", ["textblob", "vader"])
def test_the_tones_are_those_of_sentiment(name):
    """Every figure of every voice is that of a call of its own, to the last bit."""
    found = tone_by_voice(ARTICLES, analyzers=[name], quotes=QUOTES)
    assert found["voice"].tolist() == ["all"] * 2 + ["narrator"] * 2 + ["quoted"] * 2
    for voice, rows in found.groupby("voice"):
        alone = sentiment(ARTICLES, analyzer=name, unit="sentence_mean", quotes=QUOTES, voice=voice)
        common = [column for column in alone.columns if column != "voice"]
        pd.testing.assert_frame_equal(rows[common].reset_index(drop=True), alone[common], check_exact=True)
    assert math.isnan(found["polarity"].iloc[-1]), "b quotes nobody"


def test_without_quotations_there_is_one_voice():
    """All words, under each analyzer in its turn."""
    found = tone_by_voice(ARTICLES)
    assert found[["analyzer", "voice"]].to_numpy().tolist() == [["textblob", "all"]] * 2 + [["vader", "all"]] * 2


def test_a_sentence_is_scored_once():
    """What stands in one voice reads the same in all, so a function is asked for each text once."""
    asked = []

    def length(texts):
        asked.extend(texts)
        return [min(len(text) / 100, 1) for text in texts]

    found = tone_by_voice(ARTICLES, analyzers=[analyzer(length)], quotes=QUOTES)
    assert len(asked) == len(set(asked))
    assert set(found["analyzer"]) == {"length"}


def test_other_languages_are_told_once():
    """Six scores of two analyzers that know English, one warning; one more of a dictionary of another language."""
    articles = ARTICLES.assign(language=["en", "fr"])
    with pytest.warns(UserWarning) as told:
        tone_by_voice(articles, quotes=QUOTES)
    assert [str(one.message) for one in told] == [
        "1 of 2 articles is not in English (fr 1); TextBlob knows English words only, so its score says little. So it "
        'is with VADER. Select articles[articles["language"] == "en"] to leave them out.',
        "1 of 2 articles is not in English, where quotations are not known, and has no voice: it counts neither as the "
        "paper's words nor as quoted.",
    ]
    assert told[0].filename == __file__
    book = {"name": "ton", "frames": {"positive": {"patterns": ["bon"]}, "negative": {"patterns": ["mal"]}}}
    french = dictionary_analyzer(book, negation=None, language="fr")
    with pytest.warns(UserWarning) as told:
        tone_by_voice(articles, analyzers=["vader", french], quotes=QUOTES)
    assert [str(one.message).split("; ")[1][:15] for one in told if "; " in str(one.message)] == [
        "VADER knows Eng",
        "ton knows Frenc",
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tone_by_voice(ARTICLES.assign(language="en"), quotes=QUOTES)


def test_analyzers_are_named_once():
    """None, or one of a name twice, is refused; a single name may stand without a list."""
    with pytest.raises(MediakitError, match="each once; here they are: none"):
        tone_by_voice(ARTICLES, analyzers=[])
    with pytest.raises(MediakitError, match="each once; here they are: vader, vader"):
        tone_by_voice(ARTICLES, analyzers=["vader", "vader"])
    assert set(tone_by_voice(ARTICLES, analyzers="vader")["analyzer"]) == {"vader"}


def test_each_row_is_a_comparison_of_its_own():
    """Difference, interval and corrected p are those of compare with the study's settings."""
    draws = np.random.default_rng(4)
    articles = pd.DataFrame({"doc_id": range(40), "outlet": np.repeat(["Courier", "Post", "Echo", "Star"], 10)})
    tones = pd.concat(
        [
            articles[["doc_id"]].assign(analyzer=name, voice=voice, polarity=draws.normal(size=40))
            for name in ("textblob", "vader")
            for voice in ("all", "quoted")
        ]
    )
    table = compare_tone(tones, articles, study=STUDY)
    assert len(table) == 6 * 4
    assert table["voice"].tolist()[:4] == ["all", "quoted"] * 2, "the ways of a pair stand together"
    for (name, voice), rows in table.groupby(["analyzer", "voice"]):
        chosen = tones[(tones["analyzer"] == name) & (tones["voice"] == voice)]
        pairs = compare(articles.merge(chosen, on="doc_id"), seed=3).pairs
        expected = {frozenset((p.group_a, p.group_b)): p for p in pairs.itertuples()}
        for row in rows.itertuples():
            pair = expected[frozenset((row.group_a, row.group_b))]
            sign = 1 if row.group_a == pair.group_a else -1
            assert row.difference == sign * pair.difference
            assert sorted([sign * row.low, sign * row.high]) == [pair.low, pair.high]
            assert (row.p, row.p_adjusted) == (pair.p, pair.p_adjusted)
    assert (table.groupby(["group_a", "group_b"])["p_all_ways"].nunique() == 1).all(), "one for all ways of a pair"


def _with_p(*pairs):
    """Pairs in ways, each given as its p, with a minus sign where the difference is below zero."""
    rows = [
        (f"Courier {i}", "Post", "vader", f"voice {j}", math.copysign(0.3, p), -1.0, 1.0, abs(p))
        for i, ways in enumerate(pairs)
        for j, p in enumerate(ways)
    ]
    names = ["group_a", "group_b", "analyzer", "voice", "difference", "low", "high", "p"]
    table = pd.DataFrame(rows, columns=names)
    table["p_adjusted"] = table.groupby("voice")["p"].transform(lambda p: adjust(p.to_numpy(), "holm"))
    return table.assign(p_all_ways=_in_all_ways(table, "holm"))


def test_in_all_ways_is_the_largest_p_corrected_over_the_pairs():
    """Largest .02, .03, and 1 for the pair that turns: Holm 3 * .02, then no less; Benjamini and Hochberg 3 / 2 * .03.
    A pair with a way untested is missing and still counts: 2 * .01 = .02."""
    table = _with_p([0.01, 0.02], [0.03, 0.001], [0.001, -0.001])
    assert table["p_all_ways"].tolist() == pytest.approx([0.06] * 4 + [1, 1])
    assert _in_all_ways(table, "bh").tolist() == pytest.approx([0.045] * 4 + [1, 1])
    assert _with_p([-0.01, -0.002], [0.001, math.nan])["p_all_ways"].tolist() == pytest.approx(
        [0.02, 0.02, math.nan, math.nan], nan_ok=True
    )


P = st.one_of(st.floats(1e-4, 1), st.just(math.nan), st.sampled_from([0.001, 0.01, 0.02]))


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 4).flatmap(lambda k: st.lists(st.tuples(*[P] * k), min_size=1, max_size=8)))
@pytest.mark.parametrize("correction", ["holm", "bh"])
def test_what_holds_in_all_ways_holds_in_each(correction, pairs):
    """p_all_ways is never below a p_adjusted of its pair, so no pair is said to differ in all and not in one."""
    table = _with_p(*pairs)
    each = table.groupby("voice")["p"].transform(lambda p: adjust(p.to_numpy(), correction))
    both = pd.DataFrame({"each": each, "all": _in_all_ways(table, correction)}).dropna()
    assert (both["all"] >= both["each"] - 1e-12).all()


@pytest.mark.slow
def test_one_sample_in_twenty_is_wrongly_said_to_hold_in_all_ways():
    """Six pairs in six ways; each is null in another way (p even from 0 to 1) and lies far apart in the five others, so
    that none differs in all. Of 2,000 samples p_all_ways claims one in at most .05 and 2 standard errors, p_adjusted
    below .05 in each way in more than .2."""
    draws = np.random.default_rng(21)
    wrong = Counter()
    for _ in range(2000):
        table = _with_p(*np.where(np.eye(6, dtype=bool), draws.uniform(size=6), 1e-4))
        pairs = table.groupby("group_a")
        wrong["all"] += bool((pairs["p_all_ways"].first() < 0.05).any())
        wrong["each"] += bool((pairs["p_adjusted"].max() < 0.05).any())
    assert wrong["all"] / 2000 <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / 2000)
    assert wrong["each"] / 2000 > 0.2, "the largest corrected p of each way would not do"


def test_a_pair_that_a_voice_cannot_test_keeps_its_row():
    """Post quotes in two articles only: its row of quoted words is there, without figures."""
    quoted = LOW + HIGH[:2] + [math.nan] * 4
    table = compare_tone(_tones(vader_all=LOW + HIGH, vader_quoted=quoted), OUTLETS, study=STUDY)
    assert table["voice"].tolist() == ["all", "quoted"]
    assert table["n_a"].tolist() == [6, pd.NA]
    assert table.loc[1, ["difference", "low", "high", "p", "p_adjusted"]].isna().all()
    assert table["p_all_ways"].isna().all() and table.loc[0, "p_adjusted"] < 0.05, "nothing is said of all ways"


def test_copies_count_as_the_study_says():
    """With one_per_story the second article of a story counts in no way; with stories whole ones are resampled."""
    stories = OUTLETS[["doc_id"]].assign(story_id=[*OUTLETS["doc_id"][:11], "d10"], is_first=[True] * 11 + [False])
    once = Study(name="s", raw=(), codebook=Path("f.yml"), path=Path("s.yml"), copies="one_per_story")
    table = compare_tone(_tones(vader_all=LOW + HIGH), OUTLETS, stories, study=once)
    assert table[["n_a", "n_b"]].to_numpy().tolist() == [[6, 5]]
    every = compare_tone(_tones(vader_all=LOW + HIGH), OUTLETS, stories, study=STUDY)
    assert every[["n_a", "n_b"]].to_numpy().tolist() == [[6, 6]]


def test_nothing_to_compare_is_an_empty_table():
    """One group, or groups too small: the columns are there, and the sentence claims nothing."""
    table = compare_tone(_tones(vader_all=SAME * 2), OUTLETS.assign(outlet="Courier"), study=STUDY)
    assert table.empty and "p_adjusted" in table.columns
    assert tell_robustness(table) == "No two outlets could be tested under any analyzer; no difference is claimed."


def test_what_is_wrong_is_said():
    """Scores of sentences, and a missing column."""
    tones = _tones(vader_all=LOW + HIGH)
    with pytest.raises(MediakitError, match="several rows for one article, analyzer and voice.*tone_by_voice"):
        compare_tone(pd.concat([tones, tones]), OUTLETS, study=STUDY)
    with pytest.raises(MediakitError, match="tones has no column 'voice'"):
        compare_tone(tones.drop(columns="voice"), OUTLETS, study=STUDY)
    with pytest.raises(MediakitError, match="articles has no column 'outlet'"):
        compare_tone(tones, OUTLETS[["doc_id"]], study=STUDY)


def test_nothing_changes_its_input():
    """Tones and articles stay as they were."""
    tones, articles = _tones(vader_all=LOW + HIGH), OUTLETS.assign(polarity=9.0, story_id="x")
    before = tones.copy(), articles.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = compare_tone(tones, articles, study=STUDY)
    assert table["n_a"].tolist() == [6], "a story_id of old does not count, nor a polarity"
    pd.testing.assert_frame_equal(tones, before[0])
    pd.testing.assert_frame_equal(articles, before[1])


def test_what_holds_in_all_ways_is_told_so():
    """Courier lower under both analyzers, by .44 less .36: 0.80; and half of it."""
    half = [value / 2 for value in LOW + HIGH]
    table = compare_tone(_tones(textblob_all=half, vader_all=LOW + HIGH), OUTLETS, study=STUDY)
    assert tell_robustness(table) == (
        "Tone was compared under TextBlob and VADER (all words): 2 ways for 1 pair of outlets, p corrected after Holm "
        "over the pairs of each way, and for what holds in every way over the largest p of each pair. "
        "1 pair differs by more than chance allows in some way, 1 in every way. Courier is "
        "more negative than Post in all, by 0.40 to 0.80."
    )


def test_what_depends_on_the_way_is_told_with_both_ends():
    """Found under VADER, not under TextBlob; not tested in quoted words."""
    quoted = LOW[:2] + [math.nan] * 10
    tones = _tones(textblob_all=SAME * 2, vader_all=HIGH + LOW, vader_quoted=quoted)
    told = tell_robustness(compare_tone(tones, OUTLETS, study=STUDY), correction="bh")
    assert "1 pair differs by more than chance allows in some way, none in every way. What depends on the way" in told
    assert "Post is more negative than Courier under VADER (all words), clearest by 0.80 (95% interval 0.7" in told
    assert "but not beyond chance under TextBlob (all words), least by 0.00 (95% interval −" in told
    assert told.endswith("; it could not be tested under VADER (quoted words).")
    assert "Benjamini and Hochberg" in told


def test_opposite_findings_are_not_averaged():
    """Courier lower under one, higher under the other."""
    told = tell_robustness(
        compare_tone(_tones(textblob_all=LOW + HIGH, vader_narrator=HIGH + LOW), OUTLETS, study=STUDY)
    )
    assert told.endswith(
        "Courier is more negative than Post under TextBlob (all words), and Post is more negative than Courier under "
        "VADER (own words), so that nothing can be said of the two."
    )


def test_each_way_by_itself_is_not_all_at_once():
    """Two pairs, each with .04 in one way beside .001: Holm leaves both below .05 in each way, 2 * .04 in all."""
    table = _with_p([0.04, 0.001], [0.001, 0.04])
    assert (table["p_adjusted"] < 0.05).all()
    told = tell_robustness(table)
    assert "2 pairs differ by more than chance allows in some way, none in every way." in told
    assert told.endswith(
        "Post is more negative than Courier 1 in each way by itself, by 0.30 to 0.30, but not beyond chance in all at "
        "once (p = .080)."
    )


def test_no_finding_is_told_as_none():
    """Nor is the lack of one told as sameness."""
    told = tell_robustness(compare_tone(_tones(vader_all=SAME * 2), OUTLETS, study=STUDY))
    assert told.endswith("In no way does a pair differ by more than chance allows.")


def test_many_pairs_are_counted():
    """Of four that depend on the way three are told and one is counted."""
    pairs = [
        (f"Courier {i}", "Post", name, "all", 9, 9, -0.3, -0.4, -0.2, p, 0.5)
        for i in range(4)
        for name, p in (("textblob", 0.5), ("vader", 0.01))
    ]
    names = ["group_a", "group_b", "analyzer", "voice", "n_a", "n_b", "difference", "low", "high"]
    names += ["p_adjusted", "p_all_ways"]
    told = tell_robustness(pd.DataFrame(pairs, columns=names))
    assert told.count("Courier") == 3 and told.endswith("1 more pair depends on it.")


def test_one_analyzer_needs_no_list():
    """By name, or as such."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["A good day."]})
    for one in ("vader", as_analyzer("vader")):
        assert tone_by_voice(articles, analyzers=one)["analyzer"].tolist() == ["vader"]
    with pytest.raises(MediakitError, match="analyzer=5 is not known"):
        tone_by_voice(articles, analyzers=5)
