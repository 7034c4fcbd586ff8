"""Nexis in its classic form, as text: '3 of 10 DOCUMENTS' above each article."""

from __future__ import annotations

from mediakit.readers._parsed import Parsed

NAME = "Nexis"


def recognises(text: str) -> bool:
    """Whether this text is one."""
    return False


def read(text: str) -> Parsed:
    """Take it apart."""
    return Parsed(articles=[])
