"""Two texts aligned word by word: what both have, what one lacks, and what stands elsewhere in the other."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from mediakit.text import pieces

CELLS = 1_000_000_000  # of the table of two stretches of tokens that is held at once, a bit each
ANCHOR = 6  # tokens of a run that parts texts which are too long for it
CHUNK = 8_000  # tokens of a part where they have no such run
STRAY = 2  # words in common between longer changes that are taken for chance
MOVED = 8  # least words of a run that is cut here and added there

# scripts written without spaces: each letter is compared by itself, with its marks
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
_LETTERS = re.compile(rf"[{_SPACELESS}][{_MARKS}]*|[^{_SPACELESS}]+")
_HAS_SPACELESS = re.compile(f"[{_SPACELESS}]")
_SHAPES = str.maketrans(dict.fromkeys("‘’‛", "'") | dict.fromkeys("“”„‟", '"') | {"\u00ad": None})


class Token(NamedTuple):
    """A word or a mark of punctuation."""

    key: str  # equal for tokens that count as the same
    start: int
    end: int
    is_word: bool


class Block(NamedTuple):
    """A stretch of tokens that both texts have, or one alone; in the other it has no length then."""

    kind: str  # kept, cut or added
    a: int
    end_a: int
    b: int
    end_b: int
    moved: bool = False  # the other text has it elsewhere


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text; blanks and marks that cannot be seen belong to none.

    >>> [token.key for token in tokens_of("The U.S. land-swap isn’t “new”.")]
    ['The', 'U.S.', 'land', '-', 'swap', "isn't", '"', 'new', '"', '.']
    """
    found, at = [], 0
    for place, piece in enumerate(pieces(text)):
        if place % 2:
            word = piece.rstrip("'’")  # whether an apostrophe is a possessive's may depend on what stands before
            parts = _LETTERS.findall(word) if _HAS_SPACELESS.search(word) else [word]
            for part, end in zip(parts, accumulate(map(len, parts), initial=at), strict=False):
                found.append(Token(_key(part), end, end + len(part), True))
            found += [Token("'", i, i + 1, False) for i in range(at + len(word), at + len(piece))]
        else:
            found += [Token(_key(c), i, i + 1, False) for i, c in enumerate(piece, at) if not _unseen(c)]
        at += len(piece)
    return found


def _key(part: str) -> str:
    return part if part.isascii() else unicodedata.normalize("NFC", part).translate(_SHAPES)


def _unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf")


def blocks_of(a: list[Token], b: list[Token], breaks: tuple[Sequence[int], Sequence[int]]) -> list[Block]:
    """The stretches of two texts, in order, cut before added.

    `breaks` tells per token of each text how well a stretch may begin with it: 2 after a line break, 1 after a stop.
    """
    numbers: dict[str, int] = {}
    one, other = ([numbers.setdefault(token.key, len(numbers)) for token in side] for side in (a, b))
    words = [list(accumulate((token.is_word for token in side), initial=0)) for side in (a, b)]
    matches = _without_strays(_touching(_matches(one, other, 0, 0)), words, (len(a), len(b)))
    matches = _slid(matches, (one, other), breaks)
    blocks: list[Block] = []
    at_a = at_b = 0
    for first_a, first_b, length in [*matches, (len(a), len(b), 0)]:
        if at_a < first_a:
            blocks.append(Block("cut", at_a, first_a, at_b, at_b))
        if at_b < first_b:
            blocks.append(Block("added", first_a, first_a, at_b, first_b))
        at_a, at_b = first_a + length, first_b + length
        if length:
            blocks.append(Block("kept", first_a, at_a, first_b, at_b))
    return _with_moves(blocks, one, other, words)


def _matches(one: list[int], other: list[int], at_a: int, at_b: int) -> Iterator[tuple[int, int, int]]:
    """Runs that both have, in order: where they begin in each, and their length."""
    n = min(len(one), len(other))
    head = next((i for i in range(n) if one[i] != other[i]), n)
    tail = next((i for i in range(n - head) if one[-1 - i] != other[-1 - i]), n - head)
    if head:
        yield at_a, at_b, head
    middle, opposite = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(middle) * len(opposite) <= CELLS:
        for step in LCSseq.opcodes(middle, opposite) if middle and opposite else ():
            if step.tag == "equal":
                yield at_a + head + step.src_start, at_b + head + step.dest_start, step.src_end - step.src_start
    else:
        from_a = from_b = 0
        for to_a, to_b in [*_parting(middle, opposite), (len(middle), len(opposite))]:
            yield from _matches(middle[from_a:to_a], opposite[from_b:to_b], at_a + head + from_a, at_b + head + from_b)
            from_a, from_b = to_a, to_b
    if tail:
        yield at_a + len(one) - tail, at_b + len(other) - tail, tail


def _parting(one: list[int], other: list[int]) -> list[tuple[int, int]]:
    """Where two long texts are parted: at runs that each has once, else at like shares of their length."""
    place_of, other_place = _once(one), _once(other)
    pairs = sorted((place, other_place[run]) for run, place in place_of.items() if run in other_place)
    tops: list[int] = []  # the longest chain that rises in both texts
    chain: list[int] = []
    before: list[int] = []
    for i, (_, place) in enumerate(pairs):
        k = bisect_left(tops, place)
        tops[k:], chain[k:] = [place, *tops[k + 1 :]], [i, *chain[k + 1 :]]
        before.append(chain[k - 1] if k else -1)
    i, found = chain[-1] if chain else -1, []
    while i >= 0:
        found.append(pairs[i])
        i = before[i]
    found = [pair for pair in found[::-1] if pair != (0, 0)]
    if found:
        return found
    n = max(len(one), len(other)) // CHUNK + 2
    return [(len(one) * k // n, len(other) * k // n) for k in range(1, n)]


def _once(numbers: list[int]) -> dict[tuple[int, ...], int]:
    """The runs that stand once, and where."""
    places: dict[tuple[int, ...], int] = {}
    for place, run in enumerate(zip(*(numbers[k:] for k in range(ANCHOR)), strict=False)):
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def _touching(matches: Iterator[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs that follow each other in both texts as one."""
    found: list[tuple[int, int, int]] = []
    for a, b, length in matches:
        if found and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == (a, b):
            a, b, length = found[-1][0], found[-1][1], found.pop()[2] + length
        found.append((a, b, length))
    return found


def _without_strays(
    matches: list[tuple[int, int, int]], words: list[list[int]], ends: tuple[int, int]
) -> list[tuple[int, int, int]]:
    """Without runs of a word or two between changes of more, which are chance and hard to read."""
    while True:
        kept: list[tuple[int, int, int]] = []
        for i, (a, b, length) in enumerate(matches):
            before = kept[-1] if kept else (0, 0, 0)
            after = matches[i + 1] if i + 1 < len(matches) else (*ends, 0)
            n_before = _changed(words, before[0] + before[2], before[1] + before[2], a, b)
            n_after = _changed(words, a + length, b + length, after[0], after[1])
            n = words[0][a + length] - words[0][a]
            if n > STRAY or n_before <= STRAY or n_after <= STRAY:
                kept.append((a, b, length))
        if len(kept) == len(matches):
            return kept
        matches = kept


def _changed(words: list[list[int]], a: int, b: int, end_a: int, end_b: int) -> int:
    """Words of a change, in the text that has more."""
    return max(words[0][end_a] - words[0][a], words[1][end_b] - words[1][b])


def _slid(
    matches: list[tuple[int, int, int]],
    numbers: tuple[list[int], list[int]],
    breaks: tuple[Sequence[int], Sequence[int]],
) -> list[tuple[int, int, int]]:
    """The same with what only one text has moved to where a paragraph or a sentence begins, where that fits as well."""
    found = list(matches)
    for i in range(1, len(found)):
        (a, b, n), (next_a, next_b, m) = found[i - 1], found[i]
        if (a + n == next_a) == (b + n == next_b):
            continue
        side = 0 if b + n == next_b else 1  # the text that has more
        start, end = (a + n, next_a) if side == 0 else (b + n, next_b)
        text, good = numbers[side], breaks[side]
        least = most = 0
        while -least < n - 1 and text[start + least - 1] == text[end + least - 1]:
            least -= 1
        while most < m - 1 and text[start + most] == text[end + most]:
            most += 1
        best = max(range(least, most + 1), key=lambda k: (good[start + k] + good[end + k], -abs(k)))
        found[i - 1], found[i] = (a, b, n + best), (next_a + best, next_b + best, m - best)
    return found


def _with_moves(blocks: list[Block], one: list[int], other: list[int], words: list[list[int]]) -> list[Block]:
    """The same with runs that are cut in one place and added in another as blocks of their own."""
    where: dict[tuple[int, ...], tuple[int, int]] = {}  # a run of eight that is cut: its place, the block's end
    for block in blocks:
        if block.kind == "cut":
            for place in range(block.a, block.end_a - MOVED + 1):
                where.setdefault(tuple(one[place : place + MOVED]), (place, block.end_a))
    out: list[tuple[int, int]] = []  # moved stretches, in each text
    into: list[tuple[int, int]] = []
    for block in blocks if where else ():
        place = block.b
        while block.kind == "added" and place <= block.end_b - MOVED:
            at, end = where.get(tuple(other[place : place + MOVED]), (0, 0))
            n = 0
            while at + n < end and place + n < block.end_b and one[at + n] == other[place + n]:
                n += 1
            enough = words[0][at + n] - words[0][at] >= MOVED
            if enough and not any(first < at + n and at < last for first, last in out):
                out.append((at, at + n))
                into.append((place, place + n))
            place += max(n if enough else n - MOVED + 1, 1)
    return [part for block in blocks for part in _parted(block, sorted(out if block.kind == "cut" else into))]


def _parted(block: Block, moved: list[tuple[int, int]]) -> Iterator[Block]:
    """A block with its moved stretches apart."""
    if block.kind == "kept":
        yield block
        return
    start, end = ("a", "end_a") if block.kind == "cut" else ("b", "end_b")
    at, last = getattr(block, start), getattr(block, end)
    for first, stop in moved:
        if at <= first and stop <= last:
            if at < first:
                yield block._replace(**{start: at, end: first})
            yield block._replace(**{start: first, end: stop, "moved": True})
            at = stop
    if at < last:
        yield block._replace(**{start: at, end: last})
