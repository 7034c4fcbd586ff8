"""Milestones: days and times at which something happened that a figure of time should show."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from mediakit._check import MediakitError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:?\d{2}))?")
_ALLOWED = "Allowed: a day such as 2026-03-05, or a time such as 2026-03-05T14:00 (UTC, or with its zone: +01:00)"


@dataclass(frozen=True, order=True)
class Milestone:
    """What happened when.

    Parameters
    ----------
    when : pandas.Timestamp
        The day's begin, or the time; UTC.
    label : str
        What happened, in a few words.
    is_day : bool
        It is known to the day: it may have been at any time of it.
    """

    when: pd.Timestamp
    label: str
    is_day: bool = True

    @property
    def written(self) -> str:
        """The day or the time in words.

        >>> [milestone] = read_milestones({"2026-03-05T14:00": "signing"})
        >>> milestone.written
        '5 March 2026, 14:00 UTC'
        """
        day = f"{self.when.day} {self.when:%B %Y}"
        return day if self.is_day else f"{day}, {self.when:%H:%M} UTC"


def read_milestones(milestones: Mapping[object, str] | None, where: str = "milestones") -> tuple[Milestone, ...]:
    """Read days and times with what happened then.

    Parameters
    ----------
    milestones : mapping or None
        The label by its day or time: texts such as ``2026-03-05`` and ``2026-03-05T14:00``, dates or times. A time
        without a zone is UTC; a ``Timestamp`` or ``datetime`` at midnight without a zone is a day.
    where : str
        What an error calls the mapping, for example a study's entry.

    Returns
    -------
    tuple of Milestone
        In order of time; none for None.

    Raises
    ------
    MediakitError
        No mapping, a key that is no day or time, or a label that is no text; the error names the entry.

    Examples
    --------
    >>> read = read_milestones({"2026-03-09T15:00+01:00": "signing", "2026-03-05": "talks begin"})
    >>> [(milestone.written, milestone.label) for milestone in read]
    [('5 March 2026', 'talks begin'), ('9 March 2026, 14:00 UTC', 'signing')]
    >>> read_milestones({"2026-02-30": "talks begin"})
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: milestones: '2026-02-30' ('talks begin') is no day or time. Allowed: a day such as
    2026-03-05, or a time such as 2026-03-05T14:00 (UTC, or with its zone: +01:00).
    """
    if milestones is None:
        return ()
    if not isinstance(milestones, Mapping):
        raise MediakitError(
            f"{where} is a {type(milestones).__name__}, not a mapping. "
            "Write the label by its day or time: {'2026-03-05': 'talks begin'}."
        )
    read = []
    for key, label in milestones.items():
        if not isinstance(label, str) or not label.strip():
            raise MediakitError(f"{where}: the label of {key!s} is {label!r}. Say in a few words what happened then.")
        when, is_day = _when(key)
        if when is None:
            raise MediakitError(f"{where}: {str(key)!r} ({label!r}) is no day or time. {_ALLOWED}.")
        read.append(Milestone(when, " ".join(label.split()), is_day))
    return tuple(sorted(read))


def _is_midnight(time: datetime.datetime) -> bool:
    """Whether a time without a zone says a day: pandas has no other form for one."""
    return (
        time is not pd.NaT
        and time.tzinfo is None
        and time.time() == datetime.time()
        and not getattr(time, "nanosecond", 0)
    )


def _when(key: object) -> tuple[pd.Timestamp | None, bool]:
    """The time of a key, None where it says none, and whether it is a day."""
    is_day = isinstance(key, datetime.date) and (not isinstance(key, datetime.datetime) or _is_midnight(key))
    if isinstance(key, str):
        key = key.strip()
        is_day = bool(_DAY.fullmatch(key))
        if not is_day and not _TIME.fullmatch(key):
            return None, False
    elif not isinstance(key, datetime.date) or key is pd.NaT:
        return None, False
    try:
        time = pd.Timestamp(key)
        return (time.tz_localize("UTC") if time.tzinfo is None else time.tz_convert("UTC")), is_day
    except (ValueError, OverflowError):
        return None, False
