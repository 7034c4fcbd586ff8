"""The reading of a text's quotation marks that goes least against what each looks like (a shortest path)."""

from typing import NamedTuple

OUTSIDE, INSIDE, NESTED, WAITING = range(4)  # waiting: left open by the paragraph before, its mark comes first here
IMPOSSIBLE = 1e9

# what a reading costs where something is missing; a mark against its neighbours costs 4, an ignored one 2 or 3
REOPENED = 2.5  # a mark opens though the last one was not closed
UNCLOSED = 2.5  # the paragraph ends, nothing closed
UNCLOSED_INNER = 2.0  # with a nested one open, too
UNTOLD = 0.2  # a mark that looks like an opening one is ignored inside a quotation, rather than the one before it
CONTINUED = 1.0  # the next paragraph begins with an opening mark
UNMARKED = 2.4  # the next paragraph goes on without one, and closes what it did not open


class Mark(NamedTuple):
    """A sign that may be a quotation mark, and what each way to read it costs."""

    at: int
    end: int
    opens: float
    closes: float
    ignored: float
    nests: float  # in addition to `opens`, where another stands open


class Opened(NamedTuple):
    """A stretch that was found: from its opening mark, or a paragraph's begin, to its closing mark or end."""

    start: int
    end: int
    mark: int | None  # where its opening mark is
    is_open: bool
    goes_on: bool


def _at_mark(costs: list[float], mark: Mark) -> tuple[list[float], list[tuple[int, str]]]:
    """The least cost of each state after a mark, and the state and step that it was reached by."""
    out, inside, nested, waiting = costs
    opens, closes, ignored = mark.opens, mark.closes, mark.ignored
    within = ignored + UNTOLD if opens < closes else ignored
    new = [out + ignored, inside + within, nested + within, IMPOSSIBLE]
    steps = [(OUTSIDE, ""), (INSIDE, ""), (NESTED, ""), (WAITING, "")]
    if inside + closes < new[0]:
        new[0], steps[0] = inside + closes, (INSIDE, "closes")
    if out + opens < new[1]:
        new[1], steps[1] = out + opens, (OUTSIDE, "opens")
    if nested + closes < new[1]:
        new[1], steps[1] = nested + closes, (NESTED, "ends nested")
    if inside + opens + REOPENED < new[1]:
        new[1], steps[1] = inside + opens + REOPENED, (INSIDE, "reopens")
    if waiting + opens < new[1]:
        new[1], steps[1] = waiting + opens, (WAITING, "goes on")
    if inside + opens + mark.nests < new[2]:
        new[2], steps[2] = inside + opens + mark.nests, (INSIDE, "nests")
    return new, steps


def _at_break(costs: list[float], is_first: bool) -> tuple[list[float], list[tuple[int, str]]]:
    """The same after a paragraph's end; `is_first`: the next paragraph begins with a mark."""
    out, inside, nested, _ = costs
    new = [out, inside + UNMARKED, IMPOSSIBLE, IMPOSSIBLE]
    steps = [(OUTSIDE, ""), (INSIDE, "runs on"), (NESTED, ""), (WAITING, "")]
    for state, cost in ((INSIDE, inside + UNCLOSED), (NESTED, nested + UNCLOSED + UNCLOSED_INNER)):
        if cost < new[0]:
            new[0], steps[0] = cost, (state, "ends open")
    if is_first:
        for state, cost in ((INSIDE, inside + CONTINUED), (NESTED, nested + CONTINUED + UNCLOSED_INNER)):
            if cost < new[3]:
                new[3], steps[3] = cost, (state, "ends open")
    return new, steps


Event = tuple[Mark | None, int]  # a mark, or none for the end of a paragraph; the paragraph's number


def _events(marks: list[Mark], paragraphs: list[tuple[int, int]]) -> list[Event]:
    """The marks and the ends of paragraphs in between, in order; a quotation runs on over one or two of them."""
    events: list[Event] = []
    number = 0
    for mark in marks:
        begun = number
        while paragraphs[number][1] <= mark.at:
            number += 1
        if events and number > begun:
            events += [(None, n) for n in range(begun, min(number, begun + 3))]
        events.append((mark, number))
    events.append((None, number))
    return events


def pair(marks: list[Mark], paragraphs: list[tuple[int, int]]) -> list[Opened]:
    """The outermost stretches that the cheapest reading of the marks gives.

    >>> def mark(at, opens):
    ...     return Mark(at, at + 1, 0 if opens else 4, 4 if opens else 0, 3, 2)
    >>> [(s.start, s.end) for s in pair([mark(0, True), mark(6, False), mark(8, False)], [(0, 9)])]
    [(0, 7)]
    """
    events = _events(marks, paragraphs)
    costs = [0.0, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE]
    path = []
    for i, (mark, number) in enumerate(events):
        if mark is not None:
            costs, steps = _at_mark(costs, mark)
        else:
            after = events[i + 1][0] if i + 1 < len(events) else None
            is_next = after is not None and events[i + 1][1] == number + 1
            costs, steps = _at_break(costs, is_next and after.at == paragraphs[number + 1][0])
        path.append(steps)
        if costs[0] > 1e6:  # so that no sum loses its small parts
            costs = [cost - costs[0] for cost in costs]
    state, taken = OUTSIDE, []
    for steps in reversed(path):
        state, step = steps[state]
        taken.append(step)
    return _opened(events, taken[::-1], paragraphs)


def _opened(events: list[Event], steps: list[str], paragraphs: list[tuple[int, int]]) -> list[Opened]:
    """The stretches of a path."""
    found: list[Opened] = []
    start, opening, goes_on = 0, None, False
    for (mark, number), step in zip(events, steps, strict=True):
        if step in ("opens", "goes on", "reopens"):
            if step == "reopens":
                found.append(Opened(start, mark.at, opening, True, goes_on))
            start, opening, goes_on = mark.at, mark.at, step == "goes on"
        elif step == "closes":
            found.append(Opened(start, mark.end, opening, False, goes_on))
        elif step in ("ends open", "runs on"):
            found.append(Opened(start, paragraphs[number][1], opening, True, goes_on))
            if step == "runs on":
                start, opening, goes_on = paragraphs[number + 1][0], None, True
    return found
