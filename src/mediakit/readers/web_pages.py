"""A web page: the article in it, and what it says about itself."""

from __future__ import annotations

from mediakit.readers._parsed import Parsed

NAME = "web page"


def recognises(text: str) -> bool:
    """Whether this text is one."""
    return False


def read(text: str) -> Parsed:
    """Take it apart."""
    return Parsed(articles=[])
