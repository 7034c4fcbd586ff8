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


def outlets(articles: pd.DataFrame) -> np.ndarray:
    """A number per outlet, -1 where it is not known."""
    if "outlet" not in articles.columns:
        return np.full(len(articles), -1, dtype=np.int64)
    return pd.factorize(articles["outlet"].astype("str").where(articles["outlet"].notna()), sort=True)[0]


def hours_of(articles: pd.DataFrame) -> np.ndarray:
    """When each article was published at the earliest, in hours; nan without a date."""
    return time_ranges(articles)[0]
