"""The tables: which columns each has, and how a table is written and read back."""

from pathlib import Path

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit._columns import TABLES as OF_ARTICLES
from mediakit._columns_of_copies import OF_COPIES
from mediakit._columns_of_tone import OF_TONE

TABLES = OF_ARTICLES | OF_TONE | OF_COPIES
NOT_STATED = "(not stated)"  # how a missing outlet or origin is shown; never a group in a test


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
