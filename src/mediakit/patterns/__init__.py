"""Patterns: the words and phrases of a codebook, and where they match."""

from mediakit.patterns.choose import OVERLAPS
from mediakit.patterns.index import Index
from mediakit.patterns.language import Pattern, folded, parse
from mediakit.patterns.matching import WITHIN, Match, Matches, find, find_frames
from mediakit.patterns.words import lower

__all__ = [
    "OVERLAPS", "WITHIN", "Index", "Match", "Matches", "Pattern", "find", "find_frames", "folded", "lower", "parse",
]  # fmt: skip
