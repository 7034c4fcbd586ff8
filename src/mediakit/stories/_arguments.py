"""What `stories` and `pairs` are asked, checked, and what they read of the articles."""

import math
from numbers import Real

import numpy as np
import pandas as pd

from mediakit._check import MediakitError
from mediakit._times import time_ranges


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool | np.bool_) and not math.isnan(value)


def check_share(value: object, name: str) -> None:
    """Raise a MediakitError unless the value is above 0 and at most 1."""
    if not _is_number(value) or not 0 < value <= 1:
        raise MediakitError(f"{name}={value!r} is not a share. Allowed: above 0, at most 1.")


def check_days(days: object) -> None:
    """Raise a MediakitError unless `days` is a number of days, or None."""
    if days is not None and (not _is_number(days) or days < 0):
        raise MediakitError(f"days={days!r} is not a span of time. Allowed: 0 and more, or None for no limit.")


def check_ids(articles: pd.DataFrame) -> None:
    """Raise a MediakitError where a doc_id is missing, or stands twice."""
    ids = articles["doc_id"].astype("object")
    missing = np.flatnonzero(ids.isna())
    if len(missing):
        raise MediakitError(
            f"articles.doc_id is missing in row {missing[0] + 1} ({len(missing)} such rows). Give each article its own."
        )
    twice = ids[ids.duplicated()]
    if len(twice):
        raise MediakitError(
            f"articles.doc_id holds {twice.iloc[0]!r} twice or more ({len(twice)} such rows). "
            "Each article must stand once: articles.drop_duplicates('doc_id')."
        )


def outlets(articles: pd.DataFrame) -> np.ndarray:
    """A number per outlet, -1 where it is not known."""
    if "outlet" not in articles.columns:
        return np.full(len(articles), -1, dtype=np.int64)
    told = articles["outlet"].astype("object")
    names = [None if missing else str(name) for name, missing in zip(told, told.isna(), strict=True)]
    number = {name: place for place, name in enumerate(sorted({name for name in names if name is not None}))}
    return np.array([-1 if name is None else number[name] for name in names], dtype=np.int64)


def hours_of(articles: pd.DataFrame) -> np.ndarray:
    """When each article was published, in hours: the middle of the times that its date allows; nan without a date."""
    earliest, latest = time_ranges(articles)
    return (earliest + latest) / 2
