"""Tables and key words in context as accessible HTML, with every text escaped."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd

from mediakit._cells import cell, escaped, missing
from mediakit._check import check_columns
from mediakit._headings import VALUES, heading
from mediakit._phrases import MISSING
from mediakit._shown_passages import kwic_html
from mediakit.notebook import Html, reading

__all__ = ["kwic_html", "table_html"]

LABELLED = ("frame", "measure", *VALUES)  # columns whose values are ids, which `labels` may name
LONG, SHORT = 48, 18  # characters from which a column of text gets room, and up to which it stays on one line
MANY = 8  # more columns than this are set closer and smaller
# where the table is wider than a telephone, this text still is not
BELOW = '<div style="position:sticky;left:0;max-width:calc(100vw - 4em)">{}</div>'
SMALLER = ' style="font-size:0.8125rem"'
SOFT = '<span style="opacity:0.75">{}:</span>'


def table_html(
    table: pd.DataFrame,
    *,
    caption: str,
    digits: int = 2,
    units: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    shares: Collection[str] = (),
    wide: Collection[str] = (),
) -> Html:
    """A table to read: caption, headings in words, right-aligned numbers, missing values as a dash, text escaped.

    Parameters
    ----------
    table : DataFrame
        Shown whole and in its order; cut it with ``head`` first.
    caption : str
        What the table shows.
    digits : int
        Decimals of numbers that are not whole, and one more where a number that is not zero would read as zero;
        p values are shown as journals print them.
    units : mapping of str to str, optional
        A unit behind a column's heading, by column.
    labels : mapping of str to str, optional
        What stands for the ids in the columns ``frame`` and ``measure``, such as ``codebook.labels``.
    shares : collection of str
        Columns of shares, 0 to 1, shown in percent; in a table with a column ``share`` this one and its bounds
        ``low`` and ``high`` without being named. Where ``difference`` is among them they are percentage points.
    wide : collection of str
        Columns of long text that are shown as a row of their own, full width, under each record.

    Returns
    -------
    Html
        Thousands have separators, a missing value is a dash, dates are UTC, True is yes. A table without rows is
        the sentence "Nothing to show", with the caption.

    Raises
    ------
    MediakitError
        `table` has no column of a name in `shares` or `wide`.

    Examples
    --------
    >>> shown = table_html(pd.DataFrame({"outlet": ["A & B"], "share": [0.5]}), caption="Shares")
    >>> "A &amp; B" in shown._repr_html_(), "50%" in shown._repr_html_()
    (True, True)
    """
    check_columns(table, [*shares, *wide], "table")
    if table.empty:
        return reading(f"Nothing to show: {caption.rstrip('.')}.")
    if not shares and "share" in table.columns:
        shares = [name for name in ("share", "low", "high") if name in table.columns]
    columns = [
        _column(table, place, digits=digits, units=units or {}, labels=labels or {}, shares=shares)
        for place in range(table.shape[1])
    ]
    across = [column for column in columns if column.name not in wide] or columns
    below = [column for column in columns if column not in across]
    close = ";padding:0.3em 0.4em" if len(across) > MANY else ""
    heads = "".join(
        f'<th scope="col" style="text-align:{column.side}{close}">{column.heading}</th>' for column in across
    )
    rows = "".join(_record(across, below, row, close) for row in range(len(table)))
    markup = (
        f'<table{SMALLER if close else ""}><caption style="text-align:left">{escaped(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return Html(markup, f"{caption}\n{table.to_string(index=False, max_rows=20)}")


class _Column(NamedTuple):
    """A column as it is shown."""

    name: str
    heading: str
    cells: list[str]
    side: str  # left, or right for numbers
    room: str  # how its cells wrap


def _column(
    table: pd.DataFrame,
    place: int,
    *,
    digits: int,
    units: Mapping[str, str],
    labels: Mapping[str, str],
    shares: Collection[str],
) -> _Column:
    """The column at `place`, its cells as HTML."""
    name, column = str(table.columns[place]), table.iloc[:, place]
    number = pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype)
    values = column.tolist()  # each of its own kind: whole numbers stay whole
    if name in LABELLED:
        names = {**VALUES.get(name, {}), **labels}
        values = [names.get(value, value) if isinstance(value, str) else value for value in values]
    share, points = name in shares, "difference" in shares
    unit = units.get(name, "points" if points and name == "difference" else "")
    percent = "%" if share and not points else ""
    cells = [cell(v, name, digits, share=share) + ("" if missing(v) else percent) for v in values]
    longest = max(len(value) if isinstance(value, str) else 0 for value in values)
    room = "overflow-wrap:anywhere;min-width:14em" if longest > LONG else "overflow-wrap:break-word"
    return _Column(
        name,
        escaped(f"{heading(name)} ({unit})" if unit else heading(name)),
        cells,
        "right" if number else "left",
        "white-space:nowrap" if longest <= (SHORT if table.shape[1] <= MANY else 14) else room,
    )


def _record(across: list[_Column], below: list[_Column], row: int, close: str) -> str:
    """A row of the table, its first text as its heading; what goes below it in a row of its own."""
    told = [
        f"{SOFT.format(column.heading)} {column.cells[row]}"
        for column in below
        if column.cells[row].strip() not in ("", MISSING)
    ]
    close += ";border-bottom:0" if told else ""
    tags = ['th scope="row"' if across[0].side == "left" else "td", *["td"] * (len(across) - 1)]
    cells = "".join(
        f'<{tag} dir="auto" style="text-align:{column.side};{column.room}{close}">{column.cells[row]}</{tag[:2]}>'
        for column, tag in zip(across, tags, strict=True)
    )
    if not told:
        return f"<tr>{cells}</tr>"
    return (
        f'<tr style="break-after:avoid">{cells}</tr><tr><td dir="auto" colspan="{len(across)}" '
        f'style="text-align:left;overflow-wrap:anywhere;padding-top:0">{BELOW.format("<br>".join(told))}</td></tr>'
    )
