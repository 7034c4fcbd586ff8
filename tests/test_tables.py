"""The columns of every table, how tables are written, and the page that explains them."""

import io
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.tables import RISKY_STARTS, TABLES, check_table, columns, spreadsheet_safe, write_table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"


def test_the_page_on_tables_says_what_the_code_says():
    """docs/tables.md lists each table and column with its kind and meaning, in the code's order."""
    text = PAGE.read_text(encoding="utf-8")
    found = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        name, _, body = section.partition("\n")
        found[name] = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", body, flags=re.MULTILINE)
    expected = {
        name: [(c, w.kind + (", optional" if w.optional else ""), w.meaning) for c, w in cols.items()]
        for name, cols in TABLES.items()
    }
    assert found == expected


def test_a_missing_column_is_named_with_what_is_there():
    """A table without a needed column is refused in one sentence."""
    with pytest.raises(MediakitError, match=r"kwic has no column 'doc_id'. It has: start"):
        check_table(pd.DataFrame({"start": [1]}), "kwic")


def test_optional_columns_are_not_asked_for():
    """Columns that only some sources give are not needed."""
    assert "age_text" not in columns("articles")


@given(st.lists(st.text(max_size=8), min_size=1, max_size=5))
def test_no_text_cell_can_run_as_a_formula(values):
    """A cell that begins with = + - @, tab or carriage return gets an apostrophe; other text stays as it is."""
    safe = spreadsheet_safe(pd.DataFrame({"text": pd.Series(values, dtype=object)}))["text"]
    for before, after in zip(values, safe, strict=True):
        assert not after.startswith(RISKY_STARTS)
        assert after == (f"'{before}" if before.startswith(RISKY_STARTS) else before)


def test_numbers_and_categories(tmp_path):
    """A negative number stays a number in the CSV; a category is text and is made safe."""
    table = pd.DataFrame({"n": [-1.5], "c": pd.Categorical(["=cmd"]), "m": pd.array([pd.NA], dtype="Int64")})
    path = write_table(table, tmp_path / "t.csv")
    assert path.read_bytes() == b"n,c,m\n-1.5,'=cmd,\n"


def test_the_same_table_gives_the_same_bytes(tmp_path):
    """Times are written in ISO with Z, line ends are \\n, noise in the last digits is rounded away."""
    table = pd.DataFrame({"t": pd.to_datetime(["2026-03-02T10:00Z", None]), "x": [0.1 + 0.2, None]})
    text = write_table(table, tmp_path / "a.csv").read_bytes()
    assert text == b"t,x\n2026-03-02T10:00:00Z,0.3\n,\n"
    assert pd.read_csv(io.BytesIO(text)).shape == (2, 2)


def test_lone_surrogates_do_not_stop_a_table(tmp_path):
    """Text that UTF-8 cannot hold is written with a replacement character."""
    path = write_table(pd.DataFrame({"t": pd.Series(["a\ud800b"], dtype=object)}), tmp_path / "s.csv")
    assert path.read_text(encoding="utf-8") == "t\na?b\n"
