"""How well events are found, by threshold: the figures of docs/measures.md.

    .venv/bin/python benchmarks/events.py                         planted events
    .venv/bin/python benchmarks/events.py corpus.jsonl.gz         how many events a corpus has, by threshold
    .venv/bin/python benchmarks/events.py corpus.jsonl.gz --read 60   and so many of them to read, drawn by chance
    .venv/bin/python benchmarks/events.py --size 10000            planted articles, and how long events takes

The planted corpus is made of invented words. Topics run through six weeks; each has people, places and words of its
own, and many events, some on one day. A story of an event tells a part (`told`) of the event's names and 14 facts, each
fact in one of three words for the same, beside words of its topic and words that stand anywhere. Two in five tellings
are of no planted event, only of their topic. So an article has its topic in common with many and the facts with few.

Precision: of the pairs of stories in one event found, the part that is planted as one. Recall: of the pairs planted,
the part found. `hidden`: of articles whose date was taken away, the part that is put to an event, and of these the part
put to its own. Seeds are fixed.
"""

import argparse
import time
from itertools import combinations

import numpy as np
import pandas as pd

import mediakit as mk
from mediakit.events import events
from mediakit.prose.events import event_table

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
OUTLETS = tuple(f"Outlet {letter}" for letter in "ABCDEFGH")
STARTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "dr", "kl", "st", "tr")
SYLLABLES = [start + vowel for start in STARTS for vowel in "aeiou"]
SEED = 20261130


def _words(rng: np.random.Generator, n: int, *, name: bool = False) -> list[str]:
    found = ["".join(rng.choice(SYLLABLES, size=rng.integers(2, 5))) for _ in range(n)]
    return [word.capitalize() for word in found] if name else found


def _zipf(rng: np.random.Generator, words: list[str], size: int) -> list[str]:
    weight = 1 / np.arange(2, len(words) + 2)
    return [words[i] for i in rng.choice(len(words), size=size, p=weight / weight.sum())]


def planted(n: int, told: float, seed: int = SEED) -> tuple[pd.DataFrame, pd.Series]:
    """So many articles of which each tells this part of its event's facts, and the event of each (or none)."""
    rng = np.random.default_rng([seed, n])
    common = _words(rng, 3000)
    topics = [{"names": _words(rng, 8, name=True), "words": _words(rng, 120)} for _ in range(max(4, n // 120))]
    days = 42
    rows, truth = [], []
    number = 0
    while len(rows) < n:
        topic = topics[rng.integers(len(topics))]
        day, number = int(rng.integers(days)), number + 1
        facts = [_words(rng, 3) for _ in range(14)]
        names = [*_words(rng, 2, name=True), *rng.choice(topic["names"], 2, replace=False)]
        is_event = rng.random() < 0.6
        for outlet in rng.choice(OUTLETS, rng.integers(2, 6) if is_event else 1, replace=False):
            own = [words[rng.integers(3)] for words in facts if rng.random() < told] if is_event else []
            who = [name for name in names if rng.random() < max(told, 0.5)] if is_event else names[2:]
            size = int(rng.integers(120, 400))
            body = _zipf(rng, common, size) + _zipf(rng, topic["words"], size // 5)
            body += _zipf(rng, topic["names"], size // 40) + [
                w for w in [*own, *who] for _ in range(rng.integers(1, 4))
            ]
            rng.shuffle(body)
            sentences = [body[i : i + 15] for i in range(0, len(body), 15)]
            text = " ".join("The " + " ".join(words) + "." for words in sentences)
            title = " ".join(["The", *who[:1], *own[:2], *_zipf(rng, topic["words"], 3)])
            when = pd.Timestamp("2026-03-01", tz="UTC") + pd.Timedelta(days=day, hours=int(rng.integers(0, 40)))
            rows.append({"outlet": outlet, "title": title, "text": text, "published": when, "language": "en"})
            truth.append(number if is_event else -len(rows))
    articles = pd.DataFrame(rows[:n])
    articles.insert(0, "doc_id", [f"p{i:06d}" for i in range(n)])
    return articles, pd.Series(truth[:n], index=articles["doc_id"])


def alone(articles: pd.DataFrame) -> pd.DataFrame:
    """Every article as a story of its own."""
    ids = articles["doc_id"]
    return pd.DataFrame({"doc_id": ids, "story_id": ids, "is_first": True})


def _pairs(groups: pd.Series) -> set[tuple[str, str]]:
    found = groups.groupby(groups)
    return {pair for _, own in found for pair in combinations(sorted(own.index), 2)}


def score(found: pd.DataFrame, truth: pd.Series) -> tuple[float, float]:
    """Precision and recall over pairs."""
    was, is_ = _pairs(truth), _pairs(found.set_index("doc_id")["event_id"].dropna())
    right = len(was & is_)
    return right / max(len(is_), 1), right / max(len(was), 1)


def hidden(articles: pd.DataFrame, truth: pd.Series, threshold: float) -> tuple[float, float]:
    """One article in ten without its date: the part put to an event, and of these the part put to its own."""
    dated = articles.copy()
    gone = np.random.default_rng(SEED).random(len(dated)) < 0.1
    dated.loc[gone, "published"] = pd.NaT
    found = events(dated, alone(dated), threshold=threshold)
    event = found.set_index("doc_id")["event_id"]
    put = event[gone & event.notna().to_numpy()]
    right = sum(
        (truth[event.index[(event == e).to_numpy()].difference([i])] == truth[i]).mean() > 0.5 for i, e in put.items()
    )
    return len(put) / gone.sum(), right / max(len(put), 1)


def show_planted(n: int) -> None:
    """Precision and recall by threshold, for stories that tell more or less of the facts."""
    print(f"planted: {n:,} articles\n\ntold  threshold  precision  recall  hidden: put  right")
    for told in (0.8, 0.6, 0.4):
        articles, truth = planted(n, told)
        for threshold in THRESHOLDS:
            precision, recall = score(events(articles, alone(articles), threshold=threshold), truth)
            put, right = hidden(articles, truth, threshold)
            print(f"{told:4}  {threshold:9}  {precision:9.3f}  {recall:6.3f}  {put:11.3f}  {right:5.3f}", flush=True)


def show_corpus(path: str, read: int) -> None:
    """How many events a corpus has, by threshold, and some to read."""
    articles = mk.read_corpus(path).articles
    stories = mk.stories(articles)
    print("threshold  events  by two outlets  articles in them  largest")
    for threshold in THRESHOLDS:
        found = events(articles, stories, threshold=threshold)
        one = found.dropna(subset=["event_id"]).drop_duplicates("event_id")
        largest = one["n_stories"].max() if len(one) else 0
        n = int(found["event_id"].notna().sum())
        print(f"{threshold:9}  {len(one):6}  {(one['n_outlets'] > 1).sum():14}  {n:16}  {largest:7}", flush=True)
    if read:
        table = event_table(events(articles, stories), articles)
        drawn = np.random.default_rng(SEED).permutation(len(table))[:read]
        for row in table.iloc[np.sort(drawn)].itertuples():
            print(f"\n{row.when}; {row.outlets}; least {row.least_similar:.2f}; {row.shared_terms}\n  {row.titles}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="How well events are found.")
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--size", type=int, default=0)
    given = parser.parse_args()
    if given.corpus:
        show_corpus(given.corpus, given.read)
    elif given.size:
        articles, _ = planted(given.size, 0.6)
        began = time.perf_counter()
        found = events(articles, alone(articles))
        print(f"{given.size:,} articles: {time.perf_counter() - began:.1f} s, {found['event_id'].nunique():,} events")
    else:
        show_planted(1500)


if __name__ == "__main__":
    main()
