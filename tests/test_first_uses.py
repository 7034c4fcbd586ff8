"""Who first used a phrase: ranks and hours as far as dates tell, copies, and undated articles."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.first_uses import first_uses
from mediakit.frames import kwic, mentions
from mediakit.tables import columns

# Hand count. a, b and d are one agency story of 2 March: b at 14:10, a from 14:50 to 15:50, d on the day;
# c is the Courier's own of the next morning; e has no date; f is nobody's; g is the Post's second article.
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d", "e", "f", "g", "h"],
        "outlet": ["Courier", "Post", "Courier", "Herald", "Star", None, "Post", "Mirror"],
        "origin": ["Wire", "Wire", "Courier", "Wire", "Star", None, "The Post", "Mirror"],
        "published": ["2026-03-02T15:20Z", "2026-03-02T14:10Z", "2026-03-03T08:00Z", "2026-03-02", None,
                      "2026-03-04T10:10+01:00", "2026-03-05T09:00Z", "2026-03-01T00:01Z"],
        "published_precision": ["hour", "minute", "minute", "day", None, "minute", "minute", "minute"],
        "text": ["Rain fell. A land swap is off. Talks go on.", "A land swap.", "Land swap, land swap.",
                 "A land swap.", "The land swap.", "A land swap?", "No land swap.", "Rain."],
    },
    index=[3, 3, 0, 1, 2, 4, 5, 6],
)  # fmt: skip
STORIES = pd.DataFrame({"doc_id": list("abcdefgh"), "story_id": list("bbcbefgh")})
FOUND = kwic(ARTICLES, "land swap")
UNDATED = "ignore:1 of . articles with a match has no date"
pytestmark = pytest.mark.filterwarnings(UNDATED)


def test_first_uses_by_hand():
    """Rank, hours and their bounds, whose text it was, n, and the sentence on one line; all groups have a row."""
    table = first_uses(ARTICLES, FOUND, STORIES)
    assert table.columns.tolist() == columns("first_uses")
    shown = table[["group", "rank", "doc_id", "n_articles", "n_undated", "n_of", "n_first"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [
        ["Herald", 1, "d", 1, 0, 1, 1],
        ["Post", 1, "b", 2, 0, 2, 1],
        ["Courier", 2, "a", 2, 0, 2, 1],
        ["(not stated)", 4, "f", 1, 0, 1, 1],
        ["Star", None, None, 1, 1, 1, 0],
        ["Mirror", None, None, 0, 0, 1, 0],
    ]
    # hours: the Herald may be as late as 23:59, after the Post's 14:10; the Courier 14:50 to 15:49, after 14:10 at the
    # latest, and after 00:00 at the earliest; f 09:10 on the 4th
    low = [0, 0, 40 / 60, 24 + 9 + 10 / 60 + 24 - 14 - 10 / 60]
    high = [9 + 49 / 60, 14 + 10 / 60, 15 + 49 / 60, 48 + 9 + 10 / 60]
    np.testing.assert_allclose(table["hours_low"][:4], low, atol=1e-5)
    np.testing.assert_allclose(table["hours_high"][:4], high, atol=1e-5)
    assert table["hours"].isna().all()
    assert table.loc[4:, ["hours_low", "hours_high", "published", "text"]].isna().to_numpy().all()
    assert table["text"][:4].tolist() == ["A land swap.", "A land swap.", "A land swap is off.", "A land swap?"]
    assert table["published_precision"][:4].tolist() == ["day", "minute", "hour", "minute"]
    assert str(table["published"].dtype) == "datetime64[us, UTC]"


def test_an_agency_story_is_seen():
    """Three outlets have it from one story; the certainly later has a copy, between the others dates do not tell."""
    table = first_uses(ARTICLES, FOUND, STORIES).set_index("group")
    assert table["shared_story"].dropna().to_dict() == {"Herald": "b", "Post": "b", "Courier": "b"}
    assert table["in_copy"][["Herald", "Post", "Courier", "(not stated)"]].tolist() == [pd.NA, pd.NA, True, False]
    assert table["is_credited"][["Herald", "Post", "Courier"]].tolist() == [True] * 3
    assert table["origin"]["Courier"] == "Wire"
    assert pd.isna(table["is_credited"]["(not stated)"])


def test_without_the_day_ranks_are_sure():
    """Minutes alone: ranks 1, 2, 3 and hours by hand, a tie where two are of one minute."""
    articles = pd.DataFrame({
        "doc_id": list("abcd"), "outlet": ["W", "X", "Y", "Z"], "text": "A swap.", "published_precision": "minute",
        "published": ["2026-03-02T14:10Z", "2026-03-02T14:10Z", "2026-03-02T15:40Z", "2026-03-04T14:10Z"],
    })  # fmt: skip
    table = first_uses(articles, kwic(articles, "swap"))
    assert table["rank"].tolist() == [1, 1, 3, 4]
    for column in ("hours", "hours_low", "hours_high"):
        assert table[column].tolist() == [0, 0, 1.5, 48]
    assert table["in_copy"].isna().all() and table["origin"].isna().all()


def test_days_alone():
    """Days are compared as days: one day tells nothing, the hours are whole days and their bounds a day wider."""
    articles = pd.DataFrame({
        "doc_id": list("abc"), "outlet": ["X", "Y", "Z"], "text": "A swap.", "published_precision": "day",
        "published": ["2026-03-02", "2026-03-02", "2026-03-04"],
    })  # fmt: skip
    table = first_uses(articles, kwic(articles, "swap"))
    assert table["rank"].tolist() == [1, 1, 3]
    assert table["hours"].tolist() == [0, 0, 48]
    np.testing.assert_allclose(table["hours_low"], [0, 0, 24 + 1 / 60], atol=1e-5)
    np.testing.assert_allclose(table["hours_high"], [24 - 1 / 60, 24 - 1 / 60, 72 - 1 / 60], atol=1e-5)


def test_articles_that_may_both_be_the_first():
    """An outlet's own article and its copy of one day: which was first is not told, so neither is whose text it was."""
    articles = pd.DataFrame({
        "doc_id": ["own", "copy", "wire"], "outlet": ["X", "X", "Y"], "origin": ["X", "Wire", "Wire"],
        "text": "A swap.", "published": ["2026-03-02T00:00Z", "2026-03-02T18:00Z", "2026-03-02T10:00Z"],
        "published_precision": ["day", "minute", "minute"], "story_id": ["own", "wire", "wire"],
    })  # fmt: skip
    table = first_uses(articles, kwic(articles, "swap")).set_index("group")
    assert table.loc["X", ["doc_id", "n_first", "shared_story"]].tolist() == ["own", 2, "wire"]
    assert pd.isna(table.loc["X", "in_copy"]) and pd.isna(table.loc["X", "is_credited"])
    assert table.loc["Y", "shared_story"] == "wire" and not table.loc["Y", "in_copy"]


def test_an_undated_copy_may_have_been_first():
    """The dated one of two copies is not said to be the first of its story."""
    articles = pd.DataFrame({
        "doc_id": ["a", "b"], "outlet": ["X", "Y"], "text": ["A swap.", "Rain."], "story_id": "a",
        "published": ["2026-03-02T10:00Z", None], "published_precision": ["minute", None],
    })  # fmt: skip
    assert first_uses(articles, kwic(articles, "swap"))["in_copy"].isna().all()


def test_frames_are_phrases_of_their_own():
    """Every frame that has a match has its rows, in the codebook's order."""
    book = {"frames": {"swap": {"patterns": ["swap"]}, "rain": {"patterns": ["rain"]}}}
    table = first_uses(ARTICLES, mentions(ARTICLES, book), STORIES)
    assert table.columns.tolist() == ["frame", *columns("first_uses")]
    assert list(table["frame"].cat.categories) == ["swap", "rain"]
    rain = table[table["frame"] == "rain"]
    assert rain["group"].tolist()[:2] == ["Mirror", "Courier"]
    assert rain["hours"].tolist()[:1] == [0]
    assert table[table["frame"] == "swap"]["n_articles"].sum() == 7 and len(table) == 12


def test_frames_without_a_row_are_not_listed():
    """Of a choice of mentions, frames that are categories only have no row: nothing says that nobody used them."""
    book = {"frames": {"swap": {"patterns": ["land swap"]}, "rain": {"patterns": ["rain"]}}}
    found = mentions(ARTICLES, book)
    table = first_uses(ARTICLES, found[found["frame"] == "rain"], STORIES)
    assert table["frame"].unique().tolist() == ["rain"] and list(table["frame"].cat.categories) == ["rain"]
    assert first_uses(ARTICLES, found.iloc[:0], STORIES).columns.tolist() == ["frame", *columns("first_uses")]
    assert first_uses(ARTICLES, found.iloc[:0], STORIES).empty


def test_times_of_ages_overlap():
    """17:40 and 18:00 by age may be in either order and have no hours; 20:40 is three hours after 17:40 (by hand).

    The first use lies from 17:10 to 18:10; two hours of one time would be 0. "A day ago" may be of the day before.
    """
    articles = pd.DataFrame({
        "doc_id": list("abc"), "outlet": ["X", "Y", "Z"], "text": "A swap.", "published_precision": "hour",
        "published": ["2026-03-02T17:40Z", "2026-03-02T18:00Z", "2026-03-02T20:40Z"],
    })  # fmt: skip
    table = first_uses(articles, kwic(articles, "swap"))
    assert table["rank"].tolist() == [1, 1, 3]
    np.testing.assert_array_equal(table["hours"], [0, np.nan, 3])
    days = articles.assign(published=["2026-03-03", "2026-03-04", "2026-03-06"], published_precision="day")
    assert first_uses(days, kwic(days, "swap"))["rank"].tolist() == [1, 2, 3]
    days["age_text"] = ["03-03-2026", "a day ago", "2 days ago"]
    assert first_uses(days, kwic(days, "swap"))["rank"].tolist() == [1, 1, 3]


def test_order_and_input_do_not_matter():
    """Rows in any order give the same table, and no table is changed."""
    kept = [table.copy() for table in (ARTICLES, FOUND, STORIES)]
    table = first_uses(ARTICLES, FOUND, STORIES)
    other = first_uses(ARTICLES.iloc[::-1], FOUND.iloc[::-1], STORIES.iloc[::-1])
    pd.testing.assert_frame_equal(other, table)
    for now, before in zip((ARTICLES, FOUND, STORIES), kept, strict=True):
        pd.testing.assert_frame_equal(now, before)


def test_undated_articles_are_told():
    """A warning counts them, and a corpus without dates has no rank."""
    with pytest.warns(UserWarning, match="1 of 7 articles with a match has no date: counted, never ranked"):
        first_uses(ARTICLES, FOUND)
    with pytest.warns(UserWarning, match="7 of 7 articles"):
        table = first_uses(ARTICLES.assign(published=None), FOUND)
    assert table["rank"].isna().all() and table["published"].isna().all()
    assert table["n_undated"].sum() == 7


def test_nothing_is_found():
    """Every group has a row with 0; no article at all gives no row, of the same kinds."""
    table = first_uses(ARTICLES, FOUND.iloc[:0], STORIES)
    assert table["n_articles"].tolist() == [0] * 6
    assert table["rank"].isna().all()
    assert first_uses(ARTICLES.iloc[:0], FOUND.iloc[:0]).columns.tolist() == columns("first_uses")


def test_matches_in_the_title_and_hostile_texts():
    """field= says which column was searched; any text is shown on one line, long ones are cut around the match."""
    text = "\ud800<b>\u202e" + "x" * 5000 + " swap " + "y" * 5000
    articles = pd.DataFrame({"doc_id": [1], "outlet": ["X"], "published": ["2026-03-02"], "text": [None]})
    articles["title"] = pd.Series([text], dtype="object")
    found = pd.DataFrame({"doc_id": [1], "start": [text.index("swap")], "end": [text.index("swap") + 4]})
    shown = first_uses(articles, found, field="title")["text"][0]
    assert shown.startswith("…x") and shown.endswith("y…") and " swap " in shown and len(shown) < 420
    with pytest.raises(MediakitError, match=r"found has 1 match beyond the text, the first in .1., .* of 0 characters"):
        first_uses(articles, found)


def test_wrong_input_is_told_how_to_mend():
    """Columns, ids that stand twice, unknown articles and dates that are none end in one sentence."""
    with pytest.raises(MediakitError, match="no column 'outlt'.*Did you mean 'outlet'"):
        first_uses(ARTICLES, FOUND, by="outlt")
    with pytest.raises(MediakitError, match="Allowed: one column"):
        first_uses(ARTICLES, FOUND, by=["outlet"])
    with pytest.raises(MediakitError, match="found has no column 'start'"):
        first_uses(ARTICLES, FOUND.drop(columns="start"))
    with pytest.raises(MediakitError, match="twice or more"):
        first_uses(pd.concat([ARTICLES, ARTICLES]), FOUND)
    with pytest.raises(MediakitError, match="stories does not know 6 of the 8 articles"):
        first_uses(ARTICLES, FOUND, STORIES.iloc[:2])
    with pytest.raises(MediakitError, match="no ISO date"):
        first_uses(ARTICLES.assign(published="soon"), FOUND)
    with pytest.warns(UserWarning, match="1 of 8 matches are of articles that are not in the articles table"):
        first_uses(ARTICLES.iloc[1:], FOUND)
