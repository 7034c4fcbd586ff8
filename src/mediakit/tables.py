"""The columns of every table, in one place, and how a table is written and read back."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed

NOT_STATED = "(not stated)"  # how a missing outlet or origin is shown; never a group in a test


class Column(NamedTuple):
    """What one column of a table holds."""

    kind: str  # text, integer, number, time, boolean
    meaning: str
    optional: bool = False  # there only where the source or the call gives it


TABLES: dict[str, dict[str, Column]] = {
    "articles": {
        "doc_id": Column("text", "unique and stable: a hash of outlet, title and text; identical articles get -2, -3 by file name and place"),
        "outlet": Column("text", "who published it; missing where the source does not say"),
        "origin": Column("text", "who wrote it: the agency or outlet in the credit line or dateline, else the outlet"),
        "host": Column("text", "the page or database it was found on"),
        "published": Column("time", "UTC; missing where the source does not say, or says only an age and no capture time is given"),
        "published_precision": Column("text", "minute, hour or day; missing without a date"),
        "title": Column("text", "the headline"),
        "text": Column("text", "the body, as it stands in the source, line breaks as \\n"),
        "url": Column("text", "web address, where the source gives one"),
        "author": Column("text", "byline, where the source gives one"),
        "section": Column("text", "section or desk, where the source gives one"),
        "dateline": Column("text", "place and date before the dateline's sign, without the agency"),
        "language": Column("text", "two-letter code: as the source states it, else as detected; missing where there is too little text"),
        "file": Column("text", "the raw file, relative to the folder that was read"),
        "start": Column("integer", "where the body begins, in characters of the decoded file; missing for Parquet and XLSX"),
        "end": Column("integer", "where the body ends (exclusive)"),
        "text_status": Column("text", "whole, cut, picture only or no text, as far as the source shows"),
        "text_note": Column("text", "what shows that the text is not whole", True),
        "outlet_text": Column("text", "the outlet's name as the source writes it, where outlets.yml gives it another", True),
        "source_id": Column("text", "the number that the export gives the article", True),
        "published_text": Column("text", "a date that could not be read, as the source writes it", True),
        "date_source": Column("text", "where a web page states its date: JSON-LD, meta, time element or a marked line", True),
        "modified": Column("text", "when the page or feed says it was changed, as written", True),
        "crawled": Column("text", "when a web archive fetched the page; never taken for the date of publication", True),
        "tags": Column("text", "categories of a feed's item", True),
        "age_text": Column("text", "the age as an aggregator page prints it", True),
        "category": Column("text", "the category of a listing page", True),
    },
    "dropped": {
        "file": Column("text", "the raw file"),
        "start": Column("integer", "first character; missing where the file has no characters (binary, Parquet, XLSX)"),
        "end": Column("integer", "end (exclusive)"),
        "reason": Column("text", "why it is in no article"),
        "text": Column("text", "what stood there"),
    },
    "audit": {
        "file": Column("text", "the raw file"),
        "format": Column("text", "how it was read"),
        "n_expected": Column("integer", "articles that the file itself announces, where it does"),
        "n_found": Column("integer", "articles found in it, those left out included"),
        "n_articles": Column("integer", "articles kept, one row each"),
        "n_cut": Column("integer", "of these, with a text that the source cut"),
        "n_empty": Column("integer", "of these, without a text"),
        "n_picture_only": Column("integer", "of these, with nothing but a picture's caption"),
        "n_other_language": Column("integer", "of these, in another language than most articles of the corpus"),
        "n_duplicate_ids": Column("integer", "of these, with an export's number that an earlier article has"),
        "n_chars": Column("integer", "characters of the decoded file; missing where it has none"),
        "n_kept_chars": Column("integer", "characters in an article's span"),
        "n_metadata_chars": Column("integer", "characters of titles, outlets, ages, header lines and white space between them"),
        "n_dropped_chars": Column("integer", "characters in the dropped table; the three add up to n_chars"),
        "n_undated": Column("integer", "articles without a date"),
        "n_unaccounted": Column("integer", "articles announced and not found, stretches or rows that could not be understood; 1 for a file that could not be read"),
        "n_damaged_joints": Column("integer", "sentence joints without a space, at which sentences() splits"),
        "warnings": Column("text", "what a reader of the file should know, in sentences"),
    },
    "sentences": {
        "doc_id": Column("text", "the article"),
        "sent_id": Column("integer", "0, 1, 2 ... within the article"),
        "start": Column("integer", "first character in the article's text"),
        "end": Column("integer", "end (exclusive); articles.text[start:end] == text"),
        "text": Column("text", "the sentence"),
    },
    "stories": {
        "doc_id": Column("text", "the article"),
        "story_id": Column("text", "doc_id of the story's first article"),
        "is_first": Column("boolean", "this is the story's first article: earliest published, then by file and place"),
        "similarity": Column("number", "containment of word 5-grams with the story's first article, 0 to 1; 1 for the first itself (what decides is the share of words in runs of three)"),
        "n_copies": Column("integer", "articles that tell this story, this one included"),
    },
    "sentiment": {
        "doc_id": Column("text", "the article"),
        "sent_id": Column("integer", "the sentence, with unit='sentence'", True),
        "analyzer": Column("text", "textblob or vader"),
        "polarity": Column("number", "-1 (negative) to 1 (positive); missing where there is no word"),
        "subjectivity": Column("number", "0 to 1; missing where the analyzer has none"),
        "n_words": Column("integer", "words"),
        "n_scored": Column("integer", "words that carried the score"),
        "n_sentences": Column("integer", "sentences with a word, with unit='sentence_mean'", True),
    },
    "mentions": {
        "doc_id": Column("text", "the article"),
        "sent_id": Column("integer", "the sentence in which the match begins"),
        "frame": Column("text", "frame id in the codebook"),
        "pattern": Column("text", "the pattern that matched, as the codebook writes it"),
        "start": Column("integer", "first character in the article's text"),
        "end": Column("integer", "end (exclusive)"),
        "text": Column("text", "what matched"),
    },
    "kwic": {
        "doc_id": Column("text", "the article"),
        "start": Column("integer", "first character of the match in the article's text"),
        "end": Column("integer", "end (exclusive)"),
        "left": Column("text", "the words before it"),
        "match": Column("text", "what matched"),
        "right": Column("text", "the words after it"),
    },
    "coverage": {
        "frame": Column("text", "frame id; the group's own column stands before it"),
        "n_articles": Column("integer", "articles of the group"),
        "n_with": Column("integer", "of these, articles that mention the frame"),
        "share": Column("number", "n_with / n_articles, 0 to 1"),
        "low": Column("number", "lower bound of the share's 95% Wilson interval"),
        "high": Column("number", "upper bound"),
        "rate_per_1000": Column("number", "mentions per 1,000 words of the group's articles"),
    },
    "keyness": {
        "feature": Column("text", "the word, lower case"),
        "n_target": Column("integer", "times in the target's articles"),
        "n_reference": Column("integer", "times in the reference's articles"),
        "rate_target": Column("number", "per 1,000 words of the target"),
        "rate_reference": Column("number", "per 1,000 words of the reference"),
        "log_ratio": Column("number", "log2 of the ratio of the rates, 0.5 added to a count of zero (0 where that alone would turn the sign); positive: the target's word"),
        "g2": Column("number", "log-likelihood ratio over four cells, 0 and up, signed like log_ratio"),
        "p": Column("number", "chi-squared, 1 degree of freedom, words as the unit"),
        "p_adjusted": Column("number", "p corrected over all features tested"),
        "n_docs_target": Column("integer", "target articles that hold the word"),
        "n_docs_reference": Column("integer", "reference articles that hold the word"),
    },
    "groups": {
        "measure": Column("text", "what was averaged"),
        "group": Column("text", "outlet, origin or any other group"),
        "n_articles": Column("integer", "articles with a value"),
        "n_stories": Column("integer", "stories among them; missing where copies were not looked for"),
        "estimate": Column("number", "mean over articles"),
        "low": Column("number", "lower bound of the 95% bootstrap-t interval; missing below the least n"),
        "high": Column("number", "upper bound"),
        "note": Column("text", "why there is no interval or test, where there is none"),
    },
    "pairs": {
        "measure": Column("text", "what was averaged"),
        "group_a": Column("text", "first group"),
        "group_b": Column("text", "second group"),
        "n_a": Column("integer", "articles of the first group"),
        "n_b": Column("integer", "articles of the second group"),
        "difference": Column("number", "mean of a minus mean of b"),
        "low": Column("number", "lower bound of its 95% bootstrap-t interval"),
        "high": Column("number", "upper bound"),
        "effect_size": Column("number", "Hedges g: the difference in pooled standard deviations, corrected for small n"),
        "p": Column("number", "two-sided permutation p; missing, like the interval, where one group has a single story of its own"),
        "p_adjusted": Column("number", "p corrected over all pairs that could be tested"),
    },
}  # fmt: skip


def columns(name: str) -> list[str]:
    """The columns that the table `name` always has, in order.

    >>> columns("kwic")
    ['doc_id', 'start', 'end', 'left', 'match', 'right']
    """
    check_choice(name, TABLES, "table")
    return [column for column, what in TABLES[name].items() if not what.optional]


def check_table(table: pd.DataFrame, name: str) -> None:
    """Raise a MediakitError unless `table` has the columns of the table `name`."""
    check_columns(table, columns(name), name)


RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_safe(table: pd.DataFrame) -> pd.DataFrame:
    """A copy in which no text cell can run as a formula: an apostrophe goes before the risky ones.

    Numbers are left alone; so is text that does not begin with = + - @, tab or carriage return.

    >>> spreadsheet_safe(pd.DataFrame({"title": ["=1+1", "plain"], "n": [-1, 2]}))
        title  n
    0   '=1+1 -1
    1   plain  2
    """
    safe = table.copy()
    for column in safe.columns:
        values = safe[column]
        if pd.api.types.is_numeric_dtype(values) or pd.api.types.is_datetime64_any_dtype(values):
            continue
        safe[column] = pd.Series([_safe(value) for value in values], index=safe.index, dtype=object)
    safe.columns = [_safe(column) for column in safe.columns]
    return safe


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY_STARTS) else value


def write_table(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as CSV, JSON Lines or Parquet, as the ending says; no index.

    The same table gives the same bytes.

    Parameters
    ----------
    table : DataFrame
        Any table. Not changed.
    path : str or Path
        The file to write, one that is there is replaced; missing folders are made. ``.csv`` is UTF-8 and safe to
        open in a spreadsheet: a text that begins with = + - @, tab or carriage return gets an apostrophe before it,
        times are ISO with Z, numbers have at most ten significant digits. ``.jsonl`` and ``.parquet`` hold every
        text as it is. What UTF-8 cannot hold is written as ?.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    MediakitError
        The ending is another one, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = write_table(pd.DataFrame({"title": ["=1+1", "Rain"], "share": [1 / 3, None]}), f"{folder}/t.csv")
    ...     path.read_text(encoding="utf-8").splitlines()
    ['title,share', "'=1+1,0.3333333333", 'Rain,']
    """
    path = check_table_name(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[path.suffix.lower()](table, path)
    except OSError as error:
        raise MediakitError(f"{path} cannot be written ({error.strerror or error}). Name another file.") from None
    return path


def check_table_name(path: str | Path) -> Path:
    """The path, once it is sure that its ending is one that tables are written with.

    >>> check_table_name("corpus.docx")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: corpus.docx: tables are written as .csv, .jsonl, .parquet. Give one of these endings.
    """
    path = Path(path)
    if path.suffix.lower() not in WRITERS:
        raise MediakitError(f"{path}: tables are written as {listed(WRITERS)}. Give one of these endings.")
    return path


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    spreadsheet_safe(table).to_csv(
        path, index=False, lineterminator="\n", encoding="utf-8", errors="replace", float_format="%.10g",
        date_format="%Y-%m-%dT%H:%M:%SZ",
    )  # fmt: skip


def _write_jsonl(table: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for start in range(0, len(table), 10_000):  # a million articles are not held twice
            table.iloc[start : start + 10_000].to_json(
                file, orient="records", lines=True, force_ascii=False, date_format="iso", date_unit="s"
            )


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


WRITERS = {".csv": _write_csv, ".jsonl": _write_jsonl, ".parquet": _write_parquet}
