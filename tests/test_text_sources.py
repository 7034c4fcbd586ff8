"""Whose text an article carries: each rule on stories of two or three articles that are decided by hand."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit._text_sources import text_sources
from mediakit.origin.agencies import Agencies

AGENCIES = Agencies({"QBC": ["Quill Broadcasting"]})


def story(*copies, precision=None):
    """Articles of one story: outlet, origin (None: the outlet's own), day or time."""
    outlets, origins, times = zip(*copies, strict=True)
    return pd.DataFrame(
        {
            "doc_id": [f"d{i}" for i in range(len(copies))],
            "story_id": "d0",
            "outlet": pd.Series(outlets, dtype=object),
            "origin": pd.Series([b or a for a, b in zip(outlets, origins, strict=True)], dtype=object),
            "published": pd.to_datetime(
                [None if t is None else f"2026-03-{t}" for t in times], utc=True, format="mixed"
            ),
            "published_precision": precision or [None if t is None else "minute" if " " in t else "day" for t in times],
        }
    )


def judged(articles, **options):
    """Source and reason of each article."""
    rows = text_sources(articles, None, **{"by": "outlet", "origins": None, "agencies": AGENCIES} | options)
    return list(zip(rows["source"], rows["reason"], strict=True))


OWN = (None, "own")
UNCLEAR = ("(not known)", "unclear")
LATER = ("(not known)", "later")


def test_a_credit_says_it():
    """Also without a second copy in the corpus."""
    assert judged(story(("Courier", "Wire", "02"))) == [("Wire", "credit")]


def test_case_and_edition_make_no_other_writer():
    """The Courier, COURIER and Courier (Web) are one outlet; spellings of one agency on the list are, too."""
    for outlet, origin in (("Courier", "The  COURIER"), ("Courier (Web)", "Courier"), ("Quill Broadcasting", "QBC")):
        assert judged(story((outlet, origin, "02"))) == [OWN]


def test_a_credited_outlet_of_the_corpus_has_its_name():
    """Under which the corpus knows it, however the credit writes it; an agency has that of the list."""
    pair = story(("Quill Broadcasting", None, "02"), ("Courier", "Q.B.C.", "02"))
    assert judged(pair) == [OWN, ("Quill Broadcasting", "credit")]
    pair = story(("Post", "Quill Broadcasting", "02"), ("Courier", "QBC", "02"))
    assert judged(pair) == [("QBC", "credit")] * 2


def test_the_other_copies_say_it():
    """A copy without a credit has the one source that the others credit, whatever the days."""
    pair = story(("Post", None, "02"), ("Courier", "Wire", "02 09:00"), ("Herald", "Wire", None))
    assert judged(pair)[0] == ("Wire", "story")


def test_a_copy_surely_before_all_credits_may_be_the_original():
    """The outlet may have written what the agency then spread."""
    pair = story(("Post", None, "01"), ("Courier", "Wire", "02"))
    assert judged(pair) == [UNCLEAR, ("Wire", "credit")]


def test_several_credits_contradict_each_other():
    """A copy without one is somebody else's where another outlet surely was earlier, else unclear."""
    copies = story(("Post", "Wire", "02"), ("Courier", "Nordwire", "02"), ("Herald", None, "03"), ("Star", None, None))
    assert judged(copies)[2:] == [LATER, UNCLEAR]


def test_dates_say_it_where_ranges_do_not_overlap():
    """The outlet that surely was first wrote it; the others have it from there, not from one another."""
    copies = story(("Post", None, "03"), ("Courier", None, "01"), ("Herald", None, "02"))
    assert judged(copies) == [("Courier", "date"), OWN, ("Courier", "date")]


@pytest.mark.parametrize("times", [("02", "02"), ("02", "02 10:00"), ("02", None), (None, None)])
def test_dates_that_do_not_tell(times):
    """One day, a time inside a day, no date: nobody is taken for the first."""
    assert judged(story(("Post", None, times[0]), ("Courier", None, times[1]))) == [UNCLEAR, UNCLEAR]


def test_two_that_may_be_first():
    """What came surely later is somebody else's; whose is not known."""
    copies = story(("Post", None, "02"), ("Courier", None, "02 10:00"), ("Herald", None, "03"))
    assert judged(copies) == [UNCLEAR, UNCLEAR, LATER]


def test_own_later_versions_are_no_copies():
    """An outlet counts by its first version, also where another one copied it in between."""
    copies = story(("Post", None, "01"), ("Courier", None, "02"), ("Post", None, "03"))
    assert judged(copies) == [OWN, ("Post", "date"), OWN]
    assert judged(story(("Post", None, "01"), ("Post", None, None))) == [OWN, OWN]


def test_an_article_without_an_outlet_may_be_anybodys():
    """It is nobody's source by its date, and those after it may be its outlet's later versions."""
    copies = story((None, None, "01"), ("Post", None, "02"), ("Courier", None, "03"))
    copies["origin"] = copies["origin"].where(copies["outlet"].notna())
    assert judged(copies) == [UNCLEAR, UNCLEAR, UNCLEAR]
    copies = story((None, "Post", "01"), ("Post", None, "02"))
    assert judged(copies)[0] == UNCLEAR


def test_no_agency_copies_an_outlet_by_dates():
    """It dates its later versions anew: nothing is known."""
    assert judged(story(("Post", None, "01"), ("QBC", None, "02"))) == [UNCLEAR, UNCLEAR]
    assert judged(story(("Post", None, "02"), ("QBC", None, "01"))) == [("QBC", "date"), OWN]


def test_inferred_origins_are_left_out():
    """What origins infers from the first publisher is judged here by dates; a credit counts."""
    copies = story(("Post", None, "02"), ("Courier", None, "02"))
    told = pd.DataFrame({"doc_id": ["d1", "d0"], "origin": ["Wire", "Courier"], "is_inferred": [False, True]})
    assert judged(copies, origins=told) == [("Wire", "story"), ("Wire", "credit")]


def test_the_order_of_rows_and_the_index_change_nothing():
    """Each article keeps its source."""
    copies = story(("Post", None, "02"), ("Courier", "Wire", "03"), ("Herald", None, None), ("Star", None, "01"))
    before = dict(zip(copies["doc_id"], judged(copies), strict=True))
    turned = copies.iloc[::-1].set_axis([5, 5, "x", None])
    assert dict(zip(turned["doc_id"], judged(turned), strict=True)) == before


def test_hours():
    """From the source's article, by middles of times (6:00:30 is 18 hours from noon the day before, and a half minute).

    From the first copy that is sure of a source outside: 8:00, not the day that may be earlier. Never of one day.
    """
    copies = story(("Post", None, "01"), ("Courier", None, "03"), ("Herald", None, "02 06:00"), ("Post", None, "04"))
    hours = text_sources(copies, None, by="outlet", origins=None, agencies=AGENCIES)["hours"]
    assert hours.round(2).tolist()[1:3] == [48.0, 18.01] and hours.isna().tolist() == [True, False, False, True]
    copies = story(("Post", "Wire", "01 08:00"), ("Courier", "Wire", "01 11:00"), ("Herald", "Wire", "01"))
    hours = text_sources(copies, None, by="outlet", origins=None, agencies=AGENCIES)["hours"]
    np.testing.assert_array_equal(hours.to_numpy(float), [np.nan, 3.0, np.nan])


def test_an_outlets_second_version_has_no_lag():
    """Only how long it took until an outlet had the text."""
    copies = story(("Post", "Wire", "01"), ("Courier", "Wire", "02"), ("Courier", "Wire", "05"))
    hours = text_sources(copies, None, by="outlet", origins=None, agencies=AGENCIES)["hours"]
    np.testing.assert_array_equal(hours.to_numpy(float), [np.nan, 24.0, np.nan])


def test_hostile_names():
    """Lone surrogates, zeros and blanks in outlets and origins; a blank one is not stated."""
    copies = story(("\ud800", "a\x00b", "02"), ("  ", "W\ud800", "02"), ("x" * 9999, None, "01"))
    assert judged(copies) == [("a\x00b", "credit"), ("W\ud800", "credit"), UNCLEAR]


def test_what_cannot_be_used():
    """A missing column, no stories, a strange article, a doc_id that stands twice: each is named."""
    copies = story(("Post", None, "02"), ("Courier", None, "03"))
    for articles, message in (
        (copies.drop(columns="outlet"), "no column 'outlet'"),
        (copies.drop(columns="story_id"), "Pass stories"),
        (copies.assign(doc_id="d0"), "'d0' twice"),
    ):
        with pytest.raises(MediakitError, match=message):
            judged(articles)
    with pytest.raises(MediakitError, match="stories does not know 1 of the 2 articles"):
        text_sources(copies, copies.head(1), by="outlet", origins=None, agencies=AGENCIES)
