"""Copies of one story: which articles print the same text, and which of them was first."""

from mediakit.stories._pairs import pairs
from mediakit.stories._table import stories

__all__ = ["pairs", "stories"]
