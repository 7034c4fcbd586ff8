"""What is said of events and of differences within them."""

import numpy as np
import pandas as pd
import pytest

from mediakit import MediakitError
from mediakit.events import compare_matched, events
from mediakit.prose.events import event_table, tell_events, tell_matched


def _found(event_ids, outlets=2):
    known = pd.Series(event_ids).notna()
    found = pd.DataFrame({
        "doc_id": [f"d{i}" for i in range(len(event_ids))], "event_id": event_ids,
        "similarity": np.where(known, 0.3, np.nan), "n_articles": 2, "n_stories": 2, "n_outlets": outlets,
        "shared_terms": "Orra; dam",
    })  # fmt: skip
    found.attrs.update(threshold=0.2, days=3.0)
    return found


def test_events_are_counted_with_their_threshold():
    """How many, by how many outlets, at which similarity and span, what is in none, what has no date."""
    found = _found(["d0", "d0", "d2", "d2", None], outlets=[3, 3, 1, 1, None])
    articles = pd.DataFrame(
        {"doc_id": found["doc_id"], "published": pd.to_datetime(["2026-03-02"] * 4 + [None], utc=True)}
    )
    assert tell_events(found, articles) == (
        "2 events are covered by two stories or more (mean similarity 0.2 or more within 3 days); 1 by two outlets or "
        "more. The most outlets that cover one are 3. 1 of 5 articles (20%) is in none. Of these, 1 has no date; "
        "without one an article must be more alike."
    )


def test_no_event_is_said():
    """And that nothing can be compared."""
    found = _found([None, None])
    assert tell_events(found, found) == (
        "No event is covered by two stories (mean similarity 0.2 or more within 3 days): nothing can be compared "
        "within events."
    )


def _matched(differences, n=1):
    size = len(differences)
    values = pd.DataFrame({
        "doc_id": range(2 * size), "outlet": ["Courier"] * size + ["Post"] * size,
        "polarity": [*differences, *np.zeros(size)],
    })  # fmt: skip
    return compare_matched(values, pd.DataFrame({"doc_id": range(2 * size), "event_id": [*range(size)] * 2}))


def test_a_difference_is_told_with_interval_and_p():
    """The lower one is named with a positive amount, however the pair is turned."""
    told = tell_matched(_matched(np.array([-0.1, -0.2, -0.15, -0.1, -0.2, -0.1, -0.2])))
    assert told.startswith(
        "Within the 7 events that both cover, Courier is lower in tone than Post by 0.15 (95% interval 0.1"
    )
    assert told.endswith("p = .016, a single test).")
    higher = tell_matched(_matched(np.array([0.1, 0.2, 0.15, 0.1, 0.2, 0.1, 0.2])), what="length")
    assert "Courier is higher in length than Post by 0.15 (95% interval 0.1" in higher


def test_no_difference_and_no_test_are_told():
    """Nothing is claimed beyond chance, and what could not be tested is said."""
    told = tell_matched(_matched(np.array([-0.1, 0.2, -0.15, 0.1, -0.2, 0.1])))
    assert told.startswith(
        "Within the 6 events that both cover, Courier and Post do not differ in tone by more than chance allows (p = "
    )
    assert "a single test): Courier less Post is −0.01 (95% interval −0.18 to 0.16)" in told
    few = tell_matched(_matched(np.array([0.1, 0.2])))
    assert few == (
        "Within events no difference in tone can be tested at 5%: it takes at least 6 events that two outlets both "
        "cover with stories of their own, and the most are 2. No difference is claimed."
    )
    empty = _matched(np.array([0.1, 0.2])).iloc[:0]
    assert "and the most are 0" in tell_matched(empty)
    five = tell_matched(_matched(np.array([0.1, 0.2, 0.3, 0.4, 0.5])))
    assert "the most are 5. The largest difference, Courier against Post over 5 events, is 0.30 (95% interval" in five


def _pairs(*rows):
    """Pairs of outlets by their events, p and corrected p."""
    table = pd.DataFrame(rows, columns=["n_events", "p", "p_adjusted"])
    return table.assign(
        measure="polarity", group_a="Courier", group_b=[f"Paper {i}" for i in range(len(rows))], n_a=9, n_b=9,
        difference=0.1, low=0.0, high=0.2, note="",
    )  # fmt: skip


def test_where_no_pair_could_differ_that_is_no_finding():
    """Over 13 pairs Holm's correction takes 10 events (2 / 2^10 times 13 is below .05, 2 / 2^9 times 13 is not)."""
    told = tell_matched(_pairs(*[(9, 2 / 2**9, 13 * 2 / 2**9)] * 13))
    assert told == (
        "Within events differences in tone between outlets cannot be tested at 5%: with Holm's correction over 13 "
        "pairs it takes at least 10 events that both cover, and the most are 9. The clearest difference, Courier "
        "against Paper 0 over 9 events, is 0.10 (95% interval 0.00 to 0.20). No difference is claimed."
    )
    some = tell_matched(_pairs(*[(9, 0.4, 1.0)] * 11, (10, 0.2, 1.0), (12, 0.2, 1.0)))
    assert "no two outlets of 13 pairs tested differ" in some
    assert "over 13 pairs); 2 of them cover enough events (10 or more) to show a difference alone. The clear" in some
    together = tell_matched(_pairs(*[(9, 0.4, 0.4)] * 13), correction="bh")
    assert "none of them covers enough events (10 or more)" in together and "cannot be tested" not in together
    many = tell_matched(_pairs(*[(40, 0.4, 1.0)] * 501))
    assert "over 501 pairs no number of events is enough" in many


def test_groups_beyond_the_most_are_told():
    """As many as the table says were not compared."""
    one = _pairs((8, 0.4, 0.4))
    one.attrs["n_not_compared"] = 3
    assert tell_matched(one).endswith(" 3 outlets with fewer articles are not compared.")
    one.attrs["n_not_compared"] = 1
    assert tell_matched(one, by="origin").endswith(" 1 origin with fewer articles is not compared.")


def test_several_pairs_name_the_correction():
    """How many of how many pairs differ."""
    one = _matched(np.full(7, 0.1) + np.arange(7) / 100)
    two = pd.concat([one, one.assign(group_b="Herald", difference=0.0, p=0.9, p_adjusted=0.9)])
    told = tell_matched(two, correction="bh")
    assert "Benjamini and Hochberg's correction over 2 pairs" in told and told.endswith(
        "Of 2 pairs of outlets, 1 differs so; 2 of them cover enough events (7 or more) to show a difference alone."
    )


def test_the_table_shows_each_event_once():
    """Most outlets first; days, outlets and titles as they are; what is missing is said."""
    articles = pd.DataFrame({
        "doc_id": ["a", "b", "c", "d", "e"], "outlet": ["Post", "Courier", None, "Post", "Post"],
        "title": ["Dam breaks", "Flood", None, "Vote", "Vote"],
        "published": pd.to_datetime(["2026-03-03", "2026-03-02", None, None, None], utc=True),
        "text": ["Orra dam broke"] * 3 + ["Marrow kept office"] * 2,
    })  # fmt: skip
    found = _found(["x", "x", "x", "y", "y"], outlets=[2, 2, 2, 1, 1]).assign(doc_id=articles["doc_id"])
    table = event_table(found, articles.iloc[::-1])
    assert table["when"].tolist() == ["2 March 2026 to 3 March 2026", "no date"]
    assert table["outlets"].tolist() == ["(not stated), Courier, Post", "Post"]
    assert table["titles"].tolist() == ["Flood | Dam breaks", "Vote"]
    assert table["least_similar"].tolist() == [0.3, 0.3]


def test_the_table_may_be_empty_or_cut():
    """No event, no row; of more than five titles the rest is counted; doc_id alone is enough."""
    none = _found([None])
    assert len(event_table(none, none[["doc_id"]])) == 0
    found = _found(["x"] * 7)
    assert event_table(found, found[["doc_id"]])["titles"].tolist() == [""]
    titled = found[["doc_id"]].assign(title=list("abcdefg"))
    assert event_table(found, titled)["titles"].tolist() == ["a | b | c | d | e and 2 more"]


def test_other_tables_are_refused():
    """What is no table of events or of differences within them."""
    with pytest.raises(MediakitError):
        tell_events(pd.DataFrame({"doc_id": ["a"]}), pd.DataFrame({"doc_id": ["a"]}))
    with pytest.raises(MediakitError):
        tell_matched(pd.DataFrame({"p": [1.0]}))


def test_tables_of_events_tell_themselves():
    """From articles to sentence without a step between."""
    articles = pd.DataFrame({
        "doc_id": ["a", "b", "c"], "outlet": ["Post", "Courier", "Post"],
        "published": pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-03"], utc=True), "title": None,
        "text": ["The dam at Orra broke.", "At dawn the dam at Orra gave way.", "Tulips won."],
    })  # fmt: skip
    stories = pd.DataFrame({"doc_id": articles["doc_id"], "story_id": articles["doc_id"], "is_first": True})
    assert tell_events(events(articles, stories), articles).startswith("1 event is covered by two stories or more")
