"""What a check of a codebook can find, and the table of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit.codebook import Codebook
from mediakit.codebook_check.covering import Reading
from mediakit.patterns import Index, Matches, find, parse
from mediakit.tables import columns
from mediakit.text import text_column

ERROR, REMARK = "error", "remark"

#: What can be found, in the order in which it is told, and how grave it is.
KINDS = {
    "missed example": ERROR,  # a sentence under yes without a mention
    "false example": ERROR,  # a sentence under no with one
    "cannot match": ERROR,  # a pattern or excluding phrase that no text can match
    "always excluded": ERROR,  # every match lies inside an excluding phrase of the frame
    "repeat": ERROR,  # the same as an earlier pattern of the frame
    "no examples": REMARK,  # frames without examples, counted
    "swallowed": REMARK,  # every match is also one of other patterns of the frame
    "two frames": REMARK,  # the same pattern in an earlier frame
    "idle exclude": REMARK,  # no match of the frame can lie in it
    "dead": REMARK,  # no match in the corpus
    "always loses": REMARK,  # matches in the corpus, all of which count for longer or earlier patterns, or are excluded
    "over half": REMARK,  # brings over half of the frame's mentions
    "near miss": REMARK,  # an inflection or spelling that the corpus has and the frame does not match
}


class Finding(NamedTuple):
    """One row of the table: the frame and the key and place of the entry it is about, kind, sentence, words, n."""

    frame: str
    key: str
    place: int | None
    entry: str
    kind: str
    sentence: str
    words: str = ""
    n: int | None = None


def table_of(found: Iterable[Finding], codebook: Codebook) -> pd.DataFrame:
    """The findings as the table codebook_findings: errors first, then by frame, kind and place."""
    frames = {frame_id: number for number, frame_id in enumerate(codebook.frames)}
    kinds = {kind: number for number, kind in enumerate(KINDS)}

    def order(one: Finding) -> tuple[str, int, int, str, int]:
        return KINDS[one.kind], frames.get(one.frame, -1), kinds[one.kind], one.key, one.place or 0

    found = sorted(found, key=order)
    lines = [codebook.line(one.frame, one.key, one.place) if one.frame else None for one in found]
    return pd.DataFrame(
        {
            "line": pd.array(np.array(lines, dtype="object"), dtype="Int64"),
            "frame": text_column([one.frame for one in found]),
            "pattern": text_column([one.entry for one in found]),
            "kind": text_column([one.kind for one in found]),
            "severity": text_column([KINDS[one.kind] for one in found]),
            "finding": text_column([one.sentence for one in found]),
            "words": text_column([one.words for one in found]),
            "n": pd.array(np.array([one.n for one in found], dtype="object"), dtype="Int64"),
        },
        columns=columns("codebook_findings"),
    )


def readings(codebook: Codebook, frame_id: str, key: str = "patterns") -> list[Reading]:
    """The patterns of a frame, or its excluding phrases, as the frame reads them."""
    frame = codebook.frames[frame_id]
    read = [parse(pattern) for pattern in getattr(frame, key)]
    return [Reading(one, frame.match_case or one.match_case, frame.within) for one in read]


def find_all(index: Index, reading: Reading) -> Matches:
    """Every match of one pattern alone, those that overlap too."""
    pattern, match_case, within = reading
    return find(index, pattern, match_case=match_case, within=within, overlaps="all")


def quoted(words: object, most: int = 60) -> str:
    r"""Words in a sentence, in quotation marks, on one line and cut where they are long.

    >>> quoted("land\n swap"), quoted("a" * 70, most=10), quoted("mine's")
    ("'land swap'", "'aaaaaaa...'", '"mine\'s"')
    """
    text = " ".join(str(words).split())
    mark = '"' if "'" in text and '"' not in text else "'"
    return f"{mark}{text if len(text) <= most else text[: most - 3] + '...'}{mark}"


def any_of(words: Sequence[str], most: int = 3, *, n: Sequence[int] = ()) -> str:
    """Several patterns in a sentence, each with its count where there are counts.

    >>> any_of(["a", "b"]), any_of(["a", "b", "c", "d"], most=2), any_of(["a"], n=[1200])
    ("'a' and 'b'", "'a', 'b' and 2 more", "'a' (1,200)")
    """
    shown = [quoted(word) for word in words[:most]]
    if n:
        shown = [f"{word} ({count:,})" for word, count in zip(shown, n, strict=False)]
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def times(n: int) -> str:
    """How many times.

    >>> times(1), times(1200)
    ('once', '1,200 times')
    """
    return "once" if n == 1 else f"{n:,} times"
