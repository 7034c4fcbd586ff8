"""Reported speech without marks: Marrow said that the talks had failed."""

from typing import NamedTuple

from mediakit.quotes.speakers import Attribution


class Reported(NamedTuple):
    """Where a reported clause stands, and who says it."""

    start: int
    end: int
    attribution: Attribution


def reported(text: str, sentences: list[tuple[int, int]], stretches: list[tuple[int, int]]) -> list[Reported]:
    """The reported clauses of a text, in order."""
    return []
