"""What every article gets whatever its format: levelled text, status, language, outlet, origin, date."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd

from mediakit._check import listed
from mediakit._phrases import counted
from mediakit.origin.agencies import packaged_agencies
from mediakit.origin.evidence import evidence, origin_by
from mediakit.readers import ages
from mediakit.readers._accounts import FileResult
from mediakit.readers._dates import read_dates
from mediakit.readers._function_words import by_function_words
from mediakit.readers._languages import code_of, detect
from mediakit.readers._outlets import Outlets
from mediakit.readers._parsed import with_plain_breaks
from mediakit.readers.tabular import DATED_BY
from mediakit.text import damaged_joints

HASH = "doc_id"  # until the whole corpus is there, the hash without a number
DETECTED_BY = 2_000  # characters that tell an article's language
COMPARED = 300  # articles of a file whose stated language is compared with their words
MANY, A_FEW = 0.2, 5  # share and number of stated languages that the words contradict, from which on it is said
STATUSES = ("whole", "cut", "picture only", "no text")
PRECISIONS = ("minute", "hour", "day")


class Finisher:
    """Completes the articles of one file, piece after piece, and then its dates.

    Parameters
    ----------
    result : FileResult
    outlets : Outlets
    """

    def __init__(self, result: FileResult, outlets: Outlets):
        self.result, self.outlets = result, outlets
        self._merged: Counter[tuple[str, str]] = Counter()
        self._n_stated = self._n_contradicted = self._n_blank = 0

    def add(self, articles: list[dict[str, Any]]) -> None:
        """Complete a piece's articles and put them to the file's rows."""
        articles.sort(key=lambda a: -1 if a["start"] is None else a["start"])
        for article in articles:
            self._complete(article)
        self.result.rows.add(articles)

    def _complete(self, article: dict[str, Any]) -> None:
        text = article["text"] = with_plain_breaks(article["text"] or "")
        self._name_status(article)
        self._name_language(article)
        raw = article.get("outlet")
        parts = (raw or "", article.get("title") or "", text)
        article[HASH] = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
        self.result.n_damaged_joints += len(damaged_joints(text))
        article["outlet"] = self._named(raw)
        if article["outlet"] != raw:
            article["outlet_text"] = raw
            self._merged[str(raw), str(article["outlet"])] += 1
        self._name_origin(article)

    def _name_origin(self, article: dict[str, Any]) -> None:
        """Who wrote it: as the file says, else as its lines of credit do, else its outlet; and its dateline."""
        outlet = article["outlet"]
        if "origin" not in article or "dateline" not in article:  # the file does not say
            agencies, author = packaged_agencies(), article.get("author")
            author = author if isinstance(author, str) else None
            found = evidence(article["text"], author, outlet, agencies)
            article.setdefault("dateline", found.dateline)
            if "origin" not in article:
                told = origin_by(found, author, outlet, agencies)
                article["origin"] = self._agency(told[0]) if told and told[0] != outlet else outlet
        article["origin"] = self._named(article["origin"]) or outlet

    def _agency(self, name: str) -> str:
        """The name that outlets.yml gives an agency, else the one of the list of agencies."""
        return name if self._named(name) != name else packaged_agencies().named(name)

    def _named(self, raw: str | None) -> str | None:
        return self.outlets.name_of(raw) or raw

    def _name_status(self, article: dict[str, Any]) -> None:
        """What the reader says, as far as that can be: an empty text is none."""
        blank = not article["text"].strip()
        status = article.get("text_status")
        if status not in STATUSES or (status == "no text" and not blank):
            status = "whole"
        article["text_status"] = status if status == "picture only" or not blank else "no text"
        self._n_blank += blank
        self.result.status[article["text_status"]] += 1

    def _name_language(self, article: dict[str, Any]) -> None:
        stated = code_of(article.get("language"))
        compared = stated is not None and self._n_stated < COMPARED
        start = article["text"][:DETECTED_BY] if compared or stated is None else ""
        detected = by_function_words(start) or (detect(start) if start else None)
        self._n_stated += compared
        self._n_contradicted += compared and detected is not None and detected != stated
        article["language"] = stated or detected
        if article["language"]:
            self.result.languages[article["language"]] += 1

    def close(self, captured: Callable[[], pd.Timestamp | None]) -> None:
        """Read the dates, now that all are there, and say what is to be said of the file.

        Parameters
        ----------
        captured : callable
            Tells when its pages were captured; asked only where an age needs it.
        """
        result = self.result
        if self._n_blank:
            result.warnings.append(f"Without a text: {counted(self._n_blank, 'article')}.")
        if result.n_missing:
            self._say_missing()
        if self._n_contradicted >= A_FEW and self._n_contradicted > MANY * self._n_stated:
            of = f"{self._n_contradicted:,} of {self._n_stated:,} articles looked at"
            result.warnings.append(f"Language: the words of {of} are of another than the stated one, which stands.")
        if self._merged:
            pairs = (f"'{raw}' as '{name}' ({n:,})" for (raw, name), n in sorted(self._merged.items()))
            result.warnings.append(f"Outlet names merged: {listed(pairs, most=20)}.")
        self._date(captured)

    def _say_missing(self) -> None:
        said = f"Announces {counted(self.result.n_expected or 0, 'article')}, holds {len(self.result.rows):,}."
        if not any("nnounce" in remark for remark in self.result.warnings):
            self.result.warnings.append(said)

    def _date(self, captured: Callable[[], pd.Timestamp | None]) -> None:
        rows = self.result.rows
        published, precision = rows.values("published"), rows.values("published_precision")
        if "published_text" in rows:
            odd = self._read_dates(published, precision)
            rows.remove("published_text")
            rows.remove(DATED_BY)
            if any(odd):
                rows.set("published_text", odd)
        if "age_text" in rows:
            self._date_by_age(published, precision, captured)
        for place, when in enumerate(published):
            if when is None:
                precision[place] = None
        rows.set("published", published)
        rows.set("published_precision", precision)
        self.result.n_undated = sum(1 for when in published if when is None)

    def _read_dates(self, published: list[Any], precision: list[Any]) -> list[str | None]:
        """Read the dates of each column together; those that cannot be read come back."""
        rows = self.result.rows
        raw, names, languages = rows.values("published_text"), rows.values(DATED_BY), rows.values("language")
        odd: list[str | None] = [None] * len(rows)
        places: dict[str | None, list[int]] = {}
        for place, name in enumerate(names):
            if published[place] is None and (name is not None or raw[place] is not None):
                places.setdefault(name, []).append(place)
        for name, at in places.items():
            dates = read_dates([raw[place] for place in at], name or "date", [languages[place] for place in at])
            for place, when, known, text in zip(at, dates.published, dates.precision, dates.raw, strict=True):
                stated = precision[place] if when is not None and precision[place] in PRECISIONS else known
                published[place], precision[place], odd[place] = when, stated, text
            self.result.warnings += dates.warnings
            self.result.n_odd_dates += dates.n_odd
        return odd

    def _date_by_age(self, published: list[Any], precision: list[Any], asked: Callable[[], Any]) -> None:
        """Dates from ages such as '2 hours ago', by the capture time of the file."""
        texts = self.result.rows.values("age_text")
        aged = [place for place, text in enumerate(texts) if text and published[place] is None]
        captured = asked() if aged else None
        for place in aged:
            published[place], precision[place] = ages.published(texts[place], captured)
        n_odd = sum(1 for place in aged if ages.parse_age(texts[place]) is None)
        self.result.n_odd_dates += n_odd
        n_lacking = sum(1 for place in aged if published[place] is None) - n_odd
        if captured is None and n_lacking:
            self.result.warnings.append(f"No capture time given, so no date from {counted(n_lacking, 'age')}.")
