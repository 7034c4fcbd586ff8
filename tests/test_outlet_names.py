"""Names of outlets as found, and hints which may be the same."""

from pathlib import Path

import pandas as pd
import pytest

from mediakit import read_corpus
from mediakit._check import MediakitError
from mediakit.outlet_names import outlet_names

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "raw" / "sample" / "pages"
OUTLETS = Path(__file__).resolve().parents[1] / "studies" / "outlets.yml"


def _hints(*names):
    table = outlet_names(pd.DataFrame({"outlet": list(names)}))
    return {
        name: hint for name, hint in zip(table["name"], table["perhaps_same_as"], strict=True) if isinstance(hint, str)
    }


@pytest.mark.parametrize(
    "other",
    [
        "The Courier", "courier", "Courier (Selvick)", "Courier, Selvick", "COURIER; Late",
        "The Courier - Final Edition", "Courier Online", "Courier – Late Edition", "courier.com",
        "www.thecourier.co.uk", "https://www.courier.com/",
    ],
)  # fmt: skip
def test_names_that_differ_by_edition_place_or_address(other):
    """They may be the most frequent of them; that one gets no hint itself."""
    assert _hints("Courier", "Courier", other) == {other: "Courier"}


@pytest.mark.parametrize("other", ["Courier Herald", "Sunday Courier", "Le Courrier", "Post", "The Times", "Final"])
def test_other_papers_get_no_hint(other):
    """A Sunday paper is a paper of its own."""
    assert _hints("Courier", "Courier", other) == {}


def test_one_row_for_each_name_as_found():
    """With the name that outlets.yml gave it; articles without an outlet are not among them."""
    articles = pd.DataFrame(
        {
            "outlet": ["The Courier", "The Courier", "The Courier", "Post", None],
            "outlet_text": ["Courier (Selvick)", None, "Courier (Selvick)", None, None],
        }
    )
    table = outlet_names(articles)
    assert table[["name", "outlet", "n_articles"]].values.tolist() == [
        ["Courier (Selvick)", "The Courier", 2], ["Post", "Post", 1], ["The Courier", "The Courier", 1],
    ]  # fmt: skip
    assert table["perhaps_same_as"].isna().all()


def test_empty_and_wrong_tables():
    """No articles give no rows in the same columns; a table without outlets is refused."""
    empty = outlet_names(pd.DataFrame({"outlet": pd.Series([], dtype="str")}))
    assert list(empty) == ["name", "outlet", "n_articles", "perhaps_same_as"] and not len(empty)
    assert not len(outlet_names(pd.DataFrame({"outlet": [None, None]})))
    with pytest.raises(MediakitError, match="no column 'outlet'"):
        outlet_names(pd.DataFrame({"outlets": []}))


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_starter_changes_nothing_in_the_sample():
    """studies/outlets.yml gives the sample's outlets the names that they have."""
    plain, named = read_corpus(SAMPLE).articles, read_corpus(SAMPLE, outlets=OUTLETS).articles
    pd.testing.assert_frame_equal(plain, named)
    assert outlet_names(named)["perhaps_same_as"].isna().all()
