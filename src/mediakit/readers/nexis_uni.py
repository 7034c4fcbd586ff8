"""Nexis Uni: 'Body' before and 'End of Document' behind each article."""

from __future__ import annotations

from mediakit.readers._parsed import Parsed

NAME = "Nexis Uni"


def recognises(text: str) -> bool:
    """Whether this text is one."""
    return False


def read(text: str) -> Parsed:
    """Take it apart."""
    return Parsed(articles=[])
