"""Copies of one story: which articles print the same text, and which of them was first."""

from mediakit.stories._old import stories

__all__ = ["stories"]
