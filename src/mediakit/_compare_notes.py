"""What a comparison says of its own limits, in sentences."""

import pandas as pd

from mediakit._phrases import counted
from mediakit.tables import NOT_STATED


def whole(text: str) -> str:
    """The text with U+FFFD for half characters, which no column of text can hold.

    >>> whole("Courier \\ud800")
    'Courier \ufffd'
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def about_groups(order: list[str], enough: list[str], tested: list[str], min_articles: int) -> list[str]:
    """What the notes say of groups that no test includes."""
    notes = []
    stated = [group for group in order if group != NOT_STATED]
    if NOT_STATED in order:
        notes.append(f"The row {NOT_STATED} is shown with its figures, outside all tests.")
    few = len(stated) - len(enough)
    if few:
        notes.append(
            f"{few} of {counted(len(stated), 'group')} {'has' if few == 1 else 'have'} fewer than "
            f"{min_articles} articles or stories: figures, but no interval or test."
        )
    if len(enough) > len(tested):
        notes.append(
            f"Tests are between the {len(tested)} largest groups; "
            f"{counted(len(enough) - len(tested), 'more group')} with enough articles are not tested."
        )
    if len(tested) < 2:
        notes.append("Fewer than two groups have enough articles: no test is possible.")
    return notes


def about_tests(pairs: pd.DataFrame, rows: pd.DataFrame, known: bool, correction: str) -> list[str]:
    """What the notes say of the tests and of what they take to be independent."""
    notes = []
    if len(pairs):
        name = {"holm": "Holm", "bh": "Benjamini and Hochberg"}[correction]
        untested = int(pairs["p"].isna().sum())
        notes.append(f"p is corrected for {counted(len(pairs) - untested, 'test')} after {name}.")
        if untested:
            notes.append(
                f"{counted(untested, 'pair')} could not be tested: one of the two has a single story "
                "that the other does not have."
            )
    if known:
        n = rows["story"].nunique() + int(rows["story"].isna().sum())
        notes.append(
            f"{counted(len(rows), 'article')} tell {counted(n, 'story')}: whole stories were drawn and "
            "permuted, so copies do not count as independent."
        )
    elif len(rows):
        notes.append("Copies were not looked for: every article counts as independent of the others.")
    return notes
