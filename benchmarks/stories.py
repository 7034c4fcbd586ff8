"""How many planted copies `stories` finds among invented articles, how many links are right, and how long it takes.

    .venv/bin/python benchmarks/stories.py [ARTICLES]

Invented articles: words by a Zipf law, a fifth of them from the names and terms of their event, common phrases among
them; events have several articles, and the outlets of one event share a quotation. To one original in ten copies are
planted. Recall: planted copies that are in the story of their original. Precision: of the articles that are in a story
with others, those whose story holds an article of the same original. Time is told beside that of a yardstick.
"""

import re
import sys
import time
from collections import defaultdict

import numpy as np
import pandas as pd

from mediakit.stories import stories

TYPES = 60_000
WORDS = np.array(
    [f"{a}{b}{c}{d}" for a in "bdfgklmnprstvz" for b in "aeiou" for c in "bdfgklmnprstvz" for d in range(62)]
)
KINDS = ["0%", "10%", "20%", "30%", "half", "half, 20%", "lead", "lead, 20%", "extended", "merged"]
EVENT = 5  # articles on one event


class Invented:
    """A language of invented words in which articles are written."""

    def __init__(self, seed: int) -> None:
        """Begin anew; the same seed gives the same articles."""
        self.rng = np.random.default_rng(seed)
        weight = 1 / (np.arange(TYPES) + 2.7) ** 1.05
        self.cumulated = np.cumsum(weight / weight.sum())
        self.phrases = [self.words(int(n)) for n in self.rng.integers(3, 8, 2_000)]

    def words(self, n: int) -> list[int]:
        """Words by their frequency."""
        return np.searchsorted(self.cumulated, self.rng.random(n)).clip(max=TYPES - 1).tolist()

    def article(self, n: int, terms: list[int]) -> list[int]:
        """An article of an event that has such terms."""
        text: list[int] = []
        for lot, which, word in zip(self.rng.random(n), self.rng.random(n), self.words(n), strict=True):
            if lot < 0.04:
                text += self.phrases[int(len(self.phrases) * which**3)]
            else:
                text.append(terms[int(len(terms) * which**2)] if lot < 0.24 else word)
        return text[:n]

    def edited(self, text: list[int], share: float) -> list[int]:
        """The text with exactly that share of its words, here and there, replaced, cut or put in."""
        text = list(text)
        for place in sorted(self.rng.choice(len(text), round(share * len(text)), replace=False).tolist(), reverse=True):
            lot = self.rng.random()
            new = [] if lot < 0.15 else self.words(1) if lot < 0.85 else [*self.words(1), text[place]]
            text[place : place + 1] = new
        return text

    def copy(self, kind: str, text: list[int], other: list[int], terms: list[int]) -> list[int]:
        """A copy of one kind."""
        n = len(text)
        share = float(kind.rpartition(" ")[2].rstrip("%")) / 100 if "%" in kind else 0.0
        if kind.startswith("half"):
            text = text[: n // 2]
        elif kind.startswith("lead"):
            text = self.article(n // 5, terms) + text[n // 5 :]
        elif kind == "extended":
            text = text + self.article(n // 2, terms)
        elif kind == "merged":
            text = text + other
        return self.edited(text, share)


def corpus(n: int, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles, and per article its original, the one merged with it, its event and the kind of copy."""
    made = Invented(seed)
    rng = made.rng
    rows, texts = [], []
    n_planted = n // 10
    events = [made.words(12) + rng.integers(2_000, TYPES, 20).tolist() for _ in range((n - n_planted) // EVENT + 1)]
    quotations = [made.article(240, terms) for terms in events]
    offers = [made.words(70) for _ in range(40)]
    for i in range(n - n_planted):
        event = i // EVENT
        size = int(rng.integers(120, 700))
        text = made.article(size, events[event])
        if i % EVENT in (1, 2):  # two outlets quote the same at length: a third of the words
            text = text[: size // 3] + quotations[event][: size // 3] + text[size // 3 : 2 * size // 3]
        outlet = int(rng.integers(0, 40))
        rows.append((i, -1, event, "", outlet))
        texts.append(text + offers[outlet] * (outlet % 2))
    for k in range(n_planted):
        original = int(rng.integers(0, n - n_planted))
        other = int(rng.integers(0, n - n_planted))
        kind = KINDS[k % len(KINDS)]
        outlet = int(rng.integers(0, 40))
        own = lambda i: texts[i][: len(texts[i]) - 70 * (rows[i][4] % 2)]  # noqa: E731
        text = made.copy(kind, own(original), own(other), events[rows[original][2]])
        rows.append((original, other if kind == "merged" else -1, rows[original][2], kind, outlet))
        texts.append(text + offers[outlet] * (outlet % 2))
    known = pd.DataFrame(rows, columns=["original", "other", "event", "kind", "outlet"])
    spelled = [f"w{i}" for i in range(TYPES)]
    letters = np.array([WORDS[i] if i < len(WORDS) else spelled[i] for i in range(TYPES)])
    articles = pd.DataFrame(
        {
            "doc_id": [f"d{i}" for i in range(len(texts))],
            "outlet": [f"outlet {o}" for o in known["outlet"]],
            "text": [" ".join(letters[text]) for text in texts],
        }
    )
    return articles, known


def told(found: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Recall and precision by kind of copy."""
    story = found["story_id"].to_numpy()
    of_original = story[known["original"].to_numpy()]
    other = known["other"].to_numpy()
    known = known.assign(found=(story == of_original) | ((other >= 0) & (story == story[other])))
    members: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(story):
        members[one].append(row)
    right = np.ones(len(story), dtype=bool)
    sources = [{o, p} - {-1} for o, p in zip(known["original"], known["other"], strict=True)]
    for rows in members.values():
        for row in rows:
            rest = [sources[r] for r in rows if r != row]
            right[row] = not rest or any(sources[row] & s for s in rest)
    grouped = found["n_copies"].to_numpy() > 1
    lines = []
    for kind in KINDS:
        of_kind = (known["kind"] == kind).to_numpy()
        inside = of_kind & grouped
        lines.append((kind, int(of_kind.sum()), known["found"][of_kind].mean(), right[inside].mean()))
    alone = (known["kind"] == "").to_numpy()
    lines.append(("originals", int((alone & grouped).sum()), np.nan, right[alone & grouped].mean()))
    return pd.DataFrame(lines, columns=["kind", "n", "recall", "precision"])


def main() -> None:
    """Print the table and the time."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    articles, known = corpus(n)
    begun = time.process_time()
    n_words = sum(len(set(re.findall(r"\w+", text.lower()))) for text in articles["text"])
    yardstick = time.process_time() - begun
    begun = time.process_time()
    found = stories(articles, days=None)
    seconds = time.process_time() - begun
    print(told(found, known).round(4).to_string(index=False))
    plain = known["kind"] != "merged"
    wrong = int((known[plain].groupby(found["story_id"][plain])["original"].nunique() > 1).sum())
    print(f"stories that tie two originals together, merged copies aside: {wrong}")
    print(f"{n:,} articles, {n_words / n:.0f} different words each: {seconds:.1f} s of CPU time,")
    print(f"{seconds / yardstick:.1f} times as long as finding their different words ({yardstick:.2f} s)")


if __name__ == "__main__":
    main()
