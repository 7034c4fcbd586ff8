"""The examples of a codebook, tested: a sentence under yes must have a mention of its frame, one under no none."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._phrases import joined
from mediakit.codebook import Codebook
from mediakit.codebook_check.findings import Finding, find_all, quoted, readings
from mediakit.patterns import Index, Matches, find_frames

SHOWN = 3


class Example(NamedTuple):
    """A sentence of a frame's examples."""

    frame: str
    key: str
    place: int
    text: str


def examples_of(codebook: Codebook) -> list[Example]:
    """All examples of a codebook, in its order."""
    return [
        Example(frame_id, key, place, text)
        for frame_id, frame in codebook.frames.items()
        for key in ("yes", "no")
        for place, text in enumerate(getattr(frame, key))
    ]


def n_of_examples(findings: pd.DataFrame, codebook: Codebook) -> tuple[int, int]:
    """How many examples there are, and how many did not come out as they should."""
    failed = findings["kind"].isin(["missed example", "false example"])
    return len(examples_of(codebook)), int(failed.sum())


def find_in_examples(codebook: Codebook) -> Iterator[Finding]:
    """The examples that do not come out as they should."""
    examples = examples_of(codebook)
    if not examples:
        return
    index = Index([one.text for one in examples])
    matches = find_frames(index, codebook)
    ids = list(codebook.frames)
    for row, one in enumerate(examples):
        found = np.flatnonzero((matches.row == row) & (matches.frame == ids.index(one.frame)))
        if one.key == "yes" and not len(found):
            yield Finding(
                one.frame, "yes", one.place, one.text, "missed example",
                f"No pattern of '{one.frame}' counts in the example {quoted(one.text)}"
                f"{_excluded(index, codebook, one, row)}. Add a pattern that finds it, or mend the example.",
            )  # fmt: skip
        elif one.key == "no" and len(found):
            told, words = _told(index, codebook, matches, found)
            yield Finding(
                one.frame, "no", one.place, one.text, "false example",
                f"In the example {quoted(one.text)}, which must not match, {told}. Narrow the pattern, exclude a "
                "phrase, or mend the example.", words=words,
            )  # fmt: skip


def _told(index: Index, codebook: Codebook, matches: Matches, found: np.ndarray) -> tuple[str, str]:
    """Which patterns matched what, in words, and what they matched."""
    ids = list(codebook.frames)
    told, words = [], []
    for i in found.tolist():
        matched = index.texts[matches.row[i]][matches.start[i] : matches.end[i]]
        pattern = codebook.frames[ids[matches.owner[i]]].patterns[matches.pattern[i]]
        told.append(f"{quoted(pattern)} matches {quoted(matched)}")
        words.append(" ".join(matched.split()))
    shown = told[:SHOWN] + ([f"{len(told) - SHOWN} more matches"] if len(told) > SHOWN else [])
    return joined(shown), ", ".join(dict.fromkeys(words))


def _excluded(index: Index, codebook: Codebook, one: Example, row: int) -> str:
    """What would match, were it not excluded."""
    found = [
        one.text[match.start : match.end]
        for frame_id in (one.frame, *codebook.below(one.frame))
        for reading in readings(codebook, frame_id)
        for match in find_all(index, reading)
        if match.row == row
    ]
    return f": {quoted(max(found, key=len))} lies inside a phrase that 'exclude' names" if found else ""
