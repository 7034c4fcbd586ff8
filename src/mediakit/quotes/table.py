"""The table of quotations: every stretch of quoted or reported speech, and who said it."""

import warnings
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from mediakit import _language_data
from mediakit._check import check_columns, listed
from mediakit._phrases import counted, does
from mediakit.quotes.attribution import UNKNOWN
from mediakit.quotes.headlines import LABEL_IS_SPEAKER, Headline, read_headline
from mediakit.quotes.indirect import reported
from mediakit.quotes.kinds import kind_of
from mediakit.quotes.marks import Stretch, quoted_stretches
from mediakit.quotes.resolution import resolve
from mediakit.quotes.speakers import Attribution, attribute
from mediakit.text import punkt_language, sentence_spans, text_column

Span = tuple[int, int]
FARTHER = 0.9  # a speaker named in another paragraph of the same quotation


class Quote(NamedTuple):
    """One row before the speaker is resolved."""

    start: int
    end: int
    kind: str
    said: Attribution


def quotes(articles: pd.DataFrame, *, field: str = "text", indirect: bool = False, scare: bool = False) -> pd.DataFrame:
    """Find what is quoted in the articles, and who said it.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and the column named by `field`; a missing text counts as empty. Articles whose
        ``language`` is not English have no rows; those without one count as English.
    field : str
        The column that holds the text, for example ``title``.
    indirect : bool
        Reported speech, too: *Marrow said that she would go.*
    scare : bool
        Scare quotes, too: words between quotation marks that are nobody's speech (terms, titles, irony).

    Returns
    -------
    DataFrame
        One row per stretch of speech, in the order of the articles and of the text:

        - ``doc_id``, ``start``, ``end``, ``text``: ``articles.text[start:end] == text``, the quotation marks
          included (and the white space between them and the words, if any).
        - ``kind``: direct, indirect or scare.
        - ``speaker``: who speaks, as it stands (*he*, *the minister*, *Ilse Brandt*); ``speaker_start``,
          ``speaker_end``: where. Missing where the text does not say, or not clearly.
        - ``speaker_resolved``: the fullest name that the article has for the same person or body.
        - ``confidence``: 0 to 1, how safe the speaker is; missing without one.
        - ``cue``: the verb or phrase that says so, as it stands (*said*, *according to*).

        No two rows of direct speech or scare quotes overlap. A quotation cut by its cue
        (``"We go," she said, "or stay."``) has two rows, one over several paragraphs a row each.

    Raises
    ------
    MediakitError
        `articles` lacks a column.

    Warns
    -----
    UserWarning
        With counts, where articles are in other languages than English.

    Notes
    -----
    Marks are paired so that what each looks like is obeyed as far as can be: see docs/measures.md, which also
    says how direct speech is told from scare quotes, how the speaker is found, and how often that was right on
    annotated articles. Only the outermost quotation is a row; what is quoted inside it belongs to it.

    Examples
    --------
    >>> text = 'The "plan" failed. "We go on," Marrow said.'
    >>> found = quotes(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> found[["start", "end", "text", "kind", "speaker", "cue"]]
       start  end          text    kind speaker   cue
    0     19   30  "We go on,"  direct  Marrow  said
    """
    check_columns(articles, ["doc_id", field], "articles")
    _language_data.prepare()
    are_english = _english(articles)
    rows = []
    for doc_id, text, is_english in zip(articles["doc_id"], articles[field], are_english, strict=True):
        if is_english and isinstance(text, str):
            rows += [(doc_id, *row) for row in _rows(text, indirect, scare, may_be_headline=field != "text")]
    return _table(rows, articles["doc_id"].dtype)


def _english(articles: pd.DataFrame) -> list[bool]:
    """Which articles are in English or do not say; a warning counts the others."""
    if "language" not in articles.columns:
        return [True] * len(articles)
    codes = [code.strip() if isinstance(code, str) else "" for code in articles["language"]]
    found = [not code or punkt_language(code) == "english" for code in codes]
    others = pd.Series([code for code, is_english in zip(codes, found, strict=True) if not is_english], dtype="str")
    if n := len(others):
        named = listed(f"{code} {count:,}" for code, count in others.value_counts().items())
        warnings.warn(
            f"{n:,} of {counted(len(articles), 'article')} {does(n, 'is', 'are')} not in English ({named}); quotes are "
            f"known for English only, so {does(n, 'it has', 'they have')} no rows.",
            stacklevel=3,
        )
    return found


def _rows(text: str, indirect: bool, scare: bool, *, may_be_headline: bool) -> list[tuple]:
    """The rows of one text without their doc_id."""
    stretches = quoted_stretches(text)
    if not stretches and not indirect:
        return []
    sentences = sentence_spans(text)
    headline = read_headline(text, [s[:2] for s in stretches]) if may_be_headline else None
    found = _quoted(text, stretches, sentences, headline)
    if indirect:
        spans = [(quote.start, quote.end) for quote in found]
        reports = reported(headline.text if headline else text, sentences, spans)
        found += [Quote(report.start, report.end, "indirect", report.attribution) for report in reports]
        found.sort(key=lambda quote: quote[:3])
    found = [quote for quote in found if scare or quote.kind != "scare"]
    speakers = [quote.said.speaker for quote in found]
    names = resolve(text, speakers, [(s.start, s.end) for s in stretches], sentences)
    return [_row(text, quote, *name) for quote, name in zip(found, names, strict=True)]


def _quoted(text: str, stretches: list[Stretch], sentences: list[Span], headline: Headline | None) -> list[Quote]:
    """Direct speech and scare quotes, in order."""
    said = attribute(headline.text if headline else text, [(s.start, s.end) for s in stretches], sentences)
    said = _through_paragraphs(stretches, said)
    named = headline.label if headline else None
    found: list[Quote] = []
    before = None
    for stretch, attribution in zip(stretches, said, strict=True):
        kind = kind_of(text, stretch, attribution, before, headline=headline)
        if kind is not None:
            before = stretch, kind
            if kind == "direct" and attribution.speaker is None and named and named[1] < stretch.start:
                attribution = Attribution(named, None, LABEL_IS_SPEAKER)
            found.append(Quote(stretch.start, stretch.end, kind, attribution if kind == "direct" else UNKNOWN))
    return found


def _through_paragraphs(stretches: list[Stretch], said: Iterable[Attribution]) -> list[Attribution]:
    """Each quotation over several paragraphs with one speaker: the one that is safest in any of them."""
    said = list(said)
    i = 0
    while i < len(stretches):
        last = i
        while last + 1 < len(stretches) and stretches[last + 1].goes_on:
            last += 1
        if last > i:
            best = max(said[i : last + 1], key=lambda found: found.confidence if found.speaker else 0.0)
            if best.speaker is not None:
                for n in range(i, last + 1):
                    if said[n].speaker != best.speaker:
                        said[n] = best._replace(confidence=best.confidence * FARTHER)
        i = last + 1
    return said


def _row(text: str, quote: Quote, name: str | None, factor: float) -> tuple:
    start, end, kind, said = quote
    if said.speaker is None:
        return start, end, text[start:end], kind, None, None, None, None, None, None
    first, last = said.speaker
    cue = text[slice(*said.cue)] if said.cue else None
    return start, end, text[start:end], kind, text[first:last], name, said.confidence * factor, cue, first, last


def _table(rows: list[tuple], id_type: object) -> pd.DataFrame:
    """The rows as a table; columns of text that may be missing, and offsets that may be."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 11
    ids, starts, ends, texts, kinds, speakers, names, confidences, cues, firsts, lasts = columns
    return pd.DataFrame(
        {
            "doc_id": pd.Series(ids, dtype=id_type),
            "start": pd.Series(starts, dtype="int64"),
            "end": pd.Series(ends, dtype="int64"),
            "text": text_column(list(texts)),
            "kind": pd.Series(kinds, dtype="str"),
            "speaker": text_column(list(speakers)),
            "speaker_resolved": text_column(list(names)),
            "confidence": pd.Series(confidences, dtype="float64"),
            "cue": text_column(list(cues)),
            "speaker_start": pd.Series(firsts, dtype="Int64"),
            "speaker_end": pd.Series(lasts, dtype="Int64"),
        }
    )
