"""WARC and ARC archives: the articles of their pages."""

from __future__ import annotations

from pathlib import Path

from mediakit.readers._parsed import Parsed

NAME = "web archive"


def recognises(start: bytes) -> bool:
    """Whether a file that begins so, gzip taken off, is one."""
    return False


def read(path: Path) -> Parsed:
    """Its articles, up to any damage."""
    return Parsed(articles=[])
