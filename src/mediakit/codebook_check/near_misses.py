"""Near misses: inflections and spellings that the corpus has and a frame does not match."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from mediakit._phrases import counted
from mediakit.codebook_check.changes import Change, changes
from mediakit.codebook_check.corpus import Runs, SearchedCorpus, joined_runs
from mediakit.codebook_check.covering import signature
from mediakit.codebook_check.findings import Finding, find_all, quoted, readings, times
from mediakit.codebook_check.variants import is_function_word
from mediakit.patterns import Index, lower
from mediakit.patterns.choose import Found

ADD = "Add it if it means the frame."
MOST = 5  # near misses of one pattern that are told
HALVES = 0.2  # of the uses of a half of a word: so often the two stand together, where no hyphen shows it


class _Miss(NamedTuple):
    pattern: str
    n: int
    example: str


class _Taken:
    """Runs of words that are spoken for; put in order once, for many questions."""

    def __init__(self, runs: Runs) -> None:
        order = np.argsort(runs[0], kind="stable")
        self._begins = runs[0][order]
        self._reach = np.maximum.accumulate(runs[1][order]) if len(order) else order  # the furthest end so far

    def outside(self, found: Found) -> Found:
        """The matches that lie inside none of the runs."""
        if not len(self._begins):
            return found
        before = np.searchsorted(self._begins, found.first, "right")
        inside = (before > 0) & (self._reach[np.maximum(before - 1, 0)] >= found.last)
        return found.take(~inside)


def find_near_misses(corpus: SearchedCorpus) -> Iterator[Finding]:
    """For each pattern the commonest variants that no frame matches or excludes."""
    vocabularies = corpus.vocabularies()
    taken = _Taken(joined_runs([*corpus.excluded.values(), (corpus.mentions.first, corpus.mentions.last)]))
    for frame_id in corpus.ids:
        matched = _matched(corpus, frame_id)
        seen = {signature(reading) for reading in readings(corpus.codebook, frame_id)}
        for place, reading in enumerate(readings(corpus.codebook, frame_id)):
            misses = []
            for change in changes(reading, vocabularies):
                key = signature(change.reading)
                if key not in seen:
                    seen.add(key)
                    misses += _missed(corpus.index, change, taken, matched)
            misses.sort(key=lambda miss: (-miss.n, miss.pattern))
            for number, miss in enumerate(misses[:MOST], start=1):
                rest = misses[MOST:] if number == MOST else []
                yield _finding(frame_id, place, reading.pattern.text, miss, rest)


def _finding(frame_id: str, place: int, pattern: str, miss: _Miss, rest: list[_Miss]) -> Finding:
    such = f", such as {quoted(miss.example)}" if lower(miss.example) != miss.pattern else ""
    more = (
        f" {counted(len(rest), 'rarer variant')} of it, {times(sum(one.n for one in rest))} in all, "
        f"{'is' if len(rest) == 1 else 'are'} not listed."
        if rest
        else ""
    )
    return Finding(
        frame_id, "patterns", place, pattern, "near miss",
        f"{quoted(miss.pattern)} is near {quoted(pattern)}, stands in the corpus {times(miss.n)}{such}, and is "
        f"not matched. {ADD}{more}", words=miss.pattern, n=miss.n,
    )  # fmt: skip


def _matched(corpus: SearchedCorpus, frame_id: str) -> np.ndarray:
    """How many words before each one are in a mention of the frame."""
    mine = corpus.of_frame(frame_id)
    steps = np.zeros(corpus.index.n_words + 1, "int32")
    np.add.at(steps, corpus.mentions.first[mine], 1)
    np.add.at(steps, corpus.mentions.last[mine] + 1, -1)
    inside = np.cumsum(steps[:-1]) > 0
    return np.concatenate([[0], np.cumsum(inside, dtype="int64")])


def _missed(index: Index, change: Change, taken: _Taken, matched: np.ndarray) -> Iterator[_Miss]:
    """The change as a near miss, if it finds words that no frame matches and none excludes."""
    found = find_all(index, change.reading)
    free = taken.outside(Found(found.first, found.last, np.arange(len(found))))
    free = free.take(matched[free.last + 1] == matched[free.first])
    if change.capitals is not None:
        words = index.codes[free.first + change.capitals].tolist()
        free = free.take(np.array([index.kinds[code].isupper() for code in words], "bool"))
    if not len(free.first) or (change.splits and not _is_one_word(index, change, free)):
        return
    shown: Counter[str] = Counter()
    for i in free.rank.tolist():
        shown[" ".join(index.texts[found.row[i]][found.start[i] : found.end[i]].split())] += 1
    yield _Miss(change.reading.pattern.text, len(free.first), shown.most_common(1)[0][0])


def _is_one_word(index: Index, change: Change, free: Found) -> bool:
    """Whether two halves of a word are more than neighbours: joined by a hyphen somewhere, or seldom apart."""
    one, other = change.splits or ("", "")
    for first, last in zip(free.first.tolist(), free.last.tolist(), strict=True):
        row = int(index.rows(np.array([first]))[0])
        for place in range(first, last):
            if index.texts[row][index.ends[place] : index.starts[place + 1]].startswith(("-", "\u2010", "\u2011")):
                return True
    if is_function_word(one) or is_function_word(other):
        return False
    rarer = min(index.count_of(index.kinds_of((half,), match_case=False)) for half in (one, other))
    return len(free.first) >= HALVES * rarer
