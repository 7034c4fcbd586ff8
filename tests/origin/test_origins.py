"""Who wrote an article: which line decides, what a list changes, what a story adds; all names are invented."""

import warnings
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from mediakit._check import MediakitError
from mediakit.origin import origins, with_origins
from mediakit.tables import columns

ROOT = Path(__file__).resolve().parents[2]
LIST = {"Nordwire": ["Nord Wire Service"], "QBC": ["Quill Broadcasting"], "KXP": []}


def articles(*texts, **more):
    return pd.DataFrame({"doc_id": [f"d{n}" for n in range(len(texts))], "text": list(texts), **more})


def told(text, outlet="Courier", author=None, **options):
    table = origins(articles(text, outlet=[outlet], author=[author]), agencies=LIST, **options)
    return table.loc[0, "origin"], table.loc[0, "origin_from"]


@pytest.mark.parametrize(
    ("text", "author", "expected"),
    [
        ("SELVICK (KXP) — It sailed. – QBC", None, ("QBC", "end")),
        ("SELVICK (KXP) — It sailed.", "Anna Berg, QBC", ("KXP", "dateline")),
        ("By Anna Berg, Nordwire\nIt sailed. It was late.", "QBC", ("Nordwire", "start")),
        ("It sailed.", "Anna Berg / QBC", ("QBC", "byline")),
        ("It sailed. – QBC\nKXP contributed to this report.", None, ("QBC", "end")),
        ("It sailed. – QBC (Photo: Nordwire)", None, ("QBC", "end")),
        ("This story by KXP was first published in May. It sailed. – QBC", None, ("KXP", "body")),
        ("It sailed. KXP contributed to this report.", None, ("Courier", "outlet")),
        ("It sailed. With inputs from KXP", None, ("KXP", "end")),
        ("It sailed. With inputs from KXP", "Anna Berg", ("Courier", "outlet")),
        ("It sailed. (Photo: KXP)", None, ("Courier", "outlet")),
        ("It sailed. – Courier", None, ("Courier", "end")),
        ("It sailed.", "Courier Staff", ("Courier", "outlet")),
        ("It sailed. (Nord Wire Service)", None, ("Nordwire", "end")),
        ("Selvick (KXP) The envoys met.", None, ("KXP", "dateline")),
    ],
)
def test_which_line_decides(text, author, expected):
    """A statement, the end, the dateline, a line above, the byline; material last; pictures and helpers never."""
    assert told(text, author=author) == expected


def test_the_table_has_its_columns_and_leaves_the_articles_alone():
    """Any index, missing texts and outlets; the input is not changed."""
    given = articles("It sailed. – QBC", None, outlet=["Courier", None]).set_index(pd.Index([7, 7]))
    before = given.copy(deep=True)
    table = origins(given)
    pd.testing.assert_frame_equal(given, before)
    assert list(table.columns) == columns("origins")
    assert table["origin"].fillna("-").tolist() == ["QBC", "-"]
    assert table["origin_from"].fillna("-").tolist() == ["end", "-"]
    assert origins(given.iloc[:0]).empty


def test_what_the_source_says_stands():
    """A filled column `origin` that is not the outlet: from the column, or from the line that says the same."""
    given = articles("It sailed. – QBC", "It sailed.", "It sailed.", outlet="Courier", origin=["QBC", "KXP", "Courier"])
    assert origins(given)["origin_from"].tolist() == ["end", "column", "outlet"]
    assert origins(given)["origin"].tolist() == ["QBC", "KXP", "Courier"]


STORIES = pd.DataFrame({
    "doc_id": ["d0", "d1", "d2"], "story_id": "d0", "is_first": [True, False, False],
    "may_be_first": [True, False, False],
})  # fmt: skip


def test_a_copys_credit_is_the_storys():
    """An uncredited copy of a story that one copy credits to Nordwire is Nordwire's, flagged; Nordwire's own is not."""
    given = articles("It sailed.", "It sailed. – Nordwire", "It sailed.", outlet=["Post", "Courier", "Nordwire"])
    table = origins(given, STORIES, infer=True)
    assert table["origin"].tolist() == ["Nordwire"] * 3
    assert table["origin_from"].tolist() == ["story", "end", "outlet"]
    assert table["is_inferred"].tolist() == [True, False, False]
    assert not origins(given, STORIES)["is_inferred"].any()


@pytest.mark.parametrize(("sure", "expected"), [(True, ["Post", "Post", "Post"]), (False, ["Post", "Courier", "Mail"])])
def test_the_first_publisher_only_where_it_is_sure(sure, expected):
    """Without any credit the first outlet, and nobody where two may be first."""
    given = articles("It sailed.", "It sailed.", "It sailed.", outlet=["Post", "Courier", "Mail"])
    table = origins(given, STORIES.assign(may_be_first=[True, not sure, False]), infer=True)
    assert table["origin"].tolist() == expected
    assert table["is_inferred"].tolist() == ([False, True, True] if sure else [False] * 3)


def test_copies_that_disagree_say_nothing():
    """Two agencies credited in one story: the third copy keeps its outlet."""
    given = articles("It sailed. – QBC", "It sailed. – Nordwire", "It sailed.", outlet=["Post", "Courier", "Mail"])
    assert origins(given, STORIES, infer=True)["origin"].tolist() == ["QBC", "Nordwire", "Mail"]


def test_wrong_calls_are_told():
    """No stories to infer by, an article they do not know, a list of a wrong kind, infer that is no yes or no."""
    given = articles("It sailed.", outlet=["Post"])
    with pytest.raises(MediakitError, match="needs stories"):
        origins(given, infer=True)
    with pytest.raises(MediakitError, match="does not know 1 of the 1"):
        origins(given, STORIES.iloc[1:], infer=True)
    with pytest.raises(MediakitError, match="not the path"):
        origins(given, agencies=3)
    with pytest.raises(MediakitError, match="infer=1"):
        origins(given, infer=1)
    with pytest.raises(MediakitError, match="may_be_first"):
        origins(given, STORIES.drop(columns="may_be_first"), infer=True)


def test_with_origins_replaces_and_keeps():
    """Known articles get the new origin and what says so; others keep theirs; the input stays."""
    given = articles("a", "b", origin=["Post", "Post"]).set_index(pd.Index(["x", "y"]))
    table = with_origins(given, origins(articles("It sailed. – QBC")))
    assert table["origin"].tolist() == ["QBC", "Post"]
    assert table["origin_from"].fillna("-").tolist() == ["end", "-"]
    assert table["is_inferred"].fillna(True).tolist() == [False, True]
    assert list(table.index) == ["x", "y"] and given["origin"].tolist() == ["Post", "Post"]


def test_an_agencys_own_articles_are_its_own(tmp_path):
    """Read from a file whose outlet is the agency's full name, and the dateline its initials: the outlet's name."""
    (tmp_path / "a.csv").write_text(
        "outlet,title,text\nAssociated Press,Ferry,SELVICK (AP) — It sailed.\nCourier,Bell,SELVICK (A.P.) — It rang.\n",
        encoding="utf-8",
    )
    read = mk.read_corpus(tmp_path / "a.csv").articles
    assert read["origin"].tolist() == ["Associated Press", "AP"]
    assert origins(read.drop(columns="origin"))["origin"].tolist() == ["Associated Press", "AP"]


def test_readers_and_table_agree_on_the_sample():
    """Read without outlets.yml, an article's origin is what `origins` finds in its lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        read = mk.read_corpus(ROOT / "data" / "raw" / "sample").articles
    found = origins(read.drop(columns="origin"))["origin"]
    assert found.fillna("-").tolist() == read["origin"].fillna("-").tolist()
    assert origins(read)["origin"].fillna("-").tolist() == read["origin"].fillna("-").tolist()
