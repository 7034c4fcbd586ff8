"""What every article gets whatever its format: levelled text, status, language, outlet, origin, date."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.readers import _languages
from mediakit.readers._accounts import FileResult
from mediakit.readers._dates import read_dates
from mediakit.readers._outlets import Outlets
from mediakit.readers._parsed import with_plain_breaks
from mediakit.readers.credits import origin_and_dateline

DETECTED_BY = 2_000  # characters that tell an article's language
MANY_DISAGREE = 0.2  # share of stated languages that the words contradict, from which on it is said


def finish(result: FileResult, outlets: Outlets) -> None:
    """Complete a file's articles in place."""
    merged: Counter[tuple[str, str]] = Counter()
    _date(result)
    n_stated, n_other = 0, 0
    for article in result.articles:
        tidy(article)
        n_stated += article["language"] is not None
        n_other += _name_language(article)
        for name in ("outlet", "origin"):
            _name_outlet(article, name, outlets, merged)
        article["origin"] = article.get("origin") or article.get("outlet")
    if n_other > MANY_DISAGREE * n_stated:
        result.warnings.append(
            f"Language: the words of {counted(n_other, 'article')} disagree with what the file states; "
            "the stated language stands."
        )
    if merged:
        pairs = (f"'{raw}' as '{name}' ({n:,})" for (raw, name), n in sorted(merged.items()))
        result.warnings.append(f"Outlet names merged: {listed(pairs, most=20)}.")


def tidy(article: dict[str, Any]) -> None:
    """Level an article's text, and settle its status, origin and stated language."""
    article["text"] = with_plain_breaks(article["text"] or "")
    blank = not article["text"].strip()
    status = article.get("text_status")
    article["text_status"] = "no text" if blank and status != "picture only" else status or "whole"
    if "origin" not in article or "dateline" not in article:  # the file does not say
        origin, dateline = origin_and_dateline(article["text"])
        article.setdefault("origin", origin)
        article.setdefault("dateline", dateline)
    article["language"] = _languages.code_of(article.get("language"))


def _name_language(article: dict[str, Any]) -> bool:
    """Detect the language where none is stated; whether the words contradict a stated one."""
    detected = _languages.detect(article["text"][:DETECTED_BY])
    if article["language"] is None:
        article["language"] = detected
        return False
    return detected is not None and detected != article["language"]


def _name_outlet(article: dict[str, Any], column: str, outlets: Outlets, merged: Counter[tuple[str, str]]) -> None:
    raw = article.get(column)
    name = outlets.name_of(raw)
    if name and raw and name != raw:
        if column == "outlet":
            article["outlet_text"] = raw
            merged[raw, name] += 1
        article[column] = name


def _date(result: FileResult) -> None:
    """The dates that the file writes, read together; an odd one stays in published_text."""
    dated = [a for a in result.articles if a.get("published_text") is not None and a.get("published") is None]
    if not dated or result.dates_read:
        return
    dates = read_dates([a["published_text"] for a in dated], "date")
    for article, when, precision, raw in zip(dated, dates.published, dates.precision, dates.raw, strict=True):
        article["published"], article["published_precision"] = when, precision
        if raw is None:
            del article["published_text"]
    result.warnings += dates.warnings
    result.n_odd_dates += dates.n_odd
