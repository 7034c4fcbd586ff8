"""The summaries that notebooks show."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.codebook import Codebook
from mediakit.overview import (
    check_group,
    codebook_table,
    dropped_by_reason,
    largest_group,
    outlets_and_origins,
    repeated_stories,
    telling_sentences,
)
from mediakit.sentiment import sentiment
from mediakit.tables import columns
from mediakit.text import sentences

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d", "e"],
        "outlet": ["Post", "Courier", "Courier", None, "Post"],
        "origin": ["Meridian", "Meridian", None, "Courier", "Meridian"],
        "title": ["Talks resume", "Talks on again", "Rain", None, "Talks resume"],
        "published": pd.to_datetime(["2026-03-02", None, "2026-03-04", None, "2026-03-05"], utc=True),
        "text": "",
    },
    index=[3, 3, 0, 1, 1],
)
STORIES = pd.DataFrame(
    {
        "doc_id": ["e", "d", "c", "b", "a"],
        "story_id": ["b", "c", "c", "b", "b"],
        "is_first": [False, False, True, True, False],
        "similarity": [0.5, 0.9, 1.0, 1.0, 0.75],
        "n_copies": [3, 2, 2, 3, 3],
    }
)


def test_a_group_is_a_column_with_few_values():
    """A column that differs from article to article, or is not there, is refused with the columns to choose from."""
    assert check_group(ARTICLES, "origin") is ARTICLES
    with pytest.raises(MediakitError, match="has no column 'outlte'.*Did you mean 'outlet'"):
        check_group(ARTICLES, "outlte")
    for by in ("doc_id", "text", "title", "published"):
        with pytest.raises(MediakitError, match=f"by='{by}' does not name groups. Use outlet, origin"):
            check_group(ARTICLES, by)


def test_what_was_dropped_by_hand():
    """Characters add up per reason; a reason that only files without characters give has none, not 0."""
    dropped = pd.DataFrame(
        {
            "file": ["a.txt", "a.txt", "b.txt", "c.xlsx", "c.xlsx"],
            "start": [0, 20, 5, None, None],
            "end": [10, 25, 6, None, None],
            "reason": ["link", "advert", "link", "no text", "link"],
            "text": "x",
        },
        index=[9, 9, 1, 2, 3],
    )
    table = dropped_by_reason(dropped)
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["link", 3, 11, 3],
        ["advert", 1, 5, 1],
        ["no text", 1, None, 1],
    ]
    assert table["characters"].dtype == "Int64"


def test_outlets_and_origins_by_hand():
    """Every article is counted once, missing names under (not stated), whatever the index."""
    before = ARTICLES.copy()
    table = outlets_and_origins(ARTICLES)
    assert table.to_numpy().tolist() == [
        ["Post", "Meridian", 2, 2],
        ["(not stated)", "Courier", 1, 0],
        ["Courier", "(not stated)", 1, 1],
        ["Courier", "Meridian", 1, 0],
    ]
    pd.testing.assert_frame_equal(ARTICLES, before)


def test_repeated_stories_by_hand():
    """A story goes by the title of its first article; who printed it and whom they name stand once, sorted."""
    assert repeated_stories(ARTICLES, STORIES).to_numpy().tolist() == [
        ["Talks on again", 3, "Courier, Post", "Meridian", 0.5],
        ["Rain", 2, "Courier, (not stated)", "Courier, (not stated)", 0.9],
    ]


def test_a_story_told_once_is_not_repeated():
    """Stories of one article are left out."""
    alone = STORIES.assign(n_copies=1)
    assert repeated_stories(ARTICLES, alone).empty


def test_the_codebook_as_a_table():
    """One row per frame in the codebook's order, with its level; a frame counts its own patterns and those below it."""
    frames = {
        "peace": {
            "label": "Peace",
            "definition": "Talks.",
            "rule": "Not for rumours.",
            "source": "Invented.",
            "patterns": ["talks"],
            "frames": {"swap": {"label": "Land swap", "patterns": ["land swap*", "swap"], "exclude": ["swap shop"]}},
        },
        "deal": {"patterns": ["deal"], "exclude": ["deal with", "dealt"]},
    }
    table = codebook_table(Codebook.from_dict({"frames": frames}))
    assert list(table.columns) == [
        "frame", "level", "label", "definition", "rule", "source", "n_patterns", "patterns", "exclude",
    ]  # fmt: skip
    assert table.to_numpy().tolist() == [
        ["peace", 1, "Peace", "Talks.", "Not for rumours.", "Invented.", 3, "talks", ""],
        ["peace.swap", 2, "Land swap", "", "", "", 2, "land swap*; swap", "swap shop"],
        ["deal", 1, "deal", "", "", "", 1, "deal", "deal with; dealt"],
    ]


def test_empty_tables_give_empty_summaries():
    """No article and nothing dropped: the same columns, no rows, no error."""
    none = ARTICLES.iloc[:0]
    dropped = pd.DataFrame(columns=columns("dropped"))
    assert list(dropped_by_reason(dropped)) == ["reason", "stretches", "characters", "files"]
    assert list(outlets_and_origins(none)) == ["outlet", "origin", "n_articles", "n_dated"]
    assert list(repeated_stories(none, STORIES.iloc[:0])) == [
        "title", "n_copies", "outlets", "origins", "least_similarity",
    ]  # fmt: skip
    assert list(_telling(none)) == ["outlet", "polarity", "text", "title", "doc_id", "sent_id"]


TOLD = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d", "e"],
        "title": ["A", "B", "C", "D", None],
        "outlet": ["Post", "Post", "Post", "Courier", None],
        "text": [
            "It was a horrible, awful day for all. It was a bad day for all. It was a great day for all of us.",
            "It was a bad day for all. Bad. They met in the hall at noon. It was a good day for all.",
            None,
            "It was a wonderful day for all of them.",
            "It was a terrible day for all of them.",
        ],
    }
)


def _telling(articles, **options):
    scored = sentiment(articles, analyzer="vader", unit="sentence")
    return telling_sentences(scored, sentences(articles), articles, **options)


def test_telling_sentences_are_those_at_both_ends():
    """Largest group first; lowest to highest; one sentence of an article at each end; short and unscored ones
    are left out; articles of no group stand last."""
    table = _telling(TOLD)
    assert table[["outlet", "doc_id", "sent_id"]].to_numpy().tolist() == [
        ["Post", "a", 0],
        ["Post", "b", 0],
        ["Post", "b", 3],
        ["Post", "a", 2],
        ["Courier", "d", 0],
        ["(not stated)", "e", 0],
    ]
    assert table["text"].iloc[0] == "It was a horrible, awful day for all."
    assert table["title"].fillna("none").tolist() == ["A", "B", "B", "A", "D", "none"]
    assert table[table["outlet"] == "Post"]["polarity"].is_monotonic_increasing


def test_telling_sentences_are_cut_to_n_and_to_the_largest_groups():
    """n counts at each end, max_groups keeps the largest groups."""
    table = _telling(TOLD, n=1, max_groups=1)
    assert table[["outlet", "doc_id", "sent_id"]].to_numpy().tolist() == [["Post", "a", 0], ["Post", "a", 2]]


def test_telling_sentences_do_not_depend_on_the_order_of_rows():
    """Shuffled tables with any index give the same sentences."""
    scored, parts = sentiment(TOLD, analyzer="vader", unit="sentence"), sentences(TOLD)
    shuffled = [table.sample(frac=1, random_state=3) for table in (scored, parts, TOLD)]
    pd.testing.assert_frame_equal(telling_sentences(*shuffled), telling_sentences(scored, parts, TOLD))


def test_telling_sentences_name_the_table_that_is_wrong():
    """The scores of whole articles, or articles for sentences, are refused by name."""
    scored = sentiment(TOLD, analyzer="vader", unit="sentence")
    with pytest.raises(MediakitError, match="scored has no column 'sent_id'"):
        telling_sentences(sentiment(TOLD, analyzer="vader"), sentences(TOLD), TOLD)
    with pytest.raises(MediakitError, match="sentences has no column 'sent_id'"):
        telling_sentences(scored, TOLD, TOLD)


def test_the_largest_group():
    """Missing groups do not count; of equal ones the first by name; a wanted one must be there."""
    assert largest_group(ARTICLES, "outlet") == "Courier"
    assert largest_group(ARTICLES, "origin") == "Meridian"
    assert largest_group(ARTICLES, "outlet", wanted="Post") == "Post"
    assert largest_group(ARTICLES.assign(outlet=None), "outlet") == "(not stated)"
    assert largest_group(pd.DataFrame({"year": [2025, 2026, 2026]}), "year") == "2026"
    with pytest.raises(MediakitError, match="target='Curier' is no outlet.*They have: .*Did you mean 'Courier'"):
        largest_group(ARTICLES, "outlet", wanted="Curier")


def test_telling_sentences_of_articles_without_a_group_stand_last():
    """They are not lost."""
    table = _telling(TOLD.assign(outlet=[None, *list(TOLD["outlet"])[1:]]))
    assert list(dict.fromkeys(table["outlet"]))[-1] == "(not stated)"
    assert len(_telling(TOLD.assign(outlet=None)))
