"""Single values as HTML: figures as a journal prints them, text escaped."""

import html
import math
import textwrap
import unicodedata
from numbers import Integral, Real

import numpy as np
import pandas as pd

from mediakit._phrases import MINUS, MISSING, number

P_COLUMNS = ("p", "p_adjusted", "p_all_ways", "p_all_copies")


def cell(value: object, column: str, digits: int = 2, *, share: bool = False) -> str:
    """One value of a column as it is read in a table.

    >>> cell(-0.126, "difference"), cell(-0.0034, "low"), cell(0.0321, "p"), cell(0.58, "share", share=True)
    ('−0.13', '−0.003', '.032', '58')
    >>> cell(0.0004, "p_all_ways"), cell(0.0321, "p_all_copies")
    ('&lt; .001', '.032')
    """
    if missing(value):
        return MISSING
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d %H:%M}" if (value.hour, value.minute) != (0, 0) else f"{value:%Y-%m-%d}"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if not isinstance(value, Real):
        return escaped(value)
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    if share:
        whole = number(100 * value, 0)
        # 0 and 100 are said only of none and all
        return number(100 * value, 1) if whole in ("0", "100") and value not in (0, 1) else whole
    if isinstance(value, Integral):
        return f"{int(value):,}".replace("-", MINUS)  # exact, however large
    if column in P_COLUMNS:
        return "&lt; .001" if value < 0.001 else f"{value:.3f}".removeprefix("0")
    text = number(value, digits)
    # a bound below zero must not read as zero
    return text if value == 0 or any(c in "123456789" for c in text) else number(value, digits + 1)


def missing(value: object) -> bool:
    """Whether a cell holds nothing."""
    return bool(pd.isna(value)) if pd.api.types.is_scalar(value) else False


def escaped(text: object) -> str:
    """Any text as HTML; control and half characters, which HTML cannot hold, as U+FFFD.

    >>> escaped("A & B\\x00")
    'A &amp; B\ufffd'
    """
    cleaned = "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r" else c for c in str(text)
    )
    return html.escape(cleaned)


def cut(text: str, width: int) -> str:
    """The text on one line, cut between words with an ellipsis where it is longer than `width`.

    >>> cut("Envoys meet again in the old harbour", 20), cut("x" * 30, 10)
    ('Envoys meet again…', 'xxxxxxxxx…')
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    words = textwrap.shorten(line[: 2 * width], width, placeholder="…")
    return words if len(words) > 1 else f"{line[: width - 1]}…"
