"""What the tests and intervals of compare hold in simulated corpora: the figures of docs/measures.md.

    .venv/bin/python benchmarks/compare.py [ROUNDS]

False alarms: two groups of outlets without any difference. A story is an outlet's own, printed once, or an agency's,
printed by one to four outlets of its group; one agency story in ten goes to both groups. Tests that count articles as
independent are set beside the permutation test over stories. docs/false_alarms.png is drawn anew.

Coverage: how many of the 95% intervals hold the true value, by the number of stories in each group.
"""

import sys
from pathlib import Path
from statistics import NormalDist

import numpy as np
from scipy import stats

from mediakit._resampling import bootstrap_t, permutation_p
from mediakit.compare._detectable import detectable
from mediakit.compare._effects import effect_intervals, risk_ratio
from mediakit.compare._pair import Pair, pair_of
from mediakit.compare._rows import Group
from mediakit.plots._style import ACCENT, GREY, INK, SECOND, SMALL, canvas, finish, styled

ROUNDS = 1000
RESAMPLES = 999
PERMUTATIONS = 199
STORIES = 30  # of each group, in the false alarms
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)  # of the stories that are an agency's
SIZES = (8, 15, 20, 40, 100)
EDIT = 0.1  # spread of the versions of a story, in spreads of stories
FIGURE = Path(__file__).resolve().parents[1] / "docs" / "false_alarms.png"
OVER_STORIES, OF_SHARES = "permutation over stories", "the same, of shares"
LOOK = {
    OVER_STORIES: (ACCENT, "o", "-"), OF_SHARES: (ACCENT, "D", ":"),
    "Welch's t over articles": (SECOND, "s", "--"), "Mann-Whitney over articles": (INK, "^", "-."),
    "chi-squared over articles": (GREY, "v", (0, (5, 1, 1, 1, 1, 1))),
}  # fmt: skip


def group(story: np.ndarray, over: np.ndarray, under: np.ndarray | None = None) -> Group:
    """A group of articles, as compare makes it."""
    under = np.ones(len(over)) if under is None else under
    order = np.argsort(story, kind="stable")
    story, over, under = story[order], over[order], under[order]
    stories, first = np.unique(story, return_index=True)
    return Group(story, over, under, stories, np.column_stack([np.add.reduceat(x, first) for x in (over, under)]))


def carried(n_a: int, n_b: int, shared: int, copies: np.ndarray) -> list[np.ndarray]:
    """The stories of each group's articles; `copies` says how often a group prints each of its stories."""
    a, b = np.arange(n_a), np.arange(n_a - shared, n_a - shared + n_b)
    return [np.repeat(stories, copies[stories]) for stories in (a, b)]


def tone(kind: str, size: int, rng: np.random.Generator) -> np.ndarray:
    """Draws with mean 0 and spread 1: a bell or a skewed tone."""
    return rng.normal(size=size) if kind == "bell" else (rng.gamma(2, size=size) - 2) / np.sqrt(2)


def versions(scores: np.ndarray, story: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A story's score in each of its copies, a little edited."""
    return scores[story] + rng.normal(scale=EDIT, size=len(story))


def p_of(pair: Pair, rng: np.random.Generator) -> float:
    """The permutation test over stories."""
    return permutation_p(pair.strata, rng, permutations=PERMUTATIONS)


def false_alarms(agency: float, rounds: int, rng: np.random.Generator) -> tuple[float, dict[str, float]]:
    """The share of articles that are agency copies, and of samples in which each test finds what is not there."""
    found = dict.fromkeys(LOOK, 0)
    n_copies = n_articles = 0
    for _ in range(rounds):
        n = 2 * STORIES
        from_agency = rng.random(n) < agency
        shared = int(rng.binomial(from_agency.sum(), 0.1))
        from_agency[STORIES - shared : STORIES] |= agency > 0
        stories = carried(STORIES, STORIES, shared, np.where(from_agency, rng.integers(1, 5, n), 1))
        n_articles += sum(map(len, stories))
        n_copies += sum(int(from_agency[story].sum()) for story in stories)
        scores, frame = tone("skewed", n, rng), (rng.random(n) < 0.3).astype(float)
        a, b = (versions(scores, story, rng) for story in stories)
        has_a, has_b = (frame[story] for story in stories)
        found[OVER_STORIES] += p_of(pair_of(group(stories[0], a), group(stories[1], b)), rng) <= 0.05
        pair = pair_of(group(stories[0], has_a), group(stories[1], has_b))
        found[OF_SHARES] += p_of(pair, rng) <= 0.05
        found["Welch's t over articles"] += stats.ttest_ind(a, b, equal_var=False).pvalue <= 0.05
        found["Mann-Whitney over articles"] += stats.mannwhitneyu(a, b, method="asymptotic").pvalue <= 0.05
        table = np.array([[has.sum(), len(has) - has.sum()] for has in (has_a, has_b)])
        if table.sum(axis=0).all():
            found["chi-squared over articles"] += stats.chi2_contingency(table, correction=False).pvalue <= 0.05
    return n_copies / n_articles, {name: hits / rounds for name, hits in found.items()}


def other_alarms(rounds: int, rng: np.random.Generator) -> dict[str, float]:
    """False alarms of the permutation test for rates, where one group's articles are three times as long."""
    found = dict.fromkeys(("rate, 20 and 20 stories", "rate, articles of 300 and 900 words"), 0)
    for name, longer in zip(found, (1, 3), strict=True):
        for _ in range(rounds):
            pair = rates(20, 0.003, 0.003, rng, longer=longer)
            found[name] += p_of(pair, rng) <= 0.05
    return {name: hits / rounds for name, hits in found.items()}


def rates(n: int, rate_a: float, rate_b: float, rng: np.random.Generator, *, longer: float = 1) -> Pair:
    """Mentions in the words of n stories of each group, one to three copies; a story's rate varies by .7 of itself."""
    sides = []
    for side, (rate, size) in enumerate(((rate_a, 300), (rate_b, 300 * longer))):
        words = rng.integers(size // 2, size * 3 // 2 + 1, n)
        times = rng.poisson(words * rate * rng.gamma(2, 0.5, n))
        story = np.repeat(np.arange(n), rng.integers(1, 4, n))
        sides.append(group(story + side * n, times[story].astype(float), words[story].astype(float)))
    return pair_of(*sides)


def tone_pair(n: int, kind: str, shift: float, rng: np.random.Generator) -> Pair:
    """Two groups of n stories, a quarter of them shared, one to three copies, a's mean higher by `shift`."""
    shared = n // 4
    stories = carried(n, n, shared, rng.integers(1, 4, 2 * n - shared))
    scores = tone(kind, 2 * n - shared, rng)
    a, b = (versions(scores, story, rng) for story in stories)
    return pair_of(group(stories[0], a + shift), group(stories[1], b))


def share_pair(n: int, share_a: float, share_b: float, rng: np.random.Generator) -> Pair:
    """Two groups of n stories, a quarter of them shared, one to three copies, that have a frame or not."""
    shared = n // 4
    stories = carried(n, n, shared, rng.integers(1, 4, 2 * n - shared))
    lot = rng.random(2 * n - shared)
    return pair_of(*(group(s, (lot[s] < p).astype(float)) for s, p in zip(stories, (share_a, share_b), strict=True)))


def told(bounds: list[tuple[float, float]], truth: float) -> str:
    """How many of the intervals hold the truth, and how many there are."""
    low, high = np.array(bounds).T
    made = ~np.isnan(low) & ~np.isnan(high)
    held = ((low <= truth) & (truth <= high))[made].mean() if made.any() else np.nan
    return f"{held:.3f}" + ("" if made.all() else f" ({100 * made.mean():.0f}% made)")


def coverage_of_tone(n: int, kind: str, rounds: int, rng: np.random.Generator) -> str:
    """A line: difference, Hedges g and Cliff's delta of two groups half a spread apart."""
    shift, spread = 0.5, np.sqrt(1 + EDIT**2)
    if kind == "bell":
        delta = 2 * NormalDist().cdf(shift / (spread * np.sqrt(2))) - 1
    else:
        many = [tone(kind, 1_000_000, rng) + rng.normal(scale=EDIT, size=1_000_000) for _ in "ab"]
        delta = float(np.mean(np.sign(many[0] + shift - many[1])))
    differences, gs, deltas = [], [], []
    for _ in range(rounds):
        pair = tone_pair(n, kind, shift, rng)
        differences.append(bootstrap_t(pair.strata, (1, -1), rng, resamples=RESAMPLES))
        of_g, of_delta = effect_intervals(pair, rng, resamples=RESAMPLES)
        gs.append(of_g)
        deltas.append(of_delta)
    return f"difference {told(differences, shift)}, g {told(gs, shift / spread)}, delta {told(deltas, delta)}"


def coverage_of_ratios(n: int, rounds: int, rng: np.random.Generator) -> str:
    """A line: risk ratios of two pairs of shares, and a difference and ratio of rates."""
    parts = []
    for share_a, share_b in ((0.5, 0.3), (0.3, 0.15)):
        found = [
            risk_ratio(share_pair(n, share_a, share_b, rng), rng, share=True, resamples=RESAMPLES)
            for _ in range(rounds)
        ]
        parts.append(f"risk ratio {share_a}/{share_b} {told([f[1:] for f in found], share_a / share_b)}")
    differences, ratios = [], []
    for _ in range(rounds):
        pair = rates(n, 0.006, 0.003, rng)
        differences.append(bootstrap_t(pair.strata, (1, -1), rng, resamples=RESAMPLES))
        ratios.append(risk_ratio(pair, rng, share=False, resamples=RESAMPLES)[1:])
    return ", ".join([*parts, f"rates: difference {told(differences, 0.003)}, ratio {told(ratios, 2)}"])


def power(n: int, rounds: int, rng: np.random.Generator) -> str:
    """A line: how often the test finds a difference as large as the mean detectable one."""
    size = float(np.mean([detectable(tone_pair(n, "bell", 0, rng).strata) for _ in range(200)]))
    hits = sum(p_of(tone_pair(n, "bell", size, rng), rng) <= 0.05 for _ in range(rounds))
    return f"a difference of {size:.2f} is found in {hits / rounds:.3f}"


@styled
def draw(shares: list[float], alarms: list[dict[str, float]], rounds: int) -> None:
    """The figure: false alarms of each test by the share of agency copies."""
    ax = canvas(None, 3.6)
    ax.axhline(0.05, color=GREY, linewidth=0.8, zorder=1)
    ends = {name: alarms[-1][name] for name in LOOK}
    place = -np.inf
    for name in sorted(LOOK, key=ends.get):
        colour, mark, line = LOOK[name]
        y = np.array([found[name] for found in alarms])
        error = 1.96 * np.sqrt(y * (1 - y) / rounds)
        ax.errorbar(
            np.array(shares) * 100, y, error, color=colour, marker=mark, linestyle=line, markersize=5,
            markerfacecolor="white" if mark in "Dv" else colour, elinewidth=0.8, clip_on=False, zorder=3,
        )  # fmt: skip
        place = max(place + 0.022, ends[name])
        ax.annotate(name, (1.02, place), xycoords=ax.get_yaxis_transform(), va="center", fontsize=SMALL, color=colour)
    ax.annotate(
        "promised: .05", (0, 0.05), xytext=(2, -3), textcoords="offset points", va="top", fontsize=SMALL, color=GREY
    )
    ax.set_xlim(-2, 102)
    ax.set_ylim(0, None)
    ax.set_xlabel("articles that are copies of agency stories, %")
    ax.set_ylabel("share of samples with p ≤ .05,\nthough there is no difference")
    finish(ax, "", [f"{rounds:,} samples a point; bars: 95% simulation error."], own=True)
    ax.figure.savefig(FIGURE, dpi=150, metadata={"Software": None})


def main() -> None:
    """Print the tables and draw the figure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    rng = np.random.default_rng(20260302)
    print(f"{rounds} samples a line; simulation error of .05: {1.96 * np.sqrt(0.05 * 0.95 / rounds):.3f}")
    shares, alarms = [], []
    for agency in SHARES:
        share, found = false_alarms(agency, rounds, rng)
        shares.append(share)
        alarms.append(found)
        print(f"copies {share:.2f}: " + ", ".join(f"{name} {p:.3f}" for name, p in found.items()), flush=True)
    draw(shares, alarms, rounds)
    print(", ".join(f"{name} {p:.3f}" for name, p in other_alarms(rounds, rng).items()), flush=True)
    for n in SIZES:
        for kind in ("bell", "skewed"):
            print(f"{n} and {n} stories, {kind}: {coverage_of_tone(n, kind, rounds, rng)}", flush=True)
        print(f"{n} and {n} stories: {coverage_of_ratios(n, rounds, rng)}", flush=True)
        print(f"{n} and {n} stories: {power(n, rounds, rng)}", flush=True)


if __name__ == "__main__":
    main()
