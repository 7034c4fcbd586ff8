"""The blocks of an aggregator page: one related article each, told by their outlet, age and bullet lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediakit.readers.ages import LONGEST, is_age, is_age_like

_LINE = re.compile(r"[^\r\n]+")
_BULLETS = "•●▪◦‣"
_LONGEST_NAME = 80
_TIME = "time"  # the name of a clock picture, fused to the age


class Line(NamedTuple):
    """A line that is not empty, without the white space around it."""

    start: int
    end: int
    text: str
    after_gap: bool  # an empty line stands before it


class Block(NamedTuple):
    """One related article: indexes of its lines; its body goes from `body` to the next block."""

    first: int
    outlet: int
    age: int
    bullets: tuple[int, ...]
    category: int | None
    title: int | None
    body: int
    age_text: str
    category_text: str | None
    repeats: tuple[int, ...] = ()  # lines that only say the title again
    oddity: str | None = None  # what is not as in other blocks


def lines_of(text: str) -> list[Line]:
    r"""List the lines that are not empty, with their place in the text.

    >>> [line.text for line in lines_of("\r\n Title \r\n\r\nBody\n")]
    ['Title', 'Body']
    """
    lines: list[Line] = []
    end = 0
    gap = False
    for found in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        line = found[0].strip()
        ends = text[end : found.start()]
        gap = gap or (len(ends) > 1 and ends != "\r\n")
        end = found.end()
        if line:
            at = found.start() + found[0].index(line)
            lines.append(Line(at, at + len(line), line, gap))
        gap = not line
    return lines


def _plain_at(lines: list[Line], i: int) -> Block | None:
    """Find the block OUTLET / AGE / [- Category] / - OUTLET that begins at line `i`, or None."""
    if i + 2 >= len(lines) or not is_age_like(lines[i + 1].text):
        return None
    bullet = "- " + lines[i].text
    if lines[i + 2].text == bullet:
        return _plain(lines, i, i + 2, None)
    if i + 3 < len(lines) and lines[i + 2].text.startswith("- ") and lines[i + 3].text == bullet:
        return _plain(lines, i, i + 3, None)
    return None


def _plain(lines: list[Line], i: int, last: int, oddity: str | None) -> Block:
    category = i + 2 if last == i + 3 else None
    return Block(
        first=i,
        outlet=i,
        age=i + 1,
        bullets=tuple(range(i + 2, last + 1)),
        category=category,
        title=last + 1 if last + 1 < len(lines) else None,
        body=min(last + 2, len(lines)),
        age_text=lines[i + 1].text,
        category_text=None if category is None else lines[category].text[2:].strip(),
        oddity=oddity,
    )


def _level(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().removeprefix("the ").split())


def _odd_plain_at(lines: list[Line], i: int, before: Block | None, start: int) -> Block | None:
    """Find a block whose bullet line does not repeat the outlet.

    The next line is an age. Taken where the two differ in capitals, quotes or "The" only, or where the block
    stands apart, after an empty line and a whole block: lines of a body look like this too.
    """
    bullet = lines[i + 2].text
    if not bullet.startswith("- ") or max(len(bullet), len(lines[i].text)) > _LONGEST_NAME:
        return None
    apart = i == start if before is None else lines[i].after_gap and i > before.body
    if _level(bullet[2:]) != _level(lines[i].text) and not apart:
        return None
    return _plain(lines, i, i + 2, f"the block of '{lines[i].text}' repeats its outlet as '{bullet[2:].strip()}'")


def plain_blocks(lines: list[Line], start: int, *, strict: bool = False) -> list[Block]:
    """Find the blocks of form A from line `start` on: outlet, age, bullet, title, body.

    With `strict` only blocks whose bullet line repeats the outlet count.
    """
    found: list[Block] = []
    i = start
    while i + 2 < len(lines):
        if not is_age_like(lines[i + 1].text):
            i += 1
            continue
        block = _plain_at(lines, i)
        if block is None and is_age(lines[i + 1].text) and not (strict and not found):
            block = _odd_plain_at(lines, i, found[-1] if found else None, start)
        if block is None:
            i += 1
            continue
        if block.title is not None and _plain_at(lines, block.title):
            block = block._replace(title=None, body=block.title, oddity=f"the block of '{lines[i].text}' has no title")
        found.append(block)
        i = block.body
    return found


def has_plain_block(lines: list[Line]) -> bool:
    """Whether there is a block of form A anywhere."""
    return any(_plain_at(lines, i) for i in range(len(lines) - 2))


def _timed_age(line: str) -> str | None:
    """Give the age of a line such as ``time37 minutes ago``, or None."""
    if len(line) > LONGEST + len(_TIME) or not line.startswith(_TIME):
        return None
    age = line[len(_TIME) :].strip()
    return age if is_age_like(age) else None


def _bulleted(line: str) -> str | None:
    return line[1:].strip() if line[:1] in _BULLETS else None


def _bullets_after(lines: list[Line], age: int) -> tuple[tuple[int, ...], int | None]:
    """Find the bullet lines after an age, and the one of them that names the category."""
    outlet = lines[age - 1].text
    bullets: list[int] = []
    for i in range(age + 1, min(age + 4, len(lines))):
        if (name := _bulleted(lines[i].text)) is None:
            break
        bullets.append(i)
        following = _bulleted(lines[i + 1].text) if i + 1 < len(lines) else None
        if name == outlet and following != outlet:
            break
    return tuple(bullets), bullets[0] if len(bullets) > 1 else None


def timed_blocks(lines: list[Line], start: int) -> list[Block]:
    """Find the blocks of form B from line `start` on: title twice, outlet, time+age, bullets, title, body."""
    found: list[Block] = []
    for i in range(start + 1, len(lines)):
        age = _timed_age(lines[i].text)
        if age is None:
            continue
        floor = start if not found else found[-1].body
        if i - 1 < floor:
            continue
        block = _timed_at(lines, i, age, floor)
        if block is not None:
            found.append(block)
    return found


def _timed_at(lines: list[Line], i: int, age: str, floor: int) -> Block | None:
    outlet = i - 1
    bullets, category = _bullets_after(lines, i)
    twin = outlet - 2 >= floor and lines[outlet - 1].text == lines[outlet - 2].text
    if not bullets and not twin:
        return None
    after = i + 1 + len(bullets)
    title: int | None = after if after < len(lines) else None
    body = min(after + 1, len(lines))
    if twin and (title is None or _next_begins(lines, after, lines[outlet - 1].text)):
        title, body = outlet - 1, after
    first = outlet
    if twin:
        first = outlet - 2
    elif title is not None and outlet > floor and lines[outlet - 1].text == lines[title].text:
        first = outlet - 1
    name = lines[outlet].text
    oddity = None
    if bullets and _bulleted(lines[bullets[-1]].text) != name:
        oddity = f"the block of '{name}' repeats its outlet as '{_bulleted(lines[bullets[-1]].text)}'"
    elif first == outlet or (title is not None and lines[first].text != lines[title].text):
        oddity = f"the block of '{name}' does not begin with its title"
    return Block(
        first=first,
        outlet=outlet,
        age=i,
        bullets=bullets,
        category=category,
        title=title,
        body=body,
        age_text=age,
        category_text=None if category is None else _bulleted(lines[category].text),
        repeats=tuple(at for at in range(first, outlet) if at != title),
        oddity=oddity,
    )


def _next_begins(lines: list[Line], at: int, title: str) -> bool:
    """Whether the next block begins where the third title should stand."""
    return (
        at + 3 < len(lines)
        and lines[at].text == lines[at + 1].text != title
        and _timed_age(lines[at + 3].text) is not None
    )


def bodies(blocks: list[Block], end: int) -> Iterator[tuple[Block, range]]:
    """Pair each block with the lines of its body; the last one's goes up to line `end`."""
    ends = [block.first for block in blocks[1:]] + [end]
    for block, after in zip(blocks, ends, strict=False):
        yield block, range(block.body, max(after, block.body))
