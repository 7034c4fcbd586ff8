"""Real tables: everything is read, and what has no date is counted."""

import pytest


@pytest.fixture(scope="module")
def corpus(four_thousand):
    return four_thousand


def test_every_article_is_read(corpus):
    """All 4,000 lines are articles, every one with an outlet, a title and a text."""
    assert len(corpus.articles) == 4000
    assert corpus.articles["outlet"].nunique() == 186
    assert corpus.articles[["outlet", "title", "text"]].notna().all(axis=None)
    assert corpus.articles["doc_id"].is_unique
    assert len(corpus.dropped) == 0


def test_undated_and_odd_dates_are_named(corpus):
    """472 rows have an empty date; the two written month first with a short year are read and named."""
    assert corpus.audit["n_undated"].tolist() == [472]
    assert corpus.articles["published"].isna().sum() == 472
    assert "No date in 472 of 4,000 rows." in corpus.audit["warnings"][0]
    assert "'9/28/16' as 2016-09-28" in corpus.audit["warnings"][0]
    assert corpus.articles["published_precision"].dropna().unique().tolist() == ["day"]


def test_the_figures_add_up(corpus):
    """Every character of the unpacked file is in an article or between two."""
    row = corpus.audit.iloc[0]
    assert row["n_kept_chars"] + row["n_metadata_chars"] + row["n_dropped_chars"] == row["n_chars"]
