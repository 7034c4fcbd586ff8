"""Tables and key words in context as accessible HTML, with every text escaped."""

import html
import math
import unicodedata
from collections.abc import Mapping
from numbers import Integral, Real

import numpy as np
import pandas as pd

from mediakit._check import check_columns
from mediakit.notebook import Html
from mediakit.tables import NOT_STATED

MISSING = "–"
NUMBER = ' style="text-align:right;white-space:nowrap"'
TEXT = ' style="text-align:left;overflow-wrap:break-word"'
CONTEXT = "width:36%;overflow-wrap:anywhere"
MARK = "background:#fff3b8;color:#222222"  # legible in a dark theme too
P_COLUMNS = ("p", "p_adjusted")


def table_html(table: pd.DataFrame, *, caption: str, digits: int = 2, units: Mapping[str, str] | None = None) -> Html:
    """A table to read: caption, right-aligned numbers, missing values as a dash, text escaped.

    Parameters
    ----------
    table : DataFrame
        Shown whole and in its order; cut it with ``head`` first.
    caption : str
        What the table shows.
    digits : int
        Decimals of numbers that are not whole; p values are shown as journals print them.
    units : mapping of str to str, optional
        A unit behind a column's name, by column.

    Returns
    -------
    Html
        Thousands have separators, a missing value is a dash, dates are UTC, True is yes.

    Examples
    --------
    >>> shown = table_html(pd.DataFrame({"outlet": ["A & B"], "share": [0.5]}), caption="Shares")
    >>> "A &amp; B" in shown._repr_html_(), "0.50" in shown._repr_html_()
    (True, True)
    """
    units = units or {}
    names = [str(column) for column in table.columns]
    kinds = [table.iloc[:, i].dtype for i in range(len(names))]
    numeric = [pd.api.types.is_numeric_dtype(k) and not pd.api.types.is_bool_dtype(k) for k in kinds]
    heads = "".join(
        f'<th scope="col"{NUMBER if right else TEXT}>{_heading(name, units)}</th>'
        for name, right in zip(names, numeric, strict=True)
    )
    rows = [
        "<tr>" + "".join(
            _tagged(_cell(value, name, digits), heading=i == 0 and not right, number=right)
            for i, (value, name, right) in enumerate(zip(values, names, numeric, strict=True))
        ) + "</tr>"
        for values in _records(table)
    ]  # fmt: skip
    body = "".join(rows) or f'<tr><td colspan="{max(len(names), 1)}">no rows</td></tr>'
    markup = (
        f'<table><caption style="text-align:left">{_escaped(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
    return Html(markup, f"{caption}\n{table.to_string(index=False, max_rows=20)}")


def _records(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows with each column's own kind of value: whole numbers stay whole."""
    return list(zip(*(table.iloc[:, i].tolist() for i in range(table.shape[1])), strict=True))


def _heading(name: str, units: Mapping[str, str]) -> str:
    unit = f" ({_escaped(units[name])})" if name in units else ""
    return f"{_escaped(name.replace('_', ' '))}{unit}"


def _tagged(shown: str, *, heading: bool, number: bool) -> str:
    """A cell; the first text of a row is the row's heading."""
    if number:
        return f"<td{NUMBER}>{shown}</td>"
    return f'<th scope="row" dir="auto"{TEXT}>{shown}</th>' if heading else f'<td dir="auto"{TEXT}>{shown}</td>'


def kwic_html(kwic: pd.DataFrame, articles: pd.DataFrame | None = None, *, n: int = 20) -> Html:
    """Key words in context, the match in the middle, with where each line stands.

    Parameters
    ----------
    kwic : DataFrame
        ``doc_id left match right``, and ``frame`` where it is there.
    articles : DataFrame, optional
        With ``doc_id``, and of ``outlet``, ``origin``, ``published`` and ``title`` what is there.
    n : int
        At most so many lines; the caption says how many there are.

    Returns
    -------
    Html
        Passages from right to left read from right to left, the words before the match at its right.

    Examples
    --------
    >>> lines = pd.DataFrame({"doc_id": ["a"], "left": ["a"], "match": ["land <swap>"], "right": [""]})
    >>> print(kwic_html(lines))
    a [land <swap>]
    >>> "land &lt;swap&gt;" in kwic_html(lines)._repr_html_()
    True
    """
    check_columns(kwic, ["doc_id", "left", "match", "right"], "kwic")
    lines = kwic.head(n)
    source = {} if articles is None else {row["doc_id"]: row for row in _sources(articles)}
    leftward = _leftward("".join(str(match) for match in lines["match"]))
    before, after = ("left", "right") if leftward else ("right", "left")
    rows = []
    for row in lines.to_dict("records"):
        where = source.get(row["doc_id"])
        place = _place(where) if where is not None else _escaped(row["doc_id"])
        match = f'<mark style="{MARK}"><strong>{_escaped(row["match"])}</strong></mark>'
        rows.append(
            f'<tr><th scope="row" dir="auto" style="text-align:{after};font-weight:normal">{place}</th>'
            f'<td dir="auto" style="text-align:{before};{CONTEXT}">{_escaped(row["left"])}</td>'
            f'<td dir="auto" style="text-align:center">{match}</td>'
            f'<td dir="auto" style="text-align:{after};{CONTEXT}">{_escaped(row["right"])}</td></tr>'
        )
    passages = "1 passage" if len(kwic) == 1 else f"{len(kwic):,} passages"
    told = f"{len(lines):,} of {passages}" if len(lines) < len(kwic) else passages
    heads = "".join(
        f'<th scope="col" style="text-align:{side}">{name}</th>'
        for name, side in (("source", after), ("before", before), ("match", "center"), ("after", after))
    )
    body = "".join(rows) or '<tr><td colspan="4">no passages</td></tr>'
    markup = (
        f'<table class="kwic" dir="{"rtl" if leftward else "ltr"}">'
        f'<caption style="text-align:{after}">Key words in context: {told}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
    plain = "\n".join(f"{r['left']} [{r['match']}] {r['right']}".strip() for r in lines.to_dict("records"))
    return Html(markup, plain or "no passages")


def _leftward(text: str) -> bool:
    """Whether more of the letters run from right to left than from left to right."""
    sides = [unicodedata.bidirectional(c) for c in text]
    return sum(side in ("R", "AL") for side in sides) > sides.count("L")


def _sources(articles: pd.DataFrame) -> list[dict[str, object]]:
    check_columns(articles, ["doc_id"], "articles")
    shown = [c for c in ("doc_id", "outlet", "origin", "published", "title") if c in articles.columns]
    return articles[shown].to_dict("records")


def _place(row: dict[str, object]) -> str:
    outlet = row.get("outlet")
    name = NOT_STATED if _missing(outlet) else str(outlet)
    origin = row.get("origin")
    told = _escaped(name if _missing(origin) or str(origin) == name else f"{name} / {origin}")
    if not _missing(row.get("published")):
        told += f'<br><span style="white-space:nowrap">{pd.Timestamp(row["published"]):%Y-%m-%d}</span>'
    title = "" if _missing(row.get("title")) else f' title="{_escaped(row["title"])}"'
    return f"<span{title}>{told}</span>"


def _cell(value: object, name: str, digits: int) -> str:
    """One value as it is read in a table."""
    if _missing(value):
        return MISSING
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d %H:%M}" if (value.hour, value.minute) != (0, 0) else f"{value:%Y-%m-%d}"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, Integral):
        return f"{int(value):,}".replace("-", "−")
    if not isinstance(value, Real):
        return _escaped(value)
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if name in P_COLUMNS:
        return "&lt; .001" if value < 0.001 else f"{value:.3f}".removeprefix("0")
    text = f"{value:,.{digits}f}"
    return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("-")


def _missing(value: object) -> bool:
    return bool(pd.isna(value)) if pd.api.types.is_scalar(value) else False


def _escaped(text: object) -> str:
    # control and half characters are no characters of HTML; U+FFFD shows that something stood there
    cleaned = "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r" else c for c in str(text)
    )
    return html.escape(cleaned)
