"""Passages in two articles: what was planted is found where it stands and nothing else, whatever the texts hold."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.passages import passages, seeds
from mediakit.passages.chains import chains_of
from mediakit.tables import columns
from mediakit.text import words

PLACES = ["doc_id_a", "start_a", "end_a", "doc_id_b", "start_b", "end_b"]


def prose(rng, n):
    """Words that no other article has in this order."""
    return [f"w{number}" for number in rng.integers(0, 5000, n)]


def planted(edit=lambda lifted: lifted, n=300, n_planted=40):
    """Invented articles; one in forty-odd has a paragraph of 40 words of another one, and where it stands in both."""
    rng = np.random.default_rng(7)
    texts = [prose(rng, int(length)) for length in rng.integers(150, 300, n)]
    days = [pd.Timestamp("2026-03-01", tz="UTC") + pd.Timedelta(days=i % 60) for i in range(n)]
    truth = []
    for i in range(n_planted):
        source, target = 2 * i, 299 - 2 * i
        lifted = texts[source][60:100]
        at = 80 + i
        before, after = texts[source][59], texts[source][100]
        assert before != texts[target][at - 1] and after != texts[target][at]
        new = edit(lifted)
        texts[target][at:at] = new
        truth.append((source, 60, 100, target, at, at + len(new)))
    joined = [" ".join(text) + "." for text in texts]
    offsets = [np.cumsum([0, *(len(word) + 1 for word in text)]) for text in texts]
    rows = []
    for a, first_a, end_a, b, first_b, end_b in truth:
        one = (f"d{a:03}", offsets[a][first_a], offsets[a][end_a] - 1)
        other = (f"d{b:03}", offsets[b][first_b], offsets[b][end_b] - 1)
        rows.append((*one, *other) if days[a] < days[b] else (*other, *one))
    articles = pd.DataFrame(
        {
            "doc_id": [f"d{i:03}" for i in range(n)],
            "outlet": [f"Outlet {i % 7}" for i in range(n)],
            "published": days,
            "text": joined,
        }
    )
    return articles, pd.DataFrame(rows, columns=PLACES)


def placed(table):
    return table[PLACES].sort_values(PLACES, ignore_index=True)


@pytest.mark.parametrize("days_apart", [None, 60])
def test_planted_paragraphs_are_found(days_apart):
    """All forty, where they stand, the earlier article first, and nothing else."""
    articles, truth = planted()
    found = passages(articles, days=days_apart)
    pd.testing.assert_frame_equal(placed(found), placed(truth), check_dtype=False)
    assert (found["n_words"] == 40).all() and (found["shared_words"] == 40).all()
    text = dict(zip(articles["doc_id"], articles["text"], strict=True))
    for row in found.itertuples():
        assert text[row.doc_id_a][row.start_a : row.end_a] == row.text
        assert words(text[row.doc_id_b][row.start_b : row.end_b]) == words(row.text)
    assert list(found.columns) == columns("passages")
    assert found["same_story"].isna().all() and found["same_outlet"].notna().all()


def test_edits_inside_are_bridged():
    """A word replaced, three cut and two added: one passage, from its first word to its last."""

    def edit(lifted):
        return [*lifted[:10], "edited", *lifted[11:20], *lifted[23:31], "two", "more", *lifted[31:]]

    articles, truth = planted(edit)
    found = passages(articles)
    pd.testing.assert_frame_equal(placed(found), placed(truth), check_dtype=False)
    assert (found["shared_words"] == 36).all()  # 40 less one replaced and three cut
    assert passages(articles, gap=0).empty  # the longest run has ten words


def test_the_order_of_the_rows_does_not_matter():
    """Nor does the index, and the articles stay as they are."""
    articles, _ = planted()
    shuffled = articles.sample(frac=1, random_state=2).set_axis(range(7, 307))
    before = shuffled.copy()
    pd.testing.assert_frame_equal(passages(shuffled), passages(articles))
    pd.testing.assert_frame_equal(shuffled, before)


LIFTED = "the well at the old mill gave its last bucket of water on the morning that the envoys came"


AGAIN = f"{LIFTED.capitalize()}. Later it rained."


def two(a=f"They told us: {LIFTED}!", b=AGAIN, **more):
    return pd.DataFrame({"doc_id": ["x", "y"], "text": [a, b], **more})


def test_case_and_apostrophes_do_not_matter():
    """Words are compared in lower case, apostrophes straight."""
    a = "It wasn’t The Mayor's idea at ALL, said those who were at the table."
    found = passages(two(a, a.lower().replace("’", "'")), least_words=10)
    assert found["n_words"].tolist() == [14] and found["text"].tolist() == [a[:-1]]


def test_direction_is_told_as_far_as_dates_tell():
    """The earlier first; else by file and place, then by doc_id; hours go from middle to middle.

    By hand: from noon of 2 March to 17:00:30 of 5 March are 77 hours and half a minute.
    """
    times = pd.to_datetime(["2026-03-02 17:00", "2026-03-02 00:00"], utc=True)
    later = passages(two(published=times + pd.to_timedelta([72, 0], "h")), least_words=10)
    assert later["doc_id_a"].tolist() == ["y"] and later["hours"].round(2).tolist() == [77.01]
    open_ = two(published=times, file=["2", "1"], start=[0, 0])
    assert passages(open_, least_words=10)["doc_id_a"].tolist() == ["y"]
    assert passages(open_, least_words=10)["hours"].isna().all()
    assert passages(open_.drop(columns="file"), least_words=10)["doc_id_a"].tolist() == ["x"]
    undated = passages(two(published=pd.to_datetime(["2026-03-02", None], utc=True)), least_words=10, days=0)
    assert undated["hours"].isna().all() and len(undated) == 1


def test_days_apart():
    """Ranges of time that are farther apart than that are not compared: from the end of the first day on."""
    days = two(published=pd.to_datetime(["2026-03-02", "2026-03-05"], utc=True))
    assert len(passages(days, least_words=10, days=2)) == 1
    assert passages(days, least_words=10, days=1.9).empty


def test_pairs_of_one_story_are_left_out():
    """Unless asked for; stories may be a table or a column of articles."""
    stories = pd.DataFrame({"doc_id": ["y", "x"], "story_id": ["x", "x"]})
    assert passages(two(), stories, least_words=10).empty
    assert passages(two(story_id=["x", "x"]), least_words=10).empty
    asked = passages(two(), stories, least_words=10, within_stories=True)
    assert asked["same_story"].tolist() == [True]
    assert passages(two(story_id=["x", None]), least_words=10)["same_story"].tolist() == [False]


def test_standing_text_of_an_outlet_is_left_out_and_counted():
    """A notice in four articles of one outlet is; in three, and in four of four outlets, it is not."""
    rng = np.random.default_rng(1)
    texts = [" ".join([*prose(rng, 60), LIFTED]) for _ in range(4)]
    articles = pd.DataFrame({"doc_id": list("abcd"), "outlet": "Courier", "text": texts})
    found = passages(articles, least_words=15)
    assert found.empty and found.attrs["n_standing_words"] == 4 * 19 and list(found.columns) == columns("passages")
    assert len(passages(articles.head(3), least_words=15)) == 3
    others = passages(articles.assign(outlet=list("ABCD")), least_words=15)
    assert len(others) == 6 and not others["same_outlet"].any()
    unknown = passages(articles.assign(outlet=None), least_words=15)
    assert len(unknown) == 6 and unknown["same_outlet"].isna().all()


def test_text_that_very_many_print_is_left_out_and_counted():
    """A paragraph in twelve stories where ten may have it; copies of one story count once."""
    rng = np.random.default_rng(1)
    articles = pd.DataFrame(
        {"doc_id": list("abcdefghijkl"), "text": [" ".join([*prose(rng, 60), LIFTED]) for _ in range(12)]}
    )
    found = passages(articles, least_words=15)
    assert found.empty and found.attrs["n_common_words"] == 12 * 19 and found.attrs["most"] == 10
    assert len(passages(articles, least_words=15, most=12)) == 66
    copies = articles.assign(story_id=["s"] * 11 + ["t"])
    assert len(passages(copies, least_words=15)) == 11


def test_quoted_share():
    """1 where both quote, 0 where one has it as its own words, between them where a part is quoted."""
    said = f"“{LIFTED}”"
    articles = pd.DataFrame(
        {"doc_id": ["x", "y", "z"], "text": [f"He said: {said}", f"And then: {said}", f"We know {LIFTED}."]}
    )
    quotes = pd.DataFrame({"doc_id": ["x", "y"], "start": [9, 10], "end": [9 + 92, 10 + 92], "kind": "direct"})
    found = passages(articles, least_words=15, quotes=quotes).set_index(["doc_id_a", "doc_id_b"])["quoted_share"]
    assert found.to_dict() == {("x", "y"): 1.0, ("x", "z"): 0.0, ("y", "z"): 0.0}
    half = quotes.assign(end=[9 + 1 + 45, 10 + 92])
    assert passages(articles.head(2), least_words=15, quotes=half)["quoted_share"].tolist() == [0.5]
    none = passages(articles.head(2), least_words=15, quotes=quotes.head(0))
    assert none["quoted_share"].tolist() == [0.0]


def test_hostile_texts():
    """Missing, empty, monotonous, long, with half characters and marks of direction: no error, no flood."""
    rng = np.random.default_rng(5)
    long = " ".join(prose(rng, 30_000))
    texts = [None, "", "a " * 20_000, "a " * 20_000, "\ud800 \x00 \u202e", long, f"{long} \ud800", "<b>" * 100]
    articles = pd.DataFrame({"doc_id": range(8), "text": pd.Series(texts, dtype="object")})
    found = passages(articles)
    assert found[PLACES].to_numpy().tolist() == [[5, 0, len(long), 6, 0, len(long)]]
    assert found.attrs["n_repeated_words"] == 40_100
    assert passages(articles.head(2)).empty and passages(articles.head(0)).empty


def test_blocks_do_not_matter(monkeypatch):
    """What is held at once changes nothing."""
    articles, _ = planted()
    whole = passages(articles, least_words=6)
    monkeypatch.setattr(seeds, "BLOCK", 7)
    pd.testing.assert_frame_equal(passages(articles, least_words=6), whole)


def test_chains_by_hand():
    """Runs on one diagonal chain over a gap; one that lies in a longer passage of both is left out."""
    runs = np.array([[0, 1, 0, 100, 20], [0, 1, 24, 125, 10], [0, 1, 3, 103, 8], [0, 1, 90, 10, 30], [2, 3, 0, 0, 9]])
    found = chains_of(runs, 25, 5)
    assert [(c.first_a, c.end_a, c.first_b, c.end_b, c.shared) for c in found] == [
        (0, 34, 100, 135, 30),
        (90, 120, 10, 40, 30),
    ]
    assert len(chains_of(runs, 25, 4)) == 1


@pytest.mark.parametrize(
    "setting",
    [
        {"least_words": 5}, {"least_words": True}, {"least_words": 25.0}, {"gap": -1}, {"gap": None}, {"days": -1},
        {"days": float("nan")}, {"days": True}, {"days": "7"}, {"within_stories": 1}, {"most": 1}, {"most": 2.5},
    ],
)  # fmt: skip
def test_settings_that_are_not_allowed(setting):
    """With what is allowed."""
    with pytest.raises(MediakitError, match="Allowed|not a span"):
        passages(two(), **setting)


def test_tables_that_do_not_fit():
    """A missing column, an article that stands twice, a story that is not known."""
    with pytest.raises(MediakitError, match="no column 'text'"):
        passages(pd.DataFrame({"doc_id": []}))
    with pytest.raises(MediakitError, match="'x' twice"):
        passages(two().assign(doc_id="x"))
    with pytest.raises(MediakitError, match="stories does not know 1 of the 2 articles, the first of them 'y'"):
        passages(two(), pd.DataFrame({"doc_id": ["x"], "story_id": ["x"]}))
