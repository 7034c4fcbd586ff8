"""What the rows of first_uses say, for a figure and for sentences: of which phrase, in whose text, how much later."""

from collections.abc import Mapping

import pandas as pd

from mediakit._check import MediakitError, listed, nearest
from mediakit.tables import check_table


def rows_of(table: pd.DataFrame, frame: str | None, label: str) -> tuple[pd.DataFrame, str]:
    """The rows of one phrase, or of the words of one frame, and how a sentence names it."""
    check_table(table, "first_uses")
    if "frame" not in table.columns:
        if frame is not None:
            raise MediakitError(f"frame={frame!r}: the table is of one phrase and has no frames. Leave frame out.")
        return table, f"“{label}”" if label else "the phrase"
    known = list(dict.fromkeys(table["frame"].astype(str)))
    if frame is None and len(known) > 1:
        raise MediakitError(f"The table holds {len(known)} frames. Name one with frame=: {listed(known)}.")
    if frame is not None and frame not in known:
        raise MediakitError(f"frame={frame!r} is not in the table. Known: {listed(known)}.{nearest(frame, known)}")
    frame = known[0] if frame is None and known else frame
    named = f"words of the frame “{label or frame}”" if label or frame else "words of the frame"
    return table[table["frame"].astype(str) == str(frame)], named


def whose(row: Mapping[str, object]) -> str:
    """Whose text brought it to the group of a row: own, copy, unclear (dates do not tell) or unknown (nothing does).

    >>> whose({"in_copy": False, "is_credited": True, "n_first": 1, "story_id": "a"})
    'copy'
    """
    in_copy, credited = (None if pd.isna(row[name]) else bool(row[name]) for name in ("in_copy", "is_credited"))
    if in_copy or credited:
        return "copy"
    if in_copy is None and (not pd.isna(row["story_id"]) or row["n_first"] > 1):
        return "unclear"
    return "unknown" if in_copy is None and credited is None else "own"


def lag(row: Mapping[str, object], *, alone: bool) -> str:
    """How long after the first use of all, as far as dates tell, for the margin of a figure.

    >>> [lag({"rank": 2, "hours": h, "hours_low": h, "hours_high": h}, alone=True) for h in (0.25, 14.2, 73)]
    ['+15 min', '+14 h', '+3 days']
    >>> lag({"rank": 2, "hours": float("nan"), "hours_low": 53, "hours_high": 96}, alone=True)
    '+2 to 4 days'
    """
    if row["rank"] == 1:
        return "first" if alone else "may be first"
    low, high = (row["hours_low"], row["hours_high"]) if pd.isna(row["hours"]) else (row["hours"], row["hours"])
    per, unit = (24, "day") if high >= 48 else (1, "h") if high >= 1 else (1 / 60, "min")
    ends = list(dict.fromkeys(f"{round(hours / per):,}" for hours in (low, high)))
    return f"+{' to '.join(ends)} {unit}{'s' if unit == 'day' else ''}"
