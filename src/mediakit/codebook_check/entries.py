"""What can be told of a codebook's patterns without a text: what can never match, and what says the same twice."""

from collections.abc import Hashable, Iterator

from mediakit._phrases import counted
from mediakit.codebook import Codebook
from mediakit.codebook_check.covering import Shelf, may_hold, signature
from mediakit.codebook_check.findings import Finding, any_of, quoted, readings
from mediakit.codebook_check.regex_edges import wrong_edge
from mediakit.patterns.language import Phrase

KEYS = ("patterns", "exclude")


def find_in_entries(codebook: Codebook) -> list[Finding]:
    """All that is found in the patterns themselves."""
    found = [*_without_examples(codebook), *_in_two_frames(codebook)]
    for frame_id in codebook.frames:
        broken = list(_with_wrong_edges(codebook, frame_id))
        excluded = list(_always_excluded(codebook, frame_id))
        found += [*broken, *excluded]
        lost = {one.place for one in [*broken, *excluded] if one.key == "patterns"}
        found += _said_twice(codebook, frame_id, lost)
        found += _idle_excludes(codebook, frame_id)
    return found


def _without_examples(codebook: Codebook) -> Iterator[Finding]:
    frames = codebook.frames
    lacking = [frame_id for frame_id, frame in frames.items() if frame.patterns and not (frame.yes or frame.no)]
    if lacking:
        they = "They are" if len(lacking) > 1 else "It is"
        yield Finding(
            "", "", None, "", "no examples",
            f"{counted(len(lacking), 'frame')} of {len(frames):,} {'have' if len(lacking) > 1 else 'has'} no examples: "
            f"{any_of(lacking, 8)}. {they} not tested: below 'examples:' write under 'yes:' sentences that must match, "
            "and under 'no:' some that must not.",
            n=len(lacking),
        )  # fmt: skip


def _with_wrong_edges(codebook: Codebook, frame_id: str) -> Iterator[Finding]:
    for key in KEYS:
        for place, one in enumerate(readings(codebook, frame_id, key)):
            side = wrong_edge(one.pattern.expression) if one.pattern.is_regex else ""
            if side:
                yield Finding(
                    frame_id, key, place, one.pattern.text, "cannot match",
                    f"{quoted(one.pattern)} matches nothing: at its {side} it asks for what is no part of a word, and "
                    f"a match must {'begin' if side == 'beginning' else 'end'} where a word does. Take it out.",
                )  # fmt: skip


def _always_excluded(codebook: Codebook, frame_id: str) -> Iterator[Finding]:
    ways = [(one, place) for one in (frame_id, *codebook.above(frame_id)) for place in _places(codebook, one)]
    excluding = [readings(codebook, one, "exclude")[place] for one, place in ways]
    shelf = Shelf(excluding)
    for place, one in enumerate(readings(codebook, frame_id)):
        by = shelf.covering(one)
        if by is not None:
            names = any_of([excluding[i].pattern.text for i in by])
            lines = [codebook.line(ways[i][0], "exclude", ways[i][1]) for i in by]
            at = f" (line {lines[0]})" if lines[0] else ""
            yield Finding(
                frame_id, "patterns", place, one.pattern.text, "always excluded",
                f"{quoted(one.pattern)} never counts: every match of it lies inside what 'exclude' names: {names}{at}. "
                "Take out one of the two, or exclude a longer phrase.",
            )  # fmt: skip


def _places(codebook: Codebook, frame_id: str) -> range:
    return range(len(codebook.frames[frame_id].exclude))


def _said_twice(codebook: Codebook, frame_id: str, lost: set[int | None]) -> Iterator[Finding]:
    """Patterns that say what an earlier one says, or nothing that others do not."""
    own = readings(codebook, frame_id)
    first: dict[Hashable, int] = {}
    kept = set()
    for place, one in enumerate(own):
        if place in lost:
            continue
        earlier = first.setdefault(signature(one), place)
        if earlier == place:
            kept.add(place)
            continue
        line = codebook.line(frame_id, "patterns", earlier)
        at = f" of line {line}" if line else ""
        ends = "counts the same words twice" if codebook.overlaps == "all" else "never wins a mention"
        yield Finding(
            frame_id, "patterns", place, one.pattern.text, "repeat",
            f"{quoted(one.pattern)} says the same as {quoted(own[earlier].pattern)}{at} and {ends}. Take one of them "
            "out.",
        )  # fmt: skip
    shelf = Shelf(own)
    for place in sorted(kept, reverse=True):  # each is held against those that would stay
        by = shelf.covering(own[place], kept - {place})
        if by is not None:
            kept.remove(place)
            names = any_of([own[i].pattern.text for i in by])
            ends = " Its words count twice, as 'overlaps: all' says." if codebook.overlaps == "all" else ""
            yield Finding(
                frame_id, "patterns", place, own[place].pattern.text, "swallowed",
                f"{quoted(own[place].pattern)} adds nothing: {names} {'match' if len(by) > 1 else 'matches'} all that "
                f"it matches.{ends} Take it out, unless you want its hits counted apart.",
            )  # fmt: skip


def _in_two_frames(codebook: Codebook) -> Iterator[Finding]:
    first: dict[Hashable, tuple[str, int]] = {}
    for frame_id in codebook.frames:
        for place, one in enumerate(readings(codebook, frame_id)):
            other, there = first.setdefault(signature(one), (frame_id, place))
            if other != frame_id:
                line = codebook.line(other, "patterns", there)
                at = f" (line {line})" if line else ""
                ends = (
                    f"'{other}' counts it anyway, as all of the frames below it."
                    if other in codebook.above(frame_id)
                    else "This is allowed: the words count for both. Take it out where it does not belong."
                )
                yield Finding(
                    frame_id, "patterns", place, one.pattern.text, "two frames",
                    f"{quoted(one.pattern)} is a pattern of '{other}' too{at}. {ends}",
                )  # fmt: skip


def _idle_excludes(codebook: Codebook, frame_id: str) -> Iterator[Finding]:
    """Excluding phrases in which no match of the frame, or of one below it, can lie."""
    excluding = readings(codebook, frame_id, "exclude")
    if not excluding:
        return
    own = [one for each in (frame_id, *codebook.below(frame_id)) for one in readings(codebook, each)]
    held = [one.pattern.expression for one in own]
    if not all(isinstance(expression, Phrase) for expression in held):
        return  # how long a match is cannot be told
    for place, one in enumerate(excluding):
        phrase = one.pattern.expression
        if isinstance(phrase, Phrase) and not any(may_hold(phrase, inner) for inner in held):
            yield Finding(
                frame_id, "exclude", place, one.pattern.text, "idle exclude",
                f"The excluded phrase {quoted(one.pattern)} has no effect: no pattern of the frame can match in "
                "it. Take it out, or mend its words.",
            )  # fmt: skip
