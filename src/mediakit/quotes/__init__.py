"""Quotations: who is quoted saying what."""

from mediakit.quotes.table import quotes

__all__ = ["quotes"]
