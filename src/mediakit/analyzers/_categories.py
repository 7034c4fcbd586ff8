"""Which categories of a dictionary are positive and negative, which valences it has, and where they match."""

import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from mediakit._check import MediakitError, listed, nearest
from mediakit._phrases import counted, does
from mediakit.codebook import Codebook
from mediakit.patterns import Index, find_frames
from mediakit.patterns.choose import Found, outside

#: A match: row, first and last word among all words of the index, weight, and whether its category is a negated one.
Hit = tuple[int, int, int, float, bool]


@dataclass(frozen=True)
class Sides:
    """The sign of each category, and those categories that hold negations themselves."""

    book: Codebook
    signs: dict[str, int]
    turned: frozenset[str]

    def hits(self, index: Index) -> Iterator[Hit]:
        """All matches, by row and place; what lies inside a negated category's match is left out."""
        found = find_frames(index, self.book)
        ids = list(self.book.frames)
        signs = np.array([self.signs.get(frame_id, 0) for frame_id in ids])[found.frame]
        is_turned = np.array([frame_id in self.turned for frame_id in ids])[found.frame]
        counts = Found(found.first, found.last, np.arange(len(found)))
        free = outside(counts.take((signs != 0) & ~is_turned), (found.first[is_turned], found.last[is_turned]))
        places = np.sort(np.concatenate([free.rank, np.flatnonzero(is_turned)]))
        yield from zip(
            found.row[places].tolist(), found.first[places].tolist(), found.last[places].tolist(),
            signs[places].astype(float).tolist(), is_turned[places].tolist(), strict=True,
        )  # fmt: skip


@dataclass(frozen=True)
class Valences:
    """Words with values, of a scale with a middle and half a width."""

    book: Codebook
    middle: float
    half: float

    def hits(self, index: Index) -> Iterator[Hit]:
        """All matches of patterns with a value, by row and place."""
        found = find_frames(index, self.book)
        frames = list(self.book.frames.values())
        is_root = np.array([frame.parent is None for frame in frames])
        values = [[frame.valences.get(pattern) for pattern in frame.patterns] for frame in frames]
        for place in np.flatnonzero(is_root[found.frame]).tolist():
            value = values[int(found.owner[place])][int(found.pattern[place])]
            if value is not None:
                where = int(found.row[place]), int(found.first[place]), int(found.last[place])
                yield *where, value - self.middle, False


def category(book: Codebook, name: str) -> str | None:
    """The id of the one frame that a name means: by its id, the last part of it, or its label; None where none is.

    >>> book = Codebook.from_dict({"frames": {"tone": {"frames": {"POSITIVE": {"patterns": ["good"]}}}}})
    >>> category(book, "positive"), category(book, "negative")
    ('tone.POSITIVE', None)
    """
    if name in book.frames:
        return name
    wanted = name.casefold()
    ways = (lambda one: one, lambda one: one.rsplit(".", 1)[-1], lambda one: book.frames[one].label or one)
    for way in ways:
        found = [one for one in book.frames if way(one).casefold() == wanted]
        if len(found) > 1:
            raise MediakitError(f"{book.name}: {name!r} means {listed(found)}. Give the whole id.")
        if found:
            return found[0]
    return None


def sides_of(
    book: Codebook, positive: str | Collection[str], negative: str | Collection[str], *, needed: bool
) -> Sides | None:
    """The positive and negative categories; None where one is not there and the dictionary has valences instead."""
    signs: dict[str, int] = {}
    turned: set[str] = set()
    for names, sign in ((positive, 1), (negative, -1)):
        for name in [names] if isinstance(names, str) else list(names):
            found = category(book, name)
            if found is None:
                if not needed and any(frame.valences for frame in book.frames.values()):
                    return None
                raise _not_there(book, name)
            if signs.setdefault(found, sign) != sign:
                raise MediakitError(f"{book.name}: the category '{found}' cannot be positive and negative.")
            of_negated = category(book, f"neg_{name}")
            if of_negated is not None:
                signs[of_negated] = -sign
                turned.add(of_negated)
    for one in signs:
        if above := next((other for other in book.above(one) if other in signs), None):
            raise MediakitError(f"{book.name}: '{one}' lies in '{above}' and would count twice. Name one of them.")
    if {1, -1} - {signs[one] for one in signs if one not in turned}:
        raise MediakitError("positive and negative each need a category.")
    return Sides(_part_of(book, signs), signs, frozenset(turned))


def _not_there(book: Codebook, name: str) -> MediakitError:
    return MediakitError(
        f"{book.name} has no category {name!r}. It has: {listed(book.frames)}. Name the categories with positive= and "
        f"negative=.{nearest(name, book.frames)}"
    )


def _part_of(book: Codebook, ids: Iterable[str]) -> Codebook:
    """The codebook with these frames, those below and those above them alone, so that no other is looked for."""
    kept = {one for frame_id in ids for one in (frame_id, *book.below(frame_id), *book.above(frame_id))}
    return replace(book, frames={one: frame for one, frame in book.frames.items() if one in kept})


def valences_of(book: Codebook, scale: tuple[float, float] | None) -> Valences:
    """The valences of a dictionary and the scale that they are on."""
    values = [value for frame in book.frames.values() for value in frame.valences.values()]
    if not values:
        raise MediakitError(f"{book.name} has no pattern with a valence. Write '- good: 2.5', or name its categories.")
    if scale is None:
        if min(values) >= 0 or max(values) <= 0:
            raise MediakitError(
                f"{book.name}: all valences lie from {min(values):g} to {max(values):g}, so they do not say where the "
                "middle is. Give the scale: scale=(1, 9)."
            )
        half = max(map(abs, values))
        scale = (-half, half)
    least, most = _checked(scale)
    if min(values) < least or max(values) > most:
        raise MediakitError(
            f"{book.name}: its valences lie from {min(values):g} to {max(values):g}, beyond scale={scale!r}."
        )
    n = sum(len(frame.patterns) for frame in book.frames.values())
    if without := n - len(values):
        warnings.warn(
            f"{book.name}: {without:,} of {counted(n, 'pattern')} {does(without, 'has', 'have')} no valence and "
            f"{does(without, 'does', 'do')} not count.",
            stacklevel=3,
        )
    return Valences(book, (least + most) / 2, (most - least) / 2)


def _checked(scale: object) -> tuple[float, float]:
    if isinstance(scale, tuple | list) and len(scale) == 2:
        least, most = scale
        if all(isinstance(one, int | float) and np.isfinite(one) for one in scale) and least < most:
            return float(least), float(most)
    raise MediakitError(f"scale={scale!r} is no pair of numbers, the lesser first. Give for example scale=(-5, 5).")
