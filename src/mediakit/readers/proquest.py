"""ProQuest as text."""

from __future__ import annotations

from mediakit.readers._parsed import Parsed

NAME = "ProQuest"


def recognises(text: str) -> bool:
    """Whether this text is one."""
    return False


def read(text: str) -> Parsed:
    """Take it apart."""
    return Parsed(articles=[])
