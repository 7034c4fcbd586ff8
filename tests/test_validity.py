"""Scores against human codes: hand counts, SciPy for correlations, what is refused and what is counted."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediakit._check import MediakitError
from mediakit.validity import compare_validity, validity
from mediakit.validity.figures import class_figures, classed

CODES = {2: "negative", 4: "neutral", 6: "positive"}


def _scores(values, **more):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(values))], "polarity": values, **more})


def _gold(values, **more):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(values))], "value": values, **more})


def _figure(found, name, column="estimate"):
    return found.figures.set_index("figure").loc[name, column]


# ten units: people say 4 negative, 3 neutral, 3 positive
TEN = [2, 2, 2, 2, 4, 4, 4, 6, 6, 6]
#      -    -     0     +    -     0    0    +    +    -
SCORED = [-0.5, -0.2, 0.01, 0.3, -0.05, 0.0, 0.04, 0.05, 0.9, -0.04]


def test_the_figures_are_those_counted_by_hand():
    """Cut .05: scored negative are d0, d1, d4 (-.05 itself is), positive d3, d7, d8; 6 of 10 right. F1: negative
    2*2/(4+3) = 4/7, neutral 2*2/(3+4) = 4/7, positive 2*2/(3+3) = 2/3. Always negative: accuracy .4, F1 .8/1.4, a third
    of it."""
    found = validity(_scores(SCORED), _gold(TEN), classes=CODES)
    assert found.confusion[["negative", "neutral", "positive"]].to_numpy().tolist() == [[2, 1, 1], [1, 2, 0], [0, 1, 2]]
    assert found.confusion["coded"].tolist() == ["negative", "neutral", "positive"]
    assert _figure(found, "accuracy") == pytest.approx(0.6)
    assert _figure(found, "macro_f1") == pytest.approx((4 / 7 + 4 / 7 + 2 / 3) / 3)
    assert _figure(found, "accuracy", "baseline") == pytest.approx(0.4)
    assert _figure(found, "macro_f1", "baseline") == pytest.approx(0.8 / 1.4 / 3)
    classes = found.classes.set_index("class")
    assert classes[["n_coded", "n_scored", "n_right"]].to_numpy().tolist() == [[4, 3, 2], [3, 4, 2], [3, 3, 2]]
    assert classes["precision"].tolist() == pytest.approx([2 / 3, 2 / 4, 2 / 3])
    assert classes["recall"].tolist() == pytest.approx([2 / 4, 2 / 3, 2 / 3])
    assert found.rule == (
        "Scores to -0.05 count as negative, from 0.05 as positive; codes: 2 as negative, 4 as neutral, 6 as positive."
    )
    assert (found.n_unscored, found.notes) == (0, [])


def test_a_cut_of_nothing_takes_the_sign():
    """Then -.04 is negative, .04 and .01 positive: only the zero is neutral."""
    found = validity(_scores(SCORED), _gold(TEN), classes=CODES, cut=0)
    assert found.confusion[["negative", "neutral", "positive"]].to_numpy().tolist() == [[2, 0, 2], [1, 1, 1], [1, 0, 2]]
    assert found.rule.startswith("Scores count by sign;")


def test_the_smallest_score_has_a_sign():
    """At a cut of 0 nothing but 0 is neutral."""
    assert classed(np.array([5e-324, -5e-324, 0.0, -0.0]), 0).tolist() == [2, 0, 1, 1]


def test_correlations_and_their_intervals_are_scipys():
    """r with Fisher's interval, rho; each unit is an article of its own."""
    draws = np.random.default_rng(5)
    human = draws.integers(1, 6, 60).astype(float)
    scored = human / 5 + draws.normal(size=60)
    found = validity(_scores(scored), _gold(human))
    r = stats.pearsonr(human, scored)
    assert _figure(found, "pearson") == pytest.approx(r.statistic)
    assert found.figures.loc[0, ["low", "high"]].tolist() == pytest.approx(list(r.confidence_interval(0.95)))
    assert _figure(found, "spearman") == pytest.approx(stats.spearmanr(human, scored).statistic)
    assert found.figures["method"].tolist() == ["Fisher's z", "Bonett and Wright"]


def test_numbers_without_classes_give_correlations_only():
    """No rule is guessed: the class tables are empty, and a note says why."""
    found = validity(_scores(SCORED), _gold(TEN))
    assert found.figures["figure"].tolist() == ["pearson", "spearman"]
    assert found.classes.empty and found.confusion.empty
    full = validity(_scores(SCORED), _gold(TEN), classes=CODES)
    assert found.classes.dtypes.equals(full.classes.dtypes) and found.confusion.dtypes.equals(full.confusion.dtypes)
    assert found.notes == ["Codes are numbers and no classes are given, so only correlations are shown."]
    assert found.rule == "No classes."


def test_words_a_mapping_and_bounds_say_the_same_classes():
    """negative, neutral, positive as words; as 2, 4, 6 with a mapping; as ratings with two bounds."""
    words = [CODES[code].upper() for code in TEN]
    ways = [
        validity(_scores(SCORED), _gold(words)),
        validity(_scores(SCORED), _gold(TEN), classes=CODES),
        validity(_scores(SCORED), _gold(TEN), classes=(4, 4)),
    ]
    for found in ways[1:]:
        pd.testing.assert_frame_equal(found.confusion, ways[0].confusion)
        pd.testing.assert_frame_equal(found.figures, ways[0].figures, check_exact=False)


@pytest.mark.parametrize(
    ("codes", "falls"),
    [((1, 2, 3), False), ((1, 3, 2), True), ((3, 2, 1), True), ((-9, 0.5, 40), False)],
)
def test_numbers_that_do_not_rise_with_their_classes_count_as_classes(codes, falls):
    """With 3 for negative and 1 for positive r is that of -1, 0, 1, not its mirror image, and a note says so; codes in
    order stay the numbers that they are."""
    classes = dict(zip(codes, ("negative", "neutral", "positive"), strict=True))
    human = [codes[(code - 2) // 2] for code in TEN]
    found = validity(_scores(SCORED), _gold(human), classes=classes)
    expected = [(code - 4) / 2 for code in TEN] if falls else human
    assert _figure(found, "pearson") == pytest.approx(stats.pearsonr(expected, SCORED).statistic)
    note = "Codes stand in another order than their classes: correlations take -1, 0 and 1 for these."
    assert found.notes == [note] * falls


def test_coders_of_falling_codes_are_averaged_as_classes():
    """1 (positive) and 2 (neutral) of one unit are .5; among several codes of one class the order is of no matter."""
    classes = {1: "positive", 2: "neutral", 3: "negative"}
    gold = pd.DataFrame({"doc_id": ["d0", "d0", "d1", "d2", "d3"], "coder": list("abaaa"), "value": [1, 2, 3, 2, 1]})
    found = validity(_scores([0.3, -0.5, 0.2, 0.1]), gold, classes=classes)
    assert _figure(found, "pearson") == pytest.approx(stats.pearsonr([0.5, -1, 0, 1], [0.3, -0.5, 0.2, 0.1]).statistic)
    many = {1: "negative", 2: "negative", 3: "neutral", 5: "positive", 4: "positive"}
    human = [1, 2, 1, 2, 3, 3, 3, 4, 5, 5]
    found = validity(_scores(SCORED), _gold(human), classes=many)
    assert _figure(found, "pearson") == pytest.approx(stats.pearsonr(human, SCORED).statistic)


def test_units_without_a_score_are_counted_and_in_no_figure():
    """A missing polarity and a unit that scores lacks count as one each; an extra score is of no interest."""
    scores = _scores([-0.5, math.nan, 0.4, math.inf])
    found = validity(scores, _gold(["negative", "negative", "positive", "neutral", "neutral"]))
    assert found.n_unscored == 3
    assert _figure(found, "accuracy", "n") == 2
    assert found.notes[0] == "3 units of 5 in gold have no score and are in no figure."
    assert validity(_scores([-0.5, 0.4, 0.1]), _gold(["negative", "positive"])).n_unscored == 0


def test_rows_of_gold_without_a_unit_or_a_code_are_counted():
    """Neither is lost in silence; the other three are held against their scores."""
    gold = _gold(["negative", None, "positive", "neutral", "negative"]).assign(doc_id=["d0", "d1", None, "d3", "d4"])
    found = validity(_scores([-0.5, 0.1, 0.4, 0.0, 0.2]), gold)
    assert _figure(found, "accuracy", "n") == 3
    assert found.notes[:2] == [
        "1 row of gold has no unit and was left out.", "1 row of gold has no code and was left out.",
    ]  # fmt: skip


def test_several_coders_are_averaged_and_outvoted():
    """d0: two of three say negative; d1: one each, so it is in no class figure but its mean is in the correlation."""
    gold = pd.DataFrame(
        {
            "unit_id": ["d0"] * 3 + ["d1"] * 2 + ["d2"] * 2 + ["d3"],
            "coder": ["a", "b", "c", "a", "b", "a", "b", "a"],
            "value": [2, 2, 6, 2, 6, 6, 6, 4],
        }
    )
    scores = _scores([-0.5, 0.2, 0.4, 0.0]).rename(columns={"doc_id": "unit_id"})
    found = validity(scores, gold, classes=CODES)
    assert (_figure(found, "pearson", "n"), _figure(found, "accuracy", "n")) == (4, 3)
    assert _figure(found, "accuracy") == 1
    assert _figure(found, "pearson") == pytest.approx(stats.pearsonr([10 / 3, 4, 6, 4], scores["polarity"]).statistic)
    assert found.notes == [
        "3 units have several codes by 3 coders: the majority's class counts.",
        "In 1 unit no class has most of the codes, so it is in no figure of classes.",
    ]
    bounded = validity(scores, gold, classes=(3.5, 4.5))
    assert bounded.confusion["negative"].tolist() == [1, 0, 0], "d0's mean is 3.33"
    assert bounded.notes == ["3 units have several codes by 3 coders: their mean counts."]


def test_sentences_are_found_by_article_and_number_and_resampled_by_article():
    """With doc_id and sent_id a unit is a sentence; the articles are what is resampled, and a note says so."""
    draws = np.random.default_rng(1)
    spots = pd.DataFrame({"doc_id": np.repeat([f"d{i}" for i in range(20)], 3), "sent_id": [0, 1, 2] * 20})
    gold = spots.assign(value=draws.choice([-1, 0, 1], 60))
    scores = spots.assign(polarity=draws.normal(size=60) / 3).sample(frac=1, random_state=1)
    found = validity(scores, gold, classes=(0, 0))
    assert _figure(found, "accuracy", "n") == 60
    assert set(found.figures["method"]) == {"articles resampled"}
    assert found.notes == ["The units stand in 20 articles, which are resampled as a whole."]
    assert found.figures["low"].notna().all()


def test_copies_of_an_article_do_not_narrow_an_interval():
    """Each unit printed four times in one story: the interval is that of the units once, not half as wide."""
    draws = np.random.default_rng(2)
    human = draws.choice([-1, 0, 1], 80)
    scored = human * 0.2 + draws.normal(size=80) / 3
    once = validity(_scores(scored), _gold(human), classes=(0, 0))
    story = np.repeat(np.arange(80), 4)
    four = validity(_scores(np.repeat(scored, 4)), _gold(np.repeat(human, 4), story_id=story), classes=(0, 0))
    width = [(found.figures["high"] - found.figures["low"]).to_numpy() for found in (once, four)]
    np.testing.assert_allclose(width[1][2:], width[0][2:], rtol=1e-9)
    np.testing.assert_allclose(width[1][:2], width[0][:2], rtol=0.2)
    alone = validity(
        _scores(np.repeat(scored, 4)), _gold(np.repeat(human, 4), one=range(320)), classes=(0, 0), article="one"
    )
    assert (alone.figures["high"] - alone.figures["low"]).iloc[2] < 0.7 * width[0][2]


def test_a_share_of_all_or_none_has_wilsons_interval():
    """12 of 12 right: resamples say 1 to 1, Wilson .757 to 1 (12 / (12 + 1.96²))."""
    found = validity(_scores([-0.5, 0.5] * 6), _gold(["negative", "positive"] * 6))
    assert _figure(found, "accuracy") == 1
    assert _figure(found, "accuracy", "low") == pytest.approx(12 / (12 + 1.959963984540054**2))
    assert found.figures["method"].tolist() == ["Fisher's z", "Bonett and Wright", "Wilson", ""]
    assert math.isnan(_figure(found, "macro_f1", "low")), "no resample differs, so there is no interval"
    assert math.isnan(found.classes.set_index("class").loc["neutral", "precision"])


@pytest.mark.parametrize("scores", [SCORED[:9], [-0.5] * 4 + [0.0] * 3 + [0.5] * 2])
def test_fewer_than_ten_articles_bear_no_interval(scores):
    """The figures stand alone, be some right or all of them; so it is with a class of few articles beside many."""
    found = validity(_scores(scores), _gold(TEN[:9]), classes=CODES)
    assert len(found.figures) == 4
    assert found.figures[["low", "high"]].isna().all(axis=None)
    assert (found.figures["method"] == "").all()
    bounds = [column for column in found.classes.columns if column.endswith(("_low", "_high"))]
    assert len(bounds) == 6 and found.classes[bounds].isna().all(axis=None)
    more = validity(_scores([-0.5] * 12 + [0.5] * 2), _gold([2] * 12 + [6] * 2), classes=CODES)
    assert more.classes["recall_low"].notna().tolist() == [True, False, False]


def test_the_order_of_rows_and_other_columns_change_nothing():
    """The same units in another order give the same bits."""
    gold, scores = _gold(TEN * 3), _scores(SCORED * 3)
    first = validity(scores, gold, classes=CODES, seed=4)
    again = validity(scores[::-1].assign(more=1), gold[::-1], classes=CODES, seed=4)
    pd.testing.assert_frame_equal(first.figures, again.figures, check_exact=False, rtol=1e-12)
    other = validity(scores, gold, classes=CODES, seed=5)
    assert _figure(other, "macro_f1", "low") != _figure(first, "macro_f1", "low")


def test_nothing_changes_its_input():
    """scores and gold stay as they were."""
    gold, scores = _gold(TEN, coder="a"), _scores(SCORED)
    before = gold.copy(), scores.copy()
    validity(scores, gold, classes=CODES)
    pd.testing.assert_frame_equal(gold, before[0])
    pd.testing.assert_frame_equal(scores, before[1])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"classes": {2: "negative", 4: "neutral"}}, "classes says nothing of 6.*, which gold holds. It knows: 2, 4"),
        ({"classes": {2: "negative", 4: "neutrl", 6: "positive"}}, "Did you mean 'neutral'"),
        ({"classes": (1, 0)}, "two numbers in order"),
        ({"classes": 3}, "a mapping from code to class, or two numbers"),
        ({"cut": -0.1}, "cut=-0.1 is not allowed. Allowed: 0"),
        ({"value": "valu"}, "gold has no column 'valu'.*Did you mean 'value'"),
        ({"article": "story"}, "gold has no column 'story'"),
        ({"unit": "unit"}, "gold has no column 'unit'"),
    ],
)
def test_what_is_wrong_is_said(change, message):
    """With what is allowed and the nearest right name."""
    with pytest.raises(MediakitError, match=message):
        validity(_scores(SCORED), _gold(TEN), **({"classes": CODES} | change))


@pytest.mark.parametrize(
    ("scores", "gold", "message"),
    [
        (_scores(SCORED), _gold(["negativ"] + ["neutral"] * 9), "'negativ' is not known.*'negative'.*classes="),
        (_scores(SCORED), _gold(TEN).assign(doc_id="d1"), "several rows for unit 'd1', and no column 'coder'"),
        (_scores(SCORED), _gold(TEN, coder="a").assign(doc_id="d1"), "several rows for unit 'd1' by one coder"),
        (_scores(SCORED).assign(doc_id="d1"), _gold(TEN), "scores has several rows for unit 'd1'"),
        (_scores(SCORED).assign(doc_id=[f"e{i}" for i in range(10)]), _gold(TEN), "No unit has both.*'d0'.*'e0'"),
        (_scores(SCORED).rename(columns={"doc_id": "id"}), _gold(TEN), "share neither unit_id nor doc_id"),
        (_scores(SCORED), _gold(TEN, category=["tone", "topic"] * 5), "several categories .tone, topic."),
        (_scores(SCORED), _gold([2.0, math.inf] * 5), "codes that are infinite"),
        (
            _scores(SCORED),
            pd.DataFrame({"doc_id": ["d0", "d0"], "coder": ["a", "b"], "value": [1, 2], "story_id": ["s", "t"]}),
            "puts unit 'd0' in two articles",
        ),
    ],
)  # fmt: skip
def test_tables_that_do_not_fit_are_refused(scores, gold, message):
    """With the unit that does not."""
    with pytest.raises(MediakitError, match=message):
        validity(scores, gold)


CLASS = st.integers(0, 2)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CLASS, CLASS), min_size=1, max_size=30))
def test_class_figures_are_those_of_the_definitions(pairs):
    """Precision, recall and F1 as they are defined one unit at a time, macro-F1 over the classes that occur."""
    counts = np.zeros((3, 3))
    for pair in pairs:
        counts[pair] += 1
    found = class_figures(counts)
    both, coded, scored = (
        Counter(a for a, b in pairs if a == b),
        Counter(a for a, _ in pairs),
        Counter(b for _, b in pairs),
    )
    f1 = []
    for name in range(3):
        precision = both[name] / scored[name] if scored[name] else math.nan
        recall = both[name] / coded[name] if coded[name] else math.nan
        assert found["precision"][name] == pytest.approx(precision, nan_ok=True)
        assert found["recall"][name] == pytest.approx(recall, nan_ok=True)
        if coded[name] or scored[name]:
            harmonic = 2 * precision * recall / (precision + recall) if both[name] else 0.0
            assert found["f1"][name] == pytest.approx(harmonic)
            f1.append(harmonic)
    assert found["accuracy"] == pytest.approx(sum(both.values()) / len(pairs))
    assert found["macro_f1"] == pytest.approx(sum(f1) / len(f1))


def test_analyzers_are_compared_over_the_units_that_all_score():
    """The second does not score d9, so the first's figures are without it too; the difference is that of the two."""
    first, second = _scores(SCORED), _scores([-value for value in SCORED[:9]])
    table = compare_validity({"vader": first, "turned": second}, _gold(TEN), classes=CODES).set_index(
        ["name", "figure"]
    )
    alone = validity(first, _gold(TEN[:9]), classes=CODES)
    assert (table["n_unscored"] == 1).all()
    for figure in ("pearson", "accuracy", "macro_f1"):
        assert table.loc[("vader", figure), "estimate"] == pytest.approx(_figure(alone, figure))
        gap = table.loc[("turned", figure), "estimate"] - table.loc[("vader", figure), "estimate"]
        assert table.loc[("turned", figure), "difference"] == pytest.approx(gap)
    assert table.loc[("vader", "accuracy"), "difference"] == 0


def test_a_difference_is_paired():
    """Two analyzers that err on nearly the same units differ with a narrow interval, narrower than either's own."""
    draws = np.random.default_rng(3)
    human = draws.choice([-1, 0, 1], 200)
    scored = human * 0.2 + draws.normal(size=200) / 3
    nearly = np.where(np.arange(200) < 10, -scored, scored)
    table = compare_validity({"a": _scores(scored), "b": _scores(nearly)}, _gold(human), classes=(0, 0))
    row = table[(table["name"] == "b") & (table["figure"] == "accuracy")].iloc[0]
    assert row["difference_low"] <= row["difference"] <= row["difference_high"]
    assert row["difference_high"] - row["difference_low"] < 0.5 * (row["high"] - row["low"])
    same = compare_validity({"a": _scores(scored), "b": _scores(scored)}, _gold(human), classes=(0, 0))
    assert (same["difference"] == 0).all() and same["difference_low"].isna().all()


def test_compare_validity_says_what_is_wrong():
    """A list of tables has no names; a table that lacks its polarity is named."""
    with pytest.raises(MediakitError, match="no mapping of names"):
        compare_validity([_scores(SCORED)], _gold(TEN))
    with pytest.raises(MediakitError, match="scores of b has no column 'polarity'"):
        compare_validity({"a": _scores(SCORED), "b": _gold(TEN)}, _gold(TEN))


@pytest.mark.slow
@pytest.mark.parametrize("copied", [False, True])
def test_the_intervals_hold_what_they_promise(copied):
    """Of 1,000 samples of 60 articles (copied: of 1 to 3 units that are alike) the intervals hold the true accuracy,
    macro-F1 and r, taken from 400,000 units, in 92 to 98 of 100."""
    draws = np.random.default_rng(11)

    def sample(n):
        size = draws.integers(1, 4, n) if copied else np.ones(n, dtype=int)
        human = np.repeat(draws.choice([-1, 0, 1], n, p=[0.3, 0.5, 0.2]), size)
        level = np.repeat(draws.normal(size=n), size) + 0.3 * draws.normal(size=size.sum())
        story = np.repeat(np.arange(n), size)
        return _scores(0.15 * human + 0.2 * level), _gold(human, story_id=story)

    scores, gold = sample(400_000 // (2 if copied else 1))
    x, y = gold["value"].to_numpy(), scores["polarity"].to_numpy()
    made = np.where(y <= -0.05, -1, np.where(y >= 0.05, 1, 0))
    f1 = [2 * ((x == c) & (made == c)).sum() / ((x == c).sum() + (made == c).sum()) for c in (-1, 0, 1)]
    truth = {"accuracy": (x == made).mean(), "macro_f1": np.mean(f1), "pearson": np.corrcoef(x, y)[0, 1]}
    held = Counter()
    for _ in range(1000):
        found = validity(*sample(60), classes=(0, 0)).figures.set_index("figure")
        held.update(name for name, true in truth.items() if found.loc[name, "low"] <= true <= found.loc[name, "high"])
    for name in truth:
        assert 0.92 <= held[name] / 1000 <= 0.98, (name, held[name])


def test_coders_who_tie_on_every_unit_are_told():
    """That is no want of classes."""
    scores = pd.DataFrame({"doc_id": ["a", "b"], "polarity": [0.5, -0.5]})
    gold = pd.DataFrame(
        {"doc_id": list("abab"), "value": ["positive", "negative", "negative", "positive"], "coder": list("xxyy")}
    )
    notes = " ".join(validity(scores, gold).notes)
    assert "No unit has a class, so only correlations are shown." in notes
    assert "no classes are given" not in notes
