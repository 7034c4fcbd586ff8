"""Key words in context: their order, the columns beside them, and how they look in a spreadsheet."""

import csv

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.frames import kwic, kwic_of_mentions, mentions
from mediakit.patterns import Index
from mediakit.tables import columns, write_table

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["c", "a", "b"],
        "outlet": ["Meridian", None, "Courier"],
        "text": ["The land swap failed. A bad swap", "Any Land swap died", "swap"],
        "start": [0, 10, 20],
        "year": [2024, 2022, 2023],
    },
    index=[3, 3, 0],
)


def lines(table):
    return list(zip(table["doc_id"], table["left"], table["right"], strict=True))


def test_by_place():
    """As the articles stand, then as the text does."""
    table = kwic(ARTICLES, "swap", window=2)
    assert list(table.columns) == columns("kwic")
    assert lines(table) == [
        ("c", "The land", "failed. A"),
        ("c", "A bad", ""),
        ("a", "Any Land", "died"),
        ("b", "", ""),
    ]


def test_by_the_words_to_the_left_nearest_first():
    """Nothing before bad, bad before land; Land and land alike, then Any before The."""
    table = kwic(ARTICLES, "swap", window=2, sort="left")
    assert table["left"].tolist() == ["", "A bad", "Any Land", "The land"]
    assert table.index.tolist() == [0, 1, 2, 3]


def test_by_the_words_to_the_right():
    """Ties by the words to the left, then by place."""
    table = kwic(ARTICLES, "swap", window=2, sort="right")
    assert lines(table) == [
        ("b", "", ""),
        ("c", "A bad", ""),
        ("a", "Any Land", "died"),
        ("c", "The land", "failed. A"),
    ]


def test_by_a_column_which_is_then_in_the_table():
    """Missing values last, ties by place."""
    table = kwic(ARTICLES, "swap", sort="outlet")
    assert table["doc_id"].tolist() == ["b", "c", "c", "a"]
    assert table["outlet"].isna().tolist() == [False, False, False, True]
    assert kwic(ARTICLES, "swap", sort="year")["year"].tolist() == [2022, 2023, 2024, 2024]
    assert kwic(ARTICLES, "swap", sort="doc_id")["doc_id"].tolist() == ["a", "b", "c", "c"]
    mixed = ARTICLES.assign(code=pd.Series(["x", 10, 2], dtype=object).array)
    assert kwic(mixed, "swap", sort="code")["code"].tolist() == [10, 2, "x", "x"]


def test_accents_and_case_part_no_words():
    """état stands beside Etat, not behind zoo; names of outlets likewise; ties by place."""
    words = ["zoo", "état", "Etat", "apple", "etats", "e\u0301tat"]
    articles = pd.DataFrame({"doc_id": range(6), "outlet": words, "text": [f"{word} swap" for word in words]})
    for sort in ("left", "outlet"):
        assert kwic(articles, "swap", sort=sort)["doc_id"].tolist() == [3, 1, 2, 5, 4, 0]


def test_a_prepared_index_makes_no_difference():
    """One of other texts is refused."""
    index = Index(ARTICLES["text"])
    pd.testing.assert_frame_equal(kwic(ARTICLES, "swap", index=index), kwic(ARTICLES, "swap"))
    with pytest.raises(MediakitError, match="index is not that of these articles"):
        kwic(ARTICLES.iloc[::-1], "swap", index=index)


def test_columns_beside():
    """In the order asked for, the sorted one last, each once."""
    table = kwic(ARTICLES, "swap", sort="year", columns=["outlet"])
    assert list(table.columns) == [*columns("kwic"), "outlet", "year"]
    table = kwic(ARTICLES, "swap", sort="year", columns=["year", "outlet"])
    assert list(table.columns) == [*columns("kwic"), "year", "outlet"]
    none = kwic(ARTICLES, "nobody", sort="left", columns=["year"])
    assert none.empty and none["year"].dtype == ARTICLES["year"].dtype


def test_mentions_are_sorted_and_shown_alike():
    """The frame goes with its line."""
    book = {"frames": {"swap": {"patterns": ["swap"]}, "land": {"patterns": ["land"]}}}
    found = mentions(ARTICLES, book)
    table = kwic_of_mentions(found, ARTICLES, window=2, sort="left", columns=["year"])
    assert list(table.columns) == [*columns("kwic"), "frame", "year"]
    assert list(zip(table["match"], table["frame"], table["year"], strict=True)) == [
        ("swap", "swap", 2023),
        ("Land", "land", 2022),
        ("swap", "swap", 2024),
        ("swap", "swap", 2022),
        ("swap", "swap", 2024),
        ("land", "land", 2024),
    ]


WORDS = st.lists(st.sampled_from(["land", "Swap", "swap", "a.", "\n"]), max_size=12).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=4), st.sampled_from(["left", "right", "doc_id"]), st.integers(0, 3))
def test_an_order_loses_no_line(texts, sort, window):
    """The lines are those by place."""
    articles = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": pd.Series(texts, dtype=object)})
    by_place = kwic(articles, "swap", window=window)
    table = kwic(articles, "swap", window=window, sort=sort)
    pd.testing.assert_frame_equal(
        table.sort_values(["doc_id", "start"], ignore_index=True), by_place, check_dtype=len(by_place) > 0
    )


def test_what_cannot_be_shown_or_sorted_by():
    """Each says what is allowed."""
    for setting, told in (
        ({"sort": "outlte"}, "sort='outlte' is not known. .*place, left, right, doc_id, outlet.* mean 'outlet'"),
        ({"sort": "start"}, "sort='start' is not known"),
        ({"columns": ["start"]}, "has a column 'start' of its own"),
        ({"columns": ["outlte"]}, "no column 'outlte'"),
        ({"columns": "outlet"}, r"Write columns=\['outlet'\]"),
        ({"window": -1}, "window=-1"),
    ):
        with pytest.raises(MediakitError, match=told):
            kwic(ARTICLES, "swap", **setting)
        with pytest.raises(MediakitError, match=told):
            kwic_of_mentions(mentions(ARTICLES, {"frames": {"s": {"patterns": ["swap"]}}}), ARTICLES, **setting)


def test_in_a_spreadsheet_the_match_has_its_own_column_and_nothing_is_a_formula(tmp_path):
    """Words around a match that begin with = or - stay text."""
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["@Courier"], "text": ['=cmd("x") swap -1+1, "she said"']})
    path = write_table(kwic(articles, "swap", sort="outlet"), tmp_path / "x.csv")
    with path.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["doc_id", "start", "end", "left", "match", "right", "outlet"]
    assert row == ["a", "10", "14", '\'=cmd("x")', "swap", '\'-1+1, "she said"', "'@Courier"]
