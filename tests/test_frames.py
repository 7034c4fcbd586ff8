"""Mentions, key words in context, and coverage."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from mediakit._check import CodebookError, MediakitError
from mediakit._coverage_intervals import wilson
from mediakit.codebook import Codebook
from mediakit.frames import coverage, coverage_over_time, kwic, mentions
from mediakit.tables import columns

BOOK = {
    "frames": {
        "swap": {"patterns": ["swap", "land swap*"], "exclude": ["swap meet"]},
        "deal": {"patterns": ["land swap deal", "deal*"]},
        "silent": {"patterns": ["nobody says this"]},
    }
}
ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c", "d"],
        "outlet": ["Post", "Courier", "Post", None],
        "published": pd.to_datetime(
            ["2026-03-02T08:00Z", "2026-03-04T23:59Z", "2026-03-16", None], format="ISO8601", utc=True
        ),
        "text": [
            "Talks went on. The land-swap deal was off. A swap meet was not.",
            "Rain fell on the orchards.",
            None,
            "“A land\nswap,” he said.",
        ],
    },
    index=[5, 5, 0, 1],
)


def test_mentions_by_hand():
    """Each mention has its sentence, frame, pattern and offsets; other frames do not disturb it."""
    table = mentions(ARTICLES, BOOK)
    assert table.columns.tolist() == columns("mentions")
    assert table.drop(columns=["start", "end"]).to_numpy().tolist() == [
        ["a", 1, "swap", "land swap*", "land-swap"],
        ["a", 1, "deal", "land swap deal", "land-swap deal"],
        ["d", 0, "swap", "land swap*", "land\nswap"],
    ]
    assert list(table["frame"].cat.categories) == ["swap", "deal", "silent"]
    texts = dict(zip(ARTICLES["doc_id"], ARTICLES["text"], strict=True))
    for row in table.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text


def test_a_codebook_in_any_form(tmp_path):
    """A Codebook, a mapping and a path give the same mentions."""
    path = tmp_path / "book.yml"
    path.write_text("frames: {swap: {patterns: [land swap*]}}", encoding="utf-8")
    book = {"frames": {"swap": {"patterns": ["land swap*"]}}}
    for other in (path, str(path), Codebook.from_dict(book)):
        pd.testing.assert_frame_equal(mentions(ARTICLES, other), mentions(ARTICLES, book))


def test_nothing_found_keeps_its_shape():
    """No articles, and articles without a match, give empty tables with the same columns and kinds."""
    for articles in (ARTICLES.iloc[:0], ARTICLES.iloc[[1, 2]]):
        table = mentions(articles, BOOK)
        assert len(table) == 0
        pd.testing.assert_series_equal(table.dtypes, mentions(ARTICLES, BOOK).dtypes)
        lines = kwic(articles, "swap")
        assert len(lines) == 0
        pd.testing.assert_series_equal(lines.dtypes, kwic(ARTICLES, "swap").dtypes)


def test_the_input_is_left_alone():
    """Neither articles nor mentions are changed."""
    before, found = ARTICLES.copy(), mentions(ARTICLES, BOOK)
    kept = found.copy()
    kwic(ARTICLES, "swap")
    coverage(found, ARTICLES)
    pd.testing.assert_frame_equal(ARTICLES, before)
    pd.testing.assert_frame_equal(found, kept)


def test_ids_of_any_kind_even_twice():
    """Numbers as doc_id stay numbers; a doc_id that stands twice keeps its sentences apart."""
    articles = pd.DataFrame({"doc_id": [7, 7], "text": ["Rain fell. A swap.", "A swap. Rain fell."]})
    table = mentions(articles, BOOK)
    assert table["doc_id"].tolist() == [7, 7]
    assert table["sent_id"].tolist() == [1, 0]


HOSTILE = st.text(
    st.sampled_from("swap land-’'.\n\x00\u2028\u00a0éİß\u0301\u202e😀\ud800*?[(\\") | st.characters(), max_size=80
)


@settings(max_examples=100, deadline=None)
@given(st.lists(HOSTILE, max_size=4), st.integers(0, 3))
def test_offsets_are_true_on_any_text(texts, window):
    """Whatever the text holds, text[start:end] is the match, and the context stands beside it."""
    texts = [text + " land swap " + text for text in texts]
    articles = pd.DataFrame({"doc_id": range(len(texts)), "text": pd.Series(texts, dtype="object")})
    found = mentions(articles, BOOK)
    assert set(found["doc_id"]) == set(range(len(texts)))
    for row in found.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text
    for row in kwic(articles, "*a*", window=window).to_dict("records"):
        text = texts[row["doc_id"]]
        assert text[row["start"] : row["end"]] == row["match"]
        assert not set(row["left"] + row["right"]) & set("\n\r\x0b\x0c\x85\u2028\u2029")
        if window:
            assert text[: row["start"]].rstrip().endswith(row["left"].split(" ")[-1])
        else:
            assert row["left"] == row["right"] == ""


# --- kwic


def test_kwic_by_hand():
    """So many words on each side, with the punctuation that touches them, line breaks as one space."""
    text = "First line,\n\n  second  “line”: the land\nswap (so-called) was\noff. And then."
    articles = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    lines = kwic(articles, "land swap", window=3)
    assert lines.columns.tolist() == columns("kwic")
    assert lines.loc[0, ["left", "match", "right"]].tolist() == [
        "second  “line”: the", "land\nswap", "(so-called) was",
    ]  # fmt: skip
    assert kwic(articles, "land swap", window=0).loc[0, ["left", "right"]].tolist() == ["", ""]
    wide = kwic(articles, "land swap", window=99).loc[0]
    assert wide["left"] == "First line, second  “line”: the"
    assert wide["right"] == "(so-called) was off. And then."


def test_kwic_of_several_patterns():
    """Several patterns act as one frame: by place, the longest first, none twice."""
    lines = kwic(ARTICLES, ["swap", "land swap", "rain"])
    assert lines["match"].tolist() == ["land-swap", "swap", "Rain", "land\nswap"]


@pytest.mark.parametrize("window", [-1, 2.5, True, "8"])
def test_kwic_window(window):
    """A window is a whole number from 0 up."""
    with pytest.raises(MediakitError, match="Allowed: a whole number"):
        kwic(ARTICLES, "swap", window=window)


@pytest.mark.parametrize("pattern", [[], "", "*", "(swap", 5, [5], None])
def test_kwic_pattern(pattern):
    """What is no pattern is refused."""
    with pytest.raises(CodebookError):
        kwic(ARTICLES, pattern)


@pytest.mark.parametrize("function", [lambda a: mentions(a, BOOK), lambda a: kwic(a, "swap")])
def test_missing_columns(function):
    """A missing column is named with the nearest that is there."""
    with pytest.raises(MediakitError, match="no column 'text'.*Did you mean 'texts'"):
        function(ARTICLES.rename(columns={"text": "texts"}))


# --- coverage


@settings(max_examples=100)
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(counts):
    """The interval is SciPy's Wilson interval, and lies in 0 to 1."""
    k, n = counts
    low, high = wilson(np.array([k]), np.array([n]))
    theirs = binomtest(k, n).proportion_ci(method="wilson")
    np.testing.assert_allclose([low[0], high[0]], [theirs.low, theirs.high], atol=1e-12)
    assert 0 <= low[0] <= k / n <= high[0] <= 1


def test_coverage_by_hand():
    """Groups by size, then name, the unnamed last; every frame in each, zero counts too."""
    table = coverage(mentions(ARTICLES, BOOK), ARTICLES)
    assert table.columns.tolist() == ["outlet", *columns("coverage")]
    assert table["n_stories"].isna().all()
    assert table[["outlet", "frame", "n_articles", "n_with", "share"]].to_numpy().tolist() == [
        ["Post", "swap", 2, 1, 0.5],
        ["Post", "deal", 2, 1, 0.5],
        ["Post", "silent", 2, 0, 0.0],
        ["Courier", "swap", 1, 0, 0.0],
        ["Courier", "deal", 1, 0, 0.0],
        ["Courier", "silent", 1, 0, 0.0],
        ["(not stated)", "swap", 1, 1, 1.0],
        ["(not stated)", "deal", 1, 0, 0.0],
        ["(not stated)", "silent", 1, 0, 0.0],
    ]
    assert table["rate_per_1000"][0] == pytest.approx(1000 / 14)  # one mention in 14 words
    assert table["rate_per_1000"][6] == pytest.approx(1000 / 5)
    assert list(table["frame"].cat.categories) == ["swap", "deal", "silent"]


def test_two_mentions_are_one_article():
    """An article counts once in the share, each mention in the rate."""
    articles = pd.DataFrame({"doc_id": [1], "outlet": ["Post"], "text": ["swap and swap"]})
    row = coverage(mentions(articles, BOOK), articles, frames=["swap"]).iloc[0]
    assert (row["n_with"], row["rate_per_1000"]) == (1, pytest.approx(2000 / 3))


def test_no_word_no_rate():
    """A group without a word has a share but no rate."""
    articles = pd.DataFrame({"doc_id": [1], "outlet": ["Post"], "text": [None]})
    row = coverage(mentions(articles, BOOK), articles, frames=["swap"]).iloc[0]
    assert row["share"] == 0
    assert np.isnan(row["rate_per_1000"])


def test_several_columns():
    """Groups of two columns: any group with a part that is not stated comes last."""
    articles = ARTICLES.assign(origin=["Wire", None, "Wire", "Wire"])
    table = coverage(mentions(ARTICLES, BOOK), articles, by=["outlet", "origin"], frames=["swap"])
    assert table[["outlet", "origin", "n_articles", "n_with"]].to_numpy().tolist() == [
        ["Post", "Wire", 2, 1],
        ["(not stated)", "Wire", 1, 1],
        ["Courier", "(not stated)", 1, 0],
    ]


def test_frames_can_be_chosen():
    """The frames asked for, in that order; a misspelt one is named with the nearest."""
    found = mentions(ARTICLES, BOOK)
    table = coverage(found, ARTICLES, frames=["deal", "swap"])
    assert table["frame"].head(2).tolist() == ["deal", "swap"]
    assert table.loc[0, "n_with"] == 1
    with pytest.raises(MediakitError, match=r"frame 'swop' is not in the codebook.*Did you mean 'swap'"):
        coverage(found, ARTICLES, frames=["swop"])


def test_hand_made_mentions():
    """A table of doc_id and frame is enough."""
    found = pd.DataFrame({"doc_id": ["a", "a", "b"], "frame": ["z", "y", None]}, index=[1, 1, 1])
    table = coverage(found, ARTICLES)
    assert table["frame"].head(2).tolist() == ["y", "z"]
    assert table["n_with"].sum() == 2


def test_mentions_of_other_articles_are_counted():
    """Mentions whose article is not there are left out, and a warning counts them."""
    found = mentions(ARTICLES, BOOK)
    with pytest.warns(UserWarning, match="2 of 3 mentions are of articles that are not in the articles table"):
        table = coverage(found, ARTICLES.iloc[1:])
    assert table["n_with"].sum() == 1


def test_an_article_stands_once():
    """A doc_id that stands twice would count twice, and is refused."""
    with pytest.raises(MediakitError, match=r"holds 'a' twice or more \(1 such rows\)"):
        coverage(mentions(ARTICLES, BOOK), pd.concat([ARTICLES, ARTICLES.iloc[:1]]))


@pytest.mark.parametrize("by", [None, [], 5, ["outlet", "outlet"], "frame", "outlt"])
def test_by(by):
    """Groups come from columns of articles that exist and are not coverage's own."""
    with pytest.raises(MediakitError):
        coverage(mentions(ARTICLES, BOOK), ARTICLES.assign(frame="x"), by=by)


def test_coverage_of_nothing():
    """No articles give no rows, with the right columns and kinds."""
    found = mentions(ARTICLES, BOOK)
    table = coverage(found.iloc[:0], ARTICLES.iloc[:0])
    assert len(table) == 0
    pd.testing.assert_series_equal(table.dtypes, coverage(found, ARTICLES).dtypes)


# --- over time


def over_time(**options):
    with pytest.warns(UserWarning, match="1 of 4 articles have no date"):
        return coverage_over_time(mentions(ARTICLES, BOOK), ARTICLES, frames=["swap"], **options)


def test_weeks_with_gaps():
    """Weeks begin on Monday; one without articles is a row whose share is missing."""
    table = over_time()
    assert table.columns.tolist() == ["period", *columns("coverage")]
    assert table["period"].dt.strftime("%d").tolist() == ["02", "09", "16"]
    assert table["n_articles"].tolist() == [2, 0, 1]
    assert table["n_with"].tolist() == [1, 0, 0]
    assert table["share"].fillna(-1).tolist() == [0.5, -1, 0]
    assert table.loc[1, ["low", "high", "rate_per_1000"]].isna().all()
    assert table.attrs["n_undated"] == 1


def test_days():
    """Every day from the first to the last is a row, in UTC."""
    table = over_time(frequency="day")
    assert len(table) == 15
    assert table.loc[table["n_articles"] > 0, "period"].dt.day.tolist() == [2, 4, 16]
    assert str(table["period"].dtype) == "datetime64[us, UTC]"


@pytest.mark.parametrize(
    "published",
    [
        ["2026-03-02 10:00", "2026-03-09T00:30:00+01:00", "2026-03-08", None],
        [pd.Timestamp("2026-03-02"), pd.Timestamp("2026-03-08T23:30Z"), pd.Timestamp("2026-03-08"), pd.NaT],
    ],
)
def test_dates_as_they_come(published):
    """Text and times with or without a zone are read, those without as UTC."""
    articles = ARTICLES.assign(published=published)
    with pytest.warns(UserWarning, match="1 of 4"):
        table = coverage_over_time(mentions(ARTICLES, BOOK), articles, frames=["swap"])
    assert table["n_articles"].tolist() == [3]


@pytest.mark.parametrize("published", ["soon", 2026])
def test_what_is_no_date(published):
    """A value that is no date is named, never read as 1970."""
    with pytest.raises(MediakitError, match=rf"no ISO date, the first is .*{published}"):
        coverage_over_time(mentions(ARTICLES, BOOK), ARTICLES.assign(published=published))


def test_no_dates_at_all():
    """Without a date there is no row, and the warning counts the articles."""
    with pytest.warns(UserWarning, match="4 of 4 articles have no date"):
        table = coverage_over_time(mentions(ARTICLES, BOOK), ARTICLES.assign(published=None), frames=["swap"])
    assert len(table) == 0
    assert [str(kind) for kind in table.dtypes] == [str(kind) for kind in over_time().dtypes]


def test_frequency():
    """Hours, days, weeks and longer periods, nothing else."""
    with pytest.raises(MediakitError, match="Allowed: hour, day, week, month, quarter, year"):
        coverage_over_time(mentions(ARTICLES, BOOK), ARTICLES, frequency="weak")
