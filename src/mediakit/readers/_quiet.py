"""Libraries that log and warn on their own: what a reader has to say stands in the audit, nowhere else."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "warcio", "charset_normalizer", "feedparser", "pypdf")


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back the log and the warnings of the libraries that read documents, pages, feeds and web archives.

    >>> with quiet():
    ...     logging.getLogger("trafilatura.core").error("not heard")
    """
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
