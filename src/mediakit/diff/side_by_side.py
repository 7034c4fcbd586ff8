"""Two versions as HTML: sentences that belong together beside each other, changes marked in lines and in words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from typing import NamedTuple

import pandas as pd

from mediakit._cells import cut, escaped, missing
from mediakit._paragraphs import paragraph_spans
from mediakit._phrases import counted
from mediakit.tables import NOT_STATED
from mediakit.text import punkt_language, sentence_spans, words

TITLE = 160  # characters of a title
ROW = 300  # characters from which a row of sentences is full
FOLDED = 800  # least characters that are folded
KEY = "<del>struck through</del>: only A has it. <ins>underlined</ins>: only B has it."
# struck through and underlined are told apart in grey; dark letters on light grounds in a dark theme too
STYLE = resources.files("mediakit.diff").joinpath("diff.css").read_text(encoding="utf-8")


class Side(NamedTuple):
    """One version."""

    text: str
    source: dict[str, object]  # what its article says of itself
    n_words: int = 0


class _Part(NamedTuple):
    """What a sentence has of a stretch."""

    kind: str
    start: int
    end: int
    moved: bool


class _Sentence(NamedTuple):
    """A sentence of one version."""

    start: int
    end: int
    begins: bool  # a paragraph
    parts: list[_Part]


class _Row(NamedTuple):
    """Sentences that stand beside each other."""

    a: list[_Sentence]
    b: list[_Sentence]

    @property
    def unchanged(self) -> bool:
        """Whether both have the same."""
        return bool(self.a) and all(part.kind == "kept" for one in (*self.a, *self.b) for part in one.parts)

    @property
    def begins(self) -> bool:
        """Whether a paragraph begins with it."""
        return any(side[0].begins for side in self if side)

    @property
    def size(self) -> int:
        """Characters of the longer side."""
        return max(side[-1].end - side[0].start for side in self if side)


def markup(sides: list[Side], changes: pd.DataFrame, told: str) -> str:
    """Both versions with a line that sums up and a heading for each."""
    heads = "".join(f'<div dir="auto"><p>{_head(side, name)}</p></div>' for side, name in zip(sides, "AB", strict=True))
    moved = ' <ins class="moved">dotted</ins>: the other has it in another place.' if changes["moved"].any() else ""
    key = f'<p class="reading">{KEY}{moved}</p>' if (changes["kind"] != "kept").any() else ""
    body = "".join(_folded(_rows(sides, changes), sides))
    return (
        f'<div class="mediakit-diff"><style>{STYLE}</style><p class="reading"><b>{escaped(told)}</b></p>{key}'
        f'<div class="row head">{heads}</div>{body}</div>'
    )


def _head(side: Side, name: str) -> str:
    """Outlet, date, words and title of a version."""
    source, parts = side.source, []
    if "outlet" in source:
        parts.append(
            f"<bdi>{escaped(NOT_STATED if missing(source['outlet']) else cut(str(source['outlet']), TITLE))}</bdi>"
        )
    published = source.get("published")
    if "published" in source and missing(published):
        parts.append("no date")
    if not missing(published):
        parts.append(f"<bdi>{_time(published, source.get('published_precision'))}</bdi>")
    parts.append(counted(side.n_words, "word"))
    title = source.get("title")
    second = (
        ""
        if missing(title) or not str(title).strip()
        else f'<br><bdi class="title">{escaped(cut(str(title), TITLE))}</bdi>'
    )
    return f"<b>{name}</b>: {', '.join(parts)}{second}"


def _time(published: object, precision: object) -> str:
    """When a version was published, no finer than is known."""
    if not isinstance(published, datetime):
        return escaped(cut(str(published), TITLE))
    if precision == "day" or (missing(precision) and (published.hour, published.minute) == (0, 0)):
        return f"{published:%Y-%m-%d}"
    return f"{published:%Y-%m-%d %H:%M}{' UTC' if published.tzinfo else ''}"


def _rows(sides: list[Side], changes: pd.DataFrame) -> list[_Row]:
    """Both versions in rows, each sentence beside the one that it has most of."""
    a, b = (_sentences(changes, side, name) for side, name in zip(sides, "ab", strict=True))
    rows: list[_Row] = []
    at_a = at_b = 0
    for first, last, from_b, to_b in [*_together(a, b, changes), (len(a), len(a), len(b), len(b))]:
        only_a, only_b = a[at_a:first], b[at_b:from_b]
        for i in range(max(len(only_a), len(only_b))):
            rows.append(_Row(only_a[i : i + 1], only_b[i : i + 1]))
        if first < last:
            rows.append(_Row(a[first:last], b[from_b:to_b]))
        at_a, at_b = last, to_b
    joined: list[_Row] = []
    was_unchanged = False
    for row in rows:
        if joined and not row.begins and row.unchanged == was_unchanged and joined[-1].size < ROW:
            joined[-1] = _Row(joined[-1].a + row.a, joined[-1].b + row.b)
        else:
            joined.append(row)
            was_unchanged = row.unchanged
    return joined


def _sentences(changes: pd.DataFrame, side: Side, name: str) -> list[_Sentence]:
    """The sentences of a version, each with what it has of the stretches."""
    begin = {start for start, _ in paragraph_spans(side.text)}
    lacking = "added" if name == "a" else "cut"
    rows = zip(*(changes[column] for column in ("kind", f"start_{name}", f"end_{name}", "moved")), strict=True)
    stretches = [_Part(*row) for row in rows if row[0] != lacking and row[1] < row[2]]
    ends = [part.end for part in stretches]
    found = []
    for start, end in sentence_spans(side.text, punkt_language(side.source.get("language")) or "english"):
        place, parts = bisect_right(ends, start), []
        while place < len(stretches) and stretches[place].start < end:
            part = stretches[place]
            parts.append(part._replace(start=max(part.start, start), end=min(part.end, end)))
            place += 1
        found.append(_Sentence(start, end, start in begin, parts))
    return found


def _together(a: list[_Sentence], b: list[_Sentence], changes: pd.DataFrame) -> list[tuple[int, int, int, int]]:
    """Sentences that share half of what the shorter has: first and end among A's, first and end among B's."""
    shared: Counter[tuple[int, int]] = Counter()
    kept = changes[changes["kind"] == "kept"]
    starts_a, starts_b = ([one.start for one in side] for side in (a, b))
    for start_a, end_a, start_b, end_b in kept[["start_a", "end_a", "start_b", "end_b"]].itertuples(index=False):
        # white space may differ, so a place within a stretch is found by its share of it
        scale = (end_b - start_b) / max(end_a - start_a, 1)
        i = max(bisect_right(starts_a, start_a) - 1, 0)
        while i < len(a) and a[i].start < end_a:
            from_b = start_b + (max(a[i].start, start_a) - start_a) * scale
            to_b = start_b + (min(a[i].end, end_a) - start_a) * scale
            j = max(bisect_right(starts_b, from_b) - 1, 0)
            while j < len(b) and b[j].start < to_b:
                shared[i, j] += max(min(b[j].end, to_b) - max(b[j].start, from_b), 0)
                j += 1
            i += 1
    groups: list[tuple[int, int, int, int]] = []
    for (i, j), both in sorted(shared.items()):
        if both < min(a[i].end - a[i].start, b[j].end - b[j].start) / 2:
            continue
        if groups and (i < groups[-1][1] or j < groups[-1][3]):
            first, last, from_b, to_b = groups[-1]
            groups[-1] = (first, max(last, i + 1), min(from_b, j), max(to_b, j + 1))
        else:
            groups.append((i, i + 1, j, j + 1))
    return groups


def _folded(rows: list[_Row], sides: list[Side]) -> Iterator[str]:
    """The rows, what is unchanged and far from a change to be opened."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].unchanged:
            end += 1
        first, last = at + (at > 0), end - (end < len(rows))  # a row beside a change is shown
        inner = rows[first : max(first, last)]
        text = sides[0].text[inner[0].a[0].start : inner[-1].a[-1].end] if inner else ""
        if len(text) >= FOLDED and len(rows) > end - at:
            yield from (_row(row, sides) for row in rows[at:first])
            folded = "".join(_row(row, sides) for row in inner)
            told = f"{counted(len(words(text)), 'word')} that both have"
            yield f"<details><summary>{told}</summary>{folded}</details>"
            yield from (_row(row, sides) for row in rows[last:end])
        else:
            yield from (_row(row, sides) for row in rows[at:end])
        if end < len(rows):
            yield _row(rows[end], sides)
        at = end + 1


def _row(row: _Row, sides: list[Side]) -> str:
    """Sentences beside each other; where they are the same they are said once to those who listen."""
    names = ("Both: ", "") if row.unchanged else ("A: ", "B: ")
    cells = []
    for side, some, name, key in zip(sides, row, names, "ab", strict=True):
        paragraphs: list[str] = []
        for i, one in enumerate(some):
            told = _marked(one.parts, side.text)
            if i and not one.begins:
                paragraphs[-1] += escaped(side.text[some[i - 1].end : one.start]) + told
            else:
                paragraphs.append(told)
        said = f'<span class="side" dir="ltr">{name}</span>'
        inner = "".join(f'<p dir="auto">{"" if i else said}{told}</p>' for i, told in enumerate(paragraphs))
        again = ' again" aria-hidden="true' if row.unchanged and key == "b" else ""
        cells.append(f'<div class="{key}{again}">{inner}</div>' if inner else "<div></div>")
    return f'<div class="row{" begins" if row.begins else ""}">{"".join(cells)}</div>'


def _marked(parts: list[_Part], text: str) -> str:
    """A paragraph with its changes marked; white space at their edges is not."""
    told = []
    for part in parts:
        piece = text[part.start : part.end]
        if part.kind == "kept" or not piece.strip():
            told.append(escaped(piece))
            continue
        bare = piece.strip()
        before = piece[: len(piece) - len(piece.lstrip())]
        tag, word = ("del", "cut") if part.kind == "cut" else ("ins", "added")
        style, word = (' class="moved"', "moved") if part.moved else ("", word)
        told.append(
            f'{before}<{tag}{style}><span class="said">[{word}: </span>{escaped(bare)}<span class="said">]</span>'
            f"</{tag}>{piece[len(before) + len(bare) :]}"
        )
    return "".join(told)
