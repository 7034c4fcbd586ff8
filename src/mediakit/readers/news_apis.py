"""What news services answer in JSON: NewsAPI, GDELT."""

from __future__ import annotations

from mediakit.readers._parsed import Parsed

NAME = "news API"


def recognises(text: str) -> bool:
    """Whether this text is one."""
    return False


def read(text: str) -> Parsed:
    """Take it apart."""
    return Parsed(articles=[])
