"""Who copies whom in 4,000 articles of 186 outlets: what readers of these outlets would expect, and nothing made up."""

import pytest

from mediakit._text_sources import NOT_KNOWN
from mediakit.copying import copying
from mediakit.plots.copying import plot_copying
from mediakit.republished import republished
from mediakit.stories import stories


@pytest.fixture(scope="module")
def articles(four_thousand):
    return four_thousand.articles


@pytest.fixture(scope="module")
def found(articles):
    return stories(articles)


@pytest.mark.slow
@pytest.mark.usefixtures("figures_closed")
def test_the_agency_is_the_largest_source(articles, found):
    """The Associated Press, under one name whatever the credits write, and it is not its own source."""
    table = copying(articles, found)
    largest = table.iloc[0]
    assert largest[["source", "target"]].tolist() == ["Associated Press", "Washington Times"]
    assert largest["source_is_agency"] and largest["n_articles"] >= 8
    assert not (table["source"] == table["target"]).any() and "AP" not in set(table["source"])
    assert "Associated Press to Washington Times" in plot_copying(table).figure.mediakit_alt


@pytest.mark.slow
def test_all_dates_are_days_so_lags_are_days(articles, found):
    """And copies of one day, such as those of Townhall and ABC News, have no direction."""
    table = copying(articles, found)
    assert (table["lag_hours"].dropna() % 24 == 0).all()
    unknown = set(table.loc[table["source"] == NOT_KNOWN, "target"])
    assert {"Townhall", "ABC News", "Washington Free Beacon", "San Francisco Chronicle"} <= unknown


@pytest.mark.slow
def test_shares_and_flows_add_up(articles, found):
    """Articles with a known source, by flow and by outlet; every outlet has its row."""
    table, shares = copying(articles, found), republished(articles, found)
    assert len(shares) == articles["outlet"].nunique()
    assert shares["n_republished"].sum() <= table["n_articles"].sum()
    assert shares[["n_republished", "n_unclear"]].sum().sum() == table["n_articles"].sum()
    assert shares["n_credited"].sum() == table["n_credited"].sum()
