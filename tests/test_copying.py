"""Who copies whom: the table, its counts and lags by hand, and the sample against its gold."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit._text_sources import CREDIT, OWN, STORY, text_sources
from mediakit.copying import copying
from mediakit.origin.agencies import as_agencies
from mediakit.stories import stories
from mediakit.study import read_study
from mediakit.tables import columns

ROOT = Path(__file__).resolve().parents[1]


def _articles(rows):
    table = pd.DataFrame(rows, columns=["doc_id", "outlet", "origin", "published", "story_id"])
    table["published"] = pd.to_datetime("2026-03-" + table["published"], utc=True, format="mixed")
    return table


SIX = _articles(
    [
        ("a", "Courier", "Wire", "02 08:00", "a"),
        ("b", "Post", "Wire", "02 10:00", "a"),
        ("c", "Post", "Wire", "05 10:00", "c"),
        ("d", "Courier", "Wire", "05 16:00", "c"),
        ("e", "Post", "Post", "07 09:00", "e"),
        ("f", "Herald", "Herald", "07 09:30", "e"),
    ]
)  # fmt: skip


def test_counts_and_lags_by_hand():
    """Wire is in both papers twice; each was first once, so each has one lag: 2 and 6 hours."""
    stories = SIX[["doc_id", "story_id"]].assign(shared_words=[100, 90, 50, 40, 30, 20])
    table = copying(SIX, stories)
    assert table.columns.tolist() == columns("copying")
    assert table[["source", "target", "n_articles", "n_stories", "n_words", "n_dated"]].values.tolist() == [
        ["Wire", "Courier", 2, 2, 140, 1],
        ["Wire", "Post", 2, 2, 140, 1],
        ["Post", "Herald", 1, 1, 20, 1],
    ]
    assert table["lag_hours"].tolist() == [6.0, 2.0, 0.5]
    assert table["source_is_agency"].tolist() == [True, True, False]


def test_quartiles_of_lags():
    """Of 1, 2, 3, 4 and 5 hours: 2, 3 and 4."""
    rows = [(f"p{i}", "Post", "Post", f"{i + 2:02d} 01:00", f"p{i}") for i in range(5)]
    rows += [(f"c{i}", "Courier", "Courier", f"{i + 2:02d} 0{i + 2}:00", f"p{i}") for i in range(5)]
    row = copying(_articles(rows)).iloc[0]
    assert row[["n_dated", "lag_low", "lag_hours", "lag_high"]].tolist() == [5, 2.0, 3.0, 4.0]


def test_three_lags_have_a_median_and_no_quartiles():
    """Of 1, 2 and 3 hours the median is 2; four lags have quartiles: of 1, 2, 3 and 4 hours 1.75 and 3.25."""
    rows = [(f"p{i}", "Post", "Post", f"{i + 2:02d} 01:00", f"p{i}") for i in range(4)]
    rows += [(f"c{i}", "Courier", "Courier", f"{i + 2:02d} 0{i + 2}:00", f"p{i}") for i in range(4)]
    row = copying(_articles([*rows[:3], *rows[4:7]])).iloc[0]
    assert (row["n_dated"], row["lag_hours"]) == (3, 2.0) and row[["lag_low", "lag_high"]].isna().all()
    row = copying(_articles(rows)).iloc[0]
    assert row[["n_dated", "lag_low", "lag_hours", "lag_high"]].tolist() == [4, 1.75, 2.5, 3.25]


def test_words_that_stories_do_not_say_are_missing():
    """A whole number otherwise."""
    table = copying(SIX)
    assert table["n_words"].isna().all() and str(table["n_words"].dtype) == "Int64"


def test_by_another_column():
    """Between countries: what moves inside one does not count; a source outside has its own name."""
    articles = SIX.assign(country=["N", "N", "N", "N", "N", "S"])
    table = copying(articles, by="country")
    assert table[["source", "target", "n_articles"]].values.tolist() == [["Wire", "N", 4], ["N", "S", 1]]
    assert copying(articles.assign(country="N"), by="country")["source"].tolist() == ["Wire"]


def test_not_known_and_not_stated():
    """Counted, and last."""
    rows = [("a", "Post", "Post", "02", "a"), ("b", "Courier", "Courier", "02", "a"), ("c", None, "Wire", "02", "c")]
    table = copying(_articles(rows))
    assert table[["source", "target"]].values.tolist() == [
        ["Wire", "(not stated)"], ["(not known)", "Courier"], ["(not known)", "Post"],
    ]  # fmt: skip
    assert table["source_is_agency"].tolist() == [True, False, False]


def test_nothing_is_copied():
    """No row, the right columns and types, also without an article; input stays as it is."""
    alone = SIX.assign(origin=SIX["outlet"], story_id=SIX["doc_id"])
    before = alone.copy()
    for articles in (alone, alone.head(0)):
        table = copying(articles)
        assert len(table) == 0 and table.columns.tolist() == columns("copying")
        assert table["n_articles"].dtype == "int64" and table["lag_hours"].dtype == "float64"
    pd.testing.assert_frame_equal(alone, before)


def test_without_origins_and_dates():
    """Nobody is credited, nothing is earlier: all that is shared is not known."""
    table = copying(SIX[["doc_id", "outlet", "story_id"]])
    assert set(table["source"]) == {"(not known)"} and table["n_articles"].sum() == 6


def test_the_order_of_rows_changes_nothing():
    """The same table."""
    mixed = SIX.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(copying(mixed), copying(SIX))


@pytest.mark.parametrize("by", ["origin", "title", ["outlet"], None, True])
def test_groups_that_print_nothing_are_refused(by):
    """With what is allowed."""
    with pytest.raises(MediakitError, match="by="):
        copying(SIX, by=by)


@pytest.fixture(scope="module")
def sample():
    """The teaching corpus, its stories and its gold, which knows each article by file and title."""
    with pytest.warns(UserWarning):
        articles = read_study(ROOT / "studies" / "summit.yml").read_corpus().articles
    lines = (ROOT / "data" / "raw" / "sample" / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    gold = pd.DataFrame([json.loads(line) for line in lines])
    return articles, stories(articles), gold


def test_the_sample_against_its_gold(sample):
    """All 20 copies of the agency's seven stories and no other article: 19 by credit, one by its story's credits."""
    articles, found, gold = sample
    rows = text_sources(articles, found, by="outlet", origins=None, agencies=as_agencies(None))
    planted = gold[gold["copy_of"].notna()]
    assert len(planted) == 20
    assert (rows["source"] == "Meridian Wire").sum() == 20
    assert rows["reason"].value_counts().to_dict() == {OWN: 59, CREDIT: 19, STORY: 1}
    counts = planted["outlet"].fillna("(not stated)").value_counts().to_dict()
    table = copying(articles, found)
    assert dict(zip(table["target"], table["n_articles"], strict=True)) == counts
    assert table["n_stories"].sum() == 20 and table["n_credited"].sum() == 19


def test_the_lags_of_the_sample(sample):
    """By hand: ages an hour apart; of 18 and 19 March by ages in days the order is not sure.

    The first story's first copy that is sure is Harbour's, 2 March between 17:10 and 18:10; the Tribune's is of 3 March
    10:14. From 17:40 to 10:14:30 are 16.575 hours.
    """
    articles, found, _ = sample
    rows = text_sources(articles, found, by="outlet", origins=None, agencies=as_agencies(None))
    known = rows.dropna(subset=["hours"])
    got = sorted(zip(known["group"], known["hours"].round(2), strict=True))
    assert got == [("Valley Tribune", 1.0), ("Valley Tribune", 16.58)]
    assert np.isnan(copying(articles, found).set_index("target").loc["Tavar Herald", "lag_hours"])
