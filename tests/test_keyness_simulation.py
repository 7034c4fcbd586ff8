"""Does the p of keyness hold what it promises where copies are printed? Run with -m slow -s to see the figures."""

import numpy as np
import pytest

from mediakit.keyness._measures import chi_squared_p, log_likelihood, log_ratio, log_ratio_margin
from mediakit.keyness._permutation import story_p
from mediakit.keyness._sides import Tally

pytestmark = pytest.mark.slow

RATES = np.repeat([0.0003, 0.001, 0.005, 0.03], 25)  # 100 words, from rare to frequent


def _corpus(rng, n_target, n_reference, n_shared, lengths, copies):
    """Stories of equal rates on both sides, each word's rate varying from story to story by half of itself."""
    side = np.repeat([0, 1, 2], [n_target, n_reference, n_shared])
    size = rng.lognormal(np.log(np.where(side == 1, lengths[1], lengths[0])), 0.5).astype(int) + 20
    printed = np.column_stack([np.where(side != 1, copies, 0), np.where(side != 0, copies, 0)])
    rate = rng.gamma(2, 0.5, (len(side), len(RATES))) * RATES
    first = rng.poisson(rate * size[:, None])
    # a tenth of the words of a shared story is written anew by the second side
    second = np.where(rng.random(first.shape) < 0.1, rng.poisson(rate * size[:, None]), first)
    count = np.stack([first * printed[:, :1], second * printed[:, 1:]], axis=-1)
    count = count[:, count.sum(axis=(0, 2)) >= 3]
    word, story = np.nonzero(count.sum(axis=2).T)
    n_words = count.shape[1]
    docs = np.zeros((n_words, 2), dtype="int64")
    return Tally([""] * n_words, word, story, count[story, word], docs, size[:, None] * printed, printed)


@pytest.mark.parametrize(
    ("n_target", "n_reference", "n_shared", "lengths", "copies"),
    [
        (20, 40, 0, (350, 350), 1),
        (20, 40, 0, (350, 350), 3),
        (15, 35, 10, (350, 350), 1),
        (20, 40, 0, (200, 450), 1),
        (20, 40, 0, (200, 450), 3),
        (9, 9, 0, (350, 350), 3),
    ],
)
def test_p_errs_five_times_in_a_hundred_and_p_over_words_far_more(n_target, n_reference, n_shared, lengths, copies):
    """Without any difference 3.5 to 6.5% of words have p <= .05 over stories, over words at least 15%."""
    rng = np.random.default_rng(30)
    tested = found = naive = held = known = 0
    for round_ in range(100):
        words = _corpus(rng, n_target, n_reference, n_shared, lengths, copies)
        p, _, _ = story_p(words, round_, stages=((499, 1.0),))
        (a, b), (c, d) = words.times().T, words.lengths.sum(axis=0)
        over_words = chi_squared_p(log_likelihood(a, b, c, d))
        margin, there = log_ratio_margin(words), (a > 0) & (b > 0)
        held += int((np.abs(log_ratio(a, b, c, d)) <= margin)[there].sum())
        known += int(there.sum())
        tested += int(np.isfinite(p).sum())
        found += int((p <= 0.05).sum())
        naive += int((over_words <= 0.05)[np.isfinite(p)].sum())
    print(
        f"\n{n_target}, {n_reference}, {n_shared} shared, {lengths} words, {copies} copies: over stories "
        f"{found / tested:.3f}, over words {naive / tested:.3f}, interval holds {held / known:.3f}"
    )
    assert 0.035 <= found / tested <= 0.065
    assert naive / tested >= 0.15
    assert 0.90 <= held / known <= 0.98
