"""Who called the package: the line that a warning names."""

import sys
from pathlib import Path

_PACKAGE = str(Path(__file__).parent)


def outside() -> int:
    """The `stacklevel` with which the function that asks warns at the first line outside the package.

    Asked from outside, the line that asks:

    >>> outside()
    1
    """
    frame, level = sys._getframe(1), 1
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        frame, level = frame.f_back, level + 1
    return level
