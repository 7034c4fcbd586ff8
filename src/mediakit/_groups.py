"""Groups of articles by their labels, and their texts, from any DataFrame."""

from collections.abc import Sequence

import pandas as pd

from mediakit._check import MediakitError
from mediakit.tables import NOT_STATED


def whole(text: str) -> str:
    """The text with U+FFFD for half characters, which no column of text can hold.

    >>> whole("Courier \\ud800")
    'Courier \ufffd'
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def group_labels(articles: pd.DataFrame, by: str) -> list[str]:
    """Each article's group as text that any column can hold; NOT_STATED where it is missing.

    >>> group_labels(pd.DataFrame({"outlet": ["Courier", None]}), "outlet")
    ['Courier', '(not stated)']
    """
    missing = articles[by].isna()
    return [NOT_STATED if gone else whole(str(label)) for label, gone in zip(articles[by], missing, strict=True)]


def column_names(by: object) -> list[str]:
    """`by` as a list of column names, given one name or several.

    >>> column_names("outlet"), column_names(["outlet", "origin"])
    (['outlet'], ['outlet', 'origin'])
    """
    names = [by] if isinstance(by, str) else by
    if not isinstance(names, Sequence) or not names or not all(isinstance(name, str) for name in names):
        raise MediakitError(f"by={by!r} is no column name. Allowed: a column of articles, or a list of them.")
    if len(set(names)) < len(names):
        raise MediakitError(f"by={by!r} names a column twice. Name each once.")
    return list(names)


def texts(articles: pd.DataFrame, field: str = "text") -> list[str]:
    """The texts of a column; a missing one counts as empty.

    >>> texts(pd.DataFrame({"text": ["Talks resume.", None]}))
    ['Talks resume.', '']
    """
    return [text if isinstance(text, str) else "" for text in articles[field]]


def languages(articles: pd.DataFrame) -> list[str | None]:
    """Each article's language as its column says it; None where there is none.

    >>> languages(pd.DataFrame({"language": ["de", None]})), languages(pd.DataFrame({"text": ["Talks."]}))
    (['de', None], [None])
    """
    if "language" not in articles.columns:
        return [None] * len(articles)
    return [code if isinstance(code, str) else None for code in articles["language"]]
