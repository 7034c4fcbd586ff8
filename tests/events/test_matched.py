"""Differences within events, against SciPy and by hand."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediakit import MediakitError
from mediakit.events import compare_matched
from mediakit.events.matched import sign_flip_p
from mediakit.tables import columns


def _corpus(differences, base=None):
    """One article of Courier and one of Post per event, so far apart."""
    n = len(differences)
    base = np.zeros(n) if base is None else base
    values = pd.DataFrame({
        "doc_id": [f"a{i}" for i in range(n)] + [f"b{i}" for i in range(n)], "outlet": ["Courier"] * n + ["Post"] * n,
        "polarity": [*(base + differences), *base],
    })  # fmt: skip
    events = pd.DataFrame({"doc_id": values["doc_id"], "event_id": [f"a{i}" for i in range(n)] * 2})
    return values, events


@pytest.mark.parametrize("n", [6, 9])
def test_p_is_that_of_scipy(n):
    """All sign flips, two-sided, as permutation_test with permutation_type="samples" does them."""
    values, events = _corpus(np.random.default_rng(n).normal(0.3, 0.5, n), np.random.default_rng(1).normal(size=n))
    found = compare_matched(values, events).iloc[0]
    sides = values["polarity"].to_numpy().reshape(2, n)
    expected = stats.permutation_test(
        sides, lambda x, y: np.mean(x - y), permutation_type="samples", n_resamples=np.inf, vectorized=False
    )
    assert np.isclose(found["difference"], expected.statistic) and np.isclose(found["p"], expected.pvalue)


def test_random_flips_are_near_the_paired_t_test():
    """Beyond 13 events p is drawn, and with 60 bell-shaped differences it is near ttest_rel's; so is the interval."""
    values, events = _corpus(np.random.default_rng(4).normal(0.15, 0.5, 60), np.random.default_rng(1).normal(size=60))
    found = compare_matched(values, events).iloc[0]
    expected = stats.ttest_rel(*values["polarity"].to_numpy().reshape(2, 60))
    low, high = expected.confidence_interval()
    assert abs(found["p"] - expected.pvalue) < 0.02
    assert abs(found["low"] - low) < 0.03 and abs(found["high"] - high) < 0.03


def test_topic_does_not_count():
    """Whatever the events' own tone, the table is the same to rounding."""
    differences = np.array([0.1, 0.3, -0.1, 0.2, 0.4, 0.1, 0.2])
    flat = compare_matched(*_corpus(differences))
    steep = compare_matched(*_corpus(differences, np.array([-5.0, 3, 0, 8, -2, 1, 9])))
    pd.testing.assert_frame_equal(flat, steep)
    assert list(flat.columns) == columns("matched")


def test_a_shared_story_counts_for_neither():
    """By hand: of six events the first has only a wire text that both carried, so five are left."""
    values, events = _corpus(np.array([0.0, 0.2, 0.2, 0.3, 0.1, 0.2]))
    values["story_id"] = values["doc_id"].where(values["doc_id"] != "b0", "a0")
    found = compare_matched(values, events).iloc[0]
    assert found["n_events"] == 5 and found["n_a"] == 5 and np.isclose(found["difference"], 0.2)
    assert np.isnan(found["p"]) and np.isfinite(found["low"])
    assert found["note"] == "no test: 5 events cannot give a p below 0.06"


def test_pairs_that_cannot_be_tested_do_not_burden_the_others():
    """Of three pairs, one with eight events and two with five: one is tested, so p_adjusted is p."""
    values, events = _corpus(np.full(8, 0.1) + np.arange(8) / 100)
    third = pd.DataFrame({"doc_id": [f"h{i}" for i in range(5)], "outlet": "Herald", "polarity": 0.3})
    more = pd.DataFrame({"doc_id": third["doc_id"], "event_id": [f"a{i}" for i in range(5)]})
    found = compare_matched(pd.concat([values, third]), pd.concat([events, more]))
    assert found["n_events"].tolist() == [8, 5, 5] and found["p"].notna().tolist() == [True, False, False]
    assert found["p_adjusted"][0] == found["p"][0] == 2 / 256 and found["note"][0] == ""


def test_the_note_looks_at_the_corrected_level():
    """By hand: seven events give .0156 at least; over three pairs .0167 is the bar, over six .0083."""
    values, events = _corpus(np.full(7, 0.1) + np.arange(7) / 100)

    def with_more(names):
        more = [values[:7].assign(outlet=name, doc_id=[f"{name}{i}" for i in range(7)]) for name in names]
        told = [events[:7].assign(doc_id=one["doc_id"]) for one in more]
        return compare_matched(pd.concat([values, *more]), pd.concat([events, *told]))

    assert set(with_more(["Star"])["note"]) <= {"", "no interval: (nearly) all events show the same difference"}
    assert with_more(["Star", "Gull"])["note"][0].endswith("7 events cannot reach 5% alone over 6 pairs: that takes 8")


def test_an_outlets_agency_copies_can_be_left_out():
    """With copies="own", six events are left of seven: in one of them the Post has only what Nordwire wrote."""
    values, events = _corpus(np.array([0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 5.0]))
    values["origin"] = values["outlet"].where(values["doc_id"] != "b6", "Nordwire")
    assert compare_matched(values, events)["n_events"][0] == 7
    own = compare_matched(values, events, copies="own").iloc[0]
    assert own["n_events"] == 6 and np.isclose(own["difference"], 0.2)
    with pytest.raises(MediakitError, match="origin"):
        compare_matched(values.drop(columns="origin"), events, copies="own")
    with pytest.raises(MediakitError, match="copies='mine'"):
        compare_matched(values, events, copies="mine")


def test_stories_are_averaged_before_events():
    """By hand: two copies of one story at 1 and another story at 4 are 2.5, not 2; every event counts alike."""
    values, events = _corpus(np.array([1.0, 1, 1, 1, 1]))
    more = pd.DataFrame({"doc_id": ["c", "d"], "outlet": "Courier", "polarity": [1.0, 4.0], "story_id": ["a0", "d"]})
    values = pd.concat([values.assign(story_id=values["doc_id"]), more], ignore_index=True)
    events = pd.concat([events, pd.DataFrame({"doc_id": ["c", "d"], "event_id": "a0"})], ignore_index=True)
    found = compare_matched(values, events).iloc[0]
    assert np.isclose(found["difference"], (2.5 + 4) / 5) and found["n_a"] == 7 and found["n_b"] == 5


def test_a_rate_is_sum_over_sum_within_the_event():
    """By hand: (3 + 1) / (10 + 30) less 2 / 20 is 0 in the first event, 5 / 10 less 2 / 20 is .4 in the others."""
    values, events = _corpus(np.zeros(5))
    values = values.assign(n=[3] + [5] * 4 + [2] * 5, n_words=[10] * 5 + [20] * 5)
    values.loc[len(values)] = ["c", "Courier", 0.0, 1, 30]
    events.loc[len(events)] = ["c", "a0"]
    found = compare_matched(values, events, measure=("n", "n_words")).iloc[0]
    assert found["measure"] == "n / n_words" and np.isclose(found["difference"], 4 * 0.4 / 5)


def test_too_few_events_are_said():
    """Below the least n the difference is shown without interval or p; where there is no event, nothing."""
    values, events = _corpus(np.array([0.1, 0.2, 0.4]))
    found = compare_matched(values, events).iloc[0]
    assert found["note"] == "3 events that both cover: no interval or test below 5" and np.isclose(
        found["difference"], 0.7 / 3
    )
    assert np.isnan(found[["low", "p", "p_adjusted"]].to_numpy(float)).all()
    none = compare_matched(values, events.assign(event_id=None))
    assert len(none) == 0 and list(none.columns) == columns("matched")
    apart = events.assign(event_id=events["doc_id"])
    assert compare_matched(values, apart)["note"][0] == "no event that both cover: no interval or test below 5"


def test_equal_differences_have_no_interval():
    """No spread, no interval; p stays."""
    found = compare_matched(*_corpus(np.full(6, 0.25))).iloc[0]
    assert np.isnan(found["low"]) and found["p"] == 2 / 64 and "same difference" in found["note"]
    assert compare_matched(*_corpus(np.zeros(6)))["p"][0] == 1


def test_order_and_other_groups_do_not_matter():
    """Shuffled rows give the same table; a third group changes no p, only the corrected one."""
    values, events = _corpus(np.random.default_rng(2).normal(0.2, 0.4, 20))
    one = compare_matched(values, events)
    pd.testing.assert_frame_equal(one, compare_matched(values.sample(frac=1, random_state=1), events.iloc[::-1]))
    third = values[values["outlet"] == "Post"].assign(
        outlet="Herald", doc_id=[f"h{i}" for i in range(20)], polarity=0.1
    )
    unknown = third.assign(outlet=None, doc_id=[f"u{i}" for i in range(20)])
    more = pd.concat([events, pd.DataFrame({"doc_id": third["doc_id"], "event_id": [f"a{i}" for i in range(20)]})])
    three = compare_matched(pd.concat([values, third, unknown]), more)
    same = three[(three["group_a"] == "Courier") & (three["group_b"] == "Post")].iloc[0]
    assert len(three) == 3 and same["p"] == one["p"][0] and same["low"] == one["low"][0]
    assert same["p_adjusted"] > same["p"]
    two = compare_matched(pd.concat([values, third]), more, max_groups=2)
    assert len(two) == 1 and two.attrs["n_not_compared"] == 1


def test_missing_values_are_left_out():
    """An article without a number, or outside events, is as if it were not there."""
    values, events = _corpus(np.array([0.1, 0.2, 0.3, 0.1, 0.2, 0.4]))
    more = values.assign(doc_id=[f"x{i}" for i in range(12)], polarity=[np.nan, np.inf, -9.0] * 4)
    known = pd.DataFrame({"doc_id": [f"x{i}" for i in range(12) if i % 3 < 2], "event_id": "a0"})
    found = compare_matched(pd.concat([values, more]), pd.concat([events, known]))
    pd.testing.assert_frame_equal(found, compare_matched(values, events))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"min_events": 4}, "min_events=4"), ({"min_events": True}, "min_events=True"),
        ({"max_groups": 1}, "max_groups"),
        ({"seed": -1}, "seed"), ({"correction": "bonferroni"}, "correction"), ({"measure": "tone"}, "no column 'tone'"),
        ({"measure": "outlet"}, "not numbers"), ({"by": "paper"}, "no column 'paper'"), ({"by": ["outlet"]}, "by="),
    ],
)  # fmt: skip
def test_wrong_arguments_are_refused(given, said):
    """Each with what is allowed."""
    with pytest.raises(MediakitError, match=said):
        compare_matched(*_corpus(np.zeros(5)), **given)


def test_tables_that_do_not_fit_are_refused():
    """An article twice, on either side, or tables without their columns."""
    values, events = _corpus(np.zeros(5))
    with pytest.raises(MediakitError, match="several rows"):
        compare_matched(pd.concat([values, values]), events)
    with pytest.raises(MediakitError, match="several rows"):
        compare_matched(values, pd.concat([events, events]))
    with pytest.raises(MediakitError, match="event_id"):
        compare_matched(values, values)
    with pytest.raises(MediakitError, match="doc_id"):
        compare_matched(values.drop(columns="doc_id"), events)


def test_many_flips_go_in_pieces():
    """With more events than fit at once p is still a count over 9,999 draws."""
    p = sign_flip_p(np.random.default_rng(0).normal(size=5000), np.random.default_rng(0))
    assert 0 < p <= 1 and np.isclose(p * 10_000, round(p * 10_000))
