"""Counts in the audit's sentences."""


def counted(n: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "row"), counted(4000, "row")
    ('1 row', '4,000 rows')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
