"""The pattern language of codebooks, and the matcher that runs many patterns over a text in one pass."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from mediakit._check import CodebookError
from mediakit.text import WORD

GLOBS = "*?"
_BREAK = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"

#: What joins two words of a phrase: white space, which a plural's apostrophe may stand before (veterans'
#: cemetery), or one hyphen, which may stand at the end of a line.
JOINER = re.compile(rf"(?:(?<=[sS])['’])?[\s\u200b\u2060\ufeff]+|[-\u2010\u2011\ufe63\uff0d](?:[ \t]*{_BREAK}\s*)?")

# An apostrophe is one letter however it is typed; soft hyphens and invisible joiners are not letters.
_SAME = str.maketrans({"’": "'", "ʼ": "'", "\u00ad": None, "\u200c": None, "\u200d": None})


def lower(word: str) -> str:
    """The word in lower case as tables show it: accents composed (NFC), apostrophes straight.

    >>> lower("Cafe\\u0301’s")
    "café's"
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word.translate(_SAME)).lower())


def _forms(word: str) -> tuple[str, ...]:
    """The forms in which a word is compared: case-folded, and in lower case where that differs (ß)."""
    low = lower(word)
    if low.isascii():
        return (low,)
    fold = unicodedata.normalize("NFC", low.casefold())
    return (fold,) if fold == low else (fold, low)


def split(pattern: str) -> list[str]:
    """The words of a pattern, each with its globs.

    Raises
    ------
    CodebookError
        The pattern holds no word, or holds something that no match can hold.

    >>> split("land-swap* of 19??")
    ['land', 'swap*', 'of', '19??']
    """
    as_text = pattern.translate({ord("*"): "a", ord("?"): "a"})  # read like a text: a glob is a letter
    spans = [match.span() for match in WORD.finditer(as_text)]
    found = [pattern[start:end] for start, end in spans]
    if not any(letter not in GLOBS for word in found for letter in word):
        raise CodebookError(
            f"pattern {_shown(pattern)} holds no word. A pattern needs a letter or digit: 'swap', 'swap*', 'land swap'."
        )
    first, last = spans[0][0], spans[-1][1]
    wrong = [edge.strip() for edge in (pattern[:first], pattern[last:]) if edge.strip()]
    wrong += [
        pattern[end:start].strip() or pattern[end:start]
        for (_, end), (start, _) in pairwise(spans)
        if not JOINER.fullmatch(pattern, end, start)
    ]
    if wrong:
        raise CodebookError(
            f"pattern {_shown(pattern)} holds {_shown(wrong[0])}, "
            "which no match can hold there. Allowed are words, * and ?, parted by "
            "white space or one hyphen; other punctuation breaks a phrase: take it out, or write two "
            "patterns."
        )
    return found


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


class _Glob:
    """One word with globs, as pieces that are looked for from left to right, without backtracking."""

    def __init__(self, word: str) -> None:
        pieces = [
            "".join(r"[\w'.][^\w'.]*" if letter == "?" else re.escape(letter) for letter in piece)
            for piece in word.split("*")
        ]  # `?` takes a letter with the marks that stand on it
        self.whole = re.compile(pieces[0]) if len(pieces) == 1 else None
        self.first = re.compile(pieces[0])
        self.middle = [re.compile(piece) for piece in pieces[1:-1] if piece]
        self.last = re.compile(rf"{pieces[-1]}\Z") if pieces[-1] else None

    def matches(self, word: str) -> bool:
        """Whether the whole word is matched; the word is in a form that _forms gave."""
        if self.whole:
            return self.whole.fullmatch(word) is not None
        found = self.first.match(word)
        for piece in self.middle:
            found = found and piece.search(word, found.end())
        return bool(found and (self.last is None or self.last.search(word, found.end())))


class _Types(dict):
    """For each distinct word as it stands in a text, the ids of the pattern words that match it.

    Filled the first time a word is met, so that a glob is tried once on each distinct word, and only
    where the letters before its first glob agree (or those after its last one, if none stand before).
    """

    def __init__(self) -> None:
        super().__init__({"": ()})
        self.ids: dict[str, int] = {}
        self.starts: dict[int, dict[str, list[tuple[int, _Glob]]]] = {}
        self.ends: dict[int, dict[str, list[tuple[int, _Glob]]]] = {}

    def add(self, word: str) -> int:
        """The id of a pattern word."""
        forms = _forms(word)
        known = len(self.ids)
        number = self.ids.setdefault(forms[0], known)
        if number == known and any(glob in word for glob in GLOBS):
            for form in forms:
                start, *_, end = re.split(r"[*?]", form)
                by_size, edge = (self.starts, start) if start else (self.ends, end)
                by_size.setdefault(len(edge), {}).setdefault(edge, []).append((number, _Glob(form)))
        return number

    def __missing__(self, raw: str) -> tuple[int, ...]:
        forms = _forms(raw)
        found = {self.ids[forms[0]]} if forms[0] in self.ids else set()
        for form in forms:
            tried = [globs.get(form[:size], ()) for size, globs in self.starts.items()]
            tried += [globs.get(form[len(form) - size :], ()) for size, globs in self.ends.items()]
            found.update(number for globs in tried for number, glob in globs if glob.matches(form))
        ids = self[raw] = tuple(sorted(found))
        return ids


class _Node:
    """A place in the tree of patterns: what may follow, and the patterns that end here."""

    __slots__ = ("children", "ends")

    def __init__(self) -> None:
        self.children: dict[int, _Node] = {}
        self.ends: list[tuple[int, int]] = []


class _Starts(dict):
    """For each distinct word as it stands in a text, where the patterns that begin with it lead to."""

    def __init__(self, root: _Node, types: _Types) -> None:
        self.root, self.types = root, types

    def __missing__(self, raw: str) -> tuple[_Node, ...]:
        children = self.root.children
        nodes = self[raw] = tuple(children[i] for i in self.types[raw] if i in children)
        return nodes


class Match(NamedTuple):
    """A match: the group and the place of its pattern in it, and the characters [start, end)."""

    group: int
    pattern: int
    start: int
    end: int


EXCLUDED = -1  # the place of an excluding phrase in its group


class Matcher:
    """Finds the patterns of several groups in texts.

    Inside one group the longest match wins, then the leftmost, then the pattern that stands first, and
    no character is matched twice; a match that lies inside an excluding phrase of its group is none.
    Groups do not touch each other. A text is cut into words once, whatever the number of patterns.

    Parameters
    ----------
    groups : iterable of (patterns, exclude)
        The patterns and the excluding phrases of each group.
    """

    def __init__(self, groups: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        self._types = _Types()
        self._root = _Node()
        for group, (patterns, exclude) in enumerate(groups):
            for place, pattern in enumerate(patterns):
                self._add(pattern, (group, place))
            for phrase in exclude:
                self._add(phrase, (group, EXCLUDED))
        self._starts = _Starts(self._root, self._types)

    def _add(self, pattern: str, end: tuple[int, int]) -> None:
        node = self._root
        for word in split(pattern):
            node = node.children.setdefault(self._types.add(word), _Node())
        node.ends.append(end)

    def find(self, text: str) -> list[Match]:
        """The matches in a text, by place, then by group."""
        words = WORD.findall(text)
        runs = self._runs(words)
        if not runs:
            return []
        spans = _spans(text, words[: 1 + max(last for _, last, _ in runs)])
        groups: dict[int, list[tuple[int, int, int]]] = {}
        for first, last, ends in runs:
            if all(JOINER.fullmatch(text, spans[i][1], spans[i + 1][0]) for i in range(first, last)):
                for group, place in ends:
                    groups.setdefault(group, []).append((first, last, place))
        return sorted(
            (
                Match(group, place, spans[first][0], spans[last][1])
                for group, found in groups.items()
                for first, last, place in _chosen(found, spans)
            ),
            key=lambda match: (match.start, match.group),
        )

    def _runs(self, words: list[str]) -> list[tuple[int, int, list[tuple[int, int]]]]:
        """Runs of words that spell a pattern: (first word, last word, the node's ends)."""
        hits = [(i, nodes) for i, nodes in enumerate(map(self._starts.__getitem__, words)) if nodes]
        words = [*words, ""]  # nothing follows the last word
        runs = []
        for first, nodes in hits:
            ahead = [(first, node) for node in nodes]
            for last, node in ahead:  # grows while it is walked
                if node.ends:
                    runs.append((first, last, node.ends))
                if node.children:
                    ids = self._types[words[last + 1]]
                    ahead += [(last + 1, node.children[i]) for i in ids if i in node.children]
        return runs


def _spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the first words of a text stand: a word begins with a letter, and no letter is outside a word."""
    spans = []
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


def _chosen(found: list[tuple[int, int, int]], spans: list[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
    """Of the (first word, last word, place) found in one group, those that count."""
    excluded = sorted((first, last) for first, last, place in found if place == EXCLUDED)
    begins = [first for first, _ in excluded]
    reach = list(accumulate((last for _, last in excluded), max))  # the furthest end so far

    def counts(first: int, last: int) -> bool:
        before = bisect_right(begins, first)
        return before == 0 or reach[before - 1] < last

    def rank(one: tuple[int, int, int]) -> tuple[int, int, int]:
        first, last, place = one
        return spans[first][0] - spans[last][1], first, place

    taken: set[int] = set()
    for first, last, place in sorted(found, key=rank):
        if place != EXCLUDED and counts(first, last) and taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            yield first, last, place
