"""Do the intervals and tests hold what they promise? Simulations; run with -m slow -s to see the figures.

benchmarks/compare.py has the larger ones, those of docs/measures.md.
"""

import numpy as np
import pytest
from scipy import stats

from mediakit._resampling import bootstrap_t, permutation_p
from mediakit.compare._effects import effect_intervals, risk_ratio
from mediakit.compare._pair import pair_of, why_untested
from mediakit.compare._rows import Group


def _tone(kind, size, rng):
    """Draws with mean 0: a bell, a skewed tone, a tone with half of the articles at one value."""
    if kind == "normal":
        return rng.normal(size=size)
    if kind == "skewed":
        return rng.gamma(2, size=size) - 2
    return np.where(rng.random(size) < 0.5, 0.0, rng.normal(size=size))


def _one_each(values):
    return np.column_stack([values, np.ones(len(values))])


def _share(hits, rounds):
    print(f"{hits / rounds:.3f}", end=" ")
    return hits / rounds


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["normal", "skewed", "half zero"])
def test_group_interval_holds_95_percent(kind):
    """95% intervals of a mean hold it in 93 to 97% of samples from 20 on, and in no fewer than 92% from 5 on.

    Where half of the articles score exactly the same the promise is not kept below 40; the figures are
    printed and docs/measures.md gives them.
    """
    rng = np.random.default_rng(20)
    rounds = 4000
    for n in (5, 8, 12, 20, 40):
        hits = none = 0
        for _ in range(rounds):
            low, high = bootstrap_t([_one_each(_tone(kind, n, rng))], (1,), rng, resamples=999)
            none += np.isnan(low)
            hits += np.isnan(low) or low <= 0 <= high
        print(f"\n{kind}, n={n}: no interval {none / rounds:.3f}, covers", end=" ")
        share = _share(hits, rounds)
        if kind == "half zero":
            assert share >= 0.87
        elif n >= 20:
            assert 0.93 <= share <= 0.97
        elif n >= 5:
            assert share >= 0.92


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["normal", "skewed"])
@pytest.mark.parametrize(
    ("n_a", "n_b", "shared"),
    [(5, 5, 0), (20, 8, 0), (40, 10, 0), (8, 8, 4), (20, 20, 10), (20, 20, 15), (40, 40, 20), (8, 8, 8)],
)
def test_pair_interval_holds_95_percent_with_shared_stories(kind, n_a, n_b, shared):
    """The 95% interval of a difference holds with and without stories that both outlets carried."""
    rng = np.random.default_rng(21)
    rounds, hits = 3000, 0
    for _ in range(rounds):
        hits += _covers(_lots(kind, n_a, n_b, shared, rng), rng)
    print(f"\n{kind}, {n_a} and {n_b}, {shared} shared: covers", end=" ")
    assert 0.92 <= _share(hits, rounds) <= 0.985


def _lots(kind, n_a, n_b, shared, rng):
    """Stories of a only, b only and both; versions of a shared story differ by a tenth of the spread."""
    a, b, both = (_tone(kind, n, rng) for n in (n_a - shared, n_b - shared, shared))
    edit = rng.normal(scale=0.1, size=(2, shared))
    none_a, none_b, one = np.zeros(len(a)), np.zeros(len(b)), np.ones(shared)
    return [
        np.column_stack([a, none_a + 1, none_a, none_a]),
        np.column_stack([none_b, none_b, b, none_b + 1]),
        np.column_stack([both + edit[0], one, both + edit[1], one]),
    ]


def _covers(lots, rng):
    low, high = bootstrap_t(lots, (1, -1), rng, resamples=999)
    return np.isnan(low) or low <= 0 <= high


@pytest.mark.slow
def test_permutation_errs_five_times_in_a_hundred_with_syndicated_copies():
    """Two chains of outlets print each story three times: over stories 5% false finds, over copies far more."""
    rng = np.random.default_rng(22)
    rounds, stories, copies = 2000, 10, 3
    found = naive = 0
    for _ in range(rounds):
        a, b = rng.normal(size=(2, stories))
        none, three = np.zeros(stories), np.full(stories, float(copies))
        lots = [
            np.column_stack([a * copies, three, none, none]),
            np.column_stack([none, none, b * copies, three]),
            np.empty((0, 4)),
        ]
        found += permutation_p(lots, rng, permutations=199) <= 0.05
        many, zeros, ones = stories * copies, np.zeros(stories * copies), np.ones(stories * copies)
        lots = [
            np.column_stack([np.repeat(a, copies), ones, zeros, zeros]),
            np.column_stack([zeros, zeros, np.repeat(b, copies), ones]),
            np.empty((0, 4)),
        ]
        assert len(lots[0]) == many
        naive += permutation_p(lots, rng, permutations=199) <= 0.05
    print("\nfalse finds over stories, over copies:", end=" ")
    assert 0.035 <= _share(found, rounds) <= 0.065
    assert _share(naive, rounds) > 0.2


@pytest.mark.slow
@pytest.mark.parametrize(("n_a", "n_b", "shared"), [(8, 8, 0), (20, 20, 10), (30, 10, 5)])
def test_permutation_errs_five_times_in_a_hundred_with_shared_stories(n_a, n_b, shared):
    """Without a difference p is at most .05 in 5% of samples, with stories that both carried too."""
    rng = np.random.default_rng(23)
    rounds = 2000
    found = sum(
        permutation_p(_lots("skewed", n_a, n_b, shared, rng), rng, permutations=199) <= 0.05 for _ in range(rounds)
    )
    print(f"\n{n_a} and {n_b}, {shared} shared: false finds", end=" ")
    assert 0.035 <= _share(found, rounds) <= 0.065


@pytest.mark.slow
def test_unequal_spread_is_not_taken_for_a_difference():
    """Ten loud articles and forty quiet ones with one mean: at most 8% false finds, 30% unstudentised."""
    rng = np.random.default_rng(24)
    rounds, found, plain = 1000, 0, 0
    for _ in range(rounds):
        a, b = rng.normal(scale=3, size=10), rng.normal(size=40)
        zero_a, zero_b = np.zeros(10), np.zeros(40)
        lots = [
            np.column_stack([a, zero_a + 1, zero_a, zero_a]),
            np.column_stack([zero_b, zero_b, b, zero_b + 1]),
            np.empty((0, 4)),
        ]
        found += permutation_p(lots, rng, permutations=199) <= 0.05
        both = rng.permuted(np.tile(np.concatenate([a, b]), (199, 1)), axis=1)
        moved = np.abs(both[:, :10].mean(axis=1) - both[:, 10:].mean(axis=1))
        plain += ((moved >= abs(a.mean() - b.mean())).sum() + 1) / 200 <= 0.05
    print("\nfalse finds with unequal spread, studentised and plain:", end=" ")
    assert _share(found, rounds) <= 0.08
    assert _share(plain, rounds) > 0.15


def _group(story, value):
    order = np.argsort(story, kind="stable")
    story, value = story[order], value[order]
    stories, first = np.unique(story, return_index=True)
    ones = np.ones(len(value))
    return Group(story, value, ones, stories, np.column_stack([np.add.reduceat(x, first) for x in (value, ones)]))


def _printed(n, shared, rng, most=4):
    """The stories of two groups' articles, each story one to four times in a group that carries it."""
    copies = rng.integers(1, most + 1, 2 * n - shared)
    return [np.repeat(s, copies[s]) for s in (np.arange(n), np.arange(n - shared, 2 * n - shared))]


def _alarms(rounds, rng):
    """False finds of the permutation test over stories, and of Welch's t over articles, with agency copies."""
    found = naive = 0
    for _ in range(rounds):
        stories = _printed(20, 2, rng)
        scores = _tone("skewed", 38, rng)
        a, b = (scores[story] for story in stories)
        pair = pair_of(_group(stories[0], a), _group(stories[1], b))
        found += permutation_p(pair.strata, rng, permutations=199) <= 0.05
        naive += stats.ttest_ind(a, b, equal_var=False).pvalue <= 0.05
    return found / rounds, naive / rounds


def test_agency_copies_do_not_alarm_the_permutation_test_and_do_alarm_naive_ones():
    """200 samples without a difference: near 5% of false finds over stories (sure below 10%), above 12% over copies."""
    found, naive = _alarms(200, np.random.default_rng(25))
    assert found <= 0.1 and naive >= 0.12


@pytest.mark.slow
def test_agency_copies_many_samples():
    """2,000 samples: 5% within simulation error over stories, three times as many and more over articles."""
    found, naive = _alarms(2000, np.random.default_rng(26))
    print(f"\nfalse finds over stories {found:.3f}, Welch over articles {naive:.3f}")
    assert 0.038 <= found <= 0.062 and naive >= 0.15


@pytest.mark.slow
@pytest.mark.parametrize("n", [20, 40])
def test_intervals_of_effect_sizes_hold_95_percent(n):
    """From 20 stories a group on, 93 to 97% of the intervals of g, delta and risk ratio hold, within 1.5% of error."""
    rng = np.random.default_rng(27)
    rounds, held = 800, np.zeros(3)
    for _ in range(rounds):
        stories = _printed(n, n // 4, rng, 3)
        scores, lot = rng.normal(size=2 * n - n // 4), rng.random(2 * n - n // 4)
        pair = pair_of(_group(stories[0], scores[stories[0]] + 0.5), _group(stories[1], scores[stories[1]]))
        truths = (0.5, 2 * stats.norm.cdf(0.5 / np.sqrt(2)) - 1)
        for place, ((low, high), truth) in enumerate(
            zip(effect_intervals(pair, rng, resamples=999), truths, strict=True)
        ):
            held[place] += low <= truth <= high
        shares = [(lot[story] < share).astype(float) for story, share in zip(stories, (0.5, 0.3), strict=True)]
        pair = pair_of(*(_group(story, share) for story, share in zip(stories, shares, strict=True)))
        _, low, high = risk_ratio(pair, rng, share=True, resamples=999)
        held[2] += low <= 0.5 / 0.3 <= high
    print(f"\n{n} and {n} stories, g, delta and risk ratio hold: {held / rounds}")
    assert all(0.915 <= share <= 0.985 for share in held / rounds)


@pytest.mark.slow
@pytest.mark.parametrize(("own", "versions"), [(6, (1, 1)), (12, (1, 1)), (30, (2, 1)), (30, (1, 1)), (100, (3, 3))])
def test_pair_interval_holds_where_one_story_is_shared(own, versions):
    """Own stories of each outlet, one shared in so many articles, versions half as far apart as stories: 93 to 97%.

    Where why_untested refuses the interval less would hold: 6 own stories each and 6 articles of the shared one.
    """
    rng = np.random.default_rng(23)
    pair, share = _held_with_one_shared(own, versions, rng)
    assert why_untested(pair) == "" and 0.93 <= share <= 0.97
    pair, share = _held_with_one_shared(6, (6, 6), rng)
    assert why_untested(pair) == "shared" and share < 0.92


def _held_with_one_shared(own, versions, rng, rounds=2000):
    hits = 0
    for _ in range(rounds):
        scores, told = rng.normal(size=2 * own + 1), rng.normal(scale=0.7, size=(2, 2 * own + 1))
        sides = []
        for side, n in enumerate(versions):
            story = np.append(np.arange(own) + side * own, np.repeat(2 * own, n))
            over = (scores + told[side])[story]
            stories = np.unique(story)
            totals = np.column_stack([[over[story == s].sum(), (story == s).sum()] for s in stories]).T
            sides.append(Group(story, over, np.ones(len(story)), stories, totals))
        pair = pair_of(*sides)
        low, high = bootstrap_t(pair.strata, (1, -1), rng, resamples=399)
        hits += low <= 0 <= high
    print(f"\n{own} own, one shared {versions}: covers", end=" ")
    return pair, _share(hits, rounds)


@pytest.mark.slow
@pytest.mark.parametrize(("n", "copies"), [(5, 2), (8, 3), (15, 7), (30, 14)])
def test_group_interval_with_one_story_of_many_articles(n, copies):
    """Up to a third of the articles in one story 92% or more of the intervals hold; at two thirds below 90%."""
    rng, rounds = np.random.default_rng(24), 2000
    for times, least, most in ((copies, 0.92, 0.97), (2 * (n - 1), 0, 0.9)):
        hits = 0
        for _ in range(rounds):
            count = np.append(np.ones(n - 1), times)
            low, high = bootstrap_t([np.column_stack([rng.normal(size=n) * count, count])], (1,), rng, resamples=399)
            hits += low <= 0 <= high
        print(f"\n{n} stories, one with {times} articles: covers", end=" ")
        assert least <= _share(hits, rounds) <= most
