"""Libraries that only some formats need: taken when they are there, else the line that installs them."""

from __future__ import annotations

import importlib
from types import ModuleType

from mediakit.readers._source import NotRead


def library(module: str, for_what: str) -> ModuleType:
    """Import a module of the extra `exports`.

    Raises
    ------
    NotRead
        Where it is not installed: with the line to type.

    Examples
    --------
    >>> library("csv", "tables").__name__
    'csv'
    >>> library("no_such_module", "DOCX files")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    mediakit.readers._source.NotRead: DOCX files need a package that is not installed ... install "mediakit[exports]"
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise NotRead(
            f'{for_what} need a package that is not installed ({module}). Type: pip install "mediakit[exports]"'
        ) from None
