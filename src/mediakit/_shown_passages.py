"""Key words in context as accessible HTML, with every text escaped."""

import unicodedata
from collections.abc import Mapping

import numpy as np
import pandas as pd

from mediakit._cells import cut, escaped, missing
from mediakit._check import check_columns
from mediakit._phrases import counted, groups_named, joined
from mediakit.notebook import Html, reading
from mediakit.tables import NOT_STATED

TITLE = 60  # characters of a title beside a passage
SOURCE = "width:30%;overflow-wrap:anywhere"
CONTEXT = "width:27%;overflow-wrap:anywhere"
SMALL = "font-size:0.85em;opacity:0.8"
MARK = "background:#fff3b8;color:#222222"  # legible in a dark theme too


def kwic_html(
    kwic: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    n: int = 20,
    by: str = "outlet",
    labels: Mapping[str, str] | None = None,
) -> Html:
    """Key words in context, the match in the middle, with the article that each line is from.

    Parameters
    ----------
    kwic : DataFrame
        ``doc_id left match right``, and ``frame`` where it is there.
    articles : DataFrame, optional
        With ``doc_id``, and of ``outlet``, ``origin``, ``published``, ``title`` and `by` what is there.
    n : int
        At most so many lines. Where there are more they are picked in turn: from each frame, in it from each
        group, and there from each article, first the first in `kwic`; the caption says how many there are.
    by : str
        The column of articles whose groups take turns.
    labels : mapping of str to str, optional
        A frame's name by its id, such as ``codebook.labels``.

    Returns
    -------
    Html
        Lines of several frames stand under the name of each. Passages from right to left read from right to
        left, the words before the match at its right.

    Examples
    --------
    >>> lines = pd.DataFrame({"doc_id": ["a"], "left": ["a"], "match": ["land <swap>"], "right": [""]})
    >>> print(kwic_html(lines))
    a [land <swap>]
    >>> "land &lt;swap&gt;" in kwic_html(lines)._repr_html_()
    True
    """
    check_columns(kwic, ["doc_id", "left", "match", "right"], "kwic")
    if kwic.empty:
        return reading("Nothing to show: no passages.")
    source = _sources(articles, by)
    lines, told = _spread(kwic, source, n, by)
    leftward = _leftward("".join(str(match) for match in lines["match"]))
    after = "right" if leftward else "left"
    heads = "".join(
        f'<th scope="col" style="text-align:{side}">{name}</th>'
        for name, side in (("source", after), ("before", _other(after)), ("match", "center"), ("after", after))
    )
    frames = lines["frame"].tolist() if "frame" in lines.columns else [""] * len(lines)
    frames = [NOT_STATED if missing(frame) else frame for frame in frames]
    rows, before = [], None
    for row, frame in zip(lines.to_dict("records"), frames, strict=True):
        if len(set(frames)) > 1 and frame != before:
            name = escaped((labels or {}).get(frame, frame))
            rows.append(f'<tr><th scope="colgroup" colspan="4" style="text-align:{after}"><b>{name}</b></th></tr>')
        before = frame
        rows.append(_passage(row, source.get(row["doc_id"]), after))
    markup = (
        f'<table class="kwic" dir="{"rtl" if leftward else "ltr"}" style="min-width:34em">'
        f'<caption style="text-align:{after}">Key words in context: {told}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    plain = "\n".join(f"{r['left']} [{r['match']}] {r['right']}".strip() for r in lines.to_dict("records"))
    return Html(markup, plain)


def _sources(articles: pd.DataFrame | None, by: str) -> dict[object, dict[str, object]]:
    """What is shown of each article, by doc_id."""
    if articles is None:
        return {}
    check_columns(articles, ["doc_id"], "articles")
    shown = [
        c for c in dict.fromkeys(("doc_id", "outlet", "origin", "published", "title", by)) if c in articles.columns
    ]
    return {row["doc_id"]: row for row in articles[shown].to_dict("records")}


def _spread(kwic: pd.DataFrame, source: Mapping, n: int, by: str) -> tuple[pd.DataFrame, str]:
    """At most n lines, from frames and groups in turn, by frame and in order of place; and how many of how many."""
    passages = counted(len(kwic), "passage")
    lines = kwic.reset_index(drop=True)
    framed = "frame" in lines.columns
    frame = pd.Series(_codes(lines["frame"]) if framed else 0, lines.index)
    group = pd.Series([str(source.get(doc_id, {}).get(by)) for doc_id in lines["doc_id"]])
    order = pd.DataFrame({"frame": frame, "group": pd.factorize(group)[0]})
    # an article's second passage waits until each article of its group has had one
    again = order.assign(article=lines["doc_id"]).groupby(["frame", "article"]).cumcount()
    order["turn"] = order.loc[again.sort_values(kind="stable").index].groupby(["frame", "group"]).cumcount()
    order = order.sort_values(["frame", "turn", "group"], kind="stable")
    order["place"] = order.groupby("frame").cumcount()
    picked = order.sort_values(["place", "frame"], kind="stable").head(n)
    shown = lines.loc[picked.sort_index().sort_values("frame", kind="stable").index]
    if len(shown) == len(lines):
        return shown, passages
    several = {"frames": frame, groups_named(by): group, "articles": lines["doc_id"]}
    kinds = [kind for kind, values in several.items() if values.nunique() > 1]
    over = f", taken in turn from the {joined(kinds)}" if kinds else ", the first"
    return shown, f"{len(shown):,} of {passages}{over}"


def _codes(frame: pd.Series) -> np.ndarray:
    """The place of each value among the frames: in the order of the categories, else as they come."""
    if isinstance(frame.dtype, pd.CategoricalDtype):
        return frame.cat.codes.to_numpy()
    return pd.factorize(frame)[0]


def _passage(row: Mapping, where: Mapping | None, after: str) -> str:
    """One line of the table: source, words before, match, words after."""
    place = escaped(row["doc_id"]) if where is None else _place(where)
    match = f'<mark style="{MARK}"><strong>{escaped(row["match"])}</strong></mark>'
    return (
        f'<tr><th scope="row" dir="auto" style="text-align:{after};font-weight:normal;{SOURCE}">{place}</th>'
        f'<td dir="auto" style="text-align:{_other(after)};{CONTEXT}">{escaped(row["left"])}</td>'
        f'<td dir="auto" style="text-align:center">{match}</td>'
        f'<td dir="auto" style="text-align:{after};{CONTEXT}">{escaped(row["right"])}</td></tr>'
    )


def _other(side: str) -> str:
    return "left" if side == "right" else "right"


def _leftward(text: str) -> bool:
    """Whether more of the letters run from right to left than from left to right."""
    sides = [unicodedata.bidirectional(c) for c in text]
    return sum(side in ("R", "AL") for side in sides) > sides.count("L")


def _place(row: Mapping) -> str:
    """Outlet, origin and date of an article, and its title in small letters."""
    outlet, origin = row.get("outlet"), row.get("origin")
    name = NOT_STATED if missing(outlet) else str(outlet)
    told = [f"<bdi>{escaped(name)}</bdi>"]
    if not missing(origin) and str(origin) != name:
        told.append(f" / <bdi>{escaped(origin)}</bdi>")
    if not missing(row.get("published")):
        told.append(f', <span style="white-space:nowrap">{pd.Timestamp(row["published"]):%Y-%m-%d}</span>')
    if not missing(row.get("title")):
        told.append(f'<br><bdi style="{SMALL}">{escaped(cut(str(row["title"]), TITLE))}</bdi>')
    return "".join(told)
