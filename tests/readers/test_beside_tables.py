"""Which files the rows of a table mean."""

import warnings
from pathlib import Path

import pytest

from mediakit.readers import read_corpus
from mediakit.readers._beside_tables import FILE_COLUMNS, MAYBE_FILE_COLUMNS, Names
from mediakit.readers._column_names import plain
from mediakit.readers._files import Found

ROOT = Path("corpus")


def names(*files):
    return Names([Found(ROOT / name, name, ROOT) for name in files])


@pytest.mark.parametrize(
    ("value", "folder", "expected"),
    [
        ("a.txt", "", ["a.txt"]),
        ("a", "", ["a.txt"]),
        ("A.TXT", "", ["a.txt"]),
        ("sub/a.txt", "", ["sub/a.txt"]),
        ("a.txt", "sub", ["sub/a.txt"]),
        ("C:\\old\\sub\\b.pdf", "", ["sub/b.pdf"]),
        ("b", "", ["sub/b.pdf", "sub/b.txt"]),
        ("no.1", "", ["no.1.txt"]),
        ("../a.txt", "sub", ["sub/a.txt"]),
        ("z.gz", "", ["z.txt.gz"]),
        ("z.txt", "", ["z.txt.gz"]),
        ("", "", []),
        ("/", "", []),
        ("m.csv", "", []),
        ("x.txt", "", []),
    ],
)
def test_a_value_means_the_nearest_file(value, folder, expected):
    """By path and name, with or without ending, whatever the case; a table never means a table."""
    found = names("a.txt", "sub/a.txt", "sub/b.txt", "sub/b.pdf", "no.1.txt", "z.txt.gz", "m.csv")
    meant = sorted(found.files[i].name for i in found.find(value, folder))
    assert meant == (expected if value != "z.gz" else [])


def test_a_name_in_several_folders_means_none_of_them_surely():
    """All are given, so that the row is not used."""
    assert len(names("x/1.txt", "y/1.txt").find("1.txt", "")) == 2
    assert names("x/1.txt", "xy/1.txt").find("1.txt", "x") == [0]


def test_long_paths_stay_quick():
    """A hostile path of a hundred thousand folders."""
    assert names("a.txt").find("x/" * 100_000 + "a.txt", "") == [0]


def test_names_of_columns_are_as_they_are_compared():
    """Else they could never be found; and no name is both sure and unsure."""
    for name in FILE_COLUMNS | MAYBE_FILE_COLUMNS:
        assert plain(name) == name
    assert not FILE_COLUMNS & MAYBE_FILE_COLUMNS


def test_the_column_settles_what_a_date_means(tmp_path):
    """05/03/2024 is 5 March beside 13/03/2024; alone in its file nobody could tell."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Title {name}\nIt rained in Tavar all day long.")
    (tmp_path / "m.csv").write_text("file,date\na.txt,05/03/2024\nb.txt,13/03/2024\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        articles = read_corpus(tmp_path).articles
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2024-03-05", "2024-03-13"]
    assert articles["published_precision"].tolist() == ["day", "day"]
