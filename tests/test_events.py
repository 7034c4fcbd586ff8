"""Stories that tell one event are found as one, and a long-running topic is not."""

import numpy as np
import pandas as pd
import pytest

from mediakit import MediakitError
from mediakit.events import events
from mediakit.grouping_choices import read_choices
from mediakit.grouping_edits import edit_choices
from mediakit.tables import columns

DAM = (
    "The dam at Orra broke before dawn, and water ran through Lower Tavar.",
    "Before dawn the Orra dam gave way; Lower Tavar stood under water.",
    "Water from the Orra dam reached Lower Tavar after the wall broke.",
)
VOTE = ("Ilse Marrow kept her office by three votes in the chamber.", "The chamber kept Ilse Marrow, 61 votes to 58.")
OTHER = ("Tulips bloom early in the glasshouses.", "The island bun grows smaller, bakers say.")


def _articles(texts, days, outlets=None):
    published = [None if day is None else f"2026-03-{day:02d}" for day in days]
    return pd.DataFrame({
        "doc_id": [f"d{i}" for i in range(len(texts))], "outlet": outlets or ["Post", "Courier", "Herald"] * 9,
        "published": pd.to_datetime(published, utc=True), "title": None, "text": list(texts),
    }) if outlets else pd.DataFrame({
        "doc_id": [f"d{i}" for i in range(len(texts))],
        "outlet": [("Post", "Courier", "Herald")[i % 3] for i in range(len(texts))],
        "published": pd.to_datetime(published, utc=True), "title": None, "text": list(texts),
    })  # fmt: skip


def _alone(articles, **same):
    stories = pd.DataFrame({"doc_id": articles["doc_id"], "story_id": articles["doc_id"], "is_first": True})
    for copy, first in same.items():
        stories.loc[stories["doc_id"] == copy, ["story_id", "is_first"]] = [first, False]
    return stories


def _groups(found):
    known = found.dropna(subset=["event_id"])
    return sorted(sorted(own) for _, own in known.groupby("event_id")["doc_id"])


@pytest.fixture
def week():
    """Two events, in other words each time, and what is none."""
    return _articles([*DAM, *VOTE, *OTHER], [9, 9, 10, 18, 18, 9, 18])


def test_two_events_are_found_and_the_rest_is_none(week):
    """The table has its columns, one row per article in their order; what no other story tells has no event."""
    found = events(week, _alone(week))
    assert list(found.columns) == columns("events") and found["doc_id"].tolist() == week["doc_id"].tolist()
    assert _groups(found) == [["d0", "d1", "d2"], ["d3", "d4"]]
    assert found["n_outlets"].tolist()[:5] == [3, 3, 3, 2, 2] and found.loc[5:, "n_outlets"].isna().all()
    assert found.loc[5:, ["similarity", "shared_terms"]].isna().all().all()
    assert "Orra" in found["shared_terms"][0] and "Ilse Marrow" in found["shared_terms"][3]
    assert found.attrs == {"threshold": 0.2, "days": 3.0}


def test_row_order_and_index_do_not_matter(week):
    """Shuffled articles with another index give the same rows; the input is as it was."""
    before = week.copy()
    mixed = week.sample(frac=1, random_state=3).set_index(pd.Index(list("qwertyu")))
    one = events(week, _alone(week)).set_index("doc_id").sort_index()
    other = events(mixed, _alone(week)).set_index("doc_id").sort_index()
    pd.testing.assert_frame_equal(one, other)
    pd.testing.assert_frame_equal(week, before)


def test_copies_count_once_and_all_get_the_event(week):
    """Three copies of one text are one story: alone they are no event, beside another story they are in its event."""
    copies = _articles([DAM[0]] * 3, [9, 9, 9])
    assert events(copies, _alone(copies, d1="d0", d2="d0"))["event_id"].isna().all()
    both = _articles([DAM[0], DAM[0], DAM[1], *OTHER], [9, 30, 9, 9, 9])
    found = events(both, _alone(both, d1="d0"))
    assert _groups(found) == [["d0", "d1", "d2"]]
    assert found["n_stories"][0] == 2 and found["n_articles"][0] == 3


def test_days_limit_the_whole_event():
    """The same words day after day are cut into events of which no two stories are more than `days` apart."""
    texts = [*[DAM[0]] * 8, *OTHER]
    found = events(articles := _articles(texts, [1, 2, 3, 4, 5, 6, 7, 8, 1, 8]), _alone(articles), days=2)
    day = articles["published"].dt.day
    spans = [day[found["event_id"] == event].agg(np.ptp) for event in found["event_id"].dropna().unique()]
    assert len(spans) >= 3 and max(spans) <= 2
    joined = events(articles, _alone(articles), days=None)
    assert joined["event_id"][:8].nunique() == 1


def test_a_day_is_as_early_or_late_as_it_may_be():
    """With 3 days a story of 2 March, as a day, goes with one of 5 March, as a day, and not with one of 6 March."""
    for day, n in ((5, 1), (6, 0)):
        pair = _articles([DAM[0], DAM[1], *OTHER], [2, day, 2, 2])
        assert events(pair, _alone(pair))["event_id"].nunique() == n


def test_undated_stories_found_no_event_and_must_be_more_alike(week):
    """Two undated ones alone are none; one that is much like a dated event is put to it; days=None asks no date."""
    undated = _articles([DAM[0], DAM[1], *OTHER], [None, None, 1, 2])
    assert events(undated, _alone(undated))["event_id"].isna().all()
    assert _groups(events(undated, _alone(undated), days=None)) == [["d0", "d1"]]
    late = _articles([*DAM, DAM[0], *OTHER], [9, 9, 10, None, 9, 18])
    assert _groups(events(late, _alone(late))) == [["d0", "d1", "d2", "d3"]]


def test_choices_are_kept(week, tmp_path):
    """What is joined is one event whatever it says; what is split off is no part; both take copies along."""
    path = edit_choices(tmp_path / "choices.yml", "events", join=["d5", "d6"], split=["d2"])
    assert _groups(events(week, _alone(week), choices=path)) == [["d0", "d1"], ["d3", "d4"], ["d5", "d6"]]
    assert _groups(events(week, _alone(week), choices=read_choices(path))) == [["d0", "d1"], ["d3", "d4"], ["d5", "d6"]]
    with_copy = _articles([*DAM, DAM[2], *OTHER], [9, 9, 10, 10, 9, 9])
    split = edit_choices(tmp_path / "split.yml", "events", split=["d2"])
    assert _groups(events(with_copy, _alone(with_copy, d3="d2"), choices=split)) == [["d0", "d1"]]


def test_choices_that_part_one_story_are_refused(tmp_path):
    """Two copies cannot be sent to two events."""
    articles = _articles([*DAM, DAM[2], *OTHER], [9, 9, 10, 10, 9, 9])
    path = tmp_path / "choices.yml"
    path.write_text(
        "events:\n  join:\n    - [d2, d4]\n    - [d3, d5]\n  split:\n    - [d2]\n    - [d3]\n", encoding="utf-8"
    )
    with pytest.raises(MediakitError, match="d2, d3 are copies of one story"):
        events(articles, _alone(articles, d3="d2"), choices=path)


@pytest.mark.parametrize("threshold", [0, 1.5, True, "high", float("nan")])
def test_wrong_thresholds_are_refused(week, threshold):
    """Only numbers above 0 and at most 1."""
    with pytest.raises(MediakitError, match="threshold="):
        events(week, _alone(week), threshold=threshold)


@pytest.mark.parametrize("days", [0, -1, True, "three", float("nan")])
def test_wrong_days_are_refused(week, days):
    """Only spans above 0, or None."""
    with pytest.raises(MediakitError, match="days="):
        events(week, _alone(week), days=days)


def test_tables_that_do_not_fit_are_refused(week):
    """A missing column, a doc_id twice, an article without a story: each is said."""
    with pytest.raises(MediakitError, match="no column 'text'"):
        events(week.drop(columns="text"), _alone(week))
    with pytest.raises(MediakitError, match="no column 'story_id'"):
        events(week, week)
    with pytest.raises(MediakitError, match="several rows"):
        events(pd.concat([week, week]), _alone(week))
    with pytest.raises(MediakitError, match="stories lacks 1 of 7"):
        events(week, _alone(week).iloc[1:])


def test_hostile_and_missing_texts_pass():
    """No text, half characters, control characters, html and ten megabytes of one word make no event and no error."""
    texts = [None, "", "\ud800 broke", "\x00\x07", "<b>Orra</b>", "dam " * 200_000, "\u202eOrra"]
    articles = _articles([""] * len(texts), [9] * len(texts))
    articles["text"] = pd.Series(texts, dtype=object)
    assert len(events(articles, _alone(articles))) == len(texts)
    none = events(articles.iloc[:0], _alone(articles))
    assert len(none) == 0 and list(none.columns) == columns("events")


def test_ids_may_be_numbers_and_outlets_missing(week):
    """Ids of whole numbers stay so; who is not known is no outlet."""
    numbered = week.assign(doc_id=range(7), outlet=[None, "Post", None, None, "Post", "Post", "Post"])
    found = events(numbered, _alone(numbered))
    assert found["event_id"].dtype == "Int64" and found["n_outlets"][0] == 1
