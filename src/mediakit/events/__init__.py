"""Events that several outlets cover, and comparisons within them."""

from mediakit.events.grouping import events
from mediakit.events.matched import compare_matched

__all__ = ["compare_matched", "events"]
