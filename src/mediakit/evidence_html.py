"""Texts with the words behind their tone marked, as accessible HTML, and the same words as a table."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._cells import cut, escaped, missing
from mediakit._check import MediakitError, check_columns
from mediakit._groups import texts
from mediakit._phrases import MINUS, counted, does, number
from mediakit.analyzers import title_of
from mediakit.notebook import Html, reading
from mediakit.show import table_html
from mediakit.tables import NOT_STATED
from mediakit.text import sentences
from mediakit.voice import NARRATOR, QUOTED, check_voice, quotations, span_columns

TITLE = 80  # characters of a title above a passage
# solid, broken and dotted lines are told apart in grey; dark letters on light grounds in a dark theme too
UP = "background:#d9e9fb;color:#1c1c1c;border-bottom:3px solid #1f5fa8"
DOWN = "background:#fde3cd;color:#1c1c1c;border-bottom:3px dashed #a64b00"
NEITHER = "background:none;color:inherit;border-bottom:2px dotted currentColor"
AMOUNT = "font-size:0.75em;white-space:nowrap"
OTHER = "opacity:0.65"  # what is not in the voice that was scored: paler on any ground, and still 5 to 1 on white
SCORED = {
    NARRATOR: f'the paper’s own words alone; <span style="{OTHER}">quotations, which are paler, were not scored</span>',
    QUOTED: f'quotations alone; <span style="{OTHER}">the paper’s own words, which are paler, were not scored</span>',
}


class _Passage(NamedTuple):
    """A stretch of an article, with what stands above it."""

    doc_id: object
    start: int
    end: int
    text: str
    head: str
    silent: list[tuple[int, int]]  # the spans of the article that were not scored


def evidence_html(
    evidence: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    passages: pd.DataFrame | None = None,
    n: int = 5,
    field: str = "text",
    digits: int = 2,
    quotes: pd.DataFrame | None = None,
    voice: str = "all",
) -> Html:
    """Texts with each scored word marked: what it weighs, which way, and what changed it.

    Parameters
    ----------
    evidence : DataFrame
        ``evidence(articles, ...)``.
    articles : DataFrame
        With ``doc_id``, the column named by `field`, and of ``outlet``, ``published`` and ``title`` what is there.
    passages : DataFrame, optional
        Which stretches to show: ``doc_id`` with ``start`` and ``end``, or with ``sent_id``, such as rows of
        `sentences` or `telling_sentences`; a column ``polarity`` is shown beside them. Without it whole articles that
        have a row in `evidence`, in the order of `articles`.
    n : int
        At most so many passages; it is said how many there are.
    field : str
        The column that holds the text, as in `evidence`.
    digits : int
        Decimals of the weights.
    quotes, voice
        As in `evidence`: with one voice it is said whose words were scored, and the other's are shown paler.

    Returns
    -------
    Html
        Words that raise the tone have a solid line under them and a plus, those that lower it a broken line and
        a minus, and those that are counted with 0 a dotted one; the weight stands behind each, and what changed it
        in its tooltip. A table with the same words follows, which opens. Words that overlap are one mark.

    Raises
    ------
    MediakitError
        A column is missing, `evidence` does not stand in the texts where it says or holds words of the other voice,
        or a voice comes without quotes.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["A <good> deal."]})
    >>> words = pd.DataFrame({
    ...     "doc_id": ["a"], "start": [3], "end": [7], "word": ["good"], "weight": [0.7], "negated": [False],
    ...     "booster": [None], "contribution": [0.7],
    ... })
    >>> print(evidence_html(words, articles))
    A <[good +0.70]> deal.
    >>> "&lt;" in evidence_html(words, articles)._repr_html_()
    True
    """
    needed = ["doc_id", "start", "end", "word", "weight", "negated", "booster", "contribution"]
    check_columns(evidence, needed, "evidence")
    check_columns(articles, ["doc_id", field], "articles")
    check_voice(voice, quotes)
    text_of = dict(zip(articles["doc_id"], texts(articles, field), strict=True))
    spans = _whole(evidence, text_of) if passages is None else _spans(passages, articles, field)
    silent = {} if quotes is None or voice == "all" else _silent(articles, quotes, field, voice)
    shown = list(_passages(spans[:n], articles, text_of, digits, silent))
    if not shown:
        return reading("Nothing to show: no passages.")
    of_doc = dict(list(evidence[evidence["doc_id"].isin([p.doc_id for p in shown])].groupby("doc_id", sort=False)))
    blocks, plain, rows = [], [], []
    for number_, passage in enumerate(shown, start=1):
        words = _inside(of_doc.get(passage.doc_id), passage)
        _check_places(words, text_of[passage.doc_id], field)
        _check_voice_of(words, passage, voice)
        markup, text = _marked(passage, words, digits)
        blocks.append(f'<p style="margin:1em 0 0.2em">{number_}. {passage.head}</p>{markup}')
        plain.append(text)
        rows += [{"passage": number_, **word} for word in words]
    told = f"{len(shown):,} of {counted(len(spans), 'passage')}" if len(spans) > len(shown) else ""
    head = _key(evidence, told, voice)
    return Html(f'<div class="evidence">{head}{"".join(blocks)}{_table(rows, digits)}</div>', "\n\n".join(plain))


def _whole(evidence: pd.DataFrame, text_of: dict) -> list[dict]:
    """The articles that have a row in evidence, each as one passage."""
    some = set(evidence["doc_id"])
    return [{"doc_id": one, "start": 0, "end": len(text)} for one, text in text_of.items() if one in some]


def _spans(passages: pd.DataFrame, articles: pd.DataFrame, field: str) -> list[dict]:
    """The passages that are asked for, with where they stand."""
    check_columns(passages, ["doc_id"], "passages")
    lost = passages[~passages["doc_id"].isin(articles["doc_id"])]
    if len(lost):
        raise MediakitError(f"passages: {lost['doc_id'].iloc[0]!r} is not in articles.")
    if not {"start", "end"} <= set(passages.columns):
        check_columns(passages, ["sent_id"], "passages")
        held = articles[articles["doc_id"].isin(passages["doc_id"])]
        known = sentences(held.assign(text=held[field]))[["doc_id", "sent_id", "start", "end"]]
        asked = len(passages)
        passages = passages.drop(columns=["start", "end"], errors="ignore").merge(known, on=["doc_id", "sent_id"])
        if len(passages) < asked:
            raise MediakitError(
                f"{counted(asked - len(passages), 'row')} of passages names a sentence that its article does not have. "
                "Take sent_id from sentences(articles), of the same texts."
            )
    start, end = span_columns(passages, "passages")
    texts_of = dict(zip(articles["doc_id"], texts(articles, field), strict=True))
    lengths = np.array([len(texts_of[doc_id]) for doc_id in passages["doc_id"]], dtype="int64")
    if (outside := (start < 0) | (end > lengths) | (start > end)).any():
        raise MediakitError(
            f"{counted(int(outside.sum()), 'row')} of passages {does(int(outside.sum()), 'stands', 'stand')} outside "
            f"articles.{field}, the first in {passages['doc_id'].iloc[int(outside.argmax())]!r}. Make them anew from "
            "these texts."
        )
    return passages.to_dict("records")


def _silent(articles: pd.DataFrame, quotes: pd.DataFrame, field: str, voice: str) -> dict:
    """The spans of each article that are not in a voice, by doc_id."""
    quoted = quotations(articles, quotes, field)
    found = {}
    for row, (doc_id, text) in enumerate(zip(articles["doc_id"], quoted.texts, strict=True)):
        said = quoted.spans(row)
        edges = [0, *chain.from_iterable(said), len(text)]
        found[doc_id] = said if voice == NARRATOR else list(zip(edges[::2], edges[1::2], strict=True))
    return found


def _passages(
    spans: list[dict], articles: pd.DataFrame, text_of: dict, digits: int, silent: dict
) -> Iterator[_Passage]:
    shown = [c for c in ("doc_id", "outlet", "published", "title") if c in articles.columns]
    source = {row["doc_id"]: row for row in articles[shown].to_dict("records")}
    for span in spans:
        doc_id, start, end = span["doc_id"], int(span["start"]), int(span["end"])
        head = _head(source[doc_id], span, digits)
        yield _Passage(doc_id, start, end, text_of[doc_id][start:end], head, silent.get(doc_id, []))


def _head(source: dict, span: dict, digits: int) -> str:
    """Outlet, date, title and score of a passage."""
    parts = []
    if "outlet" in source:
        parts.append(escaped(NOT_STATED if missing(source["outlet"]) else source["outlet"]))
    if not missing(source.get("published")):
        published = source["published"]
        is_date = isinstance(published, datetime)
        parts.append(f"{published:%Y-%m-%d}" if is_date else escaped(cut(str(published), TITLE)))
    if not missing(source.get("title")):
        parts.append(escaped(cut(str(source["title"]), TITLE)))
    told = ", ".join(f"<bdi>{part}</bdi>" for part in parts) or f"<bdi>{escaped(source['doc_id'])}</bdi>"
    polarity = span.get("polarity")
    return told if polarity is None or missing(polarity) else f"{told}: <b>{_signed(polarity, digits)}</b>"


def _inside(words: pd.DataFrame | None, passage: _Passage) -> list[dict]:
    """The rows of evidence that lie in a passage, by place."""
    if words is None:
        return []
    held = words[(words["start"] >= passage.start) & (words["end"] <= passage.end)]
    return held.sort_values(["start", "end"], kind="stable").to_dict("records")


def _check_places(words: list[dict], text: str, field: str) -> None:
    for word in words:
        if text[word["start"] : word["end"]] != word["word"]:
            raise MediakitError(
                f"evidence: {word['word']!r} does not stand in articles.{field} of {word['doc_id']!r} at "
                f"{word['start']}. Pass the articles and the field that it was made from."
            )


def _check_voice_of(words: list[dict], passage: _Passage, voice: str) -> None:
    for word in words:
        if any(first <= word["start"] and word["end"] <= last for first, last in passage.silent):
            raise MediakitError(
                f"evidence: {word['word']!r} of {word['doc_id']!r} at {word['start']} is not in the voice {voice!r}. "
                f"Make it with the same quotes and voice={voice!r}, or show it without a voice."
            )


def _markup(passage: _Passage, start: int, end: int) -> str:
    """A stretch of a passage without marks, what was not scored paler."""
    parts, at = [], start
    for first, last in passage.silent:
        first, last = max(first, at), min(last, end)
        if first < last:
            scored, other = (
                passage.text[a - passage.start : b - passage.start] for a, b in ((at, first), (first, last))
            )
            parts += [escaped(scored), f'<span style="{OTHER}">{escaped(other)}</span>']
            at = last
    return "".join([*parts, escaped(passage.text[at - passage.start : end - passage.start])])


def _marked(passage: _Passage, words: list[dict], digits: int) -> tuple[str, str]:
    """A passage with its words marked, as HTML and as plain text."""
    parts, plain, at = [], [], passage.start
    while words:
        start, end, together = words[0]["start"], words[0]["end"], []
        while words and words[0]["start"] < end:
            end = max(end, words[0]["end"])
            together.append(words[0])
            words = words[1:]
        before, word = (passage.text[a - passage.start : b - passage.start] for a, b in ((at, start), (start, end)))
        weight = sum(one["weight"] for one in together)
        style = UP if weight > 0 else DOWN if weight < 0 else NEITHER
        title = escaped("; ".join(_told(one, digits) for one in together))
        amount = _signed(weight, digits) + (" negated" if any(one["negated"] for one in together) else "")
        small = f'&nbsp;<small style="{AMOUNT}">{amount}</small>'
        parts += [_markup(passage, at, start), f'<mark style="{style}" title="{title}">{escaped(word)}{small}</mark>']
        plain += [before, f"[{word} {amount}]"]
        at = end
    rest = passage.text[at - passage.start :]
    markup = (
        f'<p dir="auto" style="margin:0;white-space:pre-line">{"".join(parts)}{_markup(passage, at, passage.end)}</p>'
    )
    return markup, "".join([*plain, rest])


def _told(word: dict, digits: int) -> str:
    """One word's weight and what changed it, for its tooltip."""
    parts = [f"{word['word']}: {_signed(word['weight'], digits)}"]
    if word["negated"]:
        parts.append("negated")
    if not missing(word["booster"]):
        parts.append(f"changed by “{word['booster']}”")
    return ", ".join([*parts, f"brings {_signed(word['contribution'], digits + 1)}"])


def _signed(value: float, digits: int) -> str:
    """A number with its sign; zero without decimals.

    >>> _signed(0.7, 2), _signed(-0.35, 2), _signed(0.0, 2)
    ('+0.70', '−0.35', '0')
    """
    text = number(abs(value), digits)
    return "0" if value == 0 else f"+{text}" if value > 0 else f"{MINUS}{text}"


def _key(evidence: pd.DataFrame, told: str, voice: str) -> str:
    """How the marks are to be read."""
    names = evidence["analyzer"].unique() if "analyzer" in evidence.columns else []
    by = f"Scored by {escaped(title_of(str(names[0])))}" if len(names) == 1 else ""
    if voice in SCORED:
        by = f"{by or 'Scored'}: {SCORED[voice]}"
    by = f"{by}. " if by else ""
    return (
        f'<p class="reading">{by}<mark style="{UP}">raises&nbsp;<small style="{AMOUNT}">+</small></mark> the tone, '
        f'<mark style="{DOWN}">lowers&nbsp;<small style="{AMOUNT}">−</small></mark> it, '
        f'<mark style="{NEITHER}">is counted&nbsp;<small style="{AMOUNT}">0</small></mark> without a side. '
        f"The number is the word’s weight.{f' Shown: {escaped(told)}.' if told else ''}</p>"
    )


def _table(rows: list[dict], digits: int) -> str:
    if not rows:
        return ""
    columns = ["passage", "word", "weight", "negated", "booster", "contribution"]
    table = pd.DataFrame(rows)[columns].rename(columns={"booster": "changed by", "contribution": "brings"})
    if table["passage"].nunique() == 1:
        table = table.drop(columns="passage")
    shown = table_html(table, caption="The words that are marked", digits=digits)
    return f"<details><summary>The same words as a table ({len(table):,})</summary>{shown.markup}</details>"
