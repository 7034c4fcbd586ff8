"""What the 95% intervals of coverage and cooccurrence hold, in simulated corpora: the figures of docs/measures.md.

    .venv/bin/python benchmarks/intervals.py

Each corpus is an outlet of its own: stories that mention a frame or do not, each printed once, or once and a geometric
number of times more. An interval holds where the true share, rate or correlation lies in it.
"""

import numpy as np
import pandas as pd

from mediakit import cooccurrence, coverage

CORPORA = 1000
PAIRS_OF_FRAMES = 400


def corpora(n_stories: int, share: float, copied: bool, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles and mentions of many corpora; a story has 10 to 90 words, and where it has the frame 1 to 3 mentions."""
    n = CORPORA * n_stories
    copies = rng.geometric(0.6, n) if copied else np.ones(n, dtype=int)
    words, times = rng.integers(10, 91, n), np.where(rng.random(n) < share, rng.integers(1, 4, n), 0)
    story = np.repeat(np.arange(n), copies)
    articles = pd.DataFrame(
        {
            "doc_id": np.arange(len(story)),
            "outlet": (story // n_stories).astype(str),
            "story_id": story,
            "text": [" word" * size for size in words[story]],
        }
    )
    return articles, articles.loc[np.repeat(np.arange(len(story)), times[story]), ["doc_id"]].assign(frame="frame")


def of_coverage(n_stories: int, share: float, copied: bool, rng: np.random.Generator) -> str:
    """A line of the table: how many of the intervals of a share and of a rate hold."""
    articles, found = corpora(n_stories, share, copied, rng)
    table = coverage(found, articles, frames=["frame"])
    rate = share * 2 / 50 * 1000  # 2 mentions where there is one, in 50 words
    held = (table["low"] <= share) & (share <= table["high"])
    made = table["rate_low"].notna()
    rates = ((table["rate_low"] <= rate) & (rate <= table["rate_high"]))[made]
    told = f"{100 * rates.mean():.1f} (made {100 * made.mean():.0f})" if made.any() else "none made"
    printed = "copied" if copied else "once"
    return f"{n_stories:4} stories, share {share}, {printed}: share {100 * held.mean():.1f}, rate {told}"


def of_pairs(n_stories: int, share: float, phi: float, rng: np.random.Generator) -> str:
    """A line of the table: how many of the intervals of phi hold; each story is one article."""
    both = share**2 + phi * share * (1 - share)
    held = made = 0
    articles = pd.DataFrame({"doc_id": np.arange(n_stories), "text": "word"})
    for _ in range(PAIRS_OF_FRAMES):
        lot = rng.random(n_stories)
        a, b = lot < share, (lot < both) | ((lot >= share) & (lot < 2 * share - both))
        parts = [
            pd.DataFrame({"doc_id": np.flatnonzero(x), "frame": name, "start": 0}) for name, x in (("a", a), ("b", b))
        ]
        row = cooccurrence(pd.concat(parts), articles, frames=["a", "b"]).iloc[0]
        if not np.isnan(row["low"]):
            made += 1
            held += row["low"] <= phi <= row["high"]
    told = f"{100 * held / made:.1f} (made {100 * made / PAIRS_OF_FRAMES:.0f})" if made else "none made"
    return f"{n_stories:4} articles, shares {share}, phi {phi}: {told}"


if __name__ == "__main__":
    rng = np.random.default_rng(20260302)
    for copied in (False, True):
        for n_stories in (10, 20, 50, 100):
            for share in (0.1, 0.3, 0.5):
                print(of_coverage(n_stories, share, copied, rng), flush=True)
    for n_stories in (30, 100):
        for share, phi in ((0.3, 0.0), (0.3, 0.4), (0.5, -0.2)):
            print(of_pairs(n_stories, share, phi, rng), flush=True)
