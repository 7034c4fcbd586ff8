"""Where a pattern matches in the words of an index, before overlaps are settled."""

import re
from itertools import pairwise

import numpy as np

from mediakit._check import CodebookError
from mediakit.patterns.index import Index
from mediakit.patterns.language import CASE, Near, Pattern, Phrase, Slot, parse
from mediakit.patterns.regex import Regex

#: Runs of words: the number of the first and of the last word of each, among all words of the index.
Runs = tuple[np.ndarray, np.ndarray]

MOST_PAIRS = 20_000_000  # of the inner part of a chain: 320 MB

# Without one of these no sentence or paragraph ends; most sentences need not be looked for.
_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_EDGES = {"sentence": re.compile(rf"[.?!{_BREAKS}]"), "paragraph": re.compile(rf"[{_BREAKS}]")}


def runs(index: Index, pattern: Pattern, *, match_case: bool = False, within: str = "sentence") -> Runs:
    """Every run of words that the pattern matches, by place; runs may overlap."""
    if match_case and pattern.is_regex and not pattern.match_case:
        pattern = parse(CASE + pattern.text)
    match_case = match_case or pattern.match_case
    if isinstance(pattern.expression, Regex):
        if pattern.expression.by_word is None:
            return _regex(index, pattern.expression)
        return _in_row(index, [index.kinds_that(word) for word in pattern.expression.by_word])
    return _found(index, pattern.expression, match_case, within)


def _found(index: Index, expression: Phrase | Near, match_case: bool, within: str, shortest: bool = True) -> Runs:
    if isinstance(expression, Phrase):
        parts = [_reading(index, reading, match_case) for reading in expression.readings]
        return parts[0] if len(parts) == 1 else _sorted(*map(np.concatenate, zip(*parts, strict=True)))
    # a longer run may be the one that the next step reaches from, so only the last step looks for the shortest
    left = _found(index, expression.left, match_case, within, shortest=False)
    right = _found(index, expression.right, match_case, within) if len(left[0]) else left
    return _near(index, left, right, expression, within, shortest)


def _sorted(first: np.ndarray, last: np.ndarray) -> Runs:
    order = np.lexsort((last, first))
    first, last = first[order], last[order]
    new = np.ones(len(first), "bool")
    new[1:] = (np.diff(first) != 0) | (np.diff(last) != 0)  # two alternatives may match the same words
    return first[new], last[new]


def _reading(index: Index, reading: tuple[Slot, ...], match_case: bool) -> Runs:
    """The runs of one reading of a phrase."""
    return _in_row(index, [index.kinds_of(slot, match_case=match_case) for slot in reading])


def _in_row(index: Index, kinds: list[np.ndarray]) -> Runs:
    """Runs of words of these kinds, one after the other; found from the rarest."""
    counts = [index.count_of(found) for found in kinds]
    if not all(counts):
        return np.zeros(0, "int64"), np.zeros(0, "int64")
    rarest = int(np.argmin(counts))
    first = index.places_of(kinds[rarest]) - rarest
    first = first[(first >= 0) & (first + len(kinds) <= index.n_words)]
    for place, found in enumerate(kinds):
        if place != rarest:
            first = first[_one_of(index, first + place, found)]
        if place:
            first = first[index.joined[first + place - 1]]
    return first, first + len(kinds) - 1


def _one_of(index: Index, words: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Whether each word is of one of these kinds."""
    codes = index.codes[words]
    if len(kinds) == 1:
        return codes == kinds[0]
    wanted = np.zeros(len(index.kinds), "bool")
    wanted[kinds] = True
    return wanted[codes]


def _near(index: Index, left: Runs, right: Runs, near: Near, within: str, shortest: bool) -> Runs:
    """The runs that hold a left and a right part with at most so many words between them, all or the shortest."""
    pairs_of = _shortest_pairs if shortest else _all_pairs
    pairs = [pairs_of(left, right, near.most)]
    if not near.ordered:
        pairs.append(pairs_of(right, left, near.most))
    first, last = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    same = index.rows(first) == index.rows(last)
    first, last = (_shortest if shortest else _sorted)(first[same], last[same])
    if within == "article" or not len(first):
        return first, last
    keep = _inside(index, first, last, within)
    return first[keep], last[keep]


def _inside(index: Index, first: np.ndarray, last: np.ndarray, unit: str) -> np.ndarray:
    """Whether each run lies inside one sentence or paragraph."""
    edge = _EDGES[unit]
    keep = np.ones(len(first), "bool")
    rows = index.rows(first).tolist()
    starts, ends = index.starts[first].tolist(), index.starts[last].tolist()
    for i, (row, start, end) in enumerate(zip(rows, starts, ends, strict=True)):
        if edge.search(index.texts[row], start, end):
            numbers = index.unit_numbers(row, unit)
            keep[i] = numbers[first[i] - index.first[row]] == numbers[last[i] - index.first[row]]
    return keep


def _all_pairs(before: Runs, after: Runs, most: int) -> Runs:
    """Each run with each run behind it, with no more than so many words between."""
    place = np.searchsorted(after[0], before[1], "right")
    n = np.searchsorted(after[0], before[1] + 1 + most, "right") - place
    if n.sum() > MOST_PAIRS:
        raise CodebookError(
            f"a pattern with several ~ or -> makes more than {MOST_PAIRS:,} pairs in these articles. Write rarer words "
            "or smaller numbers."
        )
    step = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    return np.repeat(before[0], n), after[1][np.repeat(place, n) + step]


def _shortest_pairs(before: Runs, after: Runs, most: int) -> Runs:
    """For each run the shortest one that it makes with a run behind it, with no more than so many words between."""
    place = np.searchsorted(after[0], before[1], "right")
    beyond = np.searchsorted(after[0], before[1] + 1 + most, "right")
    there = place < beyond
    first, place, beyond = before[0][there], place[there], beyond[there]
    last = after[1][place]
    if (np.diff(after[1]) < 0).any():  # a run may hold another, which begins later and ends sooner
        for further in range(1, int((beyond - place).max(initial=0))):
            more = place + further < beyond
            last[more] = np.minimum(last[more], after[1][place[more] + further])
    return first, last


def _shortest(first: np.ndarray, last: np.ndarray) -> Runs:
    """The runs that hold no other of them."""
    first, last = _sorted(first, last)
    if not len(first):
        return first, last
    # going backwards, one holds a later one if it reaches its end
    nearest = np.minimum.accumulate(last[::-1])[::-1]
    keep = np.ones(len(first), "bool")
    keep[:-1] = last[:-1] < nearest[1:]
    # of those that begin together only the shortest stays
    together = np.zeros(len(first), "bool")
    together[1:] = np.diff(first) == 0
    return first[keep & ~together], last[keep & ~together]


def _regex(index: Index, regex: Regex) -> Runs:
    first, last = [], []
    for row, (begin, end) in enumerate(pairwise(index.first.tolist())):
        text = index.texts[row]
        if begin == end:
            continue
        starts, ends = index.starts[begin:end].tolist(), index.ends[begin:end].tolist()
        for start, stop in regex.spans(text, starts, ends):
            first.append(begin + int(np.searchsorted(index.starts[begin:end], start)))
            last.append(begin + int(np.searchsorted(index.ends[begin:end], stop)))
    return np.array(first, "int64"), np.array(last, "int64")
