"""Figures as a journal prints them: counts, shares, intervals, p values."""

from collections.abc import Sequence

import pandas as pd

MINUS = "\N{MINUS SIGN}"
MISSING = "\N{EN DASH}"


def number(value: float, digits: int = 2, *, sign: bool = False) -> str:
    """A figure with a true minus sign and without a negative zero; a dash where it is missing.

    >>> number(-0.126), number(-0.001), number(0.2, sign=True), number(float("nan"))
    ('−0.13', '0.00', '+0.20', '–')
    """
    if pd.isna(value):
        return MISSING
    text = f"{value:{'+' if sign else ''},.{digits}f}"
    return text.replace("-", MINUS) if float(text.replace(",", "")) else text.lstrip("+-")


def percent(share: float) -> str:
    """A share of 1 in whole percent, and never 0% or 100% where it is not quite that.

    >>> percent(0.5), percent(0.001), percent(1)
    ('50%', 'under 1%', '100%')
    """
    if 0 < share <= 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{100 * share:.0f}%"


def counted(n: int, noun: str, plural: str = "") -> str:
    """A count with its noun; the plural is said where it is not the regular one.

    >>> counted(1, "article"), counted(1200, "story"), counted(2, "day"), counted(2, "stretch", "stretches")
    ('1 article', '1,200 stories', '2 days', '2 stretches')
    """
    if n == 1:
        return f"{n:,} {noun}"
    in_ies = noun.endswith("y") and noun[-2:-1] not in tuple("aeiou")
    return f"{n:,} {plural or (f'{noun[:-1]}ies' if in_ies else f'{noun}s')}"


def p_value(p: float) -> str:
    """A p value to three decimals, as journals print it.

    >>> p_value(0.0321), p_value(0.0002)
    ('p = .032', 'p < .001')
    """
    if p < 0.001:
        return "p < .001"
    return f"p = {p:.3f}".replace("0.", ".", 1)


def interval(low: float, high: float) -> str:
    """An interval in words, or that there is none.

    >>> interval(-0.1, 0.25)
    '95% interval −0.10 to 0.25'
    """
    if pd.isna(low) or pd.isna(high):
        return "no interval"
    return f"95% interval {number(low)} to {number(high)}"


def bracketed(estimate: float, low: float, high: float, digits: int = 2) -> str:
    """An estimate with its interval, as a table or a figure has it.

    >>> bracketed(0.1, -0.02, 0.22), bracketed(0.1, float("nan"), float("nan"))
    ('0.10 [−0.02, 0.22]', '0.10')
    """
    shown = number(estimate, digits)
    return shown if pd.isna(low) else f"{shown} [{number(low, digits)}, {number(high, digits)}]"


def bracketed_percent(share: float, low: float, high: float) -> str:
    """A share of 1 with its interval, in percent; a dash where it is missing.

    >>> bracketed_percent(0.4, 0.2, 0.6), bracketed_percent(0.4, float("nan"), float("nan"))
    ('40% [20, 60]', '40%')
    """
    if pd.isna(share):
        return MISSING
    return f"{100 * share:.0f}%" + ("" if pd.isna(low) else f" [{100 * low:.0f}, {100 * high:.0f}]")


def joined(words: Sequence[str]) -> str:
    """Words as a list in prose.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "none"


def day(time: pd.Timestamp) -> str:
    """A day as prose writes it.

    >>> day(pd.Timestamp("2026-03-02"))
    '2 March 2026'
    """
    time = pd.Timestamp(time)
    return f"{time.day} {time:%B %Y}"


def groups_named(by: str) -> str:
    """What the groups of a column are called.

    >>> groups_named("outlet"), groups_named("section")
    ('outlets', 'groups by section')
    """
    return {"outlet": "outlets", "origin": "origins"}.get(by, f"groups by {by}")


def does(n: int, one: str, many: str) -> str:
    """The verb that agrees with a count.

    >>> does(1, "is", "are"), does(0, "is", "are")
    ('is', 'are')
    """
    return one if n == 1 else many
