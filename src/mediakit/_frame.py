"""One frame of a codebook."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Frame:
    """One frame: what it is called, what it means, and the words and phrases that count for it.

    Attributes
    ----------
    label : str
        How the frame is called in tables and figures; its own id where the codebook gives none.
    definition : str
        What the frame means, for coders and readers; may be empty.
    patterns : tuple of str
        Words and phrases that count, in the language of docs/codebook.md; empty where only those of the
        frames below it count.
    exclude : tuple of str
        Phrases in the same language; a match that lies inside one does not count, here and in the frames below.
    rule : str
        How coders decide in doubt; may be empty.
    source : str
        Where the frame or its words come from; may be empty.
    yes, no : tuple of str
        Sentences that must match, and that must not.
    match_case : bool
        Whether upper and lower case count.
    within : {"sentence", "paragraph", "article"}
        How far words that stand near each other (``land ~5 swap``) may lie apart.
    valences : mapping of str to float
        The value of a pattern, such as ``{"good": 2.5}``, for those patterns that have one.
    parent : str or None
        The id of the frame above it.
    """

    label: str
    definition: str
    patterns: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    rule: str = ""
    source: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    match_case: bool = False
    within: str = "sentence"
    valences: Mapping[str, float] = field(default_factory=dict, hash=False)
    parent: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "valences", MappingProxyType(dict(self.valences)))


def frame_dict(frame: Frame, own_id: str, above: Frame | None) -> dict[str, Any]:
    """A frame as a mapping, without what goes without saying."""
    case, within = (above.match_case, above.within) if above else (False, "sentence")
    made = {
        "label": "" if frame.label == own_id else frame.label,
        "definition": frame.definition,
        "rule": frame.rule,
        "source": frame.source,
        "within": "" if frame.within == within else frame.within,
        "patterns": [{one: frame.valences[one]} if one in frame.valences else one for one in frame.patterns],
        "exclude": list(frame.exclude),
        "examples": {key: list(found) for key, found in (("yes", frame.yes), ("no", frame.no)) if found},
    }
    if frame.match_case != case:
        made["match_case"] = frame.match_case
    return {key: value for key, value in made.items() if value or key == "match_case"}
